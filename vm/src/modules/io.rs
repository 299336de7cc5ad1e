//! `io`: `open` and the module itself.

use super::io_file::{BINARY_FILE, FileObject};
use super::io_raw::{Mode, OpenFiles, Raw};
use super::io_string::Newline;
use super::io_text::{Pending, TEXT_FILE, TextFile};
use super::{io_base, io_bytes, io_string};
use crate::builtins::text::codec;
use crate::builtins::text::lift;
use crate::heap::{Gc, Tracer};
use crate::object::{Bytes, MethodDef, Module, NativeObject, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::text::codecs;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fs::File;
use std::os::fd::FromRawFd;
use std::path::PathBuf;
use std::rc::Rc;

/// Classes of this module.
pub static TYPES: &[&TypeSpec] = &[
    &io_base::IO_BASE,
    &io_base::RAW_IO_BASE,
    &io_base::BUFFERED_IO_BASE,
    &io_base::TEXT_IO_BASE,
    &BINARY_FILE,
    &TEXT_FILE,
    &io_string::STRING_IO,
    &io_bytes::BYTES_IO,
];

const STATE: &str = "io";
struct State(OpenFiles);
impl NativeObject for State {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
}
fn open_files(vm: &mut Vm) -> Option<&'static OpenFiles> {
    let v = match vm.module_state.get(STATE) {
        Some(v) => *v,
        None => {
            // An object without a class of its own: it is never seen by Python code.
            let v = vm.native(types::OBJECT, State(OpenFiles::default()));
            vm.module_state.insert(STATE, v);
            v
        }
    };
    v.native::<State>().map(|s| &s.0)
}
/// Writes out what files still hold back: at the end of the program.
pub fn flush_all(vm: &mut Vm) {
    if vm.module_state.contains_key(STATE)
        && let Some(files) = open_files(vm)
    {
        files.flush();
    }
}

