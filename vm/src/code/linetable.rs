//! The location table (`co_linetable`): source positions of instructions, run-length coded in up to eight code units
//! an entry.

use super::CodeObject;
use crate::compile::seq::Loc;

/// Entry kinds, in bits 3..7 of the first byte.
const ONE_LINE0: u8 = 10;
const NO_COLUMNS: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

/// Longest run of one entry, in code units.
const MAX_RUN: usize = 8;

/// Source range of an instruction; absent parts are unknown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Positions {
    /// First line.
    pub line: Option<i32>,
    /// Last line.
    pub end_line: Option<i32>,
    /// First column, in UTF-8 bytes.
    pub col: Option<i32>,
    /// Column after the last one.
    pub end_col: Option<i32>,
}

/// One entry: positions of a run of code units.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LocationEntry {
    /// First byte offset.
    pub start: usize,
    /// Byte offset after the last.
    pub end: usize,
    /// What all of them have in common.
    pub positions: Positions,
}

/// A run of instructions of one line, as `co_lines()` yields it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineRun {
    /// First byte offset.
    pub start: usize,
    /// Byte offset after the last.
    pub end: usize,
    /// The line, if any.
    pub line: Option<i32>,
}

/// Writes a location table.
pub struct LineTableBuilder {
    bytes: Vec<u8>,
    line: i32,
}

impl LineTableBuilder {
    /// A table for a code object that starts at this line.
    pub fn new(firstlineno: i32) -> Self {
        LineTableBuilder {
            bytes: Vec::new(),
            line: firstlineno,
        }
    }

    /// Appends a run of `units` code units at `loc`.
    pub fn push(&mut self, loc: Loc, mut units: usize) {
        while units > MAX_RUN {
            self.entry(loc, MAX_RUN);
            units -= MAX_RUN;
        }
        if units > 0 {
            self.entry(loc, units);
        }
    }

    /// The finished table.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn first_byte(&mut self, kind: u8, units: usize) {
        self.bytes.push(0x80 | kind << 3 | (units as u8 - 1));
    }

    fn varint(&mut self, mut value: u32) {
        while value >= 64 {
            self.bytes.push(0x40 | (value & 0x3F) as u8);
            value >>= 6;
        }
        self.bytes.push(value as u8);
    }

    fn signed_varint(&mut self, value: i32) {
        let coded = if value < 0 {
            value.unsigned_abs() << 1 | 1
        } else {
            (value as u32) << 1
        };
        self.varint(coded);
    }

    fn entry(&mut self, loc: Loc, units: usize) {
        if loc.line < 0 {
            return self.first_byte(NONE, units);
        }
        let delta = loc.line - self.line;
        let (col, end_col) = (loc.col, loc.end_col);
        if col < 0 || end_col < 0 {
            if loc.end_line == loc.line || loc.end_line == -1 {
                self.first_byte(NO_COLUMNS, units);
                self.signed_varint(delta);
                self.line = loc.line;
                return;
            }
        } else if loc.end_line == loc.line {
            if delta == 0 && col < 80 && (0..16).contains(&(end_col - col)) {
                self.first_byte((col >> 3) as u8, units);
                self.bytes.push(((col & 7) << 4 | (end_col - col)) as u8);
                return;
            }
            if (0..3).contains(&delta) && col < 128 && end_col < 128 {
                self.first_byte(ONE_LINE0 + delta as u8, units);
                self.bytes.push(col as u8);
                self.bytes.push(end_col as u8);
                self.line = loc.line;
                return;
            }
        }
        self.first_byte(LONG, units);
        self.signed_varint(delta);
        self.varint((loc.end_line - loc.line).max(0) as u32);
        self.varint((col + 1).max(0) as u32);
        self.varint((end_col + 1).max(0) as u32);
        self.line = loc.line;
    }
}

/// Reads a location table entry by entry. Damaged tables end early; nothing panics.
pub struct LocationEntries<'a> {
    bytes: &'a [u8],
    at: usize,
    offset: usize,
    line: i32,
}

