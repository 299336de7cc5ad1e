//! Runs sets of recorded programs under configurations of the strategies and compares with CPython.
//!
//! A set is a folder of programs and what a real CPython 3.14 prints for them, written by `strategies/tests/record.py`. One trial per
//! configuration and program, named `CONFIGURATION::PROGRAM`; the configurations are whatever `gearbox list configurations` names, so a new
//! one is covered without a change here. `GEARBOX_STRESS` reaches the programs through the environment.
//!
//! `GEARBOX_TEST_COMMAND` names another gearbox than the one built with the tests: words separated by spaces, an emulator and its options
//! first. `GEARBOX_TEST_DIAGONAL` runs each program under one configuration only, in turn, so that few trials reach every program and every configuration.
//!
//! Each set has a list of programs that are allowed to fail, `PROGRAM reason` or `CONFIGURATION::PROGRAM reason` per line. A listed program
//! that passes fails the run, so that the list can only shrink.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

/// What a run printed and how it ended; the recordings hold the same.
#[derive(PartialEq, Eq)]
struct Outcome {
    exit: String,
    stdout: String,
    stderr: String,
}

/// The variable that names another gearbox.
const TEST_COMMAND: &str = "GEARBOX_TEST_COMMAND";

/// A program that may fail, and the reason given for it.
type KnownFailures = BTreeMap<String, String>;

/// Programs with recordings; the paths are relative to `strategies/tests`.
#[derive(Clone, Copy)]
pub struct Set {
    /// The folder of the programs.
    pub programs: &'static str,
    /// The folder of the recordings.
    pub recorded: &'static str,
    /// The list of programs that may fail.
    pub known_failures: &'static str,
    /// The configurations to run the programs under: those whose labels start with this.
    pub configurations: &'static str,
}

/// The test program of a set; `more` are trials that do not run its programs.
pub fn main(set: Set, more: Vec<Trial>) -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = match all_trials(set) {
        Ok(trials) => trials,
        // A broken set-up is a failing test, never an empty green run.
        Err(message) => vec![Trial::test("set-up", move || Err(Failed::from(message)))],
    };
    trials.extend(more);
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The folder that the paths of a set are relative to.
pub fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../strategies/tests")
}

fn all_trials(set: Set) -> Result<Vec<Trial>, String> {
    let folder = fs::canonicalize(tests_folder()).map_err(|e| format!("strategies/tests: {e}"))?;
    let strategies = strategies(set.configurations)?;
    let programs = programs(&folder.join(set.programs))?;
    let list = folder.join(set.known_failures);
    let known = Arc::new(known_failures(&list, &strategies, &programs)?);
    let mut trials = Vec::with_capacity(strategies.len() * programs.len());
    let diagonal = is_set("GEARBOX_TEST_DIAGONAL");
    for (column, strategy) in strategies.iter().enumerate() {
        for (row, program) in programs.iter().enumerate() {
            if diagonal && row % strategies.len() != column {
                continue;
            }
            let name = format!("{strategy}::{program}");
            let (strategy, program) = (strategy.clone(), program.clone());
            let (folder, known) = (folder.clone(), Arc::clone(&known));
            trials.push(Trial::test(name, move || {
                judge(
                    check(set, &folder, &strategy, &program),
                    reason(&known, &strategy, &program),
                )
            }));
        }
    }
    Ok(trials)
}

/// Whether an environment variable is there and not empty.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|v| !v.is_empty())
}

/// The gearbox under test: the one built with the tests, or what [`TEST_COMMAND`] says.
pub fn gearbox() -> Command {
    let words = std::env::var(TEST_COMMAND).unwrap_or_default();
    let mut words = words.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(env!("CARGO_BIN_EXE_gearbox")));
    command.args(words);
    command
}

