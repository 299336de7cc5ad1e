first = [1, 2, 3]
second = (
    4,
)
total = (
    sum(first)
    + len(second)
    + first
    + sum(second)
)
