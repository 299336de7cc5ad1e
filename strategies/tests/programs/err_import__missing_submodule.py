try:
    import pkg_helpers.absent
except ImportError as e:
    raise RuntimeError("could not start") from e
