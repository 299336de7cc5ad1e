//! `dict`: construction, methods and the class. Bulk updates are in `dict_update`, the views in `dict_views`.

use super::dict_update;
use super::dict_views::{self, view};
use super::util::{CLASS_GETITEM, this};
use crate::builtins::iterators::dicts::dict_iter;
use crate::heap::{Gc, HeapType, Kind};
use crate::object::class::{BASE_TYPE, MAPPING, MATCH_SELF};
use crate::object::{Class, Cmp, Dict, MethodDef, Set, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let d = Dict::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(d.value(), extra))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    dict_update::update_args(vm, o, a, "dict")
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let mut out = String::new();
    write_repr(vm, o, &mut out)?;
    Ok(vm.string(out))
}

/// `repr`, appended to a text.
pub fn write_repr(vm: &mut Vm, o: Value, out: &mut String) -> R<()> {
    let d = this::<Dict>(vm, o)?;
    if !d.is_empty() && !vm.repr_enter(o) {
        out.push_str("{...}");
        return Ok(());
    }
    out.push('{');
    if !d.is_empty() {
        let r = repr_items(vm, d, out);
        vm.repr_leave();
        r?;
    }
    out.push('}');
    Ok(())
}

fn repr_items(vm: &mut Vm, d: Gc<Dict>, out: &mut String) -> R<()> {
    let mut i = 0;
    while let Some((at, e)) = d.next_entry(i) {
        if i > 0 {
            out.push_str(", ");
        }
        vm.repr_into(out, e.key)?;
        out.push_str(": ");
        vm.repr_into(out, e.value)?;
        i = at + 1;
    }
    Ok(())
}

/// Same keys with equal values.
pub fn equal(vm: &mut Vm, a: Gc<Dict>, b: Gc<Dict>) -> R<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let mut i = 0;
    while let Some((at, e)) = a.next_entry(i) {
        let Some(found) = vm.dict_find(b, e.key, e.hash)?.and_then(|j| b.entry(j)) else {
            return Ok(false);
        };
        if !vm.eq(e.value, found.value)? {
            return Ok(false);
        }
        i = at + 1;
    }
    Ok(true)
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Dict>(), b.cast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match op {
        Cmp::Eq => Ok(Value::bool(equal(vm, x, y)?)),
        Cmp::Ne => Ok(Value::bool(!equal(vm, x, y)?)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let d = this::<Dict>(vm, o)?;
    if let Some(v) = vm.dict_get(d, k)? {
        return Ok(v);
    }
    if !o.is_exact(types::DICT) {
        let missing = vm.n.missing;
        if let Some(v) = vm.call_special(o, missing, &[k])? {
            return Ok(v);
        }
    }
    Err(vm.key_error(k))
}

fn setitem(vm: &mut Vm, o: Value, k: Value, v: Option<Value>) -> R<()> {
    let d = this::<Dict>(vm, o)?;
    match v {
        Some(v) => vm.dict_set(d, k, v),
        None => match vm.dict_remove(d, k)? {
            Some(_) => Ok(()),
            None => Err(vm.key_error(k)),
        },
    }
}

fn contains(vm: &mut Vm, o: Value, k: Value) -> R<bool> {
    let d = this::<Dict>(vm, o)?;
    Ok(vm.dict_get(d, k)?.is_some())
}

fn or_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let (Some(x), Some(y)) = (a.cast::<Dict>(), b.cast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = vm.dict_copy(x);
    dict_update::update_from(vm, result.value(), y.value())?;
    Ok(result.value())
}

fn ior_op(vm: &mut Vm, a: Value, b: Value) -> R {
    dict_update::update_from(vm, a, b)?;
    Ok(a)
}

impl Vm {
    /// A plain dict with the same items.
    pub fn dict_copy(&mut self, d: Gc<Dict>) -> Gc<Dict> {
        let c = self.new_dict();
        c.copy_from(&self.heap, d);
        c
    }
}

fn get(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    Ok(vm.dict_get(d, a.at(0))?.or(a.get(1)).unwrap_or(Value::NONE))
}

fn setdefault(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    let (key, default) = (a.at(0), a.get(1).unwrap_or(Value::NONE));
    let hash = vm.dict_key_hash(key)?;
    if let Some(e) = vm.dict_find(d, key, hash)?.and_then(|i| d.entry(i)) {
        return Ok(e.value);
    }
    d.insert_new(&vm.heap, hash, key, default);
    Ok(default)
}

fn pop(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    // An empty dict does not even hash the key.
    let found = if d.is_empty() {
        None
    } else {
        vm.dict_remove(d, a.at(0))?
    };
    match found.or(a.get(1)) {
        Some(v) => Ok(v),
        None => Err(vm.key_error(a.at(0))),
    }
}

fn popitem(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    match d.prev_entry(d.entry_count()) {
        Some((i, e)) => {
            d.remove_entry(i);
            Ok(vm.tuple(&[e.key, e.value]))
        }
        None => {
            let msg = vm.str("popitem(): dictionary is empty");
            Err(vm.key_error(msg))
        }
    }
}

fn clear(vm: &mut Vm, o: Value, _: Args) -> R {
    this::<Dict>(vm, o)?.clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    Ok(vm.dict_copy(d).value())
}

fn reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    Ok(dict_iter(vm, types::DICT_REV_KEY_ITER, d, true))
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Dict>(vm, o)?;
    Ok(vm.int_usize(64 + d.external_size()))
}

