//! `_dis`: the disassembler (`crate::code`) as Python functions. The module `dis` itself is `python/dis.py`.

use crate::code::dis::{ArgVal, Instruction, instructions, jump_target, make_labels, unpack};
use crate::code::{CodeObject, DisOptions, Positions, code_info, disassemble};
use crate::heap::Gc;
use crate::isa::{Op, Pseudo, cache_fields};
use crate::object::{Bytes, Code, MethodDef, Module};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::sync::Arc;

fn code_arg(vm: &mut Vm, v: Value) -> R<Gc<Code>> {
    match v.cast::<Code>() {
        Some(c) => Ok(c),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!("a code object is required, not '{t}'")))
        }
    }
}

/// The address that the repr of a nested code object shows.
fn address_of(code: Gc<Code>, inner: &Arc<CodeObject>) -> u64 {
    code.consts
        .iter()
        .filter_map(|v| v.cast::<Code>())
        .find(|c| Arc::ptr_eq(&c.plain, inner))
        .map_or(Arc::as_ptr(inner) as u64, |c| c.addr() as u64)
}

/// Bytes of the live code, or nothing for None.
fn live_arg(v: Value) -> Option<Vec<u8>> {
    v.cast::<Bytes>().map(|b| b.as_slice().to_vec())
}

/// `_disassemble(code, live, lasti, show_caches, show_offsets, show_positions)`: the listing of one code object.
fn disassemble_one(vm: &mut Vm, _: Value, a: Args) -> R {
    let code = code_arg(vm, a.at(0))?;
    let live = live_arg(a.at(1));
    let lasti = a.at(2).as_i64().and_then(|i| usize::try_from(i).ok());
    let flag = |vm: &mut Vm, i: usize| vm.truth(a.at(i));
    let (show_caches, show_offsets, show_positions) = (flag(vm, 3)?, flag(vm, 4)?, flag(vm, 5)?);
    let live = move |_: &CodeObject| live.clone();
    let address = move |inner: &Arc<CodeObject>| address_of(code, inner);
    let options = DisOptions {
        show_caches,
        show_offsets,
        show_positions,
        live: Some(&live),
        lasti,
        depth: Some(0),
        address: &address,
    };
    let text = disassemble(&code.plain, &options);
    Ok(vm.string(text))
}

fn int_or_none(vm: &Vm, i: Option<i32>) -> Value {
    i.map_or(Value::NONE, |i| vm.int(i.into()))
}

fn positions(vm: &Vm, p: Positions) -> Value {
    let parts = [p.line, p.end_line, p.col, p.end_col].map(|i| int_or_none(vm, i));
    vm.tuple(&parts)
}

fn argval(vm: &Vm, code: Gc<Code>, i: &Instruction) -> Value {
    match &i.argval {
        ArgVal::None | ArgVal::Unknown => Value::NONE,
        ArgVal::Int(n) => vm.int(*n),
        ArgVal::Const(_) => i
            .arg
            .and_then(|n| usize::try_from(n).ok())
            .and_then(|n| code.consts.get(n).copied())
            .unwrap_or(Value::NONE),
        ArgVal::Str(s) => vm.str(s),
        ArgVal::Pair(x, y) => {
            let pair = [vm.str(x), vm.str(y)];
            vm.tuple(&pair)
        }
        ArgVal::Offset(o) => vm.int_usize(*o),
    }
}

/// `_instructions(code, live)`: the fields of every instruction, in the order of `dis.Instruction`.
fn instruction_list(vm: &mut Vm, _: Value, a: Args) -> R {
    let code = code_arg(vm, a.at(0))?;
    let live = live_arg(a.at(1));
    let labels = make_labels(&code.plain, true);
    let address = move |inner: &Arc<CodeObject>| address_of(code, inner);
    let out = vm.new_list();
    for i in instructions(&code.plain, live.as_deref(), &labels, &address) {
        let value = argval(vm, code, &i);
        let caches = if i.cache_info.is_empty() {
            Value::NONE
        } else {
            let fields: Vec<Value> = i
                .cache_info
                .iter()
                .map(|c| {
                    let parts = [
                        vm.str(c.name),
                        vm.int_usize(c.units),
                        vm.bytes(c.data.clone()),
                    ];
                    vm.tuple(&parts)
                })
                .collect();
            vm.list(fields)
        };
        let row = [
            vm.str(i.opname),
            vm.int(i.opcode.into()),
            i.arg.map_or(Value::NONE, |n| vm.int(n)),
            value,
            vm.str(&i.argrepr),
            vm.int_usize(i.offset),
            vm.int_usize(i.start_offset),
            Value::bool(i.starts_line),
            int_or_none(vm, i.line_number),
            i.label.map_or(Value::NONE, |l| vm.int_usize(l)),
            positions(vm, i.positions),
            caches,
        ];
        let row = vm.tuple(&row);
        out.push(&vm.heap, row);
    }
    Ok(out.value())
}

