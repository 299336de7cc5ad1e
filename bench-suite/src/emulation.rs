//! Running under an emulator of user programs, such as qemu-aarch64: how to tell, and how to start further processes of this executable.
//!
//! An emulator answers for `/proc/self/exe` with the program it runs, but passes other names of the same link on to the system, which knows the
//! emulator only. What the system says is therefore asked for under such a name.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Name of the link that emulators pass on.
const PROCESS: &str = "/proc/thread-self";

/// The emulator that runs this process.
#[derive(Debug, PartialEq, Eq)]
pub struct Emulator {
    /// Name of its file.
    pub name: String,
    /// The file.
    path: PathBuf,
    /// Its own arguments, which stand before the program.
    options: Vec<String>,
}

/// The emulator that runs this process; none on a CPU of its own architecture.
pub fn emulator() -> Option<Emulator> {
    let real = fs::read_link(format!("{PROCESS}/exe")).ok()?;
    let ours = std::env::current_exe().ok()?;
    let words = fs::read(format!("{PROCESS}/cmdline")).unwrap_or_default();
    let words: Vec<String> = words
        .split(|b| *b == 0)
        .map(|w| String::from_utf8_lossy(w).into_owned())
        .collect();
    // The last word ends with a zero byte too.
    let words = words.split_last().map_or(&[][..], |(_, w)| w);
    let given: Vec<String> = std::env::args_os()
        .map(|a| a.to_string_lossy().into_owned())
        .collect();
    tell(&real, &ours, words, &given)
}

/// `real`: the executable as the system knows it; `ours`: as this process is told; `words`: the system's command line; `given`: ours.
fn tell(real: &Path, ours: &Path, words: &[String], given: &[String]) -> Option<Emulator> {
    if real == ours {
        return None;
    }
    let options = words.strip_suffix(given).and_then(|before| before.get(1..));
    Some(Emulator {
        name: real.file_name()?.to_string_lossy().into_owned(),
        path: real.to_path_buf(),
        options: options.unwrap_or_default().to_vec(),
    })
}

/// A command that starts `program`; this executable again under the emulator that runs it now, if one does.
pub fn command(program: impl AsRef<Path>) -> Command {
    let program = program.as_ref();
    let ours = || std::env::current_exe().is_ok_and(|own| own == program);
    match emulator() {
        // Other tools that stand between a program and the system, such as valgrind, need no help to start a process.
        Some(e) if e.name.starts_with("qemu-") && ours() => {
            let mut command = Command::new(e.path);
            command.args(e.options).arg(program);
            command
        }
        _ => Command::new(program),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn an_emulator_is_told_by_the_link_that_it_passes_on() {
        let (real, ours) = (
            Path::new("/usr/bin/qemu-aarch64-static"),
            Path::new("/tmp/gearbox"),
        );
        let line = words("qemu-aarch64-static -L /usr/aarch64-linux-gnu ./gearbox bench -p 2");
        let found = tell(real, ours, &line, &words("./gearbox bench -p 2")).expect("emulated");
        assert_eq!(found.name, "qemu-aarch64-static");
        assert_eq!(found.options, words("-L /usr/aarch64-linux-gnu"));
        // Registered with the kernel (binfmt), the emulator stands in front of a line that is not ours to read.
        let found = tell(
            real,
            ours,
            &words("/x/gearbox bench"),
            &words("./gearbox bench"),
        );
        assert_eq!(found.expect("emulated").options, [""; 0]);
        assert_eq!(tell(ours, ours, &line, &line), None);
    }

    #[test]
    fn native_tests_are_not_emulated() {
        let host = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        if cfg!(target_arch = "x86_64") && host.contains("vendor_id") && !host.contains("QEMU") {
            assert_eq!(emulator(), None);
        }
    }
}
