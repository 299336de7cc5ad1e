def f(x):
    assert x > 5 and x % 2 == 0, f"bad x: {x}"
f(6)
f(3)
