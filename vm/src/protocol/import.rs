//! The import system: `sys.modules`, native and embedded modules, then files and packages on `sys.path`.

use crate::heap::Gc;
use crate::modules::{frozen, native};
use crate::object::{Dict, Module, Str, types};
use crate::text::{str_repr, surrogate};
use crate::tree::Mode;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};
use std::path::{Path, PathBuf};

/// Where a module's text was found.
enum Found {
    /// File of a module or, with its folder, of a package.
    File(PathBuf, Option<PathBuf>),
    /// Folders without `__init__.py`.
    Namespace(Vec<String>),
}

impl Vm {
    /// The `import` statement: calls `builtins.__import__` if a program replaced it.
    pub fn import_statement(
        &mut self,
        name: Gc<Str>,
        globals: Gc<Dict>,
        builtins: Gc<Dict>,
        fromlist: Value,
        level: Value,
    ) -> R {
        let key = self.n.import;
        let hook = builtins.get_str(key);
        let original = self.module_state.get("builtins.__import__").copied();
        match (hook, original) {
            (Some(h), Some(o)) if h.is(o) => {}
            (Some(h), Some(_)) => {
                let locals = self
                    .frame()
                    .map(|f| f.namespace())
                    .and_then(Value::non_null)
                    .unwrap_or(Value::NONE);
                return self.call(h, &[name.value(), globals.value(), locals, fromlist, level]);
            }
            (None, Some(_)) => return Err(self.raise(types::IMPORT_ERROR, "__import__ not found")),
            _ => {}
        }
        let level = level.as_small().unwrap_or(0) as i32;
        self.import_name(name.as_str(), Some(globals), fromlist, level)
    }

    /// `__import__`: the module to bind for `import a.b` (the top one) or `from a.b import ...` (the last one).
    pub fn import_name(
        &mut self,
        name: &str,
        globals: Option<Gc<Dict>>,
        fromlist: Value,
        level: i32,
    ) -> R {
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        if level == 0 && name.is_empty() {
            return Err(self.value_error("Empty module name"));
        }
        let full = if level > 0 {
            self.resolve_relative(name, globals, level)?
        } else {
            name.to_string()
        };
        let module = self.import_absolute(&full)?;
        let has_list = !fromlist.is_none() && self.truth(fromlist)?;
        if has_list {
            self.import_submodules(module, &full, fromlist)?;
            return Ok(module);
        }
        if level == 0 {
            return match name.split_once('.') {
                Some((top, _)) => self.import_absolute(top),
                None => Ok(module),
            };
        }
        match name.split_once('.') {
            Some((_, rest)) => self.import_absolute(&full[..full.len() - rest.len() - 1]),
            None => Ok(module),
        }
    }

