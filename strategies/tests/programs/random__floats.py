# random: exact floating-point distributions.
import random


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


random.seed(2024)
print([random.random() for _ in range(5)])
print([random.uniform(1, 10) for _ in range(3)], random.uniform(5, -5), random.uniform(0, 0))
print([random.gauss(0, 1) for _ in range(4)], random.gauss(10, 2), random.gauss())
print([random.triangular(0, 10, 3) for _ in range(2)], random.triangular(), random.triangular(1, 1, 1))
print([random.expovariate(1.5) for _ in range(2)])
print(random.choices([1, 2, 3], weights=[1, 0, 5], k=8), random.choices('ab', cum_weights=[1, 4], k=5), random.choices(range(5)))
show(lambda: random.choices([], k=1))
show(lambda: random.choices([1, 2], weights=[1]))
show(lambda: random.choices([1, 2], weights=[0, 0]))
show(lambda: random.choices([1, 2], weights=[1, 1], cum_weights=[1, 2]))
show(lambda: random.uniform('a', 1))
show(lambda: random.gauss('a', 1))
show(lambda: random.uniform())
r = random.Random('seed')
print(r.random(), r.uniform(2, 3), r.gauss(0, 1))
r.seed('seed')
print(r.random(), r.uniform(2, 3), r.gauss(0, 1))
random.seed(7)
data = [random.gauss(100, 15) for _ in range(500)]
mean = sum(data) / len(data)
print(mean, sorted(data)[250])
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000))
print(inside)
class R(random.Random):
    def random(self):
        return 0.25
print(R().random(), R().uniform(0, 8), R().choice('abcd') in 'abcd')
