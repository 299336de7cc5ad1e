//! What varies between loops without varying the instructions' code: a bundle of constants that folds away.

/// Compile-time switches of a loop.
pub trait Policy: 'static {
    /// Generic arithmetic and comparison take an inline small-int and float path before going through type slots (`--inline-int-path`).
    const INLINE_INT: bool;
}

/// CPython-like: generic operators go through type slots.
pub struct Slots;
impl Policy for Slots {
    const INLINE_INT: bool = false;
}

/// With an inline path for small ints and floats.
pub struct InlineInt;
impl Policy for InlineInt {
    const INLINE_INT: bool = true;
}
