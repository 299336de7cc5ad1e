//! Methods of bytes and bytearray: splitting, stripping, joining, replacing, translating, hex text and decoding.

use super::buffer::{bytes_like, expect_bytes, is_bytes_like, make_like, with};
use super::bytes::{mapped, pieces};
use super::{codec, lift};
use crate::object::{Bytes, Str, types};
use crate::run::args::Args;
use crate::text::bytes_methods as algorithms;
use crate::text::str_split::Ends;
use crate::text::{TextError, TextResult};
use crate::value::Value;
use crate::vm::{R, Vm};

type Splitter = for<'a> fn(&'a [u8], Option<&[u8]>, i64) -> TextResult<Vec<&'a [u8]>>;

fn split_with(vm: &mut Vm, v: Value, a: Args, name: &str, f: Splitter) -> R {
    let [sep, max] = a.bind(vm, name, ["sep", "maxsplit"], 0, 0, 2)?;
    let max = if max.is_null() {
        -1
    } else {
        vm.index_i64(max)?
    };
    let sep = match sep.non_null().and_then(|s| s.non_none()) {
        None => None,
        Some(x) => Some(expect_bytes(vm, x)?),
    };
    let parts = with(v, |b| {
        f(b, sep.as_deref(), max).map(|p| p.into_iter().map(|x| x.to_vec()).collect())
    });
    let parts: Vec<Vec<u8>> = lift(vm, parts)?;
    Ok(pieces(vm, v, parts))
}
pub(super) fn split(vm: &mut Vm, v: Value, a: Args) -> R {
    split_with(vm, v, a, "split", algorithms::split)
}
pub(super) fn rsplit(vm: &mut Vm, v: Value, a: Args) -> R {
    split_with(vm, v, a, "rsplit", algorithms::rsplit)
}
pub(super) fn splitlines(vm: &mut Vm, v: Value, a: Args) -> R {
    let [keep] = a.bind(vm, "splitlines", ["keepends"], 0, 0, 1)?;
    let keep = !keep.is_null() && vm.truth(keep)?;
    let parts = with(v, |b| {
        algorithms::splitlines(b, keep)
            .into_iter()
            .map(|x| x.to_vec())
            .collect()
    });
    Ok(pieces(vm, v, parts))
}

fn strip_with(vm: &mut Vm, v: Value, a: Args, ends: Ends) -> R {
    let set = match a.get(0).and_then(|s| s.non_none()) {
        None => None,
        Some(s) => Some(expect_bytes(vm, s)?),
    };
    let out = with(v, |b| algorithms::strip(b, set.as_deref(), ends).to_vec());
    same_or_new(vm, v, out)
}
/// The object itself when nothing was cut off an exact bytes object.
fn same_or_new(vm: &mut Vm, v: Value, out: Vec<u8>) -> R {
    if v.is_exact(types::BYTES) && with(v, |b| b.len()) == out.len() {
        Ok(v)
    } else {
        Ok(make_like(vm, v, out))
    }
}
pub(super) fn strip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, Ends::Both)
}
pub(super) fn lstrip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, Ends::Left)
}
pub(super) fn rstrip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, Ends::Right)
}
pub(super) fn removeprefix(vm: &mut Vm, v: Value, a: Args) -> R {
    let p = expect_bytes(vm, a.at(0))?;
    let out = with(v, |b| b.strip_prefix(p.as_slice()).unwrap_or(b).to_vec());
    same_or_new(vm, v, out)
}
pub(super) fn removesuffix(vm: &mut Vm, v: Value, a: Args) -> R {
    let p = expect_bytes(vm, a.at(0))?;
    let out = with(v, |b| b.strip_suffix(p.as_slice()).unwrap_or(b).to_vec());
    same_or_new(vm, v, out)
}

type Cut = for<'a> fn(&'a [u8], &[u8]) -> TextResult<Option<(&'a [u8], &'a [u8])>>;
fn cut(vm: &mut Vm, v: Value, a: Args, f: Cut) -> R<Option<[Value; 3]>> {
    let sep = expect_bytes(vm, a.at(0))?;
    let found = with(v, |b| {
        f(b, &sep).map(|o| o.map(|(x, y)| (x.to_vec(), y.to_vec())))
    });
    Ok(match lift(vm, found)? {
        None => None,
        Some((x, y)) => {
            let (x, y) = (make_like(vm, v, x), make_like(vm, v, y));
            // `bytes` hands the separator itself back, whatever it is.
            let mid = if v.cast::<Bytes>().is_some() {
                a.at(0)
            } else {
                make_like(vm, v, sep)
            };
            Some([x, mid, y])
        }
    })
}
pub(super) fn partition(vm: &mut Vm, v: Value, a: Args) -> R {
    let t = match cut(vm, v, a, algorithms::partition)? {
        Some(t) => t,
        None => {
            let whole = with(v, |b| b.to_vec());
            [
                make_like(vm, v, whole),
                make_like(vm, v, Vec::new()),
                make_like(vm, v, Vec::new()),
            ]
        }
    };
    Ok(vm.tuple(&t))
}
pub(super) fn rpartition(vm: &mut Vm, v: Value, a: Args) -> R {
    let t = match cut(vm, v, a, algorithms::rpartition)? {
        Some(t) => t,
        None => {
            let whole = with(v, |b| b.to_vec());
            [
                make_like(vm, v, Vec::new()),
                make_like(vm, v, Vec::new()),
                make_like(vm, v, whole),
            ]
        }
    };
    Ok(vm.tuple(&t))
}

