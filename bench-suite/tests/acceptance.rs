//! Programs that attack the engine, on every strategy: none may panic, overflow the native stack or ignore Ctrl-C, and each exit code
//! is the one CPython gives.

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn gearbox() -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_gearbox"));
    c.stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    c
}

/// Names from the first column of `gearbox list configurations` that `gearbox run` accepts.
fn strategies() -> Vec<String> {
    let out = gearbox()
        .args(["list", "configurations"])
        .output()
        .expect("starts");
    assert!(out.status.success());
    let names: Vec<String> = String::from_utf8_lossy(&out.stdout)
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    assert!(names.len() >= 2, "{names:?}");
    names
}

/// A source file, removed at the end.
struct Source(std::path::PathBuf);

impl Source {
    fn new(name: &str, text: &[u8]) -> Source {
        let p = std::env::temp_dir().join(format!(
            "gearbox-acceptance-{}-{name}.py",
            std::process::id()
        ));
        std::fs::write(&p, text).expect("writable");
        Source(p)
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn start(strategy: &str, source: &Source) -> Child {
    gearbox()
        .args(["run", "-s", strategy])
        .arg(&source.0)
        .spawn()
        .expect("starts")
}

/// Waits, but not for ever.
fn finish(mut child: Child, what: &str) -> Output {
    let end = Instant::now() + Duration::from_secs(60);
    while child.try_wait().expect("a child").is_none() {
        if Instant::now() > end {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{what} hangs");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("output")
}

/// Runs `text` on every strategy; the exit code and the last line of each stream (stderr by its beginning).
fn check(name: &str, text: &[u8], code: i32, out: &str, err: &str) {
    for s in strategies() {
        let source = Source::new(&format!("{name}-{}", s.replace(':', "-")), text);
        let o = finish(start(&s, &source), name);
        let last = |b: &[u8]| {
            String::from_utf8_lossy(b)
                .lines()
                .last()
                .unwrap_or("")
                .to_owned()
        };
        assert_eq!(o.status.code(), Some(code), "{name} on {s}: {o:?}");
        assert_eq!(last(&o.stdout), out, "{name} on {s}");
        assert!(last(&o.stderr).starts_with(err), "{name} on {s}: {o:?}");
    }
}

#[test]
fn endless_recursion_raises() {
    check("calls", b"def f(): f()\nf()\n", 1, "", "RecursionError: ");
    let classes = b"class A:\n    def __init__(self): A()\n    def __getattr__(self, n): return self.other\n\
def nested(n):\n    yield from nested(n + 1)\ndef key(x): return sorted([x, x], key=key)\n\
seen = []\nfor f in (A, lambda: A.__getattr__(object.__new__(A), 'x'), lambda: next(nested(0)), lambda: key(1)):\n\
\x20   try: f()\n    except RecursionError: seen.append(1)\nprint(len(seen))\n";
    check("kinds", classes, 0, "4", "");
}

/// Each line of the output is `NAME ok` or `NAME error`; both are fine, a crash, a hang or gigabytes are not.
fn check_deep(name: &str, program: &str, cases: usize) {
    let text = format!(
        "import sys\nN = 100_000\ncount = 0\ndef t(f):\n    global count\n    try: f()\n    except (RecursionError, MemoryError): pass\n    count += 1\n{program}\nprint(count)\n"
    );
    check(name, text.as_bytes(), 0, &cases.to_string(), "");
}

#[test]
fn deep_nesting_of_containers_is_survived() {
    let lists = "def nest(n, f, a):\n    for _ in range(n): a = f(a)\n    return a\n\
a, b = (nest(N, lambda x: [x], []) for _ in '12')\n\
for f in (lambda: repr(a), lambda: a == b, lambda: a < b, lambda: f'{a}', lambda: ascii(a), lambda: b in [a]): t(f)\n\
a, b = (nest(N, lambda x: (x,), ()) for _ in '12')\n\
for f in (lambda: repr(a), lambda: a == b, lambda: hash(a), lambda: {a: 1}, lambda: isinstance(1, a)): t(f)\n\
a, b = (nest(N, lambda x: {1: x}, {}) for _ in '12')\n\
for f in (lambda: repr(a), lambda: a == b): t(f)\n\
a = nest(N, lambda x: frozenset([x]), frozenset())\n\
for f in (lambda: repr(a), lambda: hash(a)): t(f)\n";
    check_deep("containers", lists, 15);
    let wrapped = "import types, collections, functools\ndef nest(f, a):\n    for _ in range(N): a = f(a)\n    return a\n\
for a in (nest(types.MappingProxyType, {}), nest(lambda x: collections.deque([x]), 1), nest(lambda x: types.SimpleNamespace(a=x), 1),\n\
\x20         nest(lambda x: slice(x), 1), nest(lambda x: functools.partial(print, x), 1)):\n\
\x20   t(lambda: repr(a))\n    t(lambda: a == a)\n\
t(lambda: list(nest(lambda x: map(abs, x), [1])))\nt(lambda: nest(lambda x: (y for y in x), [1]).__next__())\n\
t(lambda: nest(functools.partial, abs)(1))\nt(nest(lambda x: types.MethodType(x, 1), print))\n";
    check_deep("wrapped", wrapped, 14);
}

#[test]
fn a_high_recursion_limit_is_survived() {
    let calls = "sys.setrecursionlimit(10**6)\n\
def f(n): return 0 if n == 0 else 1 + f(n - 1)\n\
def endless(): return endless()\n\
class C:\n    def __init__(self, n): self.c = C(n - 1) if n else None\n\
class X:\n    def __add__(self, o): return self + o\n    def __getattr__(self, n): return getattr(self, n)\n\
\x20   def __eq__(self, o): return self == o\n    def __repr__(self): return f'{self!r}'\n    def __bool__(self): return bool(self)\n\
\x20   def __iter__(self): return iter(self)\n    def __enter__(self):\n        with self: pass\n    def __exit__(self, *a): pass\n\
def gen(n):\n    if n: yield from gen(n - 1)\n    yield 1\n\
def key(x): return sorted([x, x], key=key)\n\
def enter():\n    with x: pass\n\
x = X()\n\
for case in (lambda: f(N), endless, lambda: C(N), lambda: C(-1), lambda: x + 1, lambda: x.a, lambda: x == x, lambda: repr(x), lambda: bool(x),\n\
\x20         lambda: list(x), enter, lambda: next(gen(N)), lambda: key(1), lambda: list(map(lambda v: key(v), [1]))): t(case)\n";
    check_deep("limit", calls, 14);
}

#[test]
fn probes_end_where_cpythons_do() {
    let probe = |body: &str, set: bool| {
        let (new, add) = if set {
            ("set()", "d.add(key)")
        } else {
            ("{}", "d[key] = 1")
        };
        format!(
            "busy = False\nclass K:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        global busy\n        if busy: return self is o\n        busy = True\n        try: {body}\n        finally: busy = False\n        return False\n\
d = {new}\nkey = K()\n{add}\nprint(K() in d, len(d))\n"
        )
    };
    for (name, body, set, out) in [
        ("refill", "d.clear(); d[key] = 1", false, "False 1"),
        ("grow", "d[len(d) + 100] = 1", false, "False 2"),
        ("empty", "d.clear()", false, "False 0"),
        ("set-refill", "d.clear(); d.add(key)", true, "False 1"),
        ("set-grow", "d.add(len(d) + 100)", true, "False 2"),
    ] {
        check(name, probe(body, set).as_bytes(), 0, out, "");
    }
}

#[test]
fn cycles_and_mutation_are_survived() {
    check(
        "cycle",
        b"x = []; x.append(x); print(x)\n",
        0,
        "[[...]]",
        "",
    );
    check(
        "sort",
        b"x = [3, 1, 2]\nx.sort(key=lambda v: x.append(v) or v)\n",
        1,
        "",
        "ValueError: list modified during sort",
    );
    check(
        "generator",
        b"def g():\n    G.close()\n    yield\nG = g()\nnext(G)\n",
        1,
        "",
        "ValueError: generator already executing",
    );
    check(
        "probe",
        b"d = {}\nclass K:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        d.clear()\n        return False\n\
for i in range(5): d[K()] = i\nprint(K() in d)\n",
        0,
        "False",
        "",
    );
}

#[test]
fn huge_values_raise() {
    check("list", b"[0] * (10**12)\n", 1, "", "MemoryError");
    check("shift", b"1 << (10**12)\n", 1, "", "MemoryError");
    check(
        "digits",
        b"int('9' * 5000)\n",
        1,
        "",
        "ValueError: Exceeds the limit (4300 digits)",
    );
}

#[test]
fn exit_codes_are_cpythons() {
    check("exit3", b"import sys\nsys.exit(3)\n", 3, "", "");
    check("exit_none", b"import sys\nsys.exit()\n", 0, "", "");
    check("exit_text", b"import sys\nsys.exit('bye')\n", 1, "", "bye");
    check("raise", b"raise ValueError('x')\n", 1, "", "ValueError: x");
    check("undecodable", b"x = '\xff'\n", 1, "", "SyntaxError: ");
    for s in strategies() {
        let o = gearbox()
            .args(["run", "-s", &s, "no-such-file.py"])
            .output()
            .expect("starts");
        assert_eq!(o.status.code(), Some(2), "{o:?}");
    }
}

#[test]
fn ctrl_c_interrupts() {
    // A new key in each probe: the look-up starts again for ever, in CPython too.
    let restarts: &[u8] = b"d = {}\nbusy = False\nclass K:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        global busy\n        if busy: return False\n\
\x20       busy = True; d.clear(); d[K()] = 1; busy = False\n        return False\nd[K()] = 1\nprint(1, flush=True)\nK() in d\n";
    let uncaught: &[(&str, &[u8])] = &[
        ("loop", b"print(1, flush=True)\nwhile True: pass\n"),
        ("sum", b"print(1, flush=True)\nsum(range(10**12))\n"),
        ("probe", restarts),
    ];
    let caught: &[u8] = b"import time\ntry:\n    print(1, flush=True)\n    time.sleep(50)\nexcept KeyboardInterrupt:\n    print('caught')\n";
    let interrupt = |s: &str, name: &str, text: &[u8]| {
        let source = Source::new(&format!("{name}-{s}"), text);
        let mut child = start(s, &source);
        // The first byte says that the program runs.
        let mut byte = [0];
        let out = child.stdout.as_mut().expect("piped");
        std::io::Read::read_exact(out, &mut byte).expect("a first line");
        let id = libc::pid_t::try_from(child.id()).expect("a process id");
        // SAFETY: sends a signal to our own child, which has not been waited for.
        unsafe { libc::kill(id, libc::SIGINT) };
        finish(child, name)
    };
    for s in strategies() {
        for (name, text) in uncaught {
            let o = interrupt(&s, name, text);
            assert_eq!(o.status.code(), Some(130), "{name} on {s}: {o:?}");
            assert!(String::from_utf8_lossy(&o.stderr).ends_with("KeyboardInterrupt\n"));
        }
        let o = interrupt(&s, "sleep", caught);
        assert_eq!(o.status.code(), Some(0), "{o:?}");
        assert!(String::from_utf8_lossy(&o.stdout).ends_with("caught\n"));
    }
}
