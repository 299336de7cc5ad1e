//! Inline-cache layouts: field names and widths as `dis` prints them, and the values a fresh code object starts with.

use super::Op;

/// One named field of an instruction's inline cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CacheField {
    /// Name shown by the disassembler.
    pub name: &'static str,
    /// Width in code units.
    pub units: usize,
}

const fn field(name: &'static str, units: usize) -> CacheField {
    CacheField { name, units }
}

const COUNTER: &[CacheField] = &[field("counter", 1)];
const BINARY_OP: &[CacheField] = &[field("counter", 1), field("descr", 4)];
const LOAD_GLOBAL: &[CacheField] = &[
    field("counter", 1),
    field("index", 1),
    field("module_keys_version", 1),
    field("builtin_keys_version", 1),
];
const LOAD_ATTR: &[CacheField] = &[
    field("counter", 1),
    field("version", 2),
    field("keys_version", 2),
    field("descr", 4),
];
const STORE_ATTR: &[CacheField] = &[field("counter", 1), field("version", 2), field("index", 1)];
const CALL: &[CacheField] = &[field("counter", 1), field("func_version", 2)];
const TO_BOOL: &[CacheField] = &[field("counter", 1), field("version", 2)];

/// The cache fields of an instruction (those of its family), empty when it has no cache.
pub const fn cache_fields(op: Op) -> &'static [CacheField] {
    match op.family() {
        Op::LoadGlobal => LOAD_GLOBAL,
        Op::BinaryOp => BINARY_OP,
        Op::LoadAttr => LOAD_ATTR,
        Op::StoreAttr => STORE_ATTR,
        Op::Call | Op::CallKw => CALL,
        Op::ToBool => TO_BOOL,
        family if family.cache_units() > 0 => COUNTER,
        _ => &[],
    }
}

/// What cache unit 0 holds in a fresh code object: a warm-up counter, a back-edge counter or a branch history.
pub const fn initial_cache(op: Op) -> u16 {
    match op.family() {
        Op::JumpBackward => 65532,
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => 0x5555,
        _ => 17,
    }
}
