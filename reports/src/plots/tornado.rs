//! P4: what each family buys alone, and what when all the others are there, with its exposure.

use super::axis::Axis;
use super::canvas::{Anchor, Canvas, Drawn, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Ablated, Analysis, Comparison};
use crate::format;
use crate::stats::Interval;
use crate::style::{Colour, FAINT, INK, MUTED, SERIES};

/// Below this share of the instructions a family is not exercised.
const IDLE: f64 = 0.001;

const REMOVED: Colour = SERIES[3];
const ADDED: Colour = SERIES[0];

struct Row<'a> {
    what: &'a str,
    removed: Option<(f64, Interval)>,
    added: Option<(f64, Interval)>,
    exposure: Option<f64>,
}

impl Row<'_> {
    fn idle(&self) -> bool {
        self.exposure.is_some_and(|e| e < IDLE)
    }
}

/// The plot; none without an ablation.
pub fn tornado(analysis: &Analysis) -> Option<Plot> {
    let mut rows: Vec<Row> = analysis
        .alternation
        .ablated
        .iter()
        .map(|a| row(analysis, a))
        .collect();
    let weight = |r: &Row| r.removed.or(r.added).map_or(0.0, |(v, _)| v);
    rows.sort_by(|a, b| {
        (a.idle(), -weight(a))
            .partial_cmp(&(b.idle(), -weight(b)))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    if rows.is_empty() {
        return None;
    }
    let mut table = Table::new(["family", "removed from all", "added to none", "exposure"]);
    for r in &rows {
        let effect =
            |e: Option<(f64, Interval)>| e.map_or("not measured".to_string(), |e| effect_text(&e));
        let exposure = match r.exposure {
            Some(e) if r.idle() => format!("{} (not exercised)", format::share(e)),
            Some(e) => format::share(e),
            None => "not counted".into(),
        };
        table.row([
            r.what.to_string(),
            effect(r.removed),
            effect(r.added),
            exposure,
        ]);
    }
    let plot = Plot::draw("p4-tornado", "What each family buys", |size| {
        paint(&rows, size)
    })?;
    Some(plot.explained(
        "For each family: how much faster everything is with it than without it (left), how much faster it alone makes \
         an interpreter without families (right), and its exposure.",
        "What does a family buy alone, and what when all the others are there? Left: the speed-up that is lost when it alone \
         is removed. Right: the speed-up when it alone is added to none. Where the bars differ, families work together. \
         Exposure is the share of executed instructions that its members take: a family that is not exercised (grey) was not \
         asked.",
        table,
    ))
}

fn row<'a>(analysis: &Analysis, ablated: &'a Ablated) -> Row<'a> {
    // Both as the speed-up that the family gives.
    let effect = |c: &Option<Comparison>, sign: f64| {
        let g = c.as_ref()?.geomean?;
        let ends = [sign * g.fixed.low, sign * g.fixed.high].map(|v| v.exp_m1() * 100.0);
        let interval = Interval {
            low: ends[0].min(ends[1]),
            high: ends[0].max(ends[1]),
        };
        // Adding zero turns a negative one into a plain one.
        let tenths = |v: f64| (v * 10.0).round() / 10.0 + 0.0;
        let interval = Interval {
            low: tenths(interval.low),
            high: tenths(interval.high),
        };
        Some((tenths((sign * g.log_ratio).exp_m1() * 100.0), interval))
    };
    Row {
        what: &ablated.what,
        removed: effect(&ablated.without, 1.0),
        added: effect(&ablated.alone, -1.0),
        exposure: analysis.counted.exposure(&ablated.what),
    }
}

fn effect_text((value, interval): &(f64, Interval)) -> String {
    format!("{value:.1} % [{:.1}, {:.1}]", interval.low, interval.high)
}

