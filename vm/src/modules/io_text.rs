//! Files opened in text mode: decoding, line ends, positions in bytes.

use super::io_common::{closed_error, itself, read_lines, size, unsupported, write_lines};
use super::io_file::{FileObject, fileno_raw, isatty_raw, lift_io, truncate_raw};
use super::io_string::{Newline, universal};
use crate::builtins::text::codec;
use crate::heap::{Kind, Tracer};
use crate::object::class::NO_NEW;
use crate::object::{GetSetDef, MethodDef, NativeObject, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::text::codecs::Encoding;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::io::SeekFrom;

/// Decoded text that was not handed out yet, as it stands in the file.
#[derive(Default)]
pub struct Pending {
    text: String,
    at: usize,
    /// Bytes of a character that is not complete.
    carry: Vec<u8>,
    eof: bool,
}
impl Pending {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
}

/// A text file.
pub struct TextFile {
    pub file: FileObject,
    /// As `open` was given it.
    pub encoding: String,
    pub codec: Encoding,
    pub errors: String,
    pub newline: Newline,
    pub line_buffering: bool,
    pub pending: RefCell<Pending>,
    /// `next()` was called: positions are unknown until the end or a seek.
    pub iterating: Cell<bool>,
}
impl NativeObject for TextFile {
    fn trace(&self, t: &mut Tracer<'_>) {
        self.file.trace(t);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn object(vm: &mut Vm, o: Value) -> R<&'static TextFile> {
    match o.native::<TextFile>() {
        Some(f) => Ok(f),
        None => Err(vm.type_error("a text file is required")),
    }
}
fn this(vm: &mut Vm, o: Value) -> R<&'static TextFile> {
    let f = object(vm, o)?;
    if f.file.raw.borrow().is_closed() {
        Err(closed_error(vm))
    } else {
        Ok(f)
    }
}
fn readable(vm: &mut Vm, o: Value) -> R<&'static TextFile> {
    let f = this(vm, o)?;
    if f.file.raw.borrow().mode.readable() {
        Ok(f)
    } else {
        Err(unsupported(vm, "not readable"))
    }
}

