//! `str.translate` and `str.maketrans`.

use super::str::this;
use crate::object::{Dict, Str, types};
use crate::run::args::Args;
use crate::text::str_methods::{self, Mapped};
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};

fn ordinal(c: char) -> Value {
    Value::small(i64::from(surrogate::code_point(c)))
}

fn mapped(vm: &mut Vm, table: Value, c: char) -> R<Mapped> {
    let key = ordinal(c);
    let found = if table.is_exact(types::DICT)
        && let Some(d) = table.cast::<Dict>()
    {
        vm.dict_get(d, key)?
    } else {
        match vm.getitem(table, key) {
            Ok(v) => Some(v),
            Err(e) => {
                vm.swallow(e, types::LOOKUP_ERROR)?;
                None
            }
        }
    };
    let Some(v) = found else {
        return Ok(Mapped::Keep);
    };
    if v.is_none() {
        return Ok(Mapped::Delete);
    }
    if let Some(s) = v.cast::<Str>() {
        return Ok(Mapped::Text(s.as_str().to_string()));
    }
    if let Some(i) = v.as_int() {
        let code = i.to_i64().and_then(|i| u32::try_from(i).ok());
        return match code.and_then(surrogate::to_char) {
            Some(c) => Ok(Mapped::Char(c)),
            None => Err(vm.value_error("character mapping must be in range(0x110000)")),
        };
    }
    Err(vm.type_error("character mapping must return integer, None or str"))
}

/// `str.translate`.
pub fn translate(vm: &mut Vm, v: Value, a: Args) -> R {
    let s = this(vm, v)?;
    let out = str_methods::translate(s.as_str(), |c| mapped(vm, a.at(0), c))?;
    Ok(vm.string(out))
}

/// `str.maketrans`.
pub fn maketrans(vm: &mut Vm, _: Value, a: Args) -> R {
    let out = vm.new_dict();
    let Some(y) = a.get(1) else {
        let Some(d) = a.at(0).cast::<Dict>() else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        let pairs: Vec<(Value, Value)> =
            d.entries().into_iter().map(|e| (e.key, e.value)).collect();
        for (k, v) in pairs {
            let key = if let Some(s) = k.cast::<Str>() {
                match (s.char_len(), s.char_at(0)) {
                    (1, Some(c)) => ordinal(c),
                    _ => {
                        return Err(
                            vm.value_error("string keys in translatetable must be of length 1")
                        );
                    }
                }
            } else if k.as_int().is_some() {
                k
            } else {
                return Err(vm.type_error("keys in translate table mustbe strings or integers"));
            };
            vm.dict_set(out, key, v)?;
        }
        return Ok(out.value());
    };
    for i in 1..a.len() {
        if a.at(i).cast::<Str>().is_none() {
            let (i, t) = (i + 1, vm.argument_name(a.at(i)));
            return Err(vm.type_error(format!("maketrans() argument {i} must be str, not {t}")));
        }
    }
    let Some(x) = a.at(0).cast::<Str>() else {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    let y = vm.expect_str(y, "maketrans() argument 2")?;
    let z = match a.get(2) {
        None => None,
        Some(z) => Some(vm.expect_str(z, "maketrans() argument 3")?),
    };
    if x.char_len() != y.char_len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (p, q) in x.as_str().chars().zip(y.as_str().chars()) {
        vm.dict_set(out, ordinal(p), ordinal(q))?;
    }
    for c in z.map_or("", |z| z.as_str()).chars() {
        vm.dict_set(out, ordinal(c), Value::NONE)?;
    }
    Ok(out.value())
}
