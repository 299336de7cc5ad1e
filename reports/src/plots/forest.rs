//! P1: which kernels gain, and how sure that is. One row a kernel, sorted by effect, with its
//! interval; the geometric mean with both intervals on top, the null row at the bottom.

use super::axis::{Axis, plain};
use super::canvas::{Anchor, Canvas, Drawn, draw};
use super::svg::Group;
use super::{Plot, Size, Table, anchor, text};
use crate::analysis::{Analysis, Comparison, KernelResult, Method};
use crate::format;
use crate::stats::{Geomean, VerdictKind};
use crate::style::{self, BACKGROUND, BAND, Colour, INK, MUTED, Marker};
use crate::tables::verdict_text;

const ROW: f64 = 23.0;
const TOP: f64 = 40.0;

/// Identifier of a comparison's plot.
pub fn forest_id(comparison: &Comparison) -> String {
    let how = match comparison.method {
        Method::Processes => "",
        Method::Alternation => "alternating-",
        Method::Indirect => "indirect-",
    };
    format!("p1-forest-{how}{}", anchor(&comparison.configuration))
}

/// The plot of one comparison; none without kernels in it.
pub fn forest(analysis: &Analysis, comparison: &Comparison) -> Option<Plot> {
    let geomean = comparison.geomean?;
    let mut rows: Vec<&KernelResult> = comparison.kernels.iter().collect();
    rows.sort_by(|a, b| a.verdict.log_ratio.total_cmp(&b.verdict.log_ratio));
    let null = analysis.null_of(comparison.method).and_then(|n| n.geomean);
    let (b, a) = (&comparison.configuration, &comparison.reference);
    let mut table = Table::new([
        "kernel",
        "speed-up",
        "result",
        "p",
        "adjusted p",
        "processes",
    ]);
    for r in &rows {
        let v = &r.verdict;
        table.row([
            r.kernel.clone(),
            format::ratio((-v.log_ratio).exp()),
            verdict_text(v, analysis.campaign.plan.delta),
            format::p_value(v.p),
            format::p_value(v.adjusted_p),
            r.processes.to_string(),
        ]);
    }
    let how = match comparison.method {
        Method::Processes => "",
        Method::Alternation => ", alternating in one process",
        Method::Indirect => ", by way of a third configuration",
    };
    let title = format!("{b} against {a}, kernel by kernel{how}");
    let plot = Plot::draw(&forest_id(comparison), &title, |size| {
        paint(analysis, comparison, &rows, &geomean, null.as_ref(), size)
    })?;
    Some(plot.explained(
        &format!(
            "Speed-up of {b} over {a} per kernel, sorted. Geometric mean {}. Hollow markers: not resolved; grey: same.",
            geomean_text(&geomean)
        ),
        "How sure is each kernel? Lines are 95 % intervals; the grey band is the practical threshold; hollow markers are \
         not resolved, grey ones the same. The diamond is the geometric mean on these kernels, its thin line what other \
         kernels of the kind might give.",
        table,
    ))
}

