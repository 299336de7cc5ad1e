//! `gearbox ablate`: what each family is worth, alone and among all the others.

use std::path::Path;

use gearbox_reports::load_campaign;
use gearbox_reports::paired::attribution::{self, Attribution, DISPATCH};
use gearbox_reports::paired::table::Table;
use gearbox_reports::paired::words;
use gearbox_reports::schema::Purpose;
use gearbox_strategies::Configuration;
use gearbox_strategies::dispatch::Shape;
use gearbox_vm::special::Selection;
use gearbox_vm::special::families::FAMILIES;

use super::compare::excluded_code;
use crate::alternate::plan::Design;
use crate::alternate::{self, Counts, Finished};
use crate::bench::interrupt;
use crate::cli::ablate::{AblateArgs, AblationStyle};
use crate::cli::alternation::Print;
use crate::engine;
use crate::failure::{self, Failure, Outcome};
use crate::kernels::Suite;
use crate::output;

/// Families of which one's result is what another's input is.
const INTERACTIONS: [(&str, &str); 4] = [
    ("compare_op", "to_bool"),
    ("load_attr", "call"),
    ("load_global", "call"),
    ("for_iter", "unpack_sequence"),
];

/// Measures, then prints.
pub fn ablate(args: Box<AblateArgs>) -> Outcome {
    let asked = asked(&args)?;
    let finished = match &args.alternation.resume {
        Some(folder) => alternate::resume(folder, &args.alternation, "ablate")?,
        None => {
            alternate::check_build(&args.alternation)?;
            match design(&args, &asked)? {
                None => return Ok(failure::INTERRUPTED),
                Some((design, counts)) => {
                    alternate::perform_counted(&design, &args.alternation, counts)?
                }
            }
        }
    };
    match finished {
        Finished::Code(code) => Ok(code),
        Finished::Folder(folder) => {
            output::complain(&format!("results: {}", folder.display()));
            // A resumed campaign knows what it measured; asked names come from this command line only.
            let names = args
                .alternation
                .resume
                .is_none()
                .then_some(asked.as_slice());
            conclude(&folder, names, &args)
        }
    }
}

/// The things that are switched: families, members, the dispatch shape.
fn asked(args: &AblateArgs) -> Result<Vec<String>, Failure> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    if args.members.is_empty() {
        for name in &args.families {
            if name == "all" {
                FAMILIES.iter().for_each(|f| add(f.name()));
                continue;
            }
            // `-load_attr.slot` and `+call` mean the same here: a thing to switch.
            let name = name.trim_start_matches(['+', '-']);
            Selection::parse(&format!("all,-{name}")).map_err(|e| engine::refusal(e.into()))?;
            add(name.to_owned());
        }
    }
    for family in &args.members {
        Selection::parse(&format!("all,-{family}")).map_err(|e| engine::refusal(e.into()))?;
        let members = FAMILIES
            .iter()
            .filter(|f| f.name() == *family)
            .flat_map(|f| f.members);
        for member in members {
            add(format!("{family}.{}", member.name()));
        }
    }
    if args.dispatch {
        add(DISPATCH.into());
    }
    Ok(names)
}

/// The base with another selection.
fn selected(base: &Configuration, list: &str) -> Result<String, Failure> {
    let mut c = base.clone();
    c.select(list).map_err(engine::refusal)?;
    Ok(c.label())
}

