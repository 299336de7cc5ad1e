# Integer +, -, * across the small/big boundary.
edges = [0, 1, -1, 2, 2**31 - 1, 2**31, -2**31, 2**47 - 1, 2**47, -2**47, -2**47 - 1, 2**48,
         2**62, 2**63 - 1, 2**63, -2**63, 2**64, 10**30, -10**30]
for a in edges:
    print(a, -a, +a, abs(a), ~a)
for a in edges:
    print([a + b for b in edges])
    print([a - b for b in edges])
for a in edges[3:]:
    print([a * b for b in edges])
x = 2**47 - 1
x += 1
print(x, x - 1, type(x))
x -= 2**47
print(x, x is not None, x == 0)
total = 0
for i in range(1000):
    total += i * (2**40)
print(total)
f = 1
for i in range(1, 60):
    f *= i
print(f)
print((10**40 + 1) - 10**40, (10**40) * 0, -(10**40) + 10**40)
print(True + True, True * 10**20, False - 1, +True, -True)
