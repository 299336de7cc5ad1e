//! Frame objects: what `sys._getframe()`, tracebacks and generators show of a call. A snapshot, not the running record.

use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::NO_NEW;
use crate::object::{
    CellObj, Code, Dict, Function, Generator, GetSetDef, NativeObject, Slots, TypeSpec, types,
};
use crate::run::frame::Frame;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;

/// One call.
pub struct FrameObject {
    pub code: Gc<Code>,
    pub globals: Gc<Dict>,
    pub builtins: Gc<Dict>,
    /// Dict or namespace.
    pub locals: Value,
    /// The calling frame or None.
    pub back: Value,
    pub lineno: i32,
    /// Byte offset of the current instruction, -1 if unknown.
    pub lasti: i32,
}

impl NativeObject for FrameObject {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.code);
        t.visit_gc(self.globals);
        t.visit_gc(self.builtins);
        t.visit(self.locals);
        t.visit(self.back);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// A frame object from its parts (tracebacks have no more than that).
    pub fn make_frame_object(
        &mut self,
        code: Gc<Code>,
        globals: Gc<Dict>,
        locals: Value,
        lineno: i32,
        lasti: i32,
        back: Value,
    ) -> Value {
        let builtins = self.builtins.dict;
        self.native(
            types::FRAME,
            FrameObject {
                code,
                globals,
                builtins,
                locals,
                back,
                lineno,
                lasti,
            },
        )
    }

    /// The frame object of the call `depth` levels up; None beyond the outermost.
    pub fn frame_object(&mut self, depth: usize) -> R {
        let n = self.frames().len();
        if depth >= n {
            return Ok(Value::NONE);
        }
        // Outermost first, so that each can point to its caller.
        let mut back = Value::NONE;
        for i in 0..n - depth {
            let frame = self.frames()[i];
            let current = i + 1 == n;
            back = self.frame_snapshot(&frame, current, back)?;
        }
        Ok(back)
    }

    fn frame_snapshot(&mut self, frame: &Frame, current: bool, back: Value) -> R {
        let code = frame.func.code.get();
        let (lineno, lasti) = self.frame_line(frame);
        let _ = current;
        let locals = if frame.ns.is_null() {
            let n = code.nlocalsplus as usize;
            // SAFETY: the frame's window holds all its localsplus slots.
            let slots = unsafe { std::slice::from_raw_parts(frame.base, n) }.to_vec();
            self.locals_dict(frame.func, &slots).value()
        } else {
            frame.ns
        };
        Ok(self.make_frame_object(code, frame.func.globals, locals, lineno, lasti, back))
    }

    /// Line and byte offset where a frame stands.
    fn frame_line(&self, frame: &Frame) -> (i32, i32) {
        let code = frame.func.code.get();
        let Some(words) = code.words.get().filter(|_| !frame.ip.is_null()) else {
            let line = if frame.line > 0 {
                frame.line
            } else {
                code.plain.firstlineno
            };
            return (line, -1);
        };
        let start = words.as_ptr() as usize;
        let unit = (frame.ip as usize).wrapping_sub(start) / 4;
        if unit == 0 || unit > words.len() {
            return (code.plain.firstlineno, 0);
        }
        let offset = (unit - 1) * 2;
        (
            code.plain.line_at(offset).unwrap_or(code.plain.firstlineno),
            offset as i32,
        )
    }

    /// Names and values of the bound local variables of a function.
    pub fn locals_dict(&mut self, func: Gc<Function>, slots: &[Value]) -> Gc<Dict> {
        let code = func.code.get();
        let d = Dict::new(&self.heap);
        for (i, (name, kind)) in code
            .local_names
            .iter()
            .zip(&code.plain.localsplus_kinds)
            .enumerate()
        {
            if kind.is_hidden() {
                continue;
            }
            let mut v = slots.get(i).copied().unwrap_or(Value::NULL);
            if kind.is_cell() || kind.is_free() {
                v = v.cast::<CellObj>().map_or(v, |c| c.value.get());
            }
            if !v.is_null() {
                d.set_str(&self.heap, *name, v);
            }
        }
        d
    }
}

/// A frame object for a suspended generator.
pub fn of_generator(vm: &mut Vm, g: Gc<Generator>) -> R {
    let code = g.func.code.get();
    // SAFETY: nobody changes the slots while they are copied.
    let slots = unsafe { &*g.slots.get() }.clone();
    let locals = vm.locals_dict(g.func, &slots).value();
    let unit = g.ip.get() as usize;
    let line = match g.line.get() {
        // Bytecode strategies: the instruction before the next one.
        0 if unit > 0 => code
            .plain
            .line_at(2 * (unit - 1))
            .unwrap_or(code.plain.firstlineno),
        0 => code.plain.firstlineno,
        n => n,
    };
    Ok(vm.make_frame_object(code, g.func.globals, locals, line, -1, Value::NONE))
}

fn this(vm: &mut Vm, o: Value) -> R<&'static FrameObject> {
    match o.native::<FrameObject>() {
        Some(f) => Ok(f),
        None => {
            let t = vm.type_name(o);
            Err(vm.type_error(format!("a frame is required, not '{t}'")))
        }
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let f = this(vm, o)?;
    Ok(vm.string(format!(
        "<frame at 0x{:x}, file '{}', line {}, code {}>",
        o.bits() & ((1 << 48) - 1),
        f.code.filename.as_str(),
        f.lineno,
        f.code.name.as_str()
    )))
}

/// The class `frame`.
pub static FRAME: TypeSpec = TypeSpec {
    id: types::FRAME,
    name: "frame",
    kind: Kind::Native,
    flags: NO_NEW,
    slots: Slots {
        repr: Some(repr),
        ..Slots::NONE
    },
    getset: &[
        GetSetDef::ro("f_code", |vm, o| Ok(this(vm, o)?.code.value())),
        GetSetDef::ro("f_globals", |vm, o| Ok(this(vm, o)?.globals.value())),
        GetSetDef::ro("f_builtins", |vm, o| Ok(this(vm, o)?.builtins.value())),
        GetSetDef::ro("f_locals", |vm, o| Ok(this(vm, o)?.locals)),
        GetSetDef::ro("f_back", |vm, o| Ok(this(vm, o)?.back)),
        GetSetDef::ro("f_lineno", |vm, o| {
            let n = this(vm, o)?.lineno;
            Ok(vm.int(n.into()))
        }),
        GetSetDef::ro("f_lasti", |vm, o| {
            let n = this(vm, o)?.lasti;
            Ok(vm.int(n.into()))
        }),
        GetSetDef::ro("f_trace", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::BASE
};
