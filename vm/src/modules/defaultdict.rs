//! `collections.defaultdict`: a dict whose factory is kept in the dict's spare word.

use super::support::{CLASS_GETITEM, short_name};
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, MAPPING};
use crate::object::{Dict, GetSetDef, MethodDef, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Dict>> {
    match o.cast::<Dict>() {
        Some(d) => Ok(d),
        None => Err(vm.type_error("descriptor requires a 'collections.defaultdict' object")),
    }
}

fn factory(d: Gc<Dict>) -> Value {
    d.aux.get().non_null().unwrap_or(Value::NONE)
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let d = this(vm, o)?;
    let f = a.get(0).unwrap_or(Value::NONE);
    if !f.is_none() && vm.class_of(f).slots().call.is_none() {
        return Err(vm.type_error("first argument must be callable or None"));
    }
    d.aux.set(f);
    match vm.class(types::DICT).slots().init {
        Some(dict_init) => dict_init(vm, o, a.skip(1)),
        None => Ok(()),
    }
}

fn missing(vm: &mut Vm, o: Value, key: Value) -> R {
    let d = this(vm, o)?;
    let f = factory(d);
    if f.is_none() {
        return Err(vm.key_error(key));
    }
    let v = vm.call(f, &[])?;
    vm.setitem(o, key, v)?;
    Ok(v)
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let d = this(vm, o)?;
    if let Some(v) = vm.dict_get(d, k)? {
        return Ok(v);
    }
    if o.is_exact(types::DEFAULTDICT) {
        return missing(vm, o, k);
    }
    let n = vm.n.missing;
    match vm.call_special(o, n, &[k])? {
        Some(v) => Ok(v),
        None => Err(vm.key_error(k)),
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let f = factory(this(vm, o)?);
    let Some(dict_repr) = vm.class(types::DICT).slots().repr else {
        return Ok(Value::NONE);
    };
    let base = dict_repr(vm, o)?;
    let shown = if vm.repr_enter(f) {
        let r = vm.repr(f);
        vm.repr_leave();
        r?.as_str()
    } else {
        "..."
    };
    let base = vm.str_of(base)?;
    let out = format!("{}({shown}, {})", short_name(vm, o), base.as_str());
    Ok(vm.string(out))
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let f = factory(this(vm, o)?);
    let class = vm.class_of(o).value();
    vm.call(class, &[f, o])
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let f = factory(this(vm, o)?);
    let args = if f.is_none() {
        vm.tuple(&[])
    } else {
        vm.tuple(&[f])
    };
    let items = vm.call_method(o, "items", &[])?;
    let it = vm.get_iter(items)?;
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args, Value::NONE, Value::NONE, it]))
}

fn or(vm: &mut Vm, a: Value, b: Value) -> R {
    if a.cast::<Dict>().is_none() || b.cast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = if vm.is_instance(a, types::DEFAULTDICT) {
        a
    } else {
        b
    };
    let f = factory(this(vm, own)?);
    let class = vm.class_of(own).value();
    let new = vm.call(class, &[f, a])?;
    vm.call_method(new, "update", &[b])?;
    Ok(new)
}

/// The class.
pub static DEFAULTDICT: TypeSpec = TypeSpec {
    id: types::DEFAULTDICT,
    name: "collections.defaultdict",
    module: "collections",
    base: types::DICT,
    kind: Kind::Dict,
    flags: BASE_TYPE | MAPPING,
    slots: Slots {
        init: Some(init),
        repr: Some(repr),
        getitem: Some(getitem),
        binary: Slots::ops(&[(nb::OR, or)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::o("__missing__", |vm, o, a| missing(vm, o, a.at(0))),
        MethodDef::noargs("copy", copy),
        MethodDef::noargs("__copy__", copy),
        MethodDef::noargs("__reduce__", reduce),
        CLASS_GETITEM,
    ],
    getset: &[GetSetDef::rw(
        "default_factory",
        |vm, o| Ok(factory(this(vm, o)?)),
        |vm, o, v| {
            this(vm, o)?.aux.set(v.unwrap_or(Value::NONE));
            Ok(())
        },
    )],
    match_args: &[],
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory",
};
