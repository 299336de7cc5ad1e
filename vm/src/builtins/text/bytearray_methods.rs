//! `bytearray`: the methods that change it.

use super::buffer::{byte, bytes_like, zeroes};
use super::bytearray::{resizable, this};
use crate::object::{ByteArray, Str};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub(super) fn append(vm: &mut Vm, v: Value, a: Args) -> R {
    let (b, x) = (this(vm, v)?, byte(vm, a.at(0), "byte")?);
    resizable(vm, b)?;
    vm.heap.charge(1);
    b.data.borrow_mut().push(x);
    Ok(Value::NONE)
}
pub(super) fn clear(vm: &mut Vm, v: Value, _: Args) -> R {
    let b = this(vm, v)?;
    resizable(vm, b)?;
    b.data.borrow_mut().clear();
    Ok(Value::NONE)
}
pub(super) fn copy(vm: &mut Vm, v: Value, _: Args) -> R {
    let data = this(vm, v)?.data.borrow().clone();
    Ok(ByteArray::new(&vm.heap, data).value())
}
pub(super) fn extend(vm: &mut Vm, v: Value, a: Args) -> R {
    let b = this(vm, v)?;
    let x = a.at(0);
    let data = match bytes_like(vm, x)? {
        Some(d) => d,
        None => {
            let class = vm.class_of(x);
            if x.cast::<Str>().is_some_and(|s| !s.is_empty()) {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            if class.slots().iter.is_none() && class.slots().getitem.is_none() {
                return Err(
                    vm.type_error(format!("can't extend bytearray with {}", class.name_str()))
                );
            }
            let it = vm.get_iter(x)?;
            vm.length_hint(x, 32)?;
            let mut out = Vec::new();
            while let Some(x) = vm.iter_next(it)? {
                out.push(byte(vm, x, "byte")?);
            }
            out
        }
    };
    resizable(vm, b)?;
    vm.heap.charge(data.len());
    b.data.borrow_mut().extend_from_slice(&data);
    Ok(Value::NONE)
}
pub(super) fn insert(vm: &mut Vm, v: Value, a: Args) -> R {
    let b = this(vm, v)?;
    let i = vm.index_i64(a.at(0))?;
    let x = byte(vm, a.at(1), "byte")?;
    resizable(vm, b)?;
    let mut data = b.data.borrow_mut();
    let n = data.len() as i64;
    let i = if i < 0 { (i + n).max(0) } else { i.min(n) };
    data.insert(i as usize, x);
    Ok(Value::NONE)
}
pub(super) fn pop(vm: &mut Vm, v: Value, a: Args) -> R {
    let b = this(vm, v)?;
    let i = match a.get(0) {
        Some(i) => vm.index_i64(i)?,
        None => -1,
    };
    let n = b.data.borrow().len() as i64;
    if n == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let i = if i < 0 { i + n } else { i };
    if !(0..n).contains(&i) {
        return Err(vm.index_error("pop index out of range"));
    }
    resizable(vm, b)?;
    let x = b.data.borrow_mut().remove(i as usize);
    Ok(Value::small(x as i64))
}
pub(super) fn remove(vm: &mut Vm, v: Value, a: Args) -> R {
    let (b, x) = (this(vm, v)?, byte(vm, a.at(0), "byte")?);
    let at = b.data.borrow().iter().position(|&y| y == x);
    let Some(at) = at else {
        return Err(vm.value_error("value not found in bytearray"));
    };
    resizable(vm, b)?;
    b.data.borrow_mut().remove(at);
    Ok(Value::NONE)
}
pub(super) fn resize(vm: &mut Vm, v: Value, a: Args) -> R {
    let (b, n) = (this(vm, v)?, vm.index_i64(a.at(0))?);
    if n < 0 {
        return Err(vm.value_error(format!("Can only resize to positive sizes, got {n}")));
    }
    resizable(vm, b)?;
    let old = b.data.borrow().len();
    let more = zeroes(vm, (n as usize).saturating_sub(old))?;
    vm.heap.charge(more.len());
    let mut data = b.data.borrow_mut();
    data.truncate(n as usize);
    data.extend_from_slice(&more);
    Ok(Value::NONE)
}
pub(super) fn reverse(vm: &mut Vm, v: Value, _: Args) -> R {
    this(vm, v)?.data.borrow_mut().reverse();
    Ok(Value::NONE)
}
