//! The computed attributes of classes: names, bases, documentation, flags, annotations.

use super::class_type::{store, this};
use super::layout;
use crate::heap::{Gc, Kind};
use crate::object::class::{
    ABSTRACT, BASE_TYPE, HAS_DICT, HEAP_TYPE, IMMUTABLE, MAPPING, MATCH_SELF, SEQUENCE, WEAKREFS,
};
use crate::object::{Class, Descriptor, GetSetDef, Str, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// Attributes of `type`.
pub static GETSET: &[GetSetDef] = &[
    GetSetDef::rw("__name__", get_name, set_name),
    GetSetDef::rw("__qualname__", get_qualname, set_qualname),
    GetSetDef::rw("__module__", get_module, set_module),
    GetSetDef::rw("__bases__", get_bases, set_bases),
    GetSetDef::ro("__base__", get_base),
    GetSetDef::ro("__mro__", |vm, o| Ok(this(vm, o)?.mro.get().value())),
    GetSetDef::ro("__dict__", get_dict),
    GetSetDef::rw("__doc__", get_doc, set_doc),
    GetSetDef::rw("__abstractmethods__", get_abstract, set_abstract),
    GetSetDef::rw("__annotations__", get_annotations, set_annotations),
    GetSetDef::rw("__annotate__", get_annotate, set_annotate),
    GetSetDef::rw("__type_params__", get_type_params, set_type_params),
    GetSetDef::ro("__text_signature__", |_, _| Ok(Value::NONE)),
    GetSetDef::ro("__flags__", get_flags),
    GetSetDef::ro("__basicsize__", get_basicsize),
    GetSetDef::ro("__itemsize__", get_itemsize),
    GetSetDef::ro("__dictoffset__", get_dictoffset),
    GetSetDef::ro("__weakrefoffset__", get_weakrefoffset),
];

/// Raises unless the attribute of this class may be changed (and is not being deleted).
fn check_set(vm: &mut Vm, class: Gc<Class>, name: &str, v: Option<Value>) -> R<Value> {
    let own = class.name_str();
    if class.has_flag(IMMUTABLE) {
        return Err(vm.type_error(format!(
            "cannot set '{name}' attribute of immutable type '{own}'"
        )));
    }
    match v {
        Some(v) => Ok(v),
        None => Err(vm.type_error(format!(
            "cannot delete '{name}' attribute of immutable type '{own}'"
        ))),
    }
}

fn get_name(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let name = if class.has_flag(HEAP_TYPE) {
        class.name.get()
    } else {
        class.qualname.get()
    };
    Ok(name.value())
}

fn set_name(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__name__", v)?;
    let Some(s) = v.cast::<Str>() else {
        return Err(only_string(vm, class, "__name__", v));
    };
    if s.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let s = vm.intern_str(s);
    class.name.set(s);
    Ok(())
}

fn only_string(vm: &mut Vm, class: Gc<Class>, name: &str, v: Value) -> Raised {
    let t = vm.type_name(v);
    vm.type_error(format!(
        "can only assign string to {}.{name}, not '{t}'",
        class.name_str()
    ))
}

fn get_qualname(vm: &mut Vm, o: Value) -> R {
    Ok(this(vm, o)?.qualname.get().value())
}

fn set_qualname(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__qualname__", v)?;
    match v.cast::<Str>() {
        Some(s) => {
            class.qualname.set(s);
            Ok(())
        }
        None => Err(only_string(vm, class, "__qualname__", v)),
    }
}

fn get_module(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n.module;
    match class.dict.get_str(n) {
        // Classes whose instances have a computed `__module__` (functions ...).
        Some(d) if d.cast::<Descriptor>().is_some() => {
            Ok(vm.str(crate::protocol::repr::native_module(class)))
        }
        Some(m) => Ok(m),
        None if class.has_flag(HEAP_TYPE) => Err(vm.attribute_error(o, n, "__module__")),
        None => Ok(vm.str("builtins")),
    }
}

fn set_module(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__module__", v)?;
    let n = vm.n;
    class.dict.remove_str(n.firstlineno);
    store(vm, class, n.module, Some(v))
}

fn get_bases(vm: &mut Vm, o: Value) -> R {
    Ok(this(vm, o)?.bases.get().value())
}

/// `C.__bases__ = (...)`: the layout must stay the same.
fn set_bases(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__bases__", v)?;
    let name = class.name_str();
    let Some(bases) = v.cast::<Tuple>() else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!(
            "can only assign tuple to {name}.__bases__, not {t}"
        )));
    };
    if bases.is_empty() {
        return Err(vm.type_error(format!(
            "can only assign non-empty tuple to {name}.__bases__, not ()"
        )));
    }
    for &b in bases.items() {
        let Some(b) = b.as_class() else {
            let t = vm.type_name(b);
            return Err(vm.type_error(format!(
                "{name}.__bases__ must be tuple of classes, not '{t}'"
            )));
        };
        if b.is_subclass_of(class.id) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let best = vm.best_base(bases.items())?;
    if let Some(old) = class.base.get() {
        layout::check_assignment(vm, "__bases__", old, best)?;
    }
    let old = (class.bases.get(), class.base.get());
    class.bases.set(bases);
    class.base.set(Some(best));
    if let Err(e) = relinearise(vm, class) {
        class.bases.set(old.0);
        class.base.set(old.1);
        return Err(e);
    }
    for b in old.0.items() {
        if let Some(b) = b.as_class() {
            b.subclasses.borrow_mut().retain(|s| !s.same(class));
        }
    }
    for b in bases.items() {
        if let Some(b) = b.as_class() {
            b.subclasses.borrow_mut().push(class);
        }
    }
    vm.type_modified(class);
    vm.update_slots(class);
    Ok(())
}

