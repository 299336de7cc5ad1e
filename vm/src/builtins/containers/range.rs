//! `range`: arithmetic progressions of ints of any size, with 64-bit fast paths.

use super::slice::adjust_big;
use super::util::{Bounds, this};
use crate::heap::{Gc, Kind};
use crate::object::class::SEQUENCE;
use crate::object::{
    Class, Cmp, GetSetDef, Header, Iter, MethodDef, Range, Slice, Slots, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

/// Number of items for 64-bit parts; `None` if it does not fit.
#[inline]
fn length(start: i64, stop: i64, step: i64) -> Option<i64> {
    if step == 1
        && let Some(n) = stop.checked_sub(start)
    {
        return Some(n.max(0));
    }
    length_slow(start, stop, step)
}
fn length_slow(start: i64, stop: i64, step: i64) -> Option<i64> {
    let (a, b, s) = (start as i128, stop as i128, step as i128);
    let n = if s > 0 && a < b {
        (b - a - 1) / s + 1
    } else if s < 0 && a > b {
        (a - b - 1) / -s + 1
    } else {
        0
    };
    i64::try_from(n).ok()
}

fn big(v: Value) -> BigInt {
    v.as_int().map_or_else(BigInt::zero, |i| i.to_big())
}

/// A range object; the parts are exact ints and the step is not zero.
pub fn make(vm: &mut Vm, start: Value, stop: Value, step: Value) -> Value {
    let small = match (start.as_i64(), stop.as_i64(), step.as_i64()) {
        (Some(a), Some(b), Some(c)) => length(a, b, c),
        _ => None,
    };
    let len = match small {
        Some(n) => vm.int(n),
        None => {
            let (a, b, c) = (big(start), big(stop), big(step));
            let n = if c.is_positive() && a < b {
                (b - a - 1u32).div_floor(&c) + 1u32
            } else if c.is_negative() && a > b {
                (a - b - 1u32).div_floor(&-c) + 1u32
            } else {
                BigInt::zero()
            };
            vm.bigint(n)
        }
    };
    vm.heap
        .alloc(Range {
            header: Header::new(Kind::Range, types::RANGE),
            start,
            stop,
            step,
            len,
        })
        .value()
}

fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "range")?;
    a.arity(vm, "range", 1, 3)?;
    if a.len() == 1 {
        let stop = vm.to_index(a.at(0))?;
        return Ok(make(vm, Value::ZERO, stop, Value::small(1)));
    }
    let start = vm.to_index(a.at(0))?;
    let stop = vm.to_index(a.at(1))?;
    let step = match a.get(2) {
        Some(v) => vm.to_index(v)?,
        None => Value::small(1),
    };
    if step.as_int().is_some_and(|i| i.is_zero()) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(make(vm, start, stop, step))
}

