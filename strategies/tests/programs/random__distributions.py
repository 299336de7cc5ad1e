# random: the rarer distributions.
import random


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


random.seed(99)
print(random.normalvariate(0, 1), random.normalvariate(5), random.lognormvariate(0, 0.5))
print(random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.gammavariate(1, 2))
print(random.vonmisesvariate(0, 4), random.vonmisesvariate(1, 0), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.binomialvariate(10, 0.3), random.binomialvariate(), random.binomialvariate(1000, 0.5))
print([random.triangular(1, 5, 2) for _ in range(3)])
show(lambda: random.gammavariate(-1, 1))
show(lambda: random.expovariate(0))
show(lambda: random.paretovariate('a'))
show(lambda: random.binomialvariate(-1))
show(lambda: random.binomialvariate(5, 2))
