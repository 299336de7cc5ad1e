//! The library: which modules exist natively or as embedded Python text. The import system (`protocol::import`) reads the tables here.

mod abc;
mod array;
mod array_item;
mod array_methods;
mod bisect;
mod collections;
mod defaultdict;
mod deque;
mod deque_methods;
mod dis;
mod functools;
mod functools_lru;
mod functools_partial;
pub mod gc;
mod gearbox;
mod heapq;
pub mod io;
mod io_base;
mod io_bytes;
mod io_common;
mod io_file;
mod io_raw;
mod io_string;
mod io_text;
pub mod itertools;
pub mod library;
mod math;
mod math_ints;
mod operator;
mod operator_getters;
mod ordered_dict;
mod random_core;
pub mod spec;
pub mod stdio;
pub mod structseq;
mod support;
pub mod sys;
mod templatelib;
mod time;
mod time_calendar;
mod type_modules;
pub mod warnings;

use crate::heap::Gc;
use crate::object::{Module, TypeSpec};
use crate::vm::{R, Vm};

/// Makes a native module.
pub type Init = fn(&mut Vm) -> R<Gc<Module>>;

static NATIVE: &[(&str, Init)] = &[
    ("_gearbox", gearbox::init),
    ("_warnings", warnings::init),
    ("gc", gc::init),
    ("itertools", itertools::module),
];

/// Modules written in Python, by full name.
static FROZEN: &[(&str, &str)] = &[("warnings", include_str!("python/warnings.py"))];

/// Native modules by full name, made on first import. (`builtins` and `sys` exist from the start.)
pub fn native() -> impl Iterator<Item = &'static (&'static str, Init)> {
    NATIVE.iter().chain(library::NATIVE)
}

/// Modules written in Python, by full name. A name is a package if another module's name starts with it and a dot.
pub fn frozen() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    FROZEN.iter().chain(library::FROZEN)
}

/// Classes of library modules.
pub static TYPES: &[&TypeSpec] = &[&stdio::STD_STREAM, &spec::MODULE_SPEC];

/// Sets up `sys` and `sys.modules`.
pub fn install(vm: &mut Vm) {
    sys::install(vm);
}
