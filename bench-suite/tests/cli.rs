//! The command from outside: exit codes, error texts, campaigns. The interpreter is a shell script
//! that speaks the driver's protocol, so nothing here depends on clocks or on an installed Python.

mod support;

use std::fs;
use std::path::Path;

use support::{Folder, bench, gearbox, good, lines, text};

#[test]
fn usage_errors_exit_2() {
    let cases: [(&[&str], &str); 14] = [
        (&["frobnicate"], "unrecognized subcommand"),
        (&["run"], "needs a FILE"),
        (&["run", "--frob", "x.py"], "unexpected option `--frob`"),
        (
            &["run", "-s", "quikener-x", "x.py"],
            "unknown strategy `quikener-x`",
        ),
        (
            &["run", "-s", "match", "--superinstructions", "all", "x.py"],
            "`match` has no superinstructions",
        ),
        (
            &["run", "-s", "superinstructions:super=cpython-3.1", "x.py"],
            "did you mean `cpython-3.11`",
        ),
        (
            &["run", "-s", "superinstructions:super=profile:x", "x.py"],
            "take a number",
        ),
        (&["profile"], "needs a FILE"),
        (
            &["profile", "-s", "ast-walker", "x.py"],
            "no loop that counts",
        ),
        (&["dis"], "required"),
        (&["bench", "--quick", "--rigorous"], "cannot be used with"),
        (&["bench", "--dry-run", "-s", "none"], "nothing to measure"),
        (&["bench", "--dry-run", "nbodi"], "did you mean `nbody`"),
        (
            &[
                "bench",
                "--dry-run",
                "-s",
                "none",
                "--python",
                "/no/such/python",
            ],
            "/no/such/python",
        ),
    ];
    for (args, part) in cases {
        let output = gearbox(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            text(&output.stderr).contains(part),
            "{args:?}: {}",
            text(&output.stderr)
        );
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn profile_mines_what_a_program_dispatches() {
    let code = "t = 0\ndef f(x):\n    return x + 1\nfor i in range(100):\n    t = f(t)\nprint(t)";
    let output = gearbox(&["profile", "--pairs", "40", "--triples", "2", "-c", code]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // The program's output does not mix with the table.
    assert_eq!(text(&output.stderr), "100\n");
    let table = text(&output.stdout);
    assert!(table.contains("LOAD_SMALL_INT__BINARY_OP"), "{table}");
    assert!(table.contains("cannot be fused"), "{table}");
    let json = gearbox(&["profile", "--json", "--pairs", "1000", "-c", code]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    let pairs = json["pairs"].as_array().expect("pairs");
    let pair = |name: &str| {
        let found = pairs.iter().find(|p| p["name"] == name);
        found.unwrap_or_else(|| panic!("{name} in {pairs:?}"))
    };
    assert_eq!(pair("LOAD_FAST__LOAD_SMALL_INT")["count"], 100);
    assert_eq!(pair("LOAD_SMALL_INT__BINARY_OP")["catalogue"], true);
    assert_eq!(pair("CALL__RESUME")["catalogue"], false);
    // The exit code is the program's.
    let output = gearbox(&["profile", "-c", "raise SystemExit(3)"]);
    assert_eq!(output.status.code(), Some(3));
    // What was written is a set.
    let folder = Folder::new("profile");
    let profile = folder.write("p.json", &json.to_string());
    let set = format!("profile:2:{profile}");
    let run = |args: &[&str]| gearbox(&[&["run", "-s", "superinstructions"], args].concat());
    let output = run(&["--superinstructions", &set, "-c", code]);
    assert_eq!(text(&output.stdout), "100\n");
    let file = folder.write(
        "names.txt",
        "LOAD_SMALL_INT__BINARY_OP\nLOAD_FAST__LOAD_ATR\n",
    );
    let output = run(&["--superinstructions", &file, "-c", code]);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(
        message.contains("did you mean `LOAD_FAST__LOAD_ATTR`"),
        "{message}"
    );
}

#[test]
fn help_and_version_exit_0() {
    for args in [&["--help"][..], &["--version"], &["bench", "--help"]] {
        let output = gearbox(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(text(&output.stdout).contains("gearbox"));
    }
}

#[test]
fn list_names_the_kernels() {
    let output = gearbox(&["list", "kernels"]);
    assert_eq!(output.status.code(), Some(0));
    for name in ["fib", "nbody", "richards"] {
        assert!(
            text(&output.stdout).lines().any(|l| l.starts_with(name)),
            "{name}"
        );
    }
    let json: serde_json::Value =
        serde_json::from_slice(&gearbox(&["list", "--json"]).stdout).expect("JSON on stdout");
    assert!(
        json["kernels"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|k| k["name"] == "nbody")
    );
    assert!(json["strategies"].is_array());
}

#[test]
fn a_campaign_from_start_to_report() {
    let folder = Folder::new("whole");
    let slow = folder.interpreter("slow", &good("20000000"));
    let fast = folder.interpreter("fast", &good("10000000"));
    let output = bench(
        &folder,
        &[&slow, &fast],
        &["-p", "8", "-n", "2", "--seed", "5"],
    );
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert!(
        stderr.is_empty(),
        "no bar and no noise when stderr is not a terminal: {stderr}"
    );
    assert!(
        stdout.contains("fast-1.0 is 2.00x faster than slow-1.0"),
        "{stdout}"
    );
    assert!(
        stdout.contains(&format!("report: {}", folder.path("out/report.html"))),
        "{stdout}"
    );
    for name in [
        "campaign.json",
        "journal.jsonl",
        "report.html",
        "summary.md",
        "results.csv",
        "kernels/driver.py",
    ] {
        assert!(folder.0.join("out").join(name).exists(), "{name}");
    }
    let journal = lines(&folder.path("out/journal.jsonl"));
    // Two kernels, three configurations (with the null row): checks, calibrations, eight blocks.
    assert_eq!(journal.len(), 6 + 2 + 6 * 8);
    assert!(journal.iter().all(|r| r["state"] == "ok"));
    let paddings: Vec<u64> = journal
        .iter()
        .filter_map(|r| r["padding"].as_u64())
        .collect();
    assert!(paddings.iter().any(|p| *p > 1000) && paddings.iter().all(|p| *p < 4096));
    // 0.1 s over 20 ms.
    assert!(
        journal
            .iter()
            .filter(|r| r["phase"] == "measure")
            .all(|r| r["loops"] == 5),
        "{}",
        journal[9]
    );

    let again = folder.path("again/page.html");
    let output = gearbox(&[
        "report",
        &folder.path("out"),
        "-o",
        &again,
        "--format",
        "html,svg",
        "--baseline",
        "fast-1.0",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let page = fs::read_to_string(&again).expect("written");
    assert!(page.contains("slow-1.0 is 2.00x slower than fast-1.0"));
    assert!(Path::new(&folder.path("again/p3-heatmap.svg")).exists());

    let output = bench(&folder, &[&slow], &[]);
    assert_eq!(output.status.code(), Some(2), "a folder holds one campaign");
    assert!(text(&output.stderr).contains("already holds a campaign"));
    let output = gearbox(&["report", &folder.path("out"), "--baseline", "nobody"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("slow-1.0, fast-1.0"));
}

#[test]
fn a_wrong_result_exits_5_and_leaves_the_cell_out() {
    let folder = Folder::new("wrong");
    let right = folder.interpreter("right", &good("10000000"));
    let wrong = folder.interpreter(
        "wrong",
        &good("10000000").replace("checksum b", "checksum c"),
    );
    let output = bench(&folder, &[&right, &wrong], &["-p", "2"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(
        text(&output.stderr).contains("wrong-1.0 on beta: wrong result: c instead of b"),
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stdout).contains("wrong result"));
    let measured = |kernel: &str| {
        lines(&folder.path("out/journal.jsonl"))
            .iter()
            .filter(|r| {
                r["configuration"] == "wrong-1.0"
                    && r["kernel"] == kernel
                    && r["phase"] == "measure"
            })
            .count()
    };
    assert_eq!((measured("alpha"), measured("beta")), (2, 0));
}

#[test]
fn failures_exit_1_and_timeouts_124() {
    let folder = Folder::new("failing");
    let right = folder.interpreter("right", &good("10000000"));
    let raising = folder.interpreter(
        "raising",
        "echo Traceback >&2; echo 'ValueError: no' >&2; exit 1",
    );
    let output = bench(&folder, &[&right, &raising], &["-p", "1", "alpha"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("exit code 1: ValueError: no"),
        "{}",
        text(&output.stderr)
    );

    let folder = Folder::new("hanging");
    let right = folder.interpreter("right", &good("10000000"));
    let hanging = folder.interpreter("hanging", "sleep 60");
    let output = bench(
        &folder,
        &[&right, &hanging],
        &["-p", "1", "--timeout", "0.2", "alpha"],
    );
    assert_eq!(output.status.code(), Some(124));
    assert!(text(&output.stdout).contains("timeout"));
}

#[test]
fn dry_run_prints_the_plan_and_runs_nothing() {
    let folder = Folder::new("dry");
    let good = folder.interpreter("good", &good("10000000"));
    let output = bench(&folder, &[&good], &["--dry-run", "-p", "4", "--seed", "9"]);
    assert_eq!(output.status.code(), Some(0));
    let stdout = text(&output.stdout);
    assert!(
        stdout.contains("alpha") && stdout.contains("good-1.0") && stdout.contains("seed 9"),
        "{stdout}"
    );
    assert!(stdout.contains("4 cells, 22 processes"), "{stdout}");
    assert!(!Path::new(&folder.path("out")).exists());
}

#[test]
fn a_debug_build_refuses_to_measure() {
    let folder = Folder::new("debug");
    let good = folder.interpreter("good", &good("10000000"));
    let output = gearbox(&[
        "bench",
        "-s",
        "none",
        "--python",
        &good,
        "-o",
        &folder.path("out"),
        "-p",
        "1",
        "alpha",
    ]);
    if cfg!(debug_assertions) {
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("debug build"));
    } else {
        // No built-in kernel is called alpha.
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("no kernel's name contains `alpha`"));
    }
}
