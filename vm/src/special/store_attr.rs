//! STORE_ATTR. Cache words: counter, type version (1), byte offset (2), index (3).
//!
//! | member | guards | action |
//! | --- | --- | --- |
//! | STORE_ATTR_INSTANCE_VALUE | type version; values inline, the cell has room for the index | store; a first store notes the insertion order |
//! | STORE_ATTR_SLOT | type version | store |
//! | STORE_ATTR_WITH_HINT | type version; real dict; entry is this name and set | replace the value |

use super::descriptors::{Attribute, failure, for_store, kind};
use super::load_attr::OFFSET_EXTRA;
use super::load_attr_specialize::is_managed;
use super::{Attempt, kinds};
use crate::heap::{Gc, Kind};
use crate::isa::Op;
use crate::object::class::HAS_DICT;
use crate::object::{Class, Instance, Str};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

const CACHES: usize = 4;

#[inline(always)]
fn done(r: &mut Regs) -> Flow {
    r.drop(2);
    r.skip(CACHES);
    Flow::Next
}
#[inline(always)]
pub fn instance_value<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let o = r.peek(0);
    let Some(h) = o.header() else {
        return Flow::Miss;
    };
    if vm.version_of(h.type_id()) != r.cache(1) {
        return Flow::Miss;
    }
    // SAFETY: classes whose instances have this layout keep it; the version belongs to one class.
    let inst = unsafe { o.cast_unchecked::<Instance>() };
    let i = r.cache(3) as usize;
    if !inst.values_valid() || i >= inst.capacity() {
        return Flow::Miss;
    }
    // SAFETY: the index is below the capacity, the offset is that index's.
    let word = unsafe { inst.word_at(r.cache(2) as usize) };
    if word.get().is_null() {
        inst.note_insertion(i);
    }
    word.set(r.peek(1));
    done(r)
}
#[inline(always)]
pub fn slot<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let o = r.peek(0);
    if vm.version_of(o.type_id()) != r.cache(1) {
        return Flow::Miss;
    }
    let offset = r.cache(2);
    if offset < OFFSET_EXTRA {
        // SAFETY: the slot belongs to the class with this version, whose instances have this layout.
        unsafe {
            o.cast_unchecked::<Instance>()
                .word_at(offset as usize)
                .set(r.peek(1));
        }
    } else {
        vm.set_member_slot(o, r.cache(3) as usize, r.peek(1));
    }
    done(r)
}
#[inline(always)]
pub fn with_hint<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let o = r.peek(0);
    if vm.version_of(o.type_id()) != r.cache(1) {
        return Flow::Miss;
    }
    let Some(d) = vm.own_dict(o) else {
        return Flow::Miss;
    };
    let i = r.cache(3) as usize;
    match d.entry(i) {
        Some(e) if e.key.is(r.name(vm, arg).value()) => {
            d.set_value(i, r.peek(1));
            done(r)
        }
        _ => Flow::Miss,
    }
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Attempt {
    let o = r.peek(0);
    let name = r.name(vm, arg);
    let class = vm.class_of(o);
    let attribute = for_store(vm, class, name);
    let (member, offset, index) = match attribute {
        Attribute::Slot(d, i) => {
            if !class.is_subclass_of(d.owner.id) {
                return Attempt::Fail(kinds::EXPECTED_ERROR);
            }
            let offset = if class.kind == Kind::Instance {
                (Instance::WORDS + i as usize * 8) as u32
            } else {
                OFFSET_EXTRA
            };
            (Op::StoreAttrSlot, offset, i as u32)
        }
        Attribute::Absent => match in_instance(vm, o, class, name) {
            Ok(x) => x,
            Err(kind) => return Attempt::Fail(kind),
        },
        Attribute::NonOverriding => return Attempt::Fail(kind::CLASS_ATTR_DESCRIPTOR),
        Attribute::Plain(_) => return Attempt::Fail(kind::CLASS_ATTR_SIMPLE),
        other => return Attempt::Fail(failure(other)),
    };
    match vm.type_version(class) {
        0 => return Attempt::Fail(kinds::OUT_OF_VERSIONS),
        v => r.set_cache(1, v),
    }
    r.set_cache(2, offset);
    r.set_cache(3, index);
    Attempt::Member(member)
}

/// Where the instance itself keeps (or will keep) the attribute: member, byte offset, index.
fn in_instance(vm: &Vm, o: Value, class: Gc<Class>, name: Gc<Str>) -> Result<(Op, u32, u32), u8> {
    if !class.has_flag(HAS_DICT) {
        return Err(kinds::EXPECTED_ERROR);
    }
    if let Some(i) = o.cast::<Instance>()
        && i.values_valid()
    {
        let Some(i) = class.shared_keys.borrow().find(name) else {
            return Err(kind::NOT_IN_KEYS);
        };
        let offset = Instance::inline_offset(class.member_slots.get() as usize, i);
        return Ok((Op::StoreAttrInstanceValue, offset as u32, i as u32));
    }
    if !is_managed(class) {
        return Err(kind::NOT_MANAGED_DICT);
    }
    let Some(d) = vm.own_dict(o) else {
        return Err(kinds::NO_DICT);
    };
    if !d.has_str_keys() {
        return Err(kind::NON_STRING);
    }
    match d.find_str(name) {
        Some(i) if i > 0xFFFF => Err(kinds::OUT_OF_RANGE),
        Some(i) => Ok((Op::StoreAttrWithHint, 0, i as u32)),
        None => Err(kind::NOT_IN_DICT),
    }
}
