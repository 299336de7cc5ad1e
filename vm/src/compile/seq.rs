//! What code generation hands to the assembler: instruction sequences with symbolic labels, and the metadata of the
//! compilation unit they belong to.

use crate::code::{CodeObject, Const, ConstSet, co_flags};
use crate::isa::{AnyOp, Op, Pseudo};

/// A source range: lines from 1, columns in UTF-8 bytes from 0; -1 where unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Loc {
    /// First line.
    pub line: i32,
    /// Last line.
    pub end_line: i32,
    /// First column.
    pub col: i32,
    /// Column after the last one.
    pub end_col: i32,
}

/// No source position.
pub const NO_LOCATION: Loc = Loc {
    line: -1,
    end_line: -1,
    col: -1,
    end_col: -1,
};
/// Takes the position of the instruction that follows.
pub const NEXT_LOCATION: Loc = Loc {
    line: -2,
    end_line: -2,
    col: -2,
    end_col: -2,
};

impl Loc {
    /// A range.
    pub const fn new(line: i32, end_line: i32, col: i32, end_col: i32) -> Loc {
        Loc {
            line,
            end_line,
            col,
            end_col,
        }
    }

    /// A whole line without columns.
    pub const fn line_only(line: i32) -> Loc {
        Loc {
            line,
            end_line: line,
            col: -1,
            end_col: -1,
        }
    }

    /// Whether this is [`NO_LOCATION`] (or any location without a line).
    pub const fn is_none(self) -> bool {
        self.line == -1
    }
}

/// A jump target within one [`InstrSeq`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Label(pub u32);

/// Operand of an [`Instr`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arg {
    /// A number: an index or a count. Zero for instructions without an operand.
    U32(u32),
    /// A jump target.
    Label(Label),
}

/// One instruction of a sequence.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Instr {
    /// What to do.
    pub op: AnyOp,
    /// With what.
    pub arg: Arg,
    /// For which source.
    pub loc: Loc,
}

/// A linear sequence of instructions with labels.
#[derive(Clone, Debug, Default)]
pub struct InstrSeq {
    /// The instructions.
    pub instrs: Vec<Instr>,
    /// Position of each label, once placed.
    pub labels: Vec<Option<usize>>,
    /// Instructions to put where `ANNOTATIONS_PLACEHOLDER` stands (no labels or jumps inside).
    pub annotations: Option<Box<InstrSeq>>,
}

impl InstrSeq {
    /// An empty sequence.
    pub fn new() -> Self {
        Self::default()
    }

    /// A label to be placed later.
    pub fn new_label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// Places `label` before the next emitted instruction.
    pub fn use_label(&mut self, label: Label) {
        let here = self.instrs.len();
        if let Some(slot) = self.labels.get_mut(label.0 as usize) {
            *slot = Some(here);
        }
    }

    /// Appends an instruction with a numeric operand (0 if it has none).
    pub fn emit(&mut self, op: impl Into<AnyOp>, arg: u32, loc: Loc) {
        self.instrs.push(Instr {
            op: op.into(),
            arg: Arg::U32(arg),
            loc,
        });
    }

    /// Appends an instruction without operand.
    pub fn emit0(&mut self, op: impl Into<AnyOp>, loc: Loc) {
        self.emit(op, 0, loc);
    }

    /// Appends a jump or a block set-up.
    pub fn emit_jump(&mut self, op: impl Into<AnyOp>, target: Label, loc: Loc) {
        self.instrs.push(Instr {
            op: op.into(),
            arg: Arg::Label(target),
            loc,
        });
    }

    /// Inserts an instruction before position `at`; labels at or after it move along.
    pub fn insert(&mut self, at: usize, op: impl Into<AnyOp>, arg: Arg, loc: Loc) {
        let at = at.min(self.instrs.len());
        self.instrs.insert(
            at,
            Instr {
                op: op.into(),
                arg,
                loc,
            },
        );
        for place in self.labels.iter_mut().flatten() {
            if *place >= at {
                *place += 1;
            }
        }
    }

    /// The last instruction, if any.
    pub fn last(&self) -> Option<&Instr> {
        self.instrs.last()
    }
}

/// One compilation unit (module, class, function, lambda, generator expression, annotation scope ...).
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Simple name.
    pub name: String,
    /// Dotted name.
    pub qualname: String,
    /// Source file.
    pub filename: String,
    /// Constants in order of first use.
    pub consts: ConstSet<Const>,
    /// Global, attribute and import names in order of first use.
    pub names: ConstSet<String>,
    /// Arguments and locals.
    pub varnames: ConstSet<String>,
    /// Captured variables; operand numbers of DEREF instructions count these first, then `freevars`.
    pub cellvars: ConstSet<String>,
    /// Variables captured from outside.
    pub freevars: ConstSet<String>,
    /// Locals that belong to inlined comprehensions only (module and class scope).
    pub fast_hidden: Vec<String>,
    /// Positional arguments, positional-only ones included.
    pub argcount: u32,
    /// Positional-only arguments.
    pub posonlyargcount: u32,
    /// Keyword-only arguments.
    pub kwonlyargcount: u32,
    /// First source line.
    pub firstlineno: i32,
    /// Bits of `co_flags`.
    pub flags: u32,
    /// Local loads and stores are not to be paired.
    pub unpaired: bool,
    /// The instructions.
    pub seq: InstrSeq,
}

impl Unit {
    /// Index of a constant, added if new.
    pub fn const_index(&mut self, value: Const) -> u32 {
        self.consts.add(value)
    }

    /// Index of a name, added if new.
    pub fn name_index(&mut self, name: &str) -> u32 {
        match self.names.index_of(name) {
            Some(index) => index,
            None => self.names.add(name.to_owned()),
        }
    }

    /// Slot of a local, added if new.
    pub fn var_index(&mut self, name: &str) -> u32 {
        match self.varnames.index_of(name) {
            Some(index) => index,
            None => self.varnames.add(name.to_owned()),
        }
    }

    /// Operand of a DEREF instruction or `LOAD_CLOSURE`: cells first, then free variables.
    pub fn deref_index(&self, name: &str) -> Option<u32> {
        let free = || {
            self.freevars
                .index_of(name)
                .map(|index| index + self.cellvars.len() as u32)
        };
        self.cellvars.index_of(name).or_else(free)
    }

    /// Emits the load of a constant.
    pub fn emit_const(&mut self, value: Const, loc: Loc) {
        let index = self.const_index(value);
        self.seq.emit(Op::LoadConst, index, loc);
    }

    /// Emits the load of a nested code object.
    pub fn emit_code(&mut self, code: std::sync::Arc<CodeObject>, loc: Loc) {
        self.emit_const(Const::Code(code), loc);
    }

    /// Emits an unconditional pseudo jump.
    pub fn emit_goto(&mut self, target: Label, loc: Loc) {
        self.seq.emit_jump(Pseudo::Jump, target, loc);
    }

    /// Whether the unit is a generator, coroutine or asynchronous generator.
    pub const fn is_generator_like(&self) -> bool {
        self.flags & co_flags::ANY_GENERATOR != 0
    }
}

/// Why a unit could not be assembled. Never caused by valid output of code generation except for size limits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssembleError {
    /// What is wrong.
    pub message: String,
}

impl AssembleError {
    /// An error with this text.
    pub fn new(message: impl Into<String>) -> Self {
        AssembleError {
            message: message.into(),
        }
    }
}

impl std::fmt::Display for AssembleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for AssembleError {}
