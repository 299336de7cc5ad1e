# random.Random as an object and module-level sharing.
import random


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a, b = random.Random(1), random.Random(1)
print([a.randint(1, 100) for _ in range(5)] == [b.randint(1, 100) for _ in range(5)], a.random() == b.random(), a.getstate() == b.getstate())
random.seed(3)
x = random.random()
random.seed(3)
print(x == random.random(), random.Random(3).random() == x)
state = random.getstate()
seq = [random.random() for _ in range(3)]
random.setstate(state)
print(seq == [random.random() for _ in range(3)], seq)
class Fixed(random.Random):
    def random(self):
        return 0.5
f = Fixed()
print(f.random(), f.uniform(0, 10), f.randrange(10) in range(10), f.choice([1, 2, 3]) in (1, 2, 3))
r = random.Random(77)
deck = list(range(20))
r.shuffle(deck)
print(deck, r.sample(deck, 4), r.choice(deck), r.choices(deck, k=3))
r.seed(77)
again = list(range(20))
r.shuffle(again)
print(again == deck, [r.gauss(0, 1) for _ in range(3)], r.getrandbits(32), r.randint(-2**40, 2**40))
r.seed(2**1000 + 1)
print(r.random(), r.getrandbits(100))
r.seed('abc', 2)
print(r.random())
r.seed(-5)
print(r.random() == random.Random(5).random())
show(lambda: random.setstate(5))
show(lambda: random.Random(1, 2))
show(lambda: random.seed(1, 2, 3))
show(lambda: random.Random([1]))
show(lambda: random.randint())
show(lambda: random.randint(1))
show(lambda: random.randint('a', 'b'))
show(lambda: random.shuffle('abc'))
show(lambda: random.choice({}))
show(lambda: random.nope)
print(type(random.SystemRandom().random()) if hasattr(random, 'SystemRandom') else float)
