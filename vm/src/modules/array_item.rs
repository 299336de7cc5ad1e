//! Items of `array.array`: type codes, conversion between values and machine representations.

use super::array;
use crate::builtins::text::buffer;
use crate::numeric::float_arith::plain_nan;
use crate::object::{Str, types};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Every type code, in CPython's order.
pub const ALL_CODES: &str = "bBuwhHiIlLqQfd";

/// A type code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Code(u8);

impl Code {
    /// The code of a letter.
    pub fn from_char(c: char) -> Option<Code> {
        ALL_CODES.contains(c).then_some(Code(c as u8))
    }
    /// The letter.
    pub fn letter(self) -> char {
        self.0 as char
    }
    /// The format letter of the struct module.
    pub fn format(self) -> char {
        self.letter()
    }
    /// Items are characters.
    pub fn is_char(self) -> bool {
        matches!(self.0, b'u' | b'w')
    }
    /// Bytes per item.
    #[inline]
    pub fn size(self) -> usize {
        match self.0 {
            b'b' | b'B' => 1,
            b'h' | b'H' => 2,
            b'i' | b'I' | b'u' | b'w' | b'f' => 4,
            _ => 8,
        }
    }
    /// The value of an item.
    #[inline]
    pub fn load(self, vm: &Vm, b: [u8; 8]) -> Value {
        let word = u64::from_le_bytes(b);
        match self.0 {
            b'd' => vm.float(f64::from_bits(word)),
            b'i' => Value::small(i64::from(word as u32 as i32)),
            b'l' | b'q' => vm.int(word as i64),
            b'b' => Value::small(i64::from(word as u8 as i8)),
            b'h' => Value::small(i64::from(word as u16 as i16)),
            b'B' | b'H' | b'I' => Value::small(word as u32 as i64),
            b'f' => vm.float(f64::from(f32::from_bits(word as u32))),
            b'u' | b'w' => vm.char_str(surrogate::to_char(word as u32).unwrap_or('\u{FFFD}')),
            _ => vm.int_usize(word as usize),
        }
    }
    /// The representation of a value.
    #[inline]
    pub fn store(self, vm: &mut Vm, v: Value) -> R<[u8; 8]> {
        let word = match self.0 {
            b'd' => plain_nan(to_double(vm, v)?).to_bits(),
            b'f' => u64::from((plain_nan(to_double(vm, v)?) as f32).to_bits()),
            b'u' | b'w' => u64::from(to_char(vm, v)?),
            b'L' | b'Q' | b'I' => self.unsigned(vm, v)?,
            _ => self.signed(vm, v)? as u64,
        };
        Ok(word.to_le_bytes())
    }
    fn unsigned(self, vm: &mut Vm, v: Value) -> R<u64> {
        let v = vm.to_index(v)?;
        let Some(i) = v.as_int() else { return Ok(0) };
        let wide = i.to_big();
        if wide.sign() == num_bigint::Sign::Minus {
            return Err(vm.overflow_error(if self.0 == b'Q' {
                "can't convert negative int to unsigned"
            } else {
                "can't convert negative value to unsigned int"
            }));
        }
        match u64::try_from(&wide) {
            Ok(n) if self.0 == b'I' && n > u64::from(u32::MAX) => {
                Err(vm.overflow_error("unsigned int is greater than maximum"))
            }
            Ok(n) => Ok(n),
            Err(_) if self.0 == b'Q' => Err(vm.overflow_error("int too big to convert")),
            Err(_) => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
        }
    }
    fn signed(self, vm: &mut Vm, v: Value) -> R<i64> {
        let i = match v.as_small() {
            Some(i) => i,
            None => {
                let v = vm.to_index(v)?;
                match v.as_i64() {
                    Some(i) => i,
                    None if self.0 == b'q' => {
                        return Err(vm.overflow_error("int too big to convert"));
                    }
                    None => {
                        return Err(vm.overflow_error("Python int too large to convert to C long"));
                    }
                }
            }
        };
        let (low, high, name) = match self.0 {
            b'b' => (-128, 127, "signed char"),
            b'B' => (0, 255, "unsigned byte integer"),
            b'h' => (-32768, 32767, "signed short integer"),
            b'H' => (0, 65535, "unsigned short"),
            b'i' => (i64::from(i32::MIN), i64::from(i32::MAX), "signed integer"),
            _ => return Ok(i),
        };
        if i < low {
            Err(vm.overflow_error(format!("{name} is less than minimum")))
        } else if i > high {
            Err(vm.overflow_error(format!("{name} is greater than maximum")))
        } else {
            Ok(i)
        }
    }
}

fn to_double(vm: &mut Vm, v: Value) -> R<f64> {
    match v.as_exact_float() {
        Some(f) => Ok(f),
        None => vm.to_f64(v),
    }
}

fn to_char(vm: &mut Vm, v: Value) -> R<u32> {
    let Some(s) = v.cast::<Str>() else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!("array item must be a unicode character, not {t}")));
    };
    let mut chars = s.as_str().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(surrogate::code_point(c)),
        _ => Err(vm.type_error(format!(
            "array item must be a unicode character, not a string of length {}",
            s.char_len()
        ))),
    }
}

/// Machine formats of `__reduce_ex__`, by number: letter of the equivalent type code, big-endian?
const FORMATS: [(u8, bool); 22] = [
    (b'B', false),
    (b'b', false),
    (b'H', false),
    (b'H', true),
    (b'h', false),
    (b'h', true),
    (b'I', false),
    (b'I', true),
    (b'i', false),
    (b'i', true),
    (b'Q', false),
    (b'Q', true),
    (b'q', false),
    (b'q', true),
    (b'f', false),
    (b'f', true),
    (b'd', false),
    (b'd', true),
    (b'w', false),
    (b'w', true),
    (b'w', false),
    (b'w', true),
];

impl Code {
    /// The number of the machine format that this platform uses for the code.
    pub fn format_number(self) -> i64 {
        match self.0 {
            b'B' => 0,
            b'b' => 1,
            b'H' => 2,
            b'h' => 4,
            b'I' => 6,
            b'i' => 8,
            b'L' | b'Q' => 10,
            b'l' | b'q' => 12,
            b'f' => 14,
            b'd' => 16,
            _ => 20,
        }
    }
}

/// `_array_reconstructor(class, typecode, format, bytes)`.
pub fn reconstruct(vm: &mut Vm, _: Value, a: Args) -> R {
    let Some(class) = a
        .at(0)
        .as_class()
        .filter(|c| c.is_subclass_of(types::ARRAY))
    else {
        return Err(vm.type_error("first argument must be a type object"));
    };
    let letter = a
        .at(1)
        .cast::<Str>()
        .and_then(|s| s.as_str().chars().next());
    let Some(code) = letter.and_then(Code::from_char) else {
        return Err(vm.value_error("second argument must be a valid type code"));
    };
    let number = vm.index_i64(a.at(2))?;
    let Some(&(source, big)) = usize::try_from(number).ok().and_then(|n| FORMATS.get(n)) else {
        return Err(vm.value_error("third argument must be a valid machine format code."));
    };
    let bytes = buffer::expect_bytes(vm, a.at(3))?;
    let source = Code(source);
    if !bytes.len().is_multiple_of(source.size()) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    let target = vm.native_of(class, array::Array::new(code, Vec::new()));
    let array = super::support::this::<array::Array>(vm, target)?;
    for chunk in bytes.chunks(source.size()) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        if big {
            word[..chunk.len()].reverse();
        }
        let v = source.load(vm, word);
        array.push(vm, v)?;
    }
    Ok(target)
}
