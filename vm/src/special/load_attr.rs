//! LOAD_ATTR: the members' handlers. Which one fits is decided in `load_attr_specialize.rs`.
//!
//! Cache words: counter, type version (1), keys version of the class or of a module's dict (2), index or function version (3), byte offset (4),
//! descriptor (5, 6). CPython's units hold the keys version or the index in unit 3; `live.rs` maps.
//!
//! | member | guards | action |
//! | --- | --- | --- |
//! | INSTANCE_VALUE | type version; values inline; slot set | load slot |
//! | WITH_HINT | type version; real dict; entry is this name and set | load entry |
//! | MODULE | is a module; its dict's keys version; entry set | load entry |
//! | SLOT | type version; slot set (`__slots__`; also `__class__`) | load |
//! | CLASS | is a class; its version | push value |
//! | CLASS_WITH_METACLASS_CHECK | + the metaclass's version | push value |
//! | PROPERTY | type version; the getter still takes one plain argument; room | enter the getter |
//! | GETATTRIBUTE_OVERRIDDEN | type version; function version; room | enter `__getattribute__` with (self, name) |
//! | METHOD_WITH_VALUES | type version; values inline; the class's shared keys version | push function, self |
//! | METHOD_NO_DICT | type version | push function, self |
//! | METHOD_LAZY_DICT | type version; no dict yet | push function, self |
//! | NONDESCRIPTOR_WITH_VALUES, _NO_DICT | as the METHOD forms | push value |
//!
//! Ours differ: asking an instance for its `__dict__` moves the values there for good (CPython links the two), so INSTANCE_VALUE sites miss on such an
//! instance and WITH_HINT takes over. C-level member descriptors of builtin classes are computed attributes here and stay generic. Instances of
//! subclasses of list, dict, set and str have a dict and no inline values: WITH_HINT and LAZY_DICT serve them.

