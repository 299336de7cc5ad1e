//! `float`: methods and attributes.

use super::float::{exact, real, this, to_int, trunc};
use super::int_methods::{lift, spec_arg};
use crate::numeric::float_arith;
use crate::object::{GetSetDef, MethodDef, types};
use crate::run::args::Args;
use crate::text::{float_parse, float_repr, format_number};
use crate::value::Value;
use crate::vm::{R, Vm};

fn floor(vm: &mut Vm, v: Value, _: Args) -> R {
    to_int(vm, this(v).floor())
}
fn ceil(vm: &mut Vm, v: Value, _: Args) -> R {
    to_int(vm, this(v).ceil())
}
fn round(vm: &mut Vm, v: Value, a: Args) -> R {
    let x = this(v);
    match a.get(0).and_then(|d| d.non_none()) {
        None => to_int(vm, x.round_ties_even()),
        Some(d) => {
            let d = vm.index_clamped(d)?;
            let r = lift(vm, float_arith::round_digits(x, d))?;
            Ok(vm.float(r))
        }
    }
}
fn as_integer_ratio(vm: &mut Vm, v: Value, _: Args) -> R {
    let (n, d) = lift(vm, float_arith::as_integer_ratio(this(v)))?;
    let (n, d) = (vm.bigint(n), vm.bigint(d));
    Ok(vm.tuple(&[n, d]))
}
fn is_integer(_: &mut Vm, v: Value, _: Args) -> R {
    Ok(Value::bool(float_arith::is_integer(this(v))))
}
fn hex(vm: &mut Vm, v: Value, _: Args) -> R {
    let s = float_repr::hex(this(v));
    Ok(vm.string(s))
}
fn of_class(vm: &mut Vm, class: Value, f: f64) -> R {
    let v = vm.float(f);
    if class.as_class().is_some_and(|c| c.id == types::FLOAT) {
        Ok(v)
    } else {
        vm.call(class, &[v])
    }
}
fn fromhex(vm: &mut Vm, class: Value, a: Args) -> R {
    let Some(s) = a.at(0).cast::<crate::object::Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let f = lift(vm, float_parse::from_hex(s.as_str()))?;
    of_class(vm, class, f)
}
fn from_number(vm: &mut Vm, class: Value, a: Args) -> R {
    if a.at(0).is_float() && class.as_class().is_some_and(|c| c.id == types::FLOAT) {
        return Ok(a.at(0));
    }
    let f = real(vm, a.at(0))?;
    of_class(vm, class, f)
}
fn getnewargs(vm: &mut Vm, v: Value, _: Args) -> R {
    Ok(vm.tuple(&[vm.float(this(v))]))
}
fn getformat(vm: &mut Vm, _: Value, a: Args) -> R {
    let s = vm.expect_str(a.at(0), "__getformat__() argument")?;
    match s.as_str() {
        "double" | "float" => Ok(vm.str(if cfg!(target_endian = "little") {
            "IEEE, little-endian"
        } else {
            "IEEE, big-endian"
        })),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}
fn format(vm: &mut Vm, v: Value, a: Args) -> R {
    let spec = spec_arg(vm, a)?;
    if spec.is_empty() {
        return Ok(vm.str_of(v)?.value());
    }
    let t = vm.type_name(v);
    let s = lift(vm, format_number::format_float(this(v), spec.as_str(), t))?;
    Ok(vm.string(s))
}

pub static METHODS: &[MethodDef] = &[
    MethodDef::o("from_number", from_number).class(),
    MethodDef::noargs("conjugate", |vm, v, _| exact(vm, v)),
    MethodDef::noargs("__trunc__", |vm, v, _| trunc(vm, v)),
    MethodDef::noargs("__floor__", floor),
    MethodDef::noargs("__ceil__", ceil),
    MethodDef::fast("__round__", round, 0, 1),
    MethodDef::noargs("as_integer_ratio", as_integer_ratio),
    MethodDef::o("fromhex", fromhex).class(),
    MethodDef::noargs("hex", hex),
    MethodDef::noargs("is_integer", is_integer),
    MethodDef::noargs("__getnewargs__", getnewargs),
    MethodDef::o("__getformat__", getformat).class(),
    MethodDef::o("__format__", format),
];

pub static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("real", exact),
    GetSetDef::ro("imag", |_, _| Ok(Value::float(0.0))),
];
