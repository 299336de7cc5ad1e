//! Comparisons and conditions.

use super::operand::{Operand, with_operand};
use super::{Builder, Eval, Test};
use crate::tree_support::cx::{Cx, at};
use crate::tree_support::expr::compare_one;
use gearbox_vm::object::Cmp;
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// A comparison whose operator is known when its closure is made.
trait Comparison: Copy + 'static {
    fn apply(self, vm: &mut Vm, a: Value, b: Value) -> R;
}

/// `<` and the like, through the operands' classes.
#[derive(Clone, Copy)]
struct Rich(Cmp);
impl Comparison for Rich {
    #[inline(always)]
    fn apply(self, vm: &mut Vm, a: Value, b: Value) -> R {
        vm.compare(a, b, self.0)
    }
}

/// `is`, `is not`.
#[derive(Clone, Copy)]
struct Identity {
    negate: bool,
}
impl Comparison for Identity {
    #[inline(always)]
    fn apply(self, _: &mut Vm, a: Value, b: Value) -> R {
        Ok(Value::bool(a.is(b) ^ self.negate))
    }
}

/// `in`, `not in`.
#[derive(Clone, Copy)]
struct Membership {
    negate: bool,
}
impl Comparison for Membership {
    #[inline(always)]
    fn apply(self, vm: &mut Vm, a: Value, b: Value) -> R {
        vm.contains(b, a).map(|x| Value::bool(x ^ self.negate))
    }
}

/// Compiles `$make` for each kind of comparison.
macro_rules! with_comparison {
    ($op:expr, $name:ident => $make:expr) => {{
        let rich = match $op {
            CmpOp::Lt => Some(Cmp::Lt),
            CmpOp::Le => Some(Cmp::Le),
            CmpOp::Eq => Some(Cmp::Eq),
            CmpOp::Ne => Some(Cmp::Ne),
            CmpOp::Gt => Some(Cmp::Gt),
            CmpOp::Ge => Some(Cmp::Ge),
            CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => None,
        };
        match ($op, rich) {
            (_, Some(cmp)) => {
                let $name = Rich(cmp);
                $make
            }
            (CmpOp::Is | CmpOp::IsNot, _) => {
                let negate = $op == CmpOp::IsNot;
                let $name = Identity { negate };
                $make
            }
            _ => {
                let negate = $op == CmpOp::NotIn;
                let $name = Membership { negate };
                $make
            }
        }
    }};
}

impl Builder {
    /// A comparison as a value.
    pub fn compare(self, e: &'static Expr, c: &'static Compare) -> Eval {
        if let ([op], [right]) = (&*c.ops, &*c.comparators) {
            let op = *op;
            return with_operand!(self, &c.left, a => with_operand!(self, right, b => {
                with_comparison!(op, op => Box::new(move |vm, cx| {
                    let x = a.get(vm, cx)?;
                    let y = b.get(vm, cx)?;
                    Ok(at!(vm, cx, e.loc, op.apply(vm, x, y)))
                }))
            }));
        }
        let chain = self.chain(e, c);
        Box::new(move |vm, cx| Ok(chain(vm, cx)?.0))
    }

    /// A chain of comparisons: its value, and whether a comparison before the last one was false.
    fn chain(
        self,
        e: &'static Expr,
        c: &'static Compare,
    ) -> impl Fn(&mut Vm, &Cx) -> R<(Value, bool)> + use<> {
        let (left, rights) = (self.eval(&c.left), self.evals(&c.comparators));
        move |vm, cx| {
            let mut a = left(vm, cx)?;
            let last = c.ops.len().saturating_sub(1);
            let mut result = Value::TRUE;
            for (i, (op, right)) in c.ops.iter().zip(&rights).enumerate() {
                let b = right(vm, cx)?;
                result = compare_one(vm, cx, *op, a, b, e.loc)?;
                if i < last && !at!(vm, cx, e.loc, vm.truth(result)) {
                    return Ok((result, true));
                }
                a = b;
            }
            Ok((result, false))
        }
    }

    /// The truth of an expression: operators that decide early never make a value.
    pub fn test(self, e: &'static Expr) -> Test {
        match &e.kind {
            ExprKind::Compare(c) => self.test_compare(e, c),
            ExprKind::UnaryOp(UnaryOp::Not, v) => {
                let test = self.test(v);
                Box::new(move |vm, cx| Ok(!test(vm, cx)?))
            }
            ExprKind::BoolOp(op, values) => self.test_bool(*op, values),
            ExprKind::IfExp(i) => self.test_if(i),
            _ => self.test_value(e),
        }
    }

    fn test_value(self, e: &'static Expr) -> Test {
        with_operand!(self, e, a => Box::new(move |vm, cx| {
            let v = a.get(vm, cx)?;
            Ok(at!(vm, cx, e.loc, vm.truth(v)))
        }))
    }

    fn test_compare(self, e: &'static Expr, c: &'static Compare) -> Test {
        if let ([op], [right]) = (&*c.ops, &*c.comparators) {
            let op = *op;
            return with_operand!(self, &c.left, a => with_operand!(self, right, b => {
                with_comparison!(op, op => Box::new(move |vm, cx| {
                    let x = a.get(vm, cx)?;
                    let y = b.get(vm, cx)?;
                    let v = at!(vm, cx, e.loc, op.apply(vm, x, y));
                    Ok(at!(vm, cx, e.loc, vm.truth(v)))
                }))
            }));
        }
        let chain = self.chain(e, c);
        Box::new(move |vm, cx| {
            let (v, decided) = chain(vm, cx)?;
            if decided {
                return Ok(false);
            }
            Ok(at!(vm, cx, e.loc, vm.truth(v)))
        })
    }

    fn test_bool(self, op: BoolOp, values: &'static [Expr]) -> Test {
        let stop = op == BoolOp::Or;
        let tests: Box<[Test]> = values.iter().map(|v| self.test(v)).collect();
        Box::new(move |vm, cx| {
            for test in &tests {
                if test(vm, cx)? == stop {
                    return Ok(stop);
                }
            }
            Ok(!stop)
        })
    }

    fn test_if(self, i: &'static IfExp) -> Test {
        let (test, body, orelse) = (self.test(&i.test), self.test(&i.body), self.test(&i.orelse));
        Box::new(move |vm, cx| {
            if test(vm, cx)? {
                body(vm, cx)
            } else {
                orelse(vm, cx)
            }
        })
    }
}
