//! Section 7: all numbers in one sortable table; the raw medians of every process on demand.

use crate::analysis::{Analysis, Cell, Method};
use crate::format;
use crate::stats::VerdictKind;
use crate::tables::{cell_text, verdict_text};

/// What one baseline says of a cell.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub speedup: Option<f64>,
    pub shown: String,
    pub words: String,
    pub p: Option<f64>,
    pub p_shown: String,
    /// `same` for what does not matter, the verdict's name otherwise.
    pub kind: &'static str,
}

pub(super) fn judged(analysis: &Analysis, kernel: &str, column: &str) -> Judged {
    let delta = analysis.campaign.plan.delta;
    match analysis.result(kernel, column) {
        Some(r) => {
            let v = &r.verdict;
            let speedup = (-v.log_ratio).exp();
            let mut words = verdict_text(v, delta);
            match analysis.comparison(column).map(|c| c.method) {
                Some(Method::Alternation) => words.push_str(" (alternating)"),
                Some(Method::Indirect) => words.push_str(" (by way of a third: wider)"),
                _ => {}
            }
            Judged {
                speedup: Some(speedup),
                shown: format::ratio(speedup),
                words,
                p: Some(v.adjusted_p),
                p_shown: format::p_value(v.adjusted_p),
                kind: match v.kind {
                    VerdictKind::Same => "same",
                    _ if v.below_threshold => "same",
                    other => other.name(),
                },
            }
        }
        None if column == analysis.baseline => Judged {
            speedup: Some(1.0),
            shown: "1.00x".into(),
            words: "the reference".into(),
            kind: "reference",
            ..Judged::default()
        },
        None => Judged {
            words: match analysis.cell(kernel, &analysis.baseline) {
                Cell::Measured(_) => String::new(),
                _ => "the reference has no value".into(),
            },
            kind: "none",
            ..Judged::default()
        },
    }
}

const COLUMNS: [(&str, bool); 13] = [
    ("kernel", false),
    ("kind", false),
    ("configuration", false),
    ("median", true),
    ("minimum", true),
    ("speed-up", true),
    ("result", false),
    ("adjusted p", true),
    ("instructions", true),
    ("VM instructions", true),
    ("peak memory", true),
    ("start-up", true),
    ("processes", true),
];

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let mut out = format!(
        "<section id=\"{prefix}numbers\"><h2>All numbers</h2>\n\
         <p class=\"hint\">Click a heading to sort. Times, counts and memory are those of one call of <code>run</code>.</p>\n\
         <div class=\"scroll tall\"><table class=\"numbers sortable\"><thead><tr>"
    );
    for (title, numeric) in COLUMNS {
        let class = if numeric { " class=\"num\"" } else { "" };
        out.push_str(&format!("<th scope=\"col\"{class}>{title}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
    for kernel in &analysis.campaign.kernels {
        for column in analysis.columns() {
            let j = judged(analysis, &kernel.name, &column.id);
            out.push_str(&format!(
                "<tr tabindex=\"0\" data-kernel=\"{0}\" data-kind=\"{1}\" data-configuration=\"{2}\" data-verdict=\"{3}\">\
                 <th scope=\"row\" title=\"{4}\">{0}</th><td>{1}</td><td>{2}</td>",
                format::escape(&kernel.name),
                format::escape(&kernel.kind),
                format::escape(&column.id),
                j.kind,
                format::escape(&kernel.about),
            ));
            let cell = analysis.cell(&kernel.name, &column.id);
            let m = match cell {
                Cell::Measured(m) => Some(m),
                _ => None,
            };
            match m {
                Some(m) => {
                    out.push_str(&number(Some(m.median), &format::seconds(m.median)));
                    out.push_str(&number(Some(m.min), &format::seconds(m.min)));
                }
                None => {
                    out.push_str(&format!(
                        "<td class=\"num\">{}</td><td></td>",
                        cell_text(cell)
                    ));
                }
            }
            out.push_str(&number(j.speedup, &j.shown));
            out.push_str(&format!(
                "<td class=\"result\">{}</td>",
                format::escape(&j.words)
            ));
            out.push_str(&number(j.p, &j.p_shown));
            let counted = &analysis.counted;
            for n in [
                counted.instructions(&kernel.name, &column.id),
                counted.vm_instructions(&kernel.name, &column.id),
            ] {
                out.push_str(&number(
                    n,
                    &n.map_or(String::new(), |n| format::grouped(n as u64)),
                ));
            }
            let memory = m.and_then(|m| m.max_rss);
            out.push_str(&number(
                memory.map(|b| b as f64),
                &memory.map_or(String::new(), format::bytes),
            ));
            let startup = m.and_then(|m| m.startup);
            out.push_str(&number(
                startup,
                &startup.map_or(String::new(), format::seconds),
            ));
            let processes = match m {
                Some(m) => m.by_block.len(),
                None => analysis
                    .result(&kernel.name, &column.id)
                    .map_or(0, |r| r.processes),
            };
            out.push_str(&number(Some(processes as f64), &processes.to_string()));
            out.push_str("</tr>\n");
        }
    }
    out.push_str("</tbody></table></div>\n");
    out.push_str(&raw(analysis));
    out.push_str("</section>\n");
    out
}

fn number(sort: Option<f64>, text: &str) -> String {
    match sort {
        Some(sort) => format!("<td class=\"num\" data-sort=\"{sort:e}\">{text}</td>"),
        None => "<td class=\"num\"></td>".into(),
    }
}

fn raw(analysis: &Analysis) -> String {
    let mut out = String::from(
        "<details><summary>Median of every process, in milliseconds, by block</summary>\n\
         <div class=\"scroll\"><table class=\"raw\"><tbody>\n",
    );
    for kernel in &analysis.campaign.kernels {
        for configuration in &analysis.campaign.configurations {
            let Some(m) = analysis.measured(&kernel.name, &configuration.id) else {
                continue;
            };
            let values: Vec<String> = m
                .by_block
                .values()
                .map(|t| format!("{:.4}", t * 1e3))
                .collect();
            out.push_str(&format!(
                "<tr><th scope=\"row\">{} · {}</th><td>{}</td></tr>\n",
                format::escape(&kernel.name),
                format::escape(&configuration.id),
                values.join(" ")
            ));
        }
    }
    out.push_str("</tbody></table></div></details>\n");
    out
}
