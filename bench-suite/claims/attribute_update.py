"""An attribute that grows in a loop."""


class Box:
    def __init__(self):
        self.total = 0


def run(n):
    box = Box()
    for _ in range(n):
        box.total += 1
    return box.total
