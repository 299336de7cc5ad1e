//! PEP 695 run-time objects: type variables and aliases. (Owned by the `core` group.)

use crate::value::Value;
use crate::vm::{R, Vm};

macro_rules! pending {
    ($($f:ident($($a:ident),*)),*) => { $(
        pub fn $f(vm: &mut Vm, $($a: Value),*) -> R {
            $(let _ = $a;)*
            Err(vm.runtime_error("type parameters are not available"))
        }
    )* };
}
pending!(
    type_var(name, bound, constraints),
    param_spec(name),
    type_var_tuple(name),
    subscript_generic(params),
    type_alias(parts),
    set_default(tv, f)
);
