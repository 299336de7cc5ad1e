//! `list[int]` and friends: `types.GenericAlias`.

use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::BASE_TYPE;
use crate::object::{
    Class, Cmp, GetSetDef, List, MethodDef, NativeObject, Slots, Str, Tuple, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;

/// A class with arguments.
pub struct GenericAlias {
    pub origin: Value,
    /// Tuple.
    pub args: Value,
    /// `*tuple[int]`.
    pub starred: bool,
}

impl NativeObject for GenericAlias {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.origin);
        t.visit(self.args);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `origin[params]` as a types.GenericAlias.
pub fn make(vm: &mut Vm, origin: Value, params: Value) -> Value {
    let args = if params.is_exact(types::TUPLE) {
        params
    } else {
        vm.tuple(&[params])
    };
    vm.native(
        types::GENERIC_ALIAS,
        GenericAlias {
            origin,
            args,
            starred: false,
        },
    )
}

/// `C.__class_getitem__` of generic builtin classes: usable as a class method.
pub fn class_getitem(vm: &mut Vm, class: Value, a: Args) -> R {
    Ok(make(vm, class, a.at(0)))
}

fn this(vm: &mut Vm, o: Value) -> R<&'static GenericAlias> {
    match o.native::<GenericAlias>() {
        Some(g) => Ok(g),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a GenericAlias is required, not '{t}'")))
        }
    }
}

fn items(v: Value) -> &'static [Value] {
    v.cast::<Tuple>().map_or(&[], |t| t.items())
}

/// The type variables in `args`, each once, in order of appearance.
pub fn parameters_of(vm: &mut Vm, args: &[Value]) -> R {
    let out = vm.new_list();
    collect_parameters(vm, args, out)?;
    Ok(vm.tuple(out.items()))
}

fn collect_parameters(vm: &mut Vm, args: &[Value], out: Gc<List>) -> R<()> {
    let n = vm.n;
    for &a in args {
        if a.as_class().is_some() {
            continue;
        }
        if is_parameter(vm, a) {
            push_unique(vm, out, a);
        } else if let Some(l) = a.cast::<List>() {
            let inner = vm.tuple(l.items());
            collect_parameters(vm, items(inner), out)?;
        } else if let Some(t) = a.cast::<Tuple>() {
            collect_parameters(vm, t.items(), out)?;
        } else if a.is_ptr()
            && a.cast::<Str>().is_none()
            && let Some(p) = vm.getattr_opt(a, n.parameters)?
        {
            for &x in items(p) {
                push_unique(vm, out, x);
            }
        }
    }
    Ok(())
}

fn push_unique(vm: &mut Vm, out: Gc<List>, v: Value) {
    if !out.items().iter().any(|x| x.is(v)) {
        out.push(&vm.heap, v);
    }
}

fn is_parameter(vm: &mut Vm, v: Value) -> bool {
    let name = vm.n.typing_subst;
    let class = vm.class_of(v);
    v.is_ptr() && vm.lookup_type(class, name).is_some()
}

/// What stands for `v` inside a generic alias's repr.
pub fn item_repr(vm: &mut Vm, v: Value) -> R<String> {
    let n = vm.n;
    if v.is(Value::ELLIPSIS) {
        return Ok("...".to_string());
    }
    if let Some(l) = v.cast::<List>() {
        let copy = vm.tuple(l.items());
        return Ok(format!("[{}]", join(vm, items(copy))?));
    }
    if v.is_ptr()
        && v.cast::<Str>().is_none()
        && (vm.getattr_opt(v, n.origin)?.is_none() || vm.getattr_opt(v, n.args)?.is_none())
        && let Some(q) = vm.getattr_opt(v, n.qualname)?
        && let Some(m) = vm.getattr_opt(v, n.module)?
        && !m.is_none()
    {
        let (q, m) = (vm.str_of(q)?, vm.str_of(m)?);
        return Ok(if m.as_str() == "builtins" {
            q.as_str().to_string()
        } else {
            format!("{}.{}", m.as_str(), q.as_str())
        });
    }
    Ok(vm.repr(v)?.as_str().to_string())
}

fn join(vm: &mut Vm, args: &[Value]) -> R<String> {
    let mut out = String::new();
    for (i, &a) in args.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        out.push_str(&item_repr(vm, a)?);
    }
    Ok(out)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let g = this(vm, o)?;
    let star = if g.starred { "*" } else { "" };
    let origin = item_repr(vm, g.origin)?;
    let args = if items(g.args).is_empty() {
        "()".to_string()
    } else {
        join(vm, items(g.args))?
    };
    Ok(vm.string(format!("{star}{origin}[{args}]")))
}

/// Attributes that the alias answers itself; everything else is the origin's.
const OWN: &[&str] = &[
    "__class__",
    "__bases__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

fn getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    if !OWN.contains(&name.as_str()) {
        let g = this(vm, o)?;
        return vm.getattr(g.origin, name);
    }
    vm.generic_getattr(o, name)
}

