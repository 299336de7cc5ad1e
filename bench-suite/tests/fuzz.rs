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

/// What a difference looks like, on a program that asks who runs it. Needs a CPython 3.14 (`GEARBOX_PYTHON`).
#[test]
fn a_difference_is_found_kept_and_made_small() {
    let keep = folder("fuzz-difference");
    let _ = fs::remove_dir_all(&keep);
    fs::create_dir_all(&keep).expect("folder");
    let program = keep.join("made.py");
    fs::write(
        &program,
        "import sys\nx = 1\ny = 2\nif x:\n    z = 3\n    print(len(sys.argv), x)\nprint(sys.implementation.name)\n",
    )
    .expect("program");
    let Some(python) = python() else {
        return;
    };
    let run = fuzz(&[
        program.to_str().expect("UTF-8"),
        "--python",
        &python,
        "--keep",
        keep.to_str().expect("UTF-8"),
    ]);
    let report = text(&run.stdout);
    assert_eq!(run.status.code(), Some(1), "{report}{}", text(&run.stderr));
    assert!(
        report.contains("| cpython\n") && report.contains("| gearbox\n"),
        "{report}"
    );
    let small = fs::read_to_string(keep.join("made-small.py")).expect("kept");
    assert_eq!(small, "import sys\nprint(sys.implementation.name)\n");
}

/// The CPython that the environment names, if any.
fn python() -> Option<String> {
    std::env::var("GEARBOX_PYTHON")
        .ok()
        .filter(|p| !p.is_empty())
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
