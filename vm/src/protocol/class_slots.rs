//! From the slot table: the special methods of native classes (`int.__add__`), the inheritance of slots, and the slots of classes that
//! define special methods in Python.

use super::slot_calls as calls;
use super::slot_table::GROUPS;
use crate::heap::Gc;
use crate::object::class::HAS_FINALIZER;
use crate::object::{Class, Descriptor, DescriptorKind, Slots, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn row_id(group: usize, row: usize) -> u16 {
    (group * 8 + row) as u16
}

/// Calls the native slot behind a slot wrapper (`int.__add__`) with the slots of the class that owns the wrapper.
pub fn call_slot(vm: &mut Vm, row: u16, owner: Gc<Class>, receiver: Value, a: Args) -> R {
    let g = &GROUPS[row as usize / 8];
    let (name, wrap) = g.rows[row as usize % 8];
    if a.kw_len() > 0 && !matches!(name, "__call__" | "__init__") {
        return Err(vm.type_error(format!("wrapper {name}() takes no keyword arguments")));
    }
    match wrap {
        Some(w) => {
            let slots = *owner.slots();
            w(vm, &slots, receiver, a)
        }
        None => Err(vm.type_error("not callable")),
    }
}

impl Vm {
    /// Adds the special methods for the slots that a native class defines itself.
    pub fn add_slot_wrappers(&mut self, class: Gc<Class>, own: &Slots) {
        for (gi, g) in GROUPS.iter().enumerate() {
            if !(g.present)(own) {
                continue;
            }
            for (ri, (name, wrap)) in g.rows.iter().enumerate() {
                if wrap.is_none() {
                    continue;
                }
                let n = self.intern(name);
                if class.dict.get_str(n).is_none() {
                    let d =
                        Descriptor::new(&self.heap, DescriptorKind::Slot(row_id(gi, ri)), class, n);
                    class.dict.set_str(&self.heap, n, d.value());
                }
            }
        }
        if own.hash.is_none() && own.compare.is_some() && class.id != types::OBJECT {
            let n = self.n.hash;
            if class.dict.get_str(n).is_none() {
                class.dict.set_str(&self.heap, n, Value::NONE);
            }
        }
    }
    /// Slots of a native class: its own, the rest from its base.
    pub fn inherit_slots(&self, own: &Slots, base: &Slots) -> Slots {
        let mut s = *own;
        for g in GROUPS {
            if !(g.present)(own) && (g.present)(base) {
                (g.copy)(base, &mut s);
            }
        }
        if own.compare.is_some() && own.hash.is_none() {
            s.hash = None;
        }
        if s.new.is_none() {
            s.new = base.new;
        }
        s
    }
    /// Recomputes all slots of a Python class from what its MRO defines, and those of its subclasses.
    pub fn update_slots(&mut self, class: Gc<Class>) {
        let mut s = *class.slots();
        for gi in 0..GROUPS.len() {
            self.update_group(class, gi, &mut s);
        }
        self.update_new(class, &mut s);
        class.set_slots(s);
        if s.del.is_some() {
            class.set_flag(HAS_FINALIZER);
        }
        let subs = class.subclasses.borrow().clone();
        for sub in subs {
            self.update_slots(sub);
        }
    }
    fn update_group(&mut self, class: Gc<Class>, gi: usize, s: &mut Slots) {
        let g = &GROUPS[gi];
        let mut specific: Option<Gc<Class>> = None;
        let mut generic = false;
        for (ri, (name, _)) in g.rows.iter().enumerate() {
            let n = self.intern(name);
            let Some(d) = self.lookup_type(class, n) else {
                continue;
            };
            if let Some(d) = d.cast::<Descriptor>()
                && let DescriptorKind::Slot(row) = d.what
            {
                if row != row_id(gi, ri) {
                    // Another slot's wrapper: that of the sequence slot of the same name, or one stored under a foreign name.
                    generic |= GROUPS[row as usize / 8].rows[row as usize % 8].0 != *name;
                    continue;
                }
                match specific {
                    Some(o) if !o.same(d.owner) => generic = true,
                    _ => specific = Some(d.owner),
                }
                continue;
            }
            if d.is_none() && *name == "__hash__" {
                s.hash = Some(calls::unhashable);
                return;
            }
            generic = true;
        }
        match (generic, specific, g.generic) {
            (true, _, Some(install)) => install(s),
            (true, _, None) => (g.clear)(s),
            (false, Some(owner), _) => {
                let from = *owner.slots();
                (g.copy)(&from, s);
            }
            (false, None, _) => (g.clear)(s),
        }
    }
    /// Whether objects are made by looking `__new__` up.
    pub fn has_python_new(s: &Slots) -> bool {
        s.new.map(|f| f as usize) == Some(calls::new as *const () as usize)
    }
    /// As in CPython, a class keeps looking `__new__` up after its own was deleted.
    fn update_new(&mut self, class: Gc<Class>, s: &mut Slots) {
        let n = self.n.new;
        for c in class.mro_items() {
            let Some(c) = c.as_class() else { continue };
            if c.dict.get_str(n).is_some() {
                if c.has_flag(crate::object::class::HEAP_TYPE) {
                    s.new = Some(calls::new);
                } else if !Self::has_python_new(s) {
                    s.new = c.slots().new;
                }
                return;
            }
        }
    }
    /// The StopIteration of an exhausted iterator, keeping a value that the iterator's own StopIteration carried.
    pub fn end_of_iteration(&mut self) -> crate::vm::Raised {
        let v = std::mem::replace(&mut self.stop_value, Value::NONE);
        self.stop_iteration(v)
    }
}
