//! The generator behind `random`: MT19937 with CPython's seeding, its 53-bit floats,
//! `getrandbits`, `_randbelow`, and the index sequences of `shuffle` and `sample`.
//! Our own, because `getstate` needs the words that packaged generators keep to themselves.

use num_bigint::{BigInt, BigUint};
use num_traits::Zero;
use sha2::{Digest, Sha512};

const N: usize = 624;
const M: usize = 397;

/// A Mersenne Twister.
#[derive(Clone)]
pub struct Mt {
    words: [u32; N],
    index: usize,
}

impl std::fmt::Debug for Mt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mt {{ index: {} }}", self.index)
    }
}

impl Default for Mt {
    fn default() -> Self {
        Mt::from_key(&[5489])
    }
}

impl Mt {
    fn from_word(seed: u32) -> Self {
        let mut words = [0; N];
        words[0] = seed;
        for i in 1..N {
            let last: u32 = words[i - 1];
            words[i] = 1_812_433_253u32
                .wrapping_mul(last ^ (last >> 30))
                .wrapping_add(i as u32);
        }
        Mt { words, index: N }
    }

    /// Seeds from an array of words.
    pub fn from_key(key: &[u32]) -> Self {
        let key = if key.is_empty() { &[0][..] } else { key };
        let mut mt = Mt::from_word(19_650_218);
        let words = &mut mt.words;
        let mut i = 1;
        let step = |words: &mut [u32; N], i: &mut usize| {
            *i += 1;
            if *i >= N {
                words[0] = words[N - 1];
                *i = 1;
            }
        };
        for k in 0..N.max(key.len()) {
            let j = k % key.len();
            let last = words[i - 1];
            words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            step(words, &mut i);
        }
        for _ in 0..N - 1 {
            let last = words[i - 1];
            words[i] = (words[i] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941))
                .wrapping_sub(i as u32);
            step(words, &mut i);
        }
        words[0] = 0x8000_0000;
        mt
    }

    /// `random.seed(int)`: the magnitude counts.
    pub fn from_int(seed: &BigInt) -> Self {
        Mt::from_key(&seed.magnitude().to_u32_digits())
    }

    /// `random.seed(str)` (its UTF-8) and `random.seed(bytes)`.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let mut all = seed.to_vec();
        all.extend_from_slice(&Sha512::digest(seed));
        Mt::from_key(&BigUint::from_bytes_be(&all).to_u32_digits())
    }

    fn refill(&mut self) {
        let w = &mut self.words;
        for i in 0..N {
            let y = (w[i] & 0x8000_0000) | (w[(i + 1) % N] & 0x7fff_ffff);
            w[i] = w[(i + M) % N] ^ (y >> 1) ^ if y & 1 == 1 { 0x9908_b0df } else { 0 };
        }
        self.index = 0;
    }

    /// 32 random bits.
    #[inline]
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.words[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// `random.random()`.
    #[inline]
    pub fn random(&mut self) -> f64 {
        let a = f64::from(self.next_u32() >> 5);
        let b = f64::from(self.next_u32() >> 6);
        (a * 67_108_864.0 + b) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(k)` for `k <= 64`.
    #[inline]
    pub fn bits_u64(&mut self, k: u32) -> u64 {
        match k {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - k)),
            _ => {
                let low = u64::from(self.next_u32());
                low | u64::from(self.next_u32() >> (64 - k.min(64))) << 32
            }
        }
    }

    /// `getrandbits(k)`.
    pub fn bits(&mut self, k: u64) -> BigInt {
        if k <= 64 {
            return self.bits_u64(k as u32).into();
        }
        let words = k.div_ceil(32);
        let spare = (words * 32 - k) as u32;
        let digits = (1..=words)
            .map(|i| self.next_u32() >> if i == words { spare } else { 0 })
            .collect();
        BigUint::new(digits).into()
    }

    /// A number below `n`, as `randrange`, `choice` and `shuffle` draw it; 0 for `n == 0`.
    #[inline]
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        let k = 64 - n.leading_zeros();
        loop {
            let r = self.bits_u64(k);
            if r < n {
                return r;
            }
        }
    }

    /// [`Mt::below`] for big bounds.
    pub fn below_big(&mut self, n: &BigInt) -> BigInt {
        if *n <= BigInt::zero() {
            return BigInt::zero();
        }
        loop {
            let r = self.bits(n.bits());
            if r < *n {
                return r;
            }
        }
    }

    /// The swaps of `shuffle`, in order, for a list of `len` items.
    pub fn shuffle(&mut self, len: usize, mut swap: impl FnMut(usize, usize)) {
        for i in (1..len).rev() {
            swap(i, self.below(i as u64 + 1) as usize);
        }
    }

    /// The indices that `sample(population, k)` picks out of `n`; `None` when `k > n`.
    pub fn sample(&mut self, n: usize, k: usize) -> Option<Vec<usize>> {
        if k > n {
            return None;
        }
        let mut set_size = 21u64;
        if k > 5 {
            // The size of the table that CPython's set would use.
            let power = ((k as f64 * 3.0).ln() / 4f64.ln()).ceil() as u32;
            set_size = set_size.saturating_add(4u64.saturating_pow(power));
        }
        let mut out = Vec::with_capacity(k);
        if n as u64 <= set_size {
            let mut pool: Vec<usize> = (0..n).collect();
            for i in 0..k {
                let j = self.below((n - i) as u64) as usize;
                out.push(pool[j]);
                pool[j] = pool[n - i - 1];
            }
        } else {
            let mut seen = rustc_hash::FxHashSet::default();
            for _ in 0..k {
                let mut j = self.below(n as u64) as usize;
                while !seen.insert(j) {
                    j = self.below(n as u64) as usize;
                }
                out.push(j);
            }
        }
        Some(out)
    }

    /// The 625 words of `getstate`.
    pub fn state(&self) -> Vec<u32> {
        let mut state = self.words.to_vec();
        state.push(self.index as u32);
        state
    }

    /// Restores [`Mt::state`]; `None` when it is no such state.
    pub fn from_state(state: &[u32]) -> Option<Self> {
        let (&index, words) = state.split_last()?;
        let words: [u32; N] = words.try_into().ok()?;
        (index as usize <= N).then_some(Mt {
            words,
            index: index as usize,
        })
    }
}
