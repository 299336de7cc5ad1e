//! Slice and index arithmetic: clamping start, stop and step to a length as every sequence does.

use crate::text::error::{TextError, TextResult};

/// A slice adjusted to a sequence: `count` items from `start`, `step` apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// First index, in range when `count > 0`.
    pub start: i64,
    /// One past the last, in the direction of `step`; may be -1.
    pub stop: i64,
    /// Distance between items; never zero.
    pub step: i64,
    /// Number of items.
    pub count: usize,
}

/// Adjusts a slice's parts to a length; absent parts are `None`.
pub fn adjust(
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    len: usize,
) -> TextResult<Slice> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(TextError::value("slice step cannot be zero"));
    }
    Ok(adjust_checked(start, stop, step, len))
}

/// As [`adjust`] for a step known not to be zero.
#[inline]
pub fn adjust_checked(start: Option<i64>, stop: Option<i64>, step: i64, len: usize) -> Slice {
    // So that negating the step cannot overflow.
    let step = step.max(-i64::MAX);
    let len = len as i64;
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamp = |i: i64| {
        let i = if i < 0 { i.saturating_add(len) } else { i };
        i.clamp(low, high)
    };
    let (first, last) = if step < 0 { (high, low) } else { (low, high) };
    let start = start.map_or(first, clamp);
    let stop = stop.map_or(last, clamp);
    let count = if step == 1 {
        (stop - start).max(0)
    } else if step == -1 {
        (start - stop).max(0)
    } else if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    Slice {
        start,
        stop,
        step,
        count: count as usize,
    }
}

/// Clamps the optional bounds of `find`, `index`, `count`, `startswith`: start may exceed the length.
pub fn adjust_range(start: Option<i64>, stop: Option<i64>, len: usize) -> (i64, i64) {
    let len = len as i64;
    let from_end = |i: i64| {
        if i < 0 {
            i.saturating_add(len).max(0)
        } else {
            i
        }
    };
    let stop = stop.map_or(len, |i| from_end(i.min(len)));
    (start.map_or(0, from_end), stop)
}

/// A subscript as an offset; `None` when out of range.
#[inline]
pub fn index(i: i64, len: usize) -> Option<usize> {
    let i = if i < 0 { i + len as i64 } else { i };
    (i >= 0 && (i as u64) < len as u64).then_some(i as usize)
}
