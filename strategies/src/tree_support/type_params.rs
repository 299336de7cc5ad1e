//! PEP 695: type parameters, type aliases, lazily evaluated bounds, defaults and values.

use super::cx::{Cx, at, pop, top_slice};
use super::{call, class, function, names};
use gearbox_vm::ops::function::{intrinsic_1, intrinsic_2};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// CALL_INTRINSIC_1 operands.
const TYPE_VAR: u32 = 7;
const PARAM_SPEC: u32 = 8;
const TYPE_VAR_TUPLE: u32 = 9;
const SUBSCRIPT_GENERIC: u32 = 10;
const TYPE_ALIAS: u32 = 11;
/// CALL_INTRINSIC_2 operands.
const TYPE_VAR_WITH_BOUND: u32 = 2;
const TYPE_VAR_WITH_CONSTRAINTS: u32 = 3;
const SET_DEFAULT: u32 = 5;

/// A function that evaluates a value on demand; its only argument, the format, defaults to 1.
fn lazy_function(vm: &mut Vm, cx: &Cx, scope: &ScopeRef) -> Value {
    let f = function::closure(vm, cx, scope);
    f.defaults.set(vm.tuple(&[Value::small(1)]));
    f.value()
}

/// Makes the type parameters, binds their names, gives the tuple of them.
fn type_params(vm: &mut Vm, cx: &Cx, params: &TypeParams) -> R {
    let mut made = 0;
    for p in &params.params {
        match type_param(vm, cx, p) {
            Ok(v) => {
                vm.push_root(v);
                made += 1;
            }
            Err(r) => {
                pop(vm, made);
                return Err(r);
            }
        }
    }
    let t = vm.tuple(top_slice(vm, made));
    pop(vm, made);
    Ok(t)
}

fn type_param(vm: &mut Vm, cx: &Cx, p: &TypeParam) -> R {
    let name = cx.name(p.bare_name).value();
    let r = match (p.kind, &p.bound) {
        (TypeParamKind::TypeVar, Some(bound)) => {
            let f = lazy_function(vm, cx, &bound.0);
            let constraints = matches!(bound.1.kind, ExprKind::Tuple(_));
            intrinsic_2(
                vm,
                if constraints {
                    TYPE_VAR_WITH_CONSTRAINTS
                } else {
                    TYPE_VAR_WITH_BOUND
                },
                name,
                f,
            )
        }
        (TypeParamKind::TypeVar, None) => intrinsic_1(vm, TYPE_VAR, name),
        (TypeParamKind::ParamSpec, _) => intrinsic_1(vm, PARAM_SPEC, name),
        (TypeParamKind::TypeVarTuple, _) => intrinsic_1(vm, TYPE_VAR_TUPLE, name),
    };
    let mut v = at!(vm, cx, p.loc, r);
    if let Some(default) = &p.default {
        let f = lazy_function(vm, cx, &default.0);
        v = at!(vm, cx, p.loc, intrinsic_2(vm, SET_DEFAULT, v, f));
    }
    names::store(vm, cx, &p.name, v, p.loc)?;
    Ok(v)
}

/// The scope of a generic function's type parameters; its arguments are the function's defaults.
pub(crate) fn function_scope(vm: &mut Vm, cx: &Cx, f: &Function, _loc: Loc) -> R {
    let Some(params) = &f.type_params else {
        return Ok(Value::NONE);
    };
    let t = type_params(vm, cx, params)?;
    let has_defaults = !f.params.defaults.is_empty();
    let has_keyword = f.params.kw_defaults.iter().any(Option::is_some);
    let positional = if has_defaults {
        cx.local(0)
    } else {
        Value::NULL
    };
    let keyword = if has_keyword {
        cx.local(u32::from(has_defaults))
    } else {
        Value::NULL
    };
    let func = function::build(vm, cx, f, positional, keyword);
    func.type_params.set(t);
    Ok(func.value())
}

/// The scope of a generic class's type parameters: makes the class.
pub(crate) fn class_scope(vm: &mut Vm, cx: &Cx, c: &Class, loc: Loc) -> R {
    let Some(params) = &c.type_params else {
        return Ok(Value::NONE);
    };
    let t = type_params(vm, cx, params)?;
    names::store(vm, cx, &c.hidden[0], t, loc)?;
    let build = class::start(vm, cx, c, loc)?;
    let generic = names::load(vm, cx, &c.hidden[0], loc).and_then(|t| {
        let base = at!(vm, cx, loc, intrinsic_1(vm, SUBSCRIPT_GENERIC, t));
        names::store(vm, cx, &c.hidden[1], base, loc)
    });
    if let Err(r) = generic {
        pop(vm, 2);
        return Err(r);
    }
    call::call_general(
        vm,
        cx,
        build,
        2,
        &c.bases,
        Some(&c.hidden[1]),
        &c.keywords,
        loc,
    )
}

/// `type X[T] = value`.
#[inline(never)]
pub(crate) fn alias(vm: &mut Vm, cx: &Cx, a: &TypeAlias, loc: Loc) -> R<()> {
    let v = match &a.type_params {
        Some(params) => {
            let scope = function::closure(vm, cx, &params.scope);
            at!(
                vm,
                cx,
                loc,
                call::invoke(vm, scope.value(), 0, Value::NULL, 0)
            )
        }
        None => make_alias(vm, cx, a, Value::NONE, loc)?,
    };
    names::store(vm, cx, &a.name, v, loc)
}

/// The scope of a generic alias's type parameters.
pub(crate) fn alias_scope(vm: &mut Vm, cx: &Cx, a: &TypeAlias, loc: Loc) -> R {
    let t = match &a.type_params {
        Some(params) => type_params(vm, cx, params)?,
        None => Value::NONE,
    };
    make_alias(vm, cx, a, t, loc)
}

fn make_alias(vm: &mut Vm, cx: &Cx, a: &TypeAlias, params: Value, loc: Loc) -> R {
    let value = lazy_function(vm, cx, &a.scope);
    let parts = vm.tuple(&[cx.name(a.bare_name).value(), params, value]);
    Ok(at!(vm, cx, loc, intrinsic_1(vm, TYPE_ALIAS, parts)))
}

/// The body of a lazily evaluated bound, default or alias value.
pub(crate) fn lazy_value(vm: &mut Vm, cx: &Cx, e: &Expr, starred: bool, loc: Loc) -> R {
    function::check_format(vm, cx, loc)?;
    function::lazy(vm, cx, e, starred, loc)
}
