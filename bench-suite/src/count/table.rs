//! What `count` prints.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gearbox_reports::schema::{Campaign, CountRecord, FamilyCounts, State, VmCounts};

/// Executions, hits and machine instructions of each cell, then every family's counters summed over the kernels.
pub fn text(campaign: &Campaign, records: &[CountRecord]) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{:<16} {:<22} {:>13} {:>7} {:>7} {:>13} {:>9} {:>8}",
        "kernel", "configuration", "instructions", "special", "misses", "machine", "each", "ratio"
    );
    for r in records {
        let _ = writeln!(out, "{}", row(campaign, records, r));
    }
    for configuration in &campaign.configurations {
        let own = records
            .iter()
            .filter(|r| r.configuration == configuration.id);
        let sums = families(own.filter_map(|r| r.vm.as_ref()));
        if sums.values().any(|f| f.hits + f.successes > 0) {
            family_table(&mut out, &configuration.id, &sums);
        }
    }
    let _ = writeln!(
        out,
        "\ncounts of {}; special: share of instructions that are specialized members; misses: share of those whose guard failed;\n\
         each: machine instructions for one instruction; ratio: machine instructions, {} = 1",
        calls(records),
        campaign.baseline
    );
    out
}

fn calls(records: &[CountRecord]) -> String {
    records.first().map_or("nothing".into(), |r| {
        let plural = |n: u64| if n == 1 { "call" } else { "calls" };
        format!(
            "{} {} after {} {}",
            r.loops,
            plural(r.loops),
            r.warmups,
            plural(r.warmups)
        )
    })
}

fn row(campaign: &Campaign, records: &[CountRecord], r: &CountRecord) -> String {
    let mut line = format!("{:<16} {:<22}", r.kernel, r.configuration);
    if r.state != State::Ok {
        let _ = write!(line, " {}", r.message.as_deref().unwrap_or("failed"));
        return line;
    }
    let executed = r.vm.as_ref().map(|vm| vm.executions.values().sum::<u64>());
    let share = |part: u64, whole: u64| {
        if whole == 0 {
            "-".to_owned()
        } else {
            format!("{:.1}%", 100.0 * part as f64 / whole as f64)
        }
    };
    let (mut special, mut misses) = ("-".to_owned(), "-".to_owned());
    if let (Some(vm), Some(executed)) = (&r.vm, executed) {
        let members: u64 = vm.families.values().flat_map(|f| f.members.values()).sum();
        let missed: u64 = vm.families.values().map(|f| f.misses).sum();
        special = share(members, executed);
        misses = share(missed, members);
    }
    let number = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
    let machine = |r: &CountRecord| r.machine.as_ref().map(|m| m.instructions);
    let ratio = |a: Option<u64>, b: Option<u64>, digits: usize| match (a, b) {
        (Some(a), Some(b)) if b > 0 => format!("{:.digits$}", a as f64 / b as f64),
        _ => "-".to_owned(),
    };
    let baseline = records
        .iter()
        .find(|b| b.kernel == r.kernel && b.configuration == campaign.baseline);
    let _ = write!(
        line,
        " {:>13} {special:>7} {misses:>7} {:>13} {:>9} {:>8}",
        number(executed),
        number(machine(r)),
        ratio(machine(r), executed, 1),
        ratio(machine(r), baseline.and_then(machine), 3)
    );
    line
}

/// Each family's counters, summed.
fn families<'a>(counts: impl Iterator<Item = &'a VmCounts>) -> BTreeMap<&'a str, FamilyCounts> {
    let mut sums: BTreeMap<&str, FamilyCounts> = BTreeMap::new();
    for (name, f) in counts.flat_map(|vm| &vm.families) {
        let sum = sums.entry(name).or_default();
        sum.hits += f.hits;
        sum.misses += f.misses;
        sum.deferred += f.deferred;
        sum.deopts += f.deopts;
        sum.successes += f.successes;
        for (kind, n) in &f.failures {
            *sum.failures.entry(kind.clone()).or_default() += n;
        }
    }
    sums
}

fn family_table(out: &mut String, configuration: &str, sums: &BTreeMap<&str, FamilyCounts>) {
    let _ = writeln!(
        out,
        "\n{:<22} {:>12} {:>10} {:>12} {:>9} {:>10} {:>9}  commonest failure",
        configuration, "hits", "misses", "deferred", "deopts", "successes", "failures"
    );
    for (name, f) in sums {
        let failures: u64 = f.failures.values().sum();
        let commonest = f.failures.iter().max_by_key(|(_, n)| **n);
        let row = format!(
            "{name:<22} {:>12} {:>10} {:>12} {:>9} {:>10} {failures:>9}  {}",
            f.hits,
            f.misses,
            f.deferred,
            f.deopts,
            f.successes,
            commonest.map_or("", |(kind, _)| kind.as_str())
        );
        let _ = writeln!(out, "{}", row.trim_end());
    }
}
