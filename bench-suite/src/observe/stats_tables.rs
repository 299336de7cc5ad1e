//! The Markdown of `gearbox stats`: CPython's headings, columns and formulas (Tools/scripts/summarize_stats.py prints the original).

use std::fmt::Write as _;

use super::stats::{effectiveness, family_row, name};
use gearbox_vm::heap::HeapStats;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::special::families::FAMILIES;

/// Rows of the pair table.
const PAIRS: usize = 100;
/// Predecessors and successors shown for each instruction.
const NEIGHBOURS: usize = 5;
/// Rows of the tables of deferred and missed instructions.
const TOP: usize = 10;

fn ratio(part: u64, whole: u64) -> String {
    if whole == 0 {
        String::new()
    } else {
        format!("{:.1}%", 100.0 * part as f64 / whole as f64)
    }
}

/// Digits in groups of three.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn table(out: &mut String, headers: &[&str], rows: &[Vec<String>]) {
    let _ = writeln!(out, "| {} |", headers.join(" | "));
    let rule: Vec<&str> = headers
        .iter()
        .enumerate()
        .map(|(i, _)| if i == 0 { ":--" } else { "--:" })
        .collect();
    let _ = writeln!(out, "| {} |", rule.join(" | "));
    for r in rows {
        let _ = writeln!(out, "| {} |", r.join(" | "));
    }
    out.push('\n');
}

/// Entries of `counts` that are not 0, largest first.
fn ranked(counts: &[u64]) -> Vec<(usize, u64)> {
    let mut all: Vec<(usize, u64)> = counts
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, n)| *n > 0)
        .collect();
    all.sort_by_key(|(i, n)| (std::cmp::Reverse(*n), *i));
    all
}

/// The whole report.
pub(super) fn markdown(counts: &Counts, heap: &HeapStats) -> String {
    let mut out = String::new();
    executions(&mut out, counts);
    pairs(&mut out, counts);
    neighbours(&mut out, counts);
    families(&mut out, counts);
    effect(&mut out, counts);
    objects(&mut out, heap);
    out
}

fn executions(out: &mut String, counts: &Counts) {
    let total: u64 = counts.executed.iter().sum();
    let mut seen = 0;
    let rows: Vec<Vec<String>> = ranked(&counts.executed)
        .into_iter()
        .map(|(op, n)| {
            seen += n;
            let missed = counts.missed[op];
            vec![
                name(op),
                grouped(n),
                ratio(n, total),
                ratio(seen, total),
                if missed > 0 {
                    ratio(missed, n)
                } else {
                    String::new()
                },
            ]
        })
        .collect();
    out.push_str("## Execution counts\n\n");
    table(
        out,
        &["Name", "Count", "Self", "Cumulative", "Miss ratio"],
        &rows,
    );
}

fn pairs(out: &mut String, counts: &Counts) {
    let total: u64 = counts.pairs.iter().sum();
    let mut seen = 0;
    let rows: Vec<Vec<String>> = ranked(&counts.pairs)
        .into_iter()
        .take(PAIRS)
        .map(|(pair, n)| {
            seen += n;
            vec![
                format!("{} {}", name(pair / 256), name(pair % 256)),
                grouped(n),
                ratio(n, total),
                ratio(seen, total),
            ]
        })
        .collect();
    out.push_str("## Pair counts\n\n");
    table(out, &["Pair", "Count", "Self", "Cumulative"], &rows);
}

fn neighbours(out: &mut String, counts: &Counts) {
    out.push_str("## Predecessor/Successor Pairs\n\n");
    for (op, n) in ranked(&counts.executed) {
        let before: Vec<u64> = (0..256).map(|p| counts.pairs[p * 256 + op]).collect();
        let after: Vec<u64> = counts.pairs[op * 256..][..256].to_vec();
        let _ = writeln!(out, "### {}\n", name(op));
        for (title, side) in [("Predecessors", before), ("Successors", after)] {
            let rows: Vec<Vec<String>> = ranked(&side)
                .into_iter()
                .take(NEIGHBOURS)
                .map(|(other, m)| vec![name(other), grouped(m), ratio(m, n)])
                .collect();
            table(out, &[title, "Count", "Percentage"], &rows);
        }
    }
}

