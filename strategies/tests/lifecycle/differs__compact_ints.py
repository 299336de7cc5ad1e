"""Compact ints have one 30-bit digit in CPython and 48 bits here."""

from watch import case

for a, b in ((1 << 29, 2), (1 << 31, 2), (1 << 40, 1 << 40)):
    case(f"{a} < {b}", eval("lambda a, b: a < b"), a, b)
    case(f"{a} | {b}", eval("lambda a, b: a | b"), a, b)
    case(f"{a} * 2.0", eval("lambda a, b: a * 2.0"), a, b)
