//! `math.factorial`, `comb` and `perm`.

use crate::text::error::{TextError, TextResult};
use num_bigint::{BigInt, BigUint};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// The product of `low..=high`, halving the range so that the factors stay of equal size.
fn range_product(low: u64, high: u64) -> BigUint {
    if low > high {
        return BigUint::one();
    }
    if high - low < 8 {
        let mut total = BigUint::one();
        let mut chunk = 1u64;
        for i in low..=high {
            chunk = match chunk.checked_mul(i) {
                Some(product) => product,
                None => {
                    total *= chunk;
                    i
                }
            };
        }
        return total * chunk;
    }
    let middle = low + (high - low) / 2;
    range_product(low, middle) * range_product(middle + 1, high)
}

/// `math.factorial`.
pub fn factorial(n: &BigInt) -> TextResult<BigInt> {
    if n.is_negative() {
        return Err(TextError::value(
            "factorial() not defined for negative values",
        ));
    }
    match n.to_u64().filter(|&n| n <= i64::MAX as u64) {
        // Its length is about n log2(n) bits.
        Some(n) if n < 1 << 28 => Ok(range_product(2, n).into()),
        Some(_) => Err(TextError::memory()),
        None => Err(TextError::overflow(
            "factorial() argument should not exceed 9223372036854775807",
        )),
    }
}

fn check(n: &BigInt, k: &BigInt) -> TextResult<()> {
    for (name, value) in [("n", n), ("k", k)] {
        if value.is_negative() {
            return Err(TextError::value(format!(
                "{name} must be a non-negative integer"
            )));
        }
    }
    Ok(())
}

/// `n * (n-1) * ... * (n-k+1)`.
fn falling(n: &BigInt, k: u64) -> TextResult<BigInt> {
    if n.bits().saturating_mul(k) > super::int_arith::MAX_BITS {
        return Err(TextError::memory());
    }
    if let Some(small) = n.to_u64() {
        return Ok(range_product(small - k + 1, small).into());
    }
    let mut total = BigInt::one();
    for i in 0..k {
        total *= n - i;
    }
    Ok(total)
}

/// `math.comb`.
pub fn comb(n: &BigInt, k: &BigInt) -> TextResult<BigInt> {
    check(n, k)?;
    let rest = n - k;
    if rest.is_negative() {
        return Ok(BigInt::zero());
    }
    let count = rest
        .min(k.clone())
        .to_u64()
        .ok_or_else(|| TextError::overflow("min(n - k, k) must not exceed 9223372036854775807"))?;
    Ok(falling(n, count)? / BigInt::from(range_product(2, count)))
}

/// `math.perm`; `k` defaults to `n`.
pub fn perm(n: &BigInt, k: Option<&BigInt>) -> TextResult<BigInt> {
    let Some(k) = k else {
        return factorial(n);
    };
    check(n, k)?;
    if k > n {
        return Ok(BigInt::zero());
    }
    let count = k
        .to_u64()
        .ok_or_else(|| TextError::overflow("k must not exceed 9223372036854775807"))?;
    falling(n, count)
}