/// Item `i`, known to be in range.
fn item(vm: &mut Vm, r: Gc<Range>, i: i64) -> Value {
    match (r.start.as_i64(), r.step.as_i64()) {
        (Some(a), Some(s)) => match s.checked_mul(i).and_then(|d| a.checked_add(d)) {
            Some(v) => vm.int(v),
            None => vm.bigint(big(r.start) + big(r.step) * i),
        },
        _ => vm.bigint(big(r.start) + big(r.step) * i),
    }
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let r = this::<Range>(vm, o)?;
    if let (Some(i), Some(n)) = (k.as_small(), r.len.as_small()) {
        let i = if i < 0 { i + n } else { i };
        return if i >= 0 && i < n {
            Ok(item(vm, r, i))
        } else {
            Err(vm.index_error("range object index out of range"))
        };
    }
    if let Some(s) = k.cast::<Slice>() {
        return slice(vm, r, s);
    }
    if k.as_int().is_none() && vm.class_of(k).slots().index.is_none() {
        let n = vm.type_name(k);
        return Err(vm.type_error(format!("range indices must be integers or slices, not {n}")));
    }
    let i = big(vm.to_index(k)?);
    let n = big(r.len);
    let i = if i.is_negative() { i + &n } else { i };
    if i.is_negative() || i >= n {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(vm.bigint(big(r.start) + big(r.step) * i))
}

fn slice(vm: &mut Vm, r: Gc<Range>, s: Gc<Slice>) -> R {
    if let (Some(a), Some(c), Some(n)) = (r.start.as_small(), r.step.as_small(), r.len.as_small()) {
        let b = Bounds::of(vm, s)?.adjust(n as usize);
        let wide = |vm: &mut Vm, v: i128| vm.bigint(BigInt::from(v));
        let (a, c) = (a as i128, c as i128);
        let start = wide(vm, a + c * b.start as i128);
        let stop = wide(vm, a + c * b.stop as i128);
        let step = wide(vm, c * b.step as i128);
        return Ok(make(vm, start, stop, step));
    }
    let (i, j, k) = adjust_big(vm, s, &big(r.len))?;
    let (a, c) = (big(r.start), big(r.step));
    let start = vm.bigint(&a + &c * i);
    let stop = vm.bigint(&a + &c * j);
    let step = vm.bigint(c * k);
    Ok(make(vm, start, stop, step))
}

/// The position of an int; `None` if it is not an item.
fn position(r: Gc<Range>, v: Value) -> Option<BigInt> {
    if let (Some(x), Some(a), Some(s), Some(n)) = (
        v.as_small(),
        r.start.as_small(),
        r.step.as_small(),
        r.len.as_i64(),
    ) {
        let d = x - a;
        if d % s != 0 {
            return None;
        }
        let i = d / s;
        return (i >= 0 && i < n).then(|| BigInt::from(i));
    }
    let d = big(v) - big(r.start);
    let (i, rest) = d.div_mod_floor(&big(r.step));
    (rest.is_zero() && !i.is_negative() && i < big(r.len)).then_some(i)
}

fn is_plain_int(v: Value) -> bool {
    v.is_exact_int() || v.is_bool()
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let r = this::<Range>(vm, o)?;
    if is_plain_int(x) {
        return Ok(position(r, int_of(x)).is_some());
    }
    let it = vm.get_iter(o)?;
    while let Some(v) = vm.iter_next(it)? {
        if vm.eq(v, x)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn int_of(v: Value) -> Value {
    v.as_bool().map_or(v, |b| Value::small(b as i64))
}

fn count(vm: &mut Vm, o: Value, a: Args) -> R {
    let r = this::<Range>(vm, o)?;
    let x = a.at(0);
    if is_plain_int(x) {
        return Ok(Value::small(position(r, int_of(x)).is_some() as i64));
    }
    let it = vm.get_iter(o)?;
    let mut n = 0;
    while let Some(v) = vm.iter_next(it)? {
        if vm.eq(v, x)? {
            n += 1;
        }
    }
    Ok(vm.int(n))
}

fn index(vm: &mut Vm, o: Value, a: Args) -> R {
    let r = this::<Range>(vm, o)?;
    let x = a.at(0);
    if is_plain_int(x) {
        return match position(r, int_of(x)) {
            Some(i) => Ok(vm.bigint(i)),
            None => Err(vm.value_error("range.index(x): x not in range")),
        };
    }
    let it = vm.get_iter(o)?;
    let mut n = 0;
    while let Some(v) = vm.iter_next(it)? {
        if vm.eq(v, x)? {
            return Ok(vm.int(n));
        }
        n += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

/// What equality and hash look at: the length, and start and step as far as they matter.
fn identity(r: Gc<Range>) -> [Value; 3] {
    let none = Value::NONE;
    match r.len.as_small() {
        Some(0) => [r.len, none, none],
        Some(1) => [r.len, r.start, none],
        _ => [r.len, r.start, r.step],
    }
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Range>(), b.cast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut same = true;
    for (p, q) in identity(x).into_iter().zip(identity(y)) {
        same = same && vm.eq(p, q)?;
    }
    Ok(Value::bool(same == (op == Cmp::Eq)))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let r = this::<Range>(vm, o)?;
    let parts = identity(r);
    let t = vm.tuple(&parts);
    vm.hash(t)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let r = this::<Range>(vm, o)?;
    let (a, b) = (vm.repr(r.start)?, vm.repr(r.stop)?);
    if r.step.as_small() == Some(1) {
        return Ok(vm.string(format!("range({}, {})", a.as_str(), b.as_str())));
    }
    let c = vm.repr(r.step)?;
    Ok(vm.string(format!(
        "range({}, {}, {})",
        a.as_str(),
        b.as_str(),
        c.as_str()
    )))
}

fn len(vm: &mut Vm, o: Value) -> R<usize> {
    let r = this::<Range>(vm, o)?;
    match r.len.as_i64() {
        Some(n) => Ok(n as usize),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// An iterator over `len` items from `start` by `step`.
fn iterator(vm: &mut Vm, start: Value, step: Value, len: Value) -> R {
    if let (Some(a), Some(s), Some(n)) = (start.as_i64(), step.as_i64(), len.as_i64()) {
        // The position one behind the last item must fit, too, because the iterator computes it.
        if s.checked_mul(n).and_then(|d| a.checked_add(d)).is_some() {
            return Ok(Iter::range(&vm.heap, a, s, n as usize).value());
        }
    }
    Ok(crate::builtins::iterators::range::long_range(
        vm, start, step, len,
    ))
}

fn iter(vm: &mut Vm, o: Value) -> R {
    let r = this::<Range>(vm, o)?;
    iterator(vm, r.start, r.step, r.len)
}

fn reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this::<Range>(vm, o)?;
    let last = vm.bigint(big(r.start) + big(r.step) * (big(r.len) - BigInt::one()));
    let step = vm.bigint(-big(r.step));
    iterator(vm, last, step, r.len)
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this::<Range>(vm, o)?;
    let args = vm.tuple(&[r.start, r.stop, r.step]);
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args]))
}

/// The class `range`.
pub static RANGE: TypeSpec = TypeSpec {
    id: types::RANGE,
    name: "range",
    kind: Kind::Range,
    flags: SEQUENCE,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(len),
        bool: Some(|vm, o| Ok(!this::<Range>(vm, o)?.len.as_int().is_some_and(|n| n.is_zero()))),
        getitem: Some(getitem),
        contains: Some(contains),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reversed__", reversed).doc("Return a reverse iterator."),
        MethodDef::noargs("__reduce__", reduce),
        MethodDef::o("count", count).doc("rangeobject.count(value) -> integer -- return number of occurrences of value"),
        MethodDef::o("index", index)
            .doc("rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."),
    ],
    getset: &[
        GetSetDef::rw("start", |vm, o| Ok(this::<Range>(vm, o)?.start), crate::builtins::core::function::readonly),
        GetSetDef::rw("stop", |vm, o| Ok(this::<Range>(vm, o)?.stop), crate::builtins::core::function::readonly),
        GetSetDef::rw("step", |vm, o| Ok(this::<Range>(vm, o)?.step), crate::builtins::core::function::readonly),
    ],
    doc: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    ..TypeSpec::BASE
};
