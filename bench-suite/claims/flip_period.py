"""Calls between two flips of an addition that sees ints and strings in turn."""

import dis


def run(n):
    space = {}
    exec("def add(a, b):\n    return a + b\n", space)
    add = space["add"]

    def form():
        return [i.opname for i in dis.get_instructions(add, adaptive=True) if "BINARY_OP" in i.opname][0]

    flips = []
    before = None
    for call in range(n):
        if call % 2:
            add("a", "b")
        else:
            add(call, 1)
        now = form()
        if now != before:
            flips.append(call)
            before = now
    periods = {b - a for a, b in zip(flips[2:], flips[3:])}
    return periods.pop() if len(periods) == 1 else "not periodic" if periods else "never"
