//! `raise`, `except`, `except*`.

use crate::object::{Class, Exception, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// `raise exc from cause`. NULL = absent; both absent re-raises the handled exception.
    pub fn do_raise(&mut self, exc: Value, cause: Value) -> Raised {
        if exc.is_null() {
            let h = self.handled;
            if h.is_none() {
                return self.runtime_error("No active exception to reraise");
            }
            return self.restore_exception(h);
        }
        let e = match self.exception_instance(exc) {
            Ok(e) => e,
            Err(r) => return r,
        };
        if !cause.is_null() {
            let c = if cause.is_none() {
                Value::NONE
            } else if let Some(c) = cause.cast::<Class>() {
                if !c.is_subclass_of(types::BASE_EXCEPTION) {
                    return self.type_error("exception causes must derive from BaseException");
                }
                match self.call(cause, &[]) {
                    Ok(c) if self.is_instance(c, types::BASE_EXCEPTION) => c,
                    Ok(c) => {
                        let class = self.class_of(c).value();
                        let (a, b) = (self.repr_or_name(cause), self.repr_or_name(class));
                        return self.type_error(format!(
                            "calling {a} should have returned an instance of BaseException, not {b}"
                        ));
                    }
                    Err(r) => return r,
                }
            } else if self.is_instance(cause, types::BASE_EXCEPTION) {
                cause
            } else {
                return self.type_error("exception causes must derive from BaseException");
            };
            if let Some(e) = e.cast::<Exception>() {
                e.cause.set(c);
                e.suppress_context.set(true);
            }
        }
        self.raise_value(e)
    }
    fn repr_or_name(&mut self, v: Value) -> String {
        match self.repr(v) {
            Ok(s) => s.as_str().to_string(),
            Err(_) => {
                self.exc = Value::NULL;
                self.type_name(v).to_string()
            }
        }
    }
    /// An exception instance from a class or an instance.
    pub fn exception_instance(&mut self, exc: Value) -> R {
        if let Some(c) = exc.cast::<Class>()
            && c.is_subclass_of(types::BASE_EXCEPTION)
        {
            let e = self.call(exc, &[])?;
            if self.is_instance(e, types::BASE_EXCEPTION) {
                return Ok(e);
            }
            let class = self.class_of(e).value();
            let (a, b) = (self.repr_or_name(exc), self.repr_or_name(class));
            return Err(self.type_error(format!(
                "calling {a} should have returned an instance of BaseException, not {b}"
            )));
        }
        if self.is_instance(exc, types::BASE_EXCEPTION) {
            return Ok(exc);
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }
    /// `except class_info:`.
    pub fn exception_matches(&mut self, exc: Value, info: Value) -> R<bool> {
        let ok = |c: &Value| {
            c.as_class()
                .is_some_and(|c| c.is_subclass_of(types::BASE_EXCEPTION))
        };
        let fine = match info.cast::<Tuple>() {
            Some(t) => t.items().iter().all(ok),
            None => ok(&info),
        };
        if !fine {
            return Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        let class = self.class_of(exc);
        let hit = |c: &Value| c.as_class().is_some_and(|c| class.is_subclass_of(c.id));
        Ok(match info.cast::<Tuple>() {
            Some(t) => t.items().iter().any(hit),
            None => hit(&info),
        })
    }
    /// `except* class_info:` on `exc`: (matching part or None, rest or None). A naked exception that matches is wrapped in a group.
    pub fn exception_group_match(&mut self, exc: Value, info: Value) -> R<(Value, Value)> {
        let is_group = |c: &Value| {
            c.as_class()
                .is_some_and(|c| c.is_subclass_of(types::BASE_EXCEPTION_GROUP))
        };
        let grouped = match info.cast::<Tuple>() {
            Some(t) => t.items().iter().any(is_group),
            None => is_group(&info),
        };
        if exc.is_none() {
            return Ok((Value::NONE, Value::NONE));
        }
        let matches = self.exception_matches(exc, info)?;
        if grouped {
            return Err(self.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
        if matches {
            if self.is_instance(exc, types::BASE_EXCEPTION_GROUP) {
                return Ok((exc, Value::NONE));
            }
            let group = if self.is_instance(exc, types::EXCEPTION) {
                types::EXCEPTION_GROUP
            } else {
                types::BASE_EXCEPTION_GROUP
            };
            let list = self.tuple(&[exc]);
            let (c, msg) = (self.class(group).value(), self.str(""));
            let g = self.call(c, &[msg, list])?;
            if let (Some(g), Some(e)) = (g.cast::<Exception>(), exc.cast::<Exception>()) {
                g.traceback.set(e.traceback.get());
            }
            return Ok((g, Value::NONE));
        }
        if self.is_instance(exc, types::BASE_EXCEPTION_GROUP) {
            let pair = self.call_method(exc, "split", &[info])?;
            return match pair.cast::<Tuple>().map(|t| t.items()) {
                Some([m, r, ..]) => Ok((*m, *r)),
                _ => {
                    let (a, b) = (self.type_name(exc), self.type_name(pair));
                    Err(self.type_error(format!("{a}.split must return a tuple, not {b}")))
                }
            };
        }
        Ok((Value::NONE, exc))
    }
    /// The end of `try ... except*`: combines what the handlers raised with what nobody handled (CPython's PyUnstable_Exc_PrepReraiseStar).
    pub fn prepare_reraise_star(&mut self, orig: Value, excs: Value) -> R {
        crate::builtins::errors::groups::prepare_reraise_star(self, orig, excs)
    }
}
