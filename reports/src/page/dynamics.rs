//! Section 5: how times develop. Drift over the whole run; warm-up and distribution of each kernel, folded but for one.

use super::figure::{absent, figure, small};
use super::{Budget, bench_command};
use crate::analysis::Analysis;
use crate::format;
use crate::plots::{self, Plot};

pub(super) fn section(analysis: &Analysis, prefix: &str, budget: &mut Budget) -> String {
    let mut out = format!("<section id=\"{prefix}dynamics\"><h2>Dynamics</h2>\n");
    match plots::sequence(analysis) {
        Some(plot) => {
            let drawn = figure(&plot, analysis, prefix);
            match budget.take(drawn.len()) {
                true => out.push_str(&drawn),
                false => out.push_str(&small(
                    "The marks of the run sequence are",
                    "gearbox report DIR --format svg",
                )),
            }
        }
        None => out.push_str(&absent(
            "Run sequence and distributions",
            &bench_command(analysis),
        )),
    }
    let mut first = true;
    let mut left_out = 0;
    for kernel in &analysis.campaign.kernels {
        let plots: Vec<Plot> = [
            plots::warmup(analysis, &kernel.name),
            plots::ecdf(analysis, &kernel.name),
        ]
        .into_iter()
        .flatten()
        .collect();
        if plots.is_empty() {
            continue;
        }
        let drawn: String = plots.iter().map(|p| figure(p, analysis, prefix)).collect();
        if !first && !budget.take(drawn.len()) {
            left_out += 1;
            continue;
        }
        let open = if first { " open" } else { "" };
        first = false;
        out.push_str(&format!(
            "<details class=\"plot kernel\" data-fold=\"{0}\"{open}><summary>{0} <span class=\"aside\">{1}</span></summary>\n{drawn}</details>\n",
            format::escape(&kernel.name),
            format::escape(&kernel.about)
        ));
    }
    if left_out > 0 {
        let what = format!("Warm-up and distribution of {left_out} kernels are");
        out.push_str(&small(&what, "gearbox report DIR --format svg"));
    }
    out.push_str("</section>\n");
    out
}
