//! `collections.deque`: storage, construction, slots. The methods are in `deque_methods`.

use super::deque_methods;
use super::support::{self, this};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::{BASE_TYPE, SEQUENCE, WEAKREFS};
use crate::object::{
    Class, Cmp, GetSetDef, Iter, MethodDef, Native, NativeObject, Slots, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// A double-ended queue, possibly bounded.
pub struct Deque {
    /// Borrowed for single operations only: never while Python code can run.
    pub items: RefCell<VecDeque<Value>>,
    pub maxlen: Cell<Option<usize>>,
    /// Grows with every change of length or order: iterators notice.
    pub state: Cell<usize>,
}
impl NativeObject for Deque {
    fn trace(&self, t: &mut Tracer<'_>) {
        let items = self.items.borrow();
        let (front, back) = items.as_slices();
        t.visit_all(front);
        t.visit_all(back);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn external_size(&self) -> usize {
        self.items.borrow().capacity() * 8
    }
}

impl Deque {
    fn empty(maxlen: Option<usize>) -> Deque {
        Deque {
            items: RefCell::default(),
            maxlen: Cell::new(maxlen),
            state: Cell::new(0),
        }
    }
    /// Number of items.
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }
    /// Item `i` from the left.
    pub fn get(&self, i: usize) -> Option<Value> {
        self.items.borrow().get(i).copied()
    }
    /// Notes a change.
    pub fn touch(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }
    /// Appends on the right; the bound drops an item on the left.
    pub fn push_back(&self, v: Value) {
        let mut q = self.items.borrow_mut();
        q.push_back(v);
        if self.maxlen.get().is_some_and(|m| q.len() > m) {
            q.pop_front();
        }
        drop(q);
        self.touch();
    }
    /// Appends on the left; the bound drops an item on the right.
    pub fn push_front(&self, v: Value) {
        let mut q = self.items.borrow_mut();
        q.push_front(v);
        if self.maxlen.get().is_some_and(|m| q.len() > m) {
            q.pop_back();
        }
        drop(q);
        self.touch();
    }
    /// A copy of the items.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().copied().collect()
    }
}

/// A deque of the class of `like` with the same bound.
pub fn same_kind(vm: &mut Vm, like: Value, items: Vec<Value>) -> R {
    let d = this::<Deque>(vm, like)?;
    let maxlen = d.maxlen.get();
    let class = vm.class_of(like);
    if class.id == types::DEQUE {
        let new = Deque::empty(maxlen);
        for v in items {
            new.push_back(v);
        }
        return Ok(vm.native(types::DEQUE, new));
    }
    // A subclass makes its own instances, as CPython does.
    let list = vm.list(items);
    match maxlen {
        None => vm.call(class.value(), &[list]),
        Some(m) => {
            let m = vm.int_usize(m);
            vm.call(class.value(), &[list, m])
        }
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let g = Native::with_extra(&vm.heap, class.id, Box::new(Deque::empty(None)), extra);
    Ok(vm.init_extra(g.value(), extra))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let [iterable, maxlen] = a.bind(vm, "deque", ["iterable", "maxlen"], 0, 0, 2)?;
    let d = this::<Deque>(vm, o)?;
    let bound = if maxlen.is_null() || maxlen.is_none() {
        None
    } else {
        let Some(i) = maxlen.as_int() else {
            return Err(vm.type_error("an integer is required"));
        };
        if i.is_negative() {
            return Err(vm.value_error("maxlen must be non-negative"));
        }
        match i.to_i64() {
            Some(i) => Some(i as usize),
            None => return Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        }
    };
    d.maxlen.set(bound);
    d.items.borrow_mut().clear();
    d.touch();
    if iterable.is_null() {
        return Ok(());
    }
    extend(vm, o, iterable)
}

/// `d.extend(iterable)`.
pub fn extend(vm: &mut Vm, o: Value, iterable: Value) -> R<()> {
    let d = this::<Deque>(vm, o)?;
    if iterable.is(o) {
        for v in d.to_vec() {
            d.push_back(v);
        }
        return Ok(());
    }
    let r = vm.iterate(iterable, |_, v| {
        d.push_back(v);
        Ok(())
    });
    vm.heap.charge(d.len() * 8);
    r
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let d = this::<Deque>(vm, o)?;
    if !vm.repr_enter(o) {
        return Ok(vm.str("[...]"));
    }
    let mut out = format!("{}([", support::short_name(vm, o));
    let r = vm.repr_join(&mut out, |i| d.get(i));
    vm.repr_leave();
    r?;
    out.push(']');
    if let Some(m) = d.maxlen.get() {
        out.push_str(&format!(", maxlen={m}"));
    }
    out.push(')');
    Ok(vm.string(out))
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.native::<Deque>(), b.native::<Deque>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.is(b) {
        return Ok(Value::bool(op.holds(std::cmp::Ordering::Equal)));
    }
    if x.len() != y.len() && matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::bool(op == Cmp::Ne));
    }
    let mut i = 0;
    while let (Some(p), Some(q)) = (x.get(i), y.get(i)) {
        if !vm.eq(p, q)? {
            return match op {
                Cmp::Eq => Ok(Value::FALSE),
                Cmp::Ne => Ok(Value::TRUE),
                _ => vm.compare(p, q, op),
            };
        }
        i += 1;
    }
    Ok(Value::bool(op.holds(x.len().cmp(&y.len()))))
}

