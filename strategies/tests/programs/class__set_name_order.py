# __set_name__: order, owner, renaming, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class D:
    def __init__(self, tag): self.tag = tag
    def __set_name__(self, owner, name):
        print(self.tag, owner.__name__, name)
        self.name = name
    def __get__(self, o, t): return (self.name, self.tag)
shared = D('shared')
class A:
    first = D(1)
    second = D(2)
    third = shared
    fourth = shared
    del first
print(A.second, A.third, A.fourth)
A.late = D('late')
show(lambda: A.late)
class B(A):
    second = D(5)
type('C', (), {'x': D(6), 'y': D(7)})
class Bad:
    def __set_name__(self, owner, name): raise TypeError('bad name ' + name)
def bad():
    class X:
        field = Bad()
try:
    bad()
except TypeError as e:
    print(e, e.__notes__)
class Inst: pass
i = Inst()
i.__set_name__ = lambda *a: print('never')
class E:
    i = i
class Grow:
    def __set_name__(self, owner, name):
        if name == 'g': owner.extra = D('extra')
class F:
    g = Grow()
print(F.__dict__['extra'].tag)
