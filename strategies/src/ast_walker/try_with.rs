//! `try`, `except*`, `finally` and `with`.

use super::cx::{Cx, Flow, at, tri};
use super::expr::expr;
use super::stmt::block;
use super::{assign, names};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::List;
use gearbox_vm::tree::{Expr, Loc, Try, With};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Makes `exc` pending again as it was: no traceback entry, no new context.
fn reraise(vm: &mut Vm, exc: Value) -> Flow {
    let _ = vm.restore_exception(exc);
    Flow::Raise
}

#[inline(never)]
pub(super) fn try_stmt(vm: &mut Vm, cx: &Cx, t: &Try) -> Flow {
    let flow = if t.handlers.is_empty() {
        block(vm, cx, &t.body)
    } else {
        handlers(vm, cx, t)
    };
    if t.finalbody.is_empty() {
        return flow;
    }
    if flow == Flow::Raise {
        let exc = vm.take_exception();
        let before = cx.enter_handler(vm, exc);
        let last = block(vm, cx, &t.finalbody);
        cx.leave_handler(vm, before);
        return if last == Flow::Normal {
            reraise(vm, exc)
        } else {
            last
        };
    }
    let value = cx.ret.get();
    let last = block(vm, cx, &t.finalbody);
    if last != Flow::Normal {
        return last;
    }
    cx.ret.set(value);
    flow
}

fn handlers(vm: &mut Vm, cx: &Cx, t: &Try) -> Flow {
    match block(vm, cx, &t.body) {
        Flow::Raise => {}
        Flow::Normal => return block(vm, cx, &t.orelse),
        other => return other,
    }
    let exc = vm.take_exception();
    let before = cx.enter_handler(vm, exc);
    let flow = if t.star {
        star_handlers(vm, cx, t, exc)
    } else {
        plain_handlers(vm, cx, t, exc)
    };
    cx.leave_handler(vm, before);
    flow
}

fn plain_handlers(vm: &mut Vm, cx: &Cx, t: &Try, exc: Value) -> Flow {
    for h in &t.handlers {
        if let Some(class) = &h.type_ {
            let class = tri!(expr(vm, cx, class));
            match vm.exception_matches(exc, class) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(_) => {
                    return cx.fail(vm, h.loc);
                }
            }
        }
        if let Some(name) = &h.name {
            tri!(names::store(vm, cx, name, exc, h.loc));
        }
        let flow = block(vm, cx, &h.body);
        return forget(vm, cx, flow, h.name.as_ref(), h.loc);
    }
    reraise(vm, exc)
}

/// Deletes the handler's name, whichever way the handler ended.
fn forget(
    vm: &mut Vm,
    cx: &Cx,
    flow: Flow,
    name: Option<&gearbox_vm::tree::Name>,
    loc: Loc,
) -> Flow {
    if name.is_none() {
        return flow;
    }
    let pending = if flow == Flow::Raise {
        vm.take_exception()
    } else {
        Value::NULL
    };
    tri!(names::forget(vm, cx, name, loc));
    if flow == Flow::Raise {
        reraise(vm, pending)
    } else {
        flow
    }
}

fn star_handlers(vm: &mut Vm, cx: &Cx, t: &Try, exc: Value) -> Flow {
    // What the handlers raised, and what is still to be handled.
    let raised = vm.new_list();
    let mut rest = exc;
    for h in &t.handlers {
        let Some(class) = &h.type_ else { continue };
        let class = tri!(expr(vm, cx, class));
        let (hit, others) = match vm.exception_group_match(rest, class) {
            Ok(x) => x,
            Err(_) => {
                return cx.fail(vm, h.loc);
            }
        };
        rest = others;
        if hit.is_none() {
            continue;
        }
        vm.handled = hit;
        if let Some(name) = &h.name {
            tri!(names::store(vm, cx, name, hit, h.loc));
        }
        let flow = block(vm, cx, &h.body);
        match forget(vm, cx, flow, h.name.as_ref(), h.loc) {
            Flow::Normal => {}
            Flow::Raise => {
                let e = vm.take_exception();
                raised.push(&vm.heap, e);
            }
            // The compiler refuses `return`, `break` and `continue` here.
            other => return other,
        }
    }
    end_star(vm, exc, raised, rest)
}

fn end_star(vm: &mut Vm, exc: Value, raised: Gc<List>, rest: Value) -> Flow {
    raised.push(&vm.heap, rest);
    match vm.prepare_reraise_star(exc, raised.value()) {
        Ok(e) if e.is_none() => Flow::Normal,
        Ok(e) => reraise(vm, e),
        Err(_) => Flow::Raise,
    }
}

#[inline(never)]
pub(super) fn with_stmt(vm: &mut Vm, cx: &Cx, w: &With, index: usize) -> Flow {
    let Some((context, target)) = w.items.get(index) else {
        return block(vm, cx, &w.body);
    };
    let loc = context.loc;
    let (exit, receiver, entered) = tri!(enter(vm, cx, context));
    let flow = match target {
        Some(target) => match assign::store(vm, cx, target, entered) {
            Ok(()) => with_stmt(vm, cx, w, index + 1),
            Err(_) => Flow::Raise,
        },
        None => with_stmt(vm, cx, w, index + 1),
    };
    cx.at_line(vm, loc);
    if flow != Flow::Raise {
        let none = [Value::NONE; 3];
        let r = if receiver.is_null() {
            vm.call(exit, &none)
        } else {
            vm.call_with_self(exit, receiver, &none)
        };
        if r.is_err() {
            return cx.fail(vm, loc);
        }
        return flow;
    }
    let exc = vm.take_exception();
    let before = cx.enter_handler(vm, exc);
    let swallowed = match vm.call_exit(exit, receiver, exc) {
        Ok(v) => vm.truth(v),
        Err(r) => Err(r),
    };
    let flow = match swallowed {
        Ok(true) => Flow::Normal,
        Ok(false) => reraise(vm, exc),
        Err(_) => cx.fail(vm, loc),
    };
    cx.leave_handler(vm, before);
    flow
}

/// `__exit__`, its receiver (or NULL), and what `__enter__` returned.
fn enter(vm: &mut Vm, cx: &Cx, context: &Expr) -> R<(Value, Value, Value)> {
    let loc = context.loc;
    let manager = expr(vm, cx, context)?;
    let (exit, receiver) = at!(vm, cx, loc, vm.load_special_method(manager, 1));
    let (enter, enter_receiver) = at!(vm, cx, loc, vm.load_special_method(manager, 0));
    cx.at_line(vm, loc);
    let r = if enter_receiver.is_null() {
        vm.call(enter, &[])
    } else {
        vm.call_with_self(enter, enter_receiver, &[])
    };
    Ok((exit, receiver, at!(vm, cx, loc, r)))
}
