//! Conversions of Python numbers to Rust integers and floats.

use crate::object::types;
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `operator.index(v)`: an exact int for ints and objects with `__index__`.
    pub fn to_index(&mut self, v: Value) -> R {
        if v.is_exact_int() {
            return Ok(v);
        }
        if let Some(i) = v.as_int() {
            return Ok(self.int_from_ref(i));
        }
        match self.class_of(v).slots().index {
            Some(f) => {
                let r = f(self, v)?;
                if r.as_int().is_none() {
                    let t = self.type_name(r);
                    return Err(self.type_error(format!("__index__ returned non-int (type {t})")));
                }
                Ok(r)
            }
            None => {
                let t = self.type_name(v);
                Err(self.type_error(format!("'{t}' object cannot be interpreted as an integer")))
            }
        }
    }
    /// An exact int equal to `i`.
    pub fn int_from_ref(&mut self, i: crate::object::IntRef) -> Value {
        match i {
            crate::object::IntRef::Small(i) => self.int(i),
            crate::object::IntRef::Big(b) => self.bigint(b.clone()),
        }
    }
    /// As an i64; OverflowError "Python int too large to convert to C ssize_t" beyond.
    pub fn index_i64(&mut self, v: Value) -> R<i64> {
        if let Some(i) = v.as_small() {
            return Ok(i);
        }
        let i = self.to_index(v)?;
        match i.as_i64() {
            Some(i) => Ok(i),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }
    /// As an i64, clamped to its range (slice bounds).
    pub fn index_clamped(&mut self, v: Value) -> R<i64> {
        if let Some(i) = v.as_small() {
            return Ok(i);
        }
        let i = self.to_index(v)?;
        Ok(match i.as_int() {
            Some(r) => r
                .to_i64()
                .unwrap_or(if r.is_negative() { i64::MIN } else { i64::MAX }),
            None => 0,
        })
    }
    /// A sequence index: IndexError "cannot fit 'int' into an index-sized integer" beyond i64.
    pub fn sequence_index(&mut self, v: Value) -> R<i64> {
        if let Some(i) = v.as_small() {
            return Ok(i);
        }
        let i = self.to_index(v)?;
        match i.as_i64() {
            Some(i) => Ok(i),
            None => Err(self.index_error("cannot fit 'int' into an index-sized integer")),
        }
    }
    /// As a C int (`chr`, `range` of small numbers ...).
    pub fn index_i32(&mut self, v: Value) -> R<i32> {
        let i = self.to_index(v)?;
        match i.as_i64().and_then(|i| i32::try_from(i).ok()) {
            Some(i) => Ok(i),
            None => Err(self.overflow_error("Python int too large to convert to C int")),
        }
    }
    /// A float argument (`math.sqrt(v)`): floats, ints, `__float__`, `__index__`.
    pub fn to_f64(&mut self, v: Value) -> R<f64> {
        if let Some(f) = v.as_float() {
            return Ok(f);
        }
        if let Some(i) = v.as_small() {
            return Ok(i as f64);
        }
        let class = self.class_of(v);
        if let Some(f) = class.slots().float {
            let r = f(self, v)?;
            return match r.as_float() {
                Some(f) => Ok(f),
                None => {
                    let (a, b) = (class.name_str(), self.type_name(r));
                    Err(self.type_error(format!("{a}.__float__ returned non-float (type {b})")))
                }
            };
        }
        if class.slots().index.is_some() {
            let i = self.to_index(v)?;
            return self.int_to_f64(i);
        }
        Err(self.type_error(format!("must be real number, not {}", class.name_str())))
    }
    /// An int as a float, correctly rounded; OverflowError if too large.
    pub fn int_to_f64(&mut self, v: Value) -> R<f64> {
        match v.as_int() {
            Some(crate::object::IntRef::Small(i)) => Ok(i as f64),
            Some(crate::object::IntRef::Big(b)) => match crate::numeric::int_arith::to_f64(b) {
                Ok(f) => Ok(f),
                Err(e) => Err(self.text_error(e)),
            },
            None => Err(self.type_error("an integer is required")),
        }
    }
    /// A str argument; TypeError "{func} must be str, not X" otherwise.
    pub fn expect_str(&mut self, v: Value, what: &str) -> R<crate::heap::Gc<crate::object::Str>> {
        match v.cast::<crate::object::Str>() {
            Some(s) => Ok(s),
            None => {
                let t = self.type_name(v);
                let t = if v.is_none() { "None" } else { t };
                Err(self.type_error(format!("{what} must be str, not {t}")))
            }
        }
    }
    /// The exact class `type`'s id check: is the value a class?
    pub fn is_class(&self, v: Value) -> bool {
        v.as_class().is_some()
    }
    /// `True` for bool instances only.
    pub fn is_bool(&self, v: Value) -> bool {
        v.type_id() == types::BOOL
    }
}
