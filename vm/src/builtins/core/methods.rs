//! Bound methods, native functions, static and class methods.

use crate::heap::{Gc, Kind};
use crate::object::{Class, Header, StaticMethod, types};
use crate::value::Value;
use crate::vm::{Raised, Vm};
use std::cell::Cell;

/// `staticmethod(f)`.
pub fn static_method(vm: &mut Vm, f: Value) -> Value {
    let header = Header::new(Kind::StaticMethod, types::STATICMETHOD);
    vm.heap
        .alloc(StaticMethod {
            header,
            func: Cell::new(f),
            dict: Cell::new(Value::NULL),
        })
        .value()
}

/// The TypeError for instantiating a class with abstract methods.
pub fn abstract_instantiation(vm: &mut Vm, class: Gc<Class>) -> Raised {
    let n = vm.n.abstractmethods;
    let mut names: Vec<String> = Vec::new();
    if let Some(v) = class.dict.get_str(n)
        && let Ok(l) = vm.collect_list(v)
    {
        for &x in l.items() {
            if let Some(s) = x.cast::<crate::object::Str>() {
                names.push(format!("'{}'", s.as_str()));
            }
        }
    }
    names.sort();
    let s = if names.len() == 1 { "" } else { "s" };
    let list = names.join(", ");
    vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{s} {list}",
        class.name_str()
    ))
}

impl Vm {
    /// `callable(v)`.
    pub fn is_callable(&self, v: Value) -> bool {
        self.class_of(v).slots().call.is_some()
    }
}
