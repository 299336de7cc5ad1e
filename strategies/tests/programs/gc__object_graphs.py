# Objects of every kind stay alive and intact under heavy allocation.
class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right
def build(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(mid, build(lo, mid), build(mid + 1, hi))
def churn(n):
    return [[i, str(i), {i: (i, [i])}] for i in range(n)]
tree = build(0, 200)
closures = [(lambda k: lambda: (k, churn(3)[-1][1]))(i) for i in range(30)]
gens = [iter(tree) for _ in range(3)]
partly = [next(g) for g in gens]
table = {}
for i in range(300):
    key = ('k' + str(i), i)
    table[key] = [key, {'i': i, 's': f'{i:05d}', 'set': {i, i + 1}, 'f': frozenset((i,)), 'b': bytes([i % 256]), 'r': range(i), 'big': 2**64 + i, 'fl': i / 7}]
    churn(2)
    if i % 3 == 0:
        table.pop(('k' + str(i // 2), i // 2), None)
print(sum(tree), len(table), [c() for c in closures[:3]], [next(g) for g in gens])
k = ('k299', 299)
print(table[k], [v[1]['s'] for v in list(table.values())[:5]])
bound = [n.__iter__ for n in (tree, tree.left)]
print([len(list(b())) for b in bound])
try:
    try:
        raise ValueError(churn(3))
    except ValueError as e:
        saved = e
        churn(50)
        raise KeyError('second') from e
except KeyError as e:
    print(repr(e.__cause__)[:30], e.__cause__ is saved, len(saved.args[0]))
it = map(lambda p: p[0] + len(p[1]), zip(churn(20)[5], [[1], [2, 3], 'abc']) if False else zip(range(5), ['a', 'bb', 'ccc', churn(4), (1, 2)]))
churn(100)
print(list(it), sorted(churn(5), key=lambda t: -t[0])[0][1], '-'.join(s for _, s, _ in churn(6)), [*map(str, churn(2))])
cyc = []
for i in range(100):
    a, b = {'i': i}, [i]
    a['b'], cyc_item = b, b.append(a)
    cyc.append(a if i % 10 == 0 else None)
print([c['b'][1]['i'] for c in cyc if c], sum(len(x) for x in churn(40)))
s = ''
for i in range(300):
    s += str(churn(1)[0][0] + i)
    t = (s[-3:], [s[-2:]], {s[-1:]})
print(len(s), t[0], t[1], len({str(i) * 3 for i in range(100)}), sum(map(int, s)))
