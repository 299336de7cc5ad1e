//! P14: do findings carry over? One line a technique, from the one architecture to the other; ratios only, never seconds.

use std::collections::BTreeMap;

use super::axis::{Axis, plain};
use super::canvas::{Anchor, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Analysis, Comparison};
use crate::format;
use crate::schema::Role;
use crate::style::{self, Colour, INK, MUTED, Marker};

/// A technique with its speed-up on each machine.
struct Line {
    name: String,
    colour: Colour,
    marker: Marker,
    /// Speed-ups, in the order of machines.
    values: Vec<f64>,
}

impl Line {
    /// Which way it crosses 1 between the first and the last machine.
    fn turns(&self) -> bool {
        let side = |v: f64| {
            if (v.ln()).abs() < 0.01 {
                0
            } else if v > 1.0 {
                1
            } else {
                -1
            }
        };
        match (self.values.first(), self.values.last()) {
            (Some(a), Some(b)) => side(*a) * side(*b) < 0,
            _ => false,
        }
    }
}

/// The plots over campaigns of different machines, which must all be native: strategies, and families of an ablation.
/// None with fewer than two campaigns, or without a technique that all measured against the same reference.
pub fn slopes(campaigns: &[&Analysis]) -> Vec<Plot> {
    let Some(first) = campaigns.first().filter(|_| campaigns.len() > 1) else {
        return Vec::new();
    };
    let over = format!("speed-up over {}", first.baseline);
    let strategies = one(
        campaigns,
        strategies(campaigns, first),
        "p14-slope",
        "Strategies across machines",
        &over,
    );
    let families = one(
        campaigns,
        families(campaigns, first),
        "p14-families",
        "Families across machines",
        "speed-up that each family adds to all others",
    );
    strategies.into_iter().chain(families).collect()
}

fn strategies<'a>(campaigns: &[&'a Analysis], first: &'a Analysis) -> Vec<Line> {
    let own = first
        .columns()
        .filter(|c| c.id != first.baseline && c.role == Role::Strategy);
    own.filter_map(|configuration| {
        let of = |a: &'a Analysis| -> Option<&'a Comparison> {
            a.comparison(&configuration.id)
                .filter(|c| c.reference == first.baseline)
        };
        let values = campaigns.iter().map(|a| common_mean(campaigns, a, &of));
        Some(Line {
            name: configuration.id.clone(),
            colour: style::series(configuration.style),
            marker: style::marker(configuration.style),
            values: values.collect::<Option<_>>()?,
        })
    })
    .collect()
}

fn families<'a>(campaigns: &[&'a Analysis], first: &'a Analysis) -> Vec<Line> {
    let ablated = first.alternation.ablated.iter().enumerate();
    ablated
        .filter_map(|(index, ablated)| {
            let of = |a: &'a Analysis| -> Option<&'a Comparison> {
                a.alternation
                    .ablated
                    .iter()
                    .find(|b| b.what == ablated.what)?
                    .without
                    .as_ref()
            };
            // What the family gives: the reciprocal of what its absence gives.
            let values = campaigns
                .iter()
                .map(|a| Some(1.0 / common_mean(campaigns, a, &of)?));
            Some(Line {
                name: ablated.what.clone(),
                colour: style::series(index as u32),
                marker: style::marker(index as u32),
                values: values.collect::<Option<_>>()?,
            })
        })
        .collect()
}

fn one(
    campaigns: &[&Analysis],
    lines: Vec<Line>,
    id: &str,
    title: &str,
    meaning: &str,
) -> Option<Plot> {
    if lines.is_empty() {
        return None;
    }
    let machines: Vec<String> = campaigns.iter().map(|a| machine_name(a)).collect();
    let head = ["technique".to_string()]
        .into_iter()
        .chain(machines.iter().cloned());
    let mut table = Table::new(head.chain(["carries over".to_string()]));
    for line in &lines {
        let verdict = if line.turns() {
            "no: the other way round"
        } else {
            "yes"
        };
        let cells = line.values.iter().map(|v| format::ratio(*v));
        table.row(
            [line.name.clone()]
                .into_iter()
                .chain(cells)
                .chain([verdict.to_string()]),
        );
    }
    let plot = Plot::draw(id, title, |size| paint(&machines, &lines, meaning, size))?;
    Some(plot.explained(
        &format!("The {meaning} on each machine: {}.", machines.join(", ")),
        "Do findings carry over? One line a technique, its speed-up on each machine over the kernels that all of them ran. \
         A bold line is good on one machine and bad on another. Only ratios are compared, never seconds.",
        table,
    ))
}

/// What a machine is called on the axis.
fn machine_name(analysis: &Analysis) -> String {
    let machine = &analysis.campaign.machine;
    match machine.hostname.as_str() {
        "" => machine.arch.clone(),
        host => format!("{} ({host})", machine.arch),
    }
}