/// A path argument: str, bytes, or `__fspath__`.
fn path(vm: &mut Vm, v: Value) -> R<PathBuf> {
    let mut p = v;
    if p.cast::<Str>().is_none() && p.cast::<Bytes>().is_none() {
        let (class, name) = (vm.class_of(v), vm.n.fspath);
        p = match vm.lookup_type(class, name) {
            Some(f) => vm.call_bound(f, v, &[])?,
            None => {
                let t = class.name_str();
                return Err(vm.type_error(format!(
                    "expected str, bytes or os.PathLike object, not {t}"
                )));
            }
        };
    }
    let bytes = if let Some(s) = p.cast::<Str>() {
        codec::encode(vm, s, "utf-8", "surrogateescape")?
    } else if let Some(b) = p.cast::<Bytes>() {
        b.as_slice().to_vec()
    } else {
        let t = vm.type_name(p);
        return Err(vm.type_error(format!(
            "expected str, bytes or os.PathLike object, not {t}"
        )));
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(PathBuf::from(
        <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(&bytes),
    ))
}

fn open_raw(vm: &mut Vm, file: Value, mode: Mode, close_fd: bool) -> R<File> {
    if file.as_int().is_some() {
        let fd = vm.index_i32(file)?;
        if fd < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        // SAFETY: `fcntl` and `dup` only look at the descriptor, which may be invalid; `from_raw_fd` gets one that is open
        // and, by the meaning of closefd, handed over.
        let opened = unsafe {
            if libc::fcntl(fd, libc::F_GETFD) < 0 {
                None
            } else if close_fd {
                Some(File::from_raw_fd(fd))
            } else {
                let copy = libc::dup(fd);
                (copy >= 0).then(|| File::from_raw_fd(copy))
            }
        };
        return match opened {
            Some(f) => Ok(f),
            None => {
                let e = std::io::Error::last_os_error();
                Err(vm.os_error(&e, Some(file)))
            }
        };
    }
    let p = path(vm, file)?;
    if !close_fd {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let mut r = mode.open(&p);
    if matches!(&r, Err(e) if e.raw_os_error() == Some(libc::EMFILE)) {
        // Files that nobody refers to any more still hold descriptors: collect them.
        vm.collect();
        vm.heap.for_each_cell(|_| {});
        r = mode.open(&p);
    }
    r.map_err(|e| vm.os_error(&e, Some(file)))
}

fn text_arg(vm: &mut Vm, v: Value, name: &str) -> R<Option<&'static str>> {
    match v.non_null().and_then(|v| v.non_none()) {
        None => Ok(None),
        Some(v) => match v.cast::<Str>() {
            Some(s) => Ok(Some(s.as_str())),
            None => {
                let t = vm.type_name(v);
                Err(vm.type_error(format!(
                    "open() argument '{name}' must be str or None, not {t}"
                )))
            }
        },
    }
}

fn open(vm: &mut Vm, _: Value, a: Args) -> R {
    let names = [
        "file",
        "mode",
        "buffering",
        "encoding",
        "errors",
        "newline",
        "closefd",
        "opener",
    ];
    let [
        file,
        mode,
        buffering,
        encoding,
        errors,
        newline,
        close_fd,
        opener,
    ] = a.bind(vm, "open", names, 0, 1, 8)?;
    let mode_text = if mode.is_null() {
        "r"
    } else {
        vm.expect_str(mode, "open() argument 'mode'")?.as_str()
    };
    let buffering = if buffering.is_null() {
        -1
    } else {
        vm.index_i32(buffering)?
    };
    let encoding = text_arg(vm, encoding, "encoding")?;
    let errors = text_arg(vm, errors, "errors")?;
    let newline = text_arg(vm, newline, "newline")?;
    let close_fd = close_fd.is_null() || vm.truth(close_fd)?;
    let mode = match Mode::parse(mode_text) {
        Ok(m) => m,
        Err(e) => return Err(vm.value_error(e)),
    };
    if mode.binary {
        for (given, what) in [
            (encoding, "encoding"),
            (errors, "errors"),
            (newline, "newline"),
        ] {
            if given.is_some() {
                let an = if what == "newline" { "a" } else { "an" };
                return Err(
                    vm.value_error(format!("binary mode doesn't take {an} {what} argument"))
                );
            }
        }
    } else if buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    let Some(newline) = Newline::parse(newline) else {
        return Err(vm.value_error(format!(
            "illegal newline value: {}",
            newline.unwrap_or_default()
        )));
    };
    if let Some(files) = open_files(vm) {
        files.flush();
    }
    let opened = match opener.non_null().and_then(|o| o.non_none()) {
        Some(o) => {
            let flags = vm.int(if mode.read {
                0
            } else {
                (libc::O_WRONLY | libc::O_CREAT) as i64
            });
            let fd = vm.call(o, &[file, flags])?;
            open_raw(vm, fd, mode, true)?
        }
        None => open_raw(vm, file, mode, close_fd)?,
    };
    let codec = match encoding.filter(|_| !mode.binary) {
        Some(e) if e != "locale" => lift(vm, codecs::find_encoding(e))?,
        _ => codecs::Encoding::Utf8,
    };
    let raw = Rc::new(RefCell::new(Raw::new(opened, mode, buffering == 0)));
    if mode.writable()
        && let Some(files) = open_files(vm)
    {
        files.add(&raw);
    }
    let mut shown = mode_text.to_string();
    if mode.binary {
        shown = ["r", "w", "a", "x"]
            .iter()
            .zip([mode.read, mode.write, mode.append, mode.create_new])
            .find(|(_, on)| *on)
            .map_or(String::new(), |(c, _)| {
                format!("{c}b{}", if mode.plus { "+" } else { "" })
            });
        if mode.plus && !mode.append && !mode.create_new {
            shown = "rb+".into();
        }
    }
    let object = FileObject {
        raw,
        name: file,
        mode: shown,
    };
    if mode.binary {
        return Ok(vm.native(types::BINARY_FILE, object));
    }
    let text = TextFile {
        file: object,
        encoding: encoding
            .filter(|e| *e != "locale")
            .unwrap_or("utf-8")
            .to_string(),
        codec,
        errors: errors.unwrap_or("strict").to_string(),
        newline,
        line_buffering: buffering == 1,
        pending: RefCell::new(Pending::default()),
        iterating: Cell::new(false),
    };
    Ok(vm.native(types::TEXT_FILE, text))
}

/// `open`, for `builtins` too.
pub static OPEN: &[MethodDef] = &[MethodDef::kw("open", open)];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("io");
    // The same object as the builtin function.
    match vm.builtins.dict.get_text("open") {
        Some(f) => vm.set_module_attr(m, "open", f),
        None => vm.add_functions(m, "_io", OPEN),
    }
    let classes = [
        ("IOBase", types::IO_BASE),
        ("RawIOBase", types::RAW_IO_BASE),
        ("BufferedIOBase", types::BUFFERED_IO_BASE),
        ("TextIOBase", types::TEXT_IO_BASE),
        ("StringIO", types::STRING_IO),
        ("BytesIO", types::BYTES_IO),
        ("TextIOWrapper", types::TEXT_FILE),
        ("BufferedReader", types::BINARY_FILE),
        ("UnsupportedOperation", types::UNSUPPORTED_OPERATION),
        ("BlockingIOError", types::BLOCKING_IO_ERROR),
    ];
    for (name, id) in classes {
        let c = vm.class(id).value();
        vm.set_module_attr(m, name, c);
    }
    for (name, n) in [
        ("SEEK_SET", 0),
        ("SEEK_CUR", 1),
        ("SEEK_END", 2),
        ("DEFAULT_BUFFER_SIZE", 131_072),
    ] {
        vm.set_module_attr(m, name, Value::small(n));
    }
    Ok(m)
}
