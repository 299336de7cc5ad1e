//! `_warnings`: filters and delivery of warnings. The embedded `warnings` module builds on it; the VM itself warns through
//! [`Vm::warn`] and [`Vm::warn_explicit`].

use crate::builtins::traceback::{source_line, stderr_text};
use crate::heap::Gc;
use crate::object::{Dict, Exception, List, MethodDef, Module, Str, Tuple, TypeId, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

const FILTERS: &str = "warnings.filters";
const VERSION: &str = "warnings.version";
const ONCE: &str = "warnings.once";

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::kw("warn", warn),
    MethodDef::kw("warn_explicit", warn_explicit),
    MethodDef::noargs("_filters_mutated", filters_mutated),
    MethodDef::fast("_source_line", text_of_line, 2, 2),
];

/// Makes the module.
pub fn init(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_warnings");
    vm.add_functions(m, "_warnings", FUNCTIONS);
    let filters = filters(vm).value();
    vm.set_module_attr(m, "filters", filters);
    let once = once_registry(vm).value();
    vm.set_module_attr(m, "_onceregistry", once);
    let default = vm.str("default");
    vm.set_module_attr(m, "_defaultaction", default);
    Ok(m)
}

/// The list of filters, with CPython's initial ones.
fn filters(vm: &mut Vm) -> Gc<List> {
    if let Some(l) = vm.module_state.get(FILTERS).and_then(|v| v.cast::<List>()) {
        return l;
    }
    let l = vm.new_list();
    let main = vm.n.main.value();
    for (action, class, module) in [
        ("default", types::DEPRECATION_WARNING, main),
        ("ignore", types::DEPRECATION_WARNING, Value::NONE),
        ("ignore", types::PENDING_DEPRECATION_WARNING, Value::NONE),
        ("ignore", types::IMPORT_WARNING, Value::NONE),
        ("ignore", types::RESOURCE_WARNING, Value::NONE),
    ] {
        let (a, c) = (vm.intern(action).value(), vm.class(class).value());
        let t = vm.tuple(&[a, Value::NONE, c, module, Value::ZERO]);
        l.push(&vm.heap, t);
    }
    vm.module_state.insert(FILTERS, l.value());
    l
}

fn once_registry(vm: &mut Vm) -> Gc<Dict> {
    if let Some(d) = vm.module_state.get(ONCE).and_then(|v| v.cast::<Dict>()) {
        return d;
    }
    let d = vm.new_dict();
    vm.module_state.insert(ONCE, d.value());
    d
}

fn version(vm: &Vm) -> Value {
    vm.module_state.get(VERSION).copied().unwrap_or(Value::ZERO)
}

fn filters_mutated(vm: &mut Vm, _: Value, _: Args) -> R {
    let n = version(vm).as_small().unwrap_or(0);
    vm.module_state.insert(VERSION, Value::small(n + 1));
    Ok(Value::NONE)
}

/// A line of a source file without indentation, or an empty text.
fn text_of_line(vm: &mut Vm, _: Value, a: Args) -> R {
    let (Some(file), Some(line)) = (a.at(0).cast::<Str>(), a.at(1).as_i64()) else {
        return Ok(vm.str(""));
    };
    let text = source_line(vm, file.as_str(), line).unwrap_or_default();
    Ok(vm.string(text))
}

/// Where a warning is about.
struct Place {
    filename: Gc<Str>,
    line: i64,
    module: Gc<Str>,
    /// `__warningregistry__` or None.
    registry: Value,
}

/// Whether a filter's pattern (None, text, or compiled expression) accepts a text.
fn pattern_matches(vm: &mut Vm, pattern: Value, text: Value) -> R<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if pattern.is_exact(types::STR) {
        return vm.eq(pattern, text);
    }
    let r = vm.call_method(pattern, "match", &[text])?;
    vm.truth(r)
}

/// The action of the first filter that matches.
fn action(vm: &mut Vm, category: Value, text: Value, place: &Place) -> R<String> {
    let list = filters(vm);
    let mut i = 0;
    while let Some(f) = list.get(i) {
        i += 1;
        let Some([action, message, class, module, line]) = f.cast::<Tuple>().map(|t| t.items())
        else {
            return Err(vm.value_error(format!("warnings.filters item {} isn't a 5-tuple", i - 1)));
        };
        let line = line.as_i64().unwrap_or(0);
        if (line == 0 || line == place.line)
            && vm.issubclass(category, *class)?
            && pattern_matches(vm, *message, text)?
            && pattern_matches(vm, *module, place.module.value())?
        {
            let a = vm.str_of(*action)?;
            return Ok(a.as_str().to_string());
        }
    }
    Ok("default".to_string())
}

