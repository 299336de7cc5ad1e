//! `io.BytesIO`.

use super::io_common::{closed_error, itself, read_lines, size, unsupported, write_lines};
use crate::builtins::text::buffer;
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::BASE_TYPE;
use crate::object::{ByteArray, Class, GetSetDef, MethodDef, NativeObject, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::RefCell;

#[derive(Default)]
struct State {
    data: Vec<u8>,
    at: usize,
    closed: bool,
}
struct BytesIo(RefCell<State>);
impl NativeObject for BytesIo {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn external_size(&self) -> usize {
        self.0.borrow().data.capacity()
    }
}

fn this(vm: &mut Vm, o: Value) -> R<&'static RefCell<State>> {
    match o.native::<BytesIo>() {
        Some(s) if s.0.borrow().closed => Err(closed_error(vm)),
        Some(s) => Ok(&s.0),
        None => Err(vm.type_error("a BytesIO is required")),
    }
}
fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    Ok(vm.native_of(class, BytesIo(RefCell::default())))
}
fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let [initial] = a.bind(vm, "BytesIO", ["initial_bytes"], 0, 0, 1)?;
    let data = match initial.non_null().and_then(|v| v.non_none()) {
        Some(v) => buffer::expect_bytes(vm, v)?,
        None => Vec::new(),
    };
    *this(vm, o)?.borrow_mut() = State {
        data,
        at: 0,
        closed: false,
    };
    Ok(())
}
fn write_value(vm: &mut Vm, o: Value, v: Value) -> R {
    let s = this(vm, o)?;
    let new = buffer::expect_bytes(vm, v)?;
    vm.heap.charge(new.len());
    let mut s = s.borrow_mut();
    let (at, end) = (s.at, s.at + new.len());
    if s.data.len() < end {
        s.data.resize(end, 0);
    }
    s.data[at..end].copy_from_slice(&new);
    s.at = end;
    Ok(vm.int_usize(new.len()))
}
fn taken(s: &RefCell<State>, n: usize) -> Vec<u8> {
    let mut s = s.borrow_mut();
    let start = s.at.min(s.data.len());
    let end = start.saturating_add(n).min(s.data.len());
    s.at = s.at.max(end);
    s.data[start..end].to_vec()
}
fn read(vm: &mut Vm, o: Value, a: Args) -> R {
    let n = size(vm, a)?;
    let out = taken(this(vm, o)?, n.unwrap_or(usize::MAX));
    Ok(vm.bytes(out))
}
fn line(s: &RefCell<State>, limit: Option<usize>) -> Vec<u8> {
    let n = {
        let s = s.borrow();
        let rest = &s.data[s.at.min(s.data.len())..];
        memchr::memchr(b'\n', rest)
            .map_or(rest.len(), |i| i + 1)
            .min(limit.unwrap_or(usize::MAX))
    };
    taken(s, n)
}
fn readline(vm: &mut Vm, o: Value, a: Args) -> R {
    let limit = size(vm, a)?;
    let out = line(this(vm, o)?, limit);
    Ok(vm.bytes(out))
}
fn next_line(vm: &mut Vm, o: Value) -> R<Option<(Value, usize)>> {
    let l = line(this(vm, o)?, None);
    let n = l.len();
    Ok(if n == 0 { None } else { Some((vm.bytes(l), n)) })
}
fn readinto(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    let Some(b) = a.at(0).cast::<ByteArray>() else {
        let t = vm.type_name(a.at(0));
        return Err(vm.type_error(format!(
            "readinto() argument must be read-write bytes-like object, not {t}"
        )));
    };
    let mut place = b.data.borrow_mut();
    let got = taken(s, place.len());
    place[..got.len()].copy_from_slice(&got);
    Ok(vm.int_usize(got.len()))
}
fn seek(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    let to = vm.index_i64(a.at(0))?;
    let whence = match a.get(1) {
        Some(w) => vm.index_i64(w)?,
        None => 0,
    };
    let from = match whence {
        0 if to < 0 => return Err(vm.value_error(format!("negative seek value {to}"))),
        0 => 0,
        1 => s.borrow().at,
        2 => s.borrow().data.len(),
        w => return Err(vm.value_error(format!("invalid whence ({w}, should be 0, 1 or 2)"))),
    };
    let at = (from as i64).saturating_add(to).clamp(0, 1 << 40) as usize;
    s.borrow_mut().at = at;
    Ok(vm.int_usize(at))
}
fn truncate(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    let n = match a.get(0).and_then(|v| v.non_none()) {
        None => s.borrow().at as i64,
        Some(v) => vm.index_i64(v)?,
    };
    match usize::try_from(n) {
        Ok(n) => {
            s.borrow_mut().data.truncate(n);
            Ok(vm.int_usize(n))
        }
        Err(_) => Err(vm.value_error(format!("negative size value {n}"))),
    }
}
fn close(_: &mut Vm, o: Value, _: Args) -> R {
    if let Some(s) = o.native::<BytesIo>() {
        *s.0.borrow_mut() = State {
            closed: true,
            ..State::default()
        };
    }
    Ok(Value::NONE)
}
fn getvalue(vm: &mut Vm, o: Value, _: Args) -> R {
    let data = this(vm, o)?.borrow().data.clone();
    Ok(vm.bytes(data))
}

