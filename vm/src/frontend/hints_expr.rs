//! Syntax-error hints within expressions: displays, `=` for `==`, conditional expressions, missing commas.

use rustpython_parser::Tok;

use super::error::SyntaxError;
use super::hints::{Hint, Hints};
use super::hints_scan::{closes, ends_operand, is_binary, opens, starts_expression};

impl<'a> Hints<'a> {
    pub(super) fn displays(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        let kind = self.tok(open)?;
        let inside = self.tokens.get(open + 1..self.at)?;
        let mut depth = 0;
        let mut top = |wanted: &Tok| {
            depth = 0;
            inside.iter().any(|token| {
                if opens(&token.tok) {
                    depth += 1;
                } else if closes(&token.tok) {
                    depth -= 1;
                }
                depth == 0 && token.tok == *wanted
            })
        };
        match (kind, self.current()?) {
            (Tok::Lbrace, Tok::Rbrace | Tok::Comma) if self.before() == Some(&Tok::Colon) => self
                .span(
                    self.at - 1,
                    self.at - 1,
                    "expression expected after dictionary key and ':'",
                ),
            (Tok::Lbrace, Tok::Rbrace | Tok::Comma)
                if !top(&Tok::For)
                    && (top(&Tok::Colon) || top(&Tok::DoubleStar))
                    && self.before().is_some_and(ends_operand) =>
            {
                let key = self.tokens.get(self.at - 1)?;
                let mut error = SyntaxError::span(
                    self.source,
                    key.end.saturating_sub(1),
                    key.end,
                    "':' expected after dictionary key",
                );
                error.end_col = 0;
                Some(error)
            }
            (Tok::Lbrace, Tok::For) if self.tok(open + 1) == Some(&Tok::DoubleStar) => self.span(
                open + 1,
                open + 1,
                "dict unpacking cannot be used in dict comprehension",
            ),
            (Tok::Lsqb | Tok::Lbrace, Tok::For) if top(&Tok::Comma) && !top(&Tok::Colon) => self
                .span(
                    open + 1,
                    self.at - 1,
                    "did you forget parentheses around the comprehension target?",
                ),
            (_, Tok::Rpar)
                if self.field && self.tokens.len() == 3 && self.before() == Some(&Tok::Star) =>
            {
                let msg = "f-string: expecting a valid expression after '{'";
                self.span(self.at - 1, self.at - 1, msg)
            }
            (_, Tok::Rpar | Tok::Rsqb | Tok::Comma) if self.before() == Some(&Tok::Star) => {
                self.span(self.at, self.at, "Invalid star expression")
            }
            _ => None,
        }
    }

    /// `=` where a comparison or `:=` was meant, and `:=` with a target that is not a name.
    pub(super) fn equals_sign(&self) -> Hint {
        let current = self.current()?;
        if !matches!(current, Tok::Equal | Tok::ColonEqual)
            || !self.before().is_some_and(ends_operand)
        {
            return None;
        }
        let open = self.open_bracket(self.at);
        let start = self.segment_start(self.at);
        let first = self.tok(start)?;
        let single = self.at == start + 1;
        let what = self.describe(start, self.at);
        if *current == Tok::ColonEqual {
            let clause = self.tokens.get(open?..self.at)?;
            let name = single && matches!(first, Tok::Name { .. });
            if name || clause.iter().any(|token| token.tok == Tok::For) {
                return None;
            }
            return self.span(
                start,
                self.at - 1,
                &format!("cannot use assignment expressions with {what}"),
            );
        }
        let call = open.is_some_and(|open| {
            self.tok(open) == Some(&Tok::Lpar)
                && open > 0
                && self
                    .tok(open - 1)
                    .is_some_and(|tok| matches!(tok, Tok::Name { .. } | Tok::Rpar | Tok::Rsqb))
        });
        if call
            && matches!(
                self.tok(start.wrapping_sub(1)),
                Some(Tok::Comma | Tok::Lpar)
            )
        {
            if single && matches!(first, Tok::True | Tok::False | Tok::None) {
                return self.span(start, self.at, &format!("cannot assign to {what}"));
            }
            let msg = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return self.span(start, self.at, msg);
        }
        let head = self.head_tok()?;
        let test = matches!(
            head,
            Tok::If
                | Tok::Elif
                | Tok::While
                | Tok::Assert
                | Tok::Return
                | Tok::With
                | Tok::Match
                | Tok::Case
        );
        if open.is_none() && !test {
            return None;
        }
        let end = self.expression_end(self.at + 1, false)?;
        if matches!(self.tok(end), Some(Tok::Equal | Tok::ColonEqual)) {
            return None;
        }
        if single && matches!(first, Tok::Name { .. }) {
            return self.span(
                start,
                end - 1,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            );
        }
        if matches!(what, "True" | "False" | "None" | "tuple" | "list") {
            return self.span(start, self.at - 1, &format!("cannot assign to {what}"));
        }
        let msg = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
        self.span(start, self.at - 1, &msg)
    }

