//! BINARY_OP. Cache: counter, descriptor (units 1-4; BINARY_OP_EXTEND only: the row of the extension table).
//!
//! | member | guard | action |
//! | --- | --- | --- |
//! | BINARY_OP_{ADD,SUBTRACT,MULTIPLY}_INT | both exact ints of any size | int operation; inline when operands and result fit the word |
//! | BINARY_OP_{ADD,SUBTRACT,MULTIPLY}_FLOAT | both exact floats | double operation |
//! | BINARY_OP_ADD_UNICODE | both exact strs | concatenation |
//! | BINARY_OP_INPLACE_ADD_UNICODE | both exact strs; the local that the next STORE_FAST names is the left operand | concatenation into the local; skips the STORE_FAST |
//! | BINARY_OP_EXTEND | the guard of the cached row of [`EXTENSIONS`] | the row's action |
//! | BINARY_OP_SUBSCR_LIST_INT, _TUPLE_INT | exact list / tuple, compact int in 0..len | item |
//! | BINARY_OP_SUBSCR_LIST_SLICE | exact list, slice | new list |
//! | BINARY_OP_SUBSCR_STR_INT | exact str, compact int in 0..len, the character is ASCII | one-character str |
//! | BINARY_OP_SUBSCR_DICT | exact dict | look-up; a missing key raises (not a miss) |
//! | BINARY_OP_SUBSCR_GETITEM | the class holds a cached Python `__getitem__` whose function version is still the cached one | pushes its frame |
//!
//! As in CPython 3.14 the int members take ints of any size; what fits the word never leaves the handler.

use super::enter::{self, enter_exact};
use super::{Attempt, exact, kinds};
use crate::builtins::containers::list_items;
use crate::builtins::numbers::int as int_ops;
use crate::builtins::text::str::concat;
use crate::isa::Op;
use crate::object::class::HEAP_TYPE;
use crate::object::{Dict, Function, List, Str, Tuple, nb, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

const CACHES: usize = 5;

#[inline(always)]
fn give(r: &mut Regs, v: Value) -> Flow {
    r.drop(1);
    r.poke(0, v);
    r.skip(CACHES);
    Flow::Next
}
#[inline(always)]
fn give_or_raise(r: &mut Regs, v: R) -> Flow {
    match v {
        Ok(v) => give(r, v),
        Err(_) => Flow::Raise,
    }
}

macro_rules! int_member {
    ($name:ident, $small:path) => {
        #[inline(always)]
        pub fn $name<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
            let (a, b) = (r.peek(1), r.peek(0));
            if !Value::both_small(a, b) {
                return both_ints_slow(a, b);
            }
            match $small(a, b) {
                Some(v) => give(r, v),
                None => Flow::Slow,
            }
        }
    };
}
int_member!(add_int, Value::add_small);
int_member!(subtract_int, Value::sub_small);
int_member!(multiply_int, Value::mul_small);

/// Operands that are not both small: a miss unless both are exact ints. Only the handler itself may miss, since the dispatcher goes on with the
/// generic instruction of the word that it holds.
#[inline(always)]
fn both_ints_slow(a: Value, b: Value) -> Flow {
    if a.is_exact_int() && b.is_exact_int() {
        Flow::Slow
    } else {
        Flow::Miss
    }
}

/// The int members when an operand or the result does not fit the word; both are exact ints.
pub(super) fn int_slow(vm: &mut Vm, r: &mut Regs, op: usize) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    r.sync_ip(vm);
    let v = match op {
        nb::ADD => int_ops::add(vm, a, b),
        nb::SUBTRACT => int_ops::sub(vm, a, b),
        _ => int_ops::mul(vm, a, b),
    };
    give_or_raise(r, v)
}

macro_rules! float_member {
    ($name:ident, $op:tt) => {
        #[inline(always)]
        pub fn $name<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
            let (a, b) = (r.peek(1), r.peek(0));
            if !(a.is_float() && b.is_float()) {
                return Flow::Miss;
            }
            give(r, Value::float(a.float_unchecked() $op b.float_unchecked()))
        }
    };
}
float_member!(add_float, +);
float_member!(subtract_float, -);
float_member!(multiply_float, *);

