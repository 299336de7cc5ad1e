//! `gearbox codegen`: the machine code of the own loops in figures.

use std::fmt::Write as _;

use crate::cli::CodegenArgs;
use crate::codegen::{self, Bounds, Survey};
use crate::failure::{ERROR, Failure, Outcome};
use crate::output;

/// Prints the figures, or compares them with recorded bounds.
pub fn codegen(args: CodegenArgs) -> Outcome {
    let bounds: Option<Bounds> = match &args.check {
        None => None,
        Some(file) => {
            let named =
                |e: &dyn std::fmt::Display| Failure::error(format!("{}: {e}", file.display()));
            let text = std::fs::read_to_string(file).map_err(|e| named(&e))?;
            Some(serde_json::from_str(&text).map_err(|e| named(&e))?)
        }
    };
    let survey = codegen::survey().map_err(Failure::error)?;
    if args.json {
        let object = serde_json::json!({"summary": survey.summary, "loops": survey.loops, "steps": survey.steps});
        output::print(&format!("{object:#}\n"));
    } else {
        output::print(&text(&survey, args.steps));
    }
    let passed = bounds.map_or(Vec::new(), |b| b.check(&survey.summary));
    for p in &passed {
        output::complain(&format!("gearbox: {p}"));
    }
    Ok(if passed.is_empty() { 0 } else { ERROR })
}

fn text(survey: &Survey, with_steps: bool) -> String {
    let mut out = String::new();
    let mut write = |title: String, figures: Vec<(&'static str, u64)>| {
        let _ = writeln!(out, "{title}");
        for (name, value) in figures {
            let _ = writeln!(out, "  {name:<24} {value:>8}");
        }
    };
    for (name, code) in &survey.summary.loops {
        write(
            format!("{name}::loops::run"),
            code.figures().into_iter().collect(),
        );
    }
    for (name, code) in &survey.summary.tails {
        write(
            format!("{name}::tail::step"),
            code.figures().into_iter().collect(),
        );
    }
    if with_steps {
        for (strategy, steps) in &survey.steps {
            let _ = writeln!(
                out,
                "{:<52} {:>6} {:>6} {:>6} {:>6} {:>6}",
                format!("{strategy}::tail::step::"),
                "bytes",
                "jumps",
                "frame",
                "calls",
                "select"
            );
            for (name, f) in steps {
                let _ = writeln!(
                    out,
                    "  {name:<50} {:>6} {:>6} {:>6} {:>6} {:>6}",
                    f.bytes, f.indirect_jumps, f.frame_bytes, f.calls, f.ip_selects
                );
            }
        }
    }
    out
}
