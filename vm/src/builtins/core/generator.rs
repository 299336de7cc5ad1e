//! Generator objects: iteration, `send`, `throw`, `close`, attributes.

use crate::heap::{Gc, Kind};
use crate::object::class::NO_NEW;
use crate::object::{
    Class, Exception, GenState, Generator, GetSetDef, MethodDef, Slots, Str, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(v: Value) -> Gc<Generator> {
    // SAFETY: method and slot calls check the receiver's class; only generators have this class.
    unsafe { v.cast_unchecked::<Generator>() }
}

/// `Some` yielded, `None` returned: as a method result, StopIteration with the value.
fn finish(vm: &mut Vm, r: R<Option<Value>>) -> R {
    match r? {
        Some(v) => Ok(v),
        None => Err(vm.end_of_iteration()),
    }
}

fn send(vm: &mut Vm, g: Value, a: Args) -> R {
    let r = vm.generator_send(this(g), a.at(0));
    finish(vm, r)
}

/// `throw(exc)` or the old `throw(type, value, traceback)`.
fn throw(vm: &mut Vm, g: Value, a: Args) -> R {
    if a.len() > 1 {
        vm.warn(
            types::DEPRECATION_WARNING,
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.",
        )?;
    }
    let (typ, val, tb) = (
        a.at(0),
        a.get(1).and_then(|v| v.non_none()),
        a.get(2).and_then(|v| v.non_none()),
    );
    if let Some(tb) = tb
        && tb.type_id() != types::TRACEBACK
    {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let exc = if let Some(c) = typ
        .as_class()
        .filter(|c| c.is_subclass_of(types::BASE_EXCEPTION))
    {
        match val {
            Some(v) if vm.is_instance(v, c.id) => v,
            Some(v) if v.cast::<crate::object::Tuple>().is_some() => {
                let args = v
                    .cast::<crate::object::Tuple>()
                    .map_or(&[][..], |t| t.items());
                vm.call(typ, args)?
            }
            Some(v) => vm.call(typ, &[v])?,
            None => vm.call(typ, &[])?,
        }
    } else if vm.is_instance(typ, types::BASE_EXCEPTION) {
        if val.is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        typ
    } else {
        let t = vm.type_name(typ);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {t}"
        )));
    };
    if let (Some(tb), Some(e)) = (tb, exc.cast::<Exception>()) {
        e.traceback.set(tb);
    }
    let r = throw_into(vm, this(g), exc);
    finish(vm, r)
}

/// Raises `exc` where the generator stands, delegating to what it `yield from`s.
fn throw_into(vm: &mut Vm, g: Gc<Generator>, exc: Value) -> R<Option<Value>> {
    vm.check_native_depth("")?;
    let delegate = g.delegate.get();
    if g.state.get() == GenState::Suspended
        && let Some(d) = delegate.non_null()
    {
        if vm.is_instance(exc, types::GENERATOR_EXIT) {
            g.state.set(GenState::Running);
            let r = close_iterator(vm, d);
            g.state.set(GenState::Suspended);
            if r.is_err() {
                return vm.generator_raise(g);
            }
        } else {
            let r = if let Some(inner) = d.cast::<Generator>() {
                g.state.set(GenState::Running);
                let r = throw_into(vm, inner, exc);
                g.state.set(GenState::Suspended);
                Some(match r {
                    Ok(Some(v)) => Ok(v),
                    Ok(None) => Err(vm.end_of_iteration()),
                    Err(e) => Err(e),
                })
            } else {
                let n = vm.n.throw;
                match vm.getattr_opt(d, n)? {
                    Some(f) => {
                        g.state.set(GenState::Running);
                        let r = vm.call(f, &[exc]);
                        g.state.set(GenState::Suspended);
                        Some(r)
                    }
                    None => None,
                }
            };
            match r {
                Some(Ok(v)) => return Ok(Some(v)),
                // The delegate ended or raised: its exception goes on at the `yield from` (CLEANUP_THROW takes StopIteration's value).
                Some(Err(_)) => return vm.generator_raise(g),
                None => {}
            }
        }
    }
    let _ = vm.raise_value(exc);
    vm.generator_raise(g)
}

