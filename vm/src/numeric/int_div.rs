//! Division of big integers, rounded down as Python rounds it.
//!
//! The quotient of two ints of about the same length follows from their leading bits in nearly every case: then `//` costs no pass
//! over the digits at all, and `%` one multiplication and one subtraction.

use crate::text::error::{TextError, TextResult};
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::Zero;

/// The 128 leading bits of a number, the highest one set.
fn leading_bits(n: &BigUint) -> u128 {
    let mut digits = n.iter_u64_digits().rev();
    let mut next = || digits.next().unwrap_or(0);
    let (high, middle, low) = (next(), next(), next());
    let shift = high.leading_zeros();
    let top = (u128::from(high) << 64 | u128::from(middle)) << shift;
    // Twice, because a shift by 64 is one too many.
    top | u128::from(low >> 1 >> (63 - shift.min(63)))
}

/// `m // n` if it fits in 63 bits and the leading bits of both determine it. `n` is not zero.
fn quotient_of_leading_bits(m: &BigUint, n: &BigUint) -> Option<u64> {
    let (m_bits, n_bits) = (m.bits(), n.bits());
    let Some(excess) = m_bits.checked_sub(n_bits) else {
        return Some(0);
    };
    if excess > 62 {
        return None;
    }
    // With the lowest `m_bits - 128` bits dropped from both, m is in [top, top + 1) and n in [divisor, divisor + 1).
    let top = leading_bits(m);
    let divisor = leading_bits(n) >> excess;
    let most = top / divisor;
    let nothing_dropped = m_bits <= 128;
    let determined = nothing_dropped || divisor.checked_add(1).is_some_and(|d| top / d == most);
    determined.then_some(most as u64)
}

/// `a // b`; `b` is not zero.
pub fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
    match quotient_of_leading_bits(a.magnitude(), b.magnitude()) {
        Some(q) if a.sign() == b.sign() => BigInt::from(q),
        Some(q) => {
            let exact = b.magnitude() * q == *a.magnitude();
            -BigInt::from(q + u64::from(!exact))
        }
        None => a.div_floor(b),
    }
}

/// `a % b`; `b` is not zero.
pub fn modulo(a: &BigInt, b: &BigInt) -> BigInt {
    match quotient_of_leading_bits(a.magnitude(), b.magnitude()) {
        Some(q) => remainder(a, b, q),
        None => a.mod_floor(b),
    }
}

/// `a % b`, where `q` is the quotient of the magnitudes.
fn remainder(a: &BigInt, b: &BigInt, q: u64) -> BigInt {
    let rest = match q {
        0 => a.magnitude().clone(),
        _ => a.magnitude() - b.magnitude() * q,
    };
    let rest = BigInt::from_biguint(a.sign(), rest);
    if rest.is_zero() || rest.sign() == b.sign() {
        rest
    } else {
        rest + b
    }
}

/// `a // b` and `a % b`.
pub fn div_mod(a: &BigInt, b: &BigInt) -> TextResult<(BigInt, BigInt)> {
    if b.is_zero() {
        return Err(TextError::division_by_zero());
    }
    Ok(
        match quotient_of_leading_bits(a.magnitude(), b.magnitude()) {
            Some(q) => {
                let r = remainder(a, b, q);
                let quotient = if a.sign() == b.sign() {
                    BigInt::from(q)
                } else {
                    -BigInt::from(q + u64::from(!r.is_zero()))
                };
                (quotient, r)
            }
            None => a.div_mod_floor(b),
        },
    )
}

/// [`floor_div`] by a machine int, which is not zero.
pub fn floor_div_i64(a: &BigInt, b: i64) -> BigInt {
    let divisor = b.unsigned_abs();
    if (a.sign() == Sign::Minus) == (b < 0) {
        return BigInt::from(a.magnitude() / divisor);
    }
    let (q, r) = a.magnitude().div_rem(&BigUint::from(divisor));
    let up = BigInt::from(if r.is_zero() { q } else { q + 1u32 });
    -up
}

/// [`modulo`] by a machine int, which is not zero.
pub fn modulo_i64(a: &BigInt, b: i64) -> i64 {
    let divisor = b.unsigned_abs();
    let rest = a.magnitude() % divisor;
    let rest = rest.iter_u64_digits().next().unwrap_or(0);
    // Both are below 2**63 once the remainder has the divisor's sign.
    let rest = if rest != 0 && (a.sign() == Sign::Minus) != (b < 0) {
        divisor - rest
    } else {
        rest
    };
    if b < 0 {
        (rest as i64).wrapping_neg()
    } else {
        rest as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_traits::{One, Signed};

    /// Divisors and quotients of many lengths, with remainders at both ends of their range, where leading bits decide least.
    #[test]
    fn agrees_with_long_division() {
        let mut numbers = vec![
            BigInt::one(),
            BigInt::from(i64::MAX),
            BigInt::from(i64::MIN),
        ];
        let mut x = BigInt::from(0x9E37_79B9_7F4A_7C15u64);
        for bits in [62u64, 63, 64, 65, 127, 128, 129, 191, 192, 193, 500, 4000] {
            x = (&x * &x + 1u32) % (BigInt::one() << (bits + 1));
            numbers.push(x.clone());
            numbers.push(BigInt::one() << bits);
            numbers.push((BigInt::one() << bits) - 1u32);
        }
        let mut checked = 0;
        for divisor in numbers.iter().filter(|n| !n.is_zero()) {
            for quotient in &numbers {
                for rest in [BigInt::zero(), BigInt::one(), divisor.abs() - 1u32] {
                    for (a_sign, b_sign) in [(1i32, 1i32), (1, -1), (-1, 1), (-1, -1)] {
                        let a: BigInt = (quotient * divisor + &rest) * a_sign;
                        let b: BigInt = divisor * b_sign;
                        let expected = a.div_mod_floor(&b);
                        assert_eq!(floor_div(&a, &b), expected.0, "{a} // {b}");
                        assert_eq!(modulo(&a, &b), expected.1, "{a} % {b}");
                        assert_eq!(
                            div_mod(&a, &b).ok(),
                            Some(expected.clone()),
                            "divmod({a}, {b})"
                        );
                        if let Ok(small) = i64::try_from(&b) {
                            assert_eq!(floor_div_i64(&a, small), expected.0, "{a} // {small}");
                            assert_eq!(
                                BigInt::from(modulo_i64(&a, small)),
                                expected.1,
                                "{a} % {small}"
                            );
                        }
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 10_000);
    }
}
