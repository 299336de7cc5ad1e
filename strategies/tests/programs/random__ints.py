# random: exact integer sequences for given seeds.
import random


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 1, 42, -7, 2**40, 2**100, 'text', '', b'bytes', 1.5, True):
    random.seed(seed)
    print(repr(seed), [random.randrange(100) for _ in range(6)], random.getrandbits(64), random.randint(-5, 5), random.random())
r = random.Random(123)
show(lambda: ([r.randrange(10, 20, 3) for _ in range(8)], [r.randrange(2**70) for _ in range(2)], [r.randint(1, 6) for _ in range(10)], r.getrandbits(0), r.getrandbits(1), r.getrandbits(200)))
show(lambda: (r.choice('abcdef'), r.choice([1, 2, 3]), r.choice(range(10**12)), [r.choice((True, False)) for _ in range(5)]))
x = list(range(10))
r.shuffle(x)
print(x, r.sample(range(100), 5), r.sample('abcdef', 3), r.sample(range(10**9), 3), r.sample([1, 2, 3], 3), r.sample([1, 2], 3, counts=[2, 2]))
show(lambda: r.randrange(0))
show(lambda: r.randrange(5, 5))
show(lambda: r.randrange(5, 1))
show(lambda: r.randrange(1, 5, 0))
show(lambda: r.randrange(1.5))
show(lambda: r.randrange('a'))
show(lambda: r.randint(5, 1))
show(lambda: r.randrange(10, 0, -3) in (10, 7, 4, 1))
show(lambda: r.choice([]))
show(lambda: r.choice(5))
show(lambda: r.sample([1, 2], 3))
show(lambda: r.sample([1, 2], -1))
show(lambda: r.sample({1, 2}, 1))
show(lambda: r.getrandbits(-1))
show(lambda: r.seed([1]))
show(lambda: r.shuffle((1, 2)))
a, b = random.Random(5), random.Random(5)
print([a.random() for _ in range(3)] == [b.random() for _ in range(3)], a.random() == b.random())
s = a.getstate()
v = [a.randrange(1000) for _ in range(5)]
a.setstate(s)
print(v == [a.randrange(1000) for _ in range(5)], s[0], len(s[1]), s[2])
random.seed(10)
print([random.randrange(2, 1000, 7) for _ in range(5)], random.randbytes(5), random.choices('abc', k=6))
print(isinstance(r, random.Random), type(random.random()), 0 <= random.Random().random() < 1)
