//! First pass of scope analysis: walks the tree and records how each scope uses each name.

use std::collections::BTreeMap;

use super::error::SyntaxError;
use super::lower::FUTURE_ANNOTATIONS;
use super::source::Source;
use super::symtable::{BlockKind, Place, Scope, Special, Symbol, SymbolTable, def};
use crate::tree::*;

type Outcome<T = ()> = Result<T, SyntaxError>;

/// Interned names that the pass needs.
#[derive(Clone, Copy)]
pub(super) struct Names {
    pub iter: u32,
    pub format: u32,
    pub type_params: u32,
    pub generic_base: u32,
    pub defaults: u32,
    pub kwdefaults: u32,
    pub super_: u32,
}

struct Visitor<'a> {
    source: &'a Source,
    module: &'a Module,
    special: Special,
    names: Names,
    scopes: Vec<Option<Scope>>,
    stack: Vec<u32>,
    /// Depth of annotations of locals, which are checked but leave no trace.
    unevaluated: u32,
    /// Positions of the first target of comprehension iterables, for walrus checks.
    in_comp_iter: u32,
}

/// An empty scope.
pub(super) fn new_scope(kind: BlockKind, loc: Loc) -> Scope {
    Scope {
        kind,
        symbols: BTreeMap::new(),
        order: Vec::new(),
        children: Vec::new(),
        nested: false,
        has_free: false,
        child_free: false,
        generator: false,
        varargs: false,
        varkeywords: false,
        needs_class_closure: false,
        needs_classdict: false,
        conditional_annotations: false,
        can_see_class_scope: false,
        comprehension: false,
        comp_inlined: false,
        generator_expression: false,
        comp_kind: None,
        method: false,
        loc,
        directives: Vec::new(),
    }
}

/// Walks a module.
pub(super) fn visit(
    source: &Source,
    module: &Module,
    special: Special,
    names: Names,
) -> Outcome<SymbolTable> {
    let mut scopes = Vec::new();
    scopes.resize_with(module.scope_count as usize, || None);
    let mut visitor = Visitor {
        source,
        module,
        special,
        names,
        scopes,
        stack: Vec::new(),
        unevaluated: 0,
        in_comp_iter: 0,
    };
    visitor.enter(BlockKind::Module, &module.scope, Loc::line_only(0));
    visitor.block(&module.body)?;
    visitor.exit();
    Ok(SymbolTable {
        scopes: visitor.scopes,
    })
}

impl<'a> Visitor<'a> {
    /// Annotations are kept as text: they need no view of the class namespace.
    fn future_annotations(&self) -> bool {
        self.module.future_flags & FUTURE_ANNOTATIONS != 0
    }

    fn enter(&mut self, kind: BlockKind, scope: &ScopeRef, loc: Loc) {
        let mut entry = new_scope(kind, loc);
        if let Some(parent) = self
            .stack
            .last()
            .and_then(|id| self.scopes[*id as usize].as_mut())
        {
            entry.nested = parent.nested || parent.kind.function_like();
            // A function is a method if it stands directly in a class.
            if kind == BlockKind::Function {
                entry.method = parent.kind == BlockKind::Class;
            }
            parent.children.push(scope.id);
        }
        self.scopes[scope.id as usize] = Some(entry);
        self.stack.push(scope.id);
        if matches!(
            kind,
            BlockKind::Annotation | BlockKind::TypeVariable | BlockKind::TypeAlias
        ) {
            self.define(self.names.format, def::PARAM, loc);
        }
    }

    fn exit(&mut self) {
        self.stack.pop();
    }

    fn current(&mut self) -> &mut Scope {
        let id = self.stack.last().copied().unwrap_or(0) as usize;
        self.scopes[id].get_or_insert_with(|| new_scope(BlockKind::Module, Loc::line_only(0)))
    }

    fn text(&self, name: u32) -> &str {
        self.module
            .names
            .get(name as usize)
            .map_or("", String::as_str)
    }

