# dis.dis of small functions.
import dis

def add(a, b):
    return a + b
def const():
    return 1, 'a', None
def names(x):
    y = len(x)
    print(y, x.attr, x.meth(1, k=2))
    return y
def compare(a):
    if a > 10 and a is not None or not a:
        return a in (1, 2)
    return a[0], a[1:2]
def store(d):
    d['k'] = 1
    d.attr = 2
    del d['k'], d.attr
    d[0] += 1
    x, *y = d
    return {**d, 'a': [1, *y]}, {1, 2}, f'{x!r:>5} {y}'
for f in (add, const, names, compare, store):
    print(f.__name__)
    dis.dis(f)
dis.dis(lambda x: -x if x else ~x)
dis.dis('a = b + 1')
dis.dis('print("hi")')
