//! LOAD_GLOBAL. Cache: counter, keys version of the globals (1), of the builtins (2), entry number (3); each fits 16 bits.
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | LOAD_GLOBAL_MODULE | globals have the cached keys version; the entry has a value | load the entry |
//! | LOAD_GLOBAL_BUILTIN | globals have the cached keys version (the name is still absent), builtins too | load the builtins' entry |
//!
//! Keys versions change with the set of keys, not with values: rebinding a global costs no miss.

use super::{Attempt, kinds};
use crate::heap::Gc;
use crate::isa::Op;
use crate::object::{Dict, types};
use crate::run::{Flow, Policy, Regs};
use crate::vm::Vm;

const CACHES: usize = 4;

mod kind {
    pub const NON_DICT: u8 = 17;
    pub const NON_STRING_OR_SPLIT: u8 = 18;
}

#[inline(always)]
fn load(r: &mut Regs, dict: Gc<Dict>, arg: u32) -> Flow {
    match dict.value_at(r.cache(3) as usize) {
        Some(v) => {
            r.push(v);
            if arg & 1 != 0 {
                r.push(crate::value::Value::NULL);
            }
            r.skip(CACHES);
            Flow::Next
        }
        None => Flow::Miss,
    }
}
#[inline(always)]
pub fn module<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let globals = vm.func().globals;
    if globals.keys_version() != r.cache(1) {
        return Flow::Miss;
    }
    load(r, globals, arg)
}
#[inline(always)]
pub fn builtin<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
    let func = vm.func();
    if func.globals.keys_version() != r.cache(1) || func.builtins.keys_version() != r.cache(2) {
        return Flow::Miss;
    }
    load(r, func.builtins, arg)
}

/// The dict's keys version for a cache with 16 bits.
fn version(vm: &mut Vm, d: Gc<Dict>) -> Result<u32, Attempt> {
    if !d.header.is_exact(types::DICT) {
        return Err(Attempt::Fail(kind::NON_DICT));
    }
    if !d.has_str_keys() {
        return Err(Attempt::Fail(kind::NON_STRING_OR_SPLIT));
    }
    match vm.keys_version(d) {
        0 => Err(Attempt::Fail(kinds::OUT_OF_VERSIONS)),
        v if v > 0xFFFF => Err(Attempt::Fail(kinds::OUT_OF_RANGE)),
        v => Ok(v),
    }
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Attempt {
    try_specialize(vm, r, arg).unwrap_or_else(|fail| fail)
}

fn try_specialize(vm: &mut Vm, r: &Regs, arg: u32) -> Result<Attempt, Attempt> {
    let name = r.name(vm, arg >> 1);
    let func = vm.func();
    let (globals, builtins) = (func.globals, func.builtins);
    let (found, member) = match globals.find_str(name) {
        Some(i) => (i, Op::LoadGlobalModule),
        None => match builtins.find_str(name) {
            Some(i) => (i, Op::LoadGlobalBuiltin),
            None => return Err(Attempt::Fail(kinds::EXPECTED_ERROR)),
        },
    };
    if found > 0xFFFF {
        return Err(Attempt::Fail(kinds::OUT_OF_RANGE));
    }
    let module_version = version(vm, globals)?;
    let builtin_version = if member == Op::LoadGlobalBuiltin {
        version(vm, builtins)?
    } else {
        0
    };
    r.set_cache(1, module_version);
    r.set_cache(2, builtin_version);
    r.set_cache(3, found as u32);
    Ok(Attempt::Member(member))
}
