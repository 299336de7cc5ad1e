//! Compile-time constants, with the type-aware equality CPython uses to merge them.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::sync::Arc;

use num_bigint::BigInt;
use rustc_hash::FxHasher;

use super::CodeObject;

/// A constant of a code object. Equality is that of constant merging: it distinguishes types, `0.0` from `-0.0`,
/// and looks at sets without regard to order.
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`.
    None,
    /// `True`.
    True,
    /// `False`.
    False,
    /// `...`.
    Ellipsis,
    /// An integer.
    Int(BigInt),
    /// A float.
    Float(f64),
    /// A complex number: real and imaginary part.
    Complex(f64, f64),
    /// A string.
    Str(String),
    /// A bytes object.
    Bytes(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Const>),
    /// A frozen set of constants, in order of appearance.
    FrozenSet(Vec<Const>),
    /// A slice with constant start, stop and step.
    Slice(Box<[Const; 3]>),
    /// A nested code object.
    Code(Arc<CodeObject>),
}

impl Const {
    /// A small integer constant.
    pub fn int(value: i64) -> Const {
        Const::Int(BigInt::from(value))
    }

    /// `True` or `False`.
    pub const fn bool(value: bool) -> Const {
        if value { Const::True } else { Const::False }
    }
}

impl PartialEq for Const {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Const::None, Const::None)
            | (Const::True, Const::True)
            | (Const::False, Const::False)
            | (Const::Ellipsis, Const::Ellipsis) => true,
            (Const::Int(a), Const::Int(b)) => a == b,
            (Const::Float(a), Const::Float(b)) => a.to_bits() == b.to_bits(),
            (Const::Complex(a, b), Const::Complex(c, d)) => {
                a.to_bits() == c.to_bits() && b.to_bits() == d.to_bits()
            }
            (Const::Str(a), Const::Str(b)) => a == b,
            (Const::Bytes(a), Const::Bytes(b)) => a == b,
            (Const::Tuple(a), Const::Tuple(b)) => a == b,
            (Const::FrozenSet(a), Const::FrozenSet(b)) => {
                a.len() == b.len() && a.iter().all(|item| b.contains(item))
            }
            (Const::Slice(a), Const::Slice(b)) => a == b,
            (Const::Code(a), Const::Code(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        }
    }
}

impl Eq for Const {}

impl Hash for Const {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Const::None | Const::True | Const::False | Const::Ellipsis => {}
            Const::Int(value) => value.hash(state),
            Const::Float(value) => value.to_bits().hash(state),
            Const::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
            Const::Str(value) => value.hash(state),
            Const::Bytes(value) => value.hash(state),
            Const::Tuple(items) => items.hash(state),
            Const::FrozenSet(items) => {
                let hasher = BuildHasherDefault::<FxHasher>::default();
                let mixed = items
                    .iter()
                    .fold(0u64, |sum, item| sum.wrapping_add(hasher.hash_one(item)));
                (items.len(), mixed).hash(state);
            }
            Const::Slice(parts) => parts.hash(state),
            Const::Code(code) => (&code.name, code.firstlineno, code.code.len()).hash(state),
        }
    }
}

/// An insertion-ordered set with stable indices: constants, names, variables.
#[derive(Clone, Debug)]
pub struct ConstSet<T> {
    items: Vec<T>,
    index: HashMap<u64, Vec<u32>, BuildHasherDefault<FxHasher>>,
}

impl<T> Default for ConstSet<T> {
    fn default() -> Self {
        ConstSet {
            items: Vec::new(),
            index: HashMap::default(),
        }
    }
}

impl<T: Hash + Eq> ConstSet<T> {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    fn hash_of<Q: Hash + ?Sized>(&self, item: &Q) -> u64 {
        self.index.hasher().hash_one(item)
    }

    /// The index of `item`, added at the end if it is new.
    pub fn add(&mut self, item: T) -> u32 {
        let hash = self.hash_of(&item);
        let slots = self.index.entry(hash).or_default();
        for &slot in slots.iter() {
            if self.items.get(slot as usize) == Some(&item) {
                return slot;
            }
        }
        let slot = self.items.len() as u32;
        slots.push(slot);
        self.items.push(item);
        slot
    }

    /// The index of `item`, if present.
    pub fn index_of<Q>(&self, item: &Q) -> Option<u32>
    where
        Q: Hash + ?Sized,
        T: std::borrow::Borrow<Q>,
        Q: Eq,
    {
        let slots = self.index.get(&self.hash_of(item))?;
        slots.iter().copied().find(|&slot| {
            self.items
                .get(slot as usize)
                .is_some_and(|it| it.borrow() == item)
        })
    }

    /// Number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items in order.
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }

    /// The item at `index`.
    pub fn get(&self, index: u32) -> Option<&T> {
        self.items.get(index as usize)
    }

    /// The items in order, by value.
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }
}

impl<T: Hash + Eq> FromIterator<T> for ConstSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = ConstSet::new();
        for item in items {
            set.add(item);
        }
        set
    }
}
