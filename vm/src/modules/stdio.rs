//! `sys.stdin`, `sys.stdout`, `sys.stderr`: text streams over file descriptors 0, 1 and 2.

use crate::builtins::text::codec;
use crate::heap::{Kind, Tracer};
use crate::object::{GetSetDef, MethodDef, NativeObject, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::{Cell, RefCell};
use std::io::{Read, Write};

/// Locales in which CPython lets undecodable bytes through stdin and stdout.
const PLAIN_LOCALES: [&str; 6] = ["", "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"];

/// Buffered output is written out beyond this size.
const BUFFER: usize = 8192;

/// One standard stream.
pub struct StdStream {
    fd: i32,
    /// Written at the end of each line (terminals, stderr).
    by_line: bool,
    closed: Cell<bool>,
    /// The error handler of reading and writing.
    errors: RefCell<String>,
    out: RefCell<Vec<u8>>,
    input: RefCell<Input>,
}

#[derive(Default)]
struct Input {
    data: Vec<u8>,
    at: usize,
    eof: bool,
}

impl NativeObject for StdStream {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// A stream object for a standard file descriptor.
pub fn make(vm: &mut Vm, fd: i32) -> Value {
    // SAFETY: isatty only looks at the descriptor.
    let tty = unsafe { libc::isatty(fd) } == 1;
    vm.native(
        types::STD_STREAM,
        StdStream {
            fd,
            by_line: fd == 2 || tty,
            closed: Cell::new(false),
            errors: RefCell::new(default_errors(fd).to_string()),
            out: RefCell::default(),
            input: RefCell::default(),
        },
    )
}

/// As CPython chooses it: by UTF-8 mode and the locale of the environment.
fn default_errors(fd: i32) -> &'static str {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    if fd == 2 {
        return "backslashreplace";
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let utf8_mode = set("PYTHONUTF8").is_some_and(|v| v == "1");
    if utf8_mode || PLAIN_LOCALES.contains(&locale.as_deref().unwrap_or_default()) {
        "surrogateescape"
    } else {
        "strict"
    }
}

/// Whether [`write`] may be used on the value.
pub fn is_native(v: Value) -> bool {
    v.is_exact(types::STD_STREAM)
}

/// Writes text to a native stream.
pub fn write(vm: &mut Vm, stream: Value, text: &str) -> R<()> {
    let s = this(vm, stream)?;
    check_open(vm, s)?;
    if s.fd == 0 {
        return Err(vm.raise(types::UNSUPPORTED_OPERATION, "not writable"));
    }
    let encoded;
    let bytes = if surrogate::any(text) {
        let errors = s.errors.borrow().clone();
        let text = Str::new(&vm.heap, text);
        encoded = codec::encode(vm, text, "utf-8", &errors)?;
        &encoded
    } else {
        text.as_bytes()
    };
    let full = {
        let mut out = s.out.borrow_mut();
        out.extend_from_slice(bytes);
        out.len() > BUFFER || (s.by_line && text.contains('\n'))
    };
    if full { flush_stream(vm, s) } else { Ok(()) }
}

fn flush_stream(vm: &mut Vm, s: &StdStream) -> R<()> {
    let data = std::mem::take(&mut *s.out.borrow_mut());
    if data.is_empty() {
        return Ok(());
    }
    if let Some(capture) = &vm.config.capture {
        capture.add(s.fd, &data);
        return Ok(());
    }
    let done = match s.fd {
        1 => {
            let mut o = std::io::stdout().lock();
            o.write_all(&data).and_then(|()| o.flush())
        }
        _ => std::io::stderr().lock().write_all(&data),
    };
    done.map_err(|e| vm.os_error(&e, None))
}

/// Flushes the stream if it is a native one.
pub fn flush_native(vm: &mut Vm, stream: Value) -> R<()> {
    match stream.native::<StdStream>() {
        Some(s) if s.fd != 0 => flush_stream(vm, s),
        _ => Ok(()),
    }
}

fn this(vm: &mut Vm, o: Value) -> R<&'static StdStream> {
    match o.native::<StdStream>() {
        Some(s) => Ok(s),
        None => Err(vm.type_error("a standard stream is required")),
    }
}

