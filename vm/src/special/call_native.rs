//! CALL: the members whose callee is native. Cache word: counter.
//!
//! | member | guards | action |
//! | --- | --- | --- |
//! | CALL_TYPE_1, CALL_STR_1, CALL_TUPLE_1 | the callee is that class, one argument, no self operand | direct |
//! | CALL_BUILTIN_CLASS | a builtin class that CPython gives a vectorcall | call the class |
//! | CALL_BUILTIN_O, _FAST, _FAST_WITH_KEYWORDS | a native function of that convention, no class or static method | direct |
//! | CALL_LEN, CALL_ISINSTANCE | the callee is that function, no self operand | direct |
//! | CALL_LIST_APPEND | `list.append` on a list or a subclass; the next instruction is POP_TOP | append, skip the POP_TOP |
//! | CALL_METHOD_DESCRIPTOR_O, _FAST, _FAST_WITH_KEYWORDS, _NOARGS | a native method of that convention, the receiver's class is exactly the one that defines it | direct |
//! | CALL_NON_PY_GENERAL | neither Python function nor bound method | call |
//!
//! BUILTIN_*, METHOD_DESCRIPTOR_* and NON_PY_GENERAL guard the kind of callee, so one site can serve many functions without a miss.

use super::call::{CACHES, arguments, generic};
use super::{Attempt, exact, kinds};
use crate::heap::Gc;
use crate::isa::Op;
use crate::object::class::IMMUTABLE;
use crate::object::{
    Binding, Builtin, Class, Conv, Descriptor, DescriptorKind, List, MethodDef, TypeId, types,
};
use crate::run::args::Args;
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Replaces the whole call by its result.
#[inline(always)]
fn give(r: &mut Regs, n: u32, v: R) -> Flow {
    match v {
        Ok(v) => {
            r.drop(n as usize + 1);
            r.poke(0, v);
            r.skip(CACHES as usize);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// Whether the callee is this value and there is no self operand.
#[inline(always)]
fn calls(r: &Regs, n: u32, f: Value) -> bool {
    r.peek(n as usize + 1).is(f) && r.peek(n as usize).is_null()
}
#[inline(always)]
pub fn type_1<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    if !calls(r, n, vm.class(types::TYPE).value()) {
        return Flow::Miss;
    }
    let v = vm.class_of(r.peek(0)).value();
    give(r, n, Ok(v))
}
#[inline(always)]
pub fn str_1<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    if !calls(r, n, vm.class(types::STR).value()) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    let v = vm.str_of(r.peek(0)).map(|s| s.value());
    give(r, n, v)
}
#[inline(always)]
pub fn tuple_1<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    if !calls(r, n, vm.class(types::TUPLE).value()) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    let v = vm.collect_tuple(r.peek(0));
    give(r, n, v)
}
/// Builtin classes that CPython 3.14 gives a vectorcall.
const VECTORCALL: [TypeId; 16] = [
    types::STR,
    types::TUPLE,
    types::BOOL,
    types::DICT,
    types::ENUMERATE,
    types::FLOAT,
    types::FROZENSET,
    types::FILTER,
    types::INT,
    types::LIST,
    types::MAP,
    types::RANGE,
    types::REVERSED,
    types::SET,
    types::SUPER,
    types::TYPE,
];
/// Exceptions with fields of their own: neither they nor their subclasses have `BaseException`'s vectorcall.
const EXCEPTIONS_WITH_FIELDS: [TypeId; 12] = [
    types::ATTRIBUTE_ERROR,
    types::BASE_EXCEPTION_GROUP,
    types::IMPORT_ERROR,
    types::MEMORY_ERROR,
    types::NAME_ERROR,
    types::OS_ERROR,
    types::STOP_ITERATION,
    types::SYNTAX_ERROR,
    types::SYSTEM_EXIT,
    types::UNICODE_DECODE_ERROR,
    types::UNICODE_ENCODE_ERROR,
    types::UNICODE_TRANSLATE_ERROR,
];
#[inline(never)]
fn has_vectorcall(c: Gc<Class>) -> bool {
    c.has_flag(IMMUTABLE)
        && (VECTORCALL.contains(&c.id)
            || c.is_subclass_of(types::BASE_EXCEPTION)
                && !EXCEPTIONS_WITH_FIELDS.iter().any(|&e| c.is_subclass_of(e)))
}
#[inline(always)]
pub fn builtin_class<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    match r.peek(n as usize + 1).cast::<Class>() {
        Some(c) if has_vectorcall(c) => {}
        _ => return Flow::Miss,
    }
    r.sync_ip(vm);
    generic(vm, r, n, Value::NULL)
}

