class CM:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        raise RuntimeError("exit raised")
with CM() as first, \
     CM() as second:
    value = 1
