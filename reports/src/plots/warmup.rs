//! P10: how long until a configuration is warm. A panel for each: time over steady state by iteration, one light
//! line a process and their median in bold, and below it the events of the VM in each iteration.

use super::axis::{Axis, plain, short};
use super::canvas::{Anchor, Canvas, Drawn, draw};
use super::svg::Group;
use super::{Plot, Size, Table, anchor, text};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Configuration, PairRecord, Record, State, Which};
use crate::stats::median;
use crate::style::{self, FAINT, INK, MUTED};

/// One process: times of its iterations, and events in them.
struct Curve {
    times: Vec<f64>,
    events: Vec<u64>,
}

struct Panel<'a> {
    configuration: &'a Configuration,
    /// Times over the median of each process's last iterations.
    lines: Vec<Vec<f64>>,
    middle: Vec<f64>,
    /// Median events of each iteration.
    events: Vec<f64>,
}

/// The plot of a kernel; none where no process has more than one iteration before its values.
pub fn warmup(analysis: &Analysis, kernel: &str) -> Option<Plot> {
    let panels: Vec<Panel> = analysis
        .columns()
        .filter_map(|c| panel(analysis, kernel, c))
        .collect();
    if panels.is_empty() {
        return None;
    }
    let mut table = Table::new([
        "configuration",
        "processes",
        "first iteration",
        "warm after",
        "events in all",
        "events at the end",
    ]);
    for p in &panels {
        let warm = p
            .middle
            .iter()
            .rposition(|r| *r > 1.05)
            .map_or(0, |i| i + 1);
        table.row([
            p.configuration.id.clone(),
            p.lines.len().to_string(),
            format::ratio(p.middle[0]),
            format!("{warm} iterations"),
            if p.events.is_empty() {
                "not counted".into()
            } else {
                short(p.events.iter().sum())
            },
            p.events.last().map_or(String::new(), |e| short(*e)),
        ]);
    }
    let title = format!("Warm-up: {kernel}");
    let plot = Plot::draw(&format!("p10-warmup-{}", anchor(kernel)), &title, |size| {
        paint(&panels, size)
    })?;
    Some(plot.explained(
        &format!("{kernel}: time of each iteration over the steady state, by configuration."),
        "How long until steady? Iterations from left to right (logarithmic), time over the median of the process's last \
         iterations upwards; light lines are processes, the bold one is their median; each panel has its own scale. Bars below: events of the VM \
         (specializations, failed attempts, de-specializations) in each iteration.",
        table,
    ))
}