fn families(out: &mut String, counts: &Counts) {
    out.push_str("## Specialization stats\n\n");
    for f in FAMILIES.iter().filter(|f| f.counted) {
        let r = family_row(counts, f);
        let total = r.total(counts, f);
        if total == 0 {
            continue;
        }
        let _ = writeln!(out, "### {}\n", f.op.name());
        let row = |label: &str, n: u64| vec![label.to_owned(), grouped(n), ratio(n, total)];
        table(
            out,
            &["Kind", "Count", "Ratio"],
            &[
                row("deferred", r.deferred),
                row("deopt", r.deopt),
                row("hit", r.hit),
                row("miss", r.miss),
            ],
        );
        let attempts = r.success + r.failure;
        if attempts > 0 {
            let row = |label: &str, n: u64| vec![label.to_owned(), grouped(n), ratio(n, attempts)];
            table(
                out,
                &["", "Count", "Ratio"],
                &[row("Success", r.success), row("Failure", r.failure)],
            );
        }
        if !r.kinds.is_empty() {
            let rows: Vec<Vec<String>> = r
                .kinds
                .iter()
                .map(|(k, n)| vec![k.clone(), grouped(*n), ratio(*n, r.failure)])
                .collect();
            table(out, &["Failure kind", "Count", "Ratio"], &rows);
        }
    }
}

fn effect(out: &mut String, counts: &Counts) {
    let e = effectiveness(counts);
    let total = e.basic + e.not_specialized + e.hits + e.misses;
    out.push_str("## Specialization effectiveness\n\n");
    let row = |label: &str, n: u64| vec![label.to_owned(), grouped(n), ratio(n, total)];
    table(
        out,
        &["Instructions", "Count", "Ratio"],
        &[
            row("Basic", e.basic),
            row("Not specialized", e.not_specialized),
            row("Specialized hits", e.hits),
            row("Specialized misses", e.misses),
        ],
    );
    let mut deferred = [0u64; 256];
    for f in FAMILIES.iter().filter(|f| f.counted) {
        deferred[f.op as usize] = counts.deferred(f.op);
    }
    for (title, side) in [
        ("Deferred by instruction", &deferred),
        ("Misses by instruction", &counts.missed),
    ] {
        let total: u64 = side.iter().sum();
        let rows: Vec<Vec<String>> = ranked(side)
            .into_iter()
            .take(TOP)
            .map(|(op, n)| vec![name(op), grouped(n), ratio(n, total)])
            .collect();
        let _ = writeln!(out, "### {title}\n");
        table(out, &["Name", "Count", "Ratio"], &rows);
    }
}

fn objects(out: &mut String, heap: &HeapStats) {
    out.push_str("## Object stats\n\n");
    let rows: Vec<Vec<String>> = [
        ("Allocations", heap.allocations),
        ("Allocated bytes", heap.allocated_bytes),
        ("Frees", heap.freed_cells),
    ]
    .into_iter()
    .map(|(label, n)| vec![label.to_owned(), grouped(n)])
    .collect();
    table(out, &["", "Count"], &rows);
    out.push_str("## GC stats\n\n");
    table(
        out,
        &["Generation", "Collections", "Live bytes afterwards"],
        &[vec![
            "0".into(),
            grouped(heap.collections),
            grouped(heap.live_bytes),
        ]],
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use gearbox_vm::isa::Op;

    #[test]
    fn the_four_classes_add_up_and_misses_are_split() {
        let mut c = Counts::new(false);
        c.executed[Op::LoadFast as usize] = 1_000;
        c.executed[Op::BinaryOp as usize] = 20;
        c.executed[Op::BinaryOpAddInt as usize] = 300;
        c.missed[Op::BinaryOpAddInt as usize] = 50;
        c.family(Op::BinaryOp).miss = 50;
        c.family(Op::BinaryOp).success = 2;
        c.family(Op::BinaryOp).deopt = 1;
        let text = markdown(&c, &HeapStats::default());
        for line in [
            "| LOAD_FAST | 1,000 | 75.8% | 75.8% |  |",
            "| BINARY_OP_ADD_INT | 300 | 22.7% | 98.5% | 16.7% |",
            "| deferred | 19 | 5.9% |",
            "| hit | 250 | 78.1% |",
            "| miss | 50 | 15.6% |",
            "| Basic | 1,000 | 75.8% |",
            "| Not specialized | 20 | 1.5% |",
            "| Specialized hits | 250 | 18.9% |",
            "| Specialized misses | 50 | 3.8% |",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}