fn call(vm: &mut Vm, o: Value, a: Args) -> R {
    let g = this(vm, o)?;
    let r = vm.call_args(g.origin, a)?;
    let name = vm.intern("__orig_class__");
    if let Err(e) = vm.setattr(r, name, Some(o)) {
        match vm.swallow(e, types::ATTRIBUTE_ERROR) {
            Ok(()) => {}
            Err(e) => vm.swallow(e, types::TYPE_ERROR)?,
        }
    }
    Ok(r)
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.native::<GenericAlias>(), b.native::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let same = x.starred == y.starred && vm.eq(x.origin, y.origin)? && vm.eq(x.args, y.args)?;
    Ok(Value::bool(same == (op == Cmp::Eq)))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let g = this(vm, o)?;
    let h = vm.hash(g.origin)? ^ vm.hash(g.args)?;
    Ok(if h == -1 { -2 } else { h })
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "GenericAlias")?;
    a.arity(vm, "GenericAlias", 2, 2)?;
    let args = if a.at(1).is_exact(types::TUPLE) {
        a.at(1)
    } else {
        vm.tuple(&[a.at(1)])
    };
    Ok(vm.native_of(
        class,
        GenericAlias {
            origin: a.at(0),
            args,
            starred: false,
        },
    ))
}

/// `*alias`: one item, the alias itself marked as unpacked.
fn iter(vm: &mut Vm, o: Value) -> R {
    let g = this(vm, o)?;
    let starred = vm.native(
        types::GENERIC_ALIAS,
        GenericAlias {
            origin: g.origin,
            args: g.args,
            starred: true,
        },
    );
    let t = vm.tuple(&[starred]);
    vm.get_iter(t)
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let g = this(vm, o)?;
    let params = parameters_of(vm, items(g.args))?;
    let args = substitute(vm, o, items(g.args), items(params), k)?;
    Ok(vm.native(
        types::GENERIC_ALIAS,
        GenericAlias {
            origin: g.origin,
            args,
            starred: g.starred,
        },
    ))
}

/// The arguments `args` of `whole` with its `params` replaced by `given`: a tuple.
pub fn substitute(vm: &mut Vm, whole: Value, args: &[Value], params: &[Value], given: Value) -> R {
    let given = if given.is_exact(types::TUPLE) {
        given
    } else {
        vm.tuple(&[given])
    };
    if params.is_empty() {
        let r = vm.repr(whole)?;
        return Err(vm.type_error(format!("{} is not a generic class", r.as_str())));
    }
    let values = bind_parameters(vm, whole, params, given)?;
    let out = vm.new_list();
    replace(vm, args, params, items(values), out)?;
    Ok(vm.tuple(out.items()))
}

/// One value per parameter (a tuple of values for a TypeVarTuple); defaults fill in at the end.
fn bind_parameters(vm: &mut Vm, whole: Value, params: &[Value], given: Value) -> R {
    let given = items(given);
    let many = params
        .iter()
        .position(|p| p.is_exact(types::TYPE_VAR_TUPLE));
    let out = vm.new_list();
    // One ParamSpec alone takes a bare list of types.
    if let [p] = params
        && p.is_exact(types::PARAM_SPEC)
        && !(given.len() == 1
            && (given[0].cast::<List>().is_some() || given[0].is(Value::ELLIPSIS)))
    {
        let t = vm.tuple(given);
        return Ok(vm.tuple(&[t]));
    }
    let required = {
        let mut n = 0;
        for &p in params {
            if !p.is_exact(types::TYPE_VAR_TUPLE) && !super::type_params::has_default(p) {
                n += 1;
            }
        }
        n
    };
    if given.len() < required || (many.is_none() && given.len() > params.len()) {
        let few = given.len() < required;
        let least = if few { "at least " } else { "" };
        let expected = if few { required } else { params.len() };
        let r = vm.repr(whole)?;
        let word = if few { "few" } else { "many" };
        return Err(vm.type_error(format!(
            "Too {word} arguments for {}; actual {}, expected {least}{expected}",
            r.as_str(),
            given.len()
        )));
    }
    let before = many.unwrap_or(params.len());
    let after = many.map_or(0, |m| params.len() - m - 1);
    for (i, &p) in params.iter().enumerate() {
        let v = if i < before {
            given.get(i).copied()
        } else if Some(i) == many {
            let end = given.len().saturating_sub(after).max(i.min(given.len()));
            Some(vm.tuple(&given[i.min(given.len())..end]))
        } else {
            given
                .len()
                .checked_sub(params.len() - i)
                .and_then(|k| given.get(k))
                .copied()
        };
        let v = match v {
            Some(v) => v,
            None => super::type_params::default_of(vm, p)?,
        };
        let v = match v.cast::<List>() {
            Some(l) if p.is_exact(types::PARAM_SPEC) => vm.tuple(l.items()),
            _ => v,
        };
        out.push(&vm.heap, v);
    }
    Ok(vm.tuple(out.items()))
}

