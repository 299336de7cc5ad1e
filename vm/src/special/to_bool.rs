//! TO_BOOL. Cache: counter, type version (1, 2).
//!
//! | member | guard | result |
//! | --- | --- | --- |
//! | TO_BOOL_BOOL | is a bool | itself |
//! | TO_BOOL_INT | exact int | is not 0 |
//! | TO_BOOL_LIST | exact list | is not empty |
//! | TO_BOOL_NONE | is None | False |
//! | TO_BOOL_STR | exact str | is not empty |
//! | TO_BOOL_ALWAYS_TRUE | class has the cached version (a Python class without `__bool__` and `__len__`) | True |

use super::{Attempt, exact, kinds};
use crate::isa::Op;
use crate::object::class::HEAP_TYPE;
use crate::object::{List, Str, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

const CACHES: usize = 3;

mod kind {
    pub const BYTEARRAY: u8 = 9;
    pub const BYTES: u8 = 10;
    pub const DICT: u8 = 11;
    pub const FLOAT: u8 = 12;
    pub const MAPPING: u8 = 13;
    pub const MEMORYVIEW: u8 = 14;
    pub const NUMBER: u8 = 15;
    pub const SET: u8 = 17;
    pub const TUPLE: u8 = 18;
}

#[inline(always)]
fn give(r: &mut Regs, b: bool) -> Flow {
    r.poke(0, Value::bool(b));
    r.skip(CACHES);
    Flow::Next
}
#[inline(always)]
pub fn bool<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !r.peek(0).is_bool() {
        return Flow::Miss;
    }
    r.skip(CACHES);
    Flow::Next
}
#[inline(always)]
pub fn int<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let v = r.peek(0);
    if v.is_small() {
        return give(r, !v.is(Value::ZERO));
    }
    // An int that does not fit the word is not 0.
    if v.is_exact(types::INT) {
        return give(r, true);
    }
    Flow::Miss
}
#[inline(always)]
pub fn list<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    match exact::<List>(r.peek(0), types::LIST) {
        Some(l) => give(r, !l.is_empty()),
        None => Flow::Miss,
    }
}
#[inline(always)]
pub fn none<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    if !r.peek(0).is_none() {
        return Flow::Miss;
    }
    give(r, false)
}
#[inline(always)]
pub fn str<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    match exact::<Str>(r.peek(0), types::STR) {
        Some(s) => give(r, !s.is_empty()),
        None => Flow::Miss,
    }
}
#[inline(always)]
pub fn always_true<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    match r.peek(0).header() {
        Some(h) if vm.version_of(h.type_id()) == r.cache(1) => give(r, true),
        _ => Flow::Miss,
    }
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, _: u32) -> Attempt {
    let v = r.peek(0);
    let member = match v.type_id() {
        types::BOOL => Op::ToBoolBool,
        types::INT => Op::ToBoolInt,
        types::LIST => Op::ToBoolList,
        types::NONE => Op::ToBoolNone,
        types::STR => Op::ToBoolStr,
        _ => return other(vm, r, v),
    };
    Attempt::Member(member)
}

fn other(vm: &mut Vm, r: &Regs, v: Value) -> Attempt {
    let class = vm.class_of(v);
    let slots = class.slots();
    let truthful = slots.bool.is_none() && slots.len.is_none();
    if truthful && class.has_flag(HEAP_TYPE) {
        let version = vm.type_version(class);
        if version == 0 {
            return Attempt::Fail(kinds::OUT_OF_VERSIONS);
        }
        r.set_cache(1, version);
        return Attempt::Member(Op::ToBoolAlwaysTrue);
    }
    Attempt::Fail(match class.id {
        types::BYTEARRAY => kind::BYTEARRAY,
        types::BYTES => kind::BYTES,
        types::DICT => kind::DICT,
        types::FLOAT => kind::FLOAT,
        types::MEMORYVIEW => kind::MEMORYVIEW,
        types::SET | types::FROZENSET => kind::SET,
        types::TUPLE => kind::TUPLE,
        _ if slots.bool.is_some() => kind::NUMBER,
        _ if slots.len.is_some() => kind::MAPPING,
        _ => kinds::OTHER,
    })
}
