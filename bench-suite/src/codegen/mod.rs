//! What the compiler made of the loops: `gearbox codegen` disassembles the running executable's own loop functions and tail steps and counts what
//! decides their speed. `bench` stores the figures with its results; CI compares them with `codegen-bounds.json`.
//!
//! Functions are found by name: `gearbox_strategies::STRATEGY::loops::run` and `gearbox_strategies::STRATEGY::tail::step::INSTRUCTION` (with `tail::slow`, which does instructions' rare parts), so a strategy that
//! is made with `match_loop!` or `tail_chain!` is covered without a line here. A function has one copy for each policy; a figure is the worst of
//! the copies. Copies that call `Vm::count_dispatch` are counting loops, which nothing measures: they are left out.

mod bounds;
mod function;
mod image;
mod slice;

use std::collections::BTreeMap;

use gearbox_reports::schema::{Codegen, LoopCode, TailCode};

pub use bounds::Bounds;
pub use function::Figures;
use image::Image;

/// The figures of every loop and tail chain of an executable.
#[derive(Debug, Default)]
pub struct Survey {
    /// What is stored with results.
    pub summary: Codegen,
    /// The loops in detail, by strategy.
    pub loops: BTreeMap<String, Figures>,
    /// The steps of each tail chain, by strategy and instruction.
    pub steps: BTreeMap<String, BTreeMap<String, Figures>>,
}

/// Why there are no figures.
pub type Unavailable = String;

/// Surveys the running executable.
///
/// # Errors
/// A debug build, an architecture or file format that is not understood, an executable without symbols.
pub fn survey() -> Result<Survey, Unavailable> {
    if cfg!(debug_assertions) {
        return Err("a debug build's machine code says nothing about the release build".into());
    }
    let path = std::env::current_exe().map_err(|e| format!("own executable: {e}"))?;
    let data = std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let survey = survey_image(&Image::parse(&data)?);
    if survey.summary.loops.is_empty() {
        return Err("the executable has no symbols of loop functions (stripped?)".into());
    }
    Ok(survey)
}

/// The strategy and the rest of the path, for functions of strategies.
fn place(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix("gearbox_strategies::")?.split_once("::")
}

fn survey_image(image: &Image) -> Survey {
    let mut survey = Survey::default();
    for (address, name) in image.functions() {
        let Some((strategy, path)) = place(&name) else {
            continue;
        };
        let step = path
            .strip_prefix("tail::step::")
            .or_else(|| path.strip_prefix("tail::").filter(|f| *f == "slow"));
        if step.is_none() && path != "loops::run" {
            continue;
        }
        let figures = function::figures(image, address, image.code(address), strategy);
        if figures.counts_dispatches {
            continue;
        }
        match step {
            Some(step) => survey
                .steps
                .entry(strategy.to_owned())
                .or_default()
                .entry(step.to_owned())
                .or_default()
                .merge(&figures),
            None => survey
                .loops
                .entry(strategy.to_owned())
                .or_default()
                .merge(&figures),
        }
    }
    for (strategy, figures) in &survey.loops {
        let loops = &mut survey.summary.loops;
        loops.insert(strategy.clone(), single(figures));
    }
    for (strategy, steps) in &survey.steps {
        survey
            .summary
            .tails
            .insert(strategy.clone(), chain(steps.values()));
    }
    survey
}

fn single(f: &Figures) -> LoopCode {
    LoopCode {
        copies: f.copies,
        bytes: f.bytes,
        indirect_jumps: f.indirect_jumps,
        frame_bytes: f.frame_bytes,
        calls: f.calls,
        stack_primitive_calls: f.stack_primitive_calls,
        ip_selects: f.ip_selects,
    }
}

fn chain<'a>(steps: impl Iterator<Item = &'a Figures>) -> TailCode {
    let mut code = TailCode::default();
    for f in steps {
        code.steps += 1;
        code.copies += f.copies;
        code.bytes += f.bytes;
        code.indirect_jumps = code.indirect_jumps.max(f.indirect_jumps);
        code.without_jump += u64::from(f.indirect_jumps == 0);
        code.framed += u64::from(f.frame_bytes > 0);
        code.framed_at_entry += u64::from(f.framed_at_entry);
        code.frame_bytes = code.frame_bytes.max(f.frame_bytes);
        code.chained_calls += f.chained_calls;
        code.stack_primitive_calls += f.stack_primitive_calls;
        code.ip_selects += f.ip_selects;
    }
    code
}
