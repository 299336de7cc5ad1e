for i in range(3):
    pass
else:
    print("for else", i)
for i in range(3):
    if i == 1:
        break
else:
    print("not printed")
for i in []:
    pass
else:
    print("empty else")
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n, end=" ")
else:
    print("while else")
while True:
    break
else:
    print("no")
def search(rows, want):
    for row in rows:
        for v in row:
            if v == want:
                break
        else:
            continue
        return row
    else:
        return "none"
print(search([[1, 2], [3, 4]], 3), search([[1]], 9))
for i in range(2):
    try:
        continue
    finally:
        print("finally", i)
for i in (1, 2, 3):
    for j in "ab":
        if j == "b":
            continue
        if i == 2:
            break
        print(i, j, end=";")
    else:
        print("inner done", end=" ")
print()
lst = [1, 2, 3]
for v in lst:
    if v < 3:
        lst.append(v + 10)
print(lst)
for v in lst:
    lst.remove(v)
print(lst)
it = iter([1, 2, 3, 4])
for v in it:
    print(v, next(it), end=" ")
print()
x = 5
while x > 0: x -= 2
else: print(x)
for a, *b in [(1, 2, 3), "xy"]: print(a, b)
def gen():
    while True:
        got = yield
        if got is None:
            return "stopped"
def first(pred, seq):
    return next((v for v in seq if pred(v)), None)
print(first(lambda v: v > 2, range(9)), first(bool, []))
for i in range(10**9):
    if i > 2:
        break
print(i)
try:
    for i in 5: pass
except TypeError as e:
    print(e)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e:
    print(e)
try:
    for k in d: del d[k]
except RuntimeError as e:
    print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e:
    print(e)
