//! From an optimized flow graph to a code object: jump distances and `EXTENDED_ARG`, bytes, location and exception
//! tables.

use super::flowgraph::{BlockId, Cfg, CfgInstr, P, R};
use super::seq::{AssembleError, Loc, NEXT_LOCATION, NO_LOCATION, Unit};
use crate::code::exctable::{self, ExceptionEntry};
use crate::code::{CodeObject, LineTableBuilder};
use crate::isa::{Op, Pseudo};

/// Rounds after which instruction sizes may only grow, so that the search for jump distances ends.
const MONOTONE_AFTER: usize = 32;

/// An instruction in final order.
struct Flat {
    op: Op,
    arg: u32,
    loc: Loc,
    /// Index of the jump target.
    target: Option<usize>,
    handler: Option<Handler>,
    /// Units of the instruction with prefixes and caches.
    size: usize,
}

#[derive(Clone, Copy, PartialEq)]
struct Handler {
    index: usize,
    depth: i32,
    lasti: bool,
}

fn instr_size(op: Op, arg: u32) -> usize {
    let prefixes =
        usize::from(arg > 0xFF) + usize::from(arg > 0xFFFF) + usize::from(arg > 0xFF_FFFF);
    prefixes + 1 + op.cache_units()
}

/// Optimizes and assembles a compilation unit.
pub fn assemble(mut unit: Unit) -> Result<CodeObject, AssembleError> {
    let mut cfg = Cfg::from_seq(&unit.seq)?;
    let starred =
        unit.flags & (crate::code::co_flags::VARARGS | crate::code::co_flags::VARKEYWORDS);
    let nparams = unit.argcount + unit.kwonlyargcount + starred.count_ones();
    cfg.optimize(&mut unit, nparams)?;
    let (stacksize, locals) = cfg.lower(&unit)?;
    let mut flat = flatten(&cfg)?;
    resolve_jumps(&mut flat)?;
    resolve_next_locations(&mut flat);
    let exceptiontable = exception_table(&flat)?;
    Ok(CodeObject {
        code: bytes(&flat),
        linetable: location_table(&flat, unit.firstlineno),
        exceptiontable,
        consts: unit.consts.into_vec(),
        names: unit.names.into_vec(),
        localsplus_names: locals.names,
        localsplus_kinds: locals.kinds,
        argcount: unit.argcount,
        posonlyargcount: unit.posonlyargcount,
        kwonlyargcount: unit.kwonlyargcount,
        stacksize: stacksize.max(1),
        flags: unit.flags,
        filename: unit.filename,
        name: unit.name,
        qualname: unit.qualname,
        firstlineno: unit.firstlineno,
    })
}

/// Lays the blocks out in order; jumps to later positions go forwards.
fn flatten(cfg: &Cfg) -> Result<Vec<Flat>, AssembleError> {
    let order = cfg.order();
    let mut start = vec![0; cfg.blocks.len()];
    let mut total = 0;
    for &id in &order {
        start[id] = total;
        total += cfg.blocks[id].instrs.len();
    }
    let mut flat = Vec::with_capacity(total);
    for &id in &order {
        for instr in &cfg.blocks[id].instrs {
            let one = flatten_instr(cfg, instr, &start, flat.len())?;
            flat.push(one);
        }
    }
    Ok(flat)
}

fn flatten_instr(
    cfg: &Cfg,
    instr: &CfgInstr,
    start: &[usize],
    here: usize,
) -> Result<Flat, AssembleError> {
    let target = instr
        .target
        .filter(|_| instr.op.has_target())
        .map(|id: BlockId| start[id]);
    let forward = target.is_some_and(|target| target > here);
    let op = match instr.op {
        R(op) => op,
        P(Pseudo::Jump | Pseudo::JumpNoInterrupt) if forward => Op::JumpForward,
        P(Pseudo::Jump) => Op::JumpBackward,
        P(Pseudo::JumpNoInterrupt) => Op::JumpBackwardNoInterrupt,
        P(op) => {
            return Err(AssembleError::new(format!(
                "{} reached assembly",
                op.name()
            )));
        }
    };
    let handler = instr.except.map(|id| Handler {
        index: start[id],
        depth: cfg.blocks[id].startdepth,
        lasti: cfg.blocks[id].preserve_lasti,
    });
    // Until distances are known, the index of the target stands for them.
    let arg = target.map_or(instr.arg, |target| target as u32);
    Ok(Flat {
        op,
        arg,
        loc: instr.loc,
        target,
        handler,
        size: instr_size(op, arg),
    })
}

