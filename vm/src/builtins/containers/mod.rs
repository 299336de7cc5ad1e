//! Builtin classes: containers.

mod dict;
mod dict_update;
pub mod dict_views;
mod list;
pub mod list_items;
mod list_sort;
pub mod mappingproxy;
pub mod range;
mod set;
mod set_algebra;
mod slice;
mod timsort;
mod tuple;
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
