"""A method that is replaced by its equal every PERIOD calls, or (STABLE) a method of a class that is not called."""


class Counter:
    def step(self, x):
        return x + 1


class Bystander:
    def step(self, x):
        return x + 1


def other(self, x):
    return x + 1


def run(n):
    counter = Counter()
    target = Bystander if STABLE else Counter
    first, second = Counter.step, other
    x = 0
    for _ in range(n // PERIOD):
        target.step = second
        first, second = second, first
        for _ in range(PERIOD):
            x = counter.step(x)
    target.step = first if first is not other else second
    return x
