//! `mappingproxy`: a read-only view of any mapping.

use super::util::CLASS_GETITEM;
use crate::builtins::iterators::this_native;
use crate::heap::{Gc, Kind};
use crate::object::class::MAPPING;
use crate::object::{Class, Cmp, List, MethodDef, Slots, Tuple, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

struct Proxy {
    mapping: Value,
}
crate::native_object!(Proxy { mapping });

/// A proxy of a mapping.
pub fn proxy(vm: &mut Vm, mapping: Value) -> Value {
    vm.native(types::MAPPINGPROXY, Proxy { mapping })
}

/// The mapping behind a proxy.
pub fn mapping_of(v: Value) -> Option<Value> {
    v.native::<Proxy>().map(|p| p.mapping)
}

fn this(vm: &mut Vm, o: Value) -> R {
    Ok(this_native::<Proxy>(vm, o)?.mapping)
}

fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let [m] = a.bind(vm, "mappingproxy", ["mapping"], 0, 1, 1)?;
    let mapping = vm.class_of(m).slots().getitem.is_some()
        && m.cast::<List>().is_none()
        && m.cast::<Tuple>().is_none();
    if !mapping {
        let t = vm.type_name(m);
        return Err(vm.type_error(format!(
            "mappingproxy() argument must be a mapping, not {t}"
        )));
    }
    Ok(proxy(vm, m))
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    let text = vm.repr(m)?;
    Ok(vm.string(format!("mappingproxy({})", text.as_str())))
}

fn str(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    Ok(vm.str_of(m)?.value())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    match mapping_of(a) {
        Some(m) => vm.compare(m, b, op),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// `proxy | other` in either order, on the underlying mappings.
fn or_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let (a, b) = (mapping_of(a).unwrap_or(a), mapping_of(b).unwrap_or(b));
    vm.binary_op(nb::OR, a, b)
}

fn ior_op(vm: &mut Vm, a: Value, _: Value) -> R {
    let t = vm.type_name(a);
    Err(vm.type_error(format!("'|=' is not supported by {t}; use '|' instead")))
}

fn get(vm: &mut Vm, o: Value, a: Args) -> R {
    let m = this(vm, o)?;
    vm.call_method(m, "get", &[a.at(0), a.get(1).unwrap_or(Value::NONE)])
}

fn forward(vm: &mut Vm, o: Value, name: &str) -> R {
    let m = this(vm, o)?;
    vm.call_method(m, name, &[])
}

/// The class `mappingproxy`.
pub static MAPPINGPROXY: TypeSpec = TypeSpec {
    id: types::MAPPINGPROXY,
    name: "mappingproxy",
    kind: Kind::Native,
    flags: MAPPING,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        str: Some(str),
        hash: Some(|vm, o| {
            let m = this(vm, o)?;
            vm.hash(m)
        }),
        compare: Some(compare),
        iter: Some(|vm, o| {
            let m = this(vm, o)?;
            vm.get_iter(m)
        }),
        len: Some(|vm, o| {
            let m = this(vm, o)?;
            vm.len(m)
        }),
        getitem: Some(|vm, o, k| {
            let m = this(vm, o)?;
            vm.getitem(m, k)
        }),
        contains: Some(|vm, o, k| {
            let m = this(vm, o)?;
            vm.contains(m, k)
        }),
        binary: Slots::ops(&[(nb::OR, or_op)]),
        inplace: Slots::ops(&[(nb::OR, ior_op)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::fast("get", get, 1, 2)
            .doc("Return the value for key if key is in the mapping, else default."),
        MethodDef::noargs("keys", |vm, o, _| forward(vm, o, "keys"))
            .doc("a set-like object providing a view on D's keys"),
        MethodDef::noargs("values", |vm, o, _| forward(vm, o, "values"))
            .doc("an object providing a view on D's values"),
        MethodDef::noargs("items", |vm, o, _| forward(vm, o, "items"))
            .doc("a set-like object providing a view on D's items"),
        MethodDef::noargs("copy", |vm, o, _| forward(vm, o, "copy"))
            .doc("a shallow copy of the mapping"),
        MethodDef::noargs("__reversed__", |vm, o, _| {
            let m = this(vm, o)?;
            let class = vm.class(types::REVERSED).value();
            vm.call(class, &[m])
        }),
        CLASS_GETITEM,
    ],
    doc: "Read-only proxy of a mapping.",
    ..TypeSpec::BASE
};
