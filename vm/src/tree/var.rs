//! Where a name lives: the storage places that scope analysis and code generation assign.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where a name is stored, seen from the scope it is used in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Var {
    /// Never evaluated.
    Unresolved,
    /// A local in this frame slot (`LOAD_FAST`).
    Fast(u32),
    /// A cell or free variable in this frame slot (`LOAD_DEREF`).
    Deref(u32),
    /// Looked up in the namespace dict, then globals, then builtins (`LOAD_NAME`).
    Name,
    /// Looked up in globals, then builtins (`LOAD_GLOBAL`).
    Global,
    /// Namespace dict of the class first, then the cell in this slot (`LOAD_FROM_DICT_OR_DEREF`). In a class body the
    /// dict is the frame's namespace, in an annotation scope it is the value of the free variable `__classdict__`.
    DictOrDeref(u32),
    /// Value of the free variable `__classdict__` first, then globals, then builtins (`LOAD_FROM_DICT_OR_GLOBALS`).
    DictOrGlobal,
}

const KIND: u32 = 29;
const SLOT: u32 = (1 << KIND) - 1;

impl Var {
    fn encode(self) -> u32 {
        let (kind, slot) = match self {
            Var::Unresolved => (0, 0),
            Var::Fast(slot) => (1, slot),
            Var::Deref(slot) => (2, slot),
            Var::Name => (3, 0),
            Var::Global => (4, 0),
            Var::DictOrDeref(slot) => (5, slot),
            Var::DictOrGlobal => (6, 0),
        };
        kind << KIND | (slot & SLOT)
    }
}

/// A [`Var`] that code generation sets once; reading is a plain load.
#[derive(Debug, Default)]
pub struct VarCell(AtomicU32);

impl VarCell {
    /// The storage place.
    #[inline]
    pub fn get(&self) -> Var {
        let bits = self.0.load(Ordering::Relaxed);
        let slot = bits & SLOT;
        match bits >> KIND {
            1 => Var::Fast(slot),
            2 => Var::Deref(slot),
            3 => Var::Name,
            4 => Var::Global,
            5 => Var::DictOrDeref(slot),
            6 => Var::DictOrGlobal,
            _ => Var::Unresolved,
        }
    }

    /// Sets the storage place.
    pub(crate) fn set(&self, var: Var) {
        self.0.store(var.encode(), Ordering::Relaxed);
    }
}

/// Identifies a scope that may have a code object of its own.
#[derive(Debug, Default)]
pub struct ScopeRef {
    /// Index of the code object. Inlined comprehensions have an id but no code object.
    pub id: u32,
    /// For each free variable of the code, the slot in the enclosing frame that holds its cell.
    pub closure: OnceLock<Box<[u32]>>,
}

impl ScopeRef {
    /// A scope with this id.
    pub(crate) fn new(id: u32) -> Self {
        ScopeRef {
            id,
            closure: OnceLock::new(),
        }
    }

    /// The captured slots; empty if nothing is captured.
    pub fn closure(&self) -> &[u32] {
        self.closure.get().map_or(&[], |slots| slots)
    }
}

/// A name with its storage place.
#[derive(Debug, Default)]
pub struct Name {
    /// The (mangled) name.
    pub id: u32,
    /// Where it lives.
    pub var: VarCell,
}

impl Name {
    /// A name not yet resolved.
    pub(crate) fn new(id: u32) -> Self {
        Name {
            id,
            var: VarCell::default(),
        }
    }
}
