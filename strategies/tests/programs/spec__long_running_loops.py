# Long loops in one call: code that gets hot while it runs (jump back-edges).
def collatz(limit):
    best = (0, 0)
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > best[1]:
            best = (start, steps)
    return best
print(collatz(1500))
def sieve(n):
    flags = [True] * n
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n, i): flags[j] = False
    return sum(flags)
print(sieve(20000))
def change_type():
    x, out = 0, []
    for i in range(3000):
        x = x + 1
        if i == 1000: x = float(x)
        if i == 2000: x = complex(x)
        if i % 1000 == 999: out.append(x)
    return out
print(change_type())
def overflow():
    x = 1
    for i in range(200):
        x = x * 3 + i
    return x % 1000000007, x.bit_length()
print(overflow())
def gcd_sum(n):
    t = 0
    for a in range(1, n):
        for b in range(1, n):
            x, y = a, b
            while y: x, y = y, x % y
            t += x
    return t
print(gcd_sum(60))
def closure_loop(n):
    total = 0
    def add(v):
        nonlocal total
        total += v
    for i in range(n): add(i)
    return total
print(closure_loop(5000))
def nested_break():
    hits = 0
    for i in range(100):
        for j in range(100):
            if (i * j) % 13 == 7: break
            if j == i: continue
            hits += 1
        else:
            hits += 1000
    return hits
print(nested_break())
i = 0
total = 0
while i < 5000:
    total += i & 3
    i += 1
print(total)
def floats(n):
    s = c = 0.0
    for i in range(n):
        y = 1.0 / (i + 1) - c
        t = s + y
        c = (t - s) - y
        s = t
    return s
print(floats(5000))
def strings(n):
    s, parts = "", []
    for i in range(n):
        s += chr(97 + i % 26)
        parts.append(s[-3:])
    return s[-5:], len(s), "".join(parts)[-7:]
print(strings(2000))
