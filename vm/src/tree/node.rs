//! Expression and statement nodes.

use std::sync::{Arc, OnceLock};

use super::{Annotation, Block, ConstId, Loc, Name, NameId, Pattern, ScopeRef, VarCell};

/// An expression.
#[derive(Debug)]
pub struct Expr {
    /// Position.
    pub loc: Loc,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of expressions.
#[derive(Debug)]
pub enum ExprKind {
    /// `a and b and c` or `a or b or c`.
    BoolOp(BoolOp, Box<[Expr]>),
    /// `target := value` (target first).
    Named(Box<(Expr, Expr)>),
    /// A binary operator.
    BinOp(BinOp, Box<(Expr, Expr)>),
    /// A unary operator.
    UnaryOp(UnaryOp, Box<Expr>),
    /// `lambda`; the body is a single `return`.
    Lambda(Box<Function>),
    /// `body if test else orelse`.
    IfExp(Box<IfExp>),
    /// A dict display; items without key are `**value`.
    Dict(Box<[(Option<Expr>, Expr)]>),
    /// A set display.
    Set(Box<[Expr]>),
    /// A list display, or a target list in brackets.
    List(Box<[Expr]>),
    /// A tuple, or a target tuple.
    Tuple(Box<[Expr]>),
    /// A comprehension or generator expression.
    Comp(Box<Comp>),
    /// `yield value`.
    Yield(Option<Box<Expr>>),
    /// `yield from value`.
    YieldFrom(Box<Expr>),
    /// A chain of comparisons.
    Compare(Box<Compare>),
    /// A call.
    Call(Box<Call>),
    /// A replacement field of an f-string.
    Formatted(Box<Formatted>),
    /// An f-string: constants and [`ExprKind::Formatted`].
    JoinedStr(Box<[Expr]>),
    /// A t-string: constants and [`ExprKind::Interpolation`].
    TemplateStr(Box<[Expr]>),
    /// A replacement field of a t-string.
    Interpolation(Box<Interpolation>),
    /// A constant.
    Constant(ConstId),
    /// `value.attr`.
    Attribute(Box<Expr>, NameId),
    /// `value[index]`.
    Subscript(Box<(Expr, Expr)>),
    /// `*value`.
    Starred(Box<Expr>),
    /// A variable.
    Name(Name),
    /// `lower:upper:step` inside a subscript.
    Slice(Box<[Option<Expr>; 3]>),
}

/// `and` or `or`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Binary operators, numbered as the operand of `BINARY_OP` (in-place forms are 13 higher).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinOp {
    Add = 0,
    And = 1,
    FloorDivide = 2,
    Lshift = 3,
    MatrixMultiply = 4,
    Multiply = 5,
    Remainder = 6,
    Or = 7,
    Power = 8,
    Rshift = 9,
    Subtract = 10,
    TrueDivide = 11,
    Xor = 12,
}

/// Unary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `~x`
    Invert,
    /// `not x`
    Not,
    /// `+x`
    Plus,
    /// `-x`
    Minus,
}

/// Comparison operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `body if test else orelse`.
#[derive(Debug)]
pub struct IfExp {
    /// Condition.
    pub test: Expr,
    /// Value if true.
    pub body: Expr,
    /// Value if false.
    pub orelse: Expr,
}

/// `left op comparators[0] op comparators[1] ...`.
#[derive(Debug)]
pub struct Compare {
    /// First operand.
    pub left: Expr,
    /// Operators.
    pub ops: Box<[CmpOp]>,
    /// Further operands.
    pub comparators: Box<[Expr]>,
}

/// A call.
#[derive(Debug)]
pub struct Call {
    /// The callable.
    pub func: Expr,
    /// Positional arguments, [`ExprKind::Starred`] included.
    pub args: Box<[Expr]>,
    /// Keyword arguments in order.
    pub keywords: Box<[Keyword]>,
    /// No argument is `*iterable` or `**mapping`.
    pub plain: bool,
    /// The names of the keyword arguments of a plain call, as a tuple.
    pub kwnames: Option<ConstId>,
    /// For `super()` without arguments that is followed by an attribute (`LOAD_SUPER_ATTR`): places of `__class__` and of
    /// the first argument; else unresolved.
    pub super_vars: [VarCell; 2],
}

