//! Type aliases (`type X = ...`, evaluated on demand) and `typing.Generic`.

use super::generic_alias::{self, parameters_of};
use super::type_params::{Lazy, TypeParam, caller_module, evaluator, items};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::BASE_TYPE;
use crate::object::{
    Class, GetSetDef, MethodDef, NativeObject, Slots, Str, Tuple, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;

/// `type X = ...`.
pub struct TypeAlias {
    name: Value,
    module: Value,
    /// Tuple.
    params: Value,
    value: Lazy,
}

impl NativeObject for TypeAlias {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.name);
        t.visit(self.module);
        t.visit(self.params);
        self.value.trace(t);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// `type name[params] = evaluate()`.
    pub fn make_type_alias(&mut self, name: Value, params: Value, evaluate: Value) -> Value {
        let params = if params.is_none() || params.is_null() {
            self.empty_tuple
        } else {
            params
        };
        let module = caller_module(self);
        self.native(
            types::TYPE_ALIAS,
            TypeAlias {
                name,
                module,
                params,
                value: Lazy::later(evaluate),
            },
        )
    }
}

/// INTRINSIC_TYPEALIAS: `(name, type parameters, function)`.
pub fn type_alias(vm: &mut Vm, parts: Value) -> R {
    match items(parts) {
        [name, params, evaluate] => Ok(vm.make_type_alias(*name, *params, *evaluate)),
        _ => Err(vm.runtime_error("a type alias has three parts")),
    }
}

/// INTRINSIC_SUBSCRIPT_GENERIC: the implicit base `Generic[params]` of a class with type parameters.
pub fn subscript_generic(vm: &mut Vm, params: Value) -> R {
    let out = vm.new_list();
    for &p in items(params) {
        if p.is_exact(types::TYPE_VAR_TUPLE) {
            let it = vm.get_iter(p)?;
            while let Some(x) = vm.iter_next(it)? {
                out.push(&vm.heap, x);
            }
        } else {
            out.push(&vm.heap, p);
        }
    }
    let args = vm.tuple(out.items());
    let generic = vm.class(types::GENERIC).value();
    Ok(generic_alias::make(vm, generic, args))
}

fn alias(vm: &mut Vm, o: Value) -> R<&'static TypeAlias> {
    match o.native::<TypeAlias>() {
        Some(a) => Ok(a),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a type alias is required, not '{t}'")))
        }
    }
}

fn alias_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let [name, value, params] =
        a.bind(vm, "typealias", ["name", "value", "type_params"], 0, 2, 2)?;
    if name.cast::<Str>().is_none() {
        let t = vm.type_name(name);
        return Err(vm.type_error(format!("typealias() argument 'name' must be str, not {t}")));
    }
    let params = params.non_null().unwrap_or(vm.empty_tuple);
    if params.cast::<Tuple>().is_none() {
        return Err(vm.type_error("type_params must be a tuple"));
    }
    let module = caller_module(vm);
    Ok(vm.native(
        types::TYPE_ALIAS,
        TypeAlias {
            name,
            module,
            params,
            value: Lazy::known(value),
        },
    ))
}

fn alias_getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let a = alias(vm, o)?;
    if items(a.params).is_empty() {
        return Err(vm.type_error("Only generic type aliases are subscriptable"));
    }
    Ok(generic_alias::make(vm, o, k))
}

