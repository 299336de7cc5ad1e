//! Iterators over lists, tuples, strings, bytes and anything with `__getitem__`.

use super::{self_iter, this_iter};
use crate::builtins::containers::util::reduce_iter;
use crate::heap::Kind;
use crate::object::class::NO_NEW;
use crate::object::slots::NextFn;
use crate::object::{
    ByteArray, Bytes, Iter, List, MethodDef, Slots, Str, Tuple, TypeId, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Next item of a list, asked live: the list may grow or shrink meanwhile.
pub fn list_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let Some(l) = it.source.get().cast::<List>() else {
        return Ok(None);
    };
    let i = it.pos.get();
    match l.get(i) {
        Some(v) => {
            it.pos.set(i + 1);
            Ok(Some(v))
        }
        None => {
            it.source.set(Value::NULL);
            Ok(None)
        }
    }
}

/// Next item of a tuple.
pub fn tuple_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let Some(t) = it.source.get().cast::<Tuple>() else {
        return Ok(None);
    };
    let i = it.pos.get();
    match t.items().get(i) {
        Some(v) => {
            it.pos.set(i + 1);
            Ok(Some(*v))
        }
        None => {
            it.source.set(Value::NULL);
            Ok(None)
        }
    }
}

/// `aux` is the next index, counting down.
fn list_rev_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let Some(l) = it.source.get().cast::<List>() else {
        return Ok(None);
    };
    let i = it.aux.get();
    if i >= 0
        && let Some(v) = l.get(i as usize)
    {
        it.aux.set(i - 1);
        return Ok(Some(v));
    }
    it.aux.set(-1);
    it.source.set(Value::NULL);
    Ok(None)
}

/// `pos` counts characters, `aux` is the byte offset.
fn str_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let Some(s) = it.source.get().cast::<Str>() else {
        return Ok(None);
    };
    let at = it.aux.get() as usize;
    if s.is_ascii()
        && let Some(&b) = s.as_str().as_bytes().get(at)
    {
        it.pos.set(it.pos.get() + 1);
        it.aux.set(at as i64 + 1);
        return Ok(Some(vm.char_str(b as char)));
    }
    match s.as_str().get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) => {
            it.pos.set(it.pos.get() + 1);
            it.aux.set((at + c.len_utf8()) as i64);
            Ok(Some(vm.char_str(c)))
        }
        None => {
            it.source.set(Value::NULL);
            Ok(None)
        }
    }
}

/// An iterator over a str.
pub fn str_iter(vm: &mut Vm, s: Value) -> Value {
    // CPython stores the text of a subclass's instance elsewhere, where it does not look.
    let ascii = s.type_id() == types::STR && s.cast::<Str>().is_some_and(|s| s.is_ascii());
    let id = if ascii {
        types::STR_ASCII_ITER
    } else {
        types::STR_ITER
    };
    Iter::new(&vm.heap, id, s, 0, 0).value()
}

fn bytes_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    let i = it.pos.get();
    let byte = match source.cast::<Bytes>() {
        Some(b) => b.as_slice().get(i).copied(),
        None => source
            .cast::<ByteArray>()
            .and_then(|b| b.data.borrow().get(i).copied()),
    };
    match byte {
        Some(b) => {
            it.pos.set(i + 1);
            Ok(Some(Value::small(b as i64)))
        }
        None => {
            it.source.set(Value::NULL);
            Ok(None)
        }
    }
}

