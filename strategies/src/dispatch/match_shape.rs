//! The match loop.

/// Defines `pub fn run<P: Policy, Q: Probe>(vm, raise_first) -> R<Outcome>`: one loop, one match over the instructions that the list macro hands out.
/// It runs the topmost frame, which has the ENTRY flag, to its end or (a generator's) to its next yield; `raise_first` starts by raising the
/// pending exception where the frame stands.
macro_rules! match_loop {
    ($list:ident) => {
        match_loop!(@ ($) $list);
    };
    (@ ($d:tt) $list:ident) => {
        #[allow(unused_imports)]
        use gearbox_vm::{ops::*, special};

        /// The loop.
        pub fn run<P: gearbox_vm::run::Policy, Q: gearbox_vm::run::probe::Probe>(
            vm: &mut gearbox_vm::vm::Vm,
            raise_first: bool,
        ) -> gearbox_vm::vm::R<gearbox_vm::run::generator::Outcome> {
            use gearbox_vm::isa::{Op, generic_word};
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
                            $d(x if x == Op::$d op as u8 => $d($d path)::+::<P>(vm, &mut r, arg),)*
                            other => unknown_opcode(vm, other),
                        }
                    };
                }
                if Q::ON && !missed {
                    vm.count_dispatch(r.ip as usize - 4, word as u8, again);
                }
                let mut flow = gearbox_vm::$list!(arms);
                if flow == Flow::Slow {
                    (r, flow) = P::slow(vm, r);
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
                if !matches!(flow, Flow::Next | Flow::Switch) {
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
