def v(x):
    print(x, end=" ")
    return x

print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) == v(1) != v(2) <= v(2))
print(v(1) < v(5) > v(3) in [v(3)])
print(1 < 2 < 3 < 4, 1 < 2 > 1 < 0, 1 == 1.0 == True)
print("a" < "b" < "c", [1] < [1, 2] < [2], (1, "a") < (1, "b"))
print(None is None is not False, 1 in [1] == True, (1 in [1]) == True)

class Odd:
    def __init__(self, name):
        self.name = name
    def __lt__(self, other):
        print(f"{self.name}<{other.name}", end=" ")
        return [] if self.name == "b" else [self.name]

a, b, c = Odd("a"), Odd("b"), Odd("c")
print(a < b < c)
print(b < a < c)
print(not a < b)
if a < b < c:
    print("unreachable")
else:
    print("falsy list ends the chain")
while a < c < c:
    print("once")
    break
for pair in [(1, "a"), ("a", 1), (None, 1), ([], ()), ({}, {}), (1j, 2j), (int, str)]:
    try:
        print(pair[0] < pair[1])
    except TypeError as e:
        print("TypeError:", e)
for pair in [(1, "a"), (None, 0), ([], ()), (1, 1.0), ("", b""), (range(3), [0, 1, 2])]:
    print(pair[0] == pair[1], pair[0] != pair[1])
