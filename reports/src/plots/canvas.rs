//! Drawing helpers over plotters: pixels, shapes, markers, a logarithmic axis.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::style::{BACKGROUND, Colour, GRID, INK, MUTED, Marker};

/// Where text hangs on its position.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Failure = DrawingAreaErrorKind<std::io::Error>;

/// A surface in pixels, origin at the top left.
pub struct Canvas<'a> {
    area: Area<'a>,
}

/// Draws on a fresh surface; nothing if plotters refuses (it writes to memory, so it does not).
pub fn draw(
    width: i32,
    height: i32,
    paint: impl FnOnce(&Canvas<'_>) -> Result<(), Failure>,
) -> Option<String> {
    let mut svg = String::new();
    {
        let size = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let canvas = Canvas { area };
        paint(&canvas).ok()?;
        canvas.area.present().ok()?;
    }
    Some(svg)
}

fn rgb(colour: Colour) -> RGBColor {
    let part = |i: usize| u8::from_str_radix(&colour.light[i..i + 2], 16).unwrap_or(0);
    RGBColor(part(1), part(3), part(5))
}

/// Result of every drawing step.
pub type Drawn = Result<(), Failure>;

impl Canvas<'_> {
    pub fn text(
        &self,
        (x, y): (f64, f64),
        text: &str,
        size: i32,
        anchor: Anchor,
        colour: Colour,
    ) -> Drawn {
        let h = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let colour = rgb(colour);
        let font = ("sans-serif", size)
            .into_font()
            .color(&colour)
            .pos(Pos::new(h, VPos::Center));
        self.area.draw(&Text::new(text.to_string(), at(x, y), font))
    }

    pub fn line(&self, from: (f64, f64), to: (f64, f64), colour: Colour, width: u32) -> Drawn {
        let points = vec![at(from.0, from.1), at(to.0, to.1)];
        self.area
            .draw(&PathElement::new(points, rgb(colour).stroke_width(width)))
    }

    pub fn rect(&self, from: (f64, f64), to: (f64, f64), colour: Colour) -> Drawn {
        self.area.draw(&Rectangle::new(
            [at(from.0, from.1), at(to.0, to.1)],
            rgb(colour).filled(),
        ))
    }

    pub fn polygon(&self, points: &[(f64, f64)], colour: Colour) -> Drawn {
        let points: Vec<(i32, i32)> = points.iter().map(|p| at(p.0, p.1)).collect();
        self.area.draw(&Polygon::new(points, rgb(colour).filled()))
    }

    /// Diagonal lines over a rectangle.
    pub fn hatch(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64), colour: Colour) -> Drawn {
        let (w, h) = (x1 - x0, y1 - y0);
        let mut offset = 7.0;
        while offset < w + h {
            let from = if offset <= w {
                (x0 + offset, y0)
            } else {
                (x1, y0 + offset - w)
            };
            let to = if offset <= h {
                (x0, y0 + offset)
            } else {
                (x0 + offset - h, y1)
            };
            self.line(from, to, colour, 1)?;
            offset += 7.0;
        }
        Ok(())
    }

    /// A whisker with ends, and a rim of paper so that it shows on any bar.
    pub fn whisker(&self, y: f64, low: f64, high: f64, colour: Colour) -> Drawn {
        self.rect((low - 2.0, y - 5.0), (low + 2.0, y + 5.0), BACKGROUND)?;
        self.rect((high - 2.0, y - 5.0), (high + 2.0, y + 5.0), BACKGROUND)?;
        self.rect((low, y - 2.0), (high, y + 2.0), BACKGROUND)?;
        self.line((low, y), (high, y), colour, 2)?;
        for x in [low, high] {
            self.line((x, y - 4.0), (x, y + 4.0), colour, 2)?;
        }
        Ok(())
    }

    /// A marker; hollow ones have the paper's colour inside.
    pub fn marker(
        &self,
        (x, y): (f64, f64),
        marker: Marker,
        colour: Colour,
        hollow: Option<Colour>,
    ) -> Drawn {
        self.shape((x, y), marker, 5.5, colour)?;
        match hollow {
            Some(inside) => self.shape((x, y), marker, 3.2, inside),
            None => Ok(()),
        }
    }

    fn shape(&self, (x, y): (f64, f64), marker: Marker, r: f64, colour: Colour) -> Drawn {
        let rotate = |points: &[(f64, f64)]| -> Vec<(f64, f64)> {
            points
                .iter()
                .map(|(dx, dy)| (x + dx * r, y + dy * r))
                .collect()
        };
        match marker {
            Marker::Circle => self.area.draw(&Circle::new(
                at(x, y),
                r.round() as i32,
                rgb(colour).filled(),
            )),
            Marker::Square => self.rect(
                (x - 0.9 * r, y - 0.9 * r),
                (x + 0.9 * r, y + 0.9 * r),
                colour,
            ),
            Marker::Triangle => {
                self.polygon(&rotate(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)]), colour)
            }
            Marker::TriangleDown => {
                self.polygon(&rotate(&[(0.0, 1.1), (1.1, -0.9), (-1.1, -0.9)]), colour)
            }
            Marker::Diamond => self.polygon(
                &rotate(&[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)]),
                colour,
            ),
            Marker::Plus => {
                self.line((x - r, y), (x + r, y), colour, 3)?;
                self.line((x, y - r), (x, y + r), colour, 3)
            }
            Marker::Cross => {
                self.line((x - r, y - r), (x + r, y + r), colour, 3)?;
                self.line((x - r, y + r), (x + r, y - r), colour, 3)
            }
            Marker::Bar => self.rect(
                (x - 0.5 * r, y - 1.2 * r),
                (x + 0.5 * r, y + 1.2 * r),
                colour,
            ),
        }
    }
}

