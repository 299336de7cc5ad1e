//! CONTAINS_OP. Cache: counter.
//!
//! | member | guard | result |
//! | --- | --- | --- |
//! | CONTAINS_OP_SET | exact set or frozenset | look-up |
//! | CONTAINS_OP_DICT | exact dict | look-up |

use super::{Attempt, exact, kinds};
use crate::isa::Op;
use crate::object::{Dict, Set, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

mod kind {
    pub const STR: u8 = 9;
    pub const TUPLE: u8 = 10;
    pub const LIST: u8 = 11;
    pub const USER_CLASS: u8 = 12;
}

#[inline(always)]
fn give(r: &mut Regs, found: R<bool>, negate: u32) -> Flow {
    match found {
        Ok(b) => {
            r.drop(1);
            r.poke(0, Value::bool(b ^ (negate != 0)));
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn set<P: Policy>(vm: &mut Vm, r: &mut Regs, negate: u32) -> Flow {
    let container = r.peek(0);
    if !(container.is_exact(types::SET) || container.is_exact(types::FROZENSET)) {
        return Flow::Miss;
    }
    // SAFETY: both classes have the layout `Set`.
    let set = unsafe { container.cast_unchecked::<Set>() };
    r.sync_ip(vm);
    let found = vm.set_has(set, r.peek(1));
    give(r, found, negate)
}
#[inline(always)]
pub fn dict<P: Policy>(vm: &mut Vm, r: &mut Regs, negate: u32) -> Flow {
    let Some(d) = exact::<Dict>(r.peek(0), types::DICT) else {
        return Flow::Miss;
    };
    r.sync_ip(vm);
    let found = vm.dict_get(d, r.peek(1)).map(|v| v.is_some());
    give(r, found, negate)
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, _: u32) -> Attempt {
    let container = r.peek(0);
    match container.type_id() {
        types::SET | types::FROZENSET => Attempt::Member(Op::ContainsOpSet),
        types::DICT => Attempt::Member(Op::ContainsOpDict),
        types::STR => Attempt::Fail(kind::STR),
        types::TUPLE => Attempt::Fail(kind::TUPLE),
        types::LIST => Attempt::Fail(kind::LIST),
        // CPython's "user class" kind means a class object as the container.
        id if vm.class(id).is_subclass_of(types::TYPE) => Attempt::Fail(kind::USER_CLASS),
        _ => Attempt::Fail(kinds::OTHER),
    }
}
