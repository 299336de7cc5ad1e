//! `type`: classes, their slots, shared keys and version tags.

use super::dict::Dict;
use super::function::Function;
use super::header::Header;
use super::instance::SHARED_KEYS_MAX;
use super::slots::Slots;
use super::str::Str;
use super::tuple::Tuple;
use super::types::TypeId;
use crate::heap::{Gc, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::{Cell, RefCell, UnsafeCell};

/// The class was made by a `class` statement or `type()` (a heap type in CPython's words).
pub const HEAP_TYPE: u32 = 1;
/// May be subclassed.
pub const BASE_TYPE: u32 = 2;
/// Attributes cannot be set.
pub const IMMUTABLE: u32 = 4;
/// Instances have a `__dict__`.
pub const HAS_DICT: u32 = 8;
/// Has unimplemented abstract methods.
pub const ABSTRACT: u32 = 16;
/// Some class in the MRO defines `__del__`.
pub const HAS_FINALIZER: u32 = 32;
/// `match` treats instances as sequences / mappings.
pub const SEQUENCE: u32 = 64;
pub const MAPPING: u32 = 128;
/// A class pattern with one positional sub-pattern matches the subject itself (int, str, ...).
pub const MATCH_SELF: u32 = 256;
/// Cannot be instantiated by calling.
pub const NO_NEW: u32 = 512;
/// Instances can be weakly referenced.
pub const WEAKREFS: u32 = 1024;

/// The names of instance attributes of a class, in order of first assignment on any instance (CPython's split keys).
pub struct SharedKeys {
    names: Vec<Gc<Str>>,
    /// Open addressing over interned-name addresses: index + 1, 0 = free.
    table: [u8; 64],
}

impl Default for SharedKeys {
    fn default() -> Self {
        SharedKeys {
            names: Vec::new(),
            table: [0; 64],
        }
    }
}

impl SharedKeys {
    #[inline(always)]
    fn home(name: Gc<Str>) -> usize {
        (name.addr() >> 4).wrapping_mul(0x9E37_79B9) >> 10 & 63
    }
    /// The index of an interned name.
    #[inline]
    pub fn find(&self, name: Gc<Str>) -> Option<usize> {
        let mut h = Self::home(name);
        loop {
            match self.table[h] {
                0 => return None,
                n => {
                    let i = n as usize - 1;
                    debug_assert!(i < self.names.len());
                    // SAFETY: the table holds numbers of names, which are never removed.
                    if unsafe { self.names.get_unchecked(i) }.same(name) {
                        return Some(i);
                    }
                    h = (h + 1) & 63;
                }
            }
        }
    }
    /// Adds an interned name that is not there; its index.
    fn add(&mut self, name: Gc<Str>) -> usize {
        let mut h = Self::home(name);
        while self.table[h] != 0 {
            h = (h + 1) & 63;
        }
        self.names.push(name);
        self.table[h] = self.names.len() as u8;
        self.names.len() - 1
    }
    pub fn name(&self, i: usize) -> Gc<Str> {
        self.names[i]
    }
    pub fn len(&self) -> usize {
        self.names.len()
    }
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// A Python class.
#[repr(C)]
pub struct Class {
    pub header: Header,
    /// Own id: what instances carry.
    pub id: TypeId,
    pub flags: Cell<u32>,
    pub name: Cell<Gc<Str>>,
    pub qualname: Cell<Gc<Str>>,
    pub dict: Gc<Dict>,
    /// Tuple of classes.
    pub bases: Cell<Gc<Tuple>>,
    /// The base that decides the layout.
    pub base: Cell<Option<Gc<Class>>>,
    /// Tuple of classes, this one first.
    pub mro: Cell<Gc<Tuple>>,
    slots: UnsafeCell<Slots>,
    /// Layout of instances.
    pub kind: Kind,
    /// `__slots__` words of instances, inherited ones included.
    pub member_slots: Cell<u16>,
    /// Inline values that new instances get room for: names known plus [`Class::usable_keys`].
    pub inline_capacity: Cell<u8>,
    /// Further names that the shared keys take. As in CPython it starts at what is left of [`SHARED_KEYS_MAX`] and each new instance takes one away,
    /// down to one, so that early instances have ample room and later ones fit.
    pub usable_keys: Cell<u8>,
    pub shared_keys: RefCell<Box<SharedKeys>>,
    /// Direct subclasses (classes live as long as the Vm).
    pub subclasses: RefCell<Vec<Gc<Class>>>,
    /// Versions handed out to this class so far (CPython allows 1000).
    pub versions_used: Cell<u16>,
    /// `__getitem__` for BINARY_OP_SUBSCR_GETITEM and its function version then; cleared when the class changes.
    pub cached_getitem: Cell<(Option<Gc<Function>>, u32)>,
    /// `__init__` for CALL_ALLOC_AND_ENTER_INIT, guarded by the class's version.
    pub cached_init: Cell<Option<Gc<Function>>>,
}

impl HeapType for Class {
    const KIND: Kind = Kind::Class;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.name.get());
        t.visit_gc(self.qualname.get());
        t.visit_gc(self.dict);
        t.visit_gc(self.bases.get());
        t.visit_gc(self.mro.get());
        if let Some(b) = self.base.get() {
            t.visit_gc(b);
        }
        for n in &self.shared_keys.borrow().names {
            t.visit_gc(*n);
        }
        for s in self.subclasses.borrow().iter() {
            t.visit_gc(*s);
        }
        for f in [self.cached_getitem.get().0, self.cached_init.get()]
            .into_iter()
            .flatten()
        {
            t.visit_gc(f);
        }
    }
}

