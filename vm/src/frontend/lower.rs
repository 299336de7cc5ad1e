//! Lowering of the parser's syntax tree to the resolved tree: state and shared helpers. Names are mangled, constants
//! pooled, strings decoded, assignment targets checked, and every scope gets its number here.

use std::sync::Arc;

use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::text_size::TextRange;

use super::error::SyntaxError;
use super::lexer::Lexed;
use super::source::Source;
use crate::code::{Const, ConstSet};
use crate::tree::{
    Annotation, Block, ConstId, Expr, ExprKind, Loc, Mode, Module, Name, NameId, ScopeRef, Stmt,
    StmtKind,
};

pub(super) type Lr<T> = Result<T, SyntaxError>;

/// `from __future__ import annotations`.
pub(crate) const FUTURE_ANNOTATIONS: u32 = 0x100_0000;

/// The innermost module or class body, which collects lazily evaluated annotations.
#[derive(Default)]
pub(super) struct BlockState {
    pub annotations: Vec<Arc<Annotation>>,
    pub next_index: u32,
    pub conditional: bool,
    pub annotated: bool,
    pub module: bool,
    /// Depth of `if`, `for`, `try` ... around the current statement.
    pub depth: u32,
}

pub(super) struct Lower<'a> {
    pub source: &'a Source,
    pub lexed: &'a Lexed,
    pub names: ConstSet<String>,
    pub consts: ConstSet<Const>,
    pub scopes: u32,
    pub private: Option<String>,
    /// In the type-parameter scope of a class only these names are mangled.
    pub only_mangle: Option<Vec<String>>,
    /// `None` inside functions, where annotations of names are not evaluated.
    pub block: Option<BlockState>,
    pub future: u32,
    pub depth: u32,
}

/// Lowers a parsed text.
pub(super) fn lower_module(
    source: &Source,
    lexed: &Lexed,
    parsed: ast::Mod,
    mode: Mode,
    future: u32,
) -> Lr<Module> {
    let mut lower = Lower {
        source,
        lexed,
        names: ConstSet::new(),
        consts: ConstSet::new(),
        scopes: 0,
        private: None,
        only_mangle: None,
        block: Some(BlockState {
            module: true,
            ..BlockState::default()
        }),
        future,
        depth: 0,
    };
    let scope = lower.new_scope();
    let body = match parsed {
        ast::Mod::Module(module) => lower.module_body(module.body)?,
        ast::Mod::Interactive(module) => lower.module_body(module.body)?,
        ast::Mod::Expression(module) => {
            let value = lower.expr(*module.body)?;
            let loc = value.loc;
            let stmts = vec![Stmt {
                loc,
                kind: StmtKind::Return(Some(Box::new(value))),
            }];
            Block {
                stmts: stmts.into(),
                docstring: None,
                annotate: None,
                annotations: Box::default(),
                annotated: false,
                conditional_annotations: false,
            }
        }
        ast::Mod::FunctionType(_) => {
            return Err(SyntaxError::bare("invalid syntax", &source.filename));
        }
    };
    Ok(Module {
        scope,
        mode,
        body,
        names: lower.names.into_vec(),
        consts: lower.consts.into_vec(),
        scope_count: lower.scopes,
        future_flags: lower.future,
    })
}