/// Recomputes the MRO of a class and its subclasses.
fn relinearise(vm: &mut Vm, class: Gc<Class>) -> R<()> {
    let mro = vm.c3(class.value(), class.bases.get().items())?;
    class.mro.set(Tuple::new(&vm.heap, &mro));
    vm.type_modified(class);
    let subs = class.subclasses.borrow().clone();
    for s in subs {
        relinearise(vm, s)?;
    }
    Ok(())
}

fn get_base(vm: &mut Vm, o: Value) -> R {
    Ok(this(vm, o)?.base.get().map_or(Value::NONE, |b| b.value()))
}

fn get_dict(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let proxy = vm.class(types::MAPPINGPROXY).value();
    vm.call(proxy, &[class.dict.value()])
}

fn get_doc(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n.doc;
    if class.id == types::TYPE {
        return Ok(vm.str(super::class_type::TYPE.doc));
    }
    match class.dict.get_str(n) {
        Some(v) => vm.bind_descriptor(v, Value::NULL, class),
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__doc__", v)?;
    let n = vm.n.doc;
    store(vm, class, n, Some(v))
}

fn get_abstract(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n.abstractmethods;
    match class.dict.get_str(n).filter(|_| class.id != types::TYPE) {
        Some(v) => Ok(v),
        None => Err(vm.attribute_error(o, n, "__abstractmethods__")),
    }
}

fn set_abstract(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let n = vm.n.abstractmethods;
    match v {
        Some(v) => {
            let abstract_ = vm.truth(v)?;
            vm.type_modified(class);
            class.dict.set_str(&vm.heap, n, v);
            if abstract_ {
                class.set_flag(ABSTRACT)
            } else {
                class.clear_flag(ABSTRACT)
            }
        }
        None => {
            if class.dict.remove_str(n).is_none() {
                return Err(vm.attribute_error(o, n, "__abstractmethods__"));
            }
            vm.type_modified(class);
            class.clear_flag(ABSTRACT);
        }
    }
    Ok(())
}

/// Calls an `__annotate__` function for real values and checks its result.
pub(super) fn call_annotate(vm: &mut Vm, f: Value) -> R {
    let one = vm.int(1);
    let r = vm.call(f, &[one])?;
    if r.cast::<crate::object::Dict>().is_none() {
        let t = vm.type_name(r);
        return Err(vm.type_error(format!("__annotate__() returned non-dict of type '{t}'")));
    }
    Ok(r)
}

fn get_annotations(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n;
    if !class.has_flag(HEAP_TYPE) {
        return Err(vm.no_attribute(o, n.annotations));
    }
    for name in [n.annotations, n.annotations_cache] {
        if let Some(v) = class.dict.get_str(name) {
            return vm.bind_descriptor(v, Value::NULL, class);
        }
    }
    let f = get_annotate(vm, o)?;
    let d = if vm.is_callable(f) {
        call_annotate(vm, f)?
    } else {
        vm.new_dict().value()
    };
    vm.type_modified(class);
    class.dict.set_str(&vm.heap, n.annotations_cache, d);
    Ok(d)
}

fn set_annotations(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let n = vm.n;
    if class.has_flag(IMMUTABLE) {
        let msg = format!(
            "cannot set '__annotations__' attribute of immutable type '{}'",
            class.name_str()
        );
        return Err(vm.type_error(msg));
    }
    vm.type_modified(class);
    match v {
        Some(v) => {
            let name = if class.dict.get_str(n.annotations).is_some() {
                n.annotations
            } else {
                n.annotations_cache
            };
            class.dict.set_str(&vm.heap, name, v);
        }
        None => {
            let had = class.dict.remove_str(n.annotations).is_some()
                | class.dict.remove_str(n.annotations_cache).is_some();
            if !had
                && class.dict.get_str(n.annotate_func).is_none()
                && class.dict.get_str(n.annotate).is_none()
            {
                return Err(vm.attribute_error(o, n.annotations, "__annotations__"));
            }
        }
    }
    class.dict.remove_str(n.annotate_func);
    class.dict.remove_str(n.annotate);
    Ok(())
}

fn get_annotate(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n;
    if !class.has_flag(HEAP_TYPE) {
        return Err(vm.no_attribute(o, n.annotate));
    }
    for name in [n.annotate_func, n.annotate] {
        if let Some(v) = class.dict.get_str(name) {
            return vm.bind_descriptor(v, Value::NULL, class);
        }
    }
    vm.type_modified(class);
    class.dict.set_str(&vm.heap, n.annotate_func, Value::NONE);
    Ok(Value::NONE)
}

fn set_annotate(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let n = vm.n;
    let Some(v) = v else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if class.has_flag(IMMUTABLE) {
        let msg = format!(
            "cannot set '__annotate__' attribute of immutable type '{}'",
            class.name_str()
        );
        return Err(vm.type_error(msg));
    }
    if !v.is_none() && !vm.is_callable(v) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    vm.type_modified(class);
    class.dict.remove_str(n.annotate);
    class.dict.set_str(&vm.heap, n.annotate_func, v);
    if !v.is_none() {
        class.dict.remove_str(n.annotations_cache);
    }
    Ok(())
}

fn get_type_params(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let n = vm.n.type_params;
    let found = class
        .dict
        .get_str(n)
        .filter(|v| v.cast::<Tuple>().is_some());
    Ok(found.unwrap_or(vm.empty_tuple))
}

fn set_type_params(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    let v = check_set(vm, class, "__type_params__", v)?;
    let n = vm.n.type_params;
    vm.type_modified(class);
    class.dict.set_str(&vm.heap, n, v);
    Ok(())
}

/// The bits of CPython's `tp_flags` that have a counterpart here.
fn get_flags(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    // READY, and the bits that both interpreters share.
    let mut bits: i64 = 1 << 12;
    let pairs = [
        (HEAP_TYPE, 9),
        (BASE_TYPE, 10),
        (IMMUTABLE, 8),
        (ABSTRACT, 20),
        (SEQUENCE, 5),
        (MAPPING, 6),
        (MATCH_SELF, 22),
    ];
    for (flag, bit) in pairs {
        if class.has_flag(flag) {
            bits |= 1 << bit;
        }
    }
    let families = [
        (types::INT, 24),
        (types::LIST, 25),
        (types::TUPLE, 26),
        (types::BYTES, 27),
        (types::STR, 28),
        (types::DICT, 29),
    ];
    for (id, bit) in families {
        if class.is_subclass_of(id) {
            bits |= 1 << bit;
        }
    }
    if class.is_subclass_of(types::BASE_EXCEPTION) {
        bits |= 1 << 30;
    }
    if class.is_subclass_of(types::TYPE) {
        bits |= 1 << 31;
    }
    Ok(vm.int(bits))
}

/// Sizes as CPython counts them on a 64-bit machine, for the layouts that programs ask about.
fn get_basicsize(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let own = match class.kind {
        Kind::Instance | Kind::Native => 16,
        Kind::Int | Kind::Float | Kind::Tuple | Kind::Complex => {
            24 + 8 * (class.kind == Kind::Complex) as i64
        }
        Kind::Str => 64,
        Kind::Bytes => 33,
        Kind::List => 40,
        Kind::Dict => 48,
        Kind::Set => 200,
        Kind::ByteArray => 56,
        Kind::Class => 936,
        _ => 48,
    };
    Ok(vm.int(own + 8 * i64::from(class.member_slots.get())))
}

fn get_itemsize(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    Ok(vm.int(match class.kind {
        Kind::Int => 4,
        Kind::Tuple => 8,
        Kind::Bytes => 1,
        Kind::Class => 40,
        _ => 0,
    }))
}

fn get_dictoffset(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    // Negative: managed by the VM, as CPython reports it for instances of Python classes.
    Ok(vm.int(if class.has_flag(HAS_DICT) { -1 } else { 0 }))
}

fn get_weakrefoffset(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    Ok(vm.int(if class.has_flag(WEAKREFS) { -32 } else { 0 }))
}
