//! What a name means on a class: the classification that LOAD_ATTR and STORE_ATTR specialize by, and their failure kinds.

use crate::heap::Gc;
use crate::object::class::IMMUTABLE;
use crate::object::{Class, Descriptor, DescriptorKind, Function, Str, types};
use crate::protocol::slot_calls;
use crate::value::Value;
use crate::vm::Vm;

/// CPython's failure kinds for attributes.
pub mod kind {
    pub const OVERRIDING_DESCRIPTOR: u8 = 9;
    pub const NON_OVERRIDING_DESCRIPTOR: u8 = 10;
    pub const NOT_DESCRIPTOR: u8 = 11;
    pub const METHOD: u8 = 12;
    pub const MUTABLE_CLASS: u8 = 13;
    pub const PROPERTY: u8 = 14;
    pub const NON_OBJECT_SLOT: u8 = 15;
    pub const NOT_MANAGED_DICT: u8 = 18;
    pub const NON_STRING: u8 = 19;
    pub const MODULE_ATTR_NOT_FOUND: u8 = 20;
    pub const SHADOWED: u8 = 21;
    pub const BUILTIN_CLASS_METHOD: u8 = 22;
    pub const CLASS_METHOD: u8 = 23;
    pub const OBJECT_SLOT: u8 = 24;
    pub const INSTANCE_ATTRIBUTE: u8 = 26;
    pub const METACLASS_ATTRIBUTE: u8 = 27;
    pub const PROPERTY_NOT_PY_FUNCTION: u8 = 28;
    pub const NOT_IN_KEYS: u8 = 29;
    pub const NOT_IN_DICT: u8 = 30;
    pub const CLASS_ATTR_SIMPLE: u8 = 31;
    pub const CLASS_ATTR_DESCRIPTOR: u8 = 32;
    pub const METACLASS_OVERRIDDEN: u8 = 34;
}

/// What a class attribute is.
#[derive(Clone, Copy)]
pub enum Attribute {
    /// A data descriptor without a form of its own.
    Overriding,
    /// A function or method descriptor.
    Method(Value),
    Property(Value),
    /// A `__slots__` member: its descriptor and number.
    Slot(Gc<Descriptor>, u16),
    /// `object.__class__`.
    DunderClass,
    /// A computed attribute of a builtin class.
    OtherSlot,
    /// An instance of a Python class, which might become a descriptor.
    Mutable,
    BuiltinClassMethod,
    PythonClassMethod,
    /// Has `__get__` only.
    NonOverriding,
    /// A plain value.
    Plain(Value),
    Absent,
    /// `__getattribute__` or `__getattr__` decide.
    Overridden,
    /// A Python `__getattribute__` and nothing else.
    GetattributeFunction(Gc<Function>),
}

/// Whether two slots hold the same function.
fn same_fn<F: Copy>(a: Option<F>, b: F, address: fn(F) -> usize) -> bool {
    a.is_some_and(|a| address(a) == address(b))
}

/// What the value found in a class is.
pub fn classify(vm: &Vm, found: Option<Value>, name: Gc<Str>, has_getattr: bool) -> Attribute {
    let Some(d) = found else {
        return Attribute::Absent;
    };
    let class = vm.class_of(d);
    if !class.has_flag(IMMUTABLE) {
        return Attribute::Mutable;
    }
    let t = class.id;
    if t == types::FUNCTION || t == types::METHOD_DESCR || t == types::WRAPPER_DESCR {
        return Attribute::Method(d);
    }
    if t == types::PROPERTY {
        // Whether the property will raise AttributeError and call `__getattr__` cannot be seen.
        return if has_getattr {
            Attribute::Overridden
        } else {
            Attribute::Property(d)
        };
    }
    if let Some(x) = d.cast::<Descriptor>() {
        return match x.what {
            DescriptorKind::Member(i) => Attribute::Slot(x, i),
            DescriptorKind::ClassMethod(_) => Attribute::BuiltinClassMethod,
            DescriptorKind::GetSet(_) if x.owner.id == types::OBJECT && name.same(vm.n.class) => {
                Attribute::DunderClass
            }
            DescriptorKind::GetSet(def) if def.set.is_some() => Attribute::Overriding,
            _ => Attribute::OtherSlot,
        };
    }
    match t {
        types::CLASSMETHOD => return Attribute::PythonClassMethod,
        types::STATICMETHOD => return Attribute::NonOverriding,
        _ => {}
    }
    let slots = class.slots();
    if slots.descr_set.is_some() {
        Attribute::Overriding
    } else if slots.descr_get.is_some() {
        Attribute::NonOverriding
    } else {
        Attribute::Plain(d)
    }
}

/// What `o.name` will do, for an instance of `class`.
pub fn for_load(vm: &mut Vm, class: Gc<Class>, name: Gc<Str>) -> Attribute {
    let address = |f: crate::object::slots::GetAttrFn| f as usize;
    let slot = class.slots().getattr;
    let mut has_getattr = false;
    if same_fn(slot, slot_calls::getattr_hook, address) {
        let n = vm.n;
        has_getattr = vm.lookup_type(class, n.getattr).is_some();
        let getattribute = vm.lookup_type(class, n.getattribute);
        if let Some(f) = getattribute
            && !f.is_exact(types::WRAPPER_DESCR)
        {
            return match f.cast::<Function>() {
                Some(f) if !has_getattr => Attribute::GetattributeFunction(f),
                _ => Attribute::Overridden,
            };
        }
    } else if slot.is_some() && !same_fn(slot, slot_calls::generic_getattr, address) {
        return Attribute::Overridden;
    }
    let found = vm.lookup_type(class, name);
    classify(vm, found, name, has_getattr)
}

/// What `o.name = v` will do, for an instance of `class`.
pub fn for_store(vm: &mut Vm, class: Gc<Class>, name: Gc<Str>) -> Attribute {
    let address = |f: crate::object::slots::SetAttrFn| f as usize;
    let slot = class.slots().setattr;
    if slot.is_some() && !same_fn(slot, slot_calls::generic_setattr, address) {
        return Attribute::Overridden;
    }
    let found = vm.lookup_type(class, name);
    classify(vm, found, name, false)
}

/// The failure kind of an attribute that has no member of its own.
pub fn failure(a: Attribute) -> u8 {
    use kind::*;
    match a {
        Attribute::Overriding => OVERRIDING_DESCRIPTOR,
        Attribute::Method(_) => METHOD,
        Attribute::Property(_) => PROPERTY,
        Attribute::Slot(..) => OBJECT_SLOT,
        Attribute::DunderClass | Attribute::OtherSlot => NON_OBJECT_SLOT,
        Attribute::Mutable => MUTABLE_CLASS,
        Attribute::BuiltinClassMethod => BUILTIN_CLASS_METHOD,
        Attribute::PythonClassMethod => CLASS_METHOD,
        Attribute::NonOverriding => NON_OVERRIDING_DESCRIPTOR,
        Attribute::Plain(_) => NOT_DESCRIPTOR,
        Attribute::Absent => INSTANCE_ATTRIBUTE,
        Attribute::Overridden | Attribute::GetattributeFunction(_) => super::kinds::OVERRIDDEN,
    }
}
