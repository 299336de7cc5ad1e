fs = [lambda x: x + 1, lambda x: x["k"] + 1]
print([f(1) for f in fs])
