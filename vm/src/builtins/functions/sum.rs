//! `sum`: exact over ints, compensated over floats, general otherwise.

use crate::object::{Complex, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Neumaier's compensated running sum.
#[derive(Clone, Copy)]
struct Compensated {
    high: f64,
    low: f64,
}

impl Compensated {
    fn add(&mut self, x: f64) {
        let t = self.high + x;
        self.low += if self.high.abs() >= x.abs() {
            (self.high - t) + x
        } else {
            (x - t) + self.high
        };
        self.high = t;
    }
    /// The correction counts only while everything is finite.
    fn total(self) -> f64 {
        if self.low != 0.0 && self.low.is_finite() {
            self.high + self.low
        } else {
            self.high
        }
    }
}

/// Running state: the fast kinds first, any value last.
enum Acc {
    Int(i64),
    Float(Compensated),
    Complex(Compensated, Compensated),
    Any(Value),
}

fn value(vm: &mut Vm, acc: &Acc) -> Value {
    match acc {
        Acc::Int(i) => vm.int(*i),
        Acc::Float(c) => vm.float(c.total()),
        Acc::Complex(re, im) => Complex::new(&vm.heap, re.total(), im.total()).value(),
        Acc::Any(v) => *v,
    }
}

fn start(v: Value) -> Acc {
    if let (true, Some(i)) = (v.is_exact_int(), v.as_i64()) {
        return Acc::Int(i);
    }
    if let Some(f) = v.as_exact_float() {
        return Acc::Float(Compensated { high: f, low: 0.0 });
    }
    if v.is_exact(types::COMPLEX)
        && let Some(c) = v.cast::<Complex>()
    {
        return Acc::Complex(
            Compensated {
                high: c.re,
                low: 0.0,
            },
            Compensated {
                high: c.im,
                low: 0.0,
            },
        );
    }
    Acc::Any(v)
}

fn add(vm: &mut Vm, acc: Acc, x: Value) -> R<Acc> {
    let small = if x.is_exact_int() || x.is_bool() {
        x.as_i64()
    } else {
        None
    };
    match acc {
        Acc::Int(i) => {
            if let Some(j) = small
                && let Some(s) = i.checked_add(j)
            {
                return Ok(Acc::Int(s));
            }
            let a = vm.int(i);
            return Ok(start(vm.binary_op(nb::ADD, a, x)?));
        }
        Acc::Float(mut c) => {
            if let Some(f) = x.as_exact_float() {
                c.add(f);
                return Ok(Acc::Float(c));
            }
            if let Some(j) = small {
                c.add(j as f64);
                return Ok(Acc::Float(c));
            }
        }
        Acc::Complex(mut re, mut im) => {
            if x.is_exact(types::COMPLEX)
                && let Some(c) = x.cast::<Complex>()
            {
                re.add(c.re);
                im.add(c.im);
                return Ok(Acc::Complex(re, im));
            }
            if let Some(j) = small {
                re.add(j as f64);
                return Ok(Acc::Complex(re, im));
            }
            if let Some(f) = x.as_exact_float() {
                re.add(f);
                return Ok(Acc::Complex(re, im));
            }
        }
        Acc::Any(_) => {}
    }
    let a = value(vm, &acc);
    let r = vm.binary_op(nb::ADD, a, x)?;
    // Once a value left the fast kinds it stays out, except that a float may turn complex.
    Ok(match acc {
        Acc::Float(_) if r.is_exact(types::COMPLEX) => start(r),
        _ => Acc::Any(r),
    })
}

pub fn sum(vm: &mut Vm, _: Value, a: Args) -> R {
    let [iterable, first] = a.bind(vm, "sum", ["iterable", "start"], 1, 1, 2)?;
    let it = vm.get_iter(iterable)?;
    let first = first.non_null().unwrap_or(Value::ZERO);
    for (id, what, hint) in [
        (types::STR, "strings", "''.join(seq)"),
        (types::BYTES, "bytes", "b''.join(seq)"),
        (types::BYTEARRAY, "bytearray", "b''.join(seq)"),
    ] {
        if vm.is_instance(first, id) {
            return Err(vm.type_error(format!("sum() can't sum {what} [use {hint} instead]")));
        }
    }
    let mut acc = start(first);
    while let Some(x) = vm.iter_next(it)? {
        acc = add(vm, acc, x)?;
    }
    Ok(value(vm, &acc))
}
