//! P3: where techniques help. Kernels × configurations, coloured by the logarithm of the speed-up,
//! rows grouped by kind; hatched where the comparison did not resolve.

use super::Plot;
use super::canvas::{Anchor, draw};
use crate::analysis::{Analysis, Cell};
use crate::format;
use crate::schema::Kernel;
use crate::stats::VerdictKind;
use crate::style::{DIVERGING, GRID, INK, MUTED, ON_DIVERGING, diverging_class};
use crate::tables::cell_text;

/// The plot; none without a second configuration.
pub fn heatmap(analysis: &Analysis) -> Option<Plot> {
    let columns: Vec<_> = analysis
        .columns()
        .filter(|c| c.id != analysis.baseline)
        .collect();
    if columns.is_empty() || analysis.campaign.kernels.is_empty() {
        return None;
    }
    let mut kernels: Vec<&Kernel> = analysis.campaign.kernels.iter().collect();
    kernels.sort_by(|a, b| (&a.kind, &a.name).cmp(&(&b.kind, &b.name)));
    let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(6) as f64;
    let name_width = longest(&mut kernels.iter().map(|k| k.name.chars().count())) * 7.6 + 12.0;
    let kind_width = longest(&mut kernels.iter().map(|k| k.kind.chars().count())) * 6.6 + 16.0;
    let left = name_width + kind_width;
    let wanted = longest(&mut columns.iter().map(|c| c.id.chars().count())) * 7.6 + 20.0;
    let cell_width = ((880.0 - left) / columns.len() as f64).clamp(64.0, wanted.max(110.0));
    let (row, top) = (26.0, 34.0);
    let bottom = top + row * kernels.len() as f64;
    let width = (left + cell_width * columns.len() as f64 + 20.0).max(620.0);
    let svg = draw(width as i32, bottom as i32 + 48, |canvas| {
        for (j, column) in columns.iter().enumerate() {
            let x = left + cell_width * (j as f64 + 0.5);
            canvas.text((x, top - 16.0), &column.id, 13, Anchor::Middle, INK)?;
        }
        for (i, kernel) in kernels.iter().enumerate() {
            let y = top + row * i as f64;
            if i == 0 || kernels[i - 1].kind != kernel.kind {
                canvas.text((4.0, y + row / 2.0), &kernel.kind, 12, Anchor::Start, MUTED)?;
                canvas.line((0.0, y - 1.0), (left - 4.0, y - 1.0), GRID, 1)?;
            }
            canvas.text(
                (left - 8.0, y + row / 2.0),
                &kernel.name,
                13,
                Anchor::End,
                INK,
            )?;
            for (j, column) in columns.iter().enumerate() {
                let x = left + cell_width * j as f64;
                let result = analysis
                    .comparison(&column.id)
                    .and_then(|c| c.kernel(&kernel.name));
                let (from, to) = ((x + 1.0, y + 1.0), (x + cell_width - 1.0, y + row - 1.0));
                let centre = (x + cell_width / 2.0, y + row / 2.0);
                let Some(result) = result else {
                    canvas.hatch(from, to, GRID)?;
                    let text = match analysis.cell(&kernel.name, &column.id) {
                        // The baseline has no value here.
                        Cell::Measured(_) => "–".to_string(),
                        other => cell_text(other),
                    };
                    canvas.text(centre, &text, 12, Anchor::Middle, MUTED)?;
                    continue;
                };
                let speedup = (-result.verdict.log_ratio).exp();
                let class = match result.verdict.kind {
                    VerdictKind::Same => 4,
                    _ => diverging_class(speedup),
                };
                canvas.rect(from, to, DIVERGING[class])?;
                if result.verdict.kind == VerdictKind::NotResolved {
                    // Hatch the sides only: the number in the middle stays readable.
                    let side = ((cell_width - 62.0) / 2.0).max(6.0);
                    canvas.hatch(from, (from.0 + side, to.1), ON_DIVERGING[class])?;
                    canvas.hatch((to.0 - side, from.1), to, ON_DIVERGING[class])?;
                }
                canvas.text(
                    centre,
                    &format::ratio(speedup),
                    13,
                    Anchor::Middle,
                    ON_DIVERGING[class],
                )?;
            }
        }
        let labels = [
            "<0.33", "0.33", "0.57", "0.81", "same", "1.04", "1.23", "1.74", ">3.0",
        ];
        for (class, text) in labels.iter().enumerate() {
            let x = 8.0 + 50.0 * class as f64;
            canvas.rect(
                (x, bottom + 14.0),
                (x + 48.0, bottom + 32.0),
                DIVERGING[class],
            )?;
            canvas.text(
                (x + 24.0, bottom + 23.0),
                text,
                11,
                Anchor::Middle,
                ON_DIVERGING[class],
            )?;
        }
        let x = 8.0 + 50.0 * labels.len() as f64 + 6.0;
        canvas.hatch((x, bottom + 14.0), (x + 28.0, bottom + 32.0), MUTED)?;
        canvas.text(
            (x + 34.0, bottom + 23.0),
            "not resolved",
            11,
            Anchor::Start,
            MUTED,
        )
    })?;
    let description = format!(
        "Speed-up over {} for {} kernels (rows, grouped by kind) and {} configurations (columns): {}. \
         The table below the plots has every number.",
        analysis.baseline,
        kernels.len(),
        columns.len(),
        columns
            .iter()
            .map(|c| c.id.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    );
    Some(Plot::new(
        "p3-heatmap",
        "Kernels × configurations",
        &description,
        svg,
    ))
}
