//! P15: what speed costs: peak memory, time until the first value, machine code of the loop, as ratios to the reference.

use super::axis::{Axis, plain};
use super::canvas::{Anchor, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Configuration, Record};
use crate::stats::median;
use crate::style::{self, INK};

/// One cost of one configuration, over that of the reference.
struct Cost {
    middle: f64,
    low: f64,
    high: f64,
}

/// The three costs, in the order of the panels.
const COSTS: [&str; 3] = ["peak memory", "start to first value", "code of the loop"];

type Row<'a> = (&'a Configuration, [Option<Cost>; 3]);

/// The plot; none where neither memory nor start-up was recorded for two configurations.
pub fn costs(analysis: &Analysis) -> Option<Plot> {
    let base = analysis.campaign.configuration(&analysis.baseline)?;
    let rows: Vec<Row> = analysis
        .columns()
        .filter(|c| c.id != analysis.baseline)
        .map(|c| {
            let costs = [
                per_kernel(analysis, &c.id, |r| r.max_rss.map(|b| b as f64)),
                per_kernel(analysis, &c.id, |r| r.startup_ns.map(|n| n as f64)),
                code(analysis, c)
                    .zip(code(analysis, base))
                    .map(|(own, base)| {
                        let middle = own / base;
                        Cost {
                            middle,
                            low: middle,
                            high: middle,
                        }
                    }),
            ];
            (c, costs)
        })
        .filter(|(_, costs)| costs.iter().any(Option::is_some))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut table = Table::new(["configuration"].into_iter().chain(COSTS));
    for (configuration, costs) in &rows {
        let cells = costs.iter().map(|c| match c {
            Some(c) if c.low < c.high => format!(
                "{} {}",
                format::ratio(c.middle),
                format::ratio_interval(c.low, c.high)
            ),
            Some(c) => format::ratio(c.middle),
            None => "unknown".into(),
        });
        table.row([configuration.id.clone()].into_iter().chain(cells));
    }
    let plot = Plot::draw("p15-costs", "Memory, start-up, code size", |size| {
        paint(analysis, &rows, size)
    })?;
    Some(plot.explained(
        &format!("Peak memory, time from the start of the process to the first value, and size of the loop's code, over {}.", analysis.baseline),
        "What does it cost? Ratios to the reference: the marker is the geometric mean over kernels, the line reaches from the \
         least to the most of them. Left is cheaper. The code is that of the strategy's own loop or chain.",
        table,
    ))
}

/// Over kernels: the configuration's median over that of the baseline.
fn per_kernel(
    analysis: &Analysis,
    configuration: &str,
    value: impl Fn(&Record) -> Option<f64>,
) -> Option<Cost> {
    let of = |kernel: &str, configuration: &str| {
        let values: Vec<f64> = analysis
            .measured_records(kernel, configuration)
            .filter_map(&value)
            .collect();
        let middle = median(&values);
        (middle > 0.0).then_some(middle)
    };
    let kernels = analysis.campaign.kernels.iter();
    let logs: Vec<f64> = kernels
        .filter_map(|k| Some((of(&k.name, configuration)? / of(&k.name, &analysis.baseline)?).ln()))
        .collect();
    if logs.is_empty() {
        return None;
    }
    Some(Cost {
        middle: (logs.iter().sum::<f64>() / logs.len() as f64).exp(),
        low: logs.iter().copied().fold(f64::INFINITY, f64::min).exp(),
        high: logs.iter().copied().fold(f64::NEG_INFINITY, f64::max).exp(),
    })
}

/// Bytes of the strategy's own loop, or of its chain of tail calls.
fn code(analysis: &Analysis, configuration: &Configuration) -> Option<f64> {
    let codegen = analysis.campaign.build.codegen.as_ref()?;
    let strategy = configuration.strategy.as_deref()?.replace('-', "_");
    let tail = configuration
        .options
        .get("dispatch")
        .is_some_and(|d| d == "tail");
    let bytes = if tail {
        codegen
            .tails
            .iter()
            .find(|(name, _)| name.starts_with(&strategy))?
            .1
            .bytes
    } else {
        codegen
            .loops
            .iter()
            .find(|(name, _)| name.starts_with(&strategy))?
            .1
            .bytes
    };
    (bytes > 0).then_some(bytes as f64)
}

fn paint(analysis: &Analysis, rows: &[Row], size: Size) -> Option<String> {
    let (narrow, width) = (size.narrow(), size.width());
    let shown: Vec<usize> = (0..COSTS.len())
        .filter(|i| rows.iter().any(|(_, c)| c[*i].is_some()))
        .collect();
    let words = if narrow { 12.0 } else { 13.0 };
    let names = text::widest(rows.iter().map(|(c, _)| c.id.as_str()), words).min(if narrow {
        130.0
    } else {
        220.0
    });
    let left = names + 36.0;
    let columns = if narrow { 1 } else { shown.len() };
    let panel = (width - left) / columns as f64;
    let (row, head) = (26.0, 30.0);
    let height = head + row * rows.len() as f64 + 26.0;
    let caption = format!(
        "ratio to {} (logarithmic; left is cheaper)",
        analysis.baseline
    );
    let total = height * if narrow { shown.len() as f64 } else { 1.0 };
    draw(width, total + Axis::foot(width, &caption), |canvas| {
        for (place, cost) in shown.iter().enumerate() {
            let (x0, y0) = if narrow {
                (left, height * place as f64)
            } else {
                (left + panel * place as f64, 0.0)
            };
            let values = rows
                .iter()
                .filter_map(|(_, c)| c[*cost].as_ref())
                .flat_map(|c| [c.low, c.high]);
            let room = text::width("0.00x", 12.0) + 14.0;
            let axis = Axis::ratios(values, x0 + 10.0, x0 + panel - room);
            let bottom = y0 + head + row * rows.len() as f64;
            canvas.heading(
                (x0 + 10.0, y0 + 14.0),
                COSTS[*cost],
                12.0,
                Anchor::Start,
                INK,
            )?;
            axis.horizontal(canvas, (y0 + head - 4.0, bottom), &plain, "")?;
            axis.unity(canvas, y0 + head - 4.0, bottom)?;
            for (i, (configuration, costs)) in rows.iter().enumerate() {
                let y = y0 + head + row * (i as f64 + 0.5);
                let (colour, marker) = (
                    style::series(configuration.style),
                    style::marker(configuration.style),
                );
                if narrow || place == 0 {
                    canvas.marker((10.0, y), marker, colour, None)?;
                    let name = text::fit(&configuration.id, words, left - 30.0);
                    canvas.text((22.0, y), &name, words, Anchor::Start, INK)?;
                }
                let Some(c) = &costs[*cost] else { continue };
                let hint = format!(
                    "{} · {}: {}",
                    configuration.id,
                    COSTS[*cost],
                    format::ratio(c.middle)
                );
                canvas.group(
                    Group {
                        hint: &hint,
                        ..Group::default()
                    },
                    || {
                        canvas.line((axis.at(c.low), y), (axis.at(c.high), y), colour, 2)?;
                        canvas.marker((axis.at(c.middle), y), marker, colour, None)?;
                        canvas.text(
                            (x0 + panel - 4.0, y),
                            &format::ratio(c.middle),
                            12.0,
                            Anchor::End,
                            INK,
                        )
                    },
                )?;
            }
        }
        canvas.caption((width / 2.0, total + 8.0), &caption)
    })
}
