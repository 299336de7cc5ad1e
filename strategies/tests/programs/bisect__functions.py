# bisect: search and insertion.
import bisect


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, 3, 3, 5, 7]
show(lambda: ([bisect.bisect_left(a, x) for x in range(9)], [bisect.bisect_right(a, x) for x in range(9)], [bisect.bisect(a, x, 1, 3) for x in range(9)]))
show(lambda: (bisect.bisect([], 1), bisect.bisect_left(a, 3, 2), bisect.bisect_left(a, 100, 0, 2), bisect.bisect_left('abc', 'b'), bisect.bisect((1, 2), 1.5), bisect.bisect is bisect.bisect_right))
print(bisect.insort(a, 4), a, bisect.insort_left(a, 3), a, bisect.insort_right(a, 0), a, bisect.insort(a, 99, 0, 1), a)
show(lambda: (bisect.bisect_left([(1, 'a'), (5, 'b')], 3, key=lambda t: t[0]), bisect.bisect_right(['a', 'bb', 'cccc'], 2, key=len), bisect.bisect([5, 3, 1], -3, key=lambda v: -v)))
w = ['a', 'ccc']
bisect.insort(w, 'bb', key=len)
print(w)
show(lambda: bisect.bisect([1, 2], 'a'))
show(lambda: bisect.bisect([1, 2], 1, -1))
show(lambda: bisect.bisect(5, 1))
show(lambda: bisect.bisect([1]))
show(lambda: bisect.bisect([1], 1, 0, 'a'))
show(lambda: bisect.insort((1, 2), 1))
show(lambda: bisect.bisect({1: 2}, 1, key=5))
show(lambda: bisect.bisect_left(a, 1, foo=2))
class R:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
rs = [R(9), R(5), R(1)]
print(bisect.bisect_left(rs, R(5)), bisect.bisect_right(rs, R(5)), bisect.bisect([0] * 100, 0), bisect.bisect_left(range(10**12), 12345))
def grade(s, breaks=(60, 70, 80, 90), grades='FDCBA'):
    return grades[bisect.bisect(breaks, s)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