/// What a new class is made of.
pub struct ClassParts {
    pub id: TypeId,
    pub metaclass: TypeId,
    pub flags: u32,
    pub name: Gc<Str>,
    pub qualname: Gc<Str>,
    pub dict: Gc<Dict>,
    pub bases: Gc<Tuple>,
    pub base: Option<Gc<Class>>,
    pub mro: Gc<Tuple>,
    pub kind: Kind,
    pub member_slots: u16,
    /// Instances keep attributes inline.
    pub inline_values: bool,
}

impl Class {
    /// `extra` trailing words (instances of metaclasses with attributes) are to be initialised by the caller.
    pub fn create(heap: &crate::heap::Heap, p: ClassParts, extra: usize) -> Gc<Class> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Class {
                    header: Header::new(Kind::Class, p.metaclass),
                    id: p.id,
                    flags: Cell::new(p.flags),
                    name: Cell::new(p.name),
                    qualname: Cell::new(p.qualname),
                    dict: p.dict,
                    bases: Cell::new(p.bases),
                    base: Cell::new(p.base),
                    mro: Cell::new(p.mro),
                    slots: UnsafeCell::new(Slots::default()),
                    kind: p.kind,
                    member_slots: Cell::new(p.member_slots),
                    inline_capacity: Cell::new(if p.inline_values {
                        SHARED_KEYS_MAX as u8
                    } else {
                        0
                    }),
                    usable_keys: Cell::new(if p.inline_values {
                        SHARED_KEYS_MAX as u8
                    } else {
                        0
                    }),
                    shared_keys: RefCell::default(),
                    subclasses: RefCell::default(),
                    versions_used: Cell::new(0),
                    cached_getitem: Cell::new((None, 0)),
                    cached_init: Cell::new(None),
                },
                extra * 8,
            )
        }
    }
    /// Adds a name to the shared keys; `None` when they take no more. The caller resets the keys version.
    pub fn add_shared_key(&self, name: Gc<Str>) -> Option<usize> {
        let usable = self.usable_keys.get().checked_sub(1)?;
        self.usable_keys.set(usable);
        Some(self.shared_keys.borrow_mut().add(name))
    }
    /// Takes one unused inline value away from instances to come, unless it is the last. Called for each new instance.
    #[inline(always)]
    pub fn trim_capacity(&self) {
        let usable = self.usable_keys.get();
        if usable > 1 {
            self.usable_keys.set(usable - 1);
            self.inline_capacity.set(self.inline_capacity.get() - 1);
        }
    }
    /// The slot table. Copy the function pointer out before calling anything.
    #[inline(always)]
    pub fn slots(&self) -> &Slots {
        // SAFETY: replaced only by `set_slots`, between uses.
        unsafe { &*self.slots.get() }
    }
    pub fn set_slots(&self, s: Slots) {
        // SAFETY: no reference from `slots` is held across this call: callers copy function pointers out.
        unsafe { *self.slots.get() = s };
    }
    #[inline(always)]
    pub fn has_flag(&self, f: u32) -> bool {
        self.flags.get() & f != 0
    }
    pub fn set_flag(&self, f: u32) {
        self.flags.set(self.flags.get() | f);
    }
    pub fn clear_flag(&self, f: u32) {
        self.flags.set(self.flags.get() & !f);
    }
    /// The name without module, as in error messages.
    pub fn name_str(&self) -> &'static str {
        self.name.get().as_str()
    }
    /// The classes of the MRO.
    pub fn mro_items(&self) -> &'static [Value] {
        self.mro.get().items()
    }
    /// `issubclass` without hooks.
    #[inline(always)]
    pub fn is_subclass_of(&self, id: TypeId) -> bool {
        self.id == id || self.has_ancestor(id)
    }
    #[inline(never)]
    fn has_ancestor(&self, id: TypeId) -> bool {
        self.mro_items()
            .iter()
            .any(|c| c.as_class().is_some_and(|c| c.id == id))
    }
    /// As [`Class::is_subclass_of`] for a class at hand.
    #[inline(always)]
    pub fn is_subclass(&self, class: Gc<Class>) -> bool {
        std::ptr::eq(self, &*class) || self.mro_items().iter().any(|c| c.is(class.value()))
    }
    /// The index of an attribute among the shared keys.
    #[inline(always)]
    pub fn shared_key(&self, name: Gc<Str>) -> Option<usize> {
        // SAFETY: no mutable borrow is held across a look-up, and this one ends here.
        unsafe { self.shared_keys.try_borrow_unguarded() }
            .ok()?
            .find(name)
    }
}
