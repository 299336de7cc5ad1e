def parse(s):
    try:
        return int(s)
    except ValueError:
        return fallback(s)
def fallback(s):
    try:
        return float(s)
    except ValueError as e:
        raise TypeError("neither int nor float") from e
print(parse("5"), parse("1.5"))
parse("abc")
