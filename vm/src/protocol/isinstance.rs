//! `isinstance` and `issubclass`.

use crate::object::{Tuple, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `isinstance(o, class_info)`.
    pub fn isinstance(&mut self, o: Value, info: Value) -> R<bool> {
        if let Some(c) = info.as_class()
            && (o.type_id() == c.id || c.header.type_id() == types::TYPE)
        {
            if self.class_of(o).is_subclass_of(c.id) {
                return Ok(true);
            }
            return self.isinstance_by_class_attr(o, info);
        }
        if let Some(t) = info.cast::<Tuple>() {
            self.check_native_depth(" in __instancecheck__")?;
            for &c in t.items() {
                if self.isinstance(o, c)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.n.instancecheck;
        if let Some(r) = self.call_special(info, name, &[o])? {
            return self.truth(r);
        }
        self.isinstance_plain(o, info)
    }
    /// `type.__instancecheck__`: no hooks.
    pub fn isinstance_plain(&mut self, o: Value, info: Value) -> R<bool> {
        if let Some(c) = info.as_class() {
            if self.class_of(o).is_subclass_of(c.id) {
                return Ok(true);
            }
            return self.isinstance_by_class_attr(o, info);
        }
        Err(self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
    }
    /// An object may claim another class through `__class__`.
    fn isinstance_by_class_attr(&mut self, o: Value, info: Value) -> R<bool> {
        let real = self.class_of(o);
        if real.slots().getattr.is_none_or(|f| {
            std::ptr::fn_addr_eq(
                f,
                super::slot_calls::generic_getattr as crate::object::slots::GetAttrFn,
            )
        }) && !real.has_flag(crate::object::class::HEAP_TYPE)
        {
            return Ok(false);
        }
        let name = self.n.class;
        match self.getattr_opt(o, name)? {
            Some(c) if !c.is(real.value()) => match (c.as_class(), info.as_class()) {
                (Some(c), Some(i)) => Ok(c.is_subclass_of(i.id)),
                _ => Ok(false),
            },
            _ => Ok(false),
        }
    }
    /// `issubclass(c, class_info)`.
    pub fn issubclass(&mut self, c: Value, info: Value) -> R<bool> {
        if let Some(i) = info.as_class()
            && i.header.type_id() == types::TYPE
        {
            return self.issubclass_plain(c, info);
        }
        if let Some(t) = info.cast::<Tuple>() {
            self.check_native_depth(" in __subclasscheck__")?;
            for &i in t.items() {
                if self.issubclass(c, i)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let name = self.n.subclasscheck;
        if let Some(r) = self.call_special(info, name, &[c])? {
            return self.truth(r);
        }
        self.issubclass_plain(c, info)
    }
    /// `type.__subclasscheck__`: no hooks.
    pub fn issubclass_plain(&mut self, c: Value, info: Value) -> R<bool> {
        let Some(c) = c.as_class() else {
            return Err(self.type_error("issubclass() arg 1 must be a class"));
        };
        match info.as_class() {
            Some(i) => Ok(c.is_subclass_of(i.id)),
            None => Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }
}
