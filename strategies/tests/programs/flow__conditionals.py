def kind(x):
    if x is None:
        return "none"
    elif isinstance(x, bool):
        return "bool"
    elif isinstance(x, int):
        if x < 0: return "negative"
        elif x == 0: return "zero"
        else: return "positive"
    elif not x:
        return "empty"
    else:
        return "other"
print([kind(x) for x in (None, True, -1, 0, 5, "", [], "s", 1.5)])
print("a" if 1 else "b", ("x", "y")[0 > 1], 1 if [] else 2 if () else 3)
if 0: print("no")
if 1: pass
if "": pass
else: print("else")
if not (1 and 0) and (0 or "yes"): print("cond")
class T:
    def __init__(s, v): s.v = v
    def __bool__(s):
        print("bool", s.v, end=" ")
        return s.v
if T(True) and not T(False) or T(True): print("=> yes")
if T(False) or T(False): pass
else: print("=> no")
print(1 if T(False) else 2)
while T(False): pass
print("end")
assert T(True)
print()
x = T(True) and 5
print(x)
class L:
    def __len__(s): return 0
class Both(L):
    def __bool__(s): return True
print(bool(L()), bool(Both()), "yes" if L() else "no")
class Bad:
    def __bool__(s): return 1
class BadLen:
    def __len__(s): return -1
class BadLen2:
    def __len__(s): return "x"
for b in (Bad, BadLen, BadLen2):
    try:
        if b(): pass
    except Exception as e:
        print(type(e).__name__, e)
if __debug__: print("debug")
if (y := 5) > 3: print(y)
print(None or "d", 0 or None, [] or {}, 1 and "t", not None)