fn paint(
    analysis: &Analysis,
    comparison: &Comparison,
    rows: &[&KernelResult],
    geomean: &Geomean,
    null: Option<&Geomean>,
    size: Size,
) -> Option<String> {
    let configuration = analysis.campaign.configuration(&comparison.configuration)?;
    let (narrow, width) = (size.narrow(), size.width());
    let words = if narrow { 12.0 } else { 13.0 };
    let names = rows
        .iter()
        .map(|r| r.kernel.as_str())
        .chain(["null (self)", "geometric mean"]);
    let label = text::widest(names, words).min(if narrow { 112.0 } else { 260.0 }) + 12.0;
    let values = rows
        .iter()
        .map(|r| row_text(r, narrow))
        .chain([geomean_text(geomean)]);
    let values: Vec<String> = values.collect();
    let value = text::widest(values.iter().map(String::as_str), words) + 12.0;
    let ends = rows.iter().flat_map(|r| {
        let i = r.verdict.interval;
        [
            r.verdict.log_ratio,
            i.map_or(0.0, |i| i.low),
            i.map_or(0.0, |i| i.high),
        ]
        .map(|v| (-v).exp())
    });
    let mean = [geomean.fixed.low, geomean.fixed.high].map(|v| (-v).exp());
    let axis = Axis::ratios(ends.chain(mean), label, width - value);
    let extra = if null.is_some() { 1.4 } else { 0.0 };
    let bottom = TOP + ROW * (rows.len() as f64 + extra) + 4.0;
    let colour = style::series(configuration.style);
    let marker = style::marker(configuration.style);
    let delta = analysis.campaign.plan.delta;
    let caption = format!(
        "speed-up of {} over {} (logarithmic; right is faster)",
        comparison.configuration, comparison.reference
    );
    draw(width, bottom + Axis::foot(width, &caption), |canvas| {
        let write = |y: f64, name: &str, value: &str, colour: Colour| -> Drawn {
            let name = text::fit(name, words, label - 12.0);
            canvas.text((label - 8.0, y), &name, words, Anchor::End, colour)?;
            canvas.text((width - 4.0, y), value, words, Anchor::End, colour)
        };
        let band = (axis.at(1.0 / (1.0 + delta)), axis.at(1.0 + delta));
        canvas.rect((band.0, 6.0), (band.1, bottom), BAND)?;
        axis.horizontal(canvas, (6.0, bottom), &plain, &caption)?;
        axis.unity(canvas, 6.0, bottom)?;
        write(
            20.0,
            if narrow { "mean" } else { "geometric mean" },
            &geomean_text(geomean),
            INK,
        )?;
        diamond(canvas, &axis, 20.0, geomean, colour)?;
        for (i, result) in rows.iter().enumerate() {
            let y = TOP + ROW * (i as f64 + 0.5);
            let verdict = &result.verdict;
            let (colour, hollow, class) = match verdict.kind {
                VerdictKind::Faster | VerdictKind::Slower => (colour, None, ""),
                VerdictKind::Same => (MUTED, None, "same"),
                VerdictKind::NotResolved => (colour, Some(BACKGROUND), ""),
            };
            let hint = format!("{}: {}", result.kernel, verdict_text(verdict, delta));
            let group = Group {
                kernel: &result.kernel,
                class,
                hint: &hint,
            };
            canvas.group(group, || {
                write(y, &result.kernel, &values[i], INK)?;
                if let Some(i) = verdict.interval {
                    let (from, to) = (axis.at((-i.high).exp()), axis.at((-i.low).exp()));
                    canvas.line((from, y), (to, y), colour, 2)?;
                }
                canvas.marker(
                    (axis.at((-verdict.log_ratio).exp()), y),
                    marker,
                    colour,
                    hollow,
                )
            })?;
        }
        if let Some(null) = null {
            let y = TOP + ROW * (rows.len() as f64 + 0.9);
            write(y, "null (self)", &geomean_text(null), MUTED)?;
            diamond(canvas, &axis, y, null, MUTED)?;
        }
        Ok(())
    })
}

/// The fixed-suite interval as a diamond, the suite-as-sample interval as a thin line through it.
fn diamond(canvas: &Canvas<'_>, axis: &Axis, y: f64, g: &Geomean, colour: Colour) -> Drawn {
    let x = |log: f64| axis.at((-log).exp());
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

fn row_text(result: &KernelResult, narrow: bool) -> String {
    let v = &result.verdict;
    let ratio = format::ratio((-v.log_ratio).exp());
    let interval = v.interval.map_or(String::new(), |i| {
        format!(
            " {}",
            format::ratio_interval((-i.high).exp(), (-i.low).exp())
        )
    });
    // Narrow: the marker says it (hollow, grey).
    match v.kind {
        VerdictKind::Same if !narrow => format!("{ratio}{interval} same"),
        VerdictKind::NotResolved if !narrow => format!("{ratio}{interval} not resolved"),
        _ => format!("{ratio}{interval}"),
    }
}
