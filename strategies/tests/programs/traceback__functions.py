# traceback: formatting and extraction; the gc graph functions.
import traceback, sys
def f(): 1/0
try: f()
except ZeroDivisionError as e:
    s = traceback.format_exc()
    print(s)
    print(traceback.format_exception_only(e), len(traceback.format_exception(e)))
    print([(x.name, x.lineno, x.line) for x in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_tb(e.__traceback__)[0].splitlines()[0][:7])
    traceback.print_exc(file=sys.stdout)
import gc
class A: pass
a = A(); b = [a]; a.x = b
print(any(r is b for r in gc.get_referrers(a)), any(r is a for r in gc.get_referents(b)))
gc.collect()
