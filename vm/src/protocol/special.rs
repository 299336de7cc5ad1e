//! `super().attr` and the special methods of `with`.

use crate::heap::Gc;
use crate::object::{Class, Str, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// LOAD_SUPER_ATTR: `super(class, receiver).name`, through a real `super` object if the name `super` was rebound. With `method`, the
    /// second value is the receiver for a plain function found, else NULL.
    pub fn super_attr_generic(
        &mut self,
        global_super: Value,
        class: Value,
        receiver: Value,
        name: Gc<Str>,
        two_args: bool,
        method: bool,
    ) -> R<(Value, Value)> {
        let builtin = self.class(types::SUPER).value();
        if !global_super.is(builtin) || class.as_class().is_none() {
            let s = if two_args {
                self.call(global_super, &[class, receiver])?
            } else {
                self.call(global_super, &[])?
            };
            return Ok((self.getattr(s, name)?, Value::NULL));
        }
        let Some(this) = class.as_class() else {
            return Err(self.type_error("super() argument 1 must be a type"));
        };
        let start = self.super_check(this, receiver)?;
        if name.same(self.n.class) {
            let s = self.call(global_super, &[class, receiver])?;
            return Ok((self.getattr(s, name)?, Value::NULL));
        }
        match self.super_lookup(this, start, name) {
            Some(d) => {
                let t = d.type_id();
                let unbound =
                    t == types::FUNCTION || t == types::METHOD_DESCR || t == types::WRAPPER_DESCR;
                let through_class = receiver.as_class().is_some_and(|c| c.same(start));
                if method && unbound && !through_class {
                    return Ok((d, receiver));
                }
                let o = if through_class { Value::NULL } else { receiver };
                Ok((self.bind_descriptor(d, o, start)?, Value::NULL))
            }
            None => {
                let s = self.call(global_super, &[class, receiver])?;
                Ok((self.getattr(s, name)?, Value::NULL))
            }
        }
    }
    /// The class whose MRO `super(class, receiver)` searches.
    pub fn super_check(&mut self, class: Gc<Class>, receiver: Value) -> R<Gc<Class>> {
        if let Some(c) = receiver.as_class()
            && c.is_subclass_of(class.id)
        {
            return Ok(c);
        }
        let c = self.class_of(receiver);
        if c.is_subclass_of(class.id) {
            return Ok(c);
        }
        let name = self.n.class;
        if let Some(v) = self.getattr_opt(receiver, name)?
            && let Some(c) = v.as_class()
            && c.is_subclass_of(class.id)
        {
            return Ok(c);
        }
        let shown = match receiver.as_class() {
            Some(c) => format!("type {}", c.name_str()),
            None => format!("instance of {}", self.type_name(receiver)),
        };
        let m = format!(
            "super(type, obj): obj ({shown}) is not an instance or subtype of type ({}).",
            class.name_str()
        );
        Err(self.type_error(m))
    }
    /// What follows `class` in the MRO of `start` and defines `name`.
    pub fn super_lookup(
        &mut self,
        class: Gc<Class>,
        start: Gc<Class>,
        name: Gc<Str>,
    ) -> Option<Value> {
        let mro = start.mro_items();
        let at = mro.iter().position(|c| c.is(class.value()))?;
        mro[at + 1..]
            .iter()
            .filter_map(|c| c.as_class())
            .find_map(|c| c.dict.get_str(name))
    }
    /// LOAD_SPECIAL: 0 `__enter__`, 1 `__exit__`: the method and its receiver (or NULL).
    pub fn load_special_method(&mut self, o: Value, which: u32) -> R<(Value, Value)> {
        let n = if which == 0 {
            self.n.enter
        } else {
            self.n.exit
        };
        let class = self.class_of(o);
        match self.lookup_type(class, n) {
            Some(d) => {
                let t = d.type_id();
                if t == types::FUNCTION || t == types::METHOD_DESCR || t == types::WRAPPER_DESCR {
                    return Ok((d, o));
                }
                Ok((self.bind_descriptor(d, o, class)?, Value::NULL))
            }
            None => {
                let full = self.qualified_class_name(class);
                let missing = n.as_str();
                Err(self.type_error(format!(
                    "'{full}' object does not support the context manager protocol (missed {missing} method)"
                )))
            }
        }
    }
}
