//! Rich comparison.

use crate::object::{Cmp, Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `a <op> b` with reflection.
    #[inline]
    pub fn compare(&mut self, a: Value, b: Value, op: Cmp) -> R {
        if Value::both_small(a, b) {
            return Ok(Value::bool(
                op.holds(a.small_unchecked().cmp(&b.small_unchecked())),
            ));
        }
        if a.is_exact(types::STR)
            && b.is_exact(types::STR)
            && let (Some(x), Some(y)) = (a.cast::<Str>(), b.cast::<Str>())
        {
            return Ok(Value::bool(x.compare_text(y, op)));
        }
        if let (Some(x), Some(y)) = (a.as_exact_float(), b.as_exact_float()) {
            return Ok(Value::bool(op.holds_f64(x, y)));
        }
        self.compare_objects(a, b, op)
    }
    #[inline(never)]
    fn compare_objects(&mut self, a: Value, b: Value, op: Cmp) -> R {
        self.check_native_depth(" in comparison")?;
        let (ta, tb) = (self.class_of(a), self.class_of(b));
        let mut tried_reflected = false;
        if !ta.same(tb)
            && tb.is_subclass_of(ta.id)
            && let Some(f) = tb.slots().compare
        {
            tried_reflected = true;
            let r = f(self, b, a, op.swapped())?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if let Some(f) = ta.slots().compare {
            let r = f(self, a, b, op)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if !tried_reflected && let Some(f) = tb.slots().compare {
            let r = f(self, b, a, op.swapped())?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        match op {
            Cmp::Eq => Ok(Value::bool(a.is(b))),
            Cmp::Ne => Ok(Value::bool(!a.is(b))),
            _ => {
                let (x, y) = (ta.name_str(), tb.name_str());
                Err(self.type_error(format!(
                    "'{}' not supported between instances of '{x}' and '{y}'",
                    op.symbol()
                )))
            }
        }
    }
    /// `a <op> b` as a truth value.
    pub fn compare_bool(&mut self, a: Value, b: Value, op: Cmp) -> R<bool> {
        if let (Some(x), Some(y)) = (a.as_small(), b.as_small()) {
            return Ok(op.holds(x.cmp(&y)));
        }
        let r = self.compare(a, b, op)?;
        self.truth(r)
    }
    /// Equality as containers use it: identical objects are equal without being asked.
    #[inline]
    pub fn eq(&mut self, a: Value, b: Value) -> R<bool> {
        if a.is(b) && !a.is_float() {
            return Ok(true);
        }
        if Value::both_small(a, b) {
            return Ok(false);
        }
        self.eq_slow(a, b)
    }
    #[inline(never)]
    fn eq_slow(&mut self, a: Value, b: Value) -> R<bool> {
        if a.is_exact(types::STR)
            && b.is_exact(types::STR)
            && let (Some(x), Some(y)) = (a.cast::<Str>(), b.cast::<Str>())
        {
            return Ok(x.same_text(y));
        }
        if a.is_float() && a.is(b) {
            // Floats are values here: one NaN object compared with itself looks like this. CPython's identity shortcut says equal.
            return Ok(true);
        }
        let r = self.compare(a, b, Cmp::Eq)?;
        self.truth(r)
    }
}
