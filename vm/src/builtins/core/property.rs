//! `property`.

use crate::heap::{Gc, Kind};
use crate::object::class::BASE_TYPE;
use crate::object::{Class, GetSetDef, MethodDef, Property, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Property>> {
    match o.cast::<Property>() {
        Some(p) => Ok(p),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a property is required, not '{t}'")))
        }
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let p = Property::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(p.value(), extra))
}

fn given(v: Value) -> Value {
    v.non_null()
        .and_then(|v| v.non_none())
        .unwrap_or(Value::NULL)
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let p = this(vm, o)?;
    let [get, set, del, doc] = a.bind(vm, "property", ["fget", "fset", "fdel", "doc"], 0, 0, 4)?;
    p.get.set(given(get));
    p.set.set(given(set));
    p.del.set(given(del));
    p.getter_doc.set(false);
    p.name.set(Value::NULL);
    let mut doc = given(doc);
    if doc.is_null() && !p.get.get().is_null() {
        let n = vm.n.doc;
        if let Some(d) = vm.getattr_opt(p.get.get(), n)?.and_then(|d| d.non_none()) {
            doc = d;
            p.getter_doc.set(true);
        }
    }
    if vm.class_of(o).id == types::PROPERTY {
        p.doc.set(doc);
    } else if !doc.is_null() {
        // A subclass's own `__doc__` shadows the attribute of `property`.
        let n = vm.n.doc;
        if let Err(e) = vm.setattr(o, n, Some(doc)) {
            vm.swallow(e, types::ATTRIBUTE_ERROR)?;
            p.doc.set(doc);
        }
    }
    Ok(())
}

/// The name for messages: from `__set_name__`, else the getter's.
fn name_of(vm: &mut Vm, p: Gc<Property>) -> R<Option<Value>> {
    if !p.name.get().is_null() {
        return Ok(Some(p.name.get()));
    }
    if p.get.get().is_null() {
        return Ok(None);
    }
    let n = vm.n.name;
    vm.getattr_opt(p.get.get(), n)
}

#[cold]
fn missing(vm: &mut Vm, p: Gc<Property>, o: Value, what: &str) -> Raised {
    let class = vm.class_of(o).qualname.get();
    let name = match name_of(vm, p) {
        Ok(Some(n)) => match vm.repr(n) {
            Ok(r) => format!(" {}", r.as_str()),
            Err(e) => return e,
        },
        Ok(None) => String::new(),
        Err(e) => return e,
    };
    vm.raise(
        types::ATTRIBUTE_ERROR,
        format!(
            "property{name} of '{}' object has no {what}",
            class.as_str()
        ),
    )
}

fn descr_get(vm: &mut Vm, d: Value, o: Value, _class: Value) -> R {
    if o.is_null() {
        return Ok(d);
    }
    let p = this(vm, d)?;
    let f = p.get.get();
    if f.is_null() {
        return Err(missing(vm, p, o, "getter"));
    }
    vm.call(f, &[o])
}

fn descr_set(vm: &mut Vm, d: Value, o: Value, v: Option<Value>) -> R<()> {
    let p = this(vm, d)?;
    match v {
        Some(v) => {
            let f = p.set.get();
            if f.is_null() {
                return Err(missing(vm, p, o, "setter"));
            }
            vm.call(f, &[o, v])?;
        }
        None => {
            let f = p.del.get();
            if f.is_null() {
                return Err(missing(vm, p, o, "deleter"));
            }
            vm.call(f, &[o])?;
        }
    }
    Ok(())
}

/// A property like `o` with one accessor replaced.
fn copy(vm: &mut Vm, o: Value, get: Option<Value>, set: Option<Value>, del: Option<Value>) -> R {
    let p = this(vm, o)?;
    let pick = |new: Option<Value>, old: Value| {
        new.and_then(|v| v.non_none())
            .or(old.non_null())
            .unwrap_or(Value::NONE)
    };
    let (g, s, d) = (
        pick(get, p.get.get()),
        pick(set, p.set.get()),
        pick(del, p.del.get()),
    );
    // Documentation that came from the getter is taken from the new getter again.
    let doc = if p.getter_doc.get() {
        Value::NONE
    } else {
        p.doc.get().non_null().unwrap_or(Value::NONE)
    };
    let class = vm.class_of(o).value();
    let r = vm.call(class, &[g, s, d, doc])?;
    if let Some(q) = r.cast::<Property>() {
        q.name.set(p.name.get());
    }
    Ok(r)
}

fn set_name(vm: &mut Vm, o: Value, a: Args) -> R {
    if a.len() != 2 {
        let n = a.len();
        return Err(vm.type_error(format!(
            "__set_name__() takes 2 positional arguments but {n} were given"
        )));
    }
    this(vm, o)?.name.set(a.at(1));
    Ok(Value::NONE)
}

fn get_name(vm: &mut Vm, o: Value) -> R {
    let p = this(vm, o)?;
    match name_of(vm, p)? {
        Some(n) => Ok(n),
        None => {
            let n = vm.n.name;
            Err(vm.no_attribute(o, n))
        }
    }
}

fn accessor(v: Value) -> R {
    Ok(v.non_null().unwrap_or(Value::NONE))
}

/// Whether a callable is marked abstract.
pub fn is_abstract(vm: &mut Vm, f: Value) -> R<bool> {
    if f.is_null() || f.is_none() {
        return Ok(false);
    }
    let n = vm.n.isabstractmethod;
    match vm.getattr_opt(f, n)? {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}

fn get_abstract(vm: &mut Vm, o: Value) -> R {
    let p = this(vm, o)?;
    for f in [p.get.get(), p.set.get(), p.del.get()] {
        if is_abstract(vm, f)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// The class `property`.
pub static PROPERTY: TypeSpec = TypeSpec {
    id: types::PROPERTY,
    name: "property",
    kind: Kind::Property,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        descr_get: Some(descr_get),
        descr_set: Some(descr_set),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::o("getter", |vm, o, a| copy(vm, o, Some(a.at(0)), None, None))
            .doc("Descriptor to obtain a copy of the property with a different getter."),
        MethodDef::o("setter", |vm, o, a| copy(vm, o, None, Some(a.at(0)), None))
            .doc("Descriptor to obtain a copy of the property with a different setter."),
        MethodDef::o("deleter", |vm, o, a| copy(vm, o, None, None, Some(a.at(0))))
            .doc("Descriptor to obtain a copy of the property with a different deleter."),
        MethodDef::varargs("__set_name__", set_name).doc("Method to set name of a property."),
    ],
    getset: &[
        GetSetDef::rw(
            "fget",
            |vm, o| accessor(this(vm, o)?.get.get()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "fset",
            |vm, o| accessor(this(vm, o)?.set.get()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "fdel",
            |vm, o| accessor(this(vm, o)?.del.get()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "__doc__",
            |vm, o| accessor(this(vm, o)?.doc.get()),
            |vm, o, v| {
                this(vm, o)?.doc.set(v.unwrap_or(Value::NONE));
                Ok(())
            },
        ),
        GetSetDef::rw("__name__", get_name, |vm, o, v| {
            this(vm, o)?.name.set(v.unwrap_or(Value::NULL));
            Ok(())
        }),
        GetSetDef::ro("__isabstractmethod__", get_abstract),
    ],
    doc: "Property attribute.",
    ..TypeSpec::BASE
};
