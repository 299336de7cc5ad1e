//! The order of a block: a pure function of seed and block number, so that a resumed campaign
//! continues the same plan.

/// One process of a block: kernel index, configuration index, bytes of environment padding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Index into the campaign's kernels.
    pub kernel: usize,
    /// Index into the campaign's configurations.
    pub configuration: usize,
    /// Bytes of padding.
    pub padding: u32,
}

/// Kernels in random order; within a kernel, the configurations in random order, one after the
/// other, so that what is compared runs close together in time.
pub fn block(seed: u64, block: u32, kernels: usize, configurations: usize) -> Vec<Slot> {
    // Far apart seeds for neighbouring blocks (the golden ratio's multiplier).
    let mut rng =
        fastrand::Rng::with_seed(seed ^ u64::from(block).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut kernel_order: Vec<usize> = (0..kernels).collect();
    rng.shuffle(&mut kernel_order);
    let mut slots = Vec::with_capacity(kernels * configurations);
    for kernel in kernel_order {
        let mut order: Vec<usize> = (0..configurations).collect();
        rng.shuffle(&mut order);
        for configuration in order {
            slots.push(Slot {
                kernel,
                configuration,
                padding: rng.u32(0..4096),
            });
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_once_and_reproducible() {
        let slots = block(7, 3, 5, 4);
        assert_eq!(slots, block(7, 3, 5, 4));
        assert_ne!(slots, block(7, 4, 5, 4));
        assert_ne!(slots, block(8, 3, 5, 4));
        let mut cells: Vec<(usize, usize)> =
            slots.iter().map(|s| (s.kernel, s.configuration)).collect();
        cells.sort_unstable();
        cells.dedup();
        assert_eq!(cells.len(), 20);
        // What is compared runs together.
        for chunk in slots.chunks(4) {
            assert!(chunk.iter().all(|s| s.kernel == chunk[0].kernel));
        }
    }

    #[test]
    fn every_place_is_equally_likely() {
        let mut first = [0u32; 4];
        let mut padding = 0u64;
        for j in 0..4000 {
            let slots = block(99, j, 1, 4);
            first[slots[0].configuration] += 1;
            padding += u64::from(slots[0].padding);
        }
        // 1000 expected each, standard deviation 27.
        assert!(first.iter().all(|n| (870..1130).contains(n)), "{first:?}");
        assert!(
            (1900..2200).contains(&(padding / 4000)),
            "{}",
            padding / 4000
        );
    }
}
