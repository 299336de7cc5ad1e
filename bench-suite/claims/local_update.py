"""A local variable that grows in a loop."""


def run(n):
    total = 0
    for _ in range(n):
        total += 1
    return total
