//! `int`: methods and attributes.

use super::int::{big, exact, order};
use super::max_digits;
use crate::numeric::int_arith;
use crate::numeric::int_text;
use crate::object::{GetSetDef, IntRef, MethodDef, Str, types};
use crate::run::args::Args;
use crate::text::{TextResult, format_number};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The receiver as an int.
fn this(vm: &mut Vm, v: Value) -> R<IntRef> {
    match v.as_int() {
        Some(i) => Ok(i),
        None => Err(vm.type_error("an integer is required")),
    }
}

/// An algorithm's result as a Python result.
pub fn lift<T>(vm: &mut Vm, r: TextResult<T>) -> R<T> {
    match r {
        Ok(x) => Ok(x),
        Err(e) => Err(vm.text_error(e)),
    }
}

fn bit_length(vm: &mut Vm, v: Value, _: Args) -> R {
    let n = match this(vm, v)? {
        IntRef::Small(i) => 64 - i.unsigned_abs().leading_zeros() as u64,
        IntRef::Big(b) => int_arith::bit_length(b),
    };
    Ok(vm.int_usize(n as usize))
}
fn bit_count(vm: &mut Vm, v: Value, _: Args) -> R {
    let n = match this(vm, v)? {
        IntRef::Small(i) => i.unsigned_abs().count_ones() as u64,
        IntRef::Big(b) => int_arith::bit_count(b),
    };
    Ok(vm.int_usize(n as usize))
}
fn itself(vm: &mut Vm, v: Value, _: Args) -> R {
    exact(vm, v)
}
fn is_integer(_: &mut Vm, _: Value, _: Args) -> R {
    Ok(Value::TRUE)
}
fn as_integer_ratio(vm: &mut Vm, v: Value, _: Args) -> R {
    let n = exact(vm, v)?;
    Ok(vm.tuple(&[n, Value::small(1)]))
}
fn getnewargs(vm: &mut Vm, v: Value, _: Args) -> R {
    let n = exact(vm, v)?;
    Ok(vm.tuple(&[n]))
}
fn round(vm: &mut Vm, v: Value, a: Args) -> R {
    let Some(d) = a.get(0) else {
        return exact(vm, v);
    };
    if d.is_none() {
        return exact(vm, v);
    }
    let d = vm.to_index(d)?;
    let (n, digits) = (this(vm, v)?, this(vm, d)?);
    if order(&digits, &IntRef::Small(0)).is_ge() {
        return exact(vm, v);
    }
    Ok(vm.bigint(int_arith::round_int(&big(&n), &big(&digits))))
}

/// The spec argument of `__format__`.
pub fn spec_arg(vm: &mut Vm, a: Args) -> R<crate::heap::Gc<Str>> {
    vm.expect_str(a.at(0), "__format__() argument")
}

fn format(vm: &mut Vm, v: Value, a: Args) -> R {
    let spec = spec_arg(vm, a)?;
    if spec.is_empty() {
        return Ok(vm.str_of(v)?.value());
    }
    let (limit, t) = (max_digits(vm), vm.type_name(v));
    let r = match this(vm, v)? {
        IntRef::Small(i) => {
            format_number::format_int(int_text::IntRef::Small(i), spec.as_str(), t, limit)
        }
        IntRef::Big(b) => {
            format_number::format_int(int_text::IntRef::Big(b), spec.as_str(), t, limit)
        }
    };
    let s = lift(vm, r)?;
    Ok(vm.string(s))
}

fn byte_order(vm: &mut Vm, v: Value, func: &str) -> R<bool> {
    if v.is_null() {
        return Ok(false);
    }
    let s = vm.expect_str(v, &format!("{func}() argument 'byteorder'"))?;
    lift(vm, int_arith::parse_byte_order(s.as_str()))
}

fn to_bytes(vm: &mut Vm, v: Value, a: Args) -> R {
    let [length, order, signed] =
        a.bind(vm, "to_bytes", ["length", "byteorder", "signed"], 0, 0, 2)?;
    let length = if length.is_null() {
        1
    } else {
        vm.index_i64(length)?
    };
    let little = byte_order(vm, order, "to_bytes")?;
    let signed = !signed.is_null() && vm.truth(signed)?;
    let n = this(vm, v)?;
    let b = lift(vm, int_arith::to_bytes(&big(&n), length, little, signed))?;
    Ok(vm.bytes(b))
}

fn from_bytes(vm: &mut Vm, class: Value, a: Args) -> R {
    let [data, order, signed] =
        a.bind(vm, "from_bytes", ["bytes", "byteorder", "signed"], 0, 1, 2)?;
    let little = byte_order(vm, order, "from_bytes")?;
    let signed = !signed.is_null() && vm.truth(signed)?;
    let data = crate::builtins::text::buffer::object_bytes(vm, data)?;
    let n = vm.bigint(int_arith::from_bytes(&data, little, signed));
    if class.as_class().is_some_and(|c| c.id == types::INT) {
        Ok(n)
    } else {
        vm.call(class, &[n])
    }
}

fn sizeof(vm: &mut Vm, v: Value, _: Args) -> R {
    // As CPython's layout: 24 bytes, then 30-bit digits of 4 bytes.
    let bits = match this(vm, v)? {
        IntRef::Small(i) => 64 - i.unsigned_abs().leading_zeros() as u64,
        IntRef::Big(b) => b.bits(),
    };
    Ok(vm.int(24 + 4 * bits.div_ceil(30).max(1) as i64))
}

pub static METHODS: &[MethodDef] = &[
    MethodDef::noargs("conjugate", itself),
    MethodDef::noargs("bit_length", bit_length),
    MethodDef::noargs("bit_count", bit_count),
    MethodDef::kw("to_bytes", to_bytes),
    MethodDef::kw("from_bytes", from_bytes).class(),
    MethodDef::noargs("as_integer_ratio", as_integer_ratio),
    MethodDef::noargs("is_integer", is_integer),
    MethodDef::noargs("__trunc__", itself),
    MethodDef::noargs("__floor__", itself),
    MethodDef::noargs("__ceil__", itself),
    MethodDef::fast("__round__", round, 0, 1),
    MethodDef::noargs("__getnewargs__", getnewargs),
    MethodDef::o("__format__", format),
    MethodDef::noargs("__sizeof__", sizeof),
];

pub static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("real", exact),
    GetSetDef::ro("imag", |_, _| Ok(Value::ZERO)),
    GetSetDef::ro("numerator", exact),
    GetSetDef::ro("denominator", |_, _| Ok(Value::small(1))),
];
