"""Records what CPython 3.14 answers for the text and numeric algorithms.

Run with a real CPython 3.14: python3.14 make.py [--full]. Writes one .tsv per topic beside
itself; a line is: operation, arguments, result ("=value" or "!Error: message"), escaped.
Large topics are thinned out unless --full is given: record in full after a change of the
algorithms, run the tests, then commit the thin recording.
"""
import math, os, random, sys

HERE = os.path.dirname(os.path.abspath(__file__))
R = random.Random(20)


def esc(s):
    return s.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0")


def show(v):
    if isinstance(v, str):
        return v
    if isinstance(v, bool):
        return str(v)
    if isinstance(v, float):
        return v.hex() if v == v and abs(v) != math.inf else str(v)
    if isinstance(v, (list, tuple)):
        return "[" + "|".join(show(x) for x in v) + "]"
    if isinstance(v, (bytes, bytearray)):
        return v.hex()
    return str(v)


class Out:
    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, op, args, f):
        try:
            r = "=" + show(f())
        except Exception as e:
            m = e.args[0] if isinstance(e, KeyError) else str(e)
            r = f"!{type(e).__name__}: {m}"
        line = "\t".join(esc(x) for x in [op, *(show(a) for a in args), r])
        try:
            line.encode()
        except UnicodeEncodeError:
            return
        self.lines.append(line)

    def save(self):
        kept = list(dict.fromkeys(self.lines))
        if "--full" not in sys.argv and len(kept) > 2000:
            pick = sorted(random.Random(1).sample(range(len(kept)), 2000))
            kept = [kept[i] for i in pick if len(kept[i]) < 3000]
        with open(os.path.join(HERE, self.name + ".tsv"), "w") as f:
            f.write("\n".join(kept) + "\n")
        print(self.name, len(kept), "of", len(self.lines))


def floats(n):
    import struct
    edge = [0.0, -0.0, 1.0, -1.5, 0.1, 0.5, 1.5, 2.5, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 123456789.123,
            1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, math.inf, -math.inf, math.nan,
            0.125, 0.375, 2675e-3, 1e100, 1.1e-100, 999999.5, 0.0009995, 12345678.0, 99.995, 1e21, 123456.0]
    for _ in range(n):
        k = R.random()
        if k < 0.3:
            edge.append(struct.unpack("d", R.randbytes(8))[0])
        elif k < 0.6:
            edge.append(round(R.uniform(-1e4, 1e4), R.randrange(5)))
        elif k < 0.8:
            edge.append(R.randrange(-10**6, 10**6) / 2**R.randrange(12))
        else:
            edge.append(R.uniform(-1, 1) * 10.0 ** R.randrange(-20, 20))
    return edge


