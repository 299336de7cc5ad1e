//! `math`: functions of ints.

use crate::builtins::numbers::int::big;
use crate::builtins::text::lift;
use crate::numeric::{int_arith, math_combinatorics as combinatorics};
use crate::object::{IntRef, MethodDef};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use num_bigint::BigInt;

/// An int argument, through `__index__`.
fn int(vm: &mut Vm, v: Value) -> R<IntRef> {
    let v = vm.to_index(v)?;
    // The value stays alive through `IntRef`'s contract: callers finish with it before any Python code runs, except where they copy.
    match v.as_int() {
        Some(i) => Ok(i),
        None => Err(vm.type_error("an integer is required")),
    }
}

fn factorial(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = int(vm, a.at(0))?;
    let r = lift(vm, combinatorics::factorial(&big(&n)))?;
    Ok(vm.bigint(r))
}
fn comb(vm: &mut Vm, _: Value, a: Args) -> R {
    let (n, k) = (int(vm, a.at(0))?, int(vm, a.at(1))?);
    let r = lift(vm, combinatorics::comb(&big(&n), &big(&k)))?;
    Ok(vm.bigint(r))
}
fn perm(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = int(vm, a.at(0))?;
    let k = match a.get(1).and_then(|k| k.non_none()) {
        Some(k) => Some(big(&int(vm, k)?).into_owned()),
        None => None,
    };
    let r = lift(vm, combinatorics::perm(&big(&n), k.as_ref()))?;
    Ok(vm.bigint(r))
}
fn isqrt(vm: &mut Vm, _: Value, a: Args) -> R {
    match int(vm, a.at(0))? {
        IntRef::Small(n) if n >= 0 => Ok(vm.int(n.isqrt())),
        n => {
            let r = lift(vm, int_arith::isqrt(&big(&n)))?;
            Ok(vm.bigint(r))
        }
    }
}
fn gcd(vm: &mut Vm, _: Value, a: Args) -> R {
    if let [x, y] = a.pos()
        && let (Some(x), Some(y)) = (x.as_small(), y.as_small())
    {
        return Ok(vm.int(int_arith::gcd_i64(x, y) as i64));
    }
    let mut total = BigInt::ZERO;
    for &v in a.pos() {
        let n = int(vm, v)?;
        total = int_arith::gcd(&total, &big(&n));
    }
    Ok(vm.bigint(total))
}
fn lcm(vm: &mut Vm, _: Value, a: Args) -> R {
    let mut total = BigInt::from(1);
    for &v in a.pos() {
        let n = int(vm, v)?;
        total = int_arith::lcm(&total, &big(&n));
    }
    Ok(vm.bigint(total))
}

/// The functions.
pub static FUNCTIONS: &[MethodDef] = &[
    MethodDef::fast("comb", comb, 2, 2),
    MethodDef::o("factorial", factorial),
    MethodDef::fast("gcd", gcd, 0, u8::MAX),
    MethodDef::o("isqrt", isqrt),
    MethodDef::fast("lcm", lcm, 0, u8::MAX),
    MethodDef::fast("perm", perm, 1, 2),
];
