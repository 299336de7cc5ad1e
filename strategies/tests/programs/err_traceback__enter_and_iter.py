class Broken:
    def __enter__(self):
        raise ConnectionError("cannot enter")
    def __exit__(self, *args):
        print("never")
    def __iter__(self):
        return iter(self.nothing)
try:
    for x in Broken():
        pass
except AttributeError as e:
    print(e)
with Broken() as b:
    pass
