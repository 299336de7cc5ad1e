//! Attribute access and class tests.

use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub fn callable(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.class_of(a.at(0)).slots().call.is_some()))
}

pub fn getattr(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.attr_name(a.at(1))?;
    match a.get(2) {
        None => vm.getattr(a.at(0), name),
        Some(default) => Ok(vm.getattr_opt(a.at(0), name)?.unwrap_or(default)),
    }
}

pub fn hasattr(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.attr_name(a.at(1))?;
    Ok(Value::bool(vm.getattr_opt(a.at(0), name)?.is_some()))
}

pub fn setattr(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.attr_name(a.at(1))?;
    vm.setattr(a.at(0), name, Some(a.at(2)))?;
    Ok(Value::NONE)
}

pub fn delattr(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.attr_name(a.at(1))?;
    vm.setattr(a.at(0), name, None)?;
    Ok(Value::NONE)
}

pub fn isinstance(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.isinstance(a.at(0), a.at(1))?))
}

pub fn issubclass(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.issubclass(a.at(0), a.at(1))?))
}
