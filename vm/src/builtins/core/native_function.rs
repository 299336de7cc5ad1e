//! Native functions, and the descriptors that native classes consist of.

use crate::heap::{Gc, Kind};
use crate::object::{
    Binding, Builtin, Cmp, Descriptor, DescriptorKind, GetSetDef, MethodDef, Slots, Str, TypeId,
    TypeSpec, types,
};
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Builtin>> {
    match o.cast::<Builtin>() {
        Some(b) => Ok(b),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a builtin function is required, not '{t}'")))
        }
    }
}

fn doc(vm: &mut Vm, text: &str) -> Value {
    if text.is_empty() {
        Value::NONE
    } else {
        vm.str(text)
    }
}

fn builtin_repr(vm: &mut Vm, o: Value) -> R {
    let b = this(vm, o)?;
    let name = b.def.name;
    if b.receiver.is_null() || b.receiver.cast::<crate::object::Module>().is_some() {
        return Ok(vm.string(format!("<built-in function {name}>")));
    }
    let t = vm.type_name(b.receiver);
    let addr = b.receiver.bits() & ((1 << 48) - 1);
    Ok(vm.string(format!(
        "<built-in method {name} of {t} object at 0x{addr:x}>"
    )))
}

fn builtin_compare(_vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Builtin>(), b.cast::<Builtin>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = std::ptr::eq(x.def, y.def) && x.receiver.is(y.receiver);
    match op {
        Cmp::Eq => Ok(Value::bool(same)),
        Cmp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn builtin_hash(vm: &mut Vm, o: Value) -> R<i64> {
    let b = this(vm, o)?;
    let h = Vm::identity_hash(b.receiver) ^ (std::ptr::from_ref(b.def) as i64 >> 4);
    Ok(if h == -1 { -2 } else { h })
}

fn builtin_self(vm: &mut Vm, o: Value) -> R {
    let b = this(vm, o)?;
    if !b.receiver.is_null() {
        return Ok(b.receiver);
    }
    // Module functions: the module, as CPython has it.
    match b.module.cast::<Str>() {
        Some(m) if m.as_str() == "builtins" => Ok(vm.builtins.value()),
        Some(m) => Ok(vm.modules.get_str(m).unwrap_or(Value::NONE)),
        None => Ok(Value::NONE),
    }
}

fn builtin_qualname(vm: &mut Vm, o: Value) -> R {
    let b = this(vm, o)?;
    if b.receiver.is_null() || b.receiver.cast::<crate::object::Module>().is_some() {
        return Ok(vm.str(b.def.name));
    }
    let class = match b.receiver.as_class() {
        Some(c)
            if b.def.binding == Binding::Class || std::ptr::eq(b.def, &super::object::NEW_DEF) =>
        {
            c
        }
        _ => vm.class_of(b.receiver),
    };
    Ok(vm.string(format!("{}.{}", class.qualname.get().as_str(), b.def.name)))
}

/// The class of native functions and of native methods bound to a receiver.
pub static BUILTIN: TypeSpec = TypeSpec {
    id: types::BUILTIN,
    name: "builtin_function_or_method",
    kind: Kind::Builtin,
    slots: Slots {
        repr: Some(builtin_repr),
        hash: Some(builtin_hash),
        compare: Some(builtin_compare),
        call: Some(|vm, f, a| vm.call_args(f, a)),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", |vm, o, _| {
        let b = this(vm, o)?;
        Ok(vm.str(b.def.name))
    })],
    getset: &[
        GetSetDef::ro("__name__", |vm, o| {
            let b = this(vm, o)?;
            Ok(vm.intern(b.def.name).value())
        }),
        GetSetDef::ro("__qualname__", builtin_qualname),
        GetSetDef::ro("__self__", builtin_self),
        GetSetDef::rw(
            "__module__",
            |vm, o| Ok(this(vm, o)?.module.non_null().unwrap_or(Value::NONE)),
            super::function::readonly,
        ),
        GetSetDef::ro("__doc__", |vm, o| {
            let b = this(vm, o)?;
            Ok(doc(vm, b.def.doc))
        }),
        GetSetDef::ro("__text_signature__", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::BASE
};

fn descr(vm: &mut Vm, o: Value) -> R<Gc<Descriptor>> {
    match o.cast::<Descriptor>() {
        Some(d) => Ok(d),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a descriptor is required, not '{t}'")))
        }
    }
}

fn descr_repr(vm: &mut Vm, o: Value) -> R {
    let d = descr(vm, o)?;
    let (n, own) = (d.name.as_str(), d.owner.name_str());
    if !d.receiver.is_null() {
        let t = vm.type_name(d.receiver);
        let addr = d.receiver.bits() & ((1 << 48) - 1);
        return Ok(vm.string(format!(
            "<method-wrapper '{n}' of {t} object at 0x{addr:x}>"
        )));
    }
    let what = match d.what {
        DescriptorKind::Method(_) | DescriptorKind::ClassMethod(_) => "method",
        DescriptorKind::Slot(_) => "slot wrapper",
        DescriptorKind::Member(_) => "member",
        DescriptorKind::GetSet(_) | DescriptorKind::InstanceDict | DescriptorKind::WeakRefs => {
            "attribute"
        }
    };
    Ok(vm.string(format!("<{what} '{n}' of '{own}' objects>")))
}

fn descr_get(vm: &mut Vm, d: Value, o: Value, class: Value) -> R {
    let d = descr(vm, d)?;
    vm.descriptor_get(d, o, class)
}

fn descr_set(vm: &mut Vm, d: Value, o: Value, v: Option<Value>) -> R<()> {
    let d = descr(vm, d)?;
    vm.descriptor_set(d, o, v)
}

fn descr_doc(vm: &mut Vm, o: Value) -> R {
    let d = descr(vm, o)?;
    Ok(match d.what {
        DescriptorKind::Method(m) | DescriptorKind::ClassMethod(m) => doc(vm, m.doc),
        DescriptorKind::InstanceDict => vm.str("dictionary for instance variables"),
        DescriptorKind::WeakRefs => vm.str("list of weak references to the object"),
        DescriptorKind::Slot(_) => doc(vm, slot_doc(d.name.as_str())),
        DescriptorKind::GetSet(_) | DescriptorKind::Member(_) => Value::NONE,
    })
}

fn slot_doc(name: &str) -> &'static str {
    match name {
        "__init__" => "Initialize self.  See help(type(self)) for accurate signature.",
        "__repr__" => "Return repr(self).",
        "__str__" => "Return str(self).",
        "__hash__" => "Return hash(self).",
        "__call__" => "Call self as a function.",
        "__len__" => "Return len(self).",
        "__iter__" => "Implement iter(self).",
        "__next__" => "Implement next(self).",
        "__getitem__" => "Return self[key].",
        "__contains__" => "Return bool(key in self).",
        "__getattribute__" => "Return getattr(self, name).",
        "__setattr__" => "Implement setattr(self, name, value).",
        "__delattr__" => "Implement delattr(self, name).",
        "__eq__" => "Return self==value.",
        "__ne__" => "Return self!=value.",
        "__lt__" => "Return self<value.",
        "__le__" => "Return self<=value.",
        "__gt__" => "Return self>value.",
        "__ge__" => "Return self>=value.",
        "__add__" => "Return self+value.",
        "__sub__" => "Return self-value.",
        "__mul__" => "Return self*value.",
        _ => "",
    }
}

