//! `io.StringIO`.

use super::io_common::{closed_error, itself, read_lines, size, unsupported, write_lines};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::BASE_TYPE;
use crate::object::{Class, GetSetDef, MethodDef, NativeObject, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::RefCell;

/// How line ends are treated: the `newline` argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newline {
    /// None: `\r\n` and `\r` become `\n`.
    Universal,
    /// The empty text: any line end is kept.
    Keep,
    Lf,
    Cr,
    CrLf,
}

impl Newline {
    /// The `newline` argument; `None` for a bad text.
    pub fn parse(text: Option<&str>) -> Option<Newline> {
        Some(match text {
            None => Newline::Universal,
            Some("") => Newline::Keep,
            Some("\n") => Newline::Lf,
            Some("\r") => Newline::Cr,
            Some("\r\n") => Newline::CrLf,
            Some(_) => return None,
        })
    }
    /// Text as it is written.
    pub fn written(self, s: &str) -> String {
        match self {
            Newline::Cr => s.replace('\n', "\r"),
            Newline::CrLf => s.replace('\n', "\r\n"),
            _ => s.to_string(),
        }
    }
    /// Length of the first line with its end; `None` if it has no end yet.
    pub fn line_end(self, s: &[char]) -> Option<usize> {
        let lf = |c: char| s.iter().position(|&x| x == c).map(|i| i + 1);
        match self {
            Newline::Lf | Newline::Universal => lf('\n'),
            Newline::Cr => lf('\r'),
            Newline::CrLf => s.windows(2).position(|w| w == ['\r', '\n']).map(|i| i + 2),
            Newline::Keep => s.iter().position(|&x| x == '\n' || x == '\r').map(|i| {
                if s[i] == '\r' && s.get(i + 1) == Some(&'\n') {
                    i + 2
                } else {
                    i + 1
                }
            }),
        }
    }
}

/// Line ends made `\n`.
pub fn universal(s: &str) -> String {
    if s.contains('\r') {
        s.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        s.to_string()
    }
}

struct State {
    text: Vec<char>,
    at: usize,
    newline: Newline,
    closed: bool,
}
struct StringIo(RefCell<State>);
impl NativeObject for StringIo {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn external_size(&self) -> usize {
        self.0.borrow().text.capacity() * 4
    }
}

fn this(vm: &mut Vm, o: Value) -> R<&'static RefCell<State>> {
    match o.native::<StringIo>() {
        Some(s) if s.0.borrow().closed => Err(vm.value_error("I/O operation on closed file")),
        Some(s) => Ok(&s.0),
        None => Err(vm.type_error("a StringIO is required")),
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let state = State {
        text: Vec::new(),
        at: 0,
        newline: Newline::Lf,
        closed: false,
    };
    Ok(vm.native_of(class, StringIo(RefCell::new(state))))
}
fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let [initial, newline] = a.bind(vm, "StringIO", ["initial_value", "newline"], 0, 0, 2)?;
    let newline = match newline.non_null() {
        None => Newline::Lf,
        Some(v) if v.is_none() => Newline::Universal,
        Some(v) => {
            let Some(s) = v.cast::<Str>() else {
                let t = vm.type_name(v);
                return Err(vm.type_error(format!("newline must be str or None, not {t}")));
            };
            match Newline::parse(Some(s.as_str())) {
                Some(n) => n,
                None => {
                    let r = vm.repr(v)?;
                    return Err(vm.value_error(format!("illegal newline value: {}", r.as_str())));
                }
            }
        }
    };
    let text = match initial.non_null().and_then(|v| v.non_none()) {
        None => None,
        Some(v) => match v.cast::<Str>() {
            Some(s) => Some(s),
            None => {
                let t = vm.type_name(v);
                return Err(vm.type_error(format!("initial_value must be str or None, not {t}")));
            }
        },
    };
    let s = this(vm, o)?;
    let mut s = s.borrow_mut();
    *s = State {
        text: Vec::new(),
        at: 0,
        newline,
        closed: false,
    };
    if let Some(t) = text {
        put(&mut s, t.as_str());
        s.at = 0;
    }
    Ok(())
}

/// Writes at the position, overwriting what is there; a gap is filled with zero characters.
fn put(s: &mut State, text: &str) {
    let text = if s.newline == Newline::Universal {
        universal(text)
    } else {
        s.newline.written(text)
    };
    let at = s.at;
    if s.text.len() < at {
        s.text.resize(at, '\0');
    }
    for (i, c) in text.chars().enumerate() {
        match s.text.get_mut(at + i) {
            Some(place) => *place = c,
            None => s.text.push(c),
        }
        s.at += 1;
    }
}

fn write_value(vm: &mut Vm, o: Value, v: Value) -> R {
    let s = this(vm, o)?;
    let Some(t) = v.cast::<Str>() else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!("string argument expected, got '{t}'")));
    };
    vm.heap.charge(t.len() * 4);
    put(&mut s.borrow_mut(), t.as_str());
    Ok(vm.int_usize(t.char_len()))
}

