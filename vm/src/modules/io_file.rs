//! Files opened in binary mode, and what text files share with them.

use super::io_common::{closed_error, itself, read_lines, size, unsupported, write_lines};
use super::io_raw::Raw;
use crate::builtins::text::buffer;
use crate::heap::{Kind, Tracer};
use crate::object::class::NO_NEW;
use crate::object::{ByteArray, GetSetDef, MethodDef, NativeObject, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::RefCell;
use std::io::SeekFrom;
use std::os::fd::AsRawFd;
use std::rc::Rc;

/// A file as Python code sees it.
pub struct FileObject {
    pub raw: Rc<RefCell<Raw>>,
    /// What `open` was given.
    pub name: Value,
    pub mode: String,
}
impl NativeObject for FileObject {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.name);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// An I/O result as a Python result.
pub fn lift_io<T>(vm: &mut Vm, r: std::io::Result<T>) -> R<T> {
    r.map_err(|e| vm.os_error(&e, None))
}

fn object(vm: &mut Vm, o: Value) -> R<&'static FileObject> {
    match o.native::<FileObject>() {
        Some(f) => Ok(f),
        None => Err(vm.type_error("a file object is required")),
    }
}
fn this(vm: &mut Vm, o: Value) -> R<&'static RefCell<Raw>> {
    let f = object(vm, o)?;
    if f.raw.borrow().is_closed() {
        Err(closed_error(vm))
    } else {
        Ok(&f.raw)
    }
}
fn readable(vm: &mut Vm, o: Value) -> R<&'static RefCell<Raw>> {
    let f = object(vm, o)?;
    if f.raw.borrow().is_closed() {
        return Err(vm.value_error("read of closed file"));
    }
    if !f.raw.borrow().mode.readable() {
        return Err(unsupported(vm, "read"));
    }
    Ok(&f.raw)
}

fn write_value(vm: &mut Vm, o: Value, v: Value) -> R {
    let f = object(vm, o)?;
    if !f.raw.borrow().mode.writable() {
        return Err(unsupported(vm, "write"));
    }
    let data = buffer::expect_bytes(vm, v)?;
    if f.raw.borrow().is_closed() {
        return Err(vm.value_error("write to closed file"));
    }
    let r = f.raw.borrow_mut().write(&data);
    lift_io(vm, r)?;
    Ok(vm.int_usize(data.len()))
}
fn read(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = readable(vm, o)?;
    let n = size(vm, a)?;
    let r = f.borrow_mut().read(n);
    let data = lift_io(vm, r)?;
    Ok(vm.bytes(data))
}
fn line(vm: &mut Vm, o: Value, limit: Option<usize>) -> R<Vec<u8>> {
    let f = readable(vm, o)?;
    let r = f.borrow_mut().read_line(limit);
    lift_io(vm, r)
}
fn next_line(vm: &mut Vm, o: Value) -> R<Option<(Value, usize)>> {
    let l = line(vm, o, None)?;
    let n = l.len();
    Ok(if n == 0 { None } else { Some((vm.bytes(l), n)) })
}
fn readinto(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = readable(vm, o)?;
    let Some(b) = a.at(0).cast::<ByteArray>() else {
        let t = vm.type_name(a.at(0));
        return Err(vm.type_error(format!(
            "readinto() argument must be read-write bytes-like object, not {t}"
        )));
    };
    let n = b.data.borrow().len();
    let r = f.borrow_mut().read(Some(n));
    let got = lift_io(vm, r)?;
    b.data.borrow_mut()[..got.len()].copy_from_slice(&got);
    Ok(vm.int_usize(got.len()))
}
fn peek(vm: &mut Vm, o: Value, _: Args) -> R {
    let f = readable(vm, o)?;
    if f.borrow().peek().is_empty() {
        let r = f.borrow_mut().fill();
        lift_io(vm, r)?;
    }
    let data = f.borrow().peek().to_vec();
    Ok(vm.bytes(data))
}

/// The target of `seek(offset, whence)`.
fn target(vm: &mut Vm, a: Args) -> R<SeekFrom> {
    let to = vm.index_i64(a.at(0))?;
    let whence = match a.get(1) {
        Some(w) => vm.index_i64(w)?,
        None => 0,
    };
    match whence {
        0 => match u64::try_from(to) {
            Ok(to) => Ok(SeekFrom::Start(to)),
            Err(_) => Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::EINVAL), None)),
        },
        1 => Ok(SeekFrom::Current(to)),
        2 => Ok(SeekFrom::End(to)),
        w => Err(vm.value_error(format!("invalid whence ({w}, should be 0, 1 or 2)"))),
    }
}
fn seek(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    let to = target(vm, a)?;
    let r = f.borrow_mut().seek(to);
    let at = lift_io(vm, r)?;
    Ok(vm.int(at as i64))
}
fn tell(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = this(vm, o)?.borrow_mut().tell();
    let at = lift_io(vm, r)?;
    Ok(vm.int(at as i64))
}

