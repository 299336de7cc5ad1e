//! The elementary functions of `math` with CPython's errors, and the functions on a float's
//! representation: `frexp`, `ldexp`, `nextafter`, `ulp`, `remainder`.

use crate::text::error::{TextError, TextResult};
use crate::text::float_repr::repr;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

unsafe extern "C" {
    #[link_name = "remainder"]
    safe fn ieee_remainder(x: f64, y: f64) -> f64;
    #[link_name = "ldexp"]
    safe fn c_ldexp(x: f64, n: i32) -> f64;
}

/// The functions of one float argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are math's")]
pub enum Unary {
    Acos,
    Acosh,
    Asin,
    Asinh,
    Atan,
    Atanh,
    Cbrt,
    Cos,
    Cosh,
    Erf,
    Erfc,
    Exp,
    Exp2,
    Expm1,
    Fabs,
    Gamma,
    Lgamma,
    Log,
    Log10,
    Log1p,
    Log2,
    Sin,
    Sinh,
    Sqrt,
    Tan,
    Tanh,
}

/// What every domain error without a text of its own says.
pub fn domain_error() -> TextError {
    TextError::value("math domain error")
}

/// `OverflowError: math range error`.
pub fn range_error() -> TextError {
    TextError::overflow("math range error")
}

/// Applies a function of one argument.
pub fn unary(f: Unary, x: f64) -> TextResult<f64> {
    use super::math_special as special;
    let wrong = |text: &str| {
        Err(TextError::value(format!(
            "expected {text}, got {}",
            repr(x)
        )))
    };
    let result = match f {
        Unary::Acos => x.acos(),
        Unary::Acosh => x.acosh(),
        Unary::Asin => x.asin(),
        Unary::Asinh => x.asinh(),
        Unary::Atan => x.atan(),
        Unary::Atanh => x.atanh(),
        Unary::Cbrt => x.cbrt(),
        Unary::Cos => x.cos(),
        Unary::Cosh => x.cosh(),
        Unary::Erf => special::error_function(x),
        Unary::Erfc => special::complementary_error_function(x),
        Unary::Exp => x.exp(),
        Unary::Exp2 => x.exp2(),
        Unary::Expm1 => x.exp_m1(),
        Unary::Fabs => x.abs(),
        Unary::Gamma => return special::gamma(x),
        Unary::Lgamma => return special::lgamma(x),
        Unary::Log => x.ln(),
        Unary::Log10 => x.log10(),
        Unary::Log1p => x.ln_1p(),
        Unary::Log2 => x.log2(),
        Unary::Sin => x.sin(),
        Unary::Sinh => x.sinh(),
        Unary::Sqrt => x.sqrt(),
        Unary::Tan => x.tan(),
        Unary::Tanh => x.tanh(),
    };
    let out_of_domain = (result.is_nan() && !x.is_nan()) || (result.is_infinite() && x.is_finite());
    if !out_of_domain {
        return Ok(result);
    }
    match f {
        Unary::Acos | Unary::Asin => wrong("a number in range from -1 up to 1"),
        Unary::Acosh => wrong("argument value not less than 1"),
        Unary::Atanh => wrong("a number between -1 and 1"),
        Unary::Cos | Unary::Sin | Unary::Tan => wrong("a finite input"),
        Unary::Log | Unary::Log2 | Unary::Log10 => wrong("a positive input"),
        Unary::Log1p => wrong("argument value > -1"),
        Unary::Sqrt => wrong("a nonnegative input"),
        _ if result.is_infinite() => Err(range_error()),
        _ => Err(domain_error()),
    }
}

