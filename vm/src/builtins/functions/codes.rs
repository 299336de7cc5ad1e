//! `compile`, `exec`, `eval`.

use super::namespace::current;
use crate::builtins::text::codec;
use crate::compile::{CompileOptions, compile_with};
use crate::heap::Gc;
use crate::object::code::CO_NEWLOCALS;
use crate::object::{ByteArray, Bytes, Code, Dict, Function, Module, Str, types};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::tree::Mode;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::sync::Arc;

/// Bits that `from __future__` features set in `co_flags`.
const FUTURE_MASK: u32 = 0x1FE_0000;
/// Flags that `compile` knows besides: interactive input, top-level await, AST output.
const KNOWN: u32 = FUTURE_MASK | 0x200 | 0x400 | 0x2000 | 0x4000 | 0x1000;

/// Source text given as str or bytes; `None` for other types.
fn source_text(vm: &mut Vm, v: Value, filename: &str) -> R<Option<String>> {
    if let Some(s) = v.cast::<Str>() {
        if surrogate::any(s.as_str()) {
            codec::encode(vm, s, "utf-8", "strict")?;
        }
        return Ok(Some(s.as_str().to_string()));
    }
    let bytes = if let Some(b) = v.cast::<Bytes>() {
        b.as_slice().to_vec()
    } else if v.cast::<ByteArray>().is_some() {
        let class = vm.class(types::BYTES).value();
        let b = vm.call(class, &[v])?;
        b.cast::<Bytes>()
            .map(|b| b.as_slice().to_vec())
            .unwrap_or_default()
    } else {
        return Ok(None);
    };
    match crate::frontend::source::decode(&bytes, filename) {
        Ok(s) => Ok(Some(s)),
        Err(e) => Err(vm.raise_syntax_error(&e)),
    }
}

impl Vm {
    /// Compiles a text, or raises its SyntaxError.
    pub fn compile_text(
        &mut self,
        text: &str,
        filename: &str,
        mode: Mode,
        future: u32,
    ) -> R<Gc<Code>> {
        let options = CompileOptions {
            future,
            unpaired: !self.fusions.static_pairs,
        };
        match compile_with(text, filename, mode, options) {
            Ok(c) => {
                for w in &c.warnings {
                    self.warn_syntax(&w.msg, filename, w.line)?;
                }
                Ok(self.instantiate(Arc::new(c)))
            }
            Err(e) => Err(self.raise_syntax_error(&e)),
        }
    }
    /// Runs top-level code in `globals` with namespace `ns`.
    pub fn run_code(&mut self, code: Gc<Code>, globals: Gc<Dict>, ns: Value) -> R {
        self.check_native_depth("")?;
        let builtins = self.builtins_of(globals);
        let n = self.n.name;
        let module = globals.get_str(n).unwrap_or(Value::NONE);
        let f = Function::new(&self.heap, code, globals, builtins, module);
        let sp = self.sp;
        self.run_function(f, sp, 0, Value::NULL, ns)
    }
    /// The builtins that code running in `globals` sees; `__builtins__` is added when missing.
    pub fn builtins_of(&mut self, globals: Gc<Dict>) -> Gc<Dict> {
        let n = self.n.builtins;
        match globals.get_str(n) {
            Some(b) => match (b.cast::<Module>(), b.cast::<Dict>()) {
                (Some(m), _) => m.dict,
                (_, Some(d)) => d,
                _ => self.builtins.dict,
            },
            None => {
                let b = self.builtins.dict;
                globals.set_str(&self.heap, n, b.value());
                b
            }
        }
    }
}

