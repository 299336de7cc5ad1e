//! One child process: spawned with a padded, scrubbed environment, watched, reaped with its resource
//! usage, and its output read.

use std::io::Read;
use std::os::unix::process::CommandExt as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{child, interrupt};
use crate::emulation;

/// What to run.
pub struct Job {
    /// The executable.
    pub program: String,
    /// Its arguments.
    pub args: Vec<String>,
    /// Bytes of padding in the environment.
    pub padding: u32,
    /// Time limit.
    pub timeout: Duration,
    /// CPUs that it may use; empty for all.
    pub cpus: Vec<u32>,
}

/// How it went.
#[derive(Debug)]
pub struct Ended {
    /// How the process ended.
    pub end: End,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The monotonic clock, in nanoseconds, when it was spawned.
    pub spawned: u64,
    /// Spawn to reaping.
    pub wall: Duration,
    /// Resource usage as the system counted it.
    pub usage: Usage,
}

/// How a process ended.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    /// By itself, with this code.
    Exit(i32),
    /// By this signal.
    Signal(i32),
    /// By us, because of the time limit.
    Timeout,
    /// By us, because the campaign was interrupted.
    Interrupted,
}

/// The part of `rusage` that is recorded.
#[derive(Debug, Default, Clone, Copy)]
pub struct Usage {
    /// User CPU time.
    pub user_ns: u64,
    /// System CPU time.
    pub system_ns: u64,
    /// Peak resident memory in bytes; the system counts what the forked harness held, too.
    pub max_rss: u64,
    /// Voluntary context switches.
    pub voluntary: u64,
    /// Involuntary context switches.
    pub involuntary: u64,
}

/// Variables that children keep; everything else would make runs depend on the caller's shell.
const KEPT: [&str; 6] = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TMPDIR",
    "LD_LIBRARY_PATH",
];

/// Runs a job to its end.
pub fn run(job: &Job) -> Result<Ended, String> {
    let mut command = emulation::command(&job.program);
    command
        .args(&job.args)
        .env_clear()
        .envs(
            KEPT.iter()
                .filter_map(|name| std::env::var_os(name).map(|value| (name, value))),
        )
        .env("GEARBOX_PADDING", "x".repeat(job.padding as usize))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // A group of its own: Ctrl-C on the terminal reaches us, and we end the child.
        .process_group(0);
    child::prepare(&mut command, &job.cpus);
    let spawned = child::monotonic_ns();
    let started = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|e| format!("{}: {e}", job.program))?;
    let stdout = collect(child.stdout.take());
    let stderr = collect(child.stderr.take());
    let pid = child.id() as libc::pid_t;
    let mut ended_by_us = None;
    let mut pause = Duration::from_millis(1);
    let (status, usage) = loop {
        if let Some(done) = try_wait(pid)? {
            break done;
        }
        let verdict = if interrupt::requested() {
            Some(End::Interrupted)
        } else if started.elapsed() > job.timeout {
            Some(End::Timeout)
        } else {
            None
        };
        if let (Some(end), None) = (verdict, &ended_by_us) {
            ended_by_us = Some(end);
            // SAFETY: kill has no memory effects; the group is the child's own, and the child is not reaped yet.
            unsafe {
                libc::kill(-pid, libc::SIGKILL);
            }
        }
        std::thread::sleep(pause);
        // Short processes are noticed at once, long ones are hardly disturbed.
        pause = (pause * 2).min(Duration::from_millis(8));
    };
    let wall = started.elapsed();
    let end = ended_by_us.unwrap_or(if libc::WIFEXITED(status) {
        End::Exit(libc::WEXITSTATUS(status))
    } else {
        End::Signal(libc::WTERMSIG(status))
    });
    Ok(Ended {
        end,
        stdout: join(stdout),
        stderr: join(stderr),
        spawned,
        wall,
        usage,
    })
}

type Collector = std::thread::JoinHandle<String>;

fn collect(pipe: Option<impl Read + Send + 'static>) -> Option<Collector> {
    let mut pipe = pipe?;
    Some(std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What arrived before an error is still worth reading.
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }))
}

fn join(collector: Option<Collector>) -> String {
    collector.and_then(|c| c.join().ok()).unwrap_or_default()
}

