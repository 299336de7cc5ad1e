# code_info and show_code.
import dis


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def plain(): pass
def full(a, b, /, c, *args, d, **kw):
    x = [a for a in args]
    def inner(): return c, x
    return inner
def gen():
    """doc"""
    yield 1
class C:
    def m(self): return __class__
for f in (plain, full, gen, C.m):
    print(dis.code_info(f))
    print()
dis.show_code('x = 1')
show(lambda: dis.code_info(5))
