//! `ModuleSpec`: what `__spec__` of a module says.

use crate::heap::{Kind, Tracer};
use crate::object::{GetSetDef, NativeObject, Slots, Str, TypeSpec, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// One module's spec.
struct ModuleSpec {
    name: Value,
    origin: Value,
    parent: Value,
    is_package: bool,
}

impl NativeObject for ModuleSpec {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_all(&[self.name, self.origin, self.parent]);
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// A spec object.
pub fn make(vm: &mut Vm, name: &str, origin: &str, is_package: bool, parent: Value) -> Value {
    let (name, origin) = (vm.str(name), vm.str(origin));
    vm.native(
        types::MODULE_SPEC,
        ModuleSpec {
            name,
            origin,
            parent,
            is_package,
        },
    )
}

fn this(vm: &mut Vm, o: Value) -> R<&'static ModuleSpec> {
    match o.native::<ModuleSpec>() {
        Some(s) => Ok(s),
        None => Err(vm.type_error("a ModuleSpec is required")),
    }
}

fn initializing(vm: &mut Vm, o: Value) -> R {
    let name = this(vm, o)?.name.cast::<Str>();
    Ok(Value::bool(name.is_some_and(|n| vm.is_initializing(n))))
}

fn locations(vm: &mut Vm, o: Value) -> R {
    let s = this(vm, o)?;
    if !s.is_package {
        return Ok(Value::NONE);
    }
    let path = vm.n.path;
    let module = s.name.cast::<Str>().and_then(|n| vm.modules.get_str(n));
    match module {
        Some(m) => Ok(vm.getattr_opt(m, path)?.unwrap_or(Value::NONE)),
        None => Ok(Value::NONE),
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let s = this(vm, o)?;
    let (n, p) = (vm.repr(s.name)?, vm.repr(s.origin)?);
    Ok(vm.string(format!(
        "ModuleSpec(name={}, loader=None, origin={})",
        n.as_str(),
        p.as_str()
    )))
}

static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("name", |vm, o| Ok(this(vm, o)?.name)),
    GetSetDef::ro("origin", |vm, o| Ok(this(vm, o)?.origin)),
    GetSetDef::ro("parent", |vm, o| Ok(this(vm, o)?.parent)),
    GetSetDef::ro("loader", |_, _| Ok(Value::NONE)),
    GetSetDef::ro("cached", |_, _| Ok(Value::NONE)),
    GetSetDef::ro("has_location", |vm, o| {
        let s = this(vm, o)?;
        Ok(Value::bool(
            s.origin
                .cast::<Str>()
                .is_some_and(|p| p.as_str().contains('/')),
        ))
    }),
    GetSetDef::ro("submodule_search_locations", locations),
    GetSetDef::ro("_initializing", initializing),
];

pub static MODULE_SPEC: TypeSpec = TypeSpec {
    id: types::MODULE_SPEC,
    name: "ModuleSpec",
    module: "_frozen_importlib",
    kind: Kind::Native,
    slots: Slots {
        repr: Some(repr),
        ..Slots::NONE
    },
    getset: GETSET,
    ..TypeSpec::BASE
};
