//! Layout kinds: which Rust struct a cell holds. The operations for each kind are registered by `object::kinds`, so that the
//! heap itself knows no Python type.

use super::super::object::header::Header;
use super::{Gc, Tracer};

/// Which Rust struct a heap cell holds. `Free` marks a cell on a free list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    Free = 0,
    Int,
    Float,
    Complex,
    Str,
    StrBuf,
    Bytes,
    ByteArray,
    Tuple,
    List,
    Dict,
    Set,
    Range,
    Slice,
    Class,
    Instance,
    Function,
    BoundMethod,
    Builtin,
    Descriptor,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    Cell,
    Code,
    Module,
    Generator,
    Exception,
    Traceback,
    Iter,
    Native,
}

/// Number of kinds.
pub const KIND_COUNT: usize = Kind::Native as usize + 1;

/// A struct that can live in a heap cell.
///
/// Implementors are `#[repr(C)]` and start with a [`Header`].
pub trait HeapType: Sized + 'static {
    const KIND: Kind;
    /// Whether the struct owns memory outside the cell (then it is dropped when swept).
    const NEEDS_DROP: bool = std::mem::needs_drop::<Self>();
    /// Visits every value that the cell holds.
    fn trace(&self, t: &mut Tracer<'_>);
    /// Size of the native layout in bytes, trailing items included, extra words of subclass instances excluded.
    fn native_size(&self) -> usize {
        size_of::<Self>()
    }
    /// Bytes owned outside the cell, for pacing the collector. Asked of types with `NEEDS_DROP` only: others own nothing.
    fn external_size(&self) -> usize {
        0
    }
}

/// The collector's view of one kind.
#[derive(Clone, Copy)]
pub struct KindOps {
    pub trace: unsafe fn(*mut Header, &mut Tracer<'_>),
    pub drop: Option<unsafe fn(*mut Header)>,
    pub native_size: unsafe fn(*mut Header) -> usize,
    pub external_size: Option<unsafe fn(*mut Header) -> usize>,
}

impl KindOps {
    /// Operations for kinds that are never traced (free cells).
    pub const NONE: KindOps = KindOps {
        trace: |_, _| (),
        drop: None,
        native_size: |_| 0,
        external_size: None,
    };

    /// Operations derived from the trait.
    pub const fn of<T: HeapType>() -> KindOps {
        // SAFETY (all four): the collector calls them only with cells whose kind is `T::KIND`.
        KindOps {
            trace: |p, t| unsafe { Gc::<T>::from_raw(p.cast()).trace(t) },
            drop: if T::NEEDS_DROP {
                Some(|p| unsafe { std::ptr::drop_in_place(p.cast::<T>()) })
            } else {
                None
            },
            native_size: |p| unsafe { Gc::<T>::from_raw(p.cast()).native_size() },
            external_size: if T::NEEDS_DROP {
                Some(|p| unsafe { Gc::<T>::from_raw(p.cast()).external_size() })
            } else {
                None
            },
        }
    }
}
