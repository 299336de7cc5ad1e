//! Small native objects: range, slice, cell, module, property, static and class methods, super, traceback, iterators, and the open
//! kind for library modules.

use super::class::Class;
use super::code::Code;
use super::dict::Dict;
use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::any::Any;
use std::cell::Cell;

macro_rules! traced {
    ($t:ident, $($f:ident),*) => {
        impl HeapType for $t {
            const KIND: Kind = Kind::$t;
            fn trace(&self, t: &mut Tracer<'_>) {
                $(Trace::trace_into(&self.$f, t);)*
            }
        }
    };
}

trait Trace {
    fn trace_into(&self, t: &mut Tracer<'_>);
}
impl Trace for Value {
    fn trace_into(&self, t: &mut Tracer<'_>) {
        t.visit(*self);
    }
}
impl Trace for Cell<Value> {
    fn trace_into(&self, t: &mut Tracer<'_>) {
        t.visit(self.get());
    }
}
impl<T: HeapType> Trace for Gc<T> {
    fn trace_into(&self, t: &mut Tracer<'_>) {
        t.visit_gc(*self);
    }
}

/// `range`: start, stop and step are ints; length is precomputed.
#[repr(C)]
pub struct Range {
    pub header: Header,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    /// Number of items (an int).
    pub len: Value,
}
traced!(Range, start, stop, step, len);

/// `slice`.
#[repr(C)]
pub struct Slice {
    pub header: Header,
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}
traced!(Slice, start, stop, step);
impl Slice {
    pub fn new(heap: &Heap, start: Value, stop: Value, step: Value) -> Gc<Slice> {
        heap.alloc(Slice {
            header: Header::new(Kind::Slice, types::SLICE),
            start,
            stop,
            step,
        })
    }
}

/// A closure variable; NULL = unbound.
#[repr(C)]
pub struct CellObj {
    pub header: Header,
    pub value: Cell<Value>,
}
impl HeapType for CellObj {
    const KIND: Kind = Kind::Cell;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.value.get());
    }
}
impl CellObj {
    pub fn new(heap: &Heap, v: Value) -> Gc<CellObj> {
        heap.alloc(CellObj {
            header: Header::new(Kind::Cell, types::CELL),
            value: Cell::new(v),
        })
    }
}

/// A module.
#[repr(C)]
pub struct Module {
    pub header: Header,
    pub dict: Gc<Dict>,
}
traced!(Module, dict);
impl Module {
    pub fn new(heap: &Heap, dict: Gc<Dict>) -> Gc<Module> {
        heap.alloc(Module {
            header: Header::new(Kind::Module, types::MODULE),
            dict,
        })
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, dict: Gc<Dict>, id: TypeId, extra: usize) -> Gc<Module> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Module {
                    header: Header::new(Kind::Module, id),
                    dict,
                },
                extra * 8,
            )
        }
    }
}

/// `property`.
#[repr(C)]
pub struct Property {
    pub header: Header,
    pub get: Cell<Value>,
    pub set: Cell<Value>,
    pub del: Cell<Value>,
    pub doc: Cell<Value>,
    /// From `__set_name__`, for messages; NULL if unknown.
    pub name: Cell<Value>,
    /// The doc was taken from the getter.
    pub getter_doc: Cell<bool>,
}
traced!(Property, get, set, del, doc, name);

impl Property {
    /// An empty property; `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<Property> {
        let null = || Cell::new(Value::NULL);
        let p = Property {
            header: Header::new(Kind::Property, id),
            get: null(),
            set: null(),
            del: null(),
            doc: null(),
            name: null(),
            getter_doc: Cell::new(false),
        };
        // SAFETY: as documented.
        unsafe { heap.alloc_tail(p, extra * 8) }
    }
}

/// `staticmethod`.
#[repr(C)]
pub struct StaticMethod {
    pub header: Header,
    pub func: Cell<Value>,
    /// `__dict__` or NULL.
    pub dict: Cell<Value>,
}
traced!(StaticMethod, func, dict);

impl StaticMethod {
    /// Holds nothing yet; `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<StaticMethod> {
        let header = Header::new(Kind::StaticMethod, id);
        let m = StaticMethod {
            header,
            func: Cell::new(Value::NULL),
            dict: Cell::new(Value::NULL),
        };
        // SAFETY: as documented.
        unsafe { heap.alloc_tail(m, extra * 8) }
    }
}

/// `classmethod`.
#[repr(C)]
pub struct ClassMethod {
    pub header: Header,
    pub func: Cell<Value>,
    pub dict: Cell<Value>,
}
traced!(ClassMethod, func, dict);

impl ClassMethod {
    /// Holds nothing yet; `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<ClassMethod> {
        let header = Header::new(Kind::ClassMethod, id);
        let m = ClassMethod {
            header,
            func: Cell::new(Value::NULL),
            dict: Cell::new(Value::NULL),
        };
        // SAFETY: as documented.
        unsafe { heap.alloc_tail(m, extra * 8) }
    }
}

/// `super(class, object_or_class)`.
#[repr(C)]
pub struct Super {
    pub header: Header,
    /// `__thisclass__` or NULL.
    pub class: Cell<Value>,
    /// `__self__` or NULL.
    pub object: Cell<Value>,
    /// `__self_class__` or NULL: where the MRO is taken from.
    pub object_class: Cell<Value>,
}
traced!(Super, class, object, object_class);

