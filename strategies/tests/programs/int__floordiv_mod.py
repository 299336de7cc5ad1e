# Signs of //, % and divmod for small and big ints.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


vals = [7, -7, 3, -3, 1, -1, 0, 2**64, -2**64, 10**25 + 3, -(10**25 + 3)]
for a in vals:
    for b in vals:
        if b:
            q, r = divmod(a, b)
            print(a, b, a // b, a % b, q == a // b, r == a % b, q * b + r == a)
show(lambda: 1 // 0)
show(lambda: 1 % 0)
show(lambda: divmod(1, 0))
show(lambda: 10**30 // 0)
show(lambda: 10**30 % 0)
show(lambda: divmod(10**30, 0))
show(lambda: 1 / 0)
show(lambda: 10**30 / 0)
show(lambda: 0 ** -1)
show(lambda: divmod(-2**47, -1))
show(lambda: -2**47 // -1)
show(lambda: -2**63 // -1)
show(lambda: -2**63 % -1)
x = 17
x //= -5
print(x)
x %= -3
print(x)
