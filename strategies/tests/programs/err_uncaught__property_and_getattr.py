class A:
    def __init__(self): self._data = {}
    def __getattr__(self, name):
        return self._data[name]
    @property
    def total(self):
        return self.first + 1
a = A()
a.total