impl TextFile {
    /// Decodes more of the file; everything with `all` or an encoding whose bytes cannot be cut anywhere. False at the end.
    fn fill(&self, vm: &mut Vm, all: bool) -> R<bool> {
        if self.pending.borrow().eof {
            return Ok(false);
        }
        let plain = matches!(
            self.codec,
            Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1 | Encoding::Cp1252
        );
        let whole = all || !plain;
        let more = {
            let mut raw = self.file.raw.borrow_mut();
            if whole {
                raw.read(None)
            } else {
                raw.fill().map(|_| raw.take(usize::MAX))
            }
        };
        let more = lift_io(vm, more)?;
        let mut data = std::mem::take(&mut self.pending.borrow_mut().carry);
        let last = whole || more.is_empty();
        data.extend_from_slice(&more);
        let mut carry = Vec::new();
        if !last
            && self.codec == Encoding::Utf8
            && let Err(e) = std::str::from_utf8(&data)
            && e.error_len().is_none()
        {
            carry = data.split_off(e.valid_up_to());
        }
        let text = codec::decode(vm, &data, &self.encoding, &self.errors)?;
        let mut p = self.pending.borrow_mut();
        let at = p.at;
        p.text.drain(..at);
        p.at = 0;
        p.text.push_str(&text);
        p.carry = carry;
        p.eof = last && (more.is_empty() || whole);
        Ok(!p.rest().is_empty() || !p.eof)
    }
    /// Up to `n` characters.
    fn read(&self, vm: &mut Vm, n: Option<usize>) -> R<String> {
        let Some(n) = n else {
            self.fill(vm, true)?;
            let mut p = self.pending.borrow_mut();
            let out = if self.newline == Newline::Universal {
                universal(p.rest())
            } else {
                p.rest().to_string()
            };
            p.text.clear();
            p.at = 0;
            // More may be written to the file later.
            p.eof = false;
            return Ok(out);
        };
        let mut out = String::new();
        for _ in 0..n {
            let c = loop {
                let c = self.pending.borrow().rest().chars().next();
                if c.is_some() || !self.fill(vm, false)? {
                    break c;
                }
            };
            let Some(c) = c else {
                self.pending.borrow_mut().eof = false;
                break;
            };
            self.pending.borrow_mut().at += c.len_utf8();
            if c == '\r' && self.newline == Newline::Universal {
                if self.pending.borrow().rest().is_empty() {
                    self.fill(vm, false)?;
                }
                let mut p = self.pending.borrow_mut();
                if p.rest().starts_with('\n') {
                    p.at += 1;
                }
                out.push('\n');
            } else {
                out.push(c);
            }
        }
        Ok(out)
    }
    /// One line with its end, of at most `limit` characters.
    fn read_line(&self, vm: &mut Vm, limit: Option<usize>) -> R<String> {
        let mut seen = 0;
        loop {
            let end = {
                let p = self.pending.borrow();
                let rest = p.rest();
                let found = match self.newline {
                    Newline::Lf => {
                        memchr::memchr(b'\n', &rest.as_bytes()[seen..]).map(|i| seen + i + 1)
                    }
                    Newline::Cr => {
                        memchr::memchr(b'\r', &rest.as_bytes()[seen..]).map(|i| seen + i + 1)
                    }
                    Newline::CrLf => rest.find("\r\n").map(|i| i + 2),
                    Newline::Universal | Newline::Keep => {
                        memchr::memchr2(b'\n', b'\r', &rest.as_bytes()[seen..])
                            .map(|i| seen + i)
                            .and_then(|i| {
                                if rest.as_bytes()[i] == b'\n' {
                                    Some(i + 1)
                                } else if i + 1 == rest.len() && !p.eof {
                                    // A line feed may follow.
                                    None
                                } else if rest.as_bytes().get(i + 1) == Some(&b'\n') {
                                    Some(i + 2)
                                } else {
                                    Some(i + 1)
                                }
                            })
                    }
                };
                if found.is_none() {
                    seen = rest.len().saturating_sub(1);
                    while !rest.is_char_boundary(seen) {
                        seen -= 1;
                    }
                }
                found
            };
            let enough =
                limit.is_some_and(|l| self.pending.borrow().rest().chars().nth(l).is_some());
            let end = match end {
                Some(end) => end,
                None if enough => self.pending.borrow().rest().len(),
                None if self.fill(vm, false)? => continue,
                None => {
                    let mut p = self.pending.borrow_mut();
                    p.eof = false;
                    p.rest().len()
                }
            };
            let mut p = self.pending.borrow_mut();
            let cut = limit
                .and_then(|l| p.rest()[..end].char_indices().nth(l))
                .map_or(end, |(i, _)| i);
            let mut line = p.rest()[..cut].to_string();
            p.at += cut;
            if self.newline == Newline::Universal && line.ends_with(['\r', '\n']) {
                let n = line.trim_end_matches(['\r', '\n']).len();
                line.truncate(n);
                line.push('\n');
            }
            return Ok(line);
        }
    }
    /// The position in the file of the next character.
    fn tell(&self, vm: &mut Vm) -> R<u64> {
        let r = self.file.raw.borrow_mut().tell();
        let at = lift_io(vm, r)?;
        let rest = self.pending.borrow().rest().to_string();
        let ahead = match self.codec {
            Encoding::Utf8 | Encoding::Utf8Sig | Encoding::Ascii => rest.len(),
            Encoding::Latin1 | Encoding::Cp1252 => rest.chars().count(),
            codec => {
                crate::text::codecs::encode(&rest, codec, crate::text::codecs::Handler::Replace)
                    .map_or(rest.len(), |b| b.len())
            }
        };
        let carry = self.pending.borrow().carry.len();
        Ok(at.saturating_sub((ahead + carry) as u64))
    }
    fn seek(&self, vm: &mut Vm, to: SeekFrom) -> R<u64> {
        *self.pending.borrow_mut() = Pending::default();
        self.iterating.set(false);
        let r = self.file.raw.borrow_mut().seek(to);
        lift_io(vm, r)
    }
}

