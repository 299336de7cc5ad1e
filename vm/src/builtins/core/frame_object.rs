//! Frame objects: what `sys._getframe()`, tracebacks and generators show of a call. Made when asked for, not the running record.

use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::NO_NEW;
use crate::object::code::CO_OPTIMIZED;
use crate::object::{
    CellObj, Code, Dict, Function, Generator, GetSetDef, NativeObject, Slots, Traceback, Tuple,
    TypeSpec, types,
};
use crate::run::frame::Frame;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

/// One call.
pub struct FrameObject {
    pub code: Gc<Code>,
    pub globals: Gc<Dict>,
    pub builtins: Gc<Dict>,
    /// Dict or namespace; for an active frame asked for again each time.
    pub locals: Value,
    pub lineno: i32,
    /// Byte offset of the current instruction, -1 if unknown.
    pub lasti: i32,
    live: Option<Live>,
    /// The generator whose frame it is.
    pub generator: Option<Gc<Generator>>,
    /// What was stored into `f_locals` under names that are no variables: a dict, or NULL.
    pub extra: Cell<Value>,
}

/// Which record of the frame stack an object was made for.
#[derive(Clone, Copy)]
struct Live {
    index: usize,
    base: usize,
    func: Gc<Function>,
}

impl NativeObject for FrameObject {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.code);
        t.visit_gc(self.globals);
        t.visit_gc(self.builtins);
        t.visit(self.locals);
        if let Some(l) = self.live {
            t.visit_gc(l.func);
        }
        if let Some(g) = self.generator {
            t.visit_gc(g);
        }
        t.visit(self.extra.get());
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The record, if the call is still running.
pub fn record(vm: &Vm, f: &FrameObject) -> Option<(usize, Frame)> {
    let l = f.live?;
    let r = vm.frames().get(l.index)?;
    (r.func.same(l.func) && r.base as usize == l.base).then_some((l.index, *r))
}

impl Vm {
    /// A frame object for a call that is not running.
    fn make_frame_object(
        &mut self,
        code: Gc<Code>,
        globals: Gc<Dict>,
        locals: Value,
        (lineno, lasti): (i32, i32),
        generator: Option<Gc<Generator>>,
    ) -> Value {
        let builtins = self.builtins_of(globals);
        self.native(
            types::FRAME,
            FrameObject {
                code,
                globals,
                builtins,
                locals,
                lineno,
                lasti,
                live: None,
                generator,
                extra: Cell::new(Value::NULL),
            },
        )
    }

    /// The frame object of the call `depth` levels up; None beyond the outermost.
    pub fn frame_object(&mut self, depth: usize) -> R {
        let n = self.frames().len();
        Ok(match n.checked_sub(depth + 1) {
            Some(index) => self.active_frame_object(index),
            None => Value::NONE,
        })
    }

    /// The object of active frame `index` (0 = outermost).
    fn active_frame_object(&mut self, index: usize) -> Value {
        let Some(frame) = self.frames().get(index).copied() else {
            return Value::NONE;
        };
        let (lineno, lasti) = self.frame_line(&frame);
        let locals = self.frame_locals(&frame);
        let globals = frame.func.globals;
        let builtins = self.builtins_of(globals);
        let live = Live {
            index,
            base: frame.base as usize,
            func: frame.func,
        };
        self.native(
            types::FRAME,
            FrameObject {
                code: frame.code,
                globals,
                builtins,
                locals,
                lineno,
                lasti,
                live: Some(live),
                generator: frame.generator(),
                extra: Cell::new(Value::NULL),
            },
        )
    }

    /// `tb_frame`: the running call if it is still active, else what the traceback kept of it.
    pub fn frame_of_traceback(&mut self, tb: Gc<Traceback>) -> Value {
        let same = |f: &Frame| f.code.same(tb.code) && f.func.globals.same(tb.globals);
        if tb.code.name.as_str() == "<module>"
            && let Some(index) = self.frames().iter().rposition(same)
        {
            return self.active_frame_object(index);
        }
        let locals = match tb
            .locals
            .cast::<Tuple>()
            .filter(|_| tb.locals.is_exact(types::TUPLE))
        {
            Some(slots) => self.locals_of(tb.code, slots.items()).value(),
            None => tb
                .locals
                .non_null()
                .unwrap_or_else(|| self.new_dict().value()),
        };
        let line = tb.position().0;
        self.make_frame_object(tb.code, tb.globals, locals, (line, tb.lasti * 2), None)
    }

    /// Line and byte offset where a frame stands.
    pub fn frame_line(&self, frame: &Frame) -> (i32, i32) {
        let code = frame.code;
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
        self.locals_of(func.code.get(), slots)
    }

    /// As [`Vm::locals_dict`], from the code object.
    pub fn locals_of(&mut self, code: Gc<Code>, slots: &[Value]) -> Gc<Dict> {
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
    let code = g.code;
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
    Ok(vm.make_frame_object(code, g.func.globals, locals, (line, -1), Some(g)))
}

pub fn this(vm: &mut Vm, o: Value) -> R<&'static FrameObject> {
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
        GetSetDef::ro("f_locals", |vm, o| {
            let f = this(vm, o)?;
            let ns = record(vm, f).is_some_and(|(_, r)| !r.namespace().is_null());
            if f.code.flags & CO_OPTIMIZED != 0 && !ns {
                return Ok(super::frame_locals::proxy(vm, o));
            }
            Ok(match record(vm, f) {
                Some((_, r)) => vm.frame_locals(&r),
                None => f.locals,
            })
        }),
        GetSetDef::ro("f_back", |vm, o| {
            let f = this(vm, o)?;
            Ok(match record(vm, f) {
                Some((index, _)) if index > 0 => vm.active_frame_object(index - 1),
                _ => Value::NONE,
            })
        }),
        GetSetDef::ro("f_lineno", |vm, o| {
            let f = this(vm, o)?;
            let n = record(vm, f).map_or(f.lineno, |(_, r)| vm.frame_line(&r).0);
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