/// The names the binary lists, one per line before the description, that start with `prefix`.
fn strategies(prefix: &str) -> Result<Vec<String>, String> {
    let output = gearbox()
        .args(["list", "configurations"])
        .stdin(Stdio::null())
        .output()
        .map_err(|e| format!("gearbox list configurations: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| name.starts_with(prefix))
        .map(str::to_owned)
        .collect();
    if !output.status.success() || names.is_empty() {
        return Err(format!(
            "gearbox list configurations named none ({})\n{text}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Ok(names)
}

/// `TOPIC__ASPECT.py` files; names without `__` are helpers that programs import.
fn programs(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let stem = path
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or_default();
        if path.is_file() && path.extension().is_some_and(|e| e == "py") && stem.contains("__") {
            names.push(stem.to_owned());
        }
    }
    if names.is_empty() {
        return Err(format!("no programs in {}", folder.display()));
    }
    names.sort();
    Ok(names)
}

fn known_failures(
    list: &Path,
    strategies: &[String],
    programs: &[String],
) -> Result<KnownFailures, String> {
    let text = match fs::read_to_string(list) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(format!("known_failures.txt: {e}")),
    };
    let mut known = KnownFailures::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, reason) = line
            .split_once(char::is_whitespace)
            .ok_or_else(|| format!("known_failures.txt: {line}: no reason given"))?;
        let program = match name.split_once("::") {
            Some((strategy, program)) if strategies.iter().any(|s| s == strategy) => program,
            Some((strategy, _)) => {
                return Err(format!("known_failures.txt: no strategy {strategy}"));
            }
            None => name,
        };
        if programs
            .binary_search_by(|p| p.as_str().cmp(program))
            .is_err()
        {
            return Err(format!("known_failures.txt: no program {program}"));
        }
        if known
            .insert(name.to_owned(), reason.trim().to_owned())
            .is_some()
        {
            return Err(format!("known_failures.txt: {name} is listed twice"));
        }
    }
    Ok(known)
}

fn reason<'a>(known: &'a KnownFailures, strategy: &str, program: &str) -> Option<&'a str> {
    known
        .get(program)
        .or_else(|| known.get(&format!("{strategy}::{program}")))
        .map(String::as_str)
}

fn judge(result: Result<(), String>, known: Option<&str>) -> Result<(), Failed> {
    match (result, known) {
        (Ok(()), None) => Ok(()),
        (Err(message), None) => Err(Failed::from(message)),
        (Err(_), Some(_)) => Ok(()),
        (Ok(()), Some(reason)) => Err(Failed::from(format!(
            "passes, but known_failures.txt lists it ({reason}): remove it from the list"
        ))),
    }
}

fn check(set: Set, folder: &Path, strategy: &str, program: &str) -> Result<(), String> {
    let recorded = fs::read_to_string(folder.join(set.recorded).join(format!("{program}.txt")))
        .map_err(|e| format!("no recording, run `just golden` ({e})"))?;
    let expected = parse_recording(&recorded)?;
    let scratch = Scratch::for_program(&folder.join(set.programs), strategy, program)?;
    let cwd = scratch
        .as_ref()
        .map_or_else(|| folder.join(set.programs), |s| s.0.clone());
    let actual = run(&cwd, strategy, program)?;
    if actual == expected {
        return Ok(());
    }
    let mut report = String::new();
    if actual.exit != expected.exit {
        report += &format!("exit: expected {}, got {}\n", expected.exit, actual.exit);
    }
    for (name, want, got) in [
        ("stdout", &expected.stdout, &actual.stdout),
        ("stderr", &expected.stderr, &actual.stderr),
    ] {
        if want != got {
            report += &first_difference(name, want, got);
        }
    }
    Err(report)
}

/// A folder of its own for a program that writes files, so that trials that run
/// at the same time do not see each other's; removed when the trial ends.
struct Scratch(PathBuf);