def float_topic():
    o = Out("float")
    for x in floats(150):
        o.add("repr", [x], lambda: repr(x))
        o.add("hex", [x], lambda: x.hex())
        o.add("ratio", [x], lambda: "/".join(map(str, x.as_integer_ratio())))
        o.add("round0", [x], lambda: round(x))
        for nd in {0, 1, 2, 3, R.randrange(-5, 20), R.randrange(-320, 330), -1, -2}:
            o.add("round", [x, nd], lambda: round(x, nd))
        for _ in range(4):
            spec = R.choice(["", "", "#"]) + "." + str(R.choice([0, 1, 2, 3, 5, 6, 10, 17, 30])) + R.choice("eEfFgGg%") 
            o.add("format", [x, spec], lambda: format(x, spec))
        o.add("format", [x, "." + str(R.randrange(18))], lambda s=o: format(x, ".7"))
        o.lines.pop()
        for p in (R.randrange(18), 400):
            o.add("format", [x, f".{p}"], lambda: format(x, f".{p}"))
        o.add("hash", [x], lambda: hash(x)) if x == x else None
    fs = floats(80)
    for x in fs[:33]:
        for y in (3.0, -3.0, 0.1, 0.0, -0.0, math.inf, -2.5):
            o.add("divmod", [x, y], lambda: divmod(x, y))
            o.add("mod", [x, y], lambda: x % y)
            if not (x < 0 and y != int(y) if abs(y) != math.inf else False):
                o.add("pow", [x, y], lambda: x**y)
    for s in ["1", " 1.5 ", "1_000.5", "1__0", "_1", "1_", "1._5", "1_.5", "1e5", "1e+5", "1e", "e5", ".", ".5", "5.", "+.5", "-5.e-3",
              "inf", "-Infinity", "nan", "+nan", "infinit", "in_f", "", " ", "0x10", "1 2", "1\x00", "\u0661.\u0662", "\u2003 7 \u2003",
              "1e400", "-1e400", "1e-400", "1_0e1_0", "1e_1", "1.2.3", "--1", "+-1", "1,5", "1e5.0", "\x1f1\x1c", "\u00b2", "2.2250738585072011e-308",
              "179769313486231580793728971405301e276", "0." + "0" * 50 + "1", "9007199254740993", "9007199254740992.99999999999"]:
        o.add("parse", [s], lambda: float(s))
    for s in ["0x1p0", "0x1.8", "-0X1.8P+3", "1.8p1", "", "x", "0x", "0x.p1", "0x.8p1", "inf", "-nan", "Infinity", "0x1p5000", "0x1p-5000",
              "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1p-1074", "0x0.8p-1074", "0x0.800001p-1074", "0x1.8p-1074", "0x1p1024",
              "0x1p", "0x1p+", "1p1p", " 0x1 ", "0x1 2", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x0p99999999999999999999", "0x123456789abcdef0123p-30"]:
        o.add("fromhex", [s], lambda: float.fromhex(s))
    for s in ["1", "1j", "1+2j", "(1-2j)", " ( 1e5+j ) ", "-j", "+j", "j", "1+j", "1 +2j", "1e-5j", "1e+5-1e-5j", "infj", "nan+infj", "", "1j+1", "(1", "1)", "1_0j", "+1-2J", "1+2"]:
        o.add("complex", [s], lambda: "%r %r" % (complex(s).real, complex(s).imag))
    for re in (0.0, -0.0, 1.0, 1.5, -3.25, 1e20, math.nan, math.inf):
        for im in (0.0, -0.0, 2.0, -1e-7, math.inf, math.nan):
            o.add("crepr", [re, im], lambda: repr(complex(re, im)))
            for spec in R.sample(["", ".2", ".3f", "+", ">25", "#", "^30.1e", "g", "n", "<30,.2f", " .4g", "*^22", "z.0f", "-", "=9", "05", "d", ".1%"], 5):
                o.add("cformat", [re, im, spec], lambda: format(complex(re, im), spec))
    o.save()


def ints(n):
    e = [0, 1, -1, 2, 5, 15, 25, 35, 255, -255, 2**31, 2**47, -(2**47), 2**53, 2**53 + 1, 2**61 - 1, 2**61, 2**63 - 1, 2**63, -(2**63), 2**64, 10**30, -(10**30), 2**1023, 2**1024, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 10**400]
    return e + [R.randrange(-2**b, 2**b) for b in R.choices([8, 16, 40, 60, 64, 70, 128, 400], k=n)]


def int_topic():
    o = Out("int")
    for n in ints(60):
        o.add("float", [n], lambda: float(n))
        o.add("hash", [n], lambda: hash(n))
        o.add("hex", [n], lambda: hex(n))
        o.add("oct", [n], lambda: oct(n))
        o.add("bin", [n], lambda: bin(n))
        o.add("bits", [n], lambda: [n.bit_length(), n.bit_count()])
        o.add("isqrt", [n], lambda: math.isqrt(n))
        for nd in (-1, -2, -3, R.randrange(-40, 1), -100000):
            o.add("round", [n, nd], lambda: round(n, nd))
        for m in R.sample(ints(20), 6) + [3, -7, 0]:
            o.add("truediv", [n, m], lambda: n / m)
            o.add("divmod", [n, m], lambda: divmod(n, m))
            o.add("gcd", [n, m], lambda: math.gcd(n, m))
            o.add("lcm", [n, m], lambda: math.lcm(n, m))
            e = R.choice([0, 1, 5, 12, -1, -3, 65])
            o.add("powmod", [n, e, m], lambda: pow(n, e, m))
        for x in floats(2)[-2:] + [float(n) if abs(n) < 2**1000 else math.inf, math.nan, 0.5, math.nextafter(float(n % 2**100), math.inf)]:
            o.add("cmp", [n, x], lambda: "None" if x != x else (n > x) - (n < x))
        for sh in (0, 1, 13, 64, 70, -1, 2**70):
            if sh < 100:
                o.add("shl", [n, sh], lambda: n << sh)
            o.add("shr", [n, sh], lambda: n >> sh)
        for p in (0, 1, 2, 3, 7, -1, -2):
            if abs(n) < 2**130 or p >= 0:
                o.add("pow", [n, p], lambda: n**p)
        for ln, order, sg in [(1, "big", False), (8, "little", True), (20, "big", True), (8, "little", False)]:
            o.add("tobytes", [n, ln, order, sg], lambda: n.to_bytes(ln, order, signed=sg))
    for b in [b"", b"\0", b"\xff", b"\x80\0", b"\0\x80", bytes(range(12))]:
        for order in ("big", "little"):
            for sg in (True, False):
                o.add("frombytes", [b, order, sg], lambda: int.from_bytes(b, order, signed=sg))
    for s in ["0", "-0", "12", " 12 ", "+7", "- 7", "1_000", "1__0", "_1", "1_", "", " ", "0x1f", "0b101", "0o17", "0X_f", "0x__f", "0x", "010", "00", "0_0", "0_1", "z", "ff", "1" * 18, "1" * 19, "-" + "9" * 30,
              "\u0661\u0662", "1\u0661", "\u00b2", "12\x00", "\u20031\u2003", "a" * 250, "1.5", "0b2", "0o8", "--1", "0B1", "1 2", "-0x1f", "+0b1", "\x1c5", "it's", "9" * 4300, "0" * 4301, "9" * 4301, "1_" * 4300 + "1"]:
        for base in (10, 0, 16, 2, 36, 8, 1, 37):
            o.add("parse", [s, base], lambda: int(s, base) if len(s) < 200 else len(str(int(s, base))))
    for n, k in [(5, 2), (10, 0), (0, 0), (3, 5), (100, 50), (2**70, 3), (10**18, 4), (-1, 2), (2, -1), (67, 33), (1000, 998)]:
        o.add("comb", [n, k], lambda: math.comb(n, k))
        o.add("perm", [n, k], lambda: math.perm(n, k))
    for n in [0, 1, 2, 5, 20, 21, 22, 25, 100, 300, -1]:
        o.add("factorial", [n], lambda: math.factorial(n))
    for spec in ["", "d", "5", "<5", "^9", "*^9", "+", " ", "=+8", "08", "+08,", "012,", "013,", ",", "_", "_b", "#_x", "#020_x", "#X", "x", "#o", "#b", "c", "5c", "n", "e", ".2f", "%", ",.1%", "g", "z", "zd", ".2", ".2d", ",x", ",n", "_n", ",c", "+c", "#c", "s", "dd", "10xx", "\u1234", "N", "\U0001f600>9", "}<5", "<05", "99999999999999999999", ".99999999999999999999f", ",_", "_,", ",,", "__", "5,_d", ".,d", ".,n", "020,.3f", "\u0665", ".3_f", "=5c", "08c", "z.1f"]:
        for n in (0, 5, -5, 65, 1234567, -1234567, 10**30, 0x110000):
            o.add("format", [n, spec], lambda: format(n, spec))
    o.save()


def hash_topic():
    o = Out("hash")
    for _ in range(40):
        t = tuple(R.choice(ints(5)) for _ in range(R.randrange(8)))
        o.add("tuple", [hash(x) for x in t], lambda: hash(t))
        o.add("frozenset", [hash(x) for x in set(t)], lambda: hash(frozenset(t)))
    for re, im in [(0.0, 1.0), (-1.0, -1.0), (1.5, 2.5), (1e300, -1e-300)]:
        o.add("complex", [hash(re), hash(im)], lambda: hash(complex(re, im)))
    o.save()


def spec_topic():
    o = Out("spec")
    for x in (0.0, -0.0, 1.0, -0.001, 1234567.1234567, 12345.678, 0.1234567, 1e20, 1e22, 123456.0, 100000.0, 12.0, math.inf, -math.inf, math.nan, 5.0):
        for spec in ["", ",", "_", "010", "+", " 010.3f", ">+010.3f", ",.7,f", "_.7_f", ",._f", ".,f", ".,", "._", ".,_f", ".7,_f", "030_.7_f", ".3_f", ".4,e", ".,n", ".7_g", ".7_%", "z", "z.1f", ".1f", "#", "#.0f", "#g", ".3", ".1", ".6", ".5", ".2", "n", ".3n", ",n", "s", "d", ".", ".f", ".9999999999f", "%", ",.2%", "G", "E", "F", "^20", "*<20", "=20", "020,", "021,.2f", "012", "xx", "z#.3g", "-", "0>9.1f", "=+12.1e", ",.2,f", "010,"]:
            o.add("float", [x, spec], lambda: format(x, spec))
    for s in ("", "a", "abc", "h\u00e9llo w\u00f6rld"):
        for spec in ["", "s", "d", "=10", "010", "+", " ", "#", "z", ",", "_", ".", ".2s", ".2", "5.2x", "<5", ">5", "^6", "\U0001f600^9", "=", "<05", "xy", "\u1234", ".,", ".5,", "*^20.3", "-", "3", "\x07"]:
            o.add("str", [s, spec], lambda: format(s, spec))
    o.save()


def percent_topic():
    o = Out("percent")
    vals = [5, -5, 0, 255, 10**30, 1.5, -2.75, math.inf, math.nan, 1e-5, 12345.678, "abc", "\u00e9", "", "x", "it's"]
    specs = ["%d", "%5d", "%-5dx", "%05d", "%+d", "% d", "%+ d", "%.3d", "%08.3d", "%x", "%#x", "%#X", "%#o", "%o", "%#010x", "%# x", "%s", "%5s", "%-5sx", "%.2s", "%05s", "%r", "%a", "%.3r", "%c", "%5c", "%-5cx", "%f", "%.0f", "%#.0f", "%10.3e", "%g", "%G", "%F", "%E", "%05f", "%+.2f", "% .1f", "%-10.2fx", "%i", "%u", "%y", "%", "a%", "%%", "%5%", "%\u1234", "%l", "%ld", "%lld", "%hd", "%Ld", "%99999999999999999999d", "%.99999999999999999999f", "%(", "%(a", "%(a)s", "%#5%", "abc", "", "h\u00e9%d%y", "%s %s", "%b", "%.d", "%-05d|", "%.-1f"]
    for s in specs:
        for v in vals:
            o.add("str", [s, type(v).__name__, v], lambda: s % (v,))
    for s in ["%*d", "%-*d|", "%.*f", "%*.*f", "%s", "%*s"]:
        for t in [(5,), (5, 3), (-5, 3), (8, 2, 1.5), ("a", 1), (1.5, 2), (), (2**70, 1), (2**40, 2**40, 1.0)]:
            if t[:1] == (2**40,):
                continue
            o.add("tuple", [s, *[f"{type(v).__name__}:{v}" for v in t]], lambda: s % t)
    o.save()


def strformat_topic():
    o = Out("strformat")
    for f in ["{", "}", "{}{1}", "{1}{}", "{!}", "{!x}", "{!r", "{!rs}", "{!r:", "{!r:>5}", "{:", "{0", "{0!", "{0:{", "{0:{}", "{0:{}}", "{:{}}", "{:{:{}}}", "{0.}", "{0[}", "{0[]}", "{0[a}", "{{}}", "{{{}}}", "{}}", "{a{b}}", "{0:}}", "{0:{1}{2}}", "{!r:}", "{0!s:>5}", "{ 0}", "{0 }", "{:}", "{0[[]}", "{!a}", "{0!r }", "{a!r:{w}}", "{0]}", "{[}", "{.}", "{0..a}", "{0[0].}", "{3}", "{99999999999999999999}", "{0[99999999999999999999]}", "a{0}b{2}c", "{}{}{}{}", "{w:{w}}", "{\u0661}", "{!\u1234}", "", "x", "{0}{{{1}}}{2}", "{0[1]x}", "{:{{}}}", "{zzz}", "{:>{w}}|{:<{w}}|"]:
        o.add("format", [f], lambda: f.format("A", "B\u00e9", "7", a="x'y", w="4"))
    o.save()


SAMPLES = ["", "a", "abc", "Hello World", "  lead and trail \t\n", "a,b,,c", "aaa", "aXbXXc", "\u00dfeta \u03a3\u0391\u03a3 \u01c6x", "\u0130stanbul \ufb01n", "l1\nl2\r\nl3\rl4\x0b\x0cl5\x1cl6\x85l7\u2028end", "1\u00b2\u0661\u2460\u4e00", "\u1c89 \u13a0\uab70 \u10d0", "it's", 'q"q', "a'b\"c", "tab\tx\\y", "\x00\x7f\xa0\xad\u200b\u3000", "\U0001f600 smile \U0001f600", "\ue000\u0378\U000e0001", "they're bill's", "123", "-42", "+", "\u03a3", "A\u03a3", "A\u03a3B", "a\u03a3.", "\u0149\u1f88\u1f80", "x\u00e9y\u00e9z\u00e9", "abcabcabc", "\x1c\x1d \x1e\x1f", "\xa0x\u2003"]


def str_topic():
    o = Out("str")
    for s in SAMPLES:
        for m in "lower upper title capitalize swapcase casefold isalpha isalnum isdecimal isdigit isnumeric isspace isprintable islower isupper istitle isidentifier".split():
            o.add(m, [s], lambda: getattr(s, m)())
        o.add("repr", [s], lambda: repr(s))
        o.add("ascii", [s], lambda: ascii(s))
        for k in (True, False):
            o.add("splitlines", [s, k], lambda: s.splitlines(k))
        for sep in (None, ",", "X", "aa", "bc", " ", "", "\u00e9", "XX"):
            for mx in (-1, 0, 1, 2):
                o.add("split", [s, sep, mx], lambda: s.split(sep, mx))
                o.add("rsplit", [s, sep, mx], lambda: s.rsplit(sep, mx))
        for set_ in (None, "", "a", " le", "\u00e9x", "a\u2003\xa0"):
            o.add("strip", [s, set_], lambda: [s.strip(set_), s.lstrip(set_), s.rstrip(set_)])
        for nd in ("", "a", "b", "bc", "\u00e9", "z", "\U0001f600", "abc"):
            o.add("replace", [s, nd, "-", -1], lambda: s.replace(nd, "-"))
            o.add("replace", [s, nd, "<>", 2], lambda: s.replace(nd, "<>", 2))
            o.add("partition", [s, nd], lambda: [s.partition(nd), s.rpartition(nd)])
            for a, b in ((None, None), (1, None), (-3, None), (2, 5), (3, 2), (100, None), (None, -1), (len(s), None), (-100, 100)):
                o.add("find", [s, nd, a, b], lambda: [s.find(nd, a, b), s.rfind(nd, a, b), s.count(nd, a, b), s.startswith(nd, a, b), s.endswith(nd, a, b)])
        for a, b, c in ((None, None, None), (None, None, -1), (1, 4, 1), (None, None, 2), (-2, None, None), (5, 1, -2), (None, -1, 3), (10**20, None, -1) if 0 else (100, None, -3), (0, 0, 1), (None, None, 0), (-1, -100, -4)):
            o.add("slice", [s, a, b, c], lambda: s[a:b:c])
        for w in (-1, 0, 5, 8, 11):
            o.add("pad", [s, w, "*"], lambda: [s.center(w, "*"), s.ljust(w, "*"), s.rjust(w, "*"), s.zfill(w)])
        for t in (8, 0, 3, -1):
            o.add("expandtabs", [s + "\ta\tbcd\n\te", t], lambda: (s + "\ta\tbcd\n\te").expandtabs(t))
        o.add("removefix", [s, "a"], lambda: [s.removeprefix("a"), s.removesuffix("c")])
        o.add("translate", [s], lambda: s.translate({97: None, 98: "<b>", 0xe9: 65, 32: "_"}))
        for enc in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32-le", "utf-8-sig"):
            for h in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nope"):
                o.add("encode", [s, enc, h], lambda: s.encode(enc, h))
    o.save()


def bytes_topic():
    o = Out("bytes")
    bs = [s.encode() for s in SAMPLES[:9]] + [b"\xff\xfea", b"\x80\xff", bytes(range(0, 256, 7)), b"a\tb\nc\rd\r\ne\x0bf\x1cg", b"-12", b"They'Re Bill's"]
    for s in bs:
        for m in "title capitalize swapcase islower isupper istitle isspace isalpha".split():
            o.add(m, [s], lambda: getattr(s, m)())
        o.add("repr", [s], lambda: repr(s))
        o.add("hexgroup", [s], lambda: [s.hex(), s.hex(":", 2), s.hex("-", -3)] if s else "")
        for k in (True, False):
            o.add("splitlines", [s, k], lambda: s.splitlines(k))
        for sep in (b"-", b"aa", b",", b""):
            for mx in (-1, 0, 1):
                o.add("split", [s, sep, mx], lambda: s.split(sep, mx))
                o.add("rsplit", [s, sep, mx], lambda: s.rsplit(sep, mx))
        for mx in (-1, 0, 1, 2):
            o.add("splitws", [s, mx], lambda: [s.split(None, mx), s.rsplit(None, mx)])
        o.add("strip", [s], lambda: [s.strip(), s.lstrip(b"aH"), s.rstrip(b"dc\n")])
        for nd in (b"", b"a", b"l", b"bc"):
            o.add("replace", [s, nd], lambda: [s.replace(nd, b"<>"), s.replace(nd, b"", 1)])
            for a, b in ((None, None), (1, None), (-3, None), (2, 5), (100, None)):
                o.add("find", [s, nd, a, b], lambda: [s.find(nd, a, b), s.rfind(nd, a, b), s.count(nd, a, b), s.startswith(nd, a, b), s.endswith(nd, a, b)])
        for w in (-1, 5, 8):
            o.add("pad", [s, w], lambda: [s.center(w, b"*"), s.ljust(w, b"*"), s.rjust(w, b"*"), s.zfill(w)])
        o.add("expandtabs", [s], lambda: [s.expandtabs(), s.expandtabs(3)])
    seqs = [b"", b"abc", b"\xff", b"a\xe2\x82", b"\xe2\x82x", b"\xed\xa0\x80", b"\xf5\x80", b"\xc0\x80", b"\xf0\x9f\x98\x80z", b"\xf0\x9f\x98", b"\xf0\x9f\x98z", b"\xe0\x80\x80", b"\xf4\x90\x80\x80", b"\x80\x80", b"\xef\xbb\xbfhi", b"a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\x3d\xd8\x00\xde", b"\xff\xfe\x00", b"\x00\xdc\x00\x00", b"\x00\x00\x11\x00", b"a\0\0\0b\0\0", b"\xff\xfe\0\0a\0\0\0"]
    for s in seqs:
        for enc in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig"):
            for h in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nope"):
                o.add("decode", [s, enc, h], lambda: s.decode(enc, h))
    for s in ["", "0g", "abc", "a", "ab cd", " ab\tcd ", "a b", "\u00e9", "abcDEF"]:
        o.add("fromhex", [s], lambda: bytes.fromhex(s))
    o.save()


def random_topic():
    o = Out("random")
    for seed in [0, 1, -5, 42, 2**100 + 7, "hello", "h\u00e9", ""]:
        r = random.Random(seed)
        kind = type(seed).__name__
        o.add("random", [kind, seed], lambda: [[r.random() for _ in range(5)], [r.getrandbits(k) for k in (1, 31, 32, 33, 64, 65, 100, 0)], [r.randrange(n) for n in (1, 2, 7, 2**32, 2**33 + 1, 2**62)], [r.randrange(2**90)]])
        def shuf():
            r = random.Random(seed)
            l = list(range(20))
            r.shuffle(l)
            return [l, r.sample(range(10), 4), r.sample(range(1000), 30), r.sample(range(100000), 6), r.getstate()[1][3], r.getstate()[1][-1]]
        o.add("shuffle", [kind, seed], shuf)
    o.save()


def math_topic():
    o = Out("math")
    names = "acos acosh asin asinh atan atanh cos cosh erf erfc exp exp2 expm1 fabs gamma lgamma log log10 log1p log2 sin sinh sqrt tan tanh".split()
    xs = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, 3.7, -2.5, 10.5, 100.25, 171.5, 200.0, -171.5, 1e-21, -1e-21, 1e10, 1000.0, -1000.0, math.inf, -math.inf, math.nan, 22.0, 23.0, 24.0, 145.3, -143.7]
    for n in names:
        for x in xs:
            o.add(n, [x], lambda: getattr(math, n)(x))
    for n in (1, 10**400, -1, 0, 2**2000, 2**1024 - 1, 3**1000):
        for f in ("log", "log2", "log10"):
            o.add(f + "int", [n], lambda: getattr(math, f)(n))
    for x in (0.0, 5.0, -7.5, 1e300, math.inf, math.nan, -0.0, 5e-324):
        for y in (0.0, 3.0, -2.0, math.inf, 0.5, math.nan, -math.inf):
            for f in ("pow", "fmod", "remainder", "nextafter"):
                o.add(f, [x, y], lambda: getattr(math, f)(x, y))
        o.add("ulp", [x], lambda: math.ulp(x))
        o.add("frexp", [x], lambda: [math.frexp(x)[0], math.frexp(x)[1]])
        o.add("modf", [x], lambda: math.modf(x))
        for e in (0, 1, -1, 2000, -2000, -1074):
            o.add("ldexp", [x, e], lambda: math.ldexp(x, e))
    o.add("nextafter3", [], lambda: [math.nextafter(1, 2, steps=3), math.nextafter(-5e-324, 1, steps=2), math.nextafter(0.0, -1, steps=2), math.nextafter(5e-324, -1, steps=1), math.nextafter(1.0, 1.0000000000000002, steps=9)])
    for _ in range(60):
        v = [x for x in floats(12)[33:] if abs(x) < 1e150 or R.random() < 0.1]
        o.add("fsum", v, lambda: math.fsum(v))
        o.add("hypot", v, lambda: math.hypot(*v))
        if len(v) % 2 == 0:
            o.add("sumprod", v, lambda: math.sumprod(v[::2], v[1::2]))
            o.add("dist", v, lambda: math.dist(v[::2], v[1::2]))
    for v in ([1e308, 1e308], [math.inf, -math.inf], [math.nan, math.inf], [0.1] * 10, [1e16, 1.0, 1e-16], [], [5e-324, 5e-324], [3.0, 4.0], [1e-310, 2e-310]):
        o.add("fsum", v, lambda: math.fsum(v))
        o.add("hypot", v, lambda: math.hypot(*v))
    o.save()


for f in (float_topic, int_topic, hash_topic, spec_topic, percent_topic, strformat_topic, str_topic, bytes_topic, random_topic, math_topic):
    f()
