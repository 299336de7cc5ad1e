//! f-strings and t-strings.

use crate::heap::Gc;
use crate::object::{Str, Tuple, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

#[inline(always)]
pub fn build_string<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    // SAFETY: the verifier proved the depth.
    let parts = unsafe { std::slice::from_raw_parts(r.sp.sub(n as usize), n as usize) };
    r.sync_ip(vm);
    match vm.join_strings(parts) {
        Ok(v) => {
            r.drop(n as usize);
            r.push(v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
fn replace(r: &mut Regs, extra: usize, v: R<Gc<Str>>) -> Flow {
    match v {
        Ok(s) => {
            r.drop(extra);
            r.poke(0, s.value());
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(always)]
pub fn format_simple<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let v = r.peek(0);
    if v.is_exact(types::STR) {
        return Flow::Next;
    }
    r.sync_ip(vm);
    let spec = vm.n.empty;
    let v = vm.format(v, spec);
    replace(r, 0, v)
}
#[inline(always)]
pub fn format_with_spec<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    let v = vm.format_with(r.peek(1), r.peek(0));
    replace(r, 1, v)
}
/// `!s`, `!r`, `!a`.
#[inline(always)]
pub fn convert_value<P: Policy>(vm: &mut Vm, r: &mut Regs, how: u32) -> Flow {
    r.sync_ip(vm);
    let v = vm.convert_value(r.peek(0), how);
    replace(r, 0, v)
}
/// Value, source text and (bit 0 of the argument) format specification; the conversion is in the bits above bit 1.
#[inline(always)]
pub fn build_interpolation<P: Policy>(vm: &mut Vm, r: &mut Regs, how: u32) -> Flow {
    let spec = (how & 1 != 0).then(|| r.pop());
    let text = r.pop();
    let v = vm.interpolation(r.peek(0), text, how >> 2, spec);
    r.poke(0, v);
    Flow::Next
}
#[inline(always)]
pub fn build_template<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    // The compiler puts two tuples there.
    if let (Some(strings), Some(fields)) = (r.peek(1).cast::<Tuple>(), r.peek(0).cast::<Tuple>()) {
        r.drop(1);
        let v = vm.template(strings, fields);
        r.poke(0, v);
    }
    Flow::Next
}

impl Vm {
    /// Concatenates strs (the parts of an f-string).
    #[inline(never)]
    pub fn join_strings(&mut self, parts: &[Value]) -> R {
        let total: usize = parts
            .iter()
            .map(|p| p.cast::<Str>().map_or(0, |s| s.len()))
            .sum();
        if total > crate::object::str::MAX_BYTES {
            return Err(self.memory_error());
        }
        let mut out = String::with_capacity(total);
        for p in parts {
            if let Some(s) = p.cast::<Str>() {
                out.push_str(s.as_str());
            }
        }
        Ok(self.string(out))
    }
    /// `format(v, spec)` with a spec value.
    pub fn format_with(&mut self, v: Value, spec: Value) -> R<Gc<Str>> {
        let s = self.expect_str(spec, "format spec")?;
        self.format(v, s)
    }
    /// Conversion 1 `str`, 2 `repr`, 3 `ascii`.
    pub fn convert_value(&mut self, v: Value, how: u32) -> R<Gc<Str>> {
        match how {
            1 => self.str_of(v),
            2 => self.repr(v),
            _ => {
                let s = self.repr(v)?;
                if s.is_ascii() {
                    return Ok(s);
                }
                let t = crate::text::str_repr::escape_non_ascii(s.as_str());
                Ok(Str::new(&self.heap, &t))
            }
        }
    }
}
