//! Code objects: `co_*` attributes, positions, comparison.

use super::code_new;
use crate::code::{CodeObject, LocalKind};
use crate::heap::{Gc, Kind};
use crate::isa::Op;
use crate::object::{Cmp, Code, GetSetDef, MethodDef, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub(super) fn this(vm: &mut Vm, o: Value) -> R<Gc<Code>> {
    match o.cast::<Code>() {
        Some(c) => Ok(c),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a code object is required, not '{t}'")))
        }
    }
}

fn strings(vm: &mut Vm, names: &[Gc<Str>]) -> R {
    let items: Vec<Value> = names.iter().map(|n| n.value()).collect();
    Ok(vm.tuple(&items))
}

/// Names of the localsplus slots that are of one kind.
fn slots(vm: &mut Vm, o: Value, want: fn(LocalKind) -> bool) -> R {
    let c = this(vm, o)?;
    let kinds = c.plain.localsplus_kinds.iter();
    let names: Vec<Gc<Str>> = c
        .local_names
        .iter()
        .zip(kinds)
        .filter(|(_, k)| want(**k))
        .map(|(n, _)| *n)
        .collect();
    strings(vm, &names)
}

fn number(vm: &mut Vm, o: Value, get: fn(&CodeObject) -> i64) -> R {
    let c = this(vm, o)?;
    Ok(vm.int(get(&c.plain)))
}

/// What the strategy has made of the instructions: quickened forms and filled caches.
fn adaptive(vm: &mut Vm, o: Value) -> R {
    let c = this(vm, o)?;
    let live = vm.live_code(&c);
    Ok(vm.bytes(live))
}

fn optional(vm: &mut Vm, n: Option<i32>) -> Value {
    n.map_or(Value::NONE, |n| vm.int(n.into()))
}

fn lines(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this(vm, o)?;
    let out = vm.new_list();
    for run in c.plain.lines() {
        let line = optional(vm, run.line);
        let t = vm.tuple(&[vm.int_usize(run.start), vm.int_usize(run.end), line]);
        out.push(&vm.heap, t);
    }
    vm.get_iter(out.value())
}

fn positions(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this(vm, o)?;
    let out = vm.new_list();
    for p in c.plain.positions() {
        let parts = [p.line, p.end_line, p.col, p.end_col].map(|n| optional(vm, n));
        let t = vm.tuple(&parts);
        out.push(&vm.heap, t);
    }
    vm.get_iter(out.value())
}

/// `(branch, where it continues when not taken, where when taken)` of every conditional jump.
fn branches(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this(vm, o)?;
    let out = vm.new_list();
    let code = &c.plain.code;
    let (mut i, mut ext) = (0usize, 0usize);
    while i + 1 < code.len() {
        let at = i;
        let Some(op) = Op::from_u8(code[i]) else {
            break;
        };
        let arg = ext << 8 | usize::from(code[i + 1]);
        ext = if op == Op::ExtendedArg { arg } else { 0 };
        i += 2 * (1 + op.cache_units());
        let triple = if op.is_conditional_jump() || op == Op::ForIter {
            // NOT_TAKEN comes first on the path that goes on.
            Some((at, i + 2, i + 2 * arg))
        } else if op == Op::EndAsyncFor {
            i.checked_sub(2 * arg).map(|from| (from, from + 2, i))
        } else {
            None
        };
        if let Some((from, left, right)) = triple {
            let parts = [vm.int_usize(from), vm.int_usize(left), vm.int_usize(right)];
            let t = vm.tuple(&parts);
            out.push(&vm.heap, t);
        }
    }
    vm.get_iter(out.value())
}

/// The line table of CPython before 3.10: pairs of byte and line increments.
fn lnotab(vm: &mut Vm, o: Value) -> R {
    let c = this(vm, o)?;
    let mut out: Vec<u8> = Vec::new();
    let (mut at, mut line) = (0usize, c.plain.firstlineno);
    for run in c.plain.lines() {
        let Some(l) = run.line.filter(|l| *l != line) else {
            continue;
        };
        let (mut bytes, mut delta) = (run.start - at, l - line);
        while bytes > 255 {
            out.extend_from_slice(&[255, 0]);
            bytes -= 255;
        }
        while !(-128..=127).contains(&delta) {
            let step = delta.clamp(-128, 127);
            out.extend_from_slice(&[bytes as u8, step as i8 as u8]);
            bytes = 0;
            delta -= step;
        }
        out.extend_from_slice(&[bytes as u8, delta as i8 as u8]);
        (at, line) = (run.start, l);
    }
    Ok(vm.bytes(out))
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let c = this(vm, o)?;
    Ok(vm.string(format!(
        "<code object {} at 0x{:x}, file \"{}\", line {}>",
        c.name.as_str(),
        c.addr(),
        c.filename.as_str(),
        if c.plain.firstlineno != 0 {
            c.plain.firstlineno
        } else {
            -1
        }
    )))
}

