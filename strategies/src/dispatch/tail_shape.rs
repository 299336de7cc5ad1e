//! Tail calls: one function per instruction, all of one signature, each ending by calling the next instruction's.
//!
//! Stable Rust has no guaranteed tail call, but LLVM makes these sibling calls in optimised builds: the signatures agree, all five arguments travel in
//! registers, and no handler lends the address of a local beyond a call. A test runs every function in a long loop on a small native stack, and
//! `codegen-check` counts the calls. Debug builds return to the loop after every instruction instead.

/// Defines `pub fn run<P: Policy>(vm, raise_first) -> R<Outcome>` as `match_loop` does, over a table of functions.
macro_rules! tail_chain {
    ($list:ident) => {
        tail_chain!($list, gearbox_vm::isa::Op);
    };
    ($list:ident, $($numbers:ident)::+) => {
        tail_chain!(@ ($) $list, $($numbers)::+);
    };
    (@ ($d:tt) $list:ident, $($numbers:ident)::+) => {
        #[allow(unused_imports)]
        use gearbox_vm::{fuse, ops::*, special};
        use gearbox_vm::isa::generic_word;
        use $($numbers)::+ as Op;
        use gearbox_vm::run::generator::Outcome;
        use gearbox_vm::run::settle::{Then, ended, settle, start_here, unknown_opcode};
        use gearbox_vm::run::{Flow, Policy, Regs};
        use gearbox_vm::value::Value;
        use gearbox_vm::vm::{R, Vm};

        /// One instruction: the registers, and the word that was fetched.
        type Step = fn(&mut Vm, *const u32, *mut Value, *mut Value, u32) -> Flow;

        /// Goes on with the next instruction.
        macro_rules! next {
            ($d p:ident, $d vm:ident, $d r:ident) => {{
                let word = $d r.fetch();
                let step = Table::<$d p>::STEPS[word as u8 as usize];
                step($d vm, $d r.ip, $d r.sp, $d r.fp, word)
            }};
        }

        /// Leaves the chain with the registers in the VM.
        #[inline(never)]
        fn leave(
            vm: &mut Vm,
            ip: *const u32,
            sp: *mut Value,
            fp: *mut Value,
            flow: Flow,
        ) -> Flow {
            vm.regs = Regs { ip, sp, fp };
            flow
        }

        fn unknown(
            vm: &mut Vm,
            ip: *const u32,
            sp: *mut Value,
            fp: *mut Value,
            word: u32,
        ) -> Flow {
            let flow = unknown_opcode(vm, word as u8);
            leave(vm, ip, sp, fp, flow)
        }

        /// An instruction's rare part. The registers come back in the VM: lending a local's address would keep the chain's next call from
        /// becoming a jump.
        #[inline(never)]
        fn rare<P: Policy>(
            vm: &mut Vm,
            ip: *const u32,
            sp: *mut Value,
            fp: *mut Value,
        ) -> Flow {
            let mut r = Regs { ip, sp, fp };
            let flow = P::slow(vm, &mut r);
            vm.regs = r.by_word();
            flow
        }

        /// Does an instruction's rare part, then goes on.
        #[inline(never)]
        fn slow<P: Policy>(
            vm: &mut Vm,
            ip: *const u32,
            sp: *mut Value,
            fp: *mut Value,
            _: u32,
        ) -> Flow {
            let flow = rare::<P>(vm, ip, sp, fp);
            let mut r = vm.regs.by_word();
            if flow == Flow::Miss && P::ADAPTIVE {
                let word = generic_word(r.word());
                let step = Table::<P>::STEPS[word as u8 as usize];
                return step(vm, r.ip, r.sp, r.fp, word);
            }
            if cfg!(not(debug_assertions)) && flow.goes_on() {
                return next!(P, vm, r);
            }
            leave(vm, r.ip, r.sp, r.fp, flow)
        }

        struct Table<P>(std::marker::PhantomData<P>);

        macro_rules! steps {
            ($d(($d op:ident, $d($d path:ident)::+)),* $d(,)?) => {
                #[allow(non_snake_case)]
                mod step {
                    use super::*;
                    $d(
                        pub fn $d op<P: Policy>(
                            vm: &mut Vm,
                            ip: *const u32,
                            sp: *mut Value,
                            fp: *mut Value,
                                            word: u32,
                        ) -> Flow {
                            let mut r = Regs { ip, sp, fp };
                            let flow = $d($d path)::+::<P>(vm, &mut r, word >> 8);
                            if cfg!(not(debug_assertions)) && flow.goes_on() {
                                return next!(P, vm, r);
                            }
                            if flow == Flow::Miss && P::ADAPTIVE {
                                let word = generic_word(word);
                                let step = Table::<P>::STEPS[word as u8 as usize];
                                return step(vm, r.ip, r.sp, r.fp, word);
                            }
                            if flow == Flow::Slow {
                                return slow::<P>(vm, r.ip, r.sp, r.fp, word);
                            }
                            leave(vm, r.ip, r.sp, r.fp, flow)
                        }
                    )*
                }
                impl<P: Policy> Table<P> {
                    const STEPS: &'static [Step; 256] = &{
                        let mut table: [Step; 256] = [unknown; 256];
                        $d(table[Op::$d op as usize] = step::$d op::<P>;)*
                        table
                    };
                }
            };
        }
        gearbox_vm::$list!(steps);

        /// The chain's driver: enters it, settles what ends it.
        pub fn run<P: Policy>(vm: &mut Vm, raise_first: bool) -> R<Outcome> {
            let mut r = start_here(vm, raise_first)?;
            loop {
                let flow = next!(P, vm, r);
                if let Some(outcome) = ended(flow) {
                    return Ok(outcome);
                }
                r = vm.regs;
                if !flow.goes_on() {
                    match settle::<P>(vm, r, flow) {
                        Then::Go(next) => r = next,
                        Then::End(outcome) => return outcome,
                    }
                }
            }
        }
    };
}
