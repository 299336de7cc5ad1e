//! Iterators over sets.

use super::{self_iter, this_iter};
use crate::builtins::containers::util::reduce_iter;
use crate::heap::{Gc, Kind};
use crate::object::class::NO_NEW;
use crate::object::{Iter, MethodDef, Set, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// An iterator over a set: `aux` is the size to be expected, `current` the number of items left.
pub fn set_iter(vm: &mut Vm, s: Gc<Set>) -> Value {
    let it = Iter::new(&vm.heap, types::SET_ITER, s.value(), 0, s.len() as i64);
    it.current.set(s.len() as i64);
    it.value()
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let Some(s) = it.source.get().cast::<Set>() else {
        return Ok(None);
    };
    if it.aux.get() != s.len() as i64 {
        it.aux.set(-1);
        return Err(vm.runtime_error("Set changed size during iteration"));
    }
    match s.next_slot(it.pos.get()) {
        Some((i, e)) => {
            it.pos.set(i + 1);
            it.current.set(it.current.get() - 1);
            Ok(Some(e.key))
        }
        None => {
            it.source.set(Value::NULL);
            Ok(None)
        }
    }
}

fn length_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let same = it
        .source
        .get()
        .cast::<Set>()
        .is_some_and(|s| s.len() as i64 == it.aux.get());
    Ok(vm.int(if same { it.current.get().max(0) } else { 0 }))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let copy = Iter::new(
        &vm.heap,
        types::SET_ITER,
        it.source.get(),
        it.pos.get(),
        it.aux.get(),
    );
    let rest = vm.collect_list(copy.value())?;
    reduce_iter(vm, rest.value(), None)
}

/// The class of set iterators.
pub static SET_ITER: TypeSpec = TypeSpec {
    id: types::SET_ITER,
    name: "set_iterator",
    kind: Kind::Iter,
    flags: NO_NEW,
    slots: Slots {
        iter: Some(self_iter),
        next: Some(next),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__length_hint__", length_hint)
            .doc("Private method returning an estimate of len(list(it))."),
        MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling."),
    ],
    ..TypeSpec::BASE
};
