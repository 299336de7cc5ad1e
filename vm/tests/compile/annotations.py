class C:
    def f(self, x: int) -> str: pass
    y: int
    if y:
        z: str = 1
a: int
def g():
    x: int
    (y): int = 3
