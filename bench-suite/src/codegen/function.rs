//! The figures of one function.

use iced_x86::{Decoder, DecoderOptions, FlowControl, Instruction, Mnemonic, OpKind, Register};
use serde::Serialize;

use super::image::Image;
use super::slice::Slicer;

/// What is counted in one function, or the worst of its copies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Copies of the function, one for each policy.
    pub copies: u64,
    /// Size.
    pub bytes: u64,
    /// Indirect jumps, without those through the linkage table.
    pub indirect_jumps: u64,
    /// Stack frame: the largest `sub rsp` plus 8 for each different register that is pushed.
    pub frame_bytes: u64,
    /// Whether the frame is made before the first branch, so on every execution.
    pub framed_at_entry: bool,
    /// Calls.
    pub calls: u64,
    /// Calls of a step of the own chain instead of jumps to it.
    pub chained_calls: u64,
    /// Calls of `Regs`' functions, which are meant to be inlined.
    pub stack_primitive_calls: u64,
    /// Instructions that choose the instruction pointer by data instead of by a branch: see `slice.rs`.
    pub ip_selects: u64,
    /// Whether it counts what it executes.
    #[serde(skip)]
    pub counts_dispatches: bool,
}

impl Figures {
    /// Takes another copy of the same function in.
    pub fn merge(&mut self, other: &Figures) {
        self.copies += other.copies;
        self.bytes = self.bytes.max(other.bytes);
        self.indirect_jumps = self.indirect_jumps.max(other.indirect_jumps);
        self.frame_bytes = self.frame_bytes.max(other.frame_bytes);
        self.framed_at_entry |= other.framed_at_entry;
        self.calls = self.calls.max(other.calls);
        self.chained_calls = self.chained_calls.max(other.chained_calls);
        self.stack_primitive_calls = self.stack_primitive_calls.max(other.stack_primitive_calls);
        self.ip_selects = self.ip_selects.max(other.ip_selects);
    }
}

/// Decodes a function and counts. `strategy`: whose chain a step may not call.
pub fn figures(image: &Image, address: u64, code: &[u8], strategy: &str) -> Figures {
    let instructions: Vec<Instruction> = Decoder::with_ip(64, code, address, DecoderOptions::NONE)
        .into_iter()
        .collect();
    let slicer = Slicer::new(&instructions);
    let mut f = Figures {
        copies: 1,
        bytes: code.len() as u64,
        ..Figures::default()
    };
    let mut pushed: Vec<Register> = Vec::new();
    let mut lowered = 0;
    let mut branched = false;
    for (at, i) in instructions.iter().enumerate() {
        match i.mnemonic() {
            Mnemonic::Push if i.op0_kind() == OpKind::Register => {
                if !pushed.contains(&i.op0_register()) {
                    pushed.push(i.op0_register());
                }
                f.framed_at_entry |= !branched;
            }
            Mnemonic::Sub if i.op0_register() == Register::RSP => {
                lowered = lowered.max(i.immediate(1));
                f.framed_at_entry |= !branched;
            }
            _ => {}
        }
        match i.flow_control() {
            FlowControl::IndirectBranch if linked(image, i).is_none() => f.indirect_jumps += 1,
            FlowControl::Call | FlowControl::IndirectCall => {
                f.calls += 1;
                match callee(image, i) {
                    Some(name) => {
                        let primitive = name.starts_with("gearbox_vm::run::regs::");
                        f.stack_primitive_calls += u64::from(primitive);
                        f.counts_dispatches |= name.ends_with("::count_dispatch");
                        f.chained_calls += u64::from(in_chain(&name, strategy));
                    }
                    None => {
                        let table = slicer.table(at);
                        let step = |n: u64| {
                            let target = image.pointer_at(table? + 8 * n)?;
                            image.name_at(target)
                        };
                        let chained = (0..256)
                            .filter_map(step)
                            .any(|name| in_chain(&name, strategy));
                        f.chained_calls += u64::from(chained);
                    }
                }
            }
            _ => {}
        }
        branched |= i.flow_control() != FlowControl::Next;
    }
    f.frame_bytes = lowered + 8 * pushed.len() as u64;
    f.ip_selects = slicer.ip_selects() as u64;
    f
}

/// Whether this is a function of the chain that must be jumped to: a step, or what does a step's rare part and goes on.
fn in_chain(name: &str, strategy: &str) -> bool {
    name.strip_prefix("gearbox_strategies::")
        .and_then(|rest| rest.strip_prefix(strategy))
        .is_some_and(|rest| rest.starts_with("::tail::step::") || rest == "::tail::slow")
}

/// Where a jump or call through a fixed place in memory (the linkage table) goes.
fn linked(image: &Image, i: &Instruction) -> Option<u64> {
    if i.op0_kind() != OpKind::Memory || !i.is_ip_rel_memory_operand() {
        return None;
    }
    // What the loader takes from another library has no pointer of our own: 0 is no function's address.
    Some(image.pointer_at(i.ip_rel_memory_address()).unwrap_or(0))
}

/// The callee's name; `None` for a call through a register or a table. What is not our own has no name.
fn callee(image: &Image, i: &Instruction) -> Option<String> {
    let target = match i.flow_control() {
        FlowControl::Call => i.near_branch_target(),
        _ => linked(image, i)?,
    };
    Some(image.name_at(target).unwrap_or_default())
}
