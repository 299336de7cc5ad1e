//! Bound methods: a function and its receiver. Attributes it does not have come from the function.

use crate::heap::{Gc, Kind};
use crate::object::{BoundMethod, Class, Cmp, GetSetDef, MethodDef, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<BoundMethod>> {
    match o.cast::<BoundMethod>() {
        Some(m) => Ok(m),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a method is required, not '{t}'")))
        }
    }
}

fn getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    let m = this(vm, o)?;
    let class = vm.class_of(o);
    match vm.lookup_type(class, name) {
        Some(d) => vm.bind_descriptor(d, o, class),
        None => vm.getattr(m.func, name),
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    let n = vm.n;
    let mut name = vm.getattr_opt(m.func, n.qualname)?;
    if name.is_none() {
        name = vm.getattr_opt(m.func, n.name)?;
    }
    let name = name
        .and_then(|v| v.cast::<Str>())
        .map_or("?", |s| s.as_str());
    let r = vm.repr(m.receiver)?;
    Ok(vm.string(format!("<bound method {name} of {}>", r.as_str())))
}

fn compare(_vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<BoundMethod>(), b.cast::<BoundMethod>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same = x.func.is(y.func) && x.receiver.is(y.receiver);
    match op {
        Cmp::Eq => Ok(Value::bool(same)),
        Cmp::Ne => Ok(Value::bool(!same)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let m = this(vm, o)?;
    let f = vm.hash(m.func)?;
    let h = Vm::identity_hash(m.receiver) ^ f;
    Ok(if h == -1 { -2 } else { h })
}

fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "method")?;
    a.arity(vm, "method", 2, 2)?;
    if !vm.is_callable(a.at(0)) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if a.at(1).is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.bind_function(a.at(0), a.at(1)))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let m = this(vm, o)?;
    let n = vm.n.name;
    let name = vm.getattr(m.func, n)?;
    let getattr = vm.intern("getattr");
    let f = vm.builtins.dict.get_str(getattr).unwrap_or(Value::NONE);
    let args = vm.tuple(&[m.receiver, name]);
    Ok(vm.tuple(&[f, args]))
}

/// The class `method`.
pub static METHOD: TypeSpec = TypeSpec {
    id: types::METHOD,
    name: "method",
    kind: Kind::BoundMethod,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        getattr: Some(getattr),
        call: Some(|vm, f, a| vm.call_args(f, a)),
        // A bound method is not bound again.
        descr_get: Some(|_, m, _, _| Ok(m)),
        new: Some(new),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__reduce__", reduce)],
    getset: &[
        GetSetDef::rw(
            "__func__",
            |vm, o| Ok(this(vm, o)?.func),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "__self__",
            |vm, o| Ok(this(vm, o)?.receiver),
            super::function::readonly,
        ),
        GetSetDef::ro("__doc__", |vm, o| {
            let m = this(vm, o)?;
            let n = vm.n.doc;
            vm.getattr(m.func, n)
        }),
    ],
    doc: "Create a bound instance method object.",
    ..TypeSpec::BASE
};
