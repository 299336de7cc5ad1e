//! The classes of `None`, `NotImplemented` and `...`.

use crate::heap::{Gc, Kind};
use crate::object::{Class, MethodDef, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn no_arguments(vm: &mut Vm, class: Gc<Class>, a: Args) -> R<()> {
    if a.len() + a.kw_len() > 0 {
        return Err(vm.type_error(format!("{} takes no arguments", class.name_str())));
    }
    Ok(())
}

fn none_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    no_arguments(vm, class, a)?;
    Ok(Value::NONE)
}

fn not_implemented_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    no_arguments(vm, class, a)?;
    Ok(Value::NOT_IMPLEMENTED)
}

fn ellipsis_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    no_arguments(vm, class, a)?;
    Ok(Value::ELLIPSIS)
}

/// `NoneType`.
pub static NONE: TypeSpec = TypeSpec {
    id: types::NONE,
    name: "NoneType",
    kind: Kind::Native,
    slots: Slots {
        new: Some(none_new),
        repr: Some(|vm, _| Ok(vm.str("None"))),
        bool: Some(|_, _| Ok(false)),
        // A fixed number, as CPython has since 3.12.
        hash: Some(|_, _| Ok(0xFCA8_6420)),
        ..Slots::NONE
    },
    doc: "The type of the None singleton.",
    ..TypeSpec::BASE
};

/// `NotImplementedType`.
pub static NOT_IMPLEMENTED: TypeSpec = TypeSpec {
    id: types::NOT_IMPLEMENTED,
    name: "NotImplementedType",
    kind: Kind::Native,
    slots: Slots {
        new: Some(not_implemented_new),
        repr: Some(|vm, _| Ok(vm.str("NotImplemented"))),
        bool: Some(|vm, _| {
            Err(vm.type_error("NotImplemented should not be used in a boolean context"))
        }),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", |vm, _, _| {
        Ok(vm.str("NotImplemented"))
    })],
    doc: "The type of the NotImplemented singleton.",
    ..TypeSpec::BASE
};

/// `ellipsis`.
pub static ELLIPSIS: TypeSpec = TypeSpec {
    id: types::ELLIPSIS,
    name: "ellipsis",
    kind: Kind::Native,
    slots: Slots {
        new: Some(ellipsis_new),
        repr: Some(|vm, _| Ok(vm.str("Ellipsis"))),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", |vm, _, _| {
        Ok(vm.str("Ellipsis"))
    })],
    doc: "The type of the Ellipsis singleton.",
    ..TypeSpec::BASE
};
