from .. import version
from ..names import alpha_value as up
from .leaf import leaf_name

print("sub sees", version, up, leaf_name, __package__)
