//! Something that runs programs: a worker process of ours or a CPython, restarted when a program takes it down.

use std::io::BufReader;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use super::outcome::{self, Outcome};
use crate::emulation;

/// A generated program takes milliseconds; this long means that it does not end. The driver gives up a little earlier.
const LIMIT: Duration = Duration::from_secs(10);

/// What the driver answers for a program that it gave up on.
const ALARM: u8 = 128 + libc::SIGALRM as u8;

/// The CPython side.
const DRIVER: &str = include_str!("driver.py");

/// What is on the other side.
#[derive(Clone)]
enum Kind {
    Configuration(String),
    Python(PathBuf),
}

/// One column of the comparison.
pub struct Runner {
    /// How reports name it.
    pub label: String,
    kind: Kind,
    process: Option<Process>,
}

type Answer = std::io::Result<(u8, Vec<u8>, Vec<u8>)>;

struct Process {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<Answer>,
}

impl Runner {
    /// A configuration of this engine.
    pub fn configuration(label: &str) -> Runner {
        Runner {
            label: label.to_string(),
            kind: Kind::Configuration(label.to_string()),
            process: None,
        }
    }

    /// A CPython; an error if it is anything but a 3.14.
    pub fn python(path: &Path) -> Result<Runner, String> {
        let mut runner = Runner {
            label: "cpython".to_string(),
            kind: Kind::Python(path.to_path_buf()),
            process: None,
        };
        runner
            .start()
            .map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(runner)
    }

    /// Runs a program.
    pub fn run(&mut self, program: &str) -> Outcome {
        let process = match self.start() {
            Ok(process) => process,
            Err(e) => return Outcome::Crashed(format!("does not start: {e}")),
        };
        // A worker that died while idle shows when its answer is missing.
        let _ = outcome::write_request(&mut process.requests, program);
        match process.answers.recv_timeout(LIMIT) {
            Ok(Ok((ALARM, _, _))) if matches!(self.kind, Kind::Python(_)) => Outcome::Endless,
            Ok(Ok((code, out, err))) => Outcome::ended(code, &out, &err),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Outcome::Endless
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Outcome::Crashed(self.stop()),
        }
    }

    fn start(&mut self) -> Result<&mut Process, String> {
        if self.process.is_none() {
            self.process = Some(start(&self.kind)?);
        }
        self.process.as_mut().ok_or_else(String::new)
    }

    /// Ends the process; how it ended.
    fn stop(&mut self) -> String {
        let Some(mut process) = self.process.take() else {
            return "was not running".to_string();
        };
        drop(process.requests);
        // Fails only if it has ended already, which is what we want.
        let finished = match process.child.try_wait() {
            Ok(Some(status)) => Ok(status),
            _ => {
                // A dying process closes its pipe a little before it can be reaped.
                std::thread::sleep(Duration::from_millis(50));
                match process.child.try_wait() {
                    Ok(Some(status)) => Ok(status),
                    _ => {
                        let _ = process.child.kill();
                        process.child.wait()
                    }
                }
            }
        };
        match finished {
            Ok(status) => match status.signal() {
                Some(signal) => format!("signal {signal}"),
                None => format!("the process ended with {status}"),
            },
            Err(e) => e.to_string(),
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        if let Some(process) = self.process.take() {
            let Process {
                mut child,
                requests,
                ..
            } = process;
            // The end of its input ends it.
            drop(requests);
            let _ = child.wait();
        }
    }
}

fn start(kind: &Kind) -> Result<Process, String> {
    let mut command = match kind {
        Kind::Configuration(label) => {
            let us = std::env::current_exe().map_err(|e| e.to_string())?;
            let mut command = emulation::command(us);
            command.args(["fuzz-worker", label]);
            command
        }
        Kind::Python(path) => {
            let mut command = Command::new(path);
            command.args(["-X", "utf8", "-c", DRIVER]);
            command.env("PYTHONHASHSEED", "0");
            command
        }
    };
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // Programs' own output is captured; what is left is the message of a dying process.
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let (Some(requests), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("no pipes".to_string());
    };
    let (sender, answers) = channel();
    std::thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        loop {
            let answer = outcome::read_answer(&mut stdout);
            let last = answer.is_err();
            if sender.send(answer).is_err() || last {
                return;
            }
        }
    });
    let mut process = Process {
        child,
        requests,
        answers,
    };
    if matches!(kind, Kind::Python(_)) {
        expect_cpython(&mut process)?;
    }
    Ok(process)
}

/// The driver introduces itself.
fn expect_cpython(process: &mut Process) -> Result<(), String> {
    let name = match process.answers.recv_timeout(LIMIT) {
        Ok(Ok((_, name, _))) => String::from_utf8_lossy(&name).into_owned(),
        _ => "no Python".to_string(),
    };
    if name == "cpython 3.14" {
        return Ok(());
    }
    let _ = process.child.kill();
    let _ = process.child.wait();
    Err(format!("is {name}, not cpython 3.14"))
}
