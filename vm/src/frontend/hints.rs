//! The rules that turn a failing token into CPython's more helpful syntax errors.

use rustpython_parser::Tok;

use super::diagnose::{indentation, on_line};
use super::error::SyntaxError;
use super::hints_scan::{ends_operand, starts_expression};
use super::lexer::Token;
use super::source::Source;

/// The tokens around a failure.
pub(super) struct Hints<'a> {
    pub source: &'a Source,
    pub tokens: &'a [Token],
    /// Index of the failing token; past the end if the text ended.
    pub at: usize,
    /// Whether this is an f-string field.
    pub field: bool,
}

pub(super) type Hint = Option<SyntaxError>;

impl<'a> Hints<'a> {
    pub(super) fn span(&self, first: usize, last: usize, msg: &str) -> Hint {
        let (first, last) = (self.tokens.get(first)?, self.tokens.get(last)?);
        Some(SyntaxError::span(self.source, first.start, last.end, msg))
    }

    /// An error at one token.
    pub(super) fn token_error(&self, index: usize, msg: &str) -> SyntaxError {
        match self.tokens.get(index) {
            Some(Token {
                tok: Tok::Newline,
                start,
                ..
            }) => on_line(self.source, *start, start + 1, msg),
            Some(token) if token.start == token.end && index > 0 && !self.field => {
                let line_end = token.start;
                on_line(self.source, line_end, line_end + 1, msg)
            }
            Some(token) => SyntaxError::span(self.source, token.start, token.end, msg),
            None => {
                let end = self.source.text.trim_end_matches('\n').len() as u32;
                on_line(self.source, end, end + 1, msg)
            }
        }
    }

    /// The error.
    pub fn find(&self) -> SyntaxError {
        self.missing_block()
            .or_else(|| self.structure())
            .or_else(|| self.expected_colon())
            .or_else(|| self.legacy_statement())
            .or_else(|| self.imports())
            .or_else(|| self.handlers())
            .or_else(|| self.parameters())
            .or_else(|| self.headers())
            .or_else(|| self.displays())
            .or_else(|| self.equals_sign())
            .or_else(|| self.ternary())
            .or_else(|| self.missing_comma())
            .or_else(|| self.operators())
            .unwrap_or_else(|| self.token_error(self.at, "invalid syntax"))
    }

    /// Indentation: a block is missing, or there is one where none belongs.
    fn missing_block(&self) -> Hint {
        if self.current() == Some(&Tok::Indent) {
            let token = self.tokens.get(self.at)?;
            let (line, col) = self.source.line_col(token.start);
            let mut error =
                SyntaxError::span(self.source, token.start, token.start, "unexpected indent");
            (error.line, error.col, error.end_line, error.end_col) = (line, col, line, -1);
            return Some(indentation(error));
        }
        // A `match` line without its block was read as an expression.
        let head = self.line_head(self.at);
        let mut newline = self.at;
        let soft = matches!(self.tok(head), Some(Tok::Name { name }) if name == "match")
            && self.at == head + 1;
        if soft {
            newline = self
                .tokens
                .iter()
                .skip(head)
                .position(|token| token.tok == Tok::Newline)?
                + head
                + 1;
            if self.tok(newline) == Some(&Tok::Indent) {
                return None;
            }
        } else {
            while newline > 0 && matches!(self.tok(newline - 1), Some(Tok::Dedent)) {
                newline -= 1;
            }
        }
        if self.tok(newline.checked_sub(1)?) != Some(&Tok::Newline)
            || self.tok(newline.checked_sub(2)?) != Some(&Tok::Colon)
        {
            return None;
        }
        let head = self.line_head(newline - 1);
        let star = self.tok(head + 1) == Some(&Tok::Star);
        let what = match self.tok(head)? {
            Tok::If => "'if' statement",
            Tok::Elif => "'elif' statement",
            Tok::Else => "'else' statement",
            Tok::For => "'for' statement",
            Tok::While => "'while' statement",
            Tok::With => "'with' statement",
            Tok::Try => "'try' statement",
            Tok::Except if star => "'except*' statement",
            Tok::Except => "'except' statement",
            Tok::Finally => "'finally' statement",
            Tok::Def => "function definition",
            Tok::Class => "class definition",
            Tok::Match => "'match' statement",
            Tok::Case => "'case' statement",
            Tok::Name { name } if name == "match" => "'match' statement",
            _ => return None,
        };
        let (line, _) = self.source.line_col(self.tokens.get(head)?.start);
        let msg = format!("expected an indented block after {what} on line {line}");
        let at = if soft { newline } else { self.at };
        let mut error = match self.tokens.get(at) {
            Some(token) if token.tok != Tok::Dedent => {
                SyntaxError::span(self.source, token.start, token.end, msg)
            }
            Some(token) if (token.start as usize) < self.source.text.trim_end().len() => {
                let mut error = SyntaxError::span(self.source, token.start, token.start, msg);
                (error.col, error.end_col) = (error.col - 1, -1);
                error
            }
            _ => {
                let end = self.source.text.trim_end_matches('\n').len() as u32;
                let mut error = SyntaxError::span(self.source, end, end, msg);
                error.end_col = -1;
                error
            }
        };
        error.end_line = error.end_line.max(error.line);
        Some(indentation(error))
    }

