//! P9: which pairs of instructions follow each other, and what the best pairs could save.

use super::axis::{Axis, percent, plain};
use super::canvas::{Anchor, draw, legend_height};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Analysis, PairShare};
use crate::format;
use crate::style::{Colour, INK, MUTED, Marker, SERIES};

const SHOWN: usize = 30;

const FUSED: Colour = SERIES[0];
const APART: Colour = SERIES[1];

fn pairs(analysis: &Analysis) -> Option<(&str, Vec<PairShare>)> {
    let configuration = analysis.counted.plainest()?;
    let pairs = analysis.counted.pairs(configuration);
    (!pairs.is_empty()).then_some((configuration, pairs))
}

/// The commonest pairs as bars.
pub fn pair_table(analysis: &Analysis) -> Option<Plot> {
    let (configuration, pairs) = pairs(analysis)?;
    let mut table = Table::new(["pair", "share", "cumulative", "fused"]);
    let mut sum = 0.0;
    for p in pairs.iter().take(SHOWN) {
        sum += p.share;
        table.row([
            format!("{} → {}", p.first, p.second),
            format::share(p.share),
            format::share(sum),
            if p.fused { "yes" } else { "no" }.into(),
        ]);
    }
    let plot = Plot::draw("p9-pairs", "Commonest pairs of instructions", |size| {
        bars(&pairs, configuration, size)
    })?;
    Some(plot.explained(
        &format!("The {SHOWN} commonest pairs of successive instructions under {configuration}, and whether a superinstruction holds them."),
        "Which superinstructions are worth it? Share of all successions, each kernel weighing the same. Squares: a \
         superinstruction with both side by side was seen to run; triangles: none was.",
        table,
    ))
}

fn bars(pairs: &[PairShare], configuration: &str, size: Size) -> Option<String> {
    let (narrow, width) = (size.narrow(), size.width());
    let shown: Vec<(String, &PairShare)> = pairs
        .iter()
        .take(SHOWN)
        .map(|p| (format!("{} → {}", p.first, p.second), p))
        .collect();
    let words = if narrow { 11.0 } else { 12.0 };
    let names = text::widest(shown.iter().map(|(n, _)| n.as_str()), words).min(410.0);
    let left = if narrow { 6.0 } else { names + 36.0 };
    let right = width - 64.0;
    let row = if narrow { 36.0 } else { 21.0 };
    let legend = [
        (
            "fused by a superinstruction".to_string(),
            FUSED,
            Some(Marker::Square),
        ),
        ("not fused".to_string(), APART, Some(Marker::Triangle)),
    ];
    let top = 14.0 + legend_height(width, 6.0, &legend);
    let bottom = top + row * shown.len() as f64;
    let most = shown.iter().map(|(_, p)| p.share).fold(0.0, f64::max);
    let axis = Axis::linear(0.0, most * 1.02, left, right);
    let caption = format!("share of successive pairs under {configuration}");
    draw(width, bottom + Axis::foot(width, &caption), |canvas| {
        canvas.legend((6.0, 12.0), &legend)?;
        axis.horizontal(canvas, (top, bottom), &percent, &caption)?;
        for (i, (name, pair)) in shown.iter().enumerate() {
            let y = top + row * (i as f64 + 0.5);
            let colour = if pair.fused { FUSED } else { APART };
            let marker = if pair.fused {
                Marker::Square
            } else {
                Marker::Triangle
            };
            let hint = format!("{name}: {}", format::share(pair.share));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    let bar = if narrow { y + 8.0 } else { y };
                    if narrow {
                        canvas.marker((left + 5.0, y - 8.0), marker, colour, None)?;
                        let name = text::fit(name, words, width - 24.0);
                        canvas.text((left + 16.0, y - 8.0), &name, words, Anchor::Start, INK)?;
                    } else {
                        canvas.marker((left - 14.0, y), marker, colour, None)?;
                        let name = text::fit(name, words, left - 28.0);
                        canvas.text((left - 26.0, y), &name, words, Anchor::End, INK)?;
                    }
                    canvas.rect((left, bar - 5.0), (axis.at(pair.share), bar + 5.0), colour)?;
                    canvas.text(
                        (right + 8.0, bar),
                        &format::share(pair.share),
                        12.0,
                        Anchor::Start,
                        MUTED,
                    )
                },
            )?;
        }
        Ok(())
    })
}

/// What the best pairs save together, at most.
pub fn pair_curve(analysis: &Analysis) -> Option<Plot> {
    let (configuration, pairs) = pairs(analysis)?;
    let mut sum = 0.0;
    let points: Vec<(f64, f64)> = pairs
        .iter()
        .enumerate()
        .map(|(i, p)| {
            sum += p.share;
            (i as f64 + 1.0, sum)
        })
        .collect();
    let mut table = Table::new(["best pairs", "dispatches saved, at most"]);
    for (k, saved) in points
        .iter()
        .filter(|(k, _)| [1, 2, 5, 10, 20, 50, 100].contains(&(*k as u32)))
    {
        table.row([plain(*k), format::share(*saved)]);
    }
    let plot = Plot::draw("p9-curve", "What the best pairs save", |size| {
        curve(&points, size)
    })?;
    Some(plot.explained(
        &format!("Share of dispatches that the best k pairs could save under {configuration}."),
        "How many superinstructions are enough? Share of dispatches that fusing the best <i>k</i> pairs could save. It is an \
         upper bound: pairs overlap, and one instruction can be fused only once.",
        table,
    ))
}

fn curve(points: &[(f64, f64)], size: Size) -> Option<String> {
    let width = size.width();
    let (left, right, top, bottom) = (56.0, width - 16.0, 12.0, 232.0);
    let last = points.last()?;
    let x = Axis::logarithmic(1.0, last.0.max(2.0), left, right);
    let y = Axis::linear(0.0, last.1, bottom, top);
    let caption = "best pairs fused (logarithmic)";
    draw(width, bottom + Axis::foot(width, caption), |canvas| {
        y.vertical(canvas, (left, right), &percent)?;
        x.horizontal(canvas, (top, bottom), &plain, caption)?;
        let line: Vec<(f64, f64)> = points.iter().map(|(k, s)| (x.at(*k), y.at(*s))).collect();
        canvas.path(&line, SERIES[0], 2)?;
        for k in [1usize, 5, 10, 30] {
            let Some((count, saved)) = points.get(k - 1) else {
                continue;
            };
            let at = (x.at(*count), y.at(*saved));
            let hint = format!("{k} best pairs: {}", format::share(*saved));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    canvas.marker(at, Marker::Circle, SERIES[0], None)?;
                    let label = format::share(*saved);
                    let (to, anchor) = if at.0 + 60.0 > right {
                        (at.0 - 10.0, Anchor::End)
                    } else {
                        (at.0 + 9.0, Anchor::Start)
                    };
                    canvas.text(
                        (to, (at.1 + 12.0).min(bottom - 8.0)),
                        &label,
                        12.0,
                        anchor,
                        INK,
                    )
                },
            )?;
        }
        Ok(())
    })
}
