//! The frames of a traceback as text: file and line, source lines, and the marks under the part that failed (PEP 657).

use super::anchors::{self, Anchors};
use super::display_width::width;
use crate::heap::Gc;
use crate::object::Traceback;
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Repetitions of one entry that are printed before they are only counted.
const CUTOFF: usize = 3;

/// Formats tracebacks; remembers the source files it has read.
#[derive(Default)]
pub struct StackText {
    files: FxHashMap<String, Vec<String>>,
}

impl StackText {
    /// The lines of a source text, from the VM or the file system; none if there is no such text.
    fn lines(&mut self, vm: &Vm, file: &str) -> &[String] {
        if !self.files.contains_key(file) {
            let text = source_text(vm, file);
            let lines = text
                .unwrap_or_default()
                .lines()
                .map(|l| l.trim_end().to_string())
                .collect();
            self.files.insert(file.to_string(), lines);
        }
        self.files.get(file).map_or(&[], |l| l)
    }
    /// All entries from `first` on; long runs of equal ones are folded.
    pub fn format(&mut self, vm: &Vm, first: Gc<Traceback>) -> String {
        let mut out = String::new();
        let mut last: Option<(Gc<Traceback>, i32)> = None;
        let mut count = 0;
        let mut entry = Some(first);
        while let Some(t) = entry {
            let place = t.position();
            let same = last.is_some_and(|(l, line)| {
                line == place.0
                    && l.code.name.as_str() == t.code.name.as_str()
                    && l.code.filename.as_str() == t.code.filename.as_str()
            });
            if !same {
                fold(&mut out, count);
                last = Some((t, place.0));
                count = 0;
            }
            count += 1;
            if count <= CUTOFF {
                self.entry(vm, t, place, &mut out);
            }
            entry = t.next.get().cast::<Traceback>();
        }
        fold(&mut out, count);
        out
    }
    fn entry(
        &mut self,
        vm: &Vm,
        t: Gc<Traceback>,
        (line, end_line, col, end_col): (i32, i32, i32, i32),
        out: &mut String,
    ) {
        let file = t.code.filename.as_str();
        out.push_str(&format!(
            "  File \"{file}\", line {}, in {}\n",
            line.max(0),
            t.code.name.as_str()
        ));
        if line < 1 {
            return;
        }
        let lines = self.lines(vm, file);
        let from = line as usize - 1;
        let to = (end_line.max(line) as usize).min(lines.len());
        let Some(original) = lines.get(from..to).filter(|l| !l.is_empty()) else {
            return;
        };
        let dedented = dedent(original);
        if dedented.iter().all(|l| l.trim().is_empty()) {
            return;
        }
        if col < 0
            || end_col < 0
            || end_line < line
            || original.len() != (end_line - line + 1) as usize
        {
            out.push_str(&format!("    {}\n", original[0].trim()));
            return;
        }
        let last = &original[original.len() - 1];
        let removed = original[0].chars().count() - dedented[0].chars().count();
        let start = char_column(&original[0], col as usize).saturating_sub(removed);
        let end = char_column(last, end_col as usize).saturating_sub(removed);
        marked(&dedented, start, end, out);
    }
}

/// The text of a source file, from the VM or the file system.
pub(super) fn source_text(vm: &Vm, file: &str) -> Option<String> {
    if let Some(t) = vm.sources.get(file) {
        return Some(t.to_string());
    }
    if file.starts_with('<') {
        return None;
    }
    let bytes = std::fs::read(file).ok()?;
    crate::frontend::source::decode(&bytes, file).ok()
}

fn fold(out: &mut String, count: usize) {
    if count > CUTOFF {
        let n = count - CUTOFF;
        let s = if n > 1 { "s" } else { "" };
        out.push_str(&format!("  [Previous line repeated {n} more time{s}]\n"));
    }
}

/// Character column of a byte column.
fn char_column(line: &str, byte: usize) -> usize {
    line.char_indices().take_while(|(i, _)| *i < byte).count()
}

