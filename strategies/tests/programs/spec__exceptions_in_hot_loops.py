def risky(i):
    if i % 7 == 3: raise ValueError(i)
    if i % 11 == 5: raise KeyError(i)
    return i
def loop(n):
    total = errors = 0
    for i in range(n):
        try:
            total += risky(i)
        except ValueError:
            errors += 1
        except KeyError as e:
            errors += 100
        else:
            total += 1
        finally:
            total += 1000
    return total, errors
print(loop(200))
def find(items, want):
    try:
        return items.index(want)
    except ValueError:
        return -1
print(sum(find([1, 2, 3], i % 5) for i in range(100)))
def get(d, k):
    try:
        return d[k]
    except (KeyError, IndexError, TypeError) as e:
        return type(e).__name__
print([get(c, k) for c in ([1], {1: 2}, (1,), 5, "s") for k in (0, 1, "x") for _ in range(10)][::10])
def nested(n):
    out = []
    for i in range(n):
        try:
            try:
                if i % 2: raise OSError(i)
            finally:
                out.append(i)
        except OSError as e:
            out.append(-e.args[0])
    return out
print(nested(20)[-6:])
def gen(n):
    for i in range(n):
        try:
            yield i
        except GeneratorExit:
            closed.append(i)
            raise
closed = []
for stop in range(30):
    g = gen(50)
    for v in g:
        if v == stop: break
    g.close()
print(closed[:3], len(closed))
class CM:
    depth = 0
    def __enter__(self): CM.depth += 1
    def __exit__(self, t, v, tb):
        CM.depth -= 1
        return t is ValueError
def with_loop(n):
    seen = 0
    for i in range(n):
        with CM(), CM():
            if i % 3 == 0: raise ValueError
            if i % 5 == 0: continue
            seen += CM.depth
    return seen
print(with_loop(100), CM.depth)
def stop():
    it = iter(range(3))
    n = 0
    while True:
        try:
            next(it)
            n += 1
        except StopIteration:
            return n
print([stop() for _ in range(30)][-1])
def deep(n):
    if n == 0: raise LookupError("deep")
    return deep(n - 1)
hits = 0
for _ in range(30):
    try:
        deep(20)
    except LookupError:
        hits += 1
print(hits)
def attr(o): 
    try: return o.x
    except AttributeError: return None
class H: pass
h = H()
print([attr(h) for _ in range(20)][-1])
h.x = 5
print([attr(h) for _ in range(20)][-1])
