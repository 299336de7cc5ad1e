//! `staticmethod` and `classmethod`.

use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HAS_DICT};
use crate::object::{
    Class, ClassMethod, GetSetDef, MethodDef, Slots, StaticMethod, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The wrapped function of either class, NULL before `__init__`.
fn wrapped(vm: &mut Vm, o: Value) -> R {
    if let Some(s) = o.cast::<StaticMethod>() {
        return Ok(s.func.get());
    }
    match o.cast::<ClassMethod>() {
        Some(c) => Ok(c.func.get()),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!(
                "a staticmethod or classmethod is required, not '{t}'"
            )))
        }
    }
}

fn ready(vm: &mut Vm, o: Value, what: &str) -> R {
    let f = wrapped(vm, o)?;
    if f.is_null() {
        Err(vm.runtime_error(format!("uninitialized {what} object")))
    } else {
        Ok(f)
    }
}

fn static_new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let s = StaticMethod::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(s.value(), extra))
}

fn class_new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let c = ClassMethod::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(c.value(), extra))
}

/// Takes over what `functools.wraps` would.
fn copy_attributes(vm: &mut Vm, o: Value, f: Value) -> R<()> {
    let n = vm.n;
    let class = vm.class_of(o);
    for name in [n.module, n.name, n.qualname, n.doc] {
        if let Some(v) = vm.getattr_opt(f, name)? {
            vm.set_instance_attribute(o, class, name, v);
        }
    }
    Ok(())
}

fn static_init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    a.no_kw(vm, "staticmethod")?;
    a.arity(vm, "staticmethod", 1, 1)?;
    if let Some(s) = o.cast::<StaticMethod>() {
        s.func.set(a.at(0));
    }
    copy_attributes(vm, o, a.at(0))
}

fn class_init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    a.no_kw(vm, "classmethod")?;
    a.arity(vm, "classmethod", 1, 1)?;
    if let Some(c) = o.cast::<ClassMethod>() {
        c.func.set(a.at(0));
    }
    copy_attributes(vm, o, a.at(0))
}

fn class_get(vm: &mut Vm, d: Value, o: Value, class: Value) -> R {
    let f = ready(vm, d, "classmethod")?;
    let class = if class.is_null() {
        vm.class_of(o).value()
    } else {
        class
    };
    Ok(vm.bind_function(f, class))
}

fn repr(vm: &mut Vm, o: Value, what: &str) -> R {
    let f = wrapped(vm, o)?;
    let r = vm.repr(f.non_null().unwrap_or(Value::NONE))?;
    Ok(vm.string(format!("<{what}({})>", r.as_str())))
}

fn get_func(vm: &mut Vm, o: Value) -> R {
    Ok(wrapped(vm, o)?.non_null().unwrap_or(Value::NONE))
}

fn get_abstract(vm: &mut Vm, o: Value) -> R {
    let f = wrapped(vm, o)?;
    super::property::is_abstract(vm, f).map(Value::bool)
}

/// An attribute of the function, remembered here once asked for.
fn forwarded(vm: &mut Vm, o: Value, name: crate::heap::Gc<crate::object::Str>) -> R {
    let class = vm.class_of(o);
    if let Some(v) = vm.instance_attribute(o, class, name) {
        return Ok(v);
    }
    let f = get_func(vm, o)?;
    let v = vm.getattr(f, name)?;
    vm.set_instance_attribute(o, class, name, v);
    Ok(v)
}

fn set_forwarded(
    vm: &mut Vm,
    o: Value,
    name: crate::heap::Gc<crate::object::Str>,
    v: Option<Value>,
) -> R<()> {
    let class = vm.class_of(o);
    match v {
        Some(v) => vm.set_instance_attribute(o, class, name, v),
        None => {
            if !vm.del_instance_attribute(o, class, name) {
                return Err(vm.no_attribute(o, name));
            }
        }
    }
    Ok(())
}

static GETSET: &[GetSetDef] = &[
    GetSetDef::rw("__func__", get_func, super::function::readonly),
    GetSetDef::rw("__wrapped__", get_func, super::function::readonly),
    GetSetDef::ro("__isabstractmethod__", get_abstract),
    GetSetDef::rw(
        "__dict__",
        |vm, o| vm.instance_dict(o),
        super::function::set_dict,
    ),
    GetSetDef::rw(
        "__annotations__",
        |vm, o| forwarded(vm, o, vm.n.annotations),
        |vm, o, v| set_forwarded(vm, o, vm.n.annotations, v),
    ),
    GetSetDef::rw(
        "__annotate__",
        |vm, o| forwarded(vm, o, vm.n.annotate),
        |vm, o, v| set_forwarded(vm, o, vm.n.annotate, v),
    ),
];

/// The class `staticmethod`.
pub static STATICMETHOD: TypeSpec = TypeSpec {
    id: types::STATICMETHOD,
    name: "staticmethod",
    kind: Kind::StaticMethod,
    flags: BASE_TYPE | HAS_DICT,
    slots: Slots {
        new: Some(static_new),
        init: Some(static_init),
        repr: Some(|vm, o| repr(vm, o, "staticmethod")),
        descr_get: Some(|vm, d, _, _| ready(vm, d, "staticmethod")),
        call: Some(|vm, o, a| {
            let f = ready(vm, o, "staticmethod")?;
            vm.call_args(f, a)
        }),
        ..Slots::NONE
    },
    methods: &[MethodDef::o("__class_getitem__", super::generic_alias::class_getitem).class()],
    getset: GETSET,
    doc: "Convert a function to be a static method.",
    ..TypeSpec::BASE
};

/// The class `classmethod`.
pub static CLASSMETHOD: TypeSpec = TypeSpec {
    id: types::CLASSMETHOD,
    name: "classmethod",
    kind: Kind::ClassMethod,
    flags: BASE_TYPE | HAS_DICT,
    slots: Slots {
        new: Some(class_new),
        init: Some(class_init),
        repr: Some(|vm, o| repr(vm, o, "classmethod")),
        descr_get: Some(class_get),
        ..Slots::NONE
    },
    methods: &[MethodDef::o("__class_getitem__", super::generic_alias::class_getitem).class()],
    getset: GETSET,
    doc: "Convert a function to be a class method.",
    ..TypeSpec::BASE
};
