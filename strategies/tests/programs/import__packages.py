import pkg_helpers.sub.leaf
import pkg_helpers as p
print(pkg_helpers.sub.leaf.leaf_name, p.version, p.sub.up)
from pkg_helpers import names, version
from pkg_helpers.names import where
print(names.alpha_value, where())
import pkg_helpers.names as n
print(n is names, p.names is n, p.__name__, p.__package__, len(list(p.__path__)))
from pkg_helpers.sub import leaf as lf
print(lf.leaf_name)
from pkg_helpers.names import *
print(alpha_value, _private, "beta_value" in globals())
from pkg_helpers.no_all import *
print(visible, "_hidden" in globals(), copied)
from pkg_helpers import dynamic
print(dynamic.computed, dir(dynamic))
from pkg_helpers.dynamic import computed
print(computed)
def attempt(text):
    try:
        exec(text, {})
    except Exception as e:
        print(text, "->", type(e).__name__, str(e).partition(" (/")[0])
attempt("from pkg_helpers.dynamic import other")
attempt("import pkg_helpers.nothing")
attempt("import pkg_helpers.names.deeper")
attempt("from pkg_helpers import nothing")
attempt("from pkg_helpers.sub.leaf import parent; parent()")
attempt("import pkg_nothing.sub")
attempt("from pkg_helpers.names import beta_value, gamma")
import pkg_helpers.cycle_a
print(pkg_helpers.cycle_b.late())
attempt("import pkg_helpers.cycle_c")
attempt("import pkg_broken.raises")
import sys
print("pkg_broken" in sys.modules, "pkg_broken.raises" in sys.modules)
attempt("import pkg_broken.syntax")
try:
    dynamic.missing
except AttributeError as e:
    print(e)
try:
    p.nothing
except AttributeError as e:
    print(e)
