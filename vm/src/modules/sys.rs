//! `sys`: functions and the module's contents.

use super::{stdio, structseq};
use crate::heap::Gc;
use crate::object::{Dict, Exception, MethodDef, Module, Str, Tuple, types};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};
use num_bigint::BigInt;

/// The Python version this engine implements.
pub const VERSION: (i64, i64, i64) = (3, 14, 0);
/// `sys.hexversion` of that version, as a final release.
const HEX_VERSION: i64 = 0x030e_00f0;

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::noargs("exc_info", exc_info),
    MethodDef::noargs("exception", |vm, _, _| Ok(vm.handled)),
    MethodDef::fast("exit", exit, 0, 1),
    MethodDef::noargs("getrecursionlimit", |vm, _, _| {
        Ok(Value::small(vm.recursion_limit() as i64))
    }),
    MethodDef::o("setrecursionlimit", set_recursion_limit),
    MethodDef::o("intern", intern),
    MethodDef::kw("getsizeof", getsizeof),
    MethodDef::fast("_getframe", get_frame, 0, 1),
    MethodDef::noargs("get_int_max_str_digits", |vm, _, _| {
        Ok(Value::small(vm.int_max_str_digits as i64))
    }),
    MethodDef::kw("set_int_max_str_digits", set_int_max_str_digits),
    MethodDef::o("displayhook", display),
    MethodDef::fast("excepthook", excepthook, 3, 3),
    MethodDef::o("unraisablehook", unraisablehook),
    MethodDef::kw("breakpointhook", |_, _, _| Ok(Value::NONE)),
    MethodDef::noargs("getdefaultencoding", |vm, _, _| Ok(vm.str("utf-8"))),
    MethodDef::noargs("getfilesystemencoding", |vm, _, _| Ok(vm.str("utf-8"))),
    MethodDef::noargs("getfilesystemencodeerrors", |vm, _, _| {
        Ok(vm.str("surrogateescape"))
    }),
    MethodDef::noargs("is_finalizing", |_, _, _| Ok(Value::FALSE)),
    MethodDef::noargs("_is_gil_enabled", |_, _, _| Ok(Value::TRUE)),
    MethodDef::noargs("getswitchinterval", |_, _, _| Ok(Value::float(0.005))),
    MethodDef::noargs("gettrace", |_, _, _| Ok(Value::NONE)),
    MethodDef::noargs("getprofile", |_, _, _| Ok(Value::NONE)),
];

fn exc_info(vm: &mut Vm, _: Value, _: Args) -> R {
    let h = vm.handled;
    let Some(e) = h.cast::<Exception>() else {
        return Ok(vm.tuple(&[Value::NONE; 3]));
    };
    let class = vm.class_of(h).value();
    Ok(vm.tuple(&[class, h, e.traceback.get()]))
}

/// `sys.exit(status)`: a tuple spreads over the arguments of SystemExit.
fn exit(vm: &mut Vm, _: Value, a: Args) -> R {
    let code = a.get(0).unwrap_or(Value::NONE);
    Err(match (code.cast::<Tuple>(), code.is_none()) {
        (Some(t), _) => vm.raise_with(types::SYSTEM_EXIT, t.items()),
        (None, true) => vm.raise_with(types::SYSTEM_EXIT, &[]),
        (None, false) => vm.raise_with(types::SYSTEM_EXIT, &[code]),
    })
}

fn set_recursion_limit(vm: &mut Vm, _: Value, a: Args) -> R {
    let n = vm.index_i32(a.at(0))?;
    if n < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let n = n as u32;
    let d = vm.depth();
    if n <= d {
        return Err(vm.raise(
            types::RECURSION_ERROR,
            format!("cannot set the recursion limit to {n} at the recursion depth {d}: the limit is too low"),
        ));
    }
    vm.set_recursion_limit(n);
    Ok(Value::NONE)
}

fn intern(vm: &mut Vm, _: Value, a: Args) -> R {
    match a.at(0).cast::<Str>() {
        Some(s) => Ok(vm.intern_str(s).value()),
        None => {
            let t = vm.type_name(a.at(0));
            Err(vm.type_error(format!("intern() argument must be str, not {t}")))
        }
    }
}

/// Bytes of the object's cell and of what it owns outside; inline values report the size of their word.
fn getsizeof(vm: &mut Vm, _: Value, a: Args) -> R {
    let [o, default] = a.bind(vm, "getsizeof", ["object", "default"], 0, 1, 2)?;
    let name = vm.n.sizeof;
    let r = match vm.call_special(o, name, &[]) {
        Ok(Some(v)) => v,
        Ok(None) if !default.is_null() => return Ok(default),
        Ok(None) => {
            let t = vm.type_name(o);
            return Err(vm.type_error(format!("Type {t} doesn't define __sizeof__")));
        }
        Err(e) => {
            if default.is_null() {
                return Err(e);
            }
            vm.swallow(e, types::TYPE_ERROR)?;
            return Ok(default);
        }
    };
    let n = vm.index_i64(r)?;
    if n < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    Ok(vm.int(n))
}

