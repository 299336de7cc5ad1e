//! `str`: the method table, searching and replacing.

use super::str::{exact, text, this};
use super::{bound, codec, lift, str_case, str_format, str_split, str_translate};
use crate::heap::Gc;
use crate::object::{MethodDef, Str, Tuple};
use crate::run::args::Args;
use crate::text::{str_find, surrogate};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The needle argument and the bounds of a search.
fn search(vm: &mut Vm, a: Args, func: &str) -> R<(Gc<Str>, Option<i64>, Option<i64>)> {
    let needle = match a.at(0).cast::<Str>() {
        Some(s) => s,
        None => vm.expect_str(a.at(0), &format!("{func}() argument 1"))?,
    };
    Ok((needle, bound(vm, a, 1)?, bound(vm, a, 2)?))
}

fn find(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, (n, i, j)) = (this(vm, v)?, search(vm, a, "find")?);
    Ok(str_find::find(text(s), n.as_str(), i, j).map_or(Value::small(-1), |p| vm.int_usize(p)))
}
fn rfind(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, (n, i, j)) = (this(vm, v)?, search(vm, a, "rfind")?);
    Ok(str_find::rfind(text(s), n.as_str(), i, j).map_or(Value::small(-1), |p| vm.int_usize(p)))
}
fn index(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, (n, i, j)) = (this(vm, v)?, search(vm, a, "index")?);
    let p = lift(vm, str_find::index(text(s), n.as_str(), i, j))?;
    Ok(vm.int_usize(p))
}
fn rindex(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, (n, i, j)) = (this(vm, v)?, search(vm, a, "rindex")?);
    let p = lift(vm, str_find::rindex(text(s), n.as_str(), i, j))?;
    Ok(vm.int_usize(p))
}
fn count(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, (n, i, j)) = (this(vm, v)?, search(vm, a, "count")?);
    Ok(vm.int_usize(str_find::count(text(s), n.as_str(), i, j)))
}

type Test = fn(str_find::Text, &str, Option<i64>, Option<i64>) -> bool;

