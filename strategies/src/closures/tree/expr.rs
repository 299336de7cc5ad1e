//! Expressions.

use super::operand::{Operand, with_operand};
use super::{Builder, Eval};
use crate::tree_support::cx::{Cx, at, pop, top_slice};
use crate::tree_support::expr::{attr_loc, expr};
use crate::tree_support::{call, display, generator, names};
use gearbox_vm::object::{Slice, types};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Evaluates in order onto the value stack; on error the stack is as before.
#[inline]
pub(super) fn push_all(vm: &mut Vm, cx: &Cx, es: &[Eval]) -> R<()> {
    for (i, e) in es.iter().enumerate() {
        match e(vm, cx) {
            Ok(v) => vm.push_root(v),
            Err(r) => {
                pop(vm, i);
                return Err(r);
            }
        }
    }
    Ok(())
}

impl Builder {
    /// Any expression as a closure.
    pub fn eval(self, e: &'static Expr) -> Eval {
        with_operand!(self, e, a => Box::new(move |vm, cx| a.get(vm, cx)))
    }
    pub fn evals(self, es: &'static [Expr]) -> Box<[Eval]> {
        es.iter().map(|e| self.eval(e)).collect()
    }
    /// An expression that is neither a local variable nor a constant. Every arm is a call, so that this frame stays small.
    pub fn nested(self, e: &'static Expr) -> Eval {
        match &e.kind {
            ExprKind::Name(name) => self.variable(e, name),
            ExprKind::BinOp(op, p) => self.bin_op(e, *op as usize, p),
            ExprKind::Call(c) => self.call(e, c),
            ExprKind::Attribute(o, name) => self.attribute(e, o, *name),
            ExprKind::Subscript(p) => self.subscript(e, p),
            ExprKind::Compare(c) => self.compare(e, c),
            ExprKind::BoolOp(op, values) => self.bool_op(e, *op, values),
            ExprKind::UnaryOp(op, v) => self.unary(e, *op, v),
            ExprKind::IfExp(i) => self.if_exp(i),
            ExprKind::Tuple(items) if display::is_small(items) => self.tuple(items),
            ExprKind::List(items) if display::is_small(items) => self.list(items),
            ExprKind::Dict(items) => self.dict(e, items),
            ExprKind::Comp(c) => self.comp(e, c),
            ExprKind::JoinedStr(parts) => self.joined(e, parts),
            ExprKind::Formatted(f) => self.formatted(e, f),
            ExprKind::Named(p) => self.named(p),
            ExprKind::Slice(parts) => self.slice(parts),
            ExprKind::Yield(v) => self.yield_value(e, v.as_deref()),
            ExprKind::YieldFrom(v) => self.yield_from(e, v),
            // Long displays and those with starred items, sets, lambdas.
            _ => Box::new(move |vm, cx| expr(vm, cx, e)),
        }
    }

    fn variable(self, e: &'static Expr, name: &'static Name) -> Eval {
        let text = self.name(name.id);
        let var = name.var.get();
        match var {
            Var::Global => Box::new(move |vm, cx| {
                let (globals, builtins) = (cx.func.globals, cx.func.builtins);
                Ok(at!(vm, cx, e.loc, vm.load_global(globals, builtins, text)))
            }),
            Var::Deref(slot) => {
                Box::new(
                    move |vm, cx| match cx.cell(slot).and_then(|c| c.value.get().non_null()) {
                        Some(v) => Ok(v),
                        None => names::load_var(vm, cx, text, var, e.loc),
                    },
                )
            }
            _ => Box::new(move |vm, cx| names::load_var(vm, cx, text, var, e.loc)),
        }
    }

    fn bin_op(self, e: &'static Expr, op: usize, p: &'static (Expr, Expr)) -> Eval {
        with_operand!(self, &p.0, a => with_operand!(self, &p.1, b => {
            Box::new(move |vm, cx| {
                let x = a.get(vm, cx)?;
                let y = b.get(vm, cx)?;
                Ok(at!(vm, cx, e.loc, vm.binary_op(op, x, y)))
            })
        }))
    }

