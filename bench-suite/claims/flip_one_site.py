"""One addition that sees ints for PERIOD calls, then strings for PERIOD calls, and so on."""


def add(a, b):
    return a + b


def run(n):
    text = 0
    for _ in range(n // (2 * PERIOD)):
        for i in range(PERIOD):
            add(i, 1)
        for i in range(PERIOD):
            text = add("a", "b")
    return text
