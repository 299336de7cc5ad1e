//! `int(...)`: construction from numbers, texts and bytes, and the conversion protocol behind it.

use super::max_digits;
use crate::heap::Gc;
use crate::numeric::int_text;
use crate::object::{ByteArray, Bytes, Class, Int, Str, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `int.__new__`.
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let v = value(vm, a)?;
    if class.id == types::INT {
        return Ok(v);
    }
    let extra = vm.extra_words(class);
    match v.as_int() {
        Some(i) => {
            let o = Int::subclass_instance(&vm.heap, i, class.id, extra);
            Ok(vm.init_extra(o, extra))
        }
        None => Err(vm.type_error("an integer is required")),
    }
}

fn value(vm: &mut Vm, a: Args) -> R {
    if a.kw_len() == 0 && a.len() == 1 {
        return to_int(vm, a.at(0));
    }
    let total = a.len() + a.kw_len();
    if a.kw_len() == 0 {
        a.arity(vm, "int", 0, 2)?;
    }
    if total > 2 {
        return Err(vm.type_error(format!("int() takes at most 2 arguments ({total} given)")));
    }
    let mut base = a.get(1);
    for (n, v) in a.kw() {
        if n.as_str() != "base" {
            return Err(vm.type_error(format!(
                "int() got an unexpected keyword argument '{}'",
                n.as_str()
            )));
        }
        if base.is_some() {
            return Err(vm.type_error("argument for int() given by name ('base') and position (2)"));
        }
        base = Some(v);
    }
    match (a.get(0), base) {
        (None, None) => Ok(Value::ZERO),
        (None, Some(_)) => Err(vm.type_error("int() missing string argument")),
        (Some(x), None) => to_int(vm, x),
        (Some(x), Some(b)) => {
            let b = vm.index_i64(b).or_else(|e| {
                // A base beyond any machine int is as wrong as 37.
                vm.swallow(e, types::OVERFLOW_ERROR)?;
                Ok(-1)
            })?;
            if b != 0 && !(2..=36).contains(&b) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            if x.cast::<Str>().is_none() && bytes_of(x).is_none() {
                return Err(vm.type_error("int() can't convert non-string with explicit base"));
            }
            parse(vm, x, b)
        }
    }
}

fn bytes_of(v: Value) -> Option<Vec<u8>> {
    match v.cast::<Bytes>() {
        Some(b) => Some(b.as_slice().to_vec()),
        None => v.cast::<ByteArray>().map(|b| b.data.borrow().clone()),
    }
}

fn parse(vm: &mut Vm, x: Value, base: i64) -> R {
    let limit = max_digits(vm);
    let r = if let Some(s) = x.cast::<Str>() {
        if base == 10
            && let Some(i) = int_text::parse_small(s.as_str())
        {
            return Ok(vm.int(i));
        }
        int_text::parse_int(s.as_str(), base, limit)
    } else {
        int_text::parse_int_bytes(&bytes_of(x).unwrap_or_default(), base, limit)
    };
    match r {
        Ok(b) => Ok(vm.bigint(b)),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// `int(x)`: an exact int.
pub fn to_int(vm: &mut Vm, x: Value) -> R {
    if x.is_exact_int() {
        return Ok(x);
    }
    let class = vm.class_of(x);
    if let Some(f) = class.slots().int {
        let r = f(vm, x)?;
        if r.is_exact_int() {
            return Ok(r);
        }
        return match r.as_int() {
            Some(i) => {
                let t = vm.type_name(r);
                vm.warn(
                    types::DEPRECATION_WARNING,
                    &format!(
                        "__int__ returned non-int (type {t}).  The ability to return an instance of a strict subclass of int is \
                         deprecated, and may be removed in a future version of Python."
                    ),
                )?;
                Ok(vm.int_from_ref(i))
            }
            None => {
                let t = vm.type_name(r);
                Err(vm.type_error(format!("__int__ returned non-int (type {t})")))
            }
        };
    }
    if class.slots().index.is_some() {
        let r = vm.to_index(x)?;
        return super::int::exact(vm, r);
    }
    if x.cast::<Str>().is_some() || bytes_of(x).is_some() {
        return parse(vm, x, 10);
    }
    if let Some(b) = crate::builtins::text::buffer::bytes_like(vm, x)? {
        let b = vm.bytes(b);
        return parse(vm, b, 10);
    }
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        class.name_str()
    )))
}
