//! `bytearray`: construction and slots.

use super::buffer::{byte, bytes_like, construct, expect_bytes, with};
use super::memoryview::View;
use super::{adjusted, bytes, bytes_methods, repeat_count};
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::{ByteArray, CellObj, Class, Cmp, Iter, Slice, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::text::{MAX_TEXT, str_repr};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The receiver.
pub fn this(vm: &mut Vm, v: Value) -> R<Gc<ByteArray>> {
    match v.cast::<ByteArray>() {
        Some(b) => Ok(b),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!("a bytearray is required, not '{t}'")))
        }
    }
}

/// BufferError while memory views look at the bytes.
///
/// Views die when they are collected, not when the last reference goes, so a count alone would refuse too much. Only a view that a local
/// or global variable still holds counts; a view kept elsewhere meets a shorter array, which it is prepared for.
pub fn resizable(vm: &mut Vm, b: Gc<ByteArray>) -> R<()> {
    if b.exports.get().is_some_and(|n| n.get() > 0) && held_view(vm, b) {
        return Err(vm.raise(
            types::BUFFER_ERROR,
            "Existing exports of data: object cannot be re-sized",
        ));
    }
    Ok(())
}

fn held_view(vm: &Vm, b: Gc<ByteArray>) -> bool {
    let views = |v: Value| {
        let v = v.cast::<CellObj>().map_or(v, |c| c.value.get());
        v.native::<View>()
            .is_some_and(|m| !m.released.get() && m.source.is(b.value()))
    };
    vm.live_stack().iter().any(|v| views(*v))
        || vm
            .frames()
            .last()
            .is_some_and(|f| f.func.globals.entries().iter().any(|e| views(e.value)))
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let g = ByteArray::with_extra(&vm.heap, Vec::new(), class.id, extra);
    Ok(vm.init_extra(g.value(), extra))
}
fn init(vm: &mut Vm, v: Value, a: Args) -> R<()> {
    let total = a.len() + a.kw_len();
    if total > 3 {
        return Err(vm.type_error(format!(
            "bytearray() takes at most 3 arguments ({total} given)"
        )));
    }
    let [source, encoding, errors] =
        a.bind(vm, "bytearray", ["source", "encoding", "errors"], 0, 0, 3)?;
    let b = this(vm, v)?;
    if !b.data.borrow().is_empty() {
        resizable(vm, b)?;
        b.data.borrow_mut().clear();
    }
    let data = construct(vm, "bytearray", source, encoding, errors, "byte")?;
    resizable(vm, b)?;
    vm.heap.charge(data.len());
    *b.data.borrow_mut() = data;
    Ok(())
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let (name, text) = (vm.type_name(v), with(v, str_repr::bytes_repr));
    Ok(vm.string(format!("{name}({text})")))
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (bytes_like(vm, a)?, bytes_like(vm, b)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(op.holds(x.cmp(&y))))
}

/// New contents for a slice: bytes-like, or an iterable of ints.
fn replacement(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    if let Some(b) = bytes_like(vm, v)? {
        return Ok(b);
    }
    let class = vm.class_of(v);
    let slots = class.slots();
    let number = slots.index.is_some()
        || slots.int.is_some()
        || slots.float.is_some()
        || class.is_subclass_of(types::COMPLEX);
    if number || v.cast::<crate::object::Str>().is_some() {
        return Err(
            vm.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
        );
    }
    construct(vm, "bytearray", v, Value::NULL, Value::NULL, "byte")
}

fn setitem(vm: &mut Vm, v: Value, k: Value, x: Option<Value>) -> R<()> {
    let b = this(vm, v)?;
    if let Some(s) = k.cast::<Slice>() {
        return set_slice(vm, b, &s, x);
    }
    if vm.class_of(k).slots().index.is_none() {
        let t = vm.type_name(k);
        return Err(vm.type_error(format!(
            "bytearray indices must be integers or slices, not {t}"
        )));
    }
    let i = vm.sequence_index(k)?;
    let x = match x {
        Some(x) => Some(byte(vm, x, "byte")?),
        None => {
            resizable(vm, b)?;
            None
        }
    };
    let mut data = b.data.borrow_mut();
    let i = if i < 0 { i + data.len() as i64 } else { i };
    match usize::try_from(i).ok().filter(|&i| i < data.len()) {
        Some(i) => {
            match x {
                Some(x) => data[i] = x,
                None => {
                    data.remove(i);
                }
            }
            Ok(())
        }
        None => Err(vm.index_error("bytearray index out of range")),
    }
}

