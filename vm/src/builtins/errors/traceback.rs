//! Traceback objects, and reporting an exception that nobody handles.

use super::report::Report;
use crate::heap::{Gc, Kind};
use crate::object::class::NO_NEW;
use crate::object::{Exception, GetSetDef, Module, Str, Traceback, TypeSpec, types};
use crate::value::Value;
use crate::vm::{R, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Traceback>> {
    match o.cast::<Traceback>() {
        Some(t) => Ok(t),
        None => Err(vm.type_error("a traceback object is required")),
    }
}

fn set_next(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    let Some(v) = v else {
        return Err(vm.type_error("can't delete tb_next attribute"));
    };
    let t = this(vm, o)?;
    if !v.is_none() && v.cast::<Traceback>().is_none() {
        let n = vm.type_name(v);
        return Err(vm.type_error(format!("expected traceback object, got '{n}'")));
    }
    let mut walk = v.cast::<Traceback>();
    while let Some(w) = walk {
        if w.same(t) {
            return Err(vm.value_error("traceback loop detected"));
        }
        walk = w.next.get().cast::<Traceback>();
    }
    t.next.set(v);
    Ok(())
}

static GETSET: &[GetSetDef] = &[
    GetSetDef::rw("tb_next", |vm, o| Ok(this(vm, o)?.next.get()), set_next),
    GetSetDef::ro("tb_frame", |vm, o| {
        let t = this(vm, o)?;
        Ok(vm.frame_of_traceback(t))
    }),
    GetSetDef::ro("tb_lasti", |vm, o| {
        Ok(Value::small(this(vm, o)?.lasti as i64 * 2))
    }),
    GetSetDef::ro("tb_lineno", |vm, o| {
        let line = this(vm, o)?.position().0;
        Ok(if line < 0 {
            Value::NONE
        } else {
            Value::small(line as i64)
        })
    }),
];

pub static TRACEBACK: TypeSpec = TypeSpec {
    id: types::TRACEBACK,
    name: "traceback",
    kind: Kind::Traceback,
    flags: NO_NEW,
    getset: GETSET,
    ..TypeSpec::BASE
};

/// The text that CPython prints for an exception nobody caught.
pub fn format_exception(vm: &mut Vm, exc: Value) -> String {
    let mut r = Report::default();
    r.exception(vm, exc);
    r.finish()
}

/// A line of a source file without its indentation, if it can be read.
pub fn source_line(vm: &Vm, file: &str, line: i64) -> Option<String> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    let text = super::stack_text::source_text(vm, file)?;
    let line = text.lines().nth(index)?.trim();
    (!line.is_empty()).then(|| line.to_string())
}

/// Writes text to `sys.stderr`, or to the process's stderr if that is gone.
pub fn stderr_text(vm: &mut Vm, text: &str) {
    let n = vm.n.stderr;
    if let Some(f) = vm.sys_attr(n).filter(|f| !f.is_none()) {
        match crate::builtins::functions::write_text(vm, f, text) {
            Ok(()) => {
                if crate::modules::stdio::flush_native(vm, f).is_err() {
                    vm.exc = Value::NULL;
                }
                return;
            }
            Err(_) => vm.exc = Value::NULL,
        }
    }
    use std::io::Write;
    // Nothing is left to report a failure to.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Prints an exception with its traceback to stderr.
pub fn print_to_stderr(vm: &mut Vm, exc: Value) {
    let n = vm.n.stdout;
    if let Some(out) = vm.sys_attr(n)
        && crate::modules::stdio::flush_native(vm, out).is_err()
    {
        vm.exc = Value::NULL;
    }
    let text = format_exception(vm, exc);
    stderr_text(vm, &text);
}

/// Reports the pending exception through `sys.excepthook`.
pub fn print_exception(vm: &mut Vm) {
    let exc = vm.take_exception();
    if exc.is_null() {
        return;
    }
    let hook_name = vm.intern("excepthook");
    let kept_name = vm.intern("__excepthook__");
    let hook = vm.sys_attr(hook_name);
    let original = vm.sys_attr(kept_name);
    match (hook, original) {
        (Some(h), o) if !o.is_some_and(|o| o.is(h)) => {
            let class = vm.class_of(exc).value();
            let tb = exc
                .cast::<Exception>()
                .map_or(Value::NONE, |e| e.traceback.get());
            vm.handled = Value::NONE;
            if vm.call(h, &[class, exc, tb]).is_err() {
                let second = vm.take_exception();
                stderr_text(vm, "Error in sys.excepthook:\n");
                print_to_stderr(vm, second);
                stderr_text(vm, "\nOriginal exception was:\n");
                print_to_stderr(vm, exc);
            }
        }
        (Some(_), _) => print_to_stderr(vm, exc),
        (None, _) => {
            stderr_text(vm, "sys.excepthook is missing\n");
            print_to_stderr(vm, exc);
        }
    }
}

/// Prints the pending exception as "Exception ignored in ...", and drops it.
pub fn report_unraisable(vm: &mut Vm, place: Value) {
    let exc = vm.take_exception();
    if exc.is_null() {
        return;
    }
    let shown = match vm.repr(place) {
        Ok(s) => s.as_str().to_string(),
        Err(_) => {
            vm.exc = Value::NULL;
            "<object repr() failed>".to_string()
        }
    };
    stderr_text(vm, &format!("Exception ignored in: {shown}\n"));
    print_to_stderr(vm, exc);
}

/// How the process ends.
fn exit_status(vm: &mut Vm, exc: Value) -> i32 {
    let code = exc.cast::<Exception>().map_or(Value::NONE, |e| {
        e.fields[0].get().non_null().unwrap_or(Value::NONE)
    });
    if code.is_none() {
        return 0;
    }
    if let Some(i) = code.as_int() {
        return match i.to_i64() {
            Some(i) => (i & 0xFF) as i32,
            None => 255,
        };
    }
    let text = match vm.str_of(code) {
        Ok(s) => s.as_str().to_string(),
        Err(_) => {
            vm.exc = Value::NULL;
            String::new()
        }
    };
    stderr_text(vm, &format!("{text}\n"));
    1
}

/// Ends a program: reports the error in `result` if there is one, runs exit functions, flushes the streams. Returns the exit code.
pub fn finish_main(vm: &mut Vm, result: R) -> i32 {
    let mut status = match result {
        Ok(_) => 0,
        Err(_) => report_and_status(vm),
    };
    if run_exit_functions(vm).is_err() {
        status = report_and_status(vm);
    }
    vm.flush_std();
    status
}

fn report_and_status(vm: &mut Vm) -> i32 {
    if vm.exception_is(types::SYSTEM_EXIT) {
        let exc = vm.take_exception();
        return exit_status(vm, exc);
    }
    let interrupt = vm.exception_is(types::KEYBOARD_INTERRUPT);
    print_exception(vm);
    if interrupt { 130 } else { 1 }
}

/// What `atexit` registered, if a program imported it.
fn run_exit_functions(vm: &mut Vm) -> R<()> {
    let key: Gc<Str> = vm.intern("atexit");
    let Some(m) = vm.modules.get_str(key).and_then(|m| m.cast::<Module>()) else {
        return Ok(());
    };
    let run = vm.intern("_run_exitfuncs");
    match m.dict.get_str(run) {
        Some(f) => vm.call(f, &[]).map(|_| ()),
        None => Ok(()),
    }
}
