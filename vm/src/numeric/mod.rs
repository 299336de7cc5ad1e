//! Arithmetic behind int, float, complex, `math` and `random`, on plain Rust values.

pub mod float_arith;
pub mod hash;
pub mod int_arith;
pub mod int_div;
pub mod int_text;
pub mod math_combinatorics;
pub mod math_fns;
pub mod math_special;
pub mod mt;
pub mod slice_index;
#[cfg(test)]
mod tests;
