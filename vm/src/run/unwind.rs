//! Raising: traceback entries, the exception table, leaving frames.

use super::frame;
use super::regs::Regs;
use crate::heap::{Gc, Kind};
use crate::object::{Code, Exception, Header, Traceback, types};
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// What unwinding found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unwound {
    /// A handler: the registers are set to it.
    Handler,
    /// The frame that the loop was entered with is gone; the exception is pending.
    Left,
}

impl Vm {
    /// Adds a traceback entry for the current frame to the pending exception.
    pub fn add_traceback(&mut self, code: Gc<Code>, lasti: i32, pos: (i32, i32, i32, i32)) {
        let Some(e) = self.exc.cast::<Exception>() else {
            return;
        };
        let Some(f) = self.frame() else { return };
        let (globals, ns, base) = (f.func.globals, f.namespace(), f.base);
        let locals = if ns.is_null() {
            // SAFETY: the window of the current frame holds all its localsplus slots.
            let slots = unsafe { std::slice::from_raw_parts(base, code.nlocalsplus as usize) };
            self.tuple(slots)
        } else {
            ns
        };
        let tb = Traceback {
            header: Header::new(Kind::Traceback, types::TRACEBACK),
            next: Cell::new(e.traceback.get()),
            code,
            lasti,
            line: pos.0,
            end_line: pos.1,
            col: pos.2,
            end_col: pos.3,
            globals,
            locals,
        };
        let tb = self.heap.alloc(tb);
        e.traceback.set(tb.value());
    }
    /// As [`Vm::add_traceback`] for a frame that is not on the stack.
    pub fn add_traceback_for(
        &mut self,
        func: Gc<crate::object::Function>,
        pos: (i32, i32, i32, i32),
    ) {
        let Some(e) = self.exc.cast::<Exception>() else {
            return;
        };
        let tb = Traceback {
            header: Header::new(Kind::Traceback, types::TRACEBACK),
            next: Cell::new(e.traceback.get()),
            code: func.code.get(),
            lasti: 0,
            line: pos.0,
            end_line: pos.1,
            col: pos.2,
            end_col: pos.3,
            globals: func.globals,
            locals: Value::NULL,
        };
        let tb = self.heap.alloc(tb);
        e.traceback.set(tb.value());
    }
    /// Position of a code unit: (line, end line, column, end column), -1 = unknown.
    pub fn position_of(code: Gc<Code>, unit: i32) -> (i32, i32, i32, i32) {
        let p = code
            .plain
            .positions_at(unit.max(0) as usize * 2)
            .unwrap_or_default();
        (
            p.line.unwrap_or(-1),
            p.end_line.unwrap_or(-1),
            p.col.unwrap_or(-1),
            p.end_col.unwrap_or(-1),
        )
    }
    /// Handles the pending exception for a bytecode loop whose registers were `r` when it was raised: finds a handler, leaving frames on
    /// the way, down to the frame that the loop was entered with.
    #[cold]
    #[inline(never)]
    pub fn unwind(&mut self, ip: *const u32, reraise: bool) -> (Unwound, Regs) {
        let mut ip = ip;
        let mut reraise = reraise;
        let mut restored = std::mem::replace(&mut self.reraise_lasti, -1);
        loop {
            // SAFETY: a frame is current while a loop runs.
            let f = unsafe { *self.fp };
            let code = f.code;
            let words = code.entry.get();
            // SAFETY: `ip` points into the words, after the raising instruction.
            let unit = unsafe { ip.offset_from(words) } as i32 - 1;
            if !reraise {
                self.add_traceback(code, unit, (Traceback::LAZY, -1, -1, -1));
            }
            if let Some(h) = code.plain.handler_at(unit.max(0) as u32) {
                // SAFETY: the verifier proved depth and target.
                unsafe {
                    let mut sp = f.base.add(code.nlocalsplus as usize + h.depth as usize);
                    if h.lasti {
                        *sp = Value::small(if restored >= 0 { restored } else { unit } as i64);
                        sp = sp.add(1);
                    }
                    *sp = self.take_exception();
                    self.sp = sp.add(1);
                    (*self.fp).ip = words.add(h.target as usize);
                }
                return (Unwound::Handler, Regs::load(self));
            }
            self.pop_frame();
            self.sp = f.ret;
            if f.flags & frame::GENERATOR != 0 {
                super::generator::abandon_frame(self, &f);
            }
            if f.flags & frame::ENTRY != 0 {
                let r = Regs {
                    ip: std::ptr::null(),
                    sp: f.ret,
                    fp: f.base,
                };
                return (Unwound::Left, r);
            }
            // SAFETY: a frame without ENTRY has a caller in the same loop.
            ip = unsafe { (*self.fp).ip };
            reraise = false;
            restored = -1;
        }
    }
}

impl Vm {
    /// Sets the current frame to the start of its code if it has not begun.
    #[inline]
    pub fn enter_words(&mut self) {
        // SAFETY: a frame is current.
        unsafe {
            if (*self.fp).ip.is_null() {
                (*self.fp).ip = self.entry_of((*self.fp).code);
            }
        }
    }
    /// Saved position of the current frame.
    pub fn caller_ip(&self) -> *const u32 {
        // SAFETY: a frame is current.
        unsafe { (*self.fp).ip }
    }
}
