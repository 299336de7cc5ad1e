//! Set operators of keys and items views: the result is a new set.

use super::dict_views::{dict_of_view, is_set_view, items_contain, keys_contain};
use super::set_algebra;
use crate::heap::Gc;
use crate::object::{Set, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// A set of the items of either operand; a keys view counts as its dict, whose table size CPython presizes with.
fn to_set(vm: &mut Vm, v: Value) -> R<Gc<Set>> {
    let s = vm.new_set();
    let source = match dict_of_view(v).filter(|_| v.is_exact(types::DICT_KEYS)) {
        Some(d) if d.value().is_exact(types::DICT) => d.value(),
        _ => v,
    };
    vm.set_update(s, source)?;
    Ok(s)
}

/// `view & other`, in either order.
pub fn and_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let (mut me, mut other) = if is_set_view(a) { (a, b) } else { (b, a) };
    let n = vm.len(me)?;
    if other.is_exact(types::SET) && n <= vm.len(other)? {
        return vm.call_method(other, "intersection", &[me]);
    }
    if is_set_view(other) && vm.len(other)? > n {
        std::mem::swap(&mut me, &mut other);
    }
    let result = vm.new_set();
    let it = vm.get_iter(other)?;
    while let Some(x) = vm.iter_next(it)? {
        let found = if me.is_exact(types::DICT_KEYS) {
            keys_contain(vm, me, x)?
        } else {
            items_contain(vm, me, x)?
        };
        if found {
            vm.set_add(result, x)?;
        }
    }
    Ok(result.value())
}

/// `view | other`.
pub fn or_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let result = to_set(vm, a)?;
    vm.set_update(result, b)?;
    Ok(result.value())
}

/// `view ^ other`.
pub fn xor_op(vm: &mut Vm, a: Value, b: Value) -> R {
    if a.is_exact(types::DICT_ITEMS) && b.is_exact(types::DICT_ITEMS) {
        return items_xor(vm, a, b);
    }
    let result = to_set(vm, a)?;
    set_algebra::toggle_all(vm, result, b)?;
    Ok(result.value())
}

/// Values need not be hashable where both dicts agree, so the pairs are compared before they are hashed.
fn items_xor(vm: &mut Vm, a: Value, b: Value) -> R {
    let (Some(d1), Some(d2)) = (dict_of_view(a), dict_of_view(b)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let rest = vm.dict_copy(d1);
    let result = vm.new_set();
    let mut i = 0;
    while let Some((at, e)) = d2.next_entry(i) {
        let mine = vm
            .dict_find(rest, e.key, e.hash)?
            .and_then(|j| rest.entry(j));
        let same = match mine {
            Some(m) => vm.eq(m.value, e.value)?,
            None => false,
        };
        if same {
            vm.dict_remove(rest, e.key)?;
        } else {
            let pair = vm.tuple(&[e.key, e.value]);
            vm.set_add(result, pair)?;
        }
        i = at + 1;
    }
    let mut i = 0;
    while let Some((at, e)) = rest.next_entry(i) {
        let pair = vm.tuple(&[e.key, e.value]);
        vm.set_add(result, pair)?;
        i = at + 1;
    }
    Ok(result.value())
}

/// `view - other`.
pub fn sub_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let result = to_set(vm, a)?;
    set_algebra::remove_all(vm, result, b)?;
    Ok(result.value())
}