/// Removes the indentation that all lines with content share.
fn dedent<S: AsRef<str>>(lines: &[S]) -> Vec<String> {
    let mut margin: Option<&str> = None;
    for l in lines {
        let l = l.as_ref();
        let body = l.trim_start_matches([' ', '\t']);
        if body.trim().is_empty() {
            continue;
        }
        let indent = &l[..l.len() - body.len()];
        margin = Some(match margin {
            None => indent,
            Some(m) => {
                let common = m
                    .bytes()
                    .zip(indent.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                &m[..common]
            }
        });
    }
    let n = margin.map_or(0, str::len);
    lines
        .iter()
        .map(|l| {
            let l = l.as_ref();
            if l.trim().is_empty() {
                String::new()
            } else {
                l[n.min(l.len())..].to_string()
            }
        })
        .collect()
}

/// The part of a line from character `from` to character `to`.
fn chars(line: &str, from: usize, to: usize) -> String {
    line.chars()
        .skip(from)
        .take(to.saturating_sub(from))
        .collect()
}

/// Prints the lines that matter of a failing piece of code, which starts at character `start` of the first line and ends before
/// character `end` of the last one.
fn marked(lines: &[String], start: usize, end: usize, out: &mut String) {
    let n = lines.len();
    let (first, last) = (&lines[0], &lines[n - 1]);
    let length = |l: &String| l.chars().count();
    let segment: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(i, l)| {
            let from = if i == 0 { start } else { 0 };
            let to = if i + 1 == n { end } else { length(l) };
            chars(l, from, to)
        })
        .collect();
    let found = anchors::find(&segment.join("\n"));
    let shown = carets_wanted(lines, start, end, found.is_some());
    let (from, to) = (width(first, start), width(last, end));
    let mut wanted: BTreeSet<usize> = [0, n - 1].into();
    // Anchors relative to the lines instead of the segment, in display columns.
    let placed = found.map(|a| {
        let shift = |line: usize, col: usize| {
            let col = if line == 0 { col + start } else { col };
            lines.get(line).map_or(col, |l| width(l, col))
        };
        for line in [a.left.0, a.right.0] {
            wanted.extend(line.saturating_sub(1)..=line + 1);
        }
        Anchors {
            left: (a.left.0, shift(a.left.0, a.left.1)),
            right: (a.right.0, shift(a.right.0, a.right.1)),
        }
    });
    let mut result: Vec<String> = Vec::new();
    let print = |i: usize, result: &mut Vec<String>| {
        let line = &lines[i];
        result.push(line.clone());
        if !shown {
            return;
        }
        let blank = line.chars().take_while(|c| c.is_whitespace()).count();
        let until = if i + 1 == n {
            to
        } else {
            width(line, length(line))
        };
        let marks = (0..until)
            .map(|col| {
                if col < blank || (i == 0 && col < from) {
                    ' '
                } else if let Some(a) = &placed {
                    let inside = (i, col) >= a.left && (i, col) < a.right;
                    if inside { '^' } else { '~' }
                } else {
                    '^'
                }
            })
            .collect();
        result.push(marks);
    };
    let mut before: Option<usize> = None;
    for &i in wanted.iter().filter(|i| **i < n) {
        if let Some(b) = before {
            match i - b {
                2 => print(i - 1, &mut result),
                gap if gap > 2 => result.push(format!("...<{} lines>...", gap - 1)),
                _ => {}
            }
        }
        print(i, &mut result);
        before = Some(i);
    }
    for line in dedent(&result) {
        out.push_str("    ");
        out.push_str(&line);
        out.push('\n');
    }
}

/// Marks that would underline everything are left out, unless they have anchors; so are those of a plain call that fills the line.
fn carets_wanted(lines: &[String], start: usize, end: usize, anchored: bool) -> bool {
    if anchors::whole_call(lines, start, end) {
        return false;
    }
    if anchored {
        return true;
    }
    let last = &lines[lines.len() - 1];
    !chars(&lines[0], 0, start).trim_start().is_empty()
        || !chars(last, end, usize::MAX).trim_end().is_empty()
}
