//! The structured disassembler: one [`Instruction`] per instruction, with the facts Python's `dis` module reports.

use std::collections::{BTreeSet, HashMap};

use super::repr::{Address, const_repr};
use super::{CodeObject, Const, Positions};
use crate::isa::{
    BINARY_OPS, COMMON_CONSTANTS, COMPARE_NAMES, FUNCTION_ATTRS, INTRINSICS_1, INTRINSICS_2, Op,
    Operand, SPECIAL_METHODS, cache_fields,
};

/// What an instruction's argument stands for.
#[derive(Clone, PartialEq, Debug)]
pub enum ArgVal {
    /// No argument.
    None,
    /// The argument itself.
    Int(i64),
    /// A constant.
    Const(Const),
    /// A name, a variable or an operator.
    Str(String),
    /// Two variables.
    Pair(String, String),
    /// Byte offset of a jump target.
    Offset(usize),
    /// An index out of range.
    Unknown,
}

/// One field of an instruction's inline cache.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CacheInfo {
    /// Field name.
    pub name: &'static str,
    /// Width in code units.
    pub units: usize,
    /// Content, little-endian.
    pub data: Vec<u8>,
}

impl CacheInfo {
    /// The field as a number.
    pub fn value(&self) -> u64 {
        self.data
            .iter()
            .rev()
            .fold(0, |value, &byte| value << 8 | u64::from(byte))
    }
}

/// One instruction as `dis.Instruction` describes it.
#[derive(Clone, PartialEq, Debug)]
pub struct Instruction {
    /// Name.
    pub opname: &'static str,
    /// Number.
    pub opcode: u8,
    /// Argument with its prefixes, for instructions that have one.
    pub arg: Option<i64>,
    /// What the argument stands for.
    pub argval: ArgVal,
    /// Text of `argval`.
    pub argrepr: String,
    /// Byte offset.
    pub offset: usize,
    /// Byte offset of the first prefix.
    pub start_offset: usize,
    /// Whether a source line starts here.
    pub starts_line: bool,
    /// The source line.
    pub line_number: Option<i32>,
    /// Number of the label here, from 1, if something jumps here.
    pub label: Option<usize>,
    /// Source range.
    pub positions: Positions,
    /// Cache fields.
    pub cache_info: Vec<CacheInfo>,
}

impl Instruction {
    /// Whether something jumps here.
    pub fn is_jump_target(&self) -> bool {
        self.label.is_some()
    }
}

/// A decoded instruction: offset, offset of its first prefix, instruction, argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unpacked {
    /// Byte offset of the instruction itself.
    pub offset: usize,
    /// Byte offset of its first `EXTENDED_ARG`.
    pub start_offset: usize,
    /// The instruction.
    pub op: Op,
    /// Its argument with prefixes applied, 0 if it has none.
    pub arg: u32,
}

/// Decodes `co_code`, prefixes as instructions of their own, caches skipped. Unknown opcodes end the listing.
pub fn unpack(code: &[u8]) -> Vec<Unpacked> {
    let mut all = Vec::with_capacity(code.len() / 2);
    let mut at = 0;
    let mut prefix = 0u32;
    let mut start = None;
    while at + 1 < code.len() {
        let Some(op) = Op::from_u8(code[at]) else {
            break;
        };
        let has_arg = op.family().has_arg();
        let arg = if has_arg {
            u32::from(code[at + 1]) | prefix
        } else {
            0
        };
        let start_offset = start.unwrap_or(at);
        if op == Op::ExtendedArg {
            all.push(Unpacked {
                offset: at,
                start_offset: at,
                op,
                arg,
            });
            prefix = arg << 8;
            start = Some(start_offset);
        } else {
            all.push(Unpacked {
                offset: at,
                start_offset,
                op,
                arg,
            });
            prefix = 0;
            start = None;
        }
        at += 2 * (1 + op.cache_units());
    }
    all
}

/// Byte offset a jump goes to. `END_ASYNC_FOR` counts: its operand names where the loop's `SEND` is.
pub fn jump_target(op: Op, arg: u32, offset: usize) -> Option<usize> {
    let op = op.family();
    let after = offset + 2 + 2 * op.cache_units();
    match op.operand() {
        Operand::JumpForward => Some(after + 2 * arg as usize),
        Operand::JumpBackward => after.checked_sub(2 * arg as usize),
        _ => None,
    }
}

/// Number of each label by byte offset.
pub type Labels = HashMap<usize, usize>;

/// Numbers the jump targets, and the ends and targets of exception ranges if wanted.
pub fn make_labels(code: &CodeObject, with_exceptions: bool) -> Labels {
    let instrs = unpack(&code.code);
    let mut offsets: BTreeSet<usize> = instrs
        .iter()
        .filter_map(|instr| jump_target(instr.op, instr.arg, instr.offset))
        .collect();
    if with_exceptions {
        for entry in code.exception_entries() {
            offsets.extend([entry.start, entry.end, entry.target].map(|unit| 2 * unit as usize));
        }
    }
    offsets
        .into_iter()
        .enumerate()
        .map(|(index, offset)| (offset, index + 1))
        .collect()
}

/// Offsets at which source lines start, with the line.
pub fn line_starts(code: &CodeObject) -> Vec<(usize, Option<i32>)> {
    let mut starts = Vec::new();
    let mut last = None;
    for run in code.lines() {
        if last != Some(run.line) {
            last = Some(run.line);
            starts.push((run.start, run.line));
        }
    }
    starts
}

