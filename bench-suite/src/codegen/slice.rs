//! Where values in a function come from: backward slices over its flow graph.
//!
//! A loop is slow when the next instruction's address depends on data through arithmetic instead of through a predicted branch. What counts as such:
//!
//! - A *fetch* is a 32-bit load without an index register that an indirect jump's target depends on: the instruction word.
//! - A *select* is a `cmovcc`, `setcc` or `sbb` that a fetch's address depends on.
//!
//! "Depends on" follows registers and stack slots through moves and arithmetic, over all direct branches backwards. It ends at loads from anywhere else
//! (what a frame or a cache word holds is not chosen here) and at calls. Flags are not followed: a branch on a comparison is what is wanted.

use std::collections::{BTreeSet, HashMap, HashSet};

use iced_x86::{
    FlowControl, Instruction, InstructionInfoFactory, Mnemonic, OpAccess, OpKind, Register,
};

/// A place that holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Register(Register),
    /// A slot of the frame: the stack pointer stands still between prologue and epilogue.
    Slot(Register, u64),
}

/// What an instruction reads and writes.
#[derive(Debug, Default)]
struct Effects {
    reads: Vec<Place>,
    writes: Vec<Place>,
    /// Reads memory that is no slot of the frame.
    loads: bool,
    /// Is a call: nothing is known of the registers that it may change.
    calls: bool,
}

/// The flow graph of one function.
pub struct Slicer<'a> {
    code: &'a [Instruction],
    effects: Vec<Effects>,
    /// For each instruction, those that may run directly before it.
    before: Vec<Vec<usize>>,
}

const CALLER_SAVED: [Register; 9] = [
    Register::RAX,
    Register::RCX,
    Register::RDX,
    Register::RSI,
    Register::RDI,
    Register::R8,
    Register::R9,
    Register::R10,
    Register::R11,
];

