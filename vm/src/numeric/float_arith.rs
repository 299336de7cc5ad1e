//! Python's float arithmetic where it differs from the machine's: floor division, powers,
//! rounding to decimal digits, exact ratios; and complex division and powers.

use crate::text::error::{ErrorKind, TextError, TextResult};
use num_bigint::BigInt;
use num_traits::One;

/// `divmod(x, y)`.
pub fn div_mod(x: f64, y: f64) -> TextResult<(f64, f64)> {
    if y == 0.0 {
        return Err(TextError::division_by_zero());
    }
    let mut modulus = x % y;
    let mut quotient = (x - modulus) / y;
    if modulus != 0.0 {
        if (y < 0.0) != (modulus < 0.0) {
            modulus += y;
            quotient -= 1.0;
        }
    } else {
        modulus = 0f64.copysign(y);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    } else {
        0f64.copysign(x / y)
    };
    Ok((floor, modulus))
}

/// The number as it is stored in bytes: a NaN without the payload that tells objects apart.
pub fn plain_nan(x: f64) -> f64 {
    if x.is_nan() { f64::NAN.copysign(x) } else { x }
}

/// `x // y`.
pub fn floor_div(x: f64, y: f64) -> TextResult<f64> {
    div_mod(x, y).map(|p| p.0)
}

/// `x % y`.
pub fn modulo(x: f64, y: f64) -> TextResult<f64> {
    if y == 0.0 {
        return Err(TextError::division_by_zero());
    }
    let m = x % y;
    Ok(if m == 0.0 {
        0f64.copysign(y)
    } else if (y < 0.0) != (m < 0.0) {
        m + y
    } else {
        m
    })
}

/// `x / y`.
pub fn true_div(x: f64, y: f64) -> TextResult<f64> {
    if y == 0.0 {
        return Err(TextError::division_by_zero());
    }
    Ok(x / y)
}

/// What `float ** float` gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FloatPower {
    /// A float.
    Real(f64),
    /// A negative base to a fractional power.
    Complex(f64, f64),
}

/// The error of a power that is too large.
pub fn range_error() -> TextError {
    TextError::overflow("(34, 'Numerical result out of range')")
}

/// `x ** y`.
pub fn pow(x: f64, y: f64) -> TextResult<FloatPower> {
    if x == 0.0 && y < 0.0 {
        return Err(TextError::new(
            ErrorKind::ZeroDivision,
            "zero to a negative power",
        ));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return complex_pow((x, 0.0), (y, 0.0)).map(|(re, im)| FloatPower::Complex(re, im));
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(range_error());
    }
    Ok(FloatPower::Real(result))
}

/// `z / w` for complex numbers as (real, imaginary) pairs.
pub fn complex_div(a: (f64, f64), b: (f64, f64)) -> TextResult<(f64, f64)> {
    if b.0 == 0.0 && b.1 == 0.0 {
        return Err(TextError::division_by_zero());
    }
    // Scaling by the larger part keeps the squares in range.
    Ok(if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        (
            (a.0 + a.1 * ratio) / denominator,
            (a.1 - a.0 * ratio) / denominator,
        )
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        (
            (a.0 * ratio + a.1) / denominator,
            (a.1 * ratio - a.0) / denominator,
        )
    } else {
        (f64::NAN, f64::NAN)
    })
}

/// `x / w` with a real `x`: it has no imaginary part whose zero could decide a sign.
pub fn real_over_complex(x: f64, w: (f64, f64)) -> TextResult<(f64, f64)> {
    if w == (0.0, 0.0) {
        return Err(TextError::division_by_zero());
    }
    Ok(if w.0.abs() >= w.1.abs() {
        let ratio = w.1 / w.0;
        let denominator = w.0 + w.1 * ratio;
        (x / denominator, -x * ratio / denominator)
    } else if w.1.abs() >= w.0.abs() {
        let ratio = w.0 / w.1;
        let denominator = w.0 * ratio + w.1;
        (x * ratio / denominator, -x / denominator)
    } else {
        (f64::NAN, f64::NAN)
    })
}

