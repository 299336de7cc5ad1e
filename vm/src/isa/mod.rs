//! The instruction set: CPython 3.14's opcodes, their metadata, families, inline-cache layouts and operand names.
//! Everything is derived from the one table in `table.rs`.

mod cache;
mod names;
mod pseudo;
#[macro_use]
mod table;
#[cfg(test)]
mod tests;

pub use cache::{CacheField, cache_fields, initial_cache};
pub use names::{
    BINARY_OPS, COMMON_CONSTANTS, COMPARE_NAMES, FUNCTION_ATTRS, INTRINSICS_1, INTRINSICS_2,
    SPECIAL_METHODS, binary_op_symbol,
};
pub use pseudo::{AnyOp, Pseudo};

/// Bits describing an instruction's control flow and failure behaviour.
pub mod flags {
    /// Nothing special.
    pub const NONE: u8 = 0;
    /// May raise a Python exception.
    pub const RAISES: u8 = 1;
    /// Control never falls through to the next instruction.
    pub const TERM: u8 = 2;
    /// The operand is a relative jump.
    pub const JUMP: u8 = 4;
    /// A specialized member of a family.
    pub const SPECIALIZED: u8 = 8;
    /// Only written by monitoring or the second tier.
    pub const INSTRUMENTED: u8 = 16;
}

/// How an instruction's oparg is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// No argument (the byte is zero).
    None,
    /// A plain number: a count, a depth or bits without a table.
    Raw,
    /// Index into `co_consts`.
    Const,
    /// Index into `co_names`.
    Name,
    /// Index into `co_names`, shifted left once.
    NameShift1,
    /// Index into `co_names`, shifted left twice.
    NameShift2,
    /// A localsplus slot read or written directly.
    Local,
    /// Two localsplus slots, four bits each.
    LocalPair,
    /// A localsplus slot holding a cell.
    Deref,
    /// Distance forwards in code units.
    JumpForward,
    /// Distance backwards in code units.
    JumpBackward,
    /// Comparison: operator in the high bits, truth flag 16, mask in the low four.
    Compare,
    /// Index into `BINARY_OPS`.
    BinaryOp,
    /// 1 = `is not`.
    IsOp,
    /// 1 = `not in`.
    ContainsOp,
    /// Index into `INTRINSICS_1`.
    Intrinsic1,
    /// Index into `INTRINSICS_2`.
    Intrinsic2,
    /// 1 str, 2 repr, 3 ascii.
    Convert,
    /// Bits of `FUNCTION_ATTRS`.
    FunctionAttr,
    /// Index into `COMMON_CONSTANTS`.
    CommonConst,
    /// Index into `SPECIAL_METHODS`.
    Special,
    /// The integer itself.
    SmallInt,
}

macro_rules! define_ops {
    ($(($name:ident, $text:literal, $num:literal, $family:ident, $operand:ident, $fx:expr, $cache:literal, $flags:expr),)*) => {
        /// An instruction, numbered as in CPython 3.14.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u8)]
        pub enum Op {
            $(#[doc = $text] $name = $num,)*
        }

        impl Op {
            /// Every instruction, in table order.
            pub const ALL: &'static [Op] = &[$(Op::$name,)*];

            /// The instruction of this number, if there is one.
            pub const fn from_u8(number: u8) -> Option<Op> {
                match number {
                    $($num => Some(Op::$name),)*
                    _ => None,
                }
            }

            /// CPython's name of the instruction.
            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => $text,)* }
            }

            /// The generic instruction this one is a form of (itself for base instructions).
            pub const fn family(self) -> Op {
                match self { $(Op::$name => Op::$family,)* }
            }

            /// How the oparg is read.
            pub const fn operand(self) -> Operand {
                match self { $(Op::$name => Operand::$operand,)* }
            }

            /// Number of inline-cache units that follow.
            pub const fn cache_units(self) -> usize {
                match self { $(Op::$name => $cache,)* }
            }

            /// Bits of [`flags`].
            pub const fn flags(self) -> u8 {
                use flags::*;
                match self { $(Op::$name => $flags,)* }
            }

            /// How many values the instruction pops and then pushes, given its oparg.
            pub fn stack_effect(self, oparg: u32) -> (u32, u32) {
                type Effect = fn(u32) -> (u32, u32);
                let effect: Effect = match self { $(Op::$name => $fx as Effect,)* };
                // An oparg is at most 32 bits; the sums below stay small because callers bound it first.
                effect(oparg & 0x3FFF_FFFF)
            }
        }
    };
}
with_ops!(define_ops);

/// By opcode: the generic instruction of its family (0 for numbers that are none).
pub const FAMILY: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < Op::ALL.len() {
        table[Op::ALL[i] as usize] = Op::ALL[i].family() as u8;
        i += 1;
    }
    table
};

/// The word of a specialized instruction with its family's opcode instead: what a miss goes on with.
#[inline(always)]
pub const fn generic_word(word: u32) -> u32 {
    word & !0xFF | FAMILY[(word & 0xFF) as usize] as u32
}

impl Op {
    /// Whether the instruction uses its oparg.
    pub const fn has_arg(self) -> bool {
        !matches!(self.operand(), Operand::None)
    }

    /// Whether control never continues with the next instruction.
    pub const fn is_terminator(self) -> bool {
        self.flags() & flags::TERM != 0
    }

    /// Whether the oparg is a jump distance. `END_ASYNC_FOR` is one only for tools: it never jumps.
    pub const fn has_jump_operand(self) -> bool {
        self.flags() & flags::JUMP != 0
    }

    /// Whether the instruction may raise.
    pub const fn can_raise(self) -> bool {
        self.flags() & flags::RAISES != 0
    }

    /// Whether this is a specialized family member.
    pub const fn is_specialized(self) -> bool {
        self.flags() & flags::SPECIALIZED != 0
    }

    /// Whether this form only exists in live, instrumented code.
    pub const fn is_instrumented(self) -> bool {
        self.flags() & flags::INSTRUMENTED != 0
    }

    /// Whether this is a conditional jump with an inline cache (`POP_JUMP_IF_*`).
    pub const fn is_conditional_jump(self) -> bool {
        matches!(
            self,
            Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone
        )
    }
}