/// The design, and the counts that decided which cells run; none when interrupted.
fn design(args: &AblateArgs, asked: &[String]) -> Result<Option<(Design, Counts)>, Failure> {
    let base = match &args.strategy {
        Some(text) => engine::configuration(text)?,
        None => engine::configuration(engine::specializing_strategy()?)?,
    };
    if !base.strategy.specializes() {
        return Err(Failure::usage(format!(
            "`{}` does not specialize: there is nothing to switch",
            base.strategy.name()
        )));
    }
    let suite = Suite::builtin()?;
    let mut design = Design::new("ablate");
    for info in suite.select(&args.kernels)? {
        design.kernel(&suite, info)?;
    }
    let all = design.strategy(&base.label())?;
    design.baseline.clone_from(&all);
    interrupt::install();
    let Some(counts) = alternate::count_kernels(&design, &all)? else {
        return Ok(None);
    };
    let least = args
        .min_exposure
        .unwrap_or(if args.alternation.quick { 0.5 } else { 0.1 })
        / 100.0;
    let kernels: Vec<String> = design.kernels.iter().map(|k| k.name.clone()).collect();
    let exercised = |kernel: &str, what: &str| {
        what == DISPATCH
            || counts
                .get(kernel)
                .is_some_and(|c| attribution::exposure(c, what) >= least)
    };
    let none = design.strategy(&selected(&base, "none")?)?;
    for kernel in &kernels {
        design.pair(Purpose::Compare, (&none, kernel), (&all, kernel));
    }
    for what in asked {
        let sides = sides(&base, what)?;
        for kernel in kernels.iter().filter(|k| exercised(k, what)) {
            let what = what.clone();
            if args.style.contains(&AblationStyle::Loo) {
                let (a, b) = (
                    design.strategy(&sides.all)?,
                    design.strategy(&sides.without)?,
                );
                let purpose = Purpose::LeaveOneOut { what: what.clone() };
                design.pair(purpose, (&a, kernel), (&b, kernel));
            }
            if args.style.contains(&AblationStyle::Addone) {
                let (a, b) = (design.strategy(&sides.none)?, design.strategy(&sides.only)?);
                design.pair(Purpose::AddOneIn { what }, (&a, kernel), (&b, kernel));
            }
        }
    }
    if args.interactions {
        interactions(&mut design, &base, &none, &kernels, exercised)?;
    }
    if let Some(orders) = args.shapley {
        let seed = args.alternation.seed.unwrap_or_else(|| fastrand::u64(..));
        let switched: Vec<&str> = asked
            .iter()
            .map(String::as_str)
            .filter(|w| *w != DISPATCH)
            .collect();
        let sample = Sample { orders, seed };
        permutations(&mut design, &base, &switched, &kernels, exercised, sample)?;
    }
    design.nulls(&all);
    Ok(Some((design, counts)))
}

/// The labels of the four configurations that one thing needs.
struct Sides {
    all: String,
    without: String,
    none: String,
    only: String,
}

fn sides(base: &Configuration, what: &str) -> Result<Sides, Failure> {
    if what == DISPATCH {
        let shaped = |shape: Shape, list: Option<&str>| {
            let mut c = base.clone();
            c.set_dispatch(shape).map_err(engine::refusal)?;
            if let Some(list) = list {
                c.select(list).map_err(engine::refusal)?;
            }
            Ok::<String, Failure>(c.label())
        };
        return Ok(Sides {
            all: shaped(Shape::Tail, None)?,
            without: shaped(Shape::Match, None)?,
            none: shaped(Shape::Match, Some("none"))?,
            only: shaped(Shape::Tail, Some("none"))?,
        });
    }
    Ok(Sides {
        all: base.label(),
        without: selected(base, &format!("all,-{what}"))?,
        none: selected(base, "none")?,
        only: selected(base, &format!("none,+{what}"))?,
    })
}

fn interactions(
    design: &mut Design,
    base: &Configuration,
    none: &str,
    kernels: &[String],
    exercised: impl Fn(&str, &str) -> bool,
) -> Result<(), Failure> {
    for (first, second) in INTERACTIONS {
        let steps: [&[&str]; 3] = [&[first], &[second], &[first, second]];
        for kernel in kernels {
            if !exercised(kernel, first) || !exercised(kernel, second) {
                continue;
            }
            for what in steps {
                let b = design.strategy(&selected(base, &adding(what))?)?;
                let purpose = Purpose::Interaction {
                    of: (first.into(), second.into()),
                    what: what.iter().map(|w| (*w).to_owned()).collect(),
                };
                design.pair(purpose, (none, kernel), (&b, kernel));
            }
        }
    }
    Ok(())
}

/// `none,+a,+b`.
fn adding(what: &[&str]) -> String {
    what.iter()
        .fold("none".to_owned(), |list, w| format!("{list},+{w}"))
}

/// Which orders are sampled.
#[derive(Clone, Copy)]
struct Sample {
    orders: u32,
    seed: u64,
}

fn permutations(
    design: &mut Design,
    base: &Configuration,
    asked: &[&str],
    kernels: &[String],
    exercised: impl Fn(&str, &str) -> bool,
    sample: Sample,
) -> Result<(), Failure> {
    let mut rng = fastrand::Rng::with_seed(sample.seed);
    for permutation in 0..sample.orders {
        let mut order = asked.to_vec();
        rng.shuffle(&mut order);
        for kernel in kernels {
            // Things that a kernel does not exercise add nothing to it, wherever they come.
            let own: Vec<&str> = order
                .iter()
                .copied()
                .filter(|w| exercised(kernel, w))
                .collect();
            for (step, what) in own.iter().enumerate() {
                let a = design.strategy(&selected(base, &adding(&own[..step]))?)?;
                let b = design.strategy(&selected(base, &adding(&own[..=step]))?)?;
                let purpose = Purpose::Permutation {
                    permutation,
                    step: step as u32,
                    what: (*what).to_owned(),
                };
                design.pair(purpose, (&a, kernel), (&b, kernel));
            }
        }
    }
    Ok(())
}

