# heapq: heap operations, nlargest, merge.
import heapq


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


h = [5, 1, 8, 3, 9, 2]
print(heapq.heapify(h), h, heapq.heappop(h), h, heapq.heappush(h, 0), h, heapq.heappushpop(h, -1), heapq.heappushpop(h, 4), h, heapq.heapreplace(h, 7), h)
print([heapq.heappop(h) for _ in range(len(h))], h)
show(lambda: heapq.heappop([]))
show(lambda: heapq.heapreplace([], 1))
show(lambda: heapq.heappushpop([], 1))
show(lambda: heapq.heappush(5, 1))
show(lambda: heapq.heappop((1,)))
show(lambda: heapq.heapify('abc'))
show(lambda: heapq.heapify([1, 'a']))
show(lambda: heapq.heappush([1], 'a'))
show(lambda: heapq.heappush([]))
data = [(i * 7919) % 101 for i in range(30)]
print(heapq.nlargest(3, data), heapq.nsmallest(3, data), heapq.nlargest(0, data), heapq.nlargest(2, 'hello'), heapq.nsmallest(2, ['bb', 'a', 'ccc'], key=len), heapq.nlargest(100, [2, 1, 3]), heapq.nsmallest(1, [3, 1]), heapq.nlargest(1, [], key=abs))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge([4, 1], [3, 2], reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)), list(heapq.merge()), list(heapq.merge([1], [1.0], [True])))
show(lambda: heapq.nlargest('a', [1]))
show(lambda: heapq.nlargest(2, 5))
show(lambda: list(heapq.merge(5)))
q = []
for pri, name in [(3, 'c'), (1, 'a'), (2, 'b'), (1, 'aa')]:
    heapq.heappush(q, (pri, len(q), name))
print([heapq.heappop(q)[2] for _ in range(4)])
def heapsort(it):
    x = list(it)
    heapq.heapify(x)
    return [heapq.heappop(x) for _ in range(len(x))]
print(heapsort(data) == sorted(data), heapsort([]), heapsort('heap'))
class R:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
x = [R(v) for v in (1, 5, 3)]
heapq.heapify(x)
print([heapq.heappop(x).v for _ in range(3)])
m = [5, 1, 8, 3]
heapq.heapify_max(m)
print(m, heapq.heappop_max(m), heapq.heappush_max(m, 6), m, heapq.heappushpop_max(m, 2), heapq.heapreplace_max(m, 0), m)
