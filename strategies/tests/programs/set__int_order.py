# Iteration order of int sets through growth and deletion.
s = set()
for i in [5, 3, 40, 8, 72, 16, 24, 0, -1, -2, 100, 64, 33, 7]:
    s.add(i)
    print(s)
for i in [8, 40, 5, 0, 100]:
    s.discard(i)
    print(s)
s.update(range(200, 230))
print(s)
print(set(range(50)) - set(range(0, 50, 3)), {x * x % 64 for x in range(64)}, {1 << i for i in range(20)}, {-i for i in range(10)})
print(frozenset([9, 1, 17, 25]), {9, 1, 17, 25} | {33}, {9, 1, 17, 25} & {25, 1, 9}, {9, 1, 17, 25} ^ {1, 2}, set([17, 9, 1, 25]), set((25, 17, 9, 1)))
print([s2.pop() for s2 in [{10, 20, 30}] for _ in range(3)], set('').union([31, 30, 29]), {2**61 - 1, 0}, {2**62, 5, 2**40 + 3})
a = {1, 2, 3}
b = a.copy()
b.add(99)
print(a, b, set(b), frozenset(b), b.union([50]), b - {1}, sorted(b))
c = set(range(1000))
for i in range(990):
    c.remove(i)
print(c, len(c), 995 in c)
c.add(3)
print(c)
