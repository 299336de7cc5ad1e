//! CALL_KW. Cache words: counter, function version (1). The keyword names are the constant tuple on top.
//!
//! | member | guards | action |
//! | --- | --- | --- |
//! | CALL_KW_PY | Python function with the cached version | bind with names, enter |
//! | CALL_KW_BOUND_METHOD | bound method without a self operand, its function's version | the same with its receiver |
//! | CALL_KW_NON_PY | neither function nor bound method | call |

use super::call::{CACHES, kind};
use super::{Attempt, exact, kinds};
use crate::isa::Op;
use crate::object::{BoundMethod, Function, types};
use crate::ops::call::call_at;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::Vm;

/// The callee lies below the self slot, `n` values and the names.
#[inline(always)]
fn callee(r: &Regs, n: u32) -> Value {
    r.peek(n as usize + 2)
}
#[inline(always)]
fn go(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    // The names leave the stack but stay alive as a constant of the running code.
    let names = r.pop();
    r.sync_ip(vm);
    call_at(vm, r, n as usize, names, CACHES)
}
#[inline(always)]
pub fn py<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    match exact::<Function>(callee(r, n), types::FUNCTION) {
        Some(f) if f.version.get() == r.cache(1) => go(vm, r, n),
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn bound_method<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let Some(m) = exact::<BoundMethod>(callee(r, n), types::METHOD) else {
        return Flow::Miss;
    };
    match exact::<Function>(m.func, types::FUNCTION) {
        Some(f) if f.version.get() == r.cache(1) && r.peek(n as usize + 1).is_null() => {
            go(vm, r, n)
        }
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn non_py<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let f = callee(r, n);
    if f.is_exact(types::FUNCTION) || f.is_exact(types::METHOD) {
        return Flow::Miss;
    }
    go(vm, r, n)
}

pub(super) fn specialize(_: &mut Vm, r: &Regs, n: u32) -> Attempt {
    let f = callee(r, n);
    let (f, member) = if let Some(f) = exact::<Function>(f, types::FUNCTION) {
        (f, Op::CallKwPy)
    } else if let Some(m) = exact::<BoundMethod>(f, types::METHOD) {
        match exact::<Function>(m.func, types::FUNCTION) {
            Some(f) => (f, Op::CallKwBoundMethod),
            None => return Attempt::Fail(kind::BOUND_METHOD_OF_OTHER),
        }
    } else {
        return Attempt::Member(Op::CallKwNonPy);
    };
    if f.version.get() < 2 {
        return Attempt::Fail(kinds::OUT_OF_VERSIONS);
    }
    r.set_cache(1, f.version.get());
    Attempt::Member(member)
}
