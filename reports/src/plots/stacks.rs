//! P6, P7, P8: how often specialization hits, why it fails, and what kernels execute.

use super::canvas::{Anchor, draw, legend_height};
use super::stacked::{Bar, Stack};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Analysis, CLASSES, FamilyTotals};
use crate::format;
use crate::style::{Colour, FAINT, INK, MUTED, SERIES};

/// P6: hit, miss, deferred, generic, for each family.
pub fn specialization(analysis: &Analysis) -> Option<Plot> {
    let configuration = analysis.counted.specializing()?;
    let families = analysis.counted.families(configuration);
    let part = |n: u64, f: &FamilyTotals| n as f64 / f.executions() as f64;
    let shares = |f: &FamilyTotals| [f.hits, f.misses, f.deferred, f.generic].map(|n| part(n, f));
    let mut table = Table::new([
        "family",
        "executions",
        "hit",
        "miss",
        "deferred",
        "generic",
        "exposure",
    ]);
    for f in &families {
        let mut row = vec![f.name.clone(), format::grouped(f.executions())];
        row.extend(shares(f).map(format::share));
        row.push(
            analysis
                .counted
                .exposure(&f.name)
                .map_or(String::new(), format::share),
        );
        table.row(row);
    }
    let names = [
        "hit",
        "miss",
        "deferred (back-off)",
        "never attempted, or an attempt",
    ];
    let colours = [SERIES[0], SERIES[3], SERIES[1], FAINT];
    let stack = Stack {
        parts: names
            .iter()
            .zip(colours)
            .map(|(n, c)| (n.to_string(), c, None))
            .collect(),
        bars: families
            .iter()
            .map(|f| Bar {
                name: &f.name,
                kernel: false,
                shares: shares(f).to_vec(),
                whole: f.executions() as f64,
            })
            .collect(),
        caption: format!(
            "share of a family's executions under {configuration}, all counted kernels together"
        ),
        wholes: "executions",
    };
    let plot = Plot::draw("p6-specialization", "Specialization by family", |size| {
        stack.draw(size)
    })?;
    Some(plot.explained(
        &format!("For each family of {configuration}: the shares of executions that hit, missed, were deferred or stayed generic."),
        "How often does specialization hit, miss, stay generic? Each row is one family's executions; the short bar beside it \
         is their number on a logarithmic scale.",
        table,
    ))
}

/// Kinds that get a part of their own.
const KINDS: usize = 5;

/// P7: the commonest kinds of failed attempts, for each family.
pub fn failure_kinds(analysis: &Analysis) -> Option<Plot> {
    let configuration = analysis.counted.specializing()?;
    let mut families = analysis.counted.families(configuration);
    let failed = |f: &FamilyTotals| f.failures.values().sum::<u64>();
    families.retain(|f| failed(f) > 0);
    if families.is_empty() {
        return None;
    }
    families.sort_by_key(|f| std::cmp::Reverse(failed(f)));
    let mut table = Table::new(["family", "kind of failure", "attempts", "share"]);
    let rows: Vec<(&FamilyTotals, Vec<(String, f64)>)> = families
        .iter()
        .map(|f| {
            let total = failed(f).max(1) as f64;
            let mut kinds: Vec<(&String, u64)> = f.failures.iter().map(|(k, n)| (k, *n)).collect();
            kinds.sort_by_key(|(kind, n)| (std::cmp::Reverse(*n), kind.as_str()));
            for (kind, n) in &kinds {
                let share = format::share(*n as f64 / total);
                table.row([f.name.clone(), kind.to_string(), format::grouped(*n), share]);
            }
            let mut parts: Vec<(String, f64)> = kinds
                .iter()
                .take(KINDS)
                .map(|(k, n)| (k.to_string(), *n as f64 / total))
                .collect();
            let rest = kinds.len().saturating_sub(KINDS);
            if rest > 0 {
                let share = kinds[KINDS..].iter().map(|(_, n)| *n as f64 / total).sum();
                parts.push((format!("{rest} more"), share));
            }
            (f, parts)
        })
        .collect();
    let plot = Plot::draw("p7-failures", "Kinds of failed attempts", |size| {
        failures(&rows, size)
    })?;
    Some(plot.explained(
        &format!("For each family of {configuration}: the kinds of failed attempts to specialize, the five commonest apart."),
        "Why does it not specialize? One bar a family, its failed attempts by kind, the five commonest apart. The table has \
         all kinds; <code>gearbox trace</code> names the places in a program.",
        table,
    ))
}

