//! LOAD_ATTR: which member fits. Modules first, then class objects, then instances, as in CPython.

use super::descriptors::{Attribute, classify, failure, for_load, kind};
use super::enter::make_ready;
use super::load_attr::{OFFSET_CLASS, OFFSET_EXTRA};
use super::{Attempt, exact, kinds};
use crate::builtins::core::class_type::type_getattr;
use crate::heap::{Gc, Kind};
use crate::isa::Op;
use crate::object::class::{HAS_DICT, HEAP_TYPE, IMMUTABLE};
use crate::object::{Class, Function, Instance, Module, Property, Str, types};
use crate::run::Regs;
use crate::value::Value;
use crate::vm::Vm;

/// A result that is decided early.
type Decided<T = Attempt> = Result<T, Attempt>;

pub(super) fn specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Attempt {
    let o = r.peek(0);
    let name = r.name(vm, arg >> 1);
    let decided = if let Some(m) = exact::<Module>(o, types::MODULE) {
        module(vm, r, m, name)
    } else if let Some(c) = o.cast::<Class>() {
        class_object(vm, r, c, name)
    } else {
        instance(vm, r, o, name, arg & 1 != 0)
    };
    decided.unwrap_or_else(|a| a)
}

fn fail<T>(kind: u8) -> Decided<T> {
    Err(Attempt::Fail(kind))
}

fn version(vm: &mut Vm, class: Gc<Class>) -> Decided<u32> {
    match vm.type_version(class) {
        0 => fail(kinds::OUT_OF_VERSIONS),
        v => Ok(v),
    }
}

fn set_descriptor(r: &Regs, v: Value) {
    r.set_cache(5, v.bits() as u32);
    r.set_cache(6, (v.bits() >> 32) as u32);
}

fn module(vm: &mut Vm, r: &Regs, m: Gc<Module>, name: Gc<Str>) -> Decided {
    let dict = m.dict;
    if !dict.has_str_keys() {
        return fail(kind::NON_STRING);
    }
    let Some(i) = dict.find_str(name) else {
        return fail(kind::MODULE_ATTR_NOT_FOUND);
    };
    let getattr = vm.n.getattr;
    if dict.find_str(getattr).is_some() {
        return fail(kind::MODULE_ATTR_NOT_FOUND);
    }
    if i > 0xFFFF {
        return fail(kinds::OUT_OF_RANGE);
    }
    r.set_cache(1, vm.keys_version(dict));
    r.set_cache(3, i as u32);
    Ok(Attempt::Member(Op::LoadAttrModule))
}

fn class_object(vm: &mut Vm, r: &Regs, c: Gc<Class>, name: Gc<Str>) -> Decided {
    let meta = vm.class_of(c.value());
    if meta.slots().getattr.map(|f| f as usize) != Some(type_getattr as *const () as usize) {
        return fail(kind::METACLASS_OVERRIDDEN);
    }
    let found = vm.lookup_type(meta, name);
    if matches!(
        classify(vm, found, name, false),
        Attribute::Overriding
            | Attribute::Property(_)
            | Attribute::Slot(..)
            | Attribute::DunderClass
            | Attribute::OtherSlot
            | Attribute::Mutable
            | Attribute::Overridden
    ) {
        return fail(kind::METACLASS_ATTRIBUTE);
    }
    let found = vm.lookup_type(c, name);
    let attribute = classify(vm, found, name, false);
    let (Attribute::Method(v) | Attribute::Plain(v)) = attribute else {
        return fail(match attribute {
            Attribute::Absent => kinds::EXPECTED_ERROR,
            a => failure(a),
        });
    };
    let v1 = version(vm, c)?;
    r.set_cache(1, v1);
    set_descriptor(r, v);
    if meta.has_flag(IMMUTABLE) {
        return Ok(Attempt::Member(Op::LoadAttrClass));
    }
    let v2 = version(vm, meta)?;
    r.set_cache(3, v2);
    Ok(Attempt::Member(Op::LoadAttrClassWithMetaclassCheck))
}

/// Whether instances have a dict that their class gave them, and a builtin base with neither a dict of its own nor a variable size: CPython's managed
/// dicts. Only those of `Kind::Instance` have inline values here.
pub(super) fn is_managed(class: Gc<Class>) -> bool {
    class.has_flag(HEAP_TYPE)
        && matches!(
            class.kind,
            Kind::Instance | Kind::Dict | Kind::List | Kind::Set
        )
}

/// Whether the name is in the instance's way: in the class's shared keys if it has such, even if this instance has a dict of its own by now (what
/// is decided here is guarded by the version of those keys and has to hold for the other instances); else in the instance's managed dict.
fn is_shadowed(vm: &Vm, o: Value, class: Gc<Class>, name: Gc<Str>) -> bool {
    if !class.has_flag(HAS_DICT) {
        return false;
    }
    match class.kind {
        Kind::Instance => class.shared_keys.borrow().find(name).is_some(),
        _ => is_managed(class) && vm.own_dict(o).is_some_and(|d| d.find_str(name).is_some()),
    }
}