    pub(super) fn describe(&self, start: usize, end: usize) -> &'static str {
        let Some(last) = end.checked_sub(1).and_then(|at| self.tok(at)) else {
            return "expression";
        };
        let single = end == start + 1;
        let mut depth = 0;
        let operator = self
            .tokens
            .get(start..end)
            .unwrap_or(&[])
            .iter()
            .any(|token| {
                if opens(&token.tok) {
                    depth += 1;
                } else if closes(&token.tok) {
                    depth -= 1;
                }
                depth == 0 && (is_binary(&token.tok) || token.tok == Tok::Not)
            });
        if operator {
            return "expression";
        }
        match last {
            Tok::Name { .. } if single => "name",
            Tok::Name { .. } => "attribute",
            Tok::True => "True",
            Tok::False => "False",
            Tok::None => "None",
            Tok::Ellipsis => "ellipsis",
            Tok::Rpar if opens(self.tok(start).unwrap_or(&Tok::Comma)) => "tuple",
            Tok::Rpar => "function call",
            Tok::Rsqb if self.tok(start) == Some(&Tok::Lsqb) => "list",
            Tok::Rsqb => "subscript",
            Tok::Rbrace => "dict literal",
            _ => "literal",
        }
    }

    pub(super) fn ternary(&self) -> Hint {
        let before = self.before()?;
        if *before == Tok::Else
            && self
                .at
                .checked_sub(2)
                .and_then(|at| self.tok(at))
                .is_some_and(ends_operand)
        {
            let statement = matches!(
                self.current(),
                None | Some(
                    Tok::Newline
                        | Tok::Pass
                        | Tok::Break
                        | Tok::Continue
                        | Tok::Return
                        | Tok::Raise
                        | Tok::Global
                        | Tok::Nonlocal
                        | Tok::Del
                        | Tok::Assert
                        | Tok::Import
                        | Tok::From
                )
            );
            if statement {
                let msg = "expected expression after 'else', but statement is given";
                return Some(self.token_error(self.at, msg));
            }
        }
        // `a if b` without `else`.
        if !ends_operand(before) {
            return None;
        }
        let test = self.segment_start(self.at);
        let word = test.checked_sub(1)?;
        if self.tok(word)? != &Tok::If {
            return None;
        }
        let start = self.segment_start(word);
        if start == word
            || matches!(self.current(), Some(Tok::Colon)) && self.open_bracket(self.at).is_none()
        {
            return None;
        }
        // In a comprehension `if` is a filter.
        let clause = self.tokens.get(self.line_head(self.at)..word)?;
        if clause.iter().any(|token| token.tok == Tok::For) {
            return None;
        }
        self.span(start, self.at - 1, "expected 'else' after 'if' expression")
    }

    pub(super) fn missing_comma(&self) -> Hint {
        if !self.field && self.open_bracket(self.at).is_none() {
            return None;
        }
        if !self.before().is_some_and(ends_operand) || !starts_expression(self.current()?) {
            return None;
        }
        let head = self.line_head(self.at);
        let first = self
            .tokens
            .iter()
            .skip(head)
            .position(|token| token.tok == Tok::Lpar);
        if self.tok(head) == Some(&Tok::Def)
            && self.open_bracket(self.at) == first.map(|at| at + head)
        {
            return None;
        }
        let start = self.segment_start(self.at);
        match (self.tok(start)?, self.tok(start + 1)) {
            (Tok::Name { .. }, Some(Tok::String { .. })) => return None,
            (Tok::Name { name }, _) if matches!(name.as_str(), "match" | "case" | "type" | "_") => {
                return None;
            }
            _ => {}
        }
        let end = match self.current()? {
            Tok::Lambda => return None,
            _ => self.expression_end(self.at, true)?,
        };
        self.span(
            start,
            end - 1,
            "invalid syntax. Perhaps you forgot a comma?",
        )
    }

    pub(super) fn operators(&self) -> Hint {
        // The expression of a field is incomplete.
        if self.field
            && self.current() == Some(&Tok::Rpar)
            && self.at + 1 == self.tokens.len()
            && self.before().is_some_and(is_binary)
        {
            let token = self.tokens.get(self.at - 1)?;
            let msg = "f-string: expecting '=', or '!', or ':', or '}'";
            return Some(SyntaxError::span(self.source, token.start, token.end, msg));
        }
        if self.current() == Some(&Tok::Greater)
            && self.before() == Some(&Tok::Less)
            && self.tokens.get(self.at - 1)?.end == self.tokens.get(self.at)?.start
        {
            let msg = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
            return self.span(self.at - 1, self.at, msg);
        }
        if self.field
            && self.tokens.iter().any(|token| token.tok == Tok::Lambda)
            && self.current() == Some(&Tok::Rpar)
        {
            let lambda = self
                .tokens
                .iter()
                .position(|token| token.tok == Tok::Lambda)?;
            let (start, end) = (self.tokens.get(lambda)?.start, self.tokens.last()?.end);
            let msg = "f-string: lambda expressions are not allowed without parentheses";
            return Some(SyntaxError::span(self.source, start, end + 1, msg));
        }
        if self.field && self.current() == Some(&Tok::Star) {
            let end = self.tokens.last()?.end;
            let start = self.tokens.get(self.at)?.start;
            return Some(SyntaxError::span(
                self.source,
                start,
                end,
                "can't use starred expression here",
            ));
        }
        None
    }
}
