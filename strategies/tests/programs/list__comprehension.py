# Comprehensions: scope, conditions, nesting.
x = 'outer'
print([x for x in range(3)], x)
print([i * j for i in range(3) for j in range(i)], [[i * j for j in range(3)] for i in range(3)])
print([i for i in range(20) if i % 2 if i % 3], {i % 3 for i in range(10)}, {i: i * i for i in range(4)})
print([(a, b) for a, b in zip('ab', [1, 2])], [a for a, *b in [(1, 2, 3), (4,)]], [y := 5, y + 1])
print([last := i for i in range(5)], last)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
print([f(1) for f in [lambda v, k=k: v + k for k in range(3)]])
gen = (i for i in range(3))
print(next(gen), list(gen), list(gen))
print(sum(i * i for i in range(10)), max((len(w), w) for w in ['aa', 'b', 'cccc']), any(i > 3 for i in range(5)))
def f(n):
    k = n * 2
    return [k + i for i in range(n)], {k for _ in range(2)}, {k: v for v in range(2)}
print(f(3))
class C:
    a = [1, 2, 3]
    b = [v * 2 for v in a]
    try:
        c = [v * len(a) for v in a]
    except NameError as e:
        c = str(e)
print(C.b, C.c)
try:
    [1 / i for i in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)
try:
    i_never = [i_in for i_in in range(2)]
    i_in
except NameError as e:
    print(e)
print([[[k for k in range(j)] for j in range(i)] for i in range(4)])
print({**{'a': 1}, 'b': 2}, [*[1], *(2, 3)], {*[1, 2], 2}, (*'ab',))
print([i if i % 2 else -i for i in range(5)], [None for _ in ()], list(i for i in [] if 1 / 0))
