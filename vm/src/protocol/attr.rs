//! Attribute access.

use crate::heap::Gc;
use crate::object::class::HAS_DICT;
use crate::object::{
    BoundMethod, Builtin, Class, ClassMethod, Descriptor, DescriptorKind, Dict, Function, Instance,
    StaticMethod, Str, types,
};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `o.name` for an interned name.
    #[inline]
    pub fn getattr(&mut self, o: Value, name: Gc<Str>) -> R {
        let class = self.class_of(o);
        match class.slots().getattr {
            Some(f) => f(self, o, name),
            None => self.generic_getattr(o, name),
        }
    }
    /// `o.name` for a Rust name.
    pub fn getattr_name(&mut self, o: Value, name: &str) -> R {
        let n = self.intern(name);
        self.getattr(o, n)
    }
    /// `o.name`, or `None` when that raises AttributeError.
    pub fn getattr_opt(&mut self, o: Value, name: Gc<Str>) -> R<Option<Value>> {
        match self.getattr(o, name) {
            Ok(v) => Ok(Some(v)),
            Err(e) => {
                self.swallow(e, types::ATTRIBUTE_ERROR)?;
                Ok(None)
            }
        }
    }
    /// `o.name = v`, or `del o.name` for `None`.
    #[inline]
    pub fn setattr(&mut self, o: Value, name: Gc<Str>, v: Option<Value>) -> R<()> {
        let class = self.class_of(o);
        match class.slots().setattr {
            Some(f) => f(self, o, name, v),
            None => self.generic_setattr(o, name, v),
        }
    }
    /// Whether a class attribute is a data descriptor (has `__set__` or `__delete__`).
    #[inline]
    pub fn is_data_descriptor(&self, v: Value) -> bool {
        v.is_ptr() && self.class_of(v).slots().descr_set.is_some()
    }
    /// `descr.__get__(o, class)` if it is a descriptor, else the value itself. `o` NULL = access through the class.
    #[inline]
    pub fn bind_descriptor(&mut self, descr: Value, o: Value, class: Gc<Class>) -> R {
        if !descr.is_ptr() {
            return Ok(descr);
        }
        match self.class_of(descr).slots().descr_get {
            Some(f) => f(self, descr, o, class.value()),
            None => Ok(descr),
        }
    }
    /// CPython's PyObject_GenericGetAttr.
    pub fn generic_getattr(&mut self, o: Value, name: Gc<Str>) -> R {
        match self.generic_getattr_opt(o, name)? {
            Some(v) => Ok(v),
            None => Err(self.no_attribute(o, name)),
        }
    }
    /// The AttributeError of a failed look-up.
    #[cold]
    pub fn no_attribute(&mut self, o: Value, name: Gc<Str>) -> crate::vm::Raised {
        let msg = if let Some(c) = o.as_class() {
            format!(
                "type object '{}' has no attribute '{}'",
                c.name_str(),
                name.as_str()
            )
        } else {
            format!(
                "'{}' object has no attribute '{}'",
                self.type_name(o),
                name.as_str()
            )
        };
        self.attribute_error(o, name, msg)
    }
    /// As [`Vm::generic_getattr`], `None` when absent.
    #[inline(always)]
    pub fn generic_getattr_opt(&mut self, o: Value, name: Gc<Str>) -> R<Option<Value>> {
        let class = self.class_of(o);
        let descr = self.lookup_type(class, name);
        if let Some(d) = descr
            && d.is_ptr()
        {
            if let Some(v) = self.instance_member(d, o, class) {
                return Ok(Some(v));
            }
            let dc = self.class_of(d);
            if dc.slots().descr_set.is_some()
                && let Some(f) = dc.slots().descr_get
            {
                return f(self, d, o, class.value()).map(Some);
            }
        }
        if let Some(v) = self.instance_attribute(o, class, name) {
            return Ok(Some(v));
        }
        match descr {
            Some(d) => self.bind_descriptor(d, o, class).map(Some),
            None => Ok(None),
        }
    }
    /// The value of a `__slots__` entry of a plain instance, if `d` describes one and it is set.
    #[inline(always)]
    fn instance_member(&self, d: Value, o: Value, class: Gc<Class>) -> Option<Value> {
        if !d.is_exact(types::MEMBER_DESCR) {
            return None;
        }
        let d = d.cast::<Descriptor>()?;
        match d.what {
            DescriptorKind::Member(i) if class.is_subclass(d.owner) => {
                o.cast::<Instance>()?.slot(i as usize).get().non_null()
            }
            _ => None,
        }
    }
    /// For a method call `o.name(...)`: `(function, true)` when the receiver is to be passed as first argument, else `(callable, false)`.
    /// Avoids making a bound method.
    #[inline(always)]
    pub fn load_method(&mut self, o: Value, name: Gc<Str>) -> R<(Value, Value)> {
        let class = self.class_of(o);
        if let Some(f) = class.slots().getattr {
            // Only the generic look-up may be short-cut.
            if !std::ptr::fn_addr_eq(
                f,
                super::slot_calls::generic_getattr as crate::object::slots::GetAttrFn,
            ) {
                return f(self, o, name).map(|v| (v, Value::NULL));
            }
        }
        let descr = self.lookup_type(class, name);
        if let Some(d) = descr
            && let Some(h) = d.header()
        {
            let t = h.type_id();
            if t == types::FUNCTION || t == types::METHOD_DESCR || t == types::WRAPPER_DESCR {
                if let Some(v) = self.instance_attribute(o, class, name) {
                    return Ok((v, Value::NULL));
                }
                return Ok((d, o));
            }
            let dc = self.class_of(d);
            if dc.slots().descr_set.is_some()
                && let Some(f) = dc.slots().descr_get
            {
                return f(self, d, o, class.value()).map(|v| (v, Value::NULL));
            }
        }
        if let Some(v) = self.instance_attribute(o, class, name) {
            return Ok((v, Value::NULL));
        }
        match descr {
            // The method object that its `__get__` makes would be taken apart by the call.
            Some(d) if d.is_exact(types::CLASSMETHOD) => match d.cast::<ClassMethod>() {
                Some(m) if !m.func.get().is_null() => Ok((m.func.get(), class.value())),
                _ => self.bind_descriptor(d, o, class).map(|v| (v, Value::NULL)),
            },
            Some(d) => self.bind_descriptor(d, o, class).map(|v| (v, Value::NULL)),
            None => Err(self.no_attribute(o, name)),
        }
    }
    /// CPython's PyObject_GenericSetAttr.
    pub fn generic_setattr(&mut self, o: Value, name: Gc<Str>, v: Option<Value>) -> R<()> {
        let class = self.class_of(o);
        let descr = self.lookup_type(class, name);
        if let Some(d) = descr
            && let Some(f) = self.class_of(d).slots().descr_set
        {
            return f(self, d, o, v);
        }
        if self.has_instance_dict(o, class) {
            return match v {
                Some(v) => {
                    self.set_instance_attribute(o, class, name, v);
                    Ok(())
                }
                None => match self.del_instance_attribute(o, class, name) {
                    true => Ok(()),
                    false => Err(self.no_attribute(o, name)),
                },
            };
        }
        let t = class.name_str();
        let n = name.as_str();
        let msg = if descr.is_some() {
            format!("'{t}' object attribute '{n}' is read-only")
        } else if class.slots().setattr.is_some() && self.is_plain_setattr(class) {
            format!(
                "'{t}' object has no attribute '{n}' and no __dict__ for setting new attributes"
            )
        } else {
            format!("'{t}' object has no attribute '{n}'")
        };
        Err(self.attribute_error(o, name, msg))
    }
    fn is_plain_setattr(&self, class: Gc<Class>) -> bool {
        class.slots().setattr.is_some_and(|f| {
            std::ptr::fn_addr_eq(
                f,
                super::slot_calls::generic_setattr as crate::object::slots::SetAttrFn,
            )
        })
    }
    /// Instances of the class have a `__dict__`.
    pub fn has_instance_dict(&self, _o: Value, class: Gc<Class>) -> bool {
        class.has_flag(HAS_DICT)
    }
    /// Looks a special method up on the class and binds it: `None` if absent.
    pub fn lookup_special(&mut self, o: Value, name: Gc<Str>) -> R<Option<Value>> {
        let class = self.class_of(o);
        match self.lookup_type(class, name) {
            Some(d) => self.bind_descriptor(d, o, class).map(Some),
            None => Ok(None),
        }
    }
    /// Calls the special method `name` of `o` with `args`; `None` if its class has none.
    pub fn call_special(&mut self, o: Value, name: Gc<Str>, args: &[Value]) -> R<Option<Value>> {
        let class = self.class_of(o);
        match self.lookup_type(class, name) {
            Some(f) => self.call_bound(f, o, args).map(Some),
            None => Ok(None),
        }
    }
    /// Calls what a class attribute look-up found, as a method of `o`.
    pub fn call_bound(&mut self, f: Value, o: Value, args: &[Value]) -> R {
        let t = f.type_id();
        if t == types::FUNCTION || t == types::METHOD_DESCR || t == types::WRAPPER_DESCR {
            return self.call_with_self(f, o, args);
        }
        let class = self.class_of(o);
        let bound = self.bind_descriptor(f, o, class)?;
        self.call(bound, args)
    }
    /// `o.name(*args)`.
    pub fn call_method(&mut self, o: Value, name: &str, args: &[Value]) -> R {
        let n = self.intern(name);
        self.call_method_str(o, n, args)
    }
    /// `o.name(*args)` for an interned name.
    pub fn call_method_str(&mut self, o: Value, name: Gc<Str>, args: &[Value]) -> R {
        let (f, first) = self.load_method(o, name)?;
        if first.is_null() {
            self.call(f, args)
        } else {
            self.call_with_self(f, first, args)
        }
    }
    /// An attribute name given by Python code: must be a str.
    pub fn attr_name(&mut self, v: Value) -> R<Gc<Str>> {
        match v.cast::<Str>() {
            Some(s) => Ok(self.intern_str(s)),
            None => {
                let t = self.type_name(v);
                Err(self.type_error(format!("attribute name must be string, not '{t}'")))
            }
        }
    }
    /// Binds a function (any descriptor kind) found in a class to a receiver, as `__get__` of functions does.
    pub fn bind_function(&mut self, f: Value, o: Value) -> Value {
        BoundMethod::new(&self.heap, f, o).value()
    }
    /// The dict of a module-like or dict-bearing native object, if it has one of its own.
    pub fn native_dict(&self, o: Value) -> Option<Gc<Dict>> {
        if let Some(f) = o.cast::<Function>() {
            return f.dict.get().cast::<Dict>();
        }
        if let Some(f) = o.cast::<StaticMethod>() {
            return f.dict.get().cast::<Dict>();
        }
        o.cast::<ClassMethod>()
            .and_then(|f| f.dict.get().cast::<Dict>())
    }
    /// What a native descriptor's `__get__` gives.
    pub fn descriptor_get(&mut self, d: Gc<Descriptor>, o: Value, class: Value) -> R {
        if let DescriptorKind::ClassMethod(def) = d.what {
            let receiver = if class.is_null() {
                self.class_of(o).value()
            } else {
                class
            };
            return Ok(Builtin::new(&self.heap, def, receiver, Value::NULL).value());
        }
        if o.is_null() {
            return Ok(d.value());
        }
        let oc = self.class_of(o);
        if !oc.is_subclass(d.owner) {
            let (n, t, own) = (d.name.as_str(), oc.name_str(), d.owner.name_str());
            return Err(self.type_error(format!(
                "descriptor '{n}' for '{own}' objects doesn't apply to a '{t}' object"
            )));
        }
        match d.what {
            DescriptorKind::Method(def) => {
                Ok(Builtin::new(&self.heap, def, o, Value::NULL).value())
            }
            DescriptorKind::Slot(_) => Ok(Descriptor::bind(&self.heap, d, o).value()),
            DescriptorKind::GetSet(def) => (def.get)(self, o),
            DescriptorKind::Member(i) => match self.member_slot(o, i as usize).non_null() {
                Some(v) => Ok(v),
                None => Err(self.no_attribute(o, d.name)),
            },
            DescriptorKind::InstanceDict => self.instance_dict(o),
            DescriptorKind::WeakRefs | DescriptorKind::ClassMethod(_) => Ok(Value::NONE),
        }
    }
    /// What a native descriptor's `__set__` / `__delete__` does.
    pub fn descriptor_set(&mut self, d: Gc<Descriptor>, o: Value, v: Option<Value>) -> R<()> {
        let oc = self.class_of(o);
        if !oc.is_subclass(d.owner) {
            let (n, t, own) = (d.name.as_str(), oc.name_str(), d.owner.name_str());
            return Err(self.type_error(format!(
                "descriptor '{n}' for '{own}' objects doesn't apply to a '{t}' object"
            )));
        }
        match d.what {
            DescriptorKind::GetSet(def) => match def.set {
                Some(f) => f(self, o, v),
                None => {
                    let (n, own) = (d.name.as_str(), d.owner.name_str());
                    Err(self.attribute_error(
                        o,
                        d.name,
                        format!("attribute '{n}' of '{own}' objects is not writable"),
                    ))
                }
            },
            DescriptorKind::Member(i) => {
                if v.is_none() && self.member_slot(o, i as usize).is_null() {
                    return Err(self.attribute_error(o, d.name, d.name.as_str()));
                }
                self.set_member_slot(o, i as usize, v.unwrap_or(Value::NULL));
                Ok(())
            }
            DescriptorKind::InstanceDict => self.set_instance_dict(o, v),
            _ => {
                let n = d.name.as_str();
                Err(self.attribute_error(o, d.name, format!("attribute '{n}' is read-only")))
            }
        }
    }
}
