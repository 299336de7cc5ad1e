//! UNPACK_SEQUENCE. Cache: counter.
//!
//! | member | guard |
//! | --- | --- |
//! | UNPACK_SEQUENCE_TWO_TUPLE | exact tuple of 2 |
//! | UNPACK_SEQUENCE_TUPLE | exact tuple of as many items as wanted |
//! | UNPACK_SEQUENCE_LIST | exact list of as many items as wanted |

use super::{Attempt, exact, kinds};
use crate::isa::Op;
use crate::object::{List, Tuple, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

mod kind {
    pub const ITERATOR: u8 = 9;
    pub const SEQUENCE: u8 = 10;
}

#[inline(always)]
pub fn two_tuple<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let Some(t) = exact::<Tuple>(r.peek(0), types::TUPLE) else {
        return Flow::Miss;
    };
    let &[a, b] = t.items() else {
        return Flow::Miss;
    };
    r.poke(0, b);
    r.push(a);
    r.skip(1);
    Flow::Next
}
#[inline(always)]
fn spread(r: &mut Regs, items: &[Value], n: u32) -> Flow {
    if items.len() != n as usize {
        return Flow::Miss;
    }
    r.drop(1);
    for &v in items.iter().rev() {
        r.push(v);
    }
    r.skip(1);
    Flow::Next
}
#[inline(always)]
pub fn tuple<P: Policy>(_: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    match exact::<Tuple>(r.peek(0), types::TUPLE) {
        Some(t) => spread(r, t.items(), n),
        None => Flow::Miss,
    }
}
#[inline(always)]
pub fn list<P: Policy>(_: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    match exact::<List>(r.peek(0), types::LIST) {
        Some(l) => spread(r, l.items(), n),
        None => Flow::Miss,
    }
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, n: u32) -> Attempt {
    let v = r.peek(0);
    if let Some(t) = exact::<Tuple>(v, types::TUPLE) {
        return if t.len() != n as usize {
            Attempt::Fail(kinds::EXPECTED_ERROR)
        } else if n == 2 {
            Attempt::Member(Op::UnpackSequenceTwoTuple)
        } else {
            Attempt::Member(Op::UnpackSequenceTuple)
        };
    }
    if let Some(l) = exact::<List>(v, types::LIST) {
        return if l.len() != n as usize {
            Attempt::Fail(kinds::EXPECTED_ERROR)
        } else {
            Attempt::Member(Op::UnpackSequenceList)
        };
    }
    let class = vm.class_of(v);
    let slots = class.slots();
    Attempt::Fail(if slots.getitem.is_some() && slots.len.is_some() {
        kind::SEQUENCE
    } else if slots.iter.is_some() {
        kind::ITERATOR
    } else {
        kinds::OTHER
    })
}
