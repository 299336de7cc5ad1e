//! Stable merge sort that takes advantage of runs (Tim Peters' design): natural runs, extended by binary insertion, merged in the powersort
//! order. Comparisons can fail; the slice is then left as some permutation of its items.

use crate::vm::R;

const MIN_GALLOP: usize = 7;

/// One run: where it starts, its length, and its power.
#[derive(Clone, Copy)]
struct Run {
    base: usize,
    len: usize,
    power: u32,
}

/// Sorts `v` with a fallible "is less than". `T` is plain data: items are moved by copying.
pub fn sort<T: Copy>(v: &mut [T], lt: &mut impl FnMut(T, T) -> R<bool>) -> R<()> {
    let n = v.len();
    if n < 2 {
        return Ok(());
    }
    let min_run = min_run_length(n);
    let mut pending: Vec<Run> = Vec::with_capacity(64);
    let mut base = 0;
    let mut gallop = MIN_GALLOP;
    while base < n {
        let mut len = count_run(&mut v[base..], lt)?;
        if len < min_run {
            let forced = min_run.min(n - base);
            binary_insertion(&mut v[base..base + forced], len, lt)?;
            len = forced;
        }
        if let Some(top) = pending.last() {
            let power = power_of(top.base, top.len, len, n);
            while pending.len() > 1 && pending[pending.len() - 2].power > power {
                merge_top(v, &mut pending, &mut gallop, lt)?;
            }
            if let Some(top) = pending.last_mut() {
                top.power = power;
            }
        }
        pending.push(Run {
            base,
            len,
            power: 0,
        });
        base += len;
    }
    while pending.len() > 1 {
        merge_top(v, &mut pending, &mut gallop, lt)?;
    }
    Ok(())
}

/// Between 32 and 64, so that `n / min_run` is a power of two or just below one.
fn min_run_length(mut n: usize) -> usize {
    let mut odd = 0;
    while n >= 64 {
        odd |= n & 1;
        n >>= 1;
    }
    n + odd
}

/// Length of the run at the start of `v`, made ascending. Descending runs may contain equal neighbours; those keep their order.
fn count_run<T: Copy>(v: &mut [T], lt: &mut impl FnMut(T, T) -> R<bool>) -> R<usize> {
    let total = v.len();
    let mut n = 1;
    while n < total && !lt(v[n], v[n - 1])? {
        n += 1;
    }
    if n == total {
        return Ok(n);
    }
    // v[n] is smaller than v[n - 1]: a descending run starts, unless a strict ascent came before.
    if n > 1 {
        if lt(v[0], v[n - 1])? {
            return Ok(n);
        }
        v[..n].reverse();
    }
    n += 1;
    let mut equal = 0;
    while n < total {
        if lt(v[n], v[n - 1])? {
            reverse_equal(v, n, &mut equal);
        } else if lt(v[n - 1], v[n])? {
            break;
        } else {
            equal += 1;
        }
        n += 1;
    }
    reverse_equal(v, n, &mut equal);
    v[..n].reverse();
    while n < total && !lt(v[n], v[n - 1])? {
        n += 1;
    }
    Ok(n)
}

/// Reverses the last block of equal items before `n`, so that reversing the whole run restores their order.
fn reverse_equal<T>(v: &mut [T], n: usize, equal: &mut usize) {
    if *equal > 0 {
        v[n - *equal - 1..n].reverse();
        *equal = 0;
    }
}

