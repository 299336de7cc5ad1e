//! The SyntaxWarnings of CPython's compiler: literals that are called, subscripted or compared with `is`, assertions on tuples, jumps out
//! of `finally`. A pass of its own over the tree, in the order in which CPython reports.

use crate::code::Const;
use crate::tree::{
    CmpOp, CompKind, Expr, ExprKind, Function, Handler, Keyword, Module, Pattern, PatternKind,
    Stmt, StmtKind,
};

/// A warning about a text that compiles.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxWarning {
    /// Line, from 1.
    pub line: i32,
    /// The message.
    pub msg: String,
}

/// All warnings of a tree; those about string escapes come from the tokenizer.
pub fn collect(module: &Module, mut escapes: Vec<SyntaxWarning>) -> Vec<SyntaxWarning> {
    let mut jumps = Jumps { out: Vec::new() };
    jumps.block(&module.body.stmts, Where::default());
    let mut literals = Literals {
        module,
        out: Vec::new(),
    };
    literals.block(&module.body.stmts);
    escapes.extend(jumps.out);
    escapes.extend(literals.out);
    escapes
}

/// What a jump statement would leave.
#[derive(Clone, Copy, Default)]
struct Where {
    finally: bool,
    /// Inside a loop that is inside the `finally` block.
    own_loop: bool,
}

/// `return`, `break` and `continue` in `finally` blocks.
struct Jumps {
    out: Vec<SyntaxWarning>,
}

impl Jumps {
    fn block(&mut self, body: &[Stmt], at: Where) {
        for s in body {
            self.stmt(s, at);
        }
    }
    fn stmt(&mut self, s: &Stmt, at: Where) {
        let inner = Where {
            own_loop: true,
            ..at
        };
        match &s.kind {
            StmtKind::FunctionDef(f) => self.block(&f.body, Where::default()),
            StmtKind::ClassDef(c) => self.block(&c.body.stmts, Where::default()),
            // CPython looks for jumps out of a loop only where the loop is the outermost one.
            StmtKind::Return(_) if at.finally && !at.own_loop => self.warn(s, "return"),
            StmtKind::Break if at.finally && !at.own_loop => self.warn(s, "break"),
            StmtKind::Continue if at.finally && !at.own_loop => self.warn(s, "continue"),
            StmtKind::For(l) => {
                self.block(&l.body, inner);
                self.block(&l.orelse, at);
            }
            StmtKind::While(l) => {
                self.block(&l.body, inner);
                self.block(&l.orelse, at);
            }
            StmtKind::If(i) => {
                self.block(&i.body, at);
                self.block(&i.orelse, at);
            }
            StmtKind::With(w) => self.block(&w.body, at),
            StmtKind::Match(m) => {
                for c in &m.cases {
                    self.block(&c.body, at);
                }
            }
            StmtKind::Try(t) => {
                self.block(&t.body, at);
                for h in &t.handlers {
                    self.block(&h.body, at);
                }
                self.block(&t.orelse, at);
                self.block(
                    &t.finalbody,
                    Where {
                        finally: true,
                        own_loop: false,
                    },
                );
            }
            _ => {}
        }
    }
    fn warn(&mut self, s: &Stmt, what: &str) {
        self.out.push(SyntaxWarning {
            line: s.loc.line,
            msg: format!("'{what}' in a 'finally' block"),
        });
    }
}

/// Misused literals.
struct Literals<'a> {
    module: &'a Module,
    out: Vec<SyntaxWarning>,
}

