//! `math`: functions of floats.

use super::math_ints;
use crate::builtins::numbers::float::to_int;
use crate::builtins::text::lift;
use crate::heap::Gc;
use crate::numeric::math_fns::{self, Unary};
use crate::numeric::math_special;
use crate::object::{IntRef, MethodDef, Module, nb};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn float(vm: &Vm, f: f64) -> R {
    Ok(vm.float(f))
}

macro_rules! unary {
    ($($name:ident = $which:ident;)*) => {
        $(fn $name(vm: &mut Vm, _: Value, a: Args) -> R {
            let x = vm.to_f64(a.at(0))?;
            let r = lift(vm, math_fns::unary(Unary::$which, x))?;
            float(vm, r)
        })*
    };
}
unary! {
    acos = Acos; acosh = Acosh; asin = Asin; asinh = Asinh; atan = Atan; atanh = Atanh; cbrt = Cbrt; cos = Cos; cosh = Cosh;
    erf = Erf; erfc = Erfc; exp = Exp; exp2 = Exp2; expm1 = Expm1; fabs = Fabs; gamma = Gamma; lgamma = Lgamma; log1p = Log1p;
    sin = Sin; sinh = Sinh; tan = Tan; tanh = Tanh;
}
fn sqrt(vm: &mut Vm, _: Value, a: Args) -> R {
    let x = vm.to_f64(a.at(0))?;
    if x >= 0.0 {
        return Ok(Value::float(x.sqrt()));
    }
    let r = lift(vm, math_fns::unary(Unary::Sqrt, x))?;
    float(vm, r)
}

/// A logarithm of one number; ints of any size.
fn logarithm(vm: &mut Vm, which: Unary, v: Value) -> R<f64> {
    match v.as_int() {
        Some(i) if i.is_negative() || i.is_zero() => {
            Err(vm.value_error("expected a positive input"))
        }
        Some(IntRef::Big(b)) => lift(vm, math_fns::log_int(which, b)),
        Some(IntRef::Small(i)) => lift(vm, math_fns::unary(which, i as f64)),
        None => {
            let x = vm.to_f64(v)?;
            lift(vm, math_fns::unary(which, x))
        }
    }
}
fn log(vm: &mut Vm, _: Value, a: Args) -> R {
    let x = logarithm(vm, Unary::Log, a.at(0))?;
    let Some(base) = a.get(1) else {
        return float(vm, x);
    };
    let b = logarithm(vm, Unary::Log, base)?;
    if b == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    float(vm, x / b)
}
fn log2(vm: &mut Vm, _: Value, a: Args) -> R {
    let r = logarithm(vm, Unary::Log2, a.at(0))?;
    float(vm, r)
}
fn log10(vm: &mut Vm, _: Value, a: Args) -> R {
    let r = logarithm(vm, Unary::Log10, a.at(0))?;
    float(vm, r)
}

macro_rules! binary {
    ($($name:ident = $f:expr;)*) => {
        $(fn $name(vm: &mut Vm, _: Value, a: Args) -> R {
            let (x, y) = (vm.to_f64(a.at(0))?, vm.to_f64(a.at(1))?);
            let f: fn(f64, f64) -> crate::text::TextResult<f64> = $f;
            let r = lift(vm, f(x, y))?;
            float(vm, r)
        })*
    };
}
binary! {
    atan2 = |y, x| Ok(y.atan2(x));
    copysign = |x, y| Ok(x.copysign(y));
    fmod = math_fns::fmod;
    pow = math_fns::pow;
    remainder = math_fns::remainder;
}

fn rounded(vm: &mut Vm, v: Value, special: Gc<crate::object::Str>, f: fn(f64) -> f64) -> R {
    if let Some(x) = v.as_exact_float() {
        return to_int(vm, f(x));
    }
    if v.is_small() {
        return Ok(v);
    }
    let class = vm.class_of(v);
    if let Some(m) = vm.lookup_type(class, special) {
        return vm.call_bound(m, v, &[]);
    }
    let x = vm.to_f64(v)?;
    to_int(vm, f(x))
}
fn floor(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.n.floor;
    rounded(vm, a.at(0), n, f64::floor)
}
fn ceil(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.n.ceil;
    rounded(vm, a.at(0), n, f64::ceil)
}
fn trunc(vm: &mut Vm, _: Value, a: Args) -> R {
    let (v, n) = (a.at(0), vm.n.trunc);
    if let Some(x) = v.as_exact_float() {
        return to_int(vm, x.trunc());
    }
    let class = vm.class_of(v);
    match vm.lookup_type(class, n) {
        Some(m) => vm.call_bound(m, v, &[]),
        None => Err(vm.type_error(format!(
            "type {} doesn't define __trunc__ method",
            class.name_str()
        ))),
    }
}

