//! `match`. Captured values wait on the value stack, each with the address of its name, until the whole pattern has matched.

use super::cx::{Cx, Flow, at, pop, top, top_slice, tri};
use super::expr::{cond, expr, push_all};
use super::{names, stmt};
use gearbox_vm::object::{Cmp, nb};
use gearbox_vm::tree::{ClassPattern, Loc, MappingPattern, Match, Name, Pattern, PatternKind};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// What an attempt found: the number of captures that it pushed, or that it failed (and pushed nothing).
type Captures = Option<usize>;

#[inline(never)]
pub(crate) fn match_stmt(vm: &mut Vm, cx: &Cx, m: &Match) -> Flow {
    let subject = tri!(expr(vm, cx, &m.subject));
    for case in &m.cases {
        let loc = case.pattern.loc;
        let Some(n) = tri!(pattern(vm, cx, &case.pattern, subject)) else {
            continue;
        };
        tri!(bind(vm, cx, n, loc));
        if let Some(guard) = &case.guard
            && !tri!(cond(vm, cx, guard))
        {
            continue;
        }
        return stmt::block(vm, cx, &case.body);
    }
    Flow::Normal
}

/// Stores `n` captures in the order they were made, and drops them.
pub(crate) fn bind(vm: &mut Vm, cx: &Cx, n: usize, loc: Loc) -> R<()> {
    for i in (0..n).rev() {
        // SAFETY: the stack holds `n` pairs; the second of each is the address of a name in the tree that is being walked.
        let (v, name) = unsafe {
            let pair = top(vm, 2 * (i + 1));
            (
                *pair,
                &*((*pair.add(1)).small_unchecked() as usize as *const Name),
            )
        };
        if let Err(r) = names::store(vm, cx, name, v, loc) {
            pop(vm, 2 * n);
            return Err(r);
        }
    }
    pop(vm, 2 * n);
    Ok(())
}

fn capture(vm: &mut Vm, name: Option<&Name>, v: Value) -> usize {
    let Some(name) = name else { return 0 };
    vm.push_root(v);
    // User-space addresses fit an inline int.
    vm.push_root(Value::small(name as *const Name as usize as i64));
    1
}

pub(crate) fn pattern(vm: &mut Vm, cx: &Cx, p: &Pattern, subject: Value) -> R<Captures> {
    let loc = p.loc;
    match &p.kind {
        PatternKind::Value(e) => {
            let v = expr(vm, cx, e)?;
            let r = at!(vm, cx, loc, vm.compare(subject, v, Cmp::Eq));
            Ok(if at!(vm, cx, loc, vm.truth(r)) {
                Some(0)
            } else {
                None
            })
        }
        PatternKind::Singleton(e) => {
            let v = expr(vm, cx, e)?;
            Ok(if subject.is(v) { Some(0) } else { None })
        }
        PatternKind::As(None, name) | PatternKind::Star(name) => {
            Ok(Some(capture(vm, name.as_deref(), subject)))
        }
        PatternKind::As(Some(inner), name) => {
            let Some(n) = pattern(vm, cx, inner, subject)? else {
                return Ok(None);
            };
            Ok(Some(n + capture(vm, name.as_deref(), subject)))
        }
        PatternKind::Or(alternatives) => {
            for (i, p) in alternatives.iter().enumerate() {
                if let Some(n) = pattern(vm, cx, p, subject)? {
                    if i > 0 {
                        rename(vm, n, &alternatives[0]);
                    }
                    return Ok(Some(n));
                }
            }
            Ok(None)
        }
        PatternKind::Sequence(items) => sequence(vm, cx, items, subject, loc),
        PatternKind::Mapping(m) => mapping(vm, cx, m, subject, loc),
        PatternKind::Class(c) => class(vm, cx, c, subject, loc),
    }
}

