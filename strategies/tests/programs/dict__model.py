# A dict under many random operations against a simple model.
import random

random.seed(11)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 5
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __repr__(self): return f'K{self.n}'
def run(make, steps, space):
    d, order, model = {}, [], []
    def find(k):
        for i, (mk, _) in enumerate(model):
            if mk == k:
                return i
        return -1
    for step in range(steps):
        k = make(random.randrange(space))
        op = random.randrange(8)
        at = find(k)
        if op < 4:
            d[k] = step
            if at < 0:
                model.append((k, step))
            else:
                model[at] = (model[at][0], step)
        elif op < 6:
            got = d.pop(k, None)
            want = model.pop(at)[1] if at >= 0 else None
            assert got == want, (got, want)
        elif op == 6:
            assert d.get(k) == (model[at][1] if at >= 0 else None)
            assert (k in d) == (at >= 0)
        elif model:
            assert d.popitem() == model.pop()
        assert len(d) == len(model)
    assert list(d.items()) == model
    assert list(reversed(d)) == [k for k, _ in reversed(model)]
    return list(d.items())[:8], len(d)
print(run(lambda n: n, 600, 50))
print(run(str, 600, 50))
print(run(K, 300, 30))
print(run(lambda n: (n, str(n)), 300, 40))
print(run(lambda n: n * 0.5, 300, 40))
print(run(lambda n: [n, str(n), float(n) + 0.5, None, (n,)][n % 5], 400, 40))
