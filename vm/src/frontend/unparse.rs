//! Expressions back to text, for annotations under `from __future__ import annotations`.

use rustpython_parser::ast::{self, Ranged};

use super::lower::Lower;
use crate::code::Const;

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
            ast::Expr::Constant(node) if !self.lower.has_fstring(node.range()) => {
                let value = super::lower_expr::constant_value(node.value.clone());
                if node.kind.as_deref() == Some("u") {
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
            // Lambdas, yields and f-strings do not occur in sensible annotations: their source text stands.
            other => {
                let range = other.range();
                let text = self
                    .lower
                    .source
                    .slice(range.start().into(), range.end().into())
                    .to_owned();
                let wrap = matches!(other, ast::Expr::Lambda(_)) && level > TEST
                    || matches!(
                        other,
                        ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) | ast::Expr::Await(_)
                    );
                self.parenthesized(wrap, |w| w.out.push_str(&text));
            }
        }
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

/// `repr` of a constant.
pub(super) fn const_repr(value: &Const) -> String {
    match value {
        Const::None => "None".into(),
        Const::True => "True".into(),
        Const::False => "False".into(),
        Const::Ellipsis => "...".into(),
        Const::Int(value) => value.to_string(),
        Const::Float(value) => float_repr(*value),
        Const::Complex(re, im) if *re == 0.0 && re.is_sign_positive() => {
            format!("{}j", short(float_repr(*im)))
        }
        Const::Complex(re, im) => {
            let sign = if im.is_sign_negative() { "" } else { "+" };
            format!(
                "({}{sign}{}j)",
                short(float_repr(*re)),
                short(float_repr(*im))
            )
        }
        Const::Str(text) => quoted(text.chars(), |c, out| {
            if c.is_control() {
                match c as u32 {
                    code @ 0..=0xff => out.push_str(&format!("\\x{code:02x}")),
                    code => out.push_str(&format!("\\u{code:04x}")),
                }
            } else {
                out.push(c);
            }
        }),
        Const::Bytes(bytes) => {
            let text = quoted(bytes.iter().map(|b| char::from(*b)), |c, out| {
                if c.is_ascii_graphic() || c == ' ' {
                    out.push(c);
                } else {
                    out.push_str(&format!("\\x{:02x}", c as u32));
                }
            });
            format!("b{text}")
        }
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

fn short(text: String) -> String {
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn float_repr(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 {
            "1e309".into()
        } else {
            "-1e309".into()
        };
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format(value);
    let magnitude = value.abs();
    if magnitude == 0.0 || (1e-4..1e16).contains(&magnitude) {
        let plain = format!("{value}");
        return if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        };
    }
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let mantissa = mantissa.strip_suffix(".0").unwrap_or(mantissa);
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn quoted(chars: impl Iterator<Item = char> + Clone, other: impl Fn(char, &mut String)) -> String {
    let single = chars.clone().any(|c| c == '\'');
    let double = chars.clone().any(|c| c == '"');
    let quote = if single && !double { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in chars {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c => other(c, &mut out),
        }
    }
    out.push(quote);
    out
}