/// Every alternative captures the same names; those of the first one carry the variables' places. Turns the last `n` captures to them.
fn rename(vm: &mut Vm, n: usize, first: &Pattern) {
    for i in 0..n {
        // SAFETY: as in `bind`.
        unsafe {
            let slot = top(vm, 2 * i + 1);
            let name = &*((*slot).small_unchecked() as usize as *const Name);
            if let Some(found) = find_name(first, name.id) {
                *slot = Value::small(found as *const Name as usize as i64);
            }
        }
    }
}

/// The name that `p` captures under an id.
fn find_name(p: &Pattern, id: u32) -> Option<&Name> {
    let own = |name: &'_ Name| name.id == id;
    match &p.kind {
        PatternKind::Star(name) => name.as_deref().filter(|n| own(n)),
        PatternKind::As(inner, name) => name
            .as_deref()
            .filter(|n| own(n))
            .or_else(|| inner.as_deref().and_then(|p| find_name(p, id))),
        PatternKind::Or(alternatives) => alternatives.first().and_then(|p| find_name(p, id)),
        PatternKind::Sequence(items) => items.iter().find_map(|p| find_name(p, id)),
        PatternKind::Mapping(m) => m
            .rest
            .as_ref()
            .filter(|n| own(n))
            .or_else(|| m.patterns.iter().find_map(|p| find_name(p, id))),
        PatternKind::Class(c) => c
            .patterns
            .iter()
            .chain(&c.kwd_patterns)
            .find_map(|p| find_name(p, id)),
        PatternKind::Value(_) | PatternKind::Singleton(_) => None,
    }
}

/// Matches patterns against values that lie on the value stack, the first on top; drops the values and leaves the captures.
fn on_stack<'p>(
    vm: &mut Vm,
    cx: &Cx,
    patterns: impl ExactSizeIterator<Item = &'p Pattern>,
) -> R<Captures> {
    // Captures go above the values, so the values are addressed from below.
    let count = patterns.len();
    let mut captured = 0;
    for (i, p) in patterns.enumerate() {
        // SAFETY: `count` values lie below the captures, the first on top.
        let v = unsafe { *top(vm, 2 * captured + i + 1) };
        match pattern(vm, cx, p, v) {
            Ok(Some(n)) => captured += n,
            other => {
                pop(vm, 2 * captured + count);
                return other;
            }
        }
    }
    // Close the gap.
    let from = top(vm, 2 * captured);
    // SAFETY: the captures move down over the values; both lie on the live stack.
    unsafe { std::ptr::copy(from, from.sub(count), 2 * captured) };
    pop(vm, count);
    Ok(Some(captured))
}

fn sequence(vm: &mut Vm, cx: &Cx, items: &[Pattern], subject: Value, loc: Loc) -> R<Captures> {
    if !vm.match_sequence(subject) {
        return Ok(None);
    }
    let star = items
        .iter()
        .position(|p| matches!(p.kind, PatternKind::Star(_)));
    let n = items.len();
    if star.is_none() || n > 1 {
        let len = at!(vm, cx, loc, vm.len(subject));
        let fits = if star.is_none() {
            len == n
        } else {
            len >= n - 1
        };
        if !fits {
            return Ok(None);
        }
    }
    if items.iter().all(Pattern::is_wildcard) {
        return Ok(Some(0));
    }
    match star {
        Some(at) if items[at].is_wildcard() => by_index(vm, cx, items, at, subject, loc),
        Some(at) => {
            let l = at!(
                vm,
                cx,
                loc,
                vm.unpack_iterable(subject, at, Some(n - at - 1))
            );
            for i in (0..l.len()).rev() {
                if let Some(x) = l.get(i) {
                    vm.push_root(x);
                }
            }
            on_stack(vm, cx, items.iter())
        }
        None => {
            let out = vm.sp;
            at!(vm, cx, loc, vm.unpack_sequence(subject, n, out));
            // SAFETY: the `n` slots at `out` were just filled.
            vm.sp = unsafe { out.add(n) };
            on_stack(vm, cx, items.iter())
        }
    }
}

