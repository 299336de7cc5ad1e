//! Making code objects from Python: `code(...)` and `code.replace(...)`. What comes out is verified before anything can run it.

use super::code::this;
use crate::code::{CodeObject, Const, LocalKind, co_flags};
use crate::heap::Gc;
use crate::isa::Op;
use crate::object::{Bytes, Class, Code, Complex, Set, Slice, Str, Tuple};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::sync::Arc;

fn wrong(vm: &mut Vm, what: &str, want: &str, v: Value) -> crate::vm::Raised {
    let t = vm.type_name(v);
    vm.type_error(format!("{what} must be {want}, not {t}"))
}

fn count(vm: &mut Vm, v: Value, name: &str) -> R<u32> {
    let n = vm.index_i32(v)?;
    match u32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) => {
            let short = name.trim_start_matches("co_");
            Err(vm.value_error(format!("code: {short} must not be negative")))
        }
    }
}

fn text(vm: &mut Vm, v: Value, what: &str) -> R<String> {
    match v.cast::<Str>() {
        Some(s) => Ok(s.as_str().to_string()),
        None => Err(wrong(vm, what, "str", v)),
    }
}

fn bytes(vm: &mut Vm, v: Value, what: &str) -> R<Vec<u8>> {
    match v.cast::<Bytes>() {
        Some(b) => Ok(b.as_slice().to_vec()),
        None => Err(wrong(vm, what, "bytes", v)),
    }
}

fn names(vm: &mut Vm, v: Value, what: &str) -> R<Vec<String>> {
    let Some(t) = v.cast::<Tuple>() else {
        return Err(wrong(vm, what, "tuple", v));
    };
    let mut out = Vec::with_capacity(t.len());
    for &n in t.items() {
        match n.cast::<Str>() {
            Some(s) => out.push(s.as_str().to_string()),
            None => {
                let t = vm.type_name(n);
                return Err(
                    vm.type_error(format!("name tuples must contain only strings, not '{t}'"))
                );
            }
        }
    }
    Ok(out)
}

/// The compile-time form of a constant, for tools that look at the plain code; values that no compiler makes stand as None.
fn plain_const(vm: &mut Vm, v: Value) -> Const {
    if let Some(b) = v.as_bool() {
        return Const::bool(b);
    }
    if v.is(Value::ELLIPSIS) {
        return Const::Ellipsis;
    }
    if v.is_exact_int()
        && let Some(i) = v.as_int()
    {
        return Const::Int(match i {
            crate::object::IntRef::Small(i) => i.into(),
            crate::object::IntRef::Big(b) => b.clone(),
        });
    }
    if let Some(f) = v.as_exact_float() {
        return Const::Float(f);
    }
    if let Some(s) = v.cast::<Str>() {
        return Const::Str(s.as_str().to_string());
    }
    if let Some(b) = v.cast::<Bytes>() {
        return Const::Bytes(b.as_slice().to_vec());
    }
    if let Some(c) = v.cast::<Complex>() {
        return Const::Complex(c.re, c.im);
    }
    if let Some(t) = v.cast::<Tuple>() {
        return Const::Tuple(t.items().iter().map(|x| plain_const(vm, *x)).collect());
    }
    if let Some(s) = v.cast::<Slice>() {
        let parts = [s.start, s.stop, s.step].map(|x| plain_const(vm, x));
        return Const::Slice(Box::new(parts));
    }
    if let Some(c) = v.cast::<Code>() {
        return Const::Code(c.plain.clone());
    }
    if v.cast::<Set>().is_some()
        && let Ok(l) = vm.collect_list(v)
    {
        return Const::FrozenSet(l.to_vec().into_iter().map(|x| plain_const(vm, x)).collect());
    }
    Const::None
}

/// Slot names and kinds from the three tuples that Python sees.
fn set_locals(
    vm: &mut Vm,
    p: &mut CodeObject,
    vars: Vec<String>,
    cells: Vec<String>,
    free: Vec<String>,
) -> R<()> {
    let args = (p.argcount + p.kwonlyargcount) as usize;
    let starred = (p.flags & (co_flags::VARARGS | co_flags::VARKEYWORDS)).count_ones() as usize;
    if args + starred > vars.len() {
        return Err(vm.value_error("code: varnames is too small"));
    }
    let old: Vec<(String, LocalKind)> = p
        .localsplus_names
        .iter()
        .cloned()
        .zip(p.localsplus_kinds.iter().copied())
        .collect();
    let (mut out_names, mut kinds) = (Vec::new(), Vec::new());
    for (i, v) in vars.iter().enumerate() {
        // Kinds of arguments are kept; other bits follow from the name lists.
        let kept = old
            .get(i)
            .filter(|(_, k)| k.is_local())
            .map_or(0, |(_, k)| k.0);
        let mask = LocalKind::ARG_POS | LocalKind::ARG_KW | LocalKind::ARG_VAR | LocalKind::HIDDEN;
        let cell = if cells.contains(v) {
            LocalKind::CELL
        } else {
            0
        };
        kinds.push(LocalKind(kept & mask | LocalKind::LOCAL | cell));
        out_names.push(v.clone());
    }
    for c in cells.into_iter().filter(|c| !vars.contains(c)) {
        out_names.push(c);
        kinds.push(LocalKind(LocalKind::CELL));
    }
    for f in free {
        out_names.push(f);
        kinds.push(LocalKind(LocalKind::FREE));
    }
    p.localsplus_names = out_names;
    p.localsplus_kinds = kinds;
    Ok(())
}

