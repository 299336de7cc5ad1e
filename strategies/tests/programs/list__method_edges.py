# list methods: bounds, mutation by callbacks, errors.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

l = [3, 1, 2, 1]
print(l.index(1), l.index(1, 2), l.index(1, -1), l.count(1), l.copy() is l, l.pop(), l.pop(0), l.pop(-1), l)
l.insert(99, 'end'); l.insert(-99, 'start'); l.insert(-1, 'before'); l.extend('ab'); l.remove('a'); l.reverse(); print(l)
for call in (lambda: l.index('zz'), lambda: l.index(1, 'a'), lambda: l.remove('zz'), lambda: [].pop(), lambda: l.pop(99), lambda: l.pop('a'), lambda: l.pop(1.0), lambda: l.insert('a', 1), lambda: l.insert(1), lambda: l.append(), lambda: l.append(1, 2), lambda: l.extend(5), lambda: l.extend(), lambda: l.sort(1), lambda: l.sort(key=5), lambda: l.sort(reverse='x', other=1), lambda: [1, 'a'].sort(), lambda: [1, 2] + (3,), lambda: [1] * 'a', lambda: [1] * 1.0, lambda: l['a'], lambda: l[99], lambda: l[1.0], lambda: l.__setitem__(99, 1), lambda: l.__delitem__(99), lambda: l.__setitem__('a', 1), lambda: [] < 5, lambda: [[1]] < [['a']], lambda: hash([]), lambda: list(5), lambda: list(1, 2), lambda: list(a=1), lambda: l.clear(1)):
    show(call)
print([1, 2] < [1, 2, 0], [] < [0], [1, [2]] == [1, [2]], [float('nan')] == [float('nan')], [1] * -1, 2 * [1, 2], [[]] * 2, [1, 2] == (1, 2))
class Evil:
    def __init__(self, target): self.target = target
    def __eq__(self, o): self.target.clear(); return False
x = [1, 2, 3]; x[0] = Evil(x)
show(lambda: x.index(9)); print(x)
x = [1, 2, 3]; x.append(Evil(x)); show(lambda: x.remove(9)); print(len(x))
x = [1, 2, 3]
def key(v): x.append(v); return v
show(lambda: x.sort(key=key)); print(x)
x = [3, 1, 2]
def key2(v): print(len(x)); return v
x.sort(key=key2); print(x)
x = [5, 6]; x.extend(x); x += x; x[1:1] = x; print(x)
x = [1, 2]; it = iter(x); next(it); x.extend([3, 4]); print(list(it)); x.append(9); print(list(it))
x = list(range(5))
for v in x:
    if v < 8: x.append(v + 5)
    if len(x) > 12: break
print(x)
r = reversed([1, 2, 3]); print(next(r), r.__length_hint__(), list(r))
a = []; a.append(a); print(a, a == a, a in a); 
def plus(v):
    l = [0]; l += v; return l
for v in ('ab', (1,), {1: 2}, range(2), 5, None): show(plus, v)
