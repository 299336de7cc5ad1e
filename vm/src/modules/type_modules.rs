//! Small native modules that only hand out builtin classes: `_types`, `_typing`, `_weakref`; and the two functions behind `traceback`.

use super::support;
use crate::builtins::core::{type_params, weakref};
use crate::heap::Gc;
use crate::object::{MethodDef, Module, types};
use crate::vm::{R, Vm};

/// Makes `_types`.
pub fn types_module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_types");
    support::add_classes(vm, m, &[types::SIMPLE_NAMESPACE, types::GENERIC_ALIAS]);
    Ok(m)
}

/// Makes `_typing`.
pub fn typing_module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_typing");
    support::add_classes(
        vm,
        m,
        &[
            types::TYPE_VAR,
            types::PARAM_SPEC,
            types::TYPE_VAR_TUPLE,
            types::TYPE_ALIAS,
            types::PARAM_SPEC_ARGS,
            types::PARAM_SPEC_KWARGS,
            types::GENERIC,
            types::UNION,
        ],
    );
    let none = type_params::no_default(vm);
    vm.set_module_attr(m, "NoDefault", none);
    Ok(m)
}

static TRACEBACK_FUNCTIONS: &[MethodDef] = &[
    MethodDef::o("_format_exception", |vm, _, a| {
        let text = crate::builtins::traceback::format_exception(vm, a.at(0));
        Ok(vm.string(text))
    }),
    MethodDef::fast(
        "_source_line",
        |vm, _, a| {
            let line = vm.index_i64(a.at(1))?;
            let file = vm.str_of(a.at(0))?;
            Ok(
                match crate::builtins::traceback::source_line(vm, file.as_str(), line) {
                    Some(text) => vm.string(text),
                    None => vm.str(""),
                },
            )
        },
        2,
        2,
    ),
];

/// Makes `_traceback`.
pub fn traceback_module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_traceback");
    vm.add_functions(m, "_traceback", TRACEBACK_FUNCTIONS);
    Ok(m)
}

/// Makes `_weakref`.
pub fn weakref_module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_weakref");
    vm.add_functions(m, "_weakref", weakref::FUNCTIONS);
    let class = vm.class(types::WEAKREF).value();
    vm.set_module_attr(m, "ref", class);
    vm.set_module_attr(m, "ReferenceType", class);
    Ok(m)
}
