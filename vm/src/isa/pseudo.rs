//! Pseudo instructions: they exist between code generation and assembly, never in finished code.

use super::Op;

/// An instruction that only the compiler knows. Numbers follow CPython's, starting at 256.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u16)]
pub enum Pseudo {
    /// Where the deferred annotations set-up of a module or class goes.
    AnnotationsPlaceholder = 256,
    /// Unconditional jump, direction not yet known.
    Jump = 257,
    /// Jump if the top of stack is false, without popping it.
    JumpIfFalse = 258,
    /// Jump if the top of stack is true, without popping it.
    JumpIfTrue = 259,
    /// Unconditional jump that does not poll for interrupts.
    JumpNoInterrupt = 260,
    /// Push a cell itself.
    LoadClosure = 261,
    /// End of the innermost `SETUP_*` region.
    PopBlock = 262,
    /// Start of a region whose handler gets the instruction offset and the exception.
    SetupCleanup = 263,
    /// Start of a region whose handler gets the exception.
    SetupFinally = 264,
    /// Start of a `with` body.
    SetupWith = 265,
    /// Store to a local that may receive "unbound".
    StoreFastMaybeNull = 266,
}

impl Pseudo {
    /// CPython's name.
    pub const fn name(self) -> &'static str {
        match self {
            Pseudo::AnnotationsPlaceholder => "ANNOTATIONS_PLACEHOLDER",
            Pseudo::Jump => "JUMP",
            Pseudo::JumpIfFalse => "JUMP_IF_FALSE",
            Pseudo::JumpIfTrue => "JUMP_IF_TRUE",
            Pseudo::JumpNoInterrupt => "JUMP_NO_INTERRUPT",
            Pseudo::LoadClosure => "LOAD_CLOSURE",
            Pseudo::PopBlock => "POP_BLOCK",
            Pseudo::SetupCleanup => "SETUP_CLEANUP",
            Pseudo::SetupFinally => "SETUP_FINALLY",
            Pseudo::SetupWith => "SETUP_WITH",
            Pseudo::StoreFastMaybeNull => "STORE_FAST_MAYBE_NULL",
        }
    }

    /// Values popped and pushed; for block set-ups, what the handler sees.
    pub const fn stack_effect(self) -> (u32, u32) {
        match self {
            Pseudo::LoadClosure => (0, 1),
            Pseudo::StoreFastMaybeNull => (1, 0),
            Pseudo::JumpIfFalse | Pseudo::JumpIfTrue => (1, 1),
            Pseudo::SetupCleanup => (0, 2),
            Pseudo::SetupFinally | Pseudo::SetupWith => (0, 1),
            _ => (0, 0),
        }
    }

    /// Whether this opens a handler region.
    pub const fn is_block_push(self) -> bool {
        matches!(
            self,
            Pseudo::SetupCleanup | Pseudo::SetupFinally | Pseudo::SetupWith
        )
    }
}

/// A real or a pseudo instruction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AnyOp {
    /// An instruction of the machine.
    Real(Op),
    /// An instruction of the compiler.
    Pseudo(Pseudo),
}

impl From<Op> for AnyOp {
    fn from(op: Op) -> Self {
        AnyOp::Real(op)
    }
}

impl From<Pseudo> for AnyOp {
    fn from(op: Pseudo) -> Self {
        AnyOp::Pseudo(op)
    }
}

impl PartialEq<Op> for AnyOp {
    fn eq(&self, other: &Op) -> bool {
        matches!(self, AnyOp::Real(op) if op == other)
    }
}

impl PartialEq<Pseudo> for AnyOp {
    fn eq(&self, other: &Pseudo) -> bool {
        matches!(self, AnyOp::Pseudo(op) if op == other)
    }
}

impl AnyOp {
    /// CPython's name.
    pub const fn name(self) -> &'static str {
        match self {
            AnyOp::Real(op) => op.name(),
            AnyOp::Pseudo(op) => op.name(),
        }
    }

    /// The machine instruction, if it is one.
    pub const fn real(self) -> Option<Op> {
        match self {
            AnyOp::Real(op) => Some(op),
            AnyOp::Pseudo(_) => None,
        }
    }

    /// Whether the instruction carries a jump target (handlers of block set-ups included).
    pub const fn has_target(self) -> bool {
        match self {
            AnyOp::Real(op) => op.has_jump_operand(),
            AnyOp::Pseudo(op) => {
                op.is_block_push()
                    || matches!(
                        op,
                        Pseudo::Jump
                            | Pseudo::JumpIfFalse
                            | Pseudo::JumpIfTrue
                            | Pseudo::JumpNoInterrupt
                    )
            }
        }
    }

    /// Whether the instruction opens a handler region.
    pub const fn is_block_push(self) -> bool {
        matches!(self, AnyOp::Pseudo(op) if op.is_block_push())
    }
}
