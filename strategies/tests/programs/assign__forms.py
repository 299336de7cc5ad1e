a = b = c = [1]
print(a is b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
i = 0
data = [10, 20, 30]
i, data[i] = 2, 99
print(i, data)
i, data[i] = 0, "last"
print(i, data)

class Box:
    pass

box = Box()
box.v, box.w = "v", "w"
print(box.v, box.w)
d = {}
d["k"], d["j"] = 1, 2
print(d)
for box.item in range(3):
    pass
print(box.item)
for d["loop"] in "ab":
    pass
print(d)
for data[0], data[1] in [(1, 2), (3, 4)]:
    print(data)
(p) = 5
[q] = [6]
(r,) = (7,)
[s, t] = "st"
print(p, q, r, s, t)
() = ()
[] = []
print("empty targets")
first = second = i = third = 3
print(first, second, third, i)
n: int = 5
m: "not evaluated at once"
box.ann: str = "annotated attribute"
(k): int = 6
print(n, k, box.ann, "m" in globals())
x = yes = (lambda: x)()
print(yes)
