//! The compiler: code generation by syntax class, then instruction sequences, flow-graph passes and assembly.

mod assemble;
mod assign;
mod call;
mod comprehension;
mod expr;
mod flowgraph;
mod fold;
mod match_stmt;
mod scope;
pub mod seq;
mod stmt;
mod try_with;
mod unit;
pub mod warnings;

use std::sync::Arc;

pub use assemble::assemble;

use crate::code::CodeObject;
use crate::frontend::{SyntaxError, with_parsed};
use crate::tree::{Mode, Module};

/// A compiled text.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The resolved tree.
    pub tree: Arc<Module>,
    /// The code of the top level.
    pub code: Arc<CodeObject>,
    /// Code objects by scope id ([`crate::tree::ScopeRef::id`]); `None` for inlined comprehensions and code that is never
    /// evaluated.
    pub codes: Vec<Option<Arc<CodeObject>>>,
    /// SyntaxWarnings, in the order in which they are reported.
    pub warnings: Vec<warnings::SyntaxWarning>,
}

/// Compiles a text.
pub fn compile_source(source: &str, filename: &str, mode: Mode) -> Result<Compiled, SyntaxError> {
    compile_with(source, filename, mode, CompileOptions::default())
}

/// What a compilation may be told.
#[derive(Clone, Copy, Default, Debug)]
pub struct CompileOptions {
    /// `from __future__` features already in force (bits of `co_flags`).
    pub future: u32,
    /// Neighbouring local loads and stores stay single instructions: the pass that pairs them is left out.
    pub unpaired: bool,
}

/// Compiles a text.
pub fn compile_with(
    source: &str,
    filename: &str,
    mode: Mode,
    options: CompileOptions,
) -> Result<Compiled, SyntaxError> {
    with_parsed(source, filename, mode, options.future, |parsed| {
        let mut codegen = unit::Codegen {
            module: &parsed.module,
            table: &parsed.table,
            source: &parsed.source,
            units: Vec::new(),
            unpaired: options.unpaired,
            codes: vec![None; parsed.module.scope_count as usize],
        };
        let code = codegen.module()?;
        let codes = std::mem::take(&mut codegen.codes);
        drop(codegen);
        let warnings = warnings::collect(&parsed.module, parsed.escapes);
        Ok(Compiled {
            tree: Arc::new(parsed.module),
            code,
            codes,
            warnings,
        })
    })
}

/// Compiles the bytes of a source file.
pub fn compile_bytes(source: &[u8], filename: &str, mode: Mode) -> Result<Compiled, SyntaxError> {
    let text = crate::frontend::source::decode(source, filename)?;
    compile_source(&text, filename, mode)
}
