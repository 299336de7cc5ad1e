//! The same campaign against each of its configurations: the page holds what depends on the baseline once for each,
//! and shows one of them.

use crate::analysis::Analysis;
use crate::format;

/// A campaign against one baseline.
pub(super) struct View {
    /// Judged against that baseline.
    pub analysis: Analysis,
    /// Of its anchors.
    pub prefix: String,
    /// Whether it is the one that shows without script.
    pub default: bool,
}

impl View {
    /// The opening tag of a part of the page that depends on the baseline.
    pub fn open(&self) -> String {
        let hidden = if self.default { "" } else { " hidden" };
        format!(
            "<div class=\"view\" data-baseline=\"{}\"{hidden}>\n",
            format::escape(&self.analysis.baseline)
        )
    }
}

/// All views of a campaign, the given one first.
pub(super) fn views(analysis: &Analysis, prefix: &str) -> Vec<View> {
    let mut out = vec![View {
        analysis: analysis.clone(),
        prefix: prefix.into(),
        default: true,
    }];
    let others: Vec<String> = analysis
        .columns()
        .map(|c| c.id.clone())
        .filter(|id| *id != analysis.baseline)
        .collect();
    for (index, other) in others.iter().enumerate() {
        // Its own columns are known, so this does not fail; a view that did would only be missing.
        if let Ok(analysis) = analysis.rebased(other) {
            out.push(View {
                analysis,
                prefix: format!("{prefix}b{}-", index + 1),
                default: false,
            });
        }
    }
    out
}
