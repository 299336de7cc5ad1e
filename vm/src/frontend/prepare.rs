//! Token passes before parsing: soft keywords, `except` with several types (PEP 758), defaults of type parameters
//! (PEP 696), and the nesting depth of what will be parsed.

use rustpython_parser::Tok;

use super::lexer::{Lexed, Token};

/// Runs the passes over the tokens of a module.
pub(super) fn prepare(lexed: &mut Lexed) {
    soft_keywords(&mut lexed.tokens);
    except_groups(&mut lexed.tokens);
    type_defaults(lexed);
}

fn is_name(token: Option<&Token>, wanted: &str) -> bool {
    matches!(token, Some(Token { tok: Tok::Name { name }, .. }) if name == wanted)
}

/// Turns the names `match`, `case` and `type` into keywords where they start such a statement.
fn soft_keywords(tokens: &mut [Token]) {
    let mut blocks = vec![false];
    let mut opened_match = false;
    let mut statement = true;
    let mut depth = 0;
    for at in 0..tokens.len() {
        let starts = std::mem::replace(&mut statement, false);
        match &tokens[at].tok {
            Tok::Newline => statement = true,
            Tok::Semi if depth == 0 => statement = true,
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth -= 1,
            Tok::Indent => {
                blocks.push(std::mem::take(&mut opened_match));
                statement = true;
            }
            Tok::Dedent => {
                blocks.pop();
                statement = true;
            }
            // A simple statement may follow a colon on the same line.
            Tok::Colon if depth == 0 => statement = true,
            Tok::Name { name } if starts => {
                let in_match = blocks.last().copied().unwrap_or(false);
                if name == "case" && in_match {
                    tokens[at].tok = Tok::Case;
                } else if name == "match" && opens_match(&tokens[at + 1..]) {
                    tokens[at].tok = Tok::Match;
                    opened_match = true;
                } else if name == "type" && opens_alias(&tokens[at + 1..]) {
                    tokens[at].tok = Tok::Type;
                }
            }
            _ => {}
        }
    }
}

/// `match SUBJECT:` is followed by an indented `case`.
fn opens_match(rest: &[Token]) -> bool {
    let Some(end) = rest.iter().position(|t| t.tok == Tok::Newline) else {
        return false;
    };
    end > 1
        && rest[end - 1].tok == Tok::Colon
        && matches!(
            rest.get(end + 1),
            Some(Token {
                tok: Tok::Indent,
                ..
            })
        )
        && is_name(rest.get(end + 2), "case")
}

fn opens_alias(rest: &[Token]) -> bool {
    matches!(
        rest.first(),
        Some(Token {
            tok: Tok::Name { .. },
            ..
        })
    ) && matches!(
        rest.get(1),
        Some(Token {
            tok: Tok::Equal | Tok::Lsqb,
            ..
        })
    )
}

/// Puts zero-width parentheses around `A, B` in `except A, B:`.
fn except_groups(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].tok == Tok::Except {
            let mut first = at + 1;
            if matches!(tokens.get(first), Some(Token { tok: Tok::Star, .. })) {
                first += 1;
            }
            let (mut depth, mut comma, mut end) = (0, false, None);
            for (index, token) in tokens.iter().enumerate().skip(first) {
                match token.tok {
                    Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                    Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth -= 1,
                    Tok::Lambda => break,
                    Tok::Comma if depth == 0 => comma = true,
                    Tok::Colon if depth == 0 => {
                        end = Some(index);
                        break;
                    }
                    Tok::As | Tok::Newline => break,
                    _ => {}
                }
            }
            if let (true, Some(end)) = (comma, end) {
                let (start, stop) = (tokens[first].start, tokens[end - 1].end);
                tokens.insert(
                    end,
                    Token {
                        tok: Tok::Rpar,
                        start: stop,
                        end: stop,
                    },
                );
                tokens.insert(
                    first,
                    Token {
                        tok: Tok::Lpar,
                        start,
                        end: start,
                    },
                );
                at = end;
            }
        }
        at += 1;
    }
}

