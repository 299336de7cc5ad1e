//! gearbox's virtual machine: the Python frontend, the object model and the meaning of every instruction. Knows no strategy.

// Addresses of values on the value stack are the calling convention of the engine: the stack never moves, and the functions that take such
// addresses say what must lie there. Marking each of them `unsafe` would put every builtin's call of Python code into an unsafe block.
#![allow(clippy::not_unsafe_ptr_arg_deref)]

#[macro_use]
pub mod isa;
pub mod builtins;
pub mod code;
pub mod compile;
pub mod frontend;
pub mod fuse;
pub mod heap;
pub mod modules;
pub mod numeric;
pub mod object;
pub mod ops;
pub mod protocol;
pub mod run;
pub mod special;
pub mod text;
pub mod tree;
pub mod value;
pub mod vm;