/// Anything with `__getitem__`: IndexError and StopIteration end it.
fn seq_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    if source.is_null() {
        return Ok(None);
    }
    let i = it.pos.get();
    let k = vm.int_usize(i);
    match vm.getitem(source, k) {
        Ok(v) => {
            it.pos.set(i + 1);
            Ok(Some(v))
        }
        Err(_) if vm.exception_is(types::INDEX_ERROR) || vm.exception_is(types::STOP_ITERATION) => {
            let _ = vm.take_exception();
            it.source.set(Value::NULL);
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

/// Items left, as far as the source knows its length.
fn length_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    if source.is_null() {
        return Ok(Value::ZERO);
    }
    if vm.class_of(source).slots().len.is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let n = vm.len(source)?;
    Ok(vm.int_usize(n.saturating_sub(it.pos.get())))
}

fn rev_length_hint(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let n = it.source.get().cast::<List>().map_or(0, |l| l.len());
    let left = it.aux.get() + 1;
    Ok(vm.int(if left > n as i64 { 0 } else { left }))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    if source.is_null() {
        let empty = match o.type_id() {
            t if t == types::STR_ITER || t == types::STR_ASCII_ITER => vm.str(""),
            t if t == types::LIST_ITER => vm.list(Vec::new()),
            _ => vm.empty_tuple,
        };
        return reduce_iter(vm, empty, None);
    }
    let pos = vm.int_usize(it.pos.get());
    reduce_iter(vm, source, Some(pos))
}

fn setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let it = this_iter(vm, o)?;
    let i = vm.index_i64(a.at(0))?.max(0) as usize;
    if let Some(s) = it.source.get().cast::<Str>() {
        let i = i.min(s.char_len());
        it.pos.set(i);
        it.aux.set(s.byte_offset(i) as i64);
    } else if !it.source.get().is_null() {
        it.pos.set(i);
    }
    Ok(Value::NONE)
}

fn rev_reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let it = this_iter(vm, o)?;
    let source = it.source.get();
    if source.is_null() {
        let empty = vm.list(Vec::new());
        return reduce_iter(vm, empty, None);
    }
    let class = vm.class(types::REVERSED).value();
    let args = vm.tuple(&[source]);
    let i = vm.int(it.aux.get());
    Ok(vm.tuple(&[class, args, i]))
}

fn rev_setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let it = this_iter(vm, o)?;
    let i = vm.index_i64(a.at(0))?;
    if let Some(l) = it.source.get().cast::<List>() {
        it.aux.set(i.clamp(-1, l.len() as i64 - 1));
    }
    Ok(Value::NONE)
}

const METHODS: &[MethodDef] = &[
    MethodDef::noargs("__length_hint__", length_hint)
        .doc("Private method returning an estimate of len(list(it))."),
    MethodDef::noargs("__reduce__", reduce).doc("Return state information for pickling."),
    MethodDef::o("__setstate__", setstate).doc("Set state information for unpickling."),
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

/// Iterators by source.
pub static LIST_ITER: TypeSpec = class(types::LIST_ITER, "list_iterator", list_next);
pub static TUPLE_ITER: TypeSpec = class(types::TUPLE_ITER, "tuple_iterator", tuple_next);
pub static STR_ITER: TypeSpec = class(types::STR_ITER, "str_iterator", str_next);
pub static STR_ASCII_ITER: TypeSpec = class(types::STR_ASCII_ITER, "str_ascii_iterator", str_next);
pub static BYTES_ITER: TypeSpec = class(types::BYTES_ITER, "bytes_iterator", bytes_next);
pub static BYTEARRAY_ITER: TypeSpec =
    class(types::BYTEARRAY_ITER, "bytearray_iterator", bytes_next);
pub static SEQ_ITER: TypeSpec = class(types::SEQ_ITER, "iterator", seq_next);
/// Iterators over memoryviews: no length hint.
pub static MEMORY_ITER: TypeSpec = TypeSpec {
    methods: &[],
    ..class(types::MEMORY_ITER, "memory_iterator", seq_next)
};
/// `reversed(list)`.
pub static LIST_REV_ITER: TypeSpec = TypeSpec {
    methods: &[
        MethodDef::noargs("__length_hint__", rev_length_hint),
        MethodDef::noargs("__reduce__", rev_reduce),
        MethodDef::o("__setstate__", rev_setstate),
    ],
    ..class(types::LIST_REV_ITER, "list_reverseiterator", list_rev_next)
};
