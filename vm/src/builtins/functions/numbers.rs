//! Numbers, characters and texts of single values.

use crate::object::{ByteArray, Bytes, IntRef, Str};
use crate::run::args::Args;
use crate::text::str_repr::escape_non_ascii;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};

pub fn abs(vm: &mut Vm, _: Value, a: Args) -> R {
    vm.absolute(a.at(0))
}

pub fn divmod(vm: &mut Vm, _: Value, a: Args) -> R {
    vm.divmod(a.at(0), a.at(1))
}

pub fn pow(vm: &mut Vm, _: Value, a: Args) -> R {
    let [base, exp, modulus] = a.bind(vm, "pow", ["base", "exp", "mod"], 0, 2, 3)?;
    vm.power(base, exp, modulus.non_null().unwrap_or(Value::NONE))
}

pub fn round(vm: &mut Vm, _: Value, a: Args) -> R {
    let [number, digits] = a.bind(vm, "round", ["number", "ndigits"], 0, 1, 2)?;
    let name = vm.n.round;
    let args = digits.non_null().and_then(Value::non_none);
    match vm.call_special(number, name, args.as_slice())? {
        Some(r) => Ok(r),
        None => {
            let t = vm.type_name(number);
            Err(vm.type_error(format!("type {t} doesn't define __round__ method")))
        }
    }
}

pub fn hash(vm: &mut Vm, _: Value, a: Args) -> R {
    let h = vm.hash(a.at(0))?;
    Ok(vm.int(h))
}

/// An int that differs between live objects. Values without a cell (small ints, floats) get one from their bits.
pub fn id(vm: &mut Vm, _: Value, a: Args) -> R {
    let v = a.at(0);
    let bits = v.bits();
    Ok(match v.as_ptr() {
        Some(p) => vm.int(p as usize as i64),
        None => vm.int((bits.rotate_left(20) >> 2 | 1 << 60) as i64),
    })
}

/// `bin`, `oct`, `hex`: sign, prefix, digits.
fn radix(vm: &mut Vm, v: Value, prefix: &str, radix: u32) -> R {
    let i = vm.to_index(v)?;
    let text = match i.as_int() {
        Some(IntRef::Small(i)) => {
            let m = i.unsigned_abs();
            let digits = match radix {
                2 => format!("{m:b}"),
                8 => format!("{m:o}"),
                _ => format!("{m:x}"),
            };
            format!("{}{prefix}{digits}", if i < 0 { "-" } else { "" })
        }
        Some(IntRef::Big(b)) => {
            let digits = b.magnitude().to_str_radix(radix);
            format!(
                "{}{prefix}{digits}",
                if b.sign() == num_bigint::Sign::Minus {
                    "-"
                } else {
                    ""
                }
            )
        }
        None => String::new(),
    };
    Ok(vm.string(text))
}

pub fn bin(vm: &mut Vm, _: Value, a: Args) -> R {
    radix(vm, a.at(0), "0b", 2)
}
pub fn oct(vm: &mut Vm, _: Value, a: Args) -> R {
    radix(vm, a.at(0), "0o", 8)
}
pub fn hex(vm: &mut Vm, _: Value, a: Args) -> R {
    radix(vm, a.at(0), "0x", 16)
}

pub fn chr(vm: &mut Vm, _: Value, a: Args) -> R {
    let i = vm.to_index(a.at(0))?;
    match i
        .as_i64()
        .and_then(|i| u32::try_from(i).ok())
        .and_then(surrogate::to_char)
    {
        Some(c) => Ok(vm.char_str(c)),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

pub fn ord(vm: &mut Vm, _: Value, a: Args) -> R {
    let v = a.at(0);
    let n = if let Some(s) = v.cast::<Str>() {
        if s.char_len() == 1
            && let Some(c) = s.char_at(0)
        {
            return Ok(Value::small(i64::from(surrogate::code_point(c))));
        }
        s.char_len()
    } else if let Some(b) = v.cast::<Bytes>() {
        if let [x] = b.as_slice() {
            return Ok(Value::small(*x as i64));
        }
        b.as_slice().len()
    } else if let Some(b) = v.cast::<ByteArray>() {
        let n = vm.len(v)?;
        if n == 1 {
            return vm.getitem(b.value(), Value::ZERO);
        }
        n
    } else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!("ord() expected string of length 1, but {t} found")));
    };
    Err(vm.type_error(format!(
        "ord() expected a character, but string of length {n} found"
    )))
}

pub fn repr(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(vm.repr(a.at(0))?.value())
}

pub fn ascii(vm: &mut Vm, _: Value, a: Args) -> R {
    let s = vm.repr(a.at(0))?;
    if s.is_ascii() {
        return Ok(s.value());
    }
    Ok(vm.string(escape_non_ascii(s.as_str())))
}

pub fn format(vm: &mut Vm, _: Value, a: Args) -> R {
    let spec = match a.get(1) {
        None => vm.n.empty,
        Some(s) => match s.cast::<Str>() {
            Some(s) => s,
            None => vm.expect_str(s, "format() argument 2")?,
        },
    };
    Ok(vm.format(a.at(0), spec)?.value())
}
