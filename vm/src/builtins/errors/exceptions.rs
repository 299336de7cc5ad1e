//! Exception classes.

use crate::heap::Gc;
use crate::object::{Exception, Str, types};
use crate::value::Value;
use crate::vm::Vm;

/// Fills the class-specific fields of an exception made by native code.
pub fn fill_fields(_vm: &mut Vm, e: Gc<Exception>, args: &[Value]) {
    if e.header.type_id() == types::STOP_ITERATION {
        e.fields[0].set(args.first().copied().unwrap_or(Value::NONE));
    }
}

impl Vm {
    /// Remembers the value of the pending StopIteration, which an iterator slot is about to swallow.
    pub fn note_stop_value(&mut self) {
        if self.exception_is(types::STOP_ITERATION)
            && let Some(e) = self.exc.cast::<Exception>()
        {
            self.stop_value = e.fields[0].get().non_null().unwrap_or(Value::NONE);
        }
    }
    /// Adds a note to the pending exception (PEP 678).
    pub fn add_note_to_pending(&mut self, note: &str) {
        let exc = self.take_exception();
        let n = self.n.notes;
        let s = self.str(note);
        let class = self.class_of(exc);
        match self
            .instance_attribute(exc, class, n)
            .and_then(|l| l.cast::<crate::object::List>())
        {
            Some(l) => l.push(&self.heap, s),
            None => {
                let l = self.list(vec![s]);
                self.set_instance_attribute(exc, class, n, l);
            }
        }
        self.exc = exc;
    }
    /// `repr(v)` for use in a message while an exception is pending.
    pub fn repr_of_pending(&mut self, v: Value) -> String {
        let exc = self.take_exception();
        let s = match self.repr(v) {
            Ok(s) => s.as_str().to_string(),
            Err(_) => v.cast::<Str>().map_or("?", |s| s.as_str()).to_string(),
        };
        self.exc = exc;
        s
    }
}
