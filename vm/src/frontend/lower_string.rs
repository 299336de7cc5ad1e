//! F-strings and t-strings: from scanned parts to tree nodes, with CPython's positions.

use rustpython_parser::Mode as ParseMode;
use rustpython_parser::ast;
use rustpython_parser::text_size::TextRange;

use super::error::SyntaxError;
use super::escapes::{decode_escape, escape_length};
use super::lexer::{Field, Part, StringToken, Token};
use super::lower::{Lower, Lr};
use crate::code::Const;
use crate::tree::*;

/// A piece of the result: text that may still grow, or a finished field.
enum Item {
    Text(String, u32, u32),
    Expr(Expr),
}

impl Lower<'_> {
    fn strings_in(&self, range: TextRange) -> &[StringToken] {
        let (start, end): (u32, u32) = (range.start().into(), range.end().into());
        // String tokens are stored in order of their end: nested ones precede the string that holds them.
        let from = self
            .lexed
            .strings
            .partition_point(|token| token.end <= start);
        let rest = self.lexed.strings.get(from..).unwrap_or(&[]);
        let count = rest.iter().take_while(|token| token.end <= end).count();
        &rest[..count]
    }

    /// The string literals that make up the literal at `range`, nested ones left out.
    pub(super) fn pieces(&self, range: TextRange) -> Vec<StringToken> {
        let all = self.strings_in(range);
        let outer = |token: &&StringToken| {
            !all.iter()
                .any(|other| other.start < token.start && token.end < other.end)
        };
        all.iter().filter(outer).cloned().collect()
    }

    pub(super) fn has_fstring(&self, range: TextRange) -> bool {
        self.strings_in(range)
            .iter()
            .any(|token| token.parts.is_some())
    }

    /// The f-string or t-string at `range`.
    pub(super) fn joined_string(&mut self, range: TextRange) -> Lr<Expr> {
        let loc = self.loc(range);
        let pieces = self.pieces(range);
        let template = pieces.iter().any(|piece| piece.template);
        if template && pieces.iter().any(|piece| !piece.template) {
            return self.fail(
                range,
                "cannot mix t-string literals with string or bytes literals",
            );
        }
        if pieces.iter().any(|piece| piece.bytes) {
            return self.fail(range, "cannot mix bytes and nonbytes literals");
        }
        let mut items = Vec::new();
        for piece in &pieces {
            match &piece.parts {
                Some(parts) => self.parts(parts, piece.raw, template, &mut items)?,
                None => {
                    let text = self.decode(piece.body.0, piece.body.1, piece.raw, false)?;
                    push_text(&mut items, text, piece.start, piece.end);
                }
            }
        }
        let values = self.finish(items);
        let kind = if template {
            ExprKind::TemplateStr(values)
        } else {
            ExprKind::JoinedStr(values)
        };
        Ok(Expr { loc, kind })
    }

    fn finish(&mut self, items: Vec<Item>) -> Box<[Expr]> {
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Item::Text(text, ..) if text.is_empty() => {}
                Item::Text(text, start, end) => {
                    let loc = self.source.loc(start, end);
                    values.push(self.const_expr(Const::Str(text), loc));
                }
                Item::Expr(expr) => values.push(expr),
            }
        }
        values.into()
    }

    fn parts(
        &mut self,
        parts: &[Part],
        raw: bool,
        template: bool,
        items: &mut Vec<Item>,
    ) -> Lr<()> {
        for part in parts {
            match part {
                Part::Literal { start, end } => {
                    let text = self.decode(*start, *end, raw, true)?;
                    push_text(items, text, *start, *end);
                }
                Part::Field(field) => self.field(field, raw, template, items)?,
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &Field, raw: bool, template: bool, items: &mut Vec<Item>) -> Lr<()> {
        let loc = self.source.loc(field.start, field.end);
        let parsed = self.parse_tokens(field.tokens.clone())?;
        let value = self.expr(parsed)?;
        if let Some(end) = field.debug_end {
            let text = self.without_comments(field, end);
            push_text(items, text, field.expr_start, end);
        }
        let spec = match &field.spec {
            Some((start, end, parts)) => {
                let mut inner = Vec::new();
                self.parts(parts, raw, false, &mut inner)?;
                let values = self.finish(inner);
                Some(Expr {
                    loc: self.source.loc(*start, *end),
                    kind: ExprKind::JoinedStr(values),
                })
            }
            None => None,
        };
        let mut conversion = match field.conversion {
            Some((start, end)) => match self.source.slice(start + 1, end) {
                "s" => 1,
                "r" => 2,
                _ => 3,
            },
            None => 0,
        };
        if field.debug_end.is_some() && conversion == 0 && spec.is_none() {
            conversion = 2;
        }
        let kind = if template {
            let text = self.without_comments(field, field.expr_end);
            let text = self.constant(Const::Str(text));
            ExprKind::Interpolation(Box::new(Interpolation {
                value,
                text,
                conversion,
                spec,
            }))
        } else {
            ExprKind::Formatted(Box::new(Formatted {
                value,
                conversion,
                spec,
            }))
        };
        items.push(Item::Expr(Expr { loc, kind }));
        Ok(())
    }

    /// The text of a field up to `end`, as `=` and templates show it: comments are left out.
    pub(super) fn without_comments(&self, field: &Field, end: u32) -> String {
        let mut out = String::new();
        let mut at = field.expr_start;
        let starts = field.tokens.iter().map(|token| (token.start, token.end));
        for (start, stop) in starts.chain([(end, end)]) {
            if start < at {
                continue;
            }
            for line in self.source.slice(at, start).split_inclusive('\n') {
                let code = line.find('#').map_or(line, |hash| &line[..hash]);
                out.push_str(code);
                if code.len() < line.len() && line.ends_with('\n') {
                    out.push('\n');
                }
            }
            out.push_str(self.source.slice(start, stop));
            at = stop;
        }
        out
    }

    /// Parses the tokens of an expression.
    pub(super) fn parse_tokens(&self, tokens: Vec<Token>) -> Lr<ast::Expr> {
        let at = tokens
            .first()
            .map_or((0, 0), |token| (token.start, token.end));
        if super::prepare::depth_bound(&tokens) + self.depth as usize > super::MAX_DEPTH as usize {
            return Err(SyntaxError::too_deep(&self.source.filename));
        }
        let copy = tokens.clone();
        let results = tokens.into_iter().map(|token| {
            Ok((
                token.tok,
                TextRange::new(token.start.into(), token.end.into()),
            ))
        });
        match rustpython_parser::parse_tokens(results, ParseMode::Expression, "") {
            Ok(ast::Mod::Expression(parsed)) => Ok(*parsed.body),
            Ok(_) => Err(SyntaxError::span(self.source, at.0, at.1, "invalid syntax")),
            Err(error) => Err(super::diagnose::in_field(self.source, &copy, error)),
        }
    }

    /// The value of literal text: escapes decoded unless raw; in f-strings doubled braces halved.
    pub(super) fn decode(&self, start: u32, end: u32, raw: bool, braces: bool) -> Lr<String> {
        let text = self.source.slice(start, end);
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if braces && (rest.starts_with("{{") || rest.starts_with("}}")) {
                out.push(c);
                length = 2;
            } else if c == '\\' && !raw {
                length = escape_length(rest, braces);
                let escape = &rest[..length];
                if length == 1 {
                    out.push('\\');
                } else {
                    match decode_escape(escape, &mut out) {
                        Some(()) => {}
                        None => {
                            let at = (text.len() - rest.len()) as u32;
                            let reason = super::diagnose::escape_reason(escape);
                            let from = text[..at as usize].chars().count();
                            let to = from + escape.chars().count().max(1) - 1;
                            let msg = format!(
                                "(unicode error) 'unicodeescape' codec can't decode bytes in position {from}-{to}: {reason}"
                            );
                            return Err(SyntaxError::span(
                                self.source,
                                start + at,
                                start + at + length as u32,
                                msg,
                            ));
                        }
                    }
                }
            } else {
                out.push(c);
            }
            rest = &rest[length..];
        }
        Ok(out)
    }
}

fn push_text(items: &mut Vec<Item>, text: String, start: u32, end: u32) {
    if text.is_empty() {
        return;
    }
    match items.last_mut() {
        Some(Item::Text(before, _, stop)) => {
            before.push_str(&text);
            *stop = end;
        }
        _ => items.push(Item::Text(text, start, end)),
    }
}