#[inline(always)]
pub fn add_unicode<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    if !(a.is_exact(types::STR) && b.is_exact(types::STR)) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    let v = concat(vm, a, b);
    give_or_raise(r, v)
}
/// The local that the instruction behind this one stores to.
#[inline(always)]
fn next_store(r: &Regs) -> u32 {
    // SAFETY: an instruction follows, since this one is not a terminator.
    unsafe { *r.ip.add(CACHES) }
}
#[inline(always)]
pub fn inplace_add_unicode<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (a, b) = (r.peek(1), r.peek(0));
    let local = next_store(r) >> 8;
    if !(a.is_exact(types::STR) && b.is_exact(types::STR) && r.local(local).is(a)) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    match concat(vm, a, b) {
        Ok(v) => {
            r.set_local(local, v);
            r.drop(2);
            r.skip(CACHES + 1);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}

/// One row of the extension table: for these opargs, a guard and action in one (`None`: the guard fails).
type Extension = (&'static [u32], fn(Value, Value) -> Option<Value>);

fn ints(a: Value, b: Value) -> Option<(i64, i64)> {
    Value::both_small(a, b).then(|| (a.small_unchecked(), b.small_unchecked()))
}
/// A float that is not NaN and a compact int, as floats.
fn float_int(a: Value, b: Value) -> Option<(f64, f64)> {
    let x = a.as_exact_float().filter(|x| !x.is_nan())?;
    Some((x, b.as_small()? as f64))
}
fn int_float(a: Value, b: Value) -> Option<(f64, f64)> {
    float_int(b, a).map(|(x, y)| (y, x))
}

/// CPython 3.14's extension table: bitwise operators on compact ints; float with int and int with float.
static EXTENSIONS: [Extension; 11] = [
    (&[nb::AND as u32, nb::AND as u32 + 13], |a, b| {
        ints(a, b).map(|(x, y)| Value::small(x & y))
    }),
    (&[nb::OR as u32, nb::OR as u32 + 13], |a, b| {
        ints(a, b).map(|(x, y)| Value::small(x | y))
    }),
    (&[nb::XOR as u32, nb::XOR as u32 + 13], |a, b| {
        ints(a, b).map(|(x, y)| Value::small(x ^ y))
    }),
    (&[nb::ADD as u32], |a, b| {
        float_int(a, b).map(|(x, y)| Value::float(x + y))
    }),
    (&[nb::SUBTRACT as u32], |a, b| {
        float_int(a, b).map(|(x, y)| Value::float(x - y))
    }),
    (&[nb::MULTIPLY as u32], |a, b| {
        float_int(a, b).map(|(x, y)| Value::float(x * y))
    }),
    (&[nb::TRUE_DIVIDE as u32], |a, b| {
        float_int(a, b)
            .filter(|(_, y)| *y != 0.0)
            .map(|(x, y)| Value::float(x / y))
    }),
    (&[nb::ADD as u32], |a, b| {
        int_float(a, b).map(|(x, y)| Value::float(x + y))
    }),
    (&[nb::SUBTRACT as u32], |a, b| {
        int_float(a, b).map(|(x, y)| Value::float(x - y))
    }),
    (&[nb::MULTIPLY as u32], |a, b| {
        int_float(a, b).map(|(x, y)| Value::float(x * y))
    }),
    (&[nb::TRUE_DIVIDE as u32], |a, b| {
        int_float(a, b)
            .filter(|(_, y)| *y != 0.0)
            .map(|(x, y)| Value::float(x / y))
    }),
];

/// The table's first rows, whose guard is "both compact ints": done in place.
const BITWISE: u32 = 3;

#[inline(always)]
pub fn extend<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let row = r.cache(1);
    if row < BITWISE {
        let (a, b) = (r.peek(1), r.peek(0));
        if !Value::both_small(a, b) {
            return Flow::Miss;
        }
        let (x, y) = (a.small_unchecked(), b.small_unchecked());
        let v = match row {
            0 => x & y,
            1 => x | y,
            _ => x ^ y,
        };
        return give(r, Value::small(v));
    }
    // SAFETY: the specializer wrote a row number.
    let (_, act) = unsafe { EXTENSIONS.get_unchecked(row as usize) };
    match act(r.peek(1), r.peek(0)) {
        Some(v) => give(r, v),
        None => Flow::Miss,
    }
}

#[inline(always)]
pub fn subscr_list_int<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (Some(l), k) = (exact::<List>(r.peek(1), types::LIST), r.peek(0)) else {
        return Flow::Miss;
    };
    // A negative index is huge as an unsigned number.
    match l.get(k.small_unchecked() as usize) {
        Some(v) if k.is_small() => give(r, v),
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn subscr_tuple_int<P: Policy>(_: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (Some(t), k) = (exact::<Tuple>(r.peek(1), types::TUPLE), r.peek(0)) else {
        return Flow::Miss;
    };
    match t.items().get(k.small_unchecked() as usize) {
        Some(&v) if k.is_small() => give(r, v),
        _ => Flow::Miss,
    }
}
#[inline(always)]
pub fn subscr_list_slice<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (a, k) = (r.peek(1), r.peek(0));
    if !(a.is_exact(types::LIST) && k.is_exact(types::SLICE)) {
        return Flow::Miss;
    }
    r.sync_ip(vm);
    let v = list_items::getitem(vm, a, k);
    give_or_raise(r, v)
}
#[inline(always)]
pub fn subscr_str_int<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let (Some(s), k) = (exact::<Str>(r.peek(1), types::STR), r.peek(0)) else {
        return Flow::Miss;
    };
    let i = k.small_unchecked() as usize;
    if !k.is_small() || i >= s.char_len() {
        return Flow::Miss;
    }
    let c = if s.is_ascii() {
        s.as_str().as_bytes()[i]
    } else {
        match ascii_at(s, i) {
            Some(c) => c,
            None => return Flow::Miss,
        }
    };
    let v = vm.ascii_str(c);
    give(r, v)
}
#[inline(never)]
fn ascii_at(s: crate::heap::Gc<Str>, i: usize) -> Option<u8> {
    s.char_at(i).filter(char::is_ascii).map(|c| c as u8)
}
#[inline(always)]
pub fn subscr_dict<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let Some(d) = exact::<Dict>(r.peek(1), types::DICT) else {
        return Flow::Miss;
    };
    r.sync_ip(vm);
    match vm.dict_get(d, r.peek(0)) {
        Ok(Some(v)) => give(r, v),
        Ok(None) => missing_key(vm, r.peek(0)),
        Err(_) => Flow::Raise,
    }
}
#[cold]
#[inline(never)]
fn missing_key(vm: &mut Vm, key: Value) -> Flow {
    let _ = vm.key_error(key);
    Flow::Raise
}
#[inline(always)]
pub fn subscr_getitem<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let Some(h) = r.peek(1).header() else {
        return Flow::Miss;
    };
    // The function and its version live in the class, not in the instruction.
    let (f, version) = vm.class(h.type_id()).cached_getitem.get();
    let Some(f) = f.filter(|f| f.version.get() == version) else {
        return Flow::Miss;
    };
    let args = r.addr(1);
    if !enter::has_room(vm, f, args) {
        return Flow::Miss;
    }
    enter_exact(vm, r, f, args, r.sp, args, 0, CACHES as u32);
    Flow::Switch
}

