//! P3: where techniques help. Kernels × configurations, coloured by the logarithm of the speed-up,
//! rows grouped by kind; hatched where the comparison did not resolve.

use super::canvas::{Anchor, Canvas, Drawn, draw};
use super::svg::Group;
use super::{Plot, Size, Table, text};
use crate::analysis::{Analysis, Cell};
use crate::format;
use crate::schema::{Configuration, Kernel};
use crate::stats::VerdictKind;
use crate::style::{DIVERGING, GRID, INK, MUTED, ON_DIVERGING, diverging_class};
use crate::tables::{cell_text, speedup_text, verdict_text};

/// The plot; none without a second configuration.
pub fn heatmap(analysis: &Analysis) -> Option<Plot> {
    let columns: Vec<&Configuration> = analysis
        .columns()
        .filter(|c| c.id != analysis.baseline)
        .collect();
    if columns.is_empty() || analysis.campaign.kernels.is_empty() {
        return None;
    }
    let mut kernels: Vec<&Kernel> = analysis.campaign.kernels.iter().collect();
    kernels.sort_by(|a, b| (&a.kind, &a.name).cmp(&(&b.kind, &b.name)));
    let names: Vec<&str> = columns.iter().map(|c| c.id.as_str()).collect();
    let mut table = Table::new(["kernel", "kind"].iter().chain(&names));
    for kernel in &kernels {
        let cells = columns
            .iter()
            .map(|c| match analysis.result(&kernel.name, &c.id) {
                Some(r) => speedup_text(&r.verdict),
                None => cell_text(analysis.cell(&kernel.name, &c.id)),
            });
        let names = [kernel.name.clone(), kernel.kind.clone()];
        table.row(names.into_iter().chain(cells));
    }
    let plot = Plot::draw("p3-heatmap", "Kernels × configurations", |size| {
        paint(analysis, &kernels, &columns, size)
    })?;
    Some(plot.explained(
        &format!(
            "Speed-up over {} for {} kernels (rows, grouped by kind) and {} configurations (columns): {}.",
            analysis.baseline,
            kernels.len(),
            columns.len(),
            names.join(", "),
        ),
        "Where does it help? Blue is faster than the reference, orange slower; hatched cells are not resolved. In the table, \
         = is the same and ? not resolved.",
        table,
    ))
}

fn paint(
    analysis: &Analysis,
    kernels: &[&Kernel],
    columns: &[&Configuration],
    size: Size,
) -> Option<String> {
    let narrow = size.narrow();
    let words = if narrow { 12.0 } else { 13.0 };
    let names = text::widest(kernels.iter().map(|k| k.name.as_str()), words).min(if narrow {
        112.0
    } else {
        220.0
    });
    let kinds = if narrow {
        0.0
    } else {
        text::widest(kernels.iter().map(|k| k.kind.as_str()), 12.0) + 16.0
    };
    let left = names + kinds + 12.0;
    let titles = text::widest(columns.iter().map(|c| c.id.as_str()), words);
    let count = columns.len() as f64;
    let least: f64 = if narrow { 40.0 } else { 52.0 };
    let cell = ((size.width() - left - 4.0) / count).clamp(least, (titles + 20.0).max(110.0));
    // Titles that are wider than their column run upwards.
    let upright = titles + 8.0 > cell;
    let titles = titles.min(190.0);
    let top = if upright { titles + 14.0 } else { 34.0 };
    let row = 26.0;
    let bottom = top + row * kernels.len() as f64;
    let width = (left + cell * count + 4.0).max(size.width().min(620.0));
    let foot = if narrow { 60.0 } else { 48.0 };
    draw(width, bottom + foot, |canvas| {
        for (j, column) in columns.iter().enumerate() {
            let x = left + cell * (j as f64 + 0.5);
            let title = text::fit(&column.id, words, titles + 1.0);
            if upright {
                canvas.upright((x, top - 8.0), &title, words, INK)?;
            } else {
                canvas.text((x, top - 16.0), &title, words, Anchor::Middle, INK)?;
            }
        }
        for (i, kernel) in kernels.iter().enumerate() {
            let y = top + row * i as f64;
            if i == 0 || kernels[i - 1].kind != kernel.kind {
                if !narrow {
                    canvas.text(
                        (4.0, y + row / 2.0),
                        &kernel.kind,
                        12.0,
                        Anchor::Start,
                        MUTED,
                    )?;
                }
                canvas.line((0.0, y), (left - 4.0, y), GRID, 1)?;
            }
            let name = text::fit(&kernel.name, words, names + 1.0);
            let group = Group {
                kernel: &kernel.name,
                ..Group::default()
            };
            canvas.group(group, || {
                canvas.text((left - 8.0, y + row / 2.0), &name, words, Anchor::End, INK)
            })?;
            for (j, column) in columns.iter().enumerate() {
                let x = left + cell * j as f64;
                one_cell(
                    canvas,
                    analysis,
                    kernel,
                    column,
                    (x + 1.0, y + 1.0),
                    (x + cell - 1.0, y + row - 1.0),
                )?;
            }
        }
        legend(canvas, bottom, narrow)
    })
}

