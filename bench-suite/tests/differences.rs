//! What gearbox does otherwise than CPython 3.14, as `docs/differences.md` lists it: each difference is pinned on every strategy, so that
//! one that goes away, or another that comes, is noticed. CPython prints the opposite of each `True` below unless the comment says more.

use std::process::{Command, Stdio};

/// Runs a program on every strategy; it must end well and print `expected`.
fn pin(program: &str, expected: &str) {
    let list = Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(["list", "strategies"])
        .output()
        .expect("starts");
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    let names = list.lines().filter_map(|l| l.split_whitespace().next());
    let mut count = 0;
    for strategy in names {
        let output = Command::new(env!("CARGO_BIN_EXE_gearbox"))
            .args(["run", "-s", strategy, "-c", program])
            .stdin(Stdio::null())
            .output()
            .expect("starts");
        let stderr = String::from_utf8_lossy(&output.stderr);
        let stdout = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{strategy}: {stderr}");
        assert_eq!(stdout.trim_end(), expected, "{strategy}: {stderr}");
        count += 1;
    }
    assert!(count >= 2, "{list}");
}

#[test]
fn nan_identity() {
    pin(
        "a = float('nan')\nb = float('-nan')\nprint(a + 1 is a, a * 2 in [a], b is float('-nan'))",
        "True True True",
    );
    pin(
        "m = memoryview(bytearray(b'\\x07' + bytes(5) + b'\\xf8\\x7f')).cast('d')\nm[0] = m[0]\nprint(m.tobytes()[0] == 0)",
        "True",
    );
}

#[test]
fn identity_of_numbers() {
    pin(
        "x = float('1.5')\ny = float('1.5')\nprint(x is y, id(x) == id(y), int('123456789') is int('123456789'))",
        "True True True",
    );
}

#[test]
fn private_use_surrogates() {
    // CPython: 1 character with the ordinal 0x10d800, which UTF-8 encodes.
    pin(
        "c = chr(0x10d800)\nprint(len(c), hex(ord(c)), c == '\\ud800', ascii(c))\ntry: c.encode()\nexcept UnicodeEncodeError as e: print(e.reason)",
        "1 0xd800 True '\\ud800'\nsurrogates not allowed",
    );
}

#[test]
fn finalizers_run_late() {
    pin(
        "import gc\nclass A:\n    def __del__(self): seen.append(1)\nseen = []\ndef f(): A()\nf()\nprint(seen == [])",
        "True",
    );
}

#[test]
fn frame_objects() {
    pin(
        "import sys\ndef f():\n    x = 1\n    frame = sys._getframe()\n    p = frame.f_locals\n    p['extra'] = 1\n    same = frame is sys._getframe()\n    hidden = 'extra' not in sys._getframe().f_locals\n    x = 2\n    return frame, same, hidden\n\
frame, same, hidden = f()\nprint(not same, hidden, frame.f_locals['x'] == 1)",
        "True True True",
    );
    pin(
        "def g(): yield 1\na = g()\nprint(a.gi_frame is not a.gi_frame)",
        "True",
    );
}

#[test]
fn absent_and_fixed() {
    // The hash is the same in every process, whatever PYTHONHASHSEED says.
    pin("import sys\nprint(not hasattr(sys, 'getrefcount'))", "True");
    pin("print(hash('gearbox'))", "1730514297723342199");
}

#[test]
fn own_module() {
    let program = "from _gearbox import events\nprint(events() >= 0)";
    pin(program, "True");
}

#[test]
fn classes_stay() {
    pin(
        "import gc, weakref\ndef f(): return weakref.ref(type('C', (), {}))\nr = f()\ngc.collect()\nprint(r() is not None)",
        "True",
    );
}
