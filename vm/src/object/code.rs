//! Run-time code objects: the compiler's `CodeObject` with its constants and names as values, plus what strategies prepare from it.

use super::header::Header;
use super::str::Str;
use super::types;
use crate::code::CodeObject;
use crate::compile::Compiled;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

pub const CO_OPTIMIZED: u32 = 0x1;
pub const CO_NEWLOCALS: u32 = 0x2;
pub const CO_VARARGS: u32 = 0x4;
pub const CO_VARKEYWORDS: u32 = 0x8;
pub const CO_GENERATOR: u32 = 0x20;
pub const CO_HAS_DOCSTRING: u32 = 0x400_0000;

/// What one compiled text shares: the tree, and its code objects by scope id.
pub struct Unit {
    pub compiled: Arc<Compiled>,
    /// Filled as code objects are instantiated.
    pub codes: RefCell<Vec<Option<Gc<Code>>>>,
    /// Tree names and constants as values, made by the strategy that walks the tree.
    pub names: OnceCell<Vec<Gc<Str>>>,
    pub consts: OnceCell<Vec<Value>>,
}

/// A code object.
#[repr(C)]
pub struct Code {
    pub header: Header,
    pub plain: Arc<CodeObject>,
    /// Constants.
    pub consts: Vec<Value>,
    /// Interned names.
    pub names: Vec<Gc<Str>>,
    /// Interned names of all localsplus slots.
    pub local_names: Vec<Gc<Str>>,
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    pub filename: Gc<Str>,
    pub flags: u32,
    /// Positional parameters (positional-only included).
    pub argcount: u32,
    pub posonly: u32,
    pub kwonly: u32,
    /// All localsplus slots.
    pub nlocalsplus: u32,
    pub stacksize: u32,
    /// Values that a frame needs: both together.
    pub window: u32,
    /// Simple call: no `*`, `**` or keyword-only parameters, and every argument is a plain positional one.
    pub simple: bool,
    /// `co_version`.
    pub version: u32,
    /// Executable words of the loop strategies: index = CPython code unit. Written in place by quickening.
    pub words: OnceCell<Box<[Cell<u32>]>>,
    /// Start of `words`, null before they are made.
    pub entry: Cell<*const u32>,
    /// The bytes object that `co_code` shows, once it was asked for; NULL before.
    pub shown: Cell<Value>,
    /// Whatever else the running strategy prepared.
    pub prepared: OnceCell<Box<dyn Any>>,
    /// The text it came from and its scope id there; absent for code made by `replace()`.
    pub unit: Option<(Rc<Unit>, u32)>,
}

impl HeapType for Code {
    const KIND: Kind = Kind::Code;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_all(&self.consts);
        t.visit(self.shown.get());
        for n in self.names.iter().chain(&self.local_names).chain([
            &self.name,
            &self.qualname,
            &self.filename,
        ]) {
            t.visit_gc(*n);
        }
        if let Some((u, _)) = &self.unit {
            for c in u.codes.borrow().iter().flatten() {
                t.visit_gc(*c);
            }
            if let Some(ns) = u.names.get() {
                for n in ns {
                    t.visit_gc(*n);
                }
            }
            if let Some(cs) = u.consts.get() {
                t.visit_all(cs);
            }
        }
    }
}

impl Code {
    pub fn is_generator(&self) -> bool {
        self.flags & CO_GENERATOR != 0
    }
    /// Parameters in localsplus order: positional, keyword-only, then `*args` and `**kwargs` if present.
    pub fn parameter_count(&self) -> usize {
        (self.argcount + self.kwonly) as usize
            + (self.flags & CO_VARARGS != 0) as usize
            + (self.flags & CO_VARKEYWORDS != 0) as usize
    }
    pub(crate) fn alloc(heap: &Heap, c: Code) -> Gc<Code> {
        heap.alloc(c)
    }
    pub(crate) fn header_for() -> Header {
        Header::new(Kind::Code, types::CODE)
    }
}
