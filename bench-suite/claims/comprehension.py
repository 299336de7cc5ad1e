"""The same list made by a comprehension."""


def squares(count):
    return [i * i for i in range(count)]


def run(n):
    total = 0
    for _ in range(n // 100):
        total += squares(100)[-1]
    return total
