//! The bar at the top: where to go, and what the script can change. Its controls show only where the script runs.

use crate::analysis::Analysis;
use crate::format;

const SECTIONS: [(&str, &str); 9] = [
    ("verdict", "Verdict"),
    ("trust", "Trust"),
    ("plots", "Results"),
    ("why", "Why"),
    ("dynamics", "Dynamics"),
    ("checks", "Cross-checks"),
    ("numbers", "Numbers"),
    ("environment", "Environment"),
    ("method", "Method"),
];

pub(super) fn bar(campaigns: &[Analysis]) -> String {
    let mut out = String::from("<nav aria-label=\"Sections\">");
    if campaigns.len() > 1 {
        out.push_str("<a href=\"#machines\">Machines</a>");
    }
    for (id, name) in SECTIONS {
        out.push_str(&format!("<a href=\"#{id}\">{name}</a>"));
    }
    out.push_str("</nav>\n<form id=\"controls\" hidden>\n<label>Baseline <select id=\"baseline\">");
    let mut known: Vec<&str> = Vec::new();
    for column in campaigns.iter().flat_map(Analysis::columns) {
        if !known.contains(&column.id.as_str()) {
            known.push(&column.id);
        }
    }
    let default = campaigns.first().map_or("", |a| a.baseline.as_str());
    for id in known {
        let selected = if id == default { " selected" } else { "" };
        let id = format::escape(id);
        out.push_str(&format!("<option value=\"{id}\"{selected}>{id}</option>"));
    }
    out.push_str(
        "</select></label>\n\
         <label>Filter <input type=\"search\" id=\"filter\" placeholder=\"kernel, kind, configuration\"></label>\n\
         <label class=\"check\"><input type=\"checkbox\" id=\"matters\" checked> only what matters</label>\n\
         <span id=\"hidden\" role=\"status\"></span>\n\
         <button type=\"button\" id=\"unpin\" hidden></button>\n\
         <button type=\"button\" id=\"theme\">dark</button>\n</form>\n",
    );
    out
}