/// With `*_` nothing is unpacked: the items are fetched one by one.
fn by_index(
    vm: &mut Vm,
    cx: &Cx,
    items: &[Pattern],
    star: usize,
    subject: Value,
    loc: Loc,
) -> R<Captures> {
    let mut captured = 0;
    for (i, p) in items.iter().enumerate() {
        if i == star || p.is_wildcard() {
            continue;
        }
        let r = item_at(vm, subject, i, star, items.len());
        let r = match r {
            Ok(v) => pattern(vm, cx, p, v),
            Err(_) => Err(cx.trace(vm, loc)),
        };
        match r {
            Ok(Some(n)) => captured += n,
            other => {
                pop(vm, 2 * captured);
                return other;
            }
        }
    }
    Ok(Some(captured))
}

fn item_at(vm: &mut Vm, subject: Value, i: usize, star: usize, count: usize) -> R {
    let key = if i < star {
        Value::small(i as i64)
    } else {
        // Negative indices may not be supported by the subject.
        let len = vm.len(subject)?;
        let len = vm.int_usize(len);
        vm.binary_op(nb::SUBTRACT, len, Value::small((count - i) as i64))?
    };
    vm.getitem(subject, key)
}

fn mapping(vm: &mut Vm, cx: &Cx, m: &MappingPattern, subject: Value, loc: Loc) -> R<Captures> {
    if !vm.match_mapping(subject) {
        return Ok(None);
    }
    let n = m.keys.len();
    if n == 0 && m.rest.is_none() {
        return Ok(Some(0));
    }
    if n > 0 && at!(vm, cx, loc, vm.len(subject)) < n {
        return Ok(None);
    }
    push_all(vm, cx, &m.keys)?;
    let keys = vm.tuple(top_slice(vm, n));
    pop(vm, n);
    let values = at!(vm, cx, loc, vm.match_keys(subject, keys));
    if values.is_none() {
        return Ok(None);
    }
    let out = vm.sp;
    at!(vm, cx, loc, vm.unpack_sequence(values, n, out));
    // SAFETY: the `n` slots at `out` were just filled.
    vm.sp = unsafe { out.add(n) };
    let Some(mut captured) = on_stack(vm, cx, m.patterns.iter())? else {
        return Ok(None);
    };
    if let Some(rest) = &m.rest {
        match rest_of(vm, subject, keys) {
            Ok(d) => captured += capture(vm, Some(rest), d),
            Err(_) => {
                pop(vm, 2 * captured);
                return Err(cx.trace(vm, loc));
            }
        }
    }
    Ok(Some(captured))
}

/// A dict of the subject's items except `keys`.
fn rest_of(vm: &mut Vm, subject: Value, keys: Value) -> R {
    let d = vm.new_dict().value();
    vm.dict_update_display(d, subject)?;
    if let Some(t) = keys.cast::<gearbox_vm::object::Tuple>() {
        for &k in t.items() {
            vm.delitem(d, k)?;
        }
    }
    Ok(d)
}

fn class(vm: &mut Vm, cx: &Cx, c: &ClassPattern, subject: Value, loc: Loc) -> R<Captures> {
    let class = expr(vm, cx, &c.cls)?;
    for &name in &c.kwd_names {
        vm.push_root(cx.name(name).value());
    }
    let kwnames = vm.tuple(top_slice(vm, c.kwd_names.len()));
    pop(vm, c.kwd_names.len());
    let values = at!(
        vm,
        cx,
        loc,
        vm.match_class(subject, class, c.patterns.len(), kwnames)
    );
    if values.is_none() {
        return Ok(None);
    }
    let n = c.patterns.len() + c.kwd_patterns.len();
    let out = vm.sp;
    at!(vm, cx, loc, vm.unpack_sequence(values, n, out));
    // SAFETY: the `n` slots at `out` were just filled.
    vm.sp = unsafe { out.add(n) };
    if c.kwd_patterns.is_empty() {
        on_stack(vm, cx, c.patterns.iter())
    } else if c.patterns.is_empty() {
        on_stack(vm, cx, c.kwd_patterns.iter())
    } else {
        let all: Vec<&Pattern> = c.patterns.iter().chain(&c.kwd_patterns).collect();
        on_stack(vm, cx, all.into_iter())
    }
}