fn one_cell(
    canvas: &Canvas<'_>,
    analysis: &Analysis,
    kernel: &Kernel,
    column: &Configuration,
    from: (f64, f64),
    to: (f64, f64),
) -> Drawn {
    let centre = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let Some(result) = analysis.result(&kernel.name, &column.id) else {
        let words = match analysis.cell(&kernel.name, &column.id) {
            // The baseline has no value here.
            Cell::Measured(_) => "–".to_string(),
            other => cell_text(other),
        };
        let hint = format!("{} · {}: {words}", kernel.name, column.id);
        let group = Group {
            kernel: &kernel.name,
            class: "",
            hint: &hint,
        };
        return canvas.group(group, || {
            canvas.hatch(from, to, GRID)?;
            let words = text::fit(&words, 11.0, to.0 - from.0);
            canvas.text(centre, &words, 11.0, Anchor::Middle, MUTED)
        });
    };
    let verdict = &result.verdict;
    let speedup = (-verdict.log_ratio).exp();
    let class = match verdict.kind {
        VerdictKind::Same => 4,
        _ => diverging_class(speedup),
    };
    let hint = verdict_text(verdict, analysis.campaign.plan.delta);
    let hint = format!("{} · {}: {hint}", kernel.name, column.id);
    let word = if verdict.kind == VerdictKind::Same {
        "same"
    } else {
        ""
    };
    let group = Group {
        kernel: &kernel.name,
        class: word,
        hint: &hint,
    };
    canvas.group(group, || {
        canvas.rect(from, to, DIVERGING[class])?;
        let number = format::ratio(speedup);
        let small = to.0 - from.0 < 50.0;
        let number = if small {
            number.trim_end_matches('x').to_string()
        } else {
            number
        };
        let words = if small { 12.0 } else { 13.0 };
        if verdict.kind == VerdictKind::NotResolved {
            // Hatch the sides only: the number in the middle stays readable.
            let side = ((to.0 - from.0 - text::width(&number, words)) / 2.0 - 3.0).max(4.0);
            canvas.hatch(from, (from.0 + side, to.1), ON_DIVERGING[class])?;
            canvas.hatch((to.0 - side, from.1), to, ON_DIVERGING[class])?;
        }
        canvas.text(centre, &number, words, Anchor::Middle, ON_DIVERGING[class])
    })
}

fn legend(canvas: &Canvas<'_>, bottom: f64, narrow: bool) -> Drawn {
    let labels = [
        "<0.33", "0.33", "0.57", "0.81", "same", "1.04", "1.23", "1.74", ">3.0",
    ];
    let wide = if narrow { 38.0 } else { 50.0 };
    for (class, words) in labels.iter().enumerate() {
        let x = 8.0 + wide * class as f64;
        canvas.rect(
            (x, bottom + 14.0),
            (x + wide - 2.0, bottom + 32.0),
            DIVERGING[class],
        )?;
        let centre = (x + wide / 2.0 - 1.0, bottom + 23.0);
        canvas.text(centre, words, 11.0, Anchor::Middle, ON_DIVERGING[class])?;
    }
    let (x, y) = if narrow {
        (8.0, bottom + 38.0)
    } else {
        (8.0 + wide * labels.len() as f64 + 6.0, bottom + 14.0)
    };
    canvas.hatch((x, y), (x + 28.0, y + 18.0), MUTED)?;
    canvas.text(
        (x + 34.0, y + 9.0),
        "not resolved",
        12.0,
        Anchor::Start,
        MUTED,
    )
}