fn isnan(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.to_f64(a.at(0))?.is_nan()))
}
fn isinf(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.to_f64(a.at(0))?.is_infinite()))
}
fn isfinite(vm: &mut Vm, _: Value, a: Args) -> R {
    Ok(Value::bool(vm.to_f64(a.at(0))?.is_finite()))
}
fn degrees(vm: &mut Vm, _: Value, a: Args) -> R {
    let r = vm.to_f64(a.at(0))? * (180.0 / std::f64::consts::PI);
    float(vm, r)
}
fn radians(vm: &mut Vm, _: Value, a: Args) -> R {
    let r = vm.to_f64(a.at(0))? * (std::f64::consts::PI / 180.0);
    float(vm, r)
}
fn ulp(vm: &mut Vm, _: Value, a: Args) -> R {
    let r = math_fns::ulp(vm.to_f64(a.at(0))?);
    float(vm, r)
}
fn frexp(vm: &mut Vm, _: Value, a: Args) -> R {
    let (m, e) = math_fns::frexp(vm.to_f64(a.at(0))?);
    Ok(vm.tuple(&[vm.float(m), Value::small(e as i64)]))
}
fn modf(vm: &mut Vm, _: Value, a: Args) -> R {
    let (f, w) = math_fns::modf(vm.to_f64(a.at(0))?);
    Ok(vm.tuple(&[vm.float(f), vm.float(w)]))
}
fn ldexp(vm: &mut Vm, _: Value, a: Args) -> R {
    let x = vm.to_f64(a.at(0))?;
    let Some(n) = a.at(1).as_int() else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    let n = n
        .to_i64()
        .unwrap_or(if n.is_negative() { i64::MIN } else { i64::MAX });
    let r = lift(vm, math_fns::ldexp(x, n))?;
    float(vm, r)
}
fn fma(vm: &mut Vm, _: Value, a: Args) -> R {
    let (x, y, z) = (
        vm.to_f64(a.at(0))?,
        vm.to_f64(a.at(1))?,
        vm.to_f64(a.at(2))?,
    );
    let r = lift(vm, math_fns::fma(x, y, z))?;
    float(vm, r)
}
fn nextafter(vm: &mut Vm, _: Value, a: Args) -> R {
    let [x, y, steps] = a.bind(vm, "nextafter", ["x", "y", "steps"], 2, 2, 2)?;
    let (x, y) = (vm.to_f64(x)?, vm.to_f64(y)?);
    let steps = match steps.non_null().and_then(|s| s.non_none()) {
        None => 1,
        Some(s) => {
            let s = vm.to_index(s)?;
            match s.as_int() {
                Some(i) if i.is_negative() => {
                    return Err(vm.value_error("steps must be a non-negative integer"));
                }
                Some(i) => i.to_i64().map_or(u64::MAX, |i| i as u64),
                None => 1,
            }
        }
    };
    float(vm, math_fns::nextafter(x, y, steps))
}
fn isclose(vm: &mut Vm, _: Value, a: Args) -> R {
    let [x, y, rel, abs] = a.bind(vm, "isclose", ["a", "b", "rel_tol", "abs_tol"], 0, 2, 2)?;
    let (x, y) = (vm.to_f64(x)?, vm.to_f64(y)?);
    let rel = if rel.is_null() { 1e-9 } else { vm.to_f64(rel)? };
    let abs = if abs.is_null() { 0.0 } else { vm.to_f64(abs)? };
    Ok(Value::bool(lift(vm, math_fns::isclose(x, y, rel, abs))?))
}

