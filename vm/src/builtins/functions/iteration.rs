//! Functions over iterables.

use crate::heap::Gc;
use crate::object::{List, Str, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub fn all(vm: &mut Vm, _: Value, a: Args) -> R {
    let it = vm.get_iter(a.at(0))?;
    while let Some(x) = vm.iter_next(it)? {
        if !vm.truth(x)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

pub fn any(vm: &mut Vm, _: Value, a: Args) -> R {
    let it = vm.get_iter(a.at(0))?;
    while let Some(x) = vm.iter_next(it)? {
        if vm.truth(x)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub fn iter(vm: &mut Vm, _: Value, a: Args) -> R {
    let Some(sentinel) = a.get(1) else {
        return vm.get_iter(a.at(0));
    };
    if vm.class_of(a.at(0)).slots().call.is_none() {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    Ok(crate::builtins::iterators::functional::call_iter(
        vm,
        a.at(0),
        sentinel,
    ))
}

pub fn next(vm: &mut Vm, _: Value, a: Args) -> R {
    let class = vm.class_of(a.at(0));
    let Some(f) = class.slots().next else {
        return Err(vm.type_error(format!("'{}' object is not an iterator", class.name_str())));
    };
    // Only iterators with a value set one; an earlier generator's must not be taken for it.
    vm.stop_value = Value::NONE;
    let item = match f(vm, a.at(0)) {
        Ok(item) => item,
        Err(e) if a.len() > 1 => {
            vm.swallow(e, types::STOP_ITERATION)?;
            None
        }
        Err(e) => return Err(e),
    };
    match (item, a.get(1)) {
        (Some(v), _) => Ok(v),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(vm.end_of_iteration()),
    }
}

pub fn len(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.len(a.at(0))?;
    Ok(vm.int_usize(n))
}

/// `sorted(iterable, /, *, key=None, reverse=False)`: a new list, sorted by `list.sort`.
pub fn sorted(vm: &mut Vm, _: Value, a: Args) -> R {
    a.arity(vm, "sorted", 1, 1)?;
    let list: Gc<List> = vm.new_list();
    vm.list_extend(list, a.at(0))?;
    let kw: Vec<(Gc<Str>, Value)> = a.kw().collect();
    let name = vm.n.sort;
    let (f, first) = vm.load_method(list.value(), name)?;
    if first.is_null() {
        vm.call_kw(f, &[], &kw)?;
    } else {
        vm.call_kw(f, &[first], &kw)?;
    }
    Ok(list.value())
}