/// `name=value`, or `**value` without a name.
#[derive(Debug)]
pub struct Keyword {
    /// Position.
    pub loc: Loc,
    /// The name.
    pub arg: Option<NameId>,
    /// The value.
    pub value: Expr,
}

/// A replacement field.
#[derive(Debug)]
pub struct Formatted {
    /// The value.
    pub value: Expr,
    /// `!s`, `!r`, `!a`: 1, 2, 3; 0 without conversion.
    pub conversion: u8,
    /// Format specification (an [`ExprKind::JoinedStr`]).
    pub spec: Option<Expr>,
}

/// A replacement field of a t-string.
#[derive(Debug)]
pub struct Interpolation {
    /// The value.
    pub value: Expr,
    /// The source text of the value.
    pub text: ConstId,
    /// As in [`Formatted`].
    pub conversion: u8,
    /// Format specification.
    pub spec: Option<Expr>,
}

/// Which collection a comprehension builds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompKind {
    /// `[...]`
    List,
    /// `{...}`
    Set,
    /// `{k: v ...}`
    Dict,
    /// `(...)`
    Generator,
}

/// A comprehension or generator expression. The first iterable is evaluated in the enclosing scope.
#[derive(Debug)]
pub struct Comp {
    /// What is built.
    pub kind: CompKind,
    /// Its scope. Without a code object if `inlined` is set.
    pub scope: ScopeRef,
    /// Element, or key of a dict comprehension.
    pub elt: Expr,
    /// Value of a dict comprehension.
    pub value: Option<Expr>,
    /// `for ... in ... if ...` clauses.
    pub generators: Box<[Generator]>,
    /// Set if the comprehension runs in the enclosing frame (PEP 709).
    pub inlined: OnceLock<Inlined>,
}

/// What an inlined comprehension does to the enclosing frame.
#[derive(Debug, Default)]
pub struct Inlined {
    /// Slots to save (and clear) before and to restore after, in order.
    pub saved: Box<[u32]>,
    /// Those of them in which a fresh cell is made after saving.
    pub cells: Box<[u32]>,
}

/// One `for` clause.
#[derive(Debug)]
pub struct Generator {
    /// Position from the target to the last condition.
    pub loc: Loc,
    /// Loop target.
    pub target: Expr,
    /// Iterable.
    pub iter: Expr,
    /// Conditions.
    pub ifs: Box<[Expr]>,
}

/// One parameter.
#[derive(Debug)]
pub struct Param {
    /// Position.
    pub loc: Loc,
    /// Its (mangled) name.
    pub name: NameId,
    /// Annotation, evaluated lazily by the function's `__annotate__`.
    pub annotation: Option<Expr>,
}

/// Parameters.
#[derive(Debug, Default)]
pub struct Params {
    /// Positional-only parameters.
    pub posonly: Box<[Param]>,
    /// Positional-or-keyword parameters.
    pub args: Box<[Param]>,
    /// `*args`.
    pub vararg: Option<Param>,
    /// Keyword-only parameters.
    pub kwonly: Box<[Param]>,
    /// `**kwargs`.
    pub kwarg: Option<Param>,
    /// Defaults of the last positional parameters.
    pub defaults: Box<[Expr]>,
    /// Defaults of keyword-only parameters, parallel to `kwonly`.
    pub kw_defaults: Box<[Option<Expr>]>,
}

impl Params {
    /// All parameters in CPython's order of annotation: positional-only, others, `*args`, keyword-only, `**kwargs`.
    pub fn iter(&self) -> impl Iterator<Item = &Param> {
        let positional = self.posonly.iter().chain(&self.args);
        positional
            .chain(&self.vararg)
            .chain(&self.kwonly)
            .chain(&self.kwarg)
    }
}

