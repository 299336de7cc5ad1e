//! `gearbox fuzz`: random programs that every strategy, and a CPython where there is one, must run alike.

mod generator;
mod minimise;
mod outcome;
mod runner;
pub mod worker;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::cli::FuzzArgs;
use crate::engine;
use crate::failure;
use crate::failure::{Failure, Outcome};
use crate::output;

use outcome::Outcome as Seen;
use runner::Runner;

/// Programs between two comparisons; the runners work on a batch side by side.
const BATCH: usize = 50;
/// Programs between two lines of progress.
const STRIDE: u64 = 1000;

/// A program and what to call it.
struct Case {
    name: String,
    text: String,
}

/// Sums of a run.
#[derive(Default)]
struct Tally {
    programs: u64,
    endless: Vec<String>,
    refused: Vec<String>,
    failures: usize,
}

/// Runs the verb.
pub fn fuzz(args: FuzzArgs) -> Outcome {
    let seed = args.seed.unwrap_or_else(|| fastrand::u64(0..1 << 40));
    let mut cases = cases(&args, seed)?;
    if args.print {
        for case in cases {
            output::print(&case?.text);
        }
        return Ok(0);
    }
    let mut runners = runners(&args)?;
    if runners.len() < 2 {
        return Err(Failure::usage(
            "nothing to compare: name two strategies, or a CPython with --python",
        ));
    }
    let labels: Vec<&str> = runners.iter().map(|r| r.label.as_str()).collect();
    let labels = labels.join(", ");
    if args.files.is_empty() {
        output::complain(&format!("fuzz: seed {seed}; {labels}"));
    }
    let (started, mut tally) = (Instant::now(), Tally::default());
    let limit = args.time.map(Duration::from_secs);
    while tally.failures < args.failures && limit.is_none_or(|l| started.elapsed() < l) {
        let batch: Vec<Case> = cases.by_ref().take(BATCH).collect::<Result<_, _>>()?;
        if batch.is_empty() {
            break;
        }
        for (case, seen) in batch.iter().zip(run_batch(&mut runners, &batch)) {
            judge(case, &seen, &mut runners, &args, &mut tally)?;
            if tally.failures >= args.failures {
                break;
            }
        }
        if tally.programs.is_multiple_of(STRIDE) {
            output::complain(&format!(
                "fuzz: {} programs, {} differ, {:.0} s",
                tally.programs,
                tally.failures,
                started.elapsed().as_secs_f64()
            ));
        }
    }
    summary(&tally, &labels);
    Ok(if tally.failures > 0 || !tally.refused.is_empty() {
        failure::ERROR
    } else {
        0
    })
}

fn summary(tally: &Tally, labels: &str) {
    output::print(&format!(
        "{} programs, {} differ ({labels})\n",
        tally.programs, tally.failures
    ));
    for name in &tally.endless {
        output::print(&format!("{name}: no end anywhere\n"));
    }
    for name in &tally.refused {
        output::print(&format!("{name}: a SyntaxError everywhere\n"));
    }
}

type Cases = Box<dyn Iterator<Item = Result<Case, Failure>>>;

fn cases(args: &FuzzArgs, seed: u64) -> Result<Cases, Failure> {
    if args.files.is_empty() {
        return Ok(Box::new((0..args.programs).map(move |i| {
            let seed = seed.wrapping_add(i);
            Ok(Case {
                name: seed.to_string(),
                text: generator::program(seed).text,
            })
        })));
    }
    let files = args.files.clone();
    Ok(Box::new(files.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path)
            .map_err(|e| Failure::usage(format!("{}: {e}", path.display())))?;
        let name = path.file_stem().unwrap_or_default();
        Ok(Case {
            name: name.to_string_lossy().into_owned(),
            text,
        })
    })))
}

/// The columns; the first one is what the others are compared with.
fn runners(args: &FuzzArgs) -> Result<Vec<Runner>, Failure> {
    let mut runners = Vec::new();
    if let Some(python) = &args.python {
        runners.push(Runner::python(python).map_err(Failure::usage)?);
    }
    let mut texts = engine::join_options(&args.strategies);
    if texts.is_empty() {
        texts.push("all".to_string());
    }
    for text in &texts {
        let labels = match text.as_str() {
            "all" => engine::fuzzed(),
            text => vec![engine::configuration(text)?.label()],
        };
        for label in labels {
            if runners.iter().all(|r| r.label != label) {
                runners.push(Runner::configuration(&label));
            }
        }
    }
    Ok(runners)
}

