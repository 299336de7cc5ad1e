//! Truth value testing.

use crate::object::{Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `bool(v)`.
    #[inline]
    pub fn truth(&mut self, v: Value) -> R<bool> {
        if let Some(b) = v.as_bool() {
            return Ok(b);
        }
        if v.is_none() {
            return Ok(false);
        }
        self.truth_slow(v)
    }
    #[inline(never)]
    fn truth_slow(&mut self, v: Value) -> R<bool> {
        if let Some(i) = v.as_small() {
            return Ok(i != 0);
        }
        if v.is_exact(types::STR)
            && let Some(s) = v.cast::<Str>()
        {
            return Ok(!s.is_empty());
        }
        let class = self.class_of(v);
        if let Some(f) = class.slots().bool {
            return f(self, v);
        }
        if let Some(f) = class.slots().len {
            return Ok(f(self, v)? != 0);
        }
        Ok(true)
    }
}
