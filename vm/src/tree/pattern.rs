//! Patterns of `match` statements.

use super::{Expr, Loc, Name, NameId};

/// A pattern.
#[derive(Debug)]
pub struct Pattern {
    /// Position.
    pub loc: Loc,
    /// What it matches.
    pub kind: PatternKind,
}

/// The kinds of patterns.
#[derive(Debug)]
pub enum PatternKind {
    /// Equal to a value.
    Value(Box<Expr>),
    /// Identical to `None`, `True` or `False` (a constant expression).
    Singleton(Box<Expr>),
    /// A sequence; at most one item is [`PatternKind::Star`].
    Sequence(Box<[Pattern]>),
    /// A mapping.
    Mapping(Box<MappingPattern>),
    /// An instance of a class.
    Class(Box<ClassPattern>),
    /// `*name` in a sequence, `*_` without name.
    Star(Option<Box<Name>>),
    /// `pattern as name`, `name`, or `_` (neither).
    As(Option<Box<Pattern>>, Option<Box<Name>>),
    /// Alternatives.
    Or(Box<[Pattern]>),
}

/// `{key: pattern, **rest}`.
#[derive(Debug)]
pub struct MappingPattern {
    /// Keys: constants or dotted names.
    pub keys: Box<[Expr]>,
    /// Patterns of the values.
    pub patterns: Box<[Pattern]>,
    /// Where the remaining items go.
    pub rest: Option<Name>,
}

/// `cls(pattern, name=pattern)`.
#[derive(Debug)]
pub struct ClassPattern {
    /// The class.
    pub cls: Expr,
    /// Positional sub-patterns.
    pub patterns: Box<[Pattern]>,
    /// Attribute names of the keyword sub-patterns.
    pub kwd_names: Box<[NameId]>,
    /// Keyword sub-patterns.
    pub kwd_patterns: Box<[Pattern]>,
}

impl Pattern {
    /// Whether this is `_` or a bare name.
    pub fn is_irrefutable(&self) -> bool {
        matches!(self.kind, PatternKind::As(None, _))
    }

    /// Whether this is `_` (or `*_`).
    pub fn is_wildcard(&self) -> bool {
        matches!(
            self.kind,
            PatternKind::As(None, None) | PatternKind::Star(None)
        )
    }
}
