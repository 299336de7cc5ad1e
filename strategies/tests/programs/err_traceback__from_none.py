def f():
    try:
        int("x")
    except ValueError:
        raise KeyError("hidden context") from None

f()
