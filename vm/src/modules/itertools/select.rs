//! `dropwhile`, `takewhile`, `filterfalse`, `islice`, `pairwise`, `batched`.

use super::{class, is_truth_test};
use crate::builtins::iterators::this_native;
use crate::heap::Gc;
use crate::object::{Class, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

/// A predicate over an iterator.
struct While {
    func: Value,
    it: Value,
    /// `dropwhile`: the first item was given; `takewhile`: the end was reached.
    done: Cell<bool>,
}
crate::native_object!(While { func, it });

fn new_while(vm: &mut Vm, class: Gc<Class>, a: Args, name: &str) -> R {
    a.no_kw(vm, name)?;
    a.arity(vm, name, 2, 2)?;
    let it = vm.get_iter(a.at(1))?;
    Ok(vm.native_of(
        class,
        While {
            func: a.at(0),
            it,
            done: Cell::new(false),
        },
    ))
}

fn holds(vm: &mut Vm, func: Value, v: Value) -> R<bool> {
    let r = vm.call(func, &[v])?;
    vm.truth(r)
}

fn dropwhile_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    new_while(vm, class, a, "dropwhile")
}
fn dropwhile_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let w = this_native::<While>(vm, o)?;
    loop {
        let Some(v) = vm.iter_next(w.it)? else {
            return Ok(None);
        };
        if w.done.get() {
            return Ok(Some(v));
        }
        if !holds(vm, w.func, v)? {
            w.done.set(true);
            return Ok(Some(v));
        }
    }
}

/// The class `dropwhile`.
pub static DROPWHILE: TypeSpec = TypeSpec {
    doc: "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.",
    ..class(
        types::IT_DROPWHILE,
        "dropwhile",
        dropwhile_new,
        dropwhile_next,
    )
};

fn takewhile_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    new_while(vm, class, a, "takewhile")
}
fn takewhile_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let w = this_native::<While>(vm, o)?;
    if w.done.get() {
        return Ok(None);
    }
    let Some(v) = vm.iter_next(w.it)? else {
        return Ok(None);
    };
    if holds(vm, w.func, v)? {
        return Ok(Some(v));
    }
    w.done.set(true);
    Ok(None)
}

/// The class `takewhile`.
pub static TAKEWHILE: TypeSpec = TypeSpec {
    doc: "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    ..class(
        types::IT_TAKEWHILE,
        "takewhile",
        takewhile_new,
        takewhile_next,
    )
};

fn filterfalse_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    new_while(vm, class, a, "filterfalse")
}
fn filterfalse_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let w = this_native::<While>(vm, o)?;
    let plain = is_truth_test(w.func);
    while let Some(v) = vm.iter_next(w.it)? {
        let good = if plain {
            vm.truth(v)?
        } else {
            holds(vm, w.func, v)?
        };
        if !good {
            return Ok(Some(v));
        }
    }
    Ok(None)
}

/// The class `filterfalse`.
pub static FILTERFALSE: TypeSpec = TypeSpec {
    doc: "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
    ..class(
        types::IT_FILTERFALSE,
        "filterfalse",
        filterfalse_new,
        filterfalse_next,
    )
};

struct ISlice {
    /// NULL when exhausted.
    it: Cell<Value>,
    next: Cell<u64>,
    /// -1: no limit.
    stop: i64,
    step: u64,
    count: Cell<u64>,
}
crate::native_object!(ISlice { it });

/// An argument as an integer; `None` (with nothing pending) if it is not one that fits.
fn islice_arg(vm: &mut Vm, v: Value) -> Option<i64> {
    let r = vm.to_index(v).map(|i| i.as_i64());
    match r {
        Ok(i) => i,
        Err(_) => {
            let _ = vm.take_exception();
            None
        }
    }
}

const STOP_TEXT: &str =
    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
const INDEX_TEXT: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";

fn islice_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "islice")?;
    a.arity(vm, "islice", 2, 4)?;
    let (start, stop) = if a.len() == 2 {
        (Value::NONE, a.at(1))
    } else {
        (a.at(1), a.at(2))
    };
    let first = match start.non_none() {
        Some(v) => islice_arg(vm, v).unwrap_or(-1),
        None => 0,
    };
    let last = match stop.non_none() {
        Some(v) => match islice_arg(vm, v) {
            Some(-1) | None => return Err(vm.value_error(STOP_TEXT)),
            Some(i) => i,
        },
        None => -1,
    };
    if first < 0 || last < -1 {
        return Err(vm.value_error(INDEX_TEXT));
    }
    let step = match a.get(3).and_then(Value::non_none) {
        Some(v) => islice_arg(vm, v).unwrap_or(-1),
        None => 1,
    };
    if step < 1 {
        return Err(vm.value_error("Step for islice() must be a positive integer or None."));
    }
    let it = vm.get_iter(a.at(0))?;
    let object = ISlice {
        it: Cell::new(it),
        next: Cell::new(first as u64),
        stop: last,
        step: step as u64,
        count: Cell::new(0),
    };
    Ok(vm.native_of(class, object))
}

