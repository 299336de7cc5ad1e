//! Hashing.

use crate::object::{Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `hash(v)`; TypeError if unhashable.
    #[inline(always)]
    pub fn hash(&mut self, v: Value) -> R<i64> {
        if let Some(i) = v.as_small() {
            // |i| < 2^47 is below the modulus 2^61 - 1; -1 is reserved.
            return Ok(if i == -1 { -2 } else { i });
        }
        if v.is_exact(types::STR)
            && let Some(s) = v.cast::<Str>()
        {
            return Ok(s.hash());
        }
        self.hash_object(v)
    }
    #[inline(never)]
    fn hash_object(&mut self, v: Value) -> R<i64> {
        let class = self.class_of(v);
        match class.slots().hash {
            Some(f) => f(self, v),
            None => Err(self.type_error(format!("unhashable type: '{}'", class.name_str()))),
        }
    }
    /// The hash of an object by identity.
    pub fn identity_hash(v: Value) -> i64 {
        let a = (v.bits() & ((1 << 48) - 1)) as i64;
        a >> 4
    }
}
