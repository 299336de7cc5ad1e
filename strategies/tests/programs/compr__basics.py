print([x * x for x in range(5)], {x % 3 for x in range(9)}, {x: -x for x in range(3)}, list(x for x in "ab"))
print([x for x in range(20) if x % 2 if x % 3], [x if x % 2 else -x for x in range(5)])
print([(x, y) for x in range(3) for y in range(x)], [[y for y in range(x)] for x in range(4)])
print([y for x in [[1, 2], [3]] for y in x], {k: [v for v in vs] for k, vs in {"a": (1, 2), "b": ()}.items()})
print([a + b for a, b in [(1, 2), (3, 4)]], [c for a, (b, *c) in [(1, (2, 3, 4))]], [x for x, in [(1,), (2,)]])
x = "outer"
print([x for x in range(3)], x)
y = [lambda: x for x in range(3)]
print([f() for f in y], x)
print([[x for x in range(x)] for x in range(4)])
print([i for i in range(5) if (lambda v: v > 2)(i)])
def f():
    n = 2
    return [n * i for i in range(3)], {i: n for i in range(2)}, list(n + i for i in range(2)), {n for _ in range(3)}
print(f())
def g(seq):
    return [a for a in seq for seq in ([a], [a + 1]) for a in seq]
print(g([1, 5]))
print([locals_ for locals_ in [1]], "locals_" in globals())
print({k: v for k, v in zip("aab", range(3))}, {(k, v) for k in "ab" for v in (1,)} == {("a", 1), ("b", 1)})
try:
    [z for z in range(3)]
    z
except NameError as e:
    print(e)
try:
    [q for _ in range(2) if q]
except NameError as e:
    print(e)
try:
    [1 / v for v in (1, 0)]
except ZeroDivisionError as e:
    print(e)
for bad in ("[v for v in 5]", "{v: 1 for v in [[]]}", "{v for v in [{}]}", "[a for a, b in [1]]", "(v for v in None)"):
    try:
        print(eval(bad))
    except TypeError as e:
        print(e)
gen = (print("never until asked") for _ in range(1))
print(gen.__name__, gen.__qualname__, list(gen))
print([None for _ in ()], *[i for i in range(2)], sum(i for i in range(4)), any(i > 2 for i in range(4)))
