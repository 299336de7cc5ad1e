//! Lowering of expressions.

use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::text_size::TextRange;

use super::lower::{Lower, Lr};
use super::lower_target::TargetKind;
use crate::code::Const;
use crate::compile::seq::NO_LOCATION;
use crate::tree::*;

/// Our name for the parser's operator.
pub(super) fn binary_operator(op: ast::Operator) -> BinOp {
    match op {
        ast::Operator::Add => BinOp::Add,
        ast::Operator::Sub => BinOp::Subtract,
        ast::Operator::Mult => BinOp::Multiply,
        ast::Operator::MatMult => BinOp::MatrixMultiply,
        ast::Operator::Div => BinOp::TrueDivide,
        ast::Operator::Mod => BinOp::Remainder,
        ast::Operator::Pow => BinOp::Power,
        ast::Operator::LShift => BinOp::Lshift,
        ast::Operator::RShift => BinOp::Rshift,
        ast::Operator::BitOr => BinOp::Or,
        ast::Operator::BitXor => BinOp::Xor,
        ast::Operator::BitAnd => BinOp::And,
        ast::Operator::FloorDiv => BinOp::FloorDivide,
    }
}

fn compare_operator(op: ast::CmpOp) -> CmpOp {
    match op {
        ast::CmpOp::Eq => CmpOp::Eq,
        ast::CmpOp::NotEq => CmpOp::Ne,
        ast::CmpOp::Lt => CmpOp::Lt,
        ast::CmpOp::LtE => CmpOp::Le,
        ast::CmpOp::Gt => CmpOp::Gt,
        ast::CmpOp::GtE => CmpOp::Ge,
        ast::CmpOp::Is => CmpOp::Is,
        ast::CmpOp::IsNot => CmpOp::IsNot,
        ast::CmpOp::In => CmpOp::In,
        ast::CmpOp::NotIn => CmpOp::NotIn,
    }
}

/// Our form of a constant.
pub(super) fn constant_value(value: ast::Constant) -> Const {
    match value {
        ast::Constant::None => Const::None,
        ast::Constant::Bool(value) => Const::bool(value),
        ast::Constant::Str(value) => Const::Str(value),
        ast::Constant::Bytes(value) => Const::Bytes(value),
        ast::Constant::Int(value) => Const::Int(value),
        ast::Constant::Tuple(items) => {
            Const::Tuple(items.into_iter().map(constant_value).collect())
        }
        ast::Constant::Float(value) => Const::Float(value),
        ast::Constant::Complex { real, imag } => Const::Complex(real, imag),
        ast::Constant::Ellipsis => Const::Ellipsis,
    }
}

