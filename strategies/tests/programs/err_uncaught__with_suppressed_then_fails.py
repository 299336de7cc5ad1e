class Quiet:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is KeyError
with Quiet():
    raise KeyError("quiet")
print("after the quiet one")
with Quiet():
    with Quiet():
        [][0]
