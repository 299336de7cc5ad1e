//! gearbox's virtual machine: the Python frontend, the object model and the meaning of every instruction. Knows no strategy.

#[macro_use]
pub mod isa;
pub mod builtins;
pub mod code;
pub mod compile;
pub mod frontend;
pub mod heap;
pub mod modules;
pub mod numeric;
pub mod object;
pub mod ops;
pub mod protocol;
pub mod run;
pub mod text;
pub mod tree;
pub mod value;
pub mod vm;
