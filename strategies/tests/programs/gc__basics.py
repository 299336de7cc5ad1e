# gc: collection, thresholds, cycles.
import gc


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(type(gc.collect()), gc.collect(0) >= 0, gc.collect(generation=1) >= 0, gc.collect(2) >= 0)
show(lambda: gc.collect(5))
show(lambda: gc.collect('a'))
class Node:
    def __init__(self):
        self.me = self
        self.items = [self] * 10
for i in range(200):
    Node()
gc.collect()
a = Node()
keep = [a, {1: a}]
a.items.append(keep)
gc.collect()
print(a.me is a, len(a.items), keep[1][1] is a, a.items[-1] is keep)
print(type(gc.get_threshold()), len(gc.get_threshold()), type(gc.get_count()), len(gc.get_count()))
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'))
t = gc.get_threshold()
gc.set_threshold(500, 10, 10)
print(gc.get_threshold()[:2], gc.set_threshold(*t))
def chain(n):
    x = None
    for i in range(n):
        x = [x, i]
    return x
c = chain(3000)
gc.collect()
n = 0
while c:
    n += c[1]
    c = c[0]
print(n)
g = (Node() for _ in range(3))
x = next(g)
gc.collect()
print(type(x).__name__, len(list(g)))
del x, g, a, keep
gc.collect()
print([gc.freeze(), gc.get_freeze_count() >= 0, gc.unfreeze()], type(gc.get_stats()), gc.garbage)
