import sys
import helper_module
import helper_module as hm
from helper_module import bump, Thing as T, counter
print(hm is helper_module, bump(), bump(), counter, hm.counter, T(), T.__module__)
print(__name__, helper_module.__name__, helper_module.__doc__, "helper_module" in sys.modules)
print(hm.__file__.rpartition("/")[2], repr(hm).partition(" from ")[0], type(hm).__name__)
hm.added = 5
import helper_module
print(helper_module.added, vars(hm)["added"], "bump" in dir(hm))
def local():
    import helper_module as inner
    from math import floor, ceil as c
    return inner is hm, floor(1.5), c(1.5)
print(local(), "floor" in globals())
class C:
    import math
    from math import pi
print(C.math.sqrt(4), round(C.pi, 2))
import math, itertools as it, collections.abc
print(math.pi > 3, next(it.count(3)), collections.abc.__name__)
if True:
    import bisect
try:
    import no_such
except ImportError as e:
    print(type(e).__name__, e, e.name)
else:
    print("no")
for text in ("import no_such.sub", "import helper_module.sub", "from helper_module import nope", "from no_such import x", "from math import nope", "import math.nope", "from . import x", "from .rel import x", "from helper_module import *; print(counter)", "from math import nope as z", "import collections.nope"):
    try:
        exec(text, {"__name__": "__main__"})
    except Exception as e:
        print(text, "->", type(e).__name__, str(e).partition(" (/")[0], getattr(e, "name", None))
del sys.modules["helper_module"]
import helper_module as again
print(again is hm, again.counter)
m = __import__("math")
print(m.sqrt(9), __import__("collections.abc").__name__)
sys.modules["fake"] = "not even a module"
import fake
print(fake)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
