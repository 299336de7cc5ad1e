//! What the container types share: receivers, index and slice arguments, checked capacities.

use crate::heap::{Gc, HeapType};
use crate::numeric::slice_index;
use crate::object::{MethodDef, Slice, Tuple};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The receiver of a method as its native struct. The descriptor has checked the class already; the error is for direct misuse.
#[inline(always)]
pub fn this<T: HeapType>(vm: &mut Vm, v: Value) -> R<Gc<T>> {
    match v.cast::<T>() {
        Some(g) => Ok(g),
        None => Err(wrong_receiver(vm, v)),
    }
}

#[cold]
fn wrong_receiver(vm: &mut Vm, v: Value) -> crate::vm::Raised {
    let t = vm.type_name(v);
    vm.type_error(format!(
        "descriptor requires another receiver than a '{t}' object"
    ))
}

fn class_getitem(vm: &mut Vm, class: Value, a: Args) -> R {
    Ok(crate::builtins::generic_alias::make(vm, class, a.at(0)))
}

/// `__class_getitem__` of the generic containers.
pub const CLASS_GETITEM: MethodDef = MethodDef::o("__class_getitem__", class_getitem).class();

/// A slice's bounds as integers, evaluated before the sequence is measured: `__index__` may change its length.
#[derive(Clone, Copy)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    /// Never zero.
    step: i64,
}

impl Bounds {
    /// Evaluates the parts of a slice object.
    pub fn of(vm: &mut Vm, s: Gc<Slice>) -> R<Bounds> {
        // The step goes first, as in CPython: a zero step is reported before a bad start.
        let step = slice_part(vm, s.step)?.unwrap_or(1);
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let start = slice_part(vm, s.start)?;
        let stop = slice_part(vm, s.stop)?;
        Ok(Bounds { start, stop, step })
    }
    /// Clamps to a length.
    #[inline]
    pub fn adjust(&self, len: usize) -> slice_index::Slice {
        slice_index::adjust_checked(self.start, self.stop, self.step, len)
    }
    /// The distance between the items.
    pub fn step(&self) -> i64 {
        self.step
    }
}

#[inline(always)]
fn slice_part(vm: &mut Vm, v: Value) -> R<Option<i64>> {
    if v.is_none() {
        return Ok(None);
    }
    if let Some(i) = v.as_small() {
        return Ok(Some(i));
    }
    slice_part_slow(vm, v)
}
#[inline(never)]
fn slice_part_slow(vm: &mut Vm, v: Value) -> R<Option<i64>> {
    if v.as_int().is_none() && vm.class_of(v).slots().index.is_none() {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    vm.index_clamped(v).map(Some)
}

/// A `start` or `stop` argument of `index(x, start, stop)`.
pub fn search_bound(vm: &mut Vm, v: Value) -> R<i64> {
    if v.as_int().is_none() && vm.class_of(v).slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
    }
    vm.index_clamped(v)
}

/// The items that an adjusted slice selects from `items`.
pub fn pick(vm: &mut Vm, items: &[Value], s: slice_index::Slice) -> R<Vec<Value>> {
    if s.step == 1 {
        let start = (s.start.max(0) as usize).min(items.len());
        let end = (start + s.count).min(items.len());
        return Ok(items[start..end].to_vec());
    }
    let mut out = buffer(vm, s.count)?;
    if s.step == -1 && s.count > 0 {
        let start = (s.start as usize).min(items.len() - 1);
        let end = (start + 1).saturating_sub(s.count);
        out.extend(items[end..=start].iter().rev());
        return Ok(out);
    }
    let mut i = s.start;
    for _ in 0..s.count {
        if let Some(v) = items.get(i as usize) {
            out.push(*v);
        }
        i += s.step;
    }
    Ok(out)
}

/// A repetition count: negative counts as zero.
pub fn repeat_count(vm: &mut Vm, n: Value) -> R<usize> {
    if let Some(i) = n.as_small() {
        return Ok(i.max(0) as usize);
    }
    let n = vm.to_index(n)?;
    match n.as_i64() {
        Some(i) => Ok(i.max(0) as usize),
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// An empty buffer with room for `n` values, or MemoryError.
pub fn buffer(vm: &mut Vm, n: usize) -> R<Vec<Value>> {
    let mut v = Vec::new();
    match v.try_reserve_exact(n) {
        Ok(()) => Ok(v),
        Err(_) => Err(vm.memory_error()),
    }
}

/// `items * n` in a fresh buffer, or MemoryError.
pub fn repeated(vm: &mut Vm, items: &[Value], n: usize) -> R<Vec<Value>> {
    let Some(total) = items
        .len()
        .checked_mul(n)
        .filter(|t| *t <= isize::MAX as usize / 8)
    else {
        return Err(vm.memory_error());
    };
    if total == 0 {
        return Ok(Vec::new());
    }
    let mut out = buffer(vm, total)?;
    if let [one] = items {
        out.resize(n, *one);
    } else {
        for _ in 0..n {
            out.extend_from_slice(items);
        }
    }
    Ok(out)
}

/// Lexicographic comparison of two item sequences; `get` of both are asked live, because `__eq__` may change a list.
pub fn compare_items(
    vm: &mut Vm,
    a: impl Fn(usize) -> Option<Value>,
    b: impl Fn(usize) -> Option<Value>,
    lens: impl Fn() -> (usize, usize),
    op: crate::object::Cmp,
) -> R {
    use crate::object::Cmp;
    let mut i = 0;
    while let (Some(x), Some(y)) = (a(i), b(i)) {
        if !vm.eq(x, y)? {
            return match op {
                Cmp::Eq => Ok(Value::FALSE),
                Cmp::Ne => Ok(Value::TRUE),
                _ => vm.compare(x, y, op),
            };
        }
        i += 1;
    }
    let (la, lb) = lens();
    Ok(Value::bool(op.holds(la.cmp(&lb))))
}

/// Rejects keyword arguments and more than one positional one, as the constructors of list, tuple, set and frozenset do.
pub fn one_iterable(vm: &mut Vm, a: Args, name: &str) -> R<Option<Value>> {
    a.no_kw(vm, name)?;
    a.arity(vm, name, 0, 1)?;
    Ok(a.get(0))
}

/// `(iter, (source,), state)`: how builtin iterators are reduced.
pub fn reduce_iter(vm: &mut Vm, source: Value, state: Option<Value>) -> R {
    let iter = vm.builtins.dict.get_text("iter").unwrap_or(Value::NONE);
    let args = Tuple::new(&vm.heap, &[source]).value();
    Ok(match state {
        Some(s) => vm.tuple(&[iter, args, s]),
        None => vm.tuple(&[iter, args]),
    })
}