fn paint(rows: &[Row], size: Size) -> Option<String> {
    let (narrow, width) = (size.narrow(), size.width());
    let names = text::widest(rows.iter().map(|r| r.what), 13.0);
    let left = if narrow { 6.0 } else { names.min(200.0) + 16.0 };
    let exposure = if narrow { 62.0 } else { 130.0 };
    let right = width - exposure;
    let middle = (left + right) / 2.0;
    let row = if narrow { 48.0 } else { 30.0 };
    let top = 30.0;
    let bottom = top + row * rows.len() as f64 + 4.0;
    let ends = |e: &Option<(f64, Interval)>| {
        e.map_or(0.0, |(v, i)| v.abs().max(i.high.abs()).max(i.low.abs()))
    };
    let most = rows
        .iter()
        .map(|r| ends(&r.removed).max(ends(&r.added)))
        .fold(1.0, f64::max);
    // Room for the numbers beyond the longest bars.
    let most = most * if narrow { 1.9 } else { 1.35 };
    let axis = Axis::linear(-most, most, left, right);
    let shown = rows.iter().filter_map(|r| r.exposure).fold(0.001, f64::max);
    let exposures = Axis::linear(
        0.0,
        shown,
        right + 12.0,
        width - if narrow { 6.0 } else { 62.0 },
    );
    let caption = "speed-up that is due to the family, in per cent";
    draw(width, bottom + Axis::foot(width, caption), |canvas| {
        canvas.heading(
            (middle - 12.0, 14.0),
            if narrow {
                "removed"
            } else {
                "removed from all"
            },
            12.0,
            Anchor::End,
            INK,
        )?;
        canvas.heading(
            (middle + 12.0, 14.0),
            if narrow { "added" } else { "added to none" },
            12.0,
            Anchor::Start,
            INK,
        )?;
        canvas.heading((width - 4.0, 14.0), "exposure", 12.0, Anchor::End, INK)?;
        axis.horizontal(
            canvas,
            (top - 4.0, bottom),
            &|v| super::axis::plain(v.abs()),
            caption,
        )?;
        for (i, r) in rows.iter().enumerate() {
            let centre = top + row * (i as f64 + 0.5);
            let (words, y) = if narrow {
                (centre - 13.0, centre + 6.0)
            } else {
                (centre, centre)
            };
            let removed = r.removed.map_or("not measured".into(), |e| effect_text(&e));
            let added = r.added.map_or("not measured".into(), |e| effect_text(&e));
            let hint = format!("{}: removed {removed}; added {added}", r.what);
            let class = if r.idle() { "same" } else { "" };
            canvas.group(
                Group {
                    class,
                    hint: &hint,
                    kernel: "",
                },
                || {
                    let ink = if r.idle() { MUTED } else { INK };
                    if narrow {
                        canvas.text((left, words), r.what, 13.0, Anchor::Start, ink)?;
                    } else {
                        let name = text::fit(r.what, 13.0, left - 14.0);
                        canvas.text((left - 10.0, words), &name, 13.0, Anchor::End, ink)?;
                    }
                    let colour = |c: Colour| if r.idle() { FAINT } else { c };
                    bar(canvas, &axis, y, r.removed, -1.0, colour(REMOVED))?;
                    bar(canvas, &axis, y, r.added, 1.0, colour(ADDED))?;
                    let Some(share) = r.exposure else {
                        return canvas.text(
                            (width - 4.0, y),
                            "not counted",
                            11.0,
                            Anchor::End,
                            MUTED,
                        );
                    };
                    let (from, to) = (exposures.at(0.0), exposures.at(share));
                    let bar_y = if narrow { y + 5.0 } else { y };
                    canvas.rect(
                        (from, bar_y - 4.0),
                        (to.max(from + 1.0), bar_y + 4.0),
                        MUTED,
                    )?;
                    let words = if narrow { y - 8.0 } else { y };
                    canvas.text(
                        (width - 4.0, words),
                        &format::share(share),
                        12.0,
                        Anchor::End,
                        ink,
                    )
                },
            )?;
        }
        axis.unity(canvas, top - 4.0, bottom)
    })
}

/// One half of a row: the bar, its interval, its number beyond both.
fn bar(
    canvas: &Canvas<'_>,
    axis: &Axis,
    y: f64,
    effect: Option<(f64, Interval)>,
    side: f64,
    colour: Colour,
) -> Drawn {
    let Some((value, interval)) = effect else {
        return Ok(());
    };
    let (zero, end) = (axis.at(0.0), axis.at(side * value));
    canvas.rect((zero.min(end), y - 8.0), (zero.max(end), y + 8.0), colour)?;
    let (low, high) = (axis.at(side * interval.low), axis.at(side * interval.high));
    canvas.whisker(y, low.min(high), low.max(high), INK)?;
    let (beyond, anchor) = if side < 0.0 {
        (low.min(high).min(end).min(zero) - 7.0, Anchor::End)
    } else {
        (low.max(high).max(end).max(zero) + 7.0, Anchor::Start)
    };
    canvas.text((beyond, y), &format!("{value:.1}"), 12.0, anchor, INK)
}