fn get_frame(vm: &mut Vm, _: Value, a: Args) -> R {
    let depth = match a.get(0) {
        Some(d) => vm.index_i32(d)?.max(0) as usize,
        None => 0,
    };
    let n = vm.frames().len();
    if depth >= n {
        return Err(vm.value_error("call stack is not deep enough"));
    }
    vm.frame_object(depth)
}

fn set_int_max_str_digits(vm: &mut Vm, _: Value, a: Args) -> R {
    let [n] = a.bind(vm, "set_int_max_str_digits", ["maxdigits"], 0, 1, 1)?;
    let n = vm.index_i32(n)?;
    if n != 0 && n < 640 {
        return Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited"));
    }
    vm.int_max_str_digits = n as usize;
    Ok(Value::NONE)
}

/// Prints the repr of a value other than None and keeps it as `builtins._`.
fn display(vm: &mut Vm, _: Value, a: Args) -> R {
    let v = a.at(0);
    if v.is_none() {
        return Ok(v);
    }
    let (under, stdout) = (vm.n.underscore, vm.n.stdout);
    let b = vm.builtins;
    b.dict.set_str(&vm.heap, under, Value::NONE);
    let Some(out) = vm.sys_attr(stdout) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    let text = vm.repr(v)?;
    crate::builtins::functions::write_text(vm, out, text.as_str())?;
    crate::builtins::functions::write_text(vm, out, "\n")?;
    b.dict.set_str(&vm.heap, under, v);
    Ok(Value::NONE)
}

fn excepthook(vm: &mut Vm, _: Value, a: Args) -> R {
    let exc = a.at(1);
    if let Some(e) = exc.cast::<Exception>()
        && e.traceback.get().is_none()
    {
        e.traceback.set(a.at(2));
    }
    crate::builtins::traceback::print_to_stderr(vm, exc);
    Ok(Value::NONE)
}

fn unraisablehook(vm: &mut Vm, _: Value, a: Args) -> R {
    let name = vm.intern("exc_value");
    let exc = vm.getattr(a.at(0), name)?;
    crate::builtins::traceback::print_to_stderr(vm, exc);
    Ok(Value::NONE)
}

impl Vm {
    /// An attribute of the `sys` module, if set.
    pub fn sys_attr(&self, name: Gc<Str>) -> Option<Value> {
        self.sys.cast::<Module>().and_then(|m| m.dict.get_str(name))
    }
    /// Flushes stdout and stderr, ignoring errors.
    pub fn flush_std(&mut self) {
        super::io::flush_all(self);
        for name in [self.n.stdout, self.n.stderr] {
            if let Some(f) = self.sys_attr(name).filter(|f| !f.is_none()) {
                let flush = self.n.flush;
                if self.call_method_str(f, flush, &[]).is_err() {
                    self.exc = Value::NULL;
                }
            }
        }
    }
}

/// Makes `sys` and fills `sys.modules`.
pub fn install(vm: &mut Vm) {
    let m = vm.new_module("sys");
    vm.sys = m.value();
    vm.add_functions(m, "sys", FUNCTIONS);
    for (hook, kept) in [
        ("displayhook", "__displayhook__"),
        ("excepthook", "__excepthook__"),
        ("unraisablehook", "__unraisablehook__"),
        ("breakpointhook", "__breakpointhook__"),
    ] {
        let k = vm.intern(hook);
        let v = m.dict.get_str(k).unwrap_or(Value::NONE);
        vm.set_module_attr(m, kept, v);
    }
    texts(vm, m);
    numbers(vm, m);
    for (fd, name, kept) in [
        (0, "stdin", "__stdin__"),
        (1, "stdout", "__stdout__"),
        (2, "stderr", "__stderr__"),
    ] {
        let s = stdio::make(vm, fd);
        vm.set_module_attr(m, name, s);
        vm.set_module_attr(m, kept, s);
    }
    let lists: [(&str, Vec<String>); 6] = [
        ("argv", vm.config.argv.clone()),
        ("orig_argv", vm.config.argv.clone()),
        ("path", vm.config.path.clone()),
        ("meta_path", Vec::new()),
        ("path_hooks", Vec::new()),
        ("warnoptions", Vec::new()),
    ];
    for (name, items) in lists {
        let items: Vec<Value> = items.iter().map(|s| vm.str(s)).collect();
        let l = vm.list(items);
        vm.set_module_attr(m, name, l);
    }
    for name in ["path_importer_cache", "_xoptions"] {
        let d = vm.new_dict();
        vm.set_module_attr(m, name, d.value());
    }
    let mut names: Vec<&str> = super::native()
        .map(|(n, _)| *n)
        .chain(["builtins", "sys"])
        .collect();
    names.sort_unstable();
    let names: Vec<Value> = names.into_iter().map(|n| vm.str(n)).collect();
    let names = vm.tuple(&names);
    vm.set_module_attr(m, "builtin_module_names", names);
    let modules: Gc<Dict> = vm.modules;
    vm.set_module_attr(m, "modules", modules.value());
    let (sys_key, b_key) = (vm.intern("sys"), vm.intern("builtins"));
    modules.set_str(&vm.heap, sys_key, m.value());
    let b = vm.builtins.value();
    modules.set_str(&vm.heap, b_key, b);
    let import = vm.n.import;
    if let Some(f) = vm.builtins.dict.get_str(import) {
        vm.module_state.insert("builtins.__import__", f);
    }
}

