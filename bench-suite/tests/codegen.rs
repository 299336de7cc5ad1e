//! `gearbox codegen` on the executable under test: figures, bounds, and what a passed bound looks like.

use std::path::Path;
use std::process::{Command, Output};

fn codegen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .arg("codegen")
        .args(args)
        .output()
        .expect("gearbox runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether there is machine code that the verb reads.
const READABLE: bool = cfg!(all(
    target_os = "linux",
    target_arch = "x86_64",
    not(debug_assertions)
));

#[test]
fn elsewhere_it_says_why_there_are_no_figures() {
    if READABLE {
        return;
    }
    let output = codegen(&[]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.contains("debug build") || message.contains("only read"),
        "{message}"
    );
}

#[test]
fn recorded_bounds_hold_and_tighter_ones_do_not() {
    if !READABLE {
        return;
    }
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen-bounds.json");
    let output = codegen(&["--check", &recorded.display().to_string()]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));

    let bounds = std::fs::read_to_string(&recorded).expect("bounds");
    let mut bounds: serde_json::Value = serde_json::from_str(&bounds).expect("JSON");
    // A loop without an indirect jump would not dispatch.
    bounds["loops"]["match_loop"]["indirect_jumps"] = 0.into();
    let tight = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tight-bounds.json");
    std::fs::write(&tight, bounds.to_string()).expect("writable");
    let output = codegen(&["--check", &tight.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.contains("match_loop::loops::run: indirect_jumps is ")
            && message.contains(", the bound is 0"),
        "{message}"
    );
}

#[test]
fn every_strategy_with_a_shape_has_figures() {
    if !READABLE {
        return;
    }
    let output = codegen(&["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let summary = &figures["summary"];
    for strategy in ["match_loop", "quickener"] {
        let own = &summary["loops"][strategy];
        assert!(own["indirect_jumps"].as_u64() >= Some(1), "{own}");
        let own = &summary["tails"][strategy];
        let steps = own["steps"].as_u64().expect("number");
        assert!(steps > 100, "{own}");
        // Steps that end in a jump are the rule; those that always raise have none.
        assert!(own["without_jump"].as_u64() < Some(steps / 10), "{own}");
        assert_eq!(own["chained_calls"], 0, "{own}");
        // (LLVM folds functions of one body, such as those of LOAD_FAST and LOAD_FAST_BORROW, under one of their names.)
        let step = &figures["steps"][strategy]["StoreFast"];
        assert_eq!(
            (&step["frame_bytes"], &step["calls"]),
            (&0.into(), &0.into()),
            "{step}"
        );
    }
}