/// `z * w`.
pub fn complex_mul(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `z ** w`.
pub fn complex_pow(a: (f64, f64), b: (f64, f64)) -> TextResult<(f64, f64)> {
    if b == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(undefined_power());
        }
        return Ok((0.0, 0.0));
    }
    // Small whole exponents are multiplied out: exact where the polar form is not.
    let result = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let power = complex_power_u32(a, b.0.abs() as u32);
        if b.0 > 0.0 {
            power
        } else {
            complex_div((1.0, 0.0), power)?
        }
    } else {
        let absolute = a.0.hypot(a.1);
        let mut length = absolute.powf(b.0);
        let angle = a.1.atan2(a.0);
        let mut phase = angle * b.0;
        if b.1 != 0.0 {
            length *= (-angle * b.1).exp();
            phase += b.1 * absolute.ln();
        }
        // The cosine of an infinity is undefined; CPython has one text for all such cases.
        if phase.is_infinite() {
            return Err(undefined_power());
        }
        (length * phase.cos(), length * phase.sin())
    };
    let finite = |z: (f64, f64)| z.0.is_finite() && z.1.is_finite();
    if finite(a) && finite(b) && (result.0.is_infinite() || result.1.is_infinite()) {
        return Err(TextError::overflow("complex exponentiation"));
    }
    Ok(result)
}

fn undefined_power() -> TextError {
    TextError::new(
        ErrorKind::ZeroDivision,
        "zero to a negative or complex power",
    )
}

fn complex_power_u32(a: (f64, f64), exponent: u32) -> (f64, f64) {
    let mut result = (1.0, 0.0);
    let mut base = a;
    let mut mask = 1;
    while mask <= exponent {
        if exponent & mask != 0 {
            result = complex_mul(result, base);
        }
        mask <<= 1;
        base = complex_mul(base, base);
    }
    result
}

/// `round(x, ndigits)`: correctly rounded, ties to even on the exact binary value.
pub fn round_digits(x: f64, ndigits: i64) -> TextResult<f64> {
    if !x.is_finite() || x == 0.0 || ndigits > 323 {
        return Ok(x);
    }
    if ndigits < -308 {
        return Ok(0.0 * x);
    }
    let rounded = if ndigits >= 0 {
        format!("{:.*}", ndigits as usize, x).parse().unwrap_or(x)
    } else {
        round_to_tens(x, -ndigits)
    };
    if f64::is_infinite(rounded) {
        return Err(TextError::overflow("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// Rounds to a multiple of `10**digits`, digits > 0.
fn round_to_tens(x: f64, digits: i64) -> f64 {
    // Every digit of the exact value: 780 is more than any double has.
    let exact = format!("{:.780e}", x.abs());
    let exponent: i64 = exact
        .split_once('e')
        .and_then(|(_, e)| e.parse().ok())
        .unwrap_or(0);
    let keep = exponent - digits;
    let magnitude = if keep >= 0 {
        format!("{:.*e}", keep as usize, x.abs())
            .parse()
            .unwrap_or(x.abs())
    } else if keep == -1 {
        // The unit is one place above the leading digit: up only beyond its half.
        let half: f64 = format!("5e{exponent}").parse().unwrap_or(f64::INFINITY);
        if x.abs() > half {
            format!("1e{digits}").parse().unwrap_or(f64::INFINITY)
        } else {
            0.0
        }
    } else {
        0.0
    };
    magnitude.copysign(x)
}

/// `round(x)`, `math.floor(x)` and the like end in this: an int from an integral float.
pub fn round_to_int(x: f64) -> TextResult<BigInt> {
    super::int_arith::from_f64(x.round_ties_even())
}

/// `float.as_integer_ratio`.
pub fn as_integer_ratio(x: f64) -> TextResult<(BigInt, BigInt)> {
    if x.is_nan() {
        return Err(TextError::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(TextError::overflow(
            "cannot convert Infinity to integer ratio",
        ));
    }
    if x == 0.0 {
        return Ok((BigInt::ZERO, BigInt::one()));
    }
    let (mantissa, exponent) = mantissa_exponent(x);
    let zeros = mantissa.trailing_zeros();
    let mantissa = BigInt::from(mantissa >> zeros);
    let exponent = exponent + zeros as i32;
    let numerator = if x < 0.0 { -mantissa } else { mantissa };
    Ok(if exponent >= 0 {
        (numerator << exponent as u32, BigInt::one())
    } else {
        (numerator, BigInt::one() << exponent.unsigned_abs())
    })
}

/// `|x|` as an integer times a power of two.
pub fn mantissa_exponent(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match ((bits >> 52) & 0x7ff) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | (1 << 52), biased - 1075),
    }
}

/// `float.is_integer`.
pub fn is_integer(x: f64) -> bool {
    x.is_finite() && x == x.floor()
}