impl Scratch {
    fn for_program(folder: &Path, strategy: &str, program: &str) -> Result<Option<Self>, String> {
        if !program.starts_with("open__") {
            return Ok(None);
        }
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{strategy}-{program}"));
        let file = format!("{program}.py");
        fs::create_dir_all(&path)
            .and_then(|()| fs::copy(folder.join(&file), path.join(&file)))
            .map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Some(Self(path)))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A leftover folder is harmless: the next run writes over it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn parse_recording(text: &str) -> Result<Outcome, String> {
    let (exit, rest) = text
        .strip_prefix("exit: ")
        .and_then(|t| t.split_once("\n--- stdout\n"))
        .ok_or("the recording has no exit line")?;
    // Nothing stops a program from printing the separator; the last one is ours
    // unless stderr holds it, which no program does.
    let (stdout, stderr) = match rest.rsplit_once("\n--- stderr\n") {
        Some((stdout, stderr)) => (format!("{stdout}\n"), stderr),
        None => (
            String::new(),
            rest.strip_prefix("--- stderr\n")
                .ok_or("the recording has no stderr")?,
        ),
    };
    Ok(Outcome {
        exit: exit.to_owned(),
        stdout,
        stderr: stderr.to_owned(),
    })
}

fn run(cwd: &Path, strategy: &str, program: &str) -> Result<Outcome, String> {
    let mut child = gearbox()
        .args(["run", "-s", strategy])
        .arg(format!("{program}.py"))
        .current_dir(cwd)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("gearbox run: {e}"))?;
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let status = wait(&mut child, time_limit())?;
    let folder = format!("{}{}", cwd.display(), std::path::MAIN_SEPARATOR);
    let text = |stream: mpsc::Receiver<Vec<u8>>| {
        let bytes = stream
            .recv_timeout(Duration::from_secs(5))
            .map_err(|e| e.to_string())?;
        Ok::<_, String>(normalise(&String::from_utf8_lossy(&bytes), &folder))
    };
    Ok(Outcome {
        exit: exit_text(status),
        stdout: text(stdout)?,
        stderr: text(stderr)?,
    })
}

/// Reads a pipe to its end on a thread, so that a full pipe never blocks the program.
fn drain(pipe: Option<impl Read + Send + 'static>) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before an error is what the comparison should show.
            let _ = pipe.read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}

/// 60 s, five times as long when every safepoint collects or another command runs the programs (an emulator).
fn time_limit() -> Duration {
    let slow = is_set("GEARBOX_STRESS") || is_set(TEST_COMMAND);
    Duration::from_secs(if slow { 300 } else { 60 })
}

fn wait(child: &mut Child, limit: Duration) -> Result<ExitStatus, String> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            return Ok(status);
        }
        let spent = start.elapsed();
        if spent > limit {
            // Both may fail only when the child has just ended by itself.
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("no end after {} s", limit.as_secs()));
        }
        // Most programs end within milliseconds; poll the long ones less often.
        thread::sleep((spent / 8).clamp(Duration::from_millis(1), Duration::from_millis(50)));
    }
}

#[cfg(unix)]
fn exit_text(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => code.to_string(),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}

#[cfg(not(unix))]
fn exit_text(status: ExitStatus) -> String {
    status
        .code()
        .map_or_else(|| status.to_string(), |code| code.to_string())
}

/// The same replacements as record.py makes: line ends, the programs folder in
/// file names, object addresses, and a newline at the end.
fn normalise(text: &str, folder: &str) -> String {
    const MARK: &str = " at 0x";
    let text = text.replace("\r\n", "\n").replace(folder, "");
    let mut out = String::with_capacity(text.len() + 1);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(MARK) {
        let (before, after) = rest.split_at(at + MARK.len());
        let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
        out.push_str(before);
        if digits > 0 {
            out.push_str("..");
        }
        rest = &after[digits..];
    }
    out.push_str(rest);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// The first line that differs with the lines around it, and how many differ.
fn first_difference(stream: &str, want: &str, got: &str) -> String {
    const BEFORE: usize = 2;
    const AFTER: usize = 4;
    let (want, got): (Vec<&str>, Vec<&str>) = (want.lines().collect(), got.lines().collect());
    let longest = want.len().max(got.len());
    let differing = (0..longest).filter(|&i| want.get(i) != got.get(i)).count();
    let first = (0..longest)
        .find(|&i| want.get(i) != got.get(i))
        .unwrap_or(0);
    let mut report = format!(
        "{stream}: line {} is the first of {differing} that differ ({} expected, {} printed)\n",
        first + 1,
        want.len(),
        got.len()
    );
    for line in &want[first.saturating_sub(BEFORE)..first] {
        report += &format!("   {line}\n");
    }
    for (sign, lines) in [('-', &want), ('+', &got)] {
        for line in lines.iter().skip(first).take(AFTER) {
            report += &format!(" {sign} {line}\n");
        }
    }
    report
}
