//! P1: which kernels gain, and how sure that is. One row a kernel, sorted by effect, with its
//! interval; the geometric mean with both intervals on top, the null row at the bottom.

use super::Plot;
use super::canvas::{Anchor, Canvas, Drawn, LogAxis, draw};
use crate::analysis::{Analysis, Comparison, KernelResult};
use crate::format;
use crate::stats::{Geomean, VerdictKind};
use crate::style::{self, BACKGROUND, BAND, INK, MUTED, Marker};

const WIDTH: f64 = 900.0;

/// The plot of one comparison; none without kernels in it.
pub fn forest(analysis: &Analysis, comparison: &Comparison) -> Option<Plot> {
    let configuration = analysis.campaign.configuration(&comparison.configuration)?;
    let geomean = comparison.geomean?;
    let mut rows: Vec<&KernelResult> = comparison.kernels.iter().collect();
    rows.sort_by(|a, b| a.verdict.log_ratio.total_cmp(&b.verdict.log_ratio));
    let null = analysis.null.as_ref().and_then(|n| n.geomean);
    let longest = rows
        .iter()
        .map(|r| r.kernel.chars().count())
        .max()
        .unwrap_or(8)
        .max(16);
    let label = longest as f64 * 7.4 + 18.0;
    let ends = rows.iter().flat_map(|r| {
        let i = r.verdict.interval;
        [
            r.verdict.log_ratio,
            i.map_or(0.0, |i| i.low),
            i.map_or(0.0, |i| i.high),
        ]
        .map(|v| (-v).exp())
    });
    let axis = LogAxis::new(ends.collect::<Vec<_>>().into_iter(), label, WIDTH - 240.0);
    let (row, top) = (22.0, 40.0);
    let extra = if null.is_some() { 1.4 } else { 0.0 };
    let bottom = top + row * (rows.len() as f64 + extra) + 4.0;
    let colour = style::series(configuration.style);
    let marker = style::marker(configuration.style);
    let delta = analysis.campaign.plan.delta;
    let svg = draw(WIDTH as i32, bottom as i32 + 44, |canvas| {
        canvas.rect(
            (axis.x(1.0 / (1.0 + delta)), 6.0),
            (axis.x(1.0 + delta), bottom),
            BAND,
        )?;
        let caption = format!(
            "speed-up of {} over {} (logarithmic; right is faster)",
            comparison.configuration, analysis.baseline
        );
        axis.draw(canvas, 6.0, bottom, &caption)?;
        canvas.text((label - 10.0, 20.0), "geometric mean", 14, Anchor::End, INK)?;
        diamond(canvas, &axis, 20.0, &geomean, colour)?;
        canvas.text(
            (WIDTH - 228.0, 20.0),
            &geomean_text(&geomean),
            13,
            Anchor::Start,
            INK,
        )?;
        for (i, result) in rows.iter().enumerate() {
            let y = top + row * (i as f64 + 0.5);
            let verdict = &result.verdict;
            let (colour, hollow) = match verdict.kind {
                VerdictKind::Faster | VerdictKind::Slower => (colour, None),
                VerdictKind::Same => (MUTED, None),
                VerdictKind::NotResolved => (colour, Some(BACKGROUND)),
            };
            canvas.text((label - 10.0, y), &result.kernel, 13, Anchor::End, INK)?;
            if let Some(i) = verdict.interval {
                canvas.line(
                    (axis.x((-i.high).exp()), y),
                    (axis.x((-i.low).exp()), y),
                    colour,
                    2,
                )?;
            }
            canvas.marker(
                (axis.x((-verdict.log_ratio).exp()), y),
                marker,
                colour,
                hollow,
            )?;
            canvas.text(
                (WIDTH - 228.0, y),
                &row_text(result),
                12,
                Anchor::Start,
                INK,
            )?;
        }
        if let Some(null) = null {
            let y = top + row * (rows.len() as f64 + 0.9);
            canvas.text((label - 10.0, y), "null (self)", 13, Anchor::End, MUTED)?;
            diamond(canvas, &axis, y, &null, MUTED)?;
            canvas.text(
                (WIDTH - 228.0, y),
                &geomean_text(&null),
                12,
                Anchor::Start,
                MUTED,
            )?;
        }
        Ok(())
    })?;
    let description = format!(
        "Speed-up of {} over {} per kernel, sorted. Geometric mean {}. Hollow markers: not resolved; grey: same.",
        comparison.configuration,
        analysis.baseline,
        geomean_text(&geomean)
    );
    let id = format!("p1-forest-{}", anchor(&comparison.configuration));
    let title = format!(
        "{} against {}, kernel by kernel",
        comparison.configuration, analysis.baseline
    );
    Some(Plot::new(&id, &title, &description, svg))
}

/// A configuration's identifier as part of an anchor or a file name.
pub(crate) fn anchor(id: &str) -> String {
    id.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect()
}

/// The fixed-suite interval as a diamond, the suite-as-sample interval as a thin line through it.
fn diamond(
    canvas: &Canvas<'_>,
    axis: &LogAxis,
    y: f64,
    g: &Geomean,
    colour: style::Colour,
) -> Drawn {
    let x = |log: f64| axis.x((-log).exp());
    canvas.line((x(g.sample.high), y), (x(g.sample.low), y), colour, 1)?;
    let centre = x(g.log_ratio);
    let (low, high) = (
        x(g.fixed.high).min(centre - 5.0),
        x(g.fixed.low).max(centre + 5.0),
    );
    canvas.polygon(
        &[(low, y), (centre, y - 7.0), (high, y), (centre, y + 7.0)],
        colour,
    )?;
    canvas.marker((centre, y), Marker::Bar, INK, None)
}

fn geomean_text(g: &Geomean) -> String {
    let interval = format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
    format!("{} {interval}", format::ratio((-g.log_ratio).exp()))
}

fn row_text(result: &KernelResult) -> String {
    let v = &result.verdict;
    let ratio = format::ratio((-v.log_ratio).exp());
    let interval = v.interval.map_or(String::new(), |i| {
        format!(
            " {}",
            format::ratio_interval((-i.high).exp(), (-i.low).exp())
        )
    });
    match v.kind {
        VerdictKind::Same => format!("{ratio}{interval} same"),
        VerdictKind::NotResolved => format!("{ratio}{interval} not resolved"),
        _ => format!("{ratio}{interval}"),
    }
}