pub(super) fn join(vm: &mut Vm, v: Value, a: Args) -> R {
    let class = vm.class_of(a.at(0));
    if class.slots().iter.is_none() && class.slots().getitem.is_none() {
        return Err(vm.type_error("can only join an iterable"));
    }
    let list = vm.sequence_list(a.at(0))?;
    if list.len() == 1
        && let Some(x) = list.get(0)
        && x.is_exact(types::BYTES)
        && v.is_exact(types::BYTES)
    {
        return Ok(x);
    }
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(x) = list.get(i) {
        if i > 0 {
            with(v, |b| out.extend_from_slice(b));
        }
        match bytes_like(vm, x)? {
            Some(b) => out.extend_from_slice(&b),
            None => {
                let t = vm.type_name(x);
                return Err(vm.type_error(format!(
                    "sequence item {i}: expected a bytes-like object, {t} found"
                )));
            }
        }
        if out.len() > crate::text::MAX_TEXT {
            return Err(vm.memory_error());
        }
        i += 1;
    }
    Ok(make_like(vm, v, out))
}

pub(super) fn replace(vm: &mut Vm, v: Value, a: Args) -> R {
    let (old, new) = (expect_bytes(vm, a.at(0))?, expect_bytes(vm, a.at(1))?);
    let count = match a.get(2) {
        None => -1,
        Some(c) => vm.index_i64(c)?,
    };
    mapped(vm, v, |b| algorithms::replace(b, &old, &new, count))
}
pub(super) fn translate(vm: &mut Vm, v: Value, a: Args) -> R {
    let [table, delete] = a.bind(vm, "translate", ["table", "delete"], 1, 1, 2)?;
    let table = match table.non_none() {
        None => None,
        Some(t) => Some(expect_bytes(vm, t)?),
    };
    if table.as_ref().is_some_and(|t| t.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = if delete.is_null() {
        Vec::new()
    } else {
        expect_bytes(vm, delete)?
    };
    mapped(vm, v, |b| {
        algorithms::translate(b, table.as_deref(), &delete)
    })
}
pub(super) fn maketrans(vm: &mut Vm, _: Value, a: Args) -> R {
    let (from, to) = (expect_bytes(vm, a.at(0))?, expect_bytes(vm, a.at(1))?);
    let table = lift(vm, algorithms::maketrans(&from, &to))?;
    Ok(vm.bytes(table))
}

/// The text of `hex(sep, bytes_per_sep)` for some bytes.
pub(super) fn hex_text(vm: &mut Vm, data: &[u8], a: Args) -> R {
    let [sep, group] = a.bind(vm, "hex", ["sep", "bytes_per_sep"], 0, 0, 2)?;
    let group = if group.is_null() {
        1
    } else {
        vm.index_i32(group)? as i64
    };
    let Some(sep) = sep.non_null() else {
        let s = algorithms::hex(data);
        return Ok(vm.string(s));
    };
    if vm.len(sep)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let c = match sep.cast::<Str>() {
        Some(s) => s.char_at(0),
        None => sep.cast::<Bytes>().map(|b| char::from(b.as_slice()[0])),
    };
    match c {
        Some(c) if c.is_ascii() => {
            let s = algorithms::hex_grouped(data, c, group);
            Ok(vm.string(s))
        }
        Some(_) => Err(vm.value_error("sep must be ASCII.")),
        None => Err(vm.type_error("sep must be str or bytes.")),
    }
}
pub(super) fn hex(vm: &mut Vm, v: Value, a: Args) -> R {
    let data = with(v, |b| b.to_vec());
    hex_text(vm, &data, a)
}
pub(super) fn fromhex(vm: &mut Vm, class: Value, a: Args) -> R {
    let arg = a.at(0);
    let text = if let Some(s) = arg.cast::<Str>() {
        s.as_str().to_string()
    } else if is_bytes_like(arg) {
        // Bytes beyond ASCII are no hex digits either way.
        expect_bytes(vm, arg)?.iter().map(|&b| b as char).collect()
    } else {
        let t = vm.type_name(arg);
        return Err(vm.type_error(format!(
            "fromhex() argument must be str or bytes-like, not {t}"
        )));
    };
    let out: Result<Vec<u8>, TextError> = algorithms::fromhex(&text);
    let out = lift(vm, out)?;
    let id = class.as_class().map(|c| c.id);
    if id == Some(types::BYTEARRAY) {
        return Ok(crate::object::ByteArray::new(&vm.heap, out).value());
    }
    let b = vm.bytes(out);
    if id == Some(types::BYTES) {
        Ok(b)
    } else {
        vm.call(class, &[b])
    }
}
pub(super) fn decode(vm: &mut Vm, v: Value, a: Args) -> R {
    let [encoding, errors] = a.bind(vm, "decode", ["encoding", "errors"], 0, 0, 2)?;
    let (encoding, errors) = codec::codec_args(vm, "decode", encoding, errors)?;
    let data = with(v, |b| b.to_vec());
    let s = codec::decode(vm, &data, encoding, errors)?;
    Ok(vm.string(s))
}
