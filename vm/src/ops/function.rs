//! Making functions; intrinsics.

use crate::heap::Gc;
use crate::object::{Code, Function, Tuple};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

#[inline(always)]
pub fn make_function<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync(vm);
    let v = r.peek(0);
    if let Some(code) = v.cast::<Code>() {
        let f = vm.make_function(code);
        r.poke(0, f.value());
    }
    Flow::Next
}
/// 1 defaults, 2 keyword defaults, 4 annotations, 8 closure, 16 annotate function.
#[inline(always)]
pub fn set_function_attribute<P: Policy>(_: &mut Vm, r: &mut Regs, which: u32) -> Flow {
    let f = r.pop();
    let v = r.peek(0);
    if let Some(f) = f.cast::<Function>() {
        let cell = match which {
            1 => &f.defaults,
            2 => &f.kwdefaults,
            4 => &f.annotations,
            8 => &f.closure,
            _ => &f.annotate,
        };
        cell.set(v);
    }
    r.poke(0, f);
    Flow::Next
}
#[inline(always)]
pub fn call_intrinsic_1<P: Policy>(vm: &mut Vm, r: &mut Regs, which: u32) -> Flow {
    r.sync_ip(vm);
    match intrinsic_1(vm, which, r.peek(0)) {
        Ok(v) => {
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn call_intrinsic_2<P: Policy>(vm: &mut Vm, r: &mut Regs, which: u32) -> Flow {
    r.sync_ip(vm);
    match intrinsic_2(vm, which, r.peek(1), r.peek(0)) {
        Ok(v) => {
            r.drop(1);
            r.poke(0, v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
/// CALL_INTRINSIC_1.
#[inline(never)]
pub fn intrinsic_1(vm: &mut Vm, which: u32, v: Value) -> R {
    match which {
        1 => vm.display_hook(v),
        2 => {
            let ns = vm.namespace();
            vm.import_star(v, ns)?;
            Ok(Value::NONE)
        }
        3 => vm.stop_iteration_error(v),
        5 => vm.positive(v),
        6 => vm.collect_tuple(v),
        7 => crate::builtins::core::type_params::type_var(vm, v, Value::NULL, Value::NULL),
        8 => crate::builtins::core::type_params::param_spec(vm, v),
        9 => crate::builtins::core::type_params::type_var_tuple(vm, v),
        10 => crate::builtins::core::type_alias::subscript_generic(vm, v),
        11 => crate::builtins::core::type_alias::type_alias(vm, v),
        _ => Err(vm.runtime_error(format!("unsupported intrinsic {which}"))),
    }
}
/// CALL_INTRINSIC_2.
#[inline(never)]
pub fn intrinsic_2(vm: &mut Vm, which: u32, a: Value, b: Value) -> R {
    match which {
        1 => vm.prepare_reraise_star(a, b),
        2 => crate::builtins::core::type_params::type_var(vm, a, b, Value::NULL),
        3 => crate::builtins::core::type_params::type_var(vm, a, Value::NULL, b),
        4 => {
            if let Some(f) = a.cast::<Function>() {
                f.type_params.set(b);
            }
            Ok(a)
        }
        5 => crate::builtins::core::type_params::set_default(vm, a, b),
        _ => Err(vm.runtime_error(format!("unsupported intrinsic {which}"))),
    }
}

impl Vm {
    /// A function over `code` in the current frame's globals.
    pub fn make_function(&mut self, code: Gc<Code>) -> Gc<Function> {
        let (globals, builtins) = (self.func().globals, self.func().builtins);
        let module = globals.get_str(self.n.name).unwrap_or(Value::NONE);
        Function::new(&self.heap, code, globals, builtins, module)
    }
    /// Closure tuple from cells.
    pub fn closure_tuple(&mut self, cells: &[Value]) -> Value {
        Tuple::new(&self.heap, cells).value()
    }
}