mod kind {
    pub const ADD_DIFFERENT_TYPES: u8 = 9;
    pub const ADD_OTHER: u8 = 10;
    pub const AND_DIFFERENT_TYPES: u8 = 11;
    pub const AND_INT: u8 = 12;
    pub const AND_OTHER: u8 = 13;
    pub const FLOOR_DIVIDE: u8 = 14;
    pub const LSHIFT: u8 = 15;
    pub const MATRIX_MULTIPLY: u8 = 16;
    pub const MULTIPLY_DIFFERENT_TYPES: u8 = 17;
    pub const MULTIPLY_OTHER: u8 = 18;
    pub const OR: u8 = 19;
    pub const POWER: u8 = 20;
    pub const REMAINDER: u8 = 21;
    pub const RSHIFT: u8 = 22;
    pub const SUBTRACT_DIFFERENT_TYPES: u8 = 23;
    pub const SUBTRACT_OTHER: u8 = 24;
    pub const TRUE_DIVIDE_DIFFERENT_TYPES: u8 = 25;
    pub const TRUE_DIVIDE_FLOAT: u8 = 26;
    pub const TRUE_DIVIDE_OTHER: u8 = 27;
    pub const XOR: u8 = 28;
    pub const OR_INT: u8 = 29;
    pub const OR_DIFFERENT_TYPES: u8 = 30;
    pub const XOR_INT: u8 = 31;
    pub const XOR_DIFFERENT_TYPES: u8 = 32;
    pub const SUBSCR: u8 = 33;
    pub const SUBSCR_TUPLE_SLICE: u8 = 35;
    pub const SUBSCR_STRING_SLICE: u8 = 36;
    pub const SUBSCR_NOT_HEAP_TYPE: u8 = 37;
    pub const SUBSCR_OTHER_SLICE: u8 = 38;
    pub const SUBSCR_MAPPINGPROXY: u8 = 39;
    pub const SUBSCR_ARRAY: u8 = 41;
    pub const SUBSCR_DEQUE: u8 = 42;
    pub const SUBSCR_DEFAULTDICT: u8 = 45;
    pub const SUBSCR_ORDEREDDICT: u8 = 47;
    pub const SUBSCR_BYTES: u8 = 48;
    pub const SUBSCR_RANGE: u8 = 50;
}

