//! `int` beyond 48 bits, and instances of int subclasses.

use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// A heap int. For exact ints the constructors normalise, so that one number has one representation: inline if it fits in 48 bits, then
/// `small` if it fits in 64, then `big`. Subclass instances are always boxes.
#[repr(C)]
pub struct Int {
    pub header: Header,
    number: Number,
}

enum Number {
    Small(i64),
    Big(BigInt),
}

impl Number {
    /// Bytes of digits outside the cell.
    fn external_size(&self) -> usize {
        match self {
            Number::Small(_) => 0,
            Number::Big(b) => b.bits() as usize / 8,
        }
    }
}

const _: () = assert!(size_of::<Int>() <= 48);

impl HeapType for Int {
    const KIND: Kind = Kind::Int;
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn external_size(&self) -> usize {
        self.number.external_size()
    }
}

/// Any int (bools included), borrowed for arithmetic.
pub enum IntRef {
    Small(i64),
    Big(&'static BigInt),
}

impl IntRef {
    /// As a big integer (copies small ones).
    pub fn to_big(&self) -> BigInt {
        match self {
            IntRef::Small(i) => BigInt::from(*i),
            IntRef::Big(b) => (*b).clone(),
        }
    }
    pub fn to_i64(&self) -> Option<i64> {
        match self {
            IntRef::Small(i) => Some(*i),
            IntRef::Big(b) => b.to_i64(),
        }
    }
    pub fn is_zero(&self) -> bool {
        matches!(self, IntRef::Small(0))
    }
    pub fn is_negative(&self) -> bool {
        match self {
            IntRef::Small(i) => *i < 0,
            IntRef::Big(b) => b.sign() == num_bigint::Sign::Minus,
        }
    }
}

impl Int {
    /// The int value of any i64.
    #[inline(always)]
    pub fn from_i64(heap: &Heap, i: i64) -> Value {
        match Value::try_small(i) {
            Some(v) => v,
            None => Self::boxed(heap, Number::Small(i), types::INT, 0),
        }
    }
    pub fn from_i128(heap: &Heap, i: i128) -> Value {
        match i64::try_from(i) {
            Ok(i) => Self::from_i64(heap, i),
            Err(_) => Self::boxed(heap, Number::Big(BigInt::from(i)), types::INT, 0),
        }
    }
    /// Normalises.
    pub fn from_big(heap: &Heap, b: BigInt) -> Value {
        match b.to_i64() {
            Some(i) => Self::from_i64(heap, i),
            None => Self::boxed(heap, Number::Big(b), types::INT, 0),
        }
    }
    /// An instance of an int subclass with `extra` trailing words (to be initialised by the caller).
    pub fn subclass_instance(heap: &Heap, v: IntRef, id: TypeId, extra: usize) -> Value {
        match v {
            IntRef::Small(i) => Self::boxed(heap, Number::Small(i), id, extra),
            IntRef::Big(b) => Self::boxed(heap, Number::Big(b.clone()), id, extra),
        }
    }
    fn boxed(heap: &Heap, number: Number, id: TypeId, extra: usize) -> Value {
        heap.charge(number.external_size());
        // SAFETY: the caller initialises the extra words before any safepoint.
        let g: Gc<Int> = unsafe {
            heap.alloc_tail(
                Int {
                    header: Header::new(Kind::Int, id),
                    number,
                },
                extra * 8,
            )
        };
        g.value()
    }
    fn get(&self) -> IntRef {
        match &self.number {
            Number::Small(i) => IntRef::Small(*i),
            // SAFETY (lifetime): immutable, and the cell does not move; callers keep the value in a local while they use it.
            Number::Big(b) => IntRef::Big(unsafe { &*(b as *const BigInt) }),
        }
    }
}

impl Value {
    /// Any int, bool or instance of an int subclass.
    #[inline]
    pub fn as_int(self) -> Option<IntRef> {
        if let Some(i) = self.as_small() {
            return Some(IntRef::Small(i));
        }
        if let Some(b) = self.as_bool() {
            return Some(IntRef::Small(b as i64));
        }
        self.cast::<Int>().map(|g| g.get())
    }
    /// An int that fits in 64 bits.
    #[inline]
    pub fn as_i64(self) -> Option<i64> {
        match self.as_small() {
            Some(i) => Some(i),
            None => self.as_int().and_then(|i| i.to_i64()),
        }
    }
    /// Exactly an int (no bool, no subclass).
    pub fn is_exact_int(self) -> bool {
        self.is_small() || self.is_exact(types::INT)
    }
}
