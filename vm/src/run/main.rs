//! Running a program as `__main__`.

use crate::compile::compile_bytes;
use crate::heap::Gc;
use crate::object::{Code, Dict, Function};
use crate::tree::Mode;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::sync::Arc;

impl Vm {
    /// Runs module code in `globals` (which is the namespace too).
    pub fn run_module_code(&mut self, code: Gc<Code>, globals: Gc<Dict>) -> R {
        let n = self.n.builtins;
        let builtins = self.builtins;
        if globals.get_str(n).is_none() {
            globals.set_str(&self.heap, n, builtins.value());
        }
        let module = globals.get_str(self.n.name).unwrap_or(Value::NONE);
        let func = Function::new(&self.heap, code, globals, builtins.dict, module);
        let args = self.sp;
        self.run_function(func, args, 0, Value::NULL, globals.value())
    }
}

/// Compiles and runs `source` as `__main__`; the exit code. Errors go to stderr as CPython prints them.
pub fn run_main(vm: &mut Vm, filename: &str, source: &[u8]) -> u8 {
    let m = vm.new_module("__main__");
    let name = vm.intern("__main__");
    let modules = vm.modules;
    modules.set_str(&vm.heap, name, m.value());
    let r = match compile_bytes(source, filename, Mode::Exec) {
        Ok(c) => {
            if filename.starts_with('<') {
                let text: Arc<str> = String::from_utf8_lossy(source).into();
                vm.sources.insert(filename.to_string(), text);
            } else {
                let f = vm.str(filename);
                vm.set_module_attr(m, "__file__", f);
            }
            let code = vm.instantiate(Arc::new(c));
            vm.run_module_code(code, m.dict)
        }
        Err(e) => {
            eprintln!("{e:?}");
            return 1;
        }
    };
    match r {
        Ok(_) => 0,
        Err(_) => {
            let e = vm.take_exception();
            let s = vm.str_of(e).map(|s| s.as_str()).unwrap_or("?");
            eprintln!("{}: {s}", vm.type_name(e));
            1
        }
    }
}
