# slice objects, indices, comparison.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice('a', [1]), repr(slice(1, None)), slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step))
show(lambda: slice())
show(lambda: slice(1, 2, 3, 4))
show(lambda: (slice(5).indices(3), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(1, 100, 7).indices(20), slice(-100, 100).indices(5), slice(5, 1, -2).indices(4), slice(2**70).indices(5)))
show(lambda: slice(1).indices(-1))
show(lambda: slice(0, 1, 0).indices(5))
show(lambda: slice('a').indices(5))
show(lambda: slice(1.5).indices(5))
show(lambda: slice(1).indices('a'))
show(lambda: (slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1, 2) == (1, 2)))
show(lambda: slice(1) < 5)
show(lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
show(lambda: hash(slice([], 2)))
class G:
    def __getitem__(self, k):
        return k
g = G()
show(lambda: (g[1], g[1:2], g[::], g[1:2:3], g[:, 1], g[..., None], g[1:2, ::3], g['a':'b'], g[()], g[1,], g[*[1, 2]], g[-1:], g[None:None]))
class S:
    def __setitem__(self, k, v):
        print('set', k, v)
    def __delitem__(self, k):
        print('del', k)
s = S()
s[1:2] = 3
s[:, ...] = 'x'
del s[::2]
del s[1, 2]
s[0] = s[1] = 5
def ro():
    slice(1).start = 2
show(ro)
show(lambda: slice(1).foo)
for n in (0, 1, 5):
    print([slice(a, b, c).indices(n) for a in (None, -2, 3) for b in (None, -1, 4) for c in (None, -1, 2)])
sl = slice(1, 4)
print([0, 1, 2, 3, 4][sl], 'abcde'[sl], (1, 2, 3, 4, 5)[sl], b'abcde'[sl], range(10)[sl])
match slice(1, 2):
    case slice(start=1, stop=y):
        print('matched', y)