/// The items of an iterable as floats.
fn floats(vm: &mut Vm, v: Value) -> R<Vec<f64>> {
    let mut out = Vec::new();
    vm.iterate(v, |vm, x| {
        out.push(vm.to_f64(x)?);
        Ok(())
    })?;
    Ok(out)
}
fn fsum(vm: &mut Vm, _: Value, a: Args) -> R {
    let items = floats(vm, a.at(0))?;
    let r = lift(vm, math_special::fsum(items))?;
    float(vm, r)
}
fn hypot(vm: &mut Vm, _: Value, a: Args) -> R {
    let mut items = Vec::with_capacity(a.len());
    for &v in a.pos() {
        items.push(vm.to_f64(v)?);
    }
    float(vm, math_special::hypot(&items))
}
fn dist(vm: &mut Vm, _: Value, a: Args) -> R {
    let (p, q) = (vm.collect_list(a.at(0))?, vm.collect_list(a.at(1))?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (p, q) = (floats(vm, p.value())?, floats(vm, q.value())?);
    let r = lift(vm, math_special::dist(&p, &q))?;
    float(vm, r)
}
fn prod(vm: &mut Vm, _: Value, a: Args) -> R {
    let [items, start] = a.bind(vm, "prod", ["iterable", "start"], 1, 1, 1)?;
    let mut total = start.non_null().unwrap_or(Value::small(1));
    vm.iterate(items, |vm, x| {
        total = vm.binary_op(nb::MULTIPLY, total, x)?;
        Ok(())
    })?;
    Ok(total)
}
fn sumprod(vm: &mut Vm, _: Value, a: Args) -> R {
    let (p, q) = (vm.collect_list(a.at(0))?, vm.collect_list(a.at(1))?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    let all = || p.items().iter().chain(q.items());
    if all().any(|v| v.is_float()) && all().all(|v| v.is_float() || v.is_exact_int()) {
        let (p, q) = (floats(vm, p.value())?, floats(vm, q.value())?);
        let r = lift(vm, math_special::sumprod(&p, &q))?;
        return float(vm, r);
    }
    let mut total = Value::ZERO;
    let mut i = 0;
    while let (Some(x), Some(y)) = (p.get(i), q.get(i)) {
        let t = vm.binary_op(nb::MULTIPLY, x, y)?;
        total = vm.binary_op(nb::ADD, total, t)?;
        i += 1;
    }
    Ok(total)
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::o("acos", acos),
    MethodDef::o("acosh", acosh),
    MethodDef::o("asin", asin),
    MethodDef::o("asinh", asinh),
    MethodDef::o("atan", atan),
    MethodDef::fast("atan2", atan2, 2, 2),
    MethodDef::o("atanh", atanh),
    MethodDef::o("cbrt", cbrt),
    MethodDef::o("ceil", ceil),
    MethodDef::fast("copysign", copysign, 2, 2),
    MethodDef::o("cos", cos),
    MethodDef::o("cosh", cosh),
    MethodDef::o("degrees", degrees),
    MethodDef::fast("dist", dist, 2, 2),
    MethodDef::o("erf", erf),
    MethodDef::o("erfc", erfc),
    MethodDef::o("exp", exp),
    MethodDef::o("exp2", exp2),
    MethodDef::o("expm1", expm1),
    MethodDef::o("fabs", fabs),
    MethodDef::o("floor", floor),
    MethodDef::fast("fma", fma, 3, 3),
    MethodDef::fast("fmod", fmod, 2, 2),
    MethodDef::o("frexp", frexp),
    MethodDef::o("fsum", fsum),
    MethodDef::o("gamma", gamma),
    MethodDef::fast("hypot", hypot, 0, u8::MAX),
    MethodDef::kw("isclose", isclose),
    MethodDef::o("isfinite", isfinite),
    MethodDef::o("isinf", isinf),
    MethodDef::o("isnan", isnan),
    MethodDef::fast("ldexp", ldexp, 2, 2),
    MethodDef::o("lgamma", lgamma),
    MethodDef::fast("log", log, 1, 2),
    MethodDef::o("log10", log10),
    MethodDef::o("log1p", log1p),
    MethodDef::o("log2", log2),
    MethodDef::o("modf", modf),
    MethodDef::kw("nextafter", nextafter),
    MethodDef::fast("pow", pow, 2, 2),
    MethodDef::kw("prod", prod),
    MethodDef::o("radians", radians),
    MethodDef::fast("remainder", remainder, 2, 2),
    MethodDef::o("sin", sin),
    MethodDef::o("sinh", sinh),
    MethodDef::o("sqrt", sqrt),
    MethodDef::fast("sumprod", sumprod, 2, 2),
    MethodDef::o("tan", tan),
    MethodDef::o("tanh", tanh),
    MethodDef::o("trunc", trunc),
    MethodDef::o("ulp", ulp),
];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("math");
    let doc = vm.str(
        "This module provides access to the mathematical functions\ndefined by the C standard.",
    );
    vm.set_module_attr(m, "__doc__", doc);
    vm.add_functions(m, "math", FUNCTIONS);
    vm.add_functions(m, "math", math_ints::FUNCTIONS);
    use std::f64::consts::{E, PI, TAU};
    for (name, x) in [
        ("pi", PI),
        ("e", E),
        ("tau", TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        let x = vm.float(x);
        vm.set_module_attr(m, name, x);
    }
    Ok(m)
}
