//! Section 3: the plots of what was found, once for each baseline; comparisons beyond the first are folded.

use super::figure::{absent, figure, small};
use super::views::View;
use super::{Budget, bench_command};
use crate::analysis::{Analysis, Comparison};
use crate::format;
use crate::plots;
use crate::schema::Role;
use crate::tables::geomean_text;

pub(super) fn section(views: &[View], prefix: &str, budget: &mut Budget) -> String {
    let mut out = format!("<section id=\"{prefix}plots\"><h2>Results</h2>\n");
    for view in views {
        out.push_str(&view.open());
        out.push_str(&one(&view.analysis, &view.prefix, view.default, budget));
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
    out
}

fn one(analysis: &Analysis, prefix: &str, default: bool, budget: &mut Budget) -> String {
    let mut out = String::new();
    let again = format!("gearbox report DIR --baseline {}", analysis.baseline);
    let plots = [plots::geomean_bars(analysis), plots::heatmap(analysis)];
    let drawn: String = plots
        .iter()
        .flatten()
        .map(|p| figure(p, analysis, prefix))
        .collect();
    if plots[0].is_none() {
        let what = "The bars of the geometric means and the forest plots need two configurations";
        out.push_str(&absent(what, &bench_command(analysis)));
    }
    if default || budget.take(drawn.len()) {
        out.push_str(&drawn);
    } else {
        out.push_str(&small("Bars and heat map are", &again));
    }
    let mut left_out = 0;
    // Of all strategies, the one that gains most is open.
    let ours = |c: &&Comparison| {
        analysis
            .campaign
            .configuration(&c.configuration)
            .is_some_and(|c| c.role == Role::Strategy)
    };
    let gain = |c: &&Comparison| c.geomean.map_or(f64::INFINITY, |g| g.log_ratio);
    let best = analysis
        .comparisons
        .iter()
        .filter(ours)
        .min_by(|a, b| gain(a).total_cmp(&gain(b)));
    let best = best.or(analysis.comparisons.first()).map(plots::forest_id);
    for comparison in analysis.forests() {
        let Some(plot) = plots::forest(analysis, comparison) else {
            continue;
        };
        let drawn = figure(&plot, analysis, prefix);
        if !default && !budget.take(drawn.len()) {
            left_out += 1;
            continue;
        }
        let open = if best.as_ref() == Some(&plot.id) {
            " open"
        } else {
            ""
        };
        out.push_str(&format!(
            "<details class=\"plot\"{open}><summary>{} <span class=\"aside\">{}</span></summary>\n{drawn}</details>\n",
            format::escape(&plot.title),
            mean(comparison)
        ));
    }
    if left_out > 0 {
        out.push_str(&small(&format!("{left_out} forest plots are"), &again));
    }
    out
}

fn mean(comparison: &Comparison) -> String {
    format::escape(&geomean_text(comparison))
}
