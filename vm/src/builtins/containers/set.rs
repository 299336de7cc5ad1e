//! `set` and `frozenset`: construction, methods and the classes. The algebra is in `set_algebra`.

use super::set_algebra as algebra;
use super::util::{self, CLASS_GETITEM, this};
use crate::builtins::iterators::sets::set_iter;
use crate::heap::{Gc, HeapType, Kind};
use crate::numeric::hash::hash_frozenset;
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::{Class, Cmp, MethodDef, Set, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn set_new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let s = Set::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(s.value(), extra))
}

fn set_init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let arg = util::one_iterable(vm, a, "set")?;
    let s = this::<Set>(vm, o)?;
    if !s.is_empty() {
        s.clear();
    }
    match arg {
        Some(v) => vm.set_update(s, v),
        None => Ok(()),
    }
}

fn frozenset_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let base_init = vm.class(types::FROZENSET).slots().init.map(|f| f as usize);
    if class.id == types::FROZENSET || class.slots().init.map(|f| f as usize) == base_init {
        a.no_kw(vm, "frozenset")?;
    }
    a.arity(vm, "frozenset", 0, 1)?;
    if class.id == types::FROZENSET
        && let Some(v) = a.get(0)
        && v.is_exact(types::FROZENSET)
    {
        return Ok(v);
    }
    let extra = vm.extra_words(class);
    let s = Set::with_extra(&vm.heap, class.id, extra);
    vm.init_extra(s.value(), extra);
    if let Some(v) = a.get(0) {
        vm.set_update(s, v)?;
    }
    Ok(s.value())
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let mut out = String::new();
    write_repr(vm, o, &mut out)?;
    Ok(vm.string(out))
}

/// `repr`, appended to a text.
pub fn write_repr(vm: &mut Vm, o: Value, out: &mut String) -> R<()> {
    let s = this::<Set>(vm, o)?;
    let name = vm.class_of(o).name_str();
    let plain = o.is_exact(types::SET);
    if s.is_empty() || !vm.repr_enter(o) {
        out.push_str(name);
        out.push_str(if s.is_empty() { "()" } else { "(...)" });
        return Ok(());
    }
    let keys = vm.new_list();
    for e in s.entries() {
        keys.push(&vm.heap, e.key);
    }
    if !plain {
        out.push_str(name);
        out.push('(');
    }
    out.push('{');
    let r = vm.repr_join(out, |i| keys.get(i));
    vm.repr_leave();
    r?;
    out.push_str(if plain { "}" } else { "})" });
    Ok(())
}

fn frozen_hash(vm: &mut Vm, o: Value) -> R<i64> {
    let s = this::<Set>(vm, o)?;
    if s.hash.get() == -1 {
        s.hash
            .set(hash_frozenset(s.entries().iter().map(|e| e.hash)));
    }
    Ok(s.hash.get())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Set>(), b.cast::<Set>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let holds = match op {
        Cmp::Eq | Cmp::Ne => {
            let both_hashed = x.hash.get() != -1 && y.hash.get() != -1;
            let same = x.len() == y.len()
                && !(both_hashed && x.hash.get() != y.hash.get())
                && algebra::is_subset(vm, x, y)?;
            same == (op == Cmp::Eq)
        }
        Cmp::Le => algebra::is_subset(vm, x, y)?,
        Cmp::Ge => algebra::is_subset(vm, y, x)?,
        Cmp::Lt => x.len() < y.len() && algebra::is_subset(vm, x, y)?,
        Cmp::Gt => y.len() < x.len() && algebra::is_subset(vm, y, x)?,
    };
    Ok(Value::bool(holds))
}

/// The slot of `key`, where a set (unhashable) stands for the frozenset of its elements.
fn find(vm: &mut Vm, s: Gc<Set>, key: Value) -> R<Option<usize>> {
    match vm.set_key_hash(key) {
        Ok(h) => vm.set_find(s, key, h),
        Err(e) => {
            let Some(k) = key
                .cast::<Set>()
                .filter(|_| vm.exception_is(types::TYPE_ERROR))
            else {
                return Err(e);
            };
            let _ = vm.take_exception();
            let frozen = Set::new(&vm.heap, types::FROZENSET);
            vm.set_update(frozen, k.value())?;
            let h = vm.hash(frozen.value())?;
            vm.set_find(s, frozen.value(), h)
        }
    }
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let s = this::<Set>(vm, o)?;
    vm.set_has(s, x)
}

impl Vm {
    /// `x in s`.
    pub fn set_has(&mut self, s: Gc<Set>, x: Value) -> R<bool> {
        Ok(find(self, s, x)?.is_some())
    }
}

fn add(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    vm.set_add(s, a.at(0))?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    match find(vm, s, a.at(0))? {
        Some(i) => {
            s.remove_slot(i);
            Ok(Value::NONE)
        }
        None => Err(vm.key_error(a.at(0))),
    }
}

fn discard(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this::<Set>(vm, o)?;
    if let Some(i) = find(vm, s, a.at(0))? {
        s.remove_slot(i);
    }
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, o: Value, _: Args) -> R {
    match this::<Set>(vm, o)?.pop() {
        Some(v) => Ok(v),
        None => {
            let msg = vm.str("pop from an empty set");
            Err(vm.key_error(msg))
        }
    }
}