/// A function or lambda.
#[derive(Debug)]
pub struct Function {
    /// Where the name is stored (for `def`).
    pub name: Name,
    /// Its scope.
    pub scope: ScopeRef,
    /// Name as written, `<lambda>` for lambdas.
    pub bare_name: NameId,
    /// Parameters.
    pub params: Params,
    /// Return annotation.
    pub returns: Option<Expr>,
    /// Decorators, outermost first.
    pub decorators: Box<[Expr]>,
    /// Type parameters.
    pub type_params: Option<Box<TypeParams>>,
    /// The `__annotate__` function, if anything is annotated.
    pub annotate: Option<ScopeRef>,
    /// Docstring.
    pub docstring: Option<ConstId>,
    /// Statements, docstring included.
    pub body: Box<[Stmt]>,
}

/// A class.
#[derive(Debug)]
pub struct Class {
    /// Where the name is stored.
    pub name: Name,
    /// Its scope.
    pub scope: ScopeRef,
    /// Name as written.
    pub bare_name: NameId,
    /// Bases, [`ExprKind::Starred`] included.
    pub bases: Box<[Expr]>,
    /// Keyword arguments.
    pub keywords: Box<[Keyword]>,
    /// Decorators, outermost first.
    pub decorators: Box<[Expr]>,
    /// Type parameters.
    pub type_params: Option<Box<TypeParams>>,
    /// The body.
    pub body: Block,
    /// Names of attributes assigned through `self` in methods, sorted: `__static_attributes__` (set by code generation).
    pub static_attributes: OnceLock<Box<[String]>>,
    /// With type parameters: the hidden variables `.type_params` and `.generic_base` of the type-parameter scope.
    pub hidden: [Name; 2],
    /// With type parameters: `.type_params` as the class body sees it.
    pub type_params_in_body: Name,
}

/// `[T: bound = default, *Ts, **P]`.
#[derive(Debug)]
pub struct TypeParams {
    /// The scope around the function or class; its arguments, if any, are the defaults and keyword defaults.
    pub scope: ScopeRef,
    /// The parameters.
    pub params: Box<[TypeParam]>,
}

/// Kinds of type parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypeParamKind {
    /// `T`
    TypeVar,
    /// `**P`
    ParamSpec,
    /// `*Ts`
    TypeVarTuple,
}

/// One type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// Position.
    pub loc: Loc,
    /// Kind.
    pub kind: TypeParamKind,
    /// The variable.
    pub name: Name,
    /// The name as written.
    pub bare_name: NameId,
    /// Bound (or tuple of constraints), evaluated lazily in its own scope.
    pub bound: Option<Box<(ScopeRef, Expr)>>,
    /// Default, evaluated lazily in its own scope.
    pub default: Option<Box<(ScopeRef, Expr)>>,
}

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// Position.
    pub loc: Loc,
    /// What it is.
    pub kind: StmtKind,
}

