//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.

use super::base::{self, this};
use super::fields::field;
use crate::heap::Gc;
use crate::object::{Bytes, Exception, GetSetDef, Str, types};
use crate::run::args::Args;
use crate::text::str_repr::push_code_escape;
use crate::value::Value;
use crate::vm::{R, Vm};

pub static GETSET: &[GetSetDef] = &[
    field::<0>("encoding"),
    field::<1>("object"),
    field::<2>("start"),
    field::<3>("end"),
    field::<4>("reason"),
];

fn check(vm: &mut Vm, a: Args, shape: &str) -> R<()> {
    let n = shape.len();
    if a.len() != n {
        return Err(vm.type_error(format!(
            "function takes exactly {n} arguments ({} given)",
            a.len()
        )));
    }
    for (i, kind) in shape.chars().enumerate() {
        let v = a.at(i);
        let t = vm.type_name(v);
        let at = i + 1;
        match kind {
            's' if v.cast::<Str>().is_none() => {
                return Err(vm.type_error(format!("argument {at} must be str, not {t}")));
            }
            'b' if !vm.is_instance(v, types::BYTES) && !vm.is_instance(v, types::BYTEARRAY) => {
                return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
            }
            'i' => {
                vm.index_i64(v)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Fields from five arguments (four for translation, which has no encoding).
pub(super) fn fill(e: Gc<Exception>, args: &[Value]) {
    let first = match args.len() {
        5 => 0,
        4 => 1,
        _ => return,
    };
    for (i, v) in args.iter().enumerate() {
        e.fields[first + i].set(*v);
    }
}

fn init_shape(vm: &mut Vm, o: Value, a: Args, shape: &str) -> R<()> {
    base::init(vm, o, a)?;
    check(vm, a, shape)?;
    let e = this(vm, o)?;
    fill(e, a.pos());
    Ok(())
}

pub fn init_decode(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    init_shape(vm, o, a, "sbiis")
}
pub fn init_encode(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    init_shape(vm, o, a, "ssiis")
}
pub fn init_translate(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    init_shape(vm, o, a, "siis")
}

struct Parts {
    encoding: String,
    object: Value,
    start: i64,
    end: i64,
    reason: String,
}

/// `None` when the instance was not initialised.
fn parts(vm: &mut Vm, o: Value) -> R<Option<Parts>> {
    let e = this(vm, o)?;
    let f = |i: usize| e.fields[i].get();
    if f(1).is_null() {
        return Ok(None);
    }
    let text = |vm: &mut Vm, v: Value| match v.non_null() {
        Some(v) => vm.str_of(v).map(|s| s.as_str().to_string()),
        None => Ok(String::new()),
    };
    let (encoding, reason) = (text(vm, f(0))?, text(vm, f(4))?);
    Ok(Some(Parts {
        encoding,
        object: f(1),
        start: f(2).as_i64().unwrap_or(0),
        end: f(3).as_i64().unwrap_or(0),
        reason,
    }))
}

fn escaped(c: char) -> String {
    let mut out = String::new();
    push_code_escape(&mut out, c);
    out
}

fn char_in(p: &Parts) -> Option<char> {
    if p.end != p.start + 1 || p.start < 0 {
        return None;
    }
    p.object
        .cast::<Str>()
        .and_then(|s| s.char_at(p.start as usize))
}

pub fn str_decode(vm: &mut Vm, o: Value) -> R {
    let Some(p) = parts(vm, o)? else {
        return base::str(vm, o);
    };
    let byte = match (p.end == p.start + 1, usize::try_from(p.start)) {
        (true, Ok(i)) => p
            .object
            .cast::<Bytes>()
            .and_then(|b| b.as_slice().get(i).copied()),
        _ => None,
    };
    let (e, r) = (&p.encoding, &p.reason);
    Ok(vm.string(match byte {
        Some(b) => format!(
            "'{e}' codec can't decode byte 0x{b:02x} in position {}: {r}",
            p.start
        ),
        None => format!(
            "'{e}' codec can't decode bytes in position {}-{}: {r}",
            p.start,
            p.end - 1
        ),
    }))
}

pub fn str_encode(vm: &mut Vm, o: Value) -> R {
    let Some(p) = parts(vm, o)? else {
        return base::str(vm, o);
    };
    let (e, r) = (&p.encoding, &p.reason);
    Ok(vm.string(match char_in(&p) {
        Some(c) => format!(
            "'{e}' codec can't encode character '{}' in position {}: {r}",
            escaped(c),
            p.start
        ),
        None => format!(
            "'{e}' codec can't encode characters in position {}-{}: {r}",
            p.start,
            p.end - 1
        ),
    }))
}

pub fn str_translate(vm: &mut Vm, o: Value) -> R {
    let Some(p) = parts(vm, o)? else {
        return base::str(vm, o);
    };
    let r = &p.reason;
    Ok(vm.string(match char_in(&p) {
        Some(c) => format!(
            "can't translate character '{}' in position {}: {r}",
            escaped(c),
            p.start
        ),
        None => format!(
            "can't translate characters in position {}-{}: {r}",
            p.start,
            p.end - 1
        ),
    }))
}