fn index(vm: &mut Vm, d: &Deque, k: Value, what: &str) -> R<usize> {
    let i = match k.as_small() {
        Some(i) => i,
        None => {
            if k.as_int().is_none() && vm.class_of(k).slots().index.is_none() {
                let t = vm.type_name(k);
                return Err(vm.type_error(format!("sequence index must be integer, not '{t}'")));
            }
            vm.sequence_index(k)?
        }
    };
    match crate::numeric::slice_index::index(i, d.len()) {
        Some(i) => Ok(i),
        None => Err(vm.index_error(what)),
    }
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let d = this::<Deque>(vm, o)?;
    let i = index(vm, d, k, "deque index out of range")?;
    Ok(d.get(i).unwrap_or(Value::NONE))
}

fn setitem(vm: &mut Vm, o: Value, k: Value, v: Option<Value>) -> R<()> {
    let d = this::<Deque>(vm, o)?;
    let i = index(vm, d, k, "deque index out of range")?;
    let mut q = d.items.borrow_mut();
    match v {
        Some(v) => {
            if let Some(slot) = q.get_mut(i) {
                *slot = v;
            }
        }
        None => {
            q.remove(i);
            d.touch();
        }
    }
    Ok(())
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let d = this::<Deque>(vm, o)?;
    let (state, mut i) = (d.state.get(), 0);
    while let Some(v) = d.get(i) {
        let found = vm.eq(v, x)?;
        if found {
            return Ok(true);
        }
        if d.state.get() != state {
            return Err(mutated(vm));
        }
        i += 1;
    }
    Ok(false)
}

/// The deque changed under an iteration.
pub fn mutated(vm: &mut Vm) -> Raised {
    vm.runtime_error("deque mutated during iteration")
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some(y) = b.native::<Deque>() else {
        let t = vm.class_of(b).name_str();
        return Err(vm.type_error(format!("can only concatenate deque (not \"{t}\") to deque")));
    };
    let mut items = this::<Deque>(vm, a)?.to_vec();
    items.extend(y.to_vec());
    same_kind(vm, a, items)
}

fn inplace_concat(vm: &mut Vm, a: Value, b: Value) -> R {
    extend(vm, a, b)?;
    Ok(a)
}

/// The items `n` times; with a bound only the last ones are ever built.
fn repeated(vm: &mut Vm, o: Value, n: Value) -> R<Vec<Value>> {
    let d = this::<Deque>(vm, o)?;
    let n = vm.index_i64(n)?.max(0) as usize;
    let items = d.to_vec();
    let n = match d.maxlen.get() {
        Some(m) if !items.is_empty() => n.min(m / items.len() + 2),
        _ => n,
    };
    let mut out = Vec::new();
    let total = items
        .len()
        .checked_mul(n)
        .filter(|t| out.try_reserve_exact(*t).is_ok());
    if total.is_none() {
        return Err(vm.memory_error());
    }
    for _ in 0..n {
        out.extend_from_slice(&items);
    }
    Ok(out)
}

