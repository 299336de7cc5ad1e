//! The iteration order CPython gives a set of numbers. Listings show constant sets in it; hashes of strings are
//! randomized there, so other sets keep the order of the source.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::Const;

/// Ints hash modulo this Mersenne prime.
const MODULUS: u64 = (1 << 61) - 1;
/// Slots tried one after the other before jumping.
const LINEAR_PROBES: usize = 9;

fn int_hash(value: &BigInt) -> u64 {
    let rest = (value.abs() % MODULUS).to_u64().unwrap_or(0) as i64;
    match if value.is_negative() { -rest } else { rest } {
        -1 => -2i64 as u64,
        hash => hash as u64,
    }
}

fn hash_of(value: &Const) -> Option<u64> {
    match value {
        Const::Int(value) => Some(int_hash(value)),
        Const::True => Some(1),
        Const::False => Some(0),
        // Whole floats hash like the int; fractions are left out.
        Const::Float(real) if real.fract() == 0.0 && real.abs() < 9e15 => {
            Some(int_hash(&BigInt::from(*real as i64)))
        }
        _ => None,
    }
}

/// Slots of an open-addressing table, holding indices of items.
struct Table {
    slots: Vec<Option<usize>>,
}

impl Table {
    fn insert(&mut self, hash: u64, item: usize) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash as usize;
        let mut at = perturb & mask;
        loop {
            let probes = if at + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            if let Some(free) = (at..=at + probes).find(|&slot| self.slots[slot].is_none()) {
                self.slots[free] = Some(item);
                return;
            }
            perturb >>= 5;
            at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
        }
    }
}

/// Distinct items, added to a set in this order, in the order that the set is iterated in.
pub(crate) fn ordered(items: &[Const]) -> Vec<Const> {
    let Some(hashes) = items.iter().map(hash_of).collect::<Option<Vec<u64>>>() else {
        return items.to_vec();
    };
    let mut table = Table {
        slots: vec![None; 8],
    };
    for (index, &hash) in hashes.iter().enumerate() {
        table.insert(hash, index);
        let used = index + 1;
        if used * 5 >= (table.slots.len() - 1) * 3 {
            let mut size = 8;
            while size <= used * 4 {
                size *= 2;
            }
            let old = std::mem::replace(&mut table.slots, vec![None; size]);
            for item in old.into_iter().flatten() {
                table.insert(hashes[item], item);
            }
        }
    }
    table
        .slots
        .into_iter()
        .flatten()
        .map(|item| items[item].clone())
        .collect()
}
