# heapq and bisect with keys, ties, errors, merged iterators.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import heapq, bisect
h = []
for v in (5, 1, 4, 1, 3): heapq.heappush(h, v)
print(h, [heapq.heappop(h) for _ in range(5)]); show(lambda: heapq.heappop([])); show(lambda: heapq.heappush(5, 1)); show(lambda: heapq.heappush([1], 'a'))
x = [9, 4, 7, 1]; heapq.heapify(x); print(x, heapq.heappushpop(x, 0), heapq.heapreplace(x, 8), x); show(lambda: heapq.heapreplace([], 1)); print(heapq.heappushpop([], 3))
print(heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, 'hello', key=ord), heapq.nlargest(9, [1]), heapq.nsmallest(0, [1]), heapq.nlargest(2, [(1, 'a'), (1, 'b'), (0, 'c')], key=lambda t: t[0]))
print(list(heapq.merge([1, 4], [2, 3], (0, 9))), list(heapq.merge('adg', 'be', key=str.lower)), list(heapq.merge([3, 1], [2], reverse=True)))
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f'N{self.v}'
hn = [N(3), N(1), N(2)]; heapq.heapify(hn); print(heapq.heappop(hn), hn)
m = [5, 2, 8]; heapq.heapify_max(m); print(m, heapq.heappop_max(m), m); heapq.heappush_max(m, 9); print(m, heapq.heapreplace_max(m, 1), heapq.heappushpop_max(m, 7))
l = [1, 2, 2, 3]
print(bisect.bisect(l, 2), bisect.bisect_left(l, 2), bisect.bisect_right(l, 2), bisect.bisect(l, 0), bisect.bisect(l, 9), bisect.bisect(l, 2, 0, 1), bisect.bisect_left(l, 2, lo=2), bisect.bisect([], 1))
bisect.insort(l, 2.5); bisect.insort_left(l, 0); print(l)
w = ['a', 'BB', 'ccc']; print(bisect.bisect_left(w, 2, key=len)); bisect.insort(w, 'dd', key=len); print(w)
show(lambda: bisect.bisect([1], 'a')); show(lambda: bisect.bisect([1], 1, -1)); show(lambda: bisect.bisect(5, 1)); show(lambda: bisect.bisect([3, 1], 2, 0, 99)); show(lambda: bisect.bisect()); show(lambda: bisect.insort((1,), 2)); show(lambda: bisect.bisect([1], 1, key=5))
