//! Type parameters (PEP 695, 696): `TypeVar`, `ParamSpec`, `TypeVarTuple`.
//!
//! Bounds, constraints and defaults are evaluated when first asked for.

use super::generic_alias;
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::NO_NEW;
use crate::object::{
    Class, GetSetDef, MethodDef, NativeObject, Slots, Str, Tuple, TypeId, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

/// A value that a function computes on demand.
pub struct Lazy {
    /// NULL until computed.
    value: Cell<Value>,
    /// Called with the annotation format; NULL if there is none.
    pub(super) evaluate: Value,
}

impl Lazy {
    pub(super) fn known(v: Value) -> Lazy {
        Lazy {
            value: Cell::new(v),
            evaluate: Value::NULL,
        }
    }
    pub(super) fn later(f: Value) -> Lazy {
        Lazy {
            value: Cell::new(Value::NULL),
            evaluate: f,
        }
    }
    pub(super) fn get(&self, vm: &mut Vm, absent: Value) -> R {
        if !self.value.get().is_null() {
            return Ok(self.value.get());
        }
        if self.evaluate.is_null() {
            return Ok(absent);
        }
        let one = vm.int(1);
        let v = vm.call(self.evaluate, &[one])?;
        self.value.set(v);
        Ok(v)
    }
    pub(super) fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.value.get());
        t.visit(self.evaluate);
    }
}

/// A type variable, parameter specification or type variable tuple (the class id in the header says which).
pub struct TypeParam {
    name: Value,
    module: Value,
    bound: Lazy,
    constraints: Lazy,
    /// Replaced by `INTRINSIC_SET_TYPEPARAM_DEFAULT`.
    default: Cell<Value>,
    default_evaluate: Cell<Value>,
    covariant: bool,
    contravariant: bool,
    infer: bool,
}

impl NativeObject for TypeParam {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.name);
        t.visit(self.module);
        self.bound.trace(t);
        self.constraints.trace(t);
        t.visit(self.default.get());
        t.visit(self.default_evaluate.get());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

pub(super) fn items(v: Value) -> &'static [Value] {
    v.cast::<Tuple>().map_or(&[], |t| t.items())
}

/// `__name__` of the calling module.
pub(super) fn caller_module(vm: &Vm) -> Value {
    vm.frame()
        .and_then(|f| f.func.globals.get_str(vm.n.name))
        .unwrap_or(Value::NONE)
}

impl Vm {
    /// A PEP 695 parameter: kind by class id; `bound` and `constraints` are functions to call later, or NULL.
    pub fn make_type_param(
        &mut self,
        id: TypeId,
        name: Value,
        bound: Value,
        constraints: Value,
    ) -> Value {
        let p = TypeParam {
            name,
            module: caller_module(self),
            bound: Lazy::later(bound),
            constraints: Lazy::later(constraints),
            default: Cell::new(Value::NULL),
            default_evaluate: Cell::new(Value::NULL),
            covariant: false,
            contravariant: false,
            infer: true,
        };
        self.native(id, p)
    }
}

/// INTRINSIC_TYPEVAR and its forms with a bound or constraints (functions to call later, or NULL).
pub fn type_var(vm: &mut Vm, name: Value, bound: Value, constraints: Value) -> R {
    Ok(vm.make_type_param(types::TYPE_VAR, name, bound, constraints))
}

/// INTRINSIC_PARAMSPEC.
pub fn param_spec(vm: &mut Vm, name: Value) -> R {
    Ok(vm.make_type_param(types::PARAM_SPEC, name, Value::NULL, Value::NULL))
}

/// INTRINSIC_TYPEVARTUPLE.
pub fn type_var_tuple(vm: &mut Vm, name: Value) -> R {
    Ok(vm.make_type_param(types::TYPE_VAR_TUPLE, name, Value::NULL, Value::NULL))
}

/// INTRINSIC_SET_TYPEPARAM_DEFAULT.
pub fn set_default(vm: &mut Vm, param: Value, evaluate: Value) -> R {
    match param.native::<TypeParam>() {
        Some(p) => {
            p.default_evaluate.set(evaluate);
            Ok(param)
        }
        None => {
            let t = vm.type_name(param);
            Err(vm.type_error(format!("Expected a type param, got {t}")))
        }
    }
}

