# Tokenizer, recursive descent parser and evaluator with good error messages.
class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."): i += 1
            yield "num", float(text[start:i]) if "." in text[start:i] else int(text[start:i]), start
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum(): i += 1
            yield "name", text[start:i], start
        elif text[i:i + 2] in ("**", "//", "<=", ">=", "==", "!="):
            yield "op", text[i:i + 2], i
            i += 2
        elif c in "+-*/%()=,<>":
            yield "op", c, i
            i += 1
        else: raise ParseError(f"unexpected {c!r}", i)
    yield "end", None, len(text)
class Parser:
    LEVELS = [("<", ">", "<=", ">=", "==", "!="), ("+", "-"), ("*", "/", "//", "%")]
    OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b}
    FUNCS = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}
    def __init__(self): self.env = {}
    def run(self, text):
        self.toks = list(tokens(text))
        self.pos = 0
        value = self.statement()
        if self.kind != "end": raise ParseError(f"trailing {self.value!r}", self.at)
        return value
    kind = property(lambda self: self.toks[self.pos][0])
    value = property(lambda self: self.toks[self.pos][1])
    at = property(lambda self: self.toks[self.pos][2])
    def accept(self, *ops):
        if self.kind == "op" and self.value in ops:
            op = self.value
            self.pos += 1
            return op
    def expect(self, op):
        if not self.accept(op): raise ParseError(f"expected {op!r}, got {self.value!r}", self.at)
    def statement(self):
        if self.kind == "name" and self.toks[self.pos + 1][1] == "=":
            name = self.value
            self.pos += 2
            self.env[name] = value = self.binary(0)
            return value
        return self.binary(0)
    def binary(self, level):
        if level == len(self.LEVELS): return self.unary()
        left = self.binary(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            left = self.OPS[op](left, self.binary(level + 1))
        return left
    def unary(self):
        if self.accept("-"): return -self.unary()
        base = self.atom()
        return base ** self.unary() if self.accept("**") else base
    def atom(self):
        kind, value, at = self.toks[self.pos]
        self.pos += 1
        match kind, value:
            case "num", n: return n
            case "name", f if f in self.FUNCS:
                self.expect("(")
                args = [self.binary(0)]
                while self.accept(","): args.append(self.binary(0))
                self.expect(")")
                return self.FUNCS[f](*args)
            case "name", n:
                try: return self.env[n]
                except KeyError: raise ParseError(f"unknown name {n}", at) from None
            case "op", "(":
                inner = self.binary(0)
                self.expect(")")
                return inner
        raise ParseError(f"unexpected {value!r}", at)
p = Parser()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 / 4 - 1", "x = 7 // 2", "x * x % 4", "max(1, x, 2) + sum(1, 2, 3)", "1 < 2", "y", "1 +", "(1", "3 $ 4", "1 / 0", "2 2", "abs(-5.5) == 5.5", "x = y = 3", "max()", "1.5.2", "10 ** 30 // 7"]:
    try:
        print(line, "->", p.run(line))
    except (ParseError, ArithmeticError, ValueError) as e:
        print(line, "!!", type(e).__name__, e, getattr(e, "at", ""))
