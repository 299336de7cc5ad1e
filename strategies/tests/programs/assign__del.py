x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, c)
print([n for n in "abc" if n in globals()])
lst = [0, 1, 2, 3, 4, 5]
del lst[0]
print(lst)
del lst[-1], lst[0]
print(lst)
del lst[::2]
print(lst)
del lst[:]
print(lst)
d = {"a": 1, "b": 2}
del d["a"]
print(d)

class C:
    z = 1

c = C()
c.y = 2
del c.y
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def m1(): del c.y
def m2(): del c.z
def m3(): del d["zz"]
def m4(): del lst[5]
def m5():
    del local
    local = 1
def m6():
    v = 1
    del v
    print(v)
def m7():
    v = 1
    def inner():
        return v
    del v
    inner()
def m8(): del (1, 2)[0]
def m9(): del "abc"[0]
def m10(): del (5)[0]
def m11():
    global not_there
    del not_there
def m12(): del c[0]
for f in (m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12):
    attempt(f)
del C.z
print(hasattr(c, "z"))
for i in range(3):
    pass
del i
try:
    print(i)
except NameError as e:
    print(e)
