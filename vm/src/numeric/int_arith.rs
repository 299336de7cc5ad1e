//! Python's int arithmetic on big integers where it is not simply an operator: exact
//! conversion to and comparison with floats, true division, powers, shifts, rounding, bytes.

use crate::text::error::{ErrorKind, TextError, TextResult};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// Ints of more bits than this raise `MemoryError` instead of asking the allocator.
pub const MAX_BITS: u64 = 1 << 33;

/// 2**e for an exponent a normal double can have.
fn power_of_two(e: i64) -> f64 {
    f64::from_bits(((e + 1023) as u64) << 52)
}

/// `m * 2**e`, rounded half to even; `None` when too large for a float.
pub fn scaled_to_f64(m: &BigUint, e: i64) -> Option<f64> {
    if m.is_zero() {
        return Some(0.0);
    }
    let top = (m.bits() as i64 - 1).saturating_add(e);
    if top > 1023 {
        return None;
    }
    if top < -1075 {
        return Some(0.0);
    }
    // The exponent of the last bit that the result can hold.
    let last = (top - 52).max(-1074);
    let drop = last - e;
    let kept = if drop <= 0 {
        (m << (-drop) as u64).to_u64().unwrap_or(0)
    } else {
        let drop = drop as u64;
        let kept = (m >> drop).to_u64().unwrap_or(0);
        let half = m.bit(drop - 1);
        let sticky = m.trailing_zeros().is_some_and(|z| z < drop - 1);
        kept + u64::from(half && (sticky || kept & 1 == 1))
    };
    if last == -1074 {
        // The bit pattern of a subnormal is its multiple of the smallest one,
        // and a carry into the exponent field is right too.
        return Some(f64::from_bits(kept));
    }
    let x = if last >= -1022 {
        kept as f64 * power_of_two(last)
    } else {
        kept as f64 * power_of_two(-500) * power_of_two(last + 500)
    };
    x.is_finite().then_some(x)
}

/// `float(n)`, correctly rounded.
pub fn to_f64(n: &BigInt) -> TextResult<f64> {
    scaled_to_f64(n.magnitude(), 0)
        .map(|x| if n.is_negative() { -x } else { x })
        .ok_or_else(|| TextError::overflow("int too large to convert to float"))
}

/// `a / b`, correctly rounded.
pub fn true_div(a: &BigInt, b: &BigInt) -> TextResult<f64> {
    if b.is_zero() {
        return Err(TextError::division_by_zero());
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    let (m, n) = (a.magnitude(), b.magnitude());
    let negative = a.is_negative() != b.is_negative();
    let signed = |x: f64| if negative { -x } else { x };
    if m.bits() <= 53 && n.bits() <= 53 {
        let quotient = m.to_u64().unwrap_or(0) as f64 / n.to_u64().unwrap_or(1) as f64;
        return Ok(signed(quotient));
    }
    let excess = m.bits() as i64 - n.bits() as i64;
    if excess < -1080 {
        return Ok(signed(0.0));
    }
    let too_large = || TextError::overflow("integer division result too large for a float");
    if excess > 1030 {
        return Err(too_large());
    }
    // A quotient of more bits than a double has, its last bit sticky, rounds like the exact one.
    let shift = 66 - excess;
    let (q, r) = if shift >= 0 {
        (m << shift as u64).div_rem(n)
    } else {
        m.div_rem(&(n << (-shift) as u64))
    };
    let q = if r.is_zero() { q } else { q | BigUint::one() };
    scaled_to_f64(&q, -shift).map(signed).ok_or_else(too_large)
}

/// [`true_div`] for machine ints.
pub fn true_div_i64(a: i64, b: i64) -> TextResult<f64> {
    const EXACT: u64 = 1 << 53;
    if b != 0 && a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return Ok(if a == 0 && b < 0 {
            -0.0
        } else {
            a as f64 / b as f64
        });
    }
    true_div(&a.into(), &b.into())
}

