//! `gearbox profile`: which instructions follow one another, as candidates for superinstructions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::mpsc;

use gearbox_strategies::Configuration;
use gearbox_vm::fuse::{self, FUSIONS, sequence_name};
use gearbox_vm::isa::Op;
use gearbox_vm::run::probe::Counts;
use serde_json::{Value, json};

use crate::cli::ProfileArgs;
use crate::engine::{self, Source};
use crate::failure::{Failure, Outcome};
use crate::kernels::{DRIVER, Suite};
use crate::output;

/// Dispatches that all kernels together are scaled to, so that each has the same weight.
const SCALE: f64 = 1e9;

/// Counted sequences; borrowing loads count as plain ones, as they do in fused instructions.
#[derive(Default)]
struct Mined {
    dispatches: u64,
    pairs: BTreeMap<Vec<u8>, u64>,
    triples: BTreeMap<Vec<u8>, u64>,
    quadruples: BTreeMap<Vec<u8>, u64>,
}

impl Mined {
    /// Adds a run's counts, scaled.
    fn add(&mut self, counts: &Counts, scale: f64) {
        let scaled = |n: u64| (n as f64 * scale).round() as u64;
        self.dispatches += scaled(counts.executed.iter().sum());
        for (at, &n) in counts.pairs.iter().enumerate().filter(|(_, n)| **n > 0) {
            add(&mut self.pairs, &[(at >> 8) as u8, at as u8], scaled(n));
        }
        for (ops, &n) in &counts.triples {
            add(&mut self.triples, ops, scaled(n));
        }
        for (ops, &n) in &counts.quadruples {
            add(&mut self.quadruples, ops, scaled(n));
        }
    }
}

fn add(table: &mut BTreeMap<Vec<u8>, u64>, ops: &[u8], n: u64) {
    // The probe's history starts with CACHE, which is never executed.
    if ops.contains(&(Op::Cache as u8)) {
        return;
    }
    *table
        .entry(ops.iter().map(|op| plain(*op)).collect())
        .or_default() += n;
}

fn plain(op: u8) -> u8 {
    match fuse::fusion(op) {
        Some(_) => op,
        None => Op::from_u8(op).map_or(op, |op| fuse::plain(op) as u8),
    }
}

/// A line of the table.
struct Row {
    name: String,
    count: u64,
    saved: u64,
    verdict: Verdict,
}

/// Whether a sequence can be one instruction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Catalogue,
    Possible,
    Impossible,
}

impl Verdict {
    fn of(ops: &[u8]) -> Verdict {
        let plain: Option<Vec<Op>> = ops
            .iter()
            .map(|op| Op::from_u8(*op).filter(|op| fuse::is_single(*op)))
            .collect();
        let Some(plain) = plain else {
            return Verdict::Impossible;
        };
        if FUSIONS.iter().any(|f| f.ops == plain) {
            Verdict::Catalogue
        } else if plain[..plain.len() - 1]
            .iter()
            .all(|op| fuse::may_lead(*op))
        {
            Verdict::Possible
        } else {
            Verdict::Impossible
        }
    }
    fn text(self) -> &'static str {
        match self {
            Verdict::Catalogue => "in the catalogue",
            Verdict::Possible => "not in the catalogue",
            Verdict::Impossible => "cannot be fused",
        }
    }
}

/// The most frequent sequences first.
fn rows(table: &BTreeMap<Vec<u8>, u64>, n: usize) -> Vec<Row> {
    let mut all: Vec<(&Vec<u8>, u64)> = table.iter().map(|(ops, n)| (ops, *n)).collect();
    // The table is ordered, the sort is stable: equal counts stay in the order of their opcodes.
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    all.truncate(n);
    all.into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(ops, count)| Row {
            name: sequence_name(ops.iter().map(|op| name(*op))),
            count,
            saved: count * (ops.len() as u64 - 1),
            verdict: Verdict::of(ops),
        })
        .collect()
}

fn name(op: u8) -> &'static str {
    fuse::fused_name(op)
        .or(Op::from_u8(op).map(Op::name))
        .unwrap_or("?")
}

