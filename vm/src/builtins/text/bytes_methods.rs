//! Methods of bytes and bytearray: searching, case, predicates, padding, and the method tables.

use super::buffer::{expect_bytes, is_bytes_like, make_like, with};
use super::bytes::{mapped, needle};
use super::bytes_split::*;
use super::{bound, lift};
use crate::object::{MethodDef, Tuple};
use crate::run::args::Args;
use crate::text::bytes_methods as algorithms;
use crate::value::Value;
use crate::vm::{R, Vm};

type Search = (Vec<u8>, Option<i64>, Option<i64>);
fn search(vm: &mut Vm, a: Args) -> R<Search> {
    let (from, to) = (bound(vm, a, 1)?, bound(vm, a, 2)?);
    Ok((needle(vm, a.at(0))?, from, to))
}
pub(super) fn find(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, i, j) = search(vm, a)?;
    Ok(with(v, |b| algorithms::find(b, &n, i, j)).map_or(Value::small(-1), |p| vm.int_usize(p)))
}
pub(super) fn rfind(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, i, j) = search(vm, a)?;
    Ok(with(v, |b| algorithms::rfind(b, &n, i, j)).map_or(Value::small(-1), |p| vm.int_usize(p)))
}
pub(super) fn index(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, i, j) = search(vm, a)?;
    let p = lift(
        vm,
        with(v, |b| algorithms::find(b, &n, i, j)).ok_or_else(algorithms::not_found),
    )?;
    Ok(vm.int_usize(p))
}
pub(super) fn rindex(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, i, j) = search(vm, a)?;
    let p = lift(
        vm,
        with(v, |b| algorithms::rfind(b, &n, i, j)).ok_or_else(algorithms::not_found),
    )?;
    Ok(vm.int_usize(p))
}
pub(super) fn count(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, i, j) = search(vm, a)?;
    let n = with(v, |b| algorithms::count(b, &n, i, j));
    Ok(vm.int_usize(n))
}

