import sys
def f():
    try:
        sys.exit(2)
    except ValueError:
        pass
    else:
        print("no")
class CM:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): print("exit sees", t.__name__, v.code)
with CM():
    f()
