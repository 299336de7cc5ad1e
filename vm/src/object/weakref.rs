//! Weak reference objects. The referent's address is hidden from the collector and cleared when the referent dies.

use super::misc::NativeObject;
use crate::heap::Tracer;
use crate::value::Value;
use std::any::Any;
use std::cell::Cell;

/// `weakref.ref`.
pub struct WeakRef {
    /// Address of the referent; 0 = dead.
    pub target: Cell<usize>,
    /// Callback or None.
    pub callback: Value,
    /// The referent's hash, once asked for: it outlives the referent.
    pub hash: Cell<Option<i64>>,
}

impl NativeObject for WeakRef {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.callback);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}