fn islice_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<ISlice>(vm, o)?;
    let it = s.it.get();
    if it.is_null() {
        return Ok(None);
    }
    while s.count.get() < s.next.get() {
        if vm.iter_next(it)?.is_none() {
            s.it.set(Value::NULL);
            return Ok(None);
        }
        s.count.set(s.count.get() + 1);
    }
    if s.stop >= 0 && s.count.get() >= s.stop as u64 {
        s.it.set(Value::NULL);
        return Ok(None);
    }
    let Some(v) = vm.iter_next(it)? else {
        s.it.set(Value::NULL);
        return Ok(None);
    };
    s.count.set(s.count.get() + 1);
    let limit = if s.stop >= 0 { s.stop as u64 } else { u64::MAX };
    s.next.set(s.next.get().saturating_add(s.step).min(limit));
    Ok(Some(v))
}

/// The class `islice`.
pub static ISLICE: TypeSpec = TypeSpec {
    doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    ..class(types::IT_ISLICE, "islice", islice_new, islice_next)
};

struct Pairwise {
    /// NULL when exhausted.
    it: Cell<Value>,
    /// The previous item, or NULL.
    old: Cell<Value>,
}
crate::native_object!(Pairwise { it, old });

fn pairwise_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "pairwise")?;
    a.arity(vm, "pairwise", 1, 1)?;
    let it = vm.get_iter(a.at(0))?;
    Ok(vm.native_of(
        class,
        Pairwise {
            it: Cell::new(it),
            old: Cell::new(Value::NULL),
        },
    ))
}

fn pairwise_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let p = this_native::<Pairwise>(vm, o)?;
    let mut it = p.it.get();
    if it.is_null() {
        return Ok(None);
    }
    let mut old = p.old.get();
    if old.is_null() {
        let first = vm.iter_next(it)?;
        let Some(v) = first else {
            p.it.set(Value::NULL);
            return Ok(None);
        };
        old = v;
        p.old.set(v);
        // The source may have called this iterator again and exhausted it.
        it = p.it.get();
        if it.is_null() {
            p.old.set(Value::NULL);
            return Ok(None);
        }
    }
    let Some(new) = vm.iter_next(it)? else {
        p.it.set(Value::NULL);
        p.old.set(Value::NULL);
        return Ok(None);
    };
    p.old.set(new);
    Ok(Some(vm.tuple(&[old, new])))
}

/// The class `pairwise`.
pub static PAIRWISE: TypeSpec = TypeSpec {
    doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    ..class(types::IT_PAIRWISE, "pairwise", pairwise_new, pairwise_next)
};

struct Batched {
    /// NULL when exhausted.
    it: Cell<Value>,
    size: usize,
    strict: bool,
}
crate::native_object!(Batched { it });

fn batched_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [iterable, n, strict] = a.bind(vm, "batched", ["iterable", "n", "strict"], 0, 2, 2)?;
    let n = vm.index_i64(n)?;
    let strict = !strict.is_null() && vm.truth(strict)?;
    if n < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let it = vm.get_iter(iterable)?;
    Ok(vm.native_of(
        class,
        Batched {
            it: Cell::new(it),
            size: n as usize,
            strict,
        },
    ))
}

fn batched_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let b = this_native::<Batched>(vm, o)?;
    let it = b.it.get();
    if it.is_null() {
        return Ok(None);
    }
    let row = vm.new_list();
    while row.len() < b.size {
        match vm.iter_next(it)? {
            Some(v) => row.push(&vm.heap, v),
            None => {
                b.it.set(Value::NULL);
                break;
            }
        }
    }
    if row.is_empty() {
        return Ok(None);
    }
    if b.strict && row.len() < b.size {
        return Err(vm.value_error("batched(): incomplete batch"));
    }
    Ok(Some(vm.tuple(row.items())))
}

/// The class `batched`.
pub static BATCHED: TypeSpec = TypeSpec {
    doc: "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
    ..class(types::IT_BATCHED, "batched", batched_new, batched_next)
};