/// `truncate(size)` on a raw file.
pub fn truncate_raw(vm: &mut Vm, raw: &RefCell<Raw>, a: Args) -> R {
    if !raw.borrow().mode.writable() {
        return Err(unsupported(vm, "truncate"));
    }
    let size = match a.get(0).and_then(|v| v.non_none()) {
        None => None,
        Some(v) => match u64::try_from(vm.index_i64(v)?) {
            Ok(n) => Some(n),
            Err(_) => {
                return Err(vm.os_error(&std::io::Error::from_raw_os_error(libc::EINVAL), None));
            }
        },
    };
    let r = raw.borrow_mut().truncate(size);
    let n = lift_io(vm, r)?;
    Ok(vm.int(n as i64))
}
/// `fileno()` of a raw file.
pub fn fileno_raw(vm: &mut Vm, raw: &RefCell<Raw>) -> R {
    let r = raw.borrow_mut().file().map(|f| f.as_raw_fd());
    let fd = lift_io(vm, r)?;
    Ok(Value::small(fd as i64))
}
/// `isatty()` of a raw file.
pub fn isatty_raw(vm: &mut Vm, raw: &RefCell<Raw>) -> R {
    let r = raw
        .borrow_mut()
        .file()
        .map(|f| std::io::IsTerminal::is_terminal(&*f));
    Ok(Value::bool(lift_io(vm, r)?))
}
fn close(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = object(vm, o)?.raw.borrow_mut().close();
    lift_io(vm, r)?;
    Ok(Value::NONE)
}

static METHODS: &[MethodDef] = &[
    MethodDef::o("write", |vm, o, a| write_value(vm, o, a.at(0))),
    MethodDef::o("writelines", |vm, o, a| write_lines(vm, o, a, write_value)),
    MethodDef::fast("read", read, 0, 1),
    MethodDef::fast("read1", read, 0, 1),
    MethodDef::fast("peek", peek, 0, 1),
    MethodDef::fast(
        "readline",
        |vm, o, a| {
            let n = size(vm, a)?;
            let l = line(vm, o, n)?;
            Ok(vm.bytes(l))
        },
        0,
        1,
    ),
    MethodDef::fast(
        "readlines",
        |vm, o, a| read_lines(vm, a, |vm| next_line(vm, o)),
        0,
        1,
    ),
    MethodDef::o("readinto", readinto),
    MethodDef::fast("seek", seek, 1, 2),
    MethodDef::noargs("tell", tell),
    MethodDef::fast(
        "truncate",
        |vm, o, a| {
            let f = this(vm, o)?;
            truncate_raw(vm, f, a)
        },
        0,
        1,
    ),
    MethodDef::noargs("flush", |vm, o, _| {
        let r = this(vm, o)?.borrow_mut().flush();
        lift_io(vm, r)?;
        Ok(Value::NONE)
    }),
    MethodDef::noargs("close", close),
    MethodDef::noargs("fileno", |vm, o, _| {
        let f = this(vm, o)?;
        fileno_raw(vm, f)
    }),
    MethodDef::noargs("isatty", |vm, o, _| {
        let f = this(vm, o)?;
        isatty_raw(vm, f)
    }),
    MethodDef::noargs("readable", |vm, o, _| {
        Ok(Value::bool(this(vm, o)?.borrow().mode.readable()))
    }),
    MethodDef::noargs("writable", |vm, o, _| {
        Ok(Value::bool(this(vm, o)?.borrow().mode.writable()))
    }),
    MethodDef::noargs("seekable", |vm, o, _| {
        let ok = this(vm, o)?.borrow_mut().tell().is_ok();
        Ok(Value::bool(ok))
    }),
    MethodDef::noargs("__enter__", |vm, o, _| this(vm, o).map(|_| o)),
    MethodDef::fast("__exit__", close, 0, u8::MAX),
];

/// Files opened with `b`.
pub static BINARY_FILE: TypeSpec = TypeSpec {
    id: types::BINARY_FILE,
    name: "BufferedReader",
    module: "_io",
    base: types::BUFFERED_IO_BASE,
    kind: Kind::Native,
    flags: NO_NEW,
    slots: Slots {
        repr: Some(|vm, o| {
            let name = object(vm, o)?.name;
            let n = vm.repr(name)?;
            Ok(vm.string(format!("<_io.BufferedReader name={}>", n.as_str())))
        }),
        iter: Some(itself),
        next: Some(|vm, o| Ok(next_line(vm, o)?.map(|l| l.0))),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        GetSetDef::ro("closed", |vm, o| {
            Ok(Value::bool(object(vm, o)?.raw.borrow().is_closed()))
        }),
        GetSetDef::ro("name", |vm, o| Ok(object(vm, o)?.name)),
        GetSetDef::ro("mode", |vm, o| {
            let f = object(vm, o)?;
            Ok(vm.str(&f.mode))
        }),
    ],
    ..TypeSpec::BASE
};
