//! Campaigns that are interrupted, killed, confined to CPUs; what their processes record; result files that are broken.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::{Folder, bench, gearbox, good, lines, measured, text};

/// Starts `bench` with one interpreter that takes a while for each kernel.
fn started(folder: &Folder, body: &str, out: &str) -> Child {
    let python = folder.interpreter("slow", body);
    let kernels = folder.kernels();
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(["bench", "--quick", "-s", "none", "--allow-debug"])
        .args(["--kernel-dir", &kernels, "-o", out, "--python", &python])
        .args(["-p", "10", "--seed", "5"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gearbox runs")
}

fn slow() -> String {
    format!("sleep 0.05\n{}", good("200000000"))
}

/// Waits until a file has more than so many lines.
fn wait_for(path: &str, count: usize) {
    let from = Instant::now();
    while fs::read_to_string(path).map_or(0, |t| t.lines().count()) <= count {
        assert!(from.elapsed() < Duration::from_secs(120), "{path}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The journal of the same campaign, run without interruption.
fn undisturbed(folder: &Folder) -> String {
    let out = folder.path("undisturbed");
    let child = started(folder, &slow(), &out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    folder.path("undisturbed/journal.jsonl")
}

#[test]
fn an_interrupted_campaign_resumes_with_the_same_plan() {
    let folder = Folder::new("resume");
    let out = folder.path("out");
    let mut child = started(&folder, &slow(), &out);
    let journal = folder.path("out/journal.jsonl");
    wait_for(&journal, 12);
    let interrupt = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill runs");
    assert!(interrupt.success());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    let mut message = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().expect("piped"), &mut message)
        .expect("text");
    assert!(
        message.contains(&format!("gearbox bench --resume {out}")),
        "{message}"
    );
    let before = lines(&journal).len();
    assert!(before > 12 && before < 46, "{before}");
    let output = gearbox(&["bench", "--allow-debug", "--resume", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(measured(&journal), measured(&undisturbed(&folder)));
}

#[test]
fn a_killed_quick_campaign_resumes_with_the_same_plan_and_loses_no_sample() {
    let folder = Folder::new("killed");
    let out = folder.path("out");
    let mut child = started(&folder, &slow(), &out);
    let journal = folder.path("out/journal.jsonl");
    // Half of the 46 processes: 4 checks, 2 calibrations, 10 blocks of 4.
    wait_for(&journal, 22);
    child.kill().expect("SIGKILL");
    child.wait().expect("it ends");
    let plan = fs::read_to_string(folder.path("out/campaign.json")).expect("there");
    let kept = fs::read_to_string(&journal).expect("there");
    assert!(kept.ends_with('\n') && kept.lines().count() < 46, "{kept}");
    // As a kill in the middle of a write would leave it.
    let torn = kept.lines().last().expect("a line").split_at(40).0;
    fs::write(&journal, format!("{kept}{torn}")).expect("writable");
    let output = gearbox(&["report", &out]);
    assert_eq!(output.status.code(), Some(1));

    let output = gearbox(&["bench", "--allow-debug", "--resume", &out]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let after = fs::read_to_string(&journal).expect("there");
    assert!(
        after.starts_with(&kept),
        "finished samples stay as they are"
    );
    assert_eq!(after.lines().count(), 46, "and none is there twice");
    let again = fs::read_to_string(folder.path("out/campaign.json")).expect("there");
    assert_eq!(again, plan);
    assert_eq!(measured(&journal), measured(&undisturbed(&folder)));
}

#[test]
#[cfg(target_os = "linux")]
fn a_killed_harness_leaves_no_process_behind() {
    let folder = Folder::new("orphan");
    let pid = folder.path("pid");
    let mut child = started(
        &folder,
        &format!("echo $$ > {pid}\nexec sleep 300"),
        &folder.path("out"),
    );
    wait_for(&pid, 0);
    let pid = fs::read_to_string(&pid).expect("written");
    let process = format!("/proc/{}/cmdline", pid.trim());
    assert!(Path::new(&process).exists());
    child.kill().expect("SIGKILL");
    child.wait().expect("it ends");
    let from = Instant::now();
    // An ended process that nobody has waited for yet has an empty command line.
    while fs::read(&process).is_ok_and(|line| !line.is_empty()) {
        assert!(from.elapsed() < Duration::from_secs(20), "{process}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn one_gearbox_at_a_time_writes_a_journal() {
    let folder = Folder::new("locked");
    let out = folder.path("out");
    let mut child = started(&folder, &slow(), &out);
    wait_for(&folder.path("out/journal.jsonl"), 3);
    let output = gearbox(&["bench", "--allow-debug", "--resume", &out]);
    child.kill().expect("SIGKILL");
    child.wait().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.contains("another gearbox is writing"), "{message}");
}

#[test]
fn a_campaign_goes_on_with_the_kernels_it_started_with() {
    let folder = Folder::new("changed");
    let python = folder.interpreter("python", &good("10000000"));
    let output = bench(&folder, &[&python], &["-p", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    folder.write("out/kernels/beta.py", "def run(n): return 'other'\n");
    let output = gearbox(&["bench", "--allow-debug", "--resume", &folder.path("out")]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.contains("beta.py is not the file"), "{message}");
}

#[test]
#[cfg(target_os = "linux")]
fn affinity_confines_the_measured_processes() {
    let folder = Folder::new("affinity");
    let status = fs::read_to_string("/proc/self/status").expect("procfs");
    let list = status
        .lines()
        .find_map(|l| l.strip_prefix("Cpus_allowed_list:"));
    let list = list.expect("a list").trim();
    let cpu = list.split([',', '-']).next().expect("a CPU");
    let body = format!(
        "grep -qx \"Cpus_allowed_list:[[:space:]]*{cpu}\" /proc/self/status || exit 9\n{}",
        good("10000000")
    );
    let python = folder.interpreter("python", &body);
    let output = bench(&folder, &[&python], &["-p", "2", "--affinity", cpu]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let plan = &lines_of_campaign(&folder)["plan"]["affinity"];
    assert_eq!(*plan, serde_json::json!([cpu.parse::<u32>().expect("CPU")]));

    for (wrong, part) in [
        ("x", "takes CPUs such as"),
        ("3-1", "takes CPUs such as"),
        ("60000", "there is no CPU 60000"),
    ] {
        let output = bench(&folder, &[&python], &["--dry-run", "--affinity", wrong]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let message = text(&output.stderr);
        assert!(message.contains(part), "{wrong}: {message}");
    }
}

fn lines_of_campaign(folder: &Folder) -> serde_json::Value {
    let text = fs::read_to_string(folder.path("out/campaign.json")).expect("there");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn processes_record_events_start_up_and_memory() {
    let folder = Folder::new("events");
    let out = folder.path("out");
    let output = gearbox(&[
        "bench",
        "--quick",
        "--allow-debug",
        "-s",
        "match,quickener",
        "-p",
        "2",
        "-w",
        "2",
        "--min-time",
        "0.001",
        "-o",
        &out,
        "fib",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(
        said.contains("\nquickener: start-up ") && said.contains(", peak memory "),
        "{said}"
    );
    let journal = lines(&folder.path("out/journal.jsonl"));
    let measured: Vec<_> = journal.iter().filter(|r| r["phase"] == "measure").collect();
    assert_eq!(measured.len(), 6);
    for r in measured {
        assert!(r["startup_ns"].as_u64().expect("a time") > 100_000, "{r}");
        assert!(r["startup_ns"].as_u64() < r["wall_ns"].as_u64(), "{r}");
        assert!(r["max_rss"].as_u64().expect("a size") > 100_000, "{r}");
        let events: Vec<u64> = r["events"]
            .as_array()
            .expect("two warm-ups, two values")
            .iter()
            .map(|n| n.as_u64().expect("a number"))
            .collect();
        assert_eq!(events.len(), 4, "{r}");
        if r["configuration"] == "quickener" {
            assert!(events[0] > 5 && events[3] < events[0], "{r}");
        } else {
            assert_eq!(events, [0; 4], "nothing specializes there");
        }
    }
}

/// A folder with all four files, two lines in each of the three that have lines.
fn whole_folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    let python = folder.interpreter("good", &good("10000000"));
    let output = bench(&folder, &[&python], &["-p", "2"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut campaign = lines_of_campaign(&folder);
    let side = serde_json::json!({"configuration": "good-1.0", "kernel": "alpha"});
    campaign["pairs"] = serde_json::json!([
        {"id": "null/alpha", "purpose": {"question": "null"}, "a": side, "b": side}
    ]);
    let id = campaign["id"].clone();
    let sha256 = campaign["kernels"][0]["sha256"].clone();
    let schema = campaign["schema"].clone();
    let text = serde_json::to_string_pretty(&campaign).expect("JSON");
    folder.write("out/campaign.json", &text);
    let warmup = serde_json::json!({"values_ns": [9], "events": [], "settled": true});
    let pair = |block: u32| {
        serde_json::json!({
            "schema": schema, "campaign": id, "pair": "null/alpha", "block": block, "order": 0, "units": 3,
            "warmup_a": warmup, "warmup_b": warmup, "quads": [{"first": "a", "ns": [5, 6, 7, 8]}], "state": "ok",
            "usage": {"user_ns": 1, "system_ns": 1, "wall_ns": 9, "voluntary_switches": 0, "involuntary_switches": 0,
                "padding": 0, "started": "2026-11-28T10:00:00Z"}
        })
    };
    folder.write("out/pairs.jsonl", &format!("{}\n{}\n", pair(0), pair(1)));
    let count = serde_json::json!({
        "schema": schema, "campaign": id, "configuration": "good-1.0", "kernel": "alpha", "kernel_sha256": sha256,
        "n": 2, "warmups": 1, "loops": 4, "machine": {"instructions": 17}, "state": "ok"
    });
    folder.write("out/counts.jsonl", &format!("{count}\n{count}\n"));
    let output = gearbox(&["report", &folder.path("out")]);
    assert_eq!(output.status.code(), Some(0), "{}", text_of(&output));
    folder
}

fn text_of(output: &std::process::Output) -> String {
    text(&output.stderr)
}

/// A way of breaking a file: the text to be replaced, by what, and what the message must contain.
struct Damage {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    line: usize,
    field: &'static str,
    message: &'static str,
}

#[test]
fn broken_result_files_are_told_by_file_line_and_field() {
    let folder = whole_folder("broken");
    let damages = |file, from, wrong, field| {
        let damage = |to, line, field, message| Damage {
            file,
            from,
            to,
            line,
            field,
            message,
        };
        [
            damage("", 2, field, "missing field"),
            damage(wrong, 2, field, "invalid type: string"),
        ]
    };
    let lines = [
        damages(
            "journal.jsonl",
            "\"loops\":1,",
            "\"loops\":\"one\",",
            "loops",
        ),
        damages("pairs.jsonl", "\"units\":3,", "\"units\":\"x\",", "units"),
        damages("counts.jsonl", "\"loops\":4,", "\"loops\":\"x\",", "loops"),
    ];
    for damage in lines.into_iter().flatten() {
        refused(&folder, &damage, Some(2));
    }
    for file in ["journal.jsonl", "pairs.jsonl", "counts.jsonl"] {
        let version = Damage {
            file,
            from: "\"schema\":3",
            to: "\"schema\":99",
            line: 2,
            field: "schema",
            message: "version 99",
        };
        refused(&folder, &version, Some(2));
    }
    let campaign = |from, to, line, field, message| Damage {
        file: "campaign.json",
        from,
        to,
        line,
        field,
        message,
    };
    for damage in [
        campaign("\"schema\": 3", "\"schema\": 99", 1, "schema", "version 99"),
        campaign(
            "  \"baseline\": \"good-1.0\",\n",
            "",
            0,
            "baseline",
            "missing field",
        ),
        campaign(
            "\"values\": 3",
            "\"values\": \"three\"",
            0,
            "plan.values",
            "invalid type: string",
        ),
    ] {
        refused(&folder, &damage, None);
    }
    let output = gearbox(&["report", &folder.path("nowhere")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text_of(&output).contains("campaign.json"));
}

/// Breaks a file (only its line `only`, counted from 1), looks at what `report` and `export` say, and repairs it.
fn refused(folder: &Folder, damage: &Damage, only: Option<usize>) {
    let path = folder.path(&format!("out/{}", damage.file));
    let whole = fs::read_to_string(&path).expect("there");
    let broken: String = match only {
        None => whole.replacen(damage.from, damage.to, 1),
        Some(only) => whole
            .split_inclusive('\n')
            .enumerate()
            .map(|(i, line)| {
                if i + 1 == only {
                    line.replacen(damage.from, damage.to, 1)
                } else {
                    line.into()
                }
            })
            .collect(),
    };
    assert_ne!(whole, broken, "{}: {}", damage.file, damage.from);
    expect_refusal(folder, damage.file, &broken, |message| {
        let line = format!("{}, line ", damage.file);
        let exact = format!("{line}{}, ", damage.line);
        assert!(
            message.contains(if damage.line > 0 { &exact } else { &line }),
            "{message}"
        );
        let field = format!("field `{}`: ", damage.field);
        assert!(message.contains(&field), "{message}");
        assert!(message.contains(damage.message), "{message}");
    });
    fs::write(&path, whole).expect("writable");
}

fn expect_refusal(folder: &Folder, file: &str, broken: &str, check: impl Fn(&str)) {
    folder.write(&format!("out/{file}"), broken);
    let out = folder.path("out");
    let elsewhere = folder.path("elsewhere");
    for args in [
        vec!["report", &out],
        vec!["export", &out, "-o", &elsewhere],
        vec!["merge", &out, "-o", &elsewhere],
    ] {
        let output = gearbox(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}: {broken}");
        check(&text_of(&output));
    }
    assert!(!Path::new(&elsewhere).exists(), "nothing is written");
}

#[test]
fn truncated_result_files_are_told_by_file_line_and_field() {
    let folder = whole_folder("truncated");
    for (file, at, field) in [
        ("campaign.json", "\"values\": ", "plan.values"),
        ("journal.jsonl", "\"values_ns\":[", "values_ns[0]"),
        ("pairs.jsonl", "\"units\":", "units"),
        ("counts.jsonl", "\"instructions\":", "machine.instructions"),
    ] {
        let path = folder.path(&format!("out/{file}"));
        let whole = fs::read_to_string(&path).expect("there");
        let place = whole.rfind(at).expect(at) + at.len();
        let line = whole[..place].lines().count();
        expect_refusal(&folder, file, &whole[..place], |message| {
            let told = format!("{file}, line {line}, field `{field}`: EOF while parsing");
            assert!(message.contains(&told), "{told}: {message}");
        });
        fs::write(&path, whole).expect("writable");
    }
}
