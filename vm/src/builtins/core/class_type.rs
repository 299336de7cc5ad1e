//! `type`: attribute access on classes, making classes, subclass hooks, `X | Y`.

use super::class_attrs;
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HAS_DICT, HEAP_TYPE, IMMUTABLE, WEAKREFS};
use crate::object::{Class, Dict, MethodDef, Slots, Str, Tuple, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The class behind `self` of a method of `type`.
pub(super) fn this(vm: &mut Vm, o: Value) -> R<Gc<Class>> {
    match o.as_class() {
        Some(c) => Ok(c),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a class is required, not '{t}'")))
        }
    }
}

/// `C.name`: data descriptors of the metaclass, then the class's own MRO, then the rest of the metaclass.
pub fn type_getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    match type_getattr_opt(vm, o, name)? {
        Some(v) => Ok(v),
        None => Err(vm.no_attribute(o, name)),
    }
}

/// As [`type_getattr`], `None` when absent.
pub fn type_getattr_opt(vm: &mut Vm, o: Value, name: Gc<Str>) -> R<Option<Value>> {
    let class = this(vm, o)?;
    let meta = vm.class_of(o);
    let in_meta = vm.lookup_type(meta, name);
    if let Some(d) = in_meta
        && d.is_ptr()
    {
        let dc = vm.class_of(d);
        if dc.slots().descr_set.is_some()
            && let Some(get) = dc.slots().descr_get
        {
            return get(vm, d, o, meta.value()).map(Some);
        }
    }
    if let Some(v) = vm.lookup_type(class, name) {
        return vm.bind_descriptor(v, Value::NULL, class).map(Some);
    }
    match in_meta {
        Some(d) => vm.bind_descriptor(d, o, meta).map(Some),
        None => Ok(None),
    }
}

/// The class's slots depend on `name`.
pub(super) fn is_special(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}

/// `C.name = v` and `del C.name`.
pub fn type_setattr(vm: &mut Vm, o: Value, name: Gc<Str>, v: Option<Value>) -> R<()> {
    let class = this(vm, o)?;
    if class.has_flag(IMMUTABLE) {
        let msg = format!(
            "cannot set '{}' attribute of immutable type '{}'",
            name.as_str(),
            class.name_str()
        );
        return Err(vm.type_error(msg));
    }
    let meta = vm.class_of(o);
    if let Some(d) = vm.lookup_type(meta, name)
        && let Some(set) = vm.class_of(d).slots().descr_set
    {
        return set(vm, d, o, v);
    }
    store(vm, class, name, v)
}

/// Changes the class dict and everything that was derived from it.
pub(super) fn store(vm: &mut Vm, class: Gc<Class>, name: Gc<Str>, v: Option<Value>) -> R<()> {
    match v {
        Some(v) => {
            vm.type_modified(class);
            class.dict.set_str(&vm.heap, name, v);
        }
        None => {
            if class.dict.get_str(name).is_none() {
                return Err(vm.no_attribute(class.value(), name));
            }
            vm.type_modified(class);
            class.dict.remove_str(name);
        }
    }
    if is_special(name.as_str()) {
        vm.update_slots(class);
    }
    Ok(())
}

fn type_repr(vm: &mut Vm, o: Value) -> R {
    let class = this(vm, o)?;
    let name = vm.full_class_name(class);
    Ok(vm.string(format!("<class '{name}'>")))
}

