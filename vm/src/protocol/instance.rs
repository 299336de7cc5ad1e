//! Attribute storage of instances, whatever their layout: inline values, real dicts, extra words of builtin subclasses.

use crate::heap::{Gc, Kind};
use crate::object::class::HAS_DICT;
use crate::object::header::FLAG_DICT_MODE;
use crate::object::{
    Class, ClassMethod, Dict, Exception, Function, Instance, Module, StaticMethod, Str,
};
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

impl Vm {
    /// The instance's own attribute, if set.
    #[inline]
    pub fn instance_attribute(
        &mut self,
        o: Value,
        class: Gc<Class>,
        name: Gc<Str>,
    ) -> Option<Value> {
        let h = o.header()?;
        if h.kind == Kind::Instance && h.flags.get() & FLAG_DICT_MODE == 0 {
            let i = class.shared_key(name)?;
            // SAFETY: the kind was just checked.
            return unsafe { o.cast_unchecked::<Instance>() }
                .inline(i)
                .non_null();
        }
        if !class.has_flag(HAS_DICT) && h.kind != Kind::Module {
            return None;
        }
        self.dict_attribute(o, name)
    }
    /// As [`Vm::instance_attribute`] for objects with a real dict.
    #[inline(never)]
    fn dict_attribute(&self, o: Value, name: Gc<Str>) -> Option<Value> {
        match o.cast::<Instance>() {
            Some(inst) => inst.dict()?.get_str(name),
            None => self.dict_of(o)?.get_str(name),
        }
    }
    /// The cell where a native layout keeps its dict; `None` for kinds without one.
    fn dict_cell(&self, o: Value) -> Option<&'static Cell<Value>> {
        let h = o.header()?;
        let p: *const Cell<Value> = match h.kind {
            Kind::Exception => &o.cast::<Exception>()?.dict,
            Kind::Function => &o.cast::<Function>()?.dict,
            Kind::StaticMethod => &o.cast::<StaticMethod>()?.dict,
            Kind::ClassMethod => &o.cast::<ClassMethod>()?.dict,
            _ => self.heap.extra_words(h).first()?,
        };
        // SAFETY: the cell lives as long as the object, which the caller's value keeps alive.
        Some(unsafe { &*p })
    }
    /// The existing dict of a non-`Instance` object (modules included).
    pub fn dict_of(&self, o: Value) -> Option<Gc<Dict>> {
        if let Some(m) = o.cast::<Module>() {
            return Some(m.dict);
        }
        self.dict_cell(o)?.get().cast::<Dict>()
    }
    /// Stores an attribute in the instance. The class has `HAS_DICT`.
    pub fn set_instance_attribute(&mut self, o: Value, class: Gc<Class>, name: Gc<Str>, v: Value) {
        if let Some(inst) = o.cast::<Instance>() {
            if inst.values_valid() {
                let found = class.shared_key(name);
                let i = match found {
                    Some(i) => Some(i),
                    None => {
                        let added = class.add_shared_key(name);
                        if added.is_some() {
                            self.class_versions[class.id.0 as usize].keys.set(0);
                        }
                        added
                    }
                };
                if i.is_some_and(|i| inst.set_inline(i, v)) {
                    return;
                }
                let d = inst.materialize(&self.heap, class);
                d.set_str(&self.heap, name, v);
                return;
            }
            if let Some(d) = inst.dict() {
                d.set_str(&self.heap, name, v);
            }
            return;
        }
        if let Some(m) = o.cast::<Module>() {
            m.dict.set_str(&self.heap, name, v);
            return;
        }
        if let Some(cell) = self.dict_cell(o) {
            let d = match cell.get().cast::<Dict>() {
                Some(d) => d,
                None => {
                    let d = Dict::new(&self.heap);
                    cell.set(d.value());
                    d
                }
            };
            d.set_str(&self.heap, name, v);
        }
    }
    /// Deletes an attribute of the instance; false if it was not set.
    pub fn del_instance_attribute(&mut self, o: Value, class: Gc<Class>, name: Gc<Str>) -> bool {
        if let Some(inst) = o.cast::<Instance>()
            && inst.values_valid()
        {
            let i = class.shared_keys.borrow().find(name);
            return match i {
                Some(i) if !inst.inline(i).is_null() => {
                    inst.clear_inline(i);
                    true
                }
                _ => false,
            };
        }
        let d = match o.cast::<Instance>() {
            Some(i) => i.dict(),
            None => self.dict_of(o),
        };
        d.is_some_and(|d| d.remove_str(name).is_some())
    }
    /// `o.__dict__`, made on demand.
    pub fn instance_dict(&mut self, o: Value) -> R {
        let class = self.class_of(o);
        if let Some(inst) = o.cast::<Instance>()
            && class.has_flag(HAS_DICT)
        {
            return Ok(inst.materialize(&self.heap, class).value());
        }
        if let Some(m) = o.cast::<Module>() {
            return Ok(m.dict.value());
        }
        if class.has_flag(HAS_DICT)
            && let Some(cell) = self.dict_cell(o)
        {
            if cell.get().is_null() {
                cell.set(Dict::new(&self.heap).value());
            }
            return Ok(cell.get());
        }
        let n = self.n.dict;
        Err(self.no_attribute(o, n))
    }
    /// `o.__dict__ = v`.
    pub fn set_instance_dict(&mut self, o: Value, v: Option<Value>) -> R<()> {
        let d = match v {
            None => Dict::new(&self.heap),
            Some(v) => match v.cast::<Dict>() {
                Some(d) => d,
                None => {
                    let t = self.type_name(v);
                    return Err(self
                        .type_error(format!("__dict__ must be set to a dictionary, not a '{t}'")));
                }
            },
        };
        if let Some(inst) = o.cast::<Instance>() {
            inst.set_dict(d);
        } else if let Some(cell) = self.dict_cell(o) {
            cell.set(d.value());
        }
        Ok(())
    }
    /// `__slots__` value `i` of any layout.
    pub fn member_slot(&self, o: Value, i: usize) -> Value {
        if let Some(inst) = o.cast::<Instance>() {
            return inst.slot(i).get();
        }
        match o.header() {
            Some(h) => self
                .heap
                .extra_words(h)
                .get(i + 1)
                .map_or(Value::NULL, |c| c.get()),
            None => Value::NULL,
        }
    }
    pub fn set_member_slot(&self, o: Value, i: usize, v: Value) {
        if let Some(inst) = o.cast::<Instance>() {
            inst.slot(i).set(v);
        } else if let Some(h) = o.header()
            && let Some(c) = self.heap.extra_words(h).get(i + 1)
        {
            c.set(v);
        }
    }
    /// A fresh instance of a class whose layout is the plain one.
    #[inline]
    pub fn new_instance(&mut self, class: Gc<Class>) -> Value {
        let v = Instance::new(&self.heap, class).value();
        if class.has_flag(crate::object::class::HAS_FINALIZER) {
            self.finalizable.push(v);
        }
        v
    }
}
