//! Alternation from outside: campaigns of a few processes, resuming, wrong results, a planted difference, ablation, claims. Nothing here depends on how
//! fast the machine is; what does is in `tests/acceptance_alternate.rs`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("gearbox-alternate-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("temporary folder");
        Folder(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
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

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}{}", text(&output.stdout), text(&output.stderr)))
}

fn lines(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("lines");
    text.lines()
        .map(|l| serde_json::from_str(l).expect("JSON line"))
        .collect()
}

/// A comparison of two processes of two quads on one kernel.
fn small(out: &str, extra: &[&str]) -> Output {
    let mut args = vec![
        "compare",
        "match",
        "quickener",
        "fib",
        "-p",
        "2",
        "--quads",
        "2",
        "--seed",
        "5",
        "--allow-debug",
        "--format",
        "json",
        "-o",
        out,
    ];
    args.extend(extra);
    gearbox(&args)
}

#[test]
fn a_comparison_from_start_to_printing_again() {
    let folder = Folder::new("compare");
    let out = folder.path("out");
    let output = small(&out, &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let rows = json(&output);
    let row = |question: &str, kernel: &str| {
        rows.as_array()
            .expect("rows")
            .iter()
            .find(|r| r["question"] == question && r["kernel"] == kernel)
            .unwrap_or_else(|| panic!("no {question} {kernel} in {rows:#}"))
            .clone()
    };
    let compared = row("compare", "fib");
    assert_eq!(compared["n"], 2);
    assert_eq!(compared["paired"], true);
    assert_eq!(
        compared["verdict"], "not resolved",
        "two processes never suffice"
    );
    assert!(compared["time_ratio"].as_f64().expect("ratio") > 0.0);
    assert!(row("compare", "geometric mean")["low"].is_number());
    assert_eq!(row("null", "fib")["a"], "match");

    let campaign: Value =
        serde_json::from_str(&fs::read_to_string(format!("{out}/campaign.json")).expect("file"))
            .expect("JSON");
    assert_eq!(campaign["plan"]["order"], "alternate");
    assert_eq!(campaign["pairs"].as_array().expect("pairs").len(), 2);
    let pairs = lines(&format!("{out}/pairs.jsonl"));
    assert_eq!(pairs.len(), 4, "two pairs in two processes each");
    let golden = &campaign["kernels"][0]["golden"];
    for record in &pairs {
        assert_eq!(record["state"], "ok");
        assert_eq!(record["quads"].as_array().expect("quads").len(), 2);
        assert_eq!(
            (&record["checksum_a"], &record["checksum_b"]),
            (golden, golden)
        );
        assert!(record["units"].as_u64().expect("units") >= 1);
        assert_eq!(
            record["warmup_a"]["events"],
            serde_json::json!([]),
            "`match` has no events"
        );
    }
    let quickened = pairs
        .iter()
        .find(|r| r["pair"].as_str().is_some_and(|p| p.contains("quickener")))
        .expect("the compared pair");
    let events = quickened["warmup_b"]["events"].as_array().expect("events");
    assert_eq!(quickened["warmup_b"]["settled"], true);
    // The call that was checked came before; the last three changed nothing.
    assert!(events.len() >= 4);
    let counts = lines(&format!("{out}/counts.jsonl"));
    assert_eq!(counts.len(), 1, "one count for each kernel");
    assert!(counts[0]["vm"]["hottest"].as_u64().expect("hottest") > 0);

    // The folder again, and the interrupted campaign that was none.
    for args in [
        vec!["compare", &out, "--format", "json"],
        vec![
            "compare",
            "--resume",
            &out,
            "--format",
            "json",
            "--allow-debug",
        ],
    ] {
        let again = gearbox(&args);
        assert!(again.status.success(), "{}", text(&again.stderr));
        assert_eq!(json(&again), rows);
    }
    assert_eq!(lines(&format!("{out}/pairs.jsonl")).len(), 4);
    let table = gearbox(&["compare", &out]);
    assert!(
        text(&table.stdout).contains("geometric mean"),
        "{}",
        text(&table.stdout)
    );
    let taken = small(&out, &[]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(text(&taken.stderr).contains("already holds a campaign"));
}

#[test]
fn an_interrupted_comparison_resumes_with_the_same_plan() {
    let folder = Folder::new("resume");
    let out = folder.path("out");
    assert!(small(&out, &[]).status.success());
    let path = format!("{out}/pairs.jsonl");
    let whole = lines(&path);
    // What a kill leaves behind: three records and half of one.
    let text = fs::read_to_string(&path).expect("file");
    let cut: String = text.split_inclusive('\n').take(2).collect();
    fs::write(&path, cut + "{\"schema\":").expect("writable");
    let resumed = gearbox(&["compare", "--resume", &out, "--allow-debug"]);
    assert!(resumed.status.success(), "{resumed:?}");
    let again = lines(&path);
    assert_eq!(again.len(), whole.len());
    let plan = |records: &[Value]| -> Vec<(Value, Value, Value, Vec<Value>)> {
        records
            .iter()
            .map(|r| {
                let firsts = r["quads"].as_array().expect("quads");
                (
                    r["pair"].clone(),
                    r["block"].clone(),
                    r["usage"]["padding"].clone(),
                    firsts.iter().map(|q| q["first"].clone()).collect(),
                )
            })
            .collect()
    };
    assert_eq!(plan(&again), plan(&whole));
    assert_eq!(again[..2], whole[..2], "finished processes are kept");
}

#[test]
fn a_planted_difference_is_a_regression() {
    let folder = Folder::new("plant");
    let out = folder.path("out");
    let args = [
        "compare",
        "match",
        "match",
        "fib",
        "-p",
        "6",
        "--quads",
        "3",
        "--allow-debug",
        "--plant",
        "80",
        "--format",
        "json",
        "--fail-on-regression=2%",
        "-o",
        &out,
    ];
    let output = gearbox(&args);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains("regression: fib: match #2"),
        "{}",
        text(&output.stderr)
    );
    let rows = json(&output);
    let row = rows
        .as_array()
        .expect("rows")
        .iter()
        .find(|r| r["question"] == "compare")
        .expect("row");
    assert_eq!(row["verdict"], "slower");
    assert!(row["low"].as_f64().expect("interval") > 1.02);
    // Without the flag the outcome is no failure.
    assert!(gearbox(&["compare", &out]).status.success());
}

#[test]
fn a_wrong_result_exits_5_and_leaves_the_pair_out() {
    let folder = Folder::new("wrong");
    let out = folder.path("out");
    assert!(small(&out, &[]).status.success());
    let path = format!("{out}/campaign.json");
    let campaign = fs::read_to_string(&path).expect("file");
    let mut value: Value = serde_json::from_str(&campaign).expect("JSON");
    value["kernels"][0]["golden"] = "something else".into();
    fs::write(&path, value.to_string()).expect("writable");
    fs::write(format!("{out}/pairs.jsonl"), "").expect("writable");
    let output = gearbox(&["compare", "--resume", &out, "--allow-debug"]);
    assert_eq!(output.status.code(), Some(5), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("wrong result"));
    // One process of each pair, then no more.
    assert_eq!(lines(&format!("{out}/pairs.jsonl")).len(), 2);
}

#[test]
fn a_timeout_exits_124() {
    let folder = Folder::new("timeout");
    let output = small(&folder.path("out"), &["--timeout", "0.001"]);
    assert_eq!(output.status.code(), Some(124), "{}", text(&output.stderr));
}

#[test]
fn misuse_exits_2() {
    let folder = Folder::new("misuse");
    for (args, expected) in [
        (vec!["compare", "match"], "name two configurations"),
        (
            vec!["compare", "match", "quikener"],
            "did you mean `quickener`",
        ),
        (
            vec!["compare", "match", "quickener", "fibb"],
            "did you mean `fib`",
        ),
        (
            vec!["compare", "--resume", "x", "match"],
            "name no configurations",
        ),
        (vec!["ablate", "-s", "match"], "does not specialize"),
        (vec!["ablate", "-X", "lod_attr"], "did you mean `load_attr`"),
        (
            vec!["experiment", "global-lop"],
            "did you mean `global-loop`",
        ),
        (vec!["compare", "match", "quickener", "--slice=-1"], "slice"),
    ] {
        let mut args = args;
        let out = folder.path("out");
        args.extend(["--allow-debug", "-o", &out]);
        let output = gearbox(&args);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{args:?}: {}",
            text(&output.stderr)
        );
        assert!(
            text(&output.stderr).contains(expected),
            "{args:?}: {}",
            text(&output.stderr)
        );
    }
    assert!(!folder.0.join("out").exists());
}