impl Super {
    /// An unset `super`; `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, id: TypeId, extra: usize) -> Gc<Super> {
        let null = || Cell::new(Value::NULL);
        let s = Super {
            header: Header::new(Kind::Super, id),
            class: null(),
            object: null(),
            object_class: null(),
        };
        // SAFETY: as documented.
        unsafe { heap.alloc_tail(s, extra * 8) }
    }
}

/// One entry of a traceback, innermost last through `next`.
#[repr(C)]
pub struct Traceback {
    pub header: Header,
    /// The next (inner) entry or None.
    pub next: Cell<Value>,
    pub code: Gc<Code>,
    /// Code-unit index of the failing instruction, or -1 if the position comes from the tree.
    pub lasti: i32,
    pub line: i32,
    pub end_line: i32,
    pub col: i32,
    pub end_col: i32,
    /// Function globals at the time: `tb_frame.f_globals`.
    pub globals: Gc<Dict>,
    /// Tuple of the localsplus slots when the exception passed, the namespace of module and class code, or NULL.
    pub locals: Value,
}
traced!(Traceback, next, code, globals, locals);
impl Traceback {
    /// Value of `line` for "ask the code object": looking positions up costs more than most exceptions are worth.
    pub const LAZY: i32 = i32::MIN;

    /// (line, end line, column, end column), -1 = unknown.
    pub fn position(&self) -> (i32, i32, i32, i32) {
        if self.line == Self::LAZY {
            crate::vm::Vm::position_of(self.code, self.lasti)
        } else {
            (self.line, self.end_line, self.col, self.end_col)
        }
    }
}

/// Iterators of the builtin containers: a source and a position. The class id in the header says which.
#[repr(C)]
pub struct Iter {
    pub header: Header,
    /// The container; NULL when exhausted.
    pub source: Cell<Value>,
    pub pos: Cell<usize>,
    /// Kind-specific: remaining count, range step, expected size, or byte offset.
    pub aux: Cell<i64>,
    /// Range iterators: the current value.
    pub current: Cell<i64>,
}
traced!(Iter, source);
impl Iter {
    pub fn new(heap: &Heap, id: TypeId, source: Value, pos: usize, aux: i64) -> Gc<Iter> {
        heap.alloc(Iter {
            header: Header::new(Kind::Iter, id),
            source: Cell::new(source),
            pos: Cell::new(pos),
            aux: Cell::new(aux),
            current: Cell::new(0),
        })
    }
    /// Iterator over a range whose numbers fit: `len` values from `start` by `step`.
    pub fn range(heap: &Heap, start: i64, step: i64, len: usize) -> Gc<Iter> {
        heap.alloc(Iter {
            header: Header::new(Kind::Iter, types::RANGE_ITER),
            source: Cell::new(Value::NONE),
            pos: Cell::new(len),
            aux: Cell::new(step),
            current: Cell::new(start),
        })
    }
}

/// An object of a library module: a Rust value behind a box, so that modules need no layout kind of their own.
pub trait NativeObject: Any {
    /// Visits every value held.
    fn trace(&self, t: &mut Tracer<'_>);
    fn as_any(&self) -> &dyn Any;
    /// Bytes owned outside the cell.
    fn external_size(&self) -> usize {
        0
    }
    /// Access to the object's memory, for bytes-like objects.
    fn buffer(&self) -> Option<&dyn Buffer> {
        None
    }
}

/// The memory of a bytes-like library object, as items of one machine type.
pub trait Buffer {
    /// A copy of the memory.
    fn bytes(&self) -> Vec<u8>;
    /// Number of bytes.
    fn byte_len(&self) -> usize;
    /// Overwrites bytes from `offset` on; false when out of range or read-only.
    fn write(&self, offset: usize, data: &[u8]) -> bool;
    /// The item format as in the struct module.
    fn format(&self) -> char {
        'B'
    }
    /// Bytes per item.
    fn item_size(&self) -> usize {
        1
    }
    fn read_only(&self) -> bool {
        false
    }
}

/// The cell of a [`NativeObject`].
#[repr(C)]
pub struct Native {
    pub header: Header,
    object: Box<dyn NativeObject>,
}
impl HeapType for Native {
    const KIND: Kind = Kind::Native;
    fn trace(&self, t: &mut Tracer<'_>) {
        self.object.trace(t);
    }
    fn external_size(&self) -> usize {
        self.object.external_size()
    }
}
impl Native {
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(
        heap: &Heap,
        id: TypeId,
        object: Box<dyn NativeObject>,
        extra: usize,
    ) -> Gc<Native> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Native {
                    header: Header::new(Kind::Native, id),
                    object,
                },
                extra * 8,
            )
        }
    }
}
impl Value {
    /// The Rust struct of a library object. Keep the value in a local while the reference is used.
    pub fn native<T: NativeObject>(self) -> Option<&'static T> {
        let n = self.cast::<Native>()?;
        // SAFETY (lifetime): the box lives as long as the cell, which the value keeps alive.
        let any: &'static dyn Any = unsafe { &*(n.object.as_any() as *const dyn Any) };
        any.downcast_ref::<T>()
    }
    /// The memory of a bytes-like library object. Keep the value in a local while the reference is used.
    pub fn native_buffer(self) -> Option<&'static dyn Buffer> {
        let n = self.cast::<Native>()?;
        // SAFETY (lifetime): as `native`.
        let object: &'static dyn NativeObject =
            unsafe { &*(&*n.object as *const dyn NativeObject) };
        object.buffer()
    }
    /// The class object behind a value that is a class.
    pub fn as_class(self) -> Option<Gc<Class>> {
        self.cast::<Class>()
    }
}
