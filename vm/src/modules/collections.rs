//! `_collections`: the module itself, the counting loop of Counter, the field getters of named tuples.

use super::support::{self, this};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::{
    Dict, GetSetDef, MethodDef, Module, NativeObject, Slots, Tuple, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

/// `_count_elements(mapping, iterable)`: adds 1 to `mapping[x]` for every item.
fn count_elements(vm: &mut Vm, _: Value, a: Args) -> R {
    let (mapping, iterable) = (a.at(0), a.at(1));
    let one = vm.int(1);
    let class = vm.class_of(mapping);
    let get = vm.n.get_name;
    // A dict subclass with the stock accessors is counted in place.
    let stock = mapping.cast::<Dict>().filter(|_| {
        let dict = vm.class(types::DICT);
        [get, vm.n.setitem].into_iter().all(|name| {
            let mine = vm.lookup_type(class, name);
            let base = dict.dict.get_str(name);
            matches!((mine, base), (Some(m), Some(b)) if m.is(b))
        })
    });
    match stock {
        Some(d) => vm.iterate(iterable, |vm, x| {
            let hash = vm.hash(x)?;
            match vm.dict_find(d, x, hash)? {
                Some(i) => {
                    let old = d.entry(i).map_or(Value::ZERO, |e| e.value);
                    let new = match old.as_small() {
                        Some(n) => vm.int(n + 1),
                        None => vm.binary_op(nb::ADD, old, one)?,
                    };
                    // Addition of exotic counts may have run Python code.
                    if d.entry(i).is_some_and(|e| e.hash == hash) {
                        d.set_value(i, new);
                        Ok(())
                    } else {
                        vm.dict_set_hashed(d, x, hash, new)
                    }
                }
                None => vm.dict_set_hashed(d, x, hash, one),
            }
        })?,
        None => vm.iterate(iterable, |vm, x| {
            let old = vm.call_method_str(mapping, get, &[x, Value::ZERO])?;
            let new = vm.binary_op(nb::ADD, old, one)?;
            vm.setitem(mapping, x, new)
        })?,
    }
    Ok(Value::NONE)
}

/// The attribute of a named tuple: a descriptor that reads one position.
struct TupleGetter {
    index: usize,
    doc: Cell<Value>,
}
impl NativeObject for TupleGetter {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.doc.get());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn getter_new(vm: &mut Vm, class: Gc<crate::object::Class>, a: Args) -> R {
    a.arity(vm, "_tuplegetter", 2, 2)?;
    let index = vm.index_i64(a.at(0))?;
    let doc = Cell::new(a.at(1));
    Ok(vm.native_of(
        class,
        TupleGetter {
            index: index.max(0) as usize,
            doc,
        },
    ))
}

fn getter_get(vm: &mut Vm, o: Value, instance: Value, _: Value) -> R {
    if instance.is_null() || instance.is_none() {
        return Ok(o);
    }
    let g = this::<TupleGetter>(vm, o)?;
    let Some(t) = instance.cast::<Tuple>() else {
        let t = vm.type_name(instance);
        return Err(vm.type_error(format!(
            "descriptor for index '{}' for tuple subclasses doesn't apply to '{t}' object",
            g.index
        )));
    };
    match t.items().get(g.index) {
        Some(v) => Ok(*v),
        None => Err(vm.index_error("tuple index out of range")),
    }
}

static TUPLE_GETTER: TypeSpec = TypeSpec {
    id: types::TUPLE_GETTER,
    name: "collections._tuplegetter",
    module: "collections",
    kind: Kind::Native,
    slots: Slots {
        new: Some(getter_new),
        descr_get: Some(getter_get),
        descr_set: Some(|vm, o, _, v| {
            this::<TupleGetter>(vm, o)?;
            let what = if v.is_some() { "set" } else { "delete" };
            let m = vm.str(&format!("can't {what} attribute"));
            Err(vm.raise_with(types::ATTRIBUTE_ERROR, &[m]))
        }),
        repr: Some(|vm, o| {
            let g = this::<TupleGetter>(vm, o)?;
            let doc = vm.repr(g.doc.get())?;
            let name = vm.full_class_name(vm.class_of(o));
            Ok(vm.string(format!("{name}({}, {})", g.index, doc.as_str())))
        }),
        ..Slots::NONE
    },
    getset: &[GetSetDef::rw(
        "__doc__",
        |vm, o| Ok(this::<TupleGetter>(vm, o)?.doc.get()),
        |vm, o, v| {
            this::<TupleGetter>(vm, o)?
                .doc
                .set(v.unwrap_or(Value::NONE));
            Ok(())
        },
    )],
    ..TypeSpec::BASE
};

static FUNCTIONS: &[MethodDef] = &[MethodDef::fast("_count_elements", count_elements, 2, 2)];

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&TUPLE_GETTER, &super::defaultdict::DEFAULTDICT];

/// Makes `_collections`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_collections");
    vm.add_functions(m, "_collections", FUNCTIONS);
    let ids = [
        types::DEQUE,
        types::DEQUE_ITER,
        types::DEQUE_REV_ITER,
        types::DEFAULTDICT,
        types::ORDERED_DICT,
    ];
    support::add_classes(vm, m, &ids);
    support::add_classes(vm, m, &[types::TUPLE_GETTER]);
    Ok(m)
}
