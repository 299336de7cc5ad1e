//! The printed form of an exception: chain, traceback, message, notes, groups, syntax errors. Layout and wording are those of CPython 3.14.

use super::keyword_typos;
use super::stack_text::StackText;
use super::{group_class, suggestions};
use crate::heap::Gc;
use crate::object::{Bytes, Class, Exception, List, Str, Traceback, Tuple, types};
use crate::value::Value;
use crate::vm::Vm;

/// More members of a group than this are only counted.
const MAX_GROUP_WIDTH: usize = 15;
/// Groups nested deeper than this are not shown.
const MAX_GROUP_DEPTH: usize = 10;
const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Text being built.
#[derive(Default)]
pub struct Report {
    out: String,
    stack: StackText,
    seen: Vec<Value>,
    depth: usize,
    need_close: bool,
}

impl Report {
    /// The text.
    pub fn finish(self) -> String {
        self.out
    }
    fn margin(&self) -> String {
        "  ".repeat(self.depth)
    }
    /// Adds text, indented by the depth of the group it is in.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let prefix = format!("{}{margin} ", self.margin());
        for line in text.split_inclusive('\n') {
            self.out.push_str(&prefix);
            self.out.push_str(line);
        }
    }
    /// An exception that is already part of the report is not shown again.
    fn visit(&mut self, v: Value) -> Option<Gc<Exception>> {
        let e = v.cast::<Exception>()?;
        if self.seen.iter().any(|s| s.is(v)) {
            return None;
        }
        self.seen.push(v);
        Some(e)
    }
    /// Adds an exception with what led to it.
    pub fn exception(&mut self, vm: &mut Vm, exc: Value) {
        let Some(first) = self.visit(exc) else { return };
        let mut chain: Vec<(Gc<Exception>, &str)> = Vec::new();
        let mut e = first;
        loop {
            let next = match self.visit(e.cause.get()) {
                Some(c) => Some((c, CAUSE)),
                None if !e.suppress_context.get() && e.cause.get().is_none() => {
                    self.visit(e.context.get()).map(|c| (c, CONTEXT))
                }
                None => None,
            };
            match next {
                Some((c, text)) => {
                    chain.push((e, text));
                    e = c;
                }
                None => break,
            }
        }
        self.one(vm, e);
        for (e, text) in chain.into_iter().rev() {
            self.emit(text, '|');
            self.one(vm, e);
        }
    }
    fn one(&mut self, vm: &mut Vm, e: Gc<Exception>) {
        if vm.is_instance(e.value(), types::BASE_EXCEPTION_GROUP) {
            self.group(vm, e);
            return;
        }
        if let Some(tb) = e.traceback.get().cast::<Traceback>() {
            self.emit("Traceback (most recent call last):\n", '|');
            let text = self.stack.format(vm, tb);
            self.emit(&text, '|');
        }
        let text = self.only(vm, e);
        self.emit(&text, '|');
    }
    fn group(&mut self, vm: &mut Vm, e: Gc<Exception>) {
        if self.depth > MAX_GROUP_DEPTH {
            self.emit(
                &format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"),
                '|',
            );
            return;
        }
        let top = self.depth == 0;
        if top {
            self.depth = 1;
        }
        if let Some(tb) = e.traceback.get().cast::<Traceback>() {
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                if top { '+' } else { '|' },
            );
            let text = self.stack.format(vm, tb);
            self.emit(&text, '|');
        }
        let text = self.only(vm, e);
        self.emit(&text, '|');
        let members = group_class::members(e);
        let n = members.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        for (i, member) in members.iter().enumerate().take(n) {
            let last = i + 1 == n;
            if last {
                self.need_close = true;
            }
            let title = if i >= MAX_GROUP_WIDTH {
                "...".to_string()
            } else {
                (i + 1).to_string()
            };
            let lead = if i == 0 { "+-" } else { "  " };
            let rule = format!(
                "{}{lead}+---------------- {title} ----------------\n",
                self.margin()
            );
            self.out.push_str(&rule);
            self.depth += 1;
            if i >= MAX_GROUP_WIDTH {
                let rest = members.len() - MAX_GROUP_WIDTH;
                let s = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{s}\n"), '|');
            } else if vm.check_native_depth("").is_ok() {
                self.exception(vm, *member);
            } else {
                vm.exc = Value::NULL;
            }
            if last && self.need_close {
                let rule = format!("{}+------------------------------------\n", self.margin());
                self.out.push_str(&rule);
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if top {
            self.depth = 0;
        }
    }
    /// The last lines: class, message, notes.
    fn only(&mut self, vm: &mut Vm, e: Gc<Exception>) -> String {
        let exc = e.value();
        let class = vm.class_of(exc);
        let name = shown_class(vm, class);
        let mut out = String::new();
        if class.is_subclass_of(types::SYNTAX_ERROR) {
            syntax_error(vm, e, &name, &mut out);
        } else {
            let mut text = safe_str(vm, exc, "exception");
            if let Some(more) = suggestions::addition(vm, e) {
                text.push_str(&more);
            }
            if text.is_empty() {
                out.push_str(&name);
            } else {
                out.push_str(&format!("{name}: {text}"));
            }
            out.push('\n');
        }
        notes(vm, exc, &mut out);
        out
    }
}