fn texts(vm: &mut Vm, m: Gc<Module>) {
    let exe = std::env::current_exe()
        .map(|p| surrogate::from_os(p.as_os_str()))
        .unwrap_or_default();
    let version = format!(
        "{}.{}.{} (gearbox {})",
        VERSION.0,
        VERSION.1,
        VERSION.2,
        env!("CARGO_PKG_VERSION")
    );
    for (k, v) in [
        ("version", version.as_str()),
        ("platform", std::env::consts::OS),
        (
            "byteorder",
            if cfg!(target_endian = "little") {
                "little"
            } else {
                "big"
            },
        ),
        ("executable", exe.as_str()),
        ("_base_executable", exe.as_str()),
        ("prefix", ""),
        ("exec_prefix", ""),
        ("base_prefix", ""),
        ("base_exec_prefix", ""),
        ("platlibdir", "lib"),
        ("float_repr_style", "short"),
        ("abiflags", ""),
        ("copyright", "gearbox: MIT or Apache-2.0"),
    ] {
        let v = vm.str(v);
        vm.set_module_attr(m, k, v);
    }
}

fn numbers(vm: &mut Vm, m: Gc<Module>) {
    let small = Value::small;
    let (last, final_) = (vm.int(i64::MAX), vm.str("final"));
    let version = structseq::make(
        vm,
        types::STRUCT_SEQ_VERSION,
        &[
            small(VERSION.0),
            small(VERSION.1),
            small(VERSION.2),
            final_,
            small(0),
        ],
    );
    let float = structseq::make(
        vm,
        types::STRUCT_SEQ_FLOAT_INFO,
        &[
            Value::float(f64::MAX),
            small(f64::MAX_EXP as i64),
            small(f64::MAX_10_EXP as i64),
            Value::float(f64::MIN_POSITIVE),
            small(f64::MIN_EXP as i64),
            small(f64::MIN_10_EXP as i64),
            small(f64::DIGITS as i64),
            small(f64::MANTISSA_DIGITS as i64),
            Value::float(f64::EPSILON),
            small(f64::RADIX as i64),
            small(1),
        ],
    );
    let int = structseq::make(
        vm,
        types::STRUCT_SEQ_INT_INFO,
        &[small(30), small(4), small(4300), small(640)],
    );
    let (modulus, algorithm) = (vm.bigint((BigInt::from(1) << 61) - 1), vm.str("siphash13"));
    let hash = structseq::make(
        vm,
        types::STRUCT_SEQ_HASH_INFO,
        &[
            small(64),
            modulus,
            small(314_159),
            small(0),
            small(1_000_003),
            algorithm,
            small(64),
            small(128),
            small(0),
        ],
    );
    let mut flags = [Value::ZERO; 18];
    flags[13] = Value::FALSE;
    flags[16] = Value::FALSE;
    flags[17] = small(4300);
    let flags = structseq::make(vm, types::STRUCT_SEQ_FLAGS, &flags);
    let implementation = implementation(vm, version);
    for (k, v) in [
        ("version_info", version),
        ("float_info", float),
        ("int_info", int),
        ("hash_info", hash),
        ("flags", flags),
        ("implementation", implementation),
        ("hexversion", small(HEX_VERSION)),
        ("api_version", small(1013)),
        ("maxsize", last),
        ("maxunicode", small(0x10_FFFF)),
        ("dont_write_bytecode", Value::TRUE),
        ("pycache_prefix", Value::NONE),
    ] {
        vm.set_module_attr(m, k, v);
    }
}

/// `sys.implementation`: a namespace object.
fn implementation(vm: &mut Vm, version: Value) -> Value {
    let (name, tag) = (vm.str("gearbox"), vm.str("gearbox-314"));
    let parts = [
        ("name", name),
        ("cache_tag", tag),
        ("version", version),
        ("hexversion", Value::small(HEX_VERSION)),
    ];
    let class = vm.class(types::SIMPLE_NAMESPACE).value();
    let kw: Vec<(Gc<Str>, Value)> = parts.iter().map(|(k, v)| (vm.intern(k), *v)).collect();
    match vm.call_kw(class, &[], &kw) {
        Ok(v) => v,
        Err(_) => {
            vm.exc = Value::NULL;
            let m = vm.new_module("implementation");
            for (k, v) in kw {
                m.dict.set_str(&vm.heap, k, v);
            }
            m.value()
        }
    }
}
