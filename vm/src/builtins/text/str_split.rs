//! `str`: splitting, stripping, partitioning and joining.

use super::lift;
use super::str::{exact, part, this};
use crate::object::{Str, types};
use crate::run::args::Args;
use crate::text::str_split::Ends;
use crate::text::{TextResult, str_find, str_methods, str_split as algorithms};
use crate::value::Value;
use crate::vm::{R, Vm};

type Splitter = for<'a> fn(&'a str, Option<&str>, i64) -> TextResult<Vec<&'a str>>;

fn split_with(vm: &mut Vm, v: Value, a: Args, name: &str, f: Splitter) -> R {
    let s = this(vm, v)?;
    let [sep, max] = a.bind(vm, name, ["sep", "maxsplit"], 0, 0, 2)?;
    let max = if max.is_null() {
        -1
    } else {
        vm.index_i64(max)?
    };
    let sep = match sep.non_null().and_then(|s| s.non_none()) {
        None => None,
        Some(x) => match x.cast::<Str>() {
            Some(x) => Some(x.as_str()),
            None => {
                let t = vm.type_name(x);
                return Err(vm.type_error(format!("must be str or None, not {t}")));
            }
        },
    };
    let parts = lift(vm, f(s.as_str(), sep, max))?;
    if let [only] = parts[..] {
        let only = part(vm, s, only);
        return Ok(vm.list(vec![only]));
    }
    let items = parts.into_iter().map(|p| vm.str_part(s, p)).collect();
    Ok(vm.list(items))
}
/// `str.split`.
pub fn split(vm: &mut Vm, v: Value, a: Args) -> R {
    split_with(vm, v, a, "split", algorithms::split)
}
/// `str.rsplit`.
pub fn rsplit(vm: &mut Vm, v: Value, a: Args) -> R {
    split_with(vm, v, a, "rsplit", algorithms::rsplit)
}
/// `str.splitlines`.
pub fn splitlines(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let [keep] = a.bind(vm, "splitlines", ["keepends"], 0, 0, 1)?;
    let keep = !keep.is_null() && vm.truth(keep)?;
    let items = algorithms::splitlines(s.as_str(), keep)
        .into_iter()
        .map(|p| vm.str(p))
        .collect();
    Ok(vm.list(items))
}

fn strip_with(vm: &mut Vm, v: Value, a: Args, name: &str, ends: Ends) -> R {
    let s = this(vm, v)?;
    let chars = match a.get(0).and_then(|c| c.non_none()) {
        None => None,
        Some(c) => match c.cast::<Str>() {
            Some(c) => Some(c.as_str()),
            None => return Err(vm.type_error(format!("{name} arg must be None or str"))),
        },
    };
    Ok(part(vm, s, algorithms::strip(s.as_str(), chars, ends)))
}
/// `str.strip`.
pub fn strip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, "strip", Ends::Both)
}
/// `str.lstrip`.
pub fn lstrip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, "lstrip", Ends::Left)
}
/// `str.rstrip`.
pub fn rstrip(vm: &mut Vm, v: Value, a: Args) -> R {
    strip_with(vm, v, a, "rstrip", Ends::Right)
}

fn affix<'a>(vm: &mut Vm, a: Args, name: &str) -> R<&'a str> {
    Ok(match a.at(0).cast::<Str>() {
        Some(s) => s.as_str(),
        None => vm
            .expect_str(a.at(0), &format!("{name}() argument"))?
            .as_str(),
    })
}
/// `str.removeprefix`.
pub fn removeprefix(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, p) = (this(vm, v)?, affix(vm, a, "removeprefix")?);
    Ok(part(vm, s, str_methods::removeprefix(s.as_str(), p)))
}
/// `str.removesuffix`.
pub fn removesuffix(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, p) = (this(vm, v)?, affix(vm, a, "removesuffix")?);
    Ok(part(vm, s, str_methods::removesuffix(s.as_str(), p)))
}

fn separator(vm: &mut Vm, a: Args) -> R<&'static str> {
    match a.at(0).cast::<Str>() {
        Some(s) => Ok(s.as_str()),
        None => {
            let t = vm.type_name(a.at(0));
            Err(vm.type_error(format!("must be str, not {t}")))
        }
    }
}
/// `str.partition`.
pub fn partition(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, sep) = (this(vm, v)?, separator(vm, a)?);
    let triple = match lift(vm, str_find::partition(s.as_str(), sep))? {
        Some((x, y)) => [vm.str(x), a.at(0), vm.str(y)],
        None => [exact(vm, s), vm.str(""), vm.str("")],
    };
    Ok(vm.tuple(&triple))
}
/// `str.rpartition`.
pub fn rpartition(vm: &mut Vm, v: Value, a: Args) -> R {
    let (s, sep) = (this(vm, v)?, separator(vm, a)?);
    let triple = match lift(vm, str_find::rpartition(s.as_str(), sep))? {
        Some((x, y)) => [vm.str(x), a.at(0), vm.str(y)],
        None => [vm.str(""), vm.str(""), exact(vm, s)],
    };
    Ok(vm.tuple(&triple))
}

/// `str.join`.
pub fn join(vm: &mut Vm, v: Value, a: Args) -> R {
    let sep = this(vm, v)?;
    let items = a.at(0);
    let class = vm.class_of(items);
    if class.slots().iter.is_none() && class.slots().getitem.is_none() {
        return Err(vm.type_error("can only join an iterable"));
    }
    let list = vm.sequence_list(items)?;
    // No Python code runs below: the items stay as they are.
    let items = list.items();
    let mut size = sep.len().saturating_mul(items.len().saturating_sub(1));
    for (i, x) in items.iter().enumerate() {
        match x.cast::<Str>() {
            Some(s) => size = size.saturating_add(s.len()),
            None => {
                let t = vm.type_name(*x);
                return Err(vm.type_error(format!(
                    "sequence item {i}: expected str instance, {t} found"
                )));
            }
        }
    }
    if let [only] = items
        && only.is_exact(types::STR)
    {
        return Ok(*only);
    }
    if size > crate::text::MAX_TEXT {
        return Err(vm.memory_error());
    }
    let mut out = String::with_capacity(size);
    for (i, x) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(sep.as_str());
        }
        if let Some(s) = x.cast::<Str>() {
            out.push_str(s.as_str());
        }
    }
    Ok(vm.string(out))
}
