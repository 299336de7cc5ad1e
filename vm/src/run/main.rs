//! Running a program: setting `__main__` up, executing it, ending the process's work.

use crate::builtins::traceback::finish_main;
use crate::frontend::source::decode;
use crate::heap::Gc;
use crate::object::{List, Module};
use crate::text::surrogate;
use crate::tree::Mode;
use crate::vm::{R, Vm};
use std::path::{Path, PathBuf};

/// Runs `source` as `__main__`; the exit code. Errors go to stderr as CPython prints them. A `filename` in angle brackets (`<string>`) is not
/// a file: its text is kept for tracebacks. A file's folder comes first on `sys.path`.
pub fn run_main(vm: &mut Vm, filename: &str, source: &[u8]) -> u8 {
    let result = run(vm, filename, source);
    let status = finish_main(vm, result);
    (status & 0xFF) as u8
}

fn run(vm: &mut Vm, filename: &str, source: &[u8]) -> R {
    let m = new_main_module(vm);
    let mut shown = filename.to_string();
    let folder = if filename.starts_with('<') {
        String::new()
    } else {
        // CPython shows the absolute path of the main file.
        let absolute = absolute(Path::new(&surrogate::to_os(filename)));
        shown = surrogate::from_os(absolute.as_os_str());
        let file = vm.str(&shown);
        vm.set_module_attr(m, "__file__", file);
        vm.set_module_attr(m, "__cached__", crate::value::Value::NONE);
        let real = std::fs::canonicalize(&absolute).unwrap_or(absolute);
        real.parent()
            .map(|p| surrogate::from_os(p.as_os_str()))
            .unwrap_or_default()
    };
    let name = vm.n.path_attr;
    if let Some(list) = vm.sys_attr(name).and_then(|l| l.cast::<List>()) {
        let folder = vm.str(&folder);
        // The entry that the command line put there is the same folder, possibly relative.
        if !list.set(0, folder) {
            list.push(&vm.heap, folder);
        }
    }
    let text = match decode(source, &shown) {
        Ok(t) => t,
        Err(e) => return Err(vm.raise_syntax_error(&e)),
    };
    if filename.starts_with('<') {
        vm.sources.insert(shown.clone(), text.as_str().into());
    }
    let code = vm.compile_text(&text, &shown, Mode::Exec, 0)?;
    vm.main_code = Some(code);
    vm.run_code(code, m.dict, m.dict.value())
}

/// A fresh `__main__` in `sys.modules`.
fn new_main_module(vm: &mut Vm) -> Gc<Module> {
    let m = vm.new_module("__main__");
    let n = vm.n;
    vm.modules.set_str(&vm.heap, n.main, m.value());
    let b = vm.builtins.value();
    m.dict.set_str(&vm.heap, n.builtins, b);
    m
}

fn absolute(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_path_buf();
    }
    match std::env::current_dir() {
        Ok(d) => d.join(path),
        Err(_) => path.to_path_buf(),
    }
}
