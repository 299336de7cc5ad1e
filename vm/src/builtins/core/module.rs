//! Module objects.

use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HAS_DICT};
use crate::object::{Class, Dict, GetSetDef, MethodDef, Module, Slots, Str, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Module>> {
    match o.cast::<Module>() {
        Some(m) => Ok(m),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a module is required, not '{t}'")))
        }
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let m = Module::with_extra(&vm.heap, Dict::new(&vm.heap), class.id, extra);
    Ok(vm.init_extra(m.value(), extra))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let m = this(vm, o)?;
    let [name, doc] = a.bind(vm, "module", ["name", "doc"], 0, 1, 2)?;
    if name.cast::<Str>().is_none() {
        let t = vm.type_name(name);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {t}")));
    }
    let n = vm.n;
    let doc = doc.non_null().unwrap_or(Value::NONE);
    for (k, v) in [
        (n.name, name),
        (n.doc, doc),
        (n.package, Value::NONE),
        (n.loader, Value::NONE),
        (n.spec, Value::NONE),
    ] {
        m.dict.set_str(&vm.heap, k, v);
    }
    Ok(())
}

/// `module.name`: the generic look-up, then the module's own `__getattr__` (PEP 562).
fn getattr(vm: &mut Vm, o: Value, name: Gc<Str>) -> R {
    if let Some(v) = vm.generic_getattr_opt(o, name)? {
        return Ok(v);
    }
    let m = this(vm, o)?;
    let n = vm.n;
    if let Some(f) = m.dict.get_str(n.getattr) {
        return vm.call(f, &[name.value()]);
    }
    let Some(own) = m.dict.get_str(n.name).and_then(|v| v.cast::<Str>()) else {
        return Err(vm.attribute_error(
            o,
            name,
            format!("module has no attribute '{}'", name.as_str()),
        ));
    };
    let (own, name_text) = (own.as_str(), name.as_str());
    let msg = if is_initializing(vm, m)? {
        format!(
            "partially initialized module '{own}' has no attribute '{name_text}' (most likely due to a circular import)"
        )
    } else {
        format!("module '{own}' has no attribute '{name_text}'")
    };
    Err(vm.attribute_error(o, name, msg))
}

/// The import system has not finished running the module's body.
fn is_initializing(vm: &mut Vm, m: Gc<Module>) -> R<bool> {
    let Some(spec) = m.dict.get_str(vm.n.spec).and_then(|s| s.non_none()) else {
        return Ok(false);
    };
    let name = vm.intern("_initializing");
    match vm.getattr_opt(spec, name)? {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    let n = vm.n;
    let spec = m.dict.get_str(n.spec).and_then(|s| s.non_none());
    let name = match m.dict.get_str(n.name) {
        Some(v) => vm.repr(v)?.as_str().to_string(),
        None => "'?'".to_string(),
    };
    if let Some(spec) = spec {
        let (origin, has_location, loader) = (
            vm.intern("origin"),
            vm.intern("has_location"),
            vm.intern("loader"),
        );
        let origin = vm.getattr_opt(spec, origin)?.and_then(|v| v.non_none());
        if let Some(origin) = origin {
            let located = match vm.getattr_opt(spec, has_location)? {
                Some(v) => vm.truth(v)?,
                None => false,
            };
            let text = if located {
                format!("<module {name} from {}>", vm.repr(origin)?.as_str())
            } else {
                format!("<module {name} ({})>", vm.str_of(origin)?.as_str())
            };
            return Ok(vm.string(text));
        }
        if let Some(l) = vm.getattr_opt(spec, loader)?.and_then(|v| v.non_none()) {
            let text = format!("<module {name} ({})>", vm.repr(l)?.as_str());
            return Ok(vm.string(text));
        }
    }
    if let Some(f) = m.dict.get_str(n.file) {
        let text = format!("<module {name} from {}>", vm.repr(f)?.as_str());
        return Ok(vm.string(text));
    }
    if let Some(l) = m.dict.get_str(n.loader).and_then(|l| l.non_none()) {
        let text = format!("<module {name} ({})>", vm.repr(l)?.as_str());
        return Ok(vm.string(text));
    }
    // Modules that exist before the import system have no spec.
    if o.is(vm.builtins.value()) || o.is(vm.sys) {
        return Ok(vm.string(format!("<module {name} (built-in)>")));
    }
    Ok(vm.string(format!("<module {name}>")))
}

fn dir(vm: &mut Vm, o: Value, _: Args) -> R {
    let m = this(vm, o)?;
    let n = vm.n.dir;
    if let Some(f) = m.dict.get_str(n) {
        return vm.call(f, &[]);
    }
    vm.collect_list(m.dict.value()).map(|l| l.value())
}

fn get_annotations(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    let n = vm.n;
    if let Some(v) = m.dict.get_str(n.annotations) {
        return Ok(v);
    }
    let d = match m.dict.get_str(n.annotate) {
        Some(f) if vm.is_callable(f) => super::class_attrs::call_annotate(vm, f)?,
        _ => vm.new_dict().value(),
    };
    if !is_initializing(vm, m)? {
        m.dict.set_str(&vm.heap, n.annotations, d);
    }
    Ok(d)
}

fn set_annotations(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let m = this(vm, o)?;
    let n = vm.n;
    match v {
        Some(v) => m.dict.set_str(&vm.heap, n.annotations, v),
        None => {
            if m.dict.remove_str(n.annotations).is_none() {
                return Err(vm.attribute_error(o, n.annotations, "__annotations__"));
            }
        }
    }
    m.dict.remove_str(n.annotate);
    Ok(())
}

fn get_annotate(vm: &mut Vm, o: Value) -> R {
    let m = this(vm, o)?;
    let n = vm.n.annotate;
    match m.dict.get_str(n) {
        Some(v) => Ok(v),
        None => {
            m.dict.set_str(&vm.heap, n, Value::NONE);
            Ok(Value::NONE)
        }
    }
}

fn set_annotate(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let m = this(vm, o)?;
    let n = vm.n;
    let Some(v) = v else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    if !v.is_none() && !vm.is_callable(v) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    m.dict.set_str(&vm.heap, n.annotate, v);
    if !v.is_none() {
        m.dict.remove_str(n.annotations);
    }
    Ok(())
}

/// The class `module`.
pub static MODULE: TypeSpec = TypeSpec {
    id: types::MODULE,
    name: "module",
    kind: Kind::Module,
    flags: BASE_TYPE | HAS_DICT,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        getattr: Some(getattr),
        repr: Some(repr),
        ..Slots::NONE
    },
    methods: &[MethodDef::noargs("__dir__", dir)],
    getset: &[
        GetSetDef::rw(
            "__dict__",
            |vm, o| Ok(this(vm, o)?.dict.value()),
            super::function::readonly,
        ),
        GetSetDef::rw("__annotations__", get_annotations, set_annotations),
        GetSetDef::rw("__annotate__", get_annotate, set_annotate),
    ],
    doc: "Create a module object.\n\nThe name must be a string; the optional docstring argument can have any type.",
    ..TypeSpec::BASE
};
