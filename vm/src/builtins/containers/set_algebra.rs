//! Set algebra. Which operand is walked and when tables are presized or rebuilt follows CPython, because it decides the iteration order.

use super::util::this;
use crate::heap::Gc;
use crate::object::{Dict, Set, TypeId, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `s.update(v)`.
    pub fn set_update(&mut self, s: Gc<Set>, v: Value) -> R<()> {
        if let Some(o) = v.cast::<Set>() {
            return merge(self, s, o);
        }
        if v.is_exact(types::DICT)
            && let Some(d) = v.cast::<Dict>()
        {
            s.presize_for_merge(&self.heap, d.len());
            let mut i = 0;
            while let Some((at, e)) = d.next_entry(i) {
                self.set_add_hashed(s, e.key, e.hash)?;
                i = at + 1;
            }
            return Ok(());
        }
        self.iterate(v, |vm, x| vm.set_add(s, x).map(|_| ()))
    }
}

fn merge(vm: &mut Vm, s: Gc<Set>, o: Gc<Set>) -> R<()> {
    if s.same(o) || o.is_empty() {
        return Ok(());
    }
    s.presize_for_merge(&vm.heap, o.len());
    if s.merge_clean(o) {
        return Ok(());
    }
    for_each(o, |e| vm.set_add_hashed(s, e.key, e.hash).map(|_| ()))
}

/// Calls `f` for every entry in table order, reading the table live.
fn for_each(s: Gc<Set>, mut f: impl FnMut(crate::object::set::SetEntry) -> R<()>) -> R<()> {
    let mut i = 0;
    while let Some((at, e)) = s.next_slot(i) {
        f(e)?;
        i = at + 1;
    }
    Ok(())
}

/// Results are plain sets or frozensets, whatever the subclass of the operand.
fn base_id(vm: &Vm, s: Gc<Set>) -> TypeId {
    if vm.is_instance(s.value(), types::FROZENSET) {
        types::FROZENSET
    } else {
        types::SET
    }
}

fn empty_like(vm: &Vm, s: Gc<Set>) -> Gc<Set> {
    Set::new(&vm.heap, base_id(vm, s))
}

/// A copy of the same base class.
pub fn copy(vm: &mut Vm, s: Gc<Set>) -> R<Gc<Set>> {
    let c = empty_like(vm, s);
    merge(vm, c, s)?;
    Ok(c)
}

/// Every key of `a` is in `b`.
pub fn is_subset(vm: &mut Vm, a: Gc<Set>, b: Gc<Set>) -> R<bool> {
    if a.len() > b.len() {
        return Ok(false);
    }
    let mut i = 0;
    while let Some((at, e)) = a.next_slot(i) {
        if vm.set_find(b, e.key, e.hash)?.is_none() {
            return Ok(false);
        }
        i = at + 1;
    }
    Ok(true)
}

fn intersect(vm: &mut Vm, s: Gc<Set>, v: Value) -> R<Gc<Set>> {
    if let Some(o) = v.cast::<Set>() {
        if s.same(o) {
            return copy(vm, s);
        }
        let result = empty_like(vm, s);
        // The smaller one is walked.
        let (walked, asked) = if o.len() > s.len() { (s, o) } else { (o, s) };
        for_each(walked, |e| {
            if vm.set_find(asked, e.key, e.hash)?.is_some() {
                vm.set_add_hashed(result, e.key, e.hash)?;
            }
            Ok(())
        })?;
        return Ok(result);
    }
    let result = empty_like(vm, s);
    let it = vm.get_iter(v)?;
    while let Some(x) = vm.iter_next(it)? {
        let h = vm.hash(x)?;
        if vm.set_find(s, x, h)?.is_some() {
            vm.set_add_hashed(result, x, h)?;
            // There can be no more.
            if result.len() >= s.len() {
                break;
            }
        }
    }
    Ok(result)
}

