//! Concatenation, repetition and subscription of constant strings, bytes and tuples.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use crate::code::Const;

/// Number of items of a sequence constant.
pub(super) fn len(value: &Const) -> Option<u64> {
    match value {
        Const::Str(text) => Some(text.chars().count() as u64),
        Const::Bytes(bytes) => Some(bytes.len() as u64),
        Const::Tuple(items) => Some(items.len() as u64),
        _ => None,
    }
}

/// `a + b` of two sequences of one type.
pub(super) fn concat(a: &Const, b: &Const) -> Option<Const> {
    match (a, b) {
        (Const::Str(a), Const::Str(b)) => Some(Const::Str(format!("{a}{b}"))),
        (Const::Bytes(a), Const::Bytes(b)) => Some(Const::Bytes([&a[..], &b[..]].concat())),
        (Const::Tuple(a), Const::Tuple(b)) => Some(Const::Tuple([&a[..], &b[..]].concat())),
        _ => None,
    }
}

/// `value * count`, size already checked.
pub(super) fn repeat(value: &Const, count: usize) -> Option<Const> {
    match value {
        Const::Str(text) => Some(Const::Str(text.repeat(count))),
        Const::Bytes(bytes) => Some(Const::Bytes(bytes.repeat(count))),
        Const::Tuple(items) => {
            let total = items.len() * count;
            Some(Const::Tuple(
                items.iter().cycle().take(total).cloned().collect(),
            ))
        }
        _ => None,
    }
}

/// `value[index]`; `None` where Python raises.
pub(super) fn subscript(value: &Const, index: &Const) -> Option<Const> {
    let size = len(value)? as i64;
    if let Const::Slice(parts) = index {
        let picked = slice_indices(parts, size)?;
        return Some(match value {
            Const::Str(text) => {
                let chars: Vec<char> = text.chars().collect();
                Const::Str(picked.into_iter().map(|at| chars[at]).collect())
            }
            Const::Bytes(bytes) => Const::Bytes(picked.into_iter().map(|at| bytes[at]).collect()),
            Const::Tuple(items) => {
                Const::Tuple(picked.into_iter().map(|at| items[at].clone()).collect())
            }
            _ => return None,
        });
    }
    let at = super::as_int(index)?.to_i64()?;
    let at = if at < 0 { at + size } else { at };
    let at = usize::try_from(at).ok()?;
    match value {
        Const::Str(text) => text.chars().nth(at).map(|c| Const::Str(c.to_string())),
        Const::Bytes(bytes) => bytes.get(at).map(|&byte| Const::int(i64::from(byte))),
        Const::Tuple(items) => items.get(at).cloned(),
        _ => None,
    }
}

/// The positions a constant slice selects from `size` items.
fn slice_indices(parts: &[Const; 3], size: i64) -> Option<Vec<usize>> {
    // Bounds beyond 64 bits behave like the nearest 64-bit number.
    let clamp = |value: &BigInt| {
        value.to_i64().unwrap_or(if value.is_negative() {
            i64::MIN + 1
        } else {
            i64::MAX
        })
    };
    let part = |value: &Const| match value {
        Const::None => Some(None),
        other => super::as_int(other).map(|value| Some(clamp(&value))),
    };
    let step = part(&parts[2])?.unwrap_or(1);
    if step == 0 {
        return None;
    }
    let (low, high) = if step < 0 { (-1, size - 1) } else { (0, size) };
    let bound = |value: Option<i64>, default: i64| match value {
        None => default,
        Some(value) if value < 0 => value.saturating_add(size).max(low),
        Some(value) => value.min(high),
    };
    let start = bound(part(&parts[0])?, if step < 0 { high } else { low });
    let stop = bound(part(&parts[1])?, if step < 0 { low } else { high });
    let mut picked = Vec::new();
    let mut at = start;
    while (step > 0 && at < stop) || (step < 0 && at > stop) {
        picked.push(usize::try_from(at).ok()?);
        at = at.saturating_add(step);
    }
    Some(picked)
}
