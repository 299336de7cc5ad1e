x = []
x.append(x)
print(x, repr(x), str(x), f"{x}", len(x), x[0] is x, x[0][0][0] is x)
d = {}
d["self"] = d
d["list"] = [d, x]
print(d)
t = ([],)
t[0].append(t)
print(t)
s = [1]
s.extend([s, (s, {"k": s})])
print(s)
try:
    x == [[[]]]
    print(x == [x], x != [1], x in x)
except RecursionError as e:
    print("RecursionError")
y = []
y.append(y)
try:
    print(x == y)
except RecursionError as e:
    print("RecursionError")
try:
    hash((1, t))
except (RecursionError, TypeError) as e:
    print(type(e).__name__, e)
class C:
    def __init__(self): self.me = [self]
    def __repr__(self): return f"C({self.me})"
try:
    print(repr(C()))
except RecursionError:
    print("RecursionError in repr")
import copy
z = copy.deepcopy(x)
print(z is x, z[0] is z)
z = copy.copy(x)
print(z[0] is x)
x.clear()
print(x)
