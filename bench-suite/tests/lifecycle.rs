//! What the quickener does to instructions - members, counters, invalidation - compared with CPython: the programs of
//! `strategies/tests/lifecycle` under every configuration of the quickener. They print opcodes and counters, which only a strategy that
//! specializes can get right.

mod recordings;

use std::collections::BTreeSet;
use std::fs;
use std::process::ExitCode;

use libtest_mimic::{Failed, Trial};

const SET: recordings::Set = recordings::Set {
    programs: "lifecycle",
    recorded: "lifecycle/recorded",
    known_failures: "lifecycle/known_failures.txt",
    configurations: "quickener",
};

fn main() -> ExitCode {
    let coverage = Trial::test("every_member_is_in_a_recording", || {
        every_member_is_in_a_recording().map_err(Failed::from)
    });
    recordings::main(SET, vec![coverage])
}

/// The programs would say nothing of a member that none of them reaches.
fn every_member_is_in_a_recording() -> Result<(), String> {
    let folder = recordings::tests_folder().join(SET.recorded);
    let mut words = BTreeSet::new();
    for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    let output = recordings::gearbox()
        .args(["list", "families"])
        .output()
        .map_err(|e| format!("gearbox list families: {e}"))?;
    // A family starts a line, its members' lines are indented: name, opcode, guards.
    let text = String::from_utf8_lossy(&output.stdout);
    let members: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().nth(1))
        .collect();
    if members.is_empty() {
        return Err(format!("gearbox list families named no members\n{text}"));
    }
    let missing: Vec<&&str> = members.iter().filter(|m| !words.contains(**m)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("in no recording: {missing:?}"))
    }
}