fn conclude(folder: &Path, asked: Option<&[String]>, args: &AblateArgs) -> Outcome {
    let loaded = load_campaign(folder)?;
    let judged = attribution::attribution(&loaded, asked);
    let nulls = gearbox_reports::paired::compare::view(&loaded);
    let text = match args.alternation.format {
        Print::Text => told(&judged, args.cells, Table::text),
        Print::Md => told(&judged, args.cells, Table::markdown),
        Print::Csv => attribution::cell_table(&judged).csv(),
        Print::Json => as_json(&judged)?,
    };
    output::print(&text);
    if matches!(args.alternation.format, Print::Text | Print::Md) {
        for table in &nulls.nulls {
            for row in &table.rows {
                output::print(&format!(
                    "null: {} on {} against itself {} {}\n",
                    table.a,
                    row.kernel,
                    words::percent(row.verdict.log_ratio),
                    row.verdict
                        .interval
                        .map(words::percents)
                        .unwrap_or_default()
                ));
            }
        }
    }
    for warning in &nulls.warnings {
        output::complain(&format!("gearbox: {warning}"));
    }
    Ok(excluded_code(&judged.excluded))
}

fn told(judged: &Attribution, cells: bool, print: fn(&Table) -> String) -> String {
    let mut text = print(&attribution::part_table(judged));
    if let Some(total) = judged.total {
        text.push_str(&format!(
            "\neverything, against nothing: {} ({} kernels)\n",
            words::factor(total.log_ratio, Some(total.fixed)),
            total.kernels
        ));
    }
    if !judged.interactions.is_empty() {
        text.push('\n');
        text.push_str(&print(&attribution::interaction_table(judged)));
    }
    if cells {
        text.push('\n');
        text.push_str(&print(&attribution::cell_table(judged)));
    }
    text
}

fn as_json(judged: &Attribution) -> Result<String, Failure> {
    let geomean = |g: Option<gearbox_reports::stats::Geomean>| {
        g.map(|g| {
            serde_json::json!({
                "time_ratio": g.log_ratio.exp(), "low": g.fixed.low.exp(), "high": g.fixed.high.exp(), "kernels": g.kernels,
            })
        })
    };
    let parts: Vec<_> = judged
        .parts
        .iter()
        .map(|p| {
            serde_json::json!({
                "what": p.what, "exposure": p.exposure, "exercised": p.exercised,
                "without": geomean(p.without), "only": geomean(p.only),
                "shapley": p.shapley.map(|(value, i)| serde_json::json!({
                    "time_ratio": value.exp(), "low": i.low.exp(), "high": i.high.exp(),
                })),
            })
        })
        .collect();
    let cells: Vec<_> = judged
        .cells
        .iter()
        .map(|c| {
            serde_json::json!({
                "what": c.what, "question": c.style.name(), "kernel": c.kernel, "exposure": c.exposure,
                "time_ratio": c.verdict.log_ratio.exp(),
                "low": c.verdict.interval.map(|i| i.low.exp()), "high": c.verdict.interval.map(|i| i.high.exp()),
                "p": c.verdict.p, "adjusted_p": c.verdict.adjusted_p, "verdict": c.verdict.kind.name(),
            })
        })
        .collect();
    let interactions: Vec<_> = judged
        .interactions
        .iter()
        .map(|i| {
            serde_json::json!({
                "of": [i.of.0, i.of.1], "kernel": i.kernel, "both": i.both.exp(), "beyond": i.log_ratio.exp(),
                "low": i.interval.map(|i| i.low.exp()), "high": i.interval.map(|i| i.high.exp()),
            })
        })
        .collect();
    let all = serde_json::json!({
        "parts": parts, "cells": cells, "interactions": interactions, "total": geomean(judged.total),
    });
    serde_json::to_string_pretty(&all)
        .map(|t| format!("{t}\n"))
        .map_err(|e| Failure::error(e.to_string()))
}
