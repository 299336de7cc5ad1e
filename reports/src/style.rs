//! Colours and markers: one fixed pair per style index, chosen to survive colour blindness and
//! grey printing, and the diverging classes of ratio maps.

/// The shape that stands for a configuration beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// Filled circle.
    Circle,
    /// Filled square.
    Square,
    /// Triangle pointing up.
    Triangle,
    /// Diamond.
    Diamond,
    /// Triangle pointing down.
    TriangleDown,
    /// Plus sign.
    Plus,
    /// Diagonal cross.
    Cross,
    /// Bar.
    Bar,
}

/// A named colour: light-mode value, dark-mode value, and the CSS variable that switches them.
#[derive(Debug, Clone, Copy)]
pub struct Colour {
    /// CSS variable without the dashes.
    pub name: &'static str,
    /// `#RRGGBB` in light mode, and in plots saved on their own.
    pub light: &'static str,
    /// `#RRGGBB` in dark mode.
    pub dark: &'static str,
}

const fn colour(name: &'static str, light: &'static str, dark: &'static str) -> Colour {
    Colour { name, light, dark }
}

/// Okabe and Ito's categorical colours; the dark values differ only where contrast asks for it.
pub const SERIES: [Colour; 8] = [
    colour("series-0", "#0072B2", "#3D9FDB"),
    colour("series-1", "#E69F00", "#E6A010"),
    colour("series-2", "#009E73", "#12B488"),
    colour("series-3", "#D55E00", "#E8762A"),
    colour("series-4", "#56B4E9", "#57B5EA"),
    colour("series-5", "#CC79A7", "#D488B3"),
    colour("series-6", "#B8A800", "#F0E442"),
    colour("series-7", "#000000", "#E8E8E8"),
];

/// Markers in the order of [`SERIES`].
pub const MARKERS: [Marker; 8] = [
    Marker::Circle,
    Marker::Square,
    Marker::Triangle,
    Marker::Diamond,
    Marker::TriangleDown,
    Marker::Plus,
    Marker::Cross,
    Marker::Bar,
];

/// Paper.
pub const BACKGROUND: Colour = colour("paper", "#FFFFFF", "#15181C");
/// Text.
pub const INK: Colour = colour("ink", "#1A1D21", "#E6E8EB");
/// Secondary text, external interpreters.
pub const MUTED: Colour = colour("muted", "#5B636B", "#A3ABB3");
/// Links: the first series' hue, dark enough for text.
pub const LINK: Colour = colour("link", "#005A8E", "#6DB9EC");
/// Grid lines.
pub const GRID: Colour = colour("grid", "#DDE1E5", "#31373D");
/// The band of the practical threshold.
pub const BAND: Colour = colour("band", "#EEF0F2", "#23282D");

/// Parts and lines that stay in the background but must be seen.
pub const FAINT: Colour = colour("faint", "#C3CAD1", "#4C555E");

/// From much slower (orange) over neutral to much faster (blue).
pub const DIVERGING: [Colour; 9] = [
    colour("div-0", "#B35806", "#E08214"),
    colour("div-1", "#E08A3C", "#9E5A0C"),
    colour("div-2", "#F5B97A", "#8A4F10"),
    colour("div-3", "#FBE0C2", "#55371A"),
    colour("div-4", "#F4F5F6", "#2A2F35"),
    colour("div-5", "#D3E6F4", "#1B3B57"),
    colour("div-6", "#93C3E3", "#1F5A8C"),
    colour("div-7", "#4A98CB", "#2874B4"),
    colour("div-8", "#0B5E9C", "#5AA9E6"),
];

/// Text on [`DIVERGING`], class by class.
pub const ON_DIVERGING: [Colour; 9] = [
    colour("ondiv-0", "#FFFFFE", "#101214"),
    colour("ondiv-1", "#1A1D20", "#FFFFFD"),
    colour("ondiv-2", "#1A1D22", "#FFFFFC"),
    colour("ondiv-3", "#1A1D23", "#F2F3F5"),
    colour("ondiv-4", "#1A1D24", "#E6E8EC"),
    colour("ondiv-5", "#1A1D25", "#E6F0FA"),
    colour("ondiv-6", "#1A1D26", "#FFFFFB"),
    colour("ondiv-7", "#101213", "#FFFFFA"),
    colour("ondiv-8", "#FFFFF9", "#101215"),
];

/// Every colour a plot may use.
pub fn all() -> impl Iterator<Item = Colour> {
    [BACKGROUND, INK, MUTED, GRID, BAND, FAINT, LINK]
        .into_iter()
        .chain(SERIES)
        .chain(DIVERGING)
        .chain(ON_DIVERGING)
}

/// The colour of a configuration.
pub fn series(style: u32) -> Colour {
    SERIES[style as usize % SERIES.len()]
}

/// The marker of a configuration; beyond the list, markers shift against colours so that pairs stay distinct.
pub fn marker(style: u32) -> Marker {
    let style = style as usize;
    MARKERS[(style + style / SERIES.len()) % MARKERS.len()]
}

/// The diverging class of a speed-up (above 1 is faster than the baseline).
pub fn diverging_class(speedup: f64) -> usize {
    let steps = speedup.log2();
    if !steps.is_finite() {
        return 4;
    }
    // Class limits in doublings; the neutral class is about ±4 %.
    let limits = [0.055, 0.3, 0.8, 1.6];
    let distance = limits.iter().filter(|l| steps.abs() > **l).count();
    if steps > 0.0 {
        4 + distance
    } else {
        4 - distance
    }
}

/// CSS declarations of all variables for one mode.
pub fn css(dark: bool) -> String {
    all()
        .map(|c| format!("--{}:{};", c.name, if dark { c.dark } else { c.light }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_values_are_distinct_so_that_they_can_be_replaced() {
        let mut values: Vec<&str> = all().map(|c| c.light).collect();
        let count = values.len();
        values.sort_unstable();
        values.dedup();
        assert_eq!(values.len(), count);
    }

    #[test]
    fn classes_are_symmetric() {
        assert_eq!(diverging_class(1.0), 4);
        assert_eq!(diverging_class(1.02), 4);
        for s in [1.1, 1.5, 2.0, 5.0] {
            assert_eq!(diverging_class(s) - 4, 4 - diverging_class(1.0 / s), "{s}");
        }
        assert_eq!(diverging_class(5.0), 8);
        assert_eq!(diverging_class(f64::NAN), 4);
    }

    #[test]
    fn pairs_of_colour_and_marker_stay_distinct() {
        for a in 0..32 {
            for b in 0..a {
                let same = series(a).name == series(b).name && marker(a) == marker(b);
                assert!(!same, "{a} and {b}");
            }
        }
    }

    /// Relative luminance contrast as WCAG defines it.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |c: &str| {
            let part = |i: usize| {
                let v = f64::from(u8::from_str_radix(&c[i..i + 2], 16).expect("hex")) / 255.0;
                if v <= 0.04045 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
        };
        let (x, y) = (luminance(a), luminance(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    #[test]
    fn text_is_readable() {
        for (on, below) in ON_DIVERGING.iter().zip(DIVERGING) {
            assert!(
                contrast(on.light, below.light) >= 4.5,
                "{} light",
                below.name
            );
            assert!(
                contrast(on.dark, below.dark) >= 4.5,
                "{} dark {}",
                below.name,
                contrast(on.dark, below.dark)
            );
        }
        for text in [INK, MUTED, LINK] {
            assert!(contrast(text.light, BACKGROUND.light) >= 4.5);
            assert!(contrast(text.dark, BACKGROUND.dark) >= 4.5);
        }
    }
}
