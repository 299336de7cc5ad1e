# Loops whose ints leave and re-enter the small range, after warm-up.
def add_loop(x, n):
    for _ in range(n):
        x = x + 1
    return x
def sub_loop(x, n):
    for _ in range(n):
        x -= 3
    return x
def mul_loop(x, n):
    for _ in range(n):
        x = x * 3
    return x
def mixed(a, b):
    return a + b, a - b, a * b
for start in (0, 2**30 - 50, 2**31 - 50, 2**47 - 50, 2**48 - 50, 2**53 - 50, 2**63 - 50, -2**47 - 50):
    print(add_loop(start, 100), sub_loop(-start, 100), sub_loop(start, 100))
print(mul_loop(1, 20), mul_loop(7, 100), mul_loop(-1, 40))
for _ in range(50):
    mixed(3, 4)
for a, b in [(1, 2), (1.5, 2), (2, 1.5), (1.5, 2.5), (True, 2), (2**47, 2**47), (2**100, -1), (1, 2**63), (0.1, 2**70)]:
    print(mixed(a, b))
def cat(a, b):
    return a + b
for _ in range(50):
    cat(1, 2)
for a, b in [('a', 'b'), ([1], [2]), ((1,), (2,)), (b'a', b'b'), (1, 2), (1j, 2), ('x', 'y')]:
    print(cat(a, b))
for a, b in [(1, 'a'), ('a', 1), (None, 1), ([], ())]:
    try:
        cat(a, b)
    except TypeError as e:
        print(e)
s = 0
for i in range(1000):
    s ^= i << (i % 60)
    s += s >> 3
    s &= 2**70 - 1
print(s)
c = 0
i = 2**47 - 5
while i < 2**47 + 5:
    c += i % 7
    i += 1
print(c, i)
