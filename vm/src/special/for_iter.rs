//! FOR_ITER. Cache: counter.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | FOR_ITER_LIST | exact list iterator | next item, or drop the list and jump behind END_FOR |
//! | FOR_ITER_TUPLE | exact tuple iterator | the same |
//! | FOR_ITER_RANGE | exact range iterator over numbers that fit | the same |
//! | FOR_ITER_GEN | exact generator that is suspended (or not started) | enters its frame; YIELD_VALUE comes back here |

use super::{Attempt, exact};
use crate::isa::Op;
use crate::object::{GenState, Generator, Iter, List, Tuple, types};
use crate::run::generator::{Resumer, enter_generator};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

/// Kinds shared by everything that iterates (FOR_ITER, SEND), CPython's `_PySpecialization_ClassifyIterator`.
pub(super) mod kind {
    pub const GENERATOR: u8 = 10;
    pub const LIST: u8 = 13;
    pub const TUPLE: u8 = 14;
    pub const SET: u8 = 15;
    pub const STRING: u8 = 16;
    pub const BYTES: u8 = 17;
    pub const RANGE: u8 = 18;
    pub const ITERTOOLS: u8 = 19;
    pub const DICT_KEYS: u8 = 20;
    pub const DICT_ITEMS: u8 = 21;
    pub const DICT_VALUES: u8 = 22;
    pub const ENUMERATE: u8 = 23;
    pub const MAP: u8 = 24;
    pub const ZIP: u8 = 25;
    pub const SEQUENCE: u8 = 26;
    pub const REVERSED: u8 = 27;
    pub const CALLABLE: u8 = 28;
    pub const ASCII_STRING: u8 = 29;
}

#[inline(always)]
fn next(r: &mut Regs, v: Value) -> Flow {
    r.push(v);
    r.skip(1);
    Flow::Next
}
#[inline(always)]
fn exhausted(r: &mut Regs, by: u32) -> Flow {
    r.skip(1);
    r.jump(by as isize + 1);
    Flow::Jump
}

macro_rules! sequence_member {
    ($name:ident, $id:ident, $source:ty, $get:expr) => {
        #[inline(always)]
        pub fn $name<P: Policy>(_: &mut Vm, r: &mut Regs, by: u32) -> Flow {
            let Some(it) = exact::<Iter>(r.peek(0), types::$id) else {
                return Flow::Miss;
            };
            let source = it.source.get();
            if !source.is_null() {
                // SAFETY: this class of iterator walks that layout.
                let items = unsafe { source.cast_unchecked::<$source>() };
                let i = it.pos.get();
                let get: fn(&$source, usize) -> Option<Value> = $get;
                if let Some(v) = get(&items, i) {
                    it.pos.set(i + 1);
                    return next(r, v);
                }
                it.source.set(Value::NULL);
            }
            exhausted(r, by)
        }
    };
}
sequence_member!(list, LIST_ITER, List, |l, i| l.get(i));
sequence_member!(tuple, TUPLE_ITER, Tuple, |t, i| t.items().get(i).copied());

#[inline(always)]
pub fn range<P: Policy>(_: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    let Some(it) = exact::<Iter>(r.peek(0), types::RANGE_ITER) else {
        return Flow::Miss;
    };
    let left = it.pos.get();
    if left == 0 {
        return exhausted(r, by);
    }
    let v = it.current.get();
    let Some(small) = Value::try_small(v) else {
        return Flow::Slow;
    };
    it.pos.set(left - 1);
    it.current.set(v.wrapping_add(it.aux.get()));
    next(r, small)
}
/// A number beyond the word.
pub(super) fn range_slow(vm: &mut Vm, r: &mut Regs) -> Flow {
    let Some(it) = exact::<Iter>(r.peek(0), types::RANGE_ITER) else {
        return Flow::Miss;
    };
    let v = it.current.get();
    it.pos.set(it.pos.get() - 1);
    it.current.set(v.wrapping_add(it.aux.get()));
    let v = vm.int(v);
    next(r, v)
}
#[inline(always)]
pub fn gen_<P: Policy>(vm: &mut Vm, r: &mut Regs, by: u32) -> Flow {
    let Some(g) = exact::<Generator>(r.peek(0), types::GENERATOR) else {
        return Flow::Miss;
    };
    if !matches!(g.state.get(), GenState::Created | GenState::Suspended) {
        return Flow::Miss;
    }
    if !enter_generator(vm, r, g, Value::NONE, Resumer::ForIter(by)) {
        return Flow::Miss;
    }
    Flow::Switch
}

pub(super) fn specialize(_: &mut Vm, r: &Regs, _: u32) -> Attempt {
    match r.peek(0).type_id() {
        types::LIST_ITER => Attempt::Member(Op::ForIterList),
        types::TUPLE_ITER => Attempt::Member(Op::ForIterTuple),
        types::RANGE_ITER => Attempt::Member(Op::ForIterRange),
        types::GENERATOR => Attempt::Member(Op::ForIterGen),
        _ => Attempt::Fail(classify(r.peek(0))),
    }
}

/// The failure kind of an iterator.
pub(super) fn classify(v: Value) -> u8 {
    use kind::*;
    match v.type_id() {
        types::GENERATOR => GENERATOR,
        types::LIST_ITER => LIST,
        types::TUPLE_ITER => TUPLE,
        types::SET_ITER => SET,
        types::STR_ITER => STRING,
        types::STR_ASCII_ITER => ASCII_STRING,
        types::BYTES_ITER => BYTES,
        types::RANGE_ITER | types::LONG_RANGE_ITER => RANGE,
        types::DICT_KEY_ITER => DICT_KEYS,
        types::DICT_ITEM_ITER => DICT_ITEMS,
        types::DICT_VALUE_ITER => DICT_VALUES,
        types::ENUMERATE => ENUMERATE,
        types::MAP => MAP,
        types::ZIP => ZIP,
        types::SEQ_ITER => SEQUENCE,
        types::LIST_REV_ITER => REVERSED,
        types::CALL_ITER => CALLABLE,
        id if (types::IT_COUNT..=types::IT_BATCHED).contains(&id) => ITERTOOLS,
        _ => super::kinds::OTHER,
    }
}