/// `math.log`, `log2`, `log10` of an int of any size.
pub fn log_int(f: Unary, n: &BigInt) -> TextResult<f64> {
    if !n.is_positive() {
        return Err(TextError::value("expected a positive input"));
    }
    if let Ok(x) = super::int_arith::to_f64(n) {
        return unary(f, x);
    }
    // Beyond a float: as a fraction in [0.5, 1) and a power of two.
    let exponent = n.bits();
    let top = n.magnitude() >> (exponent - 64);
    let sticky = n.magnitude().trailing_zeros().unwrap_or(0) < exponent - 64;
    let mantissa = top.to_u64().unwrap_or(0) | u64::from(sticky);
    let fraction = mantissa as f64 / 18_446_744_073_709_551_616.0;
    Ok(unary(f, fraction)? + unary(f, 2.0)? * exponent as f64)
}

/// `math.pow`.
pub fn pow(x: f64, y: f64) -> TextResult<f64> {
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (result.is_infinite() && x == 0.0) {
            return Err(domain_error());
        }
        if result.is_infinite() {
            return Err(range_error());
        }
    }
    Ok(result)
}

/// `math.fmod`.
pub fn fmod(x: f64, y: f64) -> TextResult<f64> {
    checked(x % y, x, y)
}

/// `math.remainder`: IEEE 754's, to the nearest multiple.
pub fn remainder(x: f64, y: f64) -> TextResult<f64> {
    checked(ieee_remainder(x, y), x, y)
}

fn checked(result: f64, x: f64, y: f64) -> TextResult<f64> {
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error());
    }
    Ok(result)
}

/// `math.fma`.
pub fn fma(x: f64, y: f64, z: f64) -> TextResult<f64> {
    let result = x.mul_add(y, z);
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(TextError::value("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(TextError::overflow("overflow in fma"));
    }
    Ok(result)
}

/// `math.frexp`: a mantissa in [0.5, 1) and an exponent.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    if x.abs() < f64::MIN_POSITIVE {
        let (m, e) = frexp(x * 18_014_398_509_481_984.0);
        return (m, e - 54);
    }
    let bits = x.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32 - 1022;
    (
        f64::from_bits(bits & !(0x7ff << 52) | (1022 << 52)),
        exponent,
    )
}

/// `x * 2**n`, rounded once, without errors.
pub fn scale_by_power(x: f64, n: i64) -> f64 {
    c_ldexp(x, n.clamp(-100_000, 100_000) as i32)
}

/// `math.ldexp`; the caller saturates exponents beyond i64.
pub fn ldexp(x: f64, n: i64) -> TextResult<f64> {
    let result = scale_by_power(x, n);
    if result.is_infinite() && x.is_finite() {
        return Err(range_error());
    }
    Ok(result)
}

/// `math.modf`: fraction and whole part.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        return (0f64.copysign(x), x);
    }
    let whole = x.trunc();
    ((x - whole).copysign(x), whole)
}

/// `math.nextafter(x, y, steps)`.
pub fn nextafter(x: f64, y: f64, steps: u64) -> f64 {
    if steps == 0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    if x == y {
        return y;
    }
    // Floats in order are integers in order.
    let rank = |v: f64| {
        let bits = (v.to_bits() & !(1 << 63)) as i128;
        if v.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (rank(x), rank(y));
    let steps = i128::from(steps);
    let at = if from < to {
        (from + steps).min(to)
    } else {
        (from - steps).max(to)
    };
    if at == 0 {
        return if to == 0 { y } else { 0f64.copysign(x) };
    }
    let magnitude = f64::from_bits(at.unsigned_abs() as u64);
    if at < 0 { -magnitude } else { magnitude }
}

/// `math.ulp`.
pub fn ulp(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    let x = x.abs();
    let next = x.next_up();
    if next.is_infinite() {
        x - x.next_down()
    } else {
        next - x
    }
}

/// `math.isclose`.
pub fn isclose(a: f64, b: f64, rel_tol: f64, abs_tol: f64) -> TextResult<bool> {
    if rel_tol < 0.0 || abs_tol < 0.0 {
        return Err(TextError::value("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(true);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(false);
    }
    let difference = (b - a).abs();
    Ok(difference <= (rel_tol * b).abs()
        || difference <= (rel_tol * a).abs()
        || difference <= abs_tol)
}