static METHODS: &[MethodDef] = &[
    MethodDef::o("write", |vm, o, a| write_value(vm, o, a.at(0))),
    MethodDef::o("writelines", |vm, o, a| write_lines(vm, o, a, write_value)),
    MethodDef::fast("read", read, 0, 1),
    MethodDef::fast("read1", read, 0, 1),
    MethodDef::fast("readline", readline, 0, 1),
    MethodDef::fast(
        "readlines",
        |vm, o, a| read_lines(vm, a, |vm| next_line(vm, o)),
        0,
        1,
    ),
    MethodDef::o("readinto", readinto),
    MethodDef::noargs("getvalue", getvalue),
    MethodDef::noargs("getbuffer", |vm, o, _| {
        let copy = getvalue(vm, o, Args::empty())?;
        let class = vm.class(types::MEMORYVIEW).value();
        vm.call(class, &[copy])
    }),
    MethodDef::noargs("tell", |vm, o, _| {
        let at = this(vm, o)?.borrow().at;
        Ok(vm.int_usize(at))
    }),
    MethodDef::fast("seek", seek, 1, 2),
    MethodDef::fast("truncate", truncate, 0, 1),
    MethodDef::noargs("close", close),
    MethodDef::noargs("flush", |vm, o, _| this(vm, o).map(|_| Value::NONE)),
    MethodDef::noargs("readable", |vm, o, _| this(vm, o).map(|_| Value::TRUE)),
    MethodDef::noargs("writable", |vm, o, _| this(vm, o).map(|_| Value::TRUE)),
    MethodDef::noargs("seekable", |vm, o, _| this(vm, o).map(|_| Value::TRUE)),
    MethodDef::noargs("isatty", |vm, o, _| this(vm, o).map(|_| Value::FALSE)),
    MethodDef::noargs("fileno", |vm, _, _| Err(unsupported(vm, "fileno"))),
    MethodDef::noargs("__enter__", |vm, o, _| this(vm, o).map(|_| o)),
    MethodDef::fast("__exit__", close, 0, u8::MAX),
];

/// `io.BytesIO`.
pub static BYTES_IO: TypeSpec = TypeSpec {
    id: types::BYTES_IO,
    name: "BytesIO",
    module: "_io",
    base: types::BUFFERED_IO_BASE,
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        iter: Some(itself),
        next: Some(|vm, o| Ok(next_line(vm, o)?.map(|l| l.0))),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[GetSetDef::ro("closed", |_, o| {
        Ok(Value::bool(
            o.native::<BytesIo>().is_some_and(|s| s.0.borrow().closed),
        ))
    })],
    match_args: &[],
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
};
