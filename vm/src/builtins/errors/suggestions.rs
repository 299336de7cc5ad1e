//! "Did you mean: ...?" for NameError, AttributeError and ImportError.

use crate::heap::Gc;
use crate::object::{Dict, Exception, List, Str, Traceback, types};
use crate::text::suggest::suggest;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Names of CPython's standard library that a program may have forgotten to import.
static STDLIB: &[&str] = &[
    "abc",
    "annotationlib",
    "antigravity",
    "argparse",
    "array",
    "ast",
    "asyncio",
    "atexit",
    "base64",
    "bdb",
    "binascii",
    "bisect",
    "builtins",
    "bz2",
    "cProfile",
    "calendar",
    "cmath",
    "cmd",
    "code",
    "codecs",
    "codeop",
    "collections",
    "colorsys",
    "compileall",
    "compression",
    "concurrent",
    "configparser",
    "contextlib",
    "contextvars",
    "copy",
    "copyreg",
    "csv",
    "ctypes",
    "curses",
    "dataclasses",
    "datetime",
    "dbm",
    "decimal",
    "difflib",
    "dis",
    "doctest",
    "email",
    "encodings",
    "ensurepip",
    "enum",
    "errno",
    "faulthandler",
    "fcntl",
    "filecmp",
    "fileinput",
    "fnmatch",
    "fractions",
    "ftplib",
    "functools",
    "gc",
    "genericpath",
    "getopt",
    "getpass",
    "gettext",
    "glob",
    "graphlib",
    "grp",
    "gzip",
    "hashlib",
    "heapq",
    "hmac",
    "html",
    "http",
    "idlelib",
    "imaplib",
    "importlib",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "keyword",
    "linecache",
    "locale",
    "logging",
    "lzma",
    "mailbox",
    "marshal",
    "math",
    "mimetypes",
    "mmap",
    "modulefinder",
    "msvcrt",
    "multiprocessing",
    "netrc",
    "nt",
    "ntpath",
    "nturl2path",
    "numbers",
    "opcode",
    "operator",
    "optparse",
    "os",
    "pathlib",
    "pdb",
    "pickle",
    "pickletools",
    "pkgutil",
    "platform",
    "plistlib",
    "poplib",
    "posix",
    "posixpath",
    "pprint",
    "profile",
    "pstats",
    "pty",
    "pwd",
    "py_compile",
    "pyclbr",
    "pydoc",
    "pydoc_data",
    "pyexpat",
    "queue",
    "quopri",
    "random",
    "re",
    "readline",
    "reprlib",
    "resource",
    "rlcompleter",
    "runpy",
    "sched",
    "secrets",
    "select",
    "selectors",
    "shelve",
    "shlex",
    "shutil",
    "signal",
    "site",
    "smtplib",
    "socket",
    "socketserver",
    "sqlite3",
    "sre_compile",
    "sre_constants",
    "sre_parse",
    "ssl",
    "stat",
    "statistics",
    "string",
    "stringprep",
    "struct",
    "subprocess",
    "symtable",
    "sys",
    "sysconfig",
    "syslog",
    "tabnanny",
    "tarfile",
    "tempfile",
    "termios",
    "textwrap",
    "this",
    "threading",
    "time",
    "timeit",
    "tkinter",
    "token",
    "tokenize",
    "tomllib",
    "trace",
    "traceback",
    "tracemalloc",
    "tty",
    "turtle",
    "turtledemo",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "venv",
    "warnings",
    "wave",
    "weakref",
    "webbrowser",
    "winreg",
    "winsound",
    "wsgiref",
    "xml",
    "xmlrpc",
    "zipapp",
    "zipfile",
    "zipimport",
    "zlib",
    "zoneinfo",
];

/// `sys.stdlib_module_names`.
pub fn stdlib_names() -> &'static [&'static str] {
    STDLIB
}

/// What is appended to the message of an exception, if anything.
pub fn addition(vm: &mut Vm, e: Gc<Exception>) -> Option<String> {
    let class = vm.class_of(e.value());
    let name_error = class.is_subclass_of(types::NAME_ERROR);
    let r = if class.is_subclass_of(types::IMPORT_ERROR) {
        let wrong = e.fields[3].get().cast::<Str>()?;
        from_module(vm, e, wrong.as_str())
    } else if name_error {
        let wrong = e.fields[0].get().cast::<Str>()?;
        from_scope(vm, e, wrong)
    } else if class.is_subclass_of(types::ATTRIBUTE_ERROR) {
        let wrong = e.fields[0].get().cast::<Str>()?;
        from_object(vm, e, wrong.as_str())
    } else {
        return None;
    };
    let found = match r {
        Ok(f) => f,
        Err(_) => {
            vm.exc = Value::NULL;
            None
        }
    };
    let mut text = found
        .as_ref()
        .map(|s| format!(". Did you mean: '{s}'?"))
        .unwrap_or_default();
    if name_error
        && let Some(w) = e.fields[0].get().cast::<Str>()
        && STDLIB.binary_search(&w.as_str()).is_ok()
    {
        let w = w.as_str();
        text.push_str(&match found {
            Some(_) => format!(" Or did you forget to import '{w}'?"),
            None => format!(". Did you forget to import '{w}'?"),
        });
    }
    Some(text)
}