fn clear(vm: &mut Vm, o: Value, _: Args) -> R {
    this::<Set>(vm, o)?.clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    if o.is_exact(types::FROZENSET) {
        return Ok(o);
    }
    let s = this::<Set>(vm, o)?;
    Ok(algebra::copy(vm, s)?.value())
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = this::<Set>(vm, o)?;
    let keys: Vec<Value> = s.entries().iter().map(|e| e.key).collect();
    let keys = vm.list(keys);
    let args = vm.tuple(&[keys]);
    let state = vm.dict_of(o).map_or(Value::NONE, |d| d.value());
    let class = vm.class_of(o).value();
    Ok(vm.tuple(&[class, args, state]))
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = this::<Set>(vm, o)?;
    Ok(vm.int_usize(72 + s.external_size()))
}

const SHARED: Slots = Slots {
    repr: Some(repr),
    compare: Some(compare),
    iter: Some(|vm, o| {
        let s = this::<Set>(vm, o)?;
        Ok(set_iter(vm, s))
    }),
    len: Some(|vm, o| Ok(this::<Set>(vm, o)?.len())),
    contains: Some(contains),
    binary: Slots::ops(&[
        (nb::AND, algebra::and_op),
        (nb::OR, algebra::or_op),
        (nb::XOR, algebra::xor_op),
        (nb::SUBTRACT, algebra::sub_op),
    ]),
    ..Slots::NONE
};

/// The class `set`.
pub static SET: TypeSpec = TypeSpec {
    id: types::SET,
    name: "set",
    kind: Kind::Set,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(set_new),
        init: Some(set_init),
        inplace: Slots::ops(&[
            (nb::AND, algebra::iand_op),
            (nb::OR, algebra::ior_op),
            (nb::XOR, algebra::ixor_op),
            (nb::SUBTRACT, algebra::isub_op),
        ]),
        ..SHARED
    },
    methods: &[
        MethodDef::o("add", add).doc("Add an element to a set.\n\nThis has no effect if the element is already present."),
        MethodDef::noargs("clear", clear).doc("Remove all elements from this set."),
        MethodDef::noargs("copy", copy).doc("Return a shallow copy of a set."),
        MethodDef::o("discard", discard).doc("Remove an element from a set if it is a member."),
        MethodDef::fast("difference", algebra::difference, 0, u8::MAX).doc("Return a new set with elements in the set that are not in the others."),
        MethodDef::fast("difference_update", algebra::difference_update, 0, u8::MAX).doc("Update the set, removing elements found in others."),
        MethodDef::fast("intersection", algebra::intersection, 0, u8::MAX).doc("Return a new set with elements common to the set and all others."),
        MethodDef::fast("intersection_update", algebra::intersection_update, 0, u8::MAX)
            .doc("Update the set, keeping only elements found in it and all others."),
        MethodDef::o("isdisjoint", algebra::isdisjoint).doc("Return True if two sets have a null intersection."),
        MethodDef::o("issubset", algebra::issubset).doc("Report whether another set contains this set."),
        MethodDef::o("issuperset", algebra::issuperset).doc("Report whether this set contains another set."),
        MethodDef::noargs("pop", pop).doc("Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."),
        MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling."),
        MethodDef::o("remove", remove).doc("Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."),
        MethodDef::noargs("__sizeof__", sizeof),
        MethodDef::o("symmetric_difference", algebra::symmetric_difference)
            .doc("Return a new set with elements in either the set or other but not both."),
        MethodDef::o("symmetric_difference_update", algebra::symmetric_difference_update)
            .doc("Update the set, keeping only elements found in either set, but not in both."),
        MethodDef::fast("union", algebra::union, 0, u8::MAX).doc("Return a new set with elements from the set and all others."),
        MethodDef::fast("update", algebra::update, 0, u8::MAX).doc("Update the set, adding elements from all others."),
        CLASS_GETITEM,
    ],
    doc: "Build an unordered collection of unique elements.",
    ..TypeSpec::BASE
};

/// The class `frozenset`.
pub static FROZENSET: TypeSpec = TypeSpec {
    id: types::FROZENSET,
    name: "frozenset",
    kind: Kind::Set,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(frozenset_new),
        hash: Some(frozen_hash),
        ..SHARED
    },
    methods: &[
        MethodDef::noargs("copy", copy).doc("Return a shallow copy of a set."),
        MethodDef::fast("difference", algebra::difference, 0, u8::MAX)
            .doc("Return a new set with elements in the set that are not in the others."),
        MethodDef::fast("intersection", algebra::intersection, 0, u8::MAX)
            .doc("Return a new set with elements common to the set and all others."),
        MethodDef::o("isdisjoint", algebra::isdisjoint)
            .doc("Return True if two sets have a null intersection."),
        MethodDef::o("issubset", algebra::issubset)
            .doc("Report whether another set contains this set."),
        MethodDef::o("issuperset", algebra::issuperset)
            .doc("Report whether this set contains another set."),
        MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling."),
        MethodDef::noargs("__sizeof__", sizeof),
        MethodDef::o("symmetric_difference", algebra::symmetric_difference)
            .doc("Return a new set with elements in either the set or other but not both."),
        MethodDef::fast("union", algebra::union, 0, u8::MAX)
            .doc("Return a new set with elements from the set and all others."),
        CLASS_GETITEM,
    ],
    doc: "Build an immutable unordered collection of unique elements.",
    ..TypeSpec::BASE
};
