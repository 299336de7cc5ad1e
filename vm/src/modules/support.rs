//! What the native library modules share: receivers, slice bounds, generic subscripts, objects with a `__dict__`.

use crate::heap::Gc;
use crate::numeric::slice_index;
use crate::object::{Class, GetSetDef, MethodDef, Module, Native, NativeObject, Slice};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The receiver of a native method as its Rust struct.
#[inline]
pub fn this<T: NativeObject>(vm: &mut Vm, v: Value) -> R<&'static T> {
    match v.native::<T>() {
        Some(t) => Ok(t),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires another receiver than a '{t}' object"
            )))
        }
    }
}

fn class_getitem(vm: &mut Vm, class: Value, a: Args) -> R {
    Ok(crate::builtins::generic_alias::make(vm, class, a.at(0)))
}

/// `__class_getitem__` of generic library classes.
pub const CLASS_GETITEM: MethodDef = MethodDef::o("__class_getitem__", class_getitem).class();

/// An instance of a library class whose instances have a `__dict__` even when the class is not a Python subclass.
pub fn native_with_dict(vm: &mut Vm, class: Gc<Class>, object: impl NativeObject) -> Value {
    let extra = vm.extra_words(class).max(1);
    let g = Native::with_extra(&vm.heap, class.id, Box::new(object), extra);
    vm.init_extra(g.value(), extra)
}

/// `__dict__` of such instances.
pub const DICT_ATTR: GetSetDef = GetSetDef::rw(
    "__dict__",
    |vm, o| vm.instance_dict(o),
    |vm, o, v| vm.set_instance_dict(o, v),
);

fn slice_part(vm: &mut Vm, v: Value) -> R<Option<i64>> {
    if v.is_none() {
        return Ok(None);
    }
    if v.as_int().is_none() && vm.class_of(v).slots().index.is_none() {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    vm.index_clamped(v).map(Some)
}

/// A slice adjusted to a length that `len` reports after the bounds were evaluated (`__index__` may change it).
pub fn slice_bounds(
    vm: &mut Vm,
    s: Gc<Slice>,
    len: impl FnOnce() -> usize,
) -> R<slice_index::Slice> {
    let step = slice_part(vm, s.step)?;
    let start = slice_part(vm, s.start)?;
    let stop = slice_part(vm, s.stop)?;
    match slice_index::adjust(start, stop, step, len()) {
        Ok(s) => Ok(s),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// A `start`/`stop` argument clamped into `0..=len`.
pub fn search_bound(vm: &mut Vm, v: Option<Value>, default: i64, len: usize) -> R<usize> {
    let i = match v {
        None => default,
        Some(v) => {
            if v.as_int().is_none() && vm.class_of(v).slots().index.is_none() {
                return Err(
                    vm.type_error("slice indices must be integers or have an __index__ method")
                );
            }
            vm.index_clamped(v)?
        }
    };
    let len = len as i64;
    let i = if i < 0 {
        i.saturating_add(len).max(0)
    } else {
        i.min(len)
    };
    Ok(i as usize)
}

/// The name a repr shows for an instance's class: without the module.
pub fn short_name(vm: &Vm, v: Value) -> &'static str {
    vm.class_of(v).qualname.get().as_str()
}

/// Puts classes into a module under their short names.
pub fn add_classes(vm: &mut Vm, m: Gc<Module>, ids: &[crate::object::TypeId]) {
    for &id in ids {
        let c = vm.class(id);
        let name = c.qualname.get();
        m.dict.set_str(&vm.heap, name, c.value());
    }
}
