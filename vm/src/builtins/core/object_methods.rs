//! Methods and attributes that every object has: `__class__`, `__format__`, `__dir__`, the copy and pickle hooks.

use super::layout;
use crate::heap::{Gc, Kind};
use crate::object::class::{HAS_DICT, HEAP_TYPE};
use crate::object::{
    Builtin, Class, Dict, Exception, GetSetDef, Instance, MethodDef, Str, Tuple, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Methods of `object`.
pub static METHODS: &[MethodDef] = &[
    MethodDef::o("__format__", format).doc("Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise."),
    MethodDef::noargs("__dir__", dir).doc("Default dir() implementation."),
    MethodDef::noargs("__sizeof__", sizeof).doc("Size of object in memory, in bytes."),
    MethodDef::o("__reduce_ex__", reduce_ex).doc("Helper for pickle."),
    MethodDef::noargs("__reduce__", |vm, o, _| reduce(vm, o, 0)).doc("Helper for pickle."),
    MethodDef::noargs("__getstate__", |vm, o, _| default_state(vm, o)).doc("Helper for pickle."),
    MethodDef::noargs("__init_subclass__", |_, _, _| Ok(Value::NONE)).class().doc(
        "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.",
    ),
    MethodDef::varargs("__subclasshook__", |_, _, _| Ok(Value::NOT_IMPLEMENTED)).class().doc(
        "Abstract classes can override this to customize issubclass().",
    ),
];

/// Attributes of `object`.
pub static GETSET: &[GetSetDef] = &[GetSetDef::rw(
    "__class__",
    |vm, o| Ok(vm.class_of(o).value()),
    set_class,
)];

/// `o.__class__ = C`.
fn set_class(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let Some(v) = v else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(new) = v.as_class() else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!(
            "__class__ must be set to a class, not '{t}' object"
        )));
    };
    let old = vm.class_of(o);
    let mutable = |c: &Class| c.has_flag(HEAP_TYPE);
    let module = old.is_subclass_of(types::MODULE) && new.is_subclass_of(types::MODULE);
    let Some(h) = o
        .header()
        .filter(|_| module || mutable(&old) && mutable(&new))
    else {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    };
    if !(module && old.kind == new.kind && old.member_slots.get() == new.member_slots.get()) {
        layout::check_assignment(vm, "__class__", old, new)?;
    }
    if let Some(inst) = o.cast::<Instance>()
        && old.has_flag(HAS_DICT)
        && !old.same(new)
    {
        // Inline values are laid out by the old class's keys.
        inst.materialize(&vm.heap, old);
    }
    h.set_type_id(new.id);
    Ok(())
}

/// Names of all `__slots__` members, in layout order.
fn slot_names(class: Gc<Class>) -> Vec<(u16, &'static str)> {
    let mut out = Vec::new();
    for c in class.mro_items() {
        let Some(c) = c.as_class().filter(|c| c.has_flag(HEAP_TYPE)) else {
            continue;
        };
        for e in c.dict.entries() {
            if let Some(d) = e.value.cast::<crate::object::Descriptor>()
                && let crate::object::DescriptorKind::Member(i) = d.what
            {
                out.push((i, d.name.as_str()));
            }
        }
    }
    out.sort();
    out
}

fn format(vm: &mut Vm, o: Value, a: Args) -> R {
    let Some(spec) = a.at(0).cast::<Str>() else {
        let t = vm.argument_name(a.at(0));
        return Err(vm.type_error(format!("__format__() argument must be str, not {t}")));
    };
    if !spec.is_empty() {
        let t = vm.type_name(o);
        return Err(vm.type_error(format!(
            "unsupported format string passed to {t}.__format__"
        )));
    }
    Ok(vm.str_of(o)?.value())
}

/// Names of the object's own attributes, its class's and their bases'.
fn dir(vm: &mut Vm, o: Value, _: Args) -> R {
    let names = vm.new_dict();
    let n = vm.n;
    if let Some(d) = vm.getattr_opt(o, n.dict)?
        && let Some(d) = d.cast::<Dict>()
    {
        names.copy_from(&vm.heap, d);
    }
    let class = match vm.getattr_opt(o, n.class)?.and_then(|c| c.as_class()) {
        Some(c) => c,
        None => vm.class_of(o),
    };
    for c in class.mro_items() {
        if let Some(c) = c.as_class() {
            names.copy_from(&vm.heap, c.dict);
        }
    }
    vm.collect_list(names.value()).map(|l| l.value())
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let n = match o.header() {
        // A class's own `__basicsize__` plus what its kind keeps in a row.
        Some(h) => {
            let words = match h.kind {
                Kind::Tuple => o.cast::<Tuple>().map_or(0, |t| t.len()),
                Kind::Instance => o
                    .cast::<Instance>()
                    .map_or(0, |i| i.capacity() + i.slot_words()),
                _ => 0,
            };
            16 + words * 8 + vm.heap.extra_words(h).len() * 8
        }
        None => 16,
    };
    Ok(vm.int_usize(n))
}

/// `__reduce_ex__(protocol)`: an overridden `__reduce__` wins.
fn reduce_ex(vm: &mut Vm, o: Value, a: Args) -> R {
    let protocol = vm.index_i64(a.at(0))?;
    let n = vm.n.reduce;
    let class = vm.class_of(o);
    let object = vm.class(types::OBJECT);
    let own = object.dict.get_str(n);
    let found = vm.lookup_type(class, n);
    if let (Some(f), Some(own)) = (found, own)
        && !f.is(own)
    {
        return vm.call_bound(f, o, &[]);
    }
    reduce(vm, o, protocol)
}

