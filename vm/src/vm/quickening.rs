//! What the quickener may do in this VM: which members are allowed, the counters' parameters, who hears of each event.

use crate::heap::Gc;
use crate::isa::{Op, initial_cache};
use crate::object::Code;

/// Parameters of the adaptive counters; the defaults are CPython 3.14's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parameters {
    /// The execution on which a fresh instruction first tries to specialize (CPython: 2).
    pub warmup: u16,
    /// The miss on which a specialized instruction tries anew (CPython: 53).
    pub cooldown: u16,
    /// Largest back-off exponent after failures (CPython: 12, that is 4095 executions).
    pub backoff_cap: u16,
}

impl Default for Parameters {
    fn default() -> Self {
        Parameters {
            warmup: 2,
            cooldown: 53,
            backoff_cap: 12,
        }
    }
}

impl Parameters {
    /// Largest value that the counter's 12 bits hold.
    pub const MAX: u16 = 4096;
    /// Raw counter of a fresh instruction: CPython's (1, 1).
    pub const fn fresh(self) -> u16 {
        (self.warmup - 1) << 4 | 1
    }
    /// Raw counter after a success: CPython's (52, 0).
    pub const fn cool(self) -> u16 {
        (self.cooldown - 1) << 4
    }
    /// Raw counter after a failure, from the raw counter before: value 2^(b+1) - 1, back-off b + 1, up to the cap.
    pub const fn after_failure(self, raw: u16) -> u16 {
        let b = raw & 15;
        let next = if b < self.backoff_cap {
            b + 1
        } else {
            self.backoff_cap
        };
        ((1 << next) - 1) << 4 | next
    }
    /// Raw counter of an instruction that is never to be tried.
    pub const NEVER: u16 = 15;
}

/// What became of an attempt to specialize.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventKind {
    /// A generic instruction became a member.
    Specialized,
    /// A member became another one (or the same with other cache contents).
    Flipped,
    /// No member fits; the kind is CPython's failure kind.
    Failed(u8),
    /// A member became generic again; the kind says why nothing else fitted.
    Despecialized(u8),
    /// The attribute exists nowhere: neither success nor failure, wait.
    Absent,
}

/// One attempt, as `gearbox trace` lists it.
#[derive(Clone, Copy)]
pub struct Event {
    pub code: Gc<Code>,
    /// Code unit of the instruction.
    pub unit: u32,
    /// How often the instruction had been dispatched, this time included (0 if that is not counted).
    pub execution: u64,
    pub from: Op,
    pub to: Op,
    pub kind: EventKind,
}

/// Switches of the quickener. Handlers never look at them: the specializer does.
pub struct Quickening {
    /// By opcode: the member may be formed; for a generic instruction: any of its members may.
    allowed: [bool; 256],
    pub parameters: Parameters,
    /// Every attempt, when someone listens.
    pub events: Option<Vec<Event>>,
    /// Attempts so far.
    pub attempts: u64,
    /// Those of them that changed an instruction or what its cache says. A warm program makes none.
    pub changes: u64,
}

impl Default for Quickening {
    fn default() -> Self {
        Quickening {
            allowed: [true; 256],
            parameters: Parameters::default(),
            events: None,
            attempts: 0,
            changes: 0,
        }
    }
}

impl Quickening {
    /// Allows or forbids a member.
    pub fn set_allowed(&mut self, member: Op, on: bool) {
        self.allowed[member as usize] = on;
        let family = member.family();
        self.allowed[family as usize] = Op::ALL
            .iter()
            .any(|m| m.is_specialized() && m.family() == family && self.allows(*m));
    }
    /// Whether the member may be formed.
    pub fn allows(&self, member: Op) -> bool {
        self.allowed[member as usize]
    }
    /// Whether any member of the family may be formed.
    pub fn allows_family(&self, family: Op) -> bool {
        self.allowed[family as usize]
    }
    /// What cache unit 0 of a fresh instruction holds.
    pub fn seed(&self, op: Op) -> u16 {
        match initial_cache(op) {
            17 => self.parameters.fresh(),
            other => other,
        }
    }
}
