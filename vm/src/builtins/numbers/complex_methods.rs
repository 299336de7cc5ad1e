//! `complex`: construction, methods and attributes.

use super::complex::{exact, make, this};
use super::float;
use super::int_methods::{lift, spec_arg};
use crate::heap::Gc;
use crate::object::{Class, Complex, GetSetDef, MethodDef, Str, types};
use crate::run::args::Args;
use crate::text::{float_parse, format_number};
use crate::value::Value;
use crate::vm::{R, Vm};

/// `complex.__new__`.
pub fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let total = a.len() + a.kw_len();
    if total > 2 {
        return Err(vm.type_error(format!(
            "complex() takes at most 2 arguments ({total} given)"
        )));
    }
    let [real, imag] = a.bind(vm, "complex", ["real", "imag"], 0, 0, 2)?;
    if imag.is_null() && real.is_exact(types::COMPLEX) && class.id == types::COMPLEX {
        return Ok(real);
    }
    let (re, im) = parts(vm, real, imag)?;
    Ok(of_class(vm, class, re, im))
}

fn of_class(vm: &mut Vm, class: Gc<Class>, re: f64, im: f64) -> Value {
    if class.id == types::COMPLEX {
        return make(vm, re, im);
    }
    let extra = vm.extra_words(class);
    let g = Complex::with_extra(&vm.heap, re, im, class.id, extra);
    vm.init_extra(g.value(), extra)
}

/// The value of `__complex__`, if the object has it.
fn through_complex(vm: &mut Vm, v: Value) -> R<Option<(f64, f64)>> {
    if v.is_exact(types::COMPLEX) {
        return Ok(Some(this(v)));
    }
    let (class, name) = (vm.class_of(v), vm.n.complex);
    if let Some(f) = vm.lookup_type(class, name) {
        let r = vm.call_bound(f, v, &[])?;
        if r.cast::<Complex>().is_none() {
            let t = vm.type_name(r);
            return Err(vm.type_error(format!("__complex__ returned non-complex (type {t})")));
        }
        return Ok(Some(this(r)));
    }
    Ok(v.cast::<Complex>().map(|c| (c.re, c.im)))
}

fn is_number(vm: &Vm, v: Value) -> bool {
    let class = vm.class_of(v);
    class.slots().float.is_some() || class.slots().index.is_some()
}

fn parts(vm: &mut Vm, real: Value, imag: Value) -> R<(f64, f64)> {
    if imag.is_null() {
        if real.is_null() {
            return Ok((0.0, 0.0));
        }
        if let Some(s) = real.cast::<Str>() {
            return lift(vm, float_parse::parse_complex(s.as_str()));
        }
        if let Some(z) = through_complex(vm, real)? {
            return Ok(z);
        }
        if is_number(vm, real) {
            return Ok((float::real(vm, real)?, 0.0));
        }
        let t = vm.type_name(real);
        return Err(vm.type_error(format!(
            "complex() argument must be a string or a number, not {t}"
        )));
    }
    let mut re = (0.0, None);
    if !real.is_null() {
        re = match through_complex(vm, real)? {
            Some((r, i)) => (r, Some(i)),
            None if is_number(vm, real) => (float::real(vm, real)?, None),
            None => return Err(not_real(vm, "real", real)),
        };
    }
    let im = match imag.cast::<Complex>() {
        Some(c) => (c.re, Some(c.im)),
        None if is_number(vm, imag) => (float::real(vm, imag)?, None),
        None => return Err(not_real(vm, "imag", imag)),
    };
    // A complex argument contributes through i*i = -1.
    let r = match im.1 {
        Some(i) => re.0 - i,
        None => re.0,
    };
    let i = match re.1 {
        Some(x) => im.0 + x,
        None => im.0,
    };
    Ok((r, i))
}

fn not_real(vm: &mut Vm, which: &str, v: Value) -> crate::vm::Raised {
    let t = vm.type_name(v);
    vm.type_error(format!(
        "complex() argument '{which}' must be a real number, not {t}"
    ))
}

fn from_number(vm: &mut Vm, class: Value, a: Args) -> R {
    let v = a.at(0);
    let (re, im) = match through_complex(vm, v)? {
        Some(z) => z,
        None => (float::real(vm, v)?, 0.0),
    };
    let z = make(vm, re, im);
    if class.as_class().is_some_and(|c| c.id == types::COMPLEX) {
        Ok(z)
    } else {
        vm.call(class, &[z])
    }
}

fn conjugate(vm: &mut Vm, v: Value, _: Args) -> R {
    let (re, im) = this(v);
    Ok(make(vm, re, -im))
}
fn getnewargs(vm: &mut Vm, v: Value, _: Args) -> R {
    let (re, im) = this(v);
    Ok(vm.tuple(&[vm.float(re), vm.float(im)]))
}
fn format(vm: &mut Vm, v: Value, a: Args) -> R {
    let spec = spec_arg(vm, a)?;
    if spec.is_empty() {
        return Ok(vm.str_of(v)?.value());
    }
    let ((re, im), t) = (this(v), vm.type_name(v));
    let s = lift(vm, format_number::format_complex(re, im, spec.as_str(), t))?;
    Ok(vm.string(s))
}

pub static METHODS: &[MethodDef] = &[
    MethodDef::o("from_number", from_number).class(),
    MethodDef::noargs("conjugate", conjugate),
    MethodDef::noargs("__complex__", |vm, v, _| exact(vm, v)),
    MethodDef::noargs("__getnewargs__", getnewargs),
    MethodDef::o("__format__", format),
];

pub static GETSET: &[GetSetDef] = &[
    GetSetDef::ro("real", |vm, v| Ok(vm.float(this(v).0))),
    GetSetDef::ro("imag", |vm, v| Ok(vm.float(this(v).1))),
];
