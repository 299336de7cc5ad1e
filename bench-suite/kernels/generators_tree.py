"""Binary search trees walked by recursive generators and iterator protocols.

Exercises generators that delegate with ``yield from``, generator pipelines,
a hand-written iterator class with ``__next__``, and node objects.
"""

from itertools import islice


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return True
                node = node.left
            elif key > node.key:
                if node.right is None:
                    node.right = Node(key)
                    return True
                node = node.right
            else:
                return False

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right

    def depths(self, depth=0):
        for child in (self.left, self.right):
            if child:
                yield from child.depths(depth + 1)
        yield depth, self.key


class Preorder:
    """The same tree by an explicit stack and the iterator protocol."""

    def __init__(self, root):
        self.stack = [root]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.stack:
            raise StopIteration
        node = self.stack.pop()
        if node.right is not None:
            self.stack.append(node.right)
        if node.left is not None:
            self.stack.append(node.left)
        return node.key


def keys(count):
    value = 12345
    for _ in range(count):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        yield (value >> 8) % (count * 4)


def running_total(source):
    total = 0
    for value in source:
        total += value
        sent = yield total
        if sent is not None:
            total = sent


def merge(left, right):
    left = iter(left)
    right = iter(right)
    a = next(left, None)
    b = next(right, None)
    while a is not None and b is not None:
        if a <= b:
            yield a
            a = next(left, None)
        else:
            yield b
            b = next(right, None)
    while a is not None:
        yield a
        a = next(left, None)
    while b is not None:
        yield b
        b = next(right, None)


def run(n):
    root = Node(2 * n)
    size = 1 + sum(root.insert(key) for key in keys(n))
    last = 0
    totals = running_total(key for key in root if key % 3)
    for i, total in enumerate(totals):
        last = total
        if i == size // 4:
            last = totals.send(i)
    deepest, at = max(root.depths())
    mix = 0
    for key in Preorder(root):
        mix = (mix * 37 + key) & 0xFFFFFF
    merged = sum(i * key for i, key in enumerate(islice(merge(root, Preorder(root)), n)))
    return f"size={size} last={last} deepest={deepest}@{at} mix={mix:06x} merged={merged}"


if __name__ == "__main__":
    print(run(100))
