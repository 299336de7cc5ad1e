# sum, fsum and statistics-like loops over floats.
import math


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (sum([0.1] * 10), sum([0.1] * 3), 0.1 + 0.1 + 0.1, math.fsum([0.1] * 10), sum([1e100, 1, -1e100]), sum([1e16, 1.0, 1.0]), sum((1e16, -1e16, 1e-5)), sum([0.1, 0.2, 0.3]), sum([0.3, 0.2, 0.1])))
show(lambda: (sum([1, 0.1, 2]), sum([0.5, 1, 2**70]), sum([True, 0.5]), sum([0.1] * 7, 1), sum([0.1] * 7, 1.0), sum([], 0.0), sum([-0.0]), sum([-0.0], -0.0), sum([1.5, float('inf')]), sum([float('inf'), float('nan')])))
show(lambda: (sum([float('inf'), -float('inf')]), sum([1e308, 1e308]), sum([1e308, 1e308, -1e308]), sum(x / 10 for x in range(100)), sum(1 / n for n in range(1, 500))))
show(lambda: (sum([1j, 0.1, 0.2]), sum([0.1, 0.2, 1j]), sum([0.1j] * 10), sum([10**20, 0.1, -10**20])))
show(lambda: sum([1, 2.5, 'a']))
show(lambda: sum([1.5, None]))
show(lambda: (math.sumprod([0.1] * 10, [0.1] * 10), math.sumprod([1e16, 1.0, -1e16], [1, 1, 1]), math.sumprod([2**70, 1], [3, 0.5]), math.fsum([1e-300, 1e300, -1e300])))
acc = 0.0
for i in range(1000):
    acc += i * 0.1
print(acc, acc == sum(i * 0.1 for i in range(1000)), math.fsum(i * 0.1 for i in range(1000)))
x = 0.0
while x < 1:
    x += 0.1
print(x)
mean = sum([2.5, 3.5, 8.0]) / 3
print(mean, math.sqrt(sum((v - mean) ** 2 for v in [2.5, 3.5, 8.0]) / 3), max(0.1 + 0.2, 0.3), min(0.1 + 0.2, 0.3), round(2.675 * 100) / 100, int(0.1 * 3 * 10), 1e23, 9007199254740993.0 + 1.0)
