a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, *b), {*a, *b, 1}, [*a, 0, *"xy"])
print({**{"a": 1}, "b": 2, **{"a": 3}}, {"a": 0, **{}})
print(*a, *b, sep="-")
t = *a, 5
print(t)
def f():
    return *a, *b
print(f())
def g():
    yield *a, 9
print(list(g()))
for x in *a, *b:
    print(x, end=" ")
print()
print([*range(3)], [*{}], [*(i for i in "ab")])
for make in (lambda: [*1], lambda: (*None,), lambda: {*5}, lambda: {**[1]}, lambda: {**{1: 2}, **None}, lambda: [*a, *3.5]):
    try:
        print(make())
    except TypeError as e:
        print("TypeError:", e)
print({1: "a", **{1: "b"}, 1.0: "c"})
class M:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, k):
        return k * 2
print({**M()}, dict(**M()))
d = [1, 2, 3]
print(d[*[0]] if False else d[0])
class K:
    def __getitem__(self, k):
        return k
print(K()[*a], K()[*a, 7], K()[1, *b], K()[1:2, ::3], K()[...], K()[()])