/// A parameter that has a default.
pub fn has_default(p: Value) -> bool {
    p.native::<TypeParam>()
        .is_some_and(|p| !p.default.get().is_null() || !p.default_evaluate.get().is_null())
}

/// The default of a parameter: `typing.NoDefault` if it has none.
pub fn default_of(vm: &mut Vm, p: Value) -> R {
    let Some(t) = p.native::<TypeParam>() else {
        return Ok(Value::NONE);
    };
    if t.default.get().is_null() {
        let f = t.default_evaluate.get();
        if f.is_null() {
            return Ok(no_default(vm));
        }
        let one = vm.int(1);
        let v = vm.call(f, &[one])?;
        t.default.set(v);
    }
    Ok(t.default.get())
}

/// `typing.NoDefault`.
pub fn no_default(vm: &mut Vm) -> Value {
    if let Some(v) = vm.module_state.get("NoDefault") {
        return *v;
    }
    let v = vm.native(types::NO_DEFAULT, NoDefault);
    vm.module_state.insert("NoDefault", v);
    v
}

struct NoDefault;
impl NativeObject for NoDefault {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn this(vm: &mut Vm, o: Value) -> R<&'static TypeParam> {
    match o.native::<TypeParam>() {
        Some(p) => Ok(p),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a type parameter is required, not '{t}'")))
        }
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let p = this(vm, o)?;
    let name = p.name.cast::<Str>().map_or("?", |s| s.as_str());
    let sign = if p.infer || o.is_exact(types::TYPE_VAR_TUPLE) {
        ""
    } else if p.covariant {
        "+"
    } else if p.contravariant {
        "-"
    } else {
        "~"
    };
    Ok(vm.string(format!("{sign}{name}")))
}

/// Constructor arguments that the three classes share: keyword-only, by name.
struct Options {
    bound: Value,
    covariant: bool,
    contravariant: bool,
    infer: bool,
    default: Value,
}

fn options(vm: &mut Vm, func: &str, a: Args, allowed: &[&str]) -> R<Options> {
    let mut o = Options {
        bound: Value::NULL,
        covariant: false,
        contravariant: false,
        infer: false,
        default: Value::NULL,
    };
    for (k, v) in a.kw() {
        let k = k.as_str();
        if !allowed.contains(&k) {
            return Err(vm.type_error(format!("{func}() got an unexpected keyword argument '{k}'")));
        }
        match k {
            "bound" => o.bound = v.non_none().unwrap_or(Value::NULL),
            "default" => {
                o.default = if v.is_exact(types::NO_DEFAULT) {
                    Value::NULL
                } else {
                    v
                }
            }
            "covariant" => o.covariant = vm.truth(v)?,
            "contravariant" => o.contravariant = vm.truth(v)?,
            "infer_variance" => o.infer = vm.truth(v)?,
            _ => {}
        }
    }
    if o.covariant && o.contravariant {
        return Err(vm.value_error("Bivariant types are not supported."));
    }
    if o.infer && (o.covariant || o.contravariant) {
        return Err(vm.value_error("Variance cannot be specified with infer_variance."));
    }
    Ok(o)
}

fn name_argument(vm: &mut Vm, func: &str, a: Args) -> R {
    let Some(name) = a.get(0).or_else(|| a.kw_get("name")) else {
        return Err(vm.type_error(format!("{func}() missing required argument 'name' (pos 1)")));
    };
    if name.cast::<Str>().is_none() {
        let t = vm.type_name(name);
        return Err(vm.type_error(format!("{func}() argument 'name' must be str, not {t}")));
    }
    Ok(name)
}

fn create(vm: &mut Vm, id: TypeId, name: Value, constraints: Value, o: Options) -> Value {
    let p = TypeParam {
        name,
        module: caller_module(vm),
        bound: Lazy::known(o.bound),
        constraints: Lazy::known(constraints),
        default: Cell::new(o.default),
        default_evaluate: Cell::new(Value::NULL),
        covariant: o.covariant,
        contravariant: o.contravariant,
        infer: o.infer,
    };
    vm.native(id, p)
}

