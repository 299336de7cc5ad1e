class Node:
    def __init__(self):
        self._children = []
        self.VALUE = 1
n = Node()
try:
    n.value
except AttributeError as e:
    print(e)
n.children
