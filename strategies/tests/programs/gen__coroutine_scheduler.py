# Cooperative tasks on generators: send, throw, return values and delegation.
from collections import deque
class Sleep:
    def __init__(self, n): self.n = n
class Spawn:
    def __init__(self, g): self.g = g
class Cancelled(Exception): pass
def run(*tasks):
    queue = deque((f"t{i}", t, None) for i, t in enumerate(tasks))
    sleeping, results, time = [], {}, 0
    while queue or sleeping:
        if not queue:
            time += 1
            for item in [s for s in sleeping if s[0] <= time]:
                sleeping.remove(item)
                queue.append((*item[1:], time))
            continue
        name, task, value = queue.popleft()
        try:
            request = task.send(value)
        except StopIteration as stop:
            results[name] = stop.value
        except Exception as e:
            results[name] = repr(e)
        else:
            match request:
                case Sleep(n=n): sleeping.append((time + n, name, task))
                case Spawn(g=g):
                    queue.append((name + ".child", g, None))
                    queue.append((name, task, "spawned"))
                case "cancel":
                    try:
                        task.throw(Cancelled("by scheduler"))
                    except StopIteration as stop:
                        results[name] = stop.value
                case other: queue.append((name, task, other))
    return results, time
def sleeper(n):
    woke = yield Sleep(n)
    return f"woke at {woke}"
def parent():
    got = yield Spawn(sleeper(3))
    inner = yield from sleeper(1)
    return got, inner
def failing():
    yield 1
    raise ValueError("task failed")
def cancellable():
    try:
        yield "cancel"
    except Cancelled as e:
        return f"cancelled {e}"
def echo(n):
    total = 0
    for i in range(n):
        total += yield i
    return total
results, time = run(sleeper(2), parent(), failing(), cancellable(), echo(5), sleeper(0))
for k in sorted(results): print(k, results[k])
print(time)
def average():
    total = count = 0
    avg = None
    while True:
        x = yield avg
        if x is None: return total, count
        total += x
        count += 1
        avg = total / count
def grouper(out, key):
    while True:
        out[key] = yield from average()
out = {}
for key, data in {"a": [1, 2, 3], "b": [10]}.items():
    g = grouper(out, key)
    next(g)
    for x in data: g.send(x)
    g.send(None)
print(out)
def pipeline():
    def source(n): yield from range(n)
    def keep(p, it): return (x for x in it if p(x))
    def batch(it, n):
        buf = []
        for x in it:
            buf.append(x)
            if len(buf) == n:
                yield tuple(buf)
                buf = []
        if buf: yield tuple(buf)
    return list(batch(keep(lambda x: x % 3, source(12)), 3))
print(pipeline())
gens = [echo(3) for _ in range(50)]
for g in gens: next(g)
for r in range(2):
    for i, g in enumerate(gens): g.send(i)
done = []
for i, g in enumerate(gens):
    try: g.send(i)
    except StopIteration as s: done.append(s.value)
print(sum(done))
