//! `BaseExceptionGroup` and `ExceptionGroup`.

use super::base::{self, this};
use super::fields::get;
use crate::builtins::core::function::readonly;
use crate::heap::Gc;
use crate::object::{Class, Exception, GetSetDef, List, MethodDef, Str, Tuple, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub static GETSET: &[GetSetDef] = &[
    GetSetDef::rw("message", get::<0>, readonly),
    GetSetDef::rw("exceptions", get::<1>, readonly),
];

pub static METHODS: &[MethodDef] = &[
    MethodDef::o("derive", derive),
    MethodDef::o("split", split),
    MethodDef::o("subgroup", subgroup),
    MethodDef::o("__class_getitem__", |vm, c, a| {
        Ok(crate::builtins::generic_alias::make(vm, c, a.at(0)))
    })
    .class(),
];

/// Checks the members and chooses `ExceptionGroup` when all of them are Exceptions.
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    if a.kw_len() > 0 {
        let t = class.name_str();
        return Err(vm.type_error(format!("{t}() takes no keyword arguments")));
    }
    if a.len() != 2 {
        let n = a.len();
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)"
        )));
    }
    let (msg, seq) = (a.at(0), a.at(1));
    if msg.cast::<Str>().is_none() {
        let t = vm.type_name(msg);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {t}"
        )));
    }
    let sc = vm.class_of(seq);
    if sc.slots().getitem.is_none() || sc.is_subclass_of(types::DICT) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let members = vm.collect_list(seq)?;
    if members.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_plain = true;
    for (i, m) in members.to_vec().into_iter().enumerate() {
        if !vm.is_instance(m, types::BASE_EXCEPTION) {
            return Err(vm.value_error(format!(
                "Item {i} of second argument (exceptions) is not an exception"
            )));
        }
        all_plain &= vm.is_instance(m, types::EXCEPTION);
    }
    let mut class = class;
    if class.id == types::BASE_EXCEPTION_GROUP {
        if all_plain {
            class = vm.class(types::EXCEPTION_GROUP);
        }
    } else if !all_plain && class.id == types::EXCEPTION_GROUP {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if !all_plain && class.is_subclass_of(types::EXCEPTION) {
        let t = class.name_str();
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{t}'")));
    }
    let args = vm.tuple(&[msg, seq]);
    let items = vm.tuple(members.items());
    let e = base::alloc(vm, class, args);
    e.fields[0].set(msg);
    e.fields[1].set(items);
    Ok(e.value())
}

pub fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    base::init(vm, o, a)
}

/// `message (n sub-exceptions)`.
pub fn str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    let n = members(e).len();
    let msg = vm.str_of(e.fields[0].get().non_null().unwrap_or(Value::NONE))?;
    let s = if n == 1 { "" } else { "s" };
    Ok(vm.string(format!("{} ({n} sub-exception{s})", msg.as_str())))
}

/// The direct members of a group.
pub fn members(e: Gc<Exception>) -> &'static [Value] {
    e.fields[1].get().cast::<Tuple>().map_or(&[], |t| t.items())
}

fn derive(vm: &mut Vm, o: Value, a: Args) -> R {
    let msg = this(vm, o)?.fields[0].get();
    let c = vm.class(types::BASE_EXCEPTION_GROUP).value();
    vm.call(c, &[msg, a.at(0)])
}

/// How `split` and `subgroup` choose leaves.
#[derive(Clone, Copy)]
enum Matcher {
    /// A class or a tuple of classes.
    Classes(Value),
    /// A predicate.
    Predicate(Value),
}

fn matcher(vm: &mut Vm, cond: Value) -> R<Matcher> {
    let exception = |v: &Value| {
        v.as_class()
            .is_some_and(|c| c.is_subclass_of(types::BASE_EXCEPTION))
    };
    if exception(&cond)
        || cond
            .cast::<Tuple>()
            .is_some_and(|t| t.items().iter().all(exception))
    {
        return Ok(Matcher::Classes(cond));
    }
    if cond.as_class().is_none() && vm.class_of(cond).slots().call.is_some() {
        return Ok(Matcher::Predicate(cond));
    }
    Err(vm.type_error("expected an exception type, a tuple of exception types, or a callable (other than a class)"))
}

fn accepts(vm: &mut Vm, m: Matcher, e: Value) -> R<bool> {
    match m {
        Matcher::Classes(c) => vm.exception_matches(e, c),
        Matcher::Predicate(f) => {
            let r = vm.call(f, &[e])?;
            vm.truth(r)
        }
    }
}

/// (matching part, rest), each None when empty. `want_rest`: as `split`, else as `subgroup`.
fn partition(vm: &mut Vm, e: Value, m: Matcher, want_rest: bool) -> R<(Value, Value)> {
    vm.check_native_depth(" in exceptiongroup_split_recursive")?;
    if accepts(vm, m, e)? {
        return Ok((e, Value::NONE));
    }
    let Some(g) = e
        .cast::<Exception>()
        .filter(|_| vm.is_instance(e, types::BASE_EXCEPTION_GROUP))
    else {
        return Ok((Value::NONE, e));
    };
    let (hits, rest) = (vm.new_list(), vm.new_list());
    for &x in members(g) {
        let (h, r) = partition(vm, x, m, want_rest)?;
        if !h.is_none() {
            hits.push(&vm.heap, h);
        }
        if want_rest && !r.is_none() {
            rest.push(&vm.heap, r);
        }
    }
    let h = subset(vm, e, hits)?;
    let r = if want_rest {
        subset(vm, e, rest)?
    } else {
        Value::NONE
    };
    Ok((h, r))
}

/// A group like `orig` with other members; None for no members.
pub(super) fn subset(vm: &mut Vm, orig: Value, items: Gc<List>) -> R {
    if items.is_empty() {
        return Ok(Value::NONE);
    }
    let g = vm.call_method(orig, "derive", &[items.value()])?;
    if !vm.is_instance(g, types::BASE_EXCEPTION_GROUP) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    if let (Some(a), Some(b)) = (orig.cast::<Exception>(), g.cast::<Exception>()) {
        b.traceback.set(a.traceback.get());
        b.context.set(a.context.get());
        b.cause.set(a.cause.get());
        b.suppress_context.set(a.suppress_context.get());
        let n = vm.n.notes;
        if let Some(notes) = vm.getattr_opt(orig, n)?
            && notes.cast::<List>().is_some()
        {
            let copy = vm.collect_list(notes)?;
            vm.setattr(g, n, Some(copy.value()))?;
        }
    }
    Ok(g)
}

fn split(vm: &mut Vm, o: Value, a: Args) -> R {
    let m = matcher(vm, a.at(0))?;
    let (h, r) = partition(vm, o, m, true)?;
    Ok(vm.tuple(&[h, r]))
}

fn subgroup(vm: &mut Vm, o: Value, a: Args) -> R {
    let m = matcher(vm, a.at(0))?;
    Ok(partition(vm, o, m, false)?.0)
}
