//! Slots of classes that define special methods in Python: look the method up on the class, call it, check its result.

use crate::heap::Gc;
use crate::object::class::Class;
use crate::object::slots::Cmp;
use crate::object::{Str, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// CPython's PyObject_GenericGetAttr as a slot.
pub fn generic_getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    vm.generic_getattr(o, name)
}
/// CPython's PyObject_GenericSetAttr as a slot.
pub fn generic_setattr(vm: &mut Vm, o: Value, name: Gc<Str>, v: Option<Value>) -> R<()> {
    vm.generic_setattr(o, name, v)
}

fn required(vm: &mut Vm, o: Value, name: Gc<Str>, args: &[Value]) -> R {
    match vm.call_special(o, name, args)? {
        Some(r) => Ok(r),
        // Half of a pair is missing, `__delitem__` beside `__setitem__` for one: CPython names it and no more.
        None => Err(vm.raise(types::ATTRIBUTE_ERROR, name.as_str())),
    }
}

macro_rules! unary_calls {
    ($($f:ident = $n:ident),*) => { $(
        pub fn $f(vm: &mut Vm, o: Value) -> R {
            let n = vm.n.$n;
            required(vm, o, n, &[])
        }
    )* };
}
unary_calls!(
    repr = repr,
    str = str,
    neg = neg,
    pos = pos,
    abs = abs,
    invert = invert,
    int = int,
    float = float,
    index = index
);

pub fn iter(vm: &mut Vm, o: Value) -> R {
    let n = vm.n.iter;
    let class = vm.class_of(o);
    match vm.lookup_type(class, n) {
        Some(f) if f.is_none() => {
            let t = class.name_str();
            Err(vm.type_error(format!("'{t}' object is not iterable")))
        }
        Some(f) => vm.call_bound(f, o, &[]),
        None => Err(vm.no_attribute(o, n)),
    }
}
pub fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let n = vm.n.next;
    match required(vm, o, n, &[]) {
        Ok(v) => Ok(Some(v)),
        Err(e) => {
            vm.note_stop_value();
            vm.swallow(e, types::STOP_ITERATION)?;
            Ok(None)
        }
    }
}
pub fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let n = vm.n.hash;
    let r = required(vm, o, n, &[])?;
    if r.as_int().is_none() {
        return Err(vm.type_error("__hash__ method should return an integer"));
    }
    let h = match r.as_i64() {
        Some(i) => i,
        None => vm.hash(r)?,
    };
    Ok(if h == -1 { -2 } else { h })
}
pub fn unhashable(vm: &mut Vm, o: Value) -> R<i64> {
    let t = vm.type_name(o);
    Err(vm.type_error(format!("unhashable type: '{t}'")))
}
pub fn call(vm: &mut Vm, o: Value, a: Args) -> R {
    let n = vm.n.call;
    let class = vm.class_of(o);
    match vm.lookup_type(class, n) {
        Some(f) if f.is_exact(types::FUNCTION) => vm.call_args_with(f, &[o], a),
        Some(f) => {
            let f = vm.bind_descriptor(f, o, class)?;
            vm.call_args(f, a)
        }
        None => {
            let t = class.name_str();
            Err(vm.type_error(format!("'{t}' object is not callable")))
        }
    }
}
/// `__getattribute__`, then `__getattr__` on AttributeError.
pub fn getattr_hook(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    let class = vm.class_of(o);
    let (ga, gb) = (vm.n.getattribute, vm.n.getattr);
    let first = match vm.lookup_type(class, ga) {
        Some(f) if !f.is_exact(types::WRAPPER_DESCR) => vm.call_bound(f, o, &[name.value()]),
        Some(f) => {
            let hook = vm.lookup_type(class, gb);
            if hook.is_some()
                && let Some(d) = f.cast::<crate::object::Descriptor>()
                && d.owner.id == types::OBJECT
            {
                // The plain look-up, without making an exception that the hook would swallow.
                match vm.generic_getattr_opt(o, name) {
                    Ok(Some(v)) => return Ok(v),
                    Ok(None) => {
                        if let Some(h) = hook {
                            return vm.call_bound(h, o, &[name.value()]);
                        }
                        return Err(vm.no_attribute(o, name));
                    }
                    Err(e) => Err(e),
                }
            } else {
                vm.call_bound(f, o, &[name.value()])
            }
        }
        None => vm.generic_getattr(o, name),
    };
    match first {
        Err(e) if vm.exception_is(types::ATTRIBUTE_ERROR) => match vm.lookup_type(class, gb) {
            Some(h) => {
                let _ = vm.take_exception();
                vm.call_bound(h, o, &[name.value()])
            }
            None => Err(e),
        },
        r => r,
    }
}
pub fn setattr(vm: &mut Vm, o: Value, name: Gc<Str>, v: Option<Value>) -> R<()> {
    match v {
        Some(v) => {
            let n = vm.n.setattr;
            required(vm, o, n, &[name.value(), v])?;
        }
        None => {
            let n = vm.n.delattr;
            required(vm, o, n, &[name.value()])?;
        }
    }
    Ok(())
}
pub fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let n = vm.cmp_names[op as usize];
    match vm.call_special(a, n, &[b])? {
        Some(r) => Ok(r),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
pub fn descr_get(vm: &mut Vm, d: Value, o: Value, class: Value) -> R {
    let n = vm.n.get;
    let or_none = |v: Value| v.non_null().unwrap_or(Value::NONE);
    match vm.call_special(d, n, &[or_none(o), or_none(class)])? {
        Some(r) => Ok(r),
        None => Ok(d),
    }
}
pub fn descr_set(vm: &mut Vm, d: Value, o: Value, v: Option<Value>) -> R<()> {
    let n = if v.is_some() { vm.n.set } else { vm.n.delete };
    let r = match v {
        Some(v) => vm.call_special(d, n, &[o, v])?,
        None => vm.call_special(d, n, &[o])?,
    };
    match r {
        Some(_) => Ok(()),
        None => Err(vm.attribute_error(d, n, n.as_str())),
    }
}
pub fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let n = vm.n.init;
    let class = vm.class_of(o);
    let r = match vm.lookup_type(class, n) {
        Some(f) if f.is_exact(types::FUNCTION) || f.is_exact(types::WRAPPER_DESCR) => {
            vm.call_args_with(f, &[o], a)?
        }
        Some(f) => {
            let f = vm.bind_descriptor(f, o, class)?;
            vm.call_args(f, a)?
        }
        None => Value::NONE,
    };
    if r.is_none() {
        return Ok(());
    }
    let t = vm.type_name(r);
    Err(vm.type_error(format!("__init__() should return None, not '{t}'")))
}
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let n = vm.n.new;
    let f = vm.getattr(class.value(), n)?;
    vm.call_args_with(f, &[class.value()], a)
}
pub fn del(vm: &mut Vm, o: Value) -> R<()> {
    let n = vm.n.del;
    vm.call_special(o, n, &[]).map(|_| ())
}

