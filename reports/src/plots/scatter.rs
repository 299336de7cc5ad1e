//! P13: does time follow machine instructions? One point a kernel and configuration.

use super::axis::{Axis, plain};
use super::canvas::{Anchor, draw, legend_height};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::Configuration;
use crate::style::{self, INK, MUTED};

struct Point<'a> {
    kernel: &'a str,
    configuration: &'a Configuration,
    /// Instructions of the baseline over those of the configuration.
    instructions: f64,
    /// Likewise of time.
    time: f64,
}

/// Points that are labelled: those farthest off the line.
const LABELLED: usize = 4;

/// The plot; none without machine instructions of two configurations.
pub fn instructions_against_time(analysis: &Analysis) -> Option<Plot> {
    let mut points = Vec::new();
    for configuration in analysis.columns().filter(|c| c.id != analysis.baseline) {
        for kernel in &analysis.campaign.kernels {
            let count = |c: &str| analysis.counted.instructions(&kernel.name, c);
            let (Some(base), Some(own)) = (count(&analysis.baseline), count(&configuration.id))
            else {
                continue;
            };
            let Some(result) = analysis.result(&kernel.name, &configuration.id) else {
                continue;
            };
            points.push(Point {
                kernel: &kernel.name,
                configuration,
                instructions: base / own,
                time: (-result.verdict.log_ratio).exp(),
            });
        }
    }
    if points.is_empty() {
        return None;
    }
    let off = |p: &Point| (p.time / p.instructions).ln().abs();
    points.sort_by(|a, b| off(b).total_cmp(&off(a)));
    let mut table = Table::new([
        "kernel",
        "configuration",
        "fewer instructions",
        "less time",
        "time beyond instructions",
    ]);
    for p in &points {
        table.row([
            p.kernel.to_string(),
            p.configuration.id.clone(),
            format::ratio(p.instructions),
            format::ratio(p.time),
            format::ratio(p.time / p.instructions),
        ]);
    }
    let plot = Plot::draw("p13-instructions", "Instructions against time", |size| {
        paint(analysis, &points, size)
    })?;
    Some(plot.explained(
        &format!("For each kernel and configuration: speed-up over {} by machine instructions and by time.", analysis.baseline),
        "Does time follow instructions? To the right: fewer machine instructions than the reference; up: less time. On the line \
         both say the same. Points above it gain more than the instructions explain (caches, branches, layout), points below \
         it less; those farthest off are named.",
        table,
    ))
}

fn paint(analysis: &Analysis, points: &[Point], size: Size) -> Option<String> {
    let width = if size.narrow() { size.width() } else { 640.0 };
    let shown: Vec<&Configuration> = analysis
        .columns()
        .filter(|c| points.iter().any(|p| p.configuration.id == c.id))
        .collect();
    let legend: Vec<_> = shown
        .iter()
        .map(|c| {
            (
                c.id.clone(),
                style::series(c.style),
                Some(style::marker(c.style)),
            )
        })
        .collect();
    let (left, right) = (52.0, width - 16.0);
    let top = 16.0 + legend_height(width, 6.0, &legend);
    let bottom = top + (right - left).min(420.0) * if size.narrow() { 1.0 } else { 0.75 };
    let all = || points.iter().flat_map(|p| [p.instructions, p.time]);
    let x = Axis::ratios(all(), left, right);
    let y = Axis::ratios(all(), bottom, top);
    let caption = format!(
        "speed-up over {} by machine instructions; upwards by time (logarithmic)",
        analysis.baseline
    );
    let (least, most) = all().fold((1.0f64, 1.0f64), |(a, b), v| (a.min(v), b.max(v)));
    draw(width, bottom + Axis::foot(width, &caption), |canvas| {
        canvas.legend((6.0, 12.0), &legend)?;
        y.vertical(canvas, (left, right), &plain)?;
        x.horizontal(canvas, (top, bottom), &plain, &caption)?;
        canvas.line(
            (x.at(least), y.at(least)),
            (x.at(most), y.at(most)),
            MUTED,
            2,
        )?;
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for (i, p) in points.iter().enumerate() {
            let at = (x.at(p.instructions), y.at(p.time));
            let hint = format!(
                "{} · {}: {} by instructions, {} by time",
                p.kernel,
                p.configuration.id,
                format::ratio(p.instructions),
                format::ratio(p.time)
            );
            canvas.group(
                Group {
                    kernel: p.kernel,
                    class: "",
                    hint: &hint,
                },
                || {
                    let colour = style::series(p.configuration.style);
                    canvas.marker(at, style::marker(p.configuration.style), colour, None)?;
                    let free = taken
                        .iter()
                        .all(|t| (t.1 - at.1).abs() > 15.0 || (t.0 - at.0).abs() > 130.0);
                    if i >= LABELLED || !free || (p.time / p.instructions).ln().abs() < 0.05 {
                        return Ok(());
                    }
                    taken.push(at);
                    let wide = text::width(p.kernel, 12.0);
                    // Away from the line, along which the others crowd.
                    let above = p.time > p.instructions;
                    let (dx, dy, anchor) = if above {
                        (-7.0, -11.0, Anchor::End)
                    } else {
                        (7.0, 12.0, Anchor::Start)
                    };
                    let x = if above {
                        (at.0 + dx).max(left + wide)
                    } else {
                        (at.0 + dx).min(right - wide)
                    };
                    canvas.text((x, (at.1 + dy).max(top + 6.0)), p.kernel, 12.0, anchor, INK)
                },
            )?;
        }
        Ok(())
    })
}
