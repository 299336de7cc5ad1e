# The order of checks when a slice of a bytearray is assigned, and what its bounds are asked.
class Asked:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n)
        return self.n


class Text(str):
    pass


for v in (2.5, 5, -1, "s", Text("s"), None, object(), [1, 300], [1, "x"], b"ab", bytearray(b"cd"), memoryview(b"ef"), (7, 8), range(3), 1j):
    for s in (slice("a", None), slice(None, None, 0), slice(None), slice(1, 2), slice(None, None, 2), slice(Asked(0), Asked(2))):
        b = bytearray(b"xyz")
        try:
            b[s] = v
            print(b)
        except Exception as e:
            print(type(e).__name__, str(e).partition(" at 0x")[0])

b = bytearray(b"xyz")
b[1:] = b
print(b)
try:
    del b["a":]
except TypeError as e:
    print(e)