    fn error<T>(&self, loc: Loc, msg: impl Into<String>) -> Outcome<T> {
        Err(SyntaxError::at(self.source, loc, msg))
    }

    fn define(&mut self, name: u32, flags: u32, loc: Loc) {
        if self.unevaluated > 0 && self.current().kind == BlockKind::Function && flags == def::USE {
            return;
        }
        let scope = self.current();
        if flags & def::PARAM != 0 {
            scope.directives.push((name, loc));
        }
        match scope.symbols.get_mut(&name) {
            Some(symbol) => symbol.flags |= flags,
            None => {
                scope.symbols.insert(
                    name,
                    Symbol {
                        flags,
                        place: Place::Unknown,
                    },
                );
                scope.order.push(name);
            }
        }
        if flags & def::GLOBAL != 0 {
            // The module's own table notes names that functions declare global.
            if let Some(module) = self.scopes.first_mut().and_then(Option::as_mut) {
                match module.symbols.get_mut(&name) {
                    Some(symbol) => symbol.flags |= flags,
                    None => {
                        module.symbols.insert(
                            name,
                            Symbol {
                                flags,
                                place: Place::Unknown,
                            },
                        );
                        module.order.push(name);
                    }
                }
            }
        }
    }

    fn flags_of(&mut self, name: u32) -> u32 {
        self.current().symbol(name).map_or(0, |symbol| symbol.flags)
    }

    fn param(&mut self, name: u32, loc: Loc) -> Outcome {
        if self.flags_of(name) & def::PARAM != 0 {
            let msg = format!(
                "duplicate argument '{}' in function definition",
                self.text(name)
            );
            return self.error(loc, msg);
        }
        self.define(name, def::PARAM, loc);
        Ok(())
    }

    fn block(&mut self, block: &'a Block) -> Outcome {
        self.stmts(&block.stmts)?;
        if block.conditional_annotations {
            self.define(self.special.conditional, def::USE, Loc::line_only(0));
            self.current().conditional_annotations = true;
        }
        if let Some(annotate) = &block.annotate {
            let loc = block
                .annotations
                .first()
                .map_or(Loc::line_only(0), |annotation| annotation.loc);
            let class = self.current().kind == BlockKind::Class && !self.future_annotations();
            self.enter(BlockKind::Annotation, annotate, loc);
            if class {
                self.current().can_see_class_scope = true;
                self.define(self.special.classdict, def::USE, loc);
            }
            for annotation in &block.annotations {
                if annotation.index.is_some() {
                    self.define(self.special.conditional, def::USE, loc);
                }
            }
            for annotation in &block.annotations {
                self.annotation(&annotation.value)?;
            }
            self.exit();
        }
        Ok(())
    }