impl Lower<'_> {
    pub(super) fn expr(&mut self, expr: ast::Expr) -> Lr<Expr> {
        self.enter()?;
        let expr = self.expr_inner(expr);
        self.leave();
        expr
    }

    fn list(&mut self, list: Vec<ast::Expr>) -> Lr<Box<[Expr]>> {
        list.into_iter().map(|expr| self.expr(expr)).collect()
    }

    fn optional(&mut self, expr: Option<Box<ast::Expr>>) -> Lr<Option<Expr>> {
        expr.map(|expr| self.expr(*expr)).transpose()
    }

    fn expr_inner(&mut self, expr: ast::Expr) -> Lr<Expr> {
        let range = expr.range();
        let mut loc = self.loc(range);
        let kind = match expr {
            ast::Expr::BoolOp(op) => {
                let kind = if op.op == ast::BoolOp::And {
                    BoolOp::And
                } else {
                    BoolOp::Or
                };
                ExprKind::BoolOp(kind, self.list(op.values)?)
            }
            ast::Expr::NamedExpr(named) => {
                let (from, to) = (named.target.range().end(), named.value.range());
                let target = self.target(*named.target, TargetKind::Named)?;
                let end = self.closing_parens(from.into(), to.start().into(), to.end().into());
                loc = self.source.loc(range.start().into(), end);
                ExprKind::Named(Box::new((target, self.expr(*named.value)?)))
            }
            ast::Expr::BinOp(op) => {
                if let Some(expr) = self.format_operator(&op, loc)? {
                    return Ok(expr);
                }
                let (left, right) = (self.expr(*op.left)?, self.expr(*op.right)?);
                ExprKind::BinOp(binary_operator(op.op), Box::new((left, right)))
            }
            ast::Expr::UnaryOp(op) => {
                let kind = match op.op {
                    ast::UnaryOp::Invert => UnaryOp::Invert,
                    ast::UnaryOp::Not => UnaryOp::Not,
                    ast::UnaryOp::UAdd => UnaryOp::Plus,
                    ast::UnaryOp::USub => UnaryOp::Minus,
                };
                ExprKind::UnaryOp(kind, Box::new(self.expr(*op.operand)?))
            }
            ast::Expr::Lambda(lambda) => ExprKind::Lambda(Box::new(self.lambda(lambda)?)),
            ast::Expr::IfExp(node) => {
                let test = self.expr(*node.test)?;
                let body = self.expr(*node.body)?;
                ExprKind::IfExp(Box::new(IfExp {
                    test,
                    body,
                    orelse: self.expr(*node.orelse)?,
                }))
            }
            ast::Expr::Dict(dict) => {
                let mut items = Vec::with_capacity(dict.keys.len());
                for (key, value) in dict.keys.into_iter().zip(dict.values) {
                    let key = key.map(|key| self.expr(key)).transpose()?;
                    items.push((key, self.expr(value)?));
                }
                ExprKind::Dict(items.into())
            }
            ast::Expr::Set(set) => ExprKind::Set(self.list(set.elts)?),
            ast::Expr::List(list) => ExprKind::List(self.list(list.elts)?),
            ast::Expr::Tuple(tuple) => ExprKind::Tuple(self.list(tuple.elts)?),
            ast::Expr::ListComp(comp) => {
                self.comp(range, CompKind::List, *comp.elt, None, comp.generators)?
            }
            ast::Expr::SetComp(comp) => {
                self.comp(range, CompKind::Set, *comp.elt, None, comp.generators)?
            }
            ast::Expr::DictComp(comp) => self.comp(
                range,
                CompKind::Dict,
                *comp.key,
                Some(*comp.value),
                comp.generators,
            )?,
            ast::Expr::GeneratorExp(comp) => {
                self.comp(range, CompKind::Generator, *comp.elt, None, comp.generators)?
            }
            ast::Expr::Await(_) => {
                return self.fail(
                    range,
                    if self.block.is_some() {
                        "'await' outside function"
                    } else {
                        "'await' outside async function"
                    },
                );
            }
            ast::Expr::Yield(node) => ExprKind::Yield(self.optional(node.value)?.map(Box::new)),
            ast::Expr::YieldFrom(node) => ExprKind::YieldFrom(Box::new(self.expr(*node.value)?)),
            ast::Expr::Compare(node) => {
                let left = self.expr(*node.left)?;
                let ops = node.ops.into_iter().map(compare_operator).collect();
                ExprKind::Compare(Box::new(Compare {
                    left,
                    ops,
                    comparators: self.list(node.comparators)?,
                }))
            }
            ast::Expr::Call(call) => self.call(call)?,
            ast::Expr::FormattedValue(_) | ast::Expr::JoinedStr(_) => {
                return self.fail(range, "invalid syntax");
            }
            ast::Expr::Constant(constant) => {
                if matches!(
                    constant.value,
                    ast::Constant::Str(_) | ast::Constant::Bytes(_)
                ) && self.has_fstring(range)
                {
                    return self.joined_string(range);
                }
                ExprKind::Constant(self.constant(constant_value(constant.value)))
            }
            ast::Expr::Attribute(node) => {
                let value = self.expr(*node.value)?;
                ExprKind::Attribute(Box::new(value), self.mangled(&node.attr))
            }
            ast::Expr::Subscript(node) => {
                let value = self.expr(*node.value)?;
                ExprKind::Subscript(Box::new((value, self.subscript(*node.slice)?)))
            }
            ast::Expr::Starred(node) => ExprKind::Starred(Box::new(self.expr(*node.value)?)),
            ast::Expr::Name(node) => {
                if node.id.as_str() == "__debug__" {
                    return Ok(self.const_expr(Const::True, loc));
                }
                ExprKind::Name(self.variable(&node.id))
            }
            ast::Expr::Slice(node) => {
                let parts = [
                    self.optional(node.lower)?,
                    self.optional(node.upper)?,
                    self.optional(node.step)?,
                ];
                ExprKind::Slice(Box::new(parts))
            }
        };
        Ok(Expr { loc, kind })
    }

    /// A subscript; `x[*a]` is a tuple.
    pub(super) fn subscript(&mut self, index: ast::Expr) -> Lr<Expr> {
        let expr = self.expr(index)?;
        if matches!(expr.kind, ExprKind::Starred(_)) {
            return Ok(Expr {
                loc: expr.loc,
                kind: ExprKind::Tuple(Box::new([expr])),
            });
        }
        Ok(expr)
    }

    fn call(&mut self, call: ast::ExprCall) -> Lr<ExprKind> {
        let end = call.range.end();
        let func_end = call.func.range().end();
        let func = self.expr(*call.func)?;
        let sole = call.args.len() == 1 && call.keywords.is_empty();
        let mut args = Vec::with_capacity(call.args.len());
        for arg in call.args {
            let range = arg.range();
            let bare_generator =
                matches!(arg, ast::Expr::GeneratorExp(_)) && !self.starts_with_paren(range);
            let mut arg = self.expr(arg)?;
            if bare_generator {
                if !sole {
                    return self.fail(range, "Generator expression must be parenthesized");
                }
                // The parentheses of the call belong to a sole generator expression.
                let open = self.opening_paren(func_end.into());
                arg.loc = self.source.loc(open, end.into());
            }
            args.push(arg);
        }
        let mut keywords = Vec::with_capacity(call.keywords.len());
        for keyword in call.keywords {
            keywords.push(self.keyword(keyword)?);
        }
        let starred = args
            .iter()
            .any(|arg| matches!(arg.kind, ExprKind::Starred(_)));
        let names: Option<Vec<Const>> = keywords
            .iter()
            .map(|keyword| self.names.as_slice().get(keyword.arg? as usize))
            .map(|name| name.cloned().map(Const::Str))
            .collect();
        let plain = !starred && names.is_some();
        let kwnames = match names {
            Some(names) if plain && !names.is_empty() => Some(self.constant(Const::Tuple(names))),
            _ => None,
        };
        Ok(ExprKind::Call(Box::new(Call {
            func,
            args: args.into(),
            keywords: keywords.into(),
            plain,
            kwnames,
            super_vars: Default::default(),
        })))
    }

    /// Whether a range is one pair of parentheses and what stands in it.
    fn starts_with_paren(&self, range: TextRange) -> bool {
        let (start, end): (u32, u32) = (range.start().into(), range.end().into());
        let parens = &self.lexed.parens;
        let first = parens.partition_point(|(at, _)| *at < start);
        let mut depth = 0;
        for (at, open) in parens.get(first..).unwrap_or(&[]) {
            if depth == 0 && *at != start {
                return false;
            }
            depth += if *open { 1 } else { -1 };
            if depth == 0 {
                return at + 1 == end;
            }
        }
        false
    }

    /// The end of an operand together with the parentheses that open between `from` and its `start`.
    fn closing_parens(&self, from: u32, start: u32, end: u32) -> u32 {
        let parens = &self.lexed.parens;
        let between = |low: u32, high: u32| {
            let first = parens.partition_point(|(at, _)| *at < low);
            let rest = parens.get(first..).unwrap_or(&[]);
            rest.iter().take_while(move |(at, _)| *at < high)
        };
        let opened = between(from, start).filter(|(_, open)| *open).count();
        let mut closing = between(end, u32::MAX).map(|(at, _)| at + 1);
        if opened == 0 {
            end
        } else {
            closing.nth(opened - 1).unwrap_or(end)
        }
    }

    fn opening_paren(&self, after: u32) -> u32 {
        let parens = &self.lexed.parens;
        let first = parens.partition_point(|(at, _)| *at < after);
        let mut rest = parens.get(first..).unwrap_or(&[]).iter();
        rest.find(|(_, open)| *open).map_or(after, |(at, _)| *at)
    }

    fn comp(
        &mut self,
        range: TextRange,
        kind: CompKind,
        elt: ast::Expr,
        value: Option<ast::Expr>,
        generators: Vec<ast::Comprehension>,
    ) -> Lr<ExprKind> {
        let scope = self.new_scope();
        let mut lowered = Vec::with_capacity(generators.len());
        if let ast::Expr::Starred(_) = elt {
            return self.fail(
                elt.range(),
                "iterable unpacking cannot be used in comprehension",
            );
        }
        for generator in generators {
            if generator.is_async {
                let msg = "asynchronous comprehension outside of an asynchronous function";
                return self.fail(range, msg);
            }
            let start = generator.target.range().start();
            let end = generator
                .ifs
                .last()
                .map_or(generator.iter.range().end(), |test| test.range().end());
            let target = self.target(generator.target, TargetKind::Comprehension)?;
            let iter = self.expr(generator.iter)?;
            let ifs = self.list(generator.ifs)?;
            let loc = self.loc(TextRange::new(start, end));
            lowered.push(Generator {
                loc,
                target,
                iter,
                ifs,
            });
        }
        let elt = self.expr(elt)?;
        let value = value.map(|value| self.expr(value)).transpose()?;
        let generators = lowered.into();
        Ok(ExprKind::Comp(Box::new(Comp {
            kind,
            scope,
            elt,
            value,
            generators,
            inlined: Default::default(),
        })))
    }

    /// `"..." % (a, b)` with simple conversions becomes an f-string, as CPython's preprocessing does.
    fn format_operator(&mut self, op: &ast::ExprBinOp, loc: Loc) -> Lr<Option<Expr>> {
        let (ast::Operator::Mod, ast::Expr::Constant(left), ast::Expr::Tuple(right)) =
            (op.op, &*op.left, &*op.right)
        else {
            return Ok(None);
        };
        let ast::Constant::Str(format) = &left.value else {
            return Ok(None);
        };
        if self.has_fstring(left.range()) || right.elts.iter().any(|elt| elt.is_starred_expr()) {
            return Ok(None);
        }
        let Some(pieces) = parse_percent_format(format, right.elts.len()) else {
            return Ok(None);
        };
        let mut args = right.elts.iter();
        let mut values = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => values.push(self.const_expr(Const::Str(text), NO_LOCATION)),
                Piece::Field(conversion, spec) => {
                    let Some(arg) = args.next() else {
                        return Ok(None);
                    };
                    let value = self.expr(arg.clone())?;
                    let arg_loc = value.loc;
                    let spec =
                        (!spec.is_empty()).then(|| self.const_expr(Const::Str(spec), arg_loc));
                    let kind = ExprKind::Formatted(Box::new(Formatted {
                        value,
                        conversion,
                        spec,
                    }));
                    values.push(Expr { loc: arg_loc, kind });
                }
            }
        }
        Ok(Some(Expr {
            loc,
            kind: ExprKind::JoinedStr(values.into()),
        }))
    }
}

