"""All solutions of the n queens problem, by two different searches.

First recursive backtracking over sets of free columns and diagonals, with a
recursive generator; then a bit mask search.  Exercises generators that
delegate, sets, tuples, and integer bit operations.
"""


def place(row, size, columns, rising, falling, board):
    if row == size:
        yield tuple(board)
        return
    for col in range(size):
        if col in columns or row + col in rising or row - col in falling:
            continue
        columns.add(col)
        rising.add(row + col)
        falling.add(row - col)
        board.append(col)
        yield from place(row + 1, size, columns, rising, falling, board)
        board.pop()
        columns.discard(col)
        rising.discard(row + col)
        falling.discard(row - col)


def count_masks(full, columns, rising, falling):
    if columns == full:
        return 1
    found = 0
    free = full & ~(columns | rising | falling)
    while free:
        bit = free & -free
        free ^= bit
        found += count_masks(full, columns | bit, (rising | bit) << 1, (falling | bit) >> 1)
    return found


def run(n):
    mix = 0
    solutions = 0
    for board in place(0, n, set(), set(), set(), []):
        solutions += 1
        for col in board:
            mix = (mix * 33 + col + 1) & 0xFFFFFFFF
    masks = count_masks((1 << n) - 1, 0, 0, 0)
    return f"n={n} solutions={solutions} masks={masks} mix={mix:08x}"


if __name__ == "__main__":
    print(run(6))
