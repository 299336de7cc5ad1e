//! The report: one HTML file without network, readable without script, light and dark.
//!
//! Each section is a small file here; [`render`] puts them in order.

mod environment;
mod figures;
mod method;
mod numbers;
mod trust;
mod verdict;

pub use verdict::{Sentence, sentences};

use crate::analysis::Analysis;
use crate::{format, style};

/// What a caller decides about the page.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Replaces the generated title.
    pub title: Option<String>,
}

/// The page for one or several campaigns (for instance one of each machine).
pub fn render(campaigns: &[Analysis], options: &PageOptions) -> String {
    let title = options
        .title
        .clone()
        .unwrap_or_else(|| default_title(campaigns));
    let mut body = String::new();
    for (index, analysis) in campaigns.iter().enumerate() {
        // Anchors of later campaigns get a prefix, so that they stay unique.
        let prefix = if index == 0 {
            String::new()
        } else {
            format!("c{index}-")
        };
        if campaigns.len() > 1 {
            let machine = &analysis.campaign.machine;
            body.push_str(&format!(
                "<h1 class=\"campaign\">{} · {}</h1>\n",
                format::escape(&machine.hostname),
                format::escape(&analysis.campaign.created)
            ));
        }
        for section in [
            verdict::section(analysis, &prefix),
            trust::section(analysis, &prefix),
            figures::section(analysis, &prefix),
            numbers::section(analysis, &prefix),
            environment::section(analysis, &prefix),
            method::section(analysis, &prefix),
        ] {
            body.push_str(&section);
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n\
         :root{{{light}}}\n@media (prefers-color-scheme: dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
         :root[data-theme=dark]{{{dark}}}\n@media print{{:root{{{light}}}}}\n{css}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1><button id=\"theme\" type=\"button\" hidden>light / dark</button></header>\n\
         <main>\n{body}</main>\n\
         <footer>Written by gearbox {version}. This file needs no network.</footer>\n\
         <script>\n{script}</script>\n</body>\n</html>\n",
        title = format::escape(&title),
        light = style::css(false),
        dark = style::css(true),
        css = include_str!("page.css"),
        script = include_str!("page.js"),
        version = env!("CARGO_PKG_VERSION"),
    )
}

fn default_title(campaigns: &[Analysis]) -> String {
    match campaigns.first() {
        Some(a) => format!(
            "gearbox: {} kernels, {} configurations",
            a.campaign.kernels.len(),
            a.columns().count()
        ),
        None => "gearbox".into(),
    }
}

/// A table of names and values.
fn definition_table(rows: &[(&str, String)]) -> String {
    let mut out = String::from("<table class=\"facts\"><tbody>\n");
    for (name, value) in rows {
        out.push_str(&format!(
            "<tr><th scope=\"row\">{name}</th><td>{}</td></tr>\n",
            format::escape(value)
        ));
    }
    out.push_str("</tbody></table>\n");
    out
}
