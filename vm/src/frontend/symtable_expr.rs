//! Scope analysis of expressions, targets, patterns and comprehensions.

use super::symtable::{BlockKind, Place, Symbol, def};
use super::symtable_visit::{Outcome, Visitor};
use crate::tree::*;

impl<'a> Visitor<'a> {
    pub(super) fn target(&mut self, target: &'a Expr) -> Outcome {
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
    pub(super) fn comp_target(&mut self, target: &'a Expr) -> Outcome {
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

    pub(super) fn pattern(&mut self, pattern: &'a Pattern) -> Outcome {
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
    pub(super) fn forbid(&mut self, what: &str, loc: Loc) -> Outcome {
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

    pub(super) fn expr(&mut self, expr: &'a Expr) -> Outcome {
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

    pub(super) fn note_yield(&mut self, loc: Loc) -> Outcome {
        let scope = self.current();
        if scope.comprehension {
            let what = self.comp_name();
            return self.error(loc, format!("'yield' inside {what}"));
        }
        scope.generator = true;
        Ok(())
    }

    pub(super) fn comp_name(&mut self) -> &'static str {
        match self.current().comp_kind {
            Some(CompKind::List) => "list comprehension",
            Some(CompKind::Set) => "set comprehension",
            Some(CompKind::Dict) => "dict comprehension",
            _ => "generator expression",
        }
    }

    pub(super) fn comp(&mut self, comp: &'a Comp, loc: Loc) -> Outcome {
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
    pub(super) fn named(&mut self, target: &'a Expr, loc: Loc) -> Outcome {
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
