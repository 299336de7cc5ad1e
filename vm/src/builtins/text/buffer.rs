//! Bytes of any object that gives access to its memory: bytes, bytearray, memoryview, library buffers.

use crate::object::{ByteArray, Bytes};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The contents of a bytes-like object, copied; `None` for anything else.
pub fn bytes_like(_vm: &mut Vm, v: Value) -> R<Option<Vec<u8>>> {
    if let Some(b) = v.cast::<Bytes>() {
        return Ok(Some(b.as_slice().to_vec()));
    }
    if let Some(b) = v.cast::<ByteArray>() {
        return Ok(Some(b.data.borrow().clone()));
    }
    Ok(None)
}

/// As `bytes(v)` without text and int arguments: a bytes-like object, `__bytes__`, or an iterable of ints.
pub fn object_bytes(vm: &mut Vm, v: Value) -> R<Vec<u8>> {
    let (class, name) = (vm.class_of(v), vm.n.bytes);
    if let Some(f) = vm.lookup_type(class, name) {
        let r = vm.call_bound(f, v, &[])?;
        return match r.cast::<Bytes>() {
            Some(b) => Ok(b.as_slice().to_vec()),
            None => {
                let t = vm.type_name(r);
                Err(vm.type_error(format!("__bytes__ returned non-bytes (type {t})")))
            }
        };
    }
    if let Some(b) = bytes_like(vm, v)? {
        return Ok(b);
    }
    if v.cast::<crate::object::Str>().is_none()
        && (class.slots().iter.is_some() || class.slots().getitem.is_some())
    {
        return byte_items(vm, v);
    }
    Err(vm.type_error(format!(
        "cannot convert '{}' object to bytes",
        class.name_str()
    )))
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
