//! Builtin classes: containers.

pub mod dict;
mod dict_update;
pub mod dict_views;
pub mod list;
pub mod list_items;
mod list_sort;
pub mod mappingproxy;
pub mod range;
pub mod set;
mod set_algebra;
mod slice;
mod timsort;
pub mod tuple;
pub mod util;
mod view_sets;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[
    &list::LIST,
    &tuple::TUPLE,
    &range::RANGE,
    &slice::SLICE,
    &dict::DICT,
    &dict::DICT_KEYS,
    &dict::DICT_VALUES,
    &dict::DICT_ITEMS,
    &mappingproxy::MAPPINGPROXY,
    &set::SET,
    &set::FROZENSET,
];
