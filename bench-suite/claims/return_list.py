"""A function that builds a list of constants for each call."""


def values():
    return [1, 2, 3, 4, 5]


def run(n):
    for _ in range(n):
        result = values()
    return sum(result)
