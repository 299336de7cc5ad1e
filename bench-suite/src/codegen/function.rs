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
    /// Where they are: addresses in the executable, of all copies.
    pub ip_select_addresses: Vec<u64>,
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
        let addresses = &mut self.ip_select_addresses;
        addresses.extend(&other.ip_select_addresses);
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
    f.ip_select_addresses = slicer.ip_selects();
    f.ip_selects = f.ip_select_addresses.len() as u64;
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

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = "gearbox_strategies::gear::tail::step::Next";
    /// `mov r8d, [rsi]; add rsi, 4; movzx eax, r8b; lea r9, [rip+0x1000]; jmp [r9+rax*8]`
    const DISPATCH: &[u8] = &[
        0x44, 0x8b, 0x06, 0x48, 0x83, 0xc6, 0x04, 0x41, 0x0f, 0xb6, 0xc0, 0x4c, 0x8d, 0x0d, 0x00,
        0x10, 0x00, 0x00, 0x41, 0xff, 0x24, 0xc1,
    ];

    fn of(code: &[u8], pointers: &[(u64, u64)]) -> Figures {
        let image = Image::of(&[(0x9000, STEP, &[0xc3])], pointers);
        figures(&image, 0x1000, code, "gear")
    }

    #[test]
    fn a_conditional_move_on_the_instruction_pointer_is_found() {
        // cmp rax, rdx; mov ecx, 1; cmovl rcx, r8; lea rsi, [rsi+rcx*4]
        let mut code = vec![
            0x48, 0x39, 0xd0, 0xb9, 0x01, 0x00, 0x00, 0x00, 0x49, 0x0f, 0x4c, 0xc8, 0x48, 0x8d,
            0x34, 0x8e,
        ];
        code.extend(DISPATCH);
        let f = of(&code, &[]);
        assert_eq!((f.ip_selects, f.indirect_jumps, f.frame_bytes), (1, 1, 0));
    }

    #[test]
    fn a_branch_and_a_conditional_move_of_data_are_not() {
        // cmp rax, rdx; cmovl rax, rdx; mov [rcx], rax; jge over; lea rsi, [rsi+r8*4]; over:
        let mut code = vec![
            0x48, 0x39, 0xd0, 0x48, 0x0f, 0x4c, 0xc2, 0x48, 0x89, 0x01, 0x7d, 0x04, 0x4a, 0x8d,
            0x34, 0x86,
        ];
        code.extend(DISPATCH);
        let f = of(&code, &[]);
        assert_eq!((f.ip_selects, f.indirect_jumps), (0, 1));
    }

    #[test]
    fn a_select_is_followed_through_the_frame_and_a_jump_table() {
        let code = [
            0x0f, 0x9c, 0xc0, // setl al
            0x0f, 0xb6, 0xc0, // movzx eax, al
            0x48, 0x8d, 0x34, 0x86, // lea rsi, [rsi+rax*4]
            0x48, 0x89, 0x74, 0x24, 0x08, // mov [rsp+8], rsi
            0x48, 0x85, 0xd2, 0x74, 0x01, 0x90, // test rdx, rdx; je over; nop; over:
            0x48, 0x8b, 0x4c, 0x24, 0x08, // mov rcx, [rsp+8]
            0x8b, 0x11, // mov edx, [rcx]
            0x0f, 0xb6, 0xc2, // movzx eax, dl
            0x4c, 0x8d, 0x0d, 0x00, 0x10, 0x00, 0x00, // lea r9, [rip+0x1000]
            0x49, 0x63, 0x04, 0x81, // movsxd rax, dword ptr [r9+rax*4]
            0x4c, 0x01, 0xc8, 0xff, 0xe0, // add rax, r9; jmp rax
        ];
        assert_eq!(of(&code, &[]).ip_selects, 1);
    }

    #[test]
    fn a_call_of_a_step_is_no_jump() {
        let code = [
            0x53, 0x48, 0x83, 0xec, 0x10, // push rbx; sub rsp, 16
            0x41, 0x0f, 0xb6, 0xc0, // movzx eax, r8b
            0x4c, 0x8d, 0x0d, 0x00, 0x10, 0x00, 0x00, // lea r9, [rip+0x1000]
            0x41, 0xff, 0x14, 0xc1, // call [r9+rax*8]
            0x48, 0x83, 0xc4, 0x10, 0x5b, 0xc3, // add rsp, 16; pop rbx; ret
        ];
        let table = 0x1010 + 0x1000;
        let f = of(&code, &[(table + 8, 0x9000)]);
        assert_eq!((f.chained_calls, f.calls, f.indirect_jumps), (1, 1, 0));
        assert_eq!((f.frame_bytes, f.framed_at_entry), (24, true));
        // Any other table may be called through.
        assert_eq!(of(&code, &[(table + 8, 0x9999)]).chained_calls, 0);
        // A direct call, and one through the linkage table.
        let direct = [0xe8, 0xfb, 0x7f, 0x00, 0x00, 0xc3];
        assert_eq!(of(&direct, &[]).chained_calls, 1);
        let linked = [0xff, 0x15, 0xfa, 0x0f, 0x00, 0x00, 0xc3];
        assert_eq!(of(&linked, &[(0x2000, 0x9000)]).chained_calls, 1);
        let tail = [0xff, 0x25, 0xfa, 0x0f, 0x00, 0x00];
        assert_eq!(
            of(&tail, &[(0x2000, 0x9000)]),
            Figures {
                copies: 1,
                bytes: 6,
                ..Figures::default()
            }
        );
    }
}
