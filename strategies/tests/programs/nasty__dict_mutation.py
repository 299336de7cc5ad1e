class Key:
    def __init__(self, name, act=None):
        self.name, self.act = name, act
    def __hash__(self): return 7
    def __eq__(self, other):
        for key in (self, other):
            if isinstance(key, Key) and key.act:
                act, key.act = key.act, None
                act()
        return isinstance(other, Key) and self.name == other.name
    def __repr__(self): return f"K{self.name}"
def fresh():
    return {Key(i): i for i in range(4)}
d = fresh()
probe = Key(9, act=lambda: d.clear())
print(d.get(probe, "absent"), d)
d = fresh()
probe = Key(3, act=lambda: d.update({Key(i): i for i in range(10, 40)}))
print(d[probe], len(d))
d = fresh()
probe = Key(2, act=lambda: d.pop(Key(0)))
print(probe in d, len(d))
d = fresh()
d[Key(8, act=lambda: d.clear())] = "new"
print(d)
d = fresh()
def replace():
    global d
    d = {}
print(d.setdefault(Key(1, act=replace), "default"), d)
d = fresh()
print(d.pop(Key(7, act=lambda: d.clear()), "gone"), d)
s = {Key(i) for i in range(4)}
print(Key(2, act=lambda: s.clear()) in s, s)
s = {Key(i) for i in range(4)}
s.add(Key(5, act=lambda: s.update(range(50))))
print(len(s) >= 50)
d = fresh()
try:
    for k in d:
        d[Key(k.name + 100)] = 1
except RuntimeError as e:
    print(e)
d = fresh()
try:
    for k, v in d.items():
        del d[k]
except RuntimeError as e:
    print(e)
d = dict(a=1, b=2)
it = iter(d)
next(it)
d["c"] = 3
try:
    next(it)
except RuntimeError as e:
    print(e)
try:
    next(it)
except (RuntimeError, StopIteration) as e:
    print(type(e).__name__, e)
class Bomb:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq bomb")
d = {Bomb(): 1}
for f in (lambda: d[Bomb()], lambda: Bomb() in d, lambda: d.update({Bomb(): 2}), lambda: {Bomb(), Bomb()}, lambda: d == {Bomb(): 1}):
    try:
        print(f())
    except ValueError as e:
        print(e)
class HashBomb:
    def __hash__(self): raise TypeError("hash bomb")
try:
    {HashBomb(): 1}
except TypeError as e:
    print(e)
a = {1: "x"}
class EqClear:
    def __eq__(self, o):
        a.clear()
        return True
a[1] = EqClear()
print(a == {1: 5}, a)