type Test = fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool;
fn affix(vm: &mut Vm, v: Value, a: Args, func: &str, test: Test) -> R {
    let (i, j) = (bound(vm, a, 1)?, bound(vm, a, 2)?);
    let arg = a.at(0);
    if let Some(t) = arg.cast::<Tuple>() {
        for &p in t.items() {
            let p = expect_bytes(vm, p)?;
            if with(v, |b| test(b, &p, i, j)) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    if !is_bytes_like(arg) {
        let t = vm.type_name(arg);
        return Err(vm.type_error(format!(
            "{func} first arg must be bytes or a tuple of bytes, not {t}"
        )));
    }
    let p = expect_bytes(vm, arg)?;
    Ok(Value::bool(with(v, |b| test(b, &p, i, j))))
}
pub(super) fn startswith(vm: &mut Vm, v: Value, a: Args) -> R {
    affix(vm, v, a, "startswith", algorithms::starts_with)
}
pub(super) fn endswith(vm: &mut Vm, v: Value, a: Args) -> R {
    affix(vm, v, a, "endswith", algorithms::ends_with)
}

macro_rules! cases {
    ($($name:ident = $f:expr;)*) => {
        $(pub(super) fn $name(vm: &mut Vm, v: Value, _: Args) -> R {
            let out = with(v, $f);
            Ok(make_like(vm, v, out))
        })*
    };
}
cases! {
    capitalize = algorithms::capitalize;
    lower = |b: &[u8]| b.to_ascii_lowercase();
    swapcase = algorithms::swapcase;
    title = algorithms::title;
    upper = |b: &[u8]| b.to_ascii_uppercase();
}
macro_rules! tests {
    ($($name:ident = $f:expr;)*) => {
        $(pub(super) fn $name(_: &mut Vm, v: Value, _: Args) -> R {
            Ok(Value::bool(with(v, $f)))
        })*
    };
}
tests! {
    isalnum = |b| algorithms::all(b, u8::is_ascii_alphanumeric);
    isalpha = |b| algorithms::all(b, u8::is_ascii_alphabetic);
    isascii = |b| b.is_ascii();
    isdigit = |b| algorithms::all(b, u8::is_ascii_digit);
    isspace = |b| algorithms::all(b, |&c| algorithms::is_space(c));
    islower = algorithms::islower;
    isupper = algorithms::isupper;
    istitle = algorithms::istitle;
}

fn pad_args(vm: &mut Vm, a: Args, func: &str) -> R<(i64, u8)> {
    let width = vm.index_i64(a.at(0))?;
    let Some(f) = a.get(1) else {
        return Ok((width, b' '));
    };
    let array = f.cast::<crate::object::ByteArray>().is_some();
    if !array && f.cast::<crate::object::Bytes>().is_none() {
        let t = vm.argument_name(f);
        return Err(vm.type_error(format!(
            "{func}() argument 2 must be a byte string of length 1, not {t}"
        )));
    }
    let kind = if array { "bytearray" } else { "bytes" };
    let fill = lift(vm, with(f, |b| algorithms::fill_byte(b, func, kind)))?;
    Ok((width, fill))
}
macro_rules! padded {
    ($($name:ident)*) => {
        $(pub(super) fn $name(vm: &mut Vm, v: Value, a: Args) -> R {
            let (width, fill) = pad_args(vm, a, stringify!($name))?;
            mapped(vm, v, |b| algorithms::$name(b, width, fill))
        })*
    };
}
padded! { center ljust rjust }
pub(super) fn zfill(vm: &mut Vm, v: Value, a: Args) -> R {
    let width = vm.index_i64(a.at(0))?;
    mapped(vm, v, |b| algorithms::zfill(b, width))
}
pub(super) fn expandtabs(vm: &mut Vm, v: Value, a: Args) -> R {
    let [size] = a.bind(vm, "expandtabs", ["tabsize"], 0, 0, 1)?;
    let size = if size.is_null() {
        8
    } else {
        vm.index_i32(size)? as i64
    };
    mapped(vm, v, |b| algorithms::expandtabs(b, size))
}

/// A method table from the shared methods and more of the class's own.
macro_rules! method_table {
    ($($own:expr),* $(,)?) => {
        &[
            MethodDef::noargs("capitalize", capitalize),
            MethodDef::fast("center", center, 1, 2),
            MethodDef::fast("count", count, 1, 3),
            MethodDef::kw("decode", decode),
            MethodDef::fast("endswith", endswith, 1, 3),
            MethodDef::kw("expandtabs", expandtabs),
            MethodDef::fast("find", find, 1, 3),
            MethodDef::o("fromhex", fromhex).class(),
            MethodDef::kw("hex", hex),
            MethodDef::fast("index", index, 1, 3),
            MethodDef::noargs("isalnum", isalnum),
            MethodDef::noargs("isalpha", isalpha),
            MethodDef::noargs("isascii", isascii),
            MethodDef::noargs("isdigit", isdigit),
            MethodDef::noargs("islower", islower),
            MethodDef::noargs("isspace", isspace),
            MethodDef::noargs("istitle", istitle),
            MethodDef::noargs("isupper", isupper),
            MethodDef::o("join", join),
            MethodDef::fast("ljust", ljust, 1, 2),
            MethodDef::noargs("lower", lower),
            MethodDef::fast("lstrip", lstrip, 0, 1),
            MethodDef::fast("maketrans", maketrans, 2, 2).stat(),
            MethodDef::o("partition", partition),
            MethodDef::fast("replace", replace, 2, 3),
            MethodDef::o("removeprefix", removeprefix),
            MethodDef::o("removesuffix", removesuffix),
            MethodDef::fast("rfind", rfind, 1, 3),
            MethodDef::fast("rindex", rindex, 1, 3),
            MethodDef::fast("rjust", rjust, 1, 2),
            MethodDef::o("rpartition", rpartition),
            MethodDef::kw("rsplit", rsplit),
            MethodDef::fast("rstrip", rstrip, 0, 1),
            MethodDef::kw("split", split),
            MethodDef::kw("splitlines", splitlines),
            MethodDef::fast("startswith", startswith, 1, 3),
            MethodDef::fast("strip", strip, 0, 1),
            MethodDef::noargs("swapcase", swapcase),
            MethodDef::noargs("title", title),
            MethodDef::kw("translate", translate),
            MethodDef::noargs("upper", upper),
            MethodDef::o("zfill", zfill),
            MethodDef::noargs("__sizeof__", sizeof),
            $($own),*
        ]
    };
}
fn getnewargs(vm: &mut Vm, v: Value, _: Args) -> R {
    let b = vm.bytes(with(v, |b| b.to_vec()));
    Ok(vm.tuple(&[b]))
}
fn dunder_bytes(vm: &mut Vm, v: Value, _: Args) -> R {
    if v.is_exact(crate::object::types::BYTES) {
        return Ok(v);
    }
    Ok(vm.bytes(with(v, |b| b.to_vec())))
}
fn sizeof(vm: &mut Vm, v: Value, _: Args) -> R {
    let n = with(v, |b| b.len());
    Ok(vm.int_usize(
        n + if v.cast::<crate::object::Bytes>().is_some() {
            33
        } else {
            57
        },
    ))
}

pub static METHODS: &[MethodDef] = method_table![
    MethodDef::noargs("__getnewargs__", getnewargs),
    MethodDef::noargs("__bytes__", dunder_bytes)
];

use super::bytearray_methods as array;
/// The methods of bytearray.
pub static ARRAY_METHODS: &[MethodDef] = method_table![
    MethodDef::o("append", array::append),
    MethodDef::noargs("clear", array::clear),
    MethodDef::noargs("copy", array::copy),
    MethodDef::o("extend", array::extend),
    MethodDef::fast("insert", array::insert, 2, 2),
    MethodDef::fast("pop", array::pop, 0, 1),
    MethodDef::o("remove", array::remove),
    MethodDef::o("resize", array::resize),
    MethodDef::noargs("reverse", array::reverse),
];
