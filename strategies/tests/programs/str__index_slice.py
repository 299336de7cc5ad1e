# Indexing and slicing.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


s = 'abcdefghij'
u = 'aé中😀z'
for i in [0, 1, -1, 9, -10]:
    print(s[i])
print([u[i] for i in range(len(u))], u[-2], u[1:4], u[::-1])
for a in (None, 0, 2, -3, 20, -20):
    for b in (None, 0, 5, -2, 20):
        print([s[a:b:c] for c in (None, 1, 2, -1, -3)])
show(lambda: s[10])
show(lambda: s[-11])
show(lambda: ''[0])
show(lambda: s['a'])
show(lambda: s[1.0])
show(lambda: s[None])
show(lambda: s[1:'a'])
show(lambda: s[::0])
show(lambda: s[True])
show(lambda: s[2**70])
show(lambda: (s[:2**70], s[-2**70:]))
show(lambda: s[1, 2])
def setitem():
    s[0] = 'x'
def delitem():
    del s[0]
show(setitem)
show(delitem)
class X:
    def __index__(self):
        return 3
show(lambda: (s[X()], s[X():], s[:X()], s[::X()]))
