def combine(*args):
    raise ValueError("too many", len(args))

result = combine(
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
)
