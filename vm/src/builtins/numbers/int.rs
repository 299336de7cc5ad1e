//! `int`: the slots. Every operation starts with the case of two inline ints, which never allocates unless the result leaves 48 bits.

use super::{int_methods, int_new, max_digits};
use crate::heap::Kind;
use crate::numeric::{hash, int_arith, int_div, int_text};
use crate::object::class::{BASE_TYPE, MATCH_SELF};
use crate::object::{Cmp, Int, IntRef, Slots, TypeSpec, nb, types};
use crate::value::Value;
use crate::vm::{R, Vm};
use num_bigint::BigInt;
use num_traits::Signed;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Both operands as ints, or leave the function with NotImplemented.
macro_rules! ints {
    ($a:ident, $b:ident) => {{
        let (Some(x), Some(y)) = ($a.as_int(), $b.as_int()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        (x, y)
    }};
}

/// As a big integer, borrowed if it is one.
pub fn big(r: &IntRef) -> Cow<'static, BigInt> {
    match r {
        IntRef::Small(i) => Cow::Owned(BigInt::from(*i)),
        IntRef::Big(b) => Cow::Borrowed(*b),
    }
}

/// `+`.
#[inline]
pub fn add(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) {
        // Two 48-bit numbers cannot overflow 64 bits.
        return Ok(vm.int(a.small_unchecked() + b.small_unchecked()));
    }
    add_slow(vm, a, b)
}
#[inline(never)]
fn add_slow(vm: &mut Vm, a: Value, b: Value) -> R {
    Ok(match ints!(a, b) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::from_i128(&vm.heap, x as i128 + y as i128),
        (IntRef::Small(x), IntRef::Big(y)) => vm.bigint(y + x),
        (IntRef::Big(x), IntRef::Small(y)) => vm.bigint(x + y),
        (IntRef::Big(x), IntRef::Big(y)) => vm.bigint(x + y),
    })
}

/// `-`.
#[inline]
pub fn sub(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) {
        return Ok(vm.int(a.small_unchecked() - b.small_unchecked()));
    }
    sub_slow(vm, a, b)
}
#[inline(never)]
fn sub_slow(vm: &mut Vm, a: Value, b: Value) -> R {
    Ok(match ints!(a, b) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::from_i128(&vm.heap, x as i128 - y as i128),
        (IntRef::Small(x), IntRef::Big(y)) => vm.bigint(x - y),
        (IntRef::Big(x), IntRef::Small(y)) => vm.bigint(x - y),
        (IntRef::Big(x), IntRef::Big(y)) => vm.bigint(x - y),
    })
}

/// `*`.
#[inline]
pub fn mul(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b)
        && let Some(p) = a.small_unchecked().checked_mul(b.small_unchecked())
    {
        return Ok(vm.int(p));
    }
    mul_slow(vm, a, b)
}
#[inline(never)]
fn mul_slow(vm: &mut Vm, a: Value, b: Value) -> R {
    Ok(match ints!(a, b) {
        (IntRef::Small(x), IntRef::Small(y)) => Int::from_i128(&vm.heap, x as i128 * y as i128),
        (IntRef::Small(factor), IntRef::Big(n)) | (IntRef::Big(n), IntRef::Small(factor)) => {
            // In place: as an operator it would move the copy that has just been written, by loads wider than those stores.
            let mut product = n.clone();
            product *= factor;
            vm.bigint(product)
        }
        (IntRef::Big(x), IntRef::Big(y)) => {
            if x.bits().saturating_add(y.bits()) > int_arith::MAX_BITS {
                return Err(vm.memory_error());
            }
            vm.bigint(x * y)
        }
    })
}

/// Quotient and remainder, rounded down, of machine ints.
#[inline(always)]
fn floor_small(x: i64, y: i64) -> (i64, i64) {
    let (q, r) = (x / y, x % y);
    if r != 0 && (r ^ y) < 0 {
        (q - 1, r + y)
    } else {
        (q, r)
    }
}

/// `//`.
#[inline]
pub fn floor_div(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) && b.small_unchecked() != 0 {
        return Ok(vm.int(floor_small(a.small_unchecked(), b.small_unchecked()).0));
    }
    floor_div_slow(vm, a, b)
}
#[inline(never)]
fn floor_div_slow(vm: &mut Vm, a: Value, b: Value) -> R {
    match ints!(a, b) {
        (_, IntRef::Small(0)) => Err(vm.zero_division("division by zero")),
        (IntRef::Small(x), IntRef::Small(y)) => div_mod_i64(vm, x, y).map(|p| p.0),
        (IntRef::Big(x), IntRef::Small(y)) => Ok(vm.bigint(int_div::floor_div_i64(x, y))),
        (x, y) => Ok(vm.bigint(int_div::floor_div(&big(&x), &big(&y)))),
    }
}

