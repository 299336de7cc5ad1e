//! Python functions, bound methods, native functions and the descriptors of native classes.

use super::class::Class;
use super::code::Code;
use super::dict::Dict;
use super::header::Header;
use super::spec::{GetSetDef, MethodDef};
use super::str::Str;
use super::types;
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use std::cell::Cell;

/// A function made by MAKE_FUNCTION.
#[repr(C)]
pub struct Function {
    pub header: Header,
    pub code: Cell<Gc<Code>>,
    pub globals: Gc<Dict>,
    pub builtins: Gc<Dict>,
    /// Tuple or NULL.
    pub defaults: Cell<Value>,
    /// Dict or NULL.
    pub kwdefaults: Cell<Value>,
    /// Tuple of cells or NULL.
    pub closure: Cell<Value>,
    pub name: Cell<Value>,
    pub qualname: Cell<Value>,
    pub module: Cell<Value>,
    pub doc: Cell<Value>,
    /// `__annotations__` dict or NULL.
    pub annotations: Cell<Value>,
    /// `__annotate__` or NULL.
    pub annotate: Cell<Value>,
    /// Tuple or NULL.
    pub type_params: Cell<Value>,
    /// `__dict__` or NULL.
    pub dict: Cell<Value>,
    /// CPython's func_version: 0 unset, 1 cleared for ever, else the code's version.
    pub version: Cell<u32>,
}

impl HeapType for Function {
    const KIND: Kind = Kind::Function;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.code.get());
        t.visit_gc(self.globals);
        t.visit_gc(self.builtins);
        for c in [
            &self.defaults,
            &self.kwdefaults,
            &self.closure,
            &self.name,
            &self.qualname,
            &self.module,
            &self.doc,
            &self.annotations,
            &self.annotate,
            &self.type_params,
            &self.dict,
        ] {
            t.visit(c.get());
        }
    }
}

impl Function {
    pub fn new(
        heap: &Heap,
        code: Gc<Code>,
        globals: Gc<Dict>,
        builtins: Gc<Dict>,
        module: Value,
    ) -> Gc<Function> {
        let doc = if code.flags & super::code::CO_HAS_DOCSTRING != 0 {
            code.consts.first().copied().unwrap_or(Value::NONE)
        } else {
            Value::NONE
        };
        heap.alloc(Function {
            header: Header::new(Kind::Function, types::FUNCTION),
            code: Cell::new(code),
            globals,
            builtins,
            defaults: Cell::new(Value::NULL),
            kwdefaults: Cell::new(Value::NULL),
            closure: Cell::new(Value::NULL),
            name: Cell::new(code.name.value()),
            qualname: Cell::new(code.qualname.value()),
            module: Cell::new(module),
            doc: Cell::new(doc),
            annotations: Cell::new(Value::NULL),
            annotate: Cell::new(Value::NULL),
            type_params: Cell::new(Value::NULL),
            dict: Cell::new(Value::NULL),
            version: Cell::new(code.version),
        })
    }
}

/// `obj.method`: a function bound to its first argument.
#[repr(C)]
pub struct BoundMethod {
    pub header: Header,
    pub func: Value,
    pub receiver: Value,
}
impl HeapType for BoundMethod {
    const KIND: Kind = Kind::BoundMethod;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.func);
        t.visit(self.receiver);
    }
}
impl BoundMethod {
    pub fn new(heap: &Heap, func: Value, receiver: Value) -> Gc<BoundMethod> {
        heap.alloc(BoundMethod {
            header: Header::new(Kind::BoundMethod, types::METHOD),
            func,
            receiver,
        })
    }
}

/// A native function, or a native method bound to its receiver.
#[repr(C)]
pub struct Builtin {
    pub header: Header,
    pub def: &'static MethodDef,
    /// Receiver, class for class methods, NULL for module functions.
    pub receiver: Value,
    /// Module name for module functions (`__module__`), else NULL.
    pub module: Value,
}
impl HeapType for Builtin {
    const KIND: Kind = Kind::Builtin;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.receiver);
        t.visit(self.module);
    }
}
impl Builtin {
    pub fn new(
        heap: &Heap,
        def: &'static MethodDef,
        receiver: Value,
        module: Value,
    ) -> Gc<Builtin> {
        heap.alloc(Builtin {
            header: Header::new(Kind::Builtin, types::BUILTIN),
            def,
            receiver,
            module,
        })
    }
}

/// What a native descriptor does.
#[derive(Clone, Copy)]
pub enum DescriptorKind {
    /// A method of a native class (`list.append`).
    Method(&'static MethodDef),
    /// A class method of a native class (`dict.fromkeys`).
    ClassMethod(&'static MethodDef),
    /// A computed attribute.
    GetSet(&'static GetSetDef),
    /// A special method that stands for a slot (`int.__add__`): row of the slot table.
    Slot(u16),
    /// A `__slots__` entry: word index in the instance (or in the extra words of a builtin subclass).
    Member(u16),
    /// `__dict__` / `__weakref__` of classes made in Python.
    InstanceDict,
    WeakRefs,
}

/// A descriptor of a native class or a `__slots__` member.
#[repr(C)]
pub struct Descriptor {
    pub header: Header,
    pub what: DescriptorKind,
    pub owner: Gc<Class>,
    pub name: Gc<Str>,
    /// Bound slot wrapper (`method-wrapper`): the receiver, else NULL.
    pub receiver: Value,
}
impl HeapType for Descriptor {
    const KIND: Kind = Kind::Descriptor;
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.owner);
        t.visit_gc(self.name);
        t.visit(self.receiver);
    }
}
impl Descriptor {
    pub fn new(
        heap: &Heap,
        what: DescriptorKind,
        owner: Gc<Class>,
        name: Gc<Str>,
    ) -> Gc<Descriptor> {
        let id = match what {
            DescriptorKind::Method(_) => types::METHOD_DESCR,
            DescriptorKind::ClassMethod(_) => types::CLASSMETHOD_DESCR,
            DescriptorKind::GetSet(_) | DescriptorKind::InstanceDict | DescriptorKind::WeakRefs => {
                types::GETSET_DESCR
            }
            DescriptorKind::Slot(_) => types::WRAPPER_DESCR,
            DescriptorKind::Member(_) => types::MEMBER_DESCR,
        };
        heap.alloc(Descriptor {
            header: Header::new(Kind::Descriptor, id),
            what,
            owner,
            name,
            receiver: Value::NULL,
        })
    }
    /// A slot wrapper bound to a receiver.
    pub fn bind(heap: &Heap, d: Gc<Descriptor>, receiver: Value) -> Gc<Descriptor> {
        heap.alloc(Descriptor {
            header: Header::new(Kind::Descriptor, types::METHOD_WRAPPER),
            what: d.what,
            owner: d.owner,
            name: d.name,
            receiver,
        })
    }
}
