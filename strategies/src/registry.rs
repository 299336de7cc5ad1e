//! The list of strategies. Nothing else in the program matches on strategy names.

use crate::ast_walker::AstWalker;
use crate::strategy::Strategy;

static ALL: &[&dyn Strategy] = &[
    &AstWalker,
];

/// Every strategy, in the order that tables and legends use.
pub fn all() -> &'static [&'static dyn Strategy] {
    ALL
}

/// The strategy of that name.
pub fn find(name: &str) -> Option<&'static dyn Strategy> {
    ALL.iter().copied().find(|s| s.name() == name)
}
