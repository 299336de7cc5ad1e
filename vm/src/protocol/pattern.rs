//! `match` statements: class, mapping and sequence patterns.

use crate::object::class::{MAPPING, MATCH_SELF, SEQUENCE};
use crate::object::{Str, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// The subject is a mapping for pattern purposes.
    pub fn match_mapping(&self, v: Value) -> bool {
        self.class_of(v).has_flag(MAPPING)
    }
    /// The subject is a sequence for pattern purposes (not str, bytes, bytearray).
    pub fn match_sequence(&self, v: Value) -> bool {
        self.class_of(v).has_flag(SEQUENCE)
    }
    /// MATCH_KEYS: a tuple of the values for `keys`, or None if one is missing.
    pub fn match_keys(&mut self, subject: Value, keys: Value) -> R {
        let Some(keys) = keys.cast::<Tuple>() else {
            return Ok(Value::NONE);
        };
        let seen = self.new_set();
        let out = self.new_list();
        let get = self.n.get_name;
        let (f, first) = self.load_method(subject, get)?;
        let missing = crate::object::CellObj::new(&self.heap, Value::NULL).value();
        for &k in keys.items() {
            if !self.set_add(seen, k)? {
                let r = self.repr(k)?;
                return Err(self.value_error(format!(
                    "mapping pattern checks duplicate key ({})",
                    r.as_str()
                )));
            }
            let v = if first.is_null() {
                self.call(f, &[k, missing])?
            } else {
                self.call_with_self(f, first, &[k, missing])?
            };
            if v.is(missing) {
                return Ok(Value::NONE);
            }
            out.push(&self.heap, v);
        }
        Ok(self.tuple(out.items()))
    }
    /// MATCH_CLASS: a tuple of the attribute values for `nargs` positional and the given keyword sub-patterns, or None.
    pub fn match_class(&mut self, subject: Value, class: Value, nargs: usize, kwnames: Value) -> R {
        let Some(c) = class.as_class() else {
            return Err(self.type_error("called match pattern must be a class"));
        };
        if !self.isinstance(subject, class)? {
            return Ok(Value::NONE);
        }
        let out = self.new_list();
        let seen = self.new_set();
        if nargs > 0 {
            let name = self.n.match_args;
            let (match_args, match_self) = match self.getattr_opt(class, name)? {
                Some(t) => {
                    if t.type_id() != types::TUPLE {
                        let (a, b) = (c.name_str(), self.type_name(t));
                        return Err(self
                            .type_error(format!("{a}.__match_args__ must be a tuple (got {b})")));
                    }
                    (t, false)
                }
                None => (self.empty_tuple, c.has_flag(MATCH_SELF)),
            };
            let allowed = if match_self {
                1
            } else {
                match_args.cast::<Tuple>().map_or(0, |t| t.len())
            };
            if allowed < nargs {
                let s = if allowed == 1 { "" } else { "s" };
                let n = c.name_str();
                return Err(self.type_error(format!(
                    "{n}() accepts {allowed} positional sub-pattern{s} ({nargs} given)"
                )));
            }
            if match_self {
                out.push(&self.heap, subject);
            } else {
                for i in 0..nargs {
                    let attr = match_args
                        .cast::<Tuple>()
                        .map_or(Value::NONE, |t| t.items()[i]);
                    if attr.cast::<Str>().is_none() {
                        let t = self.type_name(attr);
                        return Err(self.type_error(format!(
                            "__match_args__ elements must be strings (got {t})"
                        )));
                    }
                    match self.match_attribute(subject, c.name_str(), attr, seen)? {
                        Some(v) => out.push(&self.heap, v),
                        None => return Ok(Value::NONE),
                    }
                }
            }
        }
        for &attr in kwnames.cast::<Tuple>().map_or(&[][..], |t| t.items()) {
            match self.match_attribute(subject, c.name_str(), attr, seen)? {
                Some(v) => out.push(&self.heap, v),
                None => return Ok(Value::NONE),
            }
        }
        Ok(self.tuple(out.items()))
    }
    fn match_attribute(
        &mut self,
        subject: Value,
        class: &str,
        attr: Value,
        seen: crate::heap::Gc<crate::object::Set>,
    ) -> R<Option<Value>> {
        if !self.set_add(seen, attr)? {
            let r = self.repr(attr)?;
            return Err(self.type_error(format!(
                "{class}() got multiple sub-patterns for attribute {}",
                r.as_str()
            )));
        }
        let n = self.attr_name(attr)?;
        self.getattr_opt(subject, n)
    }
}
