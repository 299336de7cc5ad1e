//! Imports. (The import system is owned by the `errors` group.)

use crate::heap::Gc;
use crate::object::{Dict, Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// The `import` statement: `__import__(name, globals, locals, fromlist, level)`.
    pub fn import_statement(
        &mut self,
        name: Gc<Str>,
        globals: Gc<Dict>,
        _builtins: Gc<Dict>,
        fromlist: Value,
        level: Value,
    ) -> R {
        let _ = (globals, fromlist, level);
        match self.modules.get_str(name) {
            Some(m) => Ok(m),
            None => Err(self.raise(
                types::MODULE_NOT_FOUND_ERROR,
                format!("No module named '{}'", name.as_str()),
            )),
        }
    }
    /// `from module import name`.
    pub fn import_from(&mut self, module: Value, name: Gc<Str>) -> R {
        self.getattr(module, name)
    }
    /// `from module import *` into a namespace.
    pub fn import_star(&mut self, module: Value, ns: Value) -> R<()> {
        let _ = (module, ns);
        Ok(())
    }
    /// What an expression statement does in interactive code.
    pub fn display_hook(&mut self, v: Value) -> R {
        Ok(v)
    }
}