    fn stmts(&mut self, stmts: &'a [Stmt]) -> Outcome {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn exprs(&mut self, exprs: &'a [Expr]) -> Outcome {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    fn option(&mut self, expr: &'a Option<Expr>) -> Outcome {
        expr.as_ref().map_or(Ok(()), |expr| self.expr(expr))
    }

    fn bind(&mut self, name: &Name, loc: Loc) {
        self.define(name.id, def::LOCAL, loc);
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Outcome {
        let loc = stmt.loc;
        match &stmt.kind {
            StmtKind::FunctionDef(function) => self.function(function, loc)?,
            StmtKind::ClassDef(class) => self.class(class, loc)?,
            StmtKind::Return(value) => {
                if let Some(value) = value {
                    self.expr(value)?;
                }
            }
            StmtKind::Delete(targets) => {
                targets.iter().try_for_each(|target| self.target(target))?
            }
            StmtKind::Assign(assign) => {
                assign.0.iter().try_for_each(|target| self.target(target))?;
                self.expr(&assign.1)?;
            }
            StmtKind::TypeAlias(alias) => self.type_alias(alias, loc)?,
            StmtKind::AugAssign(_, pair) => {
                self.target(&pair.0)?;
                self.expr(&pair.1)?;
            }
            StmtKind::AnnAssign(ann) => self.ann_assign(ann, loc)?,
            StmtKind::For(node) => {
                self.target(&node.target)?;
                self.expr(&node.iter)?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)?;
            }
            StmtKind::While(node) => {
                self.expr(&node.test)?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)?;
            }
            StmtKind::If(node) => {
                self.expr(&node.test)?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)?;
            }
            StmtKind::With(node) => {
                for (context, target) in &node.items {
                    self.expr(context)?;
                    if let Some(target) = target {
                        self.target(target)?;
                    }
                }
                self.stmts(&node.body)?;
            }
            StmtKind::Match(node) => {
                self.expr(&node.subject)?;
                for case in &node.cases {
                    self.pattern(&case.pattern)?;
                    self.option(&case.guard)?;
                    self.stmts(&case.body)?;
                }
            }
            StmtKind::Raise(exc, cause) => {
                for value in [exc, cause].into_iter().flatten() {
                    self.expr(value)?;
                }
            }
            StmtKind::Try(node) => {
                self.stmts(&node.body)?;
                for handler in &node.handlers {
                    self.option(&handler.type_)?;
                    if let Some(name) = &handler.name {
                        self.bind(name, handler.loc);
                    }
                    self.stmts(&handler.body)?;
                }
                self.stmts(&node.orelse)?;
                self.stmts(&node.finalbody)?;
            }
            StmtKind::Assert(node) => {
                self.expr(&node.0)?;
                self.option(&node.1)?;
            }
            StmtKind::Import(names) => names.iter().try_for_each(|alias| self.alias(alias))?,
            StmtKind::ImportFrom(node) => {
                node.names.iter().try_for_each(|alias| self.alias(alias))?
            }
            StmtKind::Global(names) => self.declare(names, def::GLOBAL, loc)?,
            StmtKind::Nonlocal(names) => self.declare(names, def::NONLOCAL, loc)?,
            StmtKind::Expr(value) => self.expr(value)?,
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
        Ok(())
    }

    fn alias(&mut self, alias: &'a Alias) -> Outcome {
        if self.text(alias.name) == "*" {
            if self.current().kind != BlockKind::Module {
                return self.error(alias.loc, "import * only allowed at module level");
            }
            return Ok(());
        }
        self.define(alias.target.id, def::IMPORT, alias.loc);
        Ok(())
    }

    fn declare(&mut self, names: &[u32], flag: u32, loc: Loc) -> Outcome {
        let word = if flag == def::GLOBAL {
            "global"
        } else {
            "nonlocal"
        };
        for &name in names {
            let flags = self.flags_of(name);
            if flags & (def::PARAM | def::LOCAL | def::USE | def::ANNOT) != 0 {
                let text = self.text(name);
                let msg = if flags & def::PARAM != 0 {
                    format!("name '{text}' is parameter and {word}")
                } else if flags & def::USE != 0 {
                    format!("name '{text}' is used prior to {word} declaration")
                } else if flags & def::ANNOT != 0 {
                    format!("annotated name '{text}' can't be {word}")
                } else {
                    format!("name '{text}' is assigned to before {word} declaration")
                };
                return self.error(loc, msg);
            }
            self.define(name, flag, loc);
            self.current().directives.push((name, loc));
        }
        Ok(())
    }

    fn ann_assign(&mut self, ann: &'a AnnAssign, loc: Loc) -> Outcome {
        match &ann.target.kind {
            ExprKind::Name(name) => {
                let flags = self.flags_of(name.id);
                let module = self.stack.len() == 1;
                if flags & (def::GLOBAL | def::NONLOCAL) != 0 && !module && ann.simple {
                    let word = if flags & def::GLOBAL != 0 {
                        "global"
                    } else {
                        "nonlocal"
                    };
                    let msg = format!("annotated name '{}' can't be {word}", self.text(name.id));
                    return self.error(loc, msg);
                }
                if ann.simple {
                    self.define(name.id, def::ANNOT | def::LOCAL, ann.target.loc);
                } else if ann.value.is_some() {
                    self.define(name.id, def::LOCAL, ann.target.loc);
                }
            }
            _ => self.target(&ann.target)?,
        }
        if let Some(annotation) = &ann.annotation
            && ann.text.is_none()
        {
            self.unevaluated += 1;
            self.annotation(annotation)?;
            self.unevaluated -= 1;
        }
        self.option(&ann.value)
    }

