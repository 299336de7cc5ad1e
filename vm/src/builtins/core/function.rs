//! Python functions: their attributes, and `types.FunctionType`.

use crate::heap::{Gc, Kind};
use crate::object::class::HAS_DICT;
use crate::object::{
    CellObj, Class, Code, Dict, Function, GetSetDef, Slots, Str, Tuple, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Function>> {
    match o.cast::<Function>() {
        Some(f) => Ok(f),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a function is required, not '{t}'")))
        }
    }
}

fn none(v: Value) -> Value {
    v.non_null().unwrap_or(Value::NONE)
}

/// Setter of attributes that cannot be assigned (members in CPython's words).
pub fn readonly(vm: &mut Vm, o: Value, _: Option<Value>) -> R<()> {
    let _ = o;
    Err(vm.raise(types::ATTRIBUTE_ERROR, "readonly attribute"))
}

/// Specializations that rely on this function's code or defaults no longer hold.
fn clear_version(f: Gc<Function>) {
    if f.version.get() != 0 {
        f.version.set(1);
    }
}

fn set_code(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let Some(code) = v.and_then(|v| v.cast::<Code>()) else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let have = f.closure.get().cast::<Tuple>().map_or(0, |t| t.len());
    let want = code.plain.freevars().len();
    if have != want {
        let name = f.name.get().cast::<Str>().map_or("?", |s| s.as_str());
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {have} free vars, not {want}"
        )));
    }
    clear_version(f);
    // Sites that guard less than the function's version (CALL_ALLOC_AND_ENTER_INIT, LOAD_ATTR_PROPERTY) go on to hit if the new code is as ready.
    if !f.code.get().entry.get().is_null() {
        vm.entry_of(code);
    }
    f.code.set(code);
    Ok(())
}

fn set_defaults(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let v = v.and_then(|v| v.non_none()).unwrap_or(Value::NULL);
    if !v.is_null() && v.cast::<Tuple>().is_none() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    clear_version(f);
    f.defaults.set(v);
    Ok(())
}

