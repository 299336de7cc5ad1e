//! How native classes and functions describe themselves: plain tables that `Vm` turns into class and function objects at start-up.

use super::slots::Slots;
use super::types::TypeId;
use crate::heap::Kind;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// A native function or method: `(vm, self, args)`. For module functions `self` is NULL; for class methods it is the class.
pub type NativeFn = fn(&mut Vm, Value, Args) -> R;

/// Calling convention, named as in CPython: it decides the arity checks and which CALL family member applies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conv {
    /// METH_NOARGS.
    NoArgs,
    /// METH_O.
    O,
    /// METH_FASTCALL: positional only, between `min` and `max` arguments (`max` = u8::MAX: unlimited).
    Fast,
    /// METH_FASTCALL | METH_KEYWORDS: the function checks its arguments itself.
    FastKeywords,
    /// METH_VARARGS (| METH_KEYWORDS): as FastKeywords here, another member of the CALL family.
    VarArgs,
}

/// How a method is bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    Instance,
    Class,
    Static,
}

/// One native function or method.
pub struct MethodDef {
    pub name: &'static str,
    pub f: NativeFn,
    pub conv: Conv,
    pub min: u8,
    pub max: u8,
    pub binding: Binding,
    pub doc: &'static str,
}

impl MethodDef {
    const fn make(name: &'static str, f: NativeFn, conv: Conv, min: u8, max: u8) -> MethodDef {
        MethodDef {
            name,
            f,
            conv,
            min,
            max,
            binding: Binding::Instance,
            doc: "",
        }
    }
    /// No arguments.
    pub const fn noargs(name: &'static str, f: NativeFn) -> MethodDef {
        Self::make(name, f, Conv::NoArgs, 0, 0)
    }
    /// Exactly one positional argument.
    pub const fn o(name: &'static str, f: NativeFn) -> MethodDef {
        Self::make(name, f, Conv::O, 1, 1)
    }
    /// `min..=max` positional arguments; `u8::MAX` = no limit.
    pub const fn fast(name: &'static str, f: NativeFn, min: u8, max: u8) -> MethodDef {
        Self::make(name, f, Conv::Fast, min, max)
    }
    /// Positional and keyword arguments, checked by the function.
    pub const fn kw(name: &'static str, f: NativeFn) -> MethodDef {
        Self::make(name, f, Conv::FastKeywords, 0, u8::MAX)
    }
    /// As [`MethodDef::kw`] where CPython's function uses METH_VARARGS.
    pub const fn varargs(name: &'static str, f: NativeFn) -> MethodDef {
        Self::make(name, f, Conv::VarArgs, 0, u8::MAX)
    }
    /// Makes it a class method.
    pub const fn class(mut self) -> MethodDef {
        self.binding = Binding::Class;
        self
    }
    /// Makes it a static method.
    pub const fn stat(mut self) -> MethodDef {
        self.binding = Binding::Static;
        self
    }
    pub const fn doc(mut self, doc: &'static str) -> MethodDef {
        self.doc = doc;
        self
    }
}

/// Sets (or, with `None`, deletes) a computed attribute.
pub type SetFn = fn(&mut Vm, Value, Option<Value>) -> R<()>;

/// A computed attribute of a native class.
pub struct GetSetDef {
    pub name: &'static str,
    pub get: fn(&mut Vm, Value) -> R,
    /// `None` value = delete.
    pub set: Option<SetFn>,
}

impl GetSetDef {
    pub const fn ro(name: &'static str, get: fn(&mut Vm, Value) -> R) -> GetSetDef {
        GetSetDef {
            name,
            get,
            set: None,
        }
    }
    pub const fn rw(
        name: &'static str,
        get: fn(&mut Vm, Value) -> R,
        set: fn(&mut Vm, Value, Option<Value>) -> R<()>,
    ) -> GetSetDef {
        GetSetDef {
            name,
            get,
            set: Some(set),
        }
    }
}

/// A native class.
pub struct TypeSpec {
    pub id: TypeId,
    pub name: &'static str,
    pub module: &'static str,
    pub base: TypeId,
    pub kind: Kind,
    /// `class::*` flags (IMMUTABLE is added for all native classes).
    pub flags: u32,
    /// Slots that this class defines itself; the rest is inherited from the base.
    pub slots: Slots,
    pub methods: &'static [MethodDef],
    pub getset: &'static [GetSetDef],
    /// `__match_args__`; none if empty.
    pub match_args: &'static [&'static str],
    pub doc: &'static str,
}

impl TypeSpec {
    /// Defaults for struct update syntax in statics.
    pub const BASE: TypeSpec = TypeSpec {
        id: super::types::OBJECT,
        name: "object",
        module: "builtins",
        base: super::types::OBJECT,
        kind: Kind::Native,
        flags: 0,
        slots: Slots::NONE,
        methods: &[],
        getset: &[],
        match_args: &[],
        doc: "",
    };
}
