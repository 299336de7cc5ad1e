//! Section 3: the plots, each with its explanation; comparisons beyond the first are folded.

use crate::analysis::Analysis;
use crate::format;
use crate::plots::{self, Plot};

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let mut out = format!("<section id=\"{prefix}plots\"><h2>Results</h2>\n");
    if let Some(plot) = plots::geomean_bars(analysis) {
        out.push_str(&figure(
            &plot,
            prefix,
            "What does each strategy buy over all kernels? Bars start at the reference; whiskers are intervals \
             over processes (on these kernels). Other interpreters are thin lines.",
        ));
    }
    if let Some(plot) = plots::heatmap(analysis) {
        out.push_str(&figure(
            &plot,
            prefix,
            "Where does it help? Blue is faster than the reference, orange slower; hatched cells are not resolved.",
        ));
    }
    for (index, comparison) in analysis.comparisons.iter().enumerate() {
        let Some(plot) = plots::forest(analysis, comparison) else {
            continue;
        };
        let open = if index == 0 { " open" } else { "" };
        let drawn = figure(
            &plot,
            prefix,
            "How sure is each kernel? Lines are 95 % intervals; the grey band is the practical threshold; hollow \
             markers are not resolved. The diamond is the geometric mean on these kernels, its thin line what other \
             kernels of the kind might give.",
        );
        out.push_str(&format!(
            "<details class=\"plot\"{open}><summary>{}</summary>\n{drawn}</details>\n",
            format::escape(&plot.title)
        ));
    }
    out.push_str("</section>\n");
    out
}

fn figure(plot: &Plot, prefix: &str, caption: &str) -> String {
    format!(
        "<figure id=\"{prefix}{}\"><div class=\"scroll\">{}</div><figcaption><b>{}.</b> {caption}</figcaption></figure>\n",
        plot.id,
        plot.themed(prefix),
        format::escape(&plot.title)
    )
}
