//! What `except*` needs from exception groups.

use crate::object::{Exception, List, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Combines the exceptions that `except*` handlers raised with the unhandled rest. `orig` is the original exception, `excs` a list whose last
/// item is the unhandled part; None items are dropped. The result is None when everything was handled.
pub fn prepare_reraise_star(vm: &mut Vm, orig: Value, excs: Value) -> R {
    let Some(list) = excs.cast::<List>() else {
        return Ok(Value::NONE);
    };
    let items: Vec<Value> = list
        .items()
        .iter()
        .copied()
        .filter(|e| !e.is_none())
        .collect();
    if items.is_empty() {
        return Ok(Value::NONE);
    }
    if !vm.is_instance(orig, types::BASE_EXCEPTION_GROUP) {
        // A naked exception was wrapped: at most one thing can be left.
        return Ok(items[0]);
    }
    let (raised, reraised): (Vec<Value>, Vec<Value>) =
        items.into_iter().partition(|e| !same_origin(vm, orig, *e));
    let rest = if reraised.is_empty() {
        Value::NONE
    } else {
        let keep = vm.new_list();
        for e in &reraised {
            collect_leaves(vm, *e, keep)?;
        }
        project(vm, orig, keep)?
    };
    if raised.is_empty() {
        return Ok(rest);
    }
    let l = vm.new_list();
    for e in raised {
        l.push(&vm.heap, e);
    }
    if !rest.is_none() {
        l.push(&vm.heap, rest);
    }
    if l.len() == 1 {
        return Ok(l.items()[0]);
    }
    let all_plain = l
        .items()
        .iter()
        .all(|e| vm.is_instance(*e, types::EXCEPTION));
    let id = if all_plain {
        types::EXCEPTION_GROUP
    } else {
        types::BASE_EXCEPTION_GROUP
    };
    let (c, msg) = (vm.class(id).value(), vm.str(""));
    vm.call(c, &[msg, l.value()])
}

/// A part of `orig` shares its metadata (traceback, cause, context), as CPython checks.
fn same_origin(_vm: &Vm, orig: Value, e: Value) -> bool {
    match (orig.cast::<Exception>(), e.cast::<Exception>()) {
        (Some(a), Some(b)) => {
            a.traceback.get().is(b.traceback.get())
                && a.cause.get().is(b.cause.get())
                && a.context.get().is(b.context.get())
                && a.dict.get().is(b.dict.get())
        }
        _ => false,
    }
}

fn members(e: Value) -> Option<Value> {
    e.cast::<Exception>()
        .and_then(|e| e.fields[1].get().non_null())
}

fn collect_leaves(vm: &mut Vm, e: Value, out: crate::heap::Gc<List>) -> R<()> {
    vm.check_native_depth("")?;
    if vm.is_instance(e, types::BASE_EXCEPTION_GROUP) {
        if let Some(ms) = members(e) {
            for x in vm.sequence_items(ms).unwrap_or_default() {
                collect_leaves(vm, x, out)?;
            }
        }
    } else {
        out.push(&vm.heap, e);
    }
    Ok(())
}

/// The sub-group of `orig` with exactly the leaves in `keep`, its nesting preserved; None if empty.
fn project(vm: &mut Vm, orig: Value, keep: crate::heap::Gc<List>) -> R {
    vm.check_native_depth("")?;
    if !vm.is_instance(orig, types::BASE_EXCEPTION_GROUP) {
        let hit = keep.items().iter().any(|k| k.is(orig));
        return Ok(if hit { orig } else { Value::NONE });
    }
    let out = vm.new_list();
    let mut same = true;
    if let Some(ms) = members(orig) {
        for x in vm.sequence_items(ms).unwrap_or_default() {
            let p = project(vm, x, keep)?;
            same &= p.is(x);
            if !p.is_none() {
                out.push(&vm.heap, p);
            }
        }
    }
    if same {
        return Ok(orig);
    }
    if out.is_empty() {
        return Ok(Value::NONE);
    }
    let g = vm.call_method(orig, "derive", &[out.value()])?;
    if let (Some(a), Some(b)) = (orig.cast::<Exception>(), g.cast::<Exception>()) {
        b.traceback.set(a.traceback.get());
        b.cause.set(a.cause.get());
        b.context.set(a.context.get());
        let n = vm.n.notes;
        if let Some(notes) = vm.dict_of(orig).and_then(|d| d.get_str(n)) {
            let class = vm.class_of(g);
            vm.set_instance_attribute(g, class, n, notes);
        }
    }
    Ok(g)
}