/// Computes jump distances until the sizes of the instructions agree with them.
fn resolve_jumps(flat: &mut [Flat]) -> Result<(), AssembleError> {
    let mut offsets = vec![0usize; flat.len()];
    for round in 0.. {
        let mut total = 0;
        for (offset, instr) in offsets.iter_mut().zip(flat.iter()) {
            *offset = total;
            total += instr.size;
        }
        let mut changed = false;
        for index in 0..flat.len() {
            let instr = &mut flat[index];
            let Some(target) = instr.target else { continue };
            let after = offsets[index] + instr.size;
            let Some(&to) = offsets.get(target) else {
                return Err(AssembleError::new("jump past the end"));
            };
            let distance = match instr.op {
                Op::EndAsyncFor => after.checked_sub(to + 1),
                Op::JumpBackward | Op::JumpBackwardNoInterrupt => after.checked_sub(to),
                _ => to.checked_sub(after),
            };
            let Some(distance) = distance.and_then(|distance| u32::try_from(distance).ok()) else {
                return Err(AssembleError::new(format!(
                    "{} in the wrong direction",
                    instr.op.name()
                )));
            };
            instr.arg = distance;
            let mut size = instr_size(instr.op, distance);
            if round > MONOTONE_AFTER {
                size = size.max(instr.size);
            }
            changed |= size != instr.size;
            instr.size = size;
        }
        if !changed {
            break;
        }
    }
    Ok(())
}

/// "Location of the next instruction" is only known now.
fn resolve_next_locations(flat: &mut [Flat]) {
    let mut next = NO_LOCATION;
    for instr in flat.iter_mut().rev() {
        if instr.loc == NEXT_LOCATION {
            let ends = instr.op.is_terminator() || instr.op.has_jump_operand();
            instr.loc = if ends { NO_LOCATION } else { next };
        }
        next = instr.loc;
    }
}

fn bytes(flat: &[Flat]) -> Vec<u8> {
    let mut code = Vec::with_capacity(flat.iter().map(|instr| instr.size * 2).sum());
    for instr in flat {
        let prefixes = instr.size - 1 - instr.op.cache_units();
        for prefix in (1..=prefixes).rev() {
            code.extend([Op::ExtendedArg as u8, (instr.arg >> (8 * prefix)) as u8]);
        }
        code.extend([instr.op as u8, instr.arg as u8]);
        code.extend(std::iter::repeat_n(0, 2 * instr.op.cache_units()));
    }
    code
}

fn location_table(flat: &[Flat], firstlineno: i32) -> Vec<u8> {
    let mut table = LineTableBuilder::new(firstlineno);
    let (mut loc, mut units) = (NO_LOCATION, 0);
    for instr in flat {
        if instr.loc != loc {
            table.push(loc, units);
            loc = instr.loc;
            units = 0;
        }
        units += instr.size;
    }
    table.push(loc, units);
    table.finish()
}

fn exception_table(flat: &[Flat]) -> Result<Vec<u8>, AssembleError> {
    let mut offsets = Vec::with_capacity(flat.len());
    let mut total = 0u32;
    for instr in flat {
        offsets.push(total);
        total += instr.size as u32;
    }
    let mut entries = Vec::new();
    let mut current: Option<(Handler, u32)> = None;
    let mut close = |open: Option<(Handler, u32)>, end: u32| -> Result<(), AssembleError> {
        let Some((handler, start)) = open else {
            return Ok(());
        };
        // The handler's own depth counts the exception and, if wanted, the offset below it.
        let depth = handler.depth - 1 - i32::from(handler.lasti);
        let (Ok(depth), Some(&target)) = (u32::try_from(depth), offsets.get(handler.index)) else {
            return Err(AssembleError::new("handler without a stack depth"));
        };
        entries.push(ExceptionEntry {
            start,
            end,
            target,
            depth,
            lasti: handler.lasti,
        });
        Ok(())
    };
    for (instr, &offset) in flat.iter().zip(&offsets) {
        let open = current.map(|(handler, _)| handler.index);
        if instr.handler.map(|handler| handler.index) != open {
            close(current, offset)?;
            current = instr.handler.map(|handler| (handler, offset));
        }
    }
    close(current, total)?;
    Ok(exctable::encode(&entries))
}
