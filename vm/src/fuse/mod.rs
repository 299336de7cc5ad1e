//! Superinstructions: neighbouring instructions that are dispatched once. A fused handler is the composition of its constituents' handlers, each
//! with its own word, so it means exactly what they mean one after the other.
//!
//! The first constituent's opcode is replaced in place and its argument stays; the others' words are left as they are. So jumps into the middle
//! stay valid, positions stay CPython's, and an exception in any constituent finds `ip` right behind that constituent's word.

mod catalogue;
mod form;
mod policy;
mod set;
#[cfg(test)]
mod tests;

pub use form::{FusedUnit, form, fused_units};
pub use policy::Fused;
pub use set::{Fusions, UnknownFusion};

use crate::isa::Op;
use crate::run::Flow;
use std::sync::LazyLock;

/// A row of the catalogue.
pub struct Fusion {
    /// Its opcode: one that CPython does not use, or an instrumented form's, which never occurs in executable words.
    pub number: u8,
    pub ops: &'static [Op],
}

impl Fusion {
    /// The constituents' names, joined as CPython 3.11 did.
    pub fn name(&self) -> String {
        sequence_name(self.ops.iter().map(|op| op.name()))
    }
}

/// The name of a sequence of instructions.
pub fn sequence_name<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join("__")
}

/// Opcodes in the order in which the catalogue's rows take them: the gaps in CPython's numbering, then the instrumented forms.
const fn number(row: usize) -> u8 {
    const GAP: usize = 7;
    if row < GAP {
        121 + row as u8
    } else {
        let n = 212 + (row - GAP);
        assert!(n < 256, "the catalogue is full");
        n as u8
    }
}

/// One handler, then the rest unless it left the straight line.
macro_rules! compose {
    ($p:ident, $vm:ident, $r:ident, $arg:ident, $op:ident) => {
        single::$op::<$p>($vm, $r, $arg)
    };
    ($p:ident, $vm:ident, $r:ident, $arg:ident, $op:ident $($rest:ident)+) => {{
        let flow = single::$op::<$p>($vm, $r, $arg);
        if flow != const { onward(Op::$op) } {
            return flow;
        }
        let arg = $r.fetch() >> 8;
        compose!($p, $vm, $r, arg, $($rest)+)
    }};
}

macro_rules! catalogue {
    ($(($name:ident: $($op:ident),+)),* $(,)?) => {
        /// Rows by name, to number them.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Row { $($name,)* }

        /// The catalogue.
        pub static FUSIONS: &[Fusion] = &[$(Fusion {
            number: number(Row::$name as usize),
            ops: &[$(Op::$op),+],
        },)*];

        /// Rows by the name that the macros know them by.
        #[cfg(test)]
        const ROW_NAMES: &[&str] = &[$(stringify!($name),)*];

        /// The opcodes of a loop with fused instructions, by row.
        #[allow(non_upper_case_globals)]
        impl Number { $(pub const $name: u8 = number(Row::$name as usize);)* }

        /// The fused handlers.
        #[allow(non_snake_case)]
        pub mod handlers {
            use super::{onward, single};
            use crate::isa::Op;
            use crate::run::{Flow, Policy, Regs};
            use crate::vm::Vm;
            $(
                #[inline(always)]
                pub fn $name<P: Policy>(vm: &mut Vm, r: &mut Regs, arg: u32) -> Flow {
                    compose!(P, vm, r, arg, $($op)+)
                }
            )*
        }
    };
}

crate::with_fusions!([catalogue] []);

/// The opcodes of a loop with fused instructions.
pub struct Number;

macro_rules! singles {
    ($(($op:ident, $($path:ident)::+)),* $(,)?) => {
        /// Handlers by instruction.
        // Not all of them are constituents.
        #[allow(non_snake_case, unused_imports)]
        mod single {
            $(pub use crate::ops::$($path)::+ as $op;)*
        }

        #[allow(non_upper_case_globals)]
        impl Number { $(pub const $op: u8 = Op::$op as u8;)* }

        /// Whether a generic loop has a handler for the instruction.
        pub fn is_single(op: Op) -> bool {
            matches!(op, $(Op::$op)|*)
        }
    };
}
crate::with_generic_ops!(singles);

/// Calls `$m!` with the rows of [`with_generic_ops`](crate::with_generic_ops) and one for every fused instruction.
#[macro_export]
macro_rules! with_fused_ops {
    ($m:ident) => {
        $crate::with_fusions!([$crate::fused_rows] [$m,]);
    };
}

/// Turns rows of the catalogue into rows of a loop.
#[doc(hidden)]
#[macro_export]
macro_rules! fused_rows {
    ($m:ident, $(($name:ident: $($op:ident),+)),* $(,)?) => {
        $crate::with_generic_ops! { $m, $(($name, fuse::handlers::$name),)* }
    };
}

/// The instruction that a constituent is matched as: borrowing and owning are the same without reference counts.
pub fn plain(op: Op) -> Op {
    match op {
        Op::LoadFastBorrow => Op::LoadFast,
        Op::LoadFastBorrowLoadFastBorrow => Op::LoadFastLoadFast,
        op => op,
    }
}

/// Whether control may go elsewhere than to what [`form`] takes for the successor.
const fn branches(op: Op) -> bool {
    op.has_jump_operand() && !op.is_terminator()
}

/// What a constituent answers when control goes on at what [`form`] takes for its successor: an unconditional jump's is its target.
const fn onward(op: Op) -> Flow {
    if op.has_jump_operand() && !branches(op) {
        Flow::Jump
    } else {
        Flow::Next
    }
}

/// Whether an instruction may be followed by another constituent: control goes on at a place that is known beforehand.
pub fn may_lead(op: Op) -> bool {
    let jumps = matches!(
        op,
        Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt
    );
    let leaves = matches!(
        op,
        Op::YieldValue | Op::Send | Op::ReturnGenerator | Op::ExtendedArg | Op::Cache
    );
    is_single(op) && !leaves && (jumps || !op.is_terminator())
}

/// The catalogue's row of this opcode.
pub fn fusion(number: u8) -> Option<&'static Fusion> {
    let row = match number {
        121..=127 => usize::from(number) - 121,
        212.. => usize::from(number) - 212 + 7,
        _ => return None,
    };
    FUSIONS.get(row)
}

/// The name of a fused instruction.
pub fn fused_name(number: u8) -> Option<&'static str> {
    static NAMES: LazyLock<Vec<String>> =
        LazyLock::new(|| FUSIONS.iter().map(Fusion::name).collect());
    let row = FUSIONS.iter().position(|f| f.number == number)?;
    NAMES.get(row).map(String::as_str)
}