fn info(vm: &mut Vm, _: Value, a: Args) -> R {
    let code = code_arg(vm, a.at(0))?;
    let address = move |inner: &Arc<CodeObject>| address_of(code, inner);
    let text = code_info(&code.plain, &address);
    Ok(vm.string(text))
}

/// `findlabels(co_code)`: offsets that something jumps to, in order of first mention.
fn find_labels(vm: &mut Vm, _: Value, a: Args) -> R {
    let Some(bytes) = a.at(0).cast::<Bytes>() else {
        let t = vm.type_name(a.at(0));
        return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
    };
    let mut found: Vec<usize> = Vec::new();
    for i in unpack(bytes.as_slice()) {
        if let Some(t) = jump_target(i.op, i.arg, i.offset)
            && !found.contains(&t)
        {
            found.push(t);
        }
    }
    let items = found.into_iter().map(|t| vm.int_usize(t)).collect();
    Ok(vm.list(items))
}

/// `stack_effect(opcode, oparg=None, /, *, jump=None)`.
fn stack_effect(vm: &mut Vm, _: Value, a: Args) -> R {
    let [opcode, oparg, jump] = a.bind(vm, "stack_effect", ["", "oparg", "jump"], 2, 1, 2)?;
    let number = vm.index_i32(opcode)?;
    let arg = if oparg.is_null() || oparg.is_none() {
        0
    } else {
        vm.index_i32(oparg)?
    };
    let taken = match jump.non_null().and_then(Value::non_none) {
        None => None,
        Some(j) => match j.as_bool() {
            Some(b) => Some(b),
            None => return Err(vm.value_error("stack_effect: jump must be False, True or None")),
        },
    };
    let real = u8::try_from(number)
        .ok()
        .and_then(Op::from_u8)
        .filter(|op| !op.is_specialized());
    let effect = match (real, pseudo(number)) {
        (Some(op), _) => Some(op.stack_effect(arg.unsigned_abs())),
        (None, Some(p)) if p.is_block_push() && taken == Some(false) => Some((0, 0)),
        (None, Some(p)) => Some(p.stack_effect()),
        (None, None) => None,
    };
    match effect {
        Some((popped, pushed)) => Ok(vm.int(i64::from(pushed) - i64::from(popped))),
        None => Err(vm.value_error("invalid opcode or oparg")),
    }
}

const PSEUDO: [Pseudo; 11] = [
    Pseudo::AnnotationsPlaceholder,
    Pseudo::Jump,
    Pseudo::JumpIfFalse,
    Pseudo::JumpIfTrue,
    Pseudo::JumpNoInterrupt,
    Pseudo::LoadClosure,
    Pseudo::PopBlock,
    Pseudo::SetupCleanup,
    Pseudo::SetupFinally,
    Pseudo::SetupWith,
    Pseudo::StoreFastMaybeNull,
];

fn pseudo(number: i32) -> Option<Pseudo> {
    PSEUDO.into_iter().find(|p| *p as i32 == number)
}

/// `_operations()`: (name, number, number of the generic form, specialized?, cache fields) of every instruction.
fn operations(vm: &mut Vm, _: Value, _: Args) -> R {
    let mut rows = Vec::new();
    for &op in Op::ALL {
        let fields: Vec<Value> = cache_fields(op)
            .iter()
            .map(|f| {
                let pair = [vm.str(f.name), vm.int_usize(f.units)];
                vm.tuple(&pair)
            })
            .collect();
        let row = [
            vm.str(op.name()),
            vm.int(op as i64),
            vm.int(op.family() as i64),
            Value::bool(op.is_specialized()),
            vm.tuple(&fields),
        ];
        rows.push(vm.tuple(&row));
    }
    for p in PSEUDO {
        let row = [
            vm.str(p.name()),
            vm.int(p as i64),
            vm.int(p as i64),
            Value::FALSE,
            vm.tuple(&[]),
        ];
        rows.push(vm.tuple(&row));
    }
    Ok(vm.list(rows))
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::fast("_disassemble", disassemble_one, 6, 6),
    MethodDef::fast("_instructions", instruction_list, 2, 2),
    MethodDef::o("_code_info", info),
    MethodDef::o("findlabels", find_labels),
    MethodDef::kw("stack_effect", stack_effect),
    MethodDef::noargs("_operations", operations),
];

/// Makes `_dis`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_dis");
    vm.add_functions(m, "dis", FUNCTIONS);
    Ok(m)
}
