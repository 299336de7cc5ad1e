"""One attribute read of instances of KINDS classes in turn."""


def make(number):
    class Point:
        def __init__(self, x):
            self.x = x

    return Point


CLASSES = [make(i) for i in range(KINDS)]
POINTS = [CLASSES[i % KINDS](i) for i in range(64)]


def run(n):
    total = 0
    for _ in range(n // 64):
        for point in POINTS:
            total += point.x
    return total
