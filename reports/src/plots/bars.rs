//! P2: what each strategy buys over the suite. Bars of the geometric mean from 1.0 on a logarithmic
//! axis, intervals on them; other interpreters are thin reference lines, never bars among ours.

use super::Plot;
use super::canvas::{Anchor, LogAxis, draw};
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Configuration, Role};
use crate::stats::Geomean;
use crate::style::{self, INK, MUTED};

/// The plot; none without a second configuration.
pub fn geomean_bars(analysis: &Analysis) -> Option<Plot> {
    let value = |c: &Configuration| analysis.comparison(&c.id).and_then(|c| c.geomean);
    // A campaign of external interpreters alone still deserves bars.
    let has_strategies = analysis.columns().any(|c| c.role == Role::Strategy);
    let is_bar = |c: &&Configuration| c.role == Role::Strategy || !has_strategies;
    let bars: Vec<(&Configuration, Option<Geomean>)> = analysis
        .columns()
        .filter(is_bar)
        .map(|c| (c, value(c)))
        .collect();
    let lines: Vec<(&Configuration, Option<Geomean>)> = analysis
        .columns()
        .filter(|c| !is_bar(c))
        .map(|c| (c, value(c)))
        .collect();
    if analysis.comparisons.iter().all(|c| c.geomean.is_none()) {
        return None;
    }
    let ends = |g: &Geomean| {
        [
            (-g.fixed.low).exp(),
            (-g.fixed.high).exp(),
            (-g.log_ratio).exp(),
        ]
    };
    let all = bars
        .iter()
        .chain(&lines)
        .filter_map(|(_, g)| g.as_ref())
        .flat_map(ends);
    let label = bars
        .iter()
        .map(|(c, _)| c.id.chars().count())
        .max()
        .unwrap_or(8) as f64
        * 7.5
        + 36.0;
    let axis = LogAxis::new(all, label, 900.0 - 190.0);
    let row = 34.0;
    let top = 14.0 + 18.0 * lines.len() as f64;
    let bottom = top + row * bars.len() as f64 + 6.0;
    let svg = draw(900, bottom as i32 + 44, |canvas| {
        let caption = format!(
            "speed-up over {} (geometric mean, logarithmic; right is faster)",
            analysis.baseline
        );
        axis.draw(canvas, top, bottom, &caption)?;
        for (i, (configuration, geomean)) in bars.iter().enumerate() {
            let y = top + row * (i as f64 + 0.5) + 3.0;
            let colour = style::series(configuration.style);
            canvas.text((label - 10.0, y), &configuration.id, 14, Anchor::End, INK)?;
            canvas.marker((8.0, y), style::marker(configuration.style), colour, None)?;
            let text = match geomean {
                Some(g) => {
                    let x = axis.x((-g.log_ratio).exp());
                    let (from, to) = (x.min(axis.x(1.0)), x.max(axis.x(1.0)));
                    canvas.rect((from, y - 9.0), (to, y + 9.0), colour)?;
                    canvas.whisker(
                        y,
                        axis.x((-g.fixed.high).exp()),
                        axis.x((-g.fixed.low).exp()),
                        INK,
                    )?;
                    value_text(g)
                }
                None if configuration.id == analysis.baseline => {
                    let x = axis.x(1.0);
                    canvas.marker((x, y), style::marker(configuration.style), colour, None)?;
                    "1.00x (the reference)".into()
                }
                None => "no values".into(),
            };
            canvas.text((900.0 - 180.0, y), &text, 13, Anchor::Start, INK)?;
        }
        for (i, (configuration, geomean)) in lines.iter().enumerate() {
            let speedup = match geomean {
                Some(g) => (-g.log_ratio).exp(),
                None if configuration.id == analysis.baseline => 1.0,
                None => continue,
            };
            let (x, y) = (axis.x(speedup), 12.0 + 18.0 * i as f64);
            canvas.line((x, y + 8.0), (x, bottom), MUTED, 1)?;
            // Labels of lines at the right edge go to the left of them.
            let (x, anchor) = if x > 640.0 {
                (x + 4.0, Anchor::End)
            } else {
                (x - 4.0, Anchor::Start)
            };
            let text = format!("{} {}", configuration.id, format::ratio(speedup));
            canvas.text((x, y), &text, 12, anchor, MUTED)?;
        }
        Ok(())
    })?;
    let mut description = format!(
        "Geometric mean of the speed-up over {}. ",
        analysis.baseline
    );
    for (c, g) in bars.iter().chain(&lines) {
        if let Some(g) = g {
            description.push_str(&format!("{}: {}. ", c.id, value_text(g)));
        }
    }
    Some(Plot::new(
        "p2-geomean",
        "Geometric mean per strategy",
        description.trim_end(),
        svg,
    ))
}

fn value_text(g: &Geomean) -> String {
    let interval = format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
    format!("{} {interval}", format::ratio((-g.log_ratio).exp()))
}
