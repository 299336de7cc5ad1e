//! `_random`: the generator that the `random` module (Python text) builds on.

use crate::builtins::text::buffer;
use crate::builtins::text::lift;
use crate::heap::{Gc, Kind, Tracer};
use crate::numeric::mt::Mt;
use crate::object::class::BASE_TYPE;
use crate::object::{
    Class, List, MethodDef, Module, NativeObject, Slots, Str, Tuple, TypeSpec, nb, types,
};
use crate::run::args::Args;
use crate::text::TextError;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::RefCell;

/// The state of one generator.
struct Random {
    mt: RefCell<Mt>,
}
impl NativeObject for Random {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn external_size(&self) -> usize {
        size_of::<Mt>()
    }
}

#[inline]
fn this(vm: &mut Vm, v: Value) -> R<&'static Random> {
    match v.native::<Random>() {
        Some(r) => Ok(r),
        None => Err(vm.type_error("a Random object is required")),
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    Ok(vm.native_of(
        class,
        Random {
            mt: RefCell::new(fresh()),
        },
    ))
}

/// Seeded from the operating system.
fn fresh() -> Mt {
    let mut seed = [0u8; 64];
    let read = std::fs::File::open("/dev/urandom")
        .and_then(|mut f| std::io::Read::read_exact(&mut f, &mut seed));
    if read.is_err() {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        seed[..16].copy_from_slice(&now.map_or(0, |d| d.as_nanos()).to_le_bytes());
        seed[16..20].copy_from_slice(&std::process::id().to_le_bytes());
    }
    let words: Vec<u32> = seed
        .chunks_exact(4)
        .map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
        .collect();
    Mt::from_key(&words)
}

/// `seed(a)`: None, an int, str (its UTF-8) or bytes; anything else by its hash.
fn seed(vm: &mut Vm, v: Value, a: Args) -> R {
    let mt = match a.get(0).and_then(|x| x.non_none()) {
        None => fresh(),
        Some(x) => {
            if let Some(i) = x.as_int() {
                Mt::from_int(&i.to_big())
            } else if let Some(s) = x.cast::<Str>() {
                Mt::from_bytes(s.as_str().as_bytes())
            } else if let Some(b) = buffer::bytes_like(vm, x)? {
                Mt::from_bytes(&b)
            } else {
                // As an unsigned number, as CPython takes it.
                let h = vm.hash(x)? as u64;
                Mt::from_int(&h.into())
            }
        }
    };
    *this(vm, v)?.mt.borrow_mut() = mt;
    Ok(Value::NONE)
}

fn random(vm: &mut Vm, v: Value, _: Args) -> R {
    Ok(Value::float(this(vm, v)?.mt.borrow_mut().random()))
}

fn getrandbits(vm: &mut Vm, v: Value, a: Args) -> R {
    let k = vm.to_index(a.at(0))?;
    let k = match k.as_i64() {
        Some(k) if k < 0 => return Err(vm.value_error("Cannot convert negative int")),
        Some(k) => k as u64,
        None => return Err(vm.overflow_error("Python int too large to convert to C uint64")),
    };
    let r = this(vm, v)?;
    if k <= 62 {
        let n = r.mt.borrow_mut().bits_u64(k as u32);
        return Ok(vm.int(n as i64));
    }
    if k > crate::numeric::int_arith::MAX_BITS {
        return Err(vm.memory_error());
    }
    let n = r.mt.borrow_mut().bits(k);
    Ok(vm.bigint(n))
}

/// `_below(n)`: a number below `n > 0`, drawn as `randrange` draws it.
fn below(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, r) = (vm.to_index(a.at(0))?, this(vm, v)?);
    if let Some(n) = n.as_i64() {
        let x = r.mt.borrow_mut().below(n.max(0) as u64);
        return Ok(vm.int(x as i64));
    }
    match n.as_int() {
        Some(i) => {
            let x = r.mt.borrow_mut().below_big(&i.to_big());
            Ok(vm.bigint(x))
        }
        None => Err(vm.type_error("an integer is required")),
    }
}

/// `_shuffle(list)`: shuffles an exact list in place; false when the argument is something else.
fn shuffle(vm: &mut Vm, v: Value, a: Args) -> R {
    let r = this(vm, v)?;
    if !a.at(0).is_exact(types::LIST) {
        return Ok(Value::FALSE);
    }
    if let Some(l) = a.at(0).cast::<List>() {
        let items = l.items_mut();
        r.mt.borrow_mut()
            .shuffle(items.len(), |i, j| items.swap(i, j));
    }
    Ok(Value::TRUE)
}

/// `_sample(n, k)`: the indices that a sample of `k` out of `n` picks.
fn sample(vm: &mut Vm, v: Value, a: Args) -> R {
    let (n, k) = (vm.index_i64(a.at(0))?, vm.index_i64(a.at(1))?);
    let r = this(vm, v)?;
    let picked = match (usize::try_from(n), usize::try_from(k)) {
        (Ok(n), Ok(k)) => r.mt.borrow_mut().sample(n, k),
        _ => None,
    };
    let picked = lift(
        vm,
        picked.ok_or_else(|| TextError::value("Sample larger than population or is negative")),
    )?;
    let items = picked.into_iter().map(|i| vm.int_usize(i)).collect();
    Ok(vm.list(items))
}

fn getstate(vm: &mut Vm, v: Value, _: Args) -> R {
    let words = this(vm, v)?.mt.borrow().state();
    let items: Vec<Value> = words.into_iter().map(|w| Value::small(w as i64)).collect();
    Ok(vm.tuple(&items))
}

fn setstate(vm: &mut Vm, v: Value, a: Args) -> R {
    let Some(t) = a.at(0).cast::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if t.len() != 625 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(625);
    for &x in t.items() {
        let mask = Value::small(u32::MAX as i64);
        let x = vm.binary_op(nb::AND, x, mask)?;
        words.push(vm.index_i64(x)? as u32);
    }
    match Mt::from_state(&words) {
        Some(mt) => {
            *this(vm, v)?.mt.borrow_mut() = mt;
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("invalid state")),
    }
}

/// `_random.Random`.
pub static RANDOM: TypeSpec = TypeSpec {
    id: types::RANDOM,
    name: "Random",
    module: "_random",
    kind: Kind::Native,
    flags: BASE_TYPE,
    slots: Slots {
        new: Some(new),
        init: Some(|vm, v, a| {
            if a.len() > 1 {
                let n = a.len();
                return Err(vm.type_error(format!("Random() requires 0 or 1 argument, {n} given")));
            }
            seed(vm, v, a).map(|_| ())
        }),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("random", random),
        MethodDef::fast("seed", seed, 0, 1),
        MethodDef::noargs("getstate", getstate),
        MethodDef::o("setstate", setstate),
        MethodDef::o("getrandbits", getrandbits),
        MethodDef::o("_below", below),
        MethodDef::o("_shuffle", shuffle),
        MethodDef::fast("_sample", sample, 2, 2),
    ],
    doc: "Random() -> create a random number generator with its own internal state.",
    ..TypeSpec::BASE
};

/// Makes the module `_random`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_random");
    let class = vm.class(types::RANDOM).value();
    vm.set_module_attr(m, "Random", class);
    Ok(m)
}
