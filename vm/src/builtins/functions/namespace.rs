//! `globals`, `locals`, `vars`, `dir`, `__import__`, `__build_class__`.

use crate::heap::Gc;
use crate::object::code::CO_OPTIMIZED;
use crate::object::{CellObj, Dict, List, Str, types};
use crate::run::args::Args;
use crate::run::frame::Frame;
use crate::value::Value;
use crate::vm::{R, Vm};

/// The frame that native code was called from.
pub(super) fn current(vm: &mut Vm) -> R<Frame> {
    match vm.frame() {
        Some(f) => Ok(*f),
        None => Err(vm.raise(types::SYSTEM_ERROR, "frame does not exist")),
    }
}

pub fn globals(vm: &mut Vm, _: Value, _: Args) -> R {
    match vm.frame() {
        Some(f) => Ok(f.func.globals.value()),
        None => Ok(Value::NONE),
    }
}

pub fn locals(vm: &mut Vm, _: Value, _: Args) -> R {
    let f = current(vm)?;
    Ok(vm.frame_locals(&f))
}

impl Vm {
    /// `locals()` of a frame: the namespace of module and class code, else a fresh dict of the bound variables.
    pub fn frame_locals(&mut self, f: &Frame) -> Value {
        let code = f.code;
        if code.flags & CO_OPTIMIZED == 0
            && let Some(inner) = self.hidden_locals(f)
        {
            return inner;
        }
        if !f.namespace().is_null() {
            return f.namespace();
        }
        if code.flags & CO_OPTIMIZED == 0 {
            return f.func.globals.value();
        }
        // SAFETY: the frame is active, so its localsplus slots are initialised.
        let slots =
            unsafe { std::slice::from_raw_parts(f.base, code.nlocalsplus as usize) }.to_vec();
        self.locals_dict(f.func, &slots).value()
    }
}

impl Vm {
    /// Inside an inlined comprehension of module or class code: the comprehension's own variables.
    fn hidden_locals(&mut self, f: &Frame) -> Option<Value> {
        let code = f.code;
        if code.plain.localsplus_kinds.is_empty() {
            return None;
        }
        // SAFETY: the frame is active, so its localsplus slots are initialised.
        let slots = unsafe { std::slice::from_raw_parts(f.base, code.nlocalsplus as usize) };
        let mut found: Option<Gc<Dict>> = None;
        for ((name, kind), &slot) in code
            .local_names
            .iter()
            .zip(&code.plain.localsplus_kinds)
            .zip(slots)
        {
            if kind.is_hidden() && !slot.is_null() {
                let v = slot.cast::<CellObj>().map_or(slot, |c| c.value.get());
                if v.is_null() {
                    continue;
                }
                let d = *found.get_or_insert_with(|| Dict::new(&self.heap));
                d.set_str(&self.heap, *name, v);
            }
        }
        found.map(|d| d.value())
    }
}

pub fn vars(vm: &mut Vm, _: Value, a: Args) -> R {
    a.no_kw(vm, "vars")?;
    a.arity(vm, "vars", 0, 1)?;
    let Some(o) = a.get(0) else {
        return locals(vm, Value::NULL, a);
    };
    let name = vm.n.dict;
    match vm.getattr_opt(o, name)? {
        Some(d) => Ok(d),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// Sorts a list of names in place through `list.sort`.
fn sort(vm: &mut Vm, l: Gc<List>) -> R<()> {
    let all_str = l.items().iter().all(|v| v.is_exact(types::STR));
    if all_str {
        let text = |v: &Value| v.cast::<Str>().map_or("", |s| s.as_str());
        l.items_mut().sort_by(|a, b| text(a).cmp(text(b)));
        return Ok(());
    }
    vm.call_method(l.value(), "sort", &[])?;
    Ok(())
}

pub fn dir(vm: &mut Vm, _: Value, a: Args) -> R {
    a.no_kw(vm, "dir")?;
    a.arity(vm, "dir", 0, 1)?;
    let names = match a.get(0) {
        None => {
            let f = current(vm)?;
            let ns = vm.frame_locals(&f);
            match ns.cast::<Dict>() {
                Some(_) => ns,
                None => vm.call_method(ns, "keys", &[])?,
            }
        }
        Some(o) => {
            let name = vm.n.dir;
            match vm.call_special(o, name, &[])? {
                Some(v) => v,
                None => return Err(vm.type_error("object does not provide __dir__")),
            }
        }
    };
    let l = match names.cast::<Dict>().filter(|_| names.is_exact(types::DICT)) {
        Some(d) => {
            let l = vm.new_list();
            for e in d.entries() {
                l.push(&vm.heap, e.key);
            }
            l
        }
        None => vm.collect_list(names)?,
    };
    sort(vm, l)?;
    Ok(l.value())
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`.
pub fn import(vm: &mut Vm, _: Value, a: Args) -> R {
    let [name, globals, _, fromlist, level] = a.bind(
        vm,
        "__import__",
        ["name", "globals", "locals", "fromlist", "level"],
        0,
        1,
        5,
    )?;
    let Some(name) = name.cast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let level = match level.non_null() {
        Some(l) => vm.index_i32(l)?,
        None => 0,
    };
    let fromlist = fromlist.non_null().unwrap_or(Value::NONE);
    vm.import_name(name.as_str(), globals.cast::<Dict>(), fromlist, level)
}

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds)`.
pub fn build_class(vm: &mut Vm, _: Value, a: Args) -> R {
    vm.build_class(a)
}
