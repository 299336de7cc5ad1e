//! Closure cells.

use crate::heap::{Gc, Kind};
use crate::object::{CellObj, Class, Cmp, GetSetDef, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<CellObj>> {
    match o.cast::<CellObj>() {
        Some(c) => Ok(c),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a cell is required, not '{t}'")))
        }
    }
}

fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "cell")?;
    a.arity(vm, "cell", 0, 1)?;
    Ok(CellObj::new(&vm.heap, a.get(0).unwrap_or(Value::NULL)).value())
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let c = this(vm, o)?;
    let v = c.value.get();
    Ok(vm.string(if v.is_null() {
        format!("<cell at 0x{:x}: empty>", c.addr())
    } else {
        format!(
            "<cell at 0x{:x}: {} object at 0x{:x}>",
            c.addr(),
            vm.type_name(v),
            v.bits() & ((1 << 48) - 1)
        )
    }))
}

/// By content; an empty cell is less than a filled one.
fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<CellObj>(), b.cast::<CellObj>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (x, y) = (x.value.get(), y.value.get());
    if x.is_null() || y.is_null() {
        return Ok(Value::bool(op.holds((!x.is_null()).cmp(&!y.is_null()))));
    }
    vm.compare(x, y, op)
}

fn get_contents(vm: &mut Vm, o: Value) -> R {
    let v = this(vm, o)?.value.get();
    if v.is_null() {
        Err(vm.value_error("Cell is empty"))
    } else {
        Ok(v)
    }
}

/// The class `cell`.
pub static CELL: TypeSpec = TypeSpec {
    id: types::CELL,
    name: "cell",
    kind: Kind::Cell,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        ..Slots::NONE
    },
    getset: &[GetSetDef::rw("cell_contents", get_contents, |vm, o, v| {
        this(vm, o)?.value.set(v.unwrap_or(Value::NULL));
        Ok(())
    })],
    doc: "Create a new cell object.",
    ..TypeSpec::BASE
};
