//! `FrameLocalsProxy` (PEP 667): the local variables of a function's frame, read and written in place.
//!
//! The variables stay where the frame has them: on the value stack while the call runs, in the generator while that is suspended.
//! Of a call that has ended, the frame object's copy is shown. Keys that name no variable are kept in the frame object.

use super::frame_object::FrameObject;
use crate::builtins::iterators::this_native;
use crate::heap::{Gc, Kind};
use crate::object::class::MAPPING;
use crate::object::{
    CellObj, Class, Cmp, Dict, GenState, Generator, MethodDef, Slots, Str, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

struct Proxy {
    frame: Value,
}
crate::native_object!(Proxy { frame });

/// The proxy of a frame object.
pub fn proxy(vm: &mut Vm, frame: Value) -> Value {
    vm.native(types::FRAME_LOCALS, Proxy { frame })
}

fn this(vm: &mut Vm, o: Value) -> R<&'static FrameObject> {
    let frame = this_native::<Proxy>(vm, o)?.frame;
    super::frame_object::this(vm, frame)
}

/// Where the frame has its variables now; `None` after its end.
fn window(vm: &Vm, f: &FrameObject) -> Option<*mut Value> {
    let Some(g) = f.generator else {
        return super::frame_object::record(vm, f).map(|(_, r)| r.base);
    };
    generator_window(vm, g)
}

/// Where a generator has its variables now; `None` after its end.
fn generator_window(vm: &Vm, g: Gc<Generator>) -> Option<*mut Value> {
    match g.state.get() {
        GenState::Finished => None,
        GenState::Running => {
            let mut frames = vm.frames().iter().rev();
            frames
                .find(|r| r.generator().is_some_and(|own| own.same(g)))
                .map(|r| r.base)
        }
        // SAFETY: the slots stay where they are until the generator is resumed, which nobody does while the pointer is used.
        GenState::Created | GenState::Suspended => Some(unsafe { (*g.slots.get()).as_mut_ptr() }),
    }
}

/// The variables in frame order, then the other keys.
fn snapshot(vm: &mut Vm, f: &FrameObject) -> R<Gc<Dict>> {
    let d = match window(vm, f) {
        Some(base) => {
            let n = f.code.nlocalsplus as usize;
            // SAFETY: the window of a frame has `nlocalsplus` initialised slots.
            let slots = unsafe { std::slice::from_raw_parts(base, n) }.to_vec();
            vm.locals_of(f.code, &slots)
        }
        None => match f.locals.cast::<Dict>() {
            Some(d) => vm.dict_copy(d),
            None => vm.new_dict(),
        },
    };
    if let Some(extra) = f.extra.get().cast::<Dict>() {
        for e in extra.entries() {
            vm.dict_set(d, e.key, e.value)?;
        }
    }
    Ok(d)
}

/// The slot of the variable that a key names.
fn slot(f: &FrameObject, key: Value) -> Option<usize> {
    let name = key.cast::<Str>()?;
    let kinds = &f.code.plain.localsplus_kinds;
    let mut all = f.code.local_names.iter().zip(kinds);
    all.position(|(n, kind)| !kind.is_hidden() && n.as_str() == name.as_str())
}

/// Reads slot `i`, or writes `new` into it; NULL for an unbound variable.
fn access(base: *mut Value, f: &FrameObject, i: usize, new: Option<Value>) -> Value {
    let kind = f.code.plain.localsplus_kinds[i];
    // SAFETY: the window of a frame has a slot for each of its variables.
    let slot = unsafe { &mut *base.add(i) };
    let cell = (kind.is_cell() || kind.is_free()).then(|| slot.cast::<CellObj>());
    match (cell.flatten(), new) {
        (Some(cell), Some(new)) => cell.value.set(new),
        (Some(cell), None) => return cell.value.get(),
        (None, Some(new)) => *slot = new,
        (None, None) => {}
    }
    *slot
}