/// Moves `= default` of type parameters out of the token stream.
fn type_defaults(lexed: &mut Lexed) {
    let tokens = &mut lexed.tokens;
    let mut at = 0;
    while at + 2 < tokens.len() {
        let heads = matches!(tokens[at].tok, Tok::Def | Tok::Class | Tok::Type);
        let named =
            matches!(tokens[at + 1].tok, Tok::Name { .. }) && tokens[at + 2].tok == Tok::Lsqb;
        at += 1;
        if !(heads && named) {
            continue;
        }
        let (mut index, mut depth) = (at + 2, 0i32);
        let mut param = index;
        while index < tokens.len() && depth >= 0 {
            match tokens[index].tok {
                Tok::Lpar | Tok::Lsqb | Tok::Lbrace => depth += 1,
                Tok::Rpar | Tok::Rsqb | Tok::Rbrace => depth -= 1,
                Tok::Comma if depth == 0 => param = index + 1,
                Tok::Equal if depth == 0 => {
                    let mut end = index + 1;
                    let mut inner = 0;
                    while let Some(token) = tokens.get(end) {
                        match token.tok {
                            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => inner += 1,
                            Tok::Rpar | Tok::Rsqb | Tok::Rbrace if inner == 0 => break,
                            Tok::Rpar | Tok::Rsqb | Tok::Rbrace => inner -= 1,
                            Tok::Comma if inner == 0 => break,
                            Tok::Newline => break,
                            _ => {}
                        }
                        end += 1;
                    }
                    if end > index + 1 {
                        let start = tokens[param].start;
                        let removed: Vec<Token> = tokens.drain(index..end).skip(1).collect();
                        lexed.type_defaults.insert(start, removed);
                        continue;
                    }
                }
                Tok::Newline => break,
                _ => {}
            }
            index += 1;
        }
    }
}

/// An upper bound of the depth of the syntax tree that these tokens make.
pub(super) fn depth_bound(tokens: &[Token]) -> usize {
    #[derive(Clone, Copy, Default)]
    struct Level {
        chain: usize,
        inner: usize,
        best: usize,
    }
    impl Level {
        fn close_segment(&mut self) {
            self.best = self.best.max(self.chain + self.inner);
            (self.chain, self.inner) = (0, 0);
        }
    }
    let mut stack = vec![Level::default()];
    let (mut worst, mut blocks, mut elifs) = (0, 0usize, 0usize);
    for (index, token) in tokens.iter().enumerate() {
        let nested = stack.len() > 1;
        let Some(top) = stack.last_mut() else { break };
        match token.tok {
            Tok::Lpar | Tok::Lsqb | Tok::Lbrace => stack.push(Level::default()),
            Tok::Rpar | Tok::Rsqb | Tok::Rbrace if nested => {
                let mut level = stack.pop().unwrap_or_default();
                level.close_segment();
                if let Some(top) = stack.last_mut() {
                    top.inner = top.inner.max(level.best);
                    top.chain += 1;
                }
            }
            Tok::Comma | Tok::Semi => top.close_segment(),
            Tok::Newline => {
                while stack.len() > 1 {
                    stack.pop();
                }
                if let Some(top) = stack.last_mut() {
                    top.close_segment();
                    worst = worst.max(top.best + blocks * 2 + elifs);
                    *top = Level::default();
                }
            }
            Tok::Indent => blocks += 1,
            Tok::Dedent
                if blocks <= 1
                    && !matches!(tokens.get(index + 1), Some(Token { tok: Tok::Elif, .. })) =>
            {
                (blocks, elifs) = (0, 0);
            }
            Tok::Dedent => blocks = blocks.saturating_sub(1),
            Tok::Elif => elifs += 1,
            Tok::Name { .. }
            | Tok::Int { .. }
            | Tok::String { .. }
            | Tok::Colon
            | Tok::None
            | Tok::True => {}
            // Flat chains in the tree.
            Tok::And
            | Tok::Or
            | Tok::Equal
            | Tok::EqEqual
            | Tok::NotEqual
            | Tok::Less
            | Tok::Greater => {}
            Tok::LessEqual | Tok::GreaterEqual | Tok::In | Tok::Is => {}
            _ => top.chain += 1,
        }
    }
    for level in &mut stack {
        level.close_segment();
        worst += level.best;
    }
    worst + blocks
}