fn replace(
    vm: &mut Vm,
    args: &[Value],
    params: &[Value],
    values: &[Value],
    out: Gc<List>,
) -> R<()> {
    let n = vm.n;
    for &a in args {
        let unpacked = a.native::<GenericAlias>().is_some_and(|g| g.starred);
        let var = if unpacked {
            a.native::<GenericAlias>()
                .and_then(|g| items(g.args).first().copied())
        } else {
            None
        };
        if let Some(i) = params
            .iter()
            .position(|p| p.is(a) || var.is_some_and(|v| v.is(*p)))
        {
            match values[i].cast::<Tuple>() {
                Some(t) if params[i].is_exact(types::TYPE_VAR_TUPLE) => {
                    out.extend(&vm.heap, t.items())
                }
                _ => out.push(&vm.heap, values[i]),
            }
            continue;
        }
        if let Some(t) = a.cast::<Tuple>() {
            let inner = vm.new_list();
            replace(vm, t.items(), params, values, inner)?;
            let t = vm.tuple(inner.items());
            out.push(&vm.heap, t);
            continue;
        }
        let own = if a.as_class().is_some() || !a.is_ptr() || a.cast::<Str>().is_some() {
            None
        } else {
            vm.getattr_opt(a, n.parameters)?
        };
        let own = own.map_or(&[][..], items);
        if own.is_empty() {
            out.push(&vm.heap, a);
            continue;
        }
        let sub = vm.new_list();
        for p in own {
            match params.iter().position(|x| x.is(*p)) {
                Some(i) if p.is_exact(types::TYPE_VAR_TUPLE) => {
                    sub.extend(&vm.heap, items(values[i]))
                }
                Some(i) => sub.push(&vm.heap, values[i]),
                None => sub.push(&vm.heap, *p),
            }
        }
        let key = if sub.len() == 1 {
            sub.items()[0]
        } else {
            vm.tuple(sub.items())
        };
        let r = vm.getitem(a, key)?;
        out.push(&vm.heap, r);
    }
    Ok(())
}

/// As a base class: the origin; `Generic[...]` steps back when another generic base follows.
fn mro_entries(vm: &mut Vm, o: Value, a: Args) -> R {
    let g = this(vm, o)?;
    if g.origin.as_class().is_some_and(|c| c.id == types::GENERIC) {
        let bases = items(a.at(0));
        let at = bases
            .iter()
            .position(|b| b.is(o))
            .map_or(bases.len(), |i| i + 1);
        if bases[at.min(bases.len())..]
            .iter()
            .any(|b| b.is_exact(types::GENERIC_ALIAS))
        {
            return Ok(vm.empty_tuple);
        }
    }
    Ok(vm.tuple(&[g.origin]))
}

fn refuse(vm: &mut Vm, what: &str) -> R {
    Err(vm.type_error(format!(
        "{what} argument 2 cannot be a parameterized generic"
    )))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let g = this(vm, o)?;
    let class = vm.class(types::GENERIC_ALIAS).value();
    let args = vm.tuple(&[g.origin, g.args]);
    Ok(vm.tuple(&[class, args]))
}

/// The class `types.GenericAlias`.
pub static GENERIC_ALIAS: TypeSpec = TypeSpec {
    id: types::GENERIC_ALIAS,
    name: "GenericAlias",
    module: "types",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        getattr: Some(getattr),
        call: Some(call),
        iter: Some(iter),
        getitem: Some(getitem),
        binary: Slots::ops(&[(nb::OR, super::union::type_or)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::o("__mro_entries__", mro_entries),
        MethodDef::o("__instancecheck__", |vm, _, _| refuse(vm, "isinstance()")),
        MethodDef::o("__subclasscheck__", |vm, _, _| refuse(vm, "issubclass()")),
        MethodDef::noargs("__reduce__", reduce),
    ],
    getset: &[
        GetSetDef::ro("__origin__", |vm, o| Ok(this(vm, o)?.origin)),
        GetSetDef::ro("__args__", |vm, o| Ok(this(vm, o)?.args)),
        GetSetDef::ro("__parameters__", |vm, o| {
            let g = this(vm, o)?;
            parameters_of(vm, items(g.args))
        }),
        GetSetDef::ro("__unpacked__", |vm, o| {
            Ok(Value::bool(this(vm, o)?.starred))
        }),
        GetSetDef::ro("__typing_unpacked_tuple_args__", |vm, o| {
            let g = this(vm, o)?;
            let tuple = g.origin.as_class().is_some_and(|c| c.id == types::TUPLE);
            Ok(if g.starred && tuple {
                g.args
            } else {
                Value::NONE
            })
        }),
    ],
    doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    ..TypeSpec::BASE
};