/// The operands of a call: where the callable lies, and its arguments, the receiver included unless it is NULL.
struct Operands {
    callee: *mut Value,
    args: *mut Value,
    count: usize,
}
impl Operands {
    #[inline(always)]
    fn of(r: &Regs, n: u32) -> Operands {
        let callee = r.addr(n as usize + 1);
        // SAFETY: callable, self or NULL, and `n` arguments are on the stack.
        unsafe {
            let without_self = usize::from((*callee.add(1)).is_null());
            Operands {
                callee,
                args: callee.add(1 + without_self),
                count: n as usize + 1 - without_self,
            }
        }
    }
    #[inline(always)]
    fn callable(&self) -> Value {
        // SAFETY: as above.
        unsafe { *self.callee }
    }
}

/// Calls a native function whose convention has been checked, and replaces the whole call by its result.
#[inline(always)]
fn direct(
    vm: &mut Vm,
    r: &mut Regs,
    callee: *mut Value,
    def: &'static MethodDef,
    receiver: Value,
    args: *mut Value,
    count: usize,
) -> Flow {
    r.sync_ip(vm);
    match enter(vm, def, receiver, args, count) {
        Ok(v) => {
            // SAFETY: the callable's slot becomes the result's.
            unsafe {
                *callee = v;
                r.sp = callee.add(1);
            }
            r.skip(CACHES as usize);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// Out of line, because `Args` is passed by address, and the native depth is told by a local's (rule 1 of `ops`).
#[inline(never)]
fn enter(
    vm: &mut Vm,
    def: &'static MethodDef,
    receiver: Value,
    args: *mut Value,
    count: usize,
) -> R {
    vm.check_native_depth("")?;
    // SAFETY: the operands stay on the value stack during the call.
    let args = unsafe { Args::new(args, count, Value::NULL) };
    if def.conv == Conv::Fast {
        // The arity of this convention is the function's own affair: it raises.
        vm.call_def(def, receiver, args, false)
    } else {
        (def.f)(vm, receiver, args)
    }
}
#[inline(always)]
fn builtin_member(
    vm: &mut Vm,
    r: &mut Regs,
    n: u32,
    conv: Conv,
    fits: impl Fn(usize) -> bool,
) -> Flow {
    let o = Operands::of(r, n);
    // CPython compares all of the function's flags. Those of class and static methods hold more than the convention, which its specializer does
    // not mind: such sites miss for ever.
    match exact::<Builtin>(o.callable(), types::BUILTIN) {
        Some(b) if b.def.conv == conv && b.def.binding == Binding::Instance && fits(o.count) => {
            direct(vm, r, o.callee, b.def, b.receiver, o.args, o.count)
        }
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn builtin_o<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    builtin_member(vm, r, n, Conv::O, |count| count == 1)
}
#[inline(always)]
pub fn builtin_fast<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    builtin_member(vm, r, n, Conv::Fast, |_| true)
}
#[inline(always)]
pub fn builtin_fast_with_keywords<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    builtin_member(vm, r, n, Conv::FastKeywords, |_| true)
}
#[inline(always)]
pub fn len<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    if !calls(r, n, vm.callables.len) {
        return Flow::Miss;
    }
    let o = r.peek(0);
    if let Some(l) = exact::<List>(o, types::LIST) {
        return give(r, n, Ok(Value::small(l.len() as i64)));
    }
    r.sync_ip(vm);
    let v = vm.len(o).map(|n| vm.int_usize(n));
    give(r, n, v)
}
#[inline(always)]
pub fn isinstance<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let (_, count) = arguments(r, n);
    if count != 2 || !r.peek(n as usize + 1).is(vm.callables.isinstance) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    let v = vm.isinstance(r.peek(1), r.peek(0)).map(Value::bool);
    give(r, n, v)
}
#[inline(always)]
pub fn list_append<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    if !r.peek(2).is(vm.callables.list_append) {
        return Flow::Miss;
    }
    // Subclasses of list too, unlike in the other method members.
    let Some(l) = r.peek(1).cast::<List>() else {
        return Flow::Miss;
    };
    debug_assert!(n == 1);
    if !l.push_within_capacity(r.peek(0)) {
        return Flow::Slow;
    }
    r.drop(3);
    // The POP_TOP behind the caches is done, too.
    r.skip(CACHES as usize + 1);
    Flow::Next
}
/// The list has to grow.
pub(super) fn list_append_slow(vm: &mut Vm, r: &mut Regs) -> Flow {
    if let Some(l) = r.peek(1).cast::<List>() {
        l.push(&vm.heap, r.peek(0));
    }
    r.drop(3);
    r.skip(CACHES as usize + 1);
    Flow::Next
}
/// The native method that is called has this convention, and the receiver (the first argument) is of exactly the class that defines it.
#[inline(always)]
fn method_member(
    vm: &mut Vm,
    r: &mut Regs,
    n: u32,
    conv: Conv,
    fits: impl Fn(usize) -> bool,
) -> Flow {
    let o = Operands::of(r, n);
    let Some(d) = exact::<Descriptor>(o.callable(), types::METHOD_DESCR) else {
        return Flow::Miss;
    };
    let DescriptorKind::Method(def) = d.what else {
        return Flow::Miss;
    };
    if def.conv != conv || !fits(o.count) {
        return Flow::Miss;
    }
    // SAFETY: every `fits` asks for an argument.
    let (receiver, rest) = unsafe { (*o.args, o.args.add(1)) };
    if receiver.type_id() != d.owner.id {
        return Flow::Miss;
    }
    direct(vm, r, o.callee, def, receiver, rest, o.count - 1)
}
#[inline(always)]
pub fn method_descriptor_o<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    method_member(vm, r, n, Conv::O, |count| count == 2)
}
#[inline(always)]
pub fn method_descriptor_noargs<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    method_member(vm, r, n, Conv::NoArgs, |count| count == 1)
}
#[inline(always)]
pub fn method_descriptor_fast<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    method_member(vm, r, n, Conv::Fast, |count| count > 0)
}
#[inline(always)]
pub fn method_descriptor_fast_with_keywords<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    method_member(vm, r, n, Conv::FastKeywords, |count| count > 0)
}
#[inline(always)]
pub fn non_py_general<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let f = r.peek(n as usize + 1);
    if f.is_exact(types::FUNCTION) || f.is_exact(types::METHOD) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    generic(vm, r, n, Value::NULL)
}

