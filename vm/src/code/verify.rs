//! The verifier: proves once, before code runs, what the interpreters rely on without checking again: every operand is
//! in range, every jump lands on an instruction, and the value stack has one depth at each instruction, never below
//! zero nor above `co_stacksize`, on normal and on exceptional paths.

use std::fmt;

use super::{CodeObject, ExceptionEntry, co_flags};
use crate::isa::{
    BINARY_OPS, COMMON_CONSTANTS, COMPARE_NAMES, INTRINSICS_1, INTRINSICS_2, Op, Operand,
    SPECIAL_METHODS,
};

/// Why code was rejected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VerifyError {
    /// Byte offset of the instruction at fault.
    pub offset: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "offset {}: {}", self.offset, self.message)
    }
}

impl std::error::Error for VerifyError {}

/// What verification found out.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// Stack depth before each instruction, by code unit of the instruction (after its prefixes); `None` where
    /// control cannot get or no instruction is.
    pub depths: Vec<Option<u32>>,
    /// Greatest depth reached.
    pub max_depth: u32,
}

/// One decoded instruction.
struct Instr {
    /// Code unit of the instruction itself.
    unit: usize,
    op: Op,
    arg: u32,
    /// Code unit after its caches.
    next: usize,
}

struct Verifier<'a> {
    code: &'a CodeObject,
    instrs: Vec<Instr>,
    /// Instruction that starts (prefixes included) at a code unit.
    starts: Vec<Option<usize>>,
    handlers: Vec<ExceptionEntry>,
}

type Check<T = ()> = Result<T, VerifyError>;

fn fail<T>(unit: usize, message: impl Into<String>) -> Check<T> {
    Err(VerifyError {
        offset: 2 * unit,
        message: message.into(),
    })
}

/// Verifies one code object (not those nested in its constants).
pub fn verify(code: &CodeObject) -> Result<Verified, VerifyError> {
    let mut verifier = Verifier {
        code,
        instrs: Vec::new(),
        starts: vec![None; code.units()],
        handlers: code.exception_entries(),
    };
    verifier.check_signature()?;
    verifier.decode()?;
    verifier.check_generator()?;
    for instr in &verifier.instrs {
        verifier.check_operand(instr)?;
    }
    verifier.check_tables()?;
    verifier.flow()
}

