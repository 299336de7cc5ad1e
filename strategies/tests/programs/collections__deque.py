# deque: every method.
from collections import deque


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
print(d, d.append(4), d.appendleft(0), d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d, d.maxlen, list(reversed(d)), bool(deque()))
print(d.extend('ab'), d.extendleft('xy'), d, d.rotate(), d, d.rotate(-2), d, d.rotate(100), d.count('a'), d.index('a'), d.reverse(), d, d.copy() == d)
d.insert(1, 'ins')
d.remove('b')
d[0] = 'first'
del d[1]
print(d)
b = deque(range(10), maxlen=3)
print(b, b.append(99), b, b.appendleft(-1), b, b.extend([5, 6]), b, b.maxlen, deque('abc', 2), deque(maxlen=0), deque([1], maxlen=None))
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: deque([1])[5])
show(lambda: deque([1])['a'])
show(lambda: deque([1])[0:1])
show(lambda: deque([1]).remove(9))
show(lambda: deque([1]).index(9))
show(lambda: deque(5))
show(lambda: deque([], -1))
show(lambda: deque([], 'a'))
show(lambda: b.insert(0, 1))
show(lambda: deque([1]).rotate('a'))
show(lambda: hash(deque()))
show(lambda: deque([1]) + [2])
show(lambda: deque([1]) < [2])
show(lambda: {deque(): 1})
def setmax():
    b.maxlen = 5
show(setmax)
print(deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque([1]), deque([1]) == deque([1]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]), deque([1], 5) + deque([2]))
e = deque([1])
e += [2, 3]
e *= 2
print(e, e.clear(), e, deque('abc').index('c', 1), deque('aXbX').index('X', 2, 4))
def grow():
    q = deque([1, 2])
    for x in q:
        q.append(x)
show(grow)
s = deque()
s.append(s)
print(s, repr(deque([deque([1], 2)])))
q = deque([0])
order = []
while q:
    n = q.popleft()
    order.append(n)
    if n < 6:
        q.extend([n * 2 + 1, n * 2 + 2])
print(order, [*deque('xyz')], tuple(deque([1])), sorted(deque([3, 1])), deque(i for i in range(3)))
big = deque()
for i in range(300):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
print(len(big), big[0], big[-1], big[100], sum(big))
