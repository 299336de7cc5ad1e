//! Finding one's way among the tokens around a failure: brackets, lines, where an expression starts and ends.

use rustpython_parser::Tok;

use super::hints::Hints;
use super::lexer::Token;

pub(super) fn opens(tok: &Tok) -> bool {
    matches!(tok, Tok::Lpar | Tok::Lsqb | Tok::Lbrace)
}

pub(super) fn closes(tok: &Tok) -> bool {
    matches!(tok, Tok::Rpar | Tok::Rsqb | Tok::Rbrace)
}

pub(super) fn is_operand(tok: &Tok) -> bool {
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

pub(super) fn ends_operand(tok: &Tok) -> bool {
    is_operand(tok) || closes(tok)
}

pub(super) fn starts_expression(tok: &Tok) -> bool {
    is_operand(tok) || opens(tok) || matches!(tok, Tok::Not | Tok::Lambda | Tok::Tilde | Tok::Await)
}

pub(super) fn is_binary(tok: &Tok) -> bool {
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
    pub(super) fn tok(&self, index: usize) -> Option<&'a Tok> {
        self.tokens.get(index).map(|token| &token.tok)
    }

    pub(super) fn current(&self) -> Option<&'a Tok> {
        self.tok(self.at)
    }

    pub(super) fn before(&self) -> Option<&'a Tok> {
        self.at.checked_sub(1).and_then(|index| self.tok(index))
    }

    /// Index of the first token of the logical line that holds `index`.
    pub(super) fn line_head(&self, index: usize) -> usize {
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
    pub(super) fn open_bracket(&self, index: usize) -> Option<usize> {
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
    pub(super) fn segment_start(&self, index: usize) -> usize {
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
    pub(super) fn expression_end(&self, index: usize, ternary: bool) -> Option<usize> {
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

    pub(super) fn has_else(&self, at: usize) -> bool {
        let rest = self.tokens.iter().skip(at);
        rest.take_while(|token| token.tok != Tok::Newline)
            .any(|token| token.tok == Tok::Else)
    }

    pub(super) fn matching(&self, open: usize) -> Option<usize> {
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
    pub(super) fn head_tok(&self) -> Option<&'a Tok> {
        self.tok(self.line_head(self.at))
    }

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
