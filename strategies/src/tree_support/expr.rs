//! Expressions: operators, comparisons, conditions, attributes, subscripts.

use super::cx::{Cx, at};
use super::{assign, call, comp, display, function, generator, names, strings};
use gearbox_vm::object::{Cmp, Slice};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Evaluates an expression. Locals and constants are answered in place.
#[inline(always)]
pub(crate) fn expr(vm: &mut Vm, cx: &Cx, e: &Expr) -> R {
    match &e.kind {
        ExprKind::Name(n) => {
            if let Var::Fast(slot) = n.var.get() {
                let v = cx.local(slot);
                if !v.is_null() {
                    return Ok(v);
                }
            }
        }
        ExprKind::Constant(id) => return Ok(cx.constant(*id)),
        _ => {}
    }
    expr_slow(vm, cx, e)
}

/// Every arm is a call, so that this frame stays small: it is the one that recursion multiplies.
#[inline(never)]
fn expr_slow(vm: &mut Vm, cx: &Cx, e: &Expr) -> R {
    match &e.kind {
        ExprKind::Name(n) => names::load(vm, cx, n, e.loc),
        ExprKind::Constant(id) => Ok(cx.constant(*id)),
        ExprKind::BinOp(op, p) => bin_op(vm, cx, e, *op, p),
        ExprKind::Call(c) => call::call(vm, cx, e, c),
        ExprKind::Attribute(o, name) => attribute(vm, cx, e, o, *name),
        ExprKind::Subscript(p) => subscript(vm, cx, e, p),
        ExprKind::Compare(c) => compare(vm, cx, e, c),
        ExprKind::BoolOp(op, values) => bool_op(vm, cx, e, *op, values),
        ExprKind::UnaryOp(op, v) => unary(vm, cx, e, *op, v),
        ExprKind::IfExp(i) => if_exp(vm, cx, i),
        ExprKind::Tuple(items) => display::tuple(vm, cx, e, items),
        ExprKind::List(items) => display::list(vm, cx, e, items),
        ExprKind::Set(items) => display::set(vm, cx, e, items),
        ExprKind::Dict(items) => display::dict(vm, cx, e, items),
        ExprKind::Comp(c) => comp::comp(vm, cx, c, e.loc),
        ExprKind::JoinedStr(parts) => strings::joined(vm, cx, e, parts),
        ExprKind::Formatted(f) => strings::formatted(vm, cx, e, f),
        ExprKind::Lambda(f) => function::lambda(vm, cx, f),
        ExprKind::Named(p) => named(vm, cx, p),
        ExprKind::Slice(parts) => slice(vm, cx, parts),
        ExprKind::Yield(v) => generator::yield_value(vm, cx, e, v.as_deref()),
        ExprKind::YieldFrom(v) => generator::yield_from(vm, cx, e, v),
        ExprKind::TemplateStr(parts) => strings::template(vm, cx, parts),
        ExprKind::Interpolation(f) => strings::interpolation(vm, cx, f),
        ExprKind::Starred(_) => misplaced(vm, cx, e),
    }
}

#[cold]
#[inline(never)]
fn misplaced(vm: &mut Vm, cx: &Cx, e: &Expr) -> R {
    // The frontend refuses such a program.
    let _ = vm.runtime_error("starred expression outside of a display or a call");
    Err(cx.trace(vm, e.loc))
}

#[inline(never)]
fn bin_op(vm: &mut Vm, cx: &Cx, e: &Expr, op: BinOp, p: &(Expr, Expr)) -> R {
    let a = expr(vm, cx, &p.0)?;
    let b = expr(vm, cx, &p.1)?;
    Ok(at!(vm, cx, e.loc, vm.binary_op(op as usize, a, b)))
}

#[inline(never)]
fn unary(vm: &mut Vm, cx: &Cx, e: &Expr, op: UnaryOp, operand: &Expr) -> R {
    if op == UnaryOp::Not {
        return Ok(Value::bool(!cond(vm, cx, operand)?));
    }
    let v = expr(vm, cx, operand)?;
    let r = match op {
        UnaryOp::Minus => vm.negative(v),
        UnaryOp::Plus => vm.positive(v),
        UnaryOp::Invert => vm.invert(v),
        UnaryOp::Not => Ok(v),
    };
    Ok(at!(vm, cx, e.loc, r))
}