/// `%`.
#[inline]
pub fn modulo(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) && b.small_unchecked() != 0 {
        return Ok(Value::small(
            floor_small(a.small_unchecked(), b.small_unchecked()).1,
        ));
    }
    modulo_slow(vm, a, b)
}
#[inline(never)]
fn modulo_slow(vm: &mut Vm, a: Value, b: Value) -> R {
    match ints!(a, b) {
        (_, IntRef::Small(0)) => Err(vm.zero_division("division by zero")),
        (IntRef::Small(x), IntRef::Small(y)) => div_mod_i64(vm, x, y).map(|p| p.1),
        (IntRef::Big(x), IntRef::Small(y)) => Ok(vm.int(int_div::modulo_i64(x, y))),
        (x, y) => Ok(vm.bigint(int_div::modulo(&big(&x), &big(&y)))),
    }
}

fn div_mod_i64(vm: &mut Vm, x: i64, y: i64) -> R<(Value, Value)> {
    match int_arith::div_mod_i64(x, y) {
        Ok((Some(q), r)) => Ok((vm.int(q), vm.int(r))),
        // The one overflow: the smallest int by -1.
        Ok((None, r)) => Ok((Int::from_i128(&vm.heap, -i128::from(x)), vm.int(r))),
        Err(e) => Err(vm.text_error(e)),
    }
}

