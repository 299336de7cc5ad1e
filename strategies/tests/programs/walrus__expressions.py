if (n := len("abc")) > 2:
    print(n)
while (line := [3, 2, 1, 0][n - 3]) and n < 6:
    print(line, end=" ")
    n += 1
print()
print((a := 1) + (b := 2), a, b)
print([a := 5, a + 1], (c := a, c)[1])
print(f"{(v := 7)} {v}", f"{v:=3}")
def f(x=(d := 10)):
    return x
print(f(), d, f((e := 3)), e, f(x=(g := 4)), g)
print((lambda: (h := 1) + h)())
data = [1, 2, 3, 4]
print([y for x in data if (y := x * 2) > 4], y)
print({(k := "key"): (w := 1)}, k, w, data[(i := 1)], data[i := 2])
print((t := 1, 2), t, (u := (1, 2)), u)
assert (msg := "checked")
print(msg)
z = (q := 5) if (p := True) else 0
print(z, q, p)
def gl():
    global made
    [made := i for i in range(3)]
gl()
print(made)
def nl():
    v = 0
    def inner():
        nonlocal v
        [v := i for i in range(4)]
    inner()
    return v
print(nl())
if any((bad := w) < 0 for w in (3, -1, 5)):
    print(bad)
print(not (m := 0), (r := m or 2), -(s := 3), s)
for x in (src := range(2)):
    print(x, src)
