//! Raising Python exceptions from native code: the exception object waits in the `Vm`, the Rust result carries only a marker.

use super::{R, Raised, Vm};
use crate::heap::Gc;
use crate::object::{Class, Exception, Str, TypeId, types};
use crate::value::Value;

impl Vm {
    /// Raises `class(msg)`.
    #[cold]
    #[inline(never)]
    pub fn raise(&mut self, class: TypeId, msg: impl AsRef<str>) -> Raised {
        let m = self.str(msg.as_ref());
        self.raise_with(class, &[m])
    }
    /// Raises `class(*args)`, for builtin exception classes.
    #[cold]
    #[inline(never)]
    pub fn raise_with(&mut self, class: TypeId, args: &[Value]) -> Raised {
        let e = self.new_exception(class, args);
        self.raise_value(e.value())
    }
    /// An exception instance of a builtin class, not raised yet.
    pub fn new_exception(&mut self, class: TypeId, args: &[Value]) -> Gc<Exception> {
        let t = self.tuple(args);
        let e = Exception::new(&self.heap, class, t, 0);
        crate::builtins::exceptions::fill_fields(self, e, args);
        e
    }
    /// Raises an exception instance; its context becomes the exception being handled, as CPython's `_PyErr_SetObject` does.
    #[cold]
    #[inline(never)]
    pub fn raise_value(&mut self, exc: Value) -> Raised {
        let handled = self.handled;
        if let (Some(e), Some(h)) = (exc.cast::<Exception>(), handled.cast::<Exception>())
            && !e.same(h)
        {
            // Break a cycle: if `exc` is already in the context chain of `handled`, cut it out there.
            let mut o = h;
            let mut steps = 0;
            while let Some(c) = o.context.get().cast::<Exception>() {
                if c.same(e) {
                    o.context.set(Value::NONE);
                    break;
                }
                o = c;
                steps += 1;
                if steps > 100_000 {
                    break;
                }
            }
            e.context.set(handled);
        }
        self.exc = exc;
        Raised
    }
    /// The pending exception, taken.
    pub fn take_exception(&mut self) -> Value {
        let e = self.exc;
        self.exc = Value::NULL;
        e
    }
    /// Puts back an exception obtained from [`Vm::take_exception`], leaving its context alone.
    pub fn restore_exception(&mut self, exc: Value) -> Raised {
        self.exc = exc;
        Raised
    }
    /// Whether the pending exception is an instance of builtin class `id`.
    pub fn exception_is(&self, id: TypeId) -> bool {
        !self.exc.is_null() && self.class_of(self.exc).is_subclass_of(id)
    }
    /// Swallows the pending exception if it is an instance of `id`: `Ok(())` then, `Err` otherwise.
    pub fn swallow(&mut self, _: Raised, id: TypeId) -> R<()> {
        if self.exception_is(id) {
            self.exc = Value::NULL;
            Ok(())
        } else {
            Err(Raised)
        }
    }
    pub fn type_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::TYPE_ERROR, msg)
    }
    pub fn value_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::VALUE_ERROR, msg)
    }
    pub fn index_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::INDEX_ERROR, msg)
    }
    pub fn overflow_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::OVERFLOW_ERROR, msg)
    }
    pub fn zero_division(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::ZERO_DIVISION_ERROR, msg)
    }
    pub fn runtime_error(&mut self, msg: impl AsRef<str>) -> Raised {
        self.raise(types::RUNTIME_ERROR, msg)
    }
    pub fn memory_error(&mut self) -> Raised {
        self.raise_with(types::MEMORY_ERROR, &[])
    }
    pub fn key_error(&mut self, key: Value) -> Raised {
        self.raise_with(types::KEY_ERROR, &[key])
    }
    pub fn recursion_error(&mut self, what: &str) -> Raised {
        self.raise(
            types::RECURSION_ERROR,
            format!("maximum recursion depth exceeded{what}"),
        )
    }
    /// Raises `StopIteration(value)`; no argument for None.
    pub fn stop_iteration(&mut self, value: Value) -> Raised {
        if value.is_none() {
            self.raise_with(types::STOP_ITERATION, &[])
        } else {
            self.raise_with(types::STOP_ITERATION, &[value])
        }
    }
    /// AttributeError with `name` and `obj` set (for suggestions).
    pub fn attribute_error(&mut self, obj: Value, name: Gc<Str>, msg: impl AsRef<str>) -> Raised {
        let m = self.str(msg.as_ref());
        let e = self.new_exception(types::ATTRIBUTE_ERROR, &[m]);
        e.fields[0].set(name.value());
        e.fields[1].set(obj);
        self.note_receiver(e, obj);
        self.raise_value(e.value())
    }
    /// NameError with `name` set.
    pub fn name_error(&mut self, class: TypeId, name: Gc<Str>, msg: impl AsRef<str>) -> Raised {
        let m = self.str(msg.as_ref());
        let e = self.new_exception(class, &[m]);
        e.fields[0].set(name.value());
        self.note_scope(e);
        self.raise_value(e.value())
    }
    /// Name of the value's class, as messages print it (`type(o).__name__`).
    pub fn type_name(&self, v: Value) -> &'static str {
        self.class_of(v).name_str()
    }
    /// The same where CPython's messages about arguments have None for None.
    pub fn argument_name(&self, v: Value) -> &'static str {
        if v.is_none() {
            "None"
        } else {
            self.type_name(v)
        }
    }
    /// The class of any value.
    #[inline(always)]
    pub fn class_of(&self, v: Value) -> Gc<Class> {
        let id = v.type_id().0 as usize;
        debug_assert!(id < self.types.len());
        // SAFETY: headers and immediates carry ids of registered classes only, and classes are never removed.
        unsafe { *self.types.get_unchecked(id) }
    }
    /// Turns a pure algorithm's error into an exception.
    pub fn text_error(&mut self, e: crate::text::TextError) -> Raised {
        use crate::text::ErrorKind as K;
        let id = match e.kind {
            K::Value => types::VALUE_ERROR,
            K::Type => types::TYPE_ERROR,
            K::Overflow => types::OVERFLOW_ERROR,
            K::ZeroDivision => types::ZERO_DIVISION_ERROR,
            K::Memory => return self.memory_error(),
            K::Key => types::KEY_ERROR,
            K::Lookup => types::LOOKUP_ERROR,
            K::Index => types::INDEX_ERROR,
            K::UnicodeDecode => types::UNICODE_DECODE_ERROR,
            K::UnicodeEncode => types::UNICODE_ENCODE_ERROR,
        };
        self.raise(id, &e.msg)
    }
}
