//! Name look-ups of module, class and function code.

use crate::heap::Gc;
use crate::object::{Code, Dict, Str, types};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// A global, then a builtin; NameError if neither.
    #[inline]
    pub fn load_global(&mut self, globals: Gc<Dict>, builtins: Gc<Dict>, name: Gc<Str>) -> R {
        if let Some(v) = globals.get_str(name) {
            return Ok(v);
        }
        match builtins.get_str(name) {
            Some(v) => Ok(v),
            None => Err(self.name_not_defined(name)),
        }
    }
    /// `name 'x' is not defined`.
    #[cold]
    pub fn name_not_defined(&mut self, name: Gc<Str>) -> Raised {
        self.name_error(
            types::NAME_ERROR,
            name,
            format!("name '{}' is not defined", name.as_str()),
        )
    }
    /// The error of reading an unbound local.
    #[cold]
    pub fn unbound_local(&mut self, code: Gc<Code>, slot: u32) -> Raised {
        let n = code.local_names[slot as usize];
        let kind = code
            .plain
            .localsplus_kinds
            .get(slot as usize)
            .copied()
            .unwrap_or_default();
        if kind.is_free() {
            return self.unbound_free(n);
        }
        let m = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            n.as_str()
        );
        self.name_error(types::UNBOUND_LOCAL_ERROR, n, m)
    }
    /// The error of reading an empty cell.
    #[cold]
    pub fn unbound_deref(&mut self, code: Gc<Code>, slot: u32) -> Raised {
        self.unbound_local(code, slot)
    }
    #[cold]
    fn unbound_free(&mut self, n: Gc<Str>) -> Raised {
        let m = format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            n.as_str()
        );
        self.name_error(types::NAME_ERROR, n, m)
    }
    /// Looks a name up in a class or module namespace (a dict or any mapping); `None` if absent.
    pub fn namespace_get(&mut self, ns: Value, name: Gc<Str>) -> R<Option<Value>> {
        if ns.is_exact(types::DICT)
            && let Some(d) = ns.cast::<Dict>()
        {
            return Ok(d.get_str(name));
        }
        match self.getitem(ns, name.value()) {
            Ok(v) => Ok(Some(v)),
            Err(e) => {
                self.swallow(e, types::KEY_ERROR)?;
                Ok(None)
            }
        }
    }
    pub fn namespace_set(&mut self, ns: Value, name: Gc<Str>, v: Value) -> R<()> {
        if ns.is_exact(types::DICT)
            && let Some(d) = ns.cast::<Dict>()
        {
            d.set_str(&self.heap, name, v);
            return Ok(());
        }
        self.setitem(ns, name.value(), v)
    }
    pub fn namespace_del(&mut self, ns: Value, name: Gc<Str>) -> R<()> {
        if ns.is_exact(types::DICT)
            && let Some(d) = ns.cast::<Dict>()
        {
            return match d.remove_str(name) {
                Some(_) => Ok(()),
                None => Err(self.name_not_defined(name)),
            };
        }
        match self.delitem(ns, name.value()) {
            Ok(()) => Ok(()),
            Err(e) => {
                self.swallow(e, types::KEY_ERROR)?;
                Err(self.name_not_defined(name))
            }
        }
    }
    /// Namespace, then globals, then builtins.
    pub fn load_name(
        &mut self,
        ns: Value,
        globals: Gc<Dict>,
        builtins: Gc<Dict>,
        name: Gc<Str>,
    ) -> R {
        if !ns.is_null()
            && let Some(v) = self.namespace_get(ns, name)?
        {
            return Ok(v);
        }
        self.load_global(globals, builtins, name)
    }
    pub fn delete_global(&mut self, globals: Gc<Dict>, name: Gc<Str>) -> R<()> {
        match globals.remove_str(name) {
            Some(_) => Ok(()),
            None => Err(self.name_not_defined(name)),
        }
    }
    /// `common_constant` operand of LOAD_COMMON_CONSTANT: AssertionError, NotImplementedError, tuple, all, any.
    pub fn common_constant(&mut self, i: u32) -> Value {
        match i {
            0 => self.class(types::ASSERTION_ERROR).value(),
            1 => self.class(types::NOT_IMPLEMENTED_ERROR).value(),
            2 => self.class(types::TUPLE).value(),
            n => {
                let name = self.intern(if n == 3 { "all" } else { "any" });
                // CPython keeps the original functions even if `builtins` is patched.
                self.common_functions
                    .get(&name.addr())
                    .copied()
                    .unwrap_or(Value::NONE)
            }
        }
    }
}
