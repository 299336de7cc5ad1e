//! Expressions back to text, for annotations under `from __future__ import annotations`.

use rustpython_parser::ast::{self, Ranged};
use rustpython_parser::text_size::TextRange;

use super::lexer::{Field, Part};
use super::lower::Lower;
use crate::code::Const;
use crate::text::{float_repr, str_repr};

const TUPLE: u8 = 0;
const TEST: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const NOT: u8 = 4;
const CMP: u8 = 5;
const BOR: u8 = 6;
const FACTOR: u8 = 12;
const POWER: u8 = 13;
const ATOM: u8 = 15;

/// The text of an expression, spaced as CPython does.
pub(super) fn unparse(lower: &Lower<'_>, expr: &ast::Expr) -> String {
    let mut writer = Writer {
        lower,
        out: String::new(),
    };
    writer.expr(expr, TEST);
    writer.out
}

struct Writer<'a> {
    lower: &'a Lower<'a>,
    out: String,
}

fn operator(op: ast::Operator) -> (&'static str, u8) {
    match op {
        ast::Operator::Add => (" + ", 10),
        ast::Operator::Sub => (" - ", 10),
        ast::Operator::Mult => (" * ", 11),
        ast::Operator::MatMult => (" @ ", 11),
        ast::Operator::Div => (" / ", 11),
        ast::Operator::Mod => (" % ", 11),
        ast::Operator::FloorDiv => (" // ", 11),
        ast::Operator::LShift => (" << ", 9),
        ast::Operator::RShift => (" >> ", 9),
        ast::Operator::BitOr => (" | ", BOR),
        ast::Operator::BitXor => (" ^ ", 7),
        ast::Operator::BitAnd => (" & ", 8),
        ast::Operator::Pow => (" ** ", POWER),
    }
}

fn comparison(op: &ast::CmpOp) -> &'static str {
    match op {
        ast::CmpOp::Eq => " == ",
        ast::CmpOp::NotEq => " != ",
        ast::CmpOp::Lt => " < ",
        ast::CmpOp::LtE => " <= ",
        ast::CmpOp::Gt => " > ",
        ast::CmpOp::GtE => " >= ",
        ast::CmpOp::Is => " is ",
        ast::CmpOp::IsNot => " is not ",
        ast::CmpOp::In => " in ",
        ast::CmpOp::NotIn => " not in ",
    }
}