fn div_mod_parts(vm: &mut Vm, x: IntRef, y: IntRef) -> R<(Value, Value)> {
    if let (IntRef::Small(x), IntRef::Small(y)) = (&x, &y) {
        return div_mod_i64(vm, *x, *y);
    }
    match int_div::div_mod(&big(&x), &big(&y)) {
        Ok((q, r)) => Ok((vm.bigint(q), vm.bigint(r))),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// `divmod`.
pub fn divmod(vm: &mut Vm, a: Value, b: Value) -> R {
    let (x, y) = ints!(a, b);
    let (q, r) = div_mod_parts(vm, x, y)?;
    Ok(vm.tuple(&[q, r]))
}

/// `/`.
pub fn true_div(vm: &mut Vm, a: Value, b: Value) -> R {
    let r = match ints!(a, b) {
        (IntRef::Small(x), IntRef::Small(y)) => int_arith::true_div_i64(x, y),
        (x, y) => int_arith::true_div(&big(&x), &big(&y)),
    };
    match r {
        Ok(f) => Ok(Value::float(f)),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// `<<`.
#[inline]
pub fn lshift(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) {
        let (x, n) = (a.small_unchecked(), b.small_unchecked());
        // 48 bits shifted by up to 15 stay inside 64.
        if (0..=15).contains(&n) {
            return Ok(vm.int(x << n));
        }
    }
    let (x, n) = ints!(a, b);
    if let (IntRef::Small(x), IntRef::Small(n @ 0..=63)) = (&x, &n) {
        return Ok(Int::from_i128(&vm.heap, (*x as i128) << n));
    }
    match int_arith::shift_left(&big(&x), &big(&n)) {
        Ok(r) => Ok(vm.bigint(r)),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// `>>`.
#[inline]
pub fn rshift(vm: &mut Vm, a: Value, b: Value) -> R {
    if Value::both_small(a, b) && b.small_unchecked() >= 0 {
        return Ok(Value::small(
            a.small_unchecked() >> b.small_unchecked().min(63),
        ));
    }
    let (x, n) = ints!(a, b);
    match int_arith::shift_right(&big(&x), &big(&n)) {
        Ok(r) => Ok(vm.bigint(r)),
        Err(e) => Err(vm.text_error(e)),
    }
}

macro_rules! bitwise {
    ($name:ident, $op:tt, $doc:literal) => {
        #[doc = $doc]
        #[inline]
        pub fn $name(vm: &mut Vm, a: Value, b: Value) -> R {
            if Value::both_small(a, b) {
                return Ok(Value::small(a.small_unchecked() $op b.small_unchecked()));
            }
            match ints!(a, b) {
                (IntRef::Small(x), IntRef::Small(y)) => Ok(vm.int(x $op y)),
                (x, y) => Ok(vm.bigint(big(&x).as_ref() $op big(&y).as_ref())),
            }
        }
    };
}
bitwise!(and, &, "`&`.");
bitwise!(or, |, "`|`.");
bitwise!(xor, ^, "`^`.");

/// `pow(a, b, m)`; `m` is None for `**`.
pub fn pow(vm: &mut Vm, a: Value, b: Value, m: Value) -> R {
    let (x, y) = ints!(a, b);
    if !m.is_none() {
        let Some(m) = m.as_int() else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        return pow_mod(vm, x, y, m);
    }
    if let (IntRef::Small(x), IntRef::Small(n @ 0..=127)) = (&x, &y)
        && let Some(p) = x.checked_pow(*n as u32)
    {
        return Ok(vm.int(p));
    }
    match int_arith::pow(&big(&x), &big(&y)) {
        Ok(int_arith::Power::Int(i)) => Ok(vm.bigint(i)),
        Ok(int_arith::Power::Float(f)) => Ok(vm.float(f)),
        Err(e) => Err(vm.text_error(e)),
    }
}

fn pow_mod(vm: &mut Vm, x: IntRef, y: IntRef, m: IntRef) -> R {
    if let (IntRef::Small(x), IntRef::Small(y @ 0..), IntRef::Small(m @ 2..)) = (&x, &y, &m) {
        let modulus = *m as u128;
        let (mut base, mut e, mut r) = (x.rem_euclid(*m) as u128, *y as u64, 1u128);
        while e > 0 {
            if e & 1 == 1 {
                r = r * base % modulus;
            }
            base = base * base % modulus;
            e >>= 1;
        }
        return Ok(vm.int(r as i64));
    }
    match int_arith::pow_mod(&big(&x), &big(&y), &big(&m)) {
        Ok(r) => Ok(vm.bigint(r)),
        Err(e) => Err(vm.text_error(e)),
    }
}

/// Unary minus.
pub fn neg(vm: &mut Vm, v: Value) -> R {
    match v.as_int() {
        Some(IntRef::Small(i)) => Ok(Int::from_i128(&vm.heap, -(i as i128))),
        Some(IntRef::Big(b)) => Ok(vm.bigint(-b)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// The same number as an exact int: `+v`, `int(v)`, `index(v)`, `trunc(v)`.
pub fn exact(vm: &mut Vm, v: Value) -> R {
    if v.is_exact_int() {
        return Ok(v);
    }
    match v.as_int() {
        Some(i) => Ok(vm.int_from_ref(i)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
fn abs(vm: &mut Vm, v: Value) -> R {
    match v.as_int() {
        Some(IntRef::Small(i)) => Ok(Int::from_i128(&vm.heap, (i as i128).abs())),
        Some(IntRef::Big(b)) => Ok(vm.bigint(b.abs())),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
/// `~v`.
pub fn invert(vm: &mut Vm, v: Value) -> R {
    match v.as_int() {
        Some(IntRef::Small(i)) => Ok(vm.int(!i)),
        Some(IntRef::Big(b)) => Ok(vm.bigint(!b)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Order of two ints.
pub fn order(x: &IntRef, y: &IntRef) -> Ordering {
    match (x, y) {
        (IntRef::Small(x), IntRef::Small(y)) => x.cmp(y),
        (IntRef::Big(x), IntRef::Big(y)) => x.cmp(y),
        // A normalised big int lies beyond every machine int.
        (IntRef::Small(x), IntRef::Big(y)) => BigInt::from(*x).cmp(y),
        (IntRef::Big(x), IntRef::Small(y)) => (*x).cmp(&BigInt::from(*y)),
    }
}

fn compare(_: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if Value::both_small(a, b) {
        return Ok(Value::bool(
            op.holds(a.small_unchecked().cmp(&b.small_unchecked())),
        ));
    }
    let (x, y) = ints!(a, b);
    Ok(Value::bool(op.holds(order(&x, &y))))
}

/// The decimal text of any int.
pub fn text(vm: &mut Vm, v: Value) -> R {
    let digits = match v.as_int() {
        Some(IntRef::Small(i)) => {
            let mut buf = itoa::Buffer::new();
            return Ok(vm.str(buf.format(i)));
        }
        Some(IntRef::Big(b)) => int_text::decimal(b, max_digits(vm)),
        None => return Err(vm.type_error("an integer is required")),
    };
    match digits {
        Ok(s) => Ok(vm.string(s)),
        Err(e) => Err(vm.text_error(e)),
    }
}

fn int_hash(_: &mut Vm, v: Value) -> R<i64> {
    Ok(match v.as_int() {
        Some(IntRef::Small(i)) => hash::hash_i64(i),
        Some(IntRef::Big(b)) => hash::hash_bigint(b),
        None => 0,
    })
}

fn to_float(vm: &mut Vm, v: Value) -> R {
    Ok(Value::float(vm.int_to_f64(v)?))
}

pub static INT: TypeSpec = TypeSpec {
    id: types::INT,
    name: "int",
    kind: Kind::Int,
    flags: BASE_TYPE | MATCH_SELF,
    slots: Slots {
        new: Some(int_new::new),
        repr: Some(text),
        hash: Some(int_hash),
        compare: Some(compare),
        binary: Slots::ops(&[
            (nb::ADD, add),
            (nb::AND, and),
            (nb::FLOOR_DIVIDE, floor_div),
            (nb::LSHIFT, lshift),
            (nb::MULTIPLY, mul),
            (nb::REMAINDER, modulo),
            (nb::OR, or),
            (nb::RSHIFT, rshift),
            (nb::SUBTRACT, sub),
            (nb::TRUE_DIVIDE, true_div),
            (nb::XOR, xor),
        ]),
        divmod: Some(divmod),
        pow: Some(pow),
        neg: Some(neg),
        pos: Some(exact),
        abs: Some(abs),
        invert: Some(invert),
        bool: Some(|_, v| Ok(v.as_int().is_some_and(|i| !i.is_zero()))),
        int: Some(exact),
        index: Some(exact),
        float: Some(to_float),
        ..Slots::NONE
    },
    methods: int_methods::METHODS,
    getset: int_methods::GETSET,
    doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\nare given.",
    ..TypeSpec::BASE
};
