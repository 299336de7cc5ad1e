//! `format(v, spec)`.

use crate::heap::Gc;
use crate::object::{Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `format(v, spec)`; an empty spec of an exact str is the str itself.
    pub fn format(&mut self, v: Value, spec: Gc<Str>) -> R<Gc<Str>> {
        if spec.is_empty() && (v.is_exact(types::STR) || v.is_exact_int()) {
            return self.str_of(v);
        }
        let name = self.n.format;
        let class = self.class_of(v);
        let Some(f) = self.lookup_type(class, name) else {
            return Err(self.type_error(format!(
                "Type {} doesn't define __format__",
                class.name_str()
            )));
        };
        let r = self.call_bound(f, v, &[spec.value()])?;
        match r.cast::<Str>() {
            Some(s) => Ok(s),
            None => {
                let t = self.type_name(r);
                Err(self.type_error(format!("__format__ must return a str, not {t}")))
            }
        }
    }
}
