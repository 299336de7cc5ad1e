//! `gc`.

use crate::heap::Gc;
use crate::object::{MethodDef, Module};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::kw("collect", collect),
    MethodDef::noargs("enable", |vm, _, _| {
        vm.heap.set_enabled(true);
        Ok(Value::NONE)
    }),
    MethodDef::noargs("disable", |vm, _, _| {
        vm.heap.set_enabled(false);
        Ok(Value::NONE)
    }),
    MethodDef::noargs("isenabled", |vm, _, _| {
        Ok(Value::bool(vm.heap.is_enabled()))
    }),
    MethodDef::noargs("get_threshold", get_threshold),
    MethodDef::fast("set_threshold", set_threshold, 1, 3),
    MethodDef::noargs("get_count", |vm, _, _| {
        Ok(vm.tuple(&[Value::ZERO, Value::ZERO, Value::ZERO]))
    }),
    MethodDef::kw("get_objects", get_objects),
    MethodDef::fast(
        "get_referents",
        |vm, _, a| {
            let found = vm.heap.referents(a.pos());
            Ok(vm.list(found))
        },
        0,
        u8::MAX,
    ),
    MethodDef::fast(
        "get_referrers",
        |vm, _, a| {
            let found = vm.heap.referrers(a.pos());
            Ok(vm.list(found))
        },
        0,
        u8::MAX,
    ),
    MethodDef::o("is_tracked", |_, _, a| {
        Ok(Value::bool(
            a.at(0).header().is_some_and(|h| is_container(h.kind)),
        ))
    }),
    MethodDef::o("is_finalized", |_, _, a| {
        Ok(Value::bool(a.at(0).header().is_some_and(|h| {
            h.has_flag(crate::object::header::FLAG_FINALIZED)
        })))
    }),
    MethodDef::noargs("freeze", |_, _, _| Ok(Value::NONE)),
    MethodDef::noargs("unfreeze", |_, _, _| Ok(Value::NONE)),
    MethodDef::noargs("get_freeze_count", |_, _, _| Ok(Value::ZERO)),
    MethodDef::noargs("get_stats", get_stats),
    MethodDef::o("set_debug", |_, _, _| Ok(Value::NONE)),
    MethodDef::noargs("get_debug", |_, _, _| Ok(Value::ZERO)),
];

/// Makes the module.
pub fn init(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("gc");
    vm.add_functions(m, "gc", FUNCTIONS);
    let (garbage, callbacks) = (vm.list(Vec::new()), vm.list(Vec::new()));
    vm.set_module_attr(m, "garbage", garbage);
    vm.set_module_attr(m, "callbacks", callbacks);
    let threshold = vm.tuple(&[Value::small(2000), Value::small(10), Value::ZERO]);
    vm.module_state.insert("gc.threshold", threshold);
    Ok(m)
}

fn is_container(k: crate::heap::Kind) -> bool {
    use crate::heap::Kind as K;
    !matches!(
        k,
        K::Str | K::StrBuf | K::Bytes | K::Int | K::Float | K::Complex
    )
}

/// A full collection. Sweeping is lazy, so the number of unreachable objects is not known: 0 is returned.
fn collect(vm: &mut Vm, _: Value, a: Args) -> R {
    let [generation] = a.bind(vm, "collect", ["generation"], 0, 0, 1)?;
    if let Some(g) = generation.non_null() {
        let g = vm.index_i64(g)?;
        if !(0..=2).contains(&g) {
            return Err(vm.value_error("invalid generation"));
        }
    }
    vm.collect();
    vm.run_finalizers();
    Ok(Value::ZERO)
}

fn get_threshold(vm: &mut Vm, _: Value, _: Args) -> R {
    Ok(vm
        .module_state
        .get("gc.threshold")
        .copied()
        .unwrap_or(vm.empty_tuple))
}

/// Remembered for `get_threshold`; this collector paces itself by bytes.
fn set_threshold(vm: &mut Vm, _: Value, a: Args) -> R {
    let mut t = [Value::small(2000), Value::small(10), Value::ZERO];
    for (i, v) in a.pos().iter().enumerate() {
        t[i] = vm.to_index(*v)?;
    }
    let t = vm.tuple(&t);
    vm.module_state.insert("gc.threshold", t);
    Ok(Value::NONE)
}

fn get_objects(vm: &mut Vm, _: Value, _: Args) -> R {
    let l = vm.new_list();
    let mut found = Vec::new();
    vm.heap.for_each_cell(|h| {
        if is_container(h.kind) {
            found.push(Value::from_ptr(h));
        }
    });
    l.replace(&vm.heap, found);
    Ok(l.value())
}

fn get_stats(vm: &mut Vm, _: Value, _: Args) -> R {
    let l = vm.new_list();
    let collections = vm.heap.stats().collections;
    for generation in 0..3 {
        let d = vm.new_dict();
        let n = if generation == 2 {
            vm.int(collections as i64)
        } else {
            Value::ZERO
        };
        for (k, v) in [
            ("collections", n),
            ("collected", Value::ZERO),
            ("uncollectable", Value::ZERO),
        ] {
            let k = vm.intern(k);
            d.set_str(&vm.heap, k, v);
        }
        l.push(&vm.heap, d.value());
    }
    Ok(l.value())
}
