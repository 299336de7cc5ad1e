//! The builtin functions: tables and the contents of the `builtins` module.

mod attrs;
mod codes;
mod io;
mod iteration;
mod minmax;
mod namespace;
mod numbers;
mod site;
mod sum;

pub use io::{print_values, write_text};

use crate::object::{MethodDef, TypeId, TypeSpec, types as t};
use crate::value::Value;
use crate::vm::Vm;

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::kw("__build_class__", namespace::build_class),
    MethodDef::kw("__import__", namespace::import),
    MethodDef::o("abs", numbers::abs),
    MethodDef::o("all", iteration::all),
    MethodDef::o("any", iteration::any),
    MethodDef::o("ascii", numbers::ascii),
    MethodDef::o("bin", numbers::bin),
    MethodDef::kw("breakpoint", io::breakpoint),
    MethodDef::o("callable", attrs::callable),
    MethodDef::o("chr", numbers::chr),
    MethodDef::kw("compile", codes::compile),
    MethodDef::fast("delattr", attrs::delattr, 2, 2),
    MethodDef::varargs("dir", namespace::dir),
    MethodDef::fast("divmod", numbers::divmod, 2, 2),
    MethodDef::kw("eval", codes::eval),
    MethodDef::kw("exec", codes::exec),
    MethodDef::fast("format", numbers::format, 1, 2),
    MethodDef::fast("getattr", attrs::getattr, 2, 3),
    MethodDef::noargs("globals", namespace::globals),
    MethodDef::fast("hasattr", attrs::hasattr, 2, 2),
    MethodDef::o("hash", numbers::hash),
    MethodDef::o("hex", numbers::hex),
    MethodDef::o("id", numbers::id),
    MethodDef::fast("input", io::input, 0, 1),
    MethodDef::fast("isinstance", attrs::isinstance, 2, 2),
    MethodDef::fast("issubclass", attrs::issubclass, 2, 2),
    MethodDef::fast("iter", iteration::iter, 1, 2),
    MethodDef::o("len", iteration::len),
    MethodDef::noargs("locals", namespace::locals),
    MethodDef::kw("max", minmax::max),
    MethodDef::kw("min", minmax::min),
    MethodDef::fast("next", iteration::next, 1, 2),
    MethodDef::o("oct", numbers::oct),
    MethodDef::o("ord", numbers::ord),
    MethodDef::kw("pow", numbers::pow),
    MethodDef::kw("print", io::print),
    MethodDef::o("repr", numbers::repr),
    MethodDef::kw("round", numbers::round),
    MethodDef::fast("setattr", attrs::setattr, 3, 3),
    MethodDef::kw("sorted", iteration::sorted),
    MethodDef::kw("sum", sum::sum),
    MethodDef::varargs("vars", namespace::vars),
];

/// The classes that `builtins` shows besides the exceptions.
static CLASSES: &[TypeId] = &[
    t::BOOL,
    t::BYTEARRAY,
    t::BYTES,
    t::CLASSMETHOD,
    t::COMPLEX,
    t::DICT,
    t::ENUMERATE,
    t::FILTER,
    t::FLOAT,
    t::FROZENSET,
    t::INT,
    t::LIST,
    t::MAP,
    t::MEMORYVIEW,
    t::OBJECT,
    t::PROPERTY,
    t::RANGE,
    t::REVERSED,
    t::SET,
    t::SLICE,
    t::STATICMETHOD,
    t::STR,
    t::SUPER,
    t::TUPLE,
    t::TYPE,
    t::ZIP,
];

/// Classes of the site module's `exit`, `quit` and the like.
pub static TYPES: &[&TypeSpec] = &[&site::QUITTER, &site::NOTICE];

/// Fills the `builtins` module.
pub fn install(vm: &mut Vm) {
    let b = vm.builtins;
    let n = vm.n;
    let name = vm.str("builtins");
    b.dict.set_str(&vm.heap, n.name, name);
    let doc = vm.str("Built-in functions, types, exceptions, and other objects.");
    b.dict.set_str(&vm.heap, n.doc, doc);
    for k in [n.package, n.loader, n.spec] {
        b.dict.set_str(&vm.heap, k, Value::NONE);
    }
    vm.add_functions(b, "builtins", FUNCTIONS);
    vm.add_functions(b, "_io", crate::modules::io::OPEN);
    for (k, v) in [
        ("None", Value::NONE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("False", Value::FALSE),
        ("True", Value::TRUE),
        ("__debug__", Value::TRUE),
    ] {
        vm.set_module_attr(b, k, v);
    }
    for id in CLASSES {
        let c = vm.class(*id);
        if c.name_str() != "<internal>" {
            b.dict.set_str(&vm.heap, c.name.get(), c.value());
        }
    }
    let exceptions: Vec<_> = vm
        .types
        .iter()
        .filter(|c| c.is_subclass_of(t::BASE_EXCEPTION) && c.id != t::UNSUPPORTED_OPERATION)
        .copied()
        .collect();
    for c in exceptions {
        b.dict.set_str(&vm.heap, c.name.get(), c.value());
    }
    let os_error = vm.class(t::OS_ERROR).value();
    for alias in ["EnvironmentError", "IOError"] {
        vm.set_module_attr(b, alias, os_error);
    }
    for name in ["all", "any"] {
        let key = vm.intern(name);
        if let Some(f) = b.dict.get_str(key) {
            vm.common_functions.insert(key.addr(), f);
        }
    }
    site::install(vm);
}
