//! `count`, `cycle`, `repeat`.

use super::class;
use crate::builtins::iterators::this_native;
use crate::heap::Gc;
use crate::object::{Class, List, MethodDef, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

struct Count {
    /// The next number while it is a machine int and the step is 1; then `value` is NULL.
    fast: Cell<i64>,
    value: Cell<Value>,
    step: Value,
}
crate::native_object!(Count { value, step });

fn require_number(vm: &mut Vm, v: Value) -> R<()> {
    let class = vm.class_of(v);
    let s = class.slots();
    if s.index.is_some()
        || s.int.is_some()
        || s.float.is_some()
        || class.is_subclass_of(types::COMPLEX)
    {
        return Ok(());
    }
    Err(vm.type_error("a number is required"))
}

fn count_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [start, step] = a.bind(vm, "count", ["start", "step"], 0, 0, 2)?;
    let start = start.non_null().unwrap_or(Value::ZERO);
    let step = step.non_null().unwrap_or(Value::small(1));
    require_number(vm, start)?;
    require_number(vm, step)?;
    let fast = start.as_i64().filter(|_| step.as_small() == Some(1));
    let value = if fast.is_some() { Value::NULL } else { start };
    Ok(vm.native_of(
        class,
        Count {
            fast: Cell::new(fast.unwrap_or(0)),
            value: Cell::new(value),
            step,
        },
    ))
}

fn count_current(vm: &Vm, c: &Count) -> Value {
    c.value
        .get()
        .non_null()
        .unwrap_or_else(|| vm.int(c.fast.get()))
}

fn count_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let c = this_native::<Count>(vm, o)?;
    let v = count_current(vm, c);
    if c.value.get().is_null()
        && let Some(n) = c.fast.get().checked_add(1)
    {
        c.fast.set(n);
        return Ok(Some(v));
    }
    let next = vm.binary_op(nb::ADD, v, c.step)?;
    c.value.set(next);
    Ok(Some(v))
}

fn count_repr(vm: &mut Vm, o: Value) -> R {
    let c = this_native::<Count>(vm, o)?;
    let name = super::short_name(vm, o);
    let v = count_current(vm, c);
    let v = vm.repr(v)?;
    if c.step.is_exact_int() && c.step.as_small() == Some(1) {
        return Ok(vm.string(format!("{name}({})", v.as_str())));
    }
    let s = vm.repr(c.step)?;
    Ok(vm.string(format!("{name}({}, {})", v.as_str(), s.as_str())))
}

/// The class `count`.
pub static COUNT: TypeSpec = {
    let c = class(types::IT_COUNT, "count", count_new, count_next);
    TypeSpec {
        slots: Slots {
            repr: Some(count_repr),
            ..c.slots
        },
        doc: "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step",
        ..c
    }
};

struct Cycle {
    /// NULL once it is exhausted.
    it: Cell<Value>,
    saved: Gc<List>,
    at: Cell<usize>,
}
crate::native_object!(Cycle { it, saved });

fn cycle_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "cycle")?;
    a.arity(vm, "cycle", 1, 1)?;
    let it = vm.get_iter(a.at(0))?;
    let saved = vm.new_list();
    Ok(vm.native_of(
        class,
        Cycle {
            it: Cell::new(it),
            saved,
            at: Cell::new(0),
        },
    ))
}

fn cycle_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let c = this_native::<Cycle>(vm, o)?;
    let it = c.it.get();
    if !it.is_null() {
        if let Some(v) = vm.iter_next(it)? {
            c.saved.push(&vm.heap, v);
            return Ok(Some(v));
        }
        c.it.set(Value::NULL);
    }
    let i = c.at.get();
    let Some(v) = c.saved.get(i) else {
        return Ok(None);
    };
    c.at.set(if i + 1 >= c.saved.len() { 0 } else { i + 1 });
    Ok(Some(v))
}

/// The class `cycle`.
pub static CYCLE: TypeSpec = TypeSpec {
    doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
    ..class(types::IT_CYCLE, "cycle", cycle_new, cycle_next)
};

struct Repeat {
    object: Value,
    /// Times left; -1 = without end.
    left: Cell<i64>,
}
crate::native_object!(Repeat { object });

fn repeat_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [object, times] = a.bind(vm, "repeat", ["object", "times"], 0, 1, 2)?;
    let left = match times.non_null() {
        Some(t) => vm.index_i64(t)?.max(0),
        None => -1,
    };
    Ok(vm.native_of(
        class,
        Repeat {
            object,
            left: Cell::new(left),
        },
    ))
}

fn repeat_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let r = this_native::<Repeat>(vm, o)?;
    match r.left.get() {
        0 => return Ok(None),
        n if n > 0 => r.left.set(n - 1),
        _ => {}
    }
    Ok(Some(r.object))
}

fn repeat_repr(vm: &mut Vm, o: Value) -> R {
    let r = this_native::<Repeat>(vm, o)?;
    let name = super::short_name(vm, o);
    let v = vm.repr(r.object)?;
    let n = r.left.get();
    if n < 0 {
        return Ok(vm.string(format!("{name}({})", v.as_str())));
    }
    Ok(vm.string(format!("{name}({}, {n})", v.as_str())))
}

fn repeat_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this_native::<Repeat>(vm, o)?;
    match r.left.get() {
        -1 => Err(vm.type_error("len() of unsized object")),
        n => Ok(vm.int(n)),
    }
}

/// The class `repeat`.
pub static REPEAT: TypeSpec = {
    let c = class(types::IT_REPEAT, "repeat", repeat_new, repeat_next);
    TypeSpec {
        slots: Slots {
            repr: Some(repeat_repr),
            ..c.slots
        },
        methods: &[MethodDef::noargs("__length_hint__", repeat_hint)],
        doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.",
        ..c
    }
};