fn panel<'a>(
    analysis: &Analysis,
    kernel: &str,
    configuration: &'a Configuration,
) -> Option<Panel<'a>> {
    let mut curves: Vec<Curve> = analysis
        .measured_records(kernel, &configuration.id)
        .map(of_record)
        .collect();
    if curves.is_empty() {
        curves = of_pairs(analysis, kernel, &configuration.id);
    }
    curves.retain(|c| c.times.len() >= 2);
    let longest = curves.iter().map(|c| c.times.len()).max()?;
    let lines: Vec<Vec<f64>> = curves
        .iter()
        .map(|c| {
            let steady = median(&c.times[c.times.len() - (c.times.len() / 2).max(1)..]);
            c.times.iter().map(|t| t / steady).collect()
        })
        .collect();
    let column = |i: usize| {
        median(
            &lines
                .iter()
                .filter_map(|l| l.get(i).copied())
                .collect::<Vec<_>>(),
        )
    };
    let middle = (0..longest).map(column).collect();
    let counted = curves.iter().map(|c| c.events.len()).max().unwrap_or(0);
    let events = (0..counted)
        .map(|i| {
            median(
                &curves
                    .iter()
                    .filter_map(|c| c.events.get(i).map(|e| *e as f64))
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    Some(Panel {
        configuration,
        lines,
        middle,
        events,
    })
}

fn of_record(record: &Record) -> Curve {
    let times = record.warmups_ns.iter().chain(&record.values_ns);
    Curve {
        times: times.map(|ns| (*ns).max(1) as f64).collect(),
        events: record.events.clone(),
    }
}

/// Warm-ups of alternating processes.
fn of_pairs(analysis: &Analysis, kernel: &str, configuration: &str) -> Vec<Curve> {
    let side = |r: &PairRecord| -> Option<Which> {
        let pair = analysis.campaign.pair(&r.pair)?;
        let is = |s: &crate::schema::Side| s.kernel == kernel && s.configuration == configuration;
        if is(&pair.a) {
            Some(Which::A)
        } else {
            is(&pair.b).then_some(Which::B)
        }
    };
    let good = analysis
        .source
        .pairs
        .iter()
        .filter(|r| r.state == State::Ok);
    good.filter_map(|r| {
        let warmup = match side(r)? {
            Which::A => &r.warmup_a,
            Which::B => &r.warmup_b,
        };
        Some(Curve {
            times: warmup
                .values_ns
                .iter()
                .map(|ns| (*ns).max(1) as f64)
                .collect(),
            events: warmup.events.clone(),
        })
    })
    .collect()
}

fn paint(panels: &[Panel], size: Size) -> Option<String> {
    let columns = panels.len().min(if size.narrow() { 2 } else { 3 });
    let width = size.width() / columns as f64;
    let height = 196.0;
    let rows = panels.len().div_ceil(columns);
    let longest = panels.iter().map(|p| p.middle.len()).max()?;
    let caption = "iteration (logarithmic); time over the steady state above, events below";
    draw(size.width(), height * rows as f64 + 44.0, |canvas| {
        for (i, p) in panels.iter().enumerate() {
            let origin = (width * (i % columns) as f64, height * (i / columns) as f64);
            one(canvas, p, origin, width, longest)?;
        }
        canvas.caption((size.width() / 2.0, height * rows as f64 + 12.0), caption)
    })
}

fn one(canvas: &Canvas<'_>, p: &Panel, (x0, y0): (f64, f64), width: f64, longest: usize) -> Drawn {
    let (left, right) = (x0 + 50.0, x0 + width - 14.0);
    let (top, bottom) = (y0 + 30.0, y0 + 118.0);
    let (events_top, events_bottom) = (y0 + 130.0, y0 + 162.0);
    let x = Axis::logarithmic(0.85, longest as f64 + 0.4, left, right);
    // Each panel has its own scale: one slow starter would flatten all the others.
    let low = p.middle.iter().copied().fold(0.96, f64::min) * 0.98;
    let high = p.middle.iter().copied().fold(1.15, f64::max) * 1.04;
    let y = Axis::logarithmic(low, high, bottom, top);
    let colour = style::series(p.configuration.style);
    canvas.marker(
        (x0 + 12.0, y0 + 14.0),
        style::marker(p.configuration.style),
        colour,
        None,
    )?;
    let name = text::fit(&p.configuration.id, 13.0, width - 34.0);
    canvas.text((x0 + 24.0, y0 + 14.0), &name, 13.0, Anchor::Start, INK)?;
    y.vertical(canvas, (left, right), &|v| format!("{}x", plain(v)))?;
    x.horizontal(canvas, (events_bottom, events_bottom), &plain, "")?;
    let points = |line: &[f64]| -> Vec<(f64, f64)> {
        line.iter()
            .enumerate()
            .map(|(i, r)| (x.at(i as f64 + 1.0), y.at(*r)))
            .collect()
    };
    for line in &p.lines {
        canvas.path(&points(line), FAINT, 1)?;
    }
    let steps: Vec<String> = p.middle.iter().take(8).map(|r| format::ratio(*r)).collect();
    let hint = format!("{}: {}", p.configuration.id, steps.join(", "));
    canvas.group(
        Group {
            hint: &hint,
            ..Group::default()
        },
        || canvas.path(&points(&p.middle), colour, 3),
    )?;
    canvas.line((left, events_bottom), (right, events_bottom), MUTED, 1)?;
    if p.events.is_empty() {
        let words = "counts no events";
        return canvas.text(
            ((left + right) / 2.0, (events_top + events_bottom) / 2.0),
            words,
            12.0,
            Anchor::Middle,
            MUTED,
        );
    }
    let most = p.events.iter().copied().fold(1.0, f64::max);
    canvas.text(
        (left - 6.0, events_top + 4.0),
        &short(most),
        11.0,
        Anchor::End,
        MUTED,
    )?;
    for (i, events) in p.events.iter().enumerate() {
        let centre = x.at(i as f64 + 1.0);
        let half = ((x.at(i as f64 + 1.5) - centre) * 0.7).clamp(1.0, 9.0);
        let up = events_bottom - (events / most) * (events_bottom - events_top);
        if *events > 0.0 {
            let hint = format!("iteration {}: {} events", i + 1, short(*events));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    canvas.rect(
                        (centre - half, up.min(events_bottom - 1.0)),
                        (centre + half, events_bottom),
                        colour,
                    )
                },
            )?;
        }
    }
    Ok(())
}
