//! A plot on the page: its title and question, the drawing in both widths, the table behind it.

use crate::analysis::Analysis;
use crate::format;
use crate::plots::{Plot, Table};

/// A plot as a figure. Captions are this crate's own text and may hold tags.
pub(super) fn figure(plot: &Plot, analysis: &Analysis, prefix: &str) -> String {
    format!(
        "<figure id=\"{prefix}{}\"><figcaption><b>{}</b><span>{}</span></figcaption>\n{}\n\
         <details class=\"data\"><summary>Table</summary><div class=\"scroll\">{}</div></details></figure>\n",
        format::escape(&plot.id),
        format::escape(&plot.title),
        plot.caption,
        plot.themed(prefix),
        table(&plot.table, analysis)
    )
}

/// A plot's numbers. Rows that a kernel heads can be pinned like its marks.
fn table(table: &Table, analysis: &Analysis) -> String {
    let mut out = String::from("<table><thead><tr>");
    for (i, title) in table.head.iter().enumerate() {
        let class = if i > 0 && numeric(table, i) {
            " class=\"num\""
        } else {
            ""
        };
        out.push_str(&format!(
            "<th scope=\"col\"{class}>{}</th>",
            format::escape(title)
        ));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        let kernel = row
            .first()
            .filter(|name| analysis.campaign.kernel(name).is_some());
        let pin = kernel.map_or(String::new(), |k| {
            format!(" data-kernel=\"{}\"", format::escape(k))
        });
        out.push_str(&format!("<tr{pin}>"));
        for (i, cell) in row.iter().enumerate() {
            let cell = format::escape(cell);
            match i {
                0 => out.push_str(&format!("<th scope=\"row\">{cell}</th>")),
                i if numeric(table, i) => out.push_str(&format!("<td class=\"num\">{cell}</td>")),
                _ => out.push_str(&format!("<td>{cell}</td>")),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>");
    out
}

/// Whether most of a column starts like a number.
fn numeric(table: &Table, column: usize) -> bool {
    let like = |t: &String| t.starts_with(|c: char| c.is_ascii_digit() || "+-−<–".contains(c));
    let cells = table
        .rows
        .iter()
        .filter_map(|r| r.get(column))
        .filter(|c| !c.is_empty());
    let (like, all) = cells.fold((0, 0), |(l, n), c| (l + usize::from(like(c)), n + 1));
    like * 2 > all
}

/// One line in the place of a plot without data: what is missing, and the command that makes it.
pub(super) fn absent(what: &str, command: &str) -> String {
    format!(
        "<p class=\"absent\">{what}: <code>{}</code> makes the data.</p>\n",
        format::escape(command)
    )
}

/// One line in the place of what would make the page too large, and the command that draws it.
pub(super) fn small(what: &str, command: &str) -> String {
    let command = format::escape(command);
    format!(
        "<p class=\"absent\">{what} left out to keep this file small: <code>{command}</code> draws them.</p>\n"
    )
}
