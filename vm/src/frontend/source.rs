//! Source text: decoding (UTF-8, byte order mark, coding cookie), newline translation, and the index from byte offsets to
//! lines and columns.

use super::error::SyntaxError;
use crate::compile::seq::Loc;

/// A decoded source text with a line index. Lines end in `\n` only.
pub struct Source {
    /// The text.
    pub text: String,
    /// File name for messages.
    pub filename: String,
    starts: Vec<u32>,
}

impl Source {
    /// Takes a text, translating `\r\n` and `\r`.
    pub fn new(text: &str, filename: &str) -> Result<Source, SyntaxError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        let mut starts = vec![0];
        starts.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(at, _)| at as u32 + 1),
        );
        let source = Source {
            text,
            filename: filename.to_owned(),
            starts,
        };
        if source.text.contains('\0') {
            return Err(SyntaxError::bare(
                "source code string cannot contain null bytes",
                filename,
            ));
        }
        if source.text.len() > i32::MAX as usize / 2 {
            return Err(SyntaxError::bare("source code is too large", filename));
        }
        Ok(source)
    }

    /// Line (from 1) and column (from 0, in bytes) of a byte offset.
    pub fn line_col(&self, offset: u32) -> (i32, i32) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        (line as i32, (offset - start) as i32)
    }

    /// The location of a byte range.
    pub fn loc(&self, start: u32, end: u32) -> Loc {
        let (line, col) = self.line_col(start);
        let (end_line, end_col) = self.line_col(end.max(start));
        Loc {
            line,
            end_line,
            col,
            end_col,
        }
    }

    /// Byte offset of a position.
    pub fn offset(&self, line: i32, col: i32) -> u32 {
        let start = self
            .starts
            .get(line.max(1) as usize - 1)
            .copied()
            .unwrap_or(self.text.len() as u32);
        (start + col.max(0) as u32).min(self.text.len() as u32)
    }

    /// The text of a line (from 1), without its newline.
    pub fn line_text(&self, line: i32) -> &str {
        let index = line.max(1) as usize - 1;
        let Some(&start) = self.starts.get(index) else {
            return "";
        };
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.text.len(), |&next| next as usize - 1);
        self.text.get(start as usize..end).unwrap_or("")
    }

    /// A slice of the text; empty if out of range.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// Converts a byte column of a line to a character column.
    pub fn char_col(&self, line: i32, col: i32) -> i32 {
        let text = self.line_text(line);
        text.char_indices()
            .take_while(|(at, _)| (*at as i32) < col)
            .count() as i32
            + (col - text.len() as i32).max(0)
    }
}

/// Decodes the bytes of a source file: UTF-8 by default, Latin-1 or ASCII if a coding cookie says so.
pub fn decode(bytes: &[u8], filename: &str) -> Result<String, SyntaxError> {
    let (bytes, bom) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let cookie = coding_cookie(bytes);
    let normal = cookie.as_deref().map(normalize_encoding);
    match normal.as_deref() {
        None | Some("utf-8") => {}
        Some("iso-8859-1") if !bom => return Ok(bytes.iter().map(|&b| char::from(b)).collect()),
        Some("ascii") if !bom => {}
        Some(_) if bom => {
            let name = cookie.unwrap_or_default();
            return Err(SyntaxError::bare(
                &format!("encoding problem: {name} with BOM"),
                filename,
            ));
        }
        Some(_) => {
            let name = cookie.unwrap_or_default();
            return Err(SyntaxError::bare(
                &format!("unknown encoding: {name}"),
                filename,
            ));
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes.iter().take(at).filter(|b| **b == b'\n').count() as i32 + 1;
            let byte = bytes.get(at).copied().unwrap_or(0);
            let message = format!(
                "Non-UTF-8 code starting with '\\x{byte:02x}' on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details"
            );
            let mut error = SyntaxError::bare(&message, filename);
            error.line = line;
            Err(error)
        }
    }
}

fn coding_cookie(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|b| *b == b'\n').take(2) {
        let line = String::from_utf8_lossy(line);
        let trimmed = line.trim_start_matches([' ', '\t', '\x0c']);
        if let Some(comment) = trimmed.strip_prefix('#') {
            if let Some(at) = comment.find("coding") {
                let rest = &comment[at + 6..];
                if let Some(rest) = rest.strip_prefix([':', '=']) {
                    let rest = rest.trim_start_matches([' ', '\t']);
                    let name: String = rest
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c))
                        .collect();
                    if !name.is_empty() {
                        return Some(name);
                    }
                }
            }
        } else if !trimmed.trim_end().is_empty() {
            return None;
        }
    }
    None
}

fn normalize_encoding(name: &str) -> String {
    let name = name.to_ascii_lowercase().replace('_', "-");
    match name.as_str() {
        "utf8" | "utf-8" | "u8" | "utf" | "utf-8-sig" => "utf-8".into(),
        "latin-1" | "latin1" | "l1" | "iso-8859-1" | "iso8859-1" | "iso-latin-1" | "8859" => {
            "iso-8859-1".into()
        }
        "ascii" | "us-ascii" | "646" => "ascii".into(),
        _ if name.starts_with("utf-8-") => "utf-8".into(),
        _ => name,
    }
}
