//! `tuple`.

use super::util::{self, Bounds, CLASS_GETITEM, this};
use crate::heap::{Gc, Kind};
use crate::numeric::hash::TupleHasher;
use crate::numeric::slice_index;
use crate::object::class::{BASE_TYPE, MATCH_SELF, SEQUENCE};
use crate::object::{Class, Cmp, Iter, MethodDef, Slice, Slots, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let arg = if class.id == types::TUPLE {
        util::one_iterable(vm, a, "tuple")?
    } else {
        subclass_arg(vm, class, a)?
    };
    if class.id == types::TUPLE {
        return match arg {
            Some(v) => vm.collect_tuple(v),
            None => Ok(vm.empty_tuple),
        };
    }
    let items = match arg {
        Some(v) => vm.collect_list(v)?,
        None => vm.new_list(),
    };
    let extra = vm.extra_words(class);
    let t = Tuple::with_extra(&vm.heap, items.items(), class.id, extra);
    Ok(vm.init_extra(t.value(), extra))
}

/// A subclass with its own `__init__` may be called with keywords; they are not for `tuple`.
fn subclass_arg(vm: &mut Vm, class: Gc<Class>, a: Args) -> R<Option<Value>> {
    let base = vm.class(types::TUPLE).slots().init.map(|f| f as usize);
    if class.slots().init.map(|f| f as usize) == base {
        a.no_kw(vm, "tuple")?;
    }
    a.arity(vm, "tuple", 0, 1)?;
    Ok(a.get(0))
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let mut out = String::new();
    write_repr(vm, o, &mut out)?;
    Ok(vm.string(out))
}

/// `repr`, appended to a text.
pub fn write_repr(vm: &mut Vm, o: Value, out: &mut String) -> R<()> {
    let t = this::<Tuple>(vm, o)?;
    if !t.is_empty() && !vm.repr_enter(o) {
        out.push_str("(...)");
        return Ok(());
    }
    out.push('(');
    if !t.is_empty() {
        let r = vm.repr_join(out, |i| t.items().get(i).copied());
        vm.repr_leave();
        r?;
    }
    out.push_str(if t.len() == 1 { ",)" } else { ")" });
    Ok(())
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    vm.check_native_depth("")?;
    let t = this::<Tuple>(vm, o)?;
    let mut h = TupleHasher::default();
    for &v in t.items() {
        h.add(vm.hash(v)?);
    }
    Ok(h.finish(t.len()))
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Tuple>(), b.cast::<Tuple>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    // Unlike lists, tuples of different lengths have their items asked first even for equality.
    util::compare_items(
        vm,
        |i| x.items().get(i).copied(),
        |i| y.items().get(i).copied(),
        || (x.len(), y.len()),
        op,
    )
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let t = this::<Tuple>(vm, o)?;
    if let Some(i) = k.as_small() {
        return match slice_index::index(i, t.len()) {
            Some(i) => Ok(t.items()[i]),
            None => Err(vm.index_error("tuple index out of range")),
        };
    }
    if let Some(s) = k.cast::<Slice>() {
        let s = Bounds::of(vm, s)?.adjust(t.len());
        if s.count == t.len() && s.step == 1 && o.is_exact(types::TUPLE) {
            return Ok(o);
        }
        let items = util::pick(vm, t.items(), s)?;
        return Ok(vm.tuple(&items));
    }
    if k.as_int().is_none() && vm.class_of(k).slots().index.is_none() {
        let n = vm.type_name(k);
        return Err(vm.type_error(format!("tuple indices must be integers or slices, not {n}")));
    }
    let i = vm.sequence_index(k)?;
    match slice_index::index(i, t.len()) {
        Some(i) => Ok(t.items()[i]),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let t = this::<Tuple>(vm, o)?;
    for &v in t.items() {
        if vm.eq(v, x)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let x = this::<Tuple>(vm, a)?;
    let Some(y) = b.cast::<Tuple>() else {
        let n = vm.type_name(b);
        return Err(vm.type_error(format!("can only concatenate tuple (not \"{n}\") to tuple")));
    };
    if x.is_empty() && b.is_exact(types::TUPLE) {
        return Ok(b);
    }
    if y.is_empty() && a.is_exact(types::TUPLE) {
        return Ok(a);
    }
    let mut items = util::buffer(vm, x.len() + y.len())?;
    items.extend_from_slice(x.items());
    items.extend_from_slice(y.items());
    Ok(vm.tuple(&items))
}

fn repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let t = this::<Tuple>(vm, o)?;
    let n = util::repeat_count(vm, n)?;
    if n == 1 && o.is_exact(types::TUPLE) {
        return Ok(o);
    }
    let items = util::repeated(vm, t.items(), n)?;
    // The tuple's own cell is another block of that size: ask for it before committing.
    drop(util::buffer(vm, items.len() + 16)?);
    Ok(vm.tuple(&items))
}

fn count(vm: &mut Vm, o: Value, a: Args) -> R {
    let t = this::<Tuple>(vm, o)?;
    let mut n = 0;
    for &v in t.items() {
        if vm.eq(v, a.at(0))? {
            n += 1;
        }
    }
    Ok(vm.int(n))
}

fn index(vm: &mut Vm, o: Value, a: Args) -> R {
    let t = this::<Tuple>(vm, o)?;
    let start = match a.get(1) {
        Some(v) => util::search_bound(vm, v)?,
        None => 0,
    };
    let stop = match a.get(2) {
        Some(v) => util::search_bound(vm, v)?,
        None => i64::MAX,
    };
    let len = t.len() as i64;
    let from_end = |i: i64| {
        if i < 0 {
            i.saturating_add(len).max(0)
        } else {
            i
        }
    };
    let (start, stop) = (from_end(start), from_end(stop).min(len));
    for i in start..stop {
        if vm.eq(t.items()[i as usize], a.at(0))? {
            return Ok(vm.int(i));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn getnewargs(vm: &mut Vm, o: Value, _: Args) -> R {
    let t = this::<Tuple>(vm, o)?;
    let plain = vm.tuple(t.items());
    Ok(vm.tuple(&[plain]))
}

/// The class `tuple`.
pub static TUPLE: TypeSpec = TypeSpec {
    id: types::TUPLE,
    name: "tuple",
    kind: Kind::Tuple,
    flags: BASE_TYPE | SEQUENCE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(|vm, o| Ok(Iter::new(&vm.heap, types::TUPLE_ITER, o, 0, 0).value())),
        len: Some(|vm, o| Ok(this::<Tuple>(vm, o)?.len())),
        getitem: Some(getitem),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::fast("index", index, 1, 3)
            .doc("Return first index of value.\n\nRaises ValueError if the value is not present."),
        MethodDef::o("count", count).doc("Return number of occurrences of value."),
        MethodDef::noargs("__getnewargs__", getnewargs),
        CLASS_GETITEM,
    ],
    doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    ..TypeSpec::BASE
};
