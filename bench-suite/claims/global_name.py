"""A global that is read while names come and go in the same module (or, STABLE, in another dict) every PERIOD reads."""

LIMIT = 3
ELSEWHERE = {}


def run(n):
    space = ELSEWHERE if STABLE else globals()
    total = 0
    for i in range(n // PERIOD):
        space["extra"] = i
        for _ in range(PERIOD):
            total += LIMIT > 2
        del space["extra"]
    return total
