//! Machine instructions of some calls, by valgrind's callgrind: a whole process with more calls, less one with fewer.

use std::path::Path;
use std::process::Command;

use gearbox_reports::schema::MachineCounts;

/// How far two counts of the same run may lie apart: the driver prints a time, and how many digits that has is up to the clock.
pub const NOISE: u64 = 20_000;

/// The words in front of a command that has callgrind count it. The hash seed is for CPython; gearbox needs none.
pub fn words(file: &Path, branches: bool) -> Vec<String> {
    let mut words = vec![
        "PYTHONHASHSEED=0".to_owned(),
        "valgrind".to_owned(),
        "--tool=callgrind".to_owned(),
        format!("--callgrind-out-file={}", file.display()),
    ];
    if branches {
        words.push("--branch-sim=yes".to_owned());
    }
    words
}

/// Version of the valgrind that is there.
pub fn version() -> Option<String> {
    let output = Command::new("valgrind").arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// Totals of a file that callgrind wrote.
///
/// # Errors
/// Text without them.
pub fn totals(text: &str) -> Result<MachineCounts, String> {
    let line = |key: &str| text.lines().find_map(|l| l.strip_prefix(key));
    let events = line("events:").ok_or("callgrind's file names no events")?;
    // A run that wrote several parts has a sum of its own.
    let sums = line("totals:")
        .or(line("summary:"))
        .ok_or("callgrind's file has no totals")?;
    let sums: Vec<u64> = sums
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|e| format!("callgrind's totals: {e}"))?;
    let of = |event: &str| {
        let at = events.split_whitespace().position(|e| e == event)?;
        // Trailing zeros are left out.
        Some(sums.get(at).copied().unwrap_or(0))
    };
    Ok(MachineCounts {
        instructions: of("Ir").ok_or("callgrind counted no instructions")?,
        conditional: of("Bc").zip(of("Bcm")),
        indirect: of("Bi").zip(of("Bim")),
    })
}

/// What `long` has more than `short`.
///
/// # Errors
/// Fewer instructions for more calls.
pub fn difference(long: &MachineCounts, short: &MachineCounts) -> Result<MachineCounts, String> {
    let pair = |long: Option<(u64, u64)>, short: Option<(u64, u64)>| {
        let ((a, b), (c, d)) = long.zip(short)?;
        Some((a.saturating_sub(c), b.saturating_sub(d)))
    };
    let instructions = long
        .instructions
        .checked_sub(short.instructions)
        .ok_or("a run with more calls took fewer machine instructions")?;
    Ok(MachineCounts {
        instructions,
        conditional: pair(long.conditional, short.conditional),
        indirect: pair(long.indirect, short.indirect),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_follow_the_events() {
        let plain = totals("version: 1\nevents: Ir\n\nfn=(1) main\n1 5\n\nsummary: 1200\n");
        assert_eq!(plain.expect("fits").instructions, 1200);
        let branches =
            totals("events: Ir Bc Bcm Bi Bim\nsummary: 1\ntotals: 100 20 3 4\n").expect("fits");
        assert_eq!(branches.instructions, 100);
        assert_eq!(branches.conditional, Some((20, 3)));
        assert_eq!(branches.indirect, Some((4, 0)));
        assert!(totals("events: Ir\n").is_err());
        assert!(totals("events: Ir\ntotals: x\n").is_err());
    }

    #[test]
    fn more_calls_take_more_instructions() {
        let of = |instructions| MachineCounts {
            instructions,
            ..Default::default()
        };
        assert_eq!(difference(&of(9), &of(4)).expect("grew").instructions, 5);
        assert!(difference(&of(4), &of(9)).is_err());
    }
}