fn typevar_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let name = name_argument(vm, "typevar", a)?;
    let allowed = [
        "name",
        "bound",
        "default",
        "covariant",
        "contravariant",
        "infer_variance",
    ];
    let o = options(vm, "typevar", a, &allowed)?;
    let constraints = a.pos().get(1..).unwrap_or(&[]);
    if constraints.len() == 1 {
        return Err(vm.type_error("A single constraint is not allowed"));
    }
    if !constraints.is_empty() && !o.bound.is_null() {
        return Err(vm.type_error("Constraints cannot be combined with bound=..."));
    }
    let c = vm.tuple(constraints);
    Ok(create(vm, types::TYPE_VAR, name, c, o))
}

fn paramspec_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let name = name_argument(vm, "paramspec", a)?;
    let allowed = [
        "name",
        "bound",
        "default",
        "covariant",
        "contravariant",
        "infer_variance",
    ];
    let o = options(vm, "paramspec", a, &allowed)?;
    Ok(create(vm, types::PARAM_SPEC, name, Value::NULL, o))
}

fn typevartuple_new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let name = name_argument(vm, "typevartuple", a)?;
    let mut o = options(vm, "typevartuple", a, &["name", "default"])?;
    o.infer = true;
    Ok(create(vm, types::TYPE_VAR_TUPLE, name, Value::NULL, o))
}

fn get_bound(vm: &mut Vm, o: Value) -> R {
    this(vm, o)?.bound.get(vm, Value::NONE)
}

fn get_constraints(vm: &mut Vm, o: Value) -> R {
    let none = vm.empty_tuple;
    this(vm, o)?.constraints.get(vm, none)
}

fn get_default(vm: &mut Vm, o: Value) -> R {
    default_of(vm, o)
}

pub(super) fn evaluator(v: Value) -> R {
    Ok(v.non_null().unwrap_or(Value::NONE))
}

fn subst(_vm: &mut Vm, _o: Value, a: Args) -> R {
    Ok(a.at(0))
}

fn cannot_subclass(vm: &mut Vm, o: Value, _: Args) -> R {
    let t = vm.type_name(o);
    Err(vm.type_error(format!("Cannot subclass an instance of {t}")))
}

const NAME: GetSetDef = GetSetDef::ro("__name__", |vm, o| Ok(this(vm, o)?.name));
const MODULE: GetSetDef = GetSetDef::ro("__module__", |vm, o| Ok(this(vm, o)?.module));
const DEFAULT: GetSetDef = GetSetDef::ro("__default__", get_default);
const EVALUATE_DEFAULT: GetSetDef = GetSetDef::ro("evaluate_default", |vm, o| {
    evaluator(this(vm, o)?.default_evaluate.get())
});
const INFER: GetSetDef = GetSetDef::ro("__infer_variance__", |vm, o| {
    Ok(Value::bool(this(vm, o)?.infer))
});
const COVARIANT: GetSetDef = GetSetDef::ro("__covariant__", |vm, o| {
    Ok(Value::bool(this(vm, o)?.covariant))
});
const CONTRAVARIANT: GetSetDef = GetSetDef::ro("__contravariant__", |vm, o| {
    Ok(Value::bool(this(vm, o)?.contravariant))
});
const BOUND: GetSetDef = GetSetDef::ro("__bound__", get_bound);

static METHODS: &[MethodDef] = &[
    MethodDef::noargs("has_default", |_, o, _| Ok(Value::bool(has_default(o)))),
    MethodDef::o("__typing_subst__", subst),
    MethodDef::o("__mro_entries__", cannot_subclass),
    MethodDef::noargs("__reduce__", |vm, o, _| Ok(this(vm, o)?.name)),
];

/// `typing.TypeVar`.
pub static TYPE_VAR: TypeSpec = TypeSpec {
    id: types::TYPE_VAR,
    name: "TypeVar",
    module: "typing",
    kind: Kind::Native,
    slots: Slots {
        new: Some(typevar_new),
        repr: Some(repr),
        binary: Slots::ops(&[(nb::OR, super::union::type_or)]),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        NAME,
        MODULE,
        DEFAULT,
        EVALUATE_DEFAULT,
        INFER,
        COVARIANT,
        CONTRAVARIANT,
        BOUND,
        GetSetDef::ro("__constraints__", get_constraints),
        GetSetDef::ro("evaluate_bound", |vm, o| {
            evaluator(this(vm, o)?.bound.evaluate)
        }),
        GetSetDef::ro("evaluate_constraints", |vm, o| {
            evaluator(this(vm, o)?.constraints.evaluate)
        }),
    ],
    doc: "Type variable.",
    ..TypeSpec::BASE
};

