//! The report: one HTML file without network, readable without script, light and dark.
//!
//! Each section is a small file here; [`render`] puts them in order. What depends on the baseline is there once for each
//! ([`views`]); the script only chooses.

mod checks;
mod controls;
mod data;
mod dynamics;
mod environment;
mod figure;
mod machines;
mod method;
mod numbers;
mod results;
mod trust;
mod verdict;
mod views;
mod why;

pub use verdict::{Sentence, sentences};

use views::View;

use crate::analysis::Analysis;
use crate::{format, plots, style};

/// What a caller decides about the page.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Replaces the generated title.
    pub title: Option<String>,
}

/// A page is at most so large, if its parts that cannot be left out allow it.
const LIMIT: usize = 2_900_000;

/// Bytes that parts may still take which the page can do without.
struct Budget(usize);

impl Budget {
    /// Whether so many bytes still fit; if so, they are taken.
    fn take(&mut self, bytes: usize) -> bool {
        let fits = bytes <= self.0;
        if fits {
            self.0 -= bytes;
        }
        fits
    }
}

/// Anchors of later campaigns get a prefix, so that they stay unique.
fn prefix(index: usize) -> String {
    match index {
        0 => String::new(),
        n => format!("c{n}-"),
    }
}

/// The command that measures processes.
fn bench_command(analysis: &Analysis) -> String {
    let strategies: Vec<&str> = analysis
        .columns()
        .filter_map(|c| c.strategy.as_deref())
        .collect();
    match strategies.len() {
        0 | 1 => "gearbox bench -o DIR".into(),
        _ => format!("gearbox bench -s {} -o DIR", strategies.join(",")),
    }
}

/// The page for one or several campaigns (for instance one of each machine).
pub fn render(campaigns: &[Analysis], options: &PageOptions) -> String {
    let title = options
        .title
        .clone()
        .unwrap_or_else(|| default_title(campaigns));
    let views: Vec<Vec<View>> = campaigns
        .iter()
        .enumerate()
        .map(|(i, a)| views::views(a, &prefix(i)))
        .collect();
    let body = |mut budget: Budget| -> String {
        let several = campaigns.len() > 1;
        let machines = if several {
            machines::section(campaigns)
        } else {
            String::new()
        };
        let parts = views
            .iter()
            .enumerate()
            .map(|(i, v)| campaign(v, &prefix(i), several, &mut budget));
        parts.fold(machines, |body, part| body + &part)
    };
    // Without anything optional, to know how much room there is for it.
    let least = body(Budget(0)).len();
    let body = body(Budget(LIMIT.saturating_sub(least)));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<style>\n\
         :root{{{light}}}\n@media (prefers-color-scheme: dark){{:root:not([data-theme=light]){{{dark}}}}}\n\
         :root[data-theme=dark]{{{dark}}}\n{css}{plots}\n@media print{{:root,:root[data-theme=dark]{{{light}}}}}\n</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1></header>\n{controls}\
         <main>\n{body}</main>\n\
         <footer>Written by gearbox {version}. This file needs no network.</footer>\n\
         <script>\n{script}</script>\n</body>\n</html>\n",
        title = format::escape(&title),
        light = style::css(false),
        dark = style::css(true),
        css = include_str!("page.css"),
        plots = plots::css(),
        controls = controls::bar(campaigns),
        script = include_str!("page.js"),
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// All sections of one campaign.
fn campaign(views: &[View], prefix: &str, several: bool, budget: &mut Budget) -> String {
    let Some(analysis) = views.first().map(|v| &v.analysis) else {
        return String::new();
    };
    let mut out = format!(
        "<div class=\"campaign\" data-default=\"{}\">\n",
        format::escape(&analysis.baseline)
    );
    if several {
        let machine = &analysis.campaign.machine;
        out.push_str(&format!(
            "<h1 class=\"campaign\">{} · {} · {}</h1>\n",
            format::escape(&machine.hostname),
            format::escape(&machine.arch),
            format::escape(&analysis.campaign.created)
        ));
    }
    let rest = [
        trust::section(analysis, prefix),
        results::section(views, prefix, budget),
        why::section(analysis, prefix),
        dynamics::section(analysis, prefix, budget),
        checks::section(views, prefix, budget),
        numbers::section(analysis, prefix),
        environment::section(analysis, prefix),
        method::section(analysis, prefix, &data::downloads(analysis, budget)),
        data::script(views, prefix),
    ]
    .concat();
    out.push_str(&verdict::section(views, prefix, &rest));
    out.push_str(&rest);
    out.push_str("</div>\n");
    out
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