fn affix(vm: &mut Vm, v: Value, a: Args, func: &str, test: Test) -> R {
    let (s, i, j) = (this(vm, v)?, bound(vm, a, 1)?, bound(vm, a, 2)?);
    let arg = a.at(0);
    if let Some(p) = arg.cast::<Str>() {
        return Ok(Value::bool(test(text(s), p.as_str(), i, j)));
    }
    let Some(t) = arg.cast::<Tuple>() else {
        let t = vm.type_name(arg);
        return Err(vm.type_error(format!(
            "{func} first arg must be str or a tuple of str, not {t}"
        )));
    };
    for &p in t.items() {
        let Some(p) = p.cast::<Str>() else {
            let t = vm.type_name(p);
            return Err(vm.type_error(format!("tuple for {func} must only contain str, not {t}")));
        };
        if test(text(s), p.as_str(), i, j) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
fn startswith(vm: &mut Vm, v: Value, a: Args) -> R {
    affix(vm, v, a, "startswith", str_find::starts_with)
}
fn endswith(vm: &mut Vm, v: Value, a: Args) -> R {
    affix(vm, v, a, "endswith", str_find::ends_with)
}

fn replace(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let [old, new, count] = a.bind(vm, "replace", ["old", "new", "count"], 2, 2, 3)?;
    let old = vm.expect_str(old, "replace() argument 1")?;
    let new = vm.expect_str(new, "replace() argument 2")?;
    let count = if count.is_null() {
        -1
    } else {
        vm.index_i64(count)?
    };
    match lift(
        vm,
        str_find::replace(s.as_str(), old.as_str(), new.as_str(), count),
    )? {
        Some(out) => Ok(vm.string(out)),
        None => Ok(exact(vm, s)),
    }
}

fn encode(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let [encoding, errors] = a.bind(vm, "encode", ["encoding", "errors"], 0, 0, 2)?;
    let (encoding, errors) = codec::codec_args(vm, "encode", encoding, errors)?;
    let b = codec::encode(vm, s, encoding, errors)?;
    Ok(vm.bytes(b))
}

fn getnewargs(vm: &mut Vm, v: Value, _: Args) -> R {
    let s = this(vm, v)?;
    let copy = vm.str(s.as_str());
    Ok(vm.tuple(&[copy]))
}

fn sizeof(vm: &mut Vm, v: Value, _: Args) -> R {
    // As CPython's layouts: 1, 2 or 4 bytes per character behind a header.
    let s = this(vm, v)?;
    let widest = s
        .as_str()
        .chars()
        .map(surrogate::code_point)
        .max()
        .unwrap_or(0);
    let (header, width) = match widest {
        0..=0x7F => (41, 1),
        0x80..=0xFF => (57, 1),
        0x100..=0xFFFF => (58, 2),
        _ => (60, 4),
    };
    Ok(vm.int_usize(header + s.char_len() * width))
}

pub static METHODS: &[MethodDef] = &[
    MethodDef::kw("encode", encode),
    MethodDef::kw("replace", replace),
    MethodDef::kw("split", str_split::split),
    MethodDef::kw("rsplit", str_split::rsplit),
    MethodDef::o("join", str_split::join),
    MethodDef::noargs("capitalize", str_case::capitalize),
    MethodDef::noargs("casefold", str_case::casefold),
    MethodDef::noargs("title", str_case::title),
    MethodDef::fast("center", str_case::center, 1, 2),
    MethodDef::fast("count", count, 1, 3),
    MethodDef::kw("expandtabs", str_case::expandtabs),
    MethodDef::fast("find", find, 1, 3),
    MethodDef::o("partition", str_split::partition),
    MethodDef::fast("index", index, 1, 3),
    MethodDef::fast("ljust", str_case::ljust, 1, 2),
    MethodDef::noargs("lower", str_case::lower),
    MethodDef::fast("lstrip", str_split::lstrip, 0, 1),
    MethodDef::fast("rfind", rfind, 1, 3),
    MethodDef::fast("rindex", rindex, 1, 3),
    MethodDef::fast("rjust", str_case::rjust, 1, 2),
    MethodDef::fast("rstrip", str_split::rstrip, 0, 1),
    MethodDef::o("rpartition", str_split::rpartition),
    MethodDef::kw("splitlines", str_split::splitlines),
    MethodDef::fast("strip", str_split::strip, 0, 1),
    MethodDef::noargs("swapcase", str_case::swapcase),
    MethodDef::o("translate", str_translate::translate),
    MethodDef::noargs("upper", str_case::upper),
    MethodDef::fast("startswith", startswith, 1, 3),
    MethodDef::fast("endswith", endswith, 1, 3),
    MethodDef::o("removeprefix", str_split::removeprefix),
    MethodDef::o("removesuffix", str_split::removesuffix),
    MethodDef::noargs("isascii", str_case::isascii),
    MethodDef::noargs("islower", str_case::islower),
    MethodDef::noargs("isupper", str_case::isupper),
    MethodDef::noargs("istitle", str_case::istitle),
    MethodDef::noargs("isspace", str_case::isspace),
    MethodDef::noargs("isdecimal", str_case::isdecimal),
    MethodDef::noargs("isdigit", str_case::isdigit),
    MethodDef::noargs("isnumeric", str_case::isnumeric),
    MethodDef::noargs("isalpha", str_case::isalpha),
    MethodDef::noargs("isalnum", str_case::isalnum),
    MethodDef::noargs("isidentifier", str_case::isidentifier),
    MethodDef::noargs("isprintable", str_case::isprintable),
    MethodDef::o("zfill", str_case::zfill),
    MethodDef::varargs("format", str_format::format),
    MethodDef::o("format_map", str_format::format_map),
    MethodDef::fast("maketrans", str_translate::maketrans, 1, 3).stat(),
    MethodDef::o("__format__", str_format::dunder_format),
    MethodDef::noargs("__getnewargs__", getnewargs),
    MethodDef::noargs("__sizeof__", sizeof),
];
