//! `tee`: independent iterators over one source, sharing a chain of buffers.

use super::class;
use crate::builtins::iterators::this_native;
use crate::heap::{Gc, Kind};
use crate::object::{Class, List, MethodDef, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

/// Items per buffer.
const BUFFER: usize = 57;

/// A buffer of items read from the source, and the next buffer.
struct TeeData {
    it: Value,
    items: Gc<List>,
    /// NULL until it is needed.
    next: Cell<Value>,
    running: Cell<bool>,
}
crate::native_object!(TeeData { it, items, next });

/// A position in the chain of buffers.
struct Tee {
    data: Cell<Value>,
    at: Cell<usize>,
}
crate::native_object!(Tee { data });

fn new_data(vm: &mut Vm, it: Value) -> Value {
    let items = vm.new_list();
    vm.native(
        types::IT_TEE_DATA,
        TeeData {
            it,
            items,
            next: Cell::new(Value::NULL),
            running: Cell::new(false),
        },
    )
}

/// A tee iterator over an iterable; over a tee iterator, a copy of it.
fn from_iterable(vm: &mut Vm, iterable: Value) -> R {
    let it = vm.get_iter(iterable)?;
    if let Some(t) = it.native::<Tee>() {
        return Ok(copy_of(vm, t));
    }
    let data = new_data(vm, it);
    Ok(vm.native(
        types::IT_TEE,
        Tee {
            data: Cell::new(data),
            at: Cell::new(0),
        },
    ))
}

fn copy_of(vm: &mut Vm, t: &Tee) -> Value {
    vm.native(
        types::IT_TEE,
        Tee {
            data: Cell::new(t.data.get()),
            at: Cell::new(t.at.get()),
        },
    )
}

fn tee_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "_tee")?;
    a.arity(vm, "_tee", 1, 1)?;
    from_iterable(vm, a.at(0))
}

fn tee_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let t = this_native::<Tee>(vm, o)?;
    if t.at.get() >= BUFFER {
        let d = this_native::<TeeData>(vm, t.data.get())?;
        if d.next.get().is_null() {
            let next = new_data(vm, d.it);
            d.next.set(next);
        }
        t.data.set(d.next.get());
        t.at.set(0);
    }
    let d = this_native::<TeeData>(vm, t.data.get())?;
    let i = t.at.get();
    let v = match d.items.get(i) {
        Some(v) => v,
        None => {
            if d.running.get() {
                return Err(vm.runtime_error("cannot re-enter the tee iterator"));
            }
            d.running.set(true);
            let r = vm.iter_next(d.it);
            d.running.set(false);
            let Some(v) = r? else { return Ok(None) };
            d.items.push(&vm.heap, v);
            v
        }
    };
    t.at.set(i + 1);
    Ok(Some(v))
}

fn tee_copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let t = this_native::<Tee>(vm, o)?;
    Ok(copy_of(vm, t))
}

/// The class of tee iterators.
pub static TEE: TypeSpec = TypeSpec {
    flags: 0,
    methods: &[MethodDef::noargs("__copy__", tee_copy).doc("Returns an independent iterator.")],
    doc: "Iterator wrapped to make it copyable.",
    ..class(types::IT_TEE, "_tee", tee_new, tee_next)
};

/// The class of the buffers; nothing to see from Python.
pub static TEE_DATA: TypeSpec = TypeSpec {
    id: types::IT_TEE_DATA,
    name: "_tee_dataobject",
    module: "itertools",
    kind: Kind::Native,
    flags: crate::object::class::NO_NEW,
    slots: Slots::NONE,
    doc: "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    ..TypeSpec::BASE
};

fn tee(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = match a.get(1) {
        Some(v) => vm.index_i64(v)?,
        None => 2,
    };
    if n < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    if n == 0 {
        return Ok(vm.empty_tuple);
    }
    let out = vm.new_list();
    vm.list_reserve(out, n as usize)?;
    let it = vm.get_iter(a.at(0))?;
    let copy = vm.n.copy;
    let first = match vm.getattr_opt(it, copy)? {
        Some(_) => it,
        None => from_iterable(vm, it)?,
    };
    out.push(&vm.heap, first);
    for _ in 1..n {
        let c = vm.call_method_str(first, copy, &[])?;
        out.push(&vm.heap, c);
    }
    Ok(vm.tuple(out.items()))
}

/// Functions of the module.
pub static FUNCTIONS: &[MethodDef] =
    &[MethodDef::fast("tee", tee, 1, 2).doc("Returns a tuple of n independent iterators.")];
