# Types, copies and length hints of the built-in iterators.
import copy
import operator

for v in ([1, 2, 3], (1, 2, 3), 'abc', 'aéb', b'abc', {1: 1, 2: 2, 3: 3}, {1, 2, 3}, range(3), range(2**70, 2**70 + 3), bytearray(b'abc'), {1: 1, 2: 2}.items(), {1: 1}.values(), memoryview(b'abc')):
    it = iter(v)
    first = operator.length_hint(it, -1)
    next(it)
    print(type(v).__name__, type(it).__name__, first, operator.length_hint(it, -1), len(list(it)), operator.length_hint(it, -1), next(it, 'end'))
for v in ([1, 2, 3], (1, 2), 'ab', {1: 1, 2: 2}, range(3), {1: 1}.items()):
    it = reversed(v)
    print(type(it).__name__, operator.length_hint(it, -1), next(it), list(it))
it = iter([1, 2, 3, 4])
next(it)
c = copy.copy(it)
print(list(it), list(c), it.__reduce__()[1:], it.__iter__() is it)
for it in (enumerate('ab'), zip('ab', 'cd'), map(str, [1]), filter(None, [1]), (x for x in 'a')):
    print(type(it).__name__, hasattr(it, '__length_hint__'), hasattr(it, '__next__'), hasattr(it, '__len__'), iter(it) is it)
    try:
        len(it)
    except TypeError as e:
        print(e)
    try:
        it[0]
    except TypeError as e:
        print(e)
class H:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h
print(list(H(5)), list(H(NotImplemented)), list(H(TypeError('ignored'))), operator.length_hint(H(7)), operator.length_hint(H(NotImplemented), 3))
for bad in (-1, 'a', ValueError('bad hint')):
    try:
        print(list(H(bad)))
    except Exception as e:
        print(type(e).__name__, e)
l = [1, 2, 3]
it = iter(l)
list(it)
l.append(4)
print(list(it), next(it, 'stays exhausted'))
l = [1, 2]
it = iter(l)
next(it)
l.append(3)
print(list(it))
t = iter('xy')
print([(a, b) for a, b in zip(t, t)], dict(enumerate('ab', 1)), list(zip(range(3), iter('ab'))), max(iter([3, 1])), sorted(iter('ba')))
