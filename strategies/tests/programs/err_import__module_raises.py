import pkg_broken.raises
