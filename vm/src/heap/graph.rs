//! Questions about the object graph (`gc.get_referents`, `gc.get_referrers`), answered with the marker's own visits. The marks are scratch
//! space here: no sweep is pending, and the next collection clears them first.

use super::block::Block;
use super::{Heap, Tracer};
use crate::object::header::{FLAG_EXTRA, Header};
use crate::value::Value;

impl Heap {
    /// Cells that `cell` refers to and that are not marked yet, in the order of its fields; they are marked now.
    fn unmarked_children(&self, cell: *mut Header) -> Vec<*mut Header> {
        let mut pending = Vec::new();
        let mut t = Tracer {
            heap: self,
            pending: &mut pending,
        };
        // SAFETY: the caller passes live cells; the kind selects the matching operations.
        unsafe {
            let ops = &self.ops[(*cell).kind as usize];
            (ops.trace)(cell, &mut t);
            if (*cell).has_flag(FLAG_EXTRA) {
                for w in self.extra_words(&*cell) {
                    t.visit(w.get());
                }
            }
        }
        pending
    }
    /// What the values refer to directly.
    pub fn referents(&self, of: &[Value]) -> Vec<Value> {
        let mut out = Vec::new();
        for v in of {
            let Some(p) = v.as_ptr() else { continue };
            self.begin();
            out.extend(
                self.unmarked_children(p)
                    .into_iter()
                    .map(|c| Value::from_ptr(c)),
            );
        }
        out
    }
    /// The cells that refer to one of the values directly.
    pub fn referrers(&self, of: &[Value]) -> Vec<Value> {
        let targets: Vec<*mut Header> = of.iter().filter_map(|v| v.as_ptr()).collect();
        let mut cells = Vec::new();
        self.for_each_cell(|h| cells.push(std::ptr::from_ref(h).cast_mut()));
        self.begin();
        let mut out = Vec::new();
        for c in cells {
            let children = self.unmarked_children(c);
            if children.iter().any(|p| targets.contains(p)) {
                out.push(Value::from_ptr(c));
            }
            for p in &targets {
                // SAFETY: the targets are live. The next cell must see them unmarked.
                unsafe { Block::unmark(*p) };
            }
        }
        out
    }
}
