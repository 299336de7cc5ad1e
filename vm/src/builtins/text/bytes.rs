//! `bytes`: construction and slots; the slots that bytearray shares.

use super::buffer::{byte, construct, expect_bytes, is_bytes_like, make_like, with};
use super::{adjusted, bytes_methods, lift, repeat_count, str_percent};
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::{ByteArray, Bytes, Class, Cmp, Iter, Slice, Slots, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::text::{MAX_TEXT, bytes_methods as algorithms, str_repr};
use crate::value::Value;
use crate::vm::{R, Vm};

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let data = if a.kw_len() == 0
        && a.len() == 1
        && a.at(0).is_exact(types::BYTES)
        && class.id == types::BYTES
    {
        return Ok(a.at(0));
    } else {
        let total = a.len() + a.kw_len();
        if total > 3 {
            return Err(vm.type_error(format!("bytes() takes at most 3 arguments ({total} given)")));
        }
        let [source, encoding, errors] =
            a.bind(vm, "bytes", ["source", "encoding", "errors"], 0, 0, 3)?;
        construct(vm, "bytes", source, encoding, errors, "bytes")?
    };
    if class.id == types::BYTES {
        return Ok(vm.bytes(data));
    }
    let extra = vm.extra_words(class);
    let g = Bytes::with_extra(&vm.heap, data.into(), class.id, extra);
    Ok(vm.init_extra(g.value(), extra))
}

/// Number of bytes.
pub fn len(_: &mut Vm, v: Value) -> R<usize> {
    Ok(with(v, |b| b.len()))
}

/// `b[k]`.
pub fn getitem(vm: &mut Vm, v: Value, k: Value) -> R {
    let array = v.cast::<ByteArray>().is_some();
    if let Some(s) = k.cast::<Slice>() {
        let s = adjusted(vm, &s, || with(v, |b| b.len()))?;
        let whole = s.step == 1 && s.count == with(v, |b| b.len());
        if whole && v.is_exact(types::BYTES) {
            return Ok(v);
        }
        let out = with(v, |b| algorithms::slice(b, s));
        return Ok(make_like(vm, v, out));
    }
    if vm.class_of(k).slots().index.is_none() {
        let (what, t) = (if array { "bytearray" } else { "byte" }, vm.type_name(k));
        return Err(vm.type_error(format!(
            "{what} indices must be integers or slices, not {t}"
        )));
    }
    let i = vm.sequence_index(k)?;
    let found = with(v, |b| {
        let i = if i < 0 { i + b.len() as i64 } else { i };
        usize::try_from(i).ok().and_then(|i| b.get(i).copied())
    });
    match found {
        Some(x) => Ok(Value::small(x as i64)),
        None => Err(vm.index_error(if array {
            "bytearray index out of range"
        } else {
            "index out of range"
        })),
    }
}

/// `x in b`.
pub fn contains(vm: &mut Vm, v: Value, x: Value) -> R<bool> {
    if vm.class_of(x).slots().index.is_some() {
        let x = byte(vm, x, "byte")?;
        return Ok(with(v, |b| b.contains(&x)));
    }
    let needle = expect_bytes(vm, x)?;
    Ok(with(v, |b| {
        crate::text::str_find::find_bytes(b, &needle).is_some()
    }))
}

/// `a + b`: of the kind of the left operand.
pub fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    if !is_bytes_like(b) {
        let (x, y) = (vm.type_name(b), vm.type_name(a));
        return Err(vm.type_error(format!("can't concat {x} to {y}")));
    }
    let tail = expect_bytes(vm, b)?;
    if a.is_exact(types::BYTES) {
        if tail.is_empty() {
            return Ok(a);
        }
        if b.is_exact(types::BYTES) && with(a, |x| x.is_empty()) {
            return Ok(b);
        }
    }
    let mut out = with(a, |x| x.to_vec());
    if out.len() + tail.len() > MAX_TEXT {
        return Err(vm.memory_error());
    }
    out.extend_from_slice(&tail);
    Ok(make_like(vm, a, out))
}

