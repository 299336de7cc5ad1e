//! `object`: construction, comparison by identity, and calling classes.

use crate::heap::{Gc, Kind};
use crate::object::class::{ABSTRACT, BASE_TYPE, NO_NEW};
use crate::object::{Class, Cmp, MethodDef, Slots, TypeSpec, types};
use crate::protocol::slot_calls;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `C.__new__` of native classes: the receiver is the class that provides it, the first argument the class to instantiate.
pub static NEW_DEF: MethodDef = MethodDef::varargs("__new__", new_wrapper);

fn new_wrapper(vm: &mut Vm, owner: Value, a: Args) -> R {
    let owner_name = owner.as_class().map_or("?", |c| c.name_str());
    let Some(first) = a.get(0) else {
        return Err(vm.type_error(format!("{owner_name}.__new__(): not enough arguments")));
    };
    let (Some(own), Some(class)) = (owner.as_class(), first.as_class()) else {
        let t = vm.type_name(first);
        return Err(vm.type_error(format!(
            "{owner_name}.__new__(X): X is not a type object ({t})"
        )));
    };
    if !class.is_subclass_of(own.id) {
        let c = class.name_str();
        return Err(vm.type_error(format!(
            "{owner_name}.__new__({c}): {c} is not a subtype of {owner_name}"
        )));
    }
    // The nearest native `__new__` must be this one, or the layout would not be set up.
    let mut native = class;
    while Vm::has_python_new(native.slots()) {
        match native.base.get() {
            Some(b) => native = b,
            None => break,
        }
    }
    if !native.same(own)
        && native.slots().new.map(|f| f as usize) != own.slots().new.map(|f| f as usize)
    {
        let (c, n) = (class.name_str(), native.name_str());
        return Err(vm.type_error(format!(
            "{owner_name}.__new__({c}) is not safe, use {n}.__new__()"
        )));
    }
    match own.slots().new {
        Some(f) => f(vm, class, a.skip(1)),
        None => Err(vm.type_error(format!("cannot create '{owner_name}' instances"))),
    }
}

fn object_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    if a.len() + a.kw_len() > 0 {
        let own_new =
            class.slots().new.map(|f| f as usize) != Some(object_new as *const () as usize);
        let own_init =
            class.slots().init.map(|f| f as usize) != Some(object_init as *const () as usize);
        if own_new {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if !own_init {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name_str())));
        }
    }
    if class.has_flag(ABSTRACT) {
        return Err(crate::builtins::core::methods::abstract_instantiation(
            vm, class,
        ));
    }
    Ok(vm.new_instance(class))
}

fn object_init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    if a.len() + a.kw_len() > 0 {
        let class = vm.class_of(o);
        let own_init =
            class.slots().init.map(|f| f as usize) != Some(object_init as *const () as usize);
        let own_new =
            class.slots().new.map(|f| f as usize) != Some(object_new as *const () as usize);
        if own_init {
            return Err(vm.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            ));
        }
        if !own_new {
            return Err(vm.type_error(format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                class.name_str()
            )));
        }
    }
    Ok(())
}

fn object_compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    match op {
        Cmp::Eq => Ok(if a.is(b) {
            Value::TRUE
        } else {
            Value::NOT_IMPLEMENTED
        }),
        Cmp::Ne => {
            // `!=` is the inverse of `==` unless that is not implemented.
            let Some(f) = vm.class_of(a).slots().compare else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let r = f(vm, a, b, Cmp::Eq)?;
            if r.is_not_implemented() {
                return Ok(r);
            }
            let t = vm.truth(r)?;
            Ok(Value::bool(!t))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub static OBJECT: TypeSpec = TypeSpec {
    id: types::OBJECT,
    name: "object",
    kind: Kind::Instance,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(object_new),
        init: Some(object_init),
        repr: Some(|vm, o| Ok(vm.default_repr(o).value())),
        str: Some(|vm, o| Ok(vm.repr(o)?.value())),
        hash: Some(|_, o| Ok(Vm::identity_hash(o))),
        compare: Some(object_compare),
        getattr: Some(slot_calls::generic_getattr),
        setattr: Some(slot_calls::generic_setattr),
        ..Slots::NONE
    },
    methods: super::object_methods::METHODS,
    getset: super::object_methods::GETSET,
    doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
    ..TypeSpec::BASE
};

/// Calling a class: `__new__`, then `__init__` if the result is an instance.
pub fn type_call(vm: &mut Vm, c: Value, a: Args) -> R {
    let Some(class) = c.as_class() else {
        return Err(vm.type_error("not a class"));
    };
    if class.id == types::TYPE && a.len() == 1 && a.kw_len() == 0 {
        return Ok(vm.class_of(a.at(0)).value());
    }
    if class.id == types::TYPE && a.len() == 1 {
        return Err(vm.type_error("type() takes no keyword arguments"));
    }
    if class.id == types::TYPE && a.len() != 3 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    if class.has_flag(NO_NEW) {
        let name = vm.full_class_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    }
    let Some(new) = class.slots().new else {
        return Err(vm.type_error(format!("cannot create '{}' instances", class.name_str())));
    };
    let o = new(vm, class, a)?;
    let oc = vm.class_of(o);
    if oc.is_subclass_of(class.id)
        && let Some(init) = oc.slots().init
    {
        init(vm, o, a)?;
    }
    Ok(o)
}