fn set_kwdefaults(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let v = v.and_then(|v| v.non_none()).unwrap_or(Value::NULL);
    if !v.is_null() && v.cast::<Dict>().is_none() {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    clear_version(f);
    f.kwdefaults.set(v);
    Ok(())
}

fn string(vm: &mut Vm, v: Option<Value>, name: &str) -> R {
    match v.filter(|v| v.cast::<Str>().is_some()) {
        Some(v) => Ok(v),
        None => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

fn get_annotations(vm: &mut Vm, o: Value) -> R {
    let f = this(vm, o)?;
    let held = f.annotations.get();
    if let Some(t) = held.cast::<Tuple>() {
        // `from __future__ import annotations`: name, text, name, text ...
        let d = vm.new_dict();
        for pair in t.items().chunks_exact(2) {
            vm.dict_set(d, pair[0], pair[1])?;
        }
        f.annotations.set(d.value());
        return Ok(d.value());
    }
    if !held.is_null() {
        return Ok(held);
    }
    let annotate = f.annotate.get();
    let d = if !annotate.is_null() && vm.is_callable(annotate) {
        super::class_attrs::call_annotate(vm, annotate)?
    } else {
        vm.new_dict().value()
    };
    f.annotations.set(d);
    Ok(d)
}

fn set_annotations(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let v = v.and_then(|v| v.non_none()).unwrap_or(Value::NULL);
    if !v.is_null() && v.cast::<Dict>().is_none() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    f.annotations.set(v);
    f.annotate.set(Value::NULL);
    Ok(())
}

fn set_annotate(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let Some(v) = v else {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    };
    if v.is_none() {
        f.annotate.set(Value::NULL);
    } else if vm.is_callable(v) {
        f.annotate.set(v);
        f.annotations.set(Value::NULL);
    } else {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    Ok(())
}

fn set_type_params(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    match v.filter(|v| v.cast::<Tuple>().is_some()) {
        Some(v) => {
            f.type_params.set(v);
            Ok(())
        }
        None => Err(vm.type_error("__type_params__ must be set to a tuple")),
    }
}

static GETSET: &[GetSetDef] = &[
    GetSetDef::rw(
        "__code__",
        |vm, o| Ok(this(vm, o)?.code.get().value()),
        set_code,
    ),
    GetSetDef::rw(
        "__defaults__",
        |vm, o| Ok(none(this(vm, o)?.defaults.get())),
        set_defaults,
    ),
    GetSetDef::rw(
        "__kwdefaults__",
        |vm, o| Ok(none(this(vm, o)?.kwdefaults.get())),
        set_kwdefaults,
    ),
    GetSetDef::rw(
        "__closure__",
        |vm, o| Ok(none(this(vm, o)?.closure.get())),
        readonly,
    ),
    GetSetDef::rw(
        "__globals__",
        |vm, o| Ok(this(vm, o)?.globals.value()),
        readonly,
    ),
    GetSetDef::rw(
        "__builtins__",
        |vm, o| Ok(this(vm, o)?.builtins.value()),
        readonly,
    ),
    GetSetDef::rw(
        "__name__",
        |vm, o| Ok(this(vm, o)?.name.get()),
        |vm, o, v| {
            let s = string(vm, v, "__name__")?;
            this(vm, o)?.name.set(s);
            Ok(())
        },
    ),
    GetSetDef::rw(
        "__qualname__",
        |vm, o| Ok(this(vm, o)?.qualname.get()),
        |vm, o, v| {
            let s = string(vm, v, "__qualname__")?;
            this(vm, o)?.qualname.set(s);
            Ok(())
        },
    ),
    GetSetDef::rw(
        "__module__",
        |vm, o| Ok(none(this(vm, o)?.module.get())),
        |vm, o, v| {
            this(vm, o)?.module.set(v.unwrap_or(Value::NONE));
            Ok(())
        },
    ),
    GetSetDef::rw(
        "__doc__",
        |vm, o| Ok(none(this(vm, o)?.doc.get())),
        |vm, o, v| {
            this(vm, o)?.doc.set(v.unwrap_or(Value::NONE));
            Ok(())
        },
    ),
    GetSetDef::rw("__dict__", |vm, o| vm.instance_dict(o), set_dict),
    GetSetDef::rw("__annotations__", get_annotations, set_annotations),
    GetSetDef::rw(
        "__annotate__",
        |vm, o| Ok(none(this(vm, o)?.annotate.get())),
        set_annotate,
    ),
    GetSetDef::rw(
        "__type_params__",
        |vm, o| {
            let p = this(vm, o)?.type_params.get();
            Ok(p.non_null().unwrap_or(vm.empty_tuple))
        },
        set_type_params,
    ),
];

/// `o.__dict__ = v` for native layouts; deleting is refused.
pub fn set_dict(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    if v.is_none() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    vm.set_instance_dict(o, v)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let f = this(vm, o)?;
    let q = f.qualname.get().cast::<Str>().map_or("?", |s| s.as_str());
    Ok(vm.string(format!("<function {q} at 0x{:x}>", f.addr())))
}

fn descr_get(vm: &mut Vm, f: Value, o: Value, _class: Value) -> R {
    if o.is_null() {
        Ok(f)
    } else {
        Ok(vm.bind_function(f, o))
    }
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
fn new(vm: &mut Vm, _class: Gc<Class>, a: Args) -> R {
    let names = [
        "code",
        "globals",
        "name",
        "argdefs",
        "closure",
        "kwdefaults",
    ];
    let [code, globals, name, defaults, closure, kwdefaults] =
        a.bind(vm, "function", names, 0, 2, 6)?;
    let Some(code) = code.cast::<Code>() else {
        let t = vm.type_name(code);
        return Err(vm.type_error(format!("function() argument 'code' must be code, not {t}")));
    };
    let Some(globals) = globals.cast::<Dict>() else {
        let t = vm.type_name(globals);
        return Err(vm.type_error(format!(
            "function() argument 'globals' must be dict, not {t}"
        )));
    };
    let given = |v: Value| v.non_null().and_then(|v| v.non_none());
    if given(name).is_some_and(|v| v.cast::<Str>().is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if given(defaults).is_some_and(|v| v.cast::<Tuple>().is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let want = code.plain.freevars().len();
    let cells = match given(closure) {
        None => &[][..],
        Some(c) => match c.cast::<Tuple>() {
            Some(t) => t.items(),
            None => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        },
    };
    if given(closure).is_none() && want > 0 {
        return Err(vm.type_error("arg 5 (closure) must be tuple"));
    }
    if cells.len() != want {
        let n = code.name.as_str();
        return Err(vm.value_error(format!(
            "{n} requires closure of length {want}, not {}",
            cells.len()
        )));
    }
    for &c in cells {
        if c.cast::<CellObj>().is_none() {
            let t = vm.type_name(c);
            return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {t}")));
        }
    }
    if given(kwdefaults).is_some_and(|v| v.cast::<Dict>().is_none()) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let builtins = match globals.get_str(vm.n.builtins) {
        Some(b) => b
            .cast::<Dict>()
            .or_else(|| b.cast::<crate::object::Module>().map(|m| m.dict)),
        None => None,
    };
    let builtins = builtins.unwrap_or(vm.builtins.dict);
    let module = globals.get_str(vm.n.name).unwrap_or(Value::NONE);
    let f = Function::new(&vm.heap, code, globals, builtins, module);
    if let Some(n) = given(name) {
        f.name.set(n);
        f.qualname.set(n);
    }
    f.defaults.set(given(defaults).unwrap_or(Value::NULL));
    f.closure
        .set(given(closure).filter(|_| want > 0).unwrap_or(Value::NULL));
    f.kwdefaults.set(given(kwdefaults).unwrap_or(Value::NULL));
    Ok(f.value())
}

/// The class `function`.
pub static FUNCTION: TypeSpec = TypeSpec {
    id: types::FUNCTION,
    name: "function",
    kind: Kind::Function,
    flags: HAS_DICT,
    slots: Slots {
        repr: Some(repr),
        call: Some(|vm, f, a| vm.call_args(f, a)),
        descr_get: Some(descr_get),
        new: Some(new),
        ..Slots::NONE
    },
    getset: GETSET,
    doc: "Create a function object.",
    ..TypeSpec::BASE
};
