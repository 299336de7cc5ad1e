//! `try`, `except*`, `finally` and `with`.

use super::cx::{Cx, Flow, at, tri};
use super::expr::expr;
use super::stmt::block;
use super::{assign, names};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::List;
use gearbox_vm::tree::{Loc, Name, Try, With};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Makes `exc` pending again as it was: no traceback entry, no new context.
fn reraise(vm: &mut Vm, exc: Value) -> Flow {
    let _ = vm.restore_exception(exc);
    Flow::Raise
}

/// The parts of a `try` statement, however they are executed.
pub(crate) trait Handlers {
    /// Number of handlers.
    fn count(&self) -> usize;
    /// The name and position of a handler.
    fn head(&self, i: usize) -> (Option<&Name>, Loc);
    /// The class that a handler takes; `None` = any.
    fn class(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Option<R>;
    /// Executes a handler's body.
    fn body(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Flow;
}

impl Handlers for Try {
    fn count(&self) -> usize {
        self.handlers.len()
    }
    fn head(&self, i: usize) -> (Option<&Name>, Loc) {
        let h = &self.handlers[i];
        (h.name.as_ref(), h.loc)
    }
    fn class(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Option<R> {
        Some(expr(vm, cx, self.handlers[i].type_.as_ref()?))
    }
    fn body(&self, i: usize, vm: &mut Vm, cx: &Cx) -> Flow {
        block(vm, cx, &self.handlers[i].body)
    }
}

#[inline(never)]
pub(crate) fn try_stmt(vm: &mut Vm, cx: &Cx, t: &Try) -> Flow {
    let flow = match block(vm, cx, &t.body) {
        Flow::Raise if !t.handlers.is_empty() => handle(vm, cx, t, t.star),
        Flow::Normal if !t.handlers.is_empty() => block(vm, cx, &t.orelse),
        other => other,
    };
    if t.finalbody.is_empty() {
        return flow;
    }
    finally(vm, cx, flow, |vm, cx| block(vm, cx, &t.finalbody))
}

/// Executes a `finally` part after the rest of the statement has ended with `flow`.
pub(crate) fn finally(
    vm: &mut Vm,
    cx: &Cx,
    flow: Flow,
    part: impl Fn(&mut Vm, &Cx) -> Flow,
) -> Flow {
    if flow == Flow::Raise {
        let exc = vm.take_exception();
        let before = cx.enter_handler(vm, exc);
        let last = part(vm, cx);
        cx.leave_handler(vm, before);
        return if last == Flow::Normal {
            reraise(vm, exc)
        } else {
            last
        };
    }
    let value = cx.ret.get();
    let last = part(vm, cx);
    if last != Flow::Normal {
        return last;
    }
    cx.ret.set(value);
    flow
}

/// Offers the pending exception to the handlers.
pub(crate) fn handle(vm: &mut Vm, cx: &Cx, handlers: &impl Handlers, star: bool) -> Flow {
    let exc = vm.take_exception();
    let before = cx.enter_handler(vm, exc);
    let flow = if star {
        star_handlers(vm, cx, handlers, exc)
    } else {
        plain_handlers(vm, cx, handlers, exc)
    };
    cx.leave_handler(vm, before);
    flow
}

fn plain_handlers(vm: &mut Vm, cx: &Cx, handlers: &impl Handlers, exc: Value) -> Flow {
    for i in 0..handlers.count() {
        let (name, loc) = handlers.head(i);
        if let Some(class) = handlers.class(i, vm, cx) {
            match vm.exception_matches(exc, tri!(class)) {
                Ok(true) => {}
                Ok(false) => continue,
                Err(_) => {
                    return cx.fail(vm, loc);
                }
            }
        }
        if let Some(name) = name {
            tri!(names::store(vm, cx, name, exc, loc));
        }
        let flow = handlers.body(i, vm, cx);
        return forget(vm, cx, flow, name, loc);
    }
    reraise(vm, exc)
}

/// Deletes the handler's name, whichever way the handler ended.
fn forget(vm: &mut Vm, cx: &Cx, flow: Flow, name: Option<&Name>, loc: Loc) -> Flow {
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

fn star_handlers(vm: &mut Vm, cx: &Cx, handlers: &impl Handlers, exc: Value) -> Flow {
    // What the handlers raised, and what is still to be handled.
    let raised = vm.new_list();
    let mut rest = exc;
    for i in 0..handlers.count() {
        let (name, loc) = handlers.head(i);
        let Some(class) = handlers.class(i, vm, cx) else {
            continue;
        };
        let (hit, others) = match vm.exception_group_match(rest, tri!(class)) {
            Ok(x) => x,
            Err(_) => {
                return cx.fail(vm, loc);
            }
        };
        rest = others;
        if hit.is_none() {
            continue;
        }
        vm.handled = hit;
        if let Some(name) = name {
            tri!(names::store(vm, cx, name, hit, loc));
        }
        let flow = handlers.body(i, vm, cx);
        match forget(vm, cx, flow, name, loc) {
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
pub(crate) fn with_stmt(vm: &mut Vm, cx: &Cx, w: &With, index: usize) -> Flow {
    let Some((context, target)) = w.items.get(index) else {
        return block(vm, cx, &w.body);
    };
    let manager = tri!(expr(vm, cx, context));
    with_item(vm, cx, manager, context.loc, |vm, cx, entered| {
        if let Some(target) = target {
            tri!(assign::store(vm, cx, target, entered));
        }
        with_stmt(vm, cx, w, index + 1)
    })
}

/// One item of a `with` statement: `part` gets what `__enter__` returned, stores it and executes what the item is around.
#[inline]
pub(crate) fn with_item(
    vm: &mut Vm,
    cx: &Cx,
    manager: Value,
    loc: Loc,
    part: impl Fn(&mut Vm, &Cx, Value) -> Flow,
) -> Flow {
    let (exit, receiver, entered) = tri!(enter(vm, cx, manager, loc));
    let flow = part(vm, cx, entered);
    leave(vm, cx, flow, exit, receiver, loc)
}

/// Calls `__exit__`.
fn leave(vm: &mut Vm, cx: &Cx, flow: Flow, exit: Value, receiver: Value, loc: Loc) -> Flow {
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
fn enter(vm: &mut Vm, cx: &Cx, manager: Value, loc: Loc) -> R<(Value, Value, Value)> {
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