fn set_slice(vm: &mut Vm, b: Gc<ByteArray>, s: &Slice, x: Option<Value>) -> R<()> {
    let new = match x {
        Some(x) => {
            // Other values than bytearrays are converted once the bounds are known to be good, and the bounds are then asked for again, as in CPython.
            if x.cast::<ByteArray>().is_none() {
                adjusted(vm, s, || b.data.borrow().len())?;
            }
            Some(replacement(vm, x)?)
        }
        None => None,
    };
    let s = adjusted(vm, s, || b.data.borrow().len())?;
    let with = new.as_deref().unwrap_or(&[]);
    if s.step == 1 {
        let start = s.start.max(0) as usize;
        if with.len() != s.count {
            resizable(vm, b)?;
        }
        vm.heap.charge(with.len());
        b.data
            .borrow_mut()
            .splice(start..start + s.count, with.iter().copied());
        return Ok(());
    }
    let at = |i: usize| (s.start + s.step * i as i64) as usize;
    if new.is_some() && !(with.is_empty() && s.count > 0) {
        if with.len() != s.count {
            let (n, m) = (with.len(), s.count);
            return Err(vm.value_error(format!(
                "attempt to assign bytes of size {n} to extended slice of size {m}"
            )));
        }
        let mut data = b.data.borrow_mut();
        with.iter().enumerate().for_each(|(i, &x)| data[at(i)] = x);
        return Ok(());
    }
    resizable(vm, b)?;
    let mut keep = vec![true; b.data.borrow().len()];
    (0..s.count).for_each(|i| keep[at(i)] = false);
    let mut i = 0;
    b.data.borrow_mut().retain(|_| {
        i += 1;
        keep[i - 1]
    });
    Ok(())
}

fn inplace_concat(vm: &mut Vm, v: Value, x: Value) -> R {
    let b = this(vm, v)?;
    if !super::buffer::is_bytes_like(x) {
        let (p, q) = (vm.type_name(x), vm.type_name(v));
        return Err(vm.type_error(format!("can't concat {p} to {q}")));
    }
    let tail = expect_bytes(vm, x)?;
    resizable(vm, b)?;
    if b.data.borrow().len() + tail.len() > MAX_TEXT {
        return Err(vm.memory_error());
    }
    vm.heap.charge(tail.len());
    b.data.borrow_mut().extend_from_slice(&tail);
    Ok(v)
}
fn inplace_repeat(vm: &mut Vm, v: Value, n: Value) -> R {
    let (b, n) = (this(vm, v)?, repeat_count(vm, n)?);
    let data = b.data.borrow().clone();
    let out = bytes::repeated(vm, &data, n)?;
    if out.len() != data.len() {
        resizable(vm, b)?;
    }
    vm.heap.charge(out.len());
    *b.data.borrow_mut() = out;
    Ok(v)
}

pub static BYTEARRAY: TypeSpec = TypeSpec {
    id: types::BYTEARRAY,
    name: "bytearray",
    kind: Kind::ByteArray,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        str: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, v| Ok(Iter::new(&vm.heap, types::BYTEARRAY_ITER, v, 0, 0).value())),
        len: Some(bytes::len),
        getitem: Some(bytes::getitem),
        setitem: Some(setitem),
        contains: Some(bytes::contains),
        concat: Some(bytes::concat),
        repeat: Some(bytes::repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        binary: Slots::ops(&[(nb::REMAINDER, bytes::bytearray_modulo)]),
        ..Slots::NONE
    },
    methods: bytes_methods::ARRAY_METHODS,
    doc: "bytearray(iterable_of_ints) -> bytearray\n\
          bytearray(string, encoding[, errors]) -> bytearray\n\
          bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n\
          bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n\
          bytearray() -> empty bytes array\n\n\
          Construct a mutable bytearray object from:\n  \
          - an iterable yielding integers in range(256)\n  \
          - a text string encoded using the specified encoding\n  \
          - a bytes or a buffer object\n  \
          - any object implementing the buffer API.\n  \
          - an integer",
    ..TypeSpec::BASE
};
