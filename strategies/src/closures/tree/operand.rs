//! Operands by kind: a closure that takes operands is compiled once for each combination, so that locals and constants cost no call.

use super::{Builder, Eval};
use crate::tree_support::cx::Cx;
use crate::tree_support::names;
use gearbox_vm::tree::{Expr, ExprKind, Name, Var};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// How an operand gets its value.
pub(super) trait Operand: 'static {
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R;
}

/// A local variable in a slot.
pub(super) struct Local {
    slot: u32,
    name: &'static Name,
    expr: &'static Expr,
}

impl Operand for Local {
    #[inline(always)]
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R {
        let v = cx.local(self.slot);
        if v.is_null() {
            return names::load(vm, cx, self.name, self.expr.loc);
        }
        Ok(v)
    }
}

/// A constant.
pub(super) struct Constant(pub Value);

impl Operand for Constant {
    #[inline(always)]
    fn get(&self, _: &mut Vm, _: &Cx) -> R {
        Ok(self.0)
    }
}

/// Anything else.
pub(super) struct Nested(pub Eval);

impl Operand for Nested {
    #[inline(always)]
    fn get(&self, vm: &mut Vm, cx: &Cx) -> R {
        (self.0)(vm, cx)
    }
}

/// An operand whose kind is known.
pub(super) enum Kind {
    Local(Local),
    Constant(Constant),
    Nested(Nested),
}

impl Builder {
    /// The kind of an operand, with its closure if it needs one.
    pub fn operand(self, e: &'static Expr) -> Kind {
        match &e.kind {
            ExprKind::Name(name) => {
                if let Var::Fast(slot) = name.var.get() {
                    return Kind::Local(Local {
                        slot,
                        name,
                        expr: e,
                    });
                }
            }
            ExprKind::Constant(id) => return Kind::Constant(Constant(self.constant(*id))),
            ExprKind::Tuple(_) | ExprKind::List(_) | ExprKind::Set(_) => {
                if let Some(v) = self.folded(e) {
                    return Kind::Constant(Constant(v));
                }
            }
            _ => {}
        }
        Kind::Nested(Nested(self.nested(e)))
    }
    /// The value of a display of constants that was made once for the whole text.
    pub fn folded(self, e: &'static Expr) -> Option<Value> {
        let id = self.prep.folded.get(&(e as *const Expr as usize))?;
        Some(self.constant(*id))
    }
}

/// Compiles `$make` for each kind that `$e` can have, with the operand in `$name`.
macro_rules! with_operand {
    ($b:expr, $e:expr, $name:ident => $make:expr) => {
        match $b.operand($e) {
            $crate::closures::tree::operand::Kind::Local($name) => $make,
            $crate::closures::tree::operand::Kind::Constant($name) => $make,
            $crate::closures::tree::operand::Kind::Nested($name) => $make,
        }
    };
}
pub(super) use with_operand;