use super::enter::{enter_exact, has_room};
use super::exact;
use crate::heap::{Gc, HeapType};
use crate::object::{Class, Dict, Function, Instance, Module, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

const CACHES: usize = 9;
/// Word 4 of SLOT when the attribute is `__class__`, and when it is a slot of a builtin's subclass.
pub(super) const OFFSET_CLASS: u32 = u32::MAX;
pub(super) const OFFSET_EXTRA: u32 = u32::MAX - 1;

/// Replaces the owner by the attribute (and NULL, in call position).
#[inline(always)]
fn give(r: &mut Regs, v: Value, arg: u32) -> Flow {
    r.poke(0, v);
    if arg & 1 != 0 {
        r.push(Value::NULL);
    }
    r.skip(CACHES);
    Flow::Next
}
/// Replaces the owner by the function and the owner.
#[inline(always)]
fn give_method(r: &mut Regs) -> Flow {
    let o = r.peek(0);
    r.poke(0, Value::from_bits(r.cache64(5)));
    r.push(o);
    r.skip(CACHES);
    Flow::Next
}
/// The owner as an instance with the cached version; the specializer has seen to the layout.
#[inline(always)]
fn instance(vm: &Vm, r: &Regs) -> Option<Gc<Instance>> {
    let o = r.peek(0);
    let h = o.header()?;
    if vm.version_of(h.type_id()) != r.cache(1) {
        return None;
    }
    // SAFETY: classes whose instances have this layout keep it; the version belongs to one class.
    Some(unsafe { o.cast_unchecked::<Instance>() })
}
/// Whether the owner's class (any class) has the cached version.
#[inline(always)]
fn has_version(vm: &Vm, r: &Regs) -> bool {
    vm.version_of(r.peek(0).type_id()) == r.cache(1)
}

#[inline(always)]
pub fn instance_value<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let Some(o) = instance(vm, r) else {
        return Flow::Miss;
    };
    if !o.values_valid() || r.cache(3) as usize >= o.capacity() {
        return Flow::Miss;
    }
    // SAFETY: the index is below the capacity, the offset is that index's.
    let v = unsafe { o.word_at(r.cache(4) as usize) }.get();
    if v.is_null() {
        return Flow::Miss;
    }
    give(r, v, arg)
}
#[inline(always)]
pub fn with_hint<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    let Some(d) = vm.own_dict(r.peek(0)) else {
        return Flow::Miss;
    };
    match d.entry(r.cache(3) as usize) {
        Some(e) if e.key.is(r.name(vm, arg >> 1).value()) => give(r, e.value, arg),
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn module<P: Policy>(_: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let Some(m) = exact::<Module>(r.peek(0), types::MODULE) else {
        return Flow::Miss;
    };
    if m.dict.keys_version() != r.cache(1) {
        return Flow::Miss;
    }
    match m.dict.value_at(r.cache(3) as usize) {
        Some(v) => give(r, v, arg),
        None => Flow::Miss,
    }
}
#[inline(always)]
pub fn slot<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let offset = r.cache(4);
    if offset >= OFFSET_EXTRA {
        return Flow::Slow;
    }
    let Some(o) = instance(vm, r) else {
        return Flow::Miss;
    };
    // SAFETY: the slot belongs to the class with this version, whose instances have this layout.
    let v = unsafe { o.word_at(offset as usize) }.get();
    if v.is_null() {
        return Flow::Miss;
    }
    give(r, v, arg)
}
/// SLOT when the attribute is `__class__`, or a slot of a builtin's subclass.
pub(super) fn slot_slow(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    let o = r.peek(0);
    let v = if r.cache(4) == OFFSET_CLASS {
        vm.class(o.type_id()).value()
    } else {
        vm.member_slot(o, r.cache(3) as usize)
    };
    if v.is_null() {
        return Flow::Miss;
    }
    give(r, v, arg)
}
#[inline(always)]
pub fn class<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    match r.peek(0).cast::<Class>() {
        Some(c) if vm.version_of(c.id) == r.cache(1) => {
            give(r, Value::from_bits(r.cache64(5)), arg)
        }
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn class_with_metaclass_check<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    match r.peek(0).cast::<Class>() {
        Some(c)
            if vm.version_of(c.id) == r.cache(1)
                && vm.version_of(c.header.type_id()) == r.cache(3) =>
        {
            give(r, Value::from_bits(r.cache64(5)), arg)
        }
        _ => Flow::Miss,
    }
}
/// The cached function.
#[inline(always)]
fn cached<T: HeapType>(r: &Regs) -> Gc<T> {
    // SAFETY: the specializer stored a `T`; the class whose version was checked keeps it alive.
    unsafe { Value::from_bits(r.cache64(5)).cast_unchecked::<T>() }
}
#[inline(always)]
pub fn property<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    let getter = cached::<Function>(r);
    let code = getter.code.get();
    let args = r.addr(0);
    if !code.simple || code.argcount != 1 || !has_room(vm, getter, args) {
        return Flow::Miss;
    }
    enter_exact(vm, r, getter, args, r.sp, args, 0, CACHES as u32);
    Flow::Switch
}
#[inline(always)]
pub fn getattribute_overridden<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    let f = cached::<Function>(r);
    let args = r.addr(0);
    if f.version.get() != r.cache(3) || !has_room(vm, f, args) {
        return Flow::Miss;
    }
    let name = r.name(vm, arg >> 1).value();
    // SAFETY: there is room for the callee's window, which starts with these two.
    let end = unsafe {
        *args.add(1) = name;
        args.add(2)
    };
    enter_exact(vm, r, f, args, end, args, 0, CACHES as u32);
    Flow::Switch
}
/// The class's version and its shared keys' version, and the values are inline.
#[inline(always)]
fn has_versions_and_values(vm: &Vm, r: &Regs) -> bool {
    let o = r.peek(0);
    match o.header() {
        // SAFETY: as in `instance`.
        Some(h) => {
            vm.versions_of(h.type_id()) == r.cache64(1)
                && unsafe { o.cast_unchecked::<Instance>() }.values_valid()
        }
        None => false,
    }
}
#[inline(always)]
pub fn method_with_values<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !has_versions_and_values(vm, r) {
        return Flow::Miss;
    }
    give_method(r)
}
#[inline(always)]
pub fn method_no_dict<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    give_method(r)
}
#[inline(always)]
pub fn method_lazy_dict<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !has_version(vm, r) || vm.own_dict(r.peek(0)).is_some() {
        return Flow::Miss;
    }
    give_method(r)
}
#[inline(always)]
pub fn nondescriptor_with_values<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !has_versions_and_values(vm, r) {
        return Flow::Miss;
    }
    give(r, Value::from_bits(r.cache64(5)), arg)
}
#[inline(always)]
pub fn nondescriptor_no_dict<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    if !has_version(vm, r) {
        return Flow::Miss;
    }
    give(r, Value::from_bits(r.cache64(5)), arg)
}

impl Vm {
    /// The dict that an object has of its own now: a plain instance's after its values moved there, or a builtin layout's.
    #[inline]
    pub fn own_dict(&self, o: Value) -> Option<Gc<Dict>> {
        match o.cast::<Instance>() {
            Some(i) => i.dict(),
            None => self.dict_of(o),
        }
    }
}
