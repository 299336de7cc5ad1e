//! The closures of one code object, made when it first runs.

use super::blocks;
use super::step::{Factory, Link, Place, Step};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::Code;
use gearbox_vm::run::Policy;
use gearbox_vm::vm::Vm;

/// Every instruction of a code object as a closure.
pub(super) struct Chain {
    /// By code unit: the closure of the instruction there. Units that are caches lead to one that reports an unknown instruction.
    entries: Box<[Link]>,
    /// Owns the closures.
    _steps: Vec<Box<Step>>,
}

/// Where to find the closures of the running code.
#[derive(Clone, Copy)]
pub(super) struct View {
    words: *const u32,
    entries: *const Link,
}

impl View {
    /// The closure of the instruction at `ip`.
    ///
    /// # Safety
    /// `ip` points at an instruction of the code that this view was made for, which is still running.
    #[inline(always)]
    pub unsafe fn at(self, ip: *const u32) -> Link {
        // SAFETY: there is an entry for each word.
        unsafe { *self.entries.add(ip.offset_from_unsigned(self.words)) }
    }
}

impl Chain {
    /// Makes the closures from last to first, so that each one can capture its successor. `link`: within basic blocks closures call one another; else each
    /// returns to the trampoline.
    pub fn build<P: Policy>(vm: &mut Vm, code: Gc<Code>, link: bool) -> Chain {
        let start = vm.entry_of(code);
        let words = code.words();
        let instructions = blocks::cut(words, &code.plain);
        let mut steps: Vec<Box<Step>> = Vec::with_capacity(instructions.len() + 1);
        steps.push(Factory::<P>::make(&Place {
            op: gearbox_vm::isa::Op::Reserved as u8,
            arg: 0,
            ip: start,
            constant: None,
            next: None,
        }));
        let mut entries = vec![Link::to(&*steps[0]); words.len()];
        let mut next = None;
        for i in instructions.iter().rev() {
            let step = Factory::<P>::make(&Place {
                op: i.op,
                arg: i.arg,
                // SAFETY: the word exists; one past the last one is still an address of the allocation.
                ip: unsafe { start.add(i.unit + 1) },
                constant: blocks::constant(i, &code.consts),
                next: next.filter(|_| i.linked && link),
            });
            let to = Link::to(&*step);
            entries[i.unit] = to;
            next = Some(to);
            steps.push(step);
        }
        Chain {
            entries: entries.into_boxed_slice(),
            _steps: steps,
        }
    }

    /// The closures of the current frame's code, made now if it has not run before.
    #[inline(always)]
    pub fn of_frame<P: Policy, const LINK: bool>(vm: &mut Vm) -> View {
        // SAFETY: a frame is current while a chain runs.
        let code = unsafe { (*vm.fp).code };
        let chain = match code.prepared.get() {
            Some(p) => {
                debug_assert!(p.is::<Chain>());
                // SAFETY: a VM has one strategy, and this one prepares nothing but chains.
                unsafe { &*std::ptr::from_ref(&**p).cast::<Chain>() }
            }
            None => return Chain::prepare::<P, LINK>(vm, code),
        };
        chain.view(code)
    }

    /// Where the closures are.
    pub fn view(&self, code: Gc<Code>) -> View {
        View {
            words: code.entry.get(),
            entries: self.entries.as_ptr(),
        }
    }

    #[cold]
    #[inline(never)]
    fn prepare<P: Policy, const LINK: bool>(vm: &mut Vm, code: Gc<Code>) -> View {
        let chain = Chain::build::<P>(vm, code, LINK);
        let view = chain.view(code);
        // Building runs no Python code, so nobody can have set it meanwhile.
        let _ = code.prepared.set(Box::new(chain));
        view
    }
}
