//! `str`: letter case, predicates and padding.

use super::lift;
use super::str::{text, this};
use crate::object::Str;
use crate::run::args::Args;
use crate::text::{str_case, str_methods, unicode};
use crate::value::Value;
use crate::vm::{R, Vm};

macro_rules! mapped {
    ($($name:ident)*) => {
        $(#[doc = concat!("`str.", stringify!($name), "`.")]
        pub fn $name(vm: &mut Vm, v: Value, _: Args) -> R {
            let s = this(vm, v)?;
            let out = str_case::$name(s.as_str());
            Ok(vm.string(out))
        })*
    };
}
mapped! { capitalize casefold swapcase title }

/// `str.lower`.
pub fn lower(vm: &mut Vm, v: Value, _: Args) -> R {
    change_case(vm, v, |b| b.to_ascii_lowercase(), str_case::lower)
}
/// `str.upper`.
pub fn upper(vm: &mut Vm, v: Value, _: Args) -> R {
    change_case(vm, v, |b| b.to_ascii_uppercase(), str_case::upper)
}
/// ASCII byte by byte, other text as a whole.
fn change_case(vm: &mut Vm, v: Value, byte: fn(u8) -> u8, all: fn(&str) -> String) -> R {
    let s = this(vm, v)?;
    if s.is_ascii() && s.len() > 1 {
        return Ok(Str::map_ascii(&vm.heap, s.as_str(), byte).value());
    }
    let out = all(s.as_str());
    Ok(vm.string(out))
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[doc = concat!("`str.", stringify!($name), "`.")]
        pub fn $name(vm: &mut Vm, v: Value, _: Args) -> R {
            let s = this(vm, v)?;
            Ok(Value::bool(str_case::$name(s.as_str())))
        })*
    };
}
tests! { isalnum isalpha isdecimal isdigit islower isnumeric isprintable isspace istitle isupper }

/// `str.isascii`.
pub fn isascii(vm: &mut Vm, v: Value, _: Args) -> R {
    Ok(Value::bool(this(vm, v)?.is_ascii()))
}
/// `str.isidentifier`.
pub fn isidentifier(vm: &mut Vm, v: Value, _: Args) -> R {
    Ok(Value::bool(unicode::is_identifier(this(vm, v)?.as_str())))
}

fn pad_args(vm: &mut Vm, a: Args) -> R<(i64, char)> {
    let width = vm.index_i64(a.at(0))?;
    let fill = match a.get(1) {
        None => ' ',
        Some(f) => match f.cast::<Str>() {
            Some(s) => lift(vm, str_methods::fill_char(s.as_str()))?,
            None => {
                let t = vm.type_name(f);
                return Err(vm.type_error(format!(
                    "The fill character must be a unicode character, not {t}"
                )));
            }
        },
    };
    Ok((width, fill))
}

macro_rules! padded {
    ($($name:ident)*) => {
        $(#[doc = concat!("`str.", stringify!($name), "`.")]
        pub fn $name(vm: &mut Vm, v: Value, a: Args) -> R {
            let s = this(vm, v)?;
            let (width, fill) = pad_args(vm, a)?;
            let out = lift(vm, str_methods::$name(text(s), width, fill))?;
            Ok(vm.string(out))
        })*
    };
}
padded! { center ljust rjust }

/// `str.zfill`.
pub fn zfill(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let width = vm.index_i64(a.at(0))?;
    let out = lift(vm, str_methods::zfill(text(s), width))?;
    Ok(vm.string(out))
}
/// `str.expandtabs`.
pub fn expandtabs(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let [size] = a.bind(vm, "expandtabs", ["tabsize"], 0, 0, 1)?;
    let size = if size.is_null() {
        8
    } else {
        vm.index_i32(size)? as i64
    };
    let out = lift(vm, str_methods::expandtabs(s.as_str(), size))?;
    Ok(vm.string(out))
}
