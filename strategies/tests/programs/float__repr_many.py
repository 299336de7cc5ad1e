# repr and parsing round-trip over many floats; a checksum of the texts.
import math
import random

random.seed(77)
def crc(h, s):
    for ch in s:
        h = (h * 1000003 ^ ord(ch)) & 0xFFFFFFFFFFFF
    return h
h = 0
bad = 0
for i in range(1200):
    kind = i % 6
    if kind == 0:
        v = random.random()
    elif kind == 1:
        v = random.uniform(-1e6, 1e6)
    elif kind == 2:
        v = math.ldexp(random.random(), random.randrange(-1074, 1024))
    elif kind == 3:
        v = float(random.getrandbits(60))
    elif kind == 4:
        v = round(random.uniform(0, 1000), random.randrange(6))
    else:
        v = random.randrange(10**6) / 10 ** random.randrange(10)
    s = repr(v)
    bad += float(s) != v
    h = crc(h, s)
    h = crc(h, '%.6g|%.3f|%e|%.17g' % (v, v, v, v))
    h = crc(h, format(v, ',.2f') + format(v, '.4') + v.hex())
    h = crc(h, str(round(v, 3)))
    bad += float.fromhex(v.hex()) != v
    n, d = v.as_integer_ratio()
    bad += n / d != v
print(bad, h)
