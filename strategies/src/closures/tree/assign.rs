//! Assignment targets and augmented assignment.

use super::operand::{Operand, with_operand};
use super::{Builder, Exec, Store, done};
use crate::tree_support::assign::{self, set_attribute, unstarred};
use crate::tree_support::cx::{Cx, at};
use crate::tree_support::expr::attr_loc;
use crate::tree_support::names;
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

impl Builder {
    /// A target as a closure that stores a value.
    pub fn store(self, target: &'static Expr) -> Store {
        match &target.kind {
            ExprKind::Name(n) => match n.var.get() {
                Var::Fast(slot) => Box::new(move |_, cx, v| {
                    cx.set_local(slot, v);
                    Ok(())
                }),
                _ => Box::new(move |vm, cx, v| names::store(vm, cx, n, v, target.loc)),
            },
            ExprKind::Attribute(object, name) => {
                with_operand!(self, object, o => Box::new(move |vm, cx, v| {
                    let o = o.get(vm, cx)?;
                    set_attribute(vm, cx, target, *name, o, v)
                }))
            }
            ExprKind::Subscript(p) => {
                with_operand!(self, &p.0, o => with_operand!(self, &p.1, k => {
                    Box::new(move |vm, cx, v| {
                        let o = o.get(vm, cx)?;
                        let k = k.get(vm, cx)?;
                        cx.at_line(vm, target.loc);
                        at!(vm, cx, target.loc, vm.setitem(o, k, v));
                        Ok(())
                    })
                }))
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                let stores: Box<[Store]> = items.iter().map(|i| self.store(unstarred(i))).collect();
                Box::new(move |vm, cx, v| {
                    assign::unpack_into(vm, cx, items, v, target.loc, |vm, cx, i, x| {
                        stores[i](vm, cx, x)
                    })
                })
            }
            _ => Box::new(|_, _, _| Ok(())),
        }
    }

    /// `target op= value`.
    pub fn augmented(self, op: BinOp, p: &'static (Expr, Expr), loc: Loc) -> Exec {
        let (target, value) = p;
        let op = op as usize;
        match &target.kind {
            ExprKind::Name(n) => with_operand!(self, target, a => {
                with_operand!(self, value, b => statement(loc, move |vm, cx| {
                    let x = a.get(vm, cx)?;
                    let y = b.get(vm, cx)?;
                    let v = at!(vm, cx, loc, vm.inplace_op(op, x, y));
                    names::store(vm, cx, n, v, target.loc)
                }))
            }),
            ExprKind::Attribute(object, id) => {
                let (object, value) = (self.eval(object), self.eval(value));
                let (name, id) = (self.name(*id), *id);
                statement(loc, move |vm, cx| {
                    let o = object(vm, cx)?;
                    let a = match vm.getattr(o, name) {
                        Ok(a) => a,
                        Err(_) => {
                            return Err(cx.trace(vm, attr_loc(cx, target.loc, target.loc, id)));
                        }
                    };
                    let b = value(vm, cx)?;
                    let v = at!(vm, cx, loc, vm.inplace_op(op, a, b));
                    set_attribute(vm, cx, target, id, o, v)
                })
            }
            ExprKind::Subscript(sub) => {
                let (object, key) = (self.eval(&sub.0), self.eval(&sub.1));
                let value = self.eval(value);
                statement(loc, move |vm, cx| {
                    let o = object(vm, cx)?;
                    let k = key(vm, cx)?;
                    let a = at!(vm, cx, target.loc, vm.getitem(o, k));
                    let b = value(vm, cx)?;
                    let v = at!(vm, cx, loc, vm.inplace_op(op, a, b));
                    at!(vm, cx, target.loc, vm.setitem(o, k, v));
                    Ok(())
                })
            }
            _ => statement(loc, |_, _| Ok(())),
        }
    }

    /// `a = b = value`.
    pub fn assign(self, targets: &'static [Expr], value: &'static Expr, loc: Loc) -> Exec {
        if let [target] = targets {
            if let ExprKind::Name(n) = &target.kind
                && let Var::Fast(slot) = n.var.get()
            {
                return with_operand!(self, value, a => statement(loc, move |vm, cx| {
                    let v = a.get(vm, cx)?;
                    cx.set_local(slot, v);
                    Ok(())
                }));
            }
            let store = self.store(target);
            return with_operand!(self, value, a => statement(loc, move |vm, cx| {
                let v = a.get(vm, cx)?;
                store(vm, cx, v)
            }));
        }
        let value = self.eval(value);
        let stores: Box<[Store]> = targets.iter().map(|t| self.store(t)).collect();
        statement(loc, move |vm, cx| {
            let v: Value = value(vm, cx)?;
            stores.iter().try_for_each(|s| s(vm, cx, v))
        })
    }
}

/// A simple statement. Operators can run Python code or warn: whoever looks at the frame then sees the statement's line.
pub(super) fn statement(loc: Loc, f: impl Fn(&mut Vm, &Cx) -> R<()> + 'static) -> Exec {
    Box::new(move |vm, cx| {
        cx.at_line(vm, loc);
        done(f(vm, cx))
    })
}
