//! Section 6: second witnesses. Machine instructions against time, and what speed costs elsewhere.

use super::figure::{absent, figure, small};
use super::views::View;
use super::{Budget, bench_command};
use crate::plots;
use crate::schema::Role;

pub(super) fn section(views: &[View], prefix: &str, budget: &mut Budget) -> String {
    let mut out = format!("<section id=\"{prefix}checks\"><h2>Cross-checks</h2>\n");
    for view in views {
        let analysis = &view.analysis;
        out.push_str(&view.open());
        let parts = [
            match plots::instructions_against_time(analysis) {
                Some(plot) => figure(&plot, analysis, &view.prefix),
                None if analysis.campaign.configuration(&analysis.baseline).is_some_and(|c| c.role == Role::External) => {
                    "<p class=\"absent\">Instructions against time: other interpreters are not counted.</p>\n".into()
                }
                None => absent("Instructions against time", "gearbox count --tool callgrind -o DIR"),
            },
            match plots::costs(analysis) {
                Some(plot) => figure(&plot, analysis, &view.prefix),
                None => absent("Memory, start-up, code size", &bench_command(analysis)),
            },
        ]
        .concat();
        if view.default || budget.take(parts.len()) {
            out.push_str(&parts);
        } else {
            let again = format!("gearbox report DIR --baseline {}", analysis.baseline);
            out.push_str(&small("These plots are", &again));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
    out
}
