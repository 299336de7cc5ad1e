//! `dict_keys`, `dict_values`, `dict_items`: live views with set operations.

use super::util::this;
use super::view_sets;
use crate::builtins::iterators::dicts::dict_iter;
use crate::builtins::iterators::this_native;
use crate::heap::{Gc, Kind};
use crate::object::class::NO_NEW;
use crate::object::slots::{ContainsFn, Unary};
use crate::object::{Cmp, Dict, GetSetDef, MethodDef, Slots, Tuple, TypeId, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// What the three views hold.
pub struct View {
    dict: Gc<Dict>,
}
crate::native_object!(View { dict });

/// A view of class `id` over a dict.
pub fn view(vm: &mut Vm, id: TypeId, dict: Value) -> R {
    let dict = this::<Dict>(vm, dict)?;
    Ok(vm.native(id, View { dict }))
}

/// The dict behind a view of class `id` (or any view for `None`).
pub fn dict_of_view(v: Value) -> Option<Gc<Dict>> {
    v.native::<View>().map(|w| w.dict)
}

/// Whether the value is a keys or items view, which behave as sets.
pub fn is_set_view(v: Value) -> bool {
    [
        types::DICT_KEYS,
        types::DICT_ITEMS,
        types::ODICT_KEYS,
        types::ODICT_ITEMS,
    ]
    .contains(&v.type_id())
}

fn this_view(vm: &mut Vm, o: Value) -> R<Gc<Dict>> {
    Ok(this_native::<View>(vm, o)?.dict)
}

fn len(vm: &mut Vm, o: Value) -> R<usize> {
    Ok(this_view(vm, o)?.len())
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let name = vm.class_of(o).name_str();
    if !vm.repr_enter(o) {
        return Ok(vm.str("..."));
    }
    let r = match vm.collect_list(o) {
        Ok(items) => vm.repr(items.value()),
        Err(e) => Err(e),
    };
    vm.repr_leave();
    let text = format!("{name}({})", r?.as_str());
    Ok(vm.string(text))
}

fn keys_iter(vm: &mut Vm, o: Value) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_KEY_ITER, d, false))
}
fn values_iter(vm: &mut Vm, o: Value) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_VALUE_ITER, d, false))
}
fn items_iter(vm: &mut Vm, o: Value) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_ITEM_ITER, d, false))
}
fn keys_reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_REV_KEY_ITER, d, true))
}
fn values_reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_REV_VALUE_ITER, d, true))
}
fn items_reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this_view(vm, o)?;
    Ok(dict_iter(vm, types::DICT_REV_ITEM_ITER, d, true))
}

/// `key in d.keys()`.
pub fn keys_contain(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let d = this_view(vm, o)?;
    Ok(vm.dict_get(d, x)?.is_some())
}

/// `(key, value) in d.items()`.
pub fn items_contain(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let d = this_view(vm, o)?;
    let Some(t) = x.cast::<Tuple>().filter(|t| t.len() == 2) else {
        return Ok(false);
    };
    match vm.dict_get(d, t.items()[0])? {
        Some(v) => vm.eq(v, t.items()[1]),
        None => Ok(false),
    }
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let is_set =
        vm.is_instance(b, types::SET) || vm.is_instance(b, types::FROZENSET) || is_set_view(b);
    if !is_set {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (la, lb) = (vm.len(a)?, vm.len(b)?);
    let holds = match op {
        Cmp::Eq => la == lb && all_in(vm, a, b)?,
        Cmp::Ne => !(la == lb && all_in(vm, a, b)?),
        Cmp::Lt => la < lb && all_in(vm, a, b)?,
        Cmp::Le => la <= lb && all_in(vm, a, b)?,
        Cmp::Gt => la > lb && all_in(vm, b, a)?,
        Cmp::Ge => la >= lb && all_in(vm, b, a)?,
    };
    Ok(Value::bool(holds))
}

fn all_in(vm: &mut Vm, a: Value, b: Value) -> R<bool> {
    let it = vm.get_iter(a)?;
    while let Some(x) = vm.iter_next(it)? {
        if !vm.contains(b, x)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn mapping(vm: &mut Vm, o: Value) -> R {
    let d = this_view(vm, o)?;
    Ok(super::mappingproxy::proxy(vm, d.value()))
}

fn isdisjoint(vm: &mut Vm, o: Value, a: Args) -> R {
    let (mut me, mut other) = (o, a.at(0));
    if me.is(other) {
        return Ok(Value::bool(vm.len(me)? == 0));
    }
    let sized = vm.is_instance(other, types::SET)
        || vm.is_instance(other, types::FROZENSET)
        || is_set_view(other);
    if sized && vm.len(other)? > vm.len(me)? {
        std::mem::swap(&mut me, &mut other);
    }
    let it = vm.get_iter(other)?;
    while let Some(x) = vm.iter_next(it)? {
        if vm.contains(me, x)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

const fn slots(iter: Unary, contains: Option<ContainsFn>, set_like: bool) -> Slots {
    let base = Slots {
        iter: Some(iter),
        len: Some(len),
        repr: Some(repr),
        contains,
        ..Slots::NONE
    };
    if !set_like {
        return base;
    }
    Slots {
        compare: Some(compare),
        binary: Slots::ops(&[
            (nb::AND, view_sets::and_op),
            (nb::OR, view_sets::or_op),
            (nb::XOR, view_sets::xor_op),
            (nb::SUBTRACT, view_sets::sub_op),
        ]),
        ..base
    }
}

const MAPPING: &[GetSetDef] = &[GetSetDef::ro("mapping", mapping)];

/// The class `dict_keys`.
pub static DICT_KEYS: TypeSpec = TypeSpec {
    id: types::DICT_KEYS,
    name: "dict_keys",
    kind: Kind::Native,
    flags: NO_NEW,
    slots: slots(keys_iter, Some(keys_contain), true),
    methods: &[
        MethodDef::o("isdisjoint", isdisjoint)
            .doc("Return True if the view and the given iterable have a null intersection."),
        MethodDef::noargs("__reversed__", keys_reversed)
            .doc("Return a reverse iterator over the dict keys."),
    ],
    getset: MAPPING,
    ..TypeSpec::BASE
};

/// The class `dict_items`.
pub static DICT_ITEMS: TypeSpec = TypeSpec {
    id: types::DICT_ITEMS,
    name: "dict_items",
    kind: Kind::Native,
    flags: NO_NEW,
    slots: slots(items_iter, Some(items_contain), true),
    methods: &[
        MethodDef::o("isdisjoint", isdisjoint)
            .doc("Return True if the view and the given iterable have a null intersection."),
        MethodDef::noargs("__reversed__", items_reversed)
            .doc("Return a reverse iterator over the dict items."),
    ],
    getset: MAPPING,
    ..TypeSpec::BASE
};

/// The class `dict_values`.
pub static DICT_VALUES: TypeSpec = TypeSpec {
    id: types::DICT_VALUES,
    name: "dict_values",
    kind: Kind::Native,
    flags: NO_NEW,
    slots: slots(values_iter, None, false),
    methods: &[MethodDef::noargs("__reversed__", values_reversed)
        .doc("Return a reverse iterator over the dict values.")],
    getset: MAPPING,
    ..TypeSpec::BASE
};
