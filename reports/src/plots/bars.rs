//! P2: what each strategy buys over the suite. Bars of the geometric mean from 1.0 on a logarithmic
//! axis, intervals on them; other interpreters are thin reference lines, never bars among ours.

use super::axis::{Axis, plain};
use super::canvas::{Anchor, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Configuration, Role};
use crate::stats::Geomean;
use crate::style::{self, INK, MUTED};

type Row<'a> = (&'a Configuration, Option<Geomean>);

/// The plot; none without a second configuration.
pub fn geomean_bars(analysis: &Analysis) -> Option<Plot> {
    if analysis.comparisons.iter().all(|c| c.geomean.is_none()) {
        return None;
    }
    let value = |c: &Configuration| analysis.comparison(&c.id).and_then(|c| c.geomean);
    // A campaign of external interpreters alone still deserves bars.
    let has_strategies = analysis.columns().any(|c| c.role == Role::Strategy);
    let (bars, lines): (Vec<Row>, Vec<Row>) = analysis
        .columns()
        .map(|c| (c, value(c)))
        .partition(|(c, _)| c.role == Role::Strategy || !has_strategies);
    let mut description = format!(
        "Geometric mean of the speed-up over {}. ",
        analysis.baseline
    );
    let mut table = Table::new([
        "configuration",
        "speed-up",
        "on these kernels",
        "on kernels like these",
        "kernels",
    ]);
    for (c, g) in bars.iter().chain(&lines) {
        if let Some(g) = g {
            description.push_str(&format!("{}: {}. ", c.id, value_text(g)));
            let interval =
                |i: crate::stats::Interval| format::ratio_interval((-i.high).exp(), (-i.low).exp());
            table.row([
                c.id.clone(),
                format::ratio((-g.log_ratio).exp()),
                interval(g.fixed),
                interval(g.sample),
                g.kernels.to_string(),
            ]);
        }
    }
    let plot = Plot::draw("p2-geomean", "Geometric mean per strategy", |size| {
        paint(analysis, &bars, &lines, size)
    })?;
    Some(plot.explained(
        &description,
        "What does each strategy buy over all kernels? Bars start at the reference; whiskers are intervals over \
         processes (on these kernels). Other interpreters are thin lines.",
        table,
    ))
}

fn paint(analysis: &Analysis, bars: &[Row], lines: &[Row], size: Size) -> Option<String> {
    let narrow = size.narrow();
    let width = size.width();
    let ends = |g: &Geomean| {
        [
            (-g.fixed.low).exp(),
            (-g.fixed.high).exp(),
            (-g.log_ratio).exp(),
        ]
    };
    let all = bars
        .iter()
        .chain(lines)
        .filter_map(|(_, g)| g.as_ref())
        .flat_map(ends);
    // On a narrow screen name and value stand above the bar instead of beside it.
    let (left, right) = if narrow {
        (8.0, width - 8.0)
    } else {
        let names = text::widest(bars.iter().map(|(c, _)| c.id.as_str()), 14.0);
        (names + 40.0, width - 190.0)
    };
    let axis = Axis::ratios(all, left, right);
    let row = if narrow { 46.0 } else { 36.0 };
    let top = 10.0 + 18.0 * lines.len() as f64;
    let bottom = top + row * bars.len() as f64 + 6.0;
    let caption = format!(
        "speed-up over {} (geometric mean, logarithmic; right is faster)",
        analysis.baseline
    );
    draw(width, bottom + Axis::foot(width, &caption), |canvas| {
        axis.horizontal(canvas, (top, bottom), &plain, &caption)?;
        for (i, (configuration, geomean)) in lines.iter().enumerate() {
            let speedup = match geomean {
                Some(g) => (-g.log_ratio).exp(),
                None if configuration.id == analysis.baseline => 1.0,
                None => continue,
            };
            let (x, y) = (axis.at(speedup), 10.0 + 18.0 * i as f64);
            canvas.line((x, y + 8.0), (x, bottom), MUTED, 1)?;
            let label = format!("{} {}", configuration.id, format::ratio(speedup));
            let half = text::width(&label, 12.0) / 2.0;
            let x = x.min(width - half - 4.0).max(half + 4.0);
            canvas.text((x, y), &label, 12.0, Anchor::Middle, MUTED)?;
        }
        for (i, (configuration, geomean)) in bars.iter().enumerate() {
            let middle = top + row * (i as f64 + 0.5) + 3.0;
            let (y, words) = if narrow {
                (middle + 9.0, middle - 12.0)
            } else {
                (middle, middle)
            };
            let colour = style::series(configuration.style);
            let marker = style::marker(configuration.style);
            let value = match geomean {
                Some(g) => value_text(g),
                None if configuration.id == analysis.baseline => "1.00x (the reference)".into(),
                None => "no values".into(),
            };
            let hint = format!("{}: {value}", configuration.id);
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    if narrow {
                        canvas.marker((12.0, words), marker, colour, None)?;
                        let room = width - 34.0 - text::width(&value, 13.0);
                        let name = text::fit(&configuration.id, 13.0, room);
                        canvas.text((24.0, words), &name, 13.0, Anchor::Start, INK)?;
                        canvas.text((width - 4.0, words), &value, 13.0, Anchor::End, INK)?;
                    } else {
                        canvas.marker((10.0, y), marker, colour, None)?;
                        canvas.text((left - 12.0, y), &configuration.id, 14.0, Anchor::End, INK)?;
                        canvas.text((right + 12.0, y), &value, 14.0, Anchor::Start, INK)?;
                    }
                    let Some(g) = geomean else {
                        return canvas.marker((axis.at(1.0), y), marker, colour, None);
                    };
                    let x = axis.at((-g.log_ratio).exp());
                    let (from, to) = (x.min(axis.at(1.0)), x.max(axis.at(1.0)));
                    canvas.rect((from, y - 9.0), (to, y + 9.0), colour)?;
                    canvas.whisker(
                        y,
                        axis.at((-g.fixed.high).exp()),
                        axis.at((-g.fixed.low).exp()),
                        INK,
                    )
                },
            )?;
        }
        axis.unity(canvas, top, bottom)
    })
}

fn value_text(g: &Geomean) -> String {
    let interval = format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
    format!("{} {interval}", format::ratio((-g.log_ratio).exp()))
}