/// The kinds of statements.
#[derive(Debug)]
pub enum StmtKind {
    /// `def`
    FunctionDef(Box<Function>),
    /// `class`
    ClassDef(Box<Class>),
    /// `return`
    Return(Option<Box<Expr>>),
    /// `del`
    Delete(Box<[Expr]>),
    /// `a = b = value`
    Assign(Box<(Box<[Expr]>, Expr)>),
    /// `type name[params] = value`
    TypeAlias(Box<TypeAlias>),
    /// `target op= value`
    AugAssign(BinOp, Box<(Expr, Expr)>),
    /// `target: annotation = value`
    AnnAssign(Box<AnnAssign>),
    /// `for`
    For(Box<For>),
    /// `while`
    While(Box<While>),
    /// `if`
    If(Box<If>),
    /// `with`
    With(Box<With>),
    /// `match`
    Match(Box<Match>),
    /// `raise exc from cause`
    Raise(Option<Box<Expr>>, Option<Box<Expr>>),
    /// `try`
    Try(Box<Try>),
    /// `assert test, message`
    Assert(Box<(Expr, Option<Expr>)>),
    /// `import a.b as c`
    Import(Box<[Alias]>),
    /// `from m import a as b`
    ImportFrom(Box<ImportFrom>),
    /// `global`
    Global(Box<[NameId]>),
    /// `nonlocal`
    Nonlocal(Box<[NameId]>),
    /// An expression statement.
    Expr(Box<Expr>),
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// `type name[params] = value`.
#[derive(Debug)]
pub struct TypeAlias {
    /// The alias.
    pub name: Name,
    /// Position of the name.
    pub name_loc: Loc,
    /// The name as written.
    pub bare_name: NameId,
    /// Type parameters.
    pub type_params: Option<Box<TypeParams>>,
    /// Scope in which the value is evaluated lazily.
    pub scope: ScopeRef,
    /// The value.
    pub value: Expr,
}

/// An annotated assignment.
#[derive(Debug)]
pub struct AnnAssign {
    /// The target.
    pub target: Expr,
    /// Whether the target is a plain name without parentheses.
    pub simple: bool,
    /// For a simple name at module or class level: the annotation to evaluate lazily.
    pub lazy: Option<Arc<Annotation>>,
    /// Otherwise the annotation, which is never evaluated.
    pub annotation: Option<Expr>,
    /// Under `from __future__ import annotations`: the annotation's text.
    pub text: Option<ConstId>,
    /// The value.
    pub value: Option<Expr>,
    /// `__conditional_annotations__` as seen here.
    pub conditional: Name,
}

/// `for target in iter: body else: orelse`.
#[derive(Debug)]
pub struct For {
    /// Target.
    pub target: Expr,
    /// Iterable.
    pub iter: Expr,
    /// Body.
    pub body: Box<[Stmt]>,
    /// `else` part.
    pub orelse: Box<[Stmt]>,
}

/// `while test: body else: orelse`.
#[derive(Debug)]
pub struct While {
    /// Condition.
    pub test: Expr,
    /// Body.
    pub body: Box<[Stmt]>,
    /// `else` part.
    pub orelse: Box<[Stmt]>,
}

/// `if test: body else: orelse` (`elif` is an `if` in `orelse`).
#[derive(Debug)]
pub struct If {
    /// Condition.
    pub test: Expr,
    /// Body.
    pub body: Box<[Stmt]>,
    /// `else` part.
    pub orelse: Box<[Stmt]>,
}

/// `with item, item: body`.
#[derive(Debug)]
pub struct With {
    /// Context expressions and targets.
    pub items: Box<[(Expr, Option<Expr>)]>,
    /// Body.
    pub body: Box<[Stmt]>,
}

/// `match subject: cases`.
#[derive(Debug)]
pub struct Match {
    /// Subject.
    pub subject: Expr,
    /// Cases.
    pub cases: Box<[MatchCase]>,
}

/// `case pattern if guard: body`.
#[derive(Debug)]
pub struct MatchCase {
    /// Pattern.
    pub pattern: Pattern,
    /// Guard.
    pub guard: Option<Expr>,
    /// Body.
    pub body: Box<[Stmt]>,
}

/// `try`.
#[derive(Debug)]
pub struct Try {
    /// Whether the handlers are `except*`.
    pub star: bool,
    /// Body.
    pub body: Box<[Stmt]>,
    /// Handlers.
    pub handlers: Box<[Handler]>,
    /// `else` part.
    pub orelse: Box<[Stmt]>,
    /// `finally` part.
    pub finalbody: Box<[Stmt]>,
}

/// `except type as name: body`.
#[derive(Debug)]
pub struct Handler {
    /// Position.
    pub loc: Loc,
    /// Exception type; `None` for a bare `except`.
    pub type_: Option<Expr>,
    /// Name bound to the exception.
    pub name: Option<Name>,
    /// Body.
    pub body: Box<[Stmt]>,
}

/// One imported name.
#[derive(Debug)]
pub struct Alias {
    /// Position.
    pub loc: Loc,
    /// Name as written (possibly dotted, or `*`).
    pub name: NameId,
    /// `as` name.
    pub asname: Option<NameId>,
    /// The variable bound.
    pub target: Name,
}

/// `from module import names`.
#[derive(Debug)]
pub struct ImportFrom {
    /// Module.
    pub module: Option<NameId>,
    /// Number of leading dots.
    pub level: u32,
    /// Names.
    pub names: Box<[Alias]>,
    /// The tuple of names as a constant.
    pub fromlist: ConstId,
}
