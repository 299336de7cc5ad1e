//! Operators applied to constants at compile time, within CPython's limits on the size of results.
//! `None` means: leave it to run time (an error, an unsupported pair of types, or a result that is too big).

mod complex;
mod number;
mod sequence;
#[cfg(test)]
mod tests;

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::code::Const;
use number::Number;

/// Most bits of a folded integer product, power or shift.
const MAX_INT_BITS: u64 = 128;
/// Most items of a folded tuple repetition.
const MAX_COLLECTION: u64 = 256;
/// Most characters of a folded string repetition.
const MAX_STR: u64 = 4096;
/// Most items counting nested tuples.
const MAX_TOTAL_ITEMS: u64 = 1024;

/// Truth value of a constant.
pub(crate) fn is_true(value: &Const) -> bool {
    match value {
        Const::None | Const::False => false,
        Const::Int(value) => !value.is_zero(),
        Const::Float(value) => *value != 0.0,
        Const::Complex(re, im) => *re != 0.0 || *im != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::True | Const::Ellipsis | Const::Slice(_) | Const::Code(_) => true,
    }
}

/// An integer operand; `bool` counts as one.
fn as_int(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(value) => Some(value.clone()),
        Const::True => Some(BigInt::from(1)),
        Const::False => Some(BigInt::ZERO),
        _ => None,
    }
}

fn is_bool(value: &Const) -> bool {
    matches!(value, Const::True | Const::False)
}

/// `-value`.
pub(crate) fn negative(value: &Const) -> Option<Const> {
    match value {
        Const::Float(value) => Some(Const::Float(-value)),
        Const::Complex(re, im) => Some(Const::Complex(-re, -im)),
        other => as_int(other).map(|value| Const::Int(-value)),
    }
}

/// `+value`.
pub(crate) fn positive(value: &Const) -> Option<Const> {
    match value {
        Const::Float(_) | Const::Complex(..) => Some(value.clone()),
        other => as_int(other).map(Const::Int),
    }
}

/// `~value`. On bools it warns, so it is left to run time.
pub(crate) fn invert(value: &Const) -> Option<Const> {
    match value {
        Const::Int(value) => Some(Const::Int(!value)),
        _ => None,
    }
}

/// A frozen set of these items, duplicates (by Python's `==`) removed. They stay in source order: that is the order in which the set
/// object is filled, which decides the layout of its table.
pub(crate) fn frozen_set(items: Vec<Const>) -> Const {
    let mut kept: Vec<Const> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|have| number::py_equal(have, &item)) {
            kept.push(item);
        }
    }
    Const::FrozenSet(kept)
}

/// `left op right` for a `BINARY_OP` oparg.
pub(crate) fn binary(op: u32, left: &Const, right: &Const) -> Option<Const> {
    match op {
        0 => sequence::concat(left, right).or_else(|| number::add(&pair(left, right)?)),
        10 => number::subtract(&pair(left, right)?),
        5 => multiply(left, right),
        11 => number::true_divide(&pair(left, right)?),
        2 => number::floor_divide(&pair(left, right)?),
        6 => number::modulo(&pair(left, right)?),
        8 => power(left, right),
        3 => shift_left(left, right),
        9 => shift_right(left, right),
        7 | 12 | 1 => bitwise(op, left, right),
        26 => sequence::subscript(left, right),
        _ => None,
    }
}

fn pair(left: &Const, right: &Const) -> Option<(Number, Number)> {
    Some((Number::of(left)?, Number::of(right)?))
}

/// Items of nested tuples, if not more than `limit`.
fn within_complexity(value: &Const, limit: u64) -> bool {
    let mut left = limit;
    let mut todo = vec![value];
    while let Some(item) = todo.pop() {
        if let Const::Tuple(items) = item {
            let Some(rest) = left.checked_sub(items.len() as u64) else {
                return false;
            };
            left = rest;
            todo.extend(items);
        }
    }
    true
}

fn multiply(left: &Const, right: &Const) -> Option<Const> {
    match (as_int(left), as_int(right)) {
        (Some(a), Some(b)) => {
            let fits = a.is_zero() || b.is_zero() || a.bits() + b.bits() <= MAX_INT_BITS;
            fits.then(|| Const::Int(a * b))
        }
        (Some(count), None) if sequence::len(right).is_some() => repeat(right, &count),
        (None, Some(count)) if sequence::len(left).is_some() => repeat(left, &count),
        _ => number::multiply(&pair(left, right)?),
    }
}

fn repeat(value: &Const, count: &BigInt) -> Option<Const> {
    let size = sequence::len(value)?;
    if size > 0 {
        let limit = if matches!(value, Const::Tuple(_)) {
            MAX_COLLECTION
        } else {
            MAX_STR
        };
        let count = count.to_u64().filter(|&count| count <= limit / size)?;
        if count > 0 && !within_complexity(value, MAX_TOTAL_ITEMS / count) {
            return None;
        }
        return sequence::repeat(value, count as usize);
    }
    // An empty sequence stays empty, as long as the count fits a machine word.
    count.to_i64()?;
    Some(value.clone())
}

fn power(left: &Const, right: &Const) -> Option<Const> {
    if let (Some(base), Some(exponent)) = (as_int(left), as_int(right))
        && !exponent.is_negative()
    {
        let exponent = exponent.to_u64()?;
        if !base.is_zero() && exponent > 0 && base.bits() > MAX_INT_BITS / exponent {
            return None;
        }
        return Some(Const::Int(match exponent.to_u32() {
            Some(exponent) => base.pow(exponent),
            None => base,
        }));
    }
    number::power(&pair(left, right)?)
}

fn shift_left(left: &Const, right: &Const) -> Option<Const> {
    let (value, count) = (as_int(left)?, as_int(right)?);
    if value.is_zero() && !count.is_negative() {
        return Some(Const::int(0));
    }
    let count = count.to_u64().filter(|&count| count <= MAX_INT_BITS)?;
    let fits = count == 0 || value.bits() <= MAX_INT_BITS - count;
    fits.then(|| Const::Int(value << count))
}

fn shift_right(left: &Const, right: &Const) -> Option<Const> {
    let (value, count) = (as_int(left)?, as_int(right)?);
    if count.is_negative() {
        return None;
    }
    let shifted = match count.to_u64() {
        Some(count) if count <= value.bits() => value >> count,
        _ if value.is_negative() => BigInt::from(-1),
        _ => BigInt::ZERO,
    };
    Some(Const::Int(shifted))
}

fn bitwise(op: u32, left: &Const, right: &Const) -> Option<Const> {
    let (a, b) = (as_int(left)?, as_int(right)?);
    let value = match op {
        7 => a | b,
        12 => a ^ b,
        _ => a & b,
    };
    let both_bool = is_bool(left) && is_bool(right);
    Some(if both_bool {
        Const::bool(!value.is_zero())
    } else {
        Const::Int(value)
    })
}
