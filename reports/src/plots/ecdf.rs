//! P11: the distribution of all values of a kernel, one step line for each configuration.

use super::axis::{Axis, percent};
use super::canvas::{draw, legend_height};
use super::svg::Group;
use super::{Plot, Size, Table, anchor};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::Configuration;
use crate::stats::median;
use crate::style;

/// The plot of a kernel; none without values.
pub fn ecdf(analysis: &Analysis, kernel: &str) -> Option<Plot> {
    let mut series: Vec<(&Configuration, Vec<f64>)> = Vec::new();
    let mut table = Table::new([
        "configuration",
        "values",
        "minimum",
        "lower quartile",
        "median",
        "upper quartile",
        "maximum",
    ]);
    for configuration in analysis.columns() {
        let mut values: Vec<f64> = analysis
            .measured_records(kernel, &configuration.id)
            .flat_map(|r| r.seconds())
            .collect();
        if values.is_empty() {
            continue;
        }
        values.sort_by(f64::total_cmp);
        let quantile =
            |q: f64| format::seconds(values[((values.len() - 1) as f64 * q).round() as usize]);
        let mut row = vec![configuration.id.clone(), values.len().to_string()];
        row.extend([0.0, 0.25, 0.5, 0.75, 1.0].map(quantile));
        table.row(row);
        series.push((configuration, values));
    }
    if series.is_empty() {
        return None;
    }
    let title = format!("Distribution: {kernel}");
    let plot = Plot::draw(&format!("p11-ecdf-{}", anchor(kernel)), &title, |size| {
        paint(&series, size)
    })?;
    Some(plot.explained(
        &format!("{kernel}: share of values that took at most so long, by configuration."),
        "Are there modes or tails? At each time (logarithmic), the share of values that were at most so long. A steep line is a \
         steady configuration, a stair has modes, a long end to the right has tails. Markers are medians.",
        table,
    ))
}

fn paint(series: &[(&Configuration, Vec<f64>)], size: Size) -> Option<String> {
    let width = size.width();
    let legend: Vec<_> = series
        .iter()
        .map(|(c, _)| {
            (
                c.id.clone(),
                style::series(c.style),
                Some(style::marker(c.style)),
            )
        })
        .collect();
    let (left, right) = (56.0, width - 18.0);
    let top = 16.0 + legend_height(width, 6.0, &legend);
    let bottom = top + 200.0;
    let low = series
        .iter()
        .filter_map(|(_, v)| v.first())
        .copied()
        .fold(f64::INFINITY, f64::min);
    let high = series
        .iter()
        .filter_map(|(_, v)| v.last())
        .copied()
        .fold(0.0, f64::max);
    let x = Axis::logarithmic(low / 1.05, high * 1.05, left, right);
    let y = Axis::linear(0.0, 1.0, bottom, top);
    let caption = "time of one call of run (logarithmic)";
    draw(width, bottom + Axis::foot(width, caption), |canvas| {
        canvas.legend((6.0, 12.0), &legend)?;
        y.vertical(canvas, (left, right), &percent)?;
        x.horizontal(canvas, (top, bottom), &seconds_tick, caption)?;
        for (configuration, values) in series {
            let colour = style::series(configuration.style);
            let count = values.len() as f64;
            let mut points = vec![(x.at(values[0]), y.at(0.0))];
            for (i, v) in values.iter().enumerate() {
                let (from, to) = (y.at(i as f64 / count), y.at((i as f64 + 1.0) / count));
                points.push((x.at(*v), from));
                points.push((x.at(*v), to));
            }
            points.dedup();
            let middle = median(values);
            let hint = format!("{}: median {}", configuration.id, format::seconds(middle));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    canvas.path(&points, colour, 2)?;
                    canvas.marker(
                        (x.at(middle), y.at(0.5)),
                        style::marker(configuration.style),
                        colour,
                        None,
                    )
                },
            )?;
        }
        Ok(())
    })
}

/// A round time without needless digits.
fn seconds_tick(s: f64) -> String {
    let (value, unit) = match s {
        s if s >= 0.9995 => (s, "s"),
        s if s >= 0.9995e-3 => (s * 1e3, "ms"),
        s if s >= 0.9995e-6 => (s * 1e6, "µs"),
        s => (s * 1e9, "ns"),
    };
    format!("{} {unit}", (value * 1e3).round() / 1e3)
}
