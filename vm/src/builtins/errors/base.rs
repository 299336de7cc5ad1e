//! `BaseException`: construction, text, and the attributes that every exception has.

use crate::heap::Gc;
use crate::object::{
    Class, Dict, Exception, GetSetDef, List, MethodDef, Str, Traceback, Tuple, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// The exception behind `self` of a method whose receiver was checked.
pub(super) fn this(vm: &mut Vm, o: Value) -> R<Gc<Exception>> {
    match o.cast::<Exception>() {
        Some(e) => Ok(e),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!(
                "descriptor requires a 'BaseException' object but received a '{t}'"
            )))
        }
    }
}

/// `BaseException.__new__`: keeps the positional arguments.
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let args = vm.tuple(a.pos());
    Ok(alloc(vm, class, args).value())
}

/// An exception of a class with `args` and nothing else set.
pub(super) fn alloc(vm: &mut Vm, class: Gc<Class>, args: Value) -> Gc<Exception> {
    let extra = vm.extra_words(class);
    let e = Exception::new(&vm.heap, class.id, args, extra);
    vm.init_extra(e.value(), extra);
    e
}

/// `BaseException.__init__`.
pub fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    if a.kw_len() > 0 {
        let t = vm.type_name(o);
        return Err(vm.type_error(format!("{t}() takes no keyword arguments")));
    }
    set_args(vm, o, a)
}

/// Stores the positional arguments as `args`.
pub(super) fn set_args(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let e = this(vm, o)?;
    let args = vm.tuple(a.pos());
    e.args.set(args);
    Ok(())
}

/// Items of `args`.
pub(super) fn args_of(e: Gc<Exception>) -> &'static [Value] {
    e.args.get().cast::<Tuple>().map_or(&[], |t| t.items())
}

/// `ValueError('x')`.
pub fn repr(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    let name = vm.type_name(o);
    let inner = match args_of(e) {
        [one] => {
            let r = vm.repr(*one)?;
            format!("({})", r.as_str())
        }
        _ => {
            let args = e.args.get();
            vm.repr(args)?.as_str().to_string()
        }
    };
    Ok(vm.string(format!("{name}{inner}")))
}

/// Nothing, the only argument, or the tuple of arguments.
pub fn str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    match args_of(e) {
        [] => Ok(vm.n.empty.value()),
        [one] => Ok(vm.str_of(*one)?.value()),
        _ => {
            let args = e.args.get();
            Ok(vm.repr(args)?.value())
        }
    }
}

fn undeletable(vm: &mut Vm, name: &str) -> Raised {
    vm.type_error(format!("{name} may not be deleted"))
}

fn set_args_attr(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let Some(v) = v else {
        return Err(undeletable(vm, "args"));
    };
    let t = vm.collect_tuple(v)?;
    this(vm, o)?.args.set(t);
    Ok(())
}

fn set_traceback(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let Some(v) = v else {
        return Err(undeletable(vm, "__traceback__"));
    };
    if !v.is_none() && v.cast::<Traceback>().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    this(vm, o)?.traceback.set(v);
    Ok(())
}

fn checked(vm: &mut Vm, v: Option<Value>, attr: &str, what: &str) -> R {
    match v {
        None => Err(undeletable(vm, attr)),
        Some(v) if v.is_none() || vm.is_instance(v, types::BASE_EXCEPTION) => Ok(v),
        Some(_) => Err(vm.type_error(format!(
            "exception {what} must be None or derive from BaseException"
        ))),
    }
}

fn set_cause(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let v = checked(vm, v, "__cause__", "cause")?;
    let e = this(vm, o)?;
    e.cause.set(v);
    e.suppress_context.set(true);
    Ok(())
}

fn set_context(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let v = checked(vm, v, "__context__", "context")?;
    this(vm, o)?.context.set(v);
    Ok(())
}

fn set_suppress(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    match v {
        None => Err(vm.type_error("can't delete numeric/char attribute")),
        Some(v) => match v.as_bool() {
            Some(b) => {
                this(vm, o)?.suppress_context.set(b);
                Ok(())
            }
            None => Err(vm.type_error("attribute value type must be bool")),
        },
    }
}

/// Attributes of BaseException.
pub static GETSET: &[GetSetDef] = &[
    GetSetDef::rw("args", |vm, o| Ok(this(vm, o)?.args.get()), set_args_attr),
    GetSetDef::rw(
        "__traceback__",
        |vm, o| Ok(this(vm, o)?.traceback.get()),
        set_traceback,
    ),
    GetSetDef::rw("__cause__", |vm, o| Ok(this(vm, o)?.cause.get()), set_cause),
    GetSetDef::rw(
        "__context__",
        |vm, o| Ok(this(vm, o)?.context.get()),
        set_context,
    ),
    GetSetDef::rw(
        "__suppress_context__",
        |vm, o| Ok(Value::bool(this(vm, o)?.suppress_context.get())),
        set_suppress,
    ),
    GetSetDef::rw(
        "__dict__",
        |vm, o| vm.instance_dict(o),
        |vm, o, v| vm.set_instance_dict(o, v),
    ),
];

fn with_traceback(vm: &mut Vm, o: Value, a: Args) -> R {
    set_traceback(vm, o, Some(a.at(0)))?;
    Ok(o)
}

fn add_note(vm: &mut Vm, o: Value, a: Args) -> R {
    let note = a.at(0);
    if note.cast::<Str>().is_none() {
        let t = vm.argument_name(note);
        return Err(vm.type_error(format!("add_note() argument must be str, not {t}")));
    }
    let n = vm.n.notes;
    match vm.getattr_opt(o, n)? {
        Some(l) => match l.cast::<List>() {
            Some(l) => l.push(&vm.heap, note),
            None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
        None => {
            let l = vm.list(vec![note]);
            vm.setattr(o, n, Some(l))?;
        }
    }
    Ok(Value::NONE)
}

fn setstate(vm: &mut Vm, o: Value, a: Args) -> R {
    let state = a.at(0);
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(d) = state.cast::<Dict>() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    let mut i = 0;
    while let Some((at, e)) = d.next_entry(i) {
        let name = vm.attr_name(e.key)?;
        vm.setattr(o, name, Some(e.value))?;
        i = at + 1;
    }
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let e = this(vm, o)?;
    let class = vm.class_of(o).value();
    let args = e.args.get();
    Ok(match e.dict.get().non_null() {
        Some(d) => vm.tuple(&[class, args, d]),
        None => vm.tuple(&[class, args]),
    })
}

/// Methods of BaseException.
pub static METHODS: &[MethodDef] = &[
    MethodDef::o("with_traceback", with_traceback),
    MethodDef::o("add_note", add_note),
    MethodDef::o("__setstate__", setstate),
    MethodDef::noargs("__reduce__", reduce),
];
