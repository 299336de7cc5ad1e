//! Iterators over dicts and their views, in both directions.

use super::{self_iter, this_iter};
use crate::builtins::containers::util::{reduce_iter, this};
use crate::heap::{Gc, Kind};
use crate::object::class::NO_NEW;
use crate::object::dict::Entry;
use crate::object::slots::NextFn;
use crate::object::{Dict, Iter, MethodDef, Slots, TypeId, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// An iterator of class `id` over a dict: `aux` is the size to be expected, `current` the number of items left.
pub fn dict_iter(vm: &mut Vm, id: TypeId, dict: Gc<Dict>, reverse: bool) -> Value {
    let pos = if reverse { dict.entry_count() } else { 0 };
    let it = Iter::new(&vm.heap, id, dict.value(), pos, dict.len() as i64);
    it.current.set(dict.len() as i64);
    it.value()
}

#[cold]
fn size_changed(vm: &mut Vm, it: Gc<Iter>) -> crate::vm::Raised {
    it.aux.set(-1);
    vm.runtime_error("dictionary changed size during iteration")
}

/// The next entry; shared by keys, values and items.
#[inline(always)]
fn next_entry(vm: &mut Vm, o: Value, reverse: bool) -> R<Option<Entry>> {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    if source.is_null() {
        return Ok(None);
    }
    let d = this::<Dict>(vm, source)?;
    if it.aux.get() != d.len() as i64 {
        return Err(size_changed(vm, it));
    }
    let pos = it.pos.get();
    let found = if reverse {
        d.prev_entry(pos)
    } else {
        d.next_entry(pos)
    };
    let Some((i, e)) = found else {
        it.source.set(Value::NULL);
        return Ok(None);
    };
    if it.current.get() == 0 && !reverse {
        return Err(keys_changed(vm));
    }
    it.pos.set(if reverse { i } else { i + 1 });
    it.current.set(it.current.get() - 1);
    Ok(Some(e))
}

#[cold]
fn keys_changed(vm: &mut Vm) -> crate::vm::Raised {
    vm.runtime_error("dictionary keys changed during iteration")
}

/// Next key.
pub fn key_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, false)?.map(|e| e.key))
}
fn value_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, false)?.map(|e| e.value))
}
fn item_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, false)?.map(|e| vm.tuple(&[e.key, e.value])))
}
fn rev_key_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, true)?.map(|e| e.key))
}
fn rev_value_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, true)?.map(|e| e.value))
}
fn rev_item_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    Ok(next_entry(vm, o, true)?.map(|e| vm.tuple(&[e.key, e.value])))
}

fn length_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let same = it
        .source
        .get()
        .cast::<Dict>()
        .is_some_and(|d| d.len() as i64 == it.aux.get());
    Ok(vm.int(if same { it.current.get().max(0) } else { 0 }))
}

/// The items left as a list, without moving the iterator.
fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let copy = Iter::new(
        &vm.heap,
        o.type_id(),
        it.source.get(),
        it.pos.get(),
        it.aux.get(),
    );
    copy.current.set(it.current.get());
    let rest = vm.collect_list(copy.value())?;
    reduce_iter(vm, rest.value(), None)
}

const METHODS: &[MethodDef] = &[
    MethodDef::noargs("__length_hint__", length_hint)
        .doc("Private method returning an estimate of len(list(it))."),
    MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling."),
];

const fn class(id: TypeId, name: &'static str, next: NextFn) -> TypeSpec {
    TypeSpec {
        id,
        name,
        kind: Kind::Iter,
        flags: NO_NEW,
        slots: Slots {
            iter: Some(self_iter),
            next: Some(next),
            ..Slots::NONE
        },
        methods: METHODS,
        ..TypeSpec::BASE
    }
}

/// Iterators by what they give and the direction.
pub static DICT_KEY_ITER: TypeSpec = class(types::DICT_KEY_ITER, "dict_keyiterator", key_next);
pub static DICT_VALUE_ITER: TypeSpec =
    class(types::DICT_VALUE_ITER, "dict_valueiterator", value_next);
pub static DICT_ITEM_ITER: TypeSpec = class(types::DICT_ITEM_ITER, "dict_itemiterator", item_next);
pub static DICT_REV_KEY_ITER: TypeSpec = class(
    types::DICT_REV_KEY_ITER,
    "dict_reversekeyiterator",
    rev_key_next,
);
pub static DICT_REV_VALUE_ITER: TypeSpec = class(
    types::DICT_REV_VALUE_ITER,
    "dict_reversevalueiterator",
    rev_value_next,
);
pub static DICT_REV_ITEM_ITER: TypeSpec = class(
    types::DICT_REV_ITEM_ITER,
    "dict_reverseitemiterator",
    rev_item_next,
);
