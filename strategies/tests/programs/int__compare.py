# Comparison and hash across int, bool, float and huge values.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


inf = float('inf')
nan = float('nan')
vals = [0, 1, -1, True, False, 0.0, -0.0, 1.0, 1.5, 2**53, 2.0**53, 2**53 + 1, 2**64, 2.0**64,
        10**30, 1e30, -10**400, 10**400, inf, -inf, nan]
for a in vals:
    print(''.join('<' if a < b else '>' if a > b else '=' if a == b else '?' for b in vals))
    print(''.join('%d%d' % (a <= b, a >= b) for b in vals))
print([a != b for a in vals[:4] for b in vals[:8]])
for a in vals[:-4]:
    for b in vals[:-4]:
        if a == b and hash(a) != hash(b):
            print('hash differs', a, b)
print([hash(v) for v in [0, 1, -1, -2, 2**61 - 1, 2**61, 2**61 - 2, -(2**61 - 1), 2**64, 10**30, -10**30, True]])
print({1: 'a', 1.0: 'b', True: 'c'}, {0, 0.0, False}, {2**70, 2.0**70})
show(lambda: 1 < 'a')
show(lambda: 'a' >= 1)
show(lambda: 1 < None)
show(lambda: 10**30 > [])
show(lambda: (1 == 'a', 1 != 'a', None == 0, 1 == None))
show(lambda: sorted([3, 1.5, True, -2, 10**20, 2.5]))
show(lambda: (max(1, 1.0), min(True, 1), max(1.0, 1)))