/// `type.__new__(metaclass, name, bases, namespace, **kw)`.
fn type_new(vm: &mut Vm, meta: Gc<Class>, a: Args) -> R {
    if a.len() != 3 {
        return Err(vm.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            a.len()
        )));
    }
    let wrong = |vm: &mut Vm, i: usize, want: &str| {
        let t = vm.type_name(a.at(i));
        vm.type_error(format!(
            "type.__new__() argument {} must be {want}, not {t}",
            i + 1
        ))
    };
    let Some(name) = a.at(0).cast::<Str>() else {
        return Err(wrong(vm, 0, "str"));
    };
    let Some(bases) = a.at(1).cast::<Tuple>() else {
        return Err(wrong(vm, 1, "tuple"));
    };
    let Some(ns) = a.at(2).cast::<Dict>() else {
        return Err(wrong(vm, 2, "dict"));
    };
    if name.as_str().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let winner = vm.calculate_metaclass(meta, bases.items())?;
    if !winner.same(meta) {
        let own = type_new as *const () as usize;
        if let Some(new) = winner.slots().new
            && new as usize != own
        {
            return new(vm, winner, a);
        }
    }
    for &b in bases.items() {
        if b.as_class().is_none() {
            let n = vm.n.mro_entries;
            if vm.getattr_opt(b, n)?.is_some() {
                return Err(vm.type_error(
                    "type() doesn't support MRO entry resolution; use types.new_class()",
                ));
            }
            return Err(vm.type_error("bases must be types"));
        }
    }
    let name = vm.intern_str(name);
    vm.new_class(winner, name, bases, ns, a)
}

fn type_init(vm: &mut Vm, _o: Value, a: Args) -> R<()> {
    if a.len() == 1 && a.kw_len() > 0 {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if a.len() != 1 && a.len() != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

fn type_or(vm: &mut Vm, a: Value, b: Value) -> R {
    super::union::type_or(vm, a, b)
}

fn mro(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = this(vm, o)?;
    let m = vm.c3(o, class.bases.get().items())?;
    Ok(vm.list(m))
}

fn subclasses(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = this(vm, o)?;
    let subs: Vec<Value> = class
        .subclasses
        .borrow()
        .iter()
        .map(|c| c.value())
        .collect();
    let subs = subs
        .into_iter()
        .filter(|c| c.as_class().is_some_and(|c| c.name_str() != "<internal>"))
        .collect();
    Ok(vm.list(subs))
}

fn prepare(vm: &mut Vm, _: Value, _: Args) -> R {
    Ok(vm.new_dict().value())
}

fn instancecheck(vm: &mut Vm, c: Value, a: Args) -> R {
    vm.isinstance_plain(a.at(0), c).map(Value::bool)
}

fn subclasscheck(vm: &mut Vm, c: Value, a: Args) -> R {
    vm.issubclass_plain(a.at(0), c).map(Value::bool)
}

/// Names of the attributes of a class and its bases.
fn dir(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = this(vm, o)?;
    let names = vm.new_dict();
    for c in class.mro_items() {
        if let Some(c) = c.as_class() {
            for e in c.dict.entries() {
                vm.dict_set_hashed(names, e.key, e.hash, e.value)?;
            }
        }
    }
    vm.collect_list(names.value()).map(|l| l.value())
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = this(vm, o)?;
    let heap = if class.has_flag(HEAP_TYPE) {
        class.dict.entry_count() * 24
    } else {
        0
    };
    Ok(vm.int_usize(size_of::<Class>() + heap))
}

/// The class `type`.
pub static TYPE: TypeSpec = TypeSpec {
    id: types::TYPE,
    name: "type",
    kind: Kind::Class,
    // `__dict__` is computed below: metaclasses must not get a second one.
    flags: BASE_TYPE | HAS_DICT | WEAKREFS,
    slots: Slots {
        call: Some(super::object::type_call),
        getattr: Some(type_getattr),
        setattr: Some(type_setattr),
        repr: Some(type_repr),
        new: Some(type_new),
        init: Some(type_init),
        binary: Slots::ops(&[(nb::OR, type_or)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("mro", mro).doc("Return a type's method resolution order."),
        MethodDef::noargs("__subclasses__", subclasses)
            .doc("Return a list of immediate subclasses."),
        MethodDef::varargs("__prepare__", prepare)
            .class()
            .doc("Create the namespace for the class statement"),
        MethodDef::o("__instancecheck__", instancecheck).doc("Check if an object is an instance."),
        MethodDef::o("__subclasscheck__", subclasscheck).doc("Check if a class is a subclass."),
        MethodDef::noargs("__dir__", dir).doc("Specialized __dir__ implementation for types."),
        MethodDef::noargs("__sizeof__", sizeof)
            .doc("Return memory consumption of the type object."),
    ],
    getset: class_attrs::GETSET,
    doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    ..TypeSpec::BASE
};