fn get(vm: &mut Vm, f: &FrameObject, key: Value) -> R<Option<Value>> {
    match (window(vm, f), slot(f, key)) {
        (Some(base), Some(i)) => return Ok(access(base, f, i, None).non_null()),
        (None, Some(_)) => {
            if let Some(d) = f.locals.cast::<Dict>() {
                return vm.dict_get(d, key);
            }
        }
        (_, None) => {}
    }
    match f.extra.get().cast::<Dict>() {
        Some(extra) => vm.dict_get(extra, key),
        None => vm.dict_key_hash(key).map(|_| None),
    }
}

fn cannot_remove(vm: &mut Vm) -> Raised {
    vm.value_error("cannot remove local variables from FrameLocalsProxy")
}

fn setitem(vm: &mut Vm, o: Value, key: Value, v: Option<Value>) -> R<()> {
    let f = this(vm, o)?;
    let at = slot(f, key);
    let Some(v) = v else {
        if at.is_some() {
            return Err(cannot_remove(vm));
        }
        let removed = match f.extra.get().cast::<Dict>() {
            Some(extra) => vm.dict_remove(extra, key)?,
            None => None,
        };
        return match removed {
            Some(_) => Ok(()),
            None => Err(vm.key_error(key)),
        };
    };
    match (window(vm, f), at) {
        (Some(base), Some(i)) => {
            access(base, f, i, Some(v));
            return Ok(());
        }
        (None, Some(_)) => {
            if let Some(d) = f.locals.cast::<Dict>() {
                return vm.dict_set(d, key, v);
            }
        }
        (_, None) => {}
    }
    if f.extra.get().is_null() {
        f.extra.set(vm.new_dict().value());
    }
    match f.extra.get().cast::<Dict>() {
        Some(extra) => vm.dict_set(extra, key, v),
        None => Ok(()),
    }
}

fn getitem(vm: &mut Vm, o: Value, key: Value) -> R {
    let f = this(vm, o)?;
    match get(vm, f, key)? {
        Some(v) => Ok(v),
        None => {
            let shown = vm.repr(key)?;
            let text = format!("local variable '{}' is not defined", shown.as_str());
            Err(vm.raise(types::KEY_ERROR, text))
        }
    }
}

fn new(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "FrameLocalsProxy")?;
    if a.len() != 1 {
        let n = a.len();
        return Err(vm.type_error(format!("FrameLocalsProxy expected 1 argument, got {n}")));
    }
    if a.at(0).native::<FrameObject>().is_none() {
        let t = vm.type_name(a.at(0));
        return Err(vm.type_error(format!("expect frame, not {t}")));
    }
    Ok(proxy(vm, a.at(0)))
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let f = this(vm, o)?;
    if !vm.repr_enter(o) {
        return Ok(vm.str("{...}"));
    }
    let r = match snapshot(vm, f) {
        Ok(d) => vm.repr(d.value()),
        Err(e) => Err(e),
    };
    vm.repr_leave();
    Ok(r?.value())
}

/// Whether two proxies show the same frame.
fn same_frame(vm: &Vm, a: &FrameObject, b: &FrameObject) -> bool {
    std::ptr::eq(a, b)
        || match (window(vm, a), window(vm, b)) {
            (Some(x), Some(y)) => x == y,
            _ => false,
        }
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let f = this(vm, a)?;
    if let Some(p) = b.native::<Proxy>() {
        let other = super::frame_object::this(vm, p.frame)?;
        return Ok(Value::bool(same_frame(vm, f, other) == (op == Cmp::Eq)));
    }
    if b.cast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let d = snapshot(vm, f)?;
    vm.compare(d.value(), b, op)
}

/// A dict for either kind of operand; other values as they are.
fn as_dict(vm: &mut Vm, v: Value) -> R {
    match v.native::<Proxy>() {
        Some(_) => {
            let f = this(vm, v)?;
            Ok(snapshot(vm, f)?.value())
        }
        None => Ok(v),
    }
}

