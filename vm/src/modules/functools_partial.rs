//! `functools.partial`: a callable with some arguments filled in, positional ones possibly left open by `Placeholder`.

use super::functools::placeholder;
use super::support::{self, CLASS_GETITEM, DICT_ATTR, this};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::{BASE_TYPE, HAS_DICT, WEAKREFS};
use crate::object::{
    BoundMethod, Class, Dict, GetSetDef, MethodDef, NativeObject, Slots, Str, Tuple, TypeSpec,
    types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

struct Partial {
    func: Cell<Value>,
    args: Cell<Gc<Tuple>>,
    keywords: Cell<Gc<Dict>>,
    /// How many of `args` are placeholders.
    open: Cell<usize>,
}
impl NativeObject for Partial {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.func.get());
        t.visit_gc(self.args.get());
        t.visit_gc(self.keywords.get());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let Some(mut func) = a.get(0) else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if vm.class_of(func).slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let hole = placeholder(vm);
    let given = &a.pos()[1..];
    if given.last().is_some_and(|v| v.is(hole)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    if a.kw().any(|(_, v)| v.is(hole)) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let keywords = vm.new_dict();
    let mut args: Vec<Value> = given.to_vec();
    // A partial of a partial is flattened, unless someone hung attributes on the inner one.
    if func.is_exact(types::PARTIAL)
        && class.id == types::PARTIAL
        && vm.dict_of(func).is_none_or(|d| d.is_empty())
        && let Some(inner) = func.native::<Partial>()
    {
        args = merge(inner, given, hole);
        keywords.copy_from(&vm.heap, inner.keywords.get());
        func = inner.func.get();
    }
    for (k, v) in a.kw() {
        keywords.set_str(&vm.heap, k, v);
    }
    let open = args.iter().filter(|v| v.is(hole)).count();
    let args = Tuple::new(&vm.heap, &args);
    let p = Partial {
        func: Cell::new(func),
        args: Cell::new(args),
        keywords: Cell::new(keywords),
        open: Cell::new(open),
    };
    Ok(support::native_with_dict(vm, class, p))
}

/// The stored arguments with `given` put into the open places, the rest appended.
fn merge(p: &Partial, given: &[Value], hole: Value) -> Vec<Value> {
    let mut rest = given.iter().copied();
    let mut out = Vec::with_capacity(p.args.get().len() + given.len());
    for &v in p.args.get().items() {
        out.push(if p.open.get() > 0 && v.is(hole) {
            rest.next().unwrap_or(hole)
        } else {
            v
        });
    }
    out.extend(rest);
    out
}

fn call(vm: &mut Vm, o: Value, a: Args) -> R {
    let p = this::<Partial>(vm, o)?;
    let (func, keywords) = (p.func.get(), p.keywords.get());
    if p.open.get() == 0 && keywords.is_empty() {
        let args = p.args.get();
        return vm.call_args_with(func, args.items(), a);
    }
    if a.len() < p.open.get() {
        return Err(vm.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {}, got {}",
            p.open.get(),
            a.len()
        )));
    }
    let hole = placeholder(vm);
    let args = merge(p, a.pos(), hole);
    let mut kw: Vec<(Gc<Str>, Value)> = Vec::with_capacity(keywords.len() + a.kw_len());
    for e in keywords.entries() {
        match e.key.cast::<Str>() {
            Some(k) => kw.push((k, e.value)),
            None => return Err(vm.type_error("keywords must be strings")),
        }
    }
    for (k, v) in a.kw() {
        match kw.iter_mut().find(|(n, _)| n.as_str() == k.as_str()) {
            Some(slot) => slot.1 = v,
            None => kw.push((k, v)),
        }
    }
    vm.call_kw(func, &args, &kw)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let p = this::<Partial>(vm, o)?;
    let (func, args, keywords) = (p.func.get(), p.args.get(), p.keywords.get());
    if !vm.repr_enter(o) {
        return Ok(vm.str("..."));
    }
    let class = vm.class_of(o);
    let r = (|| {
        let mut out = vm.full_class_name(class);
        out.push('(');
        out.push_str(vm.repr(func)?.as_str());
        for &v in args.items() {
            out.push_str(", ");
            out.push_str(vm.repr(v)?.as_str());
        }
        let mut i = 0;
        while let Some((n, e)) = keywords.next_entry(i) {
            i = n + 1;
            out.push_str(", ");
            out.push_str(vm.str_of(e.key)?.as_str());
            out.push('=');
            out.push_str(vm.repr(e.value)?.as_str());
        }
        out.push(')');
        Ok(out)
    })();
    vm.repr_leave();
    Ok(vm.string(r?))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let p = this::<Partial>(vm, o)?;
    let class = vm.class_of(o).value();
    let dict = match vm.dict_of(o) {
        Some(d) => d.value(),
        None => Value::NONE,
    };
    let state = vm.tuple(&[
        p.func.get(),
        p.args.get().value(),
        p.keywords.get().value(),
        dict,
    ]);
    let args = vm.tuple(&[p.func.get()]);
    Ok(vm.tuple(&[class, args, state]))
}

fn setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let p = this::<Partial>(vm, o)?;
    let parts = a
        .at(0)
        .cast::<Tuple>()
        .filter(|t| t.len() == 4)
        .map(|t| t.items());
    let Some(&[func, args, kw, dict]) = parts else {
        return Err(vm.type_error("invalid partial state"));
    };
    let (Some(args), callable) = (
        args.cast::<Tuple>(),
        vm.class_of(func).slots().call.is_some(),
    ) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords = match kw.cast::<Dict>() {
        Some(d) => d,
        None if kw.is_none() => vm.new_dict(),
        None => return Err(vm.type_error("invalid partial state")),
    };
    if !callable {
        return Err(vm.type_error("invalid partial state"));
    }
    let hole = placeholder(vm);
    if args.items().last().is_some_and(|v| v.is(hole)) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    p.func.set(func);
    p.args.set(args);
    p.keywords.set(keywords);
    p.open
        .set(args.items().iter().filter(|v| v.is(hole)).count());
    if !dict.is_none() {
        vm.set_instance_dict(o, Some(dict))?;
    }
    Ok(Value::NONE)
}

fn bind(vm: &mut Vm, o: Value, instance: Value, _: Value) -> R {
    if instance.is_null() || instance.is_none() {
        return Ok(o);
    }
    Ok(BoundMethod::new(&vm.heap, o, instance).value())
}

/// The class.
pub static PARTIAL: TypeSpec = TypeSpec {
    id: types::PARTIAL,
    name: "functools.partial",
    module: "functools",
    kind: Kind::Native,
    flags: BASE_TYPE | HAS_DICT | WEAKREFS,
    slots: Slots {
        new: Some(new),
        call: Some(call),
        repr: Some(repr),
        descr_get: Some(bind),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", reduce),
        MethodDef::o("__setstate__", setstate),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef::ro("func", |vm, o| Ok(this::<Partial>(vm, o)?.func.get())),
        GetSetDef::ro("args", |vm, o| {
            Ok(this::<Partial>(vm, o)?.args.get().value())
        }),
        GetSetDef::ro("keywords", |vm, o| {
            Ok(this::<Partial>(vm, o)?.keywords.get().value())
        }),
        DICT_ATTR,
    ],
    doc: "Create a new function with partial application of the given arguments and keywords.",
    ..TypeSpec::BASE
};
