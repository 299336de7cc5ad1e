# Shifts, with negative counts and big operands.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for a in [1, -1, 5, -5, 2**46, -2**46, 2**47, 2**100 + 12345, -2**100 - 12345]:
    print(a, [a << n for n in (0, 1, 7, 47, 64)], [a >> n for n in (0, 1, 3, 46, 64, 100, 200)])
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: 2**70 << -1)
show(lambda: 0 << 10**20)
show(lambda: 1 >> 10**20)
show(lambda: -1 >> 10**20)
show(lambda: 10**50 >> 10**20)
show(lambda: 1 << True)
show(lambda: 1 << 1.0)
show(lambda: 1.0 << 1)
show(lambda: 'a' << 1)
show(lambda: 1 >> None)
x = 1
x <<= 70
x >>= 65
print(x)