/// Reaps the child if it has ended.
fn try_wait(pid: libc::pid_t) -> Result<Option<(libc::c_int, Usage)>, String> {
    let mut status = 0;
    // SAFETY: an all-zero rusage is a valid value of that plain C struct.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: both pointers are to live locals; `pid` is our child, which nobody else reaps
    // (`std::process::Child` does not wait when it is dropped).
    let result = unsafe { libc::wait4(pid, &mut status, libc::WNOHANG, &mut usage) };
    if result == 0 {
        return Ok(None);
    }
    if result < 0 {
        let error = std::io::Error::last_os_error();
        return if error.kind() == std::io::ErrorKind::Interrupted {
            Ok(None)
        } else {
            Err(error.to_string())
        };
    }
    let count = |n: libc::c_long| u64::try_from(n).unwrap_or(0);
    let nanoseconds = |t: libc::timeval| {
        count(t.tv_sec) * 1_000_000_000 + u64::try_from(t.tv_usec).unwrap_or(0) * 1000
    };
    // Linux counts kilobytes, macOS bytes.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    Ok(Some((
        status,
        Usage {
            user_ns: nanoseconds(usage.ru_utime),
            system_ns: nanoseconds(usage.ru_stime),
            max_rss: count(usage.ru_maxrss) * unit,
            voluntary: count(usage.ru_nvcsw),
            involuntary: count(usage.ru_nivcsw),
        },
    )))
}

/// What the driver prints.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct DriverOutput {
    /// The monotonic clock before the first call of the kernel.
    pub start: Option<u64>,
    /// Nanoseconds of warm-up values.
    pub warmups: Vec<u64>,
    /// Nanoseconds of values.
    pub values: Vec<u64>,
    /// Events of the engine during each of both, in the order of lines; empty if the interpreter counts none.
    pub events: Vec<u64>,
    /// Peak memory of the process image in bytes.
    pub peak_rss: Option<u64>,
    /// Result of the kernel.
    pub checksum: Option<String>,
}

/// Reads the driver's lines; the error names the line that does not fit.
pub fn parse(stdout: &str) -> Result<DriverOutput, String> {
    let mut out = DriverOutput::default();
    for line in stdout.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let unexpected = || format!("unexpected output line `{line}`");
        let parse = |text: &str| text.parse::<u64>().map_err(|_| unexpected());
        let number = || parse(rest.trim());
        match word {
            "start" => out.start = Some(number()?),
            "warmup" | "value" => {
                let (time, events) = match rest.trim().split_once(' ') {
                    Some((time, events)) => (time, Some(parse(events)?)),
                    None => (rest.trim(), None),
                };
                let times = if word == "value" {
                    &mut out.values
                } else {
                    &mut out.warmups
                };
                times.push(parse(time)?);
                out.events.extend(events);
            }
            "peak_rss" => out.peak_rss = Some(number()?.saturating_mul(1024)),
            "checksum" => out.checksum = Some(rest.to_string()),
            _ => return Err(unexpected()),
        }
    }
    if !out.events.is_empty() && out.events.len() != out.warmups.len() + out.values.len() {
        return Err("some values have a number of events and some have none".into());
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, timeout: f64) -> Ended {
        let args = vec!["-c".to_string(), script.to_string()];
        let timeout = Duration::from_secs_f64(timeout);
        run(&Job {
            program: "/bin/sh".into(),
            args,
            padding: 100,
            timeout,
            cpus: Vec::new(),
        })
        .expect("sh runs")
    }

    #[test]
    fn output_code_and_usage() {
        let ended = shell(
            "echo out; echo err >&2; echo ${#GEARBOX_PADDING}; exit 3",
            60.0,
        );
        assert_eq!(ended.end, End::Exit(3));
        assert_eq!(
            (ended.stdout.as_str(), ended.stderr.as_str()),
            ("out\n100\n", "err\n")
        );
        assert!(ended.usage.max_rss > 100_000);
        assert!(ended.wall > Duration::ZERO);
    }

    #[test]
    fn the_time_limit_ends_the_whole_group() {
        let started = Instant::now();
        let ended = shell("sleep 30 & sleep 30; wait", 0.1);
        assert_eq!(ended.end, End::Timeout);
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn the_start_is_on_the_clock_of_pythons_perf_counter() {
        let before = child::monotonic_ns();
        let ended = shell("exit 0", 60.0);
        assert!(before <= ended.spawned && ended.spawned < child::monotonic_ns());
    }

    #[test]
    fn signals_are_told() {
        assert_eq!(shell("kill -SEGV $$", 60.0).end, End::Signal(libc::SIGSEGV));
    }

    #[test]
    fn driver_lines() {
        let parsed =
            parse("start 3\nwarmup 5\nvalue 7\nvalue 8\npeak_rss 2\nchecksum a b\n").expect("fits");
        assert_eq!(parsed.start, Some(3));
        assert_eq!(parsed.warmups, [5]);
        assert!(parsed.events.is_empty());
        assert_eq!(parsed.values, [7, 8]);
        assert_eq!(parsed.peak_rss, Some(2048));
        assert_eq!(parsed.checksum.as_deref(), Some("a b"));
        assert_eq!(
            parse("hello\n"),
            Err("unexpected output line `hello`".into())
        );
        assert!(parse("value x\n").is_err());
        assert!(parse("value 5 x\n").is_err());
        let counted = parse("warmup 5 40\nvalue 7 0\n").expect("fits");
        assert_eq!((counted.values, counted.events), (vec![7], vec![40, 0]));
        assert!(parse("warmup 5 40\nvalue 7\n").is_err());
    }
}