#[inline(never)]
fn bool_op(vm: &mut Vm, cx: &Cx, e: &Expr, op: BoolOp, values: &[Expr]) -> R {
    let Some((last, first)) = values.split_last() else {
        return Ok(Value::NONE);
    };
    for x in first {
        let v = expr(vm, cx, x)?;
        if at!(vm, cx, e.loc, vm.truth(v)) == (op == BoolOp::Or) {
            return Ok(v);
        }
    }
    expr(vm, cx, last)
}

#[inline(never)]
fn if_exp(vm: &mut Vm, cx: &Cx, i: &IfExp) -> R {
    let branch = if cond(vm, cx, &i.test)? {
        &i.body
    } else {
        &i.orelse
    };
    expr(vm, cx, branch)
}

#[inline(never)]
fn named(vm: &mut Vm, cx: &Cx, p: &(Expr, Expr)) -> R {
    let v = expr(vm, cx, &p.1)?;
    assign::store(vm, cx, &p.0, v)?;
    Ok(v)
}

/// One comparison.
#[inline(always)]
pub(crate) fn compare_one(vm: &mut Vm, cx: &Cx, op: CmpOp, a: Value, b: Value, loc: Loc) -> R {
    let r = match op {
        CmpOp::Is => return Ok(Value::bool(a.is(b))),
        CmpOp::IsNot => return Ok(Value::bool(!a.is(b))),
        CmpOp::In => vm.contains(b, a).map(Value::bool),
        CmpOp::NotIn => vm.contains(b, a).map(|x| Value::bool(!x)),
        CmpOp::Lt => vm.compare(a, b, Cmp::Lt),
        CmpOp::Le => vm.compare(a, b, Cmp::Le),
        CmpOp::Eq => vm.compare(a, b, Cmp::Eq),
        CmpOp::Ne => vm.compare(a, b, Cmp::Ne),
        CmpOp::Gt => vm.compare(a, b, Cmp::Gt),
        CmpOp::Ge => vm.compare(a, b, Cmp::Ge),
    };
    Ok(at!(vm, cx, loc, r))
}

/// A comparison as a value.
#[inline(never)]
fn compare(vm: &mut Vm, cx: &Cx, e: &Expr, c: &Compare) -> R {
    if let ([op], [right]) = (&*c.ops, &*c.comparators) {
        let a = expr(vm, cx, &c.left)?;
        let b = expr(vm, cx, right)?;
        return compare_one(vm, cx, *op, a, b, e.loc);
    }
    Ok(chain(vm, cx, e, c)?.0)
}

/// A chain of comparisons: its value, and whether a comparison before the last one was false.
#[inline(never)]
fn chain(vm: &mut Vm, cx: &Cx, e: &Expr, c: &Compare) -> R<(Value, bool)> {
    let mut a = expr(vm, cx, &c.left)?;
    let last = c.ops.len().saturating_sub(1);
    let mut result = Value::TRUE;
    for (i, (op, right)) in c.ops.iter().zip(&c.comparators).enumerate() {
        let b = expr(vm, cx, right)?;
        result = compare_one(vm, cx, *op, a, b, e.loc)?;
        if i < last && !at!(vm, cx, e.loc, vm.truth(result)) {
            return Ok((result, true));
        }
        a = b;
    }
    Ok((result, false))
}

/// The truth of an expression, evaluated as a condition: operators that decide early never make a value.
#[inline]
pub(crate) fn cond(vm: &mut Vm, cx: &Cx, e: &Expr) -> R<bool> {
    if let ExprKind::Compare(c) = &e.kind
        && let ([op], [right]) = (&*c.ops, &*c.comparators)
    {
        let a = expr(vm, cx, &c.left)?;
        let b = expr(vm, cx, right)?;
        let v = compare_one(vm, cx, *op, a, b, e.loc)?;
        return Ok(at!(vm, cx, e.loc, vm.truth(v)));
    }
    cond_slow(vm, cx, e)
}

