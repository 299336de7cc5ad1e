class Inner:
    target = 5
class Outer:
    def __init__(self):
        self.inner = Inner()
Outer().target
