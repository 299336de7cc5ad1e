//! `io.IOBase` and the abstract classes below it: what a file class written in Python starts from.

use super::io_common::{closed_error, itself, unsupported};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::BASE_TYPE;
use crate::object::{Class, GetSetDef, MethodDef, NativeObject, Slots, TypeId, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

/// State of an instance of a Python subclass.
#[derive(Default)]
struct Base {
    closed: Cell<bool>,
}
impl NativeObject for Base {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    Ok(vm.native_of(class, Base::default()))
}
fn is_closed(vm: &mut Vm, o: Value) -> R<bool> {
    let closed = vm.getattr_name(o, "closed")?;
    vm.truth(closed)
}
fn check(vm: &mut Vm, o: Value) -> R {
    if is_closed(vm, o)? {
        Err(closed_error(vm))
    } else {
        Ok(o)
    }
}
fn close(vm: &mut Vm, o: Value, _: Args) -> R {
    if let Some(b) = o.native::<Base>()
        && !b.closed.get()
    {
        vm.call_method(o, "flush", &[])?;
        b.closed.set(true);
    }
    Ok(Value::NONE)
}
fn exit(vm: &mut Vm, o: Value, _: Args) -> R {
    vm.call_method(o, "close", &[])
}
fn no(vm: &mut Vm, o: Value, _: Args) -> R {
    check(vm, o)?;
    Ok(Value::FALSE)
}
fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let line = vm.call_method(o, "readline", &[])?;
    Ok(if vm.len(line)? == 0 { None } else { Some(line) })
}
fn readlines(vm: &mut Vm, o: Value, _: Args) -> R {
    Ok(vm.collect_list(o)?.value())
}
fn writelines(vm: &mut Vm, o: Value, a: Args) -> R {
    check(vm, o)?;
    vm.iterate(a.at(0), |vm, x| {
        vm.call_method(o, "write", &[x]).map(|_| ())
    })?;
    Ok(Value::NONE)
}

macro_rules! absent {
    ($($name:literal),*) => {
        &[$(MethodDef::fast($name, |vm, _, _| Err(unsupported(vm, $name)), 0, u8::MAX)),*]
    };
}

static BASE_METHODS: &[MethodDef] = &[
    MethodDef::noargs("close", close),
    MethodDef::noargs("flush", |vm, o, _| check(vm, o).map(|_| Value::NONE)),
    MethodDef::noargs("readable", no),
    MethodDef::noargs("writable", no),
    MethodDef::noargs("seekable", no),
    MethodDef::noargs("isatty", no),
    MethodDef::fast("readlines", readlines, 0, 1),
    MethodDef::o("writelines", writelines),
    MethodDef::fast("seek", |vm, _, _| Err(unsupported(vm, "seek")), 1, 2),
    MethodDef::noargs("tell", |vm, o, _| {
        vm.call_method(o, "seek", &[Value::ZERO, Value::small(1)])
    }),
    MethodDef::fast(
        "truncate",
        |vm, _, _| Err(unsupported(vm, "truncate")),
        0,
        1,
    ),
    MethodDef::noargs("fileno", |vm, _, _| Err(unsupported(vm, "fileno"))),
    MethodDef::noargs("__enter__", |vm, o, _| check(vm, o)),
    MethodDef::fast("__exit__", exit, 0, u8::MAX),
];

const fn class(
    id: TypeId,
    name: &'static str,
    base: TypeId,
    methods: &'static [MethodDef],
) -> TypeSpec {
    TypeSpec {
        id,
        name,
        module: "_io",
        base,
        kind: Kind::Native,
        flags: BASE_TYPE,
        methods,
        ..TypeSpec::BASE
    }
}

/// `io.IOBase`.
pub static IO_BASE: TypeSpec = TypeSpec {
    slots: Slots {
        new: Some(new),
        iter: Some(|vm, o| check(vm, o).and_then(|o| itself(vm, o))),
        next: Some(next),
        ..Slots::NONE
    },
    getset: &[GetSetDef::ro("closed", |_, o| {
        Ok(Value::bool(
            o.native::<Base>().is_some_and(|b| b.closed.get()),
        ))
    })],
    doc: "The abstract base class for all I/O classes.",
    ..class(types::IO_BASE, "IOBase", types::OBJECT, BASE_METHODS)
};
/// `io.RawIOBase`.
pub static RAW_IO_BASE: TypeSpec = class(types::RAW_IO_BASE, "RawIOBase", types::IO_BASE, &[]);
/// `io.BufferedIOBase`.
pub static BUFFERED_IO_BASE: TypeSpec = class(
    types::BUFFERED_IO_BASE,
    "BufferedIOBase",
    types::IO_BASE,
    absent!["read", "read1", "readinto", "write", "detach"],
);
/// `io.TextIOBase`.
pub static TEXT_IO_BASE: TypeSpec = class(
    types::TEXT_IO_BASE,
    "TextIOBase",
    types::IO_BASE,
    absent!["read", "readline", "write", "detach"],
);
