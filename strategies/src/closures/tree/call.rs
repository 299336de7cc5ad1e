//! Calls.

use super::expr::push_all;
use super::operand::{Operand, with_operand};
use super::{Builder, Eval};
use crate::tree_support::call::{call_failed, invoke, method_failed, super_attr, super_call};
use crate::tree_support::cx::{Cx, pop};
use crate::tree_support::expr::expr;
use gearbox_vm::tree::{Call, Expr, ExprKind, NameId};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// Where a callable comes from: the callable, and the receiver to pass first (or NULL).
trait Callee: 'static {
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R<(Value, Value)>;
}

/// Any expression.
struct Plain<O>(O);
impl<O: Operand> Callee for Plain<O> {
    #[inline(always)]
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R<(Value, Value)> {
        Ok((self.0.get(vm, cx)?, Value::NULL))
    }
}

/// `object.name`.
struct Method<O> {
    object: O,
    name: gearbox_vm::heap::Gc<gearbox_vm::object::Str>,
    id: NameId,
    func: &'static Expr,
}
impl<O: Operand> Callee for Method<O> {
    #[inline(always)]
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R<(Value, Value)> {
        let o = self.object.get(vm, cx)?;
        vm.load_method(o, self.name)
            .map_err(|_| method_failed(vm, cx, self.func, self.id))
    }
}

/// `super().name`.
struct Super {
    inner: &'static Call,
    object: &'static Expr,
    id: NameId,
    func: &'static Expr,
}
impl Callee for Super {
    #[inline(always)]
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R<(Value, Value)> {
        super_attr(
            vm,
            cx,
            self.inner,
            self.object.loc,
            self.id,
            true,
            self.func.loc,
        )
    }
}

impl Builder {
    /// A call expression. The walker does those with `*` or `**`.
    pub fn call(self, e: &'static Expr, c: &'static Call) -> Eval {
        if !c.plain {
            return Box::new(move |vm, cx| expr(vm, cx, e));
        }
        match &c.func.kind {
            ExprKind::Attribute(object, id) => {
                if let Some(inner) = super_call(object) {
                    let callee = Super {
                        inner,
                        object,
                        id: *id,
                        func: &c.func,
                    };
                    return self.call_with(e, c, callee);
                }
                with_operand!(self, object, object => self.call_with(e, c, Method {
                    object,
                    name: self.name(*id),
                    id: *id,
                    func: &c.func,
                }))
            }
            _ => with_operand!(self, &c.func, f => self.call_with(e, c, Plain(f))),
        }
    }

    fn call_with(self, e: &'static Expr, c: &'static Call, callee: impl Callee) -> Eval {
        let Some(names) = c.kwnames else {
            return match &*c.args {
                [] => Box::new(move |vm, cx| {
                    let (f, receiver) = callee.get(vm, cx)?;
                    let pushed = push_receiver(vm, receiver);
                    invoke_at(vm, cx, e, c, f, pushed, Value::NULL, pushed)
                }),
                [one] => with_operand!(self, one, a => Box::new(move |vm, cx| {
                    let (f, receiver) = callee.get(vm, cx)?;
                    let pushed = push_receiver(vm, receiver);
                    match a.get(vm, cx) {
                        Ok(v) => vm.push_root(v),
                        Err(r) => {
                            pop(vm, pushed);
                            return Err(r);
                        }
                    }
                    invoke_at(vm, cx, e, c, f, pushed + 1, Value::NULL, pushed + 1)
                })),
                args => self.call_args(e, c, callee, self.evals(args), Value::NULL),
            };
        };
        let values = c.args.iter().chain(c.keywords.iter().map(|k| &k.value));
        let args = values.map(|v| self.eval(v)).collect();
        self.call_args(e, c, callee, args, self.constant(names))
    }

    /// Positional values first, then those of `names`.
    fn call_args(
        self,
        e: &'static Expr,
        c: &'static Call,
        callee: impl Callee,
        args: Box<[Eval]>,
        names: Value,
    ) -> Eval {
        let positional = c.args.len();
        Box::new(move |vm, cx| {
            let (f, receiver) = callee.get(vm, cx)?;
            let pushed = push_receiver(vm, receiver);
            if let Err(r) = push_all(vm, cx, &args) {
                pop(vm, pushed);
                return Err(r);
            }
            let total = pushed + args.len();
            invoke_at(vm, cx, e, c, f, pushed + positional, names, total)
        })
    }
}

/// Pushes a receiver, if there is one; how many values that were.
#[inline(always)]
fn push_receiver(vm: &mut Vm, receiver: Value) -> usize {
    if receiver.is_null() {
        return 0;
    }
    vm.push_root(receiver);
    1
}

#[inline(always)]
#[allow(clippy::too_many_arguments)]
fn invoke_at(
    vm: &mut Vm,
    cx: &Cx,
    e: &'static Expr,
    c: &'static Call,
    f: Value,
    npos: usize,
    names: Value,
    total: usize,
) -> R {
    cx.at_line(vm, e.loc);
    match invoke(vm, f, npos, names, total) {
        Ok(v) => Ok(v),
        Err(_) => Err(call_failed(vm, cx, e, c)),
    }
}
