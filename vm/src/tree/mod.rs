//! The resolved tree: what the front end makes of a source text, and what both the code generator and the tree-walking
//! strategy read. Nodes are small and immutable after compilation; every name carries its storage place.
//!
//! How to read it:
//! - Names are indices ([`NameId`]) into [`Module::names`] (already mangled where Python mangles); constants are indices
//!   ([`ConstId`]) into [`Module::consts`].
//! - Everything that becomes a code object of its own (module, function, lambda, class, generator expression, comprehension
//!   that is not inlined, annotation function, type-parameter scope ...) carries a [`ScopeRef`]; its `id` is the index of the
//!   [`CodeObject`](crate::code::CodeObject) in [`Compiled::codes`](crate::compile::Compiled). Argument counts, flags, variable names,
//!   cells, free variables, name and qualified name are those of that code object, and slots in the tree are its
//!   localsplus slots (locals, then cells that are not arguments, then free variables).
//! - [`ScopeRef::closure`] lists, for each free variable of the inner code in order, the slot in the enclosing frame
//!   whose cell is captured.
//! - A [`VarCell`] is filled in by code generation; a name in code that is never evaluated (annotations of locals) stays
//!   [`Var::Unresolved`].

mod node;
mod pattern;
mod var;

pub use node::*;
pub use pattern::*;
pub use var::*;

pub use crate::compile::seq::Loc;

use crate::code::Const;

/// Index into [`Module::names`].
pub type NameId = u32;
/// Index into [`Module::consts`].
pub type ConstId = u32;

/// What kind of text was compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file or `exec` string: statements.
    Exec,
    /// One expression, whose value is returned.
    Eval,
    /// One interactive statement; expression statements print their value.
    Single,
}

/// A whole compiled text.
#[derive(Debug)]
pub struct Module {
    /// The scope of the top level. Its id is 0.
    pub scope: ScopeRef,
    /// How the body is meant.
    pub mode: Mode,
    /// The statements. In [`Mode::Eval`] a single `return` of the expression.
    pub body: Block,
    /// Names by [`NameId`].
    pub names: Vec<String>,
    /// Constants by [`ConstId`], each only once.
    pub consts: Vec<Const>,
    /// Number of scopes, which is the length of the table of code objects.
    pub scope_count: u32,
    /// `from __future__` feature flags that are in force (bits of `co_flags`).
    pub future_flags: u32,
}

/// The body of a module or class: statements plus what their annotations and docstring need.
#[derive(Debug)]
pub struct Block {
    /// The statements, docstring included.
    pub stmts: Box<[Stmt]>,
    /// The docstring (cleaned of indentation), if the first statement is one.
    pub docstring: Option<ConstId>,
    /// The `__annotate__` function, if any name is annotated at this level.
    pub annotate: Option<ScopeRef>,
    /// The annotated names, in order of appearance.
    pub annotations: Box<[std::sync::Arc<Annotation>]>,
    /// Whether anything at all is annotated here (`SETUP_ANNOTATIONS` under `from __future__ import annotations`).
    pub annotated: bool,
    /// Whether `__conditional_annotations__` is kept (modules always, classes when an annotation is in a conditional block).
    pub conditional_annotations: bool,
}

/// One lazily evaluated annotation of a module or class variable.
#[derive(Debug)]
pub struct Annotation {
    /// The annotated name.
    pub name: NameId,
    /// The annotation.
    pub value: Expr,
    /// Position of the statement.
    pub loc: Loc,
    /// The number that the statement adds to `__conditional_annotations__` when it runs.
    pub index: Option<u32>,
}
