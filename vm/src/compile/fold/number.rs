//! Arithmetic of the numeric tower on constants: int, float, complex.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::complex::{self, Complex};
use crate::code::Const;

/// A numeric operand.
pub(super) enum Number {
    Int(BigInt),
    Float(f64),
    Complex(Complex),
}

impl Number {
    pub(super) fn of(value: &Const) -> Option<Number> {
        match value {
            Const::Float(value) => Some(Number::Float(*value)),
            Const::Complex(re, im) => Some(Number::Complex((*re, *im))),
            other => super::as_int(other).map(Number::Int),
        }
    }

    /// As a float; an int that is too big has none.
    fn real(&self) -> Option<f64> {
        match self {
            Number::Int(value) => value.to_f64().filter(|real| real.is_finite()),
            Number::Float(value) => Some(*value),
            Number::Complex(_) => None,
        }
    }
}

type Pair = (Number, Number);

fn reals(pair: &Pair) -> Option<(f64, f64)> {
    Some((pair.0.real()?, pair.1.real()?))
}

fn complex((re, im): Complex) -> Option<Const> {
    // A NaN result may need the recovery rules of C: leave it to run time.
    (!re.is_nan() && !im.is_nan()).then_some(Const::Complex(re, im))
}

/// `a + b`
pub(super) fn add(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Int(a), Number::Int(b)) => Some(Const::Int(a + b)),
        (Number::Complex(a), Number::Complex(b)) => complex((a.0 + b.0, a.1 + b.1)),
        (Number::Complex(a), b) => complex((a.0 + b.real()?, a.1)),
        (a, Number::Complex(b)) => complex((a.real()? + b.0, b.1)),
        _ => reals(pair).map(|(a, b)| Const::Float(a + b)),
    }
}

/// `a - b`
pub(super) fn subtract(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Int(a), Number::Int(b)) => Some(Const::Int(a - b)),
        (Number::Complex(a), Number::Complex(b)) => complex((a.0 - b.0, a.1 - b.1)),
        (Number::Complex(a), b) => complex((a.0 - b.real()?, a.1)),
        (a, Number::Complex(b)) => complex((a.real()? - b.0, -b.1)),
        _ => reals(pair).map(|(a, b)| Const::Float(a - b)),
    }
}

/// `a * b` where at least one is not an int (ints are limited by the caller).
pub(super) fn multiply(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Complex(a), Number::Complex(b)) => complex(complex::product(*a, *b)),
        (Number::Complex(a), b) => b.real().and_then(|b| complex((a.0 * b, a.1 * b))),
        (a, Number::Complex(b)) => a.real().and_then(|a| complex((a * b.0, a * b.1))),
        _ => reals(pair).map(|(a, b)| Const::Float(a * b)),
    }
}

/// `a / b`
pub(super) fn true_divide(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Int(a), Number::Int(b)) => divide_ints(a, b).map(Const::Float),
        (Number::Complex(a), Number::Complex(b)) => complex(complex::quotient(*a, *b)?),
        (Number::Complex(a), b) => {
            let b = b.real().filter(|b| *b != 0.0)?;
            complex((a.0 / b, a.1 / b))
        }
        (a, Number::Complex(b)) => complex(complex::quotient((a.real()?, 0.0), *b)?),
        _ => {
            let (a, b) = reals(pair)?;
            (b != 0.0).then(|| Const::Float(a / b))
        }
    }
}

/// The quotient of two ints, correctly rounded.
fn divide_ints(a: &BigInt, b: &BigInt) -> Option<f64> {
    if b.is_zero() {
        return None;
    }
    const EXACT: u64 = 53;
    if a.bits() <= EXACT && b.bits() <= EXACT {
        return Some(a.to_f64()? / b.to_f64()?);
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.abs(), b.abs());
    // Scale so that the integer quotient has at least 66 bits, then add a sticky bit for the remainder.
    let shift = 66 + b.bits() as i64 - a.bits() as i64;
    if shift > 1150 {
        return None;
    }
    let (quotient, rest) = if shift >= 0 {
        (a << shift).div_rem(&b)
    } else {
        a.div_rem(&(b << -shift))
    };
    let quotient = (quotient << 1u32) | BigInt::from(u8::from(!rest.is_zero()));
    let scale = -(shift + 1);
    // Scaling must not round a second time, so results near the subnormal range are left to run time.
    let bits = quotient.bits() as i64 + scale;
    if !(-1000..=1023).contains(&bits) {
        return None;
    }
    let half = (scale / 2) as i32;
    let value = quotient.to_f64()? * 2f64.powi(half) * 2f64.powi(scale as i32 - half);
    Some(if negative { -value } else { value })
}