/// `a <op> b` when either class defines the operator in Python. Mirrors CPython's SLOT1BINFULL.
pub fn binary<const OP: usize>(vm: &mut Vm, a: Value, b: Value) -> R {
    let [fwd, rev, _] = vm.nb_names[OP];
    binary_named(vm, a, b, fwd, rev, |s| s.binary[OP], binary::<OP>)
}
fn binary_named(
    vm: &mut Vm,
    a: Value,
    b: Value,
    fwd: Gc<Str>,
    rev: Gc<Str>,
    get: fn(&crate::object::Slots) -> Option<crate::object::slots::Binary>,
    this: crate::object::slots::Binary,
) -> R {
    let is_this = |c: Gc<Class>| get(c.slots()).is_some_and(|f| std::ptr::fn_addr_eq(f, this));
    let (ca, cb) = (vm.class_of(a), vm.class_of(b));
    let mut do_other = !ca.same(cb) && is_this(cb);
    if is_this(ca) {
        if do_other && cb.is_subclass_of(ca.id) {
            // A subclass that overrides the reflected method goes first.
            let (fa, fb) = (vm.lookup_type(ca, rev), vm.lookup_type(cb, rev));
            let overrides = match (fa, fb) {
                (Some(x), Some(y)) => !x.is(y),
                (None, Some(_)) => true,
                _ => false,
            };
            if overrides {
                if let Some(r) = vm.call_special(b, rev, &[a])?
                    && !r.is_not_implemented()
                {
                    return Ok(r);
                }
                do_other = false;
            }
        }
        if let Some(r) = vm.call_special(a, fwd, &[b])?
            && !r.is_not_implemented()
        {
            return Ok(r);
        }
    }
    if do_other {
        return Ok(vm
            .call_special(b, rev, &[a])?
            .unwrap_or(Value::NOT_IMPLEMENTED));
    }
    Ok(Value::NOT_IMPLEMENTED)
}
pub fn inplace<const OP: usize>(vm: &mut Vm, a: Value, b: Value) -> R {
    let n = vm.nb_names[OP][2];
    Ok(vm
        .call_special(a, n, &[b])?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> R {
    let (fwd, rev) = (vm.n.divmod, vm.intern("__rdivmod__"));
    binary_named(vm, a, b, fwd, rev, |s| s.divmod, divmod)
}
pub fn pow(vm: &mut Vm, a: Value, b: Value, m: Value) -> R {
    let [fwd, rev, _] = vm.nb_names[crate::object::nb::POWER];
    let is_this = |c: Gc<Class>| {
        c.slots()
            .pow
            .is_some_and(|f| std::ptr::fn_addr_eq(f, pow as crate::object::slots::Ternary))
    };
    let (ca, cb) = (vm.class_of(a), vm.class_of(b));
    if m.is_none() {
        if is_this(ca)
            && let Some(r) = vm.call_special(a, fwd, &[b])?
            && !r.is_not_implemented()
        {
            return Ok(r);
        }
        if !ca.same(cb) && is_this(cb) {
            return Ok(vm
                .call_special(b, rev, &[a])?
                .unwrap_or(Value::NOT_IMPLEMENTED));
        }
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if is_this(ca)
        && let Some(r) = vm.call_special(a, fwd, &[b, m])?
        && !r.is_not_implemented()
    {
        return Ok(r);
    }
    if !ca.same(cb) && is_this(cb) {
        return Ok(vm
            .call_special(b, rev, &[a, m])?
            .unwrap_or(Value::NOT_IMPLEMENTED));
    }
    Ok(Value::NOT_IMPLEMENTED)
}
pub fn inplace_pow(vm: &mut Vm, a: Value, b: Value) -> R {
    let n = vm.nb_names[crate::object::nb::POWER][2];
    Ok(vm
        .call_special(a, n, &[b])?
        .unwrap_or(Value::NOT_IMPLEMENTED))
}
pub fn bool(vm: &mut Vm, o: Value) -> R<bool> {
    let n = vm.n.bool_;
    let class = vm.class_of(o);
    if vm.lookup_type(class, n).is_some_and(Value::is_none) {
        let t = class.name_str();
        return Err(vm.type_error(format!("'{t}' cannot be interpreted as a boolean")));
    }
    let r = required(vm, o, n, &[])?;
    match r.as_bool() {
        Some(b) => Ok(b),
        None => {
            let t = vm.type_name(r);
            Err(vm.type_error(format!("__bool__ should return bool, returned {t}")))
        }
    }
}
pub fn len(vm: &mut Vm, o: Value) -> R<usize> {
    let n = vm.n.len;
    let r = required(vm, o, n, &[])?;
    let r = vm.to_index(r)?;
    match r.as_i64() {
        Some(i) if i >= 0 => Ok(i as usize),
        Some(_) => Err(vm.value_error("__len__() should return >= 0")),
        None if r.as_int().is_some_and(|i| i.is_negative()) => {
            Err(vm.value_error("__len__() should return >= 0"))
        }
        None => Err(vm.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}
pub fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let n = vm.n.getitem;
    required(vm, o, n, &[k])
}
pub fn setitem(vm: &mut Vm, o: Value, k: Value, v: Option<Value>) -> R<()> {
    match v {
        Some(v) => {
            let n = vm.n.setitem;
            required(vm, o, n, &[k, v])?;
        }
        None => {
            let n = vm.n.delitem;
            required(vm, o, n, &[k])?;
        }
    }
    Ok(())
}
pub fn contains(vm: &mut Vm, o: Value, k: Value) -> R<bool> {
    let n = vm.n.contains;
    let class = vm.class_of(o);
    match vm.lookup_type(class, n) {
        Some(f) if f.is_none() => {
            let t = class.name_str();
            Err(vm.type_error(format!("'{t}' object is not a container")))
        }
        Some(f) => {
            let r = vm.call_bound(f, o, &[k])?;
            vm.truth(r)
        }
        None => Err(vm.no_attribute(o, n)),
    }
}