impl Lower<'_> {
    pub fn new_scope(&mut self) -> ScopeRef {
        self.scopes += 1;
        ScopeRef::new(self.scopes - 1)
    }

    pub fn loc(&self, range: TextRange) -> Loc {
        self.source.loc(range.start().into(), range.end().into())
    }

    pub fn fail<T>(&self, range: TextRange, msg: impl Into<String>) -> Lr<T> {
        Err(SyntaxError::at(self.source, self.loc(range), msg))
    }

    pub fn constant(&mut self, value: Const) -> ConstId {
        self.consts.add(value)
    }

    pub fn const_expr(&mut self, value: Const, loc: Loc) -> Expr {
        Expr {
            loc,
            kind: ExprKind::Constant(self.constant(value)),
        }
    }

    /// A name as written.
    pub fn bare(&mut self, name: &str) -> NameId {
        match self.names.index_of(name) {
            Some(index) => index,
            None => self.names.add(name.to_owned()),
        }
    }

    /// A name, mangled if it is private to a class.
    pub fn mangled(&mut self, name: &str) -> NameId {
        if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') {
            let allowed = self
                .only_mangle
                .as_ref()
                .is_none_or(|only| only.iter().any(|n| n == name));
            if let (Some(class), true) = (&self.private, allowed) {
                let class = class.trim_start_matches('_');
                if !class.is_empty() {
                    let name = format!("_{class}{name}");
                    return self.bare(&name);
                }
            }
        }
        self.bare(name)
    }

    pub fn variable(&mut self, name: &str) -> Name {
        Name::new(self.mangled(name))
    }

    /// A name that is bound: `__debug__` cannot be.
    pub fn binding(&mut self, name: &str, range: TextRange) -> Lr<Name> {
        self.check_binding(name, range)?;
        Ok(self.variable(name))
    }

    pub fn check_binding(&self, name: &str, range: TextRange) -> Lr<()> {
        if name == "__debug__" {
            return self.fail(range, "cannot assign to __debug__");
        }
        Ok(())
    }

    /// Guards the recursion of the tree passes.
    pub fn enter(&mut self) -> Lr<()> {
        self.depth += 1;
        if self.depth > super::MAX_DEPTH {
            return Err(SyntaxError::too_deep(&self.source.filename));
        }
        Ok(())
    }

    pub fn leave(&mut self) {
        self.depth -= 1;
    }

    fn module_body(&mut self, body: Vec<ast::Stmt>) -> Lr<Block> {
        self.future |= future_flags(self, &body)?;
        let docstring = self.docstring(&body);
        let stmts = self.stmts(body)?;
        Ok(self.finish_block(stmts, docstring))
    }

    /// Takes the collected annotations of the current module or class body.
    pub fn finish_block(&mut self, stmts: Box<[Stmt]>, docstring: Option<ConstId>) -> Block {
        let state = self.block.take().unwrap_or_default();
        let any = !state.annotations.is_empty();
        Block {
            stmts,
            docstring,
            annotate: any.then(|| self.new_scope()),
            annotations: state.annotations.into(),
            annotated: state.annotated,
            conditional_annotations: state.conditional,
        }
    }

    /// The cleaned docstring of a body.
    pub fn docstring(&mut self, body: &[ast::Stmt]) -> Option<ConstId> {
        let ast::Stmt::Expr(stmt) = body.first()? else {
            return None;
        };
        let ast::Expr::Constant(constant) = &*stmt.value else {
            return None;
        };
        let ast::Constant::Str(text) = &constant.value else {
            return None;
        };
        if self.has_fstring(constant.range()) {
            return None;
        }
        let cleaned = clean_doc(text);
        Some(self.constant(Const::Str(cleaned)))
    }
}

/// Removes the common indentation of a docstring's lines.
fn clean_doc(doc: &str) -> String {
    let mut expanded = String::with_capacity(doc.len());
    let mut column = 0;
    for c in doc.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            _ => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    let mut lines = expanded.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let filled =
        |line: &&str| !line[indent(line)..].is_empty() && !line[indent(line)..].starts_with('\n');
    let margin = lines.clone().filter(filled).map(indent).min().unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push_str(&line[indent(line).min(margin)..]);
    }
    cleaned
}

fn future_flags(lower: &Lower<'_>, body: &[ast::Stmt]) -> Lr<u32> {
    const FEATURES: [(&str, u32); 10] = [
        ("nested_scopes", 0),
        ("generators", 0),
        ("division", 0x2_0000),
        ("absolute_import", 0x4_0000),
        ("with_statement", 0x8_0000),
        ("print_function", 0x10_0000),
        ("unicode_literals", 0x20_0000),
        ("barry_as_FLUFL", 0x40_0000),
        ("generator_stop", 0x80_0000),
        ("annotations", FUTURE_ANNOTATIONS),
    ];
    let mut flags = 0;
    let mut prologue = true;
    for (index, stmt) in body.iter().enumerate() {
        let future = match stmt {
            ast::Stmt::ImportFrom(import) if import.level.is_none_or(|l| l == 0u32) => {
                import.module.as_deref() == Some("__future__")
            }
            _ => false,
        };
        if let (true, ast::Stmt::ImportFrom(import)) = (future, stmt) {
            if !prologue {
                return lower.fail(
                    stmt.range(),
                    "from __future__ imports must occur at the beginning of the file",
                );
            }
            for alias in &import.names {
                match FEATURES
                    .iter()
                    .find(|(name, _)| *name == alias.name.as_str())
                {
                    Some((_, 0)) => {}
                    // CPython accepts the mandatory features without setting their bits.
                    Some((_, flag)) => {
                        flags |= if *flag == FUTURE_ANNOTATIONS || *flag == 0x40_0000 {
                            *flag
                        } else {
                            0
                        }
                    }
                    None if alias.name.as_str() == "braces" => {
                        return lower.fail(alias.range(), "not a chance");
                    }
                    None => {
                        let msg = format!("future feature {} is not defined", alias.name.as_str());
                        return lower.fail(alias.range(), msg);
                    }
                }
            }
        } else {
            let doc = matches!(stmt, ast::Stmt::Expr(e) if matches!(&*e.value, ast::Expr::Constant(c) if c.value.is_str()));
            prologue &= doc && index == 0;
        }
    }
    Ok(flags)
}
