//! What the page carries besides what it shows: medians and verdicts for the script, files to download.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Budget;
use super::numbers::judged;
use super::views::View;
use crate::analysis::Analysis;
use crate::format;
use crate::tables;

/// The data of a campaign: each process's median in seconds, and the verdicts against each baseline.
pub(super) fn script(views: &[View], prefix: &str) -> String {
    let Some(first) = views.first().map(|v| &v.analysis) else {
        return String::new();
    };
    let mut medians: BTreeMap<&str, BTreeMap<&str, Vec<f64>>> = BTreeMap::new();
    for kernel in &first.campaign.kernels {
        for configuration in &first.campaign.configurations {
            if let Some(m) = first.measured(&kernel.name, &configuration.id) {
                let values = m
                    .by_block
                    .values()
                    .map(|t| (t * 1e12).round() / 1e12)
                    .collect();
                medians
                    .entry(&kernel.name)
                    .or_default()
                    .insert(&configuration.id, values);
            }
        }
    }
    let mut verdicts: BTreeMap<&str, BTreeMap<String, Value>> = BTreeMap::new();
    for view in views {
        let cells = verdicts.entry(&view.analysis.baseline).or_default();
        for kernel in &first.campaign.kernels {
            for column in first.columns() {
                let j = judged(&view.analysis, &kernel.name, &column.id);
                cells.insert(
                    format!("{}\t{}", kernel.name, column.id),
                    json!([
                        j.speedup.map(|s| (s * 1e6).round() / 1e6),
                        j.shown,
                        j.words,
                        j.p,
                        j.p_shown,
                        j.kind
                    ]),
                );
            }
        }
    }
    let data = json!({"baseline": first.baseline, "medians": medians, "verdicts": verdicts});
    // Inside a script element only `</` and `<!` could end it early.
    let text = data.to_string().replace('<', "\\u003c");
    format!(
        "<script type=\"application/json\" class=\"data\" id=\"{prefix}data\">{text}</script>\n"
    )
}

/// Links to the files of a campaign, as data URIs.
pub(super) fn downloads(analysis: &Analysis, budget: &mut Budget) -> String {
    let mut out = String::from("<p class=\"downloads\">Files: ");
    let mut link = |name: &str, kind: &str, text: &str, always: bool| {
        let uri = format!("data:{kind};base64,{}", base64(text.as_bytes()));
        if always || budget.take(uri.len()) {
            let size = format::bytes(text.len() as u64);
            out.push_str(&format!(
                "<a download=\"{name}\" href=\"{uri}\">{name}</a> ({size}) "
            ));
        } else {
            out.push_str(&format!(
                "{name} (too large for this page: see the results folder) "
            ));
        }
    };
    link("results.csv", "text/csv", &tables::csv(analysis), true);
    link(
        "summary.md",
        "text/markdown",
        &tables::markdown(analysis),
        true,
    );
    let campaign = serde_json::to_string_pretty(&analysis.campaign).unwrap_or_default();
    link("campaign.json", "application/json", &campaign, true);
    let source = &analysis.source;
    for (name, text) in [
        ("journal.jsonl", lines(&source.records)),
        ("pairs.jsonl", lines(&source.pairs)),
        ("counts.jsonl", lines(&source.counts)),
    ] {
        if !text.is_empty() {
            link(name, "application/jsonl", &text, false);
        }
    }
    out.push_str("</p>\n");
    out
}

fn lines<T: serde::Serialize>(records: &[T]) -> String {
    let line = |r: &T| serde_json::to_string(r).unwrap_or_default() + "\n";
    records.iter().map(line).collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let word =
            group.iter().fold(0u32, |w, b| w << 8 | u32::from(*b)) << (8 * (3 - group.len()));
        for i in 0..4 {
            if i <= group.len() {
                out.push(DIGITS[(word >> (18 - 6 * i) & 63) as usize] as char);
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_s_examples() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