/// Proves the code safe to run, and makes the object. `old`: the code that it was made from, whose tree it may share.
fn finish(vm: &mut Vm, p: CodeObject, consts: Vec<Value>, old: Option<Gc<Code>>) -> R {
    if let Err(e) = crate::code::verify(&p) {
        return Err(vm.value_error(format!("code: invalid bytecode at {e}")));
    }
    let generator = p.flags & co_flags::ANY_GENERATOR != 0;
    let makes_generator = p
        .code
        .chunks_exact(2)
        .any(|u| u[0] == Op::ReturnGenerator as u8);
    if generator != makes_generator {
        return Err(vm.value_error("code: the generator flags do not match the bytecode"));
    }
    // Only descriptive fields and plain constants differ: tree strategies can go on with the tree.
    let place = old.and_then(|old| {
        let o = &old.plain;
        let same_tree = p.code == o.code
            && p.names == o.names
            && p.localsplus_names == o.localsplus_names
            && p.localsplus_kinds == o.localsplus_kinds
            && p.flags == o.flags
            && consts.len() == old.consts.len()
            && consts
                .iter()
                .zip(&old.consts)
                .all(|(a, b)| a.is(*b) || b.cast::<Code>().is_none());
        if same_tree { old.unit.clone() } else { None }
    });
    Ok(vm.code_at(&Arc::new(p), consts, place).value())
}

/// `code.replace(**changes)`.
pub fn replace(vm: &mut Vm, o: Value, a: Args) -> R {
    let c = this(vm, o)?;
    if !a.is_empty() {
        return Err(vm.type_error("replace() takes no positional arguments"));
    }
    let mut p = (*c.plain).clone();
    let mut consts = c.consts.clone();
    let owned = |v: Vec<&str>| v.into_iter().map(str::to_string).collect::<Vec<_>>();
    let (mut vars, mut cells, mut free) = (
        owned(p.varnames()),
        owned(p.cellvars()),
        owned(p.freevars()),
    );
    let mut nlocals = None;
    for (k, v) in a.kw() {
        let k = k.as_str();
        let what = format!("replace() argument '{k}'");
        match k {
            "co_argcount" => p.argcount = count(vm, v, k)?,
            "co_posonlyargcount" => p.posonlyargcount = count(vm, v, k)?,
            "co_kwonlyargcount" => p.kwonlyargcount = count(vm, v, k)?,
            "co_nlocals" => nlocals = Some(count(vm, v, k)?),
            "co_stacksize" => p.stacksize = count(vm, v, k)?,
            "co_flags" => p.flags = count(vm, v, k)?,
            "co_firstlineno" => p.firstlineno = count(vm, v, k)? as i32,
            "co_code" => p.code = bytes(vm, v, &what)?,
            "co_linetable" => p.linetable = bytes(vm, v, &what)?,
            "co_exceptiontable" => p.exceptiontable = bytes(vm, v, &what)?,
            "co_filename" => p.filename = text(vm, v, &what)?,
            "co_name" => p.name = text(vm, v, &what)?,
            "co_qualname" => p.qualname = text(vm, v, &what)?,
            "co_names" => p.names = names(vm, v, &what)?,
            "co_varnames" => vars = names(vm, v, &what)?,
            "co_cellvars" => cells = names(vm, v, &what)?,
            "co_freevars" => free = names(vm, v, &what)?,
            "co_consts" => match v.cast::<Tuple>() {
                Some(t) => {
                    consts = t.items().to_vec();
                    p.consts = t.items().iter().map(|x| plain_const(vm, *x)).collect();
                }
                None => return Err(wrong(vm, &what, "tuple", v)),
            },
            _ => {
                return Err(vm.type_error(format!(
                    "replace() got an unexpected keyword argument '{k}'"
                )));
            }
        }
    }
    if nlocals.is_some_and(|n| n as usize != vars.len()) {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    if vars != p.varnames() || cells != p.cellvars() || free != p.freevars() {
        set_locals(vm, &mut p, vars, cells, free)?;
    }
    finish(vm, p, consts, Some(c))
}

/// `code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name,
/// qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=())`.
pub fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "code")?;
    a.arity(vm, "code", 16, 18)?;
    let argument = |i: usize| format!("code() argument {}", i + 1);
    let mut p = CodeObject {
        argcount: count(vm, a.at(0), "argcount")?,
        posonlyargcount: count(vm, a.at(1), "posonlyargcount")?,
        kwonlyargcount: count(vm, a.at(2), "kwonlyargcount")?,
        stacksize: count(vm, a.at(4), "stacksize")?,
        flags: count(vm, a.at(5), "flags")?,
        code: bytes(vm, a.at(6), &argument(6))?,
        names: names(vm, a.at(8), &argument(8))?,
        filename: text(vm, a.at(10), &argument(10))?,
        name: text(vm, a.at(11), &argument(11))?,
        qualname: text(vm, a.at(12), &argument(12))?,
        firstlineno: vm.index_i32(a.at(13))?,
        linetable: bytes(vm, a.at(14), &argument(14))?,
        exceptiontable: bytes(vm, a.at(15), &argument(15))?,
        ..CodeObject::default()
    };
    let Some(consts) = a.at(7).cast::<Tuple>() else {
        return Err(wrong(vm, &argument(7), "tuple", a.at(7)));
    };
    p.consts = consts.items().iter().map(|x| plain_const(vm, *x)).collect();
    let vars = names(vm, a.at(9), &argument(9))?;
    if count(vm, a.at(3), "nlocals")? as usize != vars.len() {
        return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
    }
    let empty = vm.empty_tuple;
    let free = names(vm, a.get(16).unwrap_or(empty), &argument(16))?;
    let cells = names(vm, a.get(17).unwrap_or(empty), &argument(17))?;
    set_locals(vm, &mut p, vars, cells, free)?;
    finish(vm, p, consts.items().to_vec(), None)
}
