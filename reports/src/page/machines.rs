//! Several campaigns on one page: what they have in common, compared by ratios only.

use super::figure::figure;
use crate::analysis::Analysis;
use crate::format;
use crate::plots;

pub(super) fn section(campaigns: &[Analysis]) -> String {
    let mut out = String::from("<section id=\"machines\"><h2>Across machines</h2>\n");
    out.push_str(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">campaign</th><th scope=\"col\">machine</th>\
         <th scope=\"col\">architecture</th><th scope=\"col\">CPU</th><th scope=\"col\">commit</th><th scope=\"col\">baseline</th>\
         </tr></thead><tbody>\n",
    );
    for (index, analysis) in campaigns.iter().enumerate() {
        let machine = &analysis.campaign.machine;
        let arch = match &machine.emulated {
            Some(emulator) => format!("{} emulated by {emulator}", machine.arch),
            None => machine.arch.clone(),
        };
        let link = super::prefix(index);
        let created = format::escape(&analysis.campaign.created);
        out.push_str(&format!(
            "<tr><th scope=\"row\"><a href=\"#{link}verdict\">{created}</a></th>"
        ));
        let commit = analysis
            .campaign
            .build
            .commit
            .clone()
            .unwrap_or_else(|| "unknown".into());
        let commit = commit.chars().take(12).collect();
        for text in [
            machine.hostname.clone(),
            arch,
            machine.cpu.clone(),
            commit,
            analysis.baseline.clone(),
        ] {
            out.push_str(&format!("<td>{}</td>", format::escape(&text)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    let native: Vec<&Analysis> = campaigns
        .iter()
        .filter(|a| a.campaign.machine.emulated.is_none())
        .collect();
    if native.len() < campaigns.len() {
        out.push_str(
            "<p class=\"absent\">Emulated campaigns are not in the plot: their times say nothing about the architecture.</p>\n",
        );
    }
    let plots = plots::slopes(&native);
    if plots.is_empty() {
        out.push_str(
            "<p class=\"absent\">No plot across machines: it needs two native campaigns with kernels, configurations and \
             baseline in common.</p>\n",
        );
    }
    for plot in &plots {
        out.push_str(&figure(plot, &campaigns[0], ""));
    }
    out.push_str("</section>\n");
    out
}
