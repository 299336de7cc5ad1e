//! Reads the recorded answers of CPython 3.14 (see `goldens/make.py`) and compares ours.

use super::error::TextError;

/// One recorded line: an operation, its arguments, CPython's answer.
pub struct Line {
    /// Name of the operation.
    pub op: String,
    /// Arguments as recorded.
    pub args: Vec<String>,
    expected: String,
}

impl Line {
    /// An argument; empty when absent.
    pub fn arg(&self, i: usize) -> &str {
        self.args.get(i).map_or("", String::as_str)
    }
    /// An argument as a float.
    pub fn float(&self, i: usize) -> f64 {
        float(self.arg(i))
    }
    /// An argument that may be None.
    pub fn optional(&self, i: usize) -> Option<&str> {
        Some(self.arg(i)).filter(|a| *a != "None")
    }
    /// An argument as a machine int.
    pub fn int(&self, i: usize) -> i64 {
        self.arg(i).parse().expect("a recorded int")
    }
    /// An optional machine int.
    pub fn optional_int(&self, i: usize) -> Option<i64> {
        self.optional(i).map(|a| a.parse().expect("a recorded int"))
    }
    /// CPython's answer as a float; NaN when it was an error.
    pub fn expected_float(&self) -> f64 {
        self.expected.strip_prefix('=').map_or(f64::NAN, float)
    }
    /// An argument as bytes.
    pub fn bytes(&self, i: usize) -> Vec<u8> {
        super::bytes_methods::fromhex(self.arg(i)).expect("recorded bytes")
    }
}

/// A recorded float.
pub fn float(s: &str) -> f64 {
    super::float_parse::from_hex(s).expect("a recorded float")
}

/// A float as recorded.
pub fn show_float(x: f64) -> String {
    super::float_repr::hex(x)
}

/// A list as recorded.
pub fn show_list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|i| i.as_ref().to_string()).collect();
    format!("[{}]", items.join("|"))
}

/// A boolean as recorded.
pub fn show_bool(b: bool) -> String {
    if b { "True" } else { "False" }.to_string()
}

fn unescape(s: &str) -> String {
    let mut out = String::new();
    let mut chars = s.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match chars.next() {
            Some('0') => '\0',
            Some('t') => '\t',
            Some('n') => '\n',
            Some('r') => '\r',
            other => other.expect("an escape"),
        });
    }
    out
}

/// Runs every line of a recording; fails with the first differences.
pub fn check(recording: &str, answer: impl Fn(&Line) -> Result<String, TextError>) {
    let (mut failures, mut count) = (Vec::new(), 0);
    for text in recording.trim_end_matches('\n').split('\n') {
        let mut fields: Vec<String> = text.split('\t').map(unescape).collect();
        let expected = fields.pop().expect("a result");
        let line = Line {
            op: fields.remove(0),
            args: fields,
            expected,
        };
        count += 1;
        let got = match answer(&line) {
            Ok(value) => format!("={value}"),
            Err(e) => format!("!{}: {}", e.kind.name(), e.msg),
        };
        if got != line.expected {
            failures.push(format!(
                "{} {:?}\n  want {:?}\n  got  {got:?}",
                line.op, line.args, line.expected
            ));
        }
    }
    assert!(count > 10, "an empty recording proves nothing");
    assert!(
        failures.is_empty(),
        "{} of {count} lines differ:\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
}
