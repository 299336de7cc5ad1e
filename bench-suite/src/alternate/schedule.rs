//! What each process of a block does: a pure function of seed, block and number of pairs, so that a resumed campaign continues the same plan.

use gearbox_reports::schema::{Campaign, Pair, Purpose};

/// One process of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Index into the campaign's pairs.
    pub pair: usize,
    /// Bytes of padding in the environment.
    pub padding: u32,
    /// The side that is started first: each in half of a pair's processes.
    pub begins: char,
    /// For each quad the side that comes first: `A` or `B`.
    pub firsts: String,
}

/// Processes of a step of a sampled permutation: the permutations themselves repeat the measurement.
const STEP_PROCESSES: u32 = 3;

/// How many processes a pair gets.
pub fn processes(campaign: &Campaign, pair: &Pair) -> u32 {
    match pair.purpose {
        Purpose::Permutation { .. } => campaign.plan.processes.min(STEP_PROCESSES),
        _ => campaign.plan.processes,
    }
}

/// All pairs in random order, each with random padding and a random order of each quad.
pub fn block(seed: u64, block: u32, pairs: usize, quads: u32) -> Vec<Slot> {
    // Far apart seeds for neighbouring blocks (the golden ratio's multiplier).
    let mut rng =
        fastrand::Rng::with_seed(seed ^ u64::from(block + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut order: Vec<usize> = (0..pairs).collect();
    rng.shuffle(&mut order);
    order
        .into_iter()
        .map(|pair| Slot {
            pair,
            padding: rng.u32(0..4096),
            begins: if (block as usize + pair).is_multiple_of(2) {
                'A'
            } else {
                'B'
            },
            firsts: (0..quads)
                .map(|_| if rng.bool() { 'A' } else { 'B' })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_once_and_reproducible() {
        let slots = block(7, 3, 9, 20);
        assert_eq!(slots, block(7, 3, 9, 20));
        assert_ne!(slots, block(7, 4, 9, 20));
        assert_ne!(slots, block(8, 3, 9, 20));
        let mut pairs: Vec<usize> = slots.iter().map(|s| s.pair).collect();
        pairs.sort_unstable();
        assert_eq!(pairs, (0..9).collect::<Vec<_>>());
        assert!(slots.iter().all(|s| s.firsts.len() == 20));
    }

    #[test]
    fn each_side_begins_in_half_of_the_processes() {
        for pair in 0..3 {
            let begins = (0..20).filter(|j| {
                let slots = block(7, *j, 3, 1);
                slots.iter().any(|s| s.pair == pair && s.begins == 'A')
            });
            assert_eq!(begins.count(), 10);
        }
    }

    #[test]
    fn both_orders_are_equally_likely() {
        let (mut a, mut all) = (0, 0);
        for j in 0..200 {
            for slot in block(5, j, 2, 20) {
                a += slot.firsts.bytes().filter(|b| *b == b'A').count();
                all += slot.firsts.len();
            }
        }
        // 8000 tosses, standard deviation 45.
        assert!(a.abs_diff(all / 2) < 200, "{a} of {all}");
    }
}
