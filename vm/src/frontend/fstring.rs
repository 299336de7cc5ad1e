//! Scanning of f-strings and t-strings into literal parts and replacement fields.

use rustpython_parser::Tok;

use super::lexer::{Field, LexResult, Lexer, Part, Token};

/// CPython's limit on f-strings inside f-strings.
const MAX_NESTING: u32 = 150;

impl Lexer<'_> {
    /// The parts of an f-string up to its closing quote (not consumed), or of a format specification up to its `}`.
    pub(super) fn fstring_parts(
        &mut self,
        start: usize,
        quote: u8,
        triple: bool,
        raw: bool,
        in_spec: bool,
    ) -> LexResult<Vec<Part>> {
        let mut parts = Vec::new();
        let mut literal = self.pos;
        let flush = |parts: &mut Vec<Part>, from: usize, to: usize| {
            if to > from {
                parts.push(Part::Literal {
                    start: from as u32,
                    end: to as u32,
                });
            }
        };
        loop {
            if self.at_end() || (!triple && self.peek(0) == b'\n') {
                if in_spec && !self.at_end() {
                    return self.error(self.pos, self.pos, "f-string: newlines are not allowed in format specifiers for single quoted f-strings");
                }
                return self.unterminated(start, triple, "f-");
            }
            match self.peek(0) {
                b if b == quote
                    && (!triple || (self.peek(1) == quote && self.peek(2) == quote)) =>
                {
                    if in_spec {
                        if literal == self.pos && matches!(parts.last(), Some(Part::Field(_))) {
                            let msg = "f-string: expecting '}', or format specs";
                            return self.error(self.pos, self.pos + 1, msg);
                        }
                        return self.error(self.pos, self.pos, "f-string: expecting '}'");
                    }
                    flush(&mut parts, literal, self.pos);
                    return Ok(parts);
                }
                b'\\' => {
                    // `\N{name}` is an escape, not a field; a backslash before a brace stands alone.
                    if !raw && self.peek(1) == b'N' && self.peek(2) == b'{' {
                        self.pos += 3;
                        while !matches!(self.peek(0), b'}' | b'\n' | 0) && self.peek(0) != quote {
                            self.pos += 1;
                        }
                        if self.peek(0) == b'}' {
                            self.pos += 1;
                        }
                    } else if matches!(self.peek(1), b'{' | b'}') {
                        self.pos += 1;
                    } else {
                        self.pos += 2;
                    }
                }
                b'{' if self.peek(1) == b'{' && !in_spec => self.pos += 2,
                b'{' => {
                    flush(&mut parts, literal, self.pos);
                    let field = self.field(start, quote, triple, raw)?;
                    parts.push(Part::Field(Box::new(field)));
                    literal = self.pos;
                }
                b'}' if in_spec => {
                    flush(&mut parts, literal, self.pos);
                    return Ok(parts);
                }
                b'}' if self.peek(1) == b'}' => self.pos += 2,
                b'}' => {
                    return self.error(self.pos, self.pos, "f-string: single '}' is not allowed");
                }
                _ => self.pos += 1,
            }
        }
    }

    fn field(&mut self, string: usize, quote: u8, triple: bool, raw: bool) -> LexResult<Field> {
        let start = self.pos;
        self.pos += 1;
        self.fstring_depth += 1;
        if self.fstring_depth > MAX_NESTING || self.brackets.len() >= 200 {
            return self.error(start, start, "too many nested f-strings");
        }
        let outer = std::mem::take(&mut self.brackets);
        let mut field = Field {
            start: start as u32,
            end: 0,
            tokens: Vec::new(),
            expr_start: self.pos as u32,
            expr_end: 0,
            debug_end: None,
            conversion: None,
            spec: None,
        };
        if let Err(mut error) = self.field_tokens(&mut field, start) {
            // The quote that would have closed the f-string was taken for the start of a string.
            if error.msg.starts_with("unterminated string literal") {
                let at = self.source.offset(error.line, 0) as usize;
                let col = error.col as usize - 1;
                let line = self.source.text.get(at..).unwrap_or("");
                if !triple && line.chars().nth(col) == Some(char::from(quote)) {
                    error.msg = "f-string: expecting '}'".into();
                }
            }
            return Err(error);
        }
        self.brackets = outer;
        if field.tokens.is_empty() {
            let what = match self.peek(0) {
                b'}' => "f-string: valid expression required before '}'",
                b'!' => "f-string: valid expression required before '!'",
                b':' => "f-string: valid expression required before ':'",
                _ => "f-string: valid expression required before '='",
            };
            return self.error(self.pos, self.pos + 1, what);
        }
        if self.peek(0) == b'=' {
            self.pos += 1;
            while matches!(self.peek(0), b' ' | b'\t' | b'\n' | b'\x0c') {
                self.pos += 1;
            }
            field.debug_end = Some(self.pos as u32);
        }
        if self.peek(0) == b'!' {
            let at = self.pos;
            self.pos += 1;
            let from = self.pos;
            while self.peek(0).is_ascii_alphanumeric() || self.peek(0) == b'_' {
                self.pos += 1;
            }
            let name = &self.source.text[from..self.pos];
            if name.is_empty() {
                if matches!(self.peek(0), b'}' | b':') {
                    return self.error(at, at + 1, "f-string: missing conversion character");
                }
                return self.error(
                    self.pos,
                    self.pos + 1,
                    "f-string: invalid conversion character",
                );
            }
            if !matches!(name, "s" | "r" | "a") {
                return self.error(
                    from,
                    self.pos,
                    format!(
                        "f-string: invalid conversion character '{name}': expected 's', 'r', or 'a'"
                    ),
                );
            }
            field.conversion = Some((at as u32, self.pos as u32));
            while matches!(self.peek(0), b' ' | b'\t' | b'\n') {
                self.pos += 1;
            }
        }
        if self.peek(0) == b':' {
            let at = self.pos;
            self.pos += 1;
            let parts = self.fstring_parts(string, quote, triple, raw, true)?;
            field.spec = Some((at as u32, self.pos as u32, parts));
        }
        if self.peek(0) != b'}' {
            let msg = if field.conversion.is_some() {
                "f-string: expecting ':' or '}'"
            } else if field.debug_end.is_some() {
                "f-string: expecting '!', or ':', or '}'"
            } else {
                "f-string: expecting '=', or '!', or ':', or '}'"
            };
            return self.error(self.pos, self.pos + 1, msg);
        }
        self.pos += 1;
        self.fstring_depth -= 1;
        field.end = self.pos as u32;
        Ok(field)
    }

    /// The tokens of the expression of a field, in zero-width parentheses so that line ends do not matter.
    fn field_tokens(&mut self, field: &mut Field, start: usize) -> LexResult<()> {
        loop {
            self.skip_blanks()?;
            if self.at_end() {
                return Err(self.never_closed(start, '{'));
            }
            let byte = self.peek(0);
            if byte == b'\n' {
                self.pos += 1;
                continue;
            }
            if self.brackets.is_empty() {
                let ends = match byte {
                    b'}' | b':' => true,
                    b'!' => self.peek(1) != b'=',
                    b'=' => self.peek(1) != b'=',
                    b')' | b']' => {
                        return self.error(
                            self.pos,
                            self.pos,
                            format!("f-string: unmatched '{}'", byte as char),
                        );
                    }
                    _ => false,
                };
                if ends {
                    break;
                }
            }
            let token = self.token()?;
            field.tokens.push(token);
        }
        field.expr_end = self.pos as u32;
        if let (Some(first), Some(last)) = (field.tokens.first(), field.tokens.last()) {
            let (start, end) = (first.start, last.end);
            field.tokens.insert(
                0,
                Token {
                    tok: Tok::Lpar,
                    start,
                    end: start,
                },
            );
            field.tokens.push(Token {
                tok: Tok::Rpar,
                start: end,
                end,
            });
        }
        Ok(())
    }
}
