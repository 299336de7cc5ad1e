//! The 8-byte header that every heap cell starts with.

use super::types::TypeId;
use crate::heap::Kind;
use std::cell::Cell;

/// The instance keeps its attributes in a dict; inline values are no longer valid.
pub const FLAG_DICT_MODE: u8 = 1;
/// The cell carries trailing words (dict, `__slots__` values) after its native layout: an instance of a Python subclass of a builtin.
pub const FLAG_EXTRA: u8 = 2;
/// `__del__` has run (PEP 442: at most once).
pub const FLAG_FINALIZED: u8 = 4;
/// Someone asked for a weak reference to this cell: sweeping it must clear them.
pub const FLAG_WEAKREF: u8 = 8;

/// First word of every cell: layout kind and flags for the collector, class id for guards.
#[repr(C)]
#[derive(Debug)]
pub struct Header {
    /// Which Rust struct the cell holds.
    pub kind: Kind,
    /// `FLAG_*`.
    pub flags: Cell<u8>,
    /// Kind-specific (an `Instance` keeps its inline capacity and count here).
    pub aux: Cell<u16>,
    type_id: Cell<u32>,
}

const _: () = assert!(size_of::<Header>() == 8);

impl Header {
    pub fn new(kind: Kind, type_id: TypeId) -> Header {
        Header {
            kind,
            flags: Cell::new(0),
            aux: Cell::new(0),
            type_id: Cell::new(type_id.0),
        }
    }
    /// The class of the object.
    #[inline(always)]
    pub fn type_id(&self) -> TypeId {
        TypeId(self.type_id.get())
    }
    /// The class is exactly this one.
    #[inline(always)]
    pub fn is_exact(&self, id: TypeId) -> bool {
        self.type_id() == id
    }
    /// Assigning `__class__`.
    pub fn set_type_id(&self, id: TypeId) {
        self.type_id.set(id.0);
    }
    #[inline(always)]
    pub fn has_flag(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }
    pub fn set_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }
}
