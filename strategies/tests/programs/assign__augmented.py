class Log:
    def __init__(self, v):
        self.v = v
    def __getitem__(self, k):
        print("get", k)
        return self.v
    def __setitem__(self, k, v):
        print("set", k, v)
        self.v = v

def key(k):
    print("key", k)
    return k

x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x **= 2; print(x)
x %= 17; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
x |= 3; print(x)
x &= 14; print(x)
x ^= 5; print(x)
x /= 2; print(x)
log = Log(1)
log[key("a")] += key(2)
log[key(1):key(2)] += 10
log.v *= 3
print(log.v)
lst = alias = [1]
lst += (2, 3)
print(alias, lst is alias)
lst *= 2
print(alias)
lst[0] += 10
lst[-1:] += [7]
print(lst)
tup = same = (1,)
tup += (2,)
print(tup, same)
s = t = {1}
s |= {2}; s -= {1}; s ^= {5}
print(t)
d = {}
try:
    d["k"] += 1
except KeyError as e:
    print("KeyError", e)
broken = ([],)
try:
    broken[0] += [1]
except TypeError as e:
    print(e, broken)
for code in ('x = "a"; x -= 1', "x = None; x += 1", "x = []; x += 5", "x = {}; x |= 3", "x = 1; x @= 2", "y_ += 1", "x = 1; x **= 'a'", "x = (); x += []"):
    try:
        exec(code, {})
    except Exception as e:
        print(type(e).__name__, e)
