//! `str`: construction and slots.

use super::{adjusted, buffer, codec, lift, repeat_count, str_methods, str_percent};
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::str::MAX_BYTES;
use crate::object::{Class, Cmp, Slice, Slots, Str, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::text::str_find::{self, Text};
use crate::text::{MAX_TEXT, str_repr};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The receiver of a str method.
#[inline(always)]
pub fn this(vm: &mut Vm, v: Value) -> R<Gc<Str>> {
    match v.cast::<Str>() {
        Some(s) => Ok(s),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!("a str is required, not '{t}'")))
        }
    }
}

/// The text with its known length.
#[inline]
pub fn text(s: Gc<Str>) -> Text<'static> {
    Text::with_len(s.as_str(), s.char_len())
}

/// The object itself when it is exactly a str, else a copy as str.
pub fn exact(vm: &mut Vm, s: Gc<Str>) -> Value {
    if s.header.type_id() == types::STR {
        s.value()
    } else {
        vm.str(s.as_str())
    }
}

/// A part of `s` as a str; the object itself if the part is all of it.
pub fn part(vm: &mut Vm, s: Gc<Str>, p: &str) -> Value {
    if p.len() == s.len() {
        exact(vm, s)
    } else {
        vm.str_part(s, p)
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let v = value(vm, a)?;
    if class.id == types::STR {
        return Ok(v);
    }
    let s = this(vm, v)?;
    let extra = vm.extra_words(class);
    let g = Str::with_tail(&vm.heap, s.as_str(), extra, class.id);
    Ok(vm.init_extra(g.value(), extra))
}

fn value(vm: &mut Vm, a: Args) -> R {
    if a.kw_len() == 0 && a.len() == 1 {
        return Ok(vm.str_of(a.at(0))?.value());
    }
    if a.kw_len() == 0 {
        a.arity(vm, "str", 0, 3)?;
    }
    let [object, encoding, errors] =
        a.bind(vm, "str", ["object", "encoding", "errors"], 0, 0, 3)?;
    if encoding.is_null() && errors.is_null() {
        return match object.non_null() {
            None => Ok(vm.str("")),
            Some(o) => Ok(vm.str_of(o)?.value()),
        };
    }
    let (encoding, errors) = codec::codec_args(vm, "str", encoding, errors)?;
    let Some(object) = object.non_null() else {
        return Ok(vm.str(""));
    };
    if object.cast::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match buffer::bytes_like(vm, object)? {
        Some(b) => {
            let s = codec::decode(vm, &b, encoding, errors)?;
            Ok(vm.string(s))
        }
        None => {
            let t = vm.type_name(object);
            Err(vm.type_error(format!(
                "decoding to str: need a bytes-like object, {t} found"
            )))
        }
    }
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let s = this(vm, v)?;
    let mut out = String::with_capacity(s.len() + 2);
    str_repr::write_repr(&mut out, s.as_str());
    Ok(vm.string(out))
}

fn compare(_: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<Str>(), b.cast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(x.compare_text(y, op)))
}

/// `s[k]`.
pub fn getitem(vm: &mut Vm, v: Value, k: Value) -> R {
    let s = this(vm, v)?;
    if let Some(i) = k.as_small() {
        return index(vm, s, i);
    }
    if let Some(sl) = k.cast::<Slice>() {
        let sl = adjusted(vm, &sl, || s.char_len())?;
        if sl.count == s.char_len() && sl.step == 1 {
            return Ok(exact(vm, s));
        }
        if s.is_ascii() && sl.step == 1 {
            let (start, n) = (sl.start.max(0) as usize, sl.count);
            return Ok(vm.str_part(s, &s.as_str()[start..start + n]));
        }
        if sl.step == 1 {
            let (start, n) = (sl.start.max(0) as usize, sl.count);
            let (from, to) = (s.byte_offset(start), s.byte_offset(start + n));
            return Ok(vm.str(&s.as_str()[from..to]));
        }
        let out = str_find::slice(text(s), sl);
        return Ok(vm.string(out));
    }
    if vm.class_of(k).slots().index.is_none() {
        let t = vm.type_name(k);
        return Err(vm.type_error(format!("string indices must be integers, not '{t}'")));
    }
    let i = vm.sequence_index(k)?;
    index(vm, s, i)
}

#[inline]
fn index(vm: &mut Vm, s: Gc<Str>, i: i64) -> R {
    let n = s.char_len() as i64;
    let i = if i < 0 { i + n } else { i };
    if (0..n).contains(&i)
        && let Some(c) = s.char_at(i as usize)
    {
        return Ok(vm.char_str(c));
    }
    Err(vm.index_error("string index out of range"))
}

fn contains(vm: &mut Vm, v: Value, item: Value) -> R<bool> {
    let s = this(vm, v)?;
    match item.cast::<Str>() {
        Some(n) => Ok(str_find::contains(s.as_str(), n.as_str())),
        None => {
            let t = vm.type_name(item);
            Err(vm.type_error(format!(
                "'in <string>' requires string as left operand, not {t}"
            )))
        }
    }
}

/// `a + b`.
pub fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let x = this(vm, a)?;
    let Some(y) = b.cast::<Str>() else {
        let t = vm.type_name(b);
        return Err(vm.type_error(format!("can only concatenate str (not \"{t}\") to str")));
    };
    if y.is_empty() {
        return Ok(exact(vm, x));
    }
    if x.is_empty() {
        return Ok(exact(vm, y));
    }
    if x.len() + y.len() > MAX_BYTES.min(MAX_TEXT) {
        return Err(vm.memory_error());
    }
    Ok(Str::concat(&vm.heap, x, y).value())
}

fn repeat(vm: &mut Vm, v: Value, n: Value) -> R {
    let s = this(vm, v)?;
    let n = repeat_count(vm, n)?;
    if n <= 0 || s.is_empty() {
        return Ok(vm.str(""));
    }
    if n == 1 {
        return Ok(exact(vm, s));
    }
    if s.char_len() as i64 > i64::MAX / n {
        return Err(vm.overflow_error("repeated string is too long"));
    }
    let out = lift(vm, str_find::repeat(s.as_str(), n))?;
    Ok(vm.string(out))
}

pub static STR: TypeSpec = TypeSpec {
    id: types::STR,
    name: "str",
    kind: Kind::Str,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        str: Some(|vm, v| {
            let s = this(vm, v)?;
            Ok(exact(vm, s))
        }),
        hash: Some(|vm, v| Ok(this(vm, v)?.hash())),
        compare: Some(compare),
        iter: Some(|vm, v| Ok(crate::builtins::iterators::sequences::str_iter(vm, v))),
        len: Some(|vm, v| Ok(this(vm, v)?.char_len())),
        getitem: Some(getitem),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        binary: Slots::ops(&[(nb::REMAINDER, str_percent::modulo)]),
        ..Slots::NONE
    },
    methods: str_methods::METHODS,
    doc: "str(object='') -> str\n\
          str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n\
          Create a new string object from the given object. If encoding or\n\
          errors is specified, then the object must expose a data buffer\n\
          that will be decoded using the given encoding and error handler.\n\
          Otherwise, returns the result of object.__str__() (if defined)\n\
          or repr(object).\n\
          encoding defaults to 'utf-8'.\n\
          errors defaults to 'strict'.",
    ..TypeSpec::BASE
};
