//! `%` formatting of str and bytes.

use super::buffer::bytes_like;
use super::str_format::{Failure, converted};
use crate::builtins::numbers::{float, max_digits};
use crate::object::{ByteArray, Bytes, IntRef, Str, Tuple, types};
use crate::text::percent::{self, CharArg, IntArg, PercentArgs};
use crate::value::Value;
use crate::vm::{R, Vm};

struct Source<'v> {
    vm: &'v mut Vm,
    args: Value,
    next: usize,
    mapping: bool,
    /// The format is bytes: keys are bytes too, and `%c` takes no str.
    binary: bool,
}

impl<'v> Source<'v> {
    fn new(vm: &'v mut Vm, args: Value, binary: bool) -> Source<'v> {
        let text = args.cast::<Str>().is_some()
            || (binary && (args.cast::<Bytes>().is_some() || args.cast::<ByteArray>().is_some()));
        let mapping =
            args.cast::<Tuple>().is_none() && !text && vm.class_of(args).slots().getitem.is_some();
        Source {
            vm,
            args,
            next: 0,
            mapping,
            binary,
        }
    }
    fn int_arg(v: Value) -> IntArg {
        match v.as_int() {
            Some(IntRef::Small(i)) => IntArg::Small(i),
            Some(IntRef::Big(b)) => IntArg::Big(b.clone()),
            None => IntArg::NotANumber,
        }
    }
    /// The conversion's result, or `NotANumber` if it raised TypeError.
    fn unless_type_error(&mut self, r: R) -> Result<IntArg, Failure> {
        match r {
            Ok(v) => Ok(Self::int_arg(v)),
            Err(e) => {
                self.vm.swallow(e, types::TYPE_ERROR)?;
                Ok(IntArg::NotANumber)
            }
        }
    }
}

impl PercentArgs for Source<'_> {
    type Value = Value;
    type Error = Failure;
    fn next(&mut self) -> Result<Option<Value>, Failure> {
        let v = match self.args.cast::<Tuple>() {
            Some(t) => t.items().get(self.next).copied(),
            None if self.next == 0 => Some(self.args),
            None => None,
        };
        self.next += 1;
        Ok(v)
    }
    fn is_mapping(&self) -> bool {
        self.mapping
    }
    fn lookup(&mut self, key: &str) -> Result<Value, Failure> {
        let k = if self.binary {
            self.vm.bytes(key.as_bytes())
        } else {
            self.vm.str(key)
        };
        // A keyed conversion uses the mapping up: a plain one behind it finds nothing.
        self.next = 1;
        Ok(self.vm.getitem(self.args, k)?)
    }
    fn all_used(&self) -> bool {
        match self.args.cast::<Tuple>() {
            Some(t) => self.next >= t.len(),
            None => self.mapping || self.next > 0,
        }
    }
    fn type_name(&self, value: Value) -> String {
        self.vm.type_name(value).to_string()
    }
    fn star(&mut self, value: Value) -> Result<IntArg, Failure> {
        Ok(Self::int_arg(value))
    }
    fn integer(&mut self, value: Value, kind: char) -> Result<IntArg, Failure> {
        if value.as_int().is_some() {
            return Ok(Self::int_arg(value));
        }
        if matches!(kind, 'o' | 'x' | 'X') {
            let r = self.vm.to_index(value);
            return self.unless_type_error(r);
        }
        if value.as_exact_float().is_some() {
            let i = float::trunc(self.vm, value)?;
            return Ok(Self::int_arg(i));
        }
        let class = self.vm.class_of(value);
        let s = class.slots();
        if s.int.is_none() && s.index.is_none() && s.float.is_none() {
            return Ok(IntArg::NotANumber);
        }
        let r = crate::builtins::numbers::int_new::to_int(self.vm, value);
        self.unless_type_error(r)
    }
    fn float(&mut self, value: Value) -> Result<Option<f64>, Failure> {
        let class = self.vm.class_of(value);
        if class.slots().float.is_none() && class.slots().index.is_none() {
            return Ok(None);
        }
        Ok(Some(self.vm.to_f64(value)?))
    }
    fn char_arg(&mut self, value: Value) -> Result<CharArg, Failure> {
        if let Some(s) = value.cast::<Str>()
            && !self.binary
        {
            return Ok(CharArg::Text(s.as_str().as_bytes().to_vec()));
        }
        if let Some(b) = value.cast::<Bytes>()
            && self.binary
        {
            return Ok(CharArg::Text(b.as_slice().to_vec()));
        }
        if let Some(b) = value.cast::<ByteArray>()
            && self.binary
        {
            return Ok(CharArg::Text(b.data.borrow().clone()));
        }
        if self.vm.class_of(value).slots().index.is_none() {
            return Ok(CharArg::Other);
        }
        let i = self.vm.to_index(value)?;
        Ok(CharArg::Code(i.as_i64()))
    }
    fn text(&mut self, value: Value, kind: char) -> Result<String, Failure> {
        let s = converted(self.vm, value, kind)?;
        Ok(s.cast::<Str>()
            .map_or_else(String::new, |s| s.as_str().to_string()))
    }
    fn bytes(&mut self, value: Value) -> Result<Option<Vec<u8>>, Failure> {
        if let Some(b) = bytes_like(self.vm, value)? {
            return Ok(Some(b));
        }
        let (class, name) = (self.vm.class_of(value), self.vm.n.bytes);
        match self.vm.lookup_type(class, name) {
            Some(_) => Ok(Some(super::buffer::object_bytes(self.vm, value)?)),
            None => Ok(None),
        }
    }
}

/// `format % args` for str.
pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> R {
    let Some(s) = a.cast::<Str>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let limit = max_digits(vm);
    let mut source = Source::new(vm, b, false);
    match percent::format_str(s.as_str(), &mut source, limit) {
        // Nothing to replace: the format itself.
        Ok(_) if !s.as_str().contains('%') => Ok(a),
        Ok(out) => Ok(vm.string(out)),
        Err(f) => Err(f.raise(vm)),
    }
}

/// `format % args` for bytes; the caller makes the object.
pub fn bytes_modulo(vm: &mut Vm, format: &[u8], args: Value) -> R<Vec<u8>> {
    let limit = max_digits(vm);
    let mut source = Source::new(vm, args, true);
    match percent::format_bytes(format, &mut source, limit) {
        Ok(out) => Ok(out),
        Err(f) => Err(f.raise(vm)),
    }
}
