"""A global that is rewritten every PERIOD reads; or (STABLE) another one is, which nothing reads."""

LIMIT = 3
BYSTANDER = 3


def rewrite(i):
    global LIMIT
    LIMIT = 3 + i % 2


def rewrite_bystander(i):
    global BYSTANDER
    BYSTANDER = 3 + i % 2


def run(n):
    write = rewrite_bystander if STABLE else rewrite
    total = 0
    for i in range(n // PERIOD):
        write(i)
        for _ in range(PERIOD):
            total += LIMIT > 2
    return total