/// `data * n`, or MemoryError.
pub fn repeated(vm: &mut Vm, data: &[u8], n: i64) -> R<Vec<u8>> {
    let n = n.max(0) as usize;
    match data.len().checked_mul(n) {
        Some(total) if total <= MAX_TEXT => Ok(data.repeat(n)),
        _ => Err(vm.memory_error()),
    }
}

/// `b * n`.
pub fn repeat(vm: &mut Vm, v: Value, n: Value) -> R {
    let n = repeat_count(vm, n)?;
    if n == 1 && v.is_exact(types::BYTES) {
        return Ok(v);
    }
    let data = with(v, |b| b.to_vec());
    if n > 0 && v.cast::<Bytes>().is_some() && data.len() as i64 > i64::MAX / n {
        return Err(vm.overflow_error("repeated bytes are too long"));
    }
    let out = repeated(vm, &data, n)?;
    Ok(make_like(vm, v, out))
}

/// `format % args`.
pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> R {
    if a.cast::<Bytes>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    modulo_any(vm, a, b)
}

/// The same for a bytearray.
pub fn bytearray_modulo(vm: &mut Vm, a: Value, b: Value) -> R {
    if a.cast::<ByteArray>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    modulo_any(vm, a, b)
}

fn modulo_any(vm: &mut Vm, a: Value, b: Value) -> R {
    let format = with(a, |f| f.to_vec());
    let out = str_percent::bytes_modulo(vm, &format, b)?;
    Ok(make_like(vm, a, out))
}

/// Comparison of bytes objects; bytearray compares itself with them.
pub fn compare(_: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if a.cast::<Bytes>().is_none() || b.cast::<Bytes>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(with(a, |x| {
        with(b, |y| {
            if op == Cmp::Eq {
                x == y
            } else {
                op.holds(x.cmp(y))
            }
        })
    })))
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let s = with(v, str_repr::bytes_repr);
    Ok(vm.string(s))
}

/// An argument that is bytes-like or an int in range: a needle.
pub fn needle(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    if vm.class_of(v).slots().index.is_some() {
        return Ok(vec![byte(vm, v, "byte")?]);
    }
    if !is_bytes_like(v) {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!(
            "argument should be integer or bytes-like object, not '{t}'"
        )));
    }
    expect_bytes(vm, v)
}

/// A list of pieces of the kind of `like`.
pub fn pieces(vm: &mut Vm, like: Value, parts: Vec<Vec<u8>>) -> Value {
    let items = parts.into_iter().map(|p| make_like(vm, like, p)).collect();
    vm.list(items)
}

/// Runs a fallible pure algorithm on the receiver and wraps its bytes.
pub fn mapped(
    vm: &mut Vm,
    v: Value,
    f: impl FnOnce(&[u8]) -> crate::text::TextResult<Vec<u8>>,
) -> R {
    let out = lift(vm, with(v, f))?;
    Ok(make_like(vm, v, out))
}

pub static BYTES: TypeSpec = TypeSpec {
    id: types::BYTES,
    name: "bytes",
    kind: Kind::Bytes,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        str: Some(repr),
        hash: Some(|_, v| Ok(v.cast::<Bytes>().map_or(0, |b| b.hash()))),
        compare: Some(compare),
        iter: Some(|vm, v| Ok(Iter::new(&vm.heap, types::BYTES_ITER, v, 0, 0).value())),
        len: Some(len),
        getitem: Some(getitem),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        binary: Slots::ops(&[(nb::REMAINDER, modulo)]),
        ..Slots::NONE
    },
    methods: bytes_methods::METHODS,
    doc: "bytes(iterable_of_ints) -> bytes\n\
          bytes(string, encoding[, errors]) -> bytes\n\
          bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n\
          bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n\
          bytes() -> empty bytes object\n\n\
          Construct an immutable array of bytes from:\n  \
          - an iterable yielding integers in range(256)\n  \
          - a text string encoded using the specified encoding\n  \
          - any object implementing the buffer API.\n  \
          - an integer",
    ..TypeSpec::BASE
};