    fn annotation(&mut self, annotation: &'a Expr) -> Outcome {
        self.expr(annotation)
    }

    fn function(&mut self, function: &'a Function, loc: Loc) -> Outcome {
        self.bind(&function.name, loc);
        self.exprs(&function.params.defaults)?;
        function
            .params
            .kw_defaults
            .iter()
            .try_for_each(|default| self.option(default))?;
        self.exprs(&function.decorators)?;
        if let Some(params) = &function.type_params {
            self.enter_type_params(params, loc, false);
            self.define(self.names.defaults, def::PARAM, loc);
            if function.params.kw_defaults.iter().any(Option::is_some) {
                self.define(self.names.kwdefaults, def::PARAM, loc);
            }
            self.type_param_list(params)?;
        }
        if let Some(annotate) = &function.annotate {
            let scope = self.current();
            let sees_class = scope.can_see_class_scope || scope.kind == BlockKind::Class;
            let sees_class = sees_class && !self.future_annotations();
            self.enter(BlockKind::Annotation, annotate, loc);
            if sees_class {
                self.current().can_see_class_scope = true;
                self.define(self.special.classdict, def::USE, loc);
            }
            for param in function.params.iter() {
                if let Some(annotation) = &param.annotation {
                    self.annotation(annotation)?;
                }
            }
            if let Some(returns) = &function.returns {
                self.annotation(returns)?;
            }
            self.exit();
        }
        let opens_scope = function.annotate.is_none() && !self.future_annotations();
        if opens_scope && self.current().kind == BlockKind::Class {
            // CPython opens an annotation scope for every `def`, annotated or not.
            self.current().needs_classdict = true;
        }
        self.enter(BlockKind::Function, &function.scope, loc);
        self.function_params(&function.params)?;
        self.stmts(&function.body)?;
        self.exit();
        if function.type_params.is_some() {
            self.exit();
        }
        Ok(())
    }

    fn function_params(&mut self, params: &'a Params) -> Outcome {
        let positional = params
            .posonly
            .iter()
            .chain(&params.args)
            .chain(&params.kwonly);
        for param in positional.chain(&params.vararg).chain(&params.kwarg) {
            self.param(param.name, param.loc)?;
        }
        let scope = self.current();
        scope.varargs = params.vararg.is_some();
        scope.varkeywords = params.kwarg.is_some();
        Ok(())
    }

    fn class(&mut self, class: &'a Class, loc: Loc) -> Outcome {
        self.bind(&class.name, loc);
        self.exprs(&class.decorators)?;
        if let Some(params) = &class.type_params {
            self.enter_type_params(params, loc, true);
            self.type_param_list(params)?;
        }
        self.exprs(&class.bases)?;
        class
            .keywords
            .iter()
            .try_for_each(|keyword| self.expr(&keyword.value))?;
        self.enter(BlockKind::Class, &class.scope, loc);
        if class.type_params.is_some() {
            self.define(self.names.type_params, def::USE, loc);
        }
        self.block(&class.body)?;
        self.exit();
        if class.type_params.is_some() {
            self.exit();
        }
        Ok(())
    }

    fn enter_type_params(&mut self, params: &'a TypeParams, loc: Loc, class: bool) {
        let in_class = self.current().kind == BlockKind::Class;
        self.enter(BlockKind::TypeParameters, &params.scope, loc);
        if in_class {
            self.current().can_see_class_scope = true;
            self.define(self.special.classdict, def::USE, loc);
        }
        if class {
            for name in [self.names.type_params, self.names.generic_base] {
                self.define(name, def::LOCAL, loc);
                self.define(name, def::USE, loc);
            }
        }
    }

