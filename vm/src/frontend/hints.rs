//! The rules that turn a failing token into CPython's more helpful syntax errors.

use rustpython_parser::Tok;

use super::diagnose::{indentation, on_line};
use super::error::SyntaxError;
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

type Hint = Option<SyntaxError>;

fn opens(tok: &Tok) -> bool {
    matches!(tok, Tok::Lpar | Tok::Lsqb | Tok::Lbrace)
}

fn closes(tok: &Tok) -> bool {
    matches!(tok, Tok::Rpar | Tok::Rsqb | Tok::Rbrace)
}

fn is_operand(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Name { .. }
            | Tok::Int { .. }
            | Tok::Float { .. }
            | Tok::Complex { .. }
            | Tok::String { .. }
            | Tok::None
            | Tok::True
            | Tok::False
            | Tok::Ellipsis
    )
}

fn ends_operand(tok: &Tok) -> bool {
    is_operand(tok) || closes(tok)
}

fn starts_expression(tok: &Tok) -> bool {
    is_operand(tok) || opens(tok) || matches!(tok, Tok::Not | Tok::Lambda | Tok::Tilde | Tok::Await)
}

fn is_binary(tok: &Tok) -> bool {
    matches!(
        tok,
        Tok::Plus
            | Tok::Minus
            | Tok::Star
            | Tok::Slash
            | Tok::Vbar
            | Tok::Amper
            | Tok::Less
            | Tok::Greater
            | Tok::Percent
            | Tok::EqEqual
            | Tok::NotEqual
            | Tok::LessEqual
            | Tok::GreaterEqual
            | Tok::CircumFlex
            | Tok::LeftShift
            | Tok::RightShift
            | Tok::DoubleStar
            | Tok::DoubleSlash
            | Tok::At
            | Tok::And
            | Tok::Or
            | Tok::In
            | Tok::Is
    )
}

