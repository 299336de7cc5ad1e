//! Loops over every kind of iterator, generators and their protocol, comprehensions.

use super::sites::{Site, place};
use super::{Gen, Scenario};

/// Makers of iterables: called at the site, so that each run gets a fresh one.
const ITERABLES: [&str; 42] = [
    "lambda: [1, 2, 3]",
    "lambda: [1, 2, 3]",
    "lambda: (4, 5)",
    "lambda: range(4)",
    "lambda: range(4)",
    "lambda: count(3)",
    "lambda: count(3)",
    "lambda: range(2**47 - 2, 2**47 + 2)",
    "lambda: range(2**70, 2**70 + 2)",
    "lambda: range(5, -5, -3)",
    "lambda: {1: 2, 3: 4}",
    "lambda: {1: 2, 3: 4}.items()",
    "lambda: {1: 2}.values()",
    "lambda: {5, 6}",
    "lambda: 'aé🎉'",
    "lambda: b'xy'",
    "lambda: It(3)",
    "lambda: It(2, True)",
    "lambda: M()",
    "lambda: N(1)",
    "lambda: L([7, 8])",
    "lambda: T((7, 8))",
    "lambda: S('st')",
    "lambda: D({1: 2})",
    "lambda: enumerate('ab')",
    "lambda: zip((1, 2), 'ab')",
    "lambda: map(lambda v: v + 1, (1, 2))",
    "lambda: filter(None, (0, 1))",
    "lambda: reversed([1, 2])",
    "lambda: iter([1, 2])",
    "lambda: iter(It(1).__next__, 5)",
    "lambda: (v * v for v in (1, 2))",
    "lambda: 5",
    "lambda: None",
    "lambda: iter(())",
    "lambda: []",
    "lambda: ()",
    "lambda: range(0)",
    "lambda: bytearray(b'z')",
    "lambda: frozenset((9,))",
    "lambda: reversed(range(3))",
    "lambda: (1 // v for v in (1, 0, 2))",
];

/// One `for` site over changing iterators.
pub fn for_loops(g: &mut Gen) -> Scenario {
    g.feature("for over iterators");
    let mut s = Scenario::default();
    let body = g.pick(&[
        "r = []\nfor x in a():\n    r.append(x)",
        "r = []\nfor x in a():\n    r.append(x)\nelse:\n    r.append('else')",
        "r = []\nfor x in a():\n    if x == 2:\n        break\n    r.append(x)\nelse:\n    r.append('else')",
        "r = []\nfor x in a():\n    if x == 1:\n        continue\n    r += [x]",
        "r = []\nfor x in a():\n    for y in a():\n        r.append((x, y))",
        "r = 0\nfor x in a():\n    r = r + x",
        "r = []\nit = iter(a())\nfor x in it:\n    r.append((x, next(it, 'end')))",
        "r = []\nfor x, y in a():\n    r.append((y, x))",
        "r = []\ntry:\n    for x in a():\n        r.append(x)\n        1 // (x - 3)\nexcept ZeroDivisionError:\n    r.append('zero')",
        "r = [x for x in a()]",
        "r = []\nl = a()\nfor x in l:\n    r.append(x)\n    if len(r) == 1 and type(l) is list:\n        l.append(8)\n    if len(r) > 5:\n        break",
        "r = []\nfor x in a():\n    r.append(x)\n    x = None",
    ]);
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body: body.to_string(),
            result: "r".to_string(),
        },
    );
    for _ in 0..g.rng.usize(3..=7) {
        let items = g.tuples(&mut [&mut |g: &mut Gen| g.pick(&ITERABLES).to_string()]);
        s.steps.push(site.step(g, &items));
        if g.chance(15) {
            let change = g.pick(&[
                "It.__iter__ = lambda self: iter((1, 2))",
                "del M.__iter__",
                "M.__iter__ = lambda self: 3",
                "M.__getitem__ = lambda self, i: [5, 6][i]",
                "count.__code__ = (lambda n: (yield n)).__code__",
                "L.__iter__ = lambda self: iter('L')",
                "del L.__iter__",
                "It.__iter__ = None",
                "T.__iter__ = lambda self: count(2)",
                "count.__defaults__ = (2,)",
            ]);
            g.feature("iterator class patched");
            s.steps.push(super::tried(change));
        }
    }
    s
}