fn taken(vm: &mut Vm, s: &RefCell<State>, n: usize) -> Value {
    let mut s = s.borrow_mut();
    let start = s.at.min(s.text.len());
    let end = start.saturating_add(n).min(s.text.len());
    let out: String = s.text[start..end].iter().collect();
    s.at = s.at.max(end);
    vm.string(out)
}
fn read(vm: &mut Vm, o: Value, a: Args) -> R {
    let n = size(vm, a)?;
    let s = this(vm, o)?;
    Ok(taken(vm, s, n.unwrap_or(usize::MAX)))
}
fn line_len(s: &RefCell<State>, limit: Option<usize>) -> usize {
    let s = s.borrow();
    let rest = &s.text[s.at.min(s.text.len())..];
    s.newline
        .line_end(rest)
        .unwrap_or(rest.len())
        .min(limit.unwrap_or(usize::MAX))
}
fn readline(vm: &mut Vm, o: Value, a: Args) -> R {
    let limit = size(vm, a)?;
    let s = this(vm, o)?;
    let n = line_len(s, limit);
    Ok(taken(vm, s, n))
}
fn next_line(vm: &mut Vm, o: Value) -> R<Option<(Value, usize)>> {
    let s = this(vm, o)?;
    let n = line_len(s, None);
    Ok(if n == 0 {
        None
    } else {
        Some((taken(vm, s, n), n))
    })
}
fn seek(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    let to = vm.index_i64(a.at(0))?;
    let whence = match a.get(1) {
        Some(w) => vm.index_i64(w)?,
        None => 0,
    };
    match whence {
        0 if to < 0 => return Err(vm.value_error(format!("Negative seek position {to}"))),
        0 => s.borrow_mut().at = to as usize,
        1 | 2 if to != 0 => {
            return Err(vm.raise(types::OS_ERROR, "Can't do nonzero cur-relative seeks"));
        }
        1 => {}
        2 => {
            let mut s = s.borrow_mut();
            s.at = s.text.len();
        }
        w => return Err(vm.value_error(format!("Invalid whence ({w}, should be 0, 1 or 2)"))),
    }
    let at = s.borrow().at;
    Ok(vm.int_usize(at))
}
fn truncate(vm: &mut Vm, o: Value, a: Args) -> R {
    let s = this(vm, o)?;
    let n = match a.get(0).and_then(|v| v.non_none()) {
        None => s.borrow().at,
        Some(v) => match usize::try_from(vm.index_i64(v)?) {
            Ok(n) => n,
            Err(_) => {
                let r = vm.repr(v)?;
                return Err(vm.value_error(format!("Negative size value {}", r.as_str())));
            }
        },
    };
    s.borrow_mut().text.truncate(n);
    Ok(vm.int_usize(n))
}
fn close(_: &mut Vm, o: Value, _: Args) -> R {
    if let Some(s) = o.native::<StringIo>() {
        let mut s = s.0.borrow_mut();
        s.closed = true;
        s.text = Vec::new();
    }
    Ok(Value::NONE)
}

static METHODS: &[MethodDef] = &[
    MethodDef::o("write", |vm, o, a| write_value(vm, o, a.at(0))),
    MethodDef::o("writelines", |vm, o, a| write_lines(vm, o, a, write_value)),
    MethodDef::fast("read", read, 0, 1),
    MethodDef::fast("readline", readline, 0, 1),
    MethodDef::fast(
        "readlines",
        |vm, o, a| read_lines(vm, a, |vm| next_line(vm, o)),
        0,
        1,
    ),
    MethodDef::noargs("getvalue", |vm, o, _| {
        let s = this(vm, o)?;
        let text: String = s.borrow().text.iter().collect();
        Ok(vm.string(text))
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
    MethodDef::noargs("detach", |vm, _, _| Err(unsupported(vm, "detach"))),
    MethodDef::noargs("__enter__", |vm, o, _| {
        if o.native::<StringIo>().is_some_and(|s| s.0.borrow().closed) {
            return Err(closed_error(vm));
        }
        Ok(o)
    }),
    MethodDef::fast("__exit__", close, 0, u8::MAX),
];

/// `io.StringIO`.
pub static STRING_IO: TypeSpec = TypeSpec {
    id: types::STRING_IO,
    name: "StringIO",
    module: "_io",
    base: types::TEXT_IO_BASE,
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
    getset: &[
        GetSetDef::ro("closed", |_, o| {
            Ok(Value::bool(
                o.native::<StringIo>().is_some_and(|s| s.0.borrow().closed),
            ))
        }),
        GetSetDef::ro("line_buffering", |_, _| Ok(Value::FALSE)),
        GetSetDef::ro("newlines", |_, _| Ok(Value::NONE)),
        GetSetDef::ro("encoding", |_, _| Ok(Value::NONE)),
        GetSetDef::ro("errors", |_, _| Ok(Value::NONE)),
    ],
    match_args: &[],
    doc: "Text I/O implementation using an in-memory buffer.",
};
