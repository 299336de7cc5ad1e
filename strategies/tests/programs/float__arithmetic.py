# Float arithmetic, infinities and NaN.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


inf = float('inf')
nan = float('nan')
vals = [0.0, -0.0, 1.5, -2.25, 1e308, 5e-324, inf, -inf, nan]
for a in vals:
    print([a + b for b in vals])
    print([a - b for b in vals])
    print([a * b for b in vals])
    print([a / b if b else None for b in vals])
print(1 + 1.5, 2.5 - 1, 3 * 0.5, 7 / 2.0, True + 0.5, 2**60 + 0.5, 10**30 * 1.0)
show(lambda: 1.0 / 0)
show(lambda: 1.0 / 0.0)
show(lambda: 0.0 / 0.0)
show(lambda: 1.0 // 0.0)
show(lambda: 1.0 % 0.0)
show(lambda: divmod(1.0, 0))
show(lambda: 10**400 + 1.0)
show(lambda: 1.0 * 10**400)
show(lambda: 1.5 + 'a')
show(lambda: 'a' + 1.5)
show(lambda: 1.5 + None)
show(lambda: (-(0.0), +(-0.0), abs(-0.0), abs(-inf), -nan))
x = 1.5
x += 1
x *= 3
x -= 0.25
x /= 2
x //= 1
x **= 2
x %= 5
print(x)