/// `a // b` and `a % b` for machine ints; the quotient is `None` on the one overflow.
pub fn div_mod_i64(a: i64, b: i64) -> TextResult<(Option<i64>, i64)> {
    if b == 0 {
        return Err(TextError::division_by_zero());
    }
    let Some(q) = a.checked_div(b) else {
        return Ok((None, 0));
    };
    let r = a - q * b;
    if r != 0 && (r < 0) != (b < 0) {
        Ok((Some(q - 1), r + b))
    } else {
        Ok((Some(q), r))
    }
}

/// What `int ** int` gives: a negative exponent makes a float.
#[derive(Debug, Clone, PartialEq)]
pub enum Power {
    /// An int.
    Int(BigInt),
    /// A float.
    Float(f64),
}

/// `base ** exponent`.
pub fn pow(base: &BigInt, exponent: &BigInt) -> TextResult<Power> {
    if exponent.is_negative() {
        return super::float_arith::pow(to_f64(base)?, to_f64(exponent)?).map(|p| match p {
            super::float_arith::FloatPower::Real(x) => Power::Float(x),
            // An int exponent never leaves the reals.
            super::float_arith::FloatPower::Complex(re, _) => Power::Float(re),
        });
    }
    if base.magnitude().is_one() || base.is_zero() {
        let one = exponent.is_zero() || base.is_one() || (!base.is_zero() && exponent.is_even());
        return Ok(Power::Int(if one { BigInt::one() } else { base.clone() }));
    }
    let exponent = exponent.to_u32().ok_or_else(TextError::memory)?;
    // The lower bound of the result's length.
    if (base.bits() - 1).saturating_mul(u64::from(exponent)) > MAX_BITS {
        return Err(TextError::memory());
    }
    if base.magnitude().count_ones() == 1 {
        let bits = (base.bits() - 1) * u64::from(exponent);
        let power = BigInt::one() << bits;
        let negative = base.is_negative() && exponent % 2 == 1;
        return Ok(Power::Int(if negative { -power } else { power }));
    }
    Ok(Power::Int(base.pow(exponent)))
}

/// `pow(base, exponent, modulus)`.
pub fn pow_mod(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> TextResult<BigInt> {
    if modulus.is_zero() {
        return Err(TextError::value("pow() 3rd argument cannot be 0"));
    }
    if modulus.magnitude().is_one() {
        return Ok(BigInt::zero());
    }
    if exponent.is_negative() {
        let inverse = inverse(base, modulus)?;
        return Ok(inverse.modpow(&-exponent, modulus));
    }
    Ok(base.modpow(exponent, modulus))
}

fn inverse(base: &BigInt, modulus: &BigInt) -> TextResult<BigInt> {
    base.mod_floor(&modulus.abs())
        .modinv(&modulus.abs())
        .ok_or_else(|| TextError::value("base is not invertible for the given modulus"))
}

/// `math.isqrt`.
pub fn isqrt(n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return Err(TextError::value("isqrt() argument must be nonnegative"));
    }
    Ok(n.sqrt())
}

/// `math.gcd` of two.
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    a.gcd(b)
}

/// `math.gcd` of two machine ints; a magnitude, as `gcd(-2**63, 0)` has no i64.
pub fn gcd_i64(a: i64, b: i64) -> u64 {
    a.unsigned_abs().gcd(&b.unsigned_abs())
}

/// `math.lcm` of two.
pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
    if a.is_zero() || b.is_zero() {
        return BigInt::zero();
    }
    a.lcm(b).abs()
}

/// `int.bit_length`.
pub fn bit_length(n: &BigInt) -> u64 {
    n.bits()
}

/// `int.bit_count`.
pub fn bit_count(n: &BigInt) -> u64 {
    n.magnitude().count_ones()
}

