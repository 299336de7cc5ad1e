//! Section 7: all numbers in one sortable table; the raw medians of every process on demand.

use crate::analysis::{Analysis, Cell};
use crate::format;
use crate::tables::{cell_text, verdict_text};

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let mut out = format!(
        "<section id=\"{prefix}numbers\"><h2>All numbers</h2>\n\
         <p class=\"controls\" hidden><label>Filter <input type=\"search\" class=\"filter\" placeholder=\"kernel, kind or \
         configuration\"></label> <span class=\"count\"></span></p>\n\
         <div class=\"scroll\"><table class=\"numbers sortable\"><thead><tr>"
    );
    for (title, numeric) in [
        ("kernel", false),
        ("kind", false),
        ("configuration", false),
        ("median", true),
        ("minimum", true),
        ("speed-up", true),
        ("result", false),
        ("adjusted p", true),
        ("peak memory", true),
        ("processes", true),
    ] {
        let class = if numeric { " class=\"num\"" } else { "" };
        out.push_str(&format!("<th scope=\"col\"{class}>{title}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
    let delta = analysis.campaign.plan.delta;
    for kernel in &analysis.campaign.kernels {
        for column in analysis.columns() {
            let cell = analysis.cell(&kernel.name, &column.id);
            out.push_str(&format!(
                "<tr><th scope=\"row\" title=\"{}\">{}</th><td>{}</td><td>{}</td>",
                format::escape(&kernel.about),
                format::escape(&kernel.name),
                format::escape(&kernel.kind),
                format::escape(&column.id)
            ));
            let Cell::Measured(m) = cell else {
                out.push_str(&format!("<td class=\"num\">{}</td>", cell_text(cell)));
                out.push_str(&"<td></td>".repeat(6));
                out.push_str("</tr>\n");
                continue;
            };
            out.push_str(&number(m.median, &format::seconds(m.median)));
            out.push_str(&number(m.min, &format::seconds(m.min)));
            match analysis
                .comparison(&column.id)
                .and_then(|c| c.kernel(&kernel.name))
            {
                Some(r) => {
                    let speedup = (-r.verdict.log_ratio).exp();
                    out.push_str(&number(speedup, &format::ratio(speedup)));
                    out.push_str(&format!("<td>{}</td>", verdict_text(&r.verdict, delta)));
                    out.push_str(&number(r.verdict.adjusted_p, &p_text(r.verdict.adjusted_p)));
                }
                None if column.id == analysis.baseline => {
                    out.push_str(&number(1.0, "1.00x"));
                    out.push_str("<td>the reference</td><td></td>");
                }
                None => out.push_str("<td></td><td>the reference has no value</td><td></td>"),
            }
            out.push_str(
                &m.max_rss
                    .map_or("<td></td>".into(), |b| number(b as f64, &format::bytes(b))),
            );
            out.push_str(&number(
                m.by_block.len() as f64,
                &m.by_block.len().to_string(),
            ));
            out.push_str("</tr>\n");
        }
    }
    out.push_str("</tbody></table></div>\n");
    out.push_str(&raw(analysis));
    out.push_str("</section>\n");
    out
}

fn number(sort: f64, text: &str) -> String {
    format!("<td class=\"num\" data-sort=\"{sort:e}\">{text}</td>")
}

fn p_text(p: f64) -> String {
    if p < 0.0001 {
        format!("{p:.0e}")
    } else {
        format!("{p:.4}")
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
