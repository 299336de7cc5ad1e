s = list(range(10))
for sl in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1), slice(8, 2, -2), slice(5, 2), slice(-100, 100), slice(100, -100, -3), slice(None, None, 4), slice(0, 0)):
    print(sl, s[sl], "0123456789"[sl], tuple(s)[sl], range(10)[sl], sl.indices(10))
print(s[1:][::2][-1], s[2:8][1:-1])
class I:
    def __index__(self):
        return 2
print(s[I()], s[I():], s[:I():I()], "abc"[I()])
for bad in ("a", 1.0, None, (1,), [0]):
    for obj in (s, "text", (1, 2), b"by", range(3)):
        try:
            obj[bad]
        except TypeError as e:
            print(e)
five, nothing, show = 5, None, lambda: 0
for f in (lambda: s[10], lambda: s[-11], lambda: "abc"[3], lambda: ()[0], lambda: range(3)[3], lambda: b""[0], lambda: s[::0], lambda: "a"[::0], lambda: s["a":], lambda: five[0], lambda: nothing["a"], lambda: {}[[]], lambda: int[0], lambda: show[1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
