def f(x):
    raise ValueError("in f", x)
print(1, f(2 + 3), "after", sep="")
