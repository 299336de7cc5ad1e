//! `bool`.

use super::int;
use crate::heap::{Gc, Kind};
use crate::object::{Class, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn new(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "bool")?;
    a.arity(vm, "bool", 0, 1)?;
    match a.get(0) {
        Some(v) => Ok(Value::bool(vm.truth(v)?)),
        None => Ok(Value::FALSE),
    }
}

fn repr(vm: &mut Vm, v: Value) -> R {
    Ok(vm
        .intern(if v.is_true() { "True" } else { "False" })
        .value())
}

macro_rules! logic {
    ($name:ident, $op:tt, $int:path) => {
        fn $name(vm: &mut Vm, a: Value, b: Value) -> R {
            match (a.as_bool(), b.as_bool()) {
                (Some(x), Some(y)) => Ok(Value::bool(x $op y)),
                _ => $int(vm, a, b),
            }
        }
    };
}
logic!(and, &, int::and);
logic!(or, |, int::or);
logic!(xor, ^, int::xor);

pub static BOOL: TypeSpec = TypeSpec {
    id: types::BOOL,
    name: "bool",
    base: types::INT,
    kind: Kind::Int,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        invert: Some(invert),
        binary: Slots::ops(&[(nb::AND, and), (nb::OR, or), (nb::XOR, xor)]),
        ..Slots::NONE
    },
    doc: "Returns True when the argument is true, False otherwise.\n\
          The builtins True and False are the only two instances of the class bool.\n\
          The class bool is a subclass of the class int, and cannot be subclassed.",
    ..TypeSpec::BASE
};

fn invert(vm: &mut Vm, v: Value) -> R {
    vm.warn(
        types::DEPRECATION_WARNING,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.",
    )?;
    int::invert(vm, v)
}
