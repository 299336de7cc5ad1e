//! `types.SimpleNamespace`.

use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HAS_DICT};
use crate::object::{Class, Cmp, Dict, GetSetDef, MethodDef, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn dict(vm: &mut Vm, o: Value) -> R<Gc<Dict>> {
    match vm.instance_dict(o)?.cast::<Dict>() {
        Some(d) => Ok(d),
        None => Err(vm.type_error("namespace has no dict")),
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    Ok(vm.new_instance(class))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    if a.len() > 1 {
        let t = vm.class_of(o).qualname.get().as_str();
        return Err(vm.type_error(format!("{t} expected at most 1 argument, got {}", a.len())));
    }
    let d = dict(vm, o)?;
    if let Some(m) = a.get(0) {
        let given = vm.new_dict();
        if let Some(m) = m.cast::<Dict>() {
            given.copy_from(&vm.heap, m);
        } else {
            let class = vm.class(types::DICT).value();
            let copy = vm.call(class, &[m])?;
            if let Some(c) = copy.cast::<Dict>() {
                given.copy_from(&vm.heap, c);
            }
        }
        for e in given.entries() {
            let Some(k) = e.key.cast::<Str>() else {
                return Err(vm.type_error("keywords must be strings"));
            };
            d.set_str(&vm.heap, k, e.value);
        }
    }
    for (k, v) in a.kw() {
        d.set_str(&vm.heap, k, v);
    }
    Ok(())
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let class = vm.class_of(o);
    let name = if class.id == types::SIMPLE_NAMESPACE {
        "namespace"
    } else {
        class.qualname.get().as_str()
    };
    if !vm.repr_enter(o) {
        return Ok(vm.string(format!("{name}(...)")));
    }
    let r = repr_items(vm, o);
    vm.repr_leave();
    let inner = r?;
    Ok(vm.string(format!("{name}({inner})")))
}

fn repr_items(vm: &mut Vm, o: Value) -> R<String> {
    let d = dict(vm, o)?;
    let mut out = String::new();
    let mut i = 0;
    while let Some((at, e)) = d.next_entry(i) {
        i = at + 1;
        let Some(k) = e.key.cast::<Str>().filter(|k| !k.is_empty()) else {
            continue;
        };
        if !out.is_empty() {
            out.push_str(", ");
        }
        let r = vm.repr(e.value)?;
        out.push_str(&format!("{}={}", k.as_str(), r.as_str()));
    }
    Ok(out)
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if !vm.is_instance(a, types::SIMPLE_NAMESPACE) || !vm.is_instance(b, types::SIMPLE_NAMESPACE) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (dict(vm, a)?, dict(vm, b)?);
    vm.compare(x.value(), y.value(), op)
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = vm.class_of(o).value();
    let d = dict(vm, o)?.value();
    let none = vm.empty_tuple;
    Ok(vm.tuple(&[class, none, d]))
}

fn replace(vm: &mut Vm, o: Value, a: Args) -> R {
    if !a.is_empty() {
        return Err(vm.type_error(format!(
            "__replace__() takes 0 positional arguments but {} were given",
            a.len()
        )));
    }
    let class = vm.class_of(o).value();
    let r = vm.call(class, &[])?;
    let (from, to) = (dict(vm, o)?, dict(vm, r)?);
    to.copy_from(&vm.heap, from);
    for (k, v) in a.kw() {
        to.set_str(&vm.heap, k, v);
    }
    Ok(r)
}

/// The class `types.SimpleNamespace`.
pub static SIMPLE_NAMESPACE: TypeSpec = TypeSpec {
    id: types::SIMPLE_NAMESPACE,
    name: "SimpleNamespace",
    module: "types",
    kind: Kind::Instance,
    flags: BASE_TYPE | HAS_DICT,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling"),
        MethodDef::kw("__replace__", replace),
    ],
    getset: &[GetSetDef::ro("__dict__", |vm, o| vm.instance_dict(o))],
    doc: "A simple attribute-based namespace.",
    ..TypeSpec::BASE
};