/// `copyreg.__newobj__(cls, *args)`.
static NEWOBJ: MethodDef = MethodDef::fast("__newobj__", newobj, 1, u8::MAX);
fn newobj(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.n.new;
    let f = vm.getattr(a.at(0), n)?;
    vm.call(f, a.pos())
}

/// `copyreg.__newobj_ex__(cls, args, kwargs)`.
static NEWOBJ_EX: MethodDef = MethodDef::fast("__newobj_ex__", newobj_ex, 3, 3);
fn newobj_ex(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.n.new;
    let f = vm.getattr(a.at(0), n)?;
    let (Some(args), Some(kw)) = (a.at(1).cast::<Tuple>(), a.at(2).cast::<Dict>()) else {
        return Err(vm.type_error("__newobj_ex__() needs a tuple and a dict"));
    };
    let mut all = vec![a.at(0)];
    all.extend_from_slice(args.items());
    let pairs: Vec<_> = kw
        .entries()
        .iter()
        .filter_map(|e| e.key.cast::<Str>().map(|k| (k, e.value)))
        .collect();
    vm.call_kw(f, &all, &pairs)
}

/// What a copy is made of: `(constructor, arguments, state, list items, dict items)`.
fn reduce(vm: &mut Vm, o: Value, _protocol: i64) -> R {
    let class = vm.class_of(o);
    let plain = matches!(
        class.kind,
        Kind::Instance
            | Kind::Int
            | Kind::Float
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::Tuple
            | Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::Exception
    );
    if !plain {
        let t = class.name_str();
        return Err(vm.type_error(format!("cannot pickle '{t}' object")));
    }
    if let Some(e) = o.cast::<Exception>() {
        let state = default_state(vm, o)?;
        let mut parts = vec![class.value(), e.args.get()];
        if !state.is_none() {
            parts.push(state);
        }
        return Ok(vm.tuple(&parts));
    }
    let module = vm.str("copyreg");
    let n = vm.n;
    let ex = vm.intern("__getnewargs_ex__");
    let (f, args) = if let Some(r) = vm.call_special(o, ex, &[])? {
        let pair = r.cast::<Tuple>().filter(|t| t.len() == 2);
        let Some(pair) = pair else {
            let t = vm.type_name(r);
            return Err(vm.type_error(format!(
                "__getnewargs_ex__ should return a tuple, not '{t}'"
            )));
        };
        let f = Builtin::new(&vm.heap, &NEWOBJ_EX, Value::NULL, module).value();
        (
            f,
            vm.tuple(&[class.value(), pair.items()[0], pair.items()[1]]),
        )
    } else {
        let mut items = vec![class.value()];
        if let Some(r) = vm.call_special(o, n.getnewargs, &[])? {
            match r.cast::<Tuple>() {
                Some(t) => items.extend_from_slice(t.items()),
                None => {
                    let t = vm.type_name(r);
                    return Err(
                        vm.type_error(format!("__getnewargs__ should return a tuple, not '{t}'"))
                    );
                }
            }
        } else if let Some(own) = content(vm, o)? {
            items.push(own);
        }
        let f = Builtin::new(&vm.heap, &NEWOBJ, Value::NULL, module).value();
        (f, vm.tuple(&items))
    };
    let state = match vm.lookup_special(o, n.getstate)? {
        Some(g) => vm.call(g, &[])?,
        None => Value::NONE,
    };
    let items = if vm.is_instance(o, types::LIST) {
        vm.get_iter(o)?
    } else {
        Value::NONE
    };
    let pairs = if vm.is_instance(o, types::DICT) {
        let view = vm.call_method(o, "items", &[])?;
        vm.get_iter(view)?
    } else {
        Value::NONE
    };
    Ok(vm.tuple(&[f, args, state, items, pairs]))
}

/// The immutable content of an instance of an int, float, str ... subclass: what its `__new__` takes.
fn content(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    if let Some(i) = o.as_int() {
        return Ok(Some(vm.int_from_ref(i)));
    }
    if let Some(f) = o.as_float() {
        return Ok(Some(vm.float(f)));
    }
    if let Some(s) = o.cast::<Str>() {
        return Ok(Some(vm.str(s.as_str())));
    }
    if let Some(t) = o.cast::<Tuple>() {
        return Ok(Some(vm.tuple(t.items())));
    }
    if let Some(b) = o.cast::<crate::object::Bytes>() {
        return Ok(Some(vm.bytes(b.as_slice())));
    }
    if o.cast::<crate::object::Set>().is_some() {
        return vm.collect_list(o).map(|l| Some(l.value()));
    }
    Ok(None)
}

/// The state that `__getstate__` gives by default: the instance dict, with `__slots__` values beside it if there are any.
pub fn default_state(vm: &mut Vm, o: Value) -> R {
    let class = vm.class_of(o);
    let n = vm.n.dict;
    let dict = match vm.getattr_opt(o, n)? {
        Some(d) if d.cast::<Dict>().is_some_and(|d| !d.is_empty()) => {
            let copy = vm.new_dict();
            if let Some(d) = d.cast::<Dict>() {
                copy.copy_from(&vm.heap, d);
            }
            copy.value()
        }
        _ => Value::NONE,
    };
    let slots = vm.new_dict();
    for (i, name) in slot_names(class) {
        if let Some(v) = vm.member_slot(o, i as usize).non_null() {
            let key = vm.intern(name);
            slots.set_str(&vm.heap, key, v);
        }
    }
    if slots.is_empty() {
        Ok(dict)
    } else {
        Ok(vm.tuple(&[dict, slots.value()]))
    }
}
