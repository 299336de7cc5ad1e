# Identities of big-integer arithmetic over many sizes.
import math
import random

random.seed(31)
bad = 0
acc = 0
for bits in (30, 47, 48, 49, 60, 63, 64, 65, 100, 127, 128, 500, 1000, 3000, 8000):
    for _ in range(12):
        a = random.getrandbits(bits) * random.choice((1, -1))
        b = random.getrandbits(random.randrange(1, bits + 1)) * random.choice((1, -1)) or 7
        c = random.getrandbits(bits // 2 + 1)
        q, r = divmod(a, b)
        checks = [q * b + r == a, (r >= 0) == (b > 0) or r == 0, abs(r) < abs(b), (a + b) * (a - b) == a * a - b * b, (a + c) - c == a,
                  int(str(a)) == a if bits < 4000 else True, int(hex(a), 16) == a, int(bin(b), 2) == b, int(oct(c), 8) == c, a ^ b ^ b == a, (a & b) + (a | b) == a + b,
                  (a << 13) >> 13 == a, a >> 5 == a // 32, ~a == -a - 1, a % b == a - b * (a // b), math.isqrt(c * c) == c, math.gcd(a * c, b * c) % math.gcd(c, 10**9) == 0 if c else True,
                  (a < b) == (a - b < 0), int.from_bytes(c.to_bytes(bits // 8 + 2, 'big')) == c, pow(c, 3, abs(b)) == c ** 3 % abs(b), hash(a) == hash(float(a)) if abs(a) < 2**53 else True]
        bad += checks.count(False)
        acc = (acc * 31 + a * 7 + b + q - r) % (2**89 - 1)
print(bad, acc)
f = 1
for i in range(1, 400):
    f = f * i
print(len(str(f)), f % 1000003, f // 10**800 % 10**20, math.factorial(399) == f)
a, b = 0, 1
for _ in range(2000):
    a, b = b, a + b
print(a % 10**30, a.bit_length(), a.bit_count())
x = 3**1000
print(x % 2**64, x // 3**990, x.bit_length(), str(x)[:20], float(3**600), round(math.log(x), 9), 10**300 // 7**100, -(10**300) // 7**100)