fn intersect_all(vm: &mut Vm, s: Gc<Set>, others: &[Value]) -> R<Gc<Set>> {
    let Some((first, rest)) = others.split_first() else {
        return copy(vm, s);
    };
    let mut result = intersect(vm, s, *first)?;
    for &o in rest {
        result = intersect(vm, result, o)?;
    }
    Ok(result)
}

/// Removes every element of `v`.
pub fn remove_all(vm: &mut Vm, s: Gc<Set>, v: Value) -> R<()> {
    if let Some(mut o) = v.cast::<Set>() {
        if s.same(o) {
            s.clear();
            return Ok(());
        }
        if o.len() >> 3 > s.len() {
            o = intersect(vm, s, v)?;
        }
        for_each(o, |e| {
            if let Some(i) = vm.set_find(s, e.key, e.hash)? {
                s.remove_slot(i);
            }
            Ok(())
        })?;
    } else {
        vm.iterate(v, |vm, x| vm.set_discard(s, x).map(|_| ()))?;
    }
    s.compact(&vm.heap);
    Ok(())
}

fn subtract(vm: &mut Vm, s: Gc<Set>, v: Value) -> R<Gc<Set>> {
    let dict = if v.is_exact(types::DICT) {
        v.cast::<Dict>()
    } else {
        None
    };
    let other = v.cast::<Set>();
    let size = match (other, dict) {
        (Some(o), _) => o.len(),
        (_, Some(d)) => d.len(),
        _ => usize::MAX,
    };
    if size == usize::MAX || s.len() >> 2 > size {
        let result = copy(vm, s)?;
        remove_all(vm, result, v)?;
        return Ok(result);
    }
    let result = empty_like(vm, s);
    for_each(s, |e| {
        let found = match (other, dict) {
            (Some(o), _) => vm.set_find(o, e.key, e.hash)?.is_some(),
            (_, Some(d)) => vm.dict_find(d, e.key, e.hash)?.is_some(),
            _ => false,
        };
        if !found {
            vm.set_add_hashed(result, e.key, e.hash)?;
        }
        Ok(())
    })?;
    Ok(result)
}

/// Removes what is in both, adds what is only in `v`.
pub fn toggle_all(vm: &mut Vm, s: Gc<Set>, v: Value) -> R<()> {
    let toggle = |vm: &mut Vm, key: Value, hash: i64| -> R<()> {
        match vm.set_find(s, key, hash)? {
            Some(i) => {
                s.remove_slot(i);
            }
            None => s.insert_new(&vm.heap, hash, key),
        }
        Ok(())
    };
    if v.is_exact(types::DICT)
        && let Some(d) = v.cast::<Dict>()
    {
        let mut i = 0;
        while let Some((at, e)) = d.next_entry(i) {
            toggle(vm, e.key, e.hash)?;
            i = at + 1;
        }
        return Ok(());
    }
    let o = match v.cast::<Set>() {
        Some(o) if o.same(s) => {
            s.clear();
            return Ok(());
        }
        Some(o) => o,
        None => {
            let o = empty_like(vm, s);
            vm.set_update(o, v)?;
            o
        }
    };
    for_each(o, |e| toggle(vm, e.key, e.hash))
}

fn both(a: Value, b: Value) -> Option<(Gc<Set>, Gc<Set>)> {
    Some((a.cast::<Set>()?, b.cast::<Set>()?))
}

