//! Plots: pure functions from an [`Analysis`] to SVG.
//!
//! plotters draws with literal colours, so a plot can be saved on its own with a white background.
//! For the page, [`Plot::themed`] replaces each literal by a class, and dark mode is one rule.
//! Each plot is drawn twice, wide and for a narrow screen, and carries the table of its numbers.

mod axis;
mod bars;
mod canvas;
mod costs;
mod ecdf;
mod forest;
mod heatmap;
mod pairs;
mod scatter;
mod sequence;
mod slope;
mod stacked;
mod stacks;
mod svg;
mod text;
mod tornado;
mod warmup;
mod waterfall;

pub use bars::geomean_bars;
pub use costs::costs;
pub use ecdf::ecdf;
pub use forest::{forest, forest_id};
pub use heatmap::heatmap;
pub use pairs::{pair_curve, pair_table};
pub use scatter::instructions_against_time;
pub use sequence::sequence;
pub use slope::slopes;
pub use stacks::{failure_kinds, instruction_mix, specialization};
pub use tornado::tornado;
pub use warmup::warmup;
pub use waterfall::waterfall;

use crate::analysis::Analysis;
use crate::format;
use crate::style;

/// A drawn plot.
#[derive(Debug, Clone)]
pub struct Plot {
    /// Identifier, file name and anchor.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    /// The question that it answers, and how to read it.
    pub caption: String,
    /// Its numbers.
    pub table: Table,
    wide: String,
    narrow: String,
}

/// The numbers behind a plot.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Titles of the columns; the first column names the row.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these columns.
    pub fn new<T: ToString>(head: impl IntoIterator<Item = T>) -> Table {
        Table {
            head: head.into_iter().map(|h| h.to_string()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row<T: ToString>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows
            .push(cells.into_iter().map(|c| c.to_string()).collect());
    }
}

/// How wide a plot is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Wide,
    Narrow,
}

impl Size {
    /// Pixels.
    fn width(self) -> f64 {
        match self {
            Size::Wide => 900.0,
            Size::Narrow => 360.0,
        }
    }

    fn narrow(self) -> bool {
        self == Size::Narrow
    }
}

impl Plot {
    /// Draws a plot in both widths; none where there is nothing to draw.
    fn draw(id: &str, title: &str, mut paint: impl FnMut(Size) -> Option<String>) -> Option<Plot> {
        Some(Plot {
            id: id.into(),
            title: title.into(),
            description: String::new(),
            caption: String::new(),
            table: Table::default(),
            wide: paint(Size::Wide)?,
            narrow: paint(Size::Narrow)?,
        })
    }

    /// Adds words for those who do not see it, how to read it, and its numbers.
    fn explained(self, description: &str, caption: &str, table: Table) -> Plot {
        Plot {
            description: description.trim_end().into(),
            caption: caption.into(),
            table,
            ..self
        }
    }

    /// The plot as a file of its own: literal colours, white background.
    pub fn standalone(&self) -> String {
        let background = format!(
            "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
            style::BACKGROUND.light
        );
        let id = format::escape(&self.id);
        svg::labelled(&self.wide, &id, &self.title, &self.description, &background)
    }

    /// The plot for the page, twice: colours follow the page's mode; identifiers get the prefix.
    pub fn themed(&self, prefix: &str) -> String {
        let one = |drawing: &str, kind: &str| {
            let id = format!("{prefix}{}{kind}", format::escape(&self.id));
            svg::labelled(
                &svg::themed(drawing),
                &id,
                &self.title,
                &self.description,
                "",
            )
        };
        format!(
            "<div class=\"wide\">{}</div><div class=\"narrow\">{}</div>",
            one(&self.wide, ""),
            one(&self.narrow, "-n")
        )
    }
}

/// A configuration's identifier as part of an anchor or a file name.
pub(crate) fn anchor(id: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    id.chars().map(|c| if plain(c) { c } else { '-' }).collect()
}

/// The page's style of the plots' colours.
pub(crate) fn css() -> String {
    svg::css()
}

/// Every plot of a campaign, in page order; those without data are left out.
pub fn all(analysis: &Analysis) -> Vec<Plot> {
    let mut plots = Vec::new();
    plots.extend(geomean_bars(analysis));
    plots.extend(heatmap(analysis));
    plots.extend(analysis.forests().filter_map(|c| forest(analysis, c)));
    plots.extend(tornado(analysis));
    plots.extend(waterfall(analysis));
    plots.extend(specialization(analysis));
    plots.extend(failure_kinds(analysis));
    plots.extend(instruction_mix(analysis));
    plots.extend(pair_table(analysis));
    plots.extend(pair_curve(analysis));
    for kernel in &analysis.campaign.kernels {
        plots.extend(warmup(analysis, &kernel.name));
        plots.extend(ecdf(analysis, &kernel.name));
    }
    plots.extend(sequence(analysis));
    plots.extend(instructions_against_time(analysis));
    plots.extend(costs(analysis));
    plots
}
