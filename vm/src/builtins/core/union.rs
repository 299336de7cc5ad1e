//! `int | None`: `typing.Union`.

use super::generic_alias::{GenericAlias, item_repr, parameters_of, substitute};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::{
    Cmp, GetSetDef, List, MethodDef, NativeObject, Slots, Tuple, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;

/// A union of types.
pub struct Union {
    /// Tuple of at least two members.
    pub args: Value,
}

impl NativeObject for Union {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.args);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn items(v: Value) -> &'static [Value] {
    v.cast::<Tuple>().map_or(&[], |t| t.items())
}

fn is_unionable(v: Value) -> bool {
    v.is_none()
        || v.as_class().is_some()
        || v.native::<Union>().is_some()
        || v.native::<GenericAlias>().is_some()
        || v.native::<super::type_alias::TypeAlias>().is_some()
}

/// `a | b` of types: NotImplemented if one of them is none.
pub fn type_or(vm: &mut Vm, a: Value, b: Value) -> R {
    if !is_unionable(a) && !is_parameter(a) || !is_unionable(b) && !is_parameter(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    make(vm, &[a, b])
}

fn is_parameter(v: Value) -> bool {
    v.native::<super::type_params::TypeParam>().is_some()
}

/// The union of `members`: flattened, without duplicates; the member itself if only one is left.
pub fn make(vm: &mut Vm, members: &[Value]) -> R {
    let out = vm.new_list();
    for &m in members {
        match m.native::<Union>() {
            Some(u) => {
                for &x in items(u.args) {
                    add(vm, out, x)?;
                }
            }
            None => {
                let m = if m.is_none() {
                    vm.class(types::NONE).value()
                } else {
                    m
                };
                add(vm, out, m)?;
            }
        }
    }
    if out.len() == 1 {
        return Ok(out.items()[0]);
    }
    let args = vm.tuple(out.items());
    Ok(vm.native(types::UNION, Union { args }))
}

fn add(vm: &mut Vm, out: Gc<List>, v: Value) -> R<()> {
    let mut i = 0;
    while let Some(x) = out.get(i) {
        let both_classes = x.as_class().is_some() && v.as_class().is_some();
        if x.is(v) || (!both_classes && vm.eq(x, v)?) {
            return Ok(());
        }
        i += 1;
    }
    out.push(&vm.heap, v);
    Ok(())
}

fn this(vm: &mut Vm, o: Value) -> R<&'static Union> {
    match o.native::<Union>() {
        Some(u) => Ok(u),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a Union is required, not '{t}'")))
        }
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let u = this(vm, o)?;
    let mut out = String::new();
    for (i, &a) in items(u.args).iter().enumerate() {
        if i > 0 {
            out.push_str(" | ");
        }
        if a.as_class().is_some_and(|c| c.id == types::NONE) {
            out.push_str("None");
        } else {
            out.push_str(&item_repr(vm, a)?);
        }
    }
    Ok(vm.string(out))
}

fn contains(vm: &mut Vm, args: &[Value], v: Value) -> R<bool> {
    for &a in args {
        if vm.eq(a, v)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Order does not matter.
fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.native::<Union>(), b.native::<Union>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (x, y) = (items(x.args), items(y.args));
    let mut same = x.len() == y.len();
    for &v in x {
        same = same && contains(vm, y, v)?;
    }
    Ok(Value::bool(same == (op == Cmp::Eq)))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let u = this(vm, o)?;
    let mut h: i64 = 0x2545_F491;
    for &a in items(u.args) {
        h = h.wrapping_add(vm.hash(a)?.wrapping_mul(0x9E37_79B9));
    }
    Ok(if h == -1 { -2 } else { h })
}

fn check(vm: &mut Vm, o: Value, v: Value, subclass: bool) -> R {
    let u = this(vm, o)?;
    for &a in items(u.args) {
        let hit = if subclass {
            vm.issubclass(v, a)?
        } else {
            vm.isinstance(v, a)?
        };
        if hit {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let u = this(vm, o)?;
    let params = parameters_of(vm, items(u.args))?;
    let args = substitute(vm, o, items(u.args), items(params), k)?;
    make(vm, items(args))
}

/// `Union[int, str]`.
fn class_getitem(vm: &mut Vm, _: Value, a: Args) -> R {
    let given = a.at(0);
    let members = match given.cast::<Tuple>() {
        Some(t) => t.items(),
        None => &[given][..],
    };
    if members.is_empty() {
        return Err(vm.type_error("Cannot take a Union of no types."));
    }
    // A union of one member is that member, whatever it is.
    if let [one] = members
        && !one.is_none()
        && one.cast::<crate::object::Str>().is_none()
    {
        return Ok(*one);
    }
    for &m in members {
        if !is_unionable(m)
            && !is_parameter(m)
            && !vm.is_callable(m)
            && m.cast::<crate::object::Str>().is_none()
        {
            let r = vm.repr(m)?;
            return Err(vm.type_error(format!(
                "Union[arg, ...]: each arg must be a type. Got {}.",
                r.as_str()
            )));
        }
    }
    make(vm, members)
}

fn mro_entries(vm: &mut Vm, o: Value, _: Args) -> R {
    let r = vm.repr(o)?;
    Err(vm.type_error(format!("Cannot subclass {}", r.as_str())))
}

/// The class `typing.Union`.
pub static UNION: TypeSpec = TypeSpec {
    id: types::UNION,
    name: "Union",
    module: "typing",
    kind: Kind::Native,
    slots: Slots {
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        getitem: Some(getitem),
        binary: Slots::ops(&[(nb::OR, type_or)]),
        ..Slots::NONE
    },
    flags: crate::object::class::NO_NEW,
    methods: &[
        MethodDef::o("__instancecheck__", |vm, o, a| check(vm, o, a.at(0), false)),
        MethodDef::o("__subclasscheck__", |vm, o, a| check(vm, o, a.at(0), true)),
        MethodDef::o("__mro_entries__", mro_entries),
        MethodDef::o("__class_getitem__", class_getitem).class(),
    ],
    getset: &[
        GetSetDef::ro("__args__", |vm, o| Ok(this(vm, o)?.args)),
        GetSetDef::ro("__parameters__", |vm, o| {
            let u = this(vm, o)?;
            parameters_of(vm, items(u.args))
        }),
        GetSetDef::ro("__origin__", |vm, _| Ok(vm.class(types::UNION).value())),
        GetSetDef::ro("__name__", |vm, _| Ok(vm.str("Union"))),
        GetSetDef::ro("__qualname__", |vm, _| Ok(vm.str("Union"))),
        GetSetDef::ro("__module__", |vm, _| Ok(vm.str("typing"))),
    ],
    doc: "Represent a union type\n\nE.g. for int | str",
    ..TypeSpec::BASE
};
