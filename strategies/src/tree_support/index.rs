//! Which tree node belongs to a code object. The tree of a text is searched once, when the first of its code objects runs; every code
//! object of the text gets what it needs to run.

use super::cx::{Cx, Flow};
use super::fold;
use gearbox_vm::heap::Gc;
use gearbox_vm::object::code::{CO_OPTIMIZED, Unit};
use gearbox_vm::object::{Code, Str};
use gearbox_vm::tree::*;
use gearbox_vm::value::Value;
use gearbox_vm::vm::Vm;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::rc::Rc;

/// What a code object executes. The references point into the tree of the code's own text; see [`extend`].
#[derive(Clone, Copy)]
pub(crate) enum Node {
    Module(&'static Module),
    Function(&'static Function),
    Lambda(&'static Function),
    Class(&'static Class),
    /// A generator expression, or a comprehension that is not inlined.
    Comp(&'static Comp, Loc),
    /// `__annotate__` of a function.
    FunctionAnnotate(&'static Function, Loc),
    /// `__annotate__` of a module or class.
    BlockAnnotate(&'static Block, Loc),
    /// Scope of the type parameters of a function, class or alias.
    FunctionParams(&'static Function, Loc),
    ClassParams(&'static Class, Loc),
    AliasParams(&'static TypeAlias, Loc),
    /// Bound or default of a type parameter (a starred default is unpacked), value of a type alias.
    Lazy(&'static Expr, bool, Loc),
}

/// Statements as a closure.
pub(crate) type Built = Box<dyn Fn(&mut Vm, &Cx) -> Flow>;

/// What is prepared for a code object.
pub(crate) struct Prepared {
    pub node: Node,
    /// The text that it came from; owns the tree.
    pub unit: Rc<Unit>,
    /// Names and constants of the whole text, by tree id.
    pub names: *const Gc<Str>,
    pub consts: *const Value,
    /// Constants of this code object alone, where `replace()` changed some. The code object keeps the new ones alive, the text the others.
    pub own_consts: Option<Vec<Value>>,
    /// Slots that become cells at entry.
    pub cells: Box<[u32]>,
    /// There are such slots, or captured ones.
    pub has_cells: bool,
    pub generator: bool,
    /// Class body: names are looked up in the frame's namespace.
    pub class_body: bool,
    /// Slots of these variables, if the code has them.
    pub classdict: Option<u32>,
    pub conditional: Option<u32>,
    /// Displays of constants that need not be built each time, by the address of their expression: numbers of constants of the text.
    pub folded: Rc<FxHashMap<usize, u32>>,
    /// What a strategy that builds closures has made of the body's statements.
    pub built: OnceCell<Option<Built>>,
    /// Interactive text: expression statements print their value.
    pub single: bool,
}

/// What was prepared for `code`, preparing its whole text if need be. `None` for code that has no tree.
#[inline(always)]
pub(crate) fn prepared(vm: &mut Vm, code: Gc<Code>) -> Option<&'static Prepared> {
    match code.prepared.get() {
        Some(p) => p.downcast_ref::<Prepared>().map(extend),
        None => prepare(vm, code),
    }
}

#[cold]
#[inline(never)]
fn prepare(vm: &mut Vm, code: Gc<Code>) -> Option<&'static Prepared> {
    let (unit, id) = code.unit.as_ref()?;
    let unit = unit.clone();
    let tree = extend(&*unit.compiled.tree);
    let names: Vec<Gc<Str>> = tree.names.iter().map(|n| vm.intern(n)).collect();
    let _ = unit.names.set(names);
    let mut consts: Vec<Value> = tree
        .consts
        .iter()
        .map(|c| vm.const_value(c, None))
        .collect();
    let mut finder = Finder {
        found: vec![None; tree.scope_count as usize],
        displays: Vec::new(),
    };
    finder.module(tree);
    let folded = Rc::new(fold::fold(vm, &finder.displays, &mut consts));
    let _ = unit.consts.set(consts);
    let codes: Vec<Option<Gc<Code>>> = unit.codes.borrow().clone();
    for (node, other) in finder.found.iter().zip(&codes) {
        if let (Some(node), Some(other)) = (node, other) {
            let p = describe(*node, *other, &unit, &folded);
            let _ = other.prepared.set(Box::new(p));
        }
    }
    if code.prepared.get().is_none() {
        // A second code object of the same scope (bodies of `finally` are compiled twice), or one made by `replace()`.
        let node = (*finder.found.get(*id as usize)?)?;
        let mut p = describe(node, code, &unit, &folded);
        if let Some(first) = codes.get(*id as usize).copied().flatten() {
            p.own_consts = replaced_constants(&unit, first, code);
            if let Some(own) = &p.own_consts {
                p.consts = own.as_ptr();
            }
        }
        let _ = code.prepared.set(Box::new(p));
    }
    code.prepared.get()?.downcast_ref::<Prepared>().map(extend)
}

/// The constants of the text with those replaced in which `code` differs from `first`; `None` if it does not differ.
fn replaced_constants(unit: &Rc<Unit>, first: Gc<Code>, code: Gc<Code>) -> Option<Vec<Value>> {
    let changed: Vec<(Value, Value)> = first
        .consts
        .iter()
        .zip(&code.consts)
        .filter(|(a, b)| !a.is(**b))
        .map(|(a, b)| (*a, *b))
        .collect();
    if changed.is_empty() {
        return None;
    }
    let mut own = unit.consts.get()?.clone();
    for c in &mut own {
        if let Some((_, new)) = changed.iter().find(|(old, _)| old.is(*c)) {
            *c = *new;
        }
    }
    Some(own)
}

fn describe(
    node: Node,
    code: Gc<Code>,
    unit: &Rc<Unit>,
    folded: &Rc<FxHashMap<usize, u32>>,
) -> Prepared {
    let kinds = &code.plain.localsplus_kinds;
    let cells: Box<[u32]> = kinds
        .iter()
        .zip(0..)
        .filter(|(k, _)| k.is_cell())
        .map(|(_, i)| i)
        .collect();
    let slot = |name: &str| {
        code.plain
            .localsplus_names
            .iter()
            .position(|n| n == name)
            .map(|i| i as u32)
    };
    Prepared {
        node,
        unit: unit.clone(),
        names: unit.names.get().map_or(std::ptr::null(), |n| n.as_ptr()),
        consts: unit.consts.get().map_or(std::ptr::null(), |c| c.as_ptr()),
        has_cells: !cells.is_empty() || kinds.iter().any(|k| k.is_free()),
        cells,
        built: OnceCell::new(),
        generator: code.is_generator(),
        class_body: code.flags & CO_OPTIMIZED == 0,
        classdict: slot("__classdict__"),
        conditional: slot("__conditional_annotations__"),
        own_consts: None,
        folded: folded.clone(),
        single: matches!(node, Node::Module(m) if m.mode == Mode::Single),
    }
}

/// Detaches a reference into a tree, or into what was prepared, from its owner.
///
/// Everything reached this way is owned by a code object (`Code::unit`, `Code::prepared`), is never changed or dropped before it, and is
/// used only while a frame runs that code or while another code object of the same text runs, which owns the same `Unit`. The running
/// frame keeps its code object alive.
fn extend<T>(r: &T) -> &'static T {
    // SAFETY: as described.
    unsafe { &*(r as *const T) }
}

struct Finder {
    found: Vec<Option<Node>>,
    displays: Vec<fold::Display>,
}

impl Finder {
    fn set(&mut self, scope: &ScopeRef, node: Node) {
        if let Some(slot) = self.found.get_mut(scope.id as usize) {
            *slot = Some(node);
        }
    }
    fn module(&mut self, m: &'static Module) {
        self.set(&m.scope, Node::Module(m));
        let loc = m.body.stmts.first().map_or(Loc::new(1, 1, 0, 0), |s| s.loc);
        self.block(&m.body, loc);
    }
    fn block(&mut self, b: &'static Block, loc: Loc) {
        let loc = if b.docstring.is_some() {
            b.stmts.first().map_or(loc, |s| s.loc)
        } else {
            loc
        };
        if let Some(scope) = &b.annotate {
            self.set(scope, Node::BlockAnnotate(b, loc));
        }
        for a in &b.annotations {
            self.expr(extend(&a.value));
        }
        self.stmts(&b.stmts);
    }
    fn stmts(&mut self, stmts: &'static [Stmt]) {
        for s in stmts {
            self.stmt(s);
        }
    }
    fn exprs(&mut self, exprs: &'static [Expr]) {
        for e in exprs {
            self.expr(e);
        }
    }
    fn keywords(&mut self, keywords: &'static [Keyword]) {
        for k in keywords {
            self.expr(&k.value);
        }
    }
    fn opt(&mut self, e: &'static Option<Expr>) {
        if let Some(e) = e {
            self.expr(e);
        }
    }
    fn stmt(&mut self, s: &'static Stmt) {
        match &s.kind {
            StmtKind::FunctionDef(f) => self.function(f, s.loc),
            StmtKind::ClassDef(c) => self.class(c, s.loc),
            StmtKind::Return(v) => {
                if let Some(v) = v {
                    self.expr(v);
                }
            }
            StmtKind::Delete(es) => self.exprs(es),
            StmtKind::Assign(a) => {
                self.expr(&a.1);
                self.exprs(&a.0);
            }
            StmtKind::TypeAlias(a) => {
                if let Some(p) = &a.type_params {
                    self.set(&p.scope, Node::AliasParams(a, s.loc));
                    self.type_params(p);
                }
                self.set(&a.scope, Node::Lazy(&a.value, false, s.loc));
                self.expr(&a.value);
            }
            StmtKind::AugAssign(_, p) => {
                self.expr(&p.0);
                self.expr(&p.1);
            }
            StmtKind::AnnAssign(a) => {
                self.expr(&a.target);
                self.opt(&a.annotation);
                self.opt(&a.value);
            }
            StmtKind::For(f) => {
                self.displays.extend(fold::read_only(&f.iter));
                self.expr(&f.iter);
                self.expr(&f.target);
                self.stmts(&f.body);
                self.stmts(&f.orelse);
            }
            StmtKind::While(w) => {
                self.expr(&w.test);
                self.stmts(&w.body);
                self.stmts(&w.orelse);
            }
            StmtKind::If(i) => {
                self.expr(&i.test);
                self.stmts(&i.body);
                self.stmts(&i.orelse);
            }
            StmtKind::With(w) => {
                for (e, target) in &w.items {
                    self.expr(e);
                    self.opt(target);
                }
                self.stmts(&w.body);
            }
            StmtKind::Match(m) => {
                self.expr(&m.subject);
                for c in &m.cases {
                    self.pattern(&c.pattern);
                    self.opt(&c.guard);
                    self.stmts(&c.body);
                }
            }
            StmtKind::Raise(a, b) => {
                for e in [a, b].into_iter().flatten() {
                    self.expr(e);
                }
            }
            StmtKind::Try(t) => {
                self.stmts(&t.body);
                for h in &t.handlers {
                    self.opt(&h.type_);
                    self.stmts(&h.body);
                }
                self.stmts(&t.orelse);
                self.stmts(&t.finalbody);
            }
            StmtKind::Assert(a) => {
                self.expr(&a.0);
                self.opt(&a.1);
            }
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Import(_)
            | StmtKind::ImportFrom(_)
            | StmtKind::Global(_)
            | StmtKind::Nonlocal(_)
            | StmtKind::Pass
            | StmtKind::Break
            | StmtKind::Continue => {}
        }
    }
    fn function(&mut self, f: &'static Function, loc: Loc) {
        self.exprs(&f.decorators);
        self.set(&f.scope, Node::Function(f));
        if let Some(scope) = &f.annotate {
            self.set(scope, Node::FunctionAnnotate(f, loc));
        }
        if let Some(p) = &f.type_params {
            self.set(&p.scope, Node::FunctionParams(f, loc));
            self.type_params(p);
        }
        self.params(&f.params);
        self.opt(&f.returns);
        self.stmts(&f.body);
    }
    fn params(&mut self, p: &'static Params) {
        self.exprs(&p.defaults);
        for d in &p.kw_defaults {
            self.opt(d);
        }
        for p in p.iter() {
            self.opt(&p.annotation);
        }
    }
    fn class(&mut self, c: &'static Class, loc: Loc) {
        self.exprs(&c.decorators);
        self.set(&c.scope, Node::Class(c));
        if let Some(p) = &c.type_params {
            self.set(&p.scope, Node::ClassParams(c, loc));
            self.type_params(p);
        }
        self.exprs(&c.bases);
        self.keywords(&c.keywords);
        let line = c.decorators.first().map_or(loc.line, |d| d.loc.line);
        self.block(&c.body, Loc::new(line, line, 0, 0));
    }
    fn type_params(&mut self, p: &'static TypeParams) {
        for p in &p.params {
            if let Some(b) = &p.bound {
                self.set(&b.0, Node::Lazy(&b.1, false, b.1.loc));
                self.expr(&b.1);
            }
            if let Some(d) = &p.default {
                self.set(
                    &d.0,
                    Node::Lazy(&d.1, p.kind == TypeParamKind::TypeVarTuple, d.1.loc),
                );
                self.expr(&d.1);
            }
        }
    }
    fn pattern(&mut self, p: &'static Pattern) {
        match &p.kind {
            PatternKind::Value(e) | PatternKind::Singleton(e) => self.expr(e),
            PatternKind::Sequence(ps) | PatternKind::Or(ps) => {
                ps.iter().for_each(|p| self.pattern(p))
            }
            PatternKind::Mapping(m) => {
                self.exprs(&m.keys);
                m.patterns.iter().for_each(|p| self.pattern(p));
            }
            PatternKind::Class(c) => {
                self.expr(&c.cls);
                c.patterns
                    .iter()
                    .chain(&c.kwd_patterns)
                    .for_each(|p| self.pattern(p));
            }
            PatternKind::As(Some(p), _) => self.pattern(p),
            PatternKind::Star(_) | PatternKind::As(None, _) => {}
        }
    }
    fn expr(&mut self, e: &'static Expr) {
        match &e.kind {
            ExprKind::Tuple(es) => {
                self.displays.extend(fold::tuple(e));
                self.exprs(es);
            }
            ExprKind::BoolOp(_, es)
            | ExprKind::Set(es)
            | ExprKind::List(es)
            | ExprKind::JoinedStr(es)
            | ExprKind::TemplateStr(es) => self.exprs(es),
            ExprKind::Named(p) | ExprKind::BinOp(_, p) | ExprKind::Subscript(p) => {
                self.expr(&p.0);
                self.expr(&p.1);
            }
            ExprKind::UnaryOp(_, e)
            | ExprKind::YieldFrom(e)
            | ExprKind::Attribute(e, _)
            | ExprKind::Starred(e) => self.expr(e),
            ExprKind::Lambda(f) => {
                self.set(&f.scope, Node::Lambda(f));
                self.params(&f.params);
                self.stmts(&f.body);
            }
            ExprKind::IfExp(i) => {
                self.expr(&i.test);
                self.expr(&i.body);
                self.expr(&i.orelse);
            }
            ExprKind::Dict(items) => {
                for (k, v) in items {
                    self.opt(k);
                    self.expr(v);
                }
            }
            ExprKind::Comp(c) => {
                self.set(&c.scope, Node::Comp(c, e.loc));
                self.expr(&c.elt);
                self.opt(&c.value);
                for g in &c.generators {
                    self.displays.extend(fold::read_only(&g.iter));
                    self.expr(&g.target);
                    self.expr(&g.iter);
                    self.exprs(&g.ifs);
                }
            }
            ExprKind::Yield(v) => {
                if let Some(v) = v {
                    self.expr(v);
                }
            }
            ExprKind::Compare(c) => {
                for (op, right) in c.ops.iter().zip(&c.comparators) {
                    if matches!(op, CmpOp::In | CmpOp::NotIn) {
                        self.displays.extend(fold::read_only(right));
                    }
                }
                self.expr(&c.left);
                self.exprs(&c.comparators);
            }
            ExprKind::Call(c) => {
                self.expr(&c.func);
                self.exprs(&c.args);
                self.keywords(&c.keywords);
            }
            ExprKind::Formatted(f) => {
                self.expr(&f.value);
                self.opt(&f.spec);
            }
            ExprKind::Interpolation(f) => {
                self.expr(&f.value);
                self.opt(&f.spec);
            }
            ExprKind::Slice(parts) => parts.iter().for_each(|p| self.opt(p)),
            ExprKind::Constant(_) | ExprKind::Name(_) => {}
        }
    }
}