/// `typing.TypeAliasType`.
pub static TYPE_ALIAS: TypeSpec = TypeSpec {
    id: types::TYPE_ALIAS,
    name: "TypeAliasType",
    module: "typing",
    kind: Kind::Native,
    slots: Slots {
        new: Some(alias_new),
        repr: Some(|vm, o| Ok(alias(vm, o)?.name)),
        getitem: Some(alias_getitem),
        binary: Slots::ops(&[(nb::OR, super::union::type_or)]),
        ..Slots::NONE
    },
    getset: &[
        GetSetDef::ro("__name__", |vm, o| Ok(alias(vm, o)?.name)),
        GetSetDef::ro("__module__", |vm, o| Ok(alias(vm, o)?.module)),
        GetSetDef::ro("__type_params__", |vm, o| Ok(alias(vm, o)?.params)),
        GetSetDef::ro("__parameters__", |vm, o| {
            let a = alias(vm, o)?;
            parameters_of(vm, items(a.params))
        }),
        GetSetDef::ro("__value__", |vm, o| {
            alias(vm, o)?.value.get(vm, Value::NONE)
        }),
        GetSetDef::ro("evaluate_value", |vm, o| {
            evaluator(alias(vm, o)?.value.evaluate)
        }),
    ],
    doc: "Type alias.",
    ..TypeSpec::BASE
};

/// `Generic[T]` and `C[int]` of generic classes.
fn generic_getitem(vm: &mut Vm, class: Value, a: Args) -> R {
    let given = if a.at(0).is_exact(types::TUPLE) {
        a.at(0)
    } else {
        vm.tuple(&[a.at(0)])
    };
    let is_generic = class.as_class().is_some_and(|c| c.id == types::GENERIC);
    if is_generic {
        if items(given).is_empty() {
            return Err(vm.type_error("Parameter list to Generic[...] cannot be empty"));
        }
        for (i, p) in items(given).iter().enumerate() {
            let unpacked = p
                .native::<generic_alias::GenericAlias>()
                .is_some_and(|g| g.starred);
            if p.native::<TypeParam>().is_none() && !unpacked {
                return Err(vm.type_error(
                    "Parameters to Generic[...] must all be type variables or parameter specification variables.",
                ));
            }
            if items(given)[..i].iter().any(|q| q.is(*p)) {
                return Err(vm.type_error("Parameters to Generic[...] must all be unique"));
            }
        }
        return Ok(generic_alias::make(vm, class, given));
    }
    let n = vm.n.parameters;
    let params = vm.getattr_opt(class, n)?.map_or(&[][..], items);
    // Checks the number of arguments and fills in defaults.
    let args = generic_alias::substitute(vm, class, params, params, given)?;
    Ok(generic_alias::make(vm, class, args))
}

/// A subclass of `Generic`: its parameters are those of its generic bases.
fn generic_init_subclass(vm: &mut Vm, class: Value, _: Args) -> R {
    let Some(c) = class.as_class() else {
        return Ok(Value::NONE);
    };
    let n = vm.n;
    let bases = match c.dict.get_str(n.orig_bases) {
        Some(b) => items(b),
        None => {
            // `Protocol` is the one class that may.
            if c.name_str() != "Protocol"
                && c.bases
                    .get()
                    .items()
                    .iter()
                    .any(|b| b.as_class().is_some_and(|b| b.id == types::GENERIC))
            {
                return Err(vm.type_error("Cannot inherit from plain Generic"));
            }
            &[]
        }
    };
    // `Generic[...]` fixes the order; otherwise order of appearance.
    let listed = bases.iter().find_map(|b| {
        b.native::<generic_alias::GenericAlias>()
            .filter(|g| g.origin.as_class().is_some_and(|o| o.id == types::GENERIC))
    });
    let params = match listed {
        Some(g) => parameters_of(vm, items(g.args))?,
        None => parameters_of(vm, bases)?,
    };
    vm.type_modified(c);
    c.dict.set_str(&vm.heap, n.parameters, params);
    Ok(Value::NONE)
}

/// `typing.Generic`.
pub static GENERIC: TypeSpec = TypeSpec {
    id: types::GENERIC,
    name: "Generic",
    module: "typing",
    kind: Kind::Instance,
    flags: BASE_TYPE,
    methods: &[
        MethodDef::o("__class_getitem__", generic_getitem).class(),
        MethodDef::varargs("__init_subclass__", generic_init_subclass).class(),
    ],
    doc: "Abstract base class for generic types",
    ..TypeSpec::BASE
};