fn repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let items = repeated(vm, o, n)?;
    same_kind(vm, o, items)
}

fn inplace_repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let items = repeated(vm, o, n)?;
    let d = this::<Deque>(vm, o)?;
    d.items.borrow_mut().clear();
    for v in items {
        d.push_back(v);
    }
    d.touch();
    Ok(o)
}

fn iter(vm: &mut Vm, o: Value) -> R {
    let d = this::<Deque>(vm, o)?;
    Ok(Iter::new(&vm.heap, types::DEQUE_ITER, o, 0, d.state.get() as i64).value())
}

/// `reversed(d)`.
pub fn reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    Ok(Iter::new(&vm.heap, types::DEQUE_REV_ITER, o, 0, d.state.get() as i64).value())
}

fn advance(vm: &mut Vm, o: Value, backwards: bool) -> R<Option<Value>> {
    let Some(it) = o.cast::<Iter>() else {
        return Ok(None);
    };
    let Some(d) = it.source.get().native::<Deque>() else {
        return Ok(None);
    };
    if d.state.get() as i64 != it.aux.get() {
        it.source.set(Value::NULL);
        return Err(mutated(vm));
    }
    let i = it.pos.get();
    let v = if backwards {
        d.len().checked_sub(i + 1).and_then(|i| d.get(i))
    } else {
        d.get(i)
    };
    match v {
        Some(_) => it.pos.set(i + 1),
        None => it.source.set(Value::NULL),
    }
    Ok(v)
}

fn remaining(vm: &mut Vm, o: Value, _: Args) -> R {
    let n = o
        .cast::<Iter>()
        .and_then(|it| {
            it.source
                .get()
                .native::<Deque>()
                .map(|d| d.len().saturating_sub(it.pos.get()))
        })
        .unwrap_or(0);
    Ok(vm.int_usize(n))
}

const ITER_METHODS: &[MethodDef] = &[MethodDef::noargs("__length_hint__", remaining)];

static DEQUE_ITER: TypeSpec = TypeSpec {
    id: types::DEQUE_ITER,
    name: "_collections._deque_iterator",
    module: "_collections",
    kind: Kind::Iter,
    slots: Slots {
        iter: Some(|_, o| Ok(o)),
        next: Some(|vm, o| advance(vm, o, false)),
        ..Slots::NONE
    },
    methods: ITER_METHODS,
    ..TypeSpec::BASE
};

static DEQUE_REV_ITER: TypeSpec = TypeSpec {
    id: types::DEQUE_REV_ITER,
    name: "_collections._deque_reverse_iterator",
    module: "_collections",
    kind: Kind::Iter,
    slots: Slots {
        iter: Some(|_, o| Ok(o)),
        next: Some(|vm, o| advance(vm, o, true)),
        ..Slots::NONE
    },
    methods: ITER_METHODS,
    ..TypeSpec::BASE
};

static DEQUE: TypeSpec = TypeSpec {
    id: types::DEQUE,
    name: "collections.deque",
    module: "collections",
    kind: Kind::Native,
    flags: BASE_TYPE | SEQUENCE | WEAKREFS,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(iter),
        len: Some(|vm, o| Ok(this::<Deque>(vm, o)?.len())),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        concat: Some(concat),
        inplace_concat: Some(inplace_concat),
        repeat: Some(repeat),
        inplace_repeat: Some(inplace_repeat),
        ..Slots::NONE
    },
    methods: deque_methods::METHODS,
    getset: &[GetSetDef::ro("maxlen", |vm, o| {
        let m = this::<Deque>(vm, o)?.maxlen.get();
        Ok(m.map_or(Value::NONE, |m| vm.int_usize(m)))
    })],
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    ..TypeSpec::BASE
};

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&DEQUE, &DEQUE_ITER, &DEQUE_REV_ITER];