#[test]
fn dry_runs_print_the_plan_and_leave_nothing() {
    let folder = Folder::new("dry");
    let out = folder.path("out");
    let output = small(&out, &["--dry-run"]);
    assert!(output.status.success());
    assert!(
        text(&output.stdout).contains("2 pairs, 4 processes, seed 5"),
        "{}",
        text(&output.stdout)
    );
    assert!(!folder.0.join("out").exists());
}

#[test]
fn two_campaigns_of_processes_are_compared_unpaired() {
    let folder = Folder::new("stored");
    let bench = |out: &str, seed: &str| {
        let output = gearbox(&[
            "bench",
            "fib",
            "-s",
            "match",
            "--allow-debug",
            "--size",
            "unit",
            "-p",
            "8",
            "-n",
            "1",
            "--min-time",
            "0.002",
            "--no-null",
            "--seed",
            seed,
            "-o",
            out,
        ]);
        assert!(output.status.success(), "{}", text(&output.stderr));
    };
    let (old, new) = (folder.path("old"), folder.path("new"));
    bench(&old, "1");
    bench(&new, "2");
    let output = gearbox(&["compare", &old, &new, "--format", "json"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("measured apart"));
    let rows = json(&output);
    assert_eq!(rows[0]["paired"], false);
    assert_eq!(rows[0]["kernel"], "fib");
    assert!(rows[0]["low"].is_number() && rows[0]["high"].is_number());
}

#[test]
fn ablation_runs_only_what_is_exercised() {
    let folder = Folder::new("ablate");
    let out = folder.path("out");
    let output = gearbox(&[
        "ablate",
        "nbody",
        "-X",
        "send,binary_op",
        "--dispatch",
        "--shapley",
        "2",
        "-p",
        "1",
        "--quads",
        "1",
        "--seed",
        "3",
        "--allow-debug",
        "--format",
        "json",
        "-o",
        &out,
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let all = json(&output);
    let part = |what: &str| {
        all["parts"]
            .as_array()
            .expect("parts")
            .iter()
            .find(|p| p["what"] == what)
            .expect("part")
            .clone()
    };
    assert_eq!(part("send")["exercised"], 0);
    assert_eq!(part("send")["without"], Value::Null);
    assert_eq!(part("binary_op")["exercised"], 1);
    assert!(part("binary_op")["exposure"].as_f64().expect("share") > 0.05);
    assert!(part("binary_op")["only"]["time_ratio"].is_number());
    assert!(part("binary_op")["shapley"]["time_ratio"].is_number());
    assert!(part("dispatch")["without"]["time_ratio"].is_number());
    assert!(all["total"]["time_ratio"].is_number());
    let campaign: Value =
        serde_json::from_str(&fs::read_to_string(format!("{out}/campaign.json")).expect("file"))
            .expect("JSON");
    assert!(
        !campaign["pairs"].to_string().contains("send"),
        "a cell that is not exercised is not run"
    );
    let counts = lines(&format!("{out}/counts.jsonl"));
    assert_eq!(counts[0]["configuration"], "quickener");
    assert!(
        counts[0]["vm"]["families"]["binary_op"]["hits"]
            .as_u64()
            .expect("hits")
            > 0
    );
}

#[test]
fn claims_are_listed_and_tried() {
    let folder = Folder::new("claims");
    let list = json(&gearbox(&["experiment", "--list", "--format", "json"]));
    assert!(list.as_array().expect("claims").len() >= 14);
    let out = folder.path("out");
    let output = gearbox(&[
        "experiment",
        "int-str-flip",
        "int-str-period",
        "tuple-list",
        "-s",
        "match,quickener",
        "-p",
        "2",
        "--quads",
        "2",
        "--allow-debug",
        "--format",
        "json",
        "-o",
        &out,
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let rows = json(&output);
    let of = |claim: &str| -> Vec<Value> {
        rows.as_array()
            .expect("rows")
            .iter()
            .filter(|r| r["claim"] == claim)
            .cloned()
            .collect()
    };
    for claim in ["int-str-flip", "int-str-period"] {
        let rows = of(claim);
        assert_eq!(rows.len(), 1, "only where it specializes");
        assert_eq!(rows[0]["verdict"], "reproduced", "{:#}", rows[0]);
    }
    let timed = of("tuple-list");
    assert_eq!(timed.len(), 2);
    assert_eq!(timed[0]["claimed"], "1.54x faster");
}

/// Every program of every claim gives CPython's recorded result under every configuration.
#[test]
fn programs_of_claims_are_right_everywhere() {
    let folder = Folder::new("programs");
    let claims = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut seen = std::collections::BTreeSet::new();
    let mut driver = String::new();
    for entry in fs::read_dir(&claims).expect("claims") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|e| e != "json") || path.ends_with("golden.json") {
            continue;
        }
        let claim: Value =
            serde_json::from_str(&fs::read_to_string(&path).expect("claim")).expect("JSON");
        let Some(cases) = claim["cases"].as_array() else {
            continue;
        };
        for side in cases.iter().flat_map(|c| [&c["a"], &c["b"]]) {
            let program = side["program"].as_str().expect("program");
            let mut name = program.to_owned();
            let mut module = String::new();
            let none = serde_json::Map::new();
            for (key, value) in side["set"].as_object().unwrap_or(&none) {
                name += &format!("_{}_{value}", key.to_lowercase());
                module += &format!("{key} = {value}\n");
            }
            let source = claims.join(format!("{program}.py"));
            module += &fs::read_to_string(source).expect("program");
            fs::write(folder.path(&format!("{name}.py")), module).expect("writable");
            let n = &claim["n"];
            if seen.insert(name.clone()) {
                driver +=
                    &format!("import {name}\nprint('{name} {n}', {name}.run({n}), sep=': ')\n");
            }
        }
    }
    let main = folder.path("all_of_them.py");
    fs::write(&main, driver).expect("writable");
    let golden: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(claims.join("golden.json")).expect("golden"))
            .expect("JSON");
    let mut expected: Vec<String> = golden.iter().map(|(k, v)| format!("{k}: {v}")).collect();
    expected.sort();
    let list = gearbox(&["list", "configurations"]);
    for configuration in text(&list.stdout).lines() {
        let label = configuration.split_whitespace().next().unwrap_or_default();
        if label.is_empty() {
            continue;
        }
        let output = gearbox(&["run", "-s", label, &main]);
        assert!(output.status.success(), "{label}: {}", text(&output.stderr));
        let mut got: Vec<String> = text(&output.stdout).lines().map(str::to_owned).collect();
        got.sort();
        assert_eq!(got, expected, "{label}");
    }
}

#[test]
fn the_doctor_says_how_much_is_enough() {
    let folder = Folder::new("doctor");
    let out = folder.path("out");
    let output = gearbox(&[
        "doctor",
        "fib",
        "-p",
        "3",
        "--quads",
        "3",
        "--allow-debug",
        "--format",
        "json",
        "-o",
        &out,
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let all = json(&output);
    assert_eq!(all["pilot"][0]["kernel"], "fib");
    assert!(all["pilot"][0]["variance_quads"].as_f64().expect("split") >= 0.0);
    let advice = all["advice"].to_string();
    assert!(
        advice.contains("To resolve 1 %") && advice.contains("To resolve 2 %"),
        "{advice}"
    );
    assert!(all["facts"]["CPU"].is_string());
}
