//! What a run of a program amounts to, and its form on a pipe.

use std::fmt;
use std::io::{self, Read, Write};

/// Answers larger than this are a broken pipe protocol, not output of a small program.
const LARGEST: u32 = 1 << 28;

/// How a program ended and what it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It ran to its end.
    Ended {
        /// Exit code.
        code: u8,
        /// Standard output; addresses are masked.
        stdout: String,
        /// Last line of the traceback, empty for exit code 0.
        error: String,
    },
    /// The process that ran it died; how.
    Crashed(String),
    /// No end within the time limit.
    Endless,
}

impl Outcome {
    /// From what was captured. A successful program's standard error holds warnings at most and is left out.
    pub fn ended(code: u8, stdout: &[u8], stderr: &[u8]) -> Outcome {
        let stderr = String::from_utf8_lossy(stderr);
        let last = stderr.lines().rev().find(|l| !l.trim().is_empty());
        Outcome::Ended {
            code,
            stdout: mask(&String::from_utf8_lossy(stdout)),
            error: match last {
                Some(line) if code != 0 => mask(line),
                _ => String::new(),
            },
        }
    }

    /// Whether the program was not even compiled.
    pub fn is_syntax_error(&self) -> bool {
        let kinds = ["SyntaxError", "IndentationError", "TabError"];
        matches!(self, Outcome::Ended { error, .. } if kinds.iter().any(|k| error.starts_with(k)))
    }

    /// Whether it ended with an exit code other than 0.
    pub fn failed(&self) -> bool {
        matches!(self, Outcome::Ended { code, .. } if *code != 0)
    }

    /// The first line in which two outcomes differ, as both have it.
    pub fn first_difference(&self, other: &Outcome) -> (String, String) {
        let (a, b) = (self.to_string(), other.to_string());
        let (mut a, mut b) = (a.lines(), b.lines());
        loop {
            match (a.next(), b.next()) {
                (Some(x), Some(y)) if x == y => {}
                (x, y) => {
                    let text = |line: Option<&str>| line.unwrap_or("(nothing)").to_string();
                    return (text(x), text(y));
                }
            }
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outcome::Ended {
                code,
                stdout,
                error,
            } => {
                write!(f, "{stdout}{error}")?;
                if !error.is_empty() || (!stdout.is_empty() && !stdout.ends_with('\n')) {
                    writeln!(f)?;
                }
                writeln!(f, "exit: {code}")
            }
            Outcome::Crashed(how) => writeln!(f, "crashed: {how}"),
            Outcome::Endless => writeln!(f, "no end within the time limit"),
        }
    }
}

/// Addresses (` at 0x7f...`) depend on the run.
fn mask(text: &str) -> String {
    const MARK: &str = " at 0x";
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split(MARK);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(MARK);
        out.push_str("..");
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    }
    out
}

/// Writes a program to a worker.
pub fn write_request(pipe: &mut impl Write, program: &str) -> io::Result<()> {
    pipe.write_all(&(program.len() as u32).to_le_bytes())?;
    pipe.write_all(program.as_bytes())?;
    pipe.flush()
}

/// Reads a program; `None` at the end of the pipe.
pub fn read_request(pipe: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut size = [0; 4];
    match pipe.read_exact(&mut size) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    sized(pipe, u32::from_le_bytes(size)).map(Some)
}

/// Writes exit code and both streams.
pub fn write_answer(pipe: &mut impl Write, code: u8, out: &[u8], err: &[u8]) -> io::Result<()> {
    pipe.write_all(&[code])?;
    pipe.write_all(&(out.len() as u32).to_le_bytes())?;
    pipe.write_all(&(err.len() as u32).to_le_bytes())?;
    pipe.write_all(out)?;
    pipe.write_all(err)?;
    pipe.flush()
}

/// Reads exit code and both streams.
pub fn read_answer(pipe: &mut impl Read) -> io::Result<(u8, Vec<u8>, Vec<u8>)> {
    let mut head = [0; 9];
    pipe.read_exact(&mut head)?;
    let size = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let out = sized(pipe, size(1))?;
    let err = sized(pipe, size(5))?;
    Ok((head[0], out, err))
}

fn sized(pipe: &mut impl Read, size: u32) -> io::Result<Vec<u8>> {
    if size > LARGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "not an answer"));
    }
    let mut bytes = vec![0; size as usize];
    pipe.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked_and_warnings_are_not_compared() {
        let seen = Outcome::ended(0, b"<f at 0x7f01>, <g at 0xAB c>\n", b"a warning\n");
        let Outcome::Ended { stdout, error, .. } = &seen else {
            panic!("ended");
        };
        assert_eq!(stdout, "<f at 0x..>, <g at 0x.. c>\n");
        assert_eq!(error, "");
        let failed = Outcome::ended(1, b"", b"Traceback\n  File\nKeyError: 3\n\n");
        assert_eq!(failed.to_string(), "KeyError: 3\nexit: 1\n");
        assert_eq!(seen.first_difference(&failed).1, "KeyError: 3");
    }

    #[test]
    fn a_pipe_brings_back_what_was_written() {
        let mut pipe = Vec::new();
        write_request(&mut pipe, "print(1)").expect("in memory");
        let mut reader = &pipe[..];
        let read = read_request(&mut reader).expect("whole");
        assert_eq!(read.as_deref(), Some(&b"print(1)"[..]));
        assert_eq!(read_request(&mut reader).expect("end"), None);
        let mut pipe = Vec::new();
        write_answer(&mut pipe, 3, b"out", b"").expect("in memory");
        let (code, out, err) = read_answer(&mut &pipe[..]).expect("whole");
        assert_eq!((code, &out[..], &err[..]), (3, &b"out"[..], &b""[..]));
        assert!(read_answer(&mut &pipe[..7]).is_err());
    }
}
