"""Seed experiments: constant tuple against list, and global against local loops."""

import dis

from watch import Site, show


def a_tuple():
    return (1, 2, 3, 4, 5)


def a_list():
    return [1, 2, 3, 4, 5]


for f in a_tuple, a_list:
    show("cold", f)
    print(f(), f() is f())
    show("warm", f)
    dis.dis(f, adaptive=True)
    print(len(f.__code__.co_code))

TOTAL = 0


def local_loop(n):
    total = 0
    for i in range(n):
        total = total + i
    return total


def global_loop(n):
    global TOTAL
    for i in range(n):
        TOTAL = TOTAL + i
    return TOTAL


STEP = 3


def read_only(n):
    total = 0
    for _ in range(n):
        total = total + STEP
    return total


for f in local_loop, global_loop, read_only:
    print(f(100))
    show("once", f)
    print(f(100))
    show("twice", f)
    dis.dis(f, adaptive=True)

source = """
total = 0
for i in range(100):
    total = total + i
"""
module = compile(source, "<module>", "exec")
exec(module, {})
show("module", module)
dis.dis(module, adaptive=True)
exec(module, {})
show("module again", module)
