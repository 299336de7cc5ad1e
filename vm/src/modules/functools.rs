//! `_functools`: reduce, cmp_to_key and its key wrapper, the placeholder object. `partial` and the cache have files of their own.

use super::support::{self, this};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::{
    Class, Cmp, GetSetDef, MethodDef, Module, NativeObject, Slots, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

fn reduce(vm: &mut Vm, _: Value, a: Args) -> R {
    let total = a.len() + a.kw_len();
    if a.len() < 2 {
        return Err(vm.type_error(format!(
            "reduce() takes at least 2 positional arguments ({} given)",
            a.len()
        )));
    }
    if total > 3 {
        return Err(vm.type_error(format!(
            "reduce() takes at most 3 arguments ({total} given)"
        )));
    }
    let mut initial = a.get(2);
    for (k, v) in a.kw() {
        if k.as_str() != "initial" {
            return Err(vm.type_error(format!(
                "reduce() got an unexpected keyword argument '{}'",
                k.as_str()
            )));
        }
        initial = Some(v);
    }
    let (f, seq) = (a.at(0), a.at(1));
    let it = match vm.get_iter(seq) {
        Ok(it) => it,
        Err(e) => {
            vm.swallow(e, types::TYPE_ERROR)?;
            return Err(vm.type_error("reduce() arg 2 must support iteration"));
        }
    };
    let mut acc = initial;
    while let Some(x) = vm.iter_next(it)? {
        acc = Some(match acc {
            None => x,
            Some(so_far) => vm.call(f, &[so_far, x])?,
        });
    }
    match acc {
        Some(v) => Ok(v),
        None => Err(vm.type_error("reduce() of empty iterable with no initial value")),
    }
}

/// An object that compares by calling an old-style comparison function.
struct KeyWrapper {
    cmp: Value,
    /// NULL for the factory that `cmp_to_key` returns.
    object: Cell<Value>,
}
impl NativeObject for KeyWrapper {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.cmp);
        t.visit(self.object.get());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn cmp_to_key(vm: &mut Vm, _: Value, a: Args) -> R {
    let [cmp] = a.bind(vm, "cmp_to_key", ["mycmp"], 0, 1, 1)?;
    Ok(vm.native(
        types::CMP_KEY,
        KeyWrapper {
            cmp,
            object: Cell::new(Value::NULL),
        },
    ))
}

fn key_call(vm: &mut Vm, k: Value, a: Args) -> R {
    let [obj] = a.bind(vm, "K", ["obj"], 0, 1, 1)?;
    let cmp = this::<KeyWrapper>(vm, k)?.cmp;
    Ok(vm.native(
        types::CMP_KEY,
        KeyWrapper {
            cmp,
            object: Cell::new(obj),
        },
    ))
}

fn key_compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.native::<KeyWrapper>(), b.native::<KeyWrapper>()) else {
        return Err(vm.type_error("other argument must be K instance"));
    };
    let (xo, yo) = (x.object.get(), y.object.get());
    if xo.is_null() || yo.is_null() {
        let n = vm.intern("object");
        return Err(vm.attribute_error(a, n, "object"));
    }
    let r = vm.call(x.cmp, &[xo, yo])?;
    vm.compare(r, Value::ZERO, op)
}

static CMP_KEY: TypeSpec = TypeSpec {
    id: types::CMP_KEY,
    name: "functools.KeyWrapper",
    module: "functools",
    kind: Kind::Native,
    flags: crate::object::class::NO_NEW,
    slots: Slots {
        call: Some(key_call),
        compare: Some(key_compare),
        ..Slots::NONE
    },
    getset: &[GetSetDef::rw(
        "obj",
        |vm, k| {
            let o = this::<KeyWrapper>(vm, k)?.object.get();
            Ok(o.non_null().unwrap_or(Value::NONE))
        },
        |vm, k, v| {
            this::<KeyWrapper>(vm, k)?
                .object
                .set(v.unwrap_or(Value::NULL));
            Ok(())
        },
    )],
    ..TypeSpec::BASE
};

/// Stands for an argument that `partial` leaves open. One instance per VM.
struct Placeholder;
impl NativeObject for Placeholder {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The placeholder object.
pub fn placeholder(vm: &mut Vm) -> Value {
    if let Some(v) = vm.module_state.get("functools.Placeholder") {
        return *v;
    }
    let v = vm.native(types::PLACEHOLDER, Placeholder);
    vm.module_state.insert("functools.Placeholder", v);
    v
}

fn placeholder_new(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    if a.len() + a.kw_len() > 0 {
        return Err(vm.type_error("_PlaceholderType takes no arguments"));
    }
    Ok(placeholder(vm))
}

static PLACEHOLDER: TypeSpec = TypeSpec {
    id: types::PLACEHOLDER,
    name: "functools._PlaceholderType",
    module: "functools",
    kind: Kind::Native,
    slots: Slots {
        new: Some(placeholder_new),
        repr: Some(|vm, _| Ok(vm.str("Placeholder"))),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", |vm, _, _| {
        Ok(vm.str("Placeholder"))
    })],
    ..TypeSpec::BASE
};

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::kw("reduce", reduce),
    MethodDef::kw("cmp_to_key", cmp_to_key),
];

/// Classes.
pub static TYPES: &[&TypeSpec] = &[
    &CMP_KEY,
    &PLACEHOLDER,
    &super::functools_partial::PARTIAL,
    &super::functools_lru::LRU_CACHE,
];

/// Makes `_functools`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_functools");
    vm.add_functions(m, "_functools", FUNCTIONS);
    support::add_classes(vm, m, &[types::PARTIAL, types::PLACEHOLDER]);
    let lru = vm.class(types::LRU_CACHE).value();
    vm.set_module_attr(m, "_lru_cache_wrapper", lru);
    let p = placeholder(vm);
    vm.set_module_attr(m, "Placeholder", p);
    Ok(m)
}
