//! Section 1: the verdict in sentences, each generated from the data and linked to its plot.

use super::views::View;
use crate::analysis::{Ablated, Analysis, Comparison};
use crate::format;
use crate::plots;
use crate::schema::State;
use crate::stats::{Geomean, VerdictKind};

/// One sentence and the anchor of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Plain text.
    pub text: String,
    /// Anchor on the page.
    pub anchor: String,
}

/// So many comparisons get a sentence each; beyond, only the best does.
const SINGLE: usize = 3;

/// The three to six sentences that a reader takes away.
pub fn sentences(analysis: &Analysis) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut say = |text: String, anchor: &str| {
        out.push(Sentence {
            text,
            anchor: anchor.into(),
        })
    };
    let ranked = by_gain(&analysis.comparisons);
    let single = if ranked.len() > SINGLE {
        1
    } else {
        ranked.len()
    };
    for comparison in &ranked[..single] {
        say(compared(comparison), &anchor(comparison));
    }
    if single < ranked.len() {
        let others: Vec<String> = ranked[single..].iter().map(|c| in_short(c)).collect();
        let text = format!("Against {} also: {}.", analysis.baseline, others.join(", "));
        say(text, "p2-geomean");
    }
    if let Some(text) = most_important(analysis) {
        say(text, "p4-tornado");
    }
    if analysis.comparisons.is_empty() {
        say(
            "Only one configuration was measured: absolute times, no ratios.".into(),
            "numbers",
        );
    }
    let unresolved = analysis
        .comparisons
        .iter()
        .flat_map(|c| &c.kernels)
        .filter(|k| k.verdict.kind == VerdictKind::NotResolved)
        .count();
    let compared: usize = analysis.comparisons.iter().map(|c| c.kernels.len()).sum();
    if compared > 0 {
        let text = match unresolved {
            0 => format!("All {compared} comparisons of single kernels are resolved."),
            n => format!("{n} of {compared} comparisons of single kernels are not resolved."),
        };
        say(text, "p3-heatmap");
    }
    let wrong = analysis
        .excluded()
        .iter()
        .filter(|(_, _, s, _)| *s == State::WrongResult)
        .count();
    if wrong > 0 {
        let text = match wrong {
            1 => "One cell gave a wrong result and is left out.".to_string(),
            n => format!("{n} cells gave wrong results and are left out."),
        };
        say(text, "trust");
    }
    let null = analysis
        .null
        .as_ref()
        .or(analysis.alternation.null.as_ref());
    if let Some(g) = null.and_then(|n| n.geomean) {
        let text = format!(
            "The baseline against itself: {} [{}, {}].",
            format::percent(g.log_ratio),
            format::percent(g.fixed.low),
            format::percent(g.fixed.high)
        );
        say(text, "trust");
    }
    out
}

/// In campaign order where each gets a sentence, the greatest gain first where only one does.
fn by_gain(comparisons: &[Comparison]) -> Vec<&Comparison> {
    let mut out: Vec<&Comparison> = comparisons.iter().collect();
    if out.len() > SINGLE {
        let ratio = |c: &Comparison| c.geomean.map_or(f64::INFINITY, |g| g.log_ratio);
        out.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    }
    out
}

fn anchor(comparison: &Comparison) -> String {
    match comparison.geomean {
        Some(_) => plots::forest_id(comparison),
        None => "numbers".into(),
    }
}

/// A sentence on one comparison.
fn compared(comparison: &Comparison) -> String {
    let Some(g) = comparison.geomean else {
        return format!(
            "{} could not be compared with {}.",
            comparison.configuration, comparison.reference
        );
    };
    let mut text = format!(
        "{} is {} over {} kernel{}",
        comparison.configuration,
        direction(&g, &comparison.reference),
        g.kernels,
        if g.kernels == 1 { "" } else { "s" }
    );
    let by_ratio = |a: &&crate::analysis::KernelResult, b: &&crate::analysis::KernelResult| {
        a.verdict.log_ratio.total_cmp(&b.verdict.log_ratio)
    };
    let best = comparison.kernels.iter().min_by(by_ratio);
    let worst = comparison.kernels.iter().max_by(by_ratio);
    if let (Some(best), Some(worst), true) = (best, worst, g.kernels > 1) {
        text.push_str(&format!(
            ", speed-ups from {} ({}) to {} ({})",
            format::ratio((-worst.verdict.log_ratio).exp()),
            worst.kernel,
            format::ratio((-best.verdict.log_ratio).exp()),
            best.kernel
        ));
    }
    text.push('.');
    text
}

/// The same in a few words.
fn in_short(comparison: &Comparison) -> String {
    match comparison.geomean {
        Some(g) => format!(
            "{} {} {}",
            comparison.configuration,
            format::ratio((-g.log_ratio).exp()),
            format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp())
        ),
        None => format!("{} not compared", comparison.configuration),
    }
}

/// What the most important family of an ablation is worth.
fn most_important(analysis: &Analysis) -> Option<String> {
    let loss = |a: &Ablated| a.without.as_ref()?.geomean;
    let ablated = analysis.alternation.ablated.iter();
    let (what, g) = ablated
        .filter_map(|a| Some((&a.what, loss(a)?)))
        .max_by(|a, b| a.1.log_ratio.total_cmp(&b.1.log_ratio))?;
    if g.fixed.low <= 0.0 {
        return Some(
            "No family of the ablation makes a difference that is told apart from none.".into(),
        );
    }
    let percent = |log: f64| format!("{:.1}", log.exp_m1() * 100.0);
    Some(format!(
        "{what} matters most of {} families: removing it costs {} % [{}, {}].",
        analysis.alternation.ablated.len(),
        percent(g.log_ratio),
        percent(g.fixed.low),
        percent(g.fixed.high)
    ))
}

fn direction(g: &Geomean, baseline: &str) -> String {
    let interval = |low: f64, high: f64| format::ratio_interval(low, high);
    if g.fixed.contains(0.0) {
        let i = interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
        format!(
            "not told apart from {baseline} ({} {i})",
            format::ratio((-g.log_ratio).exp())
        )
    } else if g.log_ratio < 0.0 {
        let i = interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
        format!(
            "{} faster than {baseline} {i}",
            format::ratio((-g.log_ratio).exp())
        )
    } else {
        let i = interval(g.fixed.low.exp(), g.fixed.high.exp());
        format!(
            "{} slower than {baseline} {i}",
            format::ratio(g.log_ratio.exp())
        )
    }
}

/// The section; a sentence links to its plot where the rest of the campaign's part of the page has it.
pub(super) fn section(views: &[View], prefix: &str, rest: &str) -> String {
    let mut out = format!("<section id=\"{prefix}verdict\"><h2>Verdict</h2>\n");
    for view in views {
        out.push_str(&view.open());
        out.push_str("<ul class=\"verdict\">\n");
        for sentence in sentences(&view.analysis) {
            // Plots that depend on the baseline are there once for each.
            let depends = ["p1-", "p2-", "p3-"]
                .iter()
                .any(|p| sentence.anchor.starts_with(p));
            let prefix = if depends { &view.prefix } else { prefix };
            let target = format!("{prefix}{}", sentence.anchor);
            let link = match rest.contains(&format!(" id=\"{target}\"")) {
                true => format!(" <a href=\"#{target}\">show</a>"),
                false => String::new(),
            };
            out.push_str(&format!(
                "<li>{}{link}</li>\n",
                format::escape(&sentence.text)
            ));
        }
        out.push_str("</ul></div>\n");
    }
    out.push_str("</section>\n");
    out
}
