//! Bytes of any object that gives access to its memory: bytes, bytearray, memoryview, library buffers.

use crate::object::{ByteArray, Bytes, Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The contents of a bytes-like object, copied; `None` for anything else.
pub fn bytes_like(vm: &mut Vm, v: Value) -> R<Option<Vec<u8>>> {
    if let Some(b) = v.cast::<Bytes>() {
        return Ok(Some(b.as_slice().to_vec()));
    }
    if let Some(b) = v.cast::<ByteArray>() {
        return Ok(Some(b.data.borrow().clone()));
    }
    if let Some(m) = v.native::<super::memoryview::View>() {
        m.check(vm)?;
        return Ok(Some(m.bytes()));
    }
    Ok(v.native_buffer().map(|b| b.bytes()))
}

/// Whether the object gives access to its memory.
pub fn is_bytes_like(v: Value) -> bool {
    v.cast::<Bytes>().is_some()
        || v.cast::<ByteArray>().is_some()
        || v.native::<super::memoryview::View>().is_some()
        || v.native_buffer().is_some()
}

/// The contents of a bytes-like object; TypeError "a bytes-like object is required, not 'X'" for anything else.
pub fn expect_bytes(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    match bytes_like(vm, v)? {
        Some(b) => Ok(b),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")))
        }
    }
}

/// Calls `f` with the bytes of a bytes or bytearray object. `f` runs no Python code.
pub fn with<T>(v: Value, f: impl FnOnce(&[u8]) -> T) -> T {
    if let Some(b) = v.cast::<Bytes>() {
        f(b.as_slice())
    } else if let Some(b) = v.cast::<ByteArray>() {
        f(&b.data.borrow())
    } else {
        f(&[])
    }
}

/// New bytes of the kind of `like`: a bytearray for a bytearray, else bytes.
pub fn make_like(vm: &mut Vm, like: Value, data: Vec<u8>) -> Value {
    if like.cast::<ByteArray>().is_some() {
        ByteArray::new(&vm.heap, data).value()
    } else {
        vm.bytes(data)
    }
}

/// As `bytes(v)` without text and int arguments: `__bytes__`, a bytes-like object, or an iterable of ints.
pub fn object_bytes(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    if let Some(b) = dunder_bytes(vm, v)? {
        return Ok(b);
    }
    if let Some(b) = bytes_like(vm, v)? {
        return Ok(b);
    }
    let class = vm.class_of(v);
    if v.cast::<Str>().is_none()
        && (class.slots().iter.is_some() || class.slots().getitem.is_some())
    {
        return byte_items(vm, v);
    }
    Err(vm.type_error(format!(
        "cannot convert '{}' object to bytes",
        class.name_str()
    )))
}

/// The result of `__bytes__` if the class defines it.
pub fn dunder_bytes(vm: &mut Vm, v: Value) -> R<Option<Vec<u8>>> {
    if v.is_exact(types::BYTES) || v.is_exact(types::BYTEARRAY) {
        return Ok(None);
    }
    let (class, name) = (vm.class_of(v), vm.n.bytes);
    let Some(f) = vm.lookup_type(class, name) else {
        return Ok(None);
    };
    let r = vm.call_bound(f, v, &[])?;
    match r.cast::<Bytes>() {
        Some(b) => Ok(Some(b.as_slice().to_vec())),
        None => {
            let t = vm.type_name(r);
            Err(vm.type_error(format!("__bytes__ returned non-bytes (type {t})")))
        }
    }
}

/// The bytes of an iterable of ints.
pub fn byte_items(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    let mut out = Vec::new();
    vm.iterate(v, |vm, x| {
        out.push(byte(vm, x, "bytes")?);
        Ok(())
    })?;
    Ok(out)
}

/// An int as a byte; ValueError "{what} must be in range(0, 256)" outside.
pub fn byte(vm: &mut Vm, v: Value, what: &str) -> R<u8> {
    let i = vm.to_index(v)?;
    match i.as_i64().and_then(|i| u8::try_from(i).ok()) {
        Some(b) => Ok(b),
        None => Err(vm.value_error(format!("{what} must be in range(0, 256)"))),
    }
}

/// The contents for `bytes(source, encoding, errors)` and `bytearray(...)`; absent arguments are NULL.
pub fn construct(
    vm: &mut Vm,
    func: &str,
    source: Value,
    encoding: Value,
    errors: Value,
    what: &str,
) -> R<Vec<u8>> {
    let (enc, err) = super::codec::codec_args(vm, func, encoding, errors)?;
    let text = source.non_null().and_then(|s| s.cast::<Str>());
    if !encoding.is_null() || !errors.is_null() {
        let Some(s) = text else {
            let which = if encoding.is_null() {
                "errors"
            } else {
                "encoding"
            };
            return Err(vm.type_error(format!("{which} without a string argument")));
        };
        if encoding.is_null() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        return super::codec::encode(vm, s, enc, err);
    }
    if source.is_null() {
        return Ok(Vec::new());
    }
    if func == "bytes"
        && let Some(b) = dunder_bytes(vm, source)?
    {
        return Ok(b);
    }
    if text.is_some() {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if let Some(b) = bytes_like(vm, source)? {
        return Ok(b);
    }
    let class = vm.class_of(source);
    if class.slots().index.is_some() {
        let n = vm.to_index(source)?;
        let n = super::repeat_count(vm, n)?;
        if n < 0 {
            return Err(vm.value_error("negative count"));
        }
        return zeroes(vm, n as usize);
    }
    if class.slots().iter.is_none() && class.slots().getitem.is_none() {
        return Err(vm.type_error(format!(
            "cannot convert '{}' object to {func}",
            class.name_str()
        )));
    }
    let mut out = Vec::new();
    vm.iterate(source, |vm, x| {
        out.push(byte(vm, x, what)?);
        Ok(())
    })?;
    Ok(out)
}

/// `n` zero bytes, or MemoryError.
pub fn zeroes(vm: &mut Vm, n: usize) -> R<Vec<u8>> {
    let mut v = Vec::new();
    if n > crate::text::MAX_TEXT || v.try_reserve_exact(n).is_err() {
        return Err(vm.memory_error());
    }
    v.resize(n, 0);
    Ok(v)
}
