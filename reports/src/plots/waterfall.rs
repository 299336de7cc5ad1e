//! P5: from nothing to everything in steps, in one order of them, beside what each step is worth on average over orders.

use super::axis::{Axis, plain};
use super::canvas::{Anchor, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Analysis, Step};
use crate::format;
use crate::style::{FAINT, INK, MUTED, SERIES};

struct Row<'a> {
    what: &'a str,
    before: f64,
    after: f64,
    average: Option<f64>,
}

/// The plot of the first permutation; none without permutations.
pub fn waterfall(analysis: &Analysis) -> Option<Plot> {
    let order: &Vec<Step> = analysis
        .alternation
        .permutations
        .first()
        .filter(|p| !p.is_empty())?;
    let shares = analysis.alternation.shares();
    let orders = analysis.alternation.permutations.len();
    let mut log = 0.0;
    let mut rows = Vec::new();
    let mut table = Table::new([
        "step",
        "speed-up of this step",
        "speed-up so far",
        "average over orders",
    ]);
    for step in order {
        let before = log;
        log -= step.effect.geomean?.log_ratio;
        let average = shares.get(step.what.as_str()).map(|s| -s);
        table.row([
            step.what.clone(),
            format::ratio((log - before).exp()),
            format::ratio(log.exp()),
            average.map_or(String::new(), |a| format::ratio(a.exp())),
        ]);
        rows.push(Row {
            what: &step.what,
            before: before.exp(),
            after: log.exp(),
            average: average.map(f64::exp),
        });
    }
    let plot = Plot::draw("p5-waterfall", "From none to all, step by step", |size| {
        paint(&rows, orders, size)
    })?;
    Some(plot.explained(
        &format!("Speed-up after each step of one order, from none to all: {} in the end.", format::ratio(log.exp())),
        &format!(
            "How do we get from none to all? Each bar is what one step adds in <b>this order</b>: another order gives other bars. \
             The small diamond is where the bar would end with the step's average over {orders} sampled order{}.",
            if orders == 1 { "" } else { "s (Shapley's value)" }
        ),
        table,
    ))
}

fn paint(rows: &[Row], orders: usize, size: Size) -> Option<String> {
    let (narrow, width) = (size.narrow(), size.width());
    let names = text::widest(rows.iter().map(|r| r.what).chain(["all together"]), 13.0);
    let left = if narrow { 6.0 } else { names.min(220.0) + 16.0 };
    let right = width - 76.0;
    let row = if narrow { 40.0 } else { 26.0 };
    let top = 10.0;
    let bottom = top + row * (rows.len() as f64 + 1.0) + 4.0;
    let last = rows.last()?.after;
    let axis = Axis::ratios(
        rows.iter()
            .flat_map(|r| [r.before, r.after, r.before * r.average.unwrap_or(1.0)]),
        left,
        right,
    );
    let caption = "speed-up over none (logarithmic); the order decides which step gets what";
    draw(width, bottom + Axis::foot(width, caption), |canvas| {
        axis.horizontal(canvas, (top, bottom), &plain, caption)?;
        axis.unity(canvas, top, bottom)?;
        let total = Row {
            what: "all together",
            before: 1.0,
            after: last,
            average: None,
        };
        for (i, r) in rows.iter().chain([&total]).enumerate() {
            let centre = top + row * (i as f64 + 0.5);
            let (words, y) = if narrow {
                (centre - 10.0, centre + 7.0)
            } else {
                (centre, centre)
            };
            let colour = match r {
                _ if i == rows.len() => SERIES[0],
                r if r.after >= r.before => SERIES[4],
                _ => SERIES[3],
            };
            let factor = format::ratio(r.after / r.before);
            let hint = format!("{}: {factor}, {} so far", r.what, format::ratio(r.after));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    if narrow {
                        canvas.text((left, words), r.what, 13.0, Anchor::Start, INK)?;
                    } else {
                        let name = text::fit(r.what, 13.0, left - 14.0);
                        canvas.text((left - 10.0, words), &name, 13.0, Anchor::End, INK)?;
                    }
                    let (from, to) = (axis.at(r.before), axis.at(r.after));
                    canvas.rect(
                        (from.min(to), y - 8.0),
                        (from.max(to).max(from.min(to) + 2.0), y + 8.0),
                        colour,
                    )?;
                    if i + 1 < rows.len() {
                        canvas.line((to, y + 8.0), (to, y + row - 8.0), MUTED, 1)?;
                    }
                    if let Some(average) = r.average.filter(|_| orders > 1) {
                        let x = axis.at(r.before * average);
                        canvas.marker((x, y), crate::style::Marker::Diamond, INK, Some(FAINT))?;
                    }
                    canvas.text((width - 4.0, y), &factor, 13.0, Anchor::End, INK)
                },
            )?;
        }
        Ok(())
    })
}
