//! Rows of stacked bars that add up to one: the common shape of P6 and P8.

use super::axis::Axis;
use super::axis::percent;
use super::canvas::{Anchor, Item, draw, legend_height};
use super::svg::Group;
use super::{Size, text};
use crate::format;
use crate::style::{INK, MUTED};

/// What is stacked.
pub struct Stack<'a> {
    /// Names and colours of the parts, from left to right.
    pub parts: Vec<Item>,
    /// The rows.
    pub bars: Vec<Bar<'a>>,
    /// Below the axis.
    pub caption: String,
    /// Title of the column of whole numbers at the right.
    pub wholes: &'a str,
}

/// One row.
pub struct Bar<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether the name is that of a kernel.
    pub kernel: bool,
    /// Shares, which add up to at most one.
    pub shares: Vec<f64>,
    /// What one is a share of: drawn as a short bar on a logarithmic scale, and in digits.
    pub whole: f64,
}

impl Stack<'_> {
    pub fn draw(&self, size: Size) -> Option<String> {
        let (narrow, width) = (size.narrow(), size.width());
        let words = if narrow { 12.0 } else { 13.0 };
        let names = text::widest(self.bars.iter().map(|b| b.name), words);
        let left = if narrow { 6.0 } else { names.min(230.0) + 14.0 };
        let right = if narrow { width - 88.0 } else { width - 150.0 };
        let row = if narrow { 42.0 } else { 26.0 };
        let top = 12.0 + legend_height(width, 6.0, &self.parts) + 14.0;
        let bottom = top + row * self.bars.len() as f64;
        let axis = Axis::linear(0.0, 1.0, left, right);
        let most = self.bars.iter().map(|b| b.whole).fold(1.0, f64::max);
        let least = self
            .bars
            .iter()
            .map(|b| b.whole)
            .filter(|w| *w > 0.0)
            .fold(most, f64::min);
        let wholes = Axis::logarithmic(
            least / 3.0,
            most,
            right + 10.0,
            right + if narrow { 24.0 } else { 66.0 },
        );
        draw(width, bottom + Axis::foot(width, &self.caption), |canvas| {
            canvas.legend((6.0, 12.0), &self.parts)?;
            canvas.text(
                (width - 4.0, top - 10.0),
                self.wholes,
                12.0,
                Anchor::End,
                MUTED,
            )?;
            axis.horizontal(canvas, (top - 2.0, bottom), &percent, &self.caption)?;
            for (i, bar) in self.bars.iter().enumerate() {
                let y = top + row * (i as f64 + 0.5);
                let kernel = if bar.kernel { bar.name } else { "" };
                canvas.group(
                    Group {
                        kernel,
                        ..Group::default()
                    },
                    || {
                        let (name_y, y) = if narrow { (y - 10.0, y + 8.0) } else { (y, y) };
                        if narrow {
                            canvas.text((left, name_y), bar.name, words, Anchor::Start, INK)?;
                        } else {
                            let name = text::fit(bar.name, words, left - 12.0);
                            canvas.text((left - 8.0, name_y), &name, words, Anchor::End, INK)?;
                        }
                        let mut before = 0.0;
                        for (share, (part, colour, _)) in bar.shares.iter().zip(&self.parts) {
                            let (from, to) = (axis.at(before), axis.at(before + share));
                            before += share;
                            if to - from < 0.5 {
                                continue;
                            }
                            let hint = format!("{} · {part}: {}", bar.name, format::share(*share));
                            canvas.group(
                                Group {
                                    hint: &hint,
                                    ..Group::default()
                                },
                                || {
                                    // A pixel of paper between the parts keeps them apart in any colour.
                                    let gap = if to - from > 3.0 { 1.0 } else { 0.0 };
                                    canvas.rect((from, y - 8.0), (to - gap, y + 8.0), *colour)
                                },
                            )?;
                        }
                        if bar.whole > 0.0 {
                            canvas.rect(
                                (right + 10.0, y - 4.0),
                                (wholes.at(bar.whole).max(right + 11.0), y + 4.0),
                                MUTED,
                            )?;
                        }
                        let whole = super::axis::short(bar.whole);
                        canvas.text((width - 4.0, y), &whole, 12.0, Anchor::End, INK)
                    },
                )?;
            }
            Ok(())
        })
    }
}