fn failures(rows: &[(&FamilyTotals, Vec<(String, f64)>)], size: Size) -> Option<String> {
    let colours: [Colour; KINDS + 1] =
        [SERIES[0], SERIES[1], SERIES[2], SERIES[3], SERIES[4], FAINT];
    let width = size.width();
    let legend = |parts: &[(String, f64)]| -> Vec<_> {
        let named = parts.iter().zip(colours);
        named
            .map(|((kind, share), c)| (format!("{kind} {}", format::share(*share)), c, None))
            .collect()
    };
    let left = 6.0;
    let heights: Vec<f64> = rows
        .iter()
        .map(|(_, p)| 52.0 + legend_height(width, left, &legend(p)))
        .collect();
    draw(width, heights.iter().sum::<f64>() + 4.0, |canvas| {
        let mut y = 0.0;
        for ((family, parts), height) in rows.iter().zip(&heights) {
            let failed: u64 = family.failures.values().sum();
            let right = width - 4.0;
            canvas.text((left, y + 12.0), &family.name, 13.0, Anchor::Start, INK)?;
            let count = format!(
                "{} failed, {} succeeded",
                format::grouped(failed),
                format::grouped(family.successes)
            );
            canvas.text(
                (right, y + 12.0),
                &text::fit(&count, 12.0, width * 0.62),
                12.0,
                Anchor::End,
                MUTED,
            )?;
            let mut x = left;
            for ((kind, share), colour) in parts.iter().zip(colours) {
                let to = x + share * (right - left);
                let hint = format!("{} · {kind}: {}", family.name, format::share(*share));
                canvas.group(
                    Group {
                        hint: &hint,
                        ..Group::default()
                    },
                    || {
                        let gap = if to - x > 3.0 { 1.0 } else { 0.0 };
                        canvas.rect((x, y + 22.0), (to - gap, y + 34.0), colour)
                    },
                )?;
                x = to;
            }
            canvas.legend((left, y + 46.0), &legend(parts))?;
            y += height;
        }
        Ok(())
    })
}

/// P8: what each kernel executes, by class.
pub fn instruction_mix(analysis: &Analysis) -> Option<Plot> {
    let configuration = analysis.counted.plainest()?;
    let mut rows: Vec<(&str, Vec<f64>, f64)> = analysis
        .campaign
        .kernels
        .iter()
        .filter_map(|kernel| {
            let (_, counts) = analysis
                .counted
                .kernels(configuration)
                .find(|(k, _)| *k == kernel.name)?;
            let total = analysis
                .counted
                .vm_instructions(&kernel.name, configuration)?;
            Some((kernel.name.as_str(), counts.mix().to_vec(), total))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    // Kernels of a kind stand together, as in the heat map.
    let kind = |name: &str| analysis.campaign.kernel(name).map(|k| k.kind.clone());
    rows.sort_by_key(|(name, ..)| (kind(name), name.to_string()));
    let mut table = Table::new(
        ["kernel", "instructions"]
            .into_iter()
            .chain(CLASSES.map(|c| c.0)),
    );
    for (name, shares, total) in &rows {
        let head = [name.to_string(), format::grouped(*total as u64)];
        table.row(
            head.into_iter()
                .chain(shares.iter().map(|s| format::share(*s))),
        );
    }
    let colours = [
        FAINT, SERIES[4], SERIES[0], SERIES[2], SERIES[1], SERIES[3], SERIES[5], SERIES[6], MUTED,
    ];
    let stack = Stack {
        parts: CLASSES
            .iter()
            .zip(colours)
            .map(|((n, _), c)| (n.to_string(), c, None))
            .collect(),
        bars: rows
            .iter()
            .map(|(name, shares, total)| Bar {
                name,
                kernel: true,
                shares: shares.clone(),
                whole: *total,
            })
            .collect(),
        caption: format!(
            "share of the instructions that {configuration} executes in one call of run"
        ),
        wholes: "instructions",
    };
    let plot = Plot::draw("p8-mix", "Instruction mix by kernel", |size| {
        stack.draw(size)
    })?;
    Some(plot.explained(
        &format!("For each kernel: shares of nine classes of instructions under {configuration}."),
        "What does this kernel execute? Classes of bytecode instructions by number of executions, not by time; kernels of a \
         kind stand together.",
        table,
    ))
}
