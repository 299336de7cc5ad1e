# True division rounds correctly, also for big ints.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 1 / 3)
show(lambda: 7 / 2)
show(lambda: -7 / 2)
show(lambda: 0 / 5)
show(lambda: 0 / -5)
show(lambda: 10**400 / 10**399)
show(lambda: 10**400 / 3**300)
show(lambda: 10**400 / 10**10)
show(lambda: 10**309 / 1)
show(lambda: -10**309 / 7)
show(lambda: 1 / 10**400)
show(lambda: -1 / 10**400)
show(lambda: (2**53 + 1) / 1)
show(lambda: (2**53 + 3) / 1)
show(lambda: (2**54 + 1) / 2)
show(lambda: 2**1074 / 2**2147)
show(lambda: 1 / 2**1074)
show(lambda: 1 / 2**1075)
show(lambda: 3 / 2**1075)
show(lambda: (10**30 + 1) / (10**30))
show(lambda: 123456789012345678901234567890 / 987654321)
show(lambda: True / True)
x = 9
x /= 4
print(x)
