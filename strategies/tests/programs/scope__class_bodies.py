x = "global"

class A:
    print("in class before:", x)
    x = "A.x"
    print("in class after:", x)
    lst = [x for _ in range(1)]
    first = [i for i in x]
    def get(self):
        return x
    class Inner:
        y = x

print(A.lst, A.first, A().get(), A.Inner.y)

def f(x):
    class B:
        y = x
        x = "B.x"
        z = x
        def get(self):
            return x
    return B.y if hasattr(B, "y") else None, B.z, B().get()

try:
    print(f("arg"))
except NameError as e:
    print(type(e).__name__, e)

def g(v):
    class D:
        w = v
        def get(self):
            return v
        def change(self, n):
            nonlocal v
            v = n
    return D

D = g(1)
d = D()
d.change(9)
print(D.w, d.get())

def h():
    q = "local"
    class E:
        nonlocal q
        q = "set by class body"
    return q, hasattr(E, "q")

print(h())
print(sorted(k for k in A.__dict__ if not k.startswith("__")))
class L:
    locals()["dynamic"] = 7
    print(dynamic)
    for i in range(2):
        pass
    del i
print(L.dynamic, hasattr(L, "i"))
print(A.__module__, A.Inner.__qualname__, A.get.__qualname__, g(0).get.__qualname__)
