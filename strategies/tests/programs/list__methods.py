# append, extend, insert, pop, remove, index, count, clear, copy, reverse.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = [3, 1, 2]
print(a.append(4), a.extend((5, 6)), a.insert(0, 0), a.insert(100, 7), a.insert(-100, -1), a.insert(-1, 'x'), a)
print(a.pop(), a.pop(0), a.pop(-2), a)
print(a.remove(1), a.index(2), a.index(5, 1), a.index(5, -3, 100), a.count(3), a.count(9), a.reverse(), a, a.copy(), a.copy() is a)
show(lambda: a.pop(100))
show(lambda: a.pop(-100))
show(lambda: a.pop('a'))
show(lambda: a.pop(1.0))
show(lambda: a.pop(1, 2))
show(lambda: [].pop())
show(lambda: a.remove(99))
show(lambda: a.index(99))
show(lambda: a.index('z', 0, 2))
show(lambda: a.index())
show(lambda: a.index(5, 'a'))
show(lambda: a.append())
show(lambda: a.append(1, 2))
show(lambda: a.extend(5))
show(lambda: a.extend(None))
show(lambda: a.insert('a', 1))
show(lambda: a.insert(1))
show(lambda: a.insert(2**70, 1))
show(lambda: a.clear(1))
show(lambda: a.copy(1))
show(lambda: a.foo)
show(lambda: a.add(1))
def setattr_():
    a.foo = 1
show(setattr_)
show(lambda: list.append(1, 2))
show(lambda: list.append())
show(lambda: list.append([]))
a.extend(a)
print(a, len(a))
a.clear()
print(a)
class EqAll:
    def __eq__(self, other):
        return True
class EqErr:
    def __eq__(self, other):
        raise ValueError('eq')
b = [1, EqAll(), 3]
print(b.index(7), b.count(9), 9 in b)
b.remove(100)
print(b)
show(lambda: [EqErr()].index(1))
show(lambda: [EqErr()].count(1))
show(lambda: 5 in [EqErr()])
e = EqErr()
print([e].index(e), e in [e], [e].count(e))
c = [1, 2, 3, 4]
for i in c:
    if i < 8:
        c.append(i * 2)
print(c)
c = [1, 2, 3, 4, 5]
for i in c:
    c.remove(i)
print(c)
it = iter(c)
c.clear()
print(list(it), it.__length_hint__())
m = [].append
for i in range(3):
    m(i)
print(m.__self__, m.__name__)
