# Changing a dict while iterating over it.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def grow():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
def shrink():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
def values():
    d = {1: 1, 2: 2}
    for k in d.values():
        d[10 + k] = 5
def items():
    d = {1: 1, 2: 2}
    for k, v in d.items():
        d.clear()
def swap():
    d = {1: 1, 2: 2, 3: 3}
    n = []
    for k in d:
        n.append(k)
        if k == 1:
            del d[3]
            d[4] = 4
    return n
def same():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = k * 10
    return d
def rev():
    d = {1: 1, 2: 2}
    for k in reversed(d):
        d[5] = 1
def copyit():
    d = {1: 1, 2: 2}
    for k in list(d):
        del d[k]
    return d
def setgrow():
    s = {1}
    for k in s:
        s.add(k + 1)
for f in (grow, shrink, values, items, swap, same, rev, copyit, setgrow):
    print(f.__name__)
    show(f)
class Evil:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        target.clear()
        return False
    def __repr__(self):
        return f'Evil{self.n}'
target = {Evil(1): 1}
print(target.get(Evil(2)), target)
target = {Evil(1): 1, 5: 5}
target[Evil(3)] = 3
print(target)
target = {Evil(i): i for i in range(1)}
print(Evil(9) in target, len(target))
it = iter({1: 2, 3: 4})
print(next(it))
d = {1: 1, 2: 2}
it = iter(d)
next(it)
d[3] = 3
show(lambda: next(it))
show(lambda: next(it))
show(lambda: list(it))
