//! COMPARE_OP. Cache: counter.
//!
//! | member | guard | result |
//! | --- | --- | --- |
//! | COMPARE_OP_INT | both compact ints | one comparison |
//! | COMPARE_OP_FLOAT | both exact floats | one comparison (NaN: unordered) |
//! | COMPARE_OP_STR | both exact strs, operator `==` or `!=` | equality |

use super::{Attempt, exact};
use crate::isa::Op;
use crate::object::{Cmp, Str, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

mod kind {
    pub const DIFFERENT_TYPES: u8 = 12;
    pub const STRING: u8 = 13;
    pub const BIG_INT: u8 = 14;
    pub const BYTES: u8 = 15;
    pub const TUPLE: u8 = 16;
    pub const LIST: u8 = 17;
    pub const SET: u8 = 18;
    pub const BOOL: u8 = 19;
    pub const BASE_OBJECT: u8 = 20;
    pub const FLOAT_LONG: u8 = 21;
    pub const LONG_FLOAT: u8 = 22;
}

#[inline(always)]
fn give(r: &mut Regs, b: bool) -> Flow {
    r.drop(1);
    r.poke(0, Value::bool(b));
    r.skip(1);
    Flow::Next
}
/// The outcome bit (unordered 1, less 2, greater 4, equal 8) against the mask in the oparg's low bits, as CPython does it.
#[inline(always)]
pub fn int<P: Policy>(_: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    if !Value::both_small(a, b) {
        return Flow::Miss;
    }
    give(r, Value::small_order(a, b) & arg != 0)
}
#[inline(always)]
pub fn float<P: Policy>(_: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    if !(a.is_float() && b.is_float()) {
        return Flow::Miss;
    }
    let (a, b) = (a.float_unchecked(), b.float_unchecked());
    let outcome = ((a < b) as u32 * 2) | ((a > b) as u32 * 4) | ((a == b) as u32 * 8);
    let outcome = if outcome == 0 { 1 } else { outcome };
    give(r, outcome & arg & 15 != 0)
}
#[inline(always)]
pub fn str<P: Policy>(_: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let Some(a) = exact::<Str>(r.peek(1), types::STR) else {
        return Flow::Miss;
    };
    let Some(b) = exact::<Str>(r.peek(0), types::STR) else {
        return Flow::Miss;
    };
    let equal = if a.same(b) {
        true
    } else if a.len() != b.len() || a.surely_differs(b) {
        false
    } else {
        return Flow::Slow;
    };
    give(r, equal == (arg & 8 != 0))
}
/// Two objects of one length whose hashes do not tell them apart: the texts are compared, out of line.
pub(super) fn str_slow(r: &mut Regs, arg: u32) -> Flow {
    let (Some(a), Some(b)) = (r.peek(1).cast::<Str>(), r.peek(0).cast::<Str>()) else {
        return Flow::Miss;
    };
    give(r, (a.as_str() == b.as_str()) == (arg & 8 != 0))
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Attempt {
    let (a, b) = (r.peek(1), r.peek(0));
    let (ta, tb) = (a.type_id(), b.type_id());
    if ta != tb {
        return Attempt::Fail(match (ta, tb) {
            (types::FLOAT, types::INT) => kind::FLOAT_LONG,
            (types::INT, types::FLOAT) => kind::LONG_FLOAT,
            _ => kind::DIFFERENT_TYPES,
        });
    }
    let op = Cmp::ALL[((arg >> 5) as usize).min(5)];
    match ta {
        types::FLOAT => Attempt::Member(Op::CompareOpFloat),
        types::INT if Value::both_small(a, b) => Attempt::Member(Op::CompareOpInt),
        types::INT => Attempt::Fail(kind::BIG_INT),
        types::STR if matches!(op, Cmp::Eq | Cmp::Ne) => Attempt::Member(Op::CompareOpStr),
        types::STR => Attempt::Fail(kind::STRING),
        types::BYTES => Attempt::Fail(kind::BYTES),
        types::TUPLE => Attempt::Fail(kind::TUPLE),
        types::LIST => Attempt::Fail(kind::LIST),
        types::SET | types::FROZENSET => Attempt::Fail(kind::SET),
        types::BOOL => Attempt::Fail(kind::BOOL),
        _ => {
            let plain = vm.class(types::OBJECT).slots().compare;
            let own = vm.class_of(a).slots().compare;
            let same = own.map(|f| f as usize) == plain.map(|f| f as usize);
            Attempt::Fail(if same {
                kind::BASE_OBJECT
            } else {
                super::kinds::OTHER
            })
        }
    }
}
