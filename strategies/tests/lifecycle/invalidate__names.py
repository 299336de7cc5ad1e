"""What happens to warm sites when globals and builtins change."""

import builtins
from itertools import repeat

from watch import Site, show

value = 1
doomed = 2


def module_site():
    return value


def doomed_site():
    return doomed


def builtin_site():
    return len


def call_site(x):
    return len(x)


def length(x):
    return original(x)


sites = [(Site(module_site, "LOAD_GLOBAL"), ()), (Site(builtin_site, "LOAD_GLOBAL"), ()), (Site(call_site, "LOAD_GLOBAL"), ("ab",)), (Site(call_site, "CALL"), ("ab",))]


def all_sites(title, n=60):
    print(title)
    for site, args in sites:
        site.history("   ", repeat(args, n))


# Every name that the module will use is there before the first site warms up; what is added later is added on purpose.
original = len
gone = Site(doomed_site, "LOAD_GLOBAL")
keys = globals()
all_sites("warm", 5)
value = "other"
all_sites("global rebound")
keys["added"] = 1
all_sites("global added")
del keys["added"]
all_sites("global deleted")
gone.history("doomed", repeat((), 10))
del doomed
gone.history("deleted", repeat((), 120))
doomed = 3
gone.history("and back", repeat((), 220))
all_sites("after that")
builtins.len = length
all_sites("builtin rebound")
builtins.len = original
all_sites("builtin restored")
builtins.brand_new_builtin = 1
all_sites("builtin added")
del builtins.brand_new_builtin
all_sites("builtin deleted")
keys["len"] = length
all_sites("builtin shadowed")
keys["len"] = original
all_sites("shadow rebound")
del keys["len"]
all_sites("shadow gone")
keys[5] = 1
all_sites("a key that is no str")
del keys[5]
all_sites("gone, the table stays general", 120)


# Other globals dicts for the same code.
def read():
    return value


site = Site(read, "LOAD_GLOBAL")
other = type(read)(read.__code__, {"value": 1, "__builtins__": builtins})
another = type(read)(read.__code__, {"value": 1, "x": 2, "__builtins__": builtins})


def run(f, n):
    site.function = f
    site.history(f"{n} times", repeat((), n))


run(other, 10)
run(another, 60)
run(other, 60)


class Globals(dict):
    pass


lookup = compile("def f():\n    return value, len\n", "<code>", "exec")
for kind in (dict, Globals):
    space = kind(value=1, __builtins__=builtins)
    exec(lookup, space)
    f = space["f"]
    for _ in range(5):
        f()
    show(kind.__name__, f)

missing = compile("def f():\n    return nowhere\n", "<code>", "exec")
space = {}
exec(missing, space)
site = Site(space["f"], "LOAD_GLOBAL")
site.history("missing", repeat((), 30))
space["nowhere"] = 1
site.history("present", repeat((), 60))
