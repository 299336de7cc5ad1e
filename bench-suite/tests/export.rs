//! `gearbox export`: what is written, and that the real pyperf reads it.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Folder, bench, gearbox, good, text};

fn json(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).expect("there");
    serde_json::from_str(&text).expect("JSON")
}

/// The files that `export` names, by the configuration before the machine's name.
fn exported(folder: &Folder, format: &str) -> Vec<(String, String)> {
    let output = gearbox(&["export", &folder.path("out"), "--format", format]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
        .lines()
        .map(|path| {
            let name = Path::new(path).file_name().expect("a file");
            (
                name.to_string_lossy().into_owned(),
                fs::read_to_string(path).expect("written"),
            )
        })
        .collect()
}

#[test]
fn pyperf_files_have_equal_numbers_of_values() {
    let folder = Folder::new("pyperf");
    let right = folder.interpreter("right", &good("10000000"));
    let wrong = folder.interpreter(
        "wrong",
        &good("20000000").replace("checksum b", "checksum c"),
    );
    let output = bench(
        &folder,
        &[&right, &wrong],
        &["-p", "4", "-n", "2", "--seed", "3"],
    );
    assert_eq!(output.status.code(), Some(5));
    // One configuration lost a block, as if it had been interrupted there.
    let journal = folder.path("out/journal.jsonl");
    let lines = fs::read_to_string(&journal).expect("there");
    let lost = lines
        .lines()
        .find(|l| l.contains("\"block\":2,") && l.contains("wrong-1.0") && l.contains("\"alpha\""))
        .expect("block 2");
    fs::write(&journal, lines.replacen(&format!("{lost}\n"), "", 1)).expect("writable");
    let campaign = json(&folder.0.join("out/campaign.json"));
    let count = serde_json::json!({
        "schema": campaign["schema"], "campaign": campaign["id"], "configuration": "wrong-1.0", "kernel": "alpha",
        "kernel_sha256": campaign["kernels"][0]["sha256"], "n": 2, "warmups": 1, "loops": 4,
        "machine": {"instructions": 4200}, "state": "ok"
    });
    folder.write("out/counts.jsonl", &format!("{count}\n"));
    let files = exported(&folder, "pyperf");
    assert_eq!(files.len(), 3, "null, right, wrong");
    let mut runs = Vec::new();
    for (name, content) in &files {
        let file: serde_json::Value = serde_json::from_str(content).expect("JSON");
        assert_eq!(file["version"], "1.0");
        for key in [
            "hostname",
            "platform",
            "timer",
            "python_implementation",
            "vm_campaign",
        ] {
            assert!(
                file["metadata"][key]
                    .as_str()
                    .is_some_and(|s| !s.is_empty()),
                "{key}"
            );
        }
        assert_eq!(file["metadata"]["unit"], "second");
        assert_eq!(file["metadata"]["vm_mode"], "process");
        for benchmark in file["benchmarks"].as_array().expect("a list") {
            let kernel = benchmark["metadata"]["name"].as_str().expect("a name");
            let counted = name.starts_with("wrong") && kernel == "alpha";
            let instructions = benchmark["metadata"]["vm_instructions"].as_u64();
            assert_eq!(instructions, counted.then_some(1050));
            assert_eq!(benchmark["metadata"]["loops"], 10, "0.1 s over 10 ms");
            let all = benchmark["runs"].as_array().expect("a list");
            let values: Vec<usize> = all
                .iter()
                .filter_map(|r| r["values"].as_array())
                .map(Vec::len)
                .collect();
            runs.push((name.clone(), kernel.to_string(), values));
            for value in all.iter().filter_map(|r| r["values"].as_array()).flatten() {
                let seconds = value.as_f64().expect("a number");
                assert!((0.0099..0.0211).contains(&seconds), "{seconds}");
            }
        }
    }
    let of = |kernel: &str| -> Vec<&(String, String, Vec<usize>)> {
        runs.iter().filter(|r| r.1 == kernel).collect()
    };
    // The block that one lacks is left out of all; the wrong cell has no benchmark.
    assert!(of("alpha").iter().all(|r| r.2 == [2, 2, 2]), "{runs:?}");
    assert_eq!(of("alpha").len(), 3);
    assert!(of("beta").iter().all(|r| r.2 == [2, 2, 2, 2]), "{runs:?}");
    assert_eq!(of("beta").len(), 2);
    let output = gearbox(&["export", &folder.path("out")]);
    let remarks = text(&output.stderr);
    assert!(
        remarks.contains("alpha: 1 of 4 blocks left out"),
        "{remarks}"
    );
    assert!(
        remarks.contains("beta: wrong-1.0 left out: wrong result"),
        "{remarks}"
    );
}

#[test]
fn tables_of_cells_and_of_values() {
    let folder = Folder::new("csv");
    let python = folder.interpreter("python", &good("10000000"));
    let output = bench(&folder, &[&python], &["-p", "3", "-n", "2", "--seed", "3"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let files = exported(&folder, "csv");
    let names: Vec<&str> = files.iter().map(|f| f.0.as_str()).collect();
    assert_eq!(names, ["results.csv", "values.csv"]);
    let rows: Vec<Vec<&str>> = files[1].1.lines().map(|l| l.split(',').collect()).collect();
    assert!(rows.iter().all(|r| r.len() == rows[0].len()));
    let count = |phase: &str, kind: &str| {
        rows.iter()
            .filter(|r| r[2] == phase && r[5] == kind)
            .count()
    };
    // Two kernels, two configurations (one is the null row), three blocks.
    assert_eq!(count("measure", "value"), 2 * 2 * 3 * 2);
    assert_eq!(count("measure", "warmup"), 2 * 2 * 3);
    assert_eq!(count("check", "value"), 4);
    let [(name, summary)] = &exported(&folder, "md")[..] else {
        panic!("one file");
    };
    assert_eq!(name, "summary.md");
    assert!(summary.contains("| alpha"), "{summary}");
}

#[test]
fn too_few_values_for_a_test_are_not_written() {
    let folder = Folder::new("few");
    let python = folder.interpreter("python", &good("10000000"));
    let output = bench(&folder, &[&python], &["-p", "1"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = gearbox(&["export", &folder.path("out")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no cell has the two processes"));
}

/// Alternating slices beside a campaign of processes: `pairs` in `campaign.json`, and their lines.
fn add_pairs(folder: &Folder) {
    let path = folder.0.join("out/campaign.json");
    let mut campaign = json(&path);
    let side = |c: &str| serde_json::json!({"configuration": c, "kernel": "alpha"});
    let (a, b) = (side("right-1.0"), side("slow-1.0"));
    campaign["pairs"] = serde_json::json!([
        {"id": "null/alpha", "purpose": {"question": "null"}, "a": a, "b": a},
        {"id": "slow/alpha", "purpose": {"question": "compare"}, "a": a, "b": b},
    ]);
    let warmup = serde_json::json!({"values_ns": [9000, 8000], "events": [], "settled": true});
    let mut lines = String::new();
    for pair in ["null/alpha", "slow/alpha"] {
        for block in 0..3u64 {
            let t = |side: u64, i: u64| 5_000_000 + side * 2_000_000 + i * 1000 + block * 77;
            let slow = u64::from(pair == "slow/alpha");
            let line = serde_json::json!({
                "schema": campaign["schema"], "campaign": campaign["id"], "pair": pair, "block": block, "order": 0,
                "units": 5, "warmup_a": warmup, "warmup_b": warmup, "state": "ok",
                "quads": [
                    {"first": "a", "ns": [t(0, 1), t(slow, 2), t(slow, 3), t(0, 4)]},
                    {"first": "b", "ns": [t(slow, 5), t(0, 6), t(0, 7), t(slow, 8)]},
                ],
                "usage": {"max_rss": 5_000_000, "user_ns": 1, "system_ns": 1, "wall_ns": 90_000_000, "voluntary_switches": 0,
                    "involuntary_switches": 0, "padding": 0, "started": "2026-11-28T10:00:00Z", "load": 0.5}
            });
            lines.push_str(&format!("{line}\n"));
        }
    }
    folder.write("out/campaign.json", &format!("{campaign:#}\n"));
    folder.write("out/pairs.jsonl", &lines);
}

#[test]
fn the_real_pyperf_reads_the_files() {
    let folder = Folder::new("real-pyperf");
    let right = folder.interpreter("right", &good("10000000"));
    let slow = folder.interpreter("slow", &good("20000000"));
    let output = bench(&folder, &[&right, &slow], &["-p", "6", "--seed", "3"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    add_pairs(&folder);
    let files = exported(&folder, "pyperf");
    let alternating: Vec<_> = files
        .iter()
        .filter(|(_, content)| content.contains("\"vm_mode\":\"alternate\""))
        .collect();
    assert_eq!(
        (files.len(), alternating.len()),
        (6, 3),
        "three configurations; right, right-b and slow alternated"
    );
    for (_, content) in &alternating {
        let file: serde_json::Value = serde_json::from_str(content).expect("JSON");
        for benchmark in file["benchmarks"].as_array().expect("a list") {
            let runs = benchmark["runs"].as_array().expect("a list");
            assert!(
                runs.iter()
                    .all(|r| r["values"].as_array().is_some_and(|v| v.len() == 4))
            );
            assert_eq!(runs.len(), 3);
        }
    }
    // Without processes, the files of slices have the plain names.
    let journal = folder.path("out/journal.jsonl");
    let lines = fs::read_to_string(&journal).expect("there");
    fs::write(&journal, "").expect("writable");
    let elsewhere = folder.path("slices");
    let output = gearbox(&["export", &folder.path("out"), "-o", &elsewhere]);
    fs::write(&journal, lines).expect("writable");
    let mut names: Vec<String> = text(&output.stdout)
        .lines()
        .filter_map(|l| Some(Path::new(l).file_name()?.to_str()?.to_string()))
        .collect();
    names.sort();
    let host = json(&folder.0.join("out/campaign.json"))["machine"]["hostname"].clone();
    let host = host.as_str().expect("a name");
    let expected = ["right-1.0-b", "right-1.0", "slow-1.0"].map(|c| format!("{c}-{host}.json"));
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(names, expected, "{}", text(&output.stderr));
    // right and slow, each against the other, of processes and of slices; and the baseline against itself.
    let path = |stem: &str, alternate: bool| {
        let found = files.iter().find(|(name, content)| {
            name.starts_with(stem) && content.contains("\"vm_mode\":\"alternate\"") == alternate
        });
        folder.path(&format!("out/{}", found.expect(stem).0))
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pyperf/accept.sh");
    let output = Command::new("bash")
        .arg(script)
        .args([path("right-1.0-", false), path("slow-1.0-", false)])
        .args([path("null-", false), path("right-1.0-", false)])
        .args([path("right-1.0-", true), path("slow-1.0-", true)])
        .output()
        .expect("bash runs");
    print!("{}", text(&output.stdout));
    assert!(
        output.status.success(),
        "{}\n{}",
        text(&output.stdout),
        text(&output.stderr)
    );
}
