//! Assignment targets and patterns: what may be bound, and CPython's words where it may not.

use rustpython_parser::Tok;
use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::text_size::TextRange;

use super::lower::{Lower, Lr};
use super::lower_expr::constant_value;
use crate::code::Const;
use crate::tree::*;

/// In which construct a target stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetKind {
    Assign,
    For,
    With,
    Delete,
    Comprehension,
    Named,
}

/// What CPython's messages call an expression.
pub(super) fn describe(expr: &ast::Expr) -> &'static str {
    match expr {
        ast::Expr::Attribute(_) => "attribute",
        ast::Expr::Subscript(_) => "subscript",
        ast::Expr::Starred(_) => "starred",
        ast::Expr::Name(_) => "name",
        ast::Expr::List(_) => "list",
        ast::Expr::Tuple(_) => "tuple",
        ast::Expr::Lambda(_) => "lambda",
        ast::Expr::Call(_) => "function call",
        ast::Expr::BoolOp(_) | ast::Expr::BinOp(_) | ast::Expr::UnaryOp(_) => "expression",
        ast::Expr::GeneratorExp(_) => "generator expression",
        ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => "yield expression",
        ast::Expr::Await(_) => "await expression",
        ast::Expr::ListComp(_) => "list comprehension",
        ast::Expr::SetComp(_) => "set comprehension",
        ast::Expr::DictComp(_) => "dict comprehension",
        ast::Expr::Dict(_) => "dict literal",
        ast::Expr::Set(_) => "set display",
        ast::Expr::JoinedStr(_) | ast::Expr::FormattedValue(_) => "f-string expression",
        ast::Expr::Constant(constant) => match constant.value {
            ast::Constant::None => "None",
            ast::Constant::Bool(false) => "False",
            ast::Constant::Bool(true) => "True",
            ast::Constant::Ellipsis => "ellipsis",
            _ => "literal",
        },
        ast::Expr::Compare(_) => "comparison",
        ast::Expr::IfExp(_) => "conditional expression",
        ast::Expr::NamedExpr(_) => "named expression",
        ast::Expr::Slice(_) => "slice",
    }
}

