//! Section 8, first half: everything that was recorded about machine, build and interpreters.

use std::collections::{BTreeMap, BTreeSet};

use super::definition_table;
use crate::analysis::Analysis;
use crate::format;
use crate::schema::{Codegen, Role};

pub(super) fn section(analysis: &Analysis, prefix: &str) -> String {
    let m = &analysis.campaign.machine;
    let b = &analysis.campaign.build;
    let mut out = format!("<section id=\"{prefix}environment\"><h2>Environment</h2>\n");
    out.push_str(&definition_table(&[
        ("host", m.hostname.clone()),
        ("platform", format!("{} on {}", m.platform, m.arch)),
        (
            "emulated by",
            m.emulated
                .clone()
                .unwrap_or_else(|| "nothing: native".into()),
        ),
        ("CPU", m.cpu.clone()),
        ("logical CPUs", m.cpus.to_string()),
        ("threads per core", known(m.threads_per_core)),
        ("memory", m.memory.map_or("unknown".into(), format::bytes)),
        ("governor", known(m.governor.clone())),
        ("frequency boost", known(m.boost.map(on_off))),
        ("virtual machine", known(m.hypervisor.map(yes_no))),
        ("address-space randomisation", known(m.aslr)),
        ("transparent huge pages", known(m.thp.clone())),
        (
            "load before the start",
            m.load.map_or("unknown".into(), |l| format!("{l:.2}")),
        ),
        (
            "clock step",
            m.timer_resolution_ns
                .map_or("unknown".into(), |n| format!("{n} ns")),
        ),
        ("gearbox", b.version.clone()),
        ("commit", known(b.commit.clone())),
        ("uncommitted changes", known(b.dirty.map(yes_no))),
        (
            "compiler",
            format!("{}, LLVM {}", b.rustc, known(b.llvm.clone())),
        ),
        ("target", b.target.clone()),
        (
            "profile",
            format!(
                "{}, opt-level {}, debug assertions {}",
                b.profile,
                b.opt_level,
                on_off(b.debug_assertions)
            ),
        ),
        (
            "RUSTFLAGS",
            b.rustflags.clone().unwrap_or_else(|| "none".into()),
        ),
        ("binary", format!("{} bytes, SHA-256 {}", b.bytes, b.sha256)),
    ]));
    if let Some(codegen) = &b.codegen {
        out.push_str(&machine_code(codegen));
    }
    out.push_str("<h3>Configurations</h3>\n<div class=\"scroll\"><table><thead><tr>");
    for title in ["name", "role", "program", "version", "options"] {
        out.push_str(&format!("<th scope=\"col\">{title}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
    for c in &analysis.campaign.configurations {
        let role = match c.role {
            Role::Strategy => "strategy",
            Role::External => "other interpreter",
            Role::Null => "null comparison",
        };
        let options: Vec<String> = c.options.iter().map(|(k, v)| format!("{k}={v}")).collect();
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{role}</td><td><code>{}</code></td><td>{}</td><td>{}</td></tr>\n",
            format::escape(&c.id),
            format::escape(&c.program),
            format::escape(&c.version),
            format::escape(&options.join(" "))
        ));
    }
    out.push_str("</tbody></table></div>\n</section>\n");
    out
}

/// One row for each loop, one column for each figure that any of them has.
fn machine_code(codegen: &Codegen) -> String {
    let loops = codegen.loops.iter();
    let tails = codegen.tails.iter();
    let rows: Vec<(String, BTreeMap<&str, u64>)> = loops
        .map(|(name, code)| (format!("{name}::loops::run"), code.figures()))
        .chain(tails.map(|(name, code)| (format!("{name}::tail::step"), code.figures())))
        .collect();
    let columns: BTreeSet<&str> = rows.iter().flat_map(|r| r.1.keys().copied()).collect();
    let mut out = String::from(
        "<h3>Machine code of the loops</h3>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">function</th>",
    );
    for column in &columns {
        out.push_str(&format!(
            "<th scope=\"col\">{}</th>",
            column.replace('_', " ")
        ));
    }
    out.push_str("</tr></thead><tbody>\n");
    for (name, figures) in &rows {
        out.push_str(&format!(
            "<tr><th scope=\"row\"><code>{}</code></th>",
            format::escape(name)
        ));
        for column in &columns {
            let text = figures.get(column).map_or(String::new(), u64::to_string);
            out.push_str(&format!("<td>{text}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn known<T: ToString>(value: Option<T>) -> String {
    value.map_or("unknown".into(), |v| v.to_string())
}

fn on_off(on: bool) -> String {
    if on { "on" } else { "off" }.into()
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.into()
}