impl Verifier<'_> {
    fn check_signature(&self) -> Check {
        let code = self.code;
        if code.localsplus_names.len() != code.localsplus_kinds.len() {
            return fail(0, "names and kinds of local slots differ in number");
        }
        let starred =
            (code.flags & (co_flags::VARARGS | co_flags::VARKEYWORDS)).count_ones() as usize;
        let args = code.argcount as usize + code.kwonlyargcount as usize + starred;
        if args > code.nlocals() || code.posonlyargcount > code.argcount {
            return fail(0, "more arguments than local slots");
        }
        // Slots are ordered: locals first, then plain cells, then free variables.
        let rank = |kind: &super::LocalKind| {
            if kind.is_local() {
                0
            } else {
                1 + usize::from(kind.is_free())
            }
        };
        if !code.localsplus_kinds.is_sorted_by_key(rank) {
            return fail(0, "local slots are out of order");
        }
        Ok(())
    }

    fn decode(&mut self) -> Check {
        let bytes = &self.code.code;
        if !bytes.len().is_multiple_of(2) || bytes.is_empty() {
            return fail(0, "code is empty or not made of whole units");
        }
        let units = bytes.len() / 2;
        let (mut unit, mut start, mut prefix) = (0, 0, 0u32);
        while unit < units {
            let (number, low) = (bytes[2 * unit], bytes[2 * unit + 1]);
            let Some(op) = Op::from_u8(number) else {
                return fail(unit, format!("unknown opcode {number}"));
            };
            if op.family() != op
                || op.is_instrumented()
                || matches!(op, Op::Cache | Op::Reserved | Op::InterpreterExit)
            {
                return fail(unit, format!("{} in generic code", op.name()));
            }
            let arg = prefix | u32::from(low);
            if op == Op::ExtendedArg {
                if unit - start >= 3 || arg >> 23 != 0 {
                    return fail(unit, "argument of more than 31 bits");
                }
                prefix = arg << 8;
                unit += 1;
                continue;
            }
            if !op.has_arg() && arg != 0 {
                return fail(unit, format!("{} takes no argument", op.name()));
            }
            let next = unit + 1 + op.cache_units();
            if next > units || bytes[2 * unit + 2..2 * next].iter().any(|&byte| byte != 0) {
                return fail(unit, format!("{} without its empty cache", op.name()));
            }
            self.starts[start] = Some(self.instrs.len());
            self.instrs.push(Instr {
                unit,
                op,
                arg,
                next,
            });
            (unit, start, prefix) = (next, next, 0);
        }
        if start != units {
            return fail(start, "EXTENDED_ARG at the end");
        }
        Ok(())
    }

    /// A generator's frame exists before anything else runs: only cells are made before RETURN_GENERATOR. Handlers of YIELD_VALUE rely on it.
    fn check_generator(&self) -> Check {
        let generator = self.code.flags & co_flags::ANY_GENERATOR != 0;
        let first = self
            .instrs
            .iter()
            .find(|i| !matches!(i.op, Op::MakeCell | Op::CopyFreeVars));
        match first {
            Some(i) if generator && i.op != Op::ReturnGenerator => fail(
                i.unit,
                format!("{} before a generator's RETURN_GENERATOR", i.op.name()),
            ),
            _ => Ok(()),
        }
    }

    fn check_operand(&self, instr: &Instr) -> Check {
        let code = self.code;
        let arg = instr.arg as usize;
        let kinds = &code.localsplus_kinds;
        let inside = |len: usize| arg < len;
        let ok = match instr.op.operand() {
            Operand::None => true,
            Operand::Const => inside(code.consts.len()),
            Operand::Name => inside(code.names.len()),
            Operand::NameShift1 => arg >> 1 < code.names.len(),
            Operand::NameShift2 => arg >> 2 < code.names.len(),
            Operand::Local => inside(kinds.len()),
            Operand::LocalPair => arg <= 0xFF && arg >> 4 < kinds.len() && arg & 15 < kinds.len(),
            Operand::Deref => {
                let only_cell = instr.op == Op::MakeCell;
                kinds
                    .get(arg)
                    .is_some_and(|kind| kind.is_cell() || (kind.is_free() && !only_cell))
            }
            Operand::JumpForward | Operand::JumpBackward => self.target(instr).is_some(),
            Operand::Compare => arg >> 5 < COMPARE_NAMES.len(),
            Operand::BinaryOp => inside(BINARY_OPS.len()),
            Operand::IsOp | Operand::ContainsOp => arg <= 1,
            Operand::Intrinsic1 => arg > 0 && inside(INTRINSICS_1.len()),
            Operand::Intrinsic2 => arg > 0 && inside(INTRINSICS_2.len()),
            Operand::Convert => (1..=3).contains(&arg),
            Operand::FunctionAttr => arg.is_power_of_two() && arg <= 16,
            Operand::CommonConst => inside(COMMON_CONSTANTS.len()),
            Operand::Special => inside(SPECIAL_METHODS.len()),
            Operand::SmallInt => arg <= 0xFF,
            Operand::Raw => match instr.op {
                Op::Copy | Op::ListAppend | Op::ListExtend | Op::SetAdd | Op::SetUpdate => arg >= 1,
                Op::MapAdd | Op::DictUpdate | Op::DictMerge | Op::Swap => arg >= 1,
                Op::BuildSlice => (2..=3).contains(&arg),
                Op::RaiseVarargs => arg <= 2,
                Op::Resume => arg <= 7,
                Op::CopyFreeVars => arg == kinds.iter().filter(|kind| kind.is_free()).count(),
                Op::YieldValue => code.flags & co_flags::ANY_GENERATOR != 0,
                _ => true,
            },
        };
        if instr.op == Op::ForIter {
            // An exhausted FOR_ITER continues behind this END_FOR.
            let target = self.target(instr).map(|target| self.instrs[target].op);
            if target.is_some_and(|op| op != Op::EndFor) {
                return fail(instr.unit, "FOR_ITER does not lead to END_FOR");
            }
        }
        if ok {
            return Ok(());
        }
        fail(
            instr.unit,
            format!("{} with operand {arg} out of range", instr.op.name()),
        )
    }

    /// Index of the instruction a jump goes to.
    fn target(&self, instr: &Instr) -> Option<usize> {
        let distance = instr.arg as usize;
        let unit = match instr.op.operand() {
            Operand::JumpForward => instr.next.checked_add(distance)?,
            _ => instr.next.checked_sub(distance)?,
        };
        self.starts.get(unit).copied().flatten()
    }

    fn check_tables(&self) -> Check {
        let units = self.code.units();
        let mut last_end = 0;
        for entry in &self.handlers {
            let (start, end, target) = (
                entry.start as usize,
                entry.end as usize,
                entry.target as usize,
            );
            if start >= end || end > units || start < last_end {
                return fail(
                    start.min(units),
                    "exception ranges are empty, unordered or too long",
                );
            }
            let boundary = |unit: usize| unit == units || self.starts[unit].is_some();
            if !boundary(start) || !boundary(end) {
                return fail(start, "exception range cuts an instruction");
            }
            if self.starts.get(target).copied().flatten().is_none() {
                return fail(
                    start,
                    format!("exception handler at {} is not an instruction", 2 * target),
                );
            }
            last_end = end;
        }
        let covered = self.code.locations().last().map_or(0, |entry| entry.end);
        if covered != self.code.code.len() {
            return fail(covered / 2, "location table does not cover the code");
        }
        Ok(())
    }

    /// The range that covers each instruction.
    fn handler_of_instrs(&self) -> Vec<Option<ExceptionEntry>> {
        let mut ranges = self.handlers.iter().copied().peekable();
        let mut all = Vec::with_capacity(self.instrs.len());
        for instr in &self.instrs {
            while ranges
                .peek()
                .is_some_and(|entry| entry.end as usize <= instr.unit)
            {
                ranges.next();
            }
            all.push(
                ranges
                    .peek()
                    .copied()
                    .filter(|entry| entry.start as usize <= instr.unit),
            );
        }
        all
    }

    fn flow(&self) -> Check<Verified> {
        let handlers = self.handler_of_instrs();
        let mut depths: Vec<Option<u32>> = vec![None; self.instrs.len()];
        let mut max_depth = 0;
        let mut todo = Vec::new();
        self.enter(&mut depths, &mut todo, 0, 0, 0)?;
        while let Some(index) = todo.pop() {
            let instr = &self.instrs[index];
            let Some(depth) = depths[index] else { continue };
            let (pops, pushes) = instr.op.stack_effect(instr.arg);
            let Some(after) = depth
                .checked_sub(pops)
                .and_then(|rest| rest.checked_add(pushes))
            else {
                return fail(
                    instr.unit,
                    format!("{} at stack depth {depth}", instr.op.name()),
                );
            };
            max_depth = max_depth.max(depth).max(after);
            if max_depth > self.code.stacksize {
                return fail(
                    instr.unit,
                    format!("stack depth {max_depth} exceeds {}", self.code.stacksize),
                );
            }
            if let Some(entry) = handlers[index] {
                if instr.op.can_raise() && depth.min(after) < entry.depth {
                    return fail(
                        instr.unit,
                        format!("stack depth {depth} below that of its handler"),
                    );
                }
                let on_entry = entry.depth + u32::from(entry.lasti) + 1;
                max_depth = max_depth.max(on_entry);
                let Some(target) = self.starts[entry.target as usize] else {
                    continue;
                };
                self.enter(&mut depths, &mut todo, instr.unit, target, on_entry)?;
            }
            if instr.op == Op::ReturnValue && depth != 1 {
                return fail(instr.unit, format!("RETURN_VALUE at stack depth {depth}"));
            }
            if instr.op.has_jump_operand() && instr.op != Op::EndAsyncFor {
                let Some(target) = self.target(instr) else {
                    continue;
                };
                self.enter(&mut depths, &mut todo, instr.unit, target, after)?;
            }
            if instr.op.is_terminator() {
                continue;
            }
            if index + 1 >= self.instrs.len() {
                return fail(instr.unit, "control falls off the end");
            }
            self.enter(&mut depths, &mut todo, instr.unit, index + 1, after)?;
        }
        if max_depth > self.code.stacksize {
            return fail(
                0,
                format!("stack depth {max_depth} exceeds {}", self.code.stacksize),
            );
        }
        let mut by_unit = vec![None; self.code.units()];
        for (instr, depth) in self.instrs.iter().zip(depths) {
            by_unit[instr.unit] = depth;
        }
        Ok(Verified {
            depths: by_unit,
            max_depth,
        })
    }

    fn enter(
        &self,
        depths: &mut [Option<u32>],
        todo: &mut Vec<usize>,
        from: usize,
        index: usize,
        depth: u32,
    ) -> Check {
        match depths[index] {
            None => {
                depths[index] = Some(depth);
                todo.push(index);
                Ok(())
            }
            Some(known) if known == depth => Ok(()),
            Some(known) => {
                let to = 2 * self.instrs[index].unit;
                fail(
                    from,
                    format!(
                        "stack depth {depth} at offset {to}, where it is {known} on another path"
                    ),
                )
            }
        }
    }
}
