//! How wide text is, near enough to lay out labels: widths of a broad sans-serif, so that
//! narrower fonts only leave room.

/// Pixels that a text takes at a size.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

/// The widest of some texts.
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>, size: f64) -> f64 {
    texts.map(|t| width(t, size)).fold(0.0, f64::max)
}

/// The text, cut with an ellipsis where it does not fit.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_string();
    }
    let mut out = String::new();
    let mut used = share('…') * size;
    for c in text.chars() {
        used += share(c) * size;
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Breaks a text into lines at spaces.
pub fn lines(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match out.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_string()),
        }
    }
    out
}

fn share(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '!' => 0.32,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '<' | '>' | '=' | '&' | '~' | '#' | '→' => 0.95,
        '0'..='9' => 0.62,
        'A'..='Z' | '_' | '–' | '×' | '…' | '±' | '+' => 0.72,
        _ => 0.61,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut() {
        assert_eq!(fit("fib", 12.0, 100.0), "fib");
        let cut = fit("superinstructions", 12.0, 60.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0) <= 60.0, "{cut}");
        assert_eq!(lines("one two three", 10.0, 45.0), ["one two", "three"]);
    }
}