/// Everything but the constants.
fn same_shape(a: &CodeObject, b: &CodeObject) -> bool {
    a.name == b.name
        && a.argcount == b.argcount
        && a.posonlyargcount == b.posonlyargcount
        && a.kwonlyargcount == b.kwonlyargcount
        && a.flags == b.flags
        && a.firstlineno == b.firstlineno
        && a.code == b.code
        && a.names == b.names
        && a.localsplus_names == b.localsplus_names
        && a.localsplus_kinds == b.localsplus_kinds
        && a.linetable == b.linetable
        && a.exceptiontable == b.exceptiontable
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Code>(), b.cast::<Code>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut same = x.same(y) || same_shape(&x.plain, &y.plain) && x.consts.len() == y.consts.len();
    if same && !x.same(y) {
        for (p, q) in x.consts.iter().zip(&y.consts) {
            // Constants of different types are different: 1, 1.0 and True.
            if p.type_id() != q.type_id() || !vm.eq(*p, *q)? {
                same = false;
                break;
            }
        }
    }
    Ok(Value::bool(same == (op == Cmp::Eq)))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let c = this(vm, o)?;
    let p = &c.plain;
    let parts = [
        p.argcount,
        p.kwonlyargcount,
        p.posonlyargcount,
        p.firstlineno as u32,
    ];
    let seed = crate::numeric::hash::hash_bytes(&p.code) ^ c.name.hash();
    let h = parts
        .iter()
        .fold(seed, |h, n| h.wrapping_mul(1_000_003) ^ i64::from(*n));
    Ok(if h == -1 { -2 } else { h })
}

/// The class `code`.
pub static CODE: TypeSpec = TypeSpec {
    id: types::CODE,
    name: "code",
    kind: Kind::Code,
    slots: Slots {
        new: Some(code_new::new),
        repr: Some(repr),
        compare: Some(compare),
        hash: Some(hash),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("co_lines", lines),
        MethodDef::noargs("co_positions", positions),
        MethodDef::noargs("co_branches", branches),
        MethodDef::kw("replace", code_new::replace)
            .doc("Return a copy of the code object with new values for the specified fields."),
        MethodDef::kw("__replace__", code_new::replace).doc("The same as replace()."),
    ],
    getset: &[
        GetSetDef::rw(
            "co_argcount",
            |vm, o| number(vm, o, |c| c.argcount.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_posonlyargcount",
            |vm, o| number(vm, o, |c| c.posonlyargcount.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_kwonlyargcount",
            |vm, o| number(vm, o, |c| c.kwonlyargcount.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_nlocals",
            |vm, o| number(vm, o, |c| c.nlocals() as i64),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_stacksize",
            |vm, o| number(vm, o, |c| c.stacksize.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_flags",
            |vm, o| number(vm, o, |c| c.flags.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_firstlineno",
            |vm, o| number(vm, o, |c| c.firstlineno.into()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_name",
            |vm, o| Ok(this(vm, o)?.name.value()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_qualname",
            |vm, o| Ok(this(vm, o)?.qualname.value()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_filename",
            |vm, o| Ok(this(vm, o)?.filename.value()),
            super::function::readonly,
        ),
        GetSetDef::ro("co_code", |vm, o| {
            let c = this(vm, o)?;
            if c.shown.get().is_null() {
                c.shown.set(vm.bytes(c.plain.code.clone()));
            }
            Ok(c.shown.get())
        }),
        GetSetDef::ro("_co_code_adaptive", adaptive),
        GetSetDef::rw(
            "co_consts",
            |vm, o| {
                let c = this(vm, o)?;
                Ok(vm.tuple(&c.consts))
            },
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_names",
            |vm, o| {
                let c = this(vm, o)?;
                strings(vm, &c.names)
            },
            super::function::readonly,
        ),
        GetSetDef::ro("co_varnames", |vm, o| slots(vm, o, LocalKind::is_local)),
        GetSetDef::ro("co_cellvars", |vm, o| slots(vm, o, LocalKind::is_cell)),
        GetSetDef::ro("co_freevars", |vm, o| slots(vm, o, LocalKind::is_free)),
        GetSetDef::rw(
            "co_linetable",
            |vm, o| {
                let c = this(vm, o)?;
                Ok(vm.bytes(c.plain.linetable.clone()))
            },
            super::function::readonly,
        ),
        GetSetDef::rw(
            "co_exceptiontable",
            |vm, o| {
                let c = this(vm, o)?;
                Ok(vm.bytes(c.plain.exceptiontable.clone()))
            },
            super::function::readonly,
        ),
        GetSetDef::ro("co_lnotab", lnotab),
    ],
    doc: "Create a code object.  Not for mere mortals.",
    ..TypeSpec::BASE
};