fn write_value(vm: &mut Vm, o: Value, v: Value) -> R {
    let f = object(vm, o)?;
    let Some(s) = v.cast::<Str>() else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!("write() argument must be str, not {t}")));
    };
    let f = if f.file.raw.borrow().is_closed() {
        this(vm, o)?
    } else {
        f
    };
    if !f.file.raw.borrow().mode.writable() {
        return Err(unsupported(vm, "not writable"));
    }
    if !f.pending.borrow().rest().is_empty() {
        // Writing goes where reading stopped.
        let at = f.tell(vm)?;
        f.seek(vm, SeekFrom::Start(at))?;
    }
    let data = match f.newline {
        Newline::Cr | Newline::CrLf => {
            let text = vm.string(f.newline.written(s.as_str()));
            match text.cast::<Str>() {
                Some(t) => codec::encode(vm, t, &f.encoding, &f.errors)?,
                None => Vec::new(),
            }
        }
        _ => codec::encode(vm, s, &f.encoding, &f.errors)?,
    };
    let mut r = f.file.raw.borrow_mut().write(&data);
    if f.line_buffering && data.contains(&b'\n') && r.is_ok() {
        r = f.file.raw.borrow_mut().flush();
    }
    lift_io(vm, r)?;
    Ok(vm.int_usize(s.char_len()))
}
fn read(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = readable(vm, o)?;
    let n = size(vm, a)?;
    let s = f.read(vm, n)?;
    Ok(vm.string(s))
}
fn readline(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = readable(vm, o)?;
    let n = size(vm, a)?;
    let s = f.read_line(vm, n)?;
    Ok(vm.string(s))
}
fn next_line(vm: &mut Vm, o: Value) -> R<Option<(Value, usize)>> {
    let s = readable(vm, o)?.read_line(vm, None)?;
    let n = s.len();
    Ok(if n == 0 {
        None
    } else {
        Some((vm.string(s), n))
    })
}
fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let l = next_line(vm, o)?;
    object(vm, o)?.iterating.set(l.is_some());
    Ok(l.map(|l| l.0))
}
fn tell(vm: &mut Vm, o: Value, _: Args) -> R {
    let f = this(vm, o)?;
    if f.iterating.get() {
        return Err(vm.raise(types::OS_ERROR, "telling position disabled by next() call"));
    }
    let at = f.tell(vm)?;
    Ok(vm.int(at as i64))
}
fn seek(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    let to = vm.index_i64(a.at(0))?;
    let whence = match a.get(1) {
        Some(w) => vm.index_i64(w)?,
        None => 0,
    };
    let target = match (whence, u64::try_from(to)) {
        (0, Ok(to)) => SeekFrom::Start(to),
        (0, Err(_)) => return Err(vm.value_error(format!("negative seek position {to}"))),
        (1, Ok(0)) => {
            let at = f.tell(vm)?;
            SeekFrom::Start(at)
        }
        (1, _) => return Err(unsupported(vm, "can't do nonzero cur-relative seeks")),
        (2, Ok(0)) => SeekFrom::End(0),
        (2, _) => return Err(unsupported(vm, "can't do nonzero end-relative seeks")),
        (w, _) => return Err(vm.value_error(format!("invalid whence ({w}, should be 0, 1 or 2)"))),
    };
    let at = f.seek(vm, target)?;
    Ok(vm.int(at as i64))
}
fn truncate(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    if !f.pending.borrow().rest().is_empty() {
        let at = f.tell(vm)?;
        f.seek(vm, SeekFrom::Start(at))?;
    }
    truncate_raw(vm, &f.file.raw, a)
}
fn close(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = object(vm, o)?.file.raw.borrow_mut().close();
    lift_io(vm, r)?;
    Ok(Value::NONE)
}
fn repr(vm: &mut Vm, o: Value) -> R {
    let f = object(vm, o)?;
    let n = vm.repr(f.file.name)?;
    let s = format!(
        "<_io.TextIOWrapper name={} mode='{}' encoding='{}'>",
        n.as_str(),
        f.file.mode,
        f.encoding
    );
    Ok(vm.string(s))
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
    MethodDef::fast("seek", seek, 1, 2),
    MethodDef::noargs("tell", tell),
    MethodDef::fast("truncate", truncate, 0, 1),
    MethodDef::noargs("flush", |vm, o, _| {
        let r = this(vm, o)?.file.raw.borrow_mut().flush();
        lift_io(vm, r)?;
        Ok(Value::NONE)
    }),
    MethodDef::noargs("close", close),
    MethodDef::noargs("fileno", |vm, o, _| {
        let f = this(vm, o)?;
        fileno_raw(vm, &f.file.raw)
    }),
    MethodDef::noargs("isatty", |vm, o, _| {
        let f = this(vm, o)?;
        isatty_raw(vm, &f.file.raw)
    }),
    MethodDef::noargs("readable", |vm, o, _| {
        Ok(Value::bool(this(vm, o)?.file.raw.borrow().mode.readable()))
    }),
    MethodDef::noargs("writable", |vm, o, _| {
        Ok(Value::bool(this(vm, o)?.file.raw.borrow().mode.writable()))
    }),
    MethodDef::noargs("seekable", |vm, o, _| {
        let ok = this(vm, o)?.file.raw.borrow_mut().tell().is_ok();
        Ok(Value::bool(ok))
    }),
    MethodDef::noargs("__enter__", |vm, o, _| this(vm, o).map(|_| o)),
    MethodDef::fast("__exit__", close, 0, u8::MAX),
];

/// Files opened without `b`.
pub static TEXT_FILE: TypeSpec = TypeSpec {
    id: types::TEXT_FILE,
    name: "TextIOWrapper",
    module: "_io",
    base: types::TEXT_IO_BASE,
    kind: Kind::Native,
    flags: NO_NEW,
    slots: Slots {
        repr: Some(repr),
        iter: Some(itself),
        next: Some(next),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        GetSetDef::ro("closed", |vm, o| {
            Ok(Value::bool(object(vm, o)?.file.raw.borrow().is_closed()))
        }),
        GetSetDef::ro("name", |vm, o| Ok(object(vm, o)?.file.name)),
        GetSetDef::ro("mode", |vm, o| {
            let f = object(vm, o)?;
            Ok(vm.str(&f.file.mode))
        }),
        GetSetDef::ro("encoding", |vm, o| {
            let f = object(vm, o)?;
            Ok(vm.str(&f.encoding))
        }),
        GetSetDef::ro("errors", |vm, o| {
            let f = object(vm, o)?;
            Ok(vm.str(&f.errors))
        }),
        GetSetDef::ro("newlines", |_, _| Ok(Value::NONE)),
        GetSetDef::ro("line_buffering", |vm, o| {
            Ok(Value::bool(object(vm, o)?.line_buffering))
        }),
    ],
    ..TypeSpec::BASE
};
