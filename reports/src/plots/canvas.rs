//! Drawing helpers over plotters: pixels, text, shapes, markers, legends.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::svg::{self, Group};
use super::text;
use crate::style::{BACKGROUND, Colour, INK, MUTED, Marker};

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
    width: f64,
}

/// Draws on a fresh surface; nothing if plotters refuses (it writes to memory, so it does not).
pub fn draw(
    width: f64,
    height: f64,
    paint: impl FnOnce(&Canvas<'_>) -> Result<(), Failure>,
) -> Option<String> {
    let mut svg = String::new();
    {
        let size = (width.ceil() as u32, height.ceil() as u32);
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let canvas = Canvas { area, width };
        paint(&canvas).ok()?;
        canvas.area.present().ok()?;
    }
    Some(svg::finish(&svg))
}

impl From<Anchor> for HPos {
    fn from(anchor: Anchor) -> HPos {
        match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        }
    }
}

/// An entry of a legend; without a marker, a patch of the colour.
pub type Item = (String, Colour, Option<Marker>);

/// Where each item of a legend goes.
fn places(width: f64, left: f64, top: f64, items: &[Item]) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (left, top);
    items
        .iter()
        .map(|(name, ..)| {
            let wide = 19.0 + text::width(name, 12.0) + 14.0;
            if x > left && x + wide > width {
                x = left;
                y += 19.0;
            }
            let place = (x, y);
            x += wide;
            place
        })
        .collect()
}

/// Height of a legend.
pub fn legend_height(width: f64, left: f64, items: &[Item]) -> f64 {
    let places = places(width, left, 0.0, items);
    places.last().map_or(0.0, |last| last.1 + 19.0)
}

/// plotters' back end divides sizes by 1.24; ours are those of the finished drawing.
fn font(size: f64, colour: Colour) -> TextStyle<'static> {
    ("sans-serif", size * 1.24).into_font().color(&rgb(colour))
}

fn rgb(colour: Colour) -> RGBColor {
    let part = |i: usize| u8::from_str_radix(&colour.light[i..i + 2], 16).unwrap_or(0);
    RGBColor(part(1), part(3), part(5))
}

/// Result of every drawing step.
pub type Drawn = Result<(), Failure>;

impl Canvas<'_> {
    /// Width in pixels.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Draws shapes that belong together: highlighted together, with one exact number to hover over.
    pub fn group(&self, group: Group<'_>, paint: impl FnOnce() -> Drawn) -> Drawn {
        self.raw_text((0.0, 0.0), &group.mark(), font(12.0, INK), HPos::Left)?;
        paint()?;
        self.raw_text((0.0, 0.0), Group::end(), font(12.0, INK), HPos::Left)
    }

    pub fn text(
        &self,
        position: (f64, f64),
        text: &str,
        size: f64,
        anchor: Anchor,
        colour: Colour,
    ) -> Drawn {
        self.raw_text(position, text, font(size, colour), anchor.into())
    }

    /// Bold text.
    pub fn heading(
        &self,
        position: (f64, f64),
        text: &str,
        size: f64,
        anchor: Anchor,
        colour: Colour,
    ) -> Drawn {
        let style = font(size, colour);
        let bold = TextStyle {
            font: style.font.style(FontStyle::Bold),
            ..style
        };
        self.raw_text(position, text, bold, anchor.into())
    }

    /// Text that runs upwards.
    pub fn upright(&self, position: (f64, f64), text: &str, size: f64, colour: Colour) -> Drawn {
        let style = font(size, colour);
        let turned = TextStyle {
            font: style.font.transform(FontTransform::Rotate270),
            ..style
        };
        self.raw_text(position, text, turned, HPos::Left)
    }

    fn raw_text(&self, (x, y): (f64, f64), text: &str, style: TextStyle<'_>, h: HPos) -> Drawn {
        let style = style.pos(Pos::new(h, VPos::Center));
        self.area
            .draw(&Text::new(text.to_string(), at(x, y), style))
    }

    /// A line through points.
    pub fn path(&self, points: &[(f64, f64)], colour: Colour, width: u32) -> Drawn {
        let points: Vec<(i32, i32)> = points.iter().map(|p| at(p.0, p.1)).collect();
        self.area
            .draw(&PathElement::new(points, rgb(colour).stroke_width(width)))
    }

    /// Names beside markers, wrapped at the canvas's width.
    pub fn legend(&self, (x, y): (f64, f64), items: &[Item]) -> Drawn {
        for ((name, colour, marker), (x, y)) in items.iter().zip(places(self.width, x, y, items)) {
            match marker {
                Some(marker) => self.marker((x + 7.0, y), *marker, *colour, None)?,
                None => self.rect((x + 1.0, y - 6.0), (x + 13.0, y + 6.0), *colour)?,
            }
            self.text((x + 19.0, y), name, 12.0, Anchor::Start, INK)?;
        }
        Ok(())
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

    /// Words about the whole drawing, around a centre; broken where the canvas is narrow.
    pub fn caption(&self, (centre, y): (f64, f64), caption: &str) -> Drawn {
        for (i, line) in text::lines(caption, 12.0, self.width - 12.0)
            .iter()
            .enumerate()
        {
            let half = text::width(line, 12.0) / 2.0;
            let x = centre.min(self.width - 6.0 - half).max(6.0 + half);
            self.text((x, y + 16.0 * i as f64), line, 12.0, Anchor::Middle, MUTED)?;
        }
        Ok(())
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

    /// A small marker, for clouds of many.
    pub fn dot(&self, at: (f64, f64), marker: Marker, colour: Colour) -> Drawn {
        self.shape(at, marker, 3.0, colour)
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
