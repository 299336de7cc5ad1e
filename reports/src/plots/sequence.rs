//! P12: every process in the order in which it ran, so that drift and interference show.

use super::axis::{Axis, plain};
use super::canvas::{Canvas, Drawn, draw, legend_height};
use super::svg::Group;
use super::{Plot, Size, Table};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Configuration, Phase, State};
use crate::stats::median;
use crate::style;

struct Point<'a> {
    kernel: &'a str,
    configuration: &'a Configuration,
    /// Place in the run.
    place: f64,
    /// Over the cell's median.
    ratio: f64,
}

/// The plot; none without measured processes.
pub fn sequence(analysis: &Analysis) -> Option<Plot> {
    let records = analysis.source.records.iter();
    let measured = records.filter(|r| r.phase == Phase::Measure && r.state == State::Ok);
    let mut points = Vec::new();
    let mut place = 0.0;
    for record in measured {
        place += 1.0;
        let cell = analysis.measured(&record.kernel, &record.configuration);
        let (Some(cell), Some(configuration)) =
            (cell, analysis.campaign.configuration(&record.configuration))
        else {
            continue;
        };
        let time = median(&record.seconds().collect::<Vec<_>>());
        points.push(Point {
            kernel: &record.kernel,
            configuration,
            place,
            ratio: time / cell.median,
        });
    }
    if points.len() < 4 {
        return None;
    }
    // The table has tenths of the run: a reader of numbers looks for drift, not for single processes.
    let mut table = Table::new(["processes", "median", "90 % are below", "slowest"]);
    let tenth = (place / 10.0).max(1.0);
    for i in 0..10 {
        let (from, to) = (tenth * i as f64, tenth * (i + 1) as f64);
        let mut part: Vec<f64> = points
            .iter()
            .filter(|p| p.place > from && p.place <= to)
            .map(|p| p.ratio)
            .collect();
        part.sort_by(f64::total_cmp);
        let Some(last) = part.last() else { continue };
        let high = part[((part.len() - 1) as f64 * 0.9).round() as usize];
        let span = format!("{:.0} to {:.0}", (from + 1.0).floor(), to.floor());
        table.row([
            span,
            format::ratio(median(&part)),
            format::ratio(high),
            format::ratio(*last),
        ]);
    }
    let plot = Plot::draw("p12-sequence", "Run sequence", |size| {
        paint(analysis, &points, place, size)
    })?;
    Some(plot.explained(
        "Each measured process in the order of running; its time over the median of its cell.",
        "Is there drift or interference? Processes from left to right as they ran, their time over the median of their cell \
         upwards. A level cloud is a quiet machine; what lifts all colours at once came from outside and cancels in the \
         paired ratios.",
        table,
    ))
}

fn paint(analysis: &Analysis, points: &[Point], last: f64, size: Size) -> Option<String> {
    let width = size.width();
    let shown: Vec<&Configuration> = analysis
        .campaign
        .configurations
        .iter()
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
    let (left, right) = (56.0, width - 12.0);
    let top = 16.0 + legend_height(width, 6.0, &legend);
    let bottom = top + 230.0;
    let low = points.iter().map(|p| p.ratio).fold(0.95, f64::min);
    let high = points.iter().map(|p| p.ratio).fold(1.05, f64::max);
    let x = Axis::linear(0.0, last + 1.0, left, right);
    let y = Axis::logarithmic(low / 1.02, high * 1.02, bottom, top);
    let caption = "measured process, in the order of running";
    let point = |canvas: &Canvas<'_>, p: &Point| -> Drawn {
        let (colour, marker) = (
            style::series(p.configuration.style),
            style::marker(p.configuration.style),
        );
        canvas.dot((x.at(p.place), y.at(p.ratio)), marker, colour)
    };
    draw(width, bottom + Axis::foot(width, caption), |canvas| {
        canvas.legend((6.0, 12.0), &legend)?;
        y.vertical(canvas, (left, right), &|v| format!("{}x", plain(v)))?;
        x.horizontal(canvas, (top, bottom), &plain, caption)?;
        // A group for each kernel, so that a pinned one stands out.
        for kernel in &analysis.campaign.kernels {
            let group = Group {
                kernel: &kernel.name,
                class: "",
                hint: &kernel.name,
            };
            canvas.group(group, || {
                points
                    .iter()
                    .filter(|p| p.kernel == kernel.name)
                    .try_for_each(|p| point(canvas, p))
            })?;
        }
        canvas.line((left, y.at(1.0)), (right, y.at(1.0)), style::INK, 1)
    })
}
