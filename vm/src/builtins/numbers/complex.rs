//! `complex`: slots. Mixed operations with reals leave the imaginary part alone, as 3.14 does.

use super::complex_methods::{self, new};
use super::float;
use super::int_methods::lift;
use crate::heap::Kind;
use crate::numeric::{float_arith, hash};
use crate::object::class::BASE_TYPE;
use crate::object::{Cmp, Complex, IntRef, Slots, TypeSpec, nb, types};
use crate::text::float_repr;
use crate::value::Value;
use crate::vm::{R, Vm};

/// One side of a mixed operation.
enum Side {
    Real(f64),
    Complex(f64, f64),
}
impl Side {
    fn pair(&self) -> (f64, f64) {
        match *self {
            Side::Real(r) => (r, 0.0),
            Side::Complex(re, im) => (re, im),
        }
    }
}

fn side(vm: &mut Vm, v: Value) -> R<Option<Side>> {
    if let Some(c) = v.cast::<Complex>() {
        return Ok(Some(Side::Complex(c.re, c.im)));
    }
    Ok(float::operand(vm, v)?.map(Side::Real))
}

macro_rules! sides {
    ($vm:ident, $a:ident, $b:ident) => {{
        let (Some(x), Some(y)) = (side($vm, $a)?, side($vm, $b)?) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        (x, y)
    }};
}

/// A new exact complex.
pub fn make(vm: &mut Vm, re: f64, im: f64) -> Value {
    Complex::new(&vm.heap, re, im).value()
}

/// The receiver's parts.
pub fn this(v: Value) -> (f64, f64) {
    v.cast::<Complex>()
        .map_or((f64::NAN, f64::NAN), |c| (c.re, c.im))
}

fn add(vm: &mut Vm, a: Value, b: Value) -> R {
    let (re, im) = match sides!(vm, a, b) {
        (Side::Complex(x, i), Side::Real(y)) | (Side::Real(y), Side::Complex(x, i)) => (x + y, i),
        (x, y) => {
            let (x, y) = (x.pair(), y.pair());
            (x.0 + y.0, x.1 + y.1)
        }
    };
    Ok(make(vm, re, im))
}
fn sub(vm: &mut Vm, a: Value, b: Value) -> R {
    let (re, im) = match sides!(vm, a, b) {
        (Side::Complex(x, i), Side::Real(y)) => (x - y, i),
        (Side::Real(x), Side::Complex(y, i)) => (x - y, -i),
        (x, y) => {
            let (x, y) = (x.pair(), y.pair());
            (x.0 - y.0, x.1 - y.1)
        }
    };
    Ok(make(vm, re, im))
}
fn mul(vm: &mut Vm, a: Value, b: Value) -> R {
    let (re, im) = match sides!(vm, a, b) {
        (Side::Complex(x, i), Side::Real(y)) | (Side::Real(y), Side::Complex(x, i)) => {
            (x * y, i * y)
        }
        (x, y) => float_arith::complex_mul(x.pair(), y.pair()),
    };
    Ok(make(vm, re, im))
}
fn div(vm: &mut Vm, a: Value, b: Value) -> R {
    let (re, im) = match sides!(vm, a, b) {
        (Side::Complex(..), Side::Real(0.0)) => return Err(vm.zero_division("division by zero")),
        (Side::Complex(x, i), Side::Real(y)) => (x / y, i / y),
        (Side::Real(x), y) => lift(vm, float_arith::real_over_complex(x, y.pair()))?,
        (x, y) => lift(vm, float_arith::complex_div(x.pair(), y.pair()))?,
    };
    Ok(make(vm, re, im))
}
fn pow(vm: &mut Vm, a: Value, b: Value, m: Value) -> R {
    let (x, y) = sides!(vm, a, b);
    if !m.is_none() {
        return Err(vm.value_error("complex modulo"));
    }
    let (re, im) = lift(vm, float_arith::complex_pow(x.pair(), y.pair()))?;
    Ok(make(vm, re, im))
}

fn compare(_: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let Some(x) = a.cast::<Complex>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = if let Some(y) = b.cast::<Complex>() {
        x.re == y.re && x.im == y.im
    } else if let Some(y) = b.as_float() {
        x.re == y && x.im == 0.0
    } else if let Some(i) = b.as_int() {
        x.im == 0.0
            && match i {
                IntRef::Small(i) => crate::numeric::int_arith::cmp_f64_i64(i, x.re),
                IntRef::Big(b) => crate::numeric::int_arith::cmp_f64(b, x.re),
            } == Some(std::cmp::Ordering::Equal)
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        Cmp::Eq => Ok(Value::bool(equal)),
        Cmp::Ne => Ok(Value::bool(!equal)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn complex_hash(_: &mut Vm, v: Value) -> R<i64> {
    let (re, im) = this(v);
    let part = |x: f64| hash::hash_f64(x).unwrap_or_else(|| Vm::identity_hash(v));
    Ok(hash::hash_complex(part(re), part(im)))
}

fn abs(vm: &mut Vm, v: Value) -> R {
    let (re, im) = this(v);
    let r = re.hypot(im);
    if r.is_infinite() && re.is_finite() && im.is_finite() {
        return Err(vm.overflow_error("absolute value too large"));
    }
    Ok(vm.float(r))
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let (re, im) = this(v);
    let s = float_repr::complex_repr(re, im);
    Ok(vm.string(s))
}

/// The same number as an exact complex.
pub fn exact(vm: &mut Vm, v: Value) -> R {
    if v.is_exact(types::COMPLEX) {
        return Ok(v);
    }
    let (re, im) = this(v);
    Ok(make(vm, re, im))
}

pub static COMPLEX: TypeSpec = TypeSpec {
    id: types::COMPLEX,
    name: "complex",
    kind: Kind::Complex,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(complex_hash),
        compare: Some(compare),
        binary: Slots::ops(&[
            (nb::ADD, add),
            (nb::SUBTRACT, sub),
            (nb::MULTIPLY, mul),
            (nb::TRUE_DIVIDE, div),
        ]),
        pow: Some(pow),
        neg: Some(|vm, v| {
            let (re, im) = this(v);
            Ok(make(vm, -re, -im))
        }),
        pos: Some(exact),
        abs: Some(abs),
        bool: Some(|_, v| Ok(this(v) != (0.0, 0.0))),
        ..Slots::NONE
    },
    methods: complex_methods::METHODS,
    getset: complex_methods::GETSET,
    doc: "Create a complex number from a string or numbers.\n\n\
          If a string is given, parse it as a complex number.\n\
          If a single number is given, convert it to a complex number.\n\
          If the 'real' or 'imag' arguments are given, create a complex number\n\
          with the specified real and imaginary components.",
    ..TypeSpec::BASE
};