/// `module.Class`, without the module for builtins and `__main__`.
fn shown_class(vm: &mut Vm, class: Gc<Class>) -> String {
    let n = vm.n;
    let q = class.qualname.get().as_str();
    let module = match vm.getattr_opt(class.value(), n.module) {
        Ok(Some(m)) => m.cast::<Str>().map_or("<unknown>", |s| s.as_str()),
        Ok(None) => "<unknown>",
        Err(_) => {
            vm.exc = Value::NULL;
            "<unknown>"
        }
    };
    if module == "builtins" || module == "__main__" {
        q.to_string()
    } else {
        format!("{module}.{q}")
    }
}

/// `str(v)`, whatever happens.
fn safe_str(vm: &mut Vm, v: Value, what: &str) -> String {
    match vm.str_of(v) {
        Ok(s) => s.as_str().to_string(),
        Err(_) => {
            vm.exc = Value::NULL;
            format!("<{what} str() failed>")
        }
    }
}

fn notes(vm: &mut Vm, exc: Value, out: &mut String) {
    let n = vm.n.notes;
    let notes = match vm.getattr_opt(exc, n) {
        Ok(v) => v.and_then(Value::non_none),
        Err(_) => {
            vm.exc = Value::NULL;
            out.push_str("Ignored error getting __notes__\n");
            None
        }
    };
    let Some(notes) = notes else { return };
    let items = match (notes.cast::<List>(), notes.cast::<Tuple>()) {
        (Some(l), _) => l.to_vec(),
        (_, Some(t)) => t.items().to_vec(),
        _ => {
            let shown = match vm.repr(notes) {
                Ok(s) => s.as_str().to_string(),
                Err(_) => {
                    vm.exc = Value::NULL;
                    "<__notes__ repr() failed>".to_string()
                }
            };
            out.push_str(&shown);
            out.push('\n');
            return;
        }
    };
    for note in items {
        let text = safe_str(vm, note, "note");
        for line in text.split('\n') {
            out.push_str(line);
            out.push('\n');
        }
    }
}

/// File, line, text with carets, message.
fn syntax_error(vm: &mut Vm, e: Gc<Exception>, class: &str, out: &mut String) {
    let field = |i: usize| e.fields[i].get().non_null().and_then(Value::non_none);
    let shown = |vm: &mut Vm, v: Value| safe_str(vm, v, "filename");
    let mut suffix = String::new();
    let file = field(1);
    if let Some(line) = field(2) {
        let file = match file {
            Some(f) => shown(vm, f),
            None => "<string>".to_string(),
        };
        let line = safe_str(vm, line, "lineno");
        out.push_str(&format!("  File \"{file}\", line {line}\n"));
    } else if let Some(f) = file {
        suffix = format!(" ({})", shown(vm, f));
    }
    let text = field(4).and_then(|t| match (t.cast::<Str>(), t.cast::<Bytes>()) {
        (Some(s), _) => Some(s.as_str()),
        _ => None,
    });
    let mut msg = match field(0) {
        Some(m) => safe_str(vm, m, "exception"),
        None => "<no detail available>".to_string(),
    };
    let mut marks = None;
    if let Some(text) = text {
        if (msg == "invalid syntax" || msg.contains("Perhaps you forgot a comma"))
            && let Some(t) = keyword_typos::find(text.trim())
        {
            let indent = text.chars().take_while(|c| c.is_whitespace()).count();
            marks = Some(((indent + t.start + 1) as i64, (indent + t.end + 1) as i64));
            msg = format!("invalid syntax. Did you mean '{}'?", t.keyword);
        }
        source_line(e, text, marks, out);
    }
    out.push_str(&format!("{class}: {msg}{suffix}\n"));
}

/// The offending line without its indentation, carets below; `marks` are columns that replace the exception's own.
fn source_line(e: Gc<Exception>, text: &str, marks: Option<(i64, i64)>, out: &mut String) {
    let number = |i: usize| e.fields[i].get().as_i64();
    let right = text.trim_end_matches('\n');
    let left = right.trim_start_matches([' ', '\n', '\x0c']);
    let chars = |s: &str| s.chars().count() as i64;
    let spaces = chars(right) - chars(left);
    let Some(mut offset) = number(3) else {
        if e.fields[3].get().non_null().is_none_or(|v| v.is_none()) {
            out.push_str(&format!("    {left}\n"));
        }
        return;
    };
    let mut end = if number(2) == number(5) {
        number(6).filter(|n| *n != 0).unwrap_or(offset)
    } else {
        chars(right) + 1
    };
    if let Some((from, to)) = marks {
        (offset, end) = (from, to);
    }
    if !text.is_empty() && offset > chars(text) {
        offset = chars(right) + 1;
    }
    if !text.is_empty() && end > chars(text) {
        end = chars(right) + 1;
    }
    if offset >= end || end < 0 {
        end = offset.saturating_add(1);
    }
    let column = offset.saturating_sub(1).saturating_sub(spaces);
    let end_column = end.saturating_sub(1).saturating_sub(spaces);
    out.push_str(&format!("    {left}\n"));
    if column < 0 {
        return;
    }
    out.push_str("    ");
    // Other white space than blanks (tabs) is kept, so that the carets stay aligned.
    out.extend(
        left.chars()
            .take(column as usize)
            .map(|c| if c.is_whitespace() { c } else { ' ' }),
    );
    let carets = end_column.saturating_sub(column).clamp(0, 1 << 16);
    out.push_str(&"^".repeat(carets as usize));
    out.push('\n');
}