fn part(vm: &mut Vm, o: Value, id: TypeId) -> R {
    this(vm, o)?;
    Ok(vm.native(id, ParamSpecPart { spec: o }))
}

/// `typing.ParamSpec`.
pub static PARAM_SPEC: TypeSpec = TypeSpec {
    id: types::PARAM_SPEC,
    name: "ParamSpec",
    module: "typing",
    kind: Kind::Native,
    slots: Slots {
        new: Some(paramspec_new),
        repr: Some(repr),
        binary: Slots::ops(&[(nb::OR, super::union::type_or)]),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[
        NAME,
        MODULE,
        DEFAULT,
        EVALUATE_DEFAULT,
        INFER,
        COVARIANT,
        CONTRAVARIANT,
        BOUND,
        GetSetDef::ro("args", |vm, o| part(vm, o, types::PARAM_SPEC_ARGS)),
        GetSetDef::ro("kwargs", |vm, o| part(vm, o, types::PARAM_SPEC_KWARGS)),
    ],
    doc: "Parameter specification variable.",
    ..TypeSpec::BASE
};

/// `P.args` or `P.kwargs`.
struct ParamSpecPart {
    spec: Value,
}
impl NativeObject for ParamSpecPart {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.spec);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn part_repr(vm: &mut Vm, o: Value) -> R {
    let spec = o.native::<ParamSpecPart>().map_or(Value::NONE, |p| p.spec);
    let name = spec
        .native::<TypeParam>()
        .and_then(|p| p.name.cast::<Str>())
        .map_or("?", |s| s.as_str());
    let which = if o.is_exact(types::PARAM_SPEC_ARGS) {
        "args"
    } else {
        "kwargs"
    };
    Ok(vm.string(format!("{name}.{which}")))
}

const PART_GETSET: &[GetSetDef] = &[GetSetDef::ro("__origin__", |_, o| {
    Ok(o.native::<ParamSpecPart>().map_or(Value::NONE, |p| p.spec))
})];

/// `typing.ParamSpecArgs`.
pub static PARAM_SPEC_ARGS: TypeSpec = TypeSpec {
    id: types::PARAM_SPEC_ARGS,
    name: "ParamSpecArgs",
    module: "typing",
    slots: Slots {
        repr: Some(part_repr),
        ..Slots::NONE
    },
    flags: NO_NEW,
    getset: PART_GETSET,
    ..TypeSpec::BASE
};

/// `typing.ParamSpecKwargs`.
pub static PARAM_SPEC_KWARGS: TypeSpec = TypeSpec {
    id: types::PARAM_SPEC_KWARGS,
    name: "ParamSpecKwargs",
    module: "typing",
    slots: Slots {
        repr: Some(part_repr),
        ..Slots::NONE
    },
    flags: NO_NEW,
    getset: PART_GETSET,
    ..TypeSpec::BASE
};

/// `*Ts`: one unpacked form.
fn unpack(vm: &mut Vm, o: Value) -> R {
    let tuple = vm.class(types::TUPLE).value();
    let args = vm.tuple(&[o]);
    let starred = vm.native(
        types::GENERIC_ALIAS,
        generic_alias::GenericAlias {
            origin: tuple,
            args,
            starred: true,
        },
    );
    let t = vm.tuple(&[starred]);
    vm.get_iter(t)
}

/// `typing.TypeVarTuple`.
pub static TYPE_VAR_TUPLE: TypeSpec = TypeSpec {
    id: types::TYPE_VAR_TUPLE,
    name: "TypeVarTuple",
    module: "typing",
    kind: Kind::Native,
    slots: Slots {
        new: Some(typevartuple_new),
        repr: Some(repr),
        iter: Some(unpack),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[NAME, MODULE, DEFAULT, EVALUATE_DEFAULT],
    doc: "Type variable tuple.",
    ..TypeSpec::BASE
};

/// `typing.NoDefaultType`.
pub static NO_DEFAULT: TypeSpec = TypeSpec {
    id: types::NO_DEFAULT,
    name: "NoDefaultType",
    module: "typing",
    slots: Slots {
        repr: Some(|vm, _| Ok(vm.str("typing.NoDefault"))),
        ..Slots::NONE
    },
    flags: NO_NEW,
    doc: "The type of the NoDefault singleton.",
    ..TypeSpec::BASE
};
