//! `OSError` and the choice of its subclass by errno.

use super::base::{self, this};
use super::fields::{field, set};
use crate::heap::Gc;
use crate::object::{Class, Exception, GetSetDef, TypeId, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// The class that stands for an errno.
pub fn class_for(errno: i64) -> TypeId {
    match i32::try_from(errno).unwrap_or(0) {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => types::BLOCKING_IO_ERROR,
        libc::EPIPE | libc::ESHUTDOWN => types::BROKEN_PIPE_ERROR,
        libc::ECHILD => types::CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => types::CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => types::CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => types::CONNECTION_RESET_ERROR,
        libc::EEXIST => types::FILE_EXISTS_ERROR,
        libc::ENOENT => types::FILE_NOT_FOUND_ERROR,
        libc::EISDIR => types::IS_A_DIRECTORY_ERROR,
        libc::ENOTDIR => types::NOT_A_DIRECTORY_ERROR,
        libc::EINTR => types::INTERRUPTED_ERROR,
        libc::EACCES | libc::EPERM => types::PERMISSION_ERROR,
        libc::ESRCH => types::PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => types::TIMEOUT_ERROR,
        _ => types::OS_ERROR,
    }
}

pub static GETSET: &[GetSetDef] = &[
    field::<0>("errno"),
    field::<1>("strerror"),
    field::<2>("filename"),
    field::<3>("filename2"),
    GetSetDef::rw("characters_written", written, set::<4>),
];

/// How much was written before the operation would have blocked (`BlockingIOError`).
fn written(vm: &mut Vm, o: Value) -> R {
    match this(vm, o)?.fields[4].get().non_null() {
        Some(n) => Ok(n),
        None => {
            let n = vm.intern("characters_written");
            Err(vm.attribute_error(o, n, "characters_written"))
        }
    }
}

/// `OSError(errno, strerror)` makes an instance of the fitting subclass.
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let class = match (class.id == types::OS_ERROR && (2..=5).contains(&a.len()))
        .then(|| a.at(0).as_i64())
    {
        Some(Some(errno)) => vm.class(class_for(errno)),
        _ => class,
    };
    let args = vm.tuple(a.pos());
    let e = base::alloc(vm, class, args);
    fill(vm, e, a.pos());
    Ok(e.value())
}

pub fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    base::init(vm, o, a)?;
    let e = this(vm, o)?;
    fill(vm, e, a.pos());
    Ok(())
}

/// Spreads the arguments over the fields; a file name is dropped from `args`.
pub(super) fn fill(vm: &mut Vm, e: Gc<Exception>, args: &[Value]) {
    if !(2..=5).contains(&args.len()) {
        return;
    }
    e.fields[0].set(args[0]);
    e.fields[1].set(args[1]);
    if let Some(f) = args.get(2).copied().filter(|f| !f.is_none()) {
        if e.header.type_id() == types::BLOCKING_IO_ERROR && f.as_int().is_some() {
            e.fields[4].set(f);
            return;
        }
        e.fields[2].set(f);
        e.fields[3].set(args.get(4).copied().unwrap_or(Value::NULL));
        let pair = vm.tuple(&args[..2]);
        e.args.set(pair);
    }
}

pub fn str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    let part = |i: usize| e.fields[i].get().non_null().unwrap_or(Value::NONE);
    let (errno, strerror, file, file2) = (part(0), part(1), part(2), part(3));
    if e.fields[0].get().is_null() {
        return base::str(vm, o);
    }
    let (a, b) = (vm.str_of(errno)?, vm.str_of(strerror)?);
    let mut s = format!("[Errno {}] {}", a.as_str(), b.as_str());
    if !file.is_none() {
        let f = vm.repr(file)?;
        s.push_str(": ");
        s.push_str(f.as_str());
        if !file2.is_none() {
            let f = vm.repr(file2)?;
            s.push_str(" -> ");
            s.push_str(f.as_str());
        }
    }
    Ok(vm.string(s))
}

/// CPython's text for an errno.
pub fn strerror(errno: i32) -> String {
    let text = std::io::Error::from_raw_os_error(errno).to_string();
    match text.find(" (os error") {
        Some(at) => text[..at].to_string(),
        None => text,
    }
}

impl Vm {
    /// Raises the OSError of a failed system call, with the file it was about.
    pub fn os_error(&mut self, err: &std::io::Error, file: Option<Value>) -> Raised {
        match err.raw_os_error() {
            Some(n) => {
                let (code, text) = (self.int(n as i64), self.string(strerror(n)));
                match file {
                    Some(f) => self.raise_with(class_for(n as i64), &[code, text, f]),
                    None => self.raise_with(class_for(n as i64), &[code, text]),
                }
            }
            None => {
                let id = match err.kind() {
                    std::io::ErrorKind::UnexpectedEof => types::EOF_ERROR,
                    _ => types::OS_ERROR,
                };
                self.raise(id, err.to_string())
            }
        }
    }
}
