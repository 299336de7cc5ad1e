//! Items of memory views: machine numbers by the struct module's letters.

use crate::numeric::float_arith::plain_nan;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Bytes of one item; unknown letters count as bytes.
pub fn item_size(format: char) -> usize {
    match format {
        'h' | 'H' => 2,
        'i' | 'I' | 'f' => 4,
        'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'd' => 8,
        _ => 1,
    }
}

/// Whether views of this format exist.
pub fn is_known(format: char) -> bool {
    "cbB?hHiIlLqQnNfd".contains(format)
}

/// A number of the item's own width, zero-extended.
fn raw(data: &[u8]) -> u64 {
    let mut all = [0; 8];
    let n = data.len().min(8);
    all[..n].copy_from_slice(&data[..n]);
    u64::from_le_bytes(all)
}

/// The Python value of an item.
pub fn unpack(vm: &mut Vm, format: char, data: &[u8]) -> Value {
    let bits = raw(data);
    let unused = 64 - 8 * data.len().clamp(1, 8) as u32;
    match format {
        'c' => vm.bytes(data.to_vec()),
        '?' => Value::bool(bits != 0),
        'b' | 'h' | 'i' | 'l' | 'q' | 'n' => vm.int(((bits << unused) as i64) >> unused),
        'f' => vm.float(f32::from_bits(bits as u32) as f64),
        'd' => vm.float(f64::from_bits(bits)),
        _ => vm.int_usize(bits as usize),
    }
}

/// The bytes of a value for an item; errors as memoryview words them.
pub fn pack(vm: &mut Vm, format: char, v: Value) -> R<Vec<u8>> {
    let size = item_size(format);
    match format {
        '?' => return Ok(vec![u8::from(vm.truth(v)?)]),
        'c' => {
            return match v.cast::<crate::object::Bytes>() {
                Some(b) if b.as_slice().len() == 1 => Ok(b.as_slice().to_vec()),
                Some(_) => Err(invalid_value(vm, format)),
                None => Err(invalid_type(vm, format)),
            };
        }
        'f' | 'd' => {
            let class = vm.class_of(v);
            if class.slots().float.is_none() && class.slots().index.is_none() {
                return Err(invalid_type(vm, format));
            }
            let x = plain_nan(vm.to_f64(v)?);
            return Ok(if format == 'f' {
                (x as f32).to_le_bytes().to_vec()
            } else {
                x.to_le_bytes().to_vec()
            });
        }
        _ => {}
    }
    if vm.class_of(v).slots().index.is_none() {
        return Err(invalid_type(vm, format));
    }
    let n = vm.to_index(v)?;
    let wide = match n.as_int() {
        Some(crate::object::IntRef::Small(i)) => Some(i as i128),
        Some(crate::object::IntRef::Big(b)) => i128::try_from(b).ok(),
        None => None,
    };
    let bits = 8 * size as u32;
    let (low, high) = if format.is_ascii_lowercase() {
        (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
    } else {
        (0, (1i128 << bits) - 1)
    };
    match wide {
        Some(w) if (low..=high).contains(&w) => Ok(w.to_le_bytes()[..size].to_vec()),
        _ => Err(invalid_value(vm, format)),
    }
}

fn invalid_type(vm: &mut Vm, format: char) -> crate::vm::Raised {
    vm.type_error(format!("memoryview: invalid type for format '{format}'"))
}
fn invalid_value(vm: &mut Vm, format: char) -> crate::vm::Raised {
    vm.value_error(format!("memoryview: invalid value for format '{format}'"))
}