impl Lower<'_> {
    pub(super) fn describe(&self, expr: &ast::Expr) -> &'static str {
        if matches!(expr, ast::Expr::Constant(_)) && self.has_fstring(expr.range()) {
            return "f-string expression";
        }
        describe(expr)
    }

    fn invalid<'e>(&self, expr: &'e ast::Expr, kind: TargetKind) -> Option<&'e ast::Expr> {
        match expr {
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => None,
            ast::Expr::List(ast::ExprList { elts, .. })
            | ast::Expr::Tuple(ast::ExprTuple { elts, .. })
                if kind != TargetKind::Named =>
            {
                elts.iter().find_map(|elt| self.invalid(elt, kind))
            }
            ast::Expr::Starred(starred)
                if !matches!(kind, TargetKind::Delete | TargetKind::Named) =>
            {
                self.invalid(&starred.value, kind)
            }
            _ => Some(expr),
        }
    }

    /// The check of a whole assignment, with the hint that `==` may have been meant.
    pub(super) fn check_assignment(&self, assign: &ast::StmtAssign) -> Lr<()> {
        for target in &assign.targets {
            let Some(bad) = self.invalid(target, TargetKind::Assign) else {
                continue;
            };
            let what = self.describe(bad);
            let parenthesised = std::ptr::eq(bad, target)
                && assign.targets.len() == 1
                && assign.range().start() < bad.range().start();
            if let (Some(ast::Expr::Name(name)), Some(ast::Expr::Tuple(tuple))) =
                (assign.targets.first(), assign.targets.get(1))
                && let Some(first) = tuple.elts.first()
                && std::ptr::eq(bad, first)
                && tuple.range().start() == first.range().start()
            {
                let msg = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                return self.fail(
                    TextRange::new(name.range().start(), first.range().end()),
                    msg,
                );
            }
            if parenthesised
                && matches!(
                    bad,
                    ast::Expr::IfExp(_)
                        | ast::Expr::Lambda(_)
                        | ast::Expr::Yield(_)
                        | ast::Expr::YieldFrom(_)
                )
            {
                let msg =
                    format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
                return self.fail(bad.range(), msg);
            }
            if let ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) = bad {
                return self.fail(bad.range(), "assignment to yield expression not possible");
            }
            let operand = |expr: &ast::Expr| {
                matches!(
                    expr,
                    ast::Expr::BinOp(_)
                        | ast::Expr::Call(_)
                        | ast::Expr::Constant(_)
                        | ast::Expr::Attribute(_)
                        | ast::Expr::Subscript(_)
                        | ast::Expr::Name(_)
                        | ast::Expr::List(_)
                        | ast::Expr::Dict(_)
                        | ast::Expr::Set(_)
                        | ast::Expr::ListComp(_)
                        | ast::Expr::SetComp(_)
                        | ast::Expr::DictComp(_)
                        | ast::Expr::JoinedStr(_)
                        | ast::Expr::NamedExpr(_)
                ) || matches!(expr, ast::Expr::UnaryOp(op) if op.op != ast::UnaryOp::Not)
            };
            let plain = matches!(bad, ast::Expr::GeneratorExp(_) | ast::Expr::Starred(_))
                || matches!(what, "True" | "False" | "None");
            let first_operand = match &*assign.value {
                ast::Expr::Compare(compare) => operand(&compare.left),
                ast::Expr::BoolOp(op) => op.values.first().is_some_and(operand),
                ast::Expr::IfExp(node) => operand(&node.body),
                ast::Expr::Tuple(_) => true,
                other => operand(other),
            };
            let hint = assign.targets.len() == 1
                && std::ptr::eq(bad, target)
                && operand(bad)
                && first_operand
                && !plain;
            let msg = if hint {
                format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?")
            } else {
                format!("cannot assign to {what}")
            };
            return self.fail(bad.range(), msg);
        }
        Ok(())
    }

    pub(super) fn check_annotated(&self, target: &ast::Expr) -> Lr<()> {
        match target {
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_) => Ok(()),
            ast::Expr::List(_) => self.fail(
                target.range(),
                "only single target (not list) can be annotated",
            ),
            ast::Expr::Tuple(_) => self.fail(
                target.range(),
                "only single target (not tuple) can be annotated",
            ),
            _ => self.fail(target.range(), "illegal target for annotation"),
        }
    }

    pub(super) fn augmented_target(&mut self, target: ast::Expr) -> Lr<Expr> {
        if !matches!(
            target,
            ast::Expr::Name(_) | ast::Expr::Attribute(_) | ast::Expr::Subscript(_)
        ) {
            let msg = format!(
                "'{}' is an illegal expression for augmented assignment",
                self.describe(&target)
            );
            return self.fail(target.range(), msg);
        }
        self.target(target, TargetKind::Assign)
    }

    pub(super) fn target(&mut self, target: ast::Expr, kind: TargetKind) -> Lr<Expr> {
        if let Some(bad) = self.invalid(&target, kind) {
            let what = self.describe(bad);
            let msg = match kind {
                TargetKind::Delete => format!("cannot delete {what}"),
                TargetKind::Named => format!("cannot use assignment expressions with {what}"),
                _ => format!("cannot assign to {what}"),
            };
            return self.fail(bad.range(), msg);
        }
        if kind != TargetKind::Delete && matches!(target, ast::Expr::Starred(_)) {
            return self.fail(
                target.range(),
                "starred assignment target must be in a list or tuple",
            );
        }
        self.enter()?;
        let target = self.target_inner(target, kind);
        self.leave();
        target
    }

    fn target_inner(&mut self, target: ast::Expr, kind: TargetKind) -> Lr<Expr> {
        let range = target.range();
        let loc = self.loc(range);
        let kind = match target {
            ast::Expr::Name(name) => {
                if kind == TargetKind::Delete && name.id.as_str() == "__debug__" {
                    return self.fail(range, "cannot delete __debug__");
                }
                ExprKind::Name(self.binding(&name.id, range)?)
            }
            ast::Expr::Attribute(node) => {
                if node.attr.as_str() == "__debug__" {
                    let what = if kind == TargetKind::Delete {
                        "delete"
                    } else {
                        "assign to"
                    };
                    return self.fail(range, format!("cannot {what} __debug__"));
                }
                let value = self.expr(*node.value)?;
                ExprKind::Attribute(Box::new(value), self.mangled(&node.attr))
            }
            ast::Expr::Subscript(node) => {
                let value = self.expr(*node.value)?;
                ExprKind::Subscript(Box::new((value, self.subscript(*node.slice)?)))
            }
            ast::Expr::List(list) => ExprKind::List(self.target_list(list.elts, range, kind)?),
            ast::Expr::Tuple(tuple) => ExprKind::Tuple(self.target_list(tuple.elts, range, kind)?),
            ast::Expr::Starred(node) => {
                ExprKind::Starred(Box::new(self.target(*node.value, kind)?))
            }
            other => {
                let msg = format!("cannot assign to {}", self.describe(&other));
                return self.fail(range, msg);
            }
        };
        Ok(Expr { loc, kind })
    }

    fn target_list(
        &mut self,
        elts: Vec<ast::Expr>,
        range: TextRange,
        kind: TargetKind,
    ) -> Lr<Box<[Expr]>> {
        let mut starred = 0;
        let mut targets = Vec::with_capacity(elts.len());
        let count = elts.len();
        for (index, elt) in elts.into_iter().enumerate() {
            if matches!(elt, ast::Expr::Starred(_)) {
                starred += 1;
                if starred > 1 {
                    return self.fail(range, "multiple starred expressions in assignment");
                }
                if index >= 1 << 8 || count - index > 1 << 24 {
                    return self.fail(range, "too many expressions in star-unpacking assignment");
                }
            }
            self.enter()?;
            let target = self.target_inner(elt, kind)?;
            self.leave();
            targets.push(target);
        }
        Ok(targets.into())
    }

    fn patterns(&mut self, patterns: Vec<ast::Pattern>) -> Lr<Box<[Pattern]>> {
        patterns
            .into_iter()
            .map(|pattern| self.pattern(pattern))
            .collect()
    }

    pub(super) fn pattern(&mut self, pattern: ast::Pattern) -> Lr<Pattern> {
        self.enter()?;
        let pattern = self.pattern_inner(pattern);
        self.leave();
        pattern
    }

    fn pattern_inner(&mut self, pattern: ast::Pattern) -> Lr<Pattern> {
        let range = pattern.range();
        let loc = self.loc(range);
        let kind = match pattern {
            ast::Pattern::MatchValue(node) => {
                PatternKind::Value(Box::new(self.pattern_value(*node.value)?))
            }
            ast::Pattern::MatchSingleton(node) => {
                PatternKind::Singleton(Box::new(self.const_expr(constant_value(node.value), loc)))
            }
            ast::Pattern::MatchSequence(node) => {
                let stars = node.patterns.iter().filter(|p| p.is_match_star()).count();
                if stars > 1 {
                    return self.fail(range, "multiple starred names in sequence pattern");
                }
                PatternKind::Sequence(self.patterns(node.patterns)?)
            }
            ast::Pattern::MatchMapping(node) => {
                let mut keys = Vec::with_capacity(node.keys.len());
                for key in node.keys {
                    keys.push(self.pattern_value(key)?);
                }
                let patterns = self.patterns(node.patterns)?;
                if node.rest.as_deref() == Some("_") {
                    let inside = |at: u32| range.contains(at.into());
                    let star = self.lexed.tokens.windows(2).find(|pair| {
                        inside(pair[0].start)
                            && pair[0].tok == Tok::DoubleStar
                            && matches!(&pair[1].tok, Tok::Name { name } if name == "_")
                    });
                    if let Some([_, name]) = star {
                        let range = TextRange::new(name.start.into(), name.end.into());
                        return self.fail(range, "invalid syntax");
                    }
                }
                let rest = node
                    .rest
                    .map(|name| self.binding(&name, range))
                    .transpose()?;
                self.check_mapping_keys(&keys, loc)?;
                PatternKind::Mapping(Box::new(MappingPattern {
                    keys: keys.into(),
                    patterns,
                    rest,
                }))
            }
            ast::Pattern::MatchClass(node) => {
                let cls = self.expr(*node.cls)?;
                let patterns = self.patterns(node.patterns)?;
                let mut seen: Vec<&str> = Vec::new();
                for (attr, pattern) in node.kwd_attrs.iter().zip(&node.kwd_patterns) {
                    if seen.contains(&attr.as_str()) {
                        let msg = format!(
                            "attribute name repeated in class pattern: {}",
                            attr.as_str()
                        );
                        return self.fail(pattern.range(), msg);
                    }
                    seen.push(attr);
                }
                let kwd_names = node.kwd_attrs.iter().map(|name| self.bare(name)).collect();
                let kwd_patterns = self.patterns(node.kwd_patterns)?;
                PatternKind::Class(Box::new(ClassPattern {
                    cls,
                    patterns,
                    kwd_names,
                    kwd_patterns,
                }))
            }
            ast::Pattern::MatchStar(node) => PatternKind::Star(
                node.name
                    .map(|name| self.binding(&name, range))
                    .transpose()?
                    .map(Box::new),
            ),
            ast::Pattern::MatchAs(node) => {
                let inner = node
                    .pattern
                    .map(|pattern| self.pattern(*pattern))
                    .transpose()?;
                let name = node
                    .name
                    .map(|name| self.binding(&name, range))
                    .transpose()?;
                PatternKind::As(inner.map(Box::new), name.map(Box::new))
            }
            ast::Pattern::MatchOr(node) => PatternKind::Or(self.patterns(node.patterns)?),
        };
        Ok(Pattern { loc, kind })
    }

    fn check_mapping_keys(&self, keys: &[Expr], loc: Loc) -> Lr<()> {
        let mut seen: Vec<&Const> = Vec::new();
        for key in keys {
            if let ExprKind::Constant(id) = key.kind
                && let Some(value) = self.consts.get(id)
            {
                if seen.contains(&value) {
                    let text = super::unparse::const_repr(value);
                    let msg = format!("mapping pattern checks duplicate key ({text})");
                    return Err(super::error::SyntaxError::at(self.source, loc, msg));
                }
                seen.push(value);
            }
        }
        Ok(())
    }

    /// A literal or dotted name in a pattern, with signs and complex sums folded.
    fn pattern_value(&mut self, value: ast::Expr) -> Lr<Expr> {
        let range = value.range();
        let loc = self.loc(range);
        if self.has_fstring(range) {
            return self.fail(
                range,
                "patterns may only match literals and attribute lookups",
            );
        }
        if let ast::Expr::BinOp(op) = &value {
            if matches!(fold_number(&op.left), Some(Const::Complex(..))) {
                return self.fail(op.left.range(), "real number required in complex literal");
            }
            if matches!(
                fold_number(&op.right),
                Some(Const::Int(_) | Const::Float(_))
            ) {
                return self.fail(
                    op.right.range(),
                    "imaginary number required in complex literal",
                );
            }
        }
        match fold_number(&value) {
            Some(folded) => Ok(self.const_expr(folded, loc)),
            None => self.expr(value),
        }
    }
}

