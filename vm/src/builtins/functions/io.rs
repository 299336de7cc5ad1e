//! `print`, `input`, `breakpoint`.

use crate::object::Str;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`.
pub fn print(vm: &mut Vm, _: Value, a: Args) -> R {
    let (mut sep, mut end, mut file, mut flush) =
        (Value::NONE, Value::NONE, Value::NONE, Value::FALSE);
    for (k, v) in a.kw() {
        match k.as_str() {
            "sep" => sep = v,
            "end" => end = v,
            "file" => file = v,
            "flush" => flush = v,
            other => {
                return Err(vm.type_error(format!(
                    "print() got an unexpected keyword argument '{other}'"
                )));
            }
        }
    }
    let flush = vm.truth(flush)?;
    if file.is_none() {
        let name = vm.n.stdout;
        file = match vm.sys_attr(name) {
            Some(f) => f,
            None => return Err(vm.runtime_error("lost sys.stdout")),
        };
        if file.is_none() {
            return Ok(Value::NONE);
        }
    }
    for (name, v) in [("sep", sep), ("end", end)] {
        if !v.is_none() && v.cast::<Str>().is_none() {
            let t = vm.type_name(v);
            return Err(vm.type_error(format!("{name} must be None or a string, not {t}")));
        }
    }
    let sep = sep.cast::<Str>().map_or(" ", |s| s.as_str());
    let end = end.cast::<Str>().map_or("\n", |s| s.as_str());
    print_values(vm, file, a.pos(), sep, end)?;
    if flush {
        let name = vm.n.flush;
        vm.call_method_str(file, name, &[])?;
    }
    Ok(Value::NONE)
}

/// Writes the texts of values to a file object. Native standard streams get one write; others see CPython's sequence of writes.
pub fn print_values(vm: &mut Vm, file: Value, values: &[Value], sep: &str, end: &str) -> R<()> {
    if crate::modules::stdio::is_native(file) {
        for (i, v) in values.iter().enumerate() {
            let s = vm.str_of(*v)?;
            if i > 0 {
                crate::modules::stdio::write(vm, file, sep)?;
            }
            crate::modules::stdio::write(vm, file, s.as_str())?;
        }
        return crate::modules::stdio::write(vm, file, end);
    }
    for (i, v) in values.iter().enumerate() {
        if i > 0 {
            write_text(vm, file, sep)?;
        }
        let s = vm.str_of(*v)?;
        let name = vm.n.write;
        vm.call_method_str(file, name, &[s.value()])?;
    }
    write_text(vm, file, end)
}

/// `file.write(text)`.
pub fn write_text(vm: &mut Vm, file: Value, text: &str) -> R<()> {
    if crate::modules::stdio::is_native(file) {
        return crate::modules::stdio::write(vm, file, text);
    }
    let (name, s) = (vm.n.write, vm.str(text));
    vm.call_method_str(file, name, &[s])?;
    Ok(())
}

/// `input(prompt='')`: the prompt goes to stdout, a line comes from stdin without its newline.
pub fn input(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.n.stdout;
    if let Some(out) = vm.sys_attr(name).filter(|f| !f.is_none()) {
        if let Some(p) = a.get(0) {
            let s = vm.str_of(p)?;
            write_text(vm, out, s.as_str())?;
        }
        let name = vm.n.flush;
        vm.call_method_str(out, name, &[])?;
    }
    let name = vm.intern("stdin");
    let Some(stdin) = vm.sys_attr(name).filter(|f| !f.is_none()) else {
        return Err(vm.runtime_error("lost sys.stdin"));
    };
    let name = vm.n.readline;
    let line = vm.call_method_str(stdin, name, &[])?;
    let Some(s) = line.cast::<Str>() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match s.as_str().strip_suffix('\n') {
        Some(t) => Ok(vm.str(t)),
        None if s.is_empty() => {
            Err(vm.raise(crate::object::types::EOF_ERROR, "EOF when reading a line"))
        }
        None => Ok(line),
    }
}

/// `breakpoint(*args, **kws)`: calls `sys.breakpointhook`, which a program may set; there is no debugger to enter otherwise.
pub fn breakpoint(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.intern("breakpointhook");
    match vm.sys_attr(name) {
        Some(f) => vm.call_args(f, a),
        None => Err(vm.runtime_error("lost sys.breakpointhook")),
    }
}
