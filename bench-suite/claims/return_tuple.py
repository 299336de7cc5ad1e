"""A function that returns a constant tuple: built once, by the compiler."""


def values():
    return (1, 2, 3, 4, 5)


def run(n):
    for _ in range(n):
        result = values()
    return sum(result)
