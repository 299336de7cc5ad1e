//! Protocols: one file per operation family. Everything that can run Python code on behalf of an operator, a builtin or an instruction.

pub mod arith;
pub mod attr;
pub mod bind;
pub mod call;
pub mod class_make;
pub mod class_slots;
pub mod compare;
pub mod format;
pub mod hash;
pub mod import;
pub mod index;
pub mod instance;
pub mod isinstance;
pub mod iter;
pub mod mapping;
pub mod names;
pub mod pattern;
pub mod raise;
pub mod repr;
pub mod slot_calls;
pub mod slot_table;
pub mod special;
pub mod subscr;
pub mod truth;
pub mod unpack;
