"""Tokenise, rebuild and pretty-print generated source text.

A hand-written scanner over characters, string building by join and by +=,
formatting with f-strings, format() and %, replace, find, translate-like
mapping.  Exercises str indexing and slicing, string methods, formatting.
"""

OPERATORS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "=": "set", "(": "open", ")": "close", ";": "end"}
KEYWORDS = frozenset(["let", "print", "if", "then"])


def make_source(lines):
    out = []
    for i in range(lines):
        a = "v%d" % (i % 23)
        b = f"tmp_{i * 7 % 31}"
        if i % 3 == 0:
            out.append("let {} = {} + ({} * {:d});".format(a, b, i, i * i % 101))
        elif i % 3 == 1:
            out.append(f'print "{a} is" - {b} / {i / 8:.3f};  # line {i}')
        else:
            out.append("if " + a + " then " + b + " = " + str(i) + ";")
    return "\n".join(out) + "\n"


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

    def __str__(self):
        return f"{self.kind}:{self.text!r}"


def tokenize(source):
    position = 0
    line = 1
    size = len(source)
    while position < size:
        char = source[position]
        if char == "\n":
            line += 1
            position += 1
        elif char == " ":
            position += 1
        elif char == "#":
            end = source.find("\n", position)
            position = size if end < 0 else end
        elif char.isalpha() or char == "_":
            start = position
            while position < size and (source[position].isalnum() or source[position] == "_"):
                position += 1
            text = source[start:position]
            yield Token("keyword" if text in KEYWORDS else "name", text, line)
        elif char.isdigit():
            start = position
            while position < size and (source[position].isdigit() or source[position] == "."):
                position += 1
            yield Token("number", source[start:position], line)
        elif char == '"':
            end = source.index('"', position + 1)
            yield Token("string", source[position + 1 : end], line)
            position = end + 1
        elif char in OPERATORS:
            yield Token(OPERATORS[char], char, line)
            position += 1
        else:
            raise ValueError(f"unexpected {char!r} in line {line}")


def rebuild(tokens):
    """One normalised statement per line, built piece by piece."""
    text = ""
    row = []
    for token in tokens:
        if token.kind == "end":
            text += " ".join(row) + "\n"
            row.clear()
        elif token.kind == "keyword":
            row.append(token.text.upper())
        elif token.kind == "number" and "." in token.text:
            row.append(f"{float(token.text):8.2f}")
        elif token.kind == "number":
            row.append("%04x" % int(token.text))
        elif token.kind == "string":
            row.append(repr(token.text.title()))
        else:
            row.append(token.text)
    return text


def checksum(text):
    mix = 5381
    for char in text:
        mix = (mix * 33 ^ ord(char)) & 0xFFFFFFFF
    return mix


def run(n):
    source = make_source(n)
    tokens = list(tokenize(source))
    kinds = {}
    for token in tokens:
        kinds[token.kind] = kinds.get(token.kind, 0) + 1
    text = rebuild(tokens)
    table = "|".join(f"{kind:<8}{count:>5}" for kind, count in sorted(kinds.items()))
    longest = max(text.splitlines(), key=len)
    shown = text.replace("tmp_", "$").count("$")
    return f"{len(tokens)} {checksum(text):08x} {checksum(table):08x} {shown} {longest.strip()} {tokens[-2]}"


if __name__ == "__main__":
    print(run(30))