pub fn compile(vm: &mut Vm, _: Value, a: Args) -> R {
    let [source, filename, mode, flags, dont_inherit, optimize, _] = a.bind(
        vm,
        "compile",
        [
            "source",
            "filename",
            "mode",
            "flags",
            "dont_inherit",
            "optimize",
            "_feature_version",
        ],
        0,
        3,
        6,
    )?;
    let filename = match filename.cast::<Str>() {
        Some(s) => s.as_str().to_string(),
        None => match filename.cast::<Bytes>() {
            Some(b) => surrogate::from_os(OsStr::from_bytes(b.as_slice())),
            None => {
                let t = vm.type_name(filename);
                return Err(vm.type_error(format!(
                    "expected str, bytes or os.PathLike object, not {t}"
                )));
            }
        },
    };
    let Some(mode) = mode.cast::<Str>() else {
        let t = vm.type_name(mode);
        return Err(vm.type_error(format!("compile() argument 'mode' must be str, not {t}")));
    };
    let flags = match flags.non_null() {
        Some(f) => vm.index_i32(f)? as u32,
        None => 0,
    };
    if flags & !KNOWN != 0 {
        return Err(vm.value_error("compile(): unrecognised flags"));
    }
    let mode = match mode.as_str() {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    };
    if let Some(level) = optimize.non_null()
        && !(-1..=2).contains(&vm.index_i32(level)?)
    {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    let inherit = match dont_inherit.non_null() {
        Some(d) => !vm.truth(d)?,
        None => true,
    };
    let mut future = flags & FUTURE_MASK;
    if inherit && let Some(f) = vm.frame() {
        future |= f.code.flags & FUTURE_MASK;
    }
    let Some(text) = source_text(vm, source, &filename)? else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    Ok(vm.compile_text(&text, &filename, mode, future)?.value())
}

/// Globals and namespace of `exec` and `eval`.
fn scopes(vm: &mut Vm, globals: Value, locals: Value, func: &str) -> R<(Gc<Dict>, Value)> {
    let given = |v: Value| v.non_null().and_then(Value::non_none);
    let locals = given(locals);
    if let Some(l) = locals
        && vm.class_of(l).slots().getitem.is_none()
    {
        let t = vm.type_name(l);
        return Err(vm.type_error(if func == "exec" {
            format!("locals must be a mapping or None, not {t}")
        } else {
            "locals must be a mapping".to_string()
        }));
    }
    match given(globals) {
        Some(g) => match g.cast::<Dict>() {
            Some(d) => Ok((d, locals.unwrap_or(g))),
            None => {
                let t = vm.type_name(g);
                let mapping = vm.class_of(g).slots().getitem.is_some();
                Err(vm.type_error(match (func, mapping) {
                    ("exec", _) => format!("exec() globals must be a dict, not {t}"),
                    (_, true) => {
                        "globals must be a real dict; try eval(code, {}, mapping)".to_string()
                    }
                    _ => "globals must be a dict".to_string(),
                }))
            }
        },
        None => {
            let f = current(vm)?;
            let ns = match locals {
                Some(l) => l,
                None => vm.frame_locals(&f),
            };
            Ok((f.func.globals, ns))
        }
    }
}

fn free_count(code: Gc<Code>) -> usize {
    code.plain
        .localsplus_kinds
        .iter()
        .filter(|k| k.is_free())
        .count()
}

fn code_of(vm: &mut Vm, source: Value, func: &str, mode: Mode) -> R<Gc<Code>> {
    if let Some(c) = source.cast::<Code>() {
        let free = free_count(c);
        if free > 0 {
            return Err(vm.type_error(match func {
                "exec" => format!("code object requires a closure of exactly length {free}"),
                _ => format!("code object passed to {func}() may not contain free variables"),
            }));
        }
        return Ok(c);
    }
    let future = vm.frame().map_or(0, |f| f.code.flags & FUTURE_MASK);
    let Some(text) = source_text(vm, source, "<string>")? else {
        return Err(vm.type_error(format!(
            "{func}() arg 1 must be a string, bytes or code object"
        )));
    };
    let text = if mode == Mode::Eval {
        text.trim_start_matches([' ', '\t'])
    } else {
        &text
    };
    vm.compile_text(text, "<string>", mode, future)
}

pub fn exec(vm: &mut Vm, _: Value, a: Args) -> R {
    let [source, globals, locals, closure] = a.bind(
        vm,
        "exec",
        ["source", "globals", "locals", "closure"],
        1,
        1,
        3,
    )?;
    let (g, ns) = scopes(vm, globals, locals, "exec")?;
    let code = match (
        closure.non_null().and_then(Value::non_none),
        source.cast::<Code>(),
    ) {
        (Some(cells), Some(c)) => return exec_closure(vm, c, g, ns, cells),
        (Some(_), None) => {
            return Err(vm.type_error("closure can only be used when source is a code object"));
        }
        (None, _) => code_of(vm, source, "exec", Mode::Exec)?,
    };
    let ns = if code.flags & CO_NEWLOCALS != 0 {
        Value::NULL
    } else {
        ns
    };
    vm.run_code(code, g, ns)?;
    Ok(Value::NONE)
}

fn exec_closure(vm: &mut Vm, code: Gc<Code>, globals: Gc<Dict>, ns: Value, cells: Value) -> R {
    let n = free_count(code);
    let fits = cells.cast::<crate::object::Tuple>().is_some_and(|t| {
        t.len() == n
            && t.items()
                .iter()
                .all(|c| c.cast::<crate::object::CellObj>().is_some())
    });
    if !fits {
        return Err(vm.type_error(format!(
            "code object requires a closure of exactly length {n}"
        )));
    }
    let builtins = vm.builtins_of(globals);
    let f = Function::new(&vm.heap, code, globals, builtins, Value::NONE);
    f.closure.set(cells);
    let sp = vm.sp;
    let ns = if code.flags & CO_NEWLOCALS != 0 {
        Value::NULL
    } else {
        ns
    };
    vm.run_function(f, sp, 0, Value::NULL, ns)?;
    Ok(Value::NONE)
}

pub fn eval(vm: &mut Vm, _: Value, a: Args) -> R {
    let [source, globals, locals] = a.bind(vm, "eval", ["source", "globals", "locals"], 1, 1, 3)?;
    let (g, ns) = scopes(vm, globals, locals, "eval")?;
    let code = code_of(vm, source, "eval", Mode::Eval)?;
    let ns = if code.flags & CO_NEWLOCALS != 0 {
        Value::NULL
    } else {
        ns
    };
    vm.run_code(code, g, ns)
}