/// Runs, counts, prints.
pub fn profile(mut args: ProfileArgs) -> Outcome {
    if args.program.engine.strategy.is_none() {
        // What is to be fused is seen best where nothing is fused or specialized yet.
        args.program.engine.strategy = engine::baseline_strategy().map(String::from);
    }
    let configuration = args.program.engine.configuration()?;
    if !configuration.strategy.counts() {
        return Err(Failure::usage(format!(
            "`{}` has no loop that counts instructions",
            configuration.strategy.name()
        )));
    }
    let label = configuration.label();
    let mut mined = Mined::default();
    let (what, code) = if args.kernels {
        let words = args.program.rest.iter();
        let filters: Vec<String> = words.map(|w| w.to_string_lossy().into_owned()).collect();
        kernels(&configuration, &filters, &mut mined)?;
        ("kernels".to_owned(), 0)
    } else {
        let (source, argv) = args.program.source()?;
        let name = argv[0].clone();
        let (code, counts) = counted(configuration, source, argv)?;
        mined.add(&counts, 1.0);
        (name, code)
    };
    let tables = [
        ("pairs", rows(&mined.pairs, args.pairs)),
        ("triples", rows(&mined.triples, args.triples)),
        ("quadruples", rows(&mined.quadruples, args.quadruples)),
    ];
    if args.json {
        let list = |rows: &[Row]| -> Value { rows.iter().map(|r| json_row(r, &mined)).collect() };
        let mut object = json!({
            "program": what, "strategy": label, "dispatches": mined.dispatches,
        });
        for (title, rows) in &tables {
            object[*title] = list(rows);
        }
        output::print(&format!("{object:#}\n"));
    } else {
        let mut text = format!("{what}, {label}: {} dispatches\n", mined.dispatches);
        for (title, rows) in &tables {
            table(&mut text, title, rows, &mined);
        }
        output::print(&text);
    }
    Ok(code)
}

/// Runs with the counting loop: the exit code, and what was dispatched.
fn counted(
    mut configuration: Configuration,
    source: Source,
    argv: Vec<String>,
) -> Result<(u8, Box<Counts>), Failure> {
    configuration.options.counting = true;
    let (sender, receiver) = mpsc::channel();
    let code = engine::run_and_then(
        configuration,
        source,
        argv,
        |vm| vm.counts = Some(Counts::new(false)),
        move |vm, code| {
            // The receiver waits for the run's end.
            let _ = sender.send(vm.counts.take());
            code
        },
    )?;
    match receiver.recv() {
        Ok(Some(counts)) => Ok((code, counts)),
        _ => Err(Failure::error("the run has left no counts")),
    }
}

/// Profiles the kernels in their small size.
fn kernels(
    configuration: &Configuration,
    filters: &[String],
    mined: &mut Mined,
) -> Result<(), Failure> {
    let suite = Suite::builtin()?;
    let selected = suite.select(filters)?;
    let folder = std::env::temp_dir().join(format!("gearbox-profile-{}", std::process::id()));
    suite.write_to(&folder)?;
    let driver = folder.join(DRIVER);
    let mut result = Ok(());
    for kernel in &selected {
        let n = kernel.sizes.get("unit").copied().unwrap_or(1).to_string();
        let path = driver.display().to_string();
        let argv = [&path, &kernel.name, &n, "1", "0", "1"].map(String::from);
        let source = Source::File(driver.clone());
        match counted(configuration.clone(), source, argv.to_vec()) {
            Ok((0, counts)) => {
                let total: u64 = counts.executed.iter().sum();
                mined.add(&counts, SCALE / selected.len() as f64 / total.max(1) as f64);
            }
            Ok((code, _)) => {
                let message = format!("kernel `{}` ended with {code}", kernel.name);
                result = Err(Failure::error(message));
                break;
            }
            Err(e) => {
                result = Err(e);
                break;
            }
        }
    }
    // A leftover in the temporary folder is harmless.
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn share(n: u64, mined: &Mined) -> f64 {
    n as f64 / mined.dispatches.max(1) as f64
}

fn json_row(r: &Row, mined: &Mined) -> Value {
    json!({
        "name": r.name, "count": r.count, "share": share(r.count, mined), "saved": r.saved,
        "fusible": r.verdict != Verdict::Impossible, "catalogue": r.verdict == Verdict::Catalogue,
    })
}

fn table(text: &mut String, title: &str, rows: &[Row], mined: &Mined) {
    let _ = writeln!(text, "\n{title}:");
    let _ = writeln!(
        text,
        "{:>12} {:>7} {:>7}  {:<22}name",
        "count", "share", "sum", ""
    );
    let mut sum = 0;
    for r in rows {
        sum += r.count;
        let _ = writeln!(
            text,
            "{:>12} {:>6.2}% {:>6.2}%  {:<22}{}",
            r.count,
            100.0 * share(r.count, mined),
            100.0 * share(sum, mined),
            r.verdict.text(),
            r.name
        );
    }
}