    /// Blocks that need or exclude other blocks.
    fn structure(&self) -> Hint {
        let starts_line = self.line_head(self.at) == self.at;
        if !starts_line || self.current() == Some(&Tok::Newline) {
            return None;
        }
        // Headers of the blocks and one-line suites before this line, at the same level.
        let mut level = 0;
        let mut at = self.at;
        while at > 0 {
            match self.tok(at - 1)? {
                Tok::Dedent => level += 1,
                Tok::Indent => level -= 1,
                _ => {
                    let head = self.line_head(at - 1);
                    if level == 0 || level == 1 && self.tok(at) == Some(&Tok::Indent) {
                        let header = self.tok(head)?;
                        return match (self.current(), header) {
                            (Some(Tok::Elif), Tok::Else) => {
                                self.span(self.at, self.at, "'elif' block follows an 'else' block")
                            }
                            (Some(Tok::Except | Tok::Finally), _) => None,
                            (_, Tok::Try) => {
                                let mut error = self
                                    .token_error(self.at, "expected 'except' or 'finally' block");
                                if self.current().is_none() {
                                    error.end_col = -1;
                                }
                                if let Some(Token {
                                    tok: Tok::Name { .. },
                                    start,
                                    end,
                                }) = self.tokens.get(self.at)
                                {
                                    error = SyntaxError::span(
                                        self.source,
                                        *start,
                                        *end,
                                        "expected 'except' or 'finally' block",
                                    );
                                }
                                Some(error)
                            }
                            _ => None,
                        };
                    }
                    at = head;
                    continue;
                }
            }
            at -= 1;
            if level < 0 {
                return None;
            }
        }
        None
    }

    fn expected_colon(&self) -> Hint {
        let head = self.line_head(self.at);
        let newline = matches!(self.current(), None | Some(Tok::Newline));
        let line = self.tokens.get(head..self.at)?;
        if line.is_empty() || self.open_bracket(self.at).is_some() {
            return None;
        }
        let complete = self.before().is_some_and(ends_operand);
        let seen = |wanted: &Tok| line.iter().any(|token| token.tok == *wanted);
        let colon = match self.tok(head)? {
            Tok::Def => line.len() > 3 && complete && self.before() != Some(&Tok::Lpar),
            Tok::Try | Tok::Finally | Tok::Else => line.len() == 1,
            Tok::Class => newline && line.len() > 1 && complete,
            Tok::If | Tok::Elif | Tok::While | Tok::With => newline && line.len() > 1 && complete,
            Tok::For => newline && complete && seen(&Tok::In),
            Tok::Except => newline && (line.len() == 1 || complete),
            Tok::Match | Tok::Case => newline && complete,
            _ => false,
        };
        if !colon || seen(&Tok::Colon) && !matches!(self.tok(head)?, Tok::Def) {
            return None;
        }
        if matches!(self.tok(head)?, Tok::Def)
            && !matches!(self.before(), Some(Tok::Rpar))
            && !seen(&Tok::Rarrow)
        {
            return None;
        }
        Some(self.token_error(self.at, "expected ':'"))
    }

    fn legacy_statement(&self) -> Hint {
        let head = self.at.checked_sub(1)?;
        let Tok::Name { name } = self.tok(head)? else {
            return None;
        };
        let statement = self.line_head(self.at) == head
            || matches!(
                head.checked_sub(1).and_then(|at| self.tok(at)),
                Some(Tok::Semi | Tok::Colon)
            );
        if !statement
            || !matches!(name.as_str(), "print" | "exec")
            || !starts_expression(self.current()?)
        {
            return None;
        }
        let mut end = self.expression_end(self.at, true)?;
        while self.tok(end) == Some(&Tok::Comma) {
            match self.expression_end(end + 1, true) {
                Some(next) => end = next,
                None => {
                    end += 1;
                    break;
                }
            }
        }
        self.span(
            head,
            end - 1,
            &format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?"),
        )
    }

