//! STORE_SUBSCR. Cache: counter.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | STORE_SUBSCR_LIST_INT | exact list, compact int index >= 0 and in range | store |
//! | STORE_SUBSCR_DICT | exact dict | insert |

use super::{Attempt, exact, kinds};
use crate::isa::Op;
use crate::object::class::HEAP_TYPE;
use crate::object::{Dict, Function, List, types};
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

mod kind {
    pub const ARRAY_INT: u8 = 9;
    pub const ARRAY_SLICE: u8 = 10;
    pub const LIST_SLICE: u8 = 11;
    pub const BUFFER_INT: u8 = 12;
    pub const BUFFER_SLICE: u8 = 13;
    pub const BYTEARRAY_INT: u8 = 18;
    pub const BYTEARRAY_SLICE: u8 = 19;
    pub const PY_SIMPLE: u8 = 20;
    pub const PY_OTHER: u8 = 21;
    pub const DICT_SUBCLASS_NO_OVERRIDE: u8 = 22;
    pub const NOT_HEAP_TYPE: u8 = 23;
}

#[inline(always)]
pub fn list_int<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (Some(l), k) = (exact::<List>(r.peek(1), types::LIST), r.peek(0)) else {
        return Flow::Miss;
    };
    // A negative index is huge as an unsigned number.
    if !k.is_small() || !l.set(k.small_unchecked() as usize, r.peek(2)) {
        return Flow::Miss;
    }
    r.drop(3);
    r.skip(1);
    Flow::Next
}
#[inline(always)]
pub fn dict<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let Some(d) = exact::<Dict>(r.peek(1), types::DICT) else {
        return Flow::Miss;
    };
    r.sync_ip(vm);
    match vm.dict_set(d, r.peek(0), r.peek(2)) {
        Ok(()) => {
            r.drop(3);
            r.skip(1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, _: u32) -> Attempt {
    let (o, k) = (r.peek(1), r.peek(0));
    let int = k.type_id() == types::INT;
    let slice = k.type_id() == types::SLICE;
    if let Some(l) = exact::<List>(o, types::LIST) {
        if !int {
            return Attempt::Fail(if slice {
                kind::LIST_SLICE
            } else {
                kinds::OTHER
            });
        }
        return match k.as_small().and_then(|i| usize::try_from(i).ok()) {
            Some(i) if i < l.len() => Attempt::Member(Op::StoreSubscrListInt),
            _ => Attempt::Fail(kinds::OUT_OF_RANGE),
        };
    }
    if o.is_exact(types::DICT) {
        return Attempt::Member(Op::StoreSubscrDict);
    }
    let class = vm.class_of(o);
    let fail = |when_int, when_slice| {
        Attempt::Fail(if int {
            when_int
        } else if slice {
            when_slice
        } else {
            kinds::OTHER
        })
    };
    match class.id {
        types::ARRAY => return fail(kind::ARRAY_INT, kind::ARRAY_SLICE),
        types::MEMORYVIEW => return fail(kind::BUFFER_INT, kind::BUFFER_SLICE),
        types::BYTEARRAY => return fail(kind::BYTEARRAY_INT, kind::BYTEARRAY_SLICE),
        _ => {}
    }
    if !class.has_flag(HEAP_TYPE) {
        return Attempt::Fail(kind::NOT_HEAP_TYPE);
    }
    let name = vm.intern("__setitem__");
    let found = vm.lookup_type(class, name);
    Attempt::Fail(match found.map(|f| f.cast::<Function>()) {
        Some(Some(f)) if f.code.get().simple && f.code.get().argcount == 3 => kind::PY_SIMPLE,
        Some(Some(_)) => kind::PY_OTHER,
        Some(None) if class.is_subclass_of(types::DICT) => kind::DICT_SUBCLASS_NO_OVERRIDE,
        _ => kinds::OTHER,
    })
}
