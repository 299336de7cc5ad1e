//! `operator`: the operators as functions. The getter classes are in `operator_getters`.

use super::support;
use crate::heap::Gc;
use crate::object::{Cmp, MethodDef, Module, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

macro_rules! binary {
    ($name:literal, $op:ident) => {
        MethodDef::fast(
            $name,
            |vm, _, a| vm.binary_op(nb::$op, a.at(0), a.at(1)),
            2,
            2,
        )
    };
}
macro_rules! inplace {
    ($name:literal, $op:ident) => {
        MethodDef::fast(
            $name,
            |vm, _, a| vm.inplace_op(nb::$op, a.at(0), a.at(1)),
            2,
            2,
        )
    };
}
macro_rules! compare {
    ($name:literal, $op:ident) => {
        MethodDef::fast(
            $name,
            |vm, _, a| vm.compare(a.at(0), a.at(1), Cmp::$op),
            2,
            2,
        )
    };
}
macro_rules! unary {
    ($name:literal, $method:ident) => {
        MethodDef::o($name, |vm, _, a| vm.$method(a.at(0)))
    };
}

fn concat_operand(vm: &mut Vm, v: Value) -> R<()> {
    let s = vm.class_of(v);
    if s.slots().concat.is_some()
        || s.slots().getitem.is_some() && s.slots().binary[nb::ADD].is_some()
    {
        return Ok(());
    }
    let t = vm.type_name(v);
    Err(vm.type_error(format!("'{t}' object can't be concatenated")))
}

fn concat(vm: &mut Vm, _: Value, a: Args) -> R {
    concat_operand(vm, a.at(0))?;
    vm.binary_op(nb::ADD, a.at(0), a.at(1))
}

fn iconcat(vm: &mut Vm, _: Value, a: Args) -> R {
    concat_operand(vm, a.at(0))?;
    vm.inplace_op(nb::ADD, a.at(0), a.at(1))
}

/// `iter(v)`, with the message of the sequence functions.
fn iterate(vm: &mut Vm, v: Value) -> R {
    match vm.get_iter(v) {
        Ok(it) => Ok(it),
        Err(e) => {
            vm.swallow(e, types::TYPE_ERROR)?;
            let t = vm.type_name(v);
            Err(vm.type_error(format!("argument of type '{t}' is not iterable")))
        }
    }
}

fn count_of(vm: &mut Vm, _: Value, a: Args) -> R {
    let it = iterate(vm, a.at(0))?;
    let mut n = 0;
    while let Some(v) = vm.iter_next(it)? {
        if vm.eq(v, a.at(1))? {
            n += 1;
        }
    }
    Ok(vm.int(n))
}

fn index_of(vm: &mut Vm, _: Value, a: Args) -> R {
    let it = iterate(vm, a.at(0))?;
    let mut n = 0;
    while let Some(v) = vm.iter_next(it)? {
        if vm.eq(v, a.at(1))? {
            return Ok(vm.int(n));
        }
        n += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(vm: &mut Vm, _: Value, a: Args) -> R {
    let default = match a.get(1) {
        None => 0,
        Some(d) if d.as_int().is_some() => vm.index_i64(d)?,
        Some(d) => {
            let t = vm.type_name(d);
            return Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")));
        }
    };
    let n = vm.length_hint(a.at(0), usize::MAX)?;
    Ok(if n == usize::MAX {
        vm.int(default)
    } else {
        vm.int_usize(n)
    })
}

fn call(vm: &mut Vm, _: Value, a: Args) -> R {
    match a.get(0) {
        Some(f) => vm.call_args(f, a.skip(1)),
        None => Err(vm.type_error("call expected at least 1 argument, got 0")),
    }
}

fn compare_digest(vm: &mut Vm, _: Value, a: Args) -> R {
    let equal = vm.eq(a.at(0), a.at(1))?;
    Ok(Value::bool(equal))
}

static FUNCTIONS: &[MethodDef] = &[
    binary!("add", ADD),
    binary!("sub", SUBTRACT),
    binary!("mul", MULTIPLY),
    binary!("matmul", MATMUL),
    binary!("truediv", TRUE_DIVIDE),
    binary!("floordiv", FLOOR_DIVIDE),
    binary!("mod", REMAINDER),
    binary!("lshift", LSHIFT),
    binary!("rshift", RSHIFT),
    binary!("and_", AND),
    binary!("or_", OR),
    binary!("xor", XOR),
    MethodDef::fast(
        "pow",
        |vm, _, a| vm.power(a.at(0), a.at(1), Value::NONE),
        2,
        2,
    ),
    inplace!("iadd", ADD),
    inplace!("isub", SUBTRACT),
    inplace!("imul", MULTIPLY),
    inplace!("imatmul", MATMUL),
    inplace!("itruediv", TRUE_DIVIDE),
    inplace!("ifloordiv", FLOOR_DIVIDE),
    inplace!("imod", REMAINDER),
    inplace!("ilshift", LSHIFT),
    inplace!("irshift", RSHIFT),
    inplace!("iand", AND),
    inplace!("ior", OR),
    inplace!("ixor", XOR),
    inplace!("ipow", POWER),
    compare!("lt", Lt),
    compare!("le", Le),
    compare!("eq", Eq),
    compare!("ne", Ne),
    compare!("ge", Ge),
    compare!("gt", Gt),
    unary!("neg", negative),
    unary!("pos", positive),
    unary!("abs", absolute),
    unary!("inv", invert),
    unary!("invert", invert),
    unary!("index", to_index),
    MethodDef::o("not_", |vm, _, a| {
        vm.truth(a.at(0)).map(|t| Value::bool(!t))
    }),
    MethodDef::o("truth", |vm, _, a| vm.truth(a.at(0)).map(Value::bool)),
    MethodDef::fast("is_", |_, _, a| Ok(Value::bool(a.at(0).is(a.at(1)))), 2, 2),
    MethodDef::fast(
        "is_not",
        |_, _, a| Ok(Value::bool(!a.at(0).is(a.at(1)))),
        2,
        2,
    ),
    MethodDef::o("is_none", |_, _, a| Ok(Value::bool(a.at(0).is_none()))),
    MethodDef::o("is_not_none", |_, _, a| Ok(Value::bool(!a.at(0).is_none()))),
    MethodDef::fast(
        "contains",
        |vm, _, a| vm.contains(a.at(0), a.at(1)).map(Value::bool),
        2,
        2,
    ),
    MethodDef::fast("getitem", |vm, _, a| vm.getitem(a.at(0), a.at(1)), 2, 2),
    MethodDef::fast(
        "setitem",
        |vm, _, a| {
            vm.setitem(a.at(0), a.at(1), a.at(2))?;
            Ok(Value::NONE)
        },
        3,
        3,
    ),
    MethodDef::fast(
        "delitem",
        |vm, _, a| {
            vm.delitem(a.at(0), a.at(1))?;
            Ok(Value::NONE)
        },
        2,
        2,
    ),
    MethodDef::fast("concat", concat, 2, 2),
    MethodDef::fast("iconcat", iconcat, 2, 2),
    MethodDef::fast("countOf", count_of, 2, 2),
    MethodDef::fast("indexOf", index_of, 2, 2),
    MethodDef::fast("length_hint", length_hint, 1, 2),
    MethodDef::kw("call", call),
    MethodDef::fast("_compare_digest", compare_digest, 2, 2),
];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("operator");
    vm.add_functions(m, "_operator", FUNCTIONS);
    support::add_classes(
        vm,
        m,
        &[types::ITEMGETTER, types::ATTRGETTER, types::METHODCALLER],
    );
    let mut names = Vec::new();
    for e in m.dict.entries() {
        let Some(name) = e.key.cast::<crate::object::Str>() else {
            continue;
        };
        if !name.as_str().starts_with('_') {
            names.push(e.key);
        }
    }
    let all = vm.list(names);
    vm.set_module_attr(m, "__all__", all);
    // Every function whose name is that of a special method also goes by that name.
    for d in FUNCTIONS {
        let stem = d.name.trim_end_matches('_');
        let plain = matches!(
            stem,
            "is" | "truth"
                | "call"
                | "is_not"
                | "is_none"
                | "is_not_none"
                | "countOf"
                | "indexOf"
                | "length_hint"
                | "_compare_digest"
        );
        if (!plain || stem == "call")
            && let Some(f) = m.dict.get_text(d.name)
        {
            vm.set_module_attr(m, &format!("__{stem}__"), f);
        }
    }
    Ok(m)
}
