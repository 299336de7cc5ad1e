//! `enumerate`, `zip`, `map`, `filter`, `reversed` and the iterator of `iter(callable, sentinel)`.

use super::{self_iter, this_native};
use crate::builtins::containers::util::reduce_iter;
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, NO_NEW};
use crate::object::{Class, MethodDef, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

// ---- enumerate ----

struct Enumerate {
    it: Value,
    /// The next number; NULL while it still fits in `small`.
    big: Cell<Value>,
    small: Cell<i64>,
}
crate::native_object!(Enumerate { it, big });

fn enumerate_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let total = a.len() + a.kw_len();
    if total > 2 {
        return Err(vm.type_error(format!(
            "enumerate() takes at most 2 arguments ({total} given)"
        )));
    }
    let mut parts = [a.get(0), a.get(1)];
    let mut wrong = None;
    for (k, v) in a.kw() {
        let i = match k.as_str() {
            "iterable" => 0,
            "start" => 1,
            _ => 2,
        };
        // Only `iterable` alone, or `start` behind a given iterable, is understood; anything else names the culprit.
        if i < 2 && parts[i].is_none() {
            parts[i] = Some(v);
        } else if wrong.is_none() {
            wrong = Some(k);
        }
    }
    if let Some(k) = wrong.or_else(|| {
        if total == 1 && parts[0].is_none() {
            a.kw().next().map(|p| p.0)
        } else {
            None
        }
    }) {
        return Err(vm.type_error(format!(
            "'{}' is an invalid keyword argument for enumerate()",
            k.as_str()
        )));
    }
    let Some(iterable) = parts[0] else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    };
    let start = match parts[1] {
        Some(v) => vm.to_index(v)?,
        None => Value::ZERO,
    };
    let it = vm.get_iter(iterable)?;
    let (big, small) = match start.as_i64() {
        Some(i) => (Value::NULL, i),
        None => (start, 0),
    };
    Ok(vm.native_of(
        class,
        Enumerate {
            it,
            big: Cell::new(big),
            small: Cell::new(small),
        },
    ))
}

fn enumerate_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let e = this_native::<Enumerate>(vm, o)?;
    let Some(v) = vm.iter_next(e.it)? else {
        return Ok(None);
    };
    let n = enumerate_count(vm, e);
    if e.big.get().is_null() {
        match e.small.get().checked_add(1) {
            Some(i) => e.small.set(i),
            None => e.big.set(vm.binary_op(nb::ADD, n, Value::small(1))?),
        }
    } else {
        e.big.set(vm.binary_op(nb::ADD, n, Value::small(1))?);
    }
    Ok(Some(vm.tuple(&[n, v])))
}

fn enumerate_count(vm: &mut Vm, e: &Enumerate) -> Value {
    e.big
        .get()
        .non_null()
        .unwrap_or_else(|| vm.int(e.small.get()))
}

fn enumerate_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let e = this_native::<Enumerate>(vm, o)?;
    let n = enumerate_count(vm, e);
    let args = vm.tuple(&[e.it, n]);
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args]))
}

/// The class `enumerate`.
pub static ENUMERATE: TypeSpec = TypeSpec {
    id: types::ENUMERATE,
    name: "enumerate",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(enumerate_new),
        iter: Some(self_iter),
        next: Some(enumerate_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", enumerate_reduce)
            .doc("Return state information for pickling."),
        crate::builtins::containers::util::CLASS_GETITEM,
    ],
    doc: "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    ..TypeSpec::BASE
};

// ---- zip and map: several iterators in step ----

struct Parallel {
    /// `map`: the function; `zip`: NULL.
    func: Value,
    its: Box<[Value]>,
    strict: Cell<bool>,
}
crate::native_object!(Parallel { func, its });

