//! `groupby` and `accumulate`.

use super::class;
use crate::builtins::iterators::{self_iter, this_native};
use crate::heap::{Gc, Kind};
use crate::object::{Class, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

/// State shared by a groupby object and its current group. NULL = absent.
struct GroupBy {
    it: Value,
    key_func: Value,
    /// Key of the group that was given last.
    target: Cell<Value>,
    /// Key and value of the item read last, if it was not given yet.
    key: Cell<Value>,
    value: Cell<Value>,
    /// The group object that may still read.
    group: Cell<Value>,
}
crate::native_object!(GroupBy {
    it,
    key_func,
    target,
    key,
    value,
    group
});

fn groupby_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [iterable, key] = a.bind(vm, "groupby", ["iterable", "key"], 0, 1, 2)?;
    let it = vm.get_iter(iterable)?;
    let null = || Cell::new(Value::NULL);
    let object = GroupBy {
        it,
        key_func: key.non_null().unwrap_or(Value::NONE),
        target: null(),
        key: null(),
        value: null(),
        group: null(),
    };
    Ok(vm.native_of(class, object))
}

/// Reads the next item; false at the end.
fn advance(vm: &mut Vm, g: &GroupBy) -> R<bool> {
    let Some(v) = vm.iter_next(g.it)? else {
        return Ok(false);
    };
    let k = if g.key_func.is_none() {
        v
    } else {
        vm.call(g.key_func, &[v])?
    };
    g.value.set(v);
    g.key.set(k);
    Ok(true)
}

fn groupby_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let g = this_native::<GroupBy>(vm, o)?;
    g.group.set(Value::NULL);
    loop {
        let (key, target) = (g.key.get(), g.target.get());
        if !key.is_null() && (target.is_null() || !vm.eq(target, key)?) {
            break;
        }
        if !advance(vm, g)? {
            return Ok(None);
        }
    }
    let key = g.key.get();
    g.target.set(key);
    let group = vm.native(types::IT_GROUPER, Grouper { parent: o, key });
    g.group.set(group);
    Ok(Some(vm.tuple(&[key, group])))
}

/// The class `groupby`.
pub static GROUPBY: TypeSpec = TypeSpec {
    doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    ..class(types::IT_GROUPBY, "groupby", groupby_new, groupby_next)
};

struct Grouper {
    parent: Value,
    key: Value,
}
crate::native_object!(Grouper { parent, key });

fn grouper_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "_grouper")?;
    a.arity(vm, "_grouper", 2, 2)?;
    let (parent, key) = (a.at(0), a.at(1));
    let Some(g) = parent.native::<GroupBy>() else {
        let t = vm.type_name(parent);
        return Err(vm.type_error(format!(
            "_grouper() argument 1 must be itertools.groupby, not {t}"
        )));
    };
    let group = vm.native(types::IT_GROUPER, Grouper { parent, key });
    g.group.set(group);
    Ok(group)
}

fn grouper_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let me = this_native::<Grouper>(vm, o)?;
    let g = this_native::<GroupBy>(vm, me.parent)?;
    if !g.group.get().is(o) {
        return Ok(None);
    }
    if g.value.get().is_null() && !advance(vm, g)? {
        return Ok(None);
    }
    if !vm.eq(me.key, g.key.get())? {
        return Ok(None);
    }
    let v = g.value.get();
    g.value.set(Value::NULL);
    g.key.set(Value::NULL);
    Ok(v.non_null())
}

/// The class of the groups.
pub static GROUPER: TypeSpec = TypeSpec {
    id: types::IT_GROUPER,
    name: "_grouper",
    module: "itertools",
    kind: Kind::Native,
    slots: Slots {
        new: Some(grouper_new),
        iter: Some(self_iter),
        next: Some(grouper_next),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};

struct Accumulate {
    it: Value,
    /// None: addition.
    func: Value,
    /// NULL before the first item.
    total: Cell<Value>,
    /// None when there is none (any more).
    initial: Cell<Value>,
}
crate::native_object!(Accumulate {
    it,
    func,
    total,
    initial
});

fn accumulate_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [iterable, func, initial] =
        a.bind(vm, "accumulate", ["iterable", "func", "initial"], 0, 1, 2)?;
    let it = vm.get_iter(iterable)?;
    let object = Accumulate {
        it,
        func: func.non_null().unwrap_or(Value::NONE),
        total: Cell::new(Value::NULL),
        initial: Cell::new(initial.non_null().unwrap_or(Value::NONE)),
    };
    Ok(vm.native_of(class, object))
}

fn accumulate_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<Accumulate>(vm, o)?;
    if let Some(v) = s.initial.get().non_none() {
        s.initial.set(Value::NONE);
        s.total.set(v);
        return Ok(Some(v));
    }
    let Some(v) = vm.iter_next(s.it)? else {
        return Ok(None);
    };
    let total = match s.total.get().non_null() {
        None => v,
        Some(t) if s.func.is_none() => vm.binary_op(nb::ADD, t, v)?,
        Some(t) => vm.call(s.func, &[t, v])?,
    };
    s.total.set(total);
    Ok(Some(total))
}

/// The class `accumulate`.
pub static ACCUMULATE: TypeSpec = TypeSpec {
    doc: "Return series of accumulated sums.",
    ..class(
        types::IT_ACCUMULATE,
        "accumulate",
        accumulate_new,
        accumulate_next,
    )
};