#[inline(never)]
fn cond_slow(vm: &mut Vm, cx: &Cx, e: &Expr) -> R<bool> {
    let v = match &e.kind {
        ExprKind::UnaryOp(UnaryOp::Not, v) => return Ok(!cond_slow(vm, cx, v)?),
        ExprKind::BoolOp(op, values) => {
            let stop = *op == BoolOp::Or;
            for v in values {
                if cond(vm, cx, v)? == stop {
                    return Ok(stop);
                }
            }
            return Ok(!stop);
        }
        ExprKind::IfExp(i) => {
            let branch = if cond(vm, cx, &i.test)? {
                &i.body
            } else {
                &i.orelse
            };
            return cond(vm, cx, branch);
        }
        ExprKind::Compare(c) if c.ops.len() > 1 => {
            let (v, decided) = chain(vm, cx, e, c)?;
            if decided {
                return Ok(false);
            }
            v
        }
        _ => expr(vm, cx, e)?,
    };
    Ok(at!(vm, cx, e.loc, vm.truth(v)))
}

/// Where the bytecode puts an attribute instruction: when the name stands on a later line than the expression starts, at the name.
#[cold]
pub(crate) fn attr_loc(cx: &Cx, mut loc: Loc, attr: Loc, name: NameId) -> Loc {
    if loc.line == attr.end_line {
        return loc;
    }
    loc.line = attr.end_line;
    let length = unmangled(cx.name(name).as_str()).chars().count() as i32;
    if length <= attr.end_col {
        loc.col = attr.end_col - length;
    } else {
        (loc.col, loc.end_col) = (-1, -1);
    }
    loc.end_line = loc.end_line.max(loc.line);
    if loc.line == loc.end_line {
        loc.end_col = loc.end_col.max(loc.col);
    }
    loc
}

/// The name as it was written, for names mangled with their class (`_Class__name`).
fn unmangled(name: &str) -> &str {
    match name
        .strip_prefix('_')
        .and_then(|rest| rest.find("__").map(|at| &rest[at..]))
    {
        Some(rest) if !name.starts_with("__") && !name.ends_with("__") && rest.len() > 2 => rest,
        _ => name,
    }
}

#[inline(never)]
fn attribute(vm: &mut Vm, cx: &Cx, e: &Expr, object: &Expr, name: NameId) -> R {
    if let Some(inner) = call::super_call(object) {
        let (v, _) = call::super_attr(vm, cx, inner, object.loc, name, false, e.loc)?;
        return Ok(v);
    }
    let o = expr(vm, cx, object)?;
    cx.at_line(vm, e.loc);
    match vm.getattr(o, cx.name(name)) {
        Ok(v) => Ok(v),
        Err(_) => Err(cx.trace(vm, attr_loc(cx, e.loc, e.loc, name))),
    }
}

#[inline(never)]
fn subscript(vm: &mut Vm, cx: &Cx, e: &Expr, p: &(Expr, Expr)) -> R {
    let o = expr(vm, cx, &p.0)?;
    let k = expr(vm, cx, &p.1)?;
    cx.at_line(vm, e.loc);
    Ok(at!(vm, cx, e.loc, vm.getitem(o, k)))
}

#[inline(never)]
fn slice(vm: &mut Vm, cx: &Cx, parts: &[Option<Expr>; 3]) -> R {
    let [start, stop, step] = parts;
    let start = optional(vm, cx, start)?;
    let stop = optional(vm, cx, stop)?;
    let step = optional(vm, cx, step)?;
    Ok(Slice::new(&vm.heap, start, stop, step).value())
}

#[inline]
fn optional(vm: &mut Vm, cx: &Cx, e: &Option<Expr>) -> R {
    match e {
        Some(e) => expr(vm, cx, e),
        None => Ok(Value::NONE),
    }
}

/// Evaluates in order onto the value stack; on error the stack is as before.
#[inline]
pub(crate) fn push_all(vm: &mut Vm, cx: &Cx, es: &[Expr]) -> R<()> {
    for (i, e) in es.iter().enumerate() {
        match expr(vm, cx, e) {
            Ok(v) => vm.push_root(v),
            Err(r) => {
                super::cx::pop(vm, i);
                return Err(r);
            }
        }
    }
    Ok(())
}