/// Mean speed-up over the kernels that every campaign has.
fn common_mean<'a>(
    campaigns: &[&'a Analysis],
    analysis: &'a Analysis,
    of: &dyn Fn(&'a Analysis) -> Option<&'a Comparison>,
) -> Option<f64> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for c in campaigns {
        for k in &of(c)?.kernels {
            *counts.entry(&k.kernel).or_default() += 1;
        }
    }
    let common = of(analysis)?
        .kernels
        .iter()
        .filter(|k| counts.get(k.kernel.as_str()) == Some(&campaigns.len()));
    let logs: Vec<f64> = common.map(|k| -k.verdict.log_ratio).collect();
    (!logs.is_empty()).then(|| (logs.iter().sum::<f64>() / logs.len() as f64).exp())
}

fn paint(machines: &[String], lines: &[Line], meaning: &str, size: Size) -> Option<String> {
    let (narrow, width) = (size.narrow(), size.width());
    let words = if narrow { 11.0 } else { 13.0 };
    let label = |l: &Line, v: f64| format!("{} {}", l.name, format::ratio(v));
    let last = lines
        .iter()
        .map(|l| label(l, *l.values.last().unwrap_or(&1.0)))
        .collect::<Vec<_>>();
    let right_room = text::widest(last.iter().map(String::as_str), words).min(if narrow {
        150.0
    } else {
        280.0
    }) + 18.0;
    let left_room = 58.0;
    let (left, right) = (left_room, width - right_room);
    let top = 44.0;
    let bottom = top + (22.0 * lines.len() as f64).clamp(220.0, 520.0);
    let all = lines.iter().flat_map(|l| l.values.iter().copied());
    let y = Axis::ratios(all, bottom, top);
    let caption = format!("upwards: {meaning} (logarithmic)");
    let x = |i: usize| left + (right - left) * i as f64 / (machines.len() - 1) as f64;
    draw(width, bottom + Axis::foot(width, &caption), |canvas| {
        y.vertical(canvas, (left, right), &|v| format!("{}x", plain(v)))?;
        for (i, machine) in machines.iter().enumerate() {
            canvas.line((x(i), top - 8.0), (x(i), bottom), MUTED, 1)?;
            let (anchor, at) = match i {
                0 => (Anchor::Start, x(i) - 30.0),
                i if i + 1 == machines.len() => {
                    (Anchor::End, (x(i) + right_room * 0.6).min(width - 4.0))
                }
                _ => (Anchor::Middle, x(i)),
            };
            let room = (right - left) / (machines.len() - 1) as f64;
            let name = text::fit(machine, words, room.max(80.0));
            canvas.heading((at, 16.0), &name, words, anchor, INK)?;
        }
        canvas.line((left, y.at(1.0)), (right, y.at(1.0)), INK, 1)?;
        // Labels at the right keep their order but never overlap.
        let mut places: Vec<(usize, f64)> = lines
            .iter()
            .enumerate()
            .map(|(i, l)| (i, y.at(*l.values.last().unwrap_or(&1.0))))
            .collect();
        places.sort_by(|a, b| a.1.total_cmp(&b.1));
        let step = words + 4.0;
        for i in 1..places.len() {
            places[i].1 = places[i].1.max(places[i - 1].1 + step);
        }
        let mut limit = bottom + 4.0;
        for place in places.iter_mut().rev() {
            place.1 = place.1.min(limit);
            limit = place.1 - step;
        }
        for (i, label_y) in places {
            let line = &lines[i];
            let points: Vec<(f64, f64)> = line
                .values
                .iter()
                .enumerate()
                .map(|(i, v)| (x(i), y.at(*v)))
                .collect();
            let values: Vec<String> = line.values.iter().map(|v| format::ratio(*v)).collect();
            let hint = format!("{}: {}", line.name, values.join(" → "));
            canvas.group(
                Group {
                    hint: &hint,
                    ..Group::default()
                },
                || {
                    canvas.path(&points, line.colour, if line.turns() { 5 } else { 2 })?;
                    for point in &points {
                        canvas.marker(*point, line.marker, line.colour, None)?;
                    }
                    let end = points[points.len() - 1];
                    canvas.line((end.0 + 6.0, end.1), (right + 14.0, label_y), MUTED, 1)?;
                    let words_fit = text::fit(&last[i], words, right_room - 16.0);
                    canvas.text(
                        (right + 16.0, label_y),
                        &words_fit,
                        words,
                        Anchor::Start,
                        INK,
                    )
                },
            )?;
        }
        canvas.caption((width / 2.0, bottom + 22.0), &caption)
    })
}
