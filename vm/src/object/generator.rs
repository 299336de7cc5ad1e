//! Generators: a suspended frame.

use super::code::Code;
use super::function::Function;
use super::header::Header;
use super::misc::NativeObject;
use super::types;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::{Cell, RefCell, UnsafeCell};

/// Where a generator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenState {
    /// Not started.
    Created,
    /// At a `yield`.
    Suspended,
    Running,
    /// Returned or raised.
    Finished,
}

/// A generator object.
#[repr(C)]
pub struct Generator {
    pub header: Header,
    pub func: Gc<Function>,
    /// The code that runs: `func.__code__` may be assigned meanwhile.
    pub code: Gc<Code>,
    pub state: Cell<GenState>,
    pub name: Cell<Value>,
    pub qualname: Cell<Value>,
    /// Bytecode strategies: locals, then the live operand stack. Tree strategies: locals (the frame's window while it runs, too).
    pub slots: UnsafeCell<Vec<Value>>,
    /// Bytecode strategies: next instruction (code-unit index).
    pub ip: Cell<u32>,
    /// Line at the last suspension.
    pub line: Cell<i32>,
    /// The exception being handled inside, or None.
    pub handled: Cell<Value>,
    /// While it runs: what was being handled outside.
    pub outer_handled: Cell<Value>,
    /// What `yield from` delegates to, or NULL.
    pub delegate: Cell<Value>,
    /// Tree strategies: the native stack.
    pub native: RefCell<Option<Box<dyn NativeObject>>>,
}

impl HeapType for Generator {
    const KIND: Kind = Kind::Generator;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.func);
        t.visit_gc(self.code);
        for c in [
            &self.name,
            &self.qualname,
            &self.handled,
            &self.outer_handled,
            &self.delegate,
        ] {
            t.visit(c.get());
        }
        // SAFETY: nobody changes the slots during a collection.
        t.visit_all(unsafe { &*self.slots.get() });
        if let Ok(n) = self.native.try_borrow()
            && let Some(n) = &*n
        {
            n.trace(t);
        }
    }
}

impl Generator {
    pub fn new(
        heap: &Heap,
        func: Gc<Function>,
        code: Gc<Code>,
        slots: Vec<Value>,
        ip: u32,
    ) -> Gc<Generator> {
        heap.charge(slots.capacity() * 8);
        heap.alloc(Generator {
            header: Header::new(Kind::Generator, types::GENERATOR),
            func,
            code,
            state: Cell::new(GenState::Created),
            name: Cell::new(func.name.get()),
            qualname: Cell::new(func.qualname.get()),
            slots: UnsafeCell::new(slots),
            ip: Cell::new(ip),
            line: Cell::new(0),
            handled: Cell::new(Value::NONE),
            outer_handled: Cell::new(Value::NONE),
            delegate: Cell::new(Value::NULL),
            native: RefCell::new(None),
        })
    }
}
