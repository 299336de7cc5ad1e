//! Random programs with fixed seeds: all strategies must print the same. `just fuzz` runs many more, beside a CPython.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Programs of the run below; new ones come with each change of the generator.
const PROGRAMS: &str = "300";

fn fuzz(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .arg("fuzz")
        .args(args)
        .output()
        .expect("gearbox starts")
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn strategies_agree_on_random_programs() {
    let keep = folder("fuzz");
    let keep = keep.to_str().expect("UTF-8");
    let run = fuzz(&["--programs", PROGRAMS, "--seed", "1", "--keep", keep]);
    let report = text(&run.stdout);
    assert!(run.status.success(), "{report}{}", text(&run.stderr));
    assert!(
        report.starts_with(&format!("{PROGRAMS} programs, 0 differ (")),
        "{report}"
    );
    assert!(!report.contains("no end"), "{report}");
}

#[test]
fn a_seed_prints_the_same_program_again() {
    let once = fuzz(&["--print", "--programs", "2", "--seed", "77"]);
    let again = fuzz(&["--print", "--programs", "2", "--seed", "77"]);
    let other = fuzz(&["--print", "--programs", "2", "--seed", "79"]);
    assert!(once.status.success() && !once.stdout.is_empty());
    assert_eq!(once.stdout, again.stdout);
    assert_ne!(once.stdout, other.stdout);
}

/// What a difference looks like, on a program that shows its adaptive instructions: what only one of the two strategies specializes.
#[test]
fn a_difference_is_found_kept_and_made_small() {
    let keep = folder("fuzz-difference");
    let _ = fs::remove_dir_all(&keep);
    fs::create_dir_all(&keep).expect("folder");
    let program = keep.join("made.py");
    fs::write(
        &program,
        "x = 1\ndef f(a):\n    y = 2\n    return a + 1\nif x:\n    z = 3\n    print(f(x), x)\nfor i in range(100):\n    f(i)\n\
         print(f.__code__._co_code_adaptive.hex())\n",
    )
    .expect("program");
    let run = fuzz(&[
        program.to_str().expect("UTF-8"),
        "-s",
        "match,quickener",
        "--keep",
        keep.to_str().expect("UTF-8"),
    ]);
    let report = text(&run.stdout);
    assert_eq!(run.status.code(), Some(1), "{report}{}", text(&run.stderr));
    assert!(
        report.contains("made: quickener differs from match\n")
            && report.contains("\n  match     | ")
            && report.contains("\n  quickener | "),
        "{report}"
    );
    let small = fs::read_to_string(keep.join("made-small.py")).expect("kept");
    assert_eq!(
        small,
        "def f(a):\n    pass\nfor i in range(100):\n    f(i)\nprint(f.__code__._co_code_adaptive.hex())\n"
    );
}

#[test]
fn wrong_uses_are_usage_errors() {
    for args in [
        &["-s", "match"][..],
        &["-s", "mach"],
        &["--python", "/nowhere/python"],
        &["no-such-program.py"],
    ] {
        let run = fuzz(args);
        assert_eq!(
            run.status.code(),
            Some(2),
            "{args:?}: {}",
            text(&run.stderr)
        );
    }
}