fn instance(vm: &mut Vm, r: &Regs, o: Value, name: Gc<Str>, call: bool) -> Decided {
    let class = vm.class_of(o);
    let attribute = for_load(vm, class, name);
    let shadow = is_shadowed(vm, o, class, name);
    match attribute {
        Attribute::Method(_) | Attribute::NonOverriding | Attribute::Plain(_) if shadow => {
            instance_attribute(vm, r, o, class, name)
        }
        Attribute::Method(f) if call => class_attribute(vm, r, o, class, f, true),
        Attribute::Plain(v) if !call => class_attribute(vm, r, o, class, v, false),
        Attribute::Property(p) => property(vm, r, class, p, call),
        Attribute::Slot(d, i) => {
            if !class.is_subclass_of(d.owner.id) {
                return fail(kinds::EXPECTED_ERROR);
            }
            let v = version(vm, class)?;
            r.set_cache(1, v);
            r.set_cache(3, i as u32);
            r.set_cache(
                4,
                if class.kind == Kind::Instance {
                    (Instance::WORDS + i as usize * 8) as u32
                } else {
                    OFFSET_EXTRA
                },
            );
            Ok(Attempt::Member(Op::LoadAttrSlot))
        }
        Attribute::DunderClass => {
            let v = version(vm, class)?;
            r.set_cache(1, v);
            r.set_cache(3, 0);
            r.set_cache(4, OFFSET_CLASS);
            Ok(Attempt::Member(Op::LoadAttrSlot))
        }
        Attribute::GetattributeFunction(f) => getattribute(vm, r, class, f, call),
        Attribute::Absent if shadow => instance_attribute(vm, r, o, class, name),
        Attribute::Absent => Err(Attempt::Absent),
        other => fail(failure(other)),
    }
}

fn property(vm: &mut Vm, r: &Regs, class: Gc<Class>, p: Value, call: bool) -> Decided {
    let getter = p
        .cast::<Property>()
        .and_then(|p| p.get.get().cast::<Function>());
    let Some(f) = getter else {
        return fail(kind::PROPERTY_NOT_PY_FUNCTION);
    };
    let code = f.code.get();
    if !code.simple {
        return fail(kinds::CODE_COMPLEX_PARAMETERS);
    }
    if code.argcount != 1 {
        return fail(kinds::WRONG_NUMBER_ARGUMENTS);
    }
    if call {
        return fail(kind::METHOD);
    }
    let v = version(vm, class)?;
    r.set_cache(1, v);
    set_descriptor(r, f.value());
    make_ready(vm, f);
    Ok(Attempt::Member(Op::LoadAttrProperty))
}

fn getattribute(vm: &mut Vm, r: &Regs, class: Gc<Class>, f: Gc<Function>, call: bool) -> Decided {
    let code = f.code.get();
    if !code.simple {
        return fail(kinds::CODE_COMPLEX_PARAMETERS);
    }
    if code.argcount != 2 {
        return fail(kinds::WRONG_NUMBER_ARGUMENTS);
    }
    if call {
        return fail(kind::METHOD);
    }
    let v = version(vm, class)?;
    if f.version.get() < 2 {
        return fail(kinds::OUT_OF_VERSIONS);
    }
    r.set_cache(1, v);
    r.set_cache(3, f.version.get());
    set_descriptor(r, f.value());
    make_ready(vm, f);
    Ok(Attempt::Member(Op::LoadAttrGetattributeOverridden))
}

/// The value that the instance itself holds.
fn instance_attribute(vm: &mut Vm, r: &Regs, o: Value, class: Gc<Class>, name: Gc<Str>) -> Decided {
    let inline = o.cast::<Instance>().filter(|i| i.values_valid());
    if inline.is_some() {
        let Some(i) = class.shared_keys.borrow().find(name) else {
            return fail(kind::NOT_IN_KEYS);
        };
        let v = version(vm, class)?;
        r.set_cache(1, v);
        r.set_cache(3, i as u32);
        r.set_cache(
            4,
            Instance::inline_offset(class.member_slots.get() as usize, i) as u32,
        );
        return Ok(Attempt::Member(Op::LoadAttrInstanceValue));
    }
    if !is_managed(class) {
        return fail(kind::NOT_MANAGED_DICT);
    }
    let Some(dict) = vm.own_dict(o) else {
        return fail(kinds::NO_DICT);
    };
    if !dict.has_str_keys() {
        return fail(kind::NON_STRING);
    }
    let Some(i) = dict.find_str(name) else {
        return fail(kind::NOT_IN_DICT);
    };
    if i > 0xFFFF {
        return fail(kinds::OUT_OF_RANGE);
    }
    let v = version(vm, class)?;
    r.set_cache(1, v);
    r.set_cache(3, i as u32);
    Ok(Attempt::Member(Op::LoadAttrWithHint))
}

/// A method or plain value of the class that the instance does not shadow.
fn class_attribute(
    vm: &mut Vm,
    r: &Regs,
    o: Value,
    class: Gc<Class>,
    found: Value,
    method: bool,
) -> Decided {
    let pick = |m, plain| Ok(Attempt::Member(if method { m } else { plain }));
    let v = version(vm, class)?;
    r.set_cache(1, v);
    set_descriptor(r, found);
    if class.kind == Kind::Instance && class.has_flag(HAS_DICT) {
        let keys = vm.shared_keys_version(class);
        r.set_cache(2, keys);
        return pick(
            Op::LoadAttrMethodWithValues,
            Op::LoadAttrNondescriptorWithValues,
        );
    }
    if !class.has_flag(HAS_DICT) {
        return pick(Op::LoadAttrMethodNoDict, Op::LoadAttrNondescriptorNoDict);
    }
    if !method {
        return fail(kind::CLASS_ATTR_SIMPLE);
    }
    if vm.own_dict(o).is_some() {
        return fail(kind::NOT_MANAGED_DICT);
    }
    Ok(Attempt::Member(Op::LoadAttrMethodLazyDict))
}
