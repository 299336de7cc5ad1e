x = 5
print(x is 5, x is not "a", x == 5)
assert (x, "always true")
print("\d" == "\\d", b"\q" == b"\\q", len("\8"))
try:
    print("a" (1))
except TypeError as e:
    print(e)
try:
    [1, 2] [x, 1]
except TypeError as e:
    print(e)
try:
    print((1, 2) (3))
except TypeError as e:
    print(e)
try:
    None[0]
except TypeError as e:
    print(e)
