//! `exit` and `quit`, which CPython's site module adds to `builtins`.

use crate::heap::Kind;
use crate::object::{NativeObject, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `exit` or `quit`.
struct Quitter(&'static str);

impl NativeObject for Quitter {
    fn trace(&self, _: &mut crate::heap::Tracer<'_>) {}
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let name = o.native::<Quitter>().map_or("exit", |q| q.0);
    Ok(vm.string(format!("Use {name}() or Ctrl-D (i.e. EOF) to exit")))
}

fn call(vm: &mut Vm, _: Value, a: Args) -> R {
    let [code] = a.bind(vm, "__call__", ["code"], 0, 0, 1)?;
    let code = code.non_null().unwrap_or(Value::NONE);
    Err(vm.raise_with(types::SYSTEM_EXIT, &[code]))
}

pub static QUITTER: TypeSpec = TypeSpec {
    id: types::QUITTER,
    name: "Quitter",
    module: "_sitebuiltins",
    kind: Kind::Native,
    slots: Slots {
        repr: Some(repr),
        call: Some(call),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};

pub fn install(vm: &mut Vm) {
    let b = vm.builtins;
    for name in ["exit", "quit"] {
        let q = vm.native(types::QUITTER, Quitter(name));
        vm.set_module_attr(b, name, q);
    }
    for n in NOTICES {
        let v = vm.native(types::NOTICE, Notice(n.0, n.1));
        vm.set_module_attr(b, n.0, v);
    }
}

/// `copyright`, `credits`, `license`, `help`: a text that is shown when printed or called.
struct Notice(&'static str, &'static str);

impl NativeObject for Notice {
    fn trace(&self, _: &mut crate::heap::Tracer<'_>) {}
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

static NOTICES: &[Notice] = &[
    Notice(
        "copyright",
        "gearbox is licensed under the MIT licence or the Apache licence 2.0.",
    ),
    Notice("credits", "Thanks to everyone who works on Python."),
    Notice("license", "See the LICENSE file of gearbox."),
    Notice(
        "help",
        "There is no interactive help in gearbox; see docs.python.org.",
    ),
];

fn notice_repr(vm: &mut Vm, o: Value) -> R {
    let text = o.native::<Notice>().map_or("", |n| n.1);
    Ok(vm.str(text))
}

fn notice_call(vm: &mut Vm, o: Value, _: Args) -> R {
    let text = o.native::<Notice>().map_or("", |n| n.1);
    let name = vm.n.stdout;
    if let Some(out) = vm.sys_attr(name).filter(|f| !f.is_none()) {
        super::write_text(vm, out, text)?;
        super::write_text(vm, out, "\n")?;
    }
    Ok(Value::NONE)
}

pub static NOTICE: TypeSpec = TypeSpec {
    id: types::NOTICE,
    name: "_Printer",
    module: "_sitebuiltins",
    kind: Kind::Native,
    slots: Slots {
        repr: Some(notice_repr),
        call: Some(notice_call),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};
