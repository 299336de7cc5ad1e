TEXT = """The quick brown fox jumps over the lazy dog. It was, they say,
a dog of considerable patience; the fox, on the other hand,
had none at all -- none!"""
def wrap(text, width):
    lines, line = [], []
    for word in text.split():
        if line and len(" ".join(line + [word])) > width:
            lines.append(" ".join(line))
            line = []
        line.append(word)
    return lines + [" ".join(line)] if line else lines
def justify(line, width):
    words = line.split()
    if len(words) == 1: return words[0].ljust(width)
    gaps = len(words) - 1
    space, extra = divmod(width - sum(map(len, words)), gaps)
    return "".join(w + " " * (space + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]
for l in wrap(TEXT, 30): print("|" + justify(l, 30) + "|")
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        while n >= v: out, n = out + s, n - v
    return out
print([roman(n) for n in (1, 4, 9, 14, 40, 1994, 3999)])
def caesar(s, k): return "".join(chr((ord(c) - (b := 65 if c.isupper() else 97) + k) % 26 + b) if c.isalpha() else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Round Trip", 7), -7))
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append(f"{j - i}{s[i]}" if j - i > 1 else s[i])
        i = j
    return "".join(out)
print(rle("aaabccddddde"), rle(""), rle("xyz"))
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
def palindromes(s): return sorted({s[i:j] for i in range(len(s)) for j in range(i + 2, len(s) + 1) if s[i:j] == s[i:j][::-1]}, key=lambda p: (-len(p), p))
print(palindromes("abacabad"))
def template(s, **kw):
    out = []
    while s:
        head, sep, s = s.partition("{{")
        out.append(head)
        if sep:
            name, sep, s = s.partition("}}")
            if not sep: raise ValueError("unclosed {{" + name)
            out.append(str(kw[name.strip()]))
    return "".join(out)
print(template("Dear {{ name }}, you owe {{amount}}.", name="Ann", amount=3.5))
for bad in (lambda: template("{{ x"), lambda: template("{{ x }}")):
    try: bad()
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
def table(rows):
    widths = [max(len(str(r[i])) for r in rows) for i in range(len(rows[0]))]
    for r in rows: print(" | ".join(f"{v:>{w}}" if isinstance(v, (int, float)) else f"{v:<{w}}" for v, w in zip(r, widths)))
table([("name", "qty", "price"), ("bolt", 12, 0.5), ("sprocket", 3, 12.25), ("é日", 100, 7)])
def anagrams(words):
    groups = {}
    for w in words: groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]
print(anagrams("listen silent enlist google elbow below cat act tac".split()))
words = [w.strip(".,;!-").lower() for w in TEXT.split()]
print({n: sorted({w for w in words if len(w) == n}) for n in sorted({len(w) for w in words if w}) if n > 5}, max(words, key=len), sum(c in "aeiou" for c in TEXT))
