import random
random.seed(42)
print([random.randrange(100) for _ in range(5)], round(random.random(), 12), random.choice("abcdef"))
def walk(n):
    x = y = 0
    far = 0
    for _ in range(n):
        dx, dy = random.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x, y = x + dx, y + dy
        far = max(far, abs(x) + abs(y))
    return x, y, far
print([walk(50) for _ in range(3)])
deck = [r + s for s in "SH" for r in "A23456789TJQK"]
random.shuffle(deck)
print(deck[:8], random.sample(deck, 3))
def pi(n): return 4 * sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(n)) / n
print(pi(2000))
words = "the cat sat on the mat and the dog sat on the cat".split()
chain = {}
for a, b in zip(words, words[1:]): chain.setdefault(a, []).append(b)
word, out = "the", []
for _ in range(15):
    out.append(word)
    word = random.choice(chain.get(word, ["the"]))
print(" ".join(out))
random.seed(7)
first = [random.randint(1, 6) for _ in range(10)]
random.seed(7)
print(first, [random.randint(1, 6) for _ in range(10)] == first)
hist = {}
for _ in range(500):
    s = random.randint(1, 6) + random.randint(1, 6)
    hist[s] = hist.get(s, 0) + 1
for k in sorted(hist): print(f"{k:>2} {'*' * (hist[k] // 5)}")
