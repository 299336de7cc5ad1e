//! First pass of scope analysis: walks the tree and records how each scope uses each name.

use std::collections::BTreeMap;

use super::error::SyntaxError;
use super::lower::FUTURE_ANNOTATIONS;
use super::source::Source;
use super::symtable::{BlockKind, Place, Scope, Special, Symbol, SymbolTable, def};
use crate::tree::*;

pub(super) type Outcome<T = ()> = Result<T, SyntaxError>;

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

pub(super) struct Visitor<'a> {
    pub(super) source: &'a Source,
    pub(super) module: &'a Module,
    pub(super) special: Special,
    pub(super) names: Names,
    pub(super) scopes: Vec<Option<Scope>>,
    pub(super) stack: Vec<u32>,
    /// Depth of annotations of locals, which are checked but leave no trace.
    pub(super) unevaluated: u32,
    /// Positions of the first target of comprehension iterables, for walrus checks.
    pub(super) in_comp_iter: u32,
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
    pub(super) fn future_annotations(&self) -> bool {
        self.module.future_flags & FUTURE_ANNOTATIONS != 0
    }

    pub(super) fn enter(&mut self, kind: BlockKind, scope: &ScopeRef, loc: Loc) {
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

    pub(super) fn exit(&mut self) {
        self.stack.pop();
    }

    pub(super) fn current(&mut self) -> &mut Scope {
        let id = self.stack.last().copied().unwrap_or(0) as usize;
        self.scopes[id].get_or_insert_with(|| new_scope(BlockKind::Module, Loc::line_only(0)))
    }

    pub(super) fn text(&self, name: u32) -> &str {
        self.module
            .names
            .get(name as usize)
            .map_or("", String::as_str)
    }

    pub(super) fn error<T>(&self, loc: Loc, msg: impl Into<String>) -> Outcome<T> {
        Err(SyntaxError::at(self.source, loc, msg))
    }

    pub(super) fn define(&mut self, name: u32, flags: u32, loc: Loc) {
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

    pub(super) fn flags_of(&mut self, name: u32) -> u32 {
        self.current().symbol(name).map_or(0, |symbol| symbol.flags)
    }

    pub(super) fn param(&mut self, name: u32, loc: Loc) -> Outcome {
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

    pub(super) fn block(&mut self, block: &'a Block) -> Outcome {
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

    pub(super) fn stmts(&mut self, stmts: &'a [Stmt]) -> Outcome {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    pub(super) fn exprs(&mut self, exprs: &'a [Expr]) -> Outcome {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn option(&mut self, expr: &'a Option<Expr>) -> Outcome {
        expr.as_ref().map_or(Ok(()), |expr| self.expr(expr))
    }

    pub(super) fn bind(&mut self, name: &Name, loc: Loc) {
        self.define(name.id, def::LOCAL, loc);
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt) -> Outcome {
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

    pub(super) fn alias(&mut self, alias: &'a Alias) -> Outcome {
        if self.text(alias.name) == "*" {
            if self.current().kind != BlockKind::Module {
                return self.error(alias.loc, "import * only allowed at module level");
            }
            return Ok(());
        }
        self.define(alias.target.id, def::IMPORT, alias.loc);
        Ok(())
    }

    pub(super) fn declare(&mut self, names: &[u32], flag: u32, loc: Loc) -> Outcome {
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

    pub(super) fn ann_assign(&mut self, ann: &'a AnnAssign, loc: Loc) -> Outcome {
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

    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Outcome {
        self.expr(annotation)
    }

    pub(super) fn function(&mut self, function: &'a Function, loc: Loc) -> Outcome {
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

    pub(super) fn function_params(&mut self, params: &'a Params) -> Outcome {
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

    pub(super) fn class(&mut self, class: &'a Class, loc: Loc) -> Outcome {
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

    pub(super) fn enter_type_params(&mut self, params: &'a TypeParams, loc: Loc, class: bool) {
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

    pub(super) fn type_param_list(&mut self, params: &'a TypeParams) -> Outcome {
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

    pub(super) fn type_alias(&mut self, alias: &'a TypeAlias, loc: Loc) -> Outcome {
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
}
