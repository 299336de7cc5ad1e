//! "Did you mean" for misspelt keywords, as CPython's traceback module finds them when it prints an `invalid syntax` error: names on the
//! line are replaced by keywords that look alike until the line compiles.

use crate::compile::compile_source;
use crate::text::suggest::suggest;
use crate::tree::Mode;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];
/// Longest text that is tried, in bytes.
const MAX_TEXT: usize = 1024;
/// Names that are tried.
const MAX_NAMES: usize = 10;
/// Keywords that are tried for a name.
const MAX_MATCHES: usize = 3;

/// A misspelt keyword: its place on the line without indentation (in characters) and the keyword.
pub struct Typo {
    pub start: usize,
    pub end: usize,
    pub keyword: &'static str,
}

/// The first name of the line (without its indentation) that is a misspelt keyword.
pub fn find(line: &str) -> Option<Typo> {
    if line.len() > MAX_TEXT {
        return None;
    }
    let chars: Vec<char> = line.chars().collect();
    let names = names(&chars);
    for (start, end) in names.into_iter().take(MAX_NAMES) {
        let wrong: String = chars[start..end].iter().collect();
        let mut matches: Vec<&'static str> = Vec::new();
        matches.extend(suggest(&wrong, KEYWORDS));
        matches.extend(close_matches(&wrong));
        for keyword in matches.into_iter().take(MAX_MATCHES) {
            let mut text: String = chars[..start].iter().collect();
            text.push_str(keyword);
            text.extend(&chars[end..]);
            if compiles(&text) {
                return Some(Typo {
                    start,
                    end,
                    keyword,
                });
            }
        }
    }
    None
}

/// Names outside of strings and comments that are not keywords.
fn names(chars: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if c == '#' {
            break;
        }
        if c == '"' || c == '\'' {
            i += 1;
            while i < chars.len() && chars[i] != c {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '_' || c.is_alphabetic() {
            let start = i;
            while i < chars.len() && (chars[i] == '_' || chars[i].is_alphanumeric()) {
                i += 1;
            }
            let word: String = chars[start..i].iter().collect();
            if !KEYWORDS.contains(&word.as_str()) {
                out.push((start, i));
            }
        } else if c.is_ascii_digit() {
            while i < chars.len() && (chars[i] == '_' || chars[i].is_alphanumeric()) {
                i += 1;
            }
        } else {
            i += 1;
        }
    }
    out
}

/// The line compiles, or would with more lines after it.
fn compiles(text: &str) -> bool {
    match compile_source(&format!("{text}\n"), "<string>", Mode::Exec) {
        Ok(_) => true,
        Err(e) => {
            e.msg.starts_with("expected an indented block")
                || e.msg.ends_with("was never closed")
                || e.msg.starts_with("expected 'except' or 'finally' block")
                || e.msg == "'return' outside function"
                || e.msg == "'yield' outside function"
        }
    }
}

/// Keywords with a similarity of at least one half, most similar first (Ratcliff-Obershelp, as difflib computes it).
fn close_matches(wrong: &str) -> Vec<&'static str> {
    let a: Vec<char> = wrong.chars().collect();
    let mut scored: Vec<(f64, &'static str)> = KEYWORDS
        .into_iter()
        .map(|k| {
            let b: Vec<char> = k.chars().collect();
            (
                2.0 * matching(&a, &b) as f64 / (a.len() + b.len()) as f64,
                k,
            )
        })
        .filter(|(r, _)| *r >= 0.5)
        .collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(y.1.cmp(x.1)));
    scored
        .into_iter()
        .map(|(_, k)| k)
        .take(MAX_MATCHES)
        .collect()
}

/// Characters in matching blocks: the longest common block, then the same on both sides of it.
fn matching(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let n = a[i..]
                .iter()
                .zip(&b[j..])
                .take_while(|(x, y)| x == y)
                .count();
            if n > best.2 {
                best = (i, j, n);
            }
        }
    }
    let (i, j, n) = best;
    if n == 0 {
        0
    } else {
        n + matching(&a[..i], &b[..j]) + matching(&a[i + n..], &b[j + n..])
    }
}