fn close_iterator(vm: &mut Vm, d: Value) -> R<()> {
    if let Some(g) = d.cast::<Generator>() {
        return close_generator(vm, g).map(|_| ());
    }
    let n = vm.n.close;
    match vm.getattr_opt(d, n)? {
        Some(f) => vm.call(f, &[]).map(|_| ()),
        None => Ok(()),
    }
}

/// `gen.close()`: the value of its `return`, or None.
pub fn close_generator(vm: &mut Vm, g: Gc<Generator>) -> R {
    match g.state.get() {
        GenState::Created => {
            g.state.set(GenState::Finished);
            return Ok(Value::NONE);
        }
        GenState::Finished => return Ok(Value::NONE),
        GenState::Running => return Err(vm.value_error("generator already executing")),
        GenState::Suspended => {}
    }
    let mut failed = false;
    if let Some(d) = g.delegate.get().non_null() {
        g.state.set(GenState::Running);
        failed = close_iterator(vm, d).is_err();
        g.state.set(GenState::Suspended);
    }
    if !failed {
        let _ = vm.raise_with(types::GENERATOR_EXIT, &[]);
    }
    match vm.generator_raise(g) {
        Ok(Some(_)) => Err(vm.runtime_error("generator ignored GeneratorExit")),
        Ok(None) => Ok(std::mem::replace(&mut vm.stop_value, Value::NONE)),
        Err(e) => {
            if vm.exception_is(types::GENERATOR_EXIT) {
                vm.exc = Value::NULL;
                return Ok(Value::NONE);
            }
            vm.note_stop_value();
            if vm.exception_is(types::STOP_ITERATION) {
                vm.exc = Value::NULL;
                return Ok(std::mem::replace(&mut vm.stop_value, Value::NONE));
            }
            Err(e)
        }
    }
}

fn set_text(vm: &mut Vm, v: Option<Value>, what: &str) -> R {
    match v.and_then(|v| v.cast::<Str>()) {
        Some(s) => Ok(s.value()),
        None => Err(vm.type_error(format!("{what} must be set to a string object"))),
    }
}

/// `generator`.
pub static GENERATOR: TypeSpec = TypeSpec {
    id: types::GENERATOR,
    name: "generator",
    kind: Kind::Generator,
    flags: NO_NEW,
    slots: Slots {
        new: Some(|vm: &mut Vm, _: Gc<Class>, _| {
            Err(vm.type_error("cannot create 'generator' instances"))
        }),
        iter: Some(|_, g| Ok(g)),
        next: Some(|vm, g| vm.generator_send(this(g), Value::NONE)),
        repr: Some(|vm, g| {
            let q = this(g)
                .qualname
                .get()
                .cast::<Str>()
                .map_or("?", |s| s.as_str());
            Ok(vm.string(format!("<generator object {q} at 0x{:x}>", this(g).addr())))
        }),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::o("send", send),
        MethodDef::o("__class_getitem__", super::generic_alias::class_getitem).class(),
        MethodDef::fast("throw", throw, 1, 3),
        MethodDef::noargs("close", |vm, g, _| close_generator(vm, this(g))),
    ],
    getset: &[
        GetSetDef::rw(
            "__name__",
            |_, g| Ok(this(g).name.get()),
            |vm, g, v| {
                let s = set_text(vm, v, "__name__")?;
                this(g).name.set(s);
                Ok(())
            },
        ),
        GetSetDef::rw(
            "__qualname__",
            |_, g| Ok(this(g).qualname.get()),
            |vm, g, v| {
                let s = set_text(vm, v, "__qualname__")?;
                this(g).qualname.set(s);
                Ok(())
            },
        ),
        GetSetDef::ro("gi_running", |_, g| {
            Ok(Value::bool(this(g).state.get() == GenState::Running))
        }),
        GetSetDef::ro("gi_suspended", |_, g| {
            Ok(Value::bool(this(g).state.get() == GenState::Suspended))
        }),
        GetSetDef::ro("gi_code", |_, g| Ok(this(g).code.value())),
        GetSetDef::ro("gi_yieldfrom", |_, g| {
            Ok(this(g).delegate.get().non_null().unwrap_or(Value::NONE))
        }),
        GetSetDef::ro("gi_frame", |vm, g| {
            if this(g).state.get() == GenState::Finished {
                return Ok(Value::NONE);
            }
            crate::builtins::core::frame_of_generator(vm, this(g))
        }),
    ],
    ..TypeSpec::BASE
};
