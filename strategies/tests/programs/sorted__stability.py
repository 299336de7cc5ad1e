# Stability and algorithms over shaped inputs.
import random

random.seed(5)
def check(data, **kw):
    tagged = [(v, i) for i, v in enumerate(data)]
    out = sorted(tagged, key=lambda t: t[0], **kw)
    ok = all((out[i][0] <= out[i + 1][0]) if not kw else (out[i][0] >= out[i + 1][0]) for i in range(len(out) - 1))
    stable = all(out[i][1] < out[i + 1][1] for i in range(len(out) - 1) if out[i][0] == out[i + 1][0])
    return len(out), ok, stable
shapes = {
    'empty': [], 'one': [1], 'two': [2, 1], 'asc': list(range(200)), 'desc': list(range(200, 0, -1)), 'equal': [7] * 150,
    'random': [random.randrange(1000) for _ in range(400)], 'dups': [random.randrange(4) for _ in range(300)],
    'saw': [i % 10 for i in range(200)], 'organ': list(range(60)) + list(range(60, 0, -1)), 'runs': list(range(50)) + list(range(20, 90)) + list(range(5)),
    'almost': list(range(100)) + [50], 'floats': [random.random() for _ in range(100)], 'mixed': [random.choice([1, 1.5, 2**70, -3, True]) for _ in range(80)],
}
for name, data in shapes.items():
    print(name, check(data), check(data, reverse=True))
print(sorted(shapes['dups']) == sorted(shapes['dups'][::-1]), sorted(shapes['random'])[:10], sorted(shapes['random'], reverse=True)[:10])
compares = []
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        compares.append((self.v, o.v))
        return self.v < o.v
print([c.v for c in sorted(C(v) for v in [3, 1, 2])], compares)
compares.clear()
print([c.v for c in sorted([C(v) for v in (1, 2, 3, 4)])], len(compares))
nan = float('nan')
print(sorted([3, nan, 1]), sorted([nan, 2, 1]), min([nan, 1]), max([1, nan]), min(1, nan))
words = ['Banana', 'apple', 'cherry', 'Apple', 'banana']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (w.lower(), w)), sorted(words, key=len, reverse=True))
print(sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([[2], [1, 5], []]), sorted(['b', 'a', ''], reverse=True), sorted([b'b', b'a']), sorted([(1, None), (0, None)]))
