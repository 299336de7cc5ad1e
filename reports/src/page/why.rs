//! Section 4: why. What each family buys, how often it specializes and why not, what kernels execute.

use super::figure::{absent, figure};
use crate::analysis::Analysis;
use crate::plots;

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let mut out = format!("<section id=\"{prefix}why\"><h2>Why</h2>\n");
    let count = "gearbox count -o DIR";
    let parts = [
        (
            plots::tornado(analysis),
            "What each family buys",
            "gearbox ablate -o DIR",
        ),
        (
            plots::waterfall(analysis),
            "From none to all, step by step",
            "gearbox ablate --shapley 10 -o DIR",
        ),
        (
            plots::specialization(analysis),
            "Specialization by family",
            count,
        ),
        (
            plots::failure_kinds(analysis),
            "Kinds of failed attempts",
            count,
        ),
        (plots::instruction_mix(analysis), "Instruction mix", count),
        (plots::pair_table(analysis), "Commonest pairs", count),
        (
            plots::pair_curve(analysis),
            "What the best pairs save",
            count,
        ),
    ];
    let mut missing: Vec<(&str, Vec<&str>)> = Vec::new();
    for (plot, what, command) in parts {
        match plot {
            Some(plot) => out.push_str(&figure(&plot, analysis, prefix)),
            None => match missing.iter_mut().find(|(c, _)| *c == command) {
                Some((_, names)) => names.push(what),
                None => missing.push((command, vec![what])),
            },
        }
    }
    for (command, names) in missing {
        out.push_str(&absent(&names.join(", "), command));
    }
    out.push_str("</section>\n");
    out
}