/// Whether a key is in a registry already; adds it.
fn seen(vm: &mut Vm, registry: Value, key: Value) -> R<bool> {
    let Some(d) = registry.cast::<Dict>() else {
        return Ok(false);
    };
    let name = vm.intern("version");
    let now = version(vm);
    if !d.get_str(name).is_some_and(|v| v.is(now)) {
        d.clear();
        d.set_str(&vm.heap, name, now);
    }
    if let Some(v) = vm.dict_get(d, key)?
        && vm.truth(v)?
    {
        return Ok(true);
    }
    vm.dict_set(d, key, Value::TRUE)?;
    Ok(false)
}

/// Filters and delivers one warning. `message` is a text or a Warning instance.
fn deliver(vm: &mut Vm, message: Value, category: Value, place: &Place, source: Value) -> R<()> {
    let (text, category, message) = if vm.is_instance(message, types::WARNING) {
        let t = vm.str_of(message)?.value();
        (t, vm.class_of(message).value(), message)
    } else {
        let m = vm.call(category, &[message])?;
        (message, category, m)
    };
    let line = vm.int(place.line);
    let key = vm.tuple(&[text, category, line]);
    if let Some(d) = place.registry.cast::<Dict>()
        && let Some(v) = vm.dict_get(d, key)?
    {
        let name = vm.intern("version");
        let now = version(vm);
        if d.get_str(name).is_some_and(|v| v.is(now)) && vm.truth(v)? {
            return Ok(());
        }
    }
    let action = action(vm, category, text, place)?;
    match action.as_str() {
        "ignore" => return Ok(()),
        "error" => return Err(vm.raise_value(message)),
        "always" | "all" => {}
        "once" => {
            let registry = once_registry(vm).value();
            let key = vm.tuple(&[text, category]);
            if seen(vm, registry, key)? {
                return Ok(());
            }
        }
        "module" => {
            let key = vm.tuple(&[text, category, Value::ZERO]);
            if seen(vm, place.registry, key)? {
                return Ok(());
            }
        }
        "default" => {
            if seen(vm, place.registry, key)? {
                return Ok(());
            }
        }
        other => {
            return Err(vm.runtime_error(format!(
                "Unrecognized action ('{other}') in warnings.filters:\n {other}"
            )));
        }
    }
    show(vm, message, category, place, source)
}

fn show(vm: &mut Vm, message: Value, category: Value, place: &Place, source: Value) -> R<()> {
    let key = vm.intern("warnings");
    if let Some(m) = vm.modules.get_str(key).and_then(|m| m.cast::<Module>()) {
        let (f, c) = (vm.intern("_showwarnmsg"), vm.intern("WarningMessage"));
        if let (Some(f), Some(c)) = (m.dict.get_str(f), m.dict.get_str(c)) {
            let line = vm.int(place.line);
            let msg = vm.call(
                c,
                &[
                    message,
                    category,
                    place.filename.value(),
                    line,
                    Value::NONE,
                    Value::NONE,
                    source,
                ],
            )?;
            vm.call(f, &[msg])?;
            return Ok(());
        }
    }
    let text = vm.str_of(message)?;
    let name = category.as_class().map_or("Warning", |c| c.name_str());
    let file = place.filename.as_str();
    let mut out = format!("{file}:{}: {name}: {}\n", place.line, text.as_str());
    if let Some(l) = source_line(vm, file, place.line) {
        out.push_str(&format!("  {l}\n"));
    }
    stderr_text(vm, &out);
    Ok(())
}

/// The place of the call `level` frames up (1 = the frame that is running).
fn caller(vm: &mut Vm, level: i64) -> R<Place> {
    let n = vm.frames().len() as i64;
    let index = n - level.max(1);
    let frame = usize::try_from(index)
        .ok()
        .and_then(|i| vm.frames().get(i).copied());
    let (globals, filename, line) = match frame {
        Some(f) => {
            let line = vm.frame_line(&f).0 as i64;
            (Some(f.func.globals), f.code.filename, line)
        }
        None => (
            vm.sys.cast::<Module>().map(|m| m.dict),
            vm.intern("<sys>"),
            0,
        ),
    };
    let Some(globals) = globals else {
        return Err(vm.runtime_error("no module to warn about"));
    };
    let key = vm.intern("__warningregistry__");
    let registry = match globals.get_str(key) {
        Some(r) => r,
        None => {
            let d = vm.new_dict().value();
            globals.set_str(&vm.heap, key, d);
            d
        }
    };
    let name = vm.n.name;
    let module = match globals.get_str(name).and_then(|v| v.cast::<Str>()) {
        Some(m) => m,
        None => vm.intern("<string>"),
    };
    Ok(Place {
        filename,
        line,
        module,
        registry,
    })
}