fn strict_flag(vm: &mut Vm, a: Args, name: &str) -> R<bool> {
    let mut strict = false;
    for (k, v) in a.kw() {
        if k.as_str() != "strict" {
            return Err(vm.type_error(format!(
                "{name}() got an unexpected keyword argument '{}'",
                k.as_str()
            )));
        }
        strict = vm.truth(v)?;
    }
    Ok(strict)
}

/// Iterators of all arguments, gathered in a tuple first because `__iter__` runs Python code.
fn iterators(vm: &mut Vm, sources: &[Value]) -> R<Box<[Value]>> {
    let its = vm.new_list();
    for &s in sources {
        let it = vm.get_iter(s)?;
        its.push(&vm.heap, it);
    }
    Ok(its.take().into_boxed_slice())
}

/// How many items of one step are kept on the native stack (which the collector scans); more go to a heap list.
const INLINE: usize = 8;

/// One step of all iterators, `None` when one is exhausted; `f` gets the items.
fn step<T>(
    vm: &mut Vm,
    p: &Parallel,
    name: &str,
    f: impl FnOnce(&mut Vm, &[Value]) -> R<T>,
) -> R<Option<T>> {
    let n = p.its.len();
    if n > INLINE {
        let items = vm.new_list();
        for i in 0..n {
            match step_one(vm, p, i, name)? {
                Some(v) => items.push(&vm.heap, v),
                None => return Ok(None),
            }
        }
        return f(vm, items.items()).map(Some);
    }
    let mut items = [Value::NULL; INLINE];
    for (i, slot) in items.iter_mut().enumerate().take(n) {
        match step_one(vm, p, i, name)? {
            Some(v) => *slot = v,
            None => return Ok(None),
        }
    }
    f(vm, &items[..n]).map(Some)
}

#[inline]
fn step_one(vm: &mut Vm, p: &Parallel, i: usize, name: &str) -> R<Option<Value>> {
    let v = vm.iter_next(p.its[i])?;
    if v.is_none() && p.strict.get() {
        strict_end(vm, p, i, name)?;
    }
    Ok(v)
}

/// Iterator `i` ended in strict mode: the others must end here, too.
fn strict_end(vm: &mut Vm, p: &Parallel, i: usize, name: &str) -> R<()> {
    let plural = |n: usize| if n == 1 { " " } else { "s 1-" };
    if i > 0 {
        return Err(vm.value_error(format!(
            "{name}() argument {} is shorter than argument{}{i}",
            i + 1,
            plural(i)
        )));
    }
    for j in 1..p.its.len() {
        if vm.iter_next(p.its[j])?.is_some() {
            return Err(vm.value_error(format!(
                "{name}() argument {} is longer than argument{}{j}",
                j + 1,
                plural(j)
            )));
        }
    }
    Ok(())
}

fn zip_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let strict = strict_flag(vm, a, "zip")?;
    let its = iterators(vm, a.pos())?;
    Ok(vm.native_of(
        class,
        Parallel {
            func: Value::NULL,
            its,
            strict: Cell::new(strict),
        },
    ))
}

fn zip_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let p = this_native::<Parallel>(vm, o)?;
    if let ([a, b], false) = (&*p.its, p.strict.get()) {
        let Some(x) = vm.iter_next(*a)? else {
            return Ok(None);
        };
        let Some(y) = vm.iter_next(*b)? else {
            return Ok(None);
        };
        return Ok(Some(vm.tuple(&[x, y])));
    }
    if p.its.is_empty() {
        return Ok(None);
    }
    step(vm, p, "zip", |vm, items| Ok(vm.tuple(items)))
}

fn parallel_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let p = this_native::<Parallel>(vm, o)?;
    let mut args: Vec<Value> = p.func.non_null().into_iter().collect();
    args.extend_from_slice(&p.its);
    let args = vm.tuple(&args);
    let class = vm.class_of(o).value();
    if p.strict.get() {
        return Ok(vm.tuple(&[class, args, Value::TRUE]));
    }
    Ok(vm.tuple(&[class, args]))
}

