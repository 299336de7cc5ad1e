"""Maximum number of prefix reversals ("pancake flips") over all permutations.

Exercises list slicing, slice assignment, reversal, small-integer indexing
and tight while loops.
"""


def flips(perm):
    """How often the prefix perm[0] long must be reversed until 0 is first."""
    count = 0
    row = perm[:]
    first = row[0]
    while first:
        row[: first + 1] = row[first::-1]
        first = row[0]
        count += 1
    return count


def permutations(size):
    """All permutations, each made from the one before by rotating a prefix."""
    perm = list(range(size))
    counts = [0] * size
    yield perm
    level = 1
    while level < size:
        head = perm[0]
        for i in range(level):
            perm[i] = perm[i + 1]
        perm[level] = head
        if counts[level] < level:
            counts[level] += 1
            level = 1
            yield perm
        else:
            counts[level] = 0
            level += 1


def run(n):
    checksum = 0
    most = 0
    sign = 1
    seen = 0
    for perm in permutations(n):
        if perm[0]:
            count = flips(perm)
            if count > most:
                most = count
            checksum += sign * count
        sign = -sign
        seen += 1
    return f"n={n} permutations={seen} max={most} checksum={checksum}"


if __name__ == "__main__":
    print(run(6))