/// Sorts `v`, whose first `done` items are sorted already.
fn binary_insertion<T: Copy>(
    v: &mut [T],
    done: usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    for i in done..v.len() {
        let pivot = v[i];
        let (mut lo, mut hi) = (0, i);
        while lo < hi {
            let mid = (lo + hi) / 2;
            if lt(pivot, v[mid])? {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        v.copy_within(lo..i, lo + 1);
        v[lo] = pivot;
    }
    Ok(())
}

/// The powersort merge order: the level, in a perfectly balanced tree over `n` items, of the boundary between two adjacent runs.
fn power_of(s1: usize, n1: usize, n2: usize, n: usize) -> u32 {
    let mut a = 2 * s1 + n1;
    let mut b = a + n1 + n2;
    let mut power = 0;
    loop {
        power += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

/// Merges the two runs on top of the stack.
fn merge_top<T: Copy>(
    v: &mut [T],
    pending: &mut Vec<Run>,
    gallop: &mut usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    let (Some(b), Some(a)) = (pending.pop(), pending.pop()) else {
        return Ok(());
    };
    pending.push(Run {
        base: a.base,
        len: a.len + b.len,
        power: b.power,
    });
    let all = &mut v[a.base..a.base + a.len + b.len];
    // Items of A that are already in place, then items of B that are.
    let skip = gallop_right(all[a.len], &all[..a.len], 0, lt)?;
    let na = a.len - skip;
    if na == 0 {
        return Ok(());
    }
    let all = &mut all[skip..];
    let nb = gallop_left(all[na - 1], &all[na..], b.len - 1, lt)?;
    if nb == 0 {
        return Ok(());
    }
    let all = &mut all[..na + nb];
    if na <= nb {
        merge_low(all, na, gallop, lt)
    } else {
        merge_high(all, na, gallop, lt)
    }
}

/// Where `key` goes in the sorted `v`, before any equal items; the search starts at `hint` and doubles its steps.
fn gallop_left<T: Copy>(
    key: T,
    v: &[T],
    hint: usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<usize> {
    let n = v.len();
    let (mut last, mut ofs) = (0usize, 1usize);
    let (mut lo, mut hi);
    if lt(v[hint], key)? {
        let max = n - hint;
        while ofs < max && lt(v[hint + ofs], key)? {
            last = ofs;
            ofs = ofs * 2 + 1;
        }
        lo = hint + last + 1;
        hi = hint + ofs.min(max);
    } else {
        let max = hint + 1;
        while ofs < max && !lt(v[hint - ofs], key)? {
            last = ofs;
            ofs = ofs * 2 + 1;
        }
        lo = hint + 1 - ofs.min(max);
        hi = hint - last;
    }
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        if lt(v[mid], key)? {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    Ok(hi)
}

/// As [`gallop_left`], behind any equal items.
fn gallop_right<T: Copy>(
    key: T,
    v: &[T],
    hint: usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<usize> {
    let n = v.len();
    let (mut last, mut ofs) = (0usize, 1usize);
    let (mut lo, mut hi);
    if lt(key, v[hint])? {
        let max = hint + 1;
        while ofs < max && lt(key, v[hint - ofs])? {
            last = ofs;
            ofs = ofs * 2 + 1;
        }
        lo = hint + 1 - ofs.min(max);
        hi = hint - last;
    } else {
        let max = n - hint;
        while ofs < max && !lt(key, v[hint + ofs])? {
            last = ofs;
            ofs = ofs * 2 + 1;
        }
        lo = hint + last + 1;
        hi = hint + ofs.min(max);
    }
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        if lt(key, v[mid])? {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }
    Ok(hi)
}

/// Merges `v[..na]` and `v[na..]`, the left one copied out. B's first item goes first and A's last item goes last (the caller trimmed).
fn merge_low<T: Copy>(
    v: &mut [T],
    na: usize,
    gallop: &mut usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    let a = v[..na].to_vec();
    let (mut i, mut j, mut d) = (1, na, 0);
    let r = merge_low_steps(v, &a, &mut i, &mut j, &mut d, gallop, lt);
    // Whatever remains of A fills the gap: at the end of the merge, or after a failed comparison.
    let rest = &a[i - 1..];
    v[d..d + rest.len()].copy_from_slice(rest);
    r
}

/// `i - 1` items of `a` are placed; `v[j..]` is what remains of B; `v[d..]` is where the next item goes.
fn merge_low_steps<T: Copy>(
    v: &mut [T],
    a: &[T],
    i: &mut usize,
    j: &mut usize,
    d: &mut usize,
    gallop: &mut usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    let end = v.len();
    let move_b = |v: &mut [T], j: &mut usize, d: &mut usize, n: usize| {
        v.copy_within(*j..*j + n, *d);
        *j += n;
        *d += n;
    };
    move_b(v, j, d, 1);
    if *j == end {
        return Ok(());
    }
    // With one item of A left, everything of B goes before it.
    let last_a = |i: usize| i == a.len();
    if last_a(*i) {
        let n = end - *j;
        move_b(v, j, d, n);
        return Ok(());
    }
    loop {
        let (mut wins_a, mut wins_b) = (0, 0);
        loop {
            if lt(v[*j], a[*i - 1])? {
                move_b(v, j, d, 1);
                wins_b += 1;
                wins_a = 0;
                if *j == end {
                    return Ok(());
                }
                if wins_b >= *gallop {
                    break;
                }
            } else {
                v[*d] = a[*i - 1];
                *d += 1;
                *i += 1;
                wins_a += 1;
                wins_b = 0;
                if last_a(*i) {
                    let n = end - *j;
                    move_b(v, j, d, n);
                    return Ok(());
                }
                if wins_a >= *gallop {
                    break;
                }
            }
        }
        *gallop += 1;
        loop {
            *gallop -= usize::from(*gallop > 1);
            let n = gallop_right(v[*j], &a[*i - 1..], 0, lt)?;
            wins_a = n;
            v[*d..*d + n].copy_from_slice(&a[*i - 1..*i - 1 + n]);
            *d += n;
            *i += n;
            if *i > a.len() {
                // Only an inconsistent comparison gets here: A is used up.
                return Ok(());
            }
            if last_a(*i) {
                let n = end - *j;
                move_b(v, j, d, n);
                return Ok(());
            }
            move_b(v, j, d, 1);
            if *j == end {
                return Ok(());
            }
            let n = gallop_left(a[*i - 1], &v[*j..], 0, lt)?;
            wins_b = n;
            move_b(v, j, d, n);
            if *j == end {
                return Ok(());
            }
            v[*d] = a[*i - 1];
            *d += 1;
            *i += 1;
            if last_a(*i) {
                let n = end - *j;
                move_b(v, j, d, n);
                return Ok(());
            }
            if wins_a < MIN_GALLOP && wins_b < MIN_GALLOP {
                break;
            }
        }
        *gallop += 1;
    }
}

/// As [`merge_low`] from the other end, the right run copied out.
fn merge_high<T: Copy>(
    v: &mut [T],
    na: usize,
    gallop: &mut usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    let b = v[na..].to_vec();
    // Items left of A and of B; the next item goes to v[i + j - 1].
    let (mut i, mut j) = (na, b.len());
    let r = merge_high_steps(v, &b, &mut i, &mut j, gallop, lt);
    v[i..i + j].copy_from_slice(&b[..j]);
    r
}

fn merge_high_steps<T: Copy>(
    v: &mut [T],
    b: &[T],
    i: &mut usize,
    j: &mut usize,
    gallop: &mut usize,
    lt: &mut impl FnMut(T, T) -> R<bool>,
) -> R<()> {
    // Moves the last `n` items of A behind what is left of B.
    let move_a = |v: &mut [T], i: &mut usize, j: usize, n: usize| {
        v.copy_within(*i - n..*i, *i + j - n);
        *i -= n;
    };
    move_a(v, i, *j, 1);
    if *i == 0 {
        return Ok(());
    }
    if *j == 1 {
        let n = *i;
        move_a(v, i, *j, n);
        return Ok(());
    }
    loop {
        let (mut wins_a, mut wins_b) = (0, 0);
        loop {
            if lt(b[*j - 1], v[*i - 1])? {
                move_a(v, i, *j, 1);
                wins_a += 1;
                wins_b = 0;
                if *i == 0 {
                    return Ok(());
                }
                if wins_a >= *gallop {
                    break;
                }
            } else {
                v[*i + *j - 1] = b[*j - 1];
                *j -= 1;
                wins_b += 1;
                wins_a = 0;
                if *j == 1 {
                    let n = *i;
                    move_a(v, i, *j, n);
                    return Ok(());
                }
                if wins_b >= *gallop {
                    break;
                }
            }
        }
        *gallop += 1;
        loop {
            *gallop -= usize::from(*gallop > 1);
            let k = gallop_right(b[*j - 1], &v[..*i], *i - 1, lt)?;
            wins_a = *i - k;
            move_a(v, i, *j, wins_a);
            if *i == 0 {
                return Ok(());
            }
            v[*i + *j - 1] = b[*j - 1];
            *j -= 1;
            if *j == 1 {
                let n = *i;
                move_a(v, i, *j, n);
                return Ok(());
            }
            let k = gallop_left(v[*i - 1], &b[..*j], *j - 1, lt)?;
            wins_b = *j - k;
            v[*i + k..*i + *j].copy_from_slice(&b[k..*j]);
            *j = k;
            if *j == 0 {
                // Only an inconsistent comparison gets here: B is used up.
                return Ok(());
            }
            if *j == 1 {
                let n = *i;
                move_a(v, i, *j, n);
                return Ok(());
            }
            move_a(v, i, *j, 1);
            if *i == 0 {
                return Ok(());
            }
            if wins_a < MIN_GALLOP && wins_b < MIN_GALLOP {
                break;
            }
        }
        *gallop += 1;
    }
}