/// The member for a callee that is not Python code.
pub(super) fn specialize(vm: &mut Vm, r: &Regs, f: Value, n: u32, receiver: bool) -> Attempt {
    let count = n + u32::from(receiver);
    let member = if let Some(c) = f.cast::<Class>() {
        let one = n == 1 && !receiver;
        match c.id {
            types::TYPE if one => Op::CallType1,
            types::STR if one => Op::CallStr1,
            types::TUPLE if one => Op::CallTuple1,
            _ if !receiver && has_vectorcall(c) => Op::CallBuiltinClass,
            _ => Op::CallNonPyGeneral,
        }
    } else if let Some(b) = exact::<Builtin>(f, types::BUILTIN) {
        match b.def.conv {
            Conv::O if count != 1 => return Attempt::Fail(kinds::WRONG_NUMBER_ARGUMENTS),
            Conv::O if f.is(vm.callables.len) && !receiver => Op::CallLen,
            Conv::O => Op::CallBuiltinO,
            Conv::Fast if f.is(vm.callables.isinstance) && count == 2 => Op::CallIsinstance,
            Conv::Fast => Op::CallBuiltinFast,
            Conv::FastKeywords => Op::CallBuiltinFastWithKeywords,
            Conv::NoArgs | Conv::VarArgs => Op::CallNonPyGeneral,
        }
    } else if let Some(d) = exact::<Descriptor>(f, types::METHOD_DESCR)
        && let DescriptorKind::Method(def) = d.what
    {
        match def.conv {
            Conv::NoArgs if count != 1 => return Attempt::Fail(kinds::WRONG_NUMBER_ARGUMENTS),
            Conv::NoArgs => Op::CallMethodDescriptorNoargs,
            Conv::O if count != 2 => return Attempt::Fail(kinds::WRONG_NUMBER_ARGUMENTS),
            Conv::O if f.is(vm.callables.list_append) && n == 1 && pops(r) => Op::CallListAppend,
            Conv::O => Op::CallMethodDescriptorO,
            Conv::Fast => Op::CallMethodDescriptorFast,
            Conv::FastKeywords => Op::CallMethodDescriptorFastWithKeywords,
            Conv::VarArgs => Op::CallNonPyGeneral,
        }
    } else {
        Op::CallNonPyGeneral
    };
    Attempt::Member(member)
}

/// Whether the instruction behind the call drops its result.
fn pops(r: &Regs) -> bool {
    r.cache(CACHES as usize) as u8 == Op::PopTop as u8
}