fn parallel_setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let strict = vm.truth(a.at(0))?;
    this_native::<Parallel>(vm, o)?.strict.set(strict);
    Ok(Value::NONE)
}

/// The class `zip`.
pub static ZIP: TypeSpec = TypeSpec {
    id: types::ZIP,
    name: "zip",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(zip_new),
        iter: Some(self_iter),
        next: Some(zip_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", parallel_reduce),
        MethodDef::o("__setstate__", parallel_setstate),
    ],
    doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    ..TypeSpec::BASE
};

fn map_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let strict = strict_flag(vm, a, "map")?;
    if a.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let its = iterators(vm, &a.pos()[1..])?;
    Ok(vm.native_of(
        class,
        Parallel {
            func: a.at(0),
            its,
            strict: Cell::new(strict),
        },
    ))
}

fn map_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let p = this_native::<Parallel>(vm, o)?;
    if let [it] = &*p.its {
        return match vm.iter_next(*it)? {
            Some(x) => vm.call(p.func, &[x]).map(Some),
            None => Ok(None),
        };
    }
    step(vm, p, "map", |vm, items| vm.call(p.func, items))
}

/// The class `map`.
pub static MAP: TypeSpec = TypeSpec {
    id: types::MAP,
    name: "map",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(map_new),
        iter: Some(self_iter),
        next: Some(map_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", parallel_reduce),
        MethodDef::o("__setstate__", parallel_setstate),
    ],
    doc: "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    ..TypeSpec::BASE
};

// ---- filter ----

struct Filter {
    func: Value,
    it: Value,
}
crate::native_object!(Filter { func, it });

fn filter_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "filter")?;
    a.arity(vm, "filter", 2, 2)?;
    let it = vm.get_iter(a.at(1))?;
    Ok(vm.native_of(class, Filter { func: a.at(0), it }))
}

fn filter_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let f = this_native::<Filter>(vm, o)?;
    let by_truth = f.func.is_none() || f.func.as_class().is_some_and(|c| c.id == types::BOOL);
    while let Some(x) = vm.iter_next(f.it)? {
        let verdict = if by_truth { x } else { vm.call(f.func, &[x])? };
        if vm.truth(verdict)? {
            return Ok(Some(x));
        }
    }
    Ok(None)
}

fn filter_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let f = this_native::<Filter>(vm, o)?;
    let args = vm.tuple(&[f.func, f.it]);
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args]))
}

/// The class `filter`.
pub static FILTER: TypeSpec = TypeSpec {
    id: types::FILTER,
    name: "filter",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(filter_new),
        iter: Some(self_iter),
        next: Some(filter_next),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", filter_reduce)],
    doc: "Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
    ..TypeSpec::BASE
};

// ---- reversed ----

struct Reversed {
    /// NULL when exhausted.
    source: Cell<Value>,
    /// The next index, counting down.
    next: Cell<i64>,
}
crate::native_object!(Reversed { source });

fn reversed_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "reversed")?;
    a.arity(vm, "reversed", 1, 1)?;
    let seq = a.at(0);
    let name = vm.n.reversed;
    let sc = vm.class_of(seq);
    if let Some(f) = vm.lookup_type(sc, name) {
        if !f.is_none() {
            return vm.call_bound(f, seq, &[]);
        }
    } else if sc.slots().getitem.is_some() && !sc.is_subclass_of(types::DICT) {
        let n = vm.len(seq)?;
        let object = Reversed {
            source: Cell::new(seq),
            next: Cell::new(n as i64 - 1),
        };
        return Ok(vm.native_of(class, object));
    }
    Err(vm.type_error(format!("'{}' object is not reversible", sc.name_str())))
}

