//! `float`: construction and slots.

use super::float_methods;
use super::int_methods::lift;
use crate::heap::{Gc, Kind};
use crate::numeric::{float_arith, hash, int_arith};
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::{Class, Cmp, Complex, Float, IntRef, Slots, Str, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::text::{TextResult, float_parse, float_repr};
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cmp::Ordering;

/// An operand: a float, or an int converted (OverflowError if too large); `None` for anything else.
#[inline(always)]
pub fn operand(vm: &mut Vm, v: Value) -> R<Option<f64>> {
    if v.is_float() {
        return Ok(Some(v.float_unchecked()));
    }
    if let Some(i) = v.as_small() {
        return Ok(Some(i as f64));
    }
    operand_slow(vm, v)
}
#[inline(never)]
fn operand_slow(vm: &mut Vm, v: Value) -> R<Option<f64>> {
    if let Some(f) = v.as_float() {
        return Ok(Some(f));
    }
    match v.as_int() {
        Some(IntRef::Small(i)) => Ok(Some(i as f64)),
        Some(IntRef::Big(b)) => lift(vm, int_arith::to_f64(b)).map(Some),
        None => Ok(None),
    }
}

macro_rules! operands {
    ($vm:ident, $a:ident, $b:ident) => {{
        let (Some(x), Some(y)) = (operand($vm, $a)?, operand($vm, $b)?) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        (x, y)
    }};
}

fn add(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    Ok(Value::float(x + y))
}
fn sub(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    Ok(Value::float(x - y))
}
fn mul(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    Ok(Value::float(x * y))
}
fn true_div(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(Value::float(x / y))
}
fn floor_div(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    let r = lift(vm, float_arith::floor_div(x, y))?;
    Ok(vm.float(r))
}
fn modulo(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    let r = lift(vm, float_arith::modulo(x, y))?;
    Ok(vm.float(r))
}
fn divmod(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = operands!(vm, a, b);
    let (q, r) = lift(vm, float_arith::div_mod(x, y))?;
    Ok(vm.tuple(&[vm.float(q), vm.float(r)]))
}
fn pow(vm: &mut Vm, a: Value, b: Value, m: Value) -> R {
    if !m.is_none() {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    let (x, y) = operands!(vm, a, b);
    match lift(vm, float_arith::pow(x, y)) {
        Ok(float_arith::FloatPower::Real(r)) => Ok(vm.float(r)),
        Ok(float_arith::FloatPower::Complex(re, im)) => Ok(Complex::new(&vm.heap, re, im).value()),
        Err(e) => {
            if vm.exception_is(types::OVERFLOW_ERROR) {
                return Err(range_error(vm));
            }
            Err(e)
        }
    }
}

/// `OverflowError(34, 'Numerical result out of range')`, as the C library's ERANGE appears.
pub fn range_error(vm: &mut Vm) -> crate::vm::Raised {
    vm.exc = Value::NULL;
    let msg = vm.str("Numerical result out of range");
    vm.raise_with(types::OVERFLOW_ERROR, &[Value::small(34), msg])
}

/// The receiver's number.
#[inline]
pub fn this(v: Value) -> f64 {
    v.as_float().unwrap_or(f64::NAN)
}

fn compare(_: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let Some(x) = a.as_float() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let Some(y) = b.as_float() {
        return Ok(Value::bool(op.holds_f64(x, y)));
    }
    let order = match b.as_int() {
        Some(IntRef::Small(i)) => int_arith::cmp_f64_i64(i, x),
        Some(IntRef::Big(b)) => int_arith::cmp_f64(b, x),
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(match order.map(Ordering::reverse) {
        Some(o) => op.holds(o),
        None => op == Cmp::Ne,
    }))
}

fn float_hash(_: &mut Vm, v: Value) -> R<i64> {
    // A NaN hashes by its identity: its payload, or the address of a subclass instance.
    Ok(
        hash::hash_f64(this(v)).unwrap_or_else(|| match v.is_float() {
            true => v.nan_payload() as i64,
            false => Vm::identity_hash(v),
        }),
    )
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let s = float_repr::repr(this(v));
    Ok(vm.string(s))
}

/// The same number as an exact float.
pub fn exact(vm: &mut Vm, v: Value) -> R {
    Ok(if v.is_float() { v } else { vm.float(this(v)) })
}

/// `int(x)`: truncation.
pub fn trunc(vm: &mut Vm, v: Value) -> R {
    to_int(vm, this(v).trunc())
}

/// An int from an integral float.
pub fn to_int(vm: &mut Vm, x: f64) -> R {
    if x.abs() < 9.0e15 {
        return Ok(vm.int(x as i64));
    }
    let b = lift(vm, int_arith::from_f64(x))?;
    Ok(vm.bigint(b))
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "float")?;
    a.arity(vm, "float", 0, 1)?;
    let f = match a.get(0) {
        Some(v) => to_float(vm, v)?,
        None => 0.0,
    };
    Ok(make(vm, class, f))
}

/// An instance of `class`, which is float or a subclass.
pub fn make(vm: &mut Vm, class: Gc<Class>, f: f64) -> Value {
    if class.id == types::FLOAT {
        return Value::float_from_untrusted(f);
    }
    let extra = vm.extra_words(class);
    let v = Float::subclass_instance(&vm.heap, f, class.id, extra);
    vm.init_extra(v, extra)
}

/// `float(x)` as a number: numbers, `__float__`, `__index__`, texts, bytes.
pub fn to_float(vm: &mut Vm, v: Value) -> R<f64> {
    if let Some(f) = v.as_exact_float() {
        return Ok(f);
    }
    if v.is_exact(types::STR)
        && let Some(s) = v.cast::<Str>()
    {
        return parsed(vm, float_parse::parse_float(s.as_str()));
    }
    let slots = vm.class_of(v);
    if slots.slots().float.is_some() || slots.slots().index.is_some() {
        return real(vm, v);
    }
    if let Some(s) = v.cast::<Str>() {
        return parsed(vm, float_parse::parse_float(s.as_str()));
    }
    if let Some(b) = crate::builtins::text::buffer::bytes_like(vm, v)? {
        return match float_parse::parse_float_bytes(&b) {
            Ok(x) => parsed(vm, Ok(x)),
            Err(_) => {
                // The object is shown as it is, `bytearray(b'x')` for one.
                let shown = vm.repr(v)?;
                let shown = shown.as_str();
                Err(vm.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    let t = vm.type_name(v);
    Err(vm.type_error(format!(
        "float() argument must be a string or a real number, not '{t}'"
    )))
}

/// What was read from a text: each NaN is a new one.
fn parsed(vm: &mut Vm, f: TextResult<f64>) -> R<f64> {
    let f = lift(vm, f)?;
    Ok(vm.float(f).float_unchecked())
}

/// A real number through `__float__` (even of a float subclass) or `__index__`.
pub fn real(vm: &mut Vm, v: Value) -> R<f64> {
    if let Some(f) = v.cast::<Float>() {
        let class = vm.class_of(v);
        if let Some(slot) = class.slots().float {
            let r = slot(vm, v)?;
            return match r.as_float() {
                Some(f) => Ok(f),
                None => {
                    let (c, t) = (class.name_str(), vm.type_name(r));
                    Err(vm.type_error(format!("{c}.__float__ returned non-float (type {t})")))
                }
            };
        }
        return Ok(f.value);
    }
    vm.to_f64(v)
}

pub static FLOAT: TypeSpec = TypeSpec {
    id: types::FLOAT,
    name: "float",
    kind: Kind::Float,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(float_hash),
        compare: Some(compare),
        binary: Slots::ops(&[
            (nb::ADD, add),
            (nb::SUBTRACT, sub),
            (nb::MULTIPLY, mul),
            (nb::TRUE_DIVIDE, true_div),
            (nb::FLOOR_DIVIDE, floor_div),
            (nb::REMAINDER, modulo),
        ]),
        divmod: Some(divmod),
        pow: Some(pow),
        neg: Some(|vm, v| Ok(vm.float(-this(v)))),
        pos: Some(exact),
        abs: Some(|vm, v| Ok(vm.float(this(v).abs()))),
        bool: Some(|_, v| Ok(this(v) != 0.0)),
        int: Some(trunc),
        float: Some(exact),
        ..Slots::NONE
    },
    methods: float_methods::METHODS,
    getset: float_methods::GETSET,
    doc: "Convert a string or number to a floating-point number, if possible.",
    ..TypeSpec::BASE
};
