import pkg_helpers.cycle_c