/// Runs every program of the batch everywhere, one thread per runner; by program.
fn run_batch(runners: &mut [Runner], batch: &[Case]) -> Vec<Vec<Seen>> {
    let mut columns: Vec<Vec<Seen>> = std::thread::scope(|scope| {
        let threads: Vec<_> = runners
            .iter_mut()
            .map(|runner| {
                let work = move || batch.iter().map(|case| runner.run(&case.text)).collect();
                (scope.spawn(work), batch.len())
            })
            .collect();
        threads
            .into_iter()
            .map(|(thread, n)| {
                let lost = |_| vec![Seen::Crashed("the runner panicked".into()); n];
                thread.join().unwrap_or_else(lost)
            })
            .collect()
    });
    let mut rows = Vec::with_capacity(batch.len());
    for _ in batch {
        rows.push(columns.iter_mut().map(|c| c.remove(0)).collect());
    }
    rows
}

/// Compares what a program did everywhere; reports and keeps one that differs.
fn judge(
    case: &Case,
    seen: &[Seen],
    runners: &mut [Runner],
    args: &FuzzArgs,
    tally: &mut Tally,
) -> Result<(), Failure> {
    tally.programs += 1;
    // A busy machine can make one of them late: only what is late again counts.
    let mut seen = seen.to_vec();
    if seen.iter().any(|s| *s != Seen::Endless) {
        for (seen, runner) in seen.iter_mut().zip(runners.iter_mut()) {
            if *seen == Seen::Endless {
                *seen = runner.run(&case.text);
            }
        }
    }
    let Some((reference, others)) = seen.split_first() else {
        return Ok(());
    };
    let differing: Vec<usize> = (1..)
        .zip(others)
        .filter(|(_, o)| *o != reference)
        .map(|(i, _)| i)
        .collect();
    let Some(&first) = differing.first() else {
        match reference {
            Seen::Endless => tally.endless.push(case.name.clone()),
            seen if seen.is_syntax_error() => tally.refused.push(case.name.clone()),
            Seen::Crashed(_) | Seen::Ended { .. } => {}
        }
        return Ok(());
    };
    tally.failures += 1;
    let mut report = format!("{}: ", case.name);
    let names: Vec<&str> = differing
        .iter()
        .map(|&i| runners[i].label.as_str())
        .collect();
    report += &format!("{} differs from {}\n", names.join(", "), runners[0].label);
    let generated = args.files.is_empty();
    if generated {
        keep(&args.keep, &format!("{}-whole", case.name), &case.text)?;
    }
    let mut small = (reference.clone(), seen[first].clone());
    if !args.no_minimise {
        let (left, right) = pair(runners, first);
        let (text, outcomes) = minimise::minimise(&case.text, left, right, small);
        small = outcomes;
        let stem = if generated {
            case.name.clone()
        } else {
            format!("{}-small", case.name)
        };
        let path = keep(&args.keep, &stem, &text)?;
        let lines = text.lines().count();
        report += &format!("  {} ({lines} lines)\n", path.display());
    }
    let (a, b) = small.0.first_difference(&small.1);
    let width = runners[0].label.len().max(runners[first].label.len());
    for (label, line) in [(&runners[0].label, a), (&runners[first].label, b)] {
        report += &format!("  {label:width$} | {line}\n");
    }
    output::print(&report);
    Ok(())
}

/// The reference and one other runner.
fn pair(runners: &mut [Runner], other: usize) -> (&mut Runner, &mut Runner) {
    let (left, right) = runners.split_at_mut(other);
    (&mut left[0], &mut right[0])
}

fn keep(folder: &Path, stem: &str, text: &str) -> Result<PathBuf, Failure> {
    let path = folder.join(format!("{stem}.py"));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, text))
        .map_err(|e| Failure::error(format!("{}: {e}", path.display())))?;
    Ok(path)
}
