//! The tokenizer: source text to the parser's tokens, with CPython's tokenizer errors. F-strings are scanned here (PEP 701)
//! into their parts; the parser only sees an empty string literal in their place.

use std::collections::HashMap;

use rustpython_parser::{StringKind, Tok};
use unicode_normalization::UnicodeNormalization;

use super::error::{ErrorKind, SyntaxError};
use super::source::Source;
use super::words::{keyword, long_operator};

/// A token and its byte range.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub tok: Tok,
    pub start: u32,
    pub end: u32,
}

/// Part of an f-string or t-string.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Literal text, still with escapes and doubled braces.
    Literal { start: u32, end: u32 },
    /// A replacement field.
    Field(Box<Field>),
}

/// A replacement field `{expr=!conversion:spec}`.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub start: u32,
    pub end: u32,
    pub tokens: Vec<Token>,
    pub expr_start: u32,
    pub expr_end: u32,
    /// End of the text repeated by `=`, if there is one.
    pub debug_end: Option<u32>,
    pub conversion: Option<(u32, u32)>,
    pub spec: Option<(u32, u32, Vec<Part>)>,
}

/// One string literal.
#[derive(Clone, Debug)]
pub(super) struct StringToken {
    pub start: u32,
    pub end: u32,
    /// Range between the quotes.
    pub body: (u32, u32),
    pub raw: bool,
    pub bytes: bool,
    pub template: bool,
    /// For f-strings and t-strings.
    pub parts: Option<Vec<Part>>,
}

/// All that the tokenizer found.
pub(super) struct Lexed {
    pub tokens: Vec<Token>,
    pub strings: Vec<StringToken>,
    /// Offsets of parentheses, those in f-strings included; true where one opens.
    pub parens: Vec<(u32, bool)>,
    /// Where tokenizing failed, if it did.
    pub error: Option<SyntaxError>,
    /// Defaults of type parameters by the offset of the parameter (the parser does not know them).
    pub type_defaults: HashMap<u32, Vec<Token>>,
}

pub(super) struct Lexer<'a> {
    pub source: &'a Source,
    pub text: &'a [u8],
    pub pos: usize,
    pub brackets: Vec<(u8, u32)>,
    indents: Vec<(u32, u32)>,
    pub strings: Vec<StringToken>,
    parens: Vec<(u32, bool)>,
    pub fstring_depth: u32,
}

pub(super) type LexResult<T> = Result<T, SyntaxError>;

/// Tokenizes a whole text.
pub(super) fn lex(source: &Source) -> Lexed {
    let mut lexer = Lexer {
        source,
        text: source.text.as_bytes(),
        pos: 0,
        brackets: Vec::new(),
        indents: vec![(0, 0)],
        strings: Vec::new(),
        parens: Vec::new(),
        fstring_depth: 0,
    };
    let mut tokens = Vec::new();
    let error = lexer.run(&mut tokens).err();
    Lexed {
        tokens,
        strings: lexer.strings,
        parens: lexer.parens,
        error,
        type_defaults: HashMap::new(),
    }
}

pub(super) fn is_name_start(c: char) -> bool {
    c == '_' || c.is_ascii_alphabetic() || (!c.is_ascii() && unicode_ident::is_xid_start(c))
}

pub(super) fn is_name_continue(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || (!c.is_ascii() && unicode_ident::is_xid_continue(c))
}

