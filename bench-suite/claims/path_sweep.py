"""Straight-line code of LENGTH statements (a multiple of 16) in random order, run round and round: the longer the path, the less of it a predictor remembers."""

KINDS = [
    "a = b + c",
    "b = c - a",
    "c = a & 255",
    "a = b if c else a",
    "b = pair[0]",
    "c = items[1]",
    "a = -b",
    "b = a < c",
    "c = point.x",
    "pair = (a, b)",
    "items[0] = c",
    "a, b = b, a",
    "c = a | 1",
    "b = not c",
    "point.x = 3",
    "a = c",
]


class Point:
    pass


def source():
    # Blocks of all kinds in random order: paths of every length do the same work.
    lines = ["def path(a, b, c, pair, items, point):"]
    state = 12345
    for _ in range(LENGTH // len(KINDS)):
        block = list(KINDS)
        for i in range(len(block) - 1, 0, -1):
            state = (state * 1103515245 + 12345) % 2147483648
            j = state // 65536 % (i + 1)
            block[i], block[j] = block[j], block[i]
        lines.extend("    " + statement for statement in block)
        # Values stay small.
        lines.append("    a = 7")
    lines.append("    return a, b, c")
    return "\n".join(lines)


SPACE = {}
exec(source(), SPACE)


def run(n):
    path = SPACE["path"]
    point = Point()
    point.x = 3
    for _ in range(n // LENGTH):
        result = path(1, 2, 3, (1, 2), [1, 2], point)
    return [int(x) % 1000 for x in result]