/// Generators resumed by `next`, `send`, `throw`, `close` and `yield from`.
pub fn generators(g: &mut Gen) -> Scenario {
    g.feature("generator protocol");
    let mut s = Scenario::default();
    let (inner, outer) = (g.name("gen"), g.name("gen"));
    let yields = g.pick(&[
        "        got = yield i\n        if got is not None:\n            total = (total, got)\n",
        "        try:\n            total = yield (i, total)\n        except ValueError as e:\n            total = failure(e)\n",
        "        try:\n            yield i\n        finally:\n            log.append(('left', i))\n",
        "        try:\n            got = yield i\n        except GeneratorExit:\n            log.append('exit')\n            raise\n        except E as e:\n            yield 'caught'\n",
        "        with_it = yield total\n        total = total + (with_it or 1)\n",
        "        if i == 2:\n            return total\n        yield i; yield -i\n",
    ]);
    s.declarations.extend(super::lines(&format!(
        "log = []\ndef {inner}(n, total=0):\n    for i in _range(n):\n{yields}    return ('done', total)"
    )));
    let source = g.pick(&[
        "{i}(n)",
        "{i}(n)",
        "{i}(n)",
        "[1, 2]",
        "_range(n)",
        "It(n)",
        "pick(n)",
        "sources[n % _len(sources)]()",
    ]);
    let source = source.replace("{i}", &inner);
    s.declarations.extend(super::lines(&format!(
        "sources = [lambda: {inner}(2), lambda: [1], lambda: It(2), lambda: (5, 6), lambda: count(2), lambda: None]
def pick(n):
    return {inner}(n) if n % 2 else It(n)
def {outer}(n):
    try:
        r = yield from {source}
        yield ('result', r)
    except E as e:
        yield failure(e)
    finally:
        log.append('finally')"
    )));
    // Every generator is run to its end or closed: when a dropped one runs its `finally` is not the same everywhere.
    let act = g.pick(&[
        "r = list({o}(n))",
        "it = {o}(n)\nr = [next(it, 'no')]\ntry:\n    for v in (5, None, 'v', 2.5):\n        r.append(it.send(v))\nexcept StopIteration as e:\n    r.append(e.value)\nit.close()",
        "it = {o}(n)\nr = [next(it, 'no')]\ntry:\n    r.append(it.throw(E('thrown')))\n    r.append(next(it))\nexcept (StopIteration, E) as e:\n    r.append(failure(e))\nit.close()",
        "it = {o}(n)\nr = [next(it, 'no'), it.close(), next(it, 'over')]",
        "it = {o}(n)\nr = []\nfor v in it:\n    r.append(v)\n    if _len(r) == 2:\n        it.close()",
        "it = {o}(n)\nr = []\ntry:\n    r.append(it.send(None))\n    r.append(it.throw(ValueError('v')))\nexcept Exception as e:\n    r.append(failure(e))\nr.append(next(it, 'after'))\nit.close()",
        "r = sum(1 for v in {o}(n))",
        "a, *r = {o}(n)",
        "it = {o}(n)\nr = list(zip(it, it))",
    ]);
    let target = if g.chance(65) { outer } else { inner.clone() };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["n"],
            body: act.replace("{o}", &target),
            result: "r".to_string(),
        },
    );
    for _ in 0..g.rng.usize(2..=4) {
        let items =
            g.tuples(&mut [&mut |g: &mut Gen| g.pick(&["0", "1", "2", "3", "4", "5"]).to_string()]);
        s.steps.push(site.step(g, &items));
        s.steps.push(vec![
            "note('log', [show(x) for x in log])".to_string(),
            "log.clear()".to_string(),
        ]);
        if g.chance(30) {
            let change = g.pick(&[
                "{i}.__defaults__ = (10,)",
                "{i}.__code__ = count.__code__",
                "{i} = count",
                "{i} = lambda n: [n, n]",
                "{i} = lambda n: It(n)",
            ]);
            s.steps.push(super::tried(&change.replace("{i}", &inner)));
        }
    }
    s
}

/// Comprehensions of every kind.
pub fn comprehensions(g: &mut Gen) -> Scenario {
    g.feature("comprehension");
    let mut s = Scenario::default();
    let result = g.pick(&[
        "[x for x in a() if x]",
        "[(x, y) for x in a() for y in (1, 2) if x != y]",
        "{x: i for i, x in enumerate(a())}",
        "sorted({len(str(x)) for x in a()})",
        "list(x + 1 for x in a())",
        "[[y for y in (x, x)] for x in a()]",
        "[x for x in a() if (last := x)] + [last]",
        "{x: x * 2 for x in a() if x}",
        "sum(x for x in a())",
        "[f() for f in [lambda: x for x in a()]]",
        "any(x == 2 for x in a())",
        "[x for x in [y for y in a()]]",
        "tuple(a() for _ in 'ab')[0]",
        "max((x for x in a()), default=None)",
        "[*a(), *a()]",
        "{**{x: 1 for x in a()}, 'k': 2}",
    ]);
    let body = if result.contains("last") {
        "last = None"
    } else {
        ""
    };
    let mut site = place(
        g,
        &mut s,
        &Site {
            params: &["a"],
            body: body.to_string(),
            result: result.to_string(),
        },
    );
    for _ in 0..g.rng.usize(2..=5) {
        let items = g.tuples(&mut [&mut |g: &mut Gen| g.pick(&ITERABLES).to_string()]);
        s.steps.push(site.step(g, &items));
    }
    s
}