    fn type_param_list(&mut self, params: &'a TypeParams) -> Outcome {
        for param in &params.params {
            if self.flags_of(param.name.id) & def::TYPE_PARAM != 0 {
                let msg = format!("duplicate type parameter '{}'", self.text(param.bare_name));
                return self.error(param.loc, msg);
            }
            self.define(param.name.id, def::TYPE_PARAM | def::LOCAL, param.loc);
            for lazy in [&param.bound, &param.default].into_iter().flatten() {
                let sees_class = self.current().can_see_class_scope;
                self.enter(BlockKind::TypeVariable, &lazy.0, param.loc);
                if sees_class {
                    self.current().can_see_class_scope = true;
                    self.define(self.special.classdict, def::USE, param.loc);
                }
                self.expr(&lazy.1)?;
                self.exit();
            }
        }
        Ok(())
    }

    fn type_alias(&mut self, alias: &'a TypeAlias, loc: Loc) -> Outcome {
        self.bind(&alias.name, loc);
        let in_class = self.current().kind == BlockKind::Class;
        if let Some(params) = &alias.type_params {
            self.enter_type_params(params, loc, false);
            self.type_param_list(params)?;
        }
        self.enter(BlockKind::TypeAlias, &alias.scope, loc);
        if in_class {
            self.current().can_see_class_scope = true;
            self.define(self.special.classdict, def::USE, loc);
        }
        self.expr(&alias.value)?;
        self.exit();
        if alias.type_params.is_some() {
            self.exit();
        }
        Ok(())
    }

