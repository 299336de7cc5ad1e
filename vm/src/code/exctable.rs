//! The exception table (`co_exceptiontable`): which handler covers which range of code units.

use super::CodeObject;

/// One covered range. Offsets are in code units.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ExceptionEntry {
    /// First covered unit.
    pub start: u32,
    /// Unit after the last covered one.
    pub end: u32,
    /// Where the handler starts.
    pub target: u32,
    /// Stack depth the handler unwinds to.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed before the exception.
    pub lasti: bool,
}

const FIRST: u8 = 0x80;
const MORE: u8 = 0x40;

fn write_number(bytes: &mut Vec<u8>, value: u32, mut flag: u8) {
    let mut shift = 24;
    while shift > 0 {
        if value >> shift != 0 {
            bytes.push((value >> shift & 0x3F) as u8 | MORE | flag);
            flag = 0;
        }
        shift -= 6;
    }
    bytes.push((value & 0x3F) as u8 | flag);
}

/// Writes a table; entries must be sorted and must not overlap.
pub fn encode(entries: &[ExceptionEntry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        write_number(&mut bytes, entry.start, FIRST);
        write_number(&mut bytes, entry.end - entry.start, 0);
        write_number(&mut bytes, entry.target, 0);
        write_number(&mut bytes, entry.depth << 1 | u32::from(entry.lasti), 0);
    }
    bytes
}

fn read_number(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut byte = *bytes.get(*at)?;
    *at += 1;
    let mut value = u32::from(byte & 0x3F);
    while byte & MORE != 0 {
        byte = *bytes.get(*at)?;
        *at += 1;
        value = value.checked_mul(64)? | u32::from(byte & 0x3F);
    }
    Some(value)
}

fn read_entry(bytes: &[u8], at: &mut usize) -> Option<ExceptionEntry> {
    let start = read_number(bytes, at)?;
    let length = read_number(bytes, at)?;
    let target = read_number(bytes, at)?;
    let depth = read_number(bytes, at)?;
    Some(ExceptionEntry {
        start,
        end: start.checked_add(length)?,
        target,
        depth: depth >> 1,
        lasti: depth & 1 != 0,
    })
}

/// Reads a table. A damaged tail ends it.
pub fn decode(bytes: &[u8]) -> Vec<ExceptionEntry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match read_entry(bytes, &mut at) {
            Some(entry) => entries.push(entry),
            None => break,
        }
    }
    entries
}

/// The entry that covers code unit `unit`, found by bisection on the start marks.
pub fn lookup(bytes: &[u8], unit: u32) -> Option<ExceptionEntry> {
    let entry_start = |mut at: usize| {
        while at > 0 && bytes[at] & FIRST == 0 {
            at -= 1;
        }
        at
    };
    // Invariant: the entry looked for, if any, starts in low..high.
    let (mut low, mut high) = (0, bytes.len());
    while high > low {
        let middle = entry_start(low + (high - low) / 2).max(low);
        let mut at = middle;
        let entry = read_entry(bytes, &mut at)?;
        if unit < entry.start {
            high = middle;
        } else if unit < entry.end {
            return Some(entry);
        } else {
            low = at;
        }
    }
    None
}

impl CodeObject {
    /// The decoded exception table.
    pub fn exception_entries(&self) -> Vec<ExceptionEntry> {
        decode(&self.exceptiontable)
    }

    /// The handler of the instruction at code unit `unit`.
    pub fn handler_at(&self, unit: u32) -> Option<ExceptionEntry> {
        lookup(&self.exceptiontable, unit)
    }
}
