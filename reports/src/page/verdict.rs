//! Section 1: the verdict in sentences, each generated from the data and linked to its plot.

use crate::analysis::Analysis;
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

/// The three to six sentences that a reader takes away.
pub fn sentences(analysis: &Analysis) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut say = |text: String, anchor: &str| {
        out.push(Sentence {
            text,
            anchor: anchor.into(),
        })
    };
    for comparison in &analysis.comparisons {
        let Some(g) = comparison.geomean else {
            say(
                format!(
                    "{} could not be compared with {}.",
                    comparison.configuration, analysis.baseline
                ),
                "numbers",
            );
            continue;
        };
        let mut text = format!(
            "{} is {} over {} kernel{}",
            comparison.configuration,
            direction(&g, &analysis.baseline),
            g.kernels,
            if g.kernels == 1 { "" } else { "s" }
        );
        let best = comparison
            .kernels
            .iter()
            .min_by(|a, b| a.verdict.log_ratio.total_cmp(&b.verdict.log_ratio));
        let worst = comparison
            .kernels
            .iter()
            .max_by(|a, b| a.verdict.log_ratio.total_cmp(&b.verdict.log_ratio));
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
        say(
            text,
            &format!("p1-forest-{}", plots::anchor(&comparison.configuration)),
        );
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
    if let Some(g) = analysis.null.as_ref().and_then(|n| n.geomean) {
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

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let mut out =
        format!("<section id=\"{prefix}verdict\"><h2>Verdict</h2>\n<ul class=\"verdict\">\n");
    for sentence in sentences(analysis) {
        out.push_str(&format!(
            "<li>{} <a href=\"#{prefix}{}\">show</a></li>\n",
            format::escape(&sentence.text),
            sentence.anchor
        ));
    }
    out.push_str("</ul></section>\n");
    out
}