/// `dir(o)` as strings.
fn names_of(vm: &mut Vm, o: Value) -> R<Gc<List>> {
    let dir = vm.n.dir;
    let out = vm.new_list();
    if let Some(names) = vm.call_special(o, dir, &[])? {
        let all = vm.collect_list(names)?;
        for v in all.to_vec() {
            if v.cast::<Str>().is_some() {
                out.push(&vm.heap, v);
            }
        }
        let text = |v: &Value| v.cast::<Str>().map_or("", |s| s.as_str());
        out.items_mut().sort_by(|a, b| text(a).cmp(text(b)));
    }
    Ok(out)
}

fn best(names: Gc<List>, wrong: &str, hide_private: bool) -> Option<String> {
    let texts = names
        .items()
        .iter()
        .filter_map(|v| v.cast::<Str>())
        .map(|s| s.as_str());
    suggest(
        wrong,
        texts.filter(|n| !hide_private || !n.starts_with('_')),
    )
    .map(str::to_string)
}

fn from_object(vm: &mut Vm, e: Gc<Exception>, wrong: &str) -> R<Option<String>> {
    let Some(obj) = e.fields[1].get().non_null() else {
        return Ok(None);
    };
    let names = names_of(vm, obj)?;
    // Private names are offered to the object's own methods.
    let inside = e.fields[2].get().is_true();
    Ok(best(names, wrong, !wrong.starts_with('_') && !inside))
}

fn from_module(vm: &mut Vm, e: Gc<Exception>, wrong: &str) -> R<Option<String>> {
    let Some(name) = e.fields[1].get().cast::<Str>() else {
        return Ok(None);
    };
    let module = vm.import_name(name.as_str(), None, Value::NONE, 0)?;
    let names = names_of(vm, module)?;
    Ok(best(names, wrong, !wrong.starts_with('_')))
}

fn from_scope(vm: &mut Vm, e: Gc<Exception>, wrong: Gc<Str>) -> R<Option<String>> {
    let Some(mut tb) = e.traceback.get().cast::<Traceback>() else {
        return Ok(None);
    };
    while let Some(next) = tb.next.get().cast::<Traceback>() {
        tb = next;
    }
    // The variables of the frame that raised were noted then: see `note_scope`.
    let locals = e.fields[1].get().cast::<Dict>();
    let names = vm.new_list();
    let builtins = vm.builtins_of(tb.globals);
    for d in locals.into_iter().chain([tb.globals, builtins]) {
        for entry in d.entries() {
            if entry.key.cast::<Str>().is_some() {
                names.push(&vm.heap, entry.key);
            }
        }
    }
    if let Some(this) = locals.and_then(|d| d.get_text("self")) {
        let attr = vm.intern_str(wrong);
        let has = match vm.getattr_opt(this, attr) {
            Ok(v) => v.is_some(),
            Err(_) => {
                vm.exc = Value::NULL;
                false
            }
        };
        if has {
            return Ok(Some(format!("self.{}", wrong.as_str())));
        }
    }
    Ok(best(names, wrong.as_str(), false))
}

impl Vm {
    /// Notes in a NameError which variables the raising frame had: they are gone when it is reported.
    pub fn note_scope(&mut self, e: Gc<Exception>) {
        let Some(f) = self.frame().copied() else {
            return;
        };
        if f.namespace().is_null() {
            let locals = self.frame_locals(&f);
            e.fields[1].set(locals);
        } else if !f.namespace().is(f.func.globals.value()) {
            e.fields[1].set(f.namespace());
        }
    }
    /// Notes in an AttributeError whether it was raised by a method of the object itself.
    pub fn note_receiver(&mut self, e: Gc<Exception>, obj: Value) {
        let Some(f) = self.frame() else { return };
        let code = f.code;
        if let Some(n) = code.local_names.first()
            && n.as_str() == "self"
            && f.namespace().is_null()
        {
            // SAFETY: the frame is active, so its first slot is initialised.
            let v = unsafe { *f.base };
            let v = v
                .cast::<crate::object::CellObj>()
                .map_or(v, |c| c.value.get());
            if v.is(obj) {
                e.fields[2].set(Value::TRUE);
            }
        }
    }
}
