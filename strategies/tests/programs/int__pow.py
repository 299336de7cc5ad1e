# Powers, negative and modular.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 2 ** 0)
show(lambda: 0 ** 0)
show(lambda: 2 ** 10)
show(lambda: 2 ** 100)
show(lambda: (-3) ** 3)
show(lambda: (-3) ** 4)
show(lambda: -3 ** 2)
show(lambda: 2 ** -1)
show(lambda: (-2) ** -3)
show(lambda: 10 ** -5)
show(lambda: 0 ** 5)
show(lambda: 7 ** 77)
show(lambda: pow(2, 10, 1000))
show(lambda: pow(2, 1000, 10**9 + 7))
show(lambda: pow(3, -1, 11))
show(lambda: pow(3, -5, 11))
show(lambda: pow(2, -1, 4))
show(lambda: pow(10**20, 10**20, 10**15 + 37))
show(lambda: pow(-7, 3, 10))
show(lambda: pow(7, 3, -10))
show(lambda: pow(-7, 3, -10))
show(lambda: pow(5, 0, 1))
show(lambda: pow(5, 3, 0))
show(lambda: pow(5, 3, 1))
show(lambda: pow(2, 3, 2.0))
show(lambda: pow(2.0, 3, 2))
show(lambda: pow('a', 2))
show(lambda: pow(2, 'a'))
show(lambda: pow(2, 3, 'a'))
show(lambda: pow(base=2, exp=5))
show(lambda: pow(base=2, exp=5, mod=7))
show(lambda: pow(True, 5))
show(lambda: 2 ** 0.5)
show(lambda: (-8) ** (1/3))
x = 3
x **= 40
print(x)
print([k ** 3 for k in range(-5, 6)])
