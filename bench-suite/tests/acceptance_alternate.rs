//! Alternation on the real clock: what depends on the machine, and so is not part of the usual test run (`just acceptance-alternate`).

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

/// Runs a comparison of `match` with itself on one kernel; the row and the seconds it took.
fn compare(kernel: &str, seed: u32, extra: &[&str]) -> (Value, f64) {
    let out: PathBuf = std::env::temp_dir().join(format!(
        "gearbox-acceptance-{}-{kernel}-{seed}",
        std::process::id()
    ));
    let _ = std::fs::remove_dir_all(&out);
    let started = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(["compare", "match", "match", kernel, "--format", "json"])
        .args(["--seed", &seed.to_string(), "-o"])
        .arg(&out)
        .args(extra)
        .output()
        .expect("gearbox runs");
    let seconds = started.elapsed().as_secs_f64();
    let _ = std::fs::remove_dir_all(&out);
    let rows: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stderr)));
    let row = rows
        .as_array()
        .and_then(|rows| rows.iter().find(|r| r["question"] == "compare"))
        .expect("the compared row");
    (row.clone(), seconds)
}

fn different(row: &Value) -> bool {
    row["verdict"] == "faster" || row["verdict"] == "slower"
}

const KERNELS: [&str; 8] = [
    "nbody",
    "deltablue",
    "string_tokens",
    "richards",
    "word_count",
    "generators_tree",
    "fannkuch",
    "raytrace",
];

/// Each null comparison also has its null row, but only the compared row counts here.
#[test]
#[ignore = "minutes, and the clock of a quiet machine"]
fn forty_null_comparisons_have_at_most_two_false_positives() {
    let mut wrong = 0;
    for i in 0..40 {
        let (row, seconds) = compare(
            KERNELS[i % KERNELS.len()],
            100 + i as u32,
            &["--quads", "10"],
        );
        let false_positive = different(&row);
        wrong += usize::from(false_positive);
        println!(
            "null {i}: {} ratio {} [{}, {}] p {} {}, {seconds:.0} s",
            row["kernel"], row["time_ratio"], row["low"], row["high"], row["p"], row["verdict"]
        );
    }
    println!("{wrong} of 40 null comparisons called different");
    assert!(wrong <= 2, "{wrong} of 40");
}

#[test]
#[ignore = "minutes, and the clock of a quiet machine"]
fn a_planted_slowdown_of_two_per_cent_is_resolved_within_a_minute() {
    let mut resolved = 0;
    for i in 0..10 {
        let (row, seconds) = compare(
            KERNELS[i % KERNELS.len()],
            200 + i as u32,
            &["--quads", "10", "--plant", "2"],
        );
        let found = row["verdict"] == "slower" && seconds <= 60.0;
        resolved += usize::from(found);
        println!(
            "planted 2 %: {i}: {} ratio {} [{}, {}] {}, {seconds:.0} s",
            row["kernel"], row["time_ratio"], row["low"], row["high"], row["verdict"]
        );
    }
    println!("{resolved} of 10 resolved");
    assert!(resolved >= 9, "{resolved} of 10");
}