    fn unary(self, e: &'static Expr, op: UnaryOp, operand: &'static Expr) -> Eval {
        if op == UnaryOp::Not {
            let test = self.test(operand);
            return Box::new(move |vm, cx| Ok(Value::bool(!test(vm, cx)?)));
        }
        let apply: fn(&mut Vm, Value) -> R = match op {
            UnaryOp::Minus => Vm::negative,
            UnaryOp::Plus => Vm::positive,
            UnaryOp::Invert | UnaryOp::Not => Vm::invert,
        };
        with_operand!(self, operand, a => Box::new(move |vm, cx| {
            let v = a.get(vm, cx)?;
            Ok(at!(vm, cx, e.loc, apply(vm, v)))
        }))
    }

    fn bool_op(self, e: &'static Expr, op: BoolOp, values: &'static [Expr]) -> Eval {
        let Some((last, first)) = values.split_last() else {
            return Box::new(|_, _| Ok(Value::NONE));
        };
        let (first, last) = (self.evals(first), self.eval(last));
        let stop = op == BoolOp::Or;
        Box::new(move |vm, cx| {
            for x in &first {
                let v = x(vm, cx)?;
                if at!(vm, cx, e.loc, vm.truth(v)) == stop {
                    return Ok(v);
                }
            }
            last(vm, cx)
        })
    }

    fn if_exp(self, i: &'static IfExp) -> Eval {
        let (test, body, orelse) = (self.test(&i.test), self.eval(&i.body), self.eval(&i.orelse));
        Box::new(move |vm, cx| {
            if test(vm, cx)? {
                body(vm, cx)
            } else {
                orelse(vm, cx)
            }
        })
    }

    fn named(self, p: &'static (Expr, Expr)) -> Eval {
        let (value, store) = (self.eval(&p.1), self.store(&p.0));
        Box::new(move |vm, cx| {
            let v = value(vm, cx)?;
            store(vm, cx, v)?;
            Ok(v)
        })
    }

    fn attribute(self, e: &'static Expr, object: &'static Expr, id: NameId) -> Eval {
        if let Some(inner) = call::super_call(object) {
            return Box::new(move |vm, cx| {
                let (v, _) = call::super_attr(vm, cx, inner, object.loc, id, false, e.loc)?;
                Ok(v)
            });
        }
        let name = self.name(id);
        with_operand!(self, object, o => Box::new(move |vm, cx| {
            let o = o.get(vm, cx)?;
            cx.at_line(vm, e.loc);
            match vm.getattr(o, name) {
                Ok(v) => Ok(v),
                Err(_) => Err(cx.trace(vm, attr_loc(cx, e.loc, e.loc, id))),
            }
        }))
    }

    fn subscript(self, e: &'static Expr, p: &'static (Expr, Expr)) -> Eval {
        with_operand!(self, &p.0, o => with_operand!(self, &p.1, k => {
            Box::new(move |vm, cx| {
                let o = o.get(vm, cx)?;
                let k = k.get(vm, cx)?;
                cx.at_line(vm, e.loc);
                Ok(at!(vm, cx, e.loc, vm.getitem(o, k)))
            })
        }))
    }

    fn slice(self, parts: &'static [Option<Expr>; 3]) -> Eval {
        let [start, stop, step] = parts.each_ref().map(|p| match p {
            Some(e) => self.eval(e),
            None => Box::new(|_: &mut Vm, _: &Cx| Ok(Value::NONE)),
        });
        Box::new(move |vm, cx| {
            let start = start(vm, cx)?;
            let stop = stop(vm, cx)?;
            let step = step(vm, cx)?;
            Ok(Slice::new(&vm.heap, start, stop, step).value())
        })
    }