fn at(x: f64, y: f64) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

/// A logarithmic axis of speed-ups.
pub struct LogAxis {
    low: f64,
    high: f64,
    left: f64,
    right: f64,
}

impl LogAxis {
    /// An axis between two pixel columns that holds all values and 1, with some room.
    pub fn new(values: impl Iterator<Item = f64>, left: f64, right: f64) -> LogAxis {
        let (mut low, mut high) = (1.0f64, 1.0f64);
        for v in values.filter(|v| v.is_finite() && *v > 0.0) {
            low = low.min(v);
            high = high.max(v);
        }
        let room = ((high / low).ln() * 0.06).max(0.03);
        LogAxis {
            low: low.ln() - room,
            high: high.ln() + room,
            left,
            right,
        }
    }

    /// Pixel column of a value.
    pub fn x(&self, value: f64) -> f64 {
        let share = (value.ln() - self.low) / (self.high - self.low);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Round values on the axis.
    fn ticks(&self) -> Vec<f64> {
        let steps: &[f64] = match self.high - self.low {
            w if w < 0.25 => &[1.0, 1.02, 1.05, 1.1, 8.0, 9.0, 9.5, 9.8],
            w if w < 1.2 => &[1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 5.0, 6.0, 7.0, 8.0],
            w if w < 4.0 => &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
            w if w < 8.0 => &[1.0, 2.0, 5.0],
            _ => &[1.0],
        };
        (-6..7)
            .flat_map(|e| steps.iter().map(move |s| s * 10f64.powi(e)))
            .filter(|v| v.ln() >= self.low && v.ln() <= self.high)
            .collect()
    }

    /// Grid, the line at 1, tick labels below.
    pub fn draw(&self, canvas: &Canvas<'_>, top: f64, bottom: f64, caption: &str) -> Drawn {
        for tick in self.ticks() {
            let x = self.x(tick);
            canvas.line((x, top), (x, bottom), GRID, 1)?;
            let label = format!("{}", (tick * 1e6).round() / 1e6);
            canvas.text((x, bottom + 12.0), &label, 12, Anchor::Middle, MUTED)?;
        }
        canvas.line((self.x(1.0), top), (self.x(1.0), bottom), INK, 1)?;
        canvas.text(
            ((self.left + self.right) / 2.0, bottom + 30.0),
            caption,
            12,
            Anchor::Middle,
            MUTED,
        )
    }
}
