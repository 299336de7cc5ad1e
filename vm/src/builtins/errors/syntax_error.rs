//! `SyntaxError`: attributes, and making one from the compiler's data.

use super::base::{self, args_of, this};
use super::fields::field;
use crate::frontend::{ErrorKind, SyntaxError};
use crate::heap::Gc;
use crate::object::{Exception, GetSetDef, Str, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

pub static GETSET: &[GetSetDef] = &[
    field::<0>("msg"),
    field::<1>("filename"),
    field::<2>("lineno"),
    field::<3>("offset"),
    field::<4>("text"),
    field::<5>("end_lineno"),
    field::<6>("end_offset"),
    GetSetDef::rw(
        "print_file_and_line",
        |_, _| Ok(Value::NONE),
        |_, _, _| Ok(()),
    ),
];

pub fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    base::init(vm, o, a)?;
    let e = this(vm, o)?;
    fill(vm, e, a.pos())
}

/// `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset]))`.
pub(super) fn fill(vm: &mut Vm, e: Gc<Exception>, args: &[Value]) -> R<()> {
    if let Some(msg) = args.first() {
        e.fields[0].set(*msg);
    }
    if args.len() != 2 {
        return Ok(());
    }
    let info = vm.collect_list(args[1])?;
    let n = info.len();
    if n < 4 {
        return Err(vm.type_error(format!("function takes at least 4 arguments ({n} given)")));
    }
    if n > 7 {
        return Err(vm.type_error(format!("function takes at most 7 arguments ({n} given)")));
    }
    if n == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    for i in 0..6 {
        e.fields[i + 1].set(info.get(i).unwrap_or(Value::NULL));
    }
    Ok(())
}

/// `msg (file, line n)`.
pub fn str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    let file = e.fields[1].get().cast::<Str>().map(|s| {
        let s = s.as_str();
        s.rsplit('/').next().unwrap_or(s).to_string()
    });
    let line = e.fields[2].get().as_i64();
    if args_of(e).is_empty() && e.fields[0].get().is_null() {
        let s = vm.str("None");
        return Ok(s);
    }
    let msg = vm.str_of(e.fields[0].get().non_null().unwrap_or(Value::NONE))?;
    let m = msg.as_str();
    Ok(match (file, line) {
        (Some(f), Some(l)) => vm.string(format!("{m} ({f}, line {l})")),
        (Some(f), None) => vm.string(format!("{m} ({f})")),
        (None, Some(l)) => vm.string(format!("{m} (line {l})")),
        (None, None) => msg.value(),
    })
}

impl Vm {
    /// Raises what the compiler reports.
    pub fn raise_syntax_error(&mut self, err: &SyntaxError) -> Raised {
        let id = match err.kind {
            ErrorKind::Syntax => types::SYNTAX_ERROR,
            ErrorKind::Indentation => types::INDENTATION_ERROR,
            ErrorKind::Tab => types::TAB_ERROR,
            ErrorKind::Recursion => return self.raise(types::RECURSION_ERROR, &err.msg),
            ErrorKind::Overflow => return self.raise(types::OVERFLOW_ERROR, &err.msg),
        };
        let msg = self.str(&err.msg);
        if err.line == 0 && err.text.is_none() {
            let e = self.new_exception(id, &[msg]);
            return self.raise_value(e.value());
        }
        let number = |n: i32| Value::small(n as i64);
        let text = err.text.as_ref().map_or(Value::NONE, |t| self.str(t));
        let file = self.str(&err.filename);
        let info = [
            file,
            number(err.line),
            number(err.col),
            text,
            number(err.end_line),
            number(err.end_col),
        ];
        let info = self.tuple(&info);
        let e = self.new_exception(id, &[msg, info]);
        self.raise_value(e.value())
    }
}