/// The category of a warning: the message's own class, or the one given.
fn category_of(vm: &mut Vm, message: Value, category: Value) -> R {
    if vm.is_instance(message, types::WARNING) {
        return Ok(vm.class_of(message).value());
    }
    let given = category.non_null().and_then(Value::non_none);
    let Some(c) = given else {
        return Ok(vm.class(types::USER_WARNING).value());
    };
    if c.as_class()
        .is_some_and(|c| c.is_subclass_of(types::WARNING))
    {
        return Ok(c);
    }
    let t = vm.type_name(c);
    Err(vm.type_error(format!("category must be a Warning subclass, not '{t}'")))
}

/// `warn(message, category=None, stacklevel=1, source=None)`.
fn warn(vm: &mut Vm, _: Value, a: Args) -> R {
    let [message, category, level, source, _skip] = a.bind(
        vm,
        "warn",
        [
            "message",
            "category",
            "stacklevel",
            "source",
            "skip_file_prefixes",
        ],
        0,
        1,
        4,
    )?;
    let category = category_of(vm, message, category)?;
    let level = match level.non_null() {
        Some(l) => vm.index_i64(l)?,
        None => 1,
    };
    let place = caller(vm, level)?;
    deliver(
        vm,
        message,
        category,
        &place,
        source.non_null().unwrap_or(Value::NONE),
    )?;
    Ok(Value::NONE)
}

/// `warn_explicit(message, category, filename, lineno, module=None, registry=None, ...)`.
fn warn_explicit(vm: &mut Vm, _: Value, a: Args) -> R {
    let [
        message,
        category,
        filename,
        lineno,
        module,
        registry,
        _globals,
        source,
    ] = a.bind(
        vm,
        "warn_explicit",
        [
            "message",
            "category",
            "filename",
            "lineno",
            "module",
            "registry",
            "module_globals",
            "source",
        ],
        0,
        4,
        8,
    )?;
    let category = category_of(vm, message, category)?;
    let Some(filename) = filename.cast::<Str>() else {
        let t = vm.type_name(filename);
        return Err(vm.type_error(format!(
            "warn_explicit() argument 'filename' must be str, not {t}"
        )));
    };
    let line = vm.index_i64(lineno)?;
    let module = match module.non_null().and_then(|m| m.cast::<Str>()) {
        Some(m) => m,
        None => module_of(vm, filename),
    };
    let registry = registry.non_null().unwrap_or(Value::NONE);
    let place = Place {
        filename,
        line,
        module,
        registry,
    };
    deliver(
        vm,
        message,
        category,
        &place,
        source.non_null().unwrap_or(Value::NONE),
    )?;
    Ok(Value::NONE)
}

fn module_of(vm: &mut Vm, filename: Gc<Str>) -> Gc<Str> {
    let f = filename.as_str();
    let name = f.strip_suffix(".py").unwrap_or(f);
    vm.intern(if name.is_empty() { "<unknown>" } else { name })
}

impl Vm {
    /// A warning about what the running Python code does; an error if a filter says so.
    pub fn warn(&mut self, category: TypeId, text: &str) -> R<()> {
        let (text, category) = (self.str(text), self.class(category).value());
        let place = caller(self, 1)?;
        deliver(self, text, category, &place, Value::NONE)
    }
    /// A SyntaxWarning about a text; where a filter makes it an error, that is a SyntaxError.
    pub fn warn_syntax(&mut self, text: &str, filename: &str, line: i32) -> R<()> {
        let (message, category) = (self.str(text), self.class(types::SYNTAX_WARNING).value());
        let Some(filename) = self.str(filename).cast::<Str>() else {
            return Ok(());
        };
        let module = module_of(self, filename);
        let place = Place {
            filename,
            line: line as i64,
            module,
            registry: Value::NONE,
        };
        match deliver(self, message, category, &place, Value::NONE) {
            Ok(()) => Ok(()),
            Err(e) => {
                self.swallow(e, types::SYNTAX_WARNING)?;
                let source = match source_line(self, filename.as_str(), line as i64) {
                    Some(l) => self.str(&l),
                    None => Value::NONE,
                };
                let line = self.int(line as i64);
                let info = self.tuple(&[filename.value(), line, Value::NONE, source]);
                let e: Gc<Exception> = self.new_exception(types::SYNTAX_ERROR, &[message, info]);
                Err(self.raise_value(e.value()))
            }
        }
    }
}