enum Piece {
    Text(String),
    Field(u8, String),
}

fn parse_percent_format(format: &str, count: usize) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut fields = 0;
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        if chars.peek() == Some(&'%') {
            chars.next();
            text.push('%');
            continue;
        }
        let mut left = false;
        while let Some(&flag) = chars.peek() {
            match flag {
                '-' => left = true,
                '+' | ' ' | '#' | '0' => {}
                _ => break,
            }
            chars.next();
        }
        let number = |chars: &mut std::iter::Peekable<std::str::Chars<'_>>| -> Option<Option<u32>> {
            let mut digits = String::new();
            while let Some(&d) = chars.peek().filter(|c| c.is_ascii_digit()) {
                digits.push(d);
                chars.next();
            }
            match digits.len() {
                0 => Some(None),
                1..=2 => Some(digits.parse().ok()),
                _ => None,
            }
        };
        let width = number(&mut chars)?;
        let mut precision = None;
        if chars.peek() == Some(&'.') {
            chars.next();
            precision = Some(number(&mut chars)?.unwrap_or(0));
        }
        let conversion = match chars.next()? {
            's' => 1,
            'r' => 2,
            'a' => 3,
            _ => return None,
        };
        let mut spec = String::new();
        if let Some(width) = width {
            if !left && width > 0 {
                spec.push('>');
            }
            spec.push_str(&width.to_string());
        }
        if let Some(precision) = precision {
            spec.push_str(&format!(".{precision}"));
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Field(conversion, spec));
        fields += 1;
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    (fields == count).then_some(pieces)
}