    fn imports(&self) -> Hint {
        let head = self.head_tok()?;
        if !matches!(head, Tok::Import | Tok::From) {
            return None;
        }
        let newline = matches!(self.current(), None | Some(Tok::Newline));
        match self.before()? {
            Tok::Import if newline => {
                let mut error =
                    self.token_error(self.at, "Expected one or more names after 'import'");
                error.end_col = error.col;
                Some(error)
            }
            Tok::Comma if newline && *head == Tok::From => Some(self.token_error(
                self.at,
                "trailing comma not allowed without surrounding parentheses",
            )),
            _ if matches!(self.current(), Some(Tok::Dot | Tok::Lsqb | Tok::Lpar)) => {
                let name = self.at.checked_sub(1)?;
                if self.tok(name.checked_sub(1)?) != Some(&Tok::As) {
                    return None;
                }
                let what = match self.current()? {
                    Tok::Dot => "attribute",
                    Tok::Lsqb => "subscript",
                    _ => "function call",
                };
                let end = self.expression_end(name, false)?;
                self.span(
                    name,
                    end - 1,
                    &format!("cannot use {what} as import target"),
                )
            }
            _ => None,
        }
    }

    fn handlers(&self) -> Hint {
        let head = self.line_head(self.at);
        if self.tok(head)? != &Tok::Except {
            return None;
        }
        match (self.current()?, self.at - head) {
            (Tok::Star, 1) => self.span(
                head,
                self.at,
                "cannot have both 'except' and 'except*' on the same 'try'",
            ),
            (Tok::Colon, 2) if self.tok(head + 1) == Some(&Tok::Star) => {
                self.span(self.at, self.at, "expected one or more exception types")
            }
            (Tok::Comma, _) => {
                let colon = self
                    .tokens
                    .iter()
                    .skip(self.at)
                    .position(|token| token.tok == Tok::Colon)?
                    + self.at;
                let first = head + 1 + usize::from(self.tok(head + 1) == Some(&Tok::Star));
                let named = self
                    .tokens
                    .get(self.at..colon)?
                    .iter()
                    .any(|token| token.tok == Tok::As);
                let msg = "multiple exception types must be parenthesized when using 'as'";
                if named {
                    self.span(first, colon - 1, msg)
                } else {
                    None
                }
            }
            (_, 1)
                if self
                    .tokens
                    .get(..head)?
                    .windows(2)
                    .rev()
                    .find(|pair| pair[0].tok == Tok::Except)
                    .is_some_and(|pair| pair[1].tok == Tok::Star) =>
            {
                self.span(
                    head,
                    head,
                    "cannot have both 'except' and 'except*' on the same 'try'",
                )
            }
            _ => None,
        }
    }

    fn parameters(&self) -> Hint {
        if !matches!(self.head_tok()?, Tok::Def) && !self.keyword_before(self.at, &Tok::Lambda) {
            return None;
        }
        let open = self
            .open_bracket(self.at)
            .unwrap_or_else(|| self.line_head(self.at));
        let before = self.tokens.get(open + 1..self.at)?;
        let after_comma = |tok: &Tok| {
            before
                .windows(2)
                .any(|pair| pair[0].tok == Tok::Comma && pair[1].tok == *tok)
                || before.first().is_some_and(|first| first.tok == *tok)
        };
        match self.current()? {
            Tok::Slash if after_comma(&Tok::Slash) => {
                self.span(self.at, self.at, "/ may appear only once")
            }
            Tok::Slash if after_comma(&Tok::Star) => {
                self.span(self.at, self.at, "/ must be ahead of *")
            }
            Tok::Slash
                if self.before() == Some(&Tok::Lpar)
                    && self.tok(self.at + 1) == Some(&Tok::Comma) =>
            {
                self.span(self.at, self.at, "at least one parameter must precede /")
            }
            Tok::Star if after_comma(&Tok::Star) => {
                self.span(self.at, self.at, "* argument may appear only once")
            }
            Tok::Name { .. } | Tok::Star | Tok::DoubleStar | Tok::Slash
                if after_comma(&Tok::DoubleStar) =>
            {
                let comma = matches!(self.before(), Some(Tok::Comma));
                if comma {
                    self.span(
                        self.at,
                        self.at,
                        "arguments cannot follow var-keyword argument",
                    )
                } else {
                    None
                }
            }
            _ => None,
        }
    }
}