    fn target(&mut self, target: &'a Expr) -> Outcome {
        match &target.kind {
            ExprKind::Name(name) => {
                self.bind(name, target.loc);
                Ok(())
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.target(item))
            }
            ExprKind::Starred(inner) => self.target(inner),
            _ => self.expr(target),
        }
    }

    /// Names bound by comprehension targets are marked, so that a walrus cannot rebind them.
    fn comp_target(&mut self, target: &'a Expr) -> Outcome {
        match &target.kind {
            ExprKind::Name(name) => {
                self.define(name.id, def::LOCAL | def::COMP_ITER, target.loc);
                Ok(())
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                items.iter().try_for_each(|item| self.comp_target(item))
            }
            ExprKind::Starred(inner) => self.comp_target(inner),
            _ => self.expr(target),
        }
    }

    fn pattern(&mut self, pattern: &'a Pattern) -> Outcome {
        match &pattern.kind {
            PatternKind::Value(value) | PatternKind::Singleton(value) => self.expr(value),
            PatternKind::Sequence(items) | PatternKind::Or(items) => {
                items.iter().try_for_each(|item| self.pattern(item))
            }
            PatternKind::Mapping(node) => {
                self.exprs(&node.keys)?;
                node.patterns
                    .iter()
                    .try_for_each(|item| self.pattern(item))?;
                if let Some(rest) = &node.rest {
                    self.bind(rest, pattern.loc);
                }
                Ok(())
            }
            PatternKind::Class(node) => {
                self.expr(&node.cls)?;
                node.patterns
                    .iter()
                    .chain(&node.kwd_patterns)
                    .try_for_each(|item| self.pattern(item))
            }
            PatternKind::Star(name) => {
                if let Some(name) = name {
                    self.bind(name, pattern.loc);
                }
                Ok(())
            }
            PatternKind::As(inner, name) => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                if let Some(name) = name {
                    self.bind(name, pattern.loc);
                }
                Ok(())
            }
        }
    }

    /// Constructs that lazily evaluated scopes do not allow.
    fn forbid(&mut self, what: &str, loc: Loc) -> Outcome {
        let unevaluated = self.unevaluated > 0;
        let place = match self.current().kind {
            BlockKind::Annotation => "an annotation",
            BlockKind::TypeVariable => "a TypeVar bound",
            BlockKind::TypeAlias => "a type alias",
            BlockKind::TypeParameters => "the definition of a generic",
            _ if unevaluated => "an annotation",
            _ => return Ok(()),
        };
        self.error(loc, format!("{what} cannot be used within {place}"))
    }

    fn expr(&mut self, expr: &'a Expr) -> Outcome {
        let loc = expr.loc;
        match &expr.kind {
            ExprKind::BoolOp(_, items)
            | ExprKind::Set(items)
            | ExprKind::List(items)
            | ExprKind::Tuple(items)
            | ExprKind::JoinedStr(items)
            | ExprKind::TemplateStr(items) => self.exprs(items),
            ExprKind::Named(pair) => {
                self.forbid("named expression", loc)?;
                self.named(&pair.0, loc)?;
                self.expr(&pair.1)?;
                self.target(&pair.0)
            }
            ExprKind::BinOp(_, pair) | ExprKind::Subscript(pair) => {
                self.expr(&pair.0)?;
                self.expr(&pair.1)
            }
            ExprKind::UnaryOp(_, value)
            | ExprKind::Attribute(value, _)
            | ExprKind::Starred(value) => self.expr(value),
            ExprKind::Lambda(function) => {
                self.exprs(&function.params.defaults)?;
                function
                    .params
                    .kw_defaults
                    .iter()
                    .try_for_each(|default| self.option(default))?;
                self.enter(BlockKind::Function, &function.scope, loc);
                self.function_params(&function.params)?;
                self.stmts(&function.body)?;
                self.exit();
                Ok(())
            }
            ExprKind::IfExp(node) => {
                self.expr(&node.test)?;
                self.expr(&node.body)?;
                self.expr(&node.orelse)
            }
            ExprKind::Dict(items) => {
                for (key, value) in items {
                    self.option(key)?;
                    self.expr(value)?;
                }
                Ok(())
            }
            ExprKind::Comp(comp) => self.comp(comp, loc),
            ExprKind::Yield(value) => {
                self.forbid("yield expression", loc)?;
                if let Some(value) = value {
                    self.expr(value)?;
                }
                self.note_yield(loc)
            }
            ExprKind::YieldFrom(value) => {
                self.forbid("yield expression", loc)?;
                self.expr(value)?;
                self.note_yield(loc)
            }
            ExprKind::Compare(node) => {
                self.expr(&node.left)?;
                self.exprs(&node.comparators)
            }
            ExprKind::Call(call) => {
                self.expr(&call.func)?;
                self.exprs(&call.args)?;
                call.keywords
                    .iter()
                    .try_for_each(|keyword| self.expr(&keyword.value))
            }
            ExprKind::Formatted(node) => {
                self.expr(&node.value)?;
                self.option(&node.spec)
            }
            ExprKind::Interpolation(node) => {
                self.expr(&node.value)?;
                self.option(&node.spec)
            }
            ExprKind::Constant(_) => Ok(()),
            ExprKind::Name(name) => {
                self.define(name.id, def::USE, loc);
                // `super` reaches for the class cell.
                if name.id == self.names.super_ && self.current().kind == BlockKind::Function {
                    self.define(self.special.class, def::USE, loc);
                }
                Ok(())
            }
            ExprKind::Slice(parts) => parts.iter().try_for_each(|part| self.option(part)),
        }
    }

    fn note_yield(&mut self, loc: Loc) -> Outcome {
        let scope = self.current();
        if scope.comprehension {
            let what = self.comp_name();
            return self.error(loc, format!("'yield' inside {what}"));
        }
        scope.generator = true;
        Ok(())
    }

    fn comp_name(&mut self) -> &'static str {
        match self.current().comp_kind {
            Some(CompKind::List) => "list comprehension",
            Some(CompKind::Set) => "set comprehension",
            Some(CompKind::Dict) => "dict comprehension",
            _ => "generator expression",
        }
    }

    fn comp(&mut self, comp: &'a Comp, loc: Loc) -> Outcome {
        let Some(first) = comp.generators.first() else {
            return Ok(());
        };
        self.in_comp_iter += 1;
        let outcome = self.expr(&first.iter);
        self.in_comp_iter -= 1;
        outcome?;
        // In an annotation scope within a class, the comprehension sees the class scope too.
        let sees_class = self.current().can_see_class_scope;
        self.enter(BlockKind::Function, &comp.scope, loc);
        let scope = self.current();
        scope.comprehension = true;
        scope.generator_expression = comp.kind == CompKind::Generator;
        scope.generator = comp.kind == CompKind::Generator;
        scope.method = false;
        scope.comp_kind = Some(comp.kind);
        if sees_class {
            self.current().can_see_class_scope = true;
        }
        self.define(self.names.iter, def::PARAM, loc);
        for (index, generator) in comp.generators.iter().enumerate() {
            self.comp_target(&generator.target)?;
            if index > 0 {
                self.in_comp_iter += 1;
                let outcome = self.expr(&generator.iter);
                self.in_comp_iter -= 1;
                outcome?;
            }
            self.exprs(&generator.ifs)?;
        }
        if let Some(value) = &comp.value {
            self.expr(value)?;
        }
        self.expr(&comp.elt)?;
        self.exit();
        Ok(())
    }

    /// A walrus in a comprehension binds in the nearest function or module around it.
    fn named(&mut self, target: &'a Expr, loc: Loc) -> Outcome {
        let ExprKind::Name(name) = &target.kind else {
            return Ok(());
        };
        if self.in_comp_iter > 0 {
            return self.error(
                loc,
                "assignment expression cannot be used in a comprehension iterable expression",
            );
        }
        if !self.current().comprehension {
            return Ok(());
        }
        let loc = target.loc;
        let stack = self.stack.clone();
        for &id in stack.iter().rev() {
            let Some(scope) = self.scopes.get_mut(id as usize).and_then(Option::as_mut) else {
                continue;
            };
            if scope.comprehension {
                if scope
                    .symbol(name.id)
                    .is_some_and(|symbol| symbol.flags & def::COMP_ITER != 0)
                {
                    let msg = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        self.text(name.id)
                    );
                    return self.error(loc, msg);
                }
                continue;
            }
            let flags = match scope.kind {
                BlockKind::Function => {
                    let global = scope
                        .symbol(name.id)
                        .is_some_and(|symbol| symbol.flags & def::GLOBAL != 0);
                    if global { def::GLOBAL } else { def::NONLOCAL }
                }
                BlockKind::Module => def::GLOBAL,
                BlockKind::Class => {
                    return self
                        .error(loc, "assignment expression within a comprehension cannot be used in a class body");
                }
                BlockKind::TypeParameters => {
                    return self
                        .error(loc, "assignment expression within a comprehension cannot be used within the definition of a generic");
                }
                BlockKind::TypeAlias => {
                    return self
                        .error(loc, "assignment expression within a comprehension cannot be used in a type alias");
                }
                BlockKind::TypeVariable => {
                    return self
                        .error(loc, "assignment expression within a comprehension cannot be used in a TypeVar bound");
                }
                BlockKind::Annotation => {
                    return self.error(loc, "named expression cannot be used within an annotation");
                }
            };
            // Every comprehension in between sees the name as declared; the scope around binds it.
            self.define(name.id, flags, loc);
            self.current().directives.push((name.id, loc));
            let bound = if flags == def::NONLOCAL {
                def::LOCAL
            } else {
                def::GLOBAL
            };
            if let Some(scope) = self.scopes.get_mut(id as usize).and_then(Option::as_mut) {
                match scope.symbols.get_mut(&name.id) {
                    Some(symbol) => symbol.flags |= bound,
                    None => {
                        scope.symbols.insert(
                            name.id,
                            Symbol {
                                flags: bound,
                                place: Place::Unknown,
                            },
                        );
                        scope.order.push(name.id);
                    }
                }
            }
            return Ok(());
        }
        Ok(())
    }
}
