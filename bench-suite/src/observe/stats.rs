//! `gearbox stats`: what a run executed, in the layout of CPython's pystats summary.

use super::observe;
use super::stats_tables::markdown;
use crate::cli::ObserveArgs;
use crate::failure::Outcome;
use gearbox_vm::heap::HeapStats;
use gearbox_vm::isa::Op;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::special::families::{FAMILIES, Family};

/// Runs the program and prints its statistics.
pub fn stats(args: ObserveArgs) -> Outcome {
    let json = args.json;
    let (configuration, source, argv) = args.program.resolve()?;
    observe(configuration, source, argv, false, move |vm, counts| {
        let heap = vm.heap.stats();
        if json {
            format!("{:#}\n", as_json(counts, &heap))
        } else {
            markdown(counts, &heap)
        }
    })
}

/// One family's numbers.
pub(crate) struct FamilyRow {
    pub hit: u64,
    pub miss: u64,
    pub deferred: u64,
    pub deopt: u64,
    pub success: u64,
    pub failure: u64,
    /// Failure kinds with their counts, most frequent first.
    pub kinds: Vec<(String, u64)>,
}

impl FamilyRow {
    /// CPython's denominator: hits, misses and executions of the generic instruction.
    pub fn total(&self, counts: &Counts, family: &Family) -> u64 {
        self.hit + self.miss + counts.executed[family.op as usize]
    }
}

/// Sums up a family.
pub(crate) fn family_row(counts: &Counts, family: &Family) -> FamilyRow {
    let f = &counts.families[family.op as usize];
    let executed: u64 = family
        .members
        .iter()
        .map(|m| counts.executed[m.op as usize])
        .sum();
    let mut kinds: Vec<(String, u64)> = f
        .kinds
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0)
        .map(|(kind, n)| (family.kind_name(kind as u8), *n))
        .collect();
    kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    FamilyRow {
        hit: executed.saturating_sub(f.miss),
        miss: f.miss,
        deferred: counts.deferred(family.op),
        deopt: f.deopt,
        success: f.success,
        failure: f.failure,
        kinds,
    }
}

/// What the executed instructions were: CPython's four classes.
pub(super) struct Effectiveness {
    pub basic: u64,
    pub not_specialized: u64,
    pub hits: u64,
    pub misses: u64,
}

pub(super) fn effectiveness(counts: &Counts) -> Effectiveness {
    let mut e = Effectiveness {
        basic: 0,
        not_specialized: 0,
        hits: 0,
        misses: 0,
    };
    for (number, &n) in counts.executed.iter().enumerate() {
        let missed = counts.missed[number];
        match Op::from_u8(number as u8) {
            Some(op) if op.is_specialized() => {
                e.hits += n - missed.min(n);
                e.misses += missed;
            }
            Some(op) if FAMILIES.iter().any(|f| f.op == op) => e.not_specialized += n,
            _ => e.basic += n,
        }
    }
    e
}

/// An opcode's name: a fused instruction's, which may have an instrumented form's number, or CPython's.
pub(crate) fn name(op: usize) -> String {
    let number = op as u8;
    gearbox_vm::fuse::fused_name(number)
        .or(Op::from_u8(number).map(Op::name))
        .map_or_else(|| format!("<{op}>"), str::to_owned)
}

fn as_json(counts: &Counts, heap: &HeapStats) -> serde_json::Value {
    let executed: serde_json::Map<String, serde_json::Value> = counts
        .executed
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0)
        .map(|(op, n)| {
            (
                name(op),
                serde_json::json!({"executed": n, "missed": counts.missed[op]}),
            )
        })
        .collect();
    let families: serde_json::Map<String, serde_json::Value> = FAMILIES
        .iter()
        .map(|f| {
            let r = family_row(counts, f);
            let kinds: serde_json::Map<_, _> = r
                .kinds
                .iter()
                .map(|(k, n)| (k.clone(), (*n).into()))
                .collect();
            (
                f.name(),
                serde_json::json!({
                    "hit": r.hit, "miss": r.miss, "deferred": r.deferred, "deopt": r.deopt,
                    "success": r.success, "failure": r.failure, "failure_kinds": kinds,
                }),
            )
        })
        .collect();
    let mut pairs: Vec<(usize, u64)> = counts
        .pairs
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, n)| *n > 0)
        .collect();
    pairs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let pairs: Vec<_> = pairs
        .into_iter()
        .map(|(p, n)| serde_json::json!({"first": name(p / 256), "second": name(p % 256), "count": n}))
        .collect();
    let e = effectiveness(counts);
    serde_json::json!({
        "instructions": executed,
        "pairs": pairs,
        "families": families,
        "effectiveness": {
            "basic": e.basic, "not_specialized": e.not_specialized,
            "specialized_hits": e.hits, "specialized_misses": e.misses,
        },
        "heap": {
            "allocations": heap.allocations, "allocated_bytes": heap.allocated_bytes,
            "collections": heap.collections, "live_bytes": heap.live_bytes,
            "freed_cells": heap.freed_cells, "pause_ns": heap.pause_ns,
        },
    })
}