/// Python's floor division and remainder of floats.
fn float_divmod(a: f64, b: f64) -> Option<(f64, f64)> {
    if b == 0.0 {
        return None;
    }
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    } else {
        0f64.copysign(a / b)
    };
    Some((floor, rest))
}

/// `a // b`
pub(super) fn floor_divide(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Int(a), Number::Int(b)) => (!b.is_zero()).then(|| Const::Int(a.div_floor(b))),
        _ => {
            let (a, b) = reals(pair)?;
            float_divmod(a, b).map(|(floor, _)| Const::Float(floor))
        }
    }
}

/// `a % b`
pub(super) fn modulo(pair: &Pair) -> Option<Const> {
    match pair {
        (Number::Int(a), Number::Int(b)) => (!b.is_zero()).then(|| Const::Int(a.mod_floor(b))),
        _ => {
            let (a, b) = reals(pair)?;
            float_divmod(a, b).map(|(_, rest)| Const::Float(rest))
        }
    }
}

/// `a ** b`, int to a non-negative int excepted.
pub(super) fn power(pair: &Pair) -> Option<Const> {
    let as_complex = |number: &Number| match number {
        Number::Complex(value) => Some(*value),
        other => other.real().map(|real| (real, 0.0)),
    };
    if let (Some((a, b)), false) = (
        reals(pair),
        matches!(pair.0, Number::Complex(_)) || matches!(pair.1, Number::Complex(_)),
    ) {
        if a == 0.0 && b < 0.0 {
            return None;
        }
        if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() {
            let (re, im) = complex::power((a, 0.0), (b, 0.0))?;
            return complex((re, im));
        }
        let value = a.powf(b);
        // Overflow raises at run time.
        return (value.is_finite() || !a.is_finite() || !b.is_finite())
            .then_some(Const::Float(value));
    }
    complex(complex::power(as_complex(&pair.0)?, as_complex(&pair.1)?)?)
}

/// Python's `==` between constants.
pub(super) fn py_equal(a: &Const, b: &Const) -> bool {
    match (Number::of(a), Number::of(b)) {
        (Some(a), Some(b)) => numbers_equal(&a, &b),
        (None, None) => match (a, b) {
            (Const::Tuple(a), Const::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| py_equal(a, b))
            }
            _ => a == b,
        },
        _ => false,
    }
}

fn numbers_equal(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => a == b,
        (Number::Float(a), Number::Float(b)) => a == b,
        (Number::Complex(a), Number::Complex(b)) => a == b,
        (Number::Complex(a), b) | (b, Number::Complex(a)) => {
            a.1 == 0.0 && numbers_equal(&Number::Float(a.0), b)
        }
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            float_to_int(*float).is_some_and(|value| value == *int)
        }
    }
}

/// The integer a float stands for, if it is whole.
fn float_to_int(value: f64) -> Option<BigInt> {
    if !value.is_finite() || value != value.trunc() {
        return None;
    }
    let bits = value.abs().to_bits();
    let exponent = (bits >> 52) as i64 - 1075;
    if value.abs() < 1.0 {
        return Some(BigInt::ZERO);
    }
    let mantissa = BigInt::from((bits & ((1 << 52) - 1)) | 1 << 52);
    let magnitude = if exponent >= 0 {
        mantissa << exponent
    } else {
        mantissa >> -exponent
    };
    let sign = if value < 0.0 { Sign::Minus } else { Sign::Plus };
    Some(BigInt::from_biguint(sign, magnitude.magnitude().clone()))
}
