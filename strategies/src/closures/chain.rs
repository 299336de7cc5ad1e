//! The closures of one code object, made when it first runs.

use super::closure::{Arena, Link};
use super::decode::{Instruction, decode};
use super::step::{Factory, Place};
use gearbox_vm::heap::Gc;
use gearbox_vm::isa::Op;
use gearbox_vm::object::Code;
use gearbox_vm::run::Policy;
use gearbox_vm::vm::Vm;

/// Every instruction of a code object as a closure.
pub(super) struct Chain {
    arena: Arena,
    /// By code unit: where in the arena the closure of the instruction there lies. For caches that is one that reports an unknown instruction.
    entries: Vec<u32>,
}

impl Chain {
    /// Makes the closures in the order of their instructions, because an instruction's successor lies behind it. They are made twice: in the first round
    /// jumps do not know yet how far away their targets will lie. `LINK`: closures call one another; else each returns to the trampoline.
    pub fn build<P: Policy, const LINK: bool>(vm: &mut Vm, code: Gc<Code>) -> Chain {
        let start = vm.entry_of(code);
        let instructions = decode(code.words());
        let mut entries = vec![0; code.words().len()];
        let mut ends = entries.clone();
        loop {
            let mut factory = Factory::<P, LINK>::new();
            let mut moved = false;
            for i in &instructions {
                let at = factory.arena.end() as u32;
                if !does_nothing(i) {
                    let target = entries[i.target.unwrap_or(i.unit)];
                    factory.make(&Place {
                        op: i.op,
                        arg: i.arg,
                        // SAFETY: the word exists; one past the last one is still an address of the allocation.
                        ip: unsafe { start.add(i.unit + 1) },
                        code,
                        target: target as i32 - ends[i.unit] as i32,
                    });
                }
                let end = factory.arena.end() as u32;
                moved |= (entries[i.unit], ends[i.unit]) != (at, end);
                (entries[i.unit], ends[i.unit]) = (at, end);
            }
            // Control never comes here, but a code object may end with what does nothing.
            let unknown = factory.arena.end() as u32;
            factory.unknown(start);
            if moved {
                continue;
            }
            for (unit, entry) in entries.iter_mut().enumerate() {
                if instructions
                    .binary_search_by_key(&unit, |i| i.unit)
                    .is_err()
                {
                    *entry = unknown;
                }
            }
            return Chain {
                arena: factory.arena,
                entries,
            };
        }
    }

    /// The closures of the current frame's code, if they have been made.
    #[inline(always)]
    fn current(vm: &Vm) -> Option<(&Chain, Gc<Code>)> {
        // SAFETY: a frame is current while a chain runs.
        let code = unsafe { (*vm.fp).code };
        let prepared = code.prepared.get()?;
        debug_assert!(prepared.is::<Chain>());
        // SAFETY: a VM has one strategy, and this one prepares nothing but chains; the frame keeps the code alive.
        let chain = unsafe { &*std::ptr::from_ref(&**prepared).cast::<Chain>() };
        Some((chain, code))
    }

    /// The closure of the instruction at `ip` in the current frame, if the frame's code has its closures.
    #[inline(always)]
    pub fn entry(vm: &Vm, ip: *const u32) -> Option<Link> {
        let (chain, code) = Chain::current(vm)?;
        // SAFETY: a frame stands at an instruction of its code.
        Some(unsafe { chain.at(code, ip) })
    }

    /// The closure with which the current frame begins, if the frame's code has its closures.
    #[inline(always)]
    pub fn beginning(vm: &Vm) -> Option<Link> {
        Chain::current(vm).map(|(chain, _)| chain.arena.first())
    }

    /// As [`Chain::entry`]; closures that do not exist are made.
    #[inline(always)]
    pub fn entry_or_build<P: Policy, const LINK: bool>(vm: &mut Vm, ip: *const u32) -> Link {
        match Chain::entry(vm, ip) {
            Some(link) => link,
            None => Chain::prepare::<P, LINK>(vm, ip),
        }
    }

    /// The closure of the instruction at `ip`.
    ///
    /// # Safety
    /// `ip` points at an instruction of `code`, of which this chain was made.
    #[inline(always)]
    pub unsafe fn at(&self, code: Gc<Code>, ip: *const u32) -> Link {
        // SAFETY: there is an entry for each word, and a closure lies there.
        unsafe {
            let unit = ip.offset_from_unsigned(code.entry.get());
            self.arena
                .first()
                .further(*self.entries.as_ptr().add(unit) as i32)
        }
    }

    #[cold]
    #[inline(never)]
    fn prepare<P: Policy, const LINK: bool>(vm: &mut Vm, ip: *const u32) -> Link {
        // SAFETY: a frame is current while a chain runs.
        let code = unsafe { (*vm.fp).code };
        let chain = Chain::build::<P, LINK>(vm, code);
        // SAFETY: a frame stands at an instruction of its code.
        let link = unsafe { chain.at(code, ip) };
        // Building runs no Python code, so nobody can have set it meanwhile.
        let _ = code.prepared.set(Box::new(chain));
        link
    }
}

/// Whether an instruction needs no closure: its successor's serves.
fn does_nothing(i: &Instruction) -> bool {
    matches!(
        Op::from_u8(i.op),
        Some(Op::Nop | Op::NotTaken | Op::ExtendedArg)
    )
}