impl Writer<'_> {
    fn parenthesized(&mut self, condition: bool, body: impl FnOnce(&mut Self)) {
        if condition {
            self.out.push('(');
        }
        body(self);
        if condition {
            self.out.push(')');
        }
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e ast::Expr>) {
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            self.expr(item, TEST);
        }
    }

    fn expr(&mut self, expr: &ast::Expr, level: u8) {
        match expr {
            ast::Expr::BoolOp(node) => {
                let (word, own) = if node.op == ast::BoolOp::And {
                    (" and ", AND)
                } else {
                    (" or ", OR)
                };
                self.parenthesized(level > own, |w| {
                    for (index, value) in node.values.iter().enumerate() {
                        if index > 0 {
                            w.out.push_str(word);
                        }
                        w.expr(value, own + 1);
                    }
                });
            }
            ast::Expr::NamedExpr(node) => self.parenthesized(level > TUPLE, |w| {
                w.expr(&node.target, ATOM);
                w.out.push_str(" := ");
                w.expr(&node.value, ATOM);
            }),
            ast::Expr::BinOp(node) => {
                let (text, own) = operator(node.op);
                let power = node.op == ast::Operator::Pow;
                self.parenthesized(level > own, |w| {
                    w.expr(&node.left, own + u8::from(power));
                    w.out.push_str(text);
                    w.expr(&node.right, own + u8::from(!power));
                });
            }
            ast::Expr::UnaryOp(node) => {
                let (text, own) = match node.op {
                    ast::UnaryOp::Invert => ("~", FACTOR),
                    ast::UnaryOp::Not => ("not ", NOT),
                    ast::UnaryOp::UAdd => ("+", FACTOR),
                    ast::UnaryOp::USub => ("-", FACTOR),
                };
                self.parenthesized(level > own, |w| {
                    w.out.push_str(text);
                    w.expr(&node.operand, own);
                });
            }
            ast::Expr::IfExp(node) => self.parenthesized(level > TEST, |w| {
                w.expr(&node.body, TEST + 1);
                w.out.push_str(" if ");
                w.expr(&node.test, TEST + 1);
                w.out.push_str(" else ");
                w.expr(&node.orelse, TEST);
            }),
            ast::Expr::Dict(node) => {
                self.out.push('{');
                for (index, (key, value)) in node.keys.iter().zip(&node.values).enumerate() {
                    if index > 0 {
                        self.out.push_str(", ");
                    }
                    match key {
                        Some(key) => {
                            self.expr(key, TEST);
                            self.out.push_str(": ");
                            self.expr(value, TEST);
                        }
                        None => {
                            self.out.push_str("**");
                            self.expr(value, BOR);
                        }
                    }
                }
                self.out.push('}');
            }
            ast::Expr::Set(node) => {
                self.out.push('{');
                self.list(&node.elts);
                self.out.push('}');
            }
            ast::Expr::List(node) => {
                self.out.push('[');
                self.list(&node.elts);
                self.out.push(']');
            }
            ast::Expr::Tuple(node) => {
                self.parenthesized(level > TUPLE || node.elts.is_empty(), |w| {
                    w.list(&node.elts);
                    if node.elts.len() == 1 {
                        w.out.push(',');
                    }
                })
            }
            ast::Expr::ListComp(node) => self.comp("[", &node.elt, None, &node.generators, "]"),
            ast::Expr::SetComp(node) => self.comp("{", &node.elt, None, &node.generators, "}"),
            ast::Expr::GeneratorExp(node) => self.comp("(", &node.elt, None, &node.generators, ")"),
            ast::Expr::DictComp(node) => {
                self.comp("{", &node.key, Some(&node.value), &node.generators, "}")
            }
            ast::Expr::Compare(node) => self.parenthesized(level > CMP, |w| {
                w.expr(&node.left, CMP + 1);
                for (op, right) in node.ops.iter().zip(&node.comparators) {
                    w.out.push_str(comparison(op));
                    w.expr(right, CMP + 1);
                }
            }),
            ast::Expr::Call(node) => {
                self.expr(&node.func, ATOM);
                self.out.push('(');
                self.list(&node.args);
                for (index, keyword) in node.keywords.iter().enumerate() {
                    if index > 0 || !node.args.is_empty() {
                        self.out.push_str(", ");
                    }
                    match &keyword.arg {
                        Some(name) => {
                            self.out.push_str(name);
                            self.out.push('=');
                        }
                        None => self.out.push_str("**"),
                    }
                    self.expr(&keyword.value, TEST);
                }
                self.out.push(')');
            }
            ast::Expr::Constant(node) if self.lower.has_fstring(node.range()) => {
                if self.joined(node.range()).is_none() {
                    self.source(expr);
                }
            }
            ast::Expr::Constant(node) => {
                let value = super::lower_expr::constant_value(node.value.clone());
                let start = u32::from(node.range().start());
                if matches!(value, Const::Str(_))
                    && self.lower.source.text[start as usize..].starts_with('u')
                {
                    self.out.push('u');
                }
                self.out.push_str(&const_repr(&value));
            }
            ast::Expr::Attribute(node) => {
                self.expr(&node.value, ATOM);
                if matches!(&*node.value, ast::Expr::Constant(c) if matches!(c.value, ast::Constant::Int(_)))
                {
                    self.out.push(' ');
                }
                self.out.push('.');
                self.out.push_str(&node.attr);
            }
            ast::Expr::Subscript(node) => {
                self.expr(&node.value, ATOM);
                self.out.push('[');
                self.expr(&node.slice, TUPLE);
                self.out.push(']');
            }
            ast::Expr::Starred(node) => {
                self.out.push('*');
                self.expr(&node.value, BOR);
            }
            ast::Expr::Name(node) => self.out.push_str(&node.id),
            ast::Expr::Slice(node) => {
                if let Some(lower) = &node.lower {
                    self.expr(lower, TEST);
                }
                self.out.push(':');
                if let Some(upper) = &node.upper {
                    self.expr(upper, TEST);
                }
                if let Some(step) = &node.step {
                    self.out.push(':');
                    self.expr(step, TEST);
                }
            }
            ast::Expr::Lambda(node) => self.parenthesized(level > TEST, |w| {
                let positional = !node.args.posonlyargs.is_empty() || !node.args.args.is_empty();
                w.out
                    .push_str(if positional { "lambda " } else { "lambda" });
                w.parameters(&node.args);
                w.out.push_str(": ");
                w.expr(&node.body, TEST);
            }),
            // Yields occur only inside lambdas: as they were written.
            other => self.parenthesized(true, |w| w.source(other)),
        }
    }

    /// An expression as it was written.
    fn source(&mut self, expr: &ast::Expr) {
        let range = expr.range();
        let text = self
            .lower
            .source
            .slice(range.start().into(), range.end().into());
        self.out.push_str(text);
    }

    /// The parameters of a lambda expression.
    fn parameters(&mut self, args: &ast::Arguments) {
        let mut first = true;
        let mut comma = |w: &mut Self| {
            if !std::mem::take(&mut first) {
                w.out.push_str(", ");
            }
        };
        for (index, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
            comma(self);
            self.parameter(arg);
            if index + 1 == args.posonlyargs.len() {
                self.out.push_str(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            comma(self);
            self.out.push('*');
            if let Some(arg) = &args.vararg {
                self.out.push_str(&arg.arg);
            }
        }
        for arg in &args.kwonlyargs {
            comma(self);
            self.parameter(arg);
        }
        if let Some(arg) = &args.kwarg {
            comma(self);
            self.out.push_str("**");
            self.out.push_str(&arg.arg);
        }
    }

    fn parameter(&mut self, arg: &ast::ArgWithDefault) {
        self.out.push_str(&arg.def.arg);
        if let Some(default) = &arg.default {
            self.out.push('=');
            self.expr(default, TEST);
        }
    }

    /// An f-string or t-string: the repr of its contents behind the letter, as CPython writes it. `None` for what does not parse.
    fn joined(&mut self, range: TextRange) -> Option<()> {
        let pieces = self.lower.pieces(range);
        let mut body = String::new();
        for piece in &pieces {
            match &piece.parts {
                Some(parts) => self.parts(parts, piece.raw, piece.template, &mut body)?,
                None => {
                    let (start, end) = piece.body;
                    let text = self.lower.decode(start, end, piece.raw, false).ok()?;
                    push_braced(&mut body, &text);
                }
            }
        }
        let template = pieces.iter().any(|piece| piece.template);
        self.out.push(if template { 't' } else { 'f' });
        str_repr::write_repr(&mut self.out, &body);
        Some(())
    }

    fn parts(&self, parts: &[Part], raw: bool, template: bool, out: &mut String) -> Option<()> {
        for part in parts {
            match part {
                Part::Literal { start, end } => {
                    let text = self.lower.decode(*start, *end, raw, true).ok()?;
                    push_braced(out, &text);
                }
                Part::Field(field) => self.field(field, raw, template, out)?,
            }
        }
        Some(())
    }

    fn field(&self, field: &Field, raw: bool, template: bool, out: &mut String) -> Option<()> {
        if let Some(end) = field.debug_end {
            push_braced(out, &self.lower.without_comments(field, end));
        }
        let text = if template {
            self.lower.without_comments(field, field.expr_end)
        } else {
            let parsed = self.lower.parse_tokens(field.tokens.clone()).ok()?;
            let mut writer = Writer {
                lower: self.lower,
                out: String::new(),
            };
            writer.expr(&parsed, TEST + 1);
            writer.out
        };
        out.push_str(if text.starts_with('{') { "{ " } else { "{" });
        out.push_str(&text);
        match field.conversion {
            Some((start, end)) => {
                out.push('!');
                out.push_str(self.lower.source.slice(start + 1, end));
            }
            None if field.debug_end.is_some() && field.spec.is_none() => out.push_str("!r"),
            None => {}
        }
        if let Some((_, _, spec)) = &field.spec {
            out.push(':');
            self.parts(spec, raw, false, out)?;
        }
        out.push('}');
        Some(())
    }

    fn comp(
        &mut self,
        open: &str,
        elt: &ast::Expr,
        value: Option<&ast::Expr>,
        generators: &[ast::Comprehension],
        close: &str,
    ) {
        self.out.push_str(open);
        self.expr(elt, TEST);
        if let Some(value) = value {
            self.out.push_str(": ");
            self.expr(value, TEST);
        }
        for generator in generators {
            self.out.push_str(" for ");
            self.expr(&generator.target, TUPLE);
            self.out.push_str(" in ");
            self.expr(&generator.iter, TEST + 1);
            for test in &generator.ifs {
                self.out.push_str(" if ");
                self.expr(test, TEST + 1);
            }
        }
        self.out.push_str(close);
    }
}

/// Literal text of an f-string: braces are doubled.
fn push_braced(out: &mut String, text: &str) {
    for c in text.chars() {
        out.push(c);
        if matches!(c, '{' | '}') {
            out.push(c);
        }
    }
}

/// A constant as source text: `repr`, but infinity is a literal that overflows.
pub(super) fn const_repr(value: &Const) -> String {
    let finite = |text: String| text.replace("inf", "1e309");
    match value {
        Const::None => "None".into(),
        Const::True => "True".into(),
        Const::False => "False".into(),
        Const::Ellipsis => "...".into(),
        Const::Int(value) => value.to_string(),
        Const::Float(value) => finite(float_repr::repr(*value)),
        Const::Complex(re, im) => finite(float_repr::complex_repr(*re, *im)),
        Const::Str(text) => str_repr::repr(text),
        Const::Bytes(bytes) => str_repr::bytes_repr(bytes),
        Const::Tuple(items) => {
            let items: Vec<String> = items.iter().map(const_repr).collect();
            if items.len() == 1 {
                format!("({},)", items[0])
            } else {
                format!("({})", items.join(", "))
            }
        }
        Const::FrozenSet(_) | Const::Slice(_) | Const::Code(_) => String::new(),
    }
}
