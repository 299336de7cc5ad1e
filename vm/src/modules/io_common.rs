//! What all file classes share: argument conversions, errors, line iteration.

use crate::object::types;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// `io.UnsupportedOperation`.
pub fn unsupported(vm: &mut Vm, what: &str) -> Raised {
    vm.raise(types::UNSUPPORTED_OPERATION, what)
}

/// ValueError of every operation on a closed file.
pub fn closed_error(vm: &mut Vm) -> Raised {
    vm.value_error("I/O operation on closed file.")
}

/// A size argument: absent, None and negative mean all.
pub fn size(vm: &mut Vm, a: Args) -> R<Option<usize>> {
    match a.get(0).and_then(|v| v.non_none()) {
        None => Ok(None),
        Some(v) => {
            if vm.class_of(v).slots().index.is_none() {
                let t = vm.type_name(v);
                return Err(vm.type_error(format!("argument should be integer or None, not '{t}'")));
            }
            Ok(usize::try_from(vm.index_i64(v)?).ok())
        }
    }
}

/// The rest of the lines as a list; stops once `hint` characters or bytes have been read.
pub fn read_lines(
    vm: &mut Vm,
    a: Args,
    mut line: impl FnMut(&mut Vm) -> R<Option<(Value, usize)>>,
) -> R {
    let hint = size(vm, a)?.filter(|&h| h > 0);
    let out = vm.new_list();
    let mut total = 0;
    while let Some((v, n)) = line(vm)? {
        out.push(&vm.heap, v);
        total += n;
        if hint.is_some_and(|h| total >= h) {
            break;
        }
    }
    Ok(out.value())
}

/// `writelines`: writes each item with `write`.
pub fn write_lines(vm: &mut Vm, o: Value, a: Args, write: fn(&mut Vm, Value, Value) -> R) -> R {
    vm.iterate(a.at(0), |vm, x| write(vm, o, x).map(|_| ()))?;
    Ok(Value::NONE)
}

/// `self` from `__enter__`; `iter(self)`.
pub fn itself(_: &mut Vm, o: Value) -> R {
    Ok(o)
}