fn fromkeys(vm: &mut Vm, class: Value, a: Args) -> R {
    let value = a.get(1).unwrap_or(Value::NONE);
    let target = vm.call(class, &[])?;
    if target.is_exact(types::DICT)
        && let Some(d) = target.cast::<Dict>()
    {
        if let Some(s) = a.at(0).cast::<Set>().filter(|_| d.is_empty()) {
            let mut i = 0;
            while let Some((at, e)) = s.next_slot(i) {
                vm.dict_set_hashed(d, e.key, e.hash, value)?;
                i = at + 1;
            }
            return Ok(target);
        }
        vm.iterate(a.at(0), |vm, k| vm.dict_set(d, k, value))?;
        return Ok(target);
    }
    vm.iterate(a.at(0), |vm, k| vm.setitem(target, k, value))?;
    Ok(target)
}

/// The class `dict`.
pub static DICT: TypeSpec = TypeSpec {
    id: types::DICT,
    name: "dict",
    kind: Kind::Dict,
    flags: BASE_TYPE | MAPPING | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, o| {
            let d = this::<Dict>(vm, o)?;
            Ok(dict_iter(vm, types::DICT_KEY_ITER, d, false))
        }),
        len: Some(|vm, o| Ok(this::<Dict>(vm, o)?.len())),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        binary: Slots::ops(&[(nb::OR, or_op)]),
        inplace: Slots::ops(&[(nb::OR, ior_op)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__sizeof__", sizeof),
        MethodDef::fast("get", get, 1, 2).doc("Return the value for key if key is in the dictionary, else default."),
        MethodDef::fast("setdefault", setdefault, 1, 2).doc(
            "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
        ),
        MethodDef::fast("pop", pop, 1, 2).doc(
            "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
        ),
        MethodDef::noargs("popitem", popitem).doc(
            "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
        ),
        MethodDef::noargs("keys", |vm, o, _| view(vm, types::DICT_KEYS, o))
            .doc("D.keys() -> a set-like object providing a view on D's keys"),
        MethodDef::noargs("items", |vm, o, _| view(vm, types::DICT_ITEMS, o))
            .doc("D.items() -> a set-like object providing a view on D's items"),
        MethodDef::noargs("values", |vm, o, _| view(vm, types::DICT_VALUES, o))
            .doc("D.values() -> an object providing a view on D's values"),
        MethodDef::varargs("update", dict_update::update_method).doc(
            "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
        ),
        MethodDef::fast("fromkeys", fromkeys, 1, 2)
            .class()
            .doc("Create a new dictionary with keys from iterable and values set to value."),
        MethodDef::noargs("clear", clear).doc("Remove all items from the dict."),
        MethodDef::noargs("copy", copy).doc("Return a shallow copy of the dict."),
        MethodDef::noargs("__reversed__", reversed).doc("Return a reverse iterator over the dict keys."),
        CLASS_GETITEM,
    ],
    doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    ..TypeSpec::BASE
};

pub use dict_views::{DICT_ITEMS, DICT_KEYS, DICT_VALUES};
