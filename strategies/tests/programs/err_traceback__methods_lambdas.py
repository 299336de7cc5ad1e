class Stack:
    def __init__(self):
        self.items = []

    def pop(self):
        return self.items.pop()

    @property
    def top(self):
        return self.pop()

    def __getitem__(self, i):
        return (lambda s: s.top)(self)

def gen(s):
    yield 1
    yield s[0]

list(gen(Stack()))
