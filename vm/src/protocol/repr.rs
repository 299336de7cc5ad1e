//! `repr`, `str`, `ascii`.

use crate::builtins::containers::{dict, list, set, tuple};
use crate::heap::Gc;
use crate::object::{Str, types};
use crate::text::MAX_TEXT;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Nesting of reprs that each make a text of their own: about where CPython's native stack ends. Without a bound the texts of deep
/// nesting would take quadratic memory.
const MAX_REPR_DEPTH: u32 = 15_000;

impl Vm {
    /// `repr(v)`.
    pub fn repr(&mut self, v: Value) -> R<Gc<Str>> {
        self.check_native_depth(" while getting the repr of an object")?;
        let class = self.class_of(v);
        let Some(f) = class.slots().repr else {
            return Ok(self.default_repr(v));
        };
        if self.repr_depth >= MAX_REPR_DEPTH {
            return Err(self.recursion_error(" while getting the repr of an object"));
        }
        self.repr_depth += 1;
        let r = f(self, v);
        self.repr_depth -= 1;
        let r = r?;
        if self.wants_safepoint() {
            // The reprs of what is nested are garbage by now; deep nesting would pile them up.
            self.safepoint()?;
        }
        match r.cast::<Str>() {
            Some(s) => Ok(s),
            None => {
                let t = self.type_name(r);
                Err(self.type_error(format!("__repr__ returned non-string (type {t})")))
            }
        }
    }
    /// `repr(v)`, appended to a text. Containers in containers write into the same one.
    pub fn repr_into(&mut self, out: &mut String, v: Value) -> R<()> {
        let write = match v.type_id() {
            types::LIST => list::write_repr,
            types::TUPLE => tuple::write_repr,
            types::DICT => dict::write_repr,
            types::SET | types::FROZENSET => set::write_repr,
            _ => {
                out.push_str(self.repr(v)?.as_str());
                return Ok(());
            }
        };
        self.check_native_depth(" while getting the repr of an object")?;
        if out.len() > MAX_TEXT {
            return Err(self.memory_error());
        }
        write(self, v, out)
    }
    /// `<module.Class object at 0x...>`.
    pub fn default_repr(&mut self, v: Value) -> Gc<Str> {
        let class = self.class_of(v);
        let name = self.full_class_name(class);
        let s = format!("<{name} object at 0x{:x}>", v.bits() & ((1 << 48) - 1));
        Str::new(&self.heap, &s)
    }
    /// `module.qualname`, without the module for builtins.
    pub fn full_class_name(&mut self, class: Gc<crate::object::Class>) -> String {
        let q = class.qualname.get();
        match class
            .dict
            .get_str(self.n.module)
            .and_then(|m| m.cast::<Str>())
        {
            None if !class.has_flag(crate::object::class::HEAP_TYPE) => {
                match native_module(class) {
                    "builtins" => q.as_str().to_string(),
                    m => format!("{m}.{}", q.as_str()),
                }
            }
            Some(m) if m.as_str() != "builtins" => format!("{}.{}", m.as_str(), q.as_str()),
            _ => q.as_str().to_string(),
        }
    }
    /// The name of a class as messages with CPython's `%T` print it: without the module for `builtins` and `__main__`.
    pub fn qualified_class_name(&mut self, class: Gc<crate::object::Class>) -> String {
        let name = self.full_class_name(class);
        match name.strip_prefix("__main__.") {
            Some(short) => short.to_string(),
            None => name,
        }
    }
    /// `str(v)`.
    pub fn str_of(&mut self, v: Value) -> R<Gc<Str>> {
        if v.is_exact(types::STR)
            && let Some(s) = v.cast::<Str>()
        {
            return Ok(s);
        }
        let class = self.class_of(v);
        let Some(f) = class.slots().str else {
            return self.repr(v);
        };
        self.check_native_depth(" while getting the str of an object")?;
        let r = f(self, v)?;
        match r.cast::<Str>() {
            Some(s) => Ok(s),
            None => {
                let t = self.type_name(r);
                Err(self.type_error(format!("__str__ returned non-string (type {t})")))
            }
        }
    }
    /// Marks `v` as being printed; false if it already is (a recursive container prints `...`).
    pub fn repr_enter(&mut self, v: Value) -> bool {
        if !self.repr_active.insert(v.bits()) {
            return false;
        }
        self.repr_stack.push(v);
        true
    }
    pub fn repr_leave(&mut self) {
        if let Some(v) = self.repr_stack.pop() {
            self.repr_active.remove(&v.bits());
        }
    }
    /// `sep.join(repr(x) for x in items)` for a container's repr; `get(i)` is asked until it gives `None`, so the container may change.
    pub fn repr_join(&mut self, out: &mut String, get: impl Fn(usize) -> Option<Value>) -> R<()> {
        let mut i = 0;
        while let Some(x) = get(i) {
            if i > 0 {
                out.push_str(", ");
            }
            self.repr_into(out, x)?;
            i += 1;
        }
        Ok(())
    }
}

/// The module that a native class was declared in.
pub fn native_module(class: Gc<crate::object::Class>) -> &'static str {
    crate::builtins::all_types()
        .find(|s| s.id == class.id)
        .map_or("builtins", |s| s.module)
}
