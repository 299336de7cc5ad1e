//! Plots: pure functions from an [`Analysis`] to SVG.
//!
//! plotters draws with literal colours, so a plot can be saved on its own with a white background.
//! For the page, [`Plot::themed`] replaces each literal by a CSS variable, and dark mode is one rule.

mod bars;
mod canvas;
mod forest;
mod heatmap;

pub use bars::geomean_bars;
pub(crate) use forest::anchor;
pub use forest::forest;
pub use heatmap::heatmap;

use crate::analysis::Analysis;
use crate::{format, style};

/// A drawn plot.
#[derive(Debug, Clone)]
pub struct Plot {
    /// Identifier, file name and anchor.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    svg: String,
}

impl Plot {
    fn new(id: &str, title: &str, description: &str, svg: String) -> Plot {
        Plot {
            id: id.into(),
            title: title.into(),
            description: description.into(),
            svg,
        }
    }

    /// The plot as a file of its own: literal colours, white background.
    pub fn standalone(&self) -> String {
        let background = format!(
            "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
            style::BACKGROUND.light
        );
        self.labelled(&self.svg, "", &background)
    }

    /// The plot for the page: colours follow the page's mode; identifiers get the prefix.
    pub fn themed(&self, prefix: &str) -> String {
        let mut svg = self.svg.clone();
        for colour in style::all() {
            svg = svg.replace(
                &format!("\"{}\"", colour.light),
                &format!("\"var(--{})\"", colour.name),
            );
        }
        self.labelled(&svg, prefix, "")
    }

    /// Adds title, description and role, and lets the page scale it.
    fn labelled(&self, svg: &str, prefix: &str, after: &str) -> String {
        let start = svg.find("<svg").unwrap_or(0);
        let svg = &svg[start..];
        let head_end = svg.find('>').map_or(0, |i| i + 1);
        let id = format!("{prefix}{}", format::escape(&self.id));
        format!(
            "<svg role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"{}<title id=\"{id}-title\">{}</title>\
             <desc id=\"{id}-desc\">{}</desc>{after}{}",
            &svg[4..head_end],
            format::escape(&self.title),
            format::escape(&self.description),
            &svg[head_end..],
        )
    }
}

/// Every plot of a campaign, in page order; those without data are left out.
pub fn all(analysis: &Analysis) -> Vec<Plot> {
    let mut plots = Vec::new();
    plots.extend(geomean_bars(analysis));
    plots.extend(heatmap(analysis));
    plots.extend(
        analysis
            .comparisons
            .iter()
            .filter_map(|c| forest(analysis, c)),
    );
    plots
}
