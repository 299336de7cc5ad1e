def get(o, k): return o[k]
def put(o, k, v): o[k] = v
class GI:
    def __getitem__(self, k): return ("GI", k)
class D(dict):
    def __missing__(self, k): return ("missing", k)
class L(list):
    def __getitem__(self, k): return ("L", k)
cases = [([1, 2, 3], 1), ((4, 5, 6), 2), ("xyz", 0), ({1: "one"}, 1), (GI(), 5), (D(), 9), (L([1]), 0), (range(10), 3), (b"abc", 1), ([1, 2], -1), ([1, 2], True), ({True: "t"}, 1), ("é日", 1), ([1, 2, 3], slice(0, 2)), (list, int)]
for o, k in cases:
    for _ in range(20): r = get(o, k)
    print(r, end=" ")
print()
print([get(*cases[i % len(cases)]) for i in range(45)][-4:])
for o, k in [([1], 5), ([1], -2), ((), 0), ("a", 1), ({}, "k"), ([1], "a"), ((1,), 1.0), (5, 0), (None, 0), ([1], 2 ** 70)]:
    for _ in range(20):
        try:
            get(o, k)
        except Exception as e:
            r = f"{type(e).__name__}: {e}"
    print(r)
lst, dct = [0] * 5, {}
class SI:
    def __setitem__(self, k, v): log.append((k, v))
log = []
for i in range(40):
    put(lst, i % 5, i)
    put(dct, i % 3, i)
    put(lst, -1, "last")
for i in range(20): put(SI(), i, i * 2)
print(lst, dct, log[-1])
put(lst, slice(1, 3), "ab")
print(lst)
for o, k in [((1,), 0), ("s", 0), ([1], 1), (5, 0), ({}, [])]:
    for _ in range(20):
        try:
            put(o, k, 1)
        except Exception as e:
            r = f"{type(e).__name__}: {e}"
    print(r)
def contains(x, c): return x in c
for x, c in [(1, [1]), (1, (2,)), ("a", "abc"), (1, {1}), (1, {2: 1}), (3, range(5)), (1.0, [1]), (None, [None])]:
    for _ in range(20): r = contains(x, c)
    print(r, end=" ")
print()
def slices(s, i): return s[i:i + 2], s[:i], s[i:]
for s in ([1, 2, 3, 4], (1, 2, 3, 4), "abcd", b"abcd", range(4)):
    for i in range(20): r = slices(s, i % 3)
    print(r)
def store_slice(s):
    for i in range(20): s[i % 3:i % 3 + 1] = [i]
    return s
print(store_slice([0, 0, 0]))
def aug(o, k):
    for _ in range(30): o[k] += 1
    return o[k]
print(aug([0], 0), aug({"k": 0.5}, "k"), aug([0, 2 ** 60], 1))
def unpack(t):
    a, b = t
    return b, a
print([unpack(v) for v in [(1, 2), [3, 4], "ab", {5: 6, 7: 8}, range(2), (i for i in "yz")] for _ in range(1)])
for v in [(1, 2)] * 20 + [[3, 4]] * 20 + ["ab"] * 20: r = unpack(v)
print(r)
for v in [(1,), (1, 2, 3), [1], 5]:
    try:
        unpack(v)
    except (TypeError, ValueError) as e:
        print(e)
