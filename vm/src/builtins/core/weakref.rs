//! `weakref.ref`, and the functions of `_weakref`.
//!
//! Referents die at collections, not when the last reference goes: a reference may live longer than in CPython, never shorter.

use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HEAP_TYPE, WEAKREFS};
use crate::object::header::FLAG_WEAKREF;
use crate::object::weakref::WeakRef;
use crate::object::{Class, Cmp, GetSetDef, Header, MethodDef, Native, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

/// The referent, unless it died.
pub fn referent(r: Value) -> Option<Value> {
    let w = r.native::<WeakRef>()?;
    match w.target.get() {
        0 => None,
        a => Some(Value::from_ptr(a as *const Header)),
    }
}

/// Kinds of native objects that CPython's can be referred to weakly.
fn supports(vm: &Vm, v: Value) -> bool {
    let Some(h) = v.header() else { return false };
    let class = vm.class_of(v);
    if class.has_flag(HEAP_TYPE) {
        return class.has_flag(WEAKREFS);
    }
    class.has_flag(WEAKREFS)
        || matches!(
            h.kind,
            Kind::Class
                | Kind::Function
                | Kind::BoundMethod
                | Kind::Builtin
                | Kind::Generator
                | Kind::Module
                | Kind::Set
                | Kind::Code
        )
}

impl Vm {
    /// A weak reference to `target`; `callback` None for none. References without callback are shared.
    pub fn weak_reference(&mut self, class: Gc<Class>, target: Value, callback: Value) -> R {
        if !supports(self, target) {
            let t = self.type_name(target);
            return Err(self.type_error(format!("cannot create weak reference to '{t}' object")));
        }
        let Some(h) = target.header() else {
            return Ok(Value::NONE);
        };
        let addr = std::ptr::from_ref(h) as usize;
        if callback.is_none()
            && class.id == types::WEAKREF
            && let Some(list) = self.weakrefs.get(&addr)
        {
            for r in list {
                let shared = r.value().is_exact(types::WEAKREF)
                    && r.value()
                        .native::<WeakRef>()
                        .is_some_and(|w| w.callback.is_none());
                if shared {
                    return Ok(r.value());
                }
            }
        }
        let w = WeakRef {
            target: Cell::new(addr),
            callback,
            hash: Cell::new(None),
        };
        let v = self.native_of(class, w);
        h.set_flag(FLAG_WEAKREF);
        if let Some(g) = v.cast::<Native>() {
            self.weakrefs.entry(addr).or_default().push(g);
        }
        Ok(v)
    }

    /// Calls the callbacks of references whose referents died.
    pub(crate) fn run_weakref_callbacks(&mut self) {
        while let Some(r) = self.weakref_queue.pop() {
            let Some(w) = r.native::<WeakRef>() else {
                continue;
            };
            let saved = self.take_exception();
            if self.call(w.callback, &[r]).is_err() {
                crate::builtins::traceback::report_unraisable(self, w.callback);
            }
            self.exc = saved;
        }
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    if class.id == types::WEAKREF {
        a.no_kw(vm, "ref")?;
    }
    // Subclasses may take more in their `__init__`.
    if class.id == types::WEAKREF || a.is_empty() {
        a.arity(vm, "__new__", 1, 2)?;
    }
    vm.weak_reference(class, a.at(0), a.get(1).unwrap_or(Value::NONE))
}

fn this(vm: &mut Vm, o: Value) -> R<&'static WeakRef> {
    match o.native::<WeakRef>() {
        Some(w) => Ok(w),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a weak reference is required, not '{t}'")))
        }
    }
}

fn call(vm: &mut Vm, o: Value, a: Args) -> R {
    a.no_kw(vm, "__call__")?;
    a.arity(vm, "__call__", 0, 0)?;
    Ok(referent(o).unwrap_or(Value::NONE))
}

fn hash(vm: &mut Vm, o: Value) -> R<i64> {
    let w = this(vm, o)?;
    if let Some(h) = w.hash.get() {
        return Ok(h);
    }
    let Some(v) = referent(o) else {
        return Err(vm.type_error("weak object has gone away"));
    };
    let h = vm.hash(v)?;
    w.hash.set(Some(h));
    Ok(h)
}

/// By referent while both live, by identity afterwards.
fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if a.native::<WeakRef>().is_none()
        || b.native::<WeakRef>().is_none()
        || !matches!(op, Cmp::Eq | Cmp::Ne)
    {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    match (referent(a), referent(b)) {
        (Some(x), Some(y)) => vm.compare(x, y, op),
        _ => Ok(Value::bool(a.is(b) == (op == Cmp::Eq))),
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let at = o.bits() & ((1 << 48) - 1);
    let Some(v) = referent(o) else {
        return Ok(vm.string(format!("<weakref at 0x{at:x}; dead>")));
    };
    let t = vm.type_name(v);
    let to = v.bits() & ((1 << 48) - 1);
    let n = vm.n.name;
    let name = vm
        .getattr_opt(v, n)?
        .and_then(|s| s.cast::<crate::object::Str>());
    Ok(vm.string(match name {
        Some(s) => format!(
            "<weakref at 0x{at:x}; to '{t}' at 0x{to:x} ({})>",
            s.as_str()
        ),
        None => format!("<weakref at 0x{at:x}; to '{t}' at 0x{to:x}>"),
    }))
}

/// The class `weakref.ReferenceType` (`weakref.ref`).
pub static WEAKREF: TypeSpec = TypeSpec {
    id: types::WEAKREF,
    name: "ReferenceType",
    module: "weakref",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        // Arguments belong to `__new__`.
        init: Some(|_, _, _| Ok(())),
        call: Some(call),
        hash: Some(hash),
        compare: Some(compare),
        repr: Some(repr),
        ..Slots::NONE
    },
    methods: &[MethodDef::o("__class_getitem__", super::generic_alias::class_getitem).class()],
    getset: &[GetSetDef::ro("__callback__", |vm, o| {
        let w = this(vm, o)?;
        Ok(if referent(o).is_some() {
            w.callback
        } else {
            Value::NONE
        })
    })],
    ..TypeSpec::BASE
};

fn references(vm: &mut Vm, v: Value) -> Vec<Value> {
    let addr = v.header().map_or(0, |h| std::ptr::from_ref(h) as usize);
    vm.weakrefs
        .get(&addr)
        .map_or(Vec::new(), |l| l.iter().map(|r| r.value()).collect())
}

/// `getweakrefcount` and `getweakrefs`.
pub static FUNCTIONS: &[MethodDef] = &[
    MethodDef::o("getweakrefcount", |vm, _, a| {
        let n = references(vm, a.at(0)).len();
        Ok(vm.int_usize(n))
    }),
    MethodDef::o("getweakrefs", |vm, _, a| {
        let all = references(vm, a.at(0));
        Ok(vm.list(all))
    }),
];
