//! Number literals, with CPython's diagnostics.

use num_bigint::BigInt;
use rustpython_parser::Tok;

use super::lexer::{LexResult, Lexer, is_name_continue};

impl Lexer<'_> {
    /// A number; `pos` is at its first character.
    pub(super) fn number(&mut self) -> LexResult<Tok> {
        let start = self.pos;
        if self.peek(0) == b'0' {
            let radix = match self.peek(1).to_ascii_lowercase() {
                b'x' => Some((16, "hexadecimal")),
                b'o' => Some((8, "octal")),
                b'b' => Some((2, "binary")),
                _ => None,
            };
            if let Some((radix, what)) = radix {
                return self.radix_number(radix, what);
            }
        }
        self.decimal_digits()?;
        let mut float = false;
        if self.peek(0) == b'.' {
            float = true;
            self.pos += 1;
            if self.peek(0).is_ascii_digit() {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(0), b'e' | b'E') {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                float = true;
                self.pos += 1 + sign;
                self.decimal_digits()?;
            } else if sign == 1 {
                self.pos += 2;
                return self.error(self.pos - 1, self.pos - 1, "invalid decimal literal");
            }
        }
        let text: String = self.source.text[start..self.pos]
            .chars()
            .filter(|c| *c != '_')
            .collect();
        if matches!(self.peek(0), b'j' | b'J') {
            self.pos += 1;
            self.after_number("imaginary")?;
            return Ok(Tok::Complex {
                real: 0.0,
                imag: text.parse().unwrap_or(0.0),
            });
        }
        self.after_number("decimal")?;
        if float {
            return Ok(Tok::Float {
                value: text.parse().unwrap_or(0.0),
            });
        }
        if text.len() > 1 && text.starts_with('0') && text.bytes().any(|b| b != b'0') {
            let zeros = self.text[start..]
                .iter()
                .take_while(|b| matches!(b, b'0' | b'_'));
            let nonzero = start + zeros.count();
            return self.error(
                start,
                nonzero,
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            );
        }
        if text.len() > 4300 {
            let digits = text.len();
            return self.error(
                start,
                start,
                format!(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
                ),
            );
        }
        let value = BigInt::parse_bytes(text.as_bytes(), 10).unwrap_or_default();
        Ok(Tok::Int { value })
    }

    fn decimal_digits(&mut self) -> LexResult<()> {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.pos += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            if !self.peek(1).is_ascii_digit() {
                return self.error(self.pos, self.pos, "invalid decimal literal");
            }
            self.pos += 1;
        }
    }

    fn radix_number(&mut self, radix: u32, what: &str) -> LexResult<Tok> {
        self.pos += 2;
        let digits = self.pos;
        loop {
            if self.peek(0) == b'_' {
                self.pos += 1;
            }
            if !char::from(self.peek(0)).is_digit(radix) {
                if self.peek(0).is_ascii_digit() {
                    let digit = char::from(self.peek(0));
                    return self.error(
                        self.pos,
                        self.pos,
                        format!("invalid digit '{digit}' in {what} literal"),
                    );
                }
                let at = self.pos.saturating_sub(1);
                return self.error(at, at, format!("invalid {what} literal"));
            }
            while char::from(self.peek(0)).is_digit(radix) {
                self.pos += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            let digit = char::from(self.peek(0));
            return self.error(
                self.pos,
                self.pos,
                format!("invalid digit '{digit}' in {what} literal"),
            );
        }
        self.after_number(what)?;
        let text: String = self.source.text[digits..self.pos]
            .chars()
            .filter(|c| *c != '_')
            .collect();
        let value = BigInt::parse_bytes(text.as_bytes(), radix).unwrap_or_default();
        Ok(Tok::Int { value })
    }

    /// A number may be followed directly by a keyword (`1if x else y`), but by no other name.
    fn after_number(&self, what: &str) -> LexResult<()> {
        let rest = self.source.text.get(self.pos..).unwrap_or("");
        let word: String = rest.chars().take_while(|c| is_name_continue(*c)).collect();
        if word.is_empty()
            || ["and", "else", "for", "if", "in", "is", "not", "or"]
                .iter()
                .any(|k| word.starts_with(k))
        {
            return Ok(());
        }
        let at = self.pos.saturating_sub(1);
        self.error(at, at, format!("invalid {what} literal"))
    }
}
