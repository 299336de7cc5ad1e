//! Exception instances.

use super::header::Header;
use super::types::TypeId;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::Cell;

/// An instance of BaseException or a subclass.
#[repr(C)]
pub struct Exception {
    pub header: Header,
    /// Tuple.
    pub args: Cell<Value>,
    /// Traceback or None.
    pub traceback: Cell<Value>,
    /// Exception or None.
    pub cause: Cell<Value>,
    /// Exception or None.
    pub context: Cell<Value>,
    pub suppress_context: Cell<bool>,
    /// `__dict__` or NULL (notes live there as `__notes__`).
    pub dict: Cell<Value>,
    /// Class-specific fields (StopIteration.value, OSError.errno ...): see `builtins::exceptions` for who uses which. NULL = unset.
    pub fields: [Cell<Value>; 7],
}

impl HeapType for Exception {
    const KIND: Kind = Kind::Exception;
    fn trace(&self, t: &mut Tracer<'_>) {
        for c in [
            &self.args,
            &self.traceback,
            &self.cause,
            &self.context,
            &self.dict,
        ] {
            t.visit(c.get());
        }
        for c in &self.fields {
            t.visit(c.get());
        }
    }
}

impl Exception {
    /// `extra` trailing words are to be initialised by the caller.
    pub fn new(heap: &Heap, id: TypeId, args: Value, extra: usize) -> Gc<Exception> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Exception {
                    header: Header::new(Kind::Exception, id),
                    args: Cell::new(args),
                    traceback: Cell::new(Value::NONE),
                    cause: Cell::new(Value::NONE),
                    context: Cell::new(Value::NONE),
                    suppress_context: Cell::new(false),
                    dict: Cell::new(Value::NULL),
                    fields: [const { Cell::new(Value::NULL) }; 7],
                },
                extra * 8,
            )
        }
    }
}