impl Literals<'_> {
    fn warn(&mut self, e: &Expr, msg: String) {
        self.out.push(SyntaxWarning {
            line: e.loc.line,
            msg,
        });
    }
    fn constant(&self, e: &Expr) -> Option<&Const> {
        match &e.kind {
            ExprKind::Constant(id) => self.module.consts.get(*id as usize),
            _ => None,
        }
    }
    /// The class that an expression certainly has.
    fn class(&self, e: &Expr) -> Option<&'static str> {
        Some(match &e.kind {
            ExprKind::Tuple(_) => "tuple",
            ExprKind::List(_) => "list",
            ExprKind::Dict(_) => "dict",
            ExprKind::Set(_) => "set",
            ExprKind::Comp(c) => match c.kind {
                CompKind::List => "list",
                CompKind::Set => "set",
                CompKind::Dict => "dict",
                CompKind::Generator => "generator",
            },
            ExprKind::Lambda(_) => "function",
            ExprKind::JoinedStr(_) | ExprKind::Formatted(_) => "str",
            ExprKind::TemplateStr(_) => "string.templatelib.Template",
            ExprKind::Interpolation(_) => "string.templatelib.Interpolation",
            ExprKind::Constant(_) => match self.constant(e)? {
                Const::None => "NoneType",
                Const::True | Const::False => "bool",
                Const::Ellipsis => "ellipsis",
                Const::Int(_) => "int",
                Const::Float(_) => "float",
                Const::Complex(..) => "complex",
                Const::Str(_) => "str",
                Const::Bytes(_) => "bytes",
                Const::Tuple(_) => "tuple",
                Const::FrozenSet(_) => "frozenset",
                Const::Slice(_) => "slice",
                Const::Code(_) => "code",
            },
            _ => return None,
        })
    }
    /// An operand whose identity means nothing.
    fn unidentified(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Tuple(items) => items
                .iter()
                .all(|i| matches!(i.kind, ExprKind::Constant(_)) || self.unidentified(i)),
            _ => match self.constant(e) {
                None => false,
                Some(c) => !matches!(
                    c,
                    Const::None | Const::True | Const::False | Const::Ellipsis
                ),
            },
        }
    }
    fn call(&mut self, func: &Expr) {
        if let Some(class) = self.class(func)
            && class != "function"
        {
            self.warn(
                func,
                format!("'{class}' object is not callable; perhaps you missed a comma?"),
            );
        }
    }
    fn subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(class) = self.class(value) else {
            return;
        };
        match class {
            "str" | "bytes" | "tuple" | "list" => {
                let Some(i) = self.class(index) else { return };
                if i != "int" && i != "bool" && i != "slice" {
                    self.warn(
                        value,
                        format!("{class} indices must be integers or slices, not {i}; perhaps you missed a comma?"),
                    );
                }
            }
            "dict" => {}
            _ => self.warn(
                value,
                format!("'{class}' object is not subscriptable; perhaps you missed a comma?"),
            ),
        }
    }
    fn compare(&mut self, e: &Expr, left: &Expr, ops: &[CmpOp], rest: &[Expr]) {
        let mut left = left;
        for (op, right) in ops.iter().zip(rest) {
            if matches!(op, CmpOp::Is | CmpOp::IsNot)
                && (self.unidentified(left) || self.unidentified(right))
            {
                let literal = if self.unidentified(left) { left } else { right };
                let class = self.class(literal).unwrap_or("object");
                let (is, fix) = if *op == CmpOp::Is {
                    ("is", "==")
                } else {
                    ("is not", "!=")
                };
                self.warn(
                    e,
                    format!("\"{is}\" with '{class}' literal. Did you mean \"{fix}\"?"),
                );
                return;
            }
            left = right;
        }
    }
    fn exprs(&mut self, list: &[Expr]) {
        for e in list {
            self.expr(e);
        }
    }
    fn keywords(&mut self, list: &[Keyword]) {
        for k in list {
            self.expr(&k.value);
        }
    }
    fn maybe(&mut self, e: Option<&Expr>) {
        if let Some(e) = e {
            self.expr(e);
        }
    }
    fn expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Constant(_) | ExprKind::Name(_) => {}
            ExprKind::BoolOp(_, items)
            | ExprKind::Set(items)
            | ExprKind::List(items)
            | ExprKind::Tuple(items)
            | ExprKind::JoinedStr(items)
            | ExprKind::TemplateStr(items) => self.exprs(items),
            ExprKind::Named(p) | ExprKind::BinOp(_, p) => {
                self.expr(&p.0);
                self.expr(&p.1);
            }
            ExprKind::UnaryOp(_, x)
            | ExprKind::YieldFrom(x)
            | ExprKind::Attribute(x, _)
            | ExprKind::Starred(x) => self.expr(x),
            ExprKind::Yield(x) => self.maybe(x.as_deref()),
            ExprKind::Lambda(f) => self.function(f),
            ExprKind::IfExp(i) => {
                self.expr(&i.test);
                self.expr(&i.body);
                self.expr(&i.orelse);
            }
            ExprKind::Dict(items) => {
                for (k, v) in items {
                    self.maybe(k.as_ref());
                    self.expr(v);
                }
            }
            ExprKind::Comp(c) => {
                for g in &c.generators {
                    self.expr(&g.iter);
                    self.expr(&g.target);
                    self.exprs(&g.ifs);
                }
                self.expr(&c.elt);
                self.maybe(c.value.as_ref());
            }
            ExprKind::Compare(c) => {
                self.compare(e, &c.left, &c.ops, &c.comparators);
                self.expr(&c.left);
                self.exprs(&c.comparators);
            }
            ExprKind::Call(c) => {
                self.call(&c.func);
                self.expr(&c.func);
                self.exprs(&c.args);
                self.keywords(&c.keywords);
            }
            ExprKind::Formatted(f) => {
                self.expr(&f.value);
                self.maybe(f.spec.as_ref());
            }
            ExprKind::Interpolation(f) => {
                self.expr(&f.value);
                self.maybe(f.spec.as_ref());
            }
            ExprKind::Subscript(p) => {
                self.subscript(&p.0, &p.1);
                self.expr(&p.0);
                self.expr(&p.1);
            }
            ExprKind::Slice(parts) => {
                for p in parts.iter().flatten() {
                    self.expr(p);
                }
            }
        }
    }
    fn function(&mut self, f: &Function) {
        self.exprs(&f.decorators);
        self.exprs(&f.params.defaults);
        for d in f.params.kw_defaults.iter().flatten() {
            self.expr(d);
        }
        self.block(&f.body);
    }
    fn block(&mut self, body: &[Stmt]) {
        for s in body {
            self.stmt(s);
        }
    }
    fn handler(&mut self, h: &Handler) {
        self.maybe(h.type_.as_ref());
        self.block(&h.body);
    }
    fn pattern(&mut self, p: &Pattern) {
        match &p.kind {
            PatternKind::Value(e) => self.expr(e),
            PatternKind::Sequence(ps) | PatternKind::Or(ps) => {
                ps.iter().for_each(|p| self.pattern(p))
            }
            PatternKind::Mapping(m) => m.patterns.iter().for_each(|p| self.pattern(p)),
            PatternKind::Class(c) => {
                c.patterns.iter().for_each(|p| self.pattern(p));
                c.kwd_patterns.iter().for_each(|p| self.pattern(p));
            }
            PatternKind::As(Some(p), _) => self.pattern(p),
            _ => {}
        }
    }
    /// A target: CPython checks subscripts only where they are loaded.
    fn target(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Subscript(p) => {
                self.expr(&p.0);
                self.expr(&p.1);
            }
            _ => self.expr(e),
        }
    }
    fn stmt(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::FunctionDef(f) => self.function(f),
            StmtKind::ClassDef(c) => {
                self.exprs(&c.decorators);
                self.exprs(&c.bases);
                self.keywords(&c.keywords);
                self.block(&c.body.stmts);
            }
            StmtKind::Return(e) => self.maybe(e.as_deref()),
            StmtKind::Delete(es) => es.iter().for_each(|e| self.target(e)),
            StmtKind::Assign(a) => {
                self.expr(&a.1);
                a.0.iter().for_each(|e| self.target(e));
            }
            StmtKind::AugAssign(_, a) => {
                self.expr(&a.0);
                self.expr(&a.1);
            }
            StmtKind::AnnAssign(a) => {
                self.maybe(a.value.as_ref());
                self.expr(&a.target);
            }
            StmtKind::For(l) => {
                self.expr(&l.iter);
                self.expr(&l.target);
                self.block(&l.body);
                self.block(&l.orelse);
            }
            StmtKind::While(l) => {
                self.expr(&l.test);
                self.block(&l.body);
                self.block(&l.orelse);
            }
            StmtKind::If(i) => {
                self.expr(&i.test);
                self.block(&i.body);
                self.block(&i.orelse);
            }
            StmtKind::With(w) => {
                for (e, target) in &w.items {
                    self.expr(e);
                    self.maybe(target.as_ref());
                }
                self.block(&w.body);
            }
            StmtKind::Match(m) => {
                self.expr(&m.subject);
                for c in &m.cases {
                    self.pattern(&c.pattern);
                    self.maybe(c.guard.as_ref());
                    self.block(&c.body);
                }
            }
            StmtKind::Raise(a, b) => {
                self.maybe(a.as_deref());
                self.maybe(b.as_deref());
            }
            StmtKind::Try(t) => {
                self.block(&t.body);
                t.handlers.iter().for_each(|h| self.handler(h));
                self.block(&t.orelse);
                self.block(&t.finalbody);
            }
            StmtKind::Assert(a) => {
                let always = match &a.0.kind {
                    ExprKind::Tuple(items) => !items.is_empty(),
                    _ => {
                        matches!(self.constant(&a.0), Some(Const::Tuple(items)) if !items.is_empty())
                    }
                };
                if always {
                    self.out.push(SyntaxWarning {
                        line: s.loc.line,
                        msg: "assertion is always true, perhaps remove parentheses?".into(),
                    });
                }
                self.expr(&a.0);
                self.maybe(a.1.as_ref());
            }
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::TypeAlias(_)
            | StmtKind::Import(_)
            | StmtKind::ImportFrom(_)
            | StmtKind::Global(_)
            | StmtKind::Nonlocal(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }
}
