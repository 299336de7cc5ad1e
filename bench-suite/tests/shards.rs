//! Campaigns in parts: `bench --shard`, `merge`, factorial designs.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use support::{Folder, bench, gearbox, good, measured, text};

/// Runs the whole campaign or a part of it, of one interpreter.
fn part(folder: &Folder, seed: &str, extra: &[&str]) -> Output {
    let python = folder.interpreter("python", &good("10000000"));
    let base = ["-p", "5", "--seed", seed];
    bench(folder, &[&python], &[&base, extra].concat())
}

fn shards(folder: &Folder, numbers: &[u32]) -> Vec<String> {
    let mut folders = Vec::new();
    for number in numbers {
        let shard = format!("{number}/3");
        let output = part(folder, "5", &["--shard", &shard]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let said = text(&output.stdout);
        assert!(said.contains(&format!("shard {number} of 3: ")), "{said}");
        folders.push(folder.path(&format!("out/shard-{number}-of-3")));
    }
    folders
}

fn merge(folders: &[String], output: &str, extra: &[&str]) -> Output {
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    gearbox(&[&["merge"], folders.as_slice(), &["-o", output], extra].concat())
}

fn edit(path: &str, change: impl FnOnce(&mut serde_json::Value)) {
    let text = fs::read_to_string(path).expect("there");
    let mut value = serde_json::from_str(&text).expect("JSON");
    change(&mut value);
    fs::write(path, format!("{value:#}\n")).expect("writable");
}

#[test]
fn shards_make_the_campaign_that_would_have_run_at_once() {
    let folder = Folder::new("shards");
    let folders = shards(&folder, &[1, 2, 3]);
    let whole = folder.path("whole");
    // Each on a CPU of its own.
    for (at, cpu) in [(1, 4), (2, 3)] {
        let campaign = format!("{}/campaign.json", folders[at]);
        edit(&campaign, |c| {
            c["plan"]["affinity"] = serde_json::json!([cpu])
        });
    }
    let output = merge(&folders, &whole, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // Five blocks of two kernels and two configurations; each shard checks four cells and calibrates two kernels.
    let said = text(&output.stdout);
    assert!(said.contains("3 folders, 38 processes"), "{said}");

    let single = Folder::new("single");
    let output = part(&single, "5", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let merged = folder.path("whole/journal.jsonl");
    assert_eq!(
        measured(&merged),
        measured(&single.path("out/journal.jsonl"))
    );
    let campaign = fs::read_to_string(folder.path("whole/campaign.json")).expect("there");
    assert!(!campaign.contains("shard\""), "{campaign}");
    let campaign: serde_json::Value = serde_json::from_str(&campaign).expect("JSON");
    assert_eq!(campaign["plan"]["affinity"], serde_json::json!([3, 4]));
    for args in [
        vec!["report", &whole],
        vec!["export", &whole],
        vec!["bench", "--allow-debug", "--resume", &whole],
    ] {
        let output = gearbox(&args);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {message}");
    }
    // Nothing was left to run.
    assert_eq!(measured(&merged).len(), 20);
    let output = merge(&folders, &whole, &[]);
    assert_eq!(output.status.code(), Some(2), "a folder holds one campaign");

    // The same shards twice are the same campaign.
    let twice = [folders.as_slice(), &folders[..1]].concat();
    let output = merge(&twice, &folder.path("twice"), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.contains("38 processes, 14 identical lines folded"),
        "{said}"
    );
}

#[test]
fn missing_blocks_are_named_and_can_be_run_later() {
    let folder = Folder::new("missing");
    let folders = shards(&folder, &[1, 3]);
    let rest = folder.path("rest");
    let output = merge(&folders, &rest, &[]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.contains("missing: blocks 2, 5: 4 of 4 processes"),
        "{message}"
    );
    assert!(!Path::new(&rest).exists());

    let output = merge(&folders, &rest, &["--partial"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains(&format!("--resume {rest}")), "{said}");
    let output = gearbox(&["bench", "--allow-debug", "--resume", &rest]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut all = measured(&folder.path("rest/journal.jsonl"));
    let single = Folder::new("missing-single");
    part(&single, "5", &[]);
    let mut expected = measured(&single.path("out/journal.jsonl"));
    all.sort();
    expected.sort();
    assert_eq!(all, expected);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let folder = Folder::new("foreign");
    let folders = shards(&folder, &[1, 2]);
    let campaign = format!("{}/campaign.json", folders[1]);
    let whole = fs::read_to_string(&campaign).expect("there");
    let journal = format!("{}/journal.jsonl", folders[1]);
    let lines = fs::read_to_string(&journal).expect("there");
    type Change = fn(&mut serde_json::Value);
    let changes: [(&str, Change); 6] = [
        ("plan.seed", |c| c["plan"]["seed"] = 6.into()),
        ("plan.values", |c| c["plan"]["values"] = 9.into()),
        ("build.sha256", |c| c["build"]["sha256"] = "00".into()),
        ("machine.cpu", |c| c["machine"]["cpu"] = "another".into()),
        ("configurations[0].version", |c| {
            c["configurations"][0]["version"] = "x 2.0".into()
        }),
        ("kernels[1].golden", |c| {
            c["kernels"][1]["golden"] = "x".into()
        }),
    ];
    let target = folder.path("whole");
    for (field, change) in changes {
        edit(&campaign, change);
        let output = merge(&folders, &target, &["--partial"]);
        assert_eq!(output.status.code(), Some(1), "{field}");
        let message = text(&output.stderr);
        let told = format!("are not parts of one campaign: field `{field}`: ");
        assert!(message.contains(&told), "{field}: {message}");
        fs::write(&campaign, &whole).expect("writable");
    }
    // Another kernel with the same name.
    edit(&campaign, |c| c["kernels"][0]["sha256"] = "00".into());
    let output = merge(&folders, &target, &["--partial"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("kernel_sha256"));
    fs::write(&campaign, &whole).expect("writable");
    // Another campaign altogether.
    let id = |text: &str| text.replace("\"sharded-", "\"other-");
    fs::write(&campaign, id(&whole)).expect("writable");
    fs::write(&journal, id(&lines)).expect("writable");
    let output = merge(&folders, &target, &["--partial"]);
    assert!(text(&output.stderr).contains("one campaign: field `id`: "));
    fs::write(&campaign, &whole).expect("writable");
    fs::write(&journal, &lines).expect("writable");
    // Two results for one process.
    let first = fs::read_to_string(format!("{}/journal.jsonl", folders[0])).expect("there");
    let line = first
        .lines()
        .find(|l| l.contains("\"block\":1,"))
        .expect("block 1");
    let other = line.replacen("\"values_ns\":[", "\"values_ns\":[1", 1);
    fs::write(&journal, format!("{lines}{other}\n")).expect("writable");
    let output = merge(&folders, &target, &["--partial"]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.contains("different results for the same process: block 1, "),
        "{message}"
    );
    assert!(!Path::new(&target).exists());
}

#[test]
fn a_killed_shard_goes_on_with_the_same_command() {
    let folder = Folder::new("killed-shard");
    let python = folder.interpreter("python", &format!("sleep 0.05\n{}", good("10000000")));
    let (kernels, out) = (folder.kernels(), folder.path("out"));
    let args = [
        "bench",
        "-s",
        "none",
        "--allow-debug",
        "--kernel-dir",
        &kernels,
        "-o",
        &out,
        "--python",
        &python,
        "-p",
        "6",
        "--seed",
        "5",
        "--shard",
        "2/2",
    ];
    let mut child = Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("gearbox runs");
    let journal = folder.path("out/shard-2-of-2/journal.jsonl");
    let from = Instant::now();
    while fs::read_to_string(&journal).map_or(0, |t| t.lines().count()) < 9 {
        assert!(from.elapsed() < Duration::from_secs(120));
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("SIGKILL");
    child.wait().expect("it ends");
    let kept = fs::read_to_string(&journal).expect("there");
    assert!(kept.lines().count() < 18);
    let output = gearbox(&args);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let after = fs::read_to_string(&journal).expect("there");
    assert!(after.starts_with(&kept));
    assert_eq!(after.lines().count(), 18);
    // Another plan is another campaign.
    let mut other = args;
    other[13] = "6";
    let output = gearbox(&other);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(
        message.contains("a shard of another campaign: field `plan.seed`"),
        "{message}"
    );
}

#[test]
fn misuse_of_shards_exits_2() {
    for (args, part) in [
        (&["--shard", "3/2"][..], "must be K/N"),
        (&["--shard", "0/2"], "must be K/N"),
        (&["--shard", "x"], "must be K/N"),
        (&["--shard", "1/2", "-o", "x"], "--seed"),
        (&["--shard", "1/2", "--seed", "1"], "--output"),
        (&["--shard", "1/2", "--resume", "x"], "cannot be used with"),
        (&["-s", "@factorial"], "needs families"),
        (&["-s", "@factorial:cal"], "did you mean `call`"),
    ] {
        let output = gearbox(&[&["bench", "--dry-run"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let message = text(&output.stderr);
        assert!(message.contains(part), "{args:?}: {message}");
    }
}

#[test]
fn the_plan_of_a_factorial_sweep_and_of_a_shard() {
    let output = gearbox(&[
        "bench",
        "--dry-run",
        "--quick",
        "-s",
        "@factorial:load_attr,call,binary_op,to_bool,match",
        "--no-null",
        "--seed",
        "1",
        "-o",
        "x",
        "--shard",
        "2/4",
        "fib",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let plan = text(&output.stdout);
    // Eight corners of four factors, and the strategy that is named behind them.
    assert_eq!(plan.lines().filter(|l| l.starts_with("fib ")).count(), 9);
    assert!(
        plan.contains("quickener:X=all,-binary_op,-load_attr "),
        "{plan}"
    );
    assert!(plan.contains("shard 2 of 4: blocks 2, 6, 10\n"), "{plan}");
    // 27 measured, 9 checked, 1 calibrated.
    assert!(plan.contains("9 cells, 37 processes"), "{plan}");
}

#[test]
fn main_effects_of_a_sweep_with_planted_ones() {
    if !Command::new("python3")
        .arg("--version")
        .output()
        .is_ok_and(|o| o.status.success())
    {
        println!("skipped: no python3 here");
        return;
    }
    let planted = [
        ("load_attr", 0.80),
        ("call", 0.95),
        ("binary_op", 0.70),
        ("to_bool", 1.02),
        ("for_iter", 1.0),
    ];
    let names: Vec<&str> = planted.iter().map(|p| p.0).collect();
    let design = format!("@factorial:{}", names.join(","));
    let output = gearbox(&[
        "bench",
        "--dry-run",
        "--quick",
        "--no-null",
        "-s",
        &design,
        "fib",
    ]);
    let plan = text(&output.stdout);
    let labels = plan.lines().filter_map(|l| {
        let words: Vec<&str> = l.split_whitespace().collect();
        words.first().filter(|w| **w == "fib")?;
        Some(words[2].to_string())
    });
    let mut csv = String::from("kernel,configuration,state,median_s\n");
    let mut runs = 0;
    for label in labels {
        let on = |family: &str| {
            let words = || label.split(',');
            let none = label.contains("X=none");
            let minus = words().any(|w| w == format!("-{family}"));
            let plus = words().any(|w| w == format!("+{family}"));
            if none { plus } else { !minus }
        };
        let mut time: f64 = 0.1;
        for (family, factor) in planted {
            time *= if on(family) { factor } else { 1.0 };
        }
        // An interaction of two must not disturb any main effect.
        if on("load_attr") != on("call") {
            time *= 1.3;
        }
        csv.push_str(&format!("fib,\"{label}\",ok,{time:.12}\n"));
        runs += 1;
    }
    assert_eq!(runs, 16);
    let folder = Folder::new("effects");
    let csv = folder.write("results.csv", &csv);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/cluster/effects.py");
    let output = Command::new("python3").arg(script).arg(csv).output();
    let output = output.expect("python3 runs");
    let table = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    for (family, factor) in planted {
        let row = format!("{family}\t{factor:.4}\t{factor:.4}");
        assert!(table.lines().any(|l| l == row), "{row}\n{table}");
    }
}