    /// `from ..pkg import` in a module of `globals`.
    fn resolve_relative(&mut self, name: &str, globals: Option<Gc<Dict>>, level: i32) -> R<String> {
        let n = self.n;
        let text = |d: Gc<Dict>, k: Gc<Str>| {
            d.get_str(k)
                .and_then(|v| v.cast::<Str>())
                .map(|s| s.as_str().to_string())
        };
        let no_parent = |vm: &mut Vm| {
            vm.raise(
                types::IMPORT_ERROR,
                "attempted relative import with no known parent package",
            )
        };
        let Some(g) = globals else {
            return Err(no_parent(self));
        };
        let package = match text(g, n.package) {
            Some(p) => p,
            None => match text(g, n.name) {
                None => return Err(self.raise(types::KEY_ERROR, "'__name__' not in globals")),
                Some(m) if g.get_str(n.path).is_some() => m,
                Some(m) => m
                    .rsplit_once('.')
                    .map_or(String::new(), |(p, _)| p.to_string()),
            },
        };
        if package.is_empty() {
            return Err(no_parent(self));
        }
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((b, _)) => base = b,
                None => {
                    return Err(self.raise(
                        types::IMPORT_ERROR,
                        "attempted relative import beyond top-level package",
                    ));
                }
            }
        }
        Ok(if name.is_empty() {
            base.to_string()
        } else {
            format!("{base}.{name}")
        })
    }

    /// `No module named ...` with its `name`.
    fn no_module(&mut self, name: &str, msg: String) -> Raised {
        let (m, n) = (self.string(msg), self.str(name));
        let e = self.new_exception(types::MODULE_NOT_FOUND_ERROR, &[m]);
        e.fields[1].set(n);
        self.raise_value(e.value())
    }

    /// The module with a full dotted name, importing its parents first.
    pub fn import_absolute(&mut self, name: &str) -> R {
        self.check_native_depth("")?;
        let key = self.intern(name);
        if let Some(m) = self.modules.get_str(key) {
            if m.is_none() {
                return Err(self.no_module(
                    name,
                    format!("import of {name} halted; None in sys.modules"),
                ));
            }
            return Ok(m);
        }
        let Some((parent, child)) = name.rsplit_once('.') else {
            return self.load_module(name, None);
        };
        let pm = self.import_absolute(parent)?;
        // Importing the parent may have imported the child.
        if let Some(m) = self.modules.get_str(key).and_then(Value::non_none) {
            return Ok(m);
        }
        let path = self.n.path;
        let Some(search) = self.getattr_opt(pm, path)? else {
            return Err(self.no_module(
                name,
                format!(
                    "No module named {}; '{parent}' is not a package",
                    str_repr::repr(name)
                ),
            ));
        };
        let m = self.load_module(name, Some(search))?;
        let attr = self.intern(child);
        self.setattr(pm, attr, Some(m))?;
        Ok(m)
    }

    /// Finds and runs a module that is not in `sys.modules`.
    fn load_module(&mut self, name: &str, search: Option<Value>) -> R {
        let key = self.intern(name);
        if let Some((_, init)) = native().find(|(n, _)| *n == name) {
            let m = init(self)?;
            self.finish_spec(m, name, "built-in", false);
            self.modules.set_str(&self.heap, key, m.value());
            return Ok(m.value());
        }
        if let Some((n, text)) = frozen().find(|(n, _)| *n == name) {
            // `collections.abc` is another name of `_collections_abc`.
            let is_package = name == "collections"
                || frozen().any(|(o, _)| is_child(o, n))
                || native().any(|(o, _)| is_child(o, n));
            let m = self.new_module(name);
            if is_package {
                let empty = self.list(Vec::new());
                self.set_module_attr(m, "__path__", empty);
            }
            let file = format!("<frozen {name}>");
            self.sources.insert(file.clone(), (*text).into());
            self.finish_spec(m, name, "frozen", is_package);
            return self.run_module(m, name, text, &file);
        }
        let folders = self.search_folders(search)?;
        let last = name.rsplit('.').next().unwrap_or(name);
        match find_file(&folders, last) {
            Some(Found::File(file, package)) => self.load_file(name, &file, package.as_deref()),
            Some(Found::Namespace(folders)) => {
                let m = self.new_module(name);
                let paths: Vec<Value> = folders.iter().map(|f| self.str(f)).collect();
                let paths = self.list(paths);
                self.set_module_attr(m, "__path__", paths);
                self.finish_spec(m, name, "namespace", true);
                self.modules.set_str(&self.heap, key, m.value());
                Ok(m.value())
            }
            None => Err(self.no_module(name, format!("No module named {}", str_repr::repr(name)))),
        }
    }

    fn search_folders(&mut self, search: Option<Value>) -> R<Vec<String>> {
        let list = match search {
            Some(l) => l,
            None => {
                let n = self.n.path_attr;
                match self.sys_attr(n) {
                    Some(l) => l,
                    None => {
                        return Err(
                            self.runtime_error("sys.path must be a list of directory names")
                        );
                    }
                }
            }
        };
        let items = self.collect_list(list)?;
        Ok(items
            .items()
            .iter()
            .filter_map(|v| v.cast::<Str>())
            .map(|s| s.as_str().to_string())
            .collect())
    }

    fn load_file(&mut self, name: &str, file: &Path, package: Option<&Path>) -> R {
        let shown = surrogate::from_os(file.as_os_str());
        let text = self.read_source(file, &shown)?;
        let m = self.new_module(name);
        let f = self.str(&shown);
        self.set_module_attr(m, "__file__", f);
        self.set_module_attr(m, "__cached__", Value::NONE);
        if let Some(dir) = package {
            let dir = self.str(&surrogate::from_os(dir.as_os_str()));
            let path = self.list(vec![dir]);
            self.set_module_attr(m, "__path__", path);
        }
        self.finish_spec(m, name, &shown, package.is_some());
        self.run_module(m, name, &text, &shown)
    }

    /// Decoded source text of a file.
    pub fn read_source(&mut self, file: &Path, shown: &str) -> R<String> {
        let bytes = match std::fs::read(file) {
            Ok(b) => b,
            Err(e) => {
                let f = self.str(shown);
                return Err(self.os_error(&e, Some(f)));
            }
        };
        match crate::frontend::source::decode(&bytes, shown) {
            Ok(t) => Ok(t),
            Err(e) => Err(self.raise_syntax_error(&e)),
        }
    }

    /// Sets `__package__` and `__spec__`.
    fn finish_spec(&mut self, m: Gc<Module>, name: &str, origin: &str, is_package: bool) {
        let package = if is_package {
            name
        } else {
            name.rsplit_once('.').map_or("", |(p, _)| p)
        };
        let p = self.str(package);
        self.set_module_attr(m, "__package__", p);
        let spec = crate::modules::spec::make(self, name, origin, is_package, p);
        self.set_module_attr(m, "__spec__", spec);
    }

    /// Runs a module's text with the module in `sys.modules`; a failing module is taken out again.
    fn run_module(&mut self, m: Gc<Module>, name: &str, text: &str, file: &str) -> R {
        let key = self.intern(name);
        let n = self.n;
        let b = self.builtins.dict;
        m.dict.set_str(&self.heap, n.builtins, b.value());
        let code = self.compile_text(text, file, Mode::Exec, 0)?;
        self.modules.set_str(&self.heap, key, m.value());
        let pending = self.pending_imports();
        pending.set_str(&self.heap, key, Value::TRUE);
        let r = self.run_code(code, m.dict, m.dict.value());
        pending.remove_str(key);
        match r {
            Ok(_) => Ok(self.modules.get_str(key).unwrap_or(m.value())),
            Err(e) => {
                self.modules.remove_str(key);
                Err(e)
            }
        }
    }

    /// Names of modules whose text is running.
    fn pending_imports(&mut self) -> Gc<Dict> {
        if let Some(d) = self
            .module_state
            .get("import.pending")
            .and_then(|d| d.cast::<Dict>())
        {
            return d;
        }
        let d = self.new_dict();
        self.module_state.insert("import.pending", d.value());
        d
    }
    /// Whether a module's text is still running (circular imports).
    pub fn is_initializing(&mut self, name: Gc<Str>) -> bool {
        self.pending_imports().get_str(name).is_some()
    }

    /// `from package import a, b`: names that are no attributes may be submodules.
    fn import_submodules(&mut self, module: Value, full: &str, fromlist: Value) -> R<()> {
        let path = self.n.path;
        if self.getattr_opt(module, path)?.is_none() {
            return Ok(());
        }
        let names = self.collect_list(fromlist)?;
        let mut i = 0;
        while let Some(v) = names.get(i) {
            i += 1;
            let Some(s) = v.cast::<Str>() else {
                let t = self.type_name(v);
                return Err(self.type_error(format!("Item in ``from list'' must be str, not {t}")));
            };
            if s.as_str() == "*" {
                let all = self.n.all;
                if let Some(list) = self.getattr_opt(module, all)? {
                    self.import_submodules_of(module, full, list)?;
                }
                continue;
            }
            self.import_child(module, full, s)?;
        }
        Ok(())
    }
    fn import_submodules_of(&mut self, module: Value, full: &str, list: Value) -> R<()> {
        let names = self.collect_list(list)?;
        let mut i = 0;
        while let Some(v) = names.get(i) {
            i += 1;
            if let Some(s) = v.cast::<Str>().filter(|s| s.as_str() != "*") {
                self.import_child(module, full, s)?;
            }
        }
        Ok(())
    }
    fn import_child(&mut self, module: Value, full: &str, name: Gc<Str>) -> R<()> {
        let attr = self.intern_str(name);
        if self.getattr_opt(module, attr)?.is_some() {
            return Ok(());
        }
        let child = format!("{full}.{}", name.as_str());
        match self.import_absolute(&child) {
            Ok(_) => Ok(()),
            Err(e) => {
                // Only the child itself may be missing: `import_from` words that error.
                let about = self
                    .exc
                    .cast::<crate::object::Exception>()
                    .and_then(|x| x.fields[1].get().cast::<Str>());
                if self.exception_is(types::MODULE_NOT_FOUND_ERROR)
                    && about.is_some_and(|s| s.as_str() == child)
                {
                    self.swallow(e, types::MODULE_NOT_FOUND_ERROR)
                } else {
                    Err(e)
                }
            }
        }
    }

    /// `from module import name`.
    pub fn import_from(&mut self, module: Value, name: Gc<Str>) -> R {
        if let Some(v) = self.getattr_opt(module, name)? {
            return Ok(v);
        }
        let n = self.n;
        let module_name = self
            .getattr_opt(module, n.name)?
            .and_then(|v| v.cast::<Str>());
        if let Some(m) = module_name {
            let full = self.intern(&format!("{}.{}", m.as_str(), name.as_str()));
            if let Some(v) = self.modules.get_str(full) {
                return Ok(v);
            }
        }
        let shown = module_name.map_or("<unknown module name>", |m| m.as_str());
        let file = self
            .getattr_opt(module, n.file)?
            .and_then(|v| v.cast::<Str>());
        let partial = match module_name {
            Some(m) => self.is_initializing(m),
            None => false,
        };
        let place = file.map_or("unknown location", |f| f.as_str());
        let x = name.as_str();
        let msg = if partial {
            format!(
                "cannot import name '{x}' from partially initialized module '{shown}' (most likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{x}' from '{shown}' ({place})")
        };
        let m = self.string(msg);
        let e = self.new_exception(types::IMPORT_ERROR, &[m]);
        e.fields[1].set(module_name.map_or(Value::NULL, |m| m.value()));
        e.fields[2].set(file.map_or(Value::NULL, |m| m.value()));
        e.fields[3].set(name.value());
        Err(self.raise_value(e.value()))
    }

    /// `from module import *` into a namespace.
    pub fn import_star(&mut self, module: Value, ns: Value) -> R<()> {
        let n = self.n;
        let (names, skip_private) = match self.getattr_opt(module, n.all)? {
            Some(all) => (self.collect_list(all)?, false),
            None => match self.getattr_opt(module, n.dict)? {
                Some(d) => {
                    let keys = self.call_method(d, "keys", &[])?;
                    (self.collect_list(keys)?, true)
                }
                None => {
                    return Err(self.raise(
                        types::IMPORT_ERROR,
                        "from-import-* object has no __dict__ and no __all__",
                    ));
                }
            },
        };
        let mut i = 0;
        while let Some(k) = names.get(i) {
            i += 1;
            let Some(s) = k.cast::<Str>() else {
                let t = self.type_name(k);
                let m = self
                    .getattr_opt(module, n.name)?
                    .and_then(|v| v.cast::<Str>())
                    .map_or("?", |s| s.as_str());
                let (what, place) = if skip_private {
                    ("Key", "__dict__")
                } else {
                    ("Item", "__all__")
                };
                return Err(self.type_error(format!("{what} in {m}.{place} must be str, not {t}")));
            };
            if skip_private && s.as_str().starts_with('_') {
                continue;
            }
            let name = self.intern_str(s);
            let v = self.getattr(module, name)?;
            self.namespace_set(ns, name, v)?;
        }
        Ok(())
    }

    /// What an expression statement does in interactive code: calls `sys.displayhook`.
    pub fn display_hook(&mut self, v: Value) -> R {
        let name = self.intern("displayhook");
        match self.sys_attr(name) {
            Some(f) => self.call(f, &[v]),
            None => Err(self.runtime_error("lost sys.displayhook")),
        }
    }
}

fn is_child(name: &str, package: &str) -> bool {
    name.strip_prefix(package)
        .is_some_and(|rest| rest.starts_with('.'))
}

/// The first match in the folders: a package, a module, or the folders of a namespace package.
fn find_file(folders: &[String], name: &str) -> Option<Found> {
    let mut namespace = Vec::new();
    for folder in folders {
        let folder = if folder.is_empty() { "." } else { folder };
        let folder = surrogate::to_os(folder);
        let base = Path::new(&folder);
        let package = base.join(name);
        let init = package.join("__init__.py");
        if init.is_file() {
            return Some(Found::File(init, Some(package)));
        }
        let file = base.join(format!("{name}.py"));
        if file.is_file() {
            return Some(Found::File(file, None));
        }
        if package.is_dir() {
            namespace.push(surrogate::from_os(package.as_os_str()));
        }
    }
    if namespace.is_empty() {
        None
    } else {
        Some(Found::Namespace(namespace))
    }
}
