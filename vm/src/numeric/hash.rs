//! Hashes: CPython's numeric, tuple and frozenset hashes, and our own for str and bytes.
//! A hash is never -1, as in CPython, so that value stays free as an error mark.

use super::float_arith::mantissa_exponent;
use num_bigint::{BigInt, Sign};

/// The prime modulus of numeric hashes.
const MODULUS: u64 = (1 << 61) - 1;

fn not_minus_one(h: i64) -> i64 {
    if h == -1 { -2 } else { h }
}

fn reduce(x: u128) -> u64 {
    // 2**61 is 1 under the modulus, so the high part just adds.
    let folded = (x & u128::from(MODULUS)) + (x >> 61);
    let folded = (folded as u64 & MODULUS) + (folded >> 61) as u64;
    if folded >= MODULUS {
        folded - MODULUS
    } else {
        folded
    }
}

/// `hash(int)` for a machine int.
#[inline]
pub fn hash_i64(n: i64) -> i64 {
    let h = (n.unsigned_abs() % MODULUS) as i64;
    not_minus_one(if n < 0 { -h } else { h })
}

/// `hash(int)`.
pub fn hash_bigint(n: &BigInt) -> i64 {
    let (sign, digits) = n.to_u64_digits();
    let mut h = 0u64;
    for &d in digits.iter().rev() {
        h = reduce((u128::from(h) << 64) | u128::from(d));
    }
    let h = h as i64;
    not_minus_one(if sign == Sign::Minus { -h } else { h })
}

/// `hash(float)`; `None` for NaN, whose hash is its object's identity.
pub fn hash_f64(x: f64) -> Option<i64> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { 314_159 } else { -314_159 });
    }
    if x == x.floor() && x.abs() < 9e18 {
        return Some(hash_i64(x as i64));
    }
    let (mantissa, exponent) = mantissa_exponent(x);
    // Multiplying by a power of two rotates the 61 bits.
    let turn = exponent.rem_euclid(61) as u32;
    let h = reduce(u128::from(mantissa) << turn) as i64;
    Some(not_minus_one(if x < 0.0 { -h } else { h }))
}

/// `hash(complex)` out of its parts' hashes.
pub fn hash_complex(re: i64, im: i64) -> i64 {
    not_minus_one(re.wrapping_add(im.wrapping_mul(1_000_003)))
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// The running state of a tuple's hash: feed the items' hashes in order.
#[derive(Debug, Clone, Copy)]
pub struct TupleHasher(u64);

impl Default for TupleHasher {
    fn default() -> Self {
        TupleHasher(PRIME_5)
    }
}

impl TupleHasher {
    /// Takes in the next item's hash.
    #[inline]
    pub fn add(&mut self, item: i64) {
        self.0 = self
            .0
            .wrapping_add((item as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    /// The hash of a slice's parts: as a tuple's, without the length.
    pub fn finish_slice(self) -> i64 {
        match self.0 as i64 {
            -1 => 1_546_275_796,
            h => h,
        }
    }
    /// The hash of a tuple of `len` items.
    #[inline]
    pub fn finish(self, len: usize) -> i64 {
        match self.0.wrapping_add(len as u64 ^ (PRIME_5 ^ 3_527_539)) as i64 {
            -1 => 1_546_275_796,
            h => h,
        }
    }
}

/// `hash(tuple)` out of its items' hashes.
pub fn hash_tuple(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hasher = TupleHasher::default();
    let mut len = 0;
    for item in items {
        hasher.add(item);
        len += 1;
    }
    hasher.finish(len)
}

/// `hash(frozenset)` out of its items' hashes, in any order.
pub fn hash_frozenset(items: impl IntoIterator<Item = i64>) -> i64 {
    let mut hash = 0u64;
    let mut len = 0u64;
    for item in items {
        let h = item as u64;
        hash ^= ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
        len += 1;
    }
    hash ^= (len + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    match hash.wrapping_mul(69_069).wrapping_add(907_133_923) as i64 {
        -1 => 590_923_713,
        h => h,
    }
}

fn fold_multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

/// `hash(str)` and `hash(bytes)`, over the bytes (UTF-8 for str): deterministic, well mixed.
/// As in CPython, the empty text hashes to zero.
pub fn hash_bytes(bytes: &[u8]) -> i64 {
    const K0: u64 = 0x9e37_79b9_7f4a_7c15;
    const K1: u64 = 0xd1b5_4a32_d192_ed03;
    const K2: u64 = 0x8cb9_2ba7_2f3d_8dd7;
    let len = bytes.len();
    if len == 0 {
        return 0;
    }
    let word = |i: usize| match bytes[i..].first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    };
    let half = |i: usize| match bytes[i..].first_chunk::<4>() {
        Some(chunk) => u64::from(u32::from_le_bytes(*chunk)),
        None => 0,
    };
    let mut h = (len as u64).wrapping_mul(K2);
    let (a, b) = match len {
        // First, middle and last cover up to three bytes.
        1..=3 => {
            let three = u64::from(bytes[0])
                | u64::from(bytes[len / 2]) << 8
                | u64::from(bytes[len - 1]) << 16;
            (three, 0)
        }
        4..=8 => (half(0), half(len - 4)),
        9..=16 => (word(0), word(len - 8)),
        _ => {
            let mut i = 0;
            while i + 16 < len {
                h = fold_multiply(word(i) ^ K0 ^ h, word(i + 8) ^ K1);
                i += 16;
            }
            (word(len - 16), word(len - 8))
        }
    };
    h = fold_multiply(a ^ K1 ^ h, b ^ K0 ^ h.rotate_left(32));
    not_minus_one(fold_multiply(h ^ K2, h.rotate_left(29) ^ K0) as i64)
}
