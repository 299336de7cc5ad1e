//! Text listings in the exact form of Python's `dis` module.

use std::fmt::Write;
use std::sync::Arc;

use super::dis::{Instruction, instructions, line_starts, make_labels};
use super::repr::{Address, code_repr, const_repr, real_address};
use super::{CodeObject, Const, Positions, co_flags};
use crate::isa::Op;

const NO_LINE: &str = "  --";
const OPNAME_WIDTH: usize = 20;
const OPARG_WIDTH: usize = 5;

/// The live executable array of a code object, if it has run.
pub type LiveCode<'a> = &'a dyn Fn(&CodeObject) -> Option<Vec<u8>>;

/// What a listing shows.
pub struct DisOptions<'a> {
    /// A line per inline-cache unit.
    pub show_caches: bool,
    /// A column of byte offsets.
    pub show_offsets: bool,
    /// Full source ranges instead of lines.
    pub show_positions: bool,
    /// Source of live opcodes and caches, for adaptive listings.
    pub live: Option<LiveCode<'a>>,
    /// Byte offset to mark as current.
    pub lasti: Option<usize>,
    /// How deep to follow nested code objects; `None` is all the way.
    pub depth: Option<usize>,
    /// Addresses in reprs of code objects.
    pub address: Address<'a>,
}

impl Default for DisOptions<'_> {
    fn default() -> Self {
        DisOptions {
            show_caches: false,
            show_offsets: false,
            show_positions: false,
            live: None,
            lasti: None,
            depth: None,
            address: &real_address,
        }
    }
}

struct Widths {
    line: usize,
    label: usize,
    offset: usize,
}

/// The listing of one code object.
pub fn disassemble(code: &CodeObject, options: &DisOptions<'_>) -> String {
    let labels = make_labels(code, true);
    let live = options.live.and_then(|live| live(code));
    let widths = Widths {
        line: if options.show_positions {
            positions_width(code)
        } else {
            line_width(code)
        },
        label: 4 + labels.len().to_string().len(),
        offset: if options.show_offsets {
            code.code
                .len()
                .saturating_sub(2)
                .max(9999)
                .to_string()
                .len()
        } else {
            0
        },
    };
    let mut out = String::new();
    for instr in instructions(code, live.as_deref(), &labels, options.address) {
        let end = instr.offset
            + 2 * instr
                .cache_info
                .iter()
                .map(|field| field.units)
                .sum::<usize>();
        let current = options
            .lasti
            .is_some_and(|lasti| (instr.offset..=end).contains(&lasti));
        write_line(&mut out, &instr, current, &widths, options);
        if options.show_caches {
            write_caches(&mut out, &instr, &widths, options);
        }
    }
    let entries = code.exception_entries();
    if !entries.is_empty() {
        out.push_str("ExceptionTable:\n");
    }
    for entry in entries {
        let label = |unit: u32| {
            labels
                .get(&(2 * unit as usize))
                .copied()
                .unwrap_or_default()
        };
        let (start, end, target) = (label(entry.start), label(entry.end), label(entry.target));
        let lasti = if entry.lasti { " lasti" } else { "" };
        let _ = writeln!(
            out,
            "  L{start} to L{end} -> L{target} [{}]{lasti}",
            entry.depth
        );
    }
    out
}

/// The listing of a code object and of those nested in it.
pub fn disassemble_recursive(code: &CodeObject, options: &DisOptions<'_>) -> String {
    let mut out = disassemble(code, options);
    let limit = options.depth.unwrap_or(usize::MAX);
    let mut todo: Vec<(Arc<CodeObject>, usize)> = nested(code).map(|inner| (inner, 1)).collect();
    todo.reverse();
    while let Some((inner, depth)) = todo.pop() {
        if depth > limit {
            continue;
        }
        let _ = write!(
            out,
            "\nDisassembly of {}:\n",
            code_repr(&inner, options.address)
        );
        out.push_str(&disassemble(&inner, options));
        let at = todo.len();
        todo.extend(nested(&inner).map(|inner| (inner, depth + 1)));
        todo[at..].reverse();
    }
    out
}

fn nested(code: &CodeObject) -> impl Iterator<Item = Arc<CodeObject>> + '_ {
    code.consts.iter().filter_map(|value| match value {
        Const::Code(inner) => Some(inner.clone()),
        _ => None,
    })
}

fn line_width(code: &CodeObject) -> usize {
    let starts = line_starts(code);
    let max = starts
        .iter()
        .filter_map(|(_, line)| *line)
        .filter(|&line| line != 0)
        .max();
    let Some(max) = max else { return 0 };
    let width = max.to_string().len().max(3);
    if starts.iter().any(|(_, line)| line.is_none()) {
        width.max(NO_LINE.len())
    } else {
        width
    }
}

fn part_text(part: Option<i32>) -> String {
    part.map_or_else(|| "?".to_owned(), |part| part.to_string())
}

fn parts(positions: Positions) -> [Option<i32>; 4] {
    [
        positions.line,
        positions.col,
        positions.end_line,
        positions.end_col,
    ]
}

fn positions_width(code: &CodeObject) -> usize {
    let mut any = false;
    let mut width = 0;
    for entry in code.locations() {
        let all = parts(entry.positions);
        any |= all.iter().any(Option::is_some);
        width = width.max(all.iter().map(|part| part_text(*part).len()).sum());
    }
    if any {
        1 + NO_LINE.len().max(3 + width)
    } else {
        0
    }
}