/// The instructions of a code object. `live` is the current content of its executable array in `co_code` layout
/// (specialized opcodes, filled caches); without it the generic code is shown.
pub fn instructions(
    code: &CodeObject,
    live: Option<&[u8]>,
    labels: &Labels,
    address: Address<'_>,
) -> Vec<Instruction> {
    let bytes = live
        .filter(|live| live.len() == code.code.len())
        .unwrap_or(&code.code);
    let starts: HashMap<usize, Option<i32>> = line_starts(code).into_iter().collect();
    let positions = code.positions();
    let mut line = None;
    let mut all = Vec::new();
    for Unpacked {
        offset,
        start_offset,
        op: generic,
        arg,
    } in unpack(&code.code)
    {
        let start = starts.get(&offset);
        if let Some(new) = start {
            line = *new;
        }
        let op = Op::from_u8(bytes[offset]).unwrap_or(generic);
        let has_arg = generic.has_arg();
        let (argval, argrepr) = if has_arg {
            describe(code, generic, arg, offset, labels, address)
        } else {
            (ArgVal::None, String::new())
        };
        let mut at = offset + 2;
        let mut cache_info = Vec::new();
        for field in cache_fields(generic) {
            let end = (at + 2 * field.units).min(bytes.len());
            cache_info.push(CacheInfo {
                name: field.name,
                units: field.units,
                data: bytes[at.min(end)..end].to_vec(),
            });
            at = end;
        }
        all.push(Instruction {
            opname: op.name(),
            opcode: op as u8,
            arg: has_arg.then_some(i64::from(arg as i32)),
            argval,
            argrepr,
            offset,
            start_offset,
            starts_line: start.is_some(),
            line_number: line,
            label: labels.get(&offset).copied(),
            positions: positions.get(offset / 2).copied().unwrap_or_default(),
            cache_info,
        });
    }
    all
}

fn named(names: &[String], index: u32) -> Option<&str> {
    names.get(index as usize).map(String::as_str)
}

fn text(value: Option<&str>) -> (ArgVal, String) {
    match value {
        Some(value) => (ArgVal::Str(value.to_owned()), value.to_owned()),
        None => (ArgVal::Unknown, String::new()),
    }
}

fn describe(
    code: &CodeObject,
    op: Op,
    arg: u32,
    offset: usize,
    labels: &Labels,
    address: Address<'_>,
) -> (ArgVal, String) {
    let number = ArgVal::Int(i64::from(arg as i32));
    let entry = |table: &[&str]| {
        table
            .get(arg as usize)
            .copied()
            .unwrap_or_default()
            .to_owned()
    };
    match op.operand() {
        Operand::None => (ArgVal::None, String::new()),
        Operand::Raw | Operand::SmallInt => (number, String::new()),
        Operand::Const => match code.consts.get(arg as usize) {
            Some(value) => (ArgVal::Const(value.clone()), const_repr(value, address)),
            None => (ArgVal::Unknown, String::new()),
        },
        Operand::Name => text(named(&code.names, arg)),
        Operand::NameShift1 | Operand::NameShift2 => {
            let shift = if op.operand() == Operand::NameShift1 {
                1
            } else {
                2
            };
            let (value, mut repr) = text(named(&code.names, arg >> shift));
            if arg & 1 != 0 && !repr.is_empty() {
                repr.push_str(if op == Op::LoadGlobal {
                    " + NULL"
                } else {
                    " + NULL|self"
                });
            }
            (value, repr)
        }
        Operand::Local | Operand::Deref => text(named(&code.localsplus_names, arg)),
        Operand::LocalPair => {
            let names = &code.localsplus_names;
            match (named(names, arg >> 4), named(names, arg & 15)) {
                (Some(a), Some(b)) => (
                    ArgVal::Pair(a.to_owned(), b.to_owned()),
                    format!("{a}, {b}"),
                ),
                _ => (ArgVal::Unknown, String::new()),
            }
        }
        Operand::JumpForward | Operand::JumpBackward => match jump_target(op, arg, offset) {
            Some(target) => {
                let label = labels.get(&target).copied().unwrap_or_default();
                let preposition = if op == Op::EndAsyncFor { "from" } else { "to" };
                (ArgVal::Offset(target), format!("{preposition} L{label}"))
            }
            None => (ArgVal::Unknown, String::new()),
        },
        Operand::Compare => {
            let name = COMPARE_NAMES
                .get((arg >> 5) as usize)
                .copied()
                .unwrap_or_default();
            let repr = if arg & 16 != 0 {
                format!("bool({name})")
            } else {
                name.to_owned()
            };
            (ArgVal::Str(name.to_owned()), repr)
        }
        Operand::Convert => {
            let name = entry(&["", "str", "repr", "ascii"]);
            (
                if name.is_empty() {
                    ArgVal::None
                } else {
                    ArgVal::Str(name.clone())
                },
                name,
            )
        }
        Operand::FunctionAttr => {
            let set = FUNCTION_ATTRS
                .iter()
                .enumerate()
                .filter(|(bit, _)| arg >> bit & 1 != 0);
            (
                number,
                set.map(|(_, name)| *name).collect::<Vec<_>>().join(", "),
            )
        }
        Operand::BinaryOp => (number, entry(&BINARY_OPS)),
        Operand::Intrinsic1 => (number, entry(&INTRINSICS_1)),
        Operand::Intrinsic2 => (number, entry(&INTRINSICS_2)),
        Operand::CommonConst => {
            let name = entry(&COMMON_CONSTANTS);
            let is_function = matches!(name.as_str(), "all" | "any");
            (
                number,
                if is_function {
                    format!("<built-in function {name}>")
                } else {
                    name
                },
            )
        }
        Operand::Special => (number, entry(&SPECIAL_METHODS)),
        Operand::IsOp => (number, if arg != 0 { "is not" } else { "is" }.to_owned()),
        Operand::ContainsOp => (number, if arg != 0 { "not in" } else { "in" }.to_owned()),
    }
}
