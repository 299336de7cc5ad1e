//! `str.format`, `str.format_map` and `str.__format__`.

use super::lift;
use super::str::{exact, text, this};
use crate::builtins::numbers::int_methods::spec_arg;
use crate::object::Str;
use crate::run::args::Args;
use crate::text::str_format::{self as algorithm, FieldSource};
use crate::text::{TextError, format_spec, str_repr};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// Why formatting stopped: an error of the pure algorithm, or an exception already raised.
pub enum Failure {
    /// To be raised.
    Text(TextError),
    /// Pending.
    Raised(Raised),
}
impl From<TextError> for Failure {
    fn from(e: TextError) -> Failure {
        Failure::Text(e)
    }
}
impl From<Raised> for Failure {
    fn from(r: Raised) -> Failure {
        Failure::Raised(r)
    }
}
impl Failure {
    /// Makes sure that the exception is raised.
    pub fn raise(self, vm: &mut Vm) -> Raised {
        match self {
            Failure::Text(e) => vm.text_error(e),
            Failure::Raised(r) => r,
        }
    }
}

/// `str`, `repr` or `ascii` by the letters of conversions.
pub fn converted(vm: &mut Vm, v: Value, kind: char) -> R {
    match kind {
        's' => Ok(vm.str_of(v)?.value()),
        'r' => Ok(vm.repr(v)?.value()),
        _ => {
            let r = vm.repr(v)?;
            if r.is_ascii() {
                return Ok(r.value());
            }
            let s = str_repr::escape_non_ascii(r.as_str());
            Ok(vm.string(s))
        }
    }
}

struct Source<'v> {
    vm: &'v mut Vm,
    args: Args,
    /// The argument of `format_map`, else NULL.
    mapping: Value,
}

impl FieldSource for Source<'_> {
    type Value = Value;
    type Error = Failure;
    fn positional(&mut self, index: usize) -> Result<Option<Value>, Failure> {
        Ok(self.args.get(index))
    }
    fn keyword(&mut self, name: &str) -> Result<Value, Failure> {
        let key = self.vm.str(name);
        if !self.mapping.is_null() {
            return Ok(self.vm.getitem(self.mapping, key)?);
        }
        match self.args.kw_get(name) {
            Some(v) => Ok(v),
            None => Err(self.vm.key_error(key).into()),
        }
    }
    fn attribute(&mut self, value: Value, name: &str) -> Result<Value, Failure> {
        Ok(self.vm.getattr_name(value, name)?)
    }
    fn index(&mut self, value: Value, index: usize) -> Result<Value, Failure> {
        let k = self.vm.int_usize(index);
        Ok(self.vm.getitem(value, k)?)
    }
    fn key(&mut self, value: Value, key: &str) -> Result<Value, Failure> {
        let k = self.vm.str(key);
        Ok(self.vm.getitem(value, k)?)
    }
    fn convert(&mut self, value: Value, conversion: char) -> Result<Value, Failure> {
        Ok(converted(self.vm, value, conversion)?)
    }
    fn format(&mut self, out: &mut String, value: Value, spec: &str) -> Result<(), Failure> {
        let s = if spec.is_empty()
            && (value.is_exact(crate::object::types::STR) || value.is_exact_int())
        {
            self.vm.str_of(value)?
        } else {
            let spec = match self.vm.str(spec).cast::<Str>() {
                Some(s) => s,
                None => self.vm.n.empty,
            };
            self.vm.format(value, spec)?
        };
        out.push_str(s.as_str());
        Ok(())
    }
    fn mapping_only(&self) -> bool {
        !self.mapping.is_null()
    }
}

fn run(vm: &mut Vm, s: Value, args: Args, mapping: Value) -> R {
    let s = this(vm, s)?;
    vm.check_native_depth(" in str.format")?;
    let mut source = Source { vm, args, mapping };
    match algorithm::format(s.as_str(), &mut source) {
        Ok(out) => Ok(vm.string(out)),
        Err(f) => Err(f.raise(vm)),
    }
}

/// `str.format`.
pub fn format(vm: &mut Vm, v: Value, a: Args) -> R {
    if is_plain(v) {
        return Ok(v);
    }
    run(vm, v, a, Value::NULL)
}
/// `str.format_map`.
pub fn format_map(vm: &mut Vm, v: Value, a: Args) -> R {
    if is_plain(v) {
        return Ok(v);
    }
    run(vm, v, Args::empty(), a.at(0))
}

/// Whether a format has nothing to replace: then it is its own result.
fn is_plain(v: Value) -> bool {
    v.cast::<Str>()
        .is_some_and(|s| !s.is_empty() && !s.as_str().contains(['{', '}']))
}
/// `str.__format__`.
pub fn dunder_format(vm: &mut Vm, v: Value, a: Args) -> R {
    let spec = spec_arg(vm, a)?;
    let s = this(vm, v)?;
    if spec.is_empty() {
        return if v.is_exact(crate::object::types::STR) {
            Ok(exact(vm, s))
        } else {
            Ok(vm.str_of(v)?.value())
        };
    }
    let t = vm.type_name(v);
    let out = lift(vm, format_spec::format_str(text(s), spec.as_str(), t))?;
    Ok(vm.string(out))
}