/// `a & b`.
pub fn and_op(vm: &mut Vm, a: Value, b: Value) -> R {
    match both(a, b) {
        Some((x, _)) => Ok(intersect(vm, x, b)?.value()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// `a | b`.
pub fn or_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some((x, y)) = both(a, b) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = copy(vm, x)?;
    if !x.same(y) {
        merge(vm, result, y)?;
    }
    Ok(result.value())
}
/// `a ^ b`.
pub fn xor_op(vm: &mut Vm, a: Value, b: Value) -> R {
    match both(a, b) {
        Some((x, _)) => xor_with(vm, x, b),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
fn xor_with(vm: &mut Vm, s: Gc<Set>, v: Value) -> R {
    let result = empty_like(vm, s);
    vm.set_update(result, v)?;
    toggle_all(vm, result, s.value())?;
    Ok(result.value())
}
/// `a - b`.
pub fn sub_op(vm: &mut Vm, a: Value, b: Value) -> R {
    match both(a, b) {
        Some((x, _)) => Ok(subtract(vm, x, b)?.value()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// `a &= b`.
pub fn iand_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some((x, _)) = both(a, b) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let t = intersect(vm, x, b)?;
    x.swap(t);
    Ok(a)
}
/// `a |= b`.
pub fn ior_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some((x, y)) = both(a, b) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    merge(vm, x, y)?;
    Ok(a)
}
/// `a ^= b`.
pub fn ixor_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some((x, _)) = both(a, b) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    toggle_all(vm, x, b)?;
    Ok(a)
}
/// `a -= b`.
pub fn isub_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some((x, _)) = both(a, b) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    remove_all(vm, x, b)?;
    Ok(a)
}

/// `s.union(*others)`.
pub fn union(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    let result = copy(vm, s)?;
    for &v in a.pos() {
        if !v.is(o) {
            vm.set_update(result, v)?;
        }
    }
    Ok(result.value())
}
/// `s.update(*others)`.
pub fn update(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    for &v in a.pos() {
        vm.set_update(s, v)?;
    }
    Ok(Value::NONE)
}
/// `s.intersection(*others)`.
pub fn intersection(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    Ok(intersect_all(vm, s, a.pos())?.value())
}
/// `s.intersection_update(*others)`.
pub fn intersection_update(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    let t = intersect_all(vm, s, a.pos())?;
    s.swap(t);
    Ok(Value::NONE)
}
/// `s.difference(*others)`.
pub fn difference(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    let Some((first, rest)) = a.pos().split_first() else {
        return Ok(copy(vm, s)?.value());
    };
    let result = subtract(vm, s, *first)?;
    for &v in rest {
        remove_all(vm, result, v)?;
    }
    Ok(result.value())
}
/// `s.difference_update(*others)`.
pub fn difference_update(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    for &v in a.pos() {
        remove_all(vm, s, v)?;
    }
    Ok(Value::NONE)
}
/// `s.symmetric_difference(other)`.
pub fn symmetric_difference(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    xor_with(vm, s, a.at(0))
}
/// `s.symmetric_difference_update(other)`.
pub fn symmetric_difference_update(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    toggle_all(vm, s, a.at(0))?;
    Ok(Value::NONE)
}
/// `s.isdisjoint(other)`.
pub fn isdisjoint(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    let v = a.at(0);
    if v.is(o) {
        return Ok(Value::bool(s.is_empty()));
    }
    if (v.is_exact(types::SET) || v.is_exact(types::FROZENSET))
        && let Some(other) = v.cast::<Set>()
    {
        let (walked, asked) = if other.len() > s.len() {
            (s, other)
        } else {
            (other, s)
        };
        let mut i = 0;
        while let Some((at, e)) = walked.next_slot(i) {
            if vm.set_find(asked, e.key, e.hash)?.is_some() {
                return Ok(Value::FALSE);
            }
            i = at + 1;
        }
        return Ok(Value::TRUE);
    }
    let it = vm.get_iter(v)?;
    while let Some(x) = vm.iter_next(it)? {
        if vm.set_contains(s, x)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
/// `s.issubset(other)`.
pub fn issubset(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    if let Some(other) = a.at(0).cast::<Set>() {
        return Ok(Value::bool(is_subset(vm, s, other)?));
    }
    let common = intersect(vm, s, a.at(0))?;
    Ok(Value::bool(common.len() == s.len()))
}
/// `s.issuperset(other)`.
pub fn issuperset(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    if let Some(other) = a.at(0).cast::<Set>() {
        return Ok(Value::bool(is_subset(vm, other, s)?));
    }
    let it = vm.get_iter(a.at(0))?;
    while let Some(x) = vm.iter_next(it)? {
        if !vm.set_contains(s, x)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
