"""How many strings an addition that is specialized for ints sees before it becomes the one for strings."""

import dis


def run(n):
    space = {}
    exec("def add(a, b):\n    return a + b\n", space)
    add = space["add"]

    def names():
        return [i.opname for i in dis.get_instructions(add, adaptive=True)]

    for i in range(n):
        add(i, 1)
    if "BINARY_OP_ADD_INT" not in names():
        return "not specialized"
    for calls in range(1, 1000):
        add("a", "b")
        if "BINARY_OP_ADD_UNICODE" in names():
            return calls
    return "never"
