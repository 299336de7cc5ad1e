//! The match loop.

/// Defines `pub fn run<P: Policy, Q: Probe>(vm, raise_first) -> R<Outcome>`: one loop, one match over the instructions that the list macro hands out.
/// `$numbers` has their opcodes. It runs the topmost frame, which has the ENTRY flag, to its end or (a generator's) to its next yield; `raise_first`
/// starts by raising the pending exception where the frame stands.
macro_rules! match_loop {
    ($list:ident) => {
        match_loop!($list, gearbox_vm::isa::Op);
    };
    ($list:ident, $($numbers:ident)::+) => {
        match_loop!(@ ($) $list, $($numbers)::+);
    };
    (@ ($d:tt) $list:ident, $($numbers:ident)::+) => {
        #[allow(unused_imports)]
        use gearbox_vm::{fuse, ops::*, special};

        macro_rules! numbers {
            ($d(($d op:ident, $d($d path:ident)::+)),* $d(,)?) => {
                /// Opcodes as constants, which patterns can name: one switch from the start.
                #[allow(non_upper_case_globals)]
                mod number {
                    use $($numbers)::+ as Op;
                    $d(pub const $d op: u8 = Op::$d op as u8;)*
                }
            };
        }
        gearbox_vm::$list!(numbers);

        /// The loop.
        pub fn run<P: gearbox_vm::run::Policy, Q: gearbox_vm::run::probe::Probe>(
            vm: &mut gearbox_vm::vm::Vm,
            raise_first: bool,
        ) -> gearbox_vm::vm::R<gearbox_vm::run::generator::Outcome> {
            use gearbox_vm::isa::generic_word;
            use gearbox_vm::run::Flow;
            use gearbox_vm::run::settle::{Then, settle, start, unknown_opcode};
            let mut r = start(vm, raise_first)?;
            let mut word = r.fetch();
            // The word stands for a member that has missed: it was counted.
            let mut missed = false;
            // The instruction has just been specialized and is dispatched again: the same execution.
            let mut again = false;
            loop {
                let arg = word >> 8;
                macro_rules! arms {
                    ($d(($d op:ident, $d($d path:ident)::+)),* $d(,)?) => {
                        match word as u8 {
                            $d(number::$d op => $d($d path)::+::<P>(vm, &mut r, arg),)*
                            other => unknown_opcode(vm, other),
                        }
                    };
                }
                if Q::ON && !missed {
                    vm.count_dispatch(r.ip as usize - 4, word as u8, again);
                }
                let mut flow = gearbox_vm::$list!(arms);
                if flow == Flow::Slow {
                    let mut lent = r;
                    flow = P::slow(vm, &mut lent);
                    r = lent;
                }
                if P::ADAPTIVE && flow == Flow::Miss {
                    if Q::ON {
                        vm.count_miss(word as u8);
                        missed = true;
                    }
                    word = generic_word(word);
                    continue;
                }
                if Q::ON {
                    missed = false;
                    again = flow == Flow::Specialize;
                }
                if !flow.goes_on() {
                    match settle::<P>(vm, r, flow) {
                        Then::Go(next) => r = next,
                        Then::End(outcome) => return outcome,
                    }
                }
                word = r.fetch();
            }
        }
    };
}
