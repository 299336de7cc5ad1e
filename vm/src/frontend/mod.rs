//! The front end: source text to resolved tree and symbol table, or a [`SyntaxError`] in CPython's words. The only user of
//! the parser crate.
//!
//! Our own tokenizer (`lexer`, `number`, `fstring`) feeds the parser, so that newer syntax (nested f-strings, `except A, B`,
//! defaults of type parameters) and CPython's tokenizer errors work; `lower*` turns the parser's tree into ours;
//! `symtable*` analyses scopes; `diagnose` words what the parser rejects.

mod diagnose;
pub mod error;
mod escapes;
mod fstring;
mod hints;
mod hints_expr;
mod hints_more;
mod hints_scan;
mod lexer;
mod lower;
mod lower_expr;
mod lower_scope;
mod lower_stmt;
mod lower_string;
mod lower_target;
mod number;
mod prepare;
pub mod source;
pub(crate) mod symtable;
mod symtable_analyze;
mod symtable_expr;
mod symtable_visit;
mod unparse;
mod words;

pub use error::{ErrorKind, SyntaxError};
pub use source::Source;

use rustpython_parser::Mode as ParseMode;
use rustpython_parser::ast;
use rustpython_parser::text_size::TextRange;

use crate::tree::{Mode, Module};

/// Deepest nesting of expressions and statements that is compiled.
pub(crate) const MAX_DEPTH: u32 = 6000;

/// Nesting up to which the calling thread's stack is enough.
const SHALLOW: usize = 60;

/// The deepest stack that compilation needs.
const DEEP_STACK: usize = 256 << 20;

/// A parsed text: the tree (names not yet placed) and its symbols.
pub(crate) struct Parsed {
    pub source: Source,
    pub module: Module,
    pub table: symtable::SymbolTable,
    /// Warnings about string escapes.
    pub escapes: Vec<crate::compile::warnings::SyntaxWarning>,
}

/// Parses a text and runs `then` on the result, on a larger stack if the text is nested deeply.
pub(crate) fn with_parsed<T: Send>(
    text: &str,
    filename: &str,
    mode: Mode,
    future_flags: u32,
    then: impl FnOnce(Parsed) -> Result<T, SyntaxError> + Send,
) -> Result<T, SyntaxError> {
    let source = Source::new(text, filename)?;
    let mut lexed = lexer::lex(&source);
    prepare::prepare(&mut lexed);
    let depth = prepare::depth_bound(&lexed.tokens);
    if depth > MAX_DEPTH as usize {
        return Err(SyntaxError::too_deep(filename));
    }
    let run = move || {
        let mut module = parse(&source, &lexed, mode, future_flags)?;
        let table = symtable::build(&source, &mut module)?;
        let escapes = escapes::warnings(&source, &lexed);
        then(Parsed {
            source,
            module,
            table,
            escapes,
        })
    };
    if depth < SHALLOW {
        return run();
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("compile".into())
            .stack_size(DEEP_STACK)
            .spawn_scoped(scope, run);
        match thread {
            Ok(thread) => thread
                .join()
                .unwrap_or_else(|_| Err(SyntaxError::too_deep(filename))),
            Err(_) => Err(SyntaxError::too_deep(filename)),
        }
    })
}

/// Parses statements without resolving names; `None` if they do not parse or are nested deeply. For looking at the shape of a piece
/// of source text.
pub(crate) fn parse_only(text: &str) -> Option<Module> {
    let source = Source::new(text, "").ok()?;
    let mut lexed = lexer::lex(&source);
    prepare::prepare(&mut lexed);
    if prepare::depth_bound(&lexed.tokens) >= SHALLOW {
        return None;
    }
    parse(&source, &lexed, Mode::Exec, 0).ok()
}

fn parse(
    source: &Source,
    lexed: &lexer::Lexed,
    mode: Mode,
    future: u32,
) -> Result<Module, SyntaxError> {
    let parse_mode = match mode {
        Mode::Exec => ParseMode::Module,
        Mode::Eval => ParseMode::Expression,
        Mode::Single => ParseMode::Interactive,
    };
    let tokens = lexed.tokens.iter().map(|token| {
        let range = TextRange::new(token.start.into(), token.end.into());
        Ok((token.tok.clone(), range))
    });
    let blank = lexed.error.is_none()
        && !lexed
            .tokens
            .iter()
            .any(|token| token.tok != rustpython_parser::Tok::Newline);
    if blank && mode != Mode::Exec {
        let mut error = SyntaxError::bare("invalid syntax", &source.filename);
        error.text = Some(String::new());
        return Err(error);
    }
    let parsed = rustpython_parser::parse_tokens(tokens, parse_mode, "");
    if let (Ok(ast::Mod::Interactive(module)), None) = (&parsed, &lexed.error)
        && let Some(error) = diagnose::second_statement(source, &lexed.tokens, &module.body)
    {
        return Err(error);
    }
    match (parsed, &lexed.error) {
        (Ok(parsed), None) => match diagnose::bare_star(source, &lexed.tokens)
            .or_else(|| diagnose::bare_generator_base(source, &lexed.tokens))
        {
            Some(error) => Err(error),
            None => lower::lower_module(source, lexed, parsed, mode, future),
        },
        (Ok(_), Some(error)) => Err(error.clone()),
        (Err(error), _) => Err(diagnose::diagnose(source, lexed, error)),
    }
}