/// `a << n`.
pub fn shift_left(a: &BigInt, n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return Err(TextError::value("negative shift count"));
    }
    if a.is_zero() {
        return Ok(BigInt::zero());
    }
    let count = n
        .to_u64()
        .ok_or_else(|| TextError::overflow("too many digits in integer"))?;
    if count.saturating_add(a.bits()) > MAX_BITS {
        return Err(TextError::memory());
    }
    Ok(a << count)
}

/// `a >> n`, rounding down.
pub fn shift_right(a: &BigInt, n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return Err(TextError::value("negative shift count"));
    }
    match n.to_u64() {
        Some(count) if count <= a.bits() => Ok(a >> count),
        _ => Ok(BigInt::from(if a.is_negative() { -1 } else { 0 })),
    }
}

/// `int(x)` of a finite float: truncation; errors for infinity and NaN.
pub fn from_f64(x: f64) -> TextResult<BigInt> {
    if x.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    BigInt::from_f64(x)
        .filter(|_| x.is_finite())
        .ok_or_else(|| TextError::overflow("cannot convert float infinity to integer"))
}

/// Exact comparison of an int with a float; `None` for NaN.
pub fn cmp_f64(a: &BigInt, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = x.floor();
    let order = a.cmp(&BigInt::from_f64(whole)?);
    // Equal to the floor but a fraction remains: the float is larger.
    Some(if order == Ordering::Equal && x > whole {
        Ordering::Less
    } else {
        order
    })
}

/// [`cmp_f64`] for machine ints.
pub fn cmp_f64_i64(a: i64, x: f64) -> Option<Ordering> {
    if a.unsigned_abs() <= 1 << 53 {
        return (a as f64).partial_cmp(&x);
    }
    if x.is_nan() {
        return None;
    }
    if x >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if x < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    let whole = x.floor();
    let order = a.cmp(&(whole as i64));
    Some(if order == Ordering::Equal && x > whole {
        Ordering::Less
    } else {
        order
    })
}

/// `round(n, ndigits)` for an int: half to even at a power of ten.
pub fn round_int(n: &BigInt, ndigits: &BigInt) -> BigInt {
    if !ndigits.is_negative() {
        return n.clone();
    }
    // log10(2) is about 0.301: beyond this the unit exceeds twice the number.
    let digits = match (-ndigits).to_u32() {
        Some(d) if u64::from(d) <= n.bits() / 3 + 2 => d,
        _ => return BigInt::zero(),
    };
    let unit = BigInt::from(10).pow(digits);
    let (q, r) = n.div_mod_floor(&unit);
    let up = match (&r << 1u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => q.is_odd(),
    };
    if up { (q + 1u32) * unit } else { q * unit }
}

/// Byte order argument of `to_bytes` and `from_bytes`: true for little.
pub fn parse_byte_order(order: &str) -> TextResult<bool> {
    match order {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(TextError::value(
            "byteorder must be either 'little' or 'big'",
        )),
    }
}

/// `int.to_bytes`.
pub fn to_bytes(n: &BigInt, length: i64, little: bool, signed: bool) -> TextResult<Vec<u8>> {
    let length = usize::try_from(length)
        .map_err(|_| TextError::value("length argument must be non-negative"))?;
    if length > crate::text::MAX_TEXT {
        return Err(TextError::new(ErrorKind::Memory, ""));
    }
    if n.is_negative() && !signed {
        return Err(TextError::overflow(
            "can't convert negative int to unsigned",
        ));
    }
    let mut bytes = if n.is_zero() {
        Vec::new()
    } else if signed {
        n.to_signed_bytes_le()
    } else {
        n.magnitude().to_bytes_le()
    };
    if bytes.len() > length {
        return Err(TextError::overflow("int too big to convert"));
    }
    bytes.resize(length, if n.is_negative() { 0xff } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes`.
pub fn from_bytes(bytes: &[u8], little: bool, signed: bool) -> BigInt {
    match (signed, little) {
        (true, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_signed_bytes_be(bytes),
        (false, true) => BigInt::from_bytes_le(Sign::Plus, bytes),
        (false, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
    }
}
