"""The same additions at two places, each of which sees one type only."""


def add(a, b):
    return a + b


def concatenate(a, b):
    return a + b


def run(n):
    text = 0
    for _ in range(n // (2 * PERIOD)):
        for i in range(PERIOD):
            add(i, 1)
        for i in range(PERIOD):
            text = concatenate("a", "b")
    return text
