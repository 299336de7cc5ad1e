//! gearbox vm.

#[macro_use]
pub mod isa;
pub mod code;
pub mod compile;
pub mod frontend;
pub mod numeric;
pub mod text;
pub mod tree;