pub(super) fn specialize(vm: &mut Vm, r: &Regs, op: u32) -> Attempt {
    let (a, b) = (r.peek(1), r.peek(0));
    if op as usize == nb::SUBSCR {
        return subscript(vm, r, a, b);
    }
    let base = if op < 13 { op } else { op - 13 } as usize;
    let (ta, tb) = (a.type_id(), b.type_id());
    let both = |t| ta == t && tb == t;
    let member = match base {
        nb::ADD if both(types::STR) => {
            let next = next_store(r);
            let stores = next as u8 == Op::StoreFast as u8 && r.local(next >> 8).is(a);
            Some(if stores {
                Op::BinaryOpInplaceAddUnicode
            } else {
                Op::BinaryOpAddUnicode
            })
        }
        nb::ADD if both(types::INT) => Some(Op::BinaryOpAddInt),
        nb::ADD if both(types::FLOAT) => Some(Op::BinaryOpAddFloat),
        nb::SUBTRACT if both(types::INT) => Some(Op::BinaryOpSubtractInt),
        nb::SUBTRACT if both(types::FLOAT) => Some(Op::BinaryOpSubtractFloat),
        nb::MULTIPLY if both(types::INT) => Some(Op::BinaryOpMultiplyInt),
        nb::MULTIPLY if both(types::FLOAT) => Some(Op::BinaryOpMultiplyFloat),
        _ => None,
    };
    if let Some(m) = member {
        return Attempt::Member(m);
    }
    for (row, (ops, act)) in EXTENSIONS.iter().enumerate() {
        if ops.contains(&op) && act(a, b).is_some() {
            r.set_cache(1, row as u32);
            return Attempt::Member(Op::BinaryOpExtend);
        }
    }
    let different = ta != tb;
    let int = ta == types::INT;
    use kind::*;
    Attempt::Fail(match base {
        nb::ADD if different => ADD_DIFFERENT_TYPES,
        nb::ADD => ADD_OTHER,
        nb::AND if different => AND_DIFFERENT_TYPES,
        nb::AND if int => AND_INT,
        nb::AND => AND_OTHER,
        nb::FLOOR_DIVIDE => FLOOR_DIVIDE,
        nb::LSHIFT => LSHIFT,
        nb::MATMUL => MATRIX_MULTIPLY,
        nb::MULTIPLY if different => MULTIPLY_DIFFERENT_TYPES,
        nb::MULTIPLY => MULTIPLY_OTHER,
        nb::OR if different => OR_DIFFERENT_TYPES,
        nb::OR if int => OR_INT,
        nb::OR => OR,
        nb::POWER => POWER,
        nb::REMAINDER => REMAINDER,
        nb::RSHIFT => RSHIFT,
        nb::SUBTRACT if different => SUBTRACT_DIFFERENT_TYPES,
        nb::SUBTRACT => SUBTRACT_OTHER,
        nb::TRUE_DIVIDE if different => TRUE_DIVIDE_DIFFERENT_TYPES,
        nb::TRUE_DIVIDE if ta == types::FLOAT => TRUE_DIVIDE_FLOAT,
        nb::TRUE_DIVIDE => TRUE_DIVIDE_OTHER,
        nb::XOR if different => XOR_DIFFERENT_TYPES,
        nb::XOR if int => XOR_INT,
        nb::XOR => XOR,
        _ => kinds::OTHER,
    })
}

