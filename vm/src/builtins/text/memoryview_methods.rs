//! `memoryview`: methods and attributes.

use super::bytes_split::hex_text;
use super::memory_items::{is_known, item_size};
use super::memoryview::{View, item, this};
use crate::object::{GetSetDef, MethodDef, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn tobytes(vm: &mut Vm, v: Value, a: Args) -> R {
    let _ = a.bind(vm, "tobytes", ["order"], 0, 0, 1)?;
    let b = this(vm, v)?.bytes();
    Ok(vm.bytes(b))
}
fn tolist(vm: &mut Vm, v: Value, _: Args) -> R {
    let m = this(vm, v)?;
    let items = (0..m.len).map(|i| item(vm, m, i)).collect();
    Ok(vm.list(items))
}
fn release(_: &mut Vm, v: Value, _: Args) -> R {
    if let Some(m) = v.native::<View>() {
        m.release();
    }
    Ok(Value::NONE)
}
fn enter(vm: &mut Vm, v: Value, _: Args) -> R {
    this(vm, v)?;
    Ok(v)
}
fn toreadonly(vm: &mut Vm, v: Value, _: Args) -> R {
    let m = this(vm, v)?;
    let copy = m.derived(m.offset, m.len, m.stride, m.format, true);
    Ok(vm.native(types::MEMORYVIEW, copy))
}
fn hex(vm: &mut Vm, v: Value, a: Args) -> R {
    let data = this(vm, v)?.bytes();
    hex_text(vm, &data, a)
}
fn cast(vm: &mut Vm, v: Value, a: Args) -> R {
    let m = this(vm, v)?;
    let [format] = a.bind(vm, "cast", ["format"], 0, 1, 1)?;
    let text = vm.expect_str(format, "cast() argument 'format'")?;
    let mut letters = text.as_str().trim_start_matches('@').chars();
    let format = match (letters.next(), letters.next()) {
        (Some(c), None) if is_known(c) => c,
        _ => {
            return Err(vm.value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        }
    };
    let is_byte = |c: char| matches!(c, 'b' | 'B' | 'c');
    if !is_byte(m.format) && !is_byte(format) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if m.stride != m.item() as i64 {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let (size, bytes) = (item_size(format), m.len * m.item());
    if bytes % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let view = m.derived(m.offset, bytes / size, size as i64, format, m.read_only);
    Ok(vm.native(types::MEMORYVIEW, view))
}
fn count(vm: &mut Vm, v: Value, a: Args) -> R {
    let m = this(vm, v)?;
    let mut n = 0;
    for i in 0..m.len {
        let x = item(vm, m, i);
        n += vm.eq(x, a.at(0))? as i64;
    }
    Ok(vm.int(n))
}
fn index(vm: &mut Vm, v: Value, a: Args) -> R {
    let m = this(vm, v)?;
    let clamp = |i: i64| {
        if i < 0 {
            (i + m.len as i64).max(0) as usize
        } else {
            i as usize
        }
    };
    let start = match a.get(1) {
        Some(i) => clamp(vm.index_clamped(i)?),
        None => 0,
    };
    let stop = match a.get(2) {
        Some(i) => clamp(vm.index_clamped(i)?),
        None => m.len,
    };
    for i in start..stop.min(m.len) {
        let x = item(vm, m, i);
        if vm.eq(x, a.at(0))? {
            return Ok(vm.int_usize(i));
        }
    }
    Err(vm.value_error("memoryview.index(x): x not found"))
}

pub static METHODS: &[MethodDef] = &[
    MethodDef::noargs("release", release),
    MethodDef::kw("tobytes", tobytes),
    MethodDef::kw("hex", hex),
    MethodDef::noargs("tolist", tolist),
    MethodDef::kw("cast", cast),
    MethodDef::noargs("toreadonly", toreadonly),
    MethodDef::o("count", count),
    MethodDef::fast("index", index, 1, 3),
    MethodDef::noargs("__enter__", enter),
    MethodDef::fast("__exit__", release, 0, u8::MAX),
];

pub static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("obj", |vm, v| Ok(this(vm, v)?.source)),
    GetSetDef::ro("nbytes", |vm, v| {
        let m = this(vm, v)?;
        Ok(vm.int_usize(m.len * m.item()))
    }),
    GetSetDef::ro("readonly", |vm, v| Ok(Value::bool(this(vm, v)?.read_only))),
    GetSetDef::ro("itemsize", |vm, v| {
        let n = this(vm, v)?.item();
        Ok(vm.int_usize(n))
    }),
    GetSetDef::ro("format", |vm, v| {
        let c = this(vm, v)?.format;
        Ok(vm.char_str(c))
    }),
    GetSetDef::ro("ndim", |vm, v| this(vm, v).map(|_| Value::small(1))),
    GetSetDef::ro("shape", |vm, v| {
        let n = this(vm, v)?.len;
        let n = vm.int_usize(n);
        Ok(vm.tuple(&[n]))
    }),
    GetSetDef::ro("strides", |vm, v| {
        let n = this(vm, v)?.stride;
        let n = vm.int(n);
        Ok(vm.tuple(&[n]))
    }),
    GetSetDef::ro("suboffsets", |vm, v| this(vm, v).map(|_| vm.empty_tuple)),
    GetSetDef::ro("contiguous", contiguous),
    GetSetDef::ro("c_contiguous", contiguous),
    GetSetDef::ro("f_contiguous", contiguous),
];
fn contiguous(vm: &mut Vm, v: Value) -> R {
    let m = this(vm, v)?;
    Ok(Value::bool(m.stride == m.item() as i64 || m.len <= 1))
}
