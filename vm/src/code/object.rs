//! The code object: plain data in CPython's layout.

use super::Const;

/// Bits of `co_flags`.
pub mod co_flags {
    /// Locals live in slots.
    pub const OPTIMIZED: u32 = 0x1;
    /// A new namespace is made for each call.
    pub const NEWLOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARARGS: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x8;
    /// Defined inside another function.
    pub const NESTED: u32 = 0x10;
    /// A generator function.
    pub const GENERATOR: u32 = 0x20;
    /// A coroutine function.
    pub const COROUTINE: u32 = 0x80;
    /// A generator usable with `await`.
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// An asynchronous generator function.
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// The first constant is the docstring.
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    /// Defined directly in a class body.
    pub const METHOD: u32 = 0x800_0000;
    /// `from __future__ import annotations`.
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
    /// Any of the generator kinds.
    pub const ANY_GENERATOR: u32 = GENERATOR | COROUTINE | ASYNC_GENERATOR;
}

/// Bits describing one localsplus slot (`co_localspluskinds`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct LocalKind(pub u8);

impl LocalKind {
    /// Positional argument.
    pub const ARG_POS: u8 = 0x02;
    /// Keyword argument.
    pub const ARG_KW: u8 = 0x04;
    /// `*args` or `**kwargs`.
    pub const ARG_VAR: u8 = 0x08;
    /// Hidden: the variable of an inlined comprehension.
    pub const HIDDEN: u8 = 0x10;
    /// A local variable.
    pub const LOCAL: u8 = 0x20;
    /// A variable captured by an inner function.
    pub const CELL: u8 = 0x40;
    /// A variable captured from an outer function.
    pub const FREE: u8 = 0x80;

    /// Whether this is a plain local or argument (possibly a cell too).
    pub const fn is_local(self) -> bool {
        self.0 & Self::LOCAL != 0
    }

    /// Whether inner functions capture the slot.
    pub const fn is_cell(self) -> bool {
        self.0 & Self::CELL != 0
    }

    /// Whether the slot comes from an outer function.
    pub const fn is_free(self) -> bool {
        self.0 & Self::FREE != 0
    }

    /// Whether the slot belongs to an inlined comprehension only.
    pub const fn is_hidden(self) -> bool {
        self.0 & Self::HIDDEN != 0
    }
}

/// A compiled code block.
#[derive(Clone, Debug, Default)]
pub struct CodeObject {
    /// Instructions in CPython's `co_code` form: two bytes a unit, caches zeroed.
    pub code: Vec<u8>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Global, attribute and import names.
    pub names: Vec<String>,
    /// Names of the localsplus slots: locals, then cells, then free variables.
    pub localsplus_names: Vec<String>,
    /// What each localsplus slot is.
    pub localsplus_kinds: Vec<LocalKind>,
    /// Positional arguments, positional-only ones included.
    pub argcount: u32,
    /// Positional-only arguments.
    pub posonlyargcount: u32,
    /// Keyword-only arguments.
    pub kwonlyargcount: u32,
    /// Greatest depth of the value stack.
    pub stacksize: u32,
    /// Bits of [`co_flags`].
    pub flags: u32,
    /// Where the source came from.
    pub filename: String,
    /// Simple name.
    pub name: String,
    /// Dotted name.
    pub qualname: String,
    /// First source line.
    pub firstlineno: i32,
    /// Locations in the `co_linetable` format.
    pub linetable: Vec<u8>,
    /// Handlers in the `co_exceptiontable` format.
    pub exceptiontable: Vec<u8>,
}

impl PartialEq for CodeObject {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.argcount == other.argcount
            && self.posonlyargcount == other.posonlyargcount
            && self.kwonlyargcount == other.kwonlyargcount
            && self.flags == other.flags
            && self.firstlineno == other.firstlineno
            && self.code == other.code
            && self.names == other.names
            && self.localsplus_names == other.localsplus_names
            && self.localsplus_kinds == other.localsplus_kinds
            && self.linetable == other.linetable
            && self.exceptiontable == other.exceptiontable
            && self.consts == other.consts
    }
}

impl Eq for CodeObject {}

impl CodeObject {
    fn slots(&self, want: impl Fn(LocalKind) -> bool) -> Vec<&str> {
        let named = self.localsplus_names.iter().zip(&self.localsplus_kinds);
        named
            .filter(|(_, kind)| want(**kind))
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// `co_varnames`: arguments and locals.
    pub fn varnames(&self) -> Vec<&str> {
        self.slots(LocalKind::is_local)
    }

    /// `co_cellvars`: variables captured by inner functions.
    pub fn cellvars(&self) -> Vec<&str> {
        self.slots(LocalKind::is_cell)
    }

    /// `co_freevars`: variables captured from outer functions.
    pub fn freevars(&self) -> Vec<&str> {
        self.slots(LocalKind::is_free)
    }

    /// `co_nlocals`.
    pub fn nlocals(&self) -> usize {
        self.localsplus_kinds
            .iter()
            .filter(|kind| kind.is_local())
            .count()
    }

    /// Number of code units.
    pub fn units(&self) -> usize {
        self.code.len() / 2
    }

    /// The docstring, if the first constant is one.
    pub fn docstring(&self) -> Option<&str> {
        match self.consts.first() {
            Some(Const::Str(text)) if self.flags & co_flags::HAS_DOCSTRING != 0 => Some(text),
            _ => None,
        }
    }
}
