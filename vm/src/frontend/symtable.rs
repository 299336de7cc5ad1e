//! Scope analysis, after CPython's symbol table: which names each scope binds and uses, and from that where every name
//! lives. `symtable_visit` collects, `symtable_analyze` decides.

use std::collections::{BTreeMap, BTreeSet};

use super::error::SyntaxError;
use super::source::Source;
use crate::tree::{Loc, Module};

/// How a name is used in a scope.
pub(crate) mod def {
    pub const GLOBAL: u32 = 1;
    pub const LOCAL: u32 = 2;
    pub const PARAM: u32 = 4;
    pub const NONLOCAL: u32 = 8;
    pub const USE: u32 = 16;
    pub const FREE_CLASS: u32 = 64;
    pub const IMPORT: u32 = 128;
    pub const ANNOT: u32 = 256;
    pub const COMP_ITER: u32 = 512;
    pub const TYPE_PARAM: u32 = 1024;
    pub const COMP_CELL: u32 = 2048;
    pub const BOUND: u32 = LOCAL | PARAM | IMPORT | TYPE_PARAM;
}

/// Where a name lives, once decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Unknown,
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

/// A name of a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Symbol {
    pub flags: u32,
    pub place: Place,
}

/// What kind of code a scope is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BlockKind {
    Module,
    Class,
    /// Functions, lambdas, comprehensions and generator expressions.
    Function,
    Annotation,
    TypeVariable,
    TypeAlias,
    TypeParameters,
}

impl BlockKind {
    /// Whether names bound here are fast locals, visible to inner scopes.
    pub fn function_like(self) -> bool {
        !matches!(self, BlockKind::Module | BlockKind::Class)
    }
}

/// Symbols of one scope.
#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: BlockKind,
    pub symbols: BTreeMap<u32, Symbol>,
    /// Names in the order they were first mentioned.
    pub order: Vec<u32>,
    pub children: Vec<u32>,
    pub nested: bool,
    pub has_free: bool,
    pub child_free: bool,
    pub generator: bool,
    pub varargs: bool,
    pub varkeywords: bool,
    pub needs_class_closure: bool,
    pub needs_classdict: bool,
    pub conditional_annotations: bool,
    pub can_see_class_scope: bool,
    pub comprehension: bool,
    pub comp_inlined: bool,
    pub generator_expression: bool,
    pub comp_kind: Option<crate::tree::CompKind>,
    /// Whether the innermost class-like scope around is a class: such functions are methods.
    pub method: bool,
    pub loc: Loc,
    /// Where `global`, `nonlocal` and parameters were declared, for messages.
    pub directives: Vec<(u32, Loc)>,
}

impl Scope {
    pub fn symbol(&self, name: u32) -> Option<Symbol> {
        self.symbols.get(&name).copied()
    }
}

/// All scopes of a text by scope id.
pub(crate) struct SymbolTable {
    pub scopes: Vec<Option<Scope>>,
}

impl SymbolTable {
    /// A scope that was visited.
    pub fn get(&self, id: u32) -> Option<&Scope> {
        self.scopes.get(id as usize)?.as_ref()
    }
}

/// Names with a meaning of their own.
#[derive(Clone, Copy)]
pub(crate) struct Special {
    pub class: u32,
    pub classdict: u32,
    pub conditional: u32,
}

/// Builds the table of a module.
pub(crate) fn build(source: &Source, module: &mut Module) -> Result<SymbolTable, SyntaxError> {
    let mut intern = |name: &str| match module.names.iter().position(|n| n == name) {
        Some(index) => index as u32,
        None => {
            module.names.push(name.to_owned());
            module.names.len() as u32 - 1
        }
    };
    let special = Special {
        class: intern("__class__"),
        classdict: intern("__classdict__"),
        conditional: intern("__conditional_annotations__"),
    };
    let names = super::symtable_visit::Names {
        iter: intern(".0"),
        format: intern(".format"),
        type_params: intern(".type_params"),
        generic_base: intern(".generic_base"),
        defaults: intern(".defaults"),
        kwdefaults: intern(".kwdefaults"),
        super_: intern("super"),
    };
    let mut table = super::symtable_visit::visit(source, module, special, names)?;
    super::symtable_analyze::analyze(source, module, special, &mut table)?;
    Ok(table)
}

/// A set of names.
pub(super) type NameSet = BTreeSet<u32>;