fn check_open(vm: &mut Vm, s: &StdStream) -> R<()> {
    if s.closed.get() {
        Err(vm.value_error("I/O operation on closed file."))
    } else {
        Ok(())
    }
}

fn write_method(vm: &mut Vm, o: Value, a: Args) -> R {
    let Some(s) = a.at(0).cast::<Str>() else {
        let t = vm.type_name(a.at(0));
        return Err(vm.type_error(format!("write() argument must be str, not {t}")));
    };
    write(vm, o, s.as_str())?;
    Ok(vm.int_usize(s.char_len()))
}

fn writelines(vm: &mut Vm, o: Value, a: Args) -> R {
    vm.iterate(a.at(0), |vm, x| match x.cast::<Str>() {
        Some(s) => write(vm, o, s.as_str()),
        None => {
            let t = vm.type_name(x);
            Err(vm.type_error(format!("write() argument must be str, not {t}")))
        }
    })?;
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = this(vm, o)?;
    check_open(vm, s)?;
    flush_native(vm, o)?;
    Ok(Value::NONE)
}

/// `reconfigure(errors=...)`; what else it may be given changes nothing here.
fn reconfigure(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    for (name, v) in a.kw() {
        if name.as_str() == "errors" && !v.is_none() {
            let errors = vm.expect_str(v, "reconfigure() argument 'errors'")?;
            *s.errors.borrow_mut() = errors.as_str().to_string();
        }
    }
    Ok(Value::NONE)
}

fn close(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = this(vm, o)?;
    flush_native(vm, o)?;
    s.closed.set(true);
    Ok(Value::NONE)
}

fn fill(vm: &mut Vm, s: &StdStream) -> R<()> {
    let mut buf = [0u8; BUFFER];
    match std::io::stdin().lock().read(&mut buf) {
        Ok(0) => s.input.borrow_mut().eof = true,
        Ok(n) => {
            let mut i = s.input.borrow_mut();
            let at = std::mem::take(&mut i.at);
            i.data.drain(..at);
            i.data.extend_from_slice(&buf[..n]);
        }
        Err(e) => {
            vm.safepoint()?;
            if e.kind() != std::io::ErrorKind::Interrupted {
                return Err(vm.os_error(&e, None));
            }
        }
    }
    Ok(())
}

fn readable(vm: &mut Vm, o: Value) -> R<&'static StdStream> {
    let s = this(vm, o)?;
    check_open(vm, s)?;
    if s.fd != 0 {
        Err(vm.raise(types::UNSUPPORTED_OPERATION, "not readable"))
    } else {
        Ok(s)
    }
}

fn limit(vm: &mut Vm, a: Args) -> R<Option<usize>> {
    match a.get(0).and_then(Value::non_none) {
        None => Ok(None),
        Some(n) => Ok(usize::try_from(vm.index_i64(n)?).ok()),
    }
}

/// Takes the first `n` bytes of the buffered input as text; `\r\n` becomes `\n`.
fn take(vm: &mut Vm, s: &StdStream, n: usize) -> R {
    let data = {
        let mut i = s.input.borrow_mut();
        let end = (i.at + n).min(i.data.len());
        let data = i.data[i.at..end].to_vec();
        i.at = end;
        data
    };
    let errors = s.errors.borrow().clone();
    let text = codec::decode(vm, &data, "utf-8", &errors)?;
    Ok(vm.string(text.replace("\r\n", "\n")))
}

/// Bytes of the first `chars` characters, if they are all there; a byte that cannot be decoded counts as one.
fn prefix_len(data: &[u8], chars: usize) -> Option<usize> {
    let (mut at, mut left) = (0, chars);
    for chunk in data.utf8_chunks() {
        if let Some((n, _)) = chunk.valid().char_indices().nth(left) {
            return Some(at + n);
        }
        left -= chunk.valid().chars().count();
        at += chunk.valid().len();
        let broken = chunk.invalid().len();
        if left < broken {
            return Some(at + left);
        }
        left -= broken;
        at += broken;
    }
    None
}

fn read(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = readable(vm, o)?;
    let want = limit(vm, a)?;
    loop {
        let enough = {
            let i = s.input.borrow();
            match want {
                _ if i.eof => Some(i.data.len() - i.at),
                None => None,
                Some(chars) => prefix_len(&i.data[i.at..], chars),
            }
        };
        match (enough, want) {
            (Some(n), None) => return take(vm, s, n),
            (Some(n), Some(chars)) => {
                let n = {
                    let i = s.input.borrow();
                    prefix_len(&i.data[i.at..i.at + n], chars).unwrap_or(n)
                };
                return take(vm, s, n);
            }
            (None, _) => fill(vm, s)?,
        }
    }
}

