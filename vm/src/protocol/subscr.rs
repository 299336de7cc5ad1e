//! Subscripts, length and membership.

use crate::heap::Gc;
use crate::object::class::HEAP_TYPE;
use crate::object::{Class, Int, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `o[k]`.
    #[inline]
    pub fn getitem(&mut self, o: Value, k: Value) -> R {
        let class = self.class_of(o);
        match class.slots().getitem {
            Some(f) => f(self, o, k),
            None => self.getitem_missing(o, k),
        }
    }
    #[cold]
    fn getitem_missing(&mut self, o: Value, k: Value) -> R {
        if let Some(class) = o.as_class() {
            if class.id == types::TYPE {
                return Ok(crate::builtins::generic_alias::make(self, o, k));
            }
            let name = self.n.class_getitem;
            if let Some(f) = self.getattr_opt(o, name)?.and_then(Value::non_none) {
                return self.call(f, &[k]);
            }
            return Err(
                self.type_error(format!("type '{}' is not subscriptable", class.name_str()))
            );
        }
        let t = self.type_name(o);
        Err(self.type_error(format!("'{t}' object is not subscriptable")))
    }
    /// `o[k] = v`.
    #[inline]
    pub fn setitem(&mut self, o: Value, k: Value, v: Value) -> R<()> {
        let class = self.class_of(o);
        match class.slots().setitem {
            Some(f) => f(self, o, k, Some(v)),
            None => self.setitem_missing(o, k),
        }
    }
    #[cold]
    fn setitem_missing(&mut self, o: Value, k: Value) -> R<()> {
        let class = self.class_of(o);
        let index = self.class_of(k).slots().index.is_some();
        if index && has_sequence_methods(class) {
            // CPython converts the index before it finds that there is nothing to store with.
            self.sequence_index(k)?;
        }
        Err(self.type_error(format!(
            "'{}' object does not support item assignment",
            class.name_str()
        )))
    }
    /// `del o[k]`.
    pub fn delitem(&mut self, o: Value, k: Value) -> R<()> {
        let class = self.class_of(o);
        let slots = class.slots();
        if let Some(f) = slots.setitem {
            return f(self, o, k, None);
        }
        // CPython words it by which of the two protocols refuses: classes with sequence methods say "doesn't" to an index.
        let index = self.class_of(k).slots().index.is_some();
        let verb = if has_sequence_methods(class) && index {
            self.sequence_index(k)?;
            "doesn't"
        } else {
            "does not"
        };
        Err(self.type_error(format!(
            "'{}' object {verb} support item deletion",
            class.name_str()
        )))
    }
    /// `len(o)`.
    pub fn len(&mut self, o: Value) -> R<usize> {
        let class = self.class_of(o);
        match class.slots().len {
            Some(f) => f(self, o),
            None => Err(self.type_error(format!(
                "object of type '{}' has no len()",
                class.name_str()
            ))),
        }
    }
    /// `item in o`.
    pub fn contains(&mut self, o: Value, item: Value) -> R<bool> {
        let class = self.class_of(o);
        if let Some(f) = class.slots().contains {
            return f(self, o, item);
        }
        let it = match self.get_iter(o) {
            Ok(it) => it,
            Err(e) => {
                self.swallow(e, types::TYPE_ERROR)?;
                let t = class.name_str();
                return Err(self.type_error(format!(
                    "argument of type '{t}' is not a container or iterable"
                )));
            }
        };
        while let Some(x) = self.iter_next(it)? {
            if self.eq(x, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
    /// `operator.length_hint(o)`, as containers presize with; `default` when unknown.
    pub fn length_hint(&mut self, o: Value, default: usize) -> R<usize> {
        let class = self.class_of(o);
        // A TypeError from either method means that it cannot tell.
        if class.slots().len.is_some() {
            match self.len(o) {
                Ok(n) => return Ok(n),
                Err(e) => self.swallow(e, types::TYPE_ERROR)?,
            }
        }
        let name = self.n.length_hint;
        if let Some(f) = self.lookup_type(class, name) {
            let r = match self.call_bound(f, o, &[]) {
                Ok(r) => r,
                Err(e) => {
                    self.swallow(e, types::TYPE_ERROR)?;
                    return Ok(default);
                }
            };
            if r.is_not_implemented() {
                return Ok(default);
            }
            return match r.as_i64() {
                Some(i) if i >= 0 => Ok(i as usize),
                Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
                None if r.cast::<Int>().is_some() => {
                    Err(self.overflow_error("Python int too large to convert to C ssize_t"))
                }
                None => {
                    let t = self.type_name(r);
                    Err(self.type_error(format!("__length_hint__ must be an integer, not {t}")))
                }
            };
        }
        Ok(default)
    }
}

/// Whether CPython's class has a table of sequence methods, full or not.
fn has_sequence_methods(class: Gc<Class>) -> bool {
    let slots = class.slots();
    slots.contains.is_some() || slots.repeat.is_some() || class.has_flag(HEAP_TYPE)
}