impl<'a> Lexer<'a> {
    pub fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.pos + ahead).copied().unwrap_or(0)
    }

    pub fn at_end(&self) -> bool {
        self.pos >= self.text.len()
    }

    fn current_char(&self) -> Option<char> {
        self.source.text.get(self.pos..)?.chars().next()
    }

    pub fn never_closed(&self, at: usize, open: char) -> SyntaxError {
        let mut error = SyntaxError::span(
            self.source,
            at as u32,
            at as u32,
            format!("'{open}' was never closed"),
        );
        error.end_col = 0;
        error
    }

    pub fn error<T>(&self, start: usize, end: usize, msg: impl Into<String>) -> LexResult<T> {
        Err(SyntaxError::span(
            self.source,
            start as u32,
            end as u32,
            msg,
        ))
    }

    fn run(&mut self, out: &mut Vec<Token>) -> LexResult<()> {
        let mut line_start = true;
        loop {
            if line_start {
                line_start = false;
                if !self.indentation(out)? {
                    break;
                }
            }
            self.skip_blanks()?;
            if self.at_end() {
                break;
            }
            if self.peek(0) == b'\n' {
                let at = self.pos as u32;
                self.pos += 1;
                if self.brackets.is_empty() {
                    out.push(Token {
                        tok: Tok::Newline,
                        start: at,
                        end: at + 1,
                    });
                    line_start = true;
                }
                continue;
            }
            let token = self.token()?;
            out.push(token);
        }
        if let Some(&(open, at)) = self.brackets.last() {
            return Err(self.never_closed(at as usize, open as char));
        }
        let at = self.text.len() as u32;
        if out
            .last()
            .is_some_and(|t| !matches!(t.tok, Tok::Newline | Tok::Dedent))
        {
            out.push(Token {
                tok: Tok::Newline,
                start: at,
                end: at,
            });
        }
        for _ in 1..self.indents.len() {
            out.push(Token {
                tok: Tok::Dedent,
                start: at,
                end: at,
            });
        }
        Ok(())
    }

    /// Handles the blank lines and the indentation before a logical line. False at the end of the text.
    fn indentation(&mut self, out: &mut Vec<Token>) -> LexResult<bool> {
        loop {
            let (mut col, mut alt) = (0u32, 0u32);
            loop {
                match self.peek(0) {
                    b' ' => (col, alt) = (col + 1, alt + 1),
                    b'\t' => (col, alt) = ((col / 8 + 1) * 8, alt + 1),
                    b'\x0c' => (col, alt) = (0, 0),
                    b'\\' if self.peek(1) == b'\n' => {
                        self.pos += 1;
                        if self.pos + 1 >= self.text.len() {
                            let at = self.pos as u32;
                            let msg = "unexpected EOF while parsing";
                            let mut error = SyntaxError::span(self.source, at, at, msg);
                            error.end_col = -1;
                            return Err(error);
                        }
                    }
                    _ => break,
                }
                self.pos += 1;
            }
            match self.peek(0) {
                b'#' => self.skip_comment(),
                b'\n' => {}
                _ if self.at_end() => return Ok(false),
                _ => return self.set_indent(col, alt, out).map(|()| true),
            }
            if self.at_end() {
                return Ok(false);
            }
            if self.peek(0) == b'\n' {
                self.pos += 1;
            }
        }
    }

    fn set_indent(&mut self, col: u32, alt: u32, out: &mut Vec<Token>) -> LexResult<()> {
        let at = self.pos as u32;
        let tab_error = |lexer: &Self| {
            let (line, _) = lexer.source.line_col(at);
            let mut error = SyntaxError::at(
                lexer.source,
                crate::compile::seq::Loc {
                    line,
                    end_line: line,
                    col: 0,
                    end_col: 0,
                },
                "inconsistent use of tabs and spaces in indentation",
            )
            .with_kind(ErrorKind::Tab);
            (error.col, error.end_col) = (1, 0);
            error
        };
        let &(top, top_alt) = self.indents.last().unwrap_or(&(0, 0));
        if col == top {
            if alt != top_alt {
                return Err(tab_error(self));
            }
        } else if col > top {
            if alt <= top_alt {
                return Err(tab_error(self));
            }
            if self.indents.len() >= 100 {
                let error =
                    SyntaxError::span(self.source, at, at, "too many levels of indentation");
                return Err(error.with_kind(ErrorKind::Indentation));
            }
            self.indents.push((col, alt));
            out.push(Token {
                tok: Tok::Indent,
                start: at,
                end: at,
            });
        } else {
            while self.indents.last().is_some_and(|&(top, _)| col < top) {
                self.indents.pop();
                out.push(Token {
                    tok: Tok::Dedent,
                    start: at,
                    end: at,
                });
            }
            let &(top, top_alt) = self.indents.last().unwrap_or(&(0, 0));
            if col != top {
                let (line, _) = self.source.line_col(at);
                let mut error = SyntaxError::span(
                    self.source,
                    at,
                    at,
                    "unindent does not match any outer indentation level",
                );
                error.col = self.source.line_text(line).chars().count() as i32 + 1;
                error.end_col = error.col;
                (error.end_line, error.end_col) = (error.line, -1);
                return Err(error.with_kind(ErrorKind::Indentation));
            }
            if alt != top_alt {
                return Err(tab_error(self));
            }
        }
        Ok(())
    }

    pub fn skip_comment(&mut self) {
        while !self.at_end() && self.peek(0) != b'\n' {
            self.pos += 1;
        }
    }

    /// Skips spaces, comments and line continuations inside a line.
    pub fn skip_blanks(&mut self) -> LexResult<()> {
        loop {
            match self.peek(0) {
                b' ' | b'\t' | b'\x0c' => self.pos += 1,
                b'#' => self.skip_comment(),
                b'\\' => {
                    let at = self.pos;
                    if self.peek(1) == b'\n' {
                        self.pos += 2;
                        if self.at_end() {
                            return self.error(at, at, "unexpected EOF while parsing");
                        }
                    } else {
                        let (msg, end_col) = if at + 1 >= self.text.len() {
                            ("unexpected EOF while parsing", -1)
                        } else {
                            ("unexpected character after line continuation character", 0)
                        };
                        let at = at as u32 + 1;
                        let error = SyntaxError::span(self.source, at, at, msg);
                        return Err(SyntaxError { end_col, ..error });
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    /// One token; blanks have been skipped and the text has not ended.
    pub fn token(&mut self) -> LexResult<Token> {
        let start = self.pos;
        let byte = self.peek(0);
        let tok = match byte {
            b'"' | b'\'' => self.string(start)?,
            b'0'..=b'9' => self.number()?,
            b'.' if self.peek(1).is_ascii_digit() => self.number()?,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.name_or_string()?,
            _ => self.operator()?,
        };
        Ok(Token {
            tok,
            start: start as u32,
            end: self.pos as u32,
        })
    }

    fn name_or_string(&mut self) -> LexResult<Tok> {
        let start = self.pos;
        // A string prefix?
        let prefix = self.text[start..]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .take(3)
            .count();
        if prefix <= 2 && matches!(self.peek(prefix), b'"' | b'\'') {
            let lower: Vec<u8> = self.text[start..start + prefix]
                .iter()
                .map(u8::to_ascii_lowercase)
                .collect();
            if matches!(
                &lower[..],
                b"r" | b"u" | b"b" | b"f" | b"t" | b"rb" | b"br" | b"rf" | b"fr" | b"rt" | b"tr"
            ) {
                self.pos += prefix;
                return self.string(start);
            }
        }
        while let Some(c) = self.current_char() {
            let fits = if self.pos == start {
                is_name_start(c)
            } else {
                is_name_continue(c)
            };
            if fits {
                self.pos += c.len_utf8();
            } else if !c.is_ascii() {
                let (at, code) = (self.pos, c as u32);
                if c.is_control() || is_invisible(c) {
                    return self.error(
                        at,
                        at,
                        format!("invalid non-printable character U+{code:04X}"),
                    );
                }
                return self.error(at, at, format!("invalid character '{c}' (U+{code:04X})"));
            } else {
                break;
            }
        }
        let name = &self.source.text[start..self.pos];
        Ok(keyword(name).unwrap_or_else(|| Tok::Name {
            name: match name.is_ascii() {
                true => name.to_owned(),
                false => name.nfkc().collect(),
            },
        }))
    }

    fn operator(&mut self) -> LexResult<Tok> {
        let start = self.pos;
        let rest = &self.text[start..];
        for length in [3, 2] {
            if let Some(tok) = rest.get(..length).and_then(long_operator) {
                self.pos += length;
                return Ok(tok);
            }
        }
        let byte = self.peek(0);
        let tok = match byte {
            b'(' => Tok::Lpar,
            b')' => Tok::Rpar,
            b'[' => Tok::Lsqb,
            b']' => Tok::Rsqb,
            b'{' => Tok::Lbrace,
            b'}' => Tok::Rbrace,
            b':' => Tok::Colon,
            b',' => Tok::Comma,
            b';' => Tok::Semi,
            b'+' => Tok::Plus,
            b'-' => Tok::Minus,
            b'*' => Tok::Star,
            b'/' => Tok::Slash,
            b'|' => Tok::Vbar,
            b'&' => Tok::Amper,
            b'<' => Tok::Less,
            b'>' => Tok::Greater,
            b'=' => Tok::Equal,
            b'.' => Tok::Dot,
            b'%' => Tok::Percent,
            b'~' => Tok::Tilde,
            b'^' => Tok::CircumFlex,
            b'@' => Tok::At,
            b'!' | b'$' | b'?' | b'`' => return self.error(start, start + 1, "invalid syntax"),
            _ => {
                return self.error(
                    start,
                    start,
                    format!("invalid non-printable character U+{byte:04X}"),
                );
            }
        };
        self.pos += 1;
        if matches!(byte, b'(' | b')') {
            self.parens.push((start as u32, byte == b'('));
        }
        match byte {
            b'(' | b'[' | b'{' => {
                if self.brackets.len() >= 200 {
                    return self.error(start, start, "too many nested parentheses");
                }
                self.brackets.push((byte, start as u32));
            }
            b')' | b']' | b'}' => self.close(byte, start)?,
            _ => {}
        }
        Ok(tok)
    }

    fn close(&mut self, byte: u8, at: usize) -> LexResult<()> {
        let Some((open, open_at)) = self.brackets.pop() else {
            return self.error(at, at, format!("unmatched '{}'", byte as char));
        };
        let fits = matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        if fits {
            return Ok(());
        }
        let (line, _) = self.source.line_col(at as u32);
        let (open_line, _) = self.source.line_col(open_at);
        let (byte, open) = (byte as char, open as char);
        let on = if line == open_line {
            String::new()
        } else {
            format!(" on line {open_line}")
        };
        self.error(
            at,
            at,
            format!("closing parenthesis '{byte}' does not match opening parenthesis '{open}'{on}"),
        )
    }

    /// A plain string literal, or an f-string; `start` is where the prefix begins, `pos` is at the quote.
    fn string(&mut self, start: usize) -> LexResult<Tok> {
        let prefix = self.source.text[start..self.pos].to_ascii_lowercase();
        let quote = self.peek(0);
        let triple = self.peek(1) == quote && self.peek(2) == quote;
        self.pos += if triple { 3 } else { 1 };
        let body = self.pos;
        let raw = prefix.contains('r');
        let formatted = prefix.contains('f') || prefix.contains('t');
        let parts = if formatted {
            let parts = self.fstring_parts(start, quote, triple, raw, false)?;
            self.pos += if triple { 3 } else { 1 };
            Some(parts)
        } else {
            self.string_end(start, quote, triple)?;
            None
        };
        let body_end = self.pos - if triple { 3 } else { 1 };
        let bytes = prefix.contains('b');
        self.strings.push(StringToken {
            start: start as u32,
            end: self.pos as u32,
            body: (body as u32, body_end as u32),
            raw,
            bytes,
            template: prefix.contains('t'),
            parts,
        });
        let value = if formatted {
            String::new()
        } else {
            self.source.text[body..body_end].to_owned()
        };
        // What has escapes is decoded here; the parser gets to see only those that are malformed, to report them.
        let decoded = (!formatted && !raw && !bytes && value.contains('\\'))
            .then(|| super::escapes::decode(&value))
            .flatten();
        let (value, raw) = match decoded {
            Some(decoded) => (decoded, true),
            None => (value, raw),
        };
        let kind = match (bytes, raw) {
            (true, true) => StringKind::RawBytes,
            (true, false) => StringKind::Bytes,
            (false, true) => StringKind::RawString,
            (false, false) if prefix == "u" => StringKind::Unicode,
            _ => StringKind::String,
        };
        if bytes && !value.is_ascii() {
            return self.error(
                start,
                self.pos,
                "bytes can only contain ASCII literal characters",
            );
        }
        Ok(Tok::String {
            value,
            kind,
            triple_quoted: triple,
        })
    }

    fn string_end(&mut self, start: usize, quote: u8, triple: bool) -> LexResult<()> {
        loop {
            if self.at_end() || (!triple && self.peek(0) == b'\n') {
                return self.unterminated(start, triple, "");
            }
            match self.peek(0) {
                b'\\' => self.pos += 2,
                b if b == quote => {
                    if !triple {
                        self.pos += 1;
                        return Ok(());
                    }
                    if self.peek(1) == quote && self.peek(2) == quote {
                        self.pos += 3;
                        return Ok(());
                    }
                    self.pos += 1;
                }
                _ => self.pos += 1,
            }
        }
    }

    pub fn unterminated<T>(&self, start: usize, triple: bool, letter: &str) -> LexResult<T> {
        let at = self.pos.min(self.text.len());
        let (mut line, col) = self.source.line_col(at as u32);
        if triple && col == 0 && line > 1 && at == self.text.len() {
            line -= 1;
        }
        let what = if triple {
            "unterminated triple-quoted "
        } else {
            "unterminated "
        };
        self.error(
            start,
            start,
            format!("{what}{letter}string literal (detected at line {line})"),
        )
    }
}

fn is_invisible(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as G, get_general_category};
    matches!(
        get_general_category(c),
        G::Control
            | G::Format
            | G::Surrogate
            | G::PrivateUse
            | G::Unassigned
            | G::LineSeparator
            | G::ParagraphSeparator
            | G::SpaceSeparator
    )
}