fn fold_number(expr: &ast::Expr) -> Option<Const> {
    match expr {
        ast::Expr::Constant(constant) => match &constant.value {
            ast::Constant::Int(value) => Some(Const::Int(value.clone())),
            ast::Constant::Float(value) => Some(Const::Float(*value)),
            ast::Constant::Complex { real, imag } => Some(Const::Complex(*real, *imag)),
            _ => None,
        },
        ast::Expr::UnaryOp(op) if op.op == ast::UnaryOp::USub => {
            Some(match fold_number(&op.operand)? {
                Const::Int(value) => Const::Int(-value),
                Const::Float(value) => Const::Float(-value),
                Const::Complex(re, im) => Const::Complex(-re, -im),
                _ => return None,
            })
        }
        ast::Expr::BinOp(op) => {
            let left = match fold_number(&op.left)? {
                Const::Int(value) => value.to_string().parse().ok()?,
                Const::Float(value) => value,
                _ => return None,
            };
            let Const::Complex(re, im) = fold_number(&op.right)? else {
                return None;
            };
            match op.op {
                ast::Operator::Add => Some(Const::Complex(left + re, im)),
                ast::Operator::Sub => Some(Const::Complex(left - re, -im)),
                _ => None,
            }
        }
        _ => None,
    }
}