fn source_column(instr: &Instruction, width: usize, options: &DisOptions<'_>) -> String {
    if options.show_positions {
        let all = parts(instr.positions);
        let text = if all.iter().all(Option::is_none) {
            NO_LINE.to_owned()
        } else {
            let [line, col, end_line, end_col] = all.map(part_text);
            format!("{line}:{col}-{end_line}:{end_col}")
        };
        return format!("{text:width$}");
    }
    let text = match (instr.starts_line, instr.line_number) {
        (false, _) => String::new(),
        (true, Some(line)) => line.to_string(),
        (true, None) => NO_LINE.to_owned(),
    };
    format!("{text:>width$}")
}

fn write_line(
    out: &mut String,
    instr: &Instruction,
    current: bool,
    widths: &Widths,
    options: &DisOptions<'_>,
) {
    if widths.line > 0 && instr.starts_line && instr.offset > 0 {
        out.push('\n');
    }
    let mut fields = Vec::with_capacity(7);
    if widths.line > 0 {
        fields.push(source_column(instr, widths.line, options));
    }
    let label = instr
        .label
        .map(|label| format!("L{label}:"))
        .unwrap_or_default();
    fields.push(format!("{label:>width$}", width = widths.label));
    if widths.offset > 0 {
        fields.push(format!("{:>width$}  ", instr.offset, width = widths.offset));
    }
    fields.push(if current { "-->" } else { "   " }.to_owned());
    fields.push(format!("{:OPNAME_WIDTH$}", instr.opname));
    if let Some(arg) = instr.arg {
        let excess = instr.opname.len().saturating_sub(OPNAME_WIDTH);
        fields.push(format!(
            "{arg:>width$}",
            width = OPARG_WIDTH.saturating_sub(excess)
        ));
        if !instr.argrepr.is_empty() {
            fields.push(format!("({})", instr.argrepr));
        }
    }
    out.push_str(fields.join(" ").trim_end());
    out.push('\n');
}

fn write_caches(out: &mut String, instr: &Instruction, widths: &Widths, options: &DisOptions<'_>) {
    let mut offset = instr.offset;
    for field in &instr.cache_info {
        for unit in 0..field.units {
            offset += 2;
            let argrepr = if unit == 0 {
                format!("{}: {}", field.name, field.value())
            } else {
                String::new()
            };
            let line = Instruction {
                opname: Op::Cache.name(),
                opcode: Op::Cache as u8,
                arg: Some(0),
                argrepr,
                offset,
                start_offset: offset,
                starts_line: false,
                line_number: None,
                label: None,
                cache_info: Vec::new(),
                ..instr.clone()
            };
            write_line(out, &line, false, widths, options);
        }
    }
}

const FLAG_NAMES: [(u32, &str); 12] = [
    (co_flags::OPTIMIZED, "OPTIMIZED"),
    (co_flags::NEWLOCALS, "NEWLOCALS"),
    (co_flags::VARARGS, "VARARGS"),
    (co_flags::VARKEYWORDS, "VARKEYWORDS"),
    (co_flags::NESTED, "NESTED"),
    (co_flags::GENERATOR, "GENERATOR"),
    (64, "NOFREE"),
    (co_flags::COROUTINE, "COROUTINE"),
    (co_flags::ITERABLE_COROUTINE, "ITERABLE_COROUTINE"),
    (co_flags::ASYNC_GENERATOR, "ASYNC_GENERATOR"),
    (co_flags::HAS_DOCSTRING, "HAS_DOCSTRING"),
    (co_flags::METHOD, "METHOD"),
];

fn pretty_flags(flags: u32) -> String {
    if flags == 0 {
        return "0x0".to_owned();
    }
    let bits = (0..32)
        .map(|bit| 1u32 << bit)
        .filter(|bit| flags & bit != 0);
    let name = |bit: u32| match FLAG_NAMES.iter().find(|(flag, _)| *flag == bit) {
        Some((_, name)) => (*name).to_owned(),
        None => format!("{bit:#x}"),
    };
    bits.map(name).collect::<Vec<_>>().join(", ")
}

/// The summary `dis.code_info` gives.
pub fn code_info(code: &CodeObject, address: Address<'_>) -> String {
    let mut lines = vec![
        format!("Name:              {}", code.name),
        format!("Filename:          {}", code.filename),
        format!("Argument count:    {}", code.argcount),
        format!("Positional-only arguments: {}", code.posonlyargcount),
        format!("Kw-only arguments: {}", code.kwonlyargcount),
        format!("Number of locals:  {}", code.nlocals()),
        format!("Stack size:        {}", code.stacksize),
        format!("Flags:             {}", pretty_flags(code.flags)),
    ];
    let mut section = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{title}:"));
            lines.extend(
                items
                    .into_iter()
                    .enumerate()
                    .map(|(index, item)| format!("{index:>4}: {item}")),
            );
        }
    };
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
    section(
        "Constants",
        code.consts
            .iter()
            .map(|value| const_repr(value, address))
            .collect(),
    );
    section("Names", code.names.clone());
    section("Variable names", owned(code.varnames()));
    section("Free variables", owned(code.freevars()));
    section("Cell variables", owned(code.cellvars()));
    lines.join("\n")
}
