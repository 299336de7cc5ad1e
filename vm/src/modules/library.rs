//! The tables of the general library: native modules, embedded Python text, classes. The import system reads them through `modules`.

use super::*;

/// Native modules by full name.
pub static NATIVE: &[(&str, Init)] = &[
    ("_abc", abc::module),
    ("_collections", collections::module),
    ("_dis", dis::module),
    ("_functools", functools::module),
    ("_heapq", heapq::module),
    ("_random", random_core::module),
    ("_traceback", type_modules::traceback_module),
    ("_types", type_modules::types_module),
    ("_typing", type_modules::typing_module),
    ("_weakref", type_modules::weakref_module),
    ("array", array::module),
    ("bisect", bisect::module),
    ("io", io::module),
    ("math", math::module),
    ("operator", operator::module),
    ("time", time::module),
];

/// Modules written in Python, by full name.
pub static FROZEN: &[(&str, &str)] = &[
    ("__future__", include_str!("python/__future__.py")),
    (
        "_collections_abc",
        include_str!("python/_collections_abc.py"),
    ),
    ("abc", include_str!("python/abc.py")),
    ("collections", include_str!("python/collections.py")),
    ("contextlib", include_str!("python/contextlib.py")),
    ("copy", include_str!("python/copy.py")),
    ("copyreg", include_str!("python/copyreg.py")),
    ("dataclasses", include_str!("python/dataclasses.py")),
    ("dis", include_str!("python/dis.py")),
    ("enum", include_str!("python/enum.py")),
    ("errno", include_str!("python/errno.py")),
    ("functools", include_str!("python/functools.py")),
    ("heapq", include_str!("python/heapq.py")),
    ("keyword", include_str!("python/keyword.py")),
    ("numbers", include_str!("python/numbers.py")),
    ("random", include_str!("python/random.py")),
    ("reprlib", include_str!("python/reprlib.py")),
    ("string", include_str!("python/string.py")),
    ("string.templatelib", include_str!("python/templatelib.py")),
    ("traceback", include_str!("python/traceback.py")),
    ("types", include_str!("python/types.py")),
    ("typing", include_str!("python/typing.py")),
    ("weakref", include_str!("python/weakref.py")),
];

static TYPE_GROUPS: &[&[&TypeSpec]] = &[
    abc::TYPES,
    array::TYPES,
    collections::TYPES,
    deque::TYPES,
    functools::TYPES,
    operator_getters::TYPES,
    io::TYPES,
    ordered_dict::TYPES,
    templatelib::TYPES,
    &[&random_core::RANDOM, &time_calendar::STRUCT_TIME],
];

/// Every class of these modules.
pub fn types() -> impl Iterator<Item = &'static TypeSpec> {
    TYPE_GROUPS.iter().flat_map(|g| g.iter().copied())
}
