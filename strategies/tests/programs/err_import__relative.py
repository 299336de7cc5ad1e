from .pkg_helpers import names
