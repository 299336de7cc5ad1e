//! `__build_class__`: what a `class` statement calls.

use crate::heap::Gc;
use crate::object::{CellObj, Function, MethodDef, Str, Tuple, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The builtin function `__build_class__`.
pub static DEFS: &[MethodDef] = &[MethodDef::kw("__build_class__", |vm, _, a| vm.build_class(a))
    .doc("__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.")];

impl Vm {
    /// `__build_class__(func, name, *bases, metaclass=..., **kw)`.
    pub fn build_class(&mut self, a: Args) -> R {
        if a.len() < 2 {
            return Err(self.type_error("__build_class__: not enough arguments"));
        }
        let Some(func) = a.at(0).cast::<Function>() else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        let Some(name) = a.at(1).cast::<Str>() else {
            return Err(self.type_error("__build_class__: name is not a string"));
        };
        let given = self.tuple(&a.pos()[2..]);
        let bases = self.resolve_bases(given)?;
        let Some(bases_tuple) = bases.cast::<Tuple>() else {
            return Err(self.type_error("__build_class__: bases are not a tuple"));
        };
        // The values live in the caller's argument row during the whole call.
        let mut kw: Vec<(Gc<Str>, Value)> = Vec::new();
        let mut meta = Value::NULL;
        for (n, v) in a.kw() {
            if n.as_str() == "metaclass" {
                meta = v;
            } else {
                kw.push((n, v));
            }
        }
        if meta.is_null() {
            meta = match bases_tuple.items().first() {
                Some(b) => self.class_of(*b).value(),
                None => self.class(types::TYPE).value(),
            };
        }
        let meta_class = meta.as_class();
        if let Some(m) = meta_class {
            meta = self.calculate_metaclass(m, bases_tuple.items())?.value();
        }
        let prepare = self.n.prepare;
        let ns = match self.getattr_opt(meta, prepare)? {
            Some(f) => self.call_kw(f, &[name.value(), bases], &kw)?,
            None => self.new_dict().value(),
        };
        if self.class_of(ns).slots().getitem.is_none() {
            let who = meta.as_class().map_or("<metaclass>", |m| m.name_str());
            let t = self.type_name(ns);
            return Err(self.type_error(format!(
                "{who}.__prepare__() must return a mapping, not {t}"
            )));
        }
        self.check_native_depth("")?;
        let at = self.sp;
        let cell = self.run_function(func, at, 0, Value::NULL, ns)?;
        if !bases.is(given) {
            let orig = self.n.orig_bases;
            self.setitem(ns, orig.value(), given)?;
        }
        let class = self.call_kw(meta, &[name.value(), bases, ns], &kw)?;
        if let (Some(_), Some(c)) = (class.as_class(), cell.cast::<CellObj>()) {
            self.check_class_cell(name, class, c)?;
        }
        Ok(class)
    }

    /// `type.__new__` must have put the class into the `__class__` cell.
    fn check_class_cell(&mut self, name: Gc<Str>, class: Value, cell: Gc<CellObj>) -> R<()> {
        let held = cell.value.get();
        if held.is(class) {
            return Ok(());
        }
        let (n, c) = (self.repr(name.value())?, self.repr(class)?);
        if held.is_null() {
            return Err(self.runtime_error(format!(
                "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
                n.as_str(),
                c.as_str()
            )));
        }
        let h = self.repr(held)?;
        Err(self.type_error(format!(
            "__class__ set to {} defining {} as {}",
            h.as_str(),
            n.as_str(),
            c.as_str()
        )))
    }

    /// Replaces bases that are not classes by what their `__mro_entries__` gives; the same tuple if there are none.
    pub fn resolve_bases(&mut self, bases: Value) -> R {
        let Some(t) = bases.cast::<Tuple>() else {
            return Ok(bases);
        };
        if t.items().iter().all(|b| b.as_class().is_some()) {
            return Ok(bases);
        }
        let out = self.new_list();
        let mut changed = false;
        let name = self.n.mro_entries;
        for &b in t.items() {
            let f = if b.as_class().is_some() {
                None
            } else {
                self.getattr_opt(b, name)?
            };
            let Some(f) = f else {
                out.push(&self.heap, b);
                continue;
            };
            let entries = self.call(f, &[bases])?;
            let Some(entries) = entries.cast::<Tuple>() else {
                return Err(self.type_error("__mro_entries__ must return a tuple"));
            };
            changed = true;
            out.extend(&self.heap, entries.items());
        }
        if changed {
            Ok(self.tuple(out.items()))
        } else {
            Ok(bases)
        }
    }
}
