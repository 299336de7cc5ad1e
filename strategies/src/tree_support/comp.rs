//! Comprehensions and generator expressions.

use super::cx::{Cx, at, pop, top};
use super::expr::{cond, expr};
use super::{assign, call, function, generator};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{CellObj, Dict, List, Set};
use gearbox_vm::tree::{Comp, CompKind, Expr, ExprKind, Inlined, Loc};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Where the elements go.
#[derive(Clone, Copy)]
pub(crate) enum Sink {
    List(Gc<List>),
    Set(Gc<Set>),
    Dict(Gc<Dict>),
    Yield,
}

impl Sink {
    pub fn new(vm: &Vm, kind: CompKind) -> Sink {
        match kind {
            CompKind::List => Sink::List(vm.new_list()),
            CompKind::Set => Sink::Set(vm.new_set()),
            CompKind::Dict => Sink::Dict(vm.new_dict()),
            CompKind::Generator => Sink::Yield,
        }
    }
    pub fn value(self) -> Value {
        match self {
            Sink::List(l) => l.value(),
            Sink::Set(s) => s.value(),
            Sink::Dict(d) => d.value(),
            Sink::Yield => Value::NONE,
        }
    }
}

/// A comprehension expression.
#[inline(never)]
pub(crate) fn comp(vm: &mut Vm, cx: &Cx, c: &Comp, loc: Loc) -> R {
    let Some(first) = c.generators.first() else {
        return Ok(Value::NONE);
    };
    if let Some(inlined) = c.inlined.get() {
        let v = expr(vm, cx, &first.iter)?;
        let it = at!(vm, cx, first.iter.loc, vm.get_iter(v));
        return run_inlined(vm, cx, c.kind, inlined, |vm, cx, sink| {
            clause(vm, cx, c, 0, it, sink)
        });
    }
    let f = function::closure(vm, cx, &c.scope);
    let v = expr(vm, cx, &first.iter)?;
    call_with_iterator(vm, cx, f.value(), v, first.iter.loc, loc)
}

/// Calls the function of a comprehension that has a frame of its own, `f`, with the iterator of `v`.
pub(crate) fn call_with_iterator(
    vm: &mut Vm,
    cx: &Cx,
    f: Value,
    v: Value,
    iter_loc: Loc,
    loc: Loc,
) -> R {
    let it = at!(vm, cx, iter_loc, vm.get_iter(v));
    vm.push_root(it);
    cx.at_line(vm, loc);
    Ok(at!(vm, cx, loc, call::invoke(vm, f, 1, Value::NULL, 1)))
}

/// The body of a comprehension that has a frame of its own; the first iterator is its argument.
pub(crate) fn own_frame(vm: &mut Vm, cx: &Cx, c: &Comp, _loc: Loc) -> R {
    let sink = Sink::new(vm, c.kind);
    clause(vm, cx, c, 0, cx.local(0), sink)?;
    Ok(sink.value())
}

/// Runs in the enclosing frame (PEP 709): variables that the comprehension binds are set aside meanwhile.
pub(crate) fn run_inlined(
    vm: &mut Vm,
    cx: &Cx,
    kind: CompKind,
    inlined: &Inlined,
    clauses: impl FnOnce(&mut Vm, &Cx, Sink) -> R<()>,
) -> R {
    for &slot in &inlined.saved {
        vm.push_root(cx.local(slot));
        let fresh = if inlined.cells.contains(&slot) {
            CellObj::new(&vm.heap, Value::NULL).value()
        } else {
            Value::NULL
        };
        cx.set_local(slot, fresh);
    }
    let sink = Sink::new(vm, kind);
    let r = clauses(vm, cx, sink);
    let n = inlined.saved.len();
    let saved = top(vm, n);
    for (i, &slot) in inlined.saved.iter().enumerate() {
        // SAFETY: `n` values were pushed above, and evaluation left the stack as it was.
        cx.set_local(slot, unsafe { *saved.add(i) });
    }
    pop(vm, n);
    r?;
    Ok(sink.value())
}

/// Runs clause `index` with its iterator.
fn clause(vm: &mut Vm, cx: &Cx, c: &Comp, index: usize, it: Value, sink: Sink) -> R<()> {
    let g = &c.generators[index];
    while let Some(v) = at!(vm, cx, g.iter.loc, vm.iter_next(it)) {
        item(vm, cx, c, index, v, sink)?;
        if vm.wants_safepoint() {
            at!(vm, cx, c.elt.loc, vm.safepoint());
        }
    }
    Ok(())
}

/// One item of clause `index`.
#[inline]
fn item(vm: &mut Vm, cx: &Cx, c: &Comp, index: usize, v: Value, sink: Sink) -> R<()> {
    let g = &c.generators[index];
    assign::store(vm, cx, &g.target, v)?;
    for test in &g.ifs {
        if !cond(vm, cx, test)? {
            return Ok(());
        }
    }
    match c.generators.get(index + 1) {
        Some(_) => inner(vm, cx, c, index + 1, sink),
        None => element(vm, cx, c, sink),
    }
}

#[inline(never)]
fn inner(vm: &mut Vm, cx: &Cx, c: &Comp, index: usize, sink: Sink) -> R<()> {
    let g = &c.generators[index];
    if let Some(one) = single(&g.iter) {
        let v = expr(vm, cx, one)?;
        return item(vm, cx, c, index, v, sink);
    }
    let v = expr(vm, cx, &g.iter)?;
    let it = at!(vm, cx, g.iter.loc, vm.get_iter(v));
    clause(vm, cx, c, index, it, sink)
}

#[inline]
fn element(vm: &mut Vm, cx: &Cx, c: &Comp, sink: Sink) -> R<()> {
    let v = expr(vm, cx, &c.elt)?;
    let value = match &c.value {
        Some(value) => expr(vm, cx, value)?,
        None => Value::NULL,
    };
    add(vm, cx, c, sink, v, value)
}

/// Adds an element (of a dict: key and value) to what is being built, or yields it.
#[inline]
pub(crate) fn add(vm: &mut Vm, cx: &Cx, c: &Comp, sink: Sink, v: Value, value: Value) -> R<()> {
    match sink {
        Sink::List(l) => l.push(&vm.heap, v),
        Sink::Set(s) => {
            at!(vm, cx, c.elt.loc, vm.set_add(s, v));
        }
        Sink::Dict(d) => {
            let mut loc = c.elt.loc;
            if let Some(value) = &c.value {
                (loc.end_line, loc.end_col) = (value.loc.end_line, value.loc.end_col);
            }
            at!(vm, cx, loc, vm.dict_set(d, v, value));
        }
        Sink::Yield => {
            generator::suspend_with(vm, cx, v, c.elt.loc)?;
        }
    }
    Ok(())
}

/// The one value of `for y in [value]`, which is an assignment.
pub(crate) fn single(iter: &Expr) -> Option<&Expr> {
    match &iter.kind {
        ExprKind::List(items) | ExprKind::Tuple(items) => match &**items {
            [one] if !matches!(one.kind, ExprKind::Starred(_)) => Some(one),
            _ => None,
        },
        _ => None,
    }
}
