//! Counting what a loop executes. A loop is compiled once without a probe (free) and once with one; the counts live in the `Vm`.

use crate::isa::Op;
use crate::vm::Vm;
use rustc_hash::FxHashMap;

/// Whether a loop counts. `NoProbe` folds away.
pub trait Probe: 'static {
    const ON: bool;
}
/// The measured loops.
pub struct NoProbe;
impl Probe for NoProbe {
    const ON: bool = false;
}
/// The counting loops.
pub struct Counting;
impl Probe for Counting {
    const ON: bool = true;
}

/// What happened to one family (CPython's pystats, numbered by the family's opcode). Executions are in [`Counts::executed`].
#[derive(Clone, Debug)]
pub struct FamilyCounts {
    pub success: u64,
    pub failure: u64,
    /// A miss that coincided with the end of the counter.
    pub deopt: u64,
    pub miss: u64,
    /// Failures by kind, numbered as in CPython.
    pub kinds: [u64; 64],
}

impl Default for FamilyCounts {
    fn default() -> Self {
        FamilyCounts {
            success: 0,
            failure: 0,
            deopt: 0,
            miss: 0,
            kinds: [0; 64],
        }
    }
}

/// Counters of one run.
pub struct Counts {
    /// Executions by opcode.
    pub executed: [u64; 256],
    /// `pairs[a * 256 + b]`: `b` directly after `a` in one loop.
    pub pairs: Vec<u64>,
    /// Executions of `c` after `b` after `a`.
    pub triples: FxHashMap<[u8; 3], u64>,
    /// Quadruples: as long as a fused sequence gets.
    pub quadruples: FxHashMap<[u8; 4], u64>,
    /// Misses by member.
    pub missed: [u64; 256],
    /// By the family's opcode.
    pub families: Vec<FamilyCounts>,
    /// Executions by instruction address: only when events are recorded, which name them.
    pub sites: Option<FxHashMap<usize, u64>>,
    last: [u8; 3],
}

impl Counts {
    /// `sites`: also count executions of each single instruction.
    pub fn new(sites: bool) -> Box<Counts> {
        Box::new(Counts {
            executed: [0; 256],
            pairs: vec![0; 256 * 256],
            triples: FxHashMap::default(),
            quadruples: FxHashMap::default(),
            missed: [0; 256],
            families: vec![FamilyCounts::default(); 256],
            sites: sites.then(FxHashMap::default),
            last: [Op::Cache as u8; 3],
        })
    }
    /// Counters of the family of this generic instruction.
    pub fn family(&mut self, family: Op) -> &mut FamilyCounts {
        &mut self.families[family as usize]
    }
    /// Executions of a generic family instruction, dispatched as such, that made no attempt to specialize it.
    pub fn deferred(&self, family: Op) -> u64 {
        let f = &self.families[family as usize];
        let attempts = f.success + f.failure - f.deopt.min(f.success + f.failure);
        self.executed[family as usize].saturating_sub(attempts)
    }
    /// Executions so far of the instruction at this address.
    pub fn executions_at(&self, address: usize) -> u64 {
        self.sites
            .as_ref()
            .and_then(|s| s.get(&address).copied())
            .unwrap_or(0)
    }
}

impl Vm {
    /// Counts a miss of a member.
    #[inline(never)]
    pub fn count_miss(&mut self, op: u8) {
        let Some(c) = &mut self.counts else { return };
        c.missed[op as usize] += 1;
        c.families[crate::isa::FAMILY[op as usize] as usize].miss += 1;
    }
    /// Counts one dispatch. `address`: of the instruction word. `again`: a re-dispatch after specializing, which counts as an execution of the new opcode (as
    /// in CPython's statistics) but not as another execution of the instruction.
    #[inline(never)]
    pub fn count_dispatch(&mut self, address: usize, op: u8, again: bool) {
        let Some(c) = &mut self.counts else { return };
        let [before, first, second] = c.last;
        c.executed[op as usize] += 1;
        c.pairs[second as usize * 256 + op as usize] += 1;
        *c.triples.entry([first, second, op]).or_default() += 1;
        *c.quadruples.entry([before, first, second, op]).or_default() += 1;
        c.last = [first, second, op];
        if let Some(sites) = &mut c.sites
            && !again
        {
            *sites.entry(address).or_default() += 1;
        }
    }
}
