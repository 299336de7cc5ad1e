lst = [3, 1, 2]
def key(v):
    lst.append(v)
    return v
try:
    lst.sort(key=key)
except ValueError as e:
    print(e, lst)
lst = [3, 1, 2]
def look(v):
    print("during sort the list is", lst)
    return v
lst.sort(key=look)
print(lst)
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        data.clear()
        return self.v < o.v
    def __repr__(self): return f"C{self.v}"
data = [Cmp(3), Cmp(1), Cmp(2)]
data.sort()
print(data)
lst = [5, 3, 9]
def fail(v):
    if v == 3: raise KeyError("key failed")
    return v
try:
    lst.sort(key=fail)
except KeyError as e:
    print(e, lst)
class Half:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        Half.n += 1
        if Half.n > 3: raise ValueError("compare failed")
        return self.v < o.v
h = [Half(i) for i in (5, 2, 8, 1, 9)]
try:
    h.sort()
except ValueError as e:
    print(e, sorted(x.v for x in h))
class EqPop:
    def __eq__(self, o):
        if pops: pops.pop()
        return False
pops = [EqPop() for _ in range(5)]
print(1 in pops, len(pops))
pops = [EqPop() for _ in range(5)]
print(pops.count(1), len(pops))
pops = [EqPop() for _ in range(5)]
try:
    pops.index(1)
except ValueError as e:
    print(e, len(pops))
pops = [EqPop() for _ in range(5)]
try:
    pops.remove(1)
except ValueError as e:
    print(e, len(pops))
pops = [EqPop() for _ in range(3)]
print(pops == [1, 2, 3], len(pops))
lst = list(range(5))
for x in lst:
    lst.pop()
    print(x, end=" ")
print(lst)
lst = [1, 2]
it = iter(lst)
print(list(it))
lst.append(3)
print(list(it))
class Grow:
    def __index__(self):
        target.extend(range(10))
        return 2
target = [1, 2, 3]
print(target[Grow()], len(target))
target = [1, 2, 3]
target[Grow()] = "set"
print(target[:4])
class Shrink:
    def __index__(self):
        target.clear()
        return 2
for f in (lambda: target[Shrink()], lambda: target[Shrink():], lambda: target.insert(Shrink(), "i"), lambda: target.pop(Shrink())):
    target = [1, 2, 3]
    try:
        print(f(), target)
    except IndexError as e:
        print(e, target)
target = [1, 2, 3]
target[0:2] = (target.append(i) or i for i in range(3))
print(target)
target = [1]
target.extend(target)
target += target
target *= 2
print(target)
target = [1, 2, 3]
print([target.pop() for _ in target], target)
