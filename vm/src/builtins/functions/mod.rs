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
    MethodDef::kw("__build_class__", namespace::build_class)
        .doc("Build a class from its body function."),
    MethodDef::kw("__import__", namespace::import).doc("Import a module."),
    MethodDef::o("abs", numbers::abs).doc("Return the absolute value of a number."),
    MethodDef::o("all", iteration::all).doc("Return True if all items are true."),
    MethodDef::o("any", iteration::any).doc("Return True if any item is true."),
    MethodDef::o("ascii", numbers::ascii)
        .doc("Return the repr of an object with non-ASCII characters escaped."),
    MethodDef::o("bin", numbers::bin).doc("Return the binary representation of an integer."),
    MethodDef::kw("breakpoint", io::breakpoint).doc("Call sys.breakpointhook()."),
    MethodDef::o("callable", attrs::callable).doc("Return whether an object can be called."),
    MethodDef::o("chr", numbers::chr).doc("Return the character with a code point."),
    MethodDef::kw("compile", codes::compile).doc("Compile source text to a code object."),
    MethodDef::fast("delattr", attrs::delattr, 2, 2).doc("Delete an attribute."),
    MethodDef::varargs("dir", namespace::dir).doc("Return the sorted names of a scope or object."),
    MethodDef::fast("divmod", numbers::divmod, 2, 2).doc("Return quotient and remainder."),
    MethodDef::kw("eval", codes::eval).doc("Evaluate an expression."),
    MethodDef::kw("exec", codes::exec).doc("Execute statements."),
    MethodDef::fast("format", numbers::format, 1, 2)
        .doc("Format a value by a format specification."),
    MethodDef::fast("getattr", attrs::getattr, 2, 3)
        .doc("Return an attribute, or a default if it is missing."),
    MethodDef::noargs("globals", namespace::globals)
        .doc("Return the dict of the module's variables."),
    MethodDef::fast("hasattr", attrs::hasattr, 2, 2).doc("Return whether an attribute exists."),
    MethodDef::o("hash", numbers::hash).doc("Return the hash of an object."),
    MethodDef::o("hex", numbers::hex).doc("Return the hexadecimal representation of an integer."),
    MethodDef::o("id", numbers::id).doc("Return the identity of an object."),
    MethodDef::fast("input", io::input, 0, 1).doc("Read a line from standard input."),
    MethodDef::fast("isinstance", attrs::isinstance, 2, 2)
        .doc("Return whether an object is an instance of a class."),
    MethodDef::fast("issubclass", attrs::issubclass, 2, 2)
        .doc("Return whether a class is derived from another."),
    MethodDef::fast("iter", iteration::iter, 1, 2).doc("Return an iterator."),
    MethodDef::o("len", iteration::len).doc("Return the number of items of a container."),
    MethodDef::noargs("locals", namespace::locals)
        .doc("Return the variables of the current scope."),
    MethodDef::kw("max", minmax::max).doc("Return the largest item."),
    MethodDef::kw("min", minmax::min).doc("Return the smallest item."),
    MethodDef::fast("next", iteration::next, 1, 2).doc("Return the next item of an iterator."),
    MethodDef::o("oct", numbers::oct).doc("Return the octal representation of an integer."),
    MethodDef::o("ord", numbers::ord).doc("Return the code point of a character."),
    MethodDef::kw("pow", numbers::pow).doc("Return a power, optionally modulo a number."),
    MethodDef::kw("print", io::print).doc("Print values to a stream."),
    MethodDef::o("repr", numbers::repr).doc("Return the printable representation of an object."),
    MethodDef::kw("round", numbers::round).doc("Round a number."),
    MethodDef::fast("setattr", attrs::setattr, 3, 3).doc("Set an attribute."),
    MethodDef::kw("sorted", iteration::sorted).doc("Return a new sorted list."),
    MethodDef::kw("sum", sum::sum).doc("Return the sum of a start value and the items."),
    MethodDef::varargs("vars", namespace::vars)
        .doc("Return the __dict__ of an object, or the current variables."),
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
