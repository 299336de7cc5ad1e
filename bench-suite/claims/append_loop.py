"""A list made by a loop that appends."""


def squares(count):
    result = []
    for i in range(count):
        result.append(i * i)
    return result


def run(n):
    total = 0
    for _ in range(n // 100):
        total += squares(100)[-1]
    return total
