//! The registration list: one line per strategy. Nothing else matches on strategy names.

use crate::strategy::Strategy;

/// Every strategy, in the order of the ladder.
pub fn all() -> &'static [&'static dyn Strategy] {
    &[
        &crate::ast_walker::AstWalker,
        &crate::match_loop::Match,
        &crate::closures::Closures,
        &crate::superinstructions::Superinstructions,
        &crate::quickener::Quickener,
    ]
}

/// The strategy with this name.
pub fn find(name: &str) -> Option<&'static dyn Strategy> {
    all().iter().copied().find(|s| s.name() == name)
}

/// What ratios refer to unless something else is named: the match loop.
pub fn baseline() -> Option<&'static dyn Strategy> {
    Some(&crate::match_loop::Match)
}