static DESCR_GETSET: &[GetSetDef] = &[
    GetSetDef::ro("__name__", |vm, o| Ok(descr(vm, o)?.name.value())),
    GetSetDef::ro("__qualname__", |vm, o| {
        let d = descr(vm, o)?;
        Ok(vm.string(format!(
            "{}.{}",
            d.owner.qualname.get().as_str(),
            d.name.as_str()
        )))
    }),
    GetSetDef::ro("__objclass__", |vm, o| Ok(descr(vm, o)?.owner.value())),
    GetSetDef::ro("__doc__", descr_doc),
    GetSetDef::ro("__text_signature__", |_, _| Ok(Value::NONE)),
];

const fn descriptor_class(id: TypeId, name: &'static str, slots: Slots) -> TypeSpec {
    TypeSpec {
        id,
        name,
        kind: Kind::Descriptor,
        slots,
        getset: DESCR_GETSET,
        ..TypeSpec::BASE
    }
}

const CALLABLE: Slots = Slots {
    repr: Some(descr_repr),
    call: Some(|vm, f, a| vm.call_args(f, a)),
    descr_get: Some(descr_get),
    ..Slots::NONE
};
const DATA: Slots = Slots {
    repr: Some(descr_repr),
    descr_get: Some(descr_get),
    descr_set: Some(descr_set),
    ..Slots::NONE
};

/// `list.append`.
pub static METHOD_DESCR: TypeSpec =
    descriptor_class(types::METHOD_DESCR, "method_descriptor", CALLABLE);
/// `dict.__dict__['fromkeys']`.
pub static CLASSMETHOD_DESCR: TypeSpec =
    descriptor_class(types::CLASSMETHOD_DESCR, "classmethod_descriptor", CALLABLE);
/// `int.__add__`.
pub static WRAPPER_DESCR: TypeSpec =
    descriptor_class(types::WRAPPER_DESCR, "wrapper_descriptor", CALLABLE);
/// `int.real`.
pub static GETSET_DESCR: TypeSpec =
    descriptor_class(types::GETSET_DESCR, "getset_descriptor", DATA);
/// A `__slots__` entry.
pub static MEMBER_DESCR: TypeSpec =
    descriptor_class(types::MEMBER_DESCR, "member_descriptor", DATA);

fn wrapper_compare(_vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Descriptor>(), b.cast::<Descriptor>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !a.is_exact(types::METHOD_WRAPPER) || !b.is_exact(types::METHOD_WRAPPER) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = x.owner.same(y.owner) && x.name.same(y.name) && x.receiver.is(y.receiver);
    match op {
        Cmp::Eq => Ok(Value::bool(same)),
        Cmp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn wrapper_hash(vm: &mut Vm, o: Value) -> R<i64> {
    let d = descr(vm, o)?;
    Ok((Vm::identity_hash(d.receiver) ^ d.name.hash()) & i64::MAX)
}

/// `(1).__add__`.
pub static METHOD_WRAPPER: TypeSpec = TypeSpec {
    id: types::METHOD_WRAPPER,
    name: "method-wrapper",
    kind: Kind::Descriptor,
    slots: Slots {
        repr: Some(descr_repr),
        call: Some(|vm, f, a| vm.call_args(f, a)),
        compare: Some(wrapper_compare),
        hash: Some(wrapper_hash),
        ..Slots::NONE
    },
    getset: &[
        GetSetDef::ro("__name__", |vm, o| Ok(descr(vm, o)?.name.value())),
        GetSetDef::ro("__qualname__", |vm, o| {
            let d = descr(vm, o)?;
            Ok(vm.string(format!(
                "{}.{}",
                d.owner.qualname.get().as_str(),
                d.name.as_str()
            )))
        }),
        GetSetDef::ro("__objclass__", |vm, o| Ok(descr(vm, o)?.owner.value())),
        GetSetDef::ro("__self__", |vm, o| Ok(descr(vm, o)?.receiver)),
        GetSetDef::ro("__doc__", descr_doc),
        GetSetDef::ro("__text_signature__", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::BASE
};
