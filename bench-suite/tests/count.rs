//! `gearbox count` from outside: exactness, its results folder, exit codes.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

struct Folder(PathBuf);

impl Folder {
    /// A temporary folder with one kernel: a loop of `n` additions.
    fn new(name: &str, golden: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("gearbox-count-test-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        let kernels = path.join("kernels");
        fs::create_dir_all(&kernels).expect("temporary folder");
        let inventory = format!(
            r#"[{{"name": "adder", "file": "adder.py", "kind": "numeric", "about": "a loop",
                 "sizes": {{"unit": 2000, "std": 4000}}, "golden": {{"unit": "{golden}", "std": "7998000"}}}}]"#
        );
        fs::write(kernels.join("kernels.json"), inventory).expect("writable");
        let program = "def run(n):\n    total = 0\n    for i in range(n):\n        total += i\n    return str(total)\n";
        fs::write(kernels.join("adder.py"), program).expect("writable");
        Folder(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn count(&self, args: &[&str]) -> Output {
        let kernels = self.path("kernels");
        let all = [&["count", "--kernel-dir", &kernels], args].concat();
        gearbox(&all)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn gearbox(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(args)
        .output()
        .expect("gearbox runs")
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = String::from_utf8_lossy(bytes);
    let parsed = text.lines().map(serde_json::from_str);
    parsed.collect::<Result<_, _>>().expect("JSON lines")
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether callgrind's counts can be had here.
fn has_callgrind() -> bool {
    let valgrind = Command::new("valgrind").arg("--version").output();
    cfg!(not(debug_assertions)) && valgrind.is_ok_and(|o| o.status.success())
}

#[test]
fn the_vm_counts_the_counted_calls_and_nothing_else() {
    let folder = Folder::new("vm", "1999000");
    let one = folder.count(&["--tool", "vm", "--json"]);
    assert_eq!(one.status.code(), Some(0), "{}", error(&one));
    let three = folder.count(&["--tool", "vm", "--json", "--loops", "3"]);
    let (one, three) = (lines(&one.stdout), lines(&three.stdout));
    let names: Vec<&Value> = one.iter().map(|r| &r["configuration"]).collect();
    // The others execute no instructions.
    assert_eq!(names, ["match", "superinstructions", "quickener"]);
    let generic = &one[0]["vm"]["executions"];
    assert_eq!(generic["BINARY_OP"], 2000);
    // The loop's last turn, and the driver's own loop around the counted call.
    assert_eq!(generic["FOR_ITER"], 2002);
    let quick = &one[2]["vm"];
    assert_eq!(quick["executions"]["BINARY_OP_ADD_INT"], 2000);
    let family = &quick["families"]["binary_op"];
    assert_eq!(family["hits"], 2000);
    assert_eq!(
        (&family["misses"], &family["deopts"]),
        (&0.into(), &0.into())
    );
    for (one, three) in one.iter().zip(&three) {
        let of = |r: &Value| -> u64 {
            let counts = r["vm"]["executions"].as_object().expect("counts");
            counts.values().map(|n| n.as_u64().expect("number")).sum()
        };
        assert_eq!(of(one) * 3, of(three), "{}", one["configuration"]);
        assert_eq!(one["vm"]["pairs_total"], of(one));
    }
}

#[test]
fn callgrind_counts_every_strategy_in_proportion_to_the_calls() {
    if !has_callgrind() {
        return;
    }
    let folder = Folder::new("callgrind", "1999000");
    let count = |loops| {
        let args = [
            "--tool",
            "callgrind",
            "--json",
            "--check-determinism",
            "-s",
            "ast-walker,match",
        ];
        let output = folder.count(&[&args[..], &["--size", "unit", "--loops", loops]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", error(&output));
        let machine = |r: &Value| r["machine"]["instructions"].as_u64().expect("counted");
        lines(&output.stdout)
            .iter()
            .map(machine)
            .collect::<Vec<u64>>()
    };
    let (few, many) = (count("20"), count("40"));
    assert_eq!(few.len(), 2);
    for (few, many) in few.iter().zip(&many) {
        // 20 calls of 2000 iterations: an iteration takes tens of machine instructions, whatever the strategy.
        assert!((200_000..40_000_000).contains(few), "{few}");
        let ratio = *many as f64 / *few as f64;
        assert!((1.9..2.1).contains(&ratio), "{few} {many}");
    }
}

#[test]
fn counts_go_into_a_folder_and_are_not_made_twice() {
    let folder = Folder::new("folder", "1999000");
    let out = folder.path("out");
    let first = folder.count(&["--tool", "vm", "-s", "match", "-o", &out]);
    assert_eq!(first.status.code(), Some(0), "{}", error(&first));
    assert!(error(&first).contains("counted match on adder"));
    let stored = || fs::read(folder.path("out/counts.jsonl")).expect("counts");
    let records = lines(&stored());
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["state"], "ok");
    assert_eq!(
        fs::read(folder.path("out/journal.jsonl")).expect("journal"),
        b""
    );

    let again = gearbox(&["count", "--tool", "vm", "--into", &out]);
    assert_eq!(again.status.code(), Some(0), "{}", error(&again));
    assert!(!error(&again).contains("counted"), "{}", error(&again));
    assert_eq!(lines(&stored()), records);
    // Other numbers take the place of the old ones.
    let more = gearbox(&["count", "--tool", "vm", "--into", &out, "--loops", "2"]);
    assert_eq!(more.status.code(), Some(0), "{}", error(&more));
    let records = lines(&stored());
    assert_eq!((records.len(), &records[0]["loops"]), (1, &2.into()));

    let taken = folder.count(&["--tool", "vm", "-s", "match", "-o", &out]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(error(&taken).contains("--into"), "{}", error(&taken));
}

#[test]
fn a_timed_campaign_gets_counts_of_its_own_cells() {
    let folder = Folder::new("campaign", "1999000");
    let (kernels, out) = (folder.path("kernels"), folder.path("out"));
    let bench = gearbox(&[
        "bench",
        "--allow-debug",
        "--kernel-dir",
        &kernels,
        "-s",
        "match,quickener",
        "--size",
        "std",
        "-p",
        "1",
        "-n",
        "1",
        "--min-time",
        "0.001",
        "-o",
        &out,
    ]);
    assert_eq!(bench.status.code(), Some(0), "{}", error(&bench));
    let count = gearbox(&["count", "--tool", "vm", "--into", &out]);
    assert_eq!(count.status.code(), Some(0), "{}", error(&count));
    let records = lines(&fs::read(folder.path("out/counts.jsonl")).expect("counts"));
    // The baseline's second copy is not counted.
    let cells: Vec<_> = records
        .iter()
        .map(|r| r["configuration"].as_str())
        .collect();
    assert_eq!(cells.len(), 2);
    assert!(cells.contains(&Some("match")) && cells.contains(&Some("quickener")));
    assert_eq!(records[0]["n"], 4000);
    let report = gearbox(&["report", &out]);
    assert_eq!(report.status.code(), Some(0), "{}", error(&report));
}

#[test]
fn wrong_results_and_missing_tools_are_told() {
    let folder = Folder::new("wrong", "42");
    let output = folder.count(&["--tool", "vm", "-s", "match"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(error(&output).contains("wrong result: `1999000` instead of `42`"));

    let output = folder.count(&["--tool", "vm", "-s", "ast-walker"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("nothing to count"));

    let output = Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(["count", "--tool", "callgrind", "fib"])
        .env("PATH", "/nonexistent")
        .output()
        .expect("gearbox runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("cannot count machine instructions"));
}