impl<'a> Hints<'a> {
    fn tok(&self, index: usize) -> Option<&'a Tok> {
        self.tokens.get(index).map(|token| &token.tok)
    }

    fn current(&self) -> Option<&'a Tok> {
        self.tok(self.at)
    }

    fn before(&self) -> Option<&'a Tok> {
        self.at.checked_sub(1).and_then(|index| self.tok(index))
    }

    fn span(&self, first: usize, last: usize, msg: &str) -> Hint {
        let (first, last) = (self.tokens.get(first)?, self.tokens.get(last)?);
        Some(SyntaxError::span(self.source, first.start, last.end, msg))
    }

    /// An error at one token.
    fn token_error(&self, index: usize, msg: &str) -> SyntaxError {
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

    /// Index of the first token of the logical line that holds `index`.
    fn line_head(&self, index: usize) -> usize {
        let mut head = index.min(self.tokens.len());
        while head > 0 {
            match self.tok(head - 1) {
                Some(Tok::Newline | Tok::Indent | Tok::Dedent) => break,
                _ => head -= 1,
            }
        }
        head
    }

    /// Index of the innermost bracket open at `index`, if any on its line.
    fn open_bracket(&self, index: usize) -> Option<usize> {
        let mut depth = 0;
        for at in (self.line_head(index)..index).rev() {
            let tok = self.tok(at)?;
            if closes(tok) {
                depth += 1;
            } else if opens(tok) {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
            }
        }
        None
    }

    /// Start of the operand expression (no commas, no ternary) that ends before `index`.
    fn segment_start(&self, index: usize) -> usize {
        let floor = self.line_head(index);
        let mut at = index;
        let mut depth = 0;
        while at > floor {
            let Some(tok) = self.tok(at - 1) else { break };
            if closes(tok) {
                depth += 1;
            } else if opens(tok) {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if depth == 0
                && !(ends_operand(tok)
                    || is_binary(tok)
                    || matches!(tok, Tok::Dot | Tok::Not | Tok::Tilde))
            {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Index after the expression that starts at `index`; `None` if there is none.
    fn expression_end(&self, index: usize, ternary: bool) -> Option<usize> {
        let mut at = index;
        loop {
            while matches!(
                self.tok(at)?,
                Tok::Not | Tok::Minus | Tok::Plus | Tok::Tilde | Tok::Await
            ) {
                at += 1;
            }
            let tok = self.tok(at)?;
            if opens(tok) {
                at = self.matching(at)? + 1;
            } else if matches!(tok, Tok::String { .. }) {
                while matches!(self.tok(at), Some(Tok::String { .. })) {
                    at += 1;
                }
            } else if is_operand(tok) {
                at += 1;
            } else {
                return None;
            }
            loop {
                match self.tok(at) {
                    Some(Tok::Dot) if matches!(self.tok(at + 1), Some(Tok::Name { .. })) => at += 2,
                    Some(tok @ (Tok::Lpar | Tok::Lsqb)) if opens(tok) => {
                        at = self.matching(at)? + 1
                    }
                    _ => break,
                }
            }
            match self.tok(at) {
                Some(Tok::Not) if self.tok(at + 1) == Some(&Tok::In) => at += 2,
                Some(Tok::If) if ternary && self.has_else(at) => at += 1,
                Some(Tok::Else) if ternary => at += 1,
                Some(tok) if is_binary(tok) => {
                    if self.expression_end(at + 1, false).is_none() {
                        return Some(at);
                    }
                    at += 1;
                }
                _ => return Some(at),
            }
        }
    }

    fn has_else(&self, at: usize) -> bool {
        let rest = self.tokens.iter().skip(at);
        rest.take_while(|token| token.tok != Tok::Newline)
            .any(|token| token.tok == Tok::Else)
    }

    fn matching(&self, open: usize) -> Option<usize> {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            if opens(&token.tok) {
                depth += 1;
            } else if closes(&token.tok) {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Keyword that the logical line starts with.
    fn head_tok(&self) -> Option<&'a Tok> {
        self.tok(self.line_head(self.at))
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
                        return match (self.current()?, header) {
                            (Tok::Elif, Tok::Else) => {
                                self.span(self.at, self.at, "'elif' block follows an 'else' block")
                            }
                            (Tok::Except | Tok::Finally, _) => None,
                            (_, Tok::Try) => {
                                let mut error = self
                                    .token_error(self.at, "expected 'except' or 'finally' block");
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
            _ if self.before() == Some(&Tok::Except) => None,
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
            Tok::Slash if self.before() == Some(&Tok::Lpar) => {
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

    fn displays(&self) -> Hint {
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
            (_, Tok::Rpar | Tok::Rsqb | Tok::Comma) if self.before() == Some(&Tok::Star) => {
                self.span(self.at, self.at, "Invalid star expression")
            }
            _ => None,
        }
    }

    /// `=` where a comparison or `:=` was meant, and `:=` with a target that is not a name.
    fn equals_sign(&self) -> Hint {
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

    fn describe(&self, start: usize, end: usize) -> &'static str {
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

    fn ternary(&self) -> Hint {
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

    fn missing_comma(&self) -> Hint {
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

    fn operators(&self) -> Hint {
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

    // --- helpers for the parser's own errors ---

    /// Whether `keyword` stands before `index` on its line with no closing colon since.
    pub fn keyword_before(&self, index: usize, keyword: &Tok) -> bool {
        let line = self.tokens.get(self.line_head(index)..index).unwrap_or(&[]);
        line.iter()
            .rev()
            .take_while(|token| token.tok != Tok::Colon)
            .any(|token| token.tok == *keyword)
    }

    /// The bracket that closes the arguments around `index`.
    pub fn end_of_brackets(&self, index: usize) -> Token {
        let mut depth = 0;
        for token in self.tokens.iter().skip(index) {
            if opens(&token.tok) {
                depth += 1;
            } else if closes(&token.tok) {
                if depth == 0 {
                    return token.clone();
                }
                depth -= 1;
            }
        }
        self.tokens.get(index).cloned().unwrap_or(Token {
            tok: Tok::Newline,
            start: 0,
            end: 0,
        })
    }

    /// Byte range of the argument that starts at `index`.
    pub fn argument_before(&self, index: usize) -> (u32, u32) {
        let start = self.tokens.get(index).map_or(0, |token| token.start);
        let (mut end, mut depth) = (start, 0);
        for token in self.tokens.iter().skip(index) {
            if opens(&token.tok) {
                depth += 1;
            } else if closes(&token.tok) {
                if depth == 0 {
                    break;
                }
                depth -= 1;
            } else if depth == 0 && token.tok == Tok::Comma {
                break;
            }
            end = token.end;
        }
        (start, end)
    }

    /// Whether the arguments before the failing one contain `**`.
    pub fn earlier_argument_is_double_starred(&self) -> bool {
        self.double_starred_argument().is_some()
    }

    /// Where `**` stands among the arguments before the failing one.
    pub fn double_starred_argument(&self) -> Option<u32> {
        let open = self.open_bracket(self.at)?;
        let before = self.tokens.get(open..self.at)?;
        before
            .windows(2)
            .find(|pair| {
                matches!(pair[0].tok, Tok::Comma | Tok::Lpar) && pair[1].tok == Tok::DoubleStar
            })
            .map(|pair| pair[1].start)
    }

    /// Start of the comma before the failing token.
    pub fn previous_comma(&self) -> Option<u32> {
        let token = self.tokens.get(self.at.checked_sub(1)?)?;
        (token.tok == Tok::Comma).then_some(token.start)
    }
}
