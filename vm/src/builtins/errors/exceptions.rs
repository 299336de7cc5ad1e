//! Exceptions made by native code.

use crate::heap::Gc;
use crate::object::{Exception, Str, Tuple, types};
use crate::value::Value;
use crate::vm::Vm;

/// Fills the class-specific fields of an exception made by native code.
pub fn fill_fields(vm: &mut Vm, e: Gc<Exception>, args: &[Value]) {
    let id = e.header.type_id();
    match id {
        types::STOP_ITERATION => e.fields[0].set(args.first().copied().unwrap_or(Value::NONE)),
        types::SYSTEM_EXIT => {
            let code = super::fields::exit_code(vm, args);
            e.fields[0].set(code);
        }
        types::IMPORT_ERROR | types::MODULE_NOT_FOUND_ERROR if args.len() == 1 => {
            e.fields[0].set(args[0])
        }
        types::SYNTAX_ERROR | types::INDENTATION_ERROR | types::TAB_ERROR => {
            // The only failure is a malformed detail tuple, which native code does not make.
            let filled = super::syntax_error::fill(vm, e, args);
            debug_assert!(filled.is_ok());
        }
        types::UNICODE_DECODE_ERROR
        | types::UNICODE_ENCODE_ERROR
        | types::UNICODE_TRANSLATE_ERROR => {
            super::unicode_error::fill(e, args);
        }
        _ if vm.class(id).is_subclass_of(types::OS_ERROR) => super::os_error::fill(vm, e, args),
        _ => {}
    }
}

/// Second bases of the two classes that have one: native tables describe single inheritance only.
pub fn install(vm: &mut Vm) {
    for (class, extra) in [
        (types::EXCEPTION_GROUP, types::EXCEPTION),
        (types::UNSUPPORTED_OPERATION, types::VALUE_ERROR),
    ] {
        let (c, x) = (vm.class(class), vm.class(extra));
        let Some(base) = c.base.get() else { continue };
        c.bases
            .set(Tuple::new(&vm.heap, &[base.value(), x.value()]));
        if let Ok(mro) = vm.c3(c.value(), &[base.value(), x.value()]) {
            c.mro.set(Tuple::new(&vm.heap, &mro));
        }
        x.subclasses.borrow_mut().push(c);
        vm.type_modified(c);
    }
}

impl Vm {
    /// Remembers the value of the pending StopIteration, which an iterator slot is about to swallow.
    pub fn note_stop_value(&mut self) {
        if self.exception_is(types::STOP_ITERATION)
            && let Some(e) = self.exc.cast::<Exception>()
        {
            self.stop_value = e.fields[0].get().non_null().unwrap_or(Value::NONE);
        }
    }
    /// Adds a note to the pending exception (PEP 678).
    pub fn add_note_to_pending(&mut self, note: &str) {
        let exc = self.take_exception();
        let n = self.n.notes;
        let s = self.str(note);
        let class = self.class_of(exc);
        match self
            .instance_attribute(exc, class, n)
            .and_then(|l| l.cast::<crate::object::List>())
        {
            Some(l) => l.push(&self.heap, s),
            None => {
                let l = self.list(vec![s]);
                self.set_instance_attribute(exc, class, n, l);
            }
        }
        self.exc = exc;
    }
    /// `repr(v)` for use in a message while an exception is pending.
    pub fn repr_of_pending(&mut self, v: Value) -> String {
        let exc = self.take_exception();
        let s = match self.repr(v) {
            Ok(s) => s.as_str().to_string(),
            Err(_) => v.cast::<Str>().map_or("?", |s| s.as_str()).to_string(),
        };
        self.exc = exc;
        s
    }
}