fn reversed_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let r = this_native::<Reversed>(vm, o)?;
    let i = r.next.get();
    if i < 0 {
        r.source.set(Value::NULL);
        return Ok(None);
    }
    let k = vm.int(i);
    match vm.getitem(r.source.get(), k) {
        Ok(v) => {
            r.next.set(i - 1);
            Ok(Some(v))
        }
        Err(e) => {
            let ends =
                vm.exception_is(types::INDEX_ERROR) || vm.exception_is(types::STOP_ITERATION);
            r.next.set(-1);
            r.source.set(Value::NULL);
            if !ends {
                return Err(e);
            }
            let _ = vm.take_exception();
            Ok(None)
        }
    }
}

fn reversed_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this_native::<Reversed>(vm, o)?;
    let source = r.source.get();
    if source.is_null() {
        return Ok(Value::ZERO);
    }
    let n = vm.len(source)? as i64;
    let left = r.next.get() + 1;
    Ok(vm.int(if n < left { 0 } else { left }))
}

fn reversed_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this_native::<Reversed>(vm, o)?;
    let class = vm.class_of(o).value();
    match r.source.get().non_null() {
        Some(s) => {
            let args = vm.tuple(&[s]);
            let i = vm.int(r.next.get());
            Ok(vm.tuple(&[class, args, i]))
        }
        None => {
            let args = vm.tuple(&[vm.empty_tuple]);
            Ok(vm.tuple(&[class, args]))
        }
    }
}

fn reversed_setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let r = this_native::<Reversed>(vm, o)?;
    let i = vm.index_i64(a.at(0))?;
    if let Some(s) = r.source.get().non_null() {
        let n = vm.len(s)? as i64;
        r.next.set(i.clamp(-1, n - 1));
    }
    Ok(Value::NONE)
}

/// The class `reversed`.
pub static REVERSED: TypeSpec = TypeSpec {
    id: types::REVERSED,
    name: "reversed",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(reversed_new),
        iter: Some(self_iter),
        next: Some(reversed_next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__length_hint__", reversed_hint),
        MethodDef::noargs("__reduce__", reversed_reduce),
        MethodDef::o("__setstate__", reversed_setstate),
    ],
    doc: "Return a reverse iterator over the values of the given sequence.",
    ..TypeSpec::BASE
};

// ---- iter(callable, sentinel) ----

struct CallIter {
    /// NULL when exhausted.
    func: Cell<Value>,
    sentinel: Value,
}
crate::native_object!(CallIter { func, sentinel });

/// `iter(callable, sentinel)`.
pub fn call_iter(vm: &mut Vm, func: Value, sentinel: Value) -> Value {
    vm.native(
        types::CALL_ITER,
        CallIter {
            func: Cell::new(func),
            sentinel,
        },
    )
}

fn call_iter_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let c = this_native::<CallIter>(vm, o)?;
    let f = c.func.get();
    if f.is_null() {
        return Ok(None);
    }
    match vm.call(f, &[]) {
        Ok(v) => {
            // The call may have exhausted this very iterator.
            if c.func.get().is_null() {
                return Ok(None);
            }
            if vm.eq(c.sentinel, v)? {
                c.func.set(Value::NULL);
                return Ok(None);
            }
            Ok(Some(v))
        }
        Err(e) => {
            vm.swallow(e, types::STOP_ITERATION)?;
            c.func.set(Value::NULL);
            Ok(None)
        }
    }
}

fn call_iter_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this_native::<CallIter>(vm, o)?;
    let f = c.func.get();
    if f.is_null() {
        let empty = vm.empty_tuple;
        return reduce_iter(vm, empty, None);
    }
    let iter = vm.builtins.dict.get_text("iter").unwrap_or(Value::NONE);
    let args = vm.tuple(&[f, c.sentinel]);
    Ok(vm.tuple(&[iter, args]))
}

/// The class of `iter(callable, sentinel)`.
pub static CALL_ITER: TypeSpec = TypeSpec {
    id: types::CALL_ITER,
    name: "callable_iterator",
    kind: Kind::Native,
    flags: NO_NEW,
    slots: Slots {
        iter: Some(self_iter),
        next: Some(call_iter_next),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", call_iter_reduce)],
    ..TypeSpec::BASE
};