fn or_op(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = (as_dict(vm, a)?, as_dict(vm, b)?);
    match (x.cast::<Dict>(), y.cast::<Dict>()) {
        (Some(_), Some(_)) => vm.binary_op(nb::OR, x, y),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Takes over the items of a dict or another proxy; false for anything else.
fn merge(vm: &mut Vm, o: Value, other: Value) -> R<bool> {
    let other = as_dict(vm, other)?;
    let Some(d) = other.cast::<Dict>() else {
        return Ok(false);
    };
    let copy = vm.dict_copy(d);
    let mut at = 0;
    while let Some((i, e)) = copy.next_entry(at) {
        setitem(vm, o, e.key, Some(e.value))?;
        at = i + 1;
    }
    Ok(true)
}

fn ior_op(vm: &mut Vm, a: Value, b: Value) -> R {
    Ok(if merge(vm, a, b)? {
        a
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn update(vm: &mut Vm, o: Value, a: Args) -> R {
    if merge(vm, o, a.at(0))? {
        return Ok(Value::NONE);
    }
    Err(vm.type_error("update() argument must be dict or another FrameLocalsProxy"))
}

fn get_method(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    let found = get(vm, f, a.at(0))?;
    Ok(found.or(a.get(1)).unwrap_or(Value::NONE))
}

fn setdefault(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    if let Some(v) = get(vm, f, a.at(0))? {
        return Ok(v);
    }
    let v = a.get(1).unwrap_or(Value::NONE);
    setitem(vm, o, a.at(0), Some(v))?;
    Ok(v)
}

fn pop(vm: &mut Vm, o: Value, a: Args) -> R {
    let f = this(vm, o)?;
    if slot(f, a.at(0)).is_some() {
        return Err(cannot_remove(vm));
    }
    let removed = match f.extra.get().cast::<Dict>() {
        Some(extra) => vm.dict_remove(extra, a.at(0))?,
        None => None,
    };
    match removed.or(a.get(1)) {
        Some(v) => Ok(v),
        None => Err(vm.key_error(a.at(0))),
    }
}

/// The result of a dict method on the variables as they are now, as a list.
fn listed(vm: &mut Vm, o: Value, method: &str) -> R {
    let d = as_dict(vm, o)?;
    let view = vm.call_method(d, method, &[])?;
    Ok(vm.collect_list(view)?.value())
}

/// The class `FrameLocalsProxy`.
pub static FRAME_LOCALS: TypeSpec = TypeSpec {
    id: types::FRAME_LOCALS,
    name: "FrameLocalsProxy",
    kind: Kind::Native,
    flags: MAPPING,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, o| {
            let keys = listed(vm, o, "keys")?;
            vm.get_iter(keys)
        }),
        len: Some(|vm, o| {
            let d = as_dict(vm, o)?;
            vm.len(d)
        }),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(|vm, o, k| {
            let f = this(vm, o)?;
            Ok(get(vm, f, k)?.is_some())
        }),
        binary: Slots::ops(&[(nb::OR, or_op)]),
        inplace: Slots::ops(&[(nb::OR, ior_op)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::fast("get", get_method, 1, 2),
        MethodDef::fast("setdefault", setdefault, 1, 2),
        MethodDef::fast("pop", pop, 1, 2),
        MethodDef::o("update", update),
        MethodDef::noargs("copy", |vm, o, _| as_dict(vm, o)),
        MethodDef::noargs("keys", |vm, o, _| listed(vm, o, "keys")),
        MethodDef::noargs("values", |vm, o, _| listed(vm, o, "values")),
        MethodDef::noargs("items", |vm, o, _| listed(vm, o, "items")),
        MethodDef::noargs("__reversed__", |vm, o, _| {
            let keys = listed(vm, o, "keys")?;
            vm.call_method(keys, "__reversed__", &[])
        }),
    ],
    ..TypeSpec::BASE
};