    fn tuple(self, items: &'static [Expr]) -> Eval {
        let items = self.evals(items);
        Box::new(move |vm, cx| {
            push_all(vm, cx, &items)?;
            let v = vm.tuple(top_slice(vm, items.len()));
            pop(vm, items.len());
            Ok(v)
        })
    }

    fn list(self, items: &'static [Expr]) -> Eval {
        let items = self.evals(items);
        Box::new(move |vm, cx| {
            push_all(vm, cx, &items)?;
            let v = vm.list(top_slice(vm, items.len()).to_vec());
            pop(vm, items.len());
            Ok(v)
        })
    }

    /// Short dict displays without `**`; the walker does the others.
    fn dict(self, e: &'static Expr, items: &'static [(Option<Expr>, Expr)]) -> Eval {
        let mut parts = Vec::with_capacity(2 * items.len());
        for (k, v) in items {
            match k {
                Some(k) if items.len() * 2 <= display::STACK_GUIDELINE => {
                    parts.push(self.eval(k));
                    parts.push(self.eval(v));
                }
                _ => return Box::new(move |vm, cx| expr(vm, cx, e)),
            }
        }
        Box::new(move |vm, cx| {
            push_all(vm, cx, &parts)?;
            let r = display::dict_of(vm, parts.len());
            pop(vm, parts.len());
            Ok(at!(vm, cx, e.loc, r).value())
        })
    }

    fn joined(self, e: &'static Expr, parts: &'static [Expr]) -> Eval {
        match parts {
            [] => Box::new(|vm, _| Ok(vm.n.empty.value())),
            [one] => self.eval(one),
            _ => {
                let parts = self.evals(parts);
                Box::new(move |vm, cx| {
                    push_all(vm, cx, &parts)?;
                    let r = vm.join_strings(top_slice(vm, parts.len()));
                    pop(vm, parts.len());
                    Ok(at!(vm, cx, e.loc, r))
                })
            }
        }
    }

    fn formatted(self, e: &'static Expr, f: &'static Formatted) -> Eval {
        if f.conversion != 0 || f.spec.is_some() {
            let spec = f.spec.as_ref().map(|s| self.eval(s));
            let (value, conversion) = (self.eval(&f.value), u32::from(f.conversion));
            return Box::new(move |vm, cx| {
                let mut v = value(vm, cx)?;
                cx.at_line(vm, e.loc);
                if conversion != 0 {
                    v = at!(vm, cx, e.loc, vm.convert_value(v, conversion)).value();
                }
                let r = match &spec {
                    Some(spec) => {
                        let spec = spec(vm, cx)?;
                        vm.format_with(v, spec)
                    }
                    None if v.is_exact(types::STR) => return Ok(v),
                    None => {
                        let empty = vm.n.empty;
                        vm.format(v, empty)
                    }
                };
                Ok(at!(vm, cx, e.loc, r).value())
            });
        }
        with_operand!(self, &f.value, a => Box::new(move |vm, cx| {
            let v = a.get(vm, cx)?;
            if v.is_exact(types::STR) {
                return Ok(v);
            }
            cx.at_line(vm, e.loc);
            let empty = vm.n.empty;
            Ok(at!(vm, cx, e.loc, vm.format(v, empty)).value())
        }))
    }

    fn yield_value(self, e: &'static Expr, value: Option<&'static Expr>) -> Eval {
        let Some(value) = value else {
            return Box::new(move |vm, cx| generator::suspend_with(vm, cx, Value::NONE, e.loc));
        };
        with_operand!(self, value, a => Box::new(move |vm, cx| {
            let v = a.get(vm, cx)?;
            generator::suspend_with(vm, cx, v, e.loc)
        }))
    }

    fn yield_from(self, e: &'static Expr, value: &'static Expr) -> Eval {
        let value = self.eval(value);
        Box::new(move |vm, cx| {
            let v = value(vm, cx)?;
            generator::yield_from_value(vm, cx, e, v)
        })
    }
}