fn read_line(vm: &mut Vm, s: &'static StdStream) -> R {
    loop {
        let (end, eof) = {
            let i = s.input.borrow();
            (memchr::memchr(b'\n', &i.data[i.at..]), i.eof)
        };
        match end {
            Some(n) => return take(vm, s, n + 1),
            None if eof => {
                let n = s.input.borrow().data.len();
                return take(vm, s, n);
            }
            None => fill(vm, s)?,
        }
    }
}

fn readline(vm: &mut Vm, o: Value, _: Args) -> R {
    let s = readable(vm, o)?;
    read_line(vm, s)
}

fn readlines(vm: &mut Vm, o: Value, _: Args) -> R {
    let l = vm.collect_list(o)?;
    Ok(l.value())
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = readable(vm, o)?;
    let line = read_line(vm, s)?;
    Ok(line
        .cast::<Str>()
        .is_some_and(|l| !l.is_empty())
        .then_some(line))
}

fn name(o: Value) -> &'static str {
    match o.native::<StdStream>().map(|s| s.fd) {
        Some(0) => "<stdin>",
        Some(1) => "<stdout>",
        _ => "<stderr>",
    }
}

fn mode(o: Value) -> &'static str {
    if o.native::<StdStream>().is_some_and(|s| s.fd == 0) {
        "r"
    } else {
        "w"
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    Ok(vm.string(format!(
        "<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>",
        name(o),
        mode(o)
    )))
}

static METHODS: &[MethodDef] = &[
    MethodDef::o("write", write_method),
    MethodDef::o("writelines", writelines),
    MethodDef::noargs("flush", flush),
    MethodDef::noargs("close", close),
    MethodDef::fast("read", read, 0, 1),
    MethodDef::fast("readline", readline, 0, 1),
    MethodDef::fast("readlines", readlines, 0, 1),
    MethodDef::noargs("fileno", |vm, o, _| {
        Ok(Value::small(this(vm, o)?.fd as i64))
    }),
    MethodDef::noargs("isatty", |vm, o, _| {
        let fd = this(vm, o)?.fd;
        // SAFETY: isatty only looks at the descriptor.
        Ok(Value::bool(unsafe { libc::isatty(fd) } == 1))
    }),
    MethodDef::noargs("readable", |vm, o, _| Ok(Value::bool(this(vm, o)?.fd == 0))),
    MethodDef::noargs("writable", |vm, o, _| Ok(Value::bool(this(vm, o)?.fd != 0))),
    MethodDef::noargs("seekable", |_, _, _| Ok(Value::FALSE)),
    MethodDef::kw("reconfigure", reconfigure),
    MethodDef::noargs("__enter__", |vm, o, _| {
        let s = this(vm, o)?;
        check_open(vm, s)?;
        Ok(o)
    }),
    MethodDef::fast("__exit__", close, 0, u8::MAX),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("name", |vm, o| Ok(vm.str(name(o)))),
    GetSetDef::ro("mode", |vm, o| Ok(vm.str(mode(o)))),
    GetSetDef::ro("encoding", |vm, _| Ok(vm.str("utf-8"))),
    GetSetDef::ro("errors", |vm, o| {
        let errors = this(vm, o)?.errors.borrow().clone();
        Ok(vm.string(errors))
    }),
    GetSetDef::ro("newlines", |_, _| Ok(Value::NONE)),
    GetSetDef::ro("line_buffering", |vm, o| {
        Ok(Value::bool(this(vm, o)?.by_line))
    }),
    GetSetDef::ro("closed", |vm, o| Ok(Value::bool(this(vm, o)?.closed.get()))),
];

pub static STD_STREAM: TypeSpec = TypeSpec {
    id: types::STD_STREAM,
    name: "TextIOWrapper",
    module: "_io",
    kind: Kind::Native,
    slots: Slots {
        repr: Some(repr),
        iter: Some(|_, o| Ok(o)),
        next: Some(next),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::BASE
};