impl<'a> Slicer<'a> {
    /// Of a function's instructions.
    pub fn new(code: &'a [Instruction]) -> Slicer<'a> {
        let index: HashMap<u64, usize> = code
            .iter()
            .enumerate()
            .map(|(at, i)| (i.ip(), at))
            .collect();
        let mut before = vec![Vec::new(); code.len()];
        for (at, i) in code.iter().enumerate() {
            let (falls, branches) = match i.flow_control() {
                FlowControl::ConditionalBranch => (true, true),
                FlowControl::UnconditionalBranch => (false, true),
                FlowControl::IndirectBranch | FlowControl::Return | FlowControl::Exception => {
                    (false, false)
                }
                _ => (true, false),
            };
            if falls && at + 1 < code.len() {
                before[at + 1].push(at);
            }
            if branches && let Some(&target) = index.get(&i.near_branch_target()) {
                before[target].push(at);
            }
        }
        let mut factory = InstructionInfoFactory::new();
        let effects = code.iter().map(|i| effects(&mut factory, i)).collect();
        Slicer {
            code,
            effects,
            before,
        }
    }
    /// Instructions that may have given these places the values that they have before instruction `at`.
    fn definitions(&self, at: usize, places: &[Place]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(usize, Place)> = places.iter().map(|&p| (at, p)).collect();
        while let Some((at, place)) = open.pop() {
            for &b in &self.before[at] {
                if !seen.insert((b, place)) {
                    continue;
                }
                let e = &self.effects[b];
                let lost =
                    e.calls && matches!(place, Place::Register(r) if CALLER_SAVED.contains(&r));
                if lost || e.writes.contains(&place) {
                    found.insert(b);
                } else {
                    open.push((b, place));
                }
            }
        }
        found
    }
    /// Everything that the places' values before `at` depend on; `stop`: what to look no further behind.
    fn slice(&self, at: usize, places: &[Place], stop: impl Fn(usize) -> bool) -> BTreeSet<usize> {
        let mut slice = BTreeSet::new();
        let mut open: Vec<usize> = self.definitions(at, places).into_iter().collect();
        while let Some(d) = open.pop() {
            if slice.insert(d) && !stop(d) && !self.effects[d].calls {
                open.extend(self.definitions(d, &self.effects[d].reads));
            }
        }
        slice
    }
    fn is_fetch(&self, at: usize) -> bool {
        let i = &self.code[at];
        self.effects[at].loads
            && i.memory_size().size() == 4
            && i.memory_index() == Register::None
            && !i.is_ip_rel_memory_operand()
            && i.mnemonic() == Mnemonic::Mov
    }
    /// Addresses of the selects that a fetch's address depends on.
    pub fn ip_selects(&self) -> Vec<u64> {
        let mut fetches = BTreeSet::new();
        for (at, i) in self.code.iter().enumerate() {
            if i.flow_control() == FlowControl::IndirectBranch {
                let slice = self.slice(at, &self.effects[at].reads, |d| self.is_fetch(d));
                fetches.extend(slice.into_iter().filter(|&d| self.is_fetch(d)));
            }
        }
        let mut selects = BTreeSet::new();
        for fetch in fetches {
            let address = place(self.code[fetch].memory_base());
            let slice = self.slice(fetch, &[address], |d| self.effects[d].loads);
            selects.extend(slice.into_iter().filter(|&d| is_select(&self.code[d])));
        }
        selects.into_iter().map(|d| self.code[d].ip()).collect()
    }
    /// The address of the table whose entry an indirect jump or call takes, if its base is fixed.
    pub fn table(&self, at: usize) -> Option<u64> {
        let entry = |at: usize| {
            let i = &self.code[at];
            (i.memory_index() != Register::None && i.memory_index_scale() == 8).then_some(at)
        };
        let load = match self.code[at].op0_kind() {
            OpKind::Memory => entry(at),
            _ => self
                .definitions(at, &[place(self.code[at].op0_register())])
                .into_iter()
                .find_map(entry),
        }?;
        let base = place(self.code[load].memory_base());
        let mut bases = self
            .slice(load, &[base], |d| self.effects[d].loads)
            .into_iter();
        bases.find_map(|d| {
            let i = &self.code[d];
            (i.mnemonic() == Mnemonic::Lea && i.is_ip_rel_memory_operand())
                .then(|| i.ip_rel_memory_address())
        })
    }
}

fn place(register: Register) -> Place {
    Place::Register(register.full_register())
}

fn is_select(i: &Instruction) -> bool {
    use iced_x86::ConditionCode;
    i.mnemonic() == Mnemonic::Sbb
        || (i.condition_code() != ConditionCode::None && i.flow_control() == FlowControl::Next)
}

fn effects(factory: &mut InstructionInfoFactory, i: &Instruction) -> Effects {
    let mut e = Effects {
        calls: matches!(
            i.flow_control(),
            FlowControl::Call | FlowControl::IndirectCall
        ),
        ..Effects::default()
    };
    let reads = |access| {
        matches!(
            access,
            OpAccess::Read | OpAccess::CondRead | OpAccess::ReadWrite | OpAccess::ReadCondWrite
        )
    };
    let writes = |access| {
        matches!(
            access,
            OpAccess::Write | OpAccess::CondWrite | OpAccess::ReadWrite | OpAccess::ReadCondWrite
        )
    };
    let info = factory.info(i);
    for m in info.used_memory() {
        let slot =
            (m.base() == Register::RSP || m.base() == Register::RBP) && m.index() == Register::None;
        if slot {
            let slot = Place::Slot(m.base(), m.displacement());
            if reads(m.access()) {
                e.reads.push(slot);
            }
            if writes(m.access()) {
                e.writes.push(slot);
            }
        } else if reads(m.access()) {
            e.loads = true;
        }
    }
    for r in info.used_registers() {
        let full = r.register().full_register();
        if full == Register::RSP || !full.is_gpr64() {
            continue;
        }
        if reads(r.access()) {
            e.reads.push(Place::Register(full));
        }
        if writes(r.access()) {
            e.writes.push(Place::Register(full));
        }
    }
    e
}
