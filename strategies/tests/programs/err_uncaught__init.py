class A:
    def __init__(self, x):
        self.x = x.strip()
class B(A):
    def __init__(self):
        super().__init__(5)
B()
