//! The VM's own counters of some calls: what `gearbox stats --json` says of a run with more calls, less what it says of one with fewer.

use std::collections::BTreeMap;

use gearbox_reports::schema::{FamilyCounts, PairCount, VmCounts};
use gearbox_vm::special::families::FAMILIES;
use serde::Deserialize;

/// Pairs of instructions that a record keeps.
const PAIRS: usize = 100;

/// The part of the output of `gearbox stats --json` that is kept.
#[derive(Debug, Default, Deserialize)]
pub struct Stats {
    instructions: BTreeMap<String, Instruction>,
    pairs: Vec<PairCount>,
    families: BTreeMap<String, Family>,
}

#[derive(Debug, Default, Clone, Deserialize)]
struct Instruction {
    executed: u64,
}

#[derive(Debug, Default, Clone, Deserialize)]
struct Family {
    hit: u64,
    miss: u64,
    deferred: u64,
    deopt: u64,
    success: u64,
    failure_kinds: BTreeMap<String, u64>,
}

/// Reads the output of `gearbox stats --json`.
///
/// # Errors
/// Text that is something else.
pub fn parse(json: &str) -> Result<Stats, String> {
    serde_json::from_str(json).map_err(|e| format!("gearbox stats: {e}"))
}

/// What `long` has more than `short`.
///
/// # Errors
/// A counter that fell: the runs did not begin alike.
pub fn difference(long: &Stats, short: &Stats) -> Result<VmCounts, String> {
    let executed = |stats: &Stats| -> BTreeMap<String, u64> {
        let all = stats.instructions.iter();
        all.map(|(name, i)| (name.clone(), i.executed)).collect()
    };
    let executions = less(&executed(long), &executed(short))?;
    let mut pairs = pairs(long, short)?;
    let pairs_total = pairs.iter().map(|p| p.count).sum();
    pairs.truncate(PAIRS);
    Ok(VmCounts {
        families: families(long, short, &executions)?,
        executions,
        pairs,
        pairs_total,
        hottest: None,
    })
}

/// Entrywise `long` − `short`, without zeros.
fn less(
    long: &BTreeMap<String, u64>,
    short: &BTreeMap<String, u64>,
) -> Result<BTreeMap<String, u64>, String> {
    if let Some(name) = short.keys().find(|name| !long.contains_key(*name)) {
        return Err(unlike(name));
    }
    let mut rest = BTreeMap::new();
    for (name, n) in long {
        let n = minus(name, *n, short.get(name).copied().unwrap_or(0))?;
        if n > 0 {
            rest.insert(name.clone(), n);
        }
    }
    Ok(rest)
}

fn minus(name: &str, long: u64, short: u64) -> Result<u64, String> {
    long.checked_sub(short).ok_or_else(|| unlike(name))
}

fn unlike(name: &str) -> String {
    format!(
        "{name} was counted more often in a run with fewer calls: the program does not do the same each time"
    )
}

/// Falling counts; equal ones in the order of names.
fn pairs(long: &Stats, short: &Stats) -> Result<Vec<PairCount>, String> {
    let table = |stats: &Stats| -> BTreeMap<(String, String), u64> {
        let all = stats.pairs.iter();
        all.map(|p| ((p.first.clone(), p.second.clone()), p.count))
            .collect()
    };
    let before = table(short);
    let mut pairs = Vec::new();
    for ((first, second), n) in table(long) {
        let key = (first, second);
        let count = minus(&key.0, n, before.get(&key).copied().unwrap_or(0))?;
        if count > 0 {
            let (first, second) = key;
            pairs.push(PairCount {
                first,
                second,
                count,
            });
        }
    }
    pairs.sort_by_key(|p| std::cmp::Reverse(p.count));
    Ok(pairs)
}

/// Families of which the counted calls executed anything.
fn families(
    long: &Stats,
    short: &Stats,
    executions: &BTreeMap<String, u64>,
) -> Result<BTreeMap<String, FamilyCounts>, String> {
    let mut out = BTreeMap::new();
    for family in FAMILIES {
        let name = family.name();
        let members: BTreeMap<String, u64> = family
            .members
            .iter()
            .filter_map(|m| Some((m.name(), *executions.get(m.op.name())?)))
            .collect();
        if members.is_empty() && !executions.contains_key(family.op.name()) {
            continue;
        }
        let empty = Family::default();
        let of = |stats: &Stats| stats.families.get(&name).unwrap_or(&empty).clone();
        let (long, short) = (of(long), of(short));
        let counts = FamilyCounts {
            hits: minus(&name, long.hit, short.hit)?,
            misses: minus(&name, long.miss, short.miss)?,
            // Derived from executions and attempts, so it may fall by what a later attempt takes away from it.
            deferred: long.deferred.saturating_sub(short.deferred),
            deopts: minus(&name, long.deopt, short.deopt)?,
            successes: minus(&name, long.success, short.success)?,
            failures: less(&long.failure_kinds, &short.failure_kinds)?,
            members,
        };
        out.insert(name, counts);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = r#"{
        "instructions": {"LOAD_FAST": {"executed": 10, "missed": 0}, "BINARY_OP": {"executed": 3, "missed": 0},
                         "BINARY_OP_ADD_INT": {"executed": 5, "missed": 1}},
        "pairs": [{"first": "LOAD_FAST", "second": "BINARY_OP", "count": 3}],
        "families": {"binary_op": {"hit": 4, "miss": 1, "deferred": 1, "deopt": 0, "success": 1, "failure": 1,
                                   "failure_kinds": {"other": 1}}},
        "effectiveness": {}, "heap": {}}"#;
    const LONG: &str = r#"{
        "instructions": {"LOAD_FAST": {"executed": 25, "missed": 0}, "BINARY_OP": {"executed": 3, "missed": 0},
                         "BINARY_OP_ADD_INT": {"executed": 12, "missed": 3}},
        "pairs": [{"first": "LOAD_FAST", "second": "BINARY_OP", "count": 3}, {"first": "LOAD_FAST", "second": "BINARY_OP_ADD_INT", "count": 7}],
        "families": {"binary_op": {"hit": 9, "miss": 3, "deferred": 1, "deopt": 1, "success": 2, "failure": 1,
                                   "failure_kinds": {"other": 1}}},
        "effectiveness": {}, "heap": {}}"#;

    #[test]
    fn the_difference_is_what_the_counted_calls_did() {
        let (long, short) = (parse(LONG).expect("fits"), parse(SHORT).expect("fits"));
        let d = difference(&long, &short).expect("grew");
        assert_eq!(d.executions["LOAD_FAST"], 15);
        assert!(!d.executions.contains_key("BINARY_OP"));
        assert_eq!((d.pairs.len(), d.pairs_total), (1, 7));
        let f = &d.families["binary_op"];
        assert_eq!(
            (f.hits, f.misses, f.deferred, f.deopts, f.successes),
            (5, 2, 0, 1, 1)
        );
        assert!(f.failures.is_empty());
        assert_eq!(f.members["add_int"], 7);
    }

    #[test]
    fn counters_that_fall_are_an_error() {
        let (long, short) = (parse(LONG).expect("fits"), parse(SHORT).expect("fits"));
        let message = difference(&short, &long).expect_err("fell");
        assert!(message.contains("more often"), "{message}");
        assert!(parse("{}").is_err());
    }
}