fn subscript(vm: &mut Vm, _: &Regs, o: Value, k: Value) -> Attempt {
    use kind::*;
    let slice = k.is_exact(types::SLICE);
    // The specializer looks at the index only as far as CPython's does: exact, compact, not negative.
    let index = k.as_small().map(|i| i >= 0);
    let indexed = |member| match index {
        Some(true) => Attempt::Member(member),
        Some(false) => Attempt::Fail(kinds::OUT_OF_RANGE),
        None if k.is_exact(types::INT) => Attempt::Fail(kinds::OUT_OF_RANGE),
        None => Attempt::Fail(SUBSCR),
    };
    let class = vm.class_of(o);
    match class.id {
        types::LIST if slice => return Attempt::Member(Op::BinaryOpSubscrListSlice),
        types::LIST => return indexed(Op::BinaryOpSubscrListInt),
        types::TUPLE if slice => return Attempt::Fail(SUBSCR_TUPLE_SLICE),
        types::TUPLE => return indexed(Op::BinaryOpSubscrTupleInt),
        types::STR if slice => return Attempt::Fail(SUBSCR_STRING_SLICE),
        types::STR => return indexed(Op::BinaryOpSubscrStrInt),
        types::DICT => return Attempt::Member(Op::BinaryOpSubscrDict),
        types::MAPPINGPROXY => return Attempt::Fail(SUBSCR_MAPPINGPROXY),
        types::ARRAY => return Attempt::Fail(SUBSCR_ARRAY),
        types::DEQUE => return Attempt::Fail(SUBSCR_DEQUE),
        types::DEFAULTDICT => return Attempt::Fail(SUBSCR_DEFAULTDICT),
        types::ORDERED_DICT => return Attempt::Fail(SUBSCR_ORDEREDDICT),
        types::BYTES => return Attempt::Fail(SUBSCR_BYTES),
        types::RANGE => return Attempt::Fail(SUBSCR_RANGE),
        _ => {}
    }
    let name = vm.n.getitem;
    let found = vm.lookup_type(class, name);
    if let Some(f) = found.and_then(|f| f.cast::<Function>()) {
        if !class.has_flag(HEAP_TYPE) {
            return Attempt::Fail(SUBSCR_NOT_HEAP_TYPE);
        }
        let code = f.code.get();
        if !code.simple {
            return Attempt::Fail(kinds::CODE_COMPLEX_PARAMETERS);
        }
        if code.argcount != 2 {
            return Attempt::Fail(kinds::WRONG_NUMBER_ARGUMENTS);
        }
        if vm.type_version(class) == 0 || f.version.get() < 2 {
            return Attempt::Fail(kinds::OUT_OF_VERSIONS);
        }
        enter::make_ready(vm, f);
        class.cached_getitem.set((Some(f), f.version.get()));
        return Attempt::Member(Op::BinaryOpSubscrGetitem);
    }
    Attempt::Fail(if slice { SUBSCR_OTHER_SLICE } else { SUBSCR })
}
