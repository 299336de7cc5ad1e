//! `super`: look-up after a class in an object's MRO.

use crate::heap::{Gc, Kind};
use crate::object::class::BASE_TYPE;
use crate::object::{CellObj, Class, GetSetDef, Slots, Str, Super, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    fn make_super(&mut self, class: Gc<Class>, obj: Value, start: Gc<Class>) -> Value {
        let s = Super::with_extra(&self.heap, types::SUPER, 0);
        s.class.set(class.value());
        s.object.set(obj);
        s.object_class.set(start.value());
        s.value()
    }

    /// The class and the first argument that `super()` without arguments finds in the calling frame.
    fn super_from_frame(&mut self) -> R<(Value, Value)> {
        let Some(frame) = self.frame() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let (func, code, base) = (frame.func, frame.code, frame.base);
        if code.argcount == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        // SAFETY: the frame's locals start at `base` and there is at least one argument.
        let mut first = unsafe { *base };
        if let Some(c) = first.cast::<CellObj>()
            && code
                .plain
                .localsplus_kinds
                .first()
                .is_some_and(|k| k.is_cell())
        {
            first = c.value.get();
        }
        if first.is_null() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let free = code.plain.freevars();
        let cells = func
            .closure
            .get()
            .cast::<Tuple>()
            .map_or(&[][..], |t| t.items());
        let cell = free
            .iter()
            .position(|n| *n == "__class__")
            .and_then(|i| cells.get(i));
        let Some(cell) = cell.and_then(|c| c.cast::<CellObj>()) else {
            return Err(self.runtime_error("super(): __class__ cell not found"));
        };
        let class = cell.value.get();
        if class.is_null() {
            return Err(self.runtime_error("super(): empty __class__ cell"));
        }
        if class.as_class().is_none() {
            let t = self.type_name(class);
            return Err(self.runtime_error(format!("super(): __class__ is not a type ({t})")));
        }
        Ok((class, first))
    }
}

fn this(vm: &mut Vm, o: Value) -> R<Gc<Super>> {
    match o.cast::<Super>() {
        Some(s) => Ok(s),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a super object is required, not '{t}'")))
        }
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let s = Super::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(s.value(), extra))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let s = this(vm, o)?;
    a.no_kw(vm, "super")?;
    if a.len() > 2 {
        return Err(vm.type_error(format!(
            "super() expected at most 2 arguments, got {}",
            a.len()
        )));
    }
    let (class, obj) = match a.get(0) {
        None => vm.super_from_frame()?,
        Some(c) => (
            c,
            a.get(1).and_then(|o| o.non_none()).unwrap_or(Value::NULL),
        ),
    };
    let Some(c) = class.as_class() else {
        let t = vm.type_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {t}")));
    };
    s.class.set(class);
    if obj.is_null() {
        s.object.set(Value::NULL);
        s.object_class.set(Value::NULL);
    } else {
        let start = vm.super_check(c, obj)?;
        s.object.set(obj);
        s.object_class.set(start.value());
    }
    Ok(())
}

fn getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    let s = this(vm, o)?;
    if let Some(start) = s.object_class.get().as_class()
        && !name.same(vm.n.class)
        && let Some(class) = s.class.get().as_class()
        && let Some(d) = vm.super_lookup(class, start, name)
    {
        let obj = s.object.get();
        let receiver = if obj.is(start.value()) {
            Value::NULL
        } else {
            obj
        };
        return vm.bind_descriptor(d, receiver, start);
    }
    vm.generic_getattr(o, name)
}

fn descr_get(vm: &mut Vm, d: Value, o: Value, _class: Value) -> R {
    let s = this(vm, d)?;
    if o.is_null() || o.is_none() || !s.object.get().is_null() {
        return Ok(d);
    }
    let own = vm.class_of(d);
    if own.id != types::SUPER {
        return vm.call(own.value(), &[s.class.get(), o]);
    }
    let Some(class) = s.class.get().as_class() else {
        return Err(vm.runtime_error("super(): not initialized"));
    };
    let start = vm.super_check(class, o)?;
    Ok(vm.make_super(class, o, start))
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let s = this(vm, o)?;
    let class = s.class.get().as_class().map_or("NULL", |c| c.name_str());
    Ok(vm.string(match s.object_class.get().as_class() {
        Some(c) => format!("<super: <class '{class}'>, <{} object>>", c.name_str()),
        None => format!("<super: <class '{class}'>, NULL>"),
    }))
}

fn or_none(v: Value) -> R {
    Ok(v.non_null().unwrap_or(Value::NONE))
}

/// The class `super`.
pub static SUPER: TypeSpec = TypeSpec {
    id: types::SUPER,
    name: "super",
    kind: Kind::Super,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        getattr: Some(getattr),
        repr: Some(repr),
        descr_get: Some(descr_get),
        ..Slots::NONE
    },
    getset: &[
        GetSetDef::rw(
            "__thisclass__",
            |vm, o| or_none(this(vm, o)?.class.get()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "__self__",
            |vm, o| or_none(this(vm, o)?.object.get()),
            super::function::readonly,
        ),
        GetSetDef::rw(
            "__self_class__",
            |vm, o| or_none(this(vm, o)?.object_class.get()),
            super::function::readonly,
        ),
    ],
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    ..TypeSpec::BASE
};
