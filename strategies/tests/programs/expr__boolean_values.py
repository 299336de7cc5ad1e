# and/or return operands, not booleans; evaluation stops early.
def show(value):
    print("eval", value)
    return value

print(show(0) or show("") or show("x") or show("never"))
print(show(1) and show([]) and show("never"))
print(show(0) and show(1) or show(2))
print(not show(None), not show("a"))
for value in (0, 0.0, -0.0, 0j, "", b"", (), [], {}, set(), frozenset(), range(0), None, False):
    print(repr(value), bool(value), not value)
for value in (1, -1, 0.1, " ", b"\0", (0,), [None], {0: 0}, {0}, range(1), True, print, int, ...):
    print(bool(value), end=" ")
print()
print(True + True, True * 10, False ** False, True / 2, True << 3, ~True if False else -2)
print(True & False, True | False, True ^ True, True & 3, type(True & True), type(True & 1), type(True + 0))
print(True == 1, True is not 1.0 .__class__, 1.0 == True, hash(True) == hash(1))
print(["no", "yes"][True], "ab"[False], [1, 2, 3][True:])
