//! Section 2: can I trust this? Machine, toolchain, null row and warnings, with a light in words.

use super::definition_table;
use crate::analysis::Analysis;
use crate::format;
use crate::schema::Role;

/// How much the numbers can bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Good,
    Careful,
    Doubtful,
}

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let campaign = &analysis.campaign;
    let (machine, build, plan) = (&campaign.machine, &campaign.build, &campaign.plan);
    let level = level(analysis);
    let (class, words) = match level {
        Level::Good => ("good", "Nothing speaks against these numbers."),
        Level::Careful => ("careful", "Usable, with the remarks below."),
        Level::Doubtful => (
            "doubtful",
            "Do not quote these numbers before the remarks below are cleared.",
        ),
    };
    let mut out = format!(
        "<section id=\"{prefix}trust\"><h2>Can I trust this?</h2>\n<p class=\"light {class}\">{words}</p>\n"
    );
    if !analysis.warnings.is_empty() {
        out.push_str("<ul class=\"warnings\">\n");
        for warning in &analysis.warnings {
            out.push_str(&format!("<li>{}</li>\n", format::escape(warning)));
        }
        out.push_str("</ul>\n");
    }
    let null = analysis
        .null
        .as_ref()
        .or(analysis.alternation.null.as_ref());
    let null = match null.and_then(|n| n.geomean) {
        Some(g) => format!(
            "{} against itself: {} [{}, {}]",
            campaign.baseline,
            format::percent(g.log_ratio),
            format::percent(g.fixed.low),
            format::percent(g.fixed.high)
        ),
        None => "not measured".into(),
    };
    let commit = match (&build.commit, build.dirty) {
        (Some(commit), Some(true)) => format!("{commit} with uncommitted changes"),
        (Some(commit), _) => commit.clone(),
        (None, _) => "unknown".into(),
    };
    out.push_str(&definition_table(&[
        ("null comparison", null),
        (
            "processes per cell",
            format!(
                "{} in randomised blocks, {} values each",
                plan.processes, plan.values
            ),
        ),
        ("seed", plan.seed.to_string()),
        (
            "machine",
            format!(
                "{}, {} CPUs, {}",
                machine.cpu, machine.cpus, machine.platform
            ),
        ),
        (
            "build",
            format!(
                "{} profile, {}, commit {commit}",
                build.profile, build.rustc
            ),
        ),
    ]));
    let excluded = analysis.excluded();
    if !excluded.is_empty() {
        out.push_str(
            "<details open><summary>Cells left out</summary><div class=\"scroll\"><table class=\"facts\"><tbody>\n",
        );
        for (kernel, configuration, _, message) in excluded {
            out.push_str(&format!(
                "<tr><th scope=\"row\">{} · {}</th><td><code>{}</code></td></tr>\n",
                format::escape(&kernel.name),
                format::escape(&configuration.id),
                format::escape(message)
            ));
        }
        out.push_str("</tbody></table></div></details>\n");
    }
    out.push_str("</section>\n");
    out
}

fn level(analysis: &Analysis) -> Level {
    let campaign = &analysis.campaign;
    let ours = analysis.columns().any(|c| c.role == Role::Strategy);
    let doubtful = (ours && analysis.campaign.build.debug_assertions)
        || !analysis.excluded().is_empty()
        || analysis
            .null
            .as_ref()
            .or(analysis.alternation.null.as_ref())
            .and_then(|n| n.geomean)
            .is_some_and(|g| !g.fixed.contains(0.0));
    if doubtful {
        Level::Doubtful
    } else if analysis.warnings.is_empty() && campaign.machine.emulated.is_none() {
        Level::Good
    } else {
        Level::Careful
    }
}