impl<'a> LocationEntries<'a> {
    /// Entries of the table `bytes` of code that starts at line `firstlineno`.
    pub fn new(bytes: &'a [u8], firstlineno: i32) -> Self {
        LocationEntries {
            bytes,
            at: 0,
            offset: 0,
            line: firstlineno,
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        let mut shift = 0;
        loop {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x3F).checked_shl(shift)?;
            if byte & 0x40 == 0 {
                return Some(value);
            }
            shift += 6;
        }
    }

    fn signed_varint(&mut self) -> Option<i32> {
        let value = self.varint()?;
        let magnitude = (value >> 1) as i32;
        Some(if value & 1 != 0 {
            -magnitude
        } else {
            magnitude
        })
    }

    fn column(&mut self) -> Option<Option<i32>> {
        let value = self.varint()?;
        Some(value.checked_sub(1).map(|column| column as i32))
    }
}

impl Iterator for LocationEntries<'_> {
    type Item = LocationEntry;

    fn next(&mut self) -> Option<LocationEntry> {
        let first = self.byte()?;
        let units = usize::from(first & 7) + 1;
        let kind = first >> 3 & 15;
        let mut positions = Positions::default();
        match kind {
            NONE => {}
            LONG => {
                self.line = self.line.wrapping_add(self.signed_varint()?);
                positions.line = Some(self.line);
                positions.end_line = Some(self.line.wrapping_add(self.varint()? as i32));
                positions.col = self.column()?;
                positions.end_col = self.column()?;
            }
            NO_COLUMNS => {
                self.line = self.line.wrapping_add(self.signed_varint()?);
                positions.line = Some(self.line);
                positions.end_line = Some(self.line);
            }
            10..=12 => {
                self.line = self.line.wrapping_add(i32::from(kind - ONE_LINE0));
                positions.line = Some(self.line);
                positions.end_line = Some(self.line);
                positions.col = Some(i32::from(self.byte()?));
                positions.end_col = Some(i32::from(self.byte()?));
            }
            group => {
                let second = self.byte()?;
                let col = i32::from(group) << 3 | i32::from(second >> 4);
                positions.line = Some(self.line);
                positions.end_line = Some(self.line);
                positions.col = Some(col);
                positions.end_col = Some(col + i32::from(second & 15));
            }
        }
        let start = self.offset;
        self.offset += units * 2;
        Some(LocationEntry {
            start,
            end: self.offset,
            positions,
        })
    }
}

impl CodeObject {
    /// Entries of the location table.
    pub fn locations(&self) -> LocationEntries<'_> {
        LocationEntries::new(&self.linetable, self.firstlineno)
    }

    /// Positions of every code unit, as `co_positions()`.
    pub fn positions(&self) -> Vec<Positions> {
        let mut all = Vec::with_capacity(self.units());
        for entry in self.locations() {
            all.extend(std::iter::repeat_n(
                entry.positions,
                (entry.end - entry.start) / 2,
            ));
        }
        all
    }

    /// Runs of instructions by line, as `co_lines()`.
    pub fn lines(&self) -> Vec<LineRun> {
        let mut runs: Vec<LineRun> = Vec::new();
        for entry in self.locations() {
            let line = entry.positions.line;
            match runs.last_mut() {
                Some(last) if last.line == line => last.end = entry.end,
                _ => runs.push(LineRun {
                    start: entry.start,
                    end: entry.end,
                    line,
                }),
            }
        }
        runs
    }

    /// Positions of the instruction at a byte offset.
    pub fn positions_at(&self, offset: usize) -> Option<Positions> {
        self.locations()
            .find(|entry| entry.end > offset)
            .map(|entry| entry.positions)
    }

    /// Line of the instruction at a byte offset.
    pub fn line_at(&self, offset: usize) -> Option<i32> {
        self.positions_at(offset)
            .and_then(|positions| positions.line)
    }
}
