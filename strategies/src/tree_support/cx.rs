//! What every evaluation function gets besides the VM: the running frame as the walker sees it.

use super::generator::Link;
use super::index::Prepared;
use gearbox_vm::heap::Gc;
use gearbox_vm::object::{CellObj, Code, Function, Str, Tuple};
use gearbox_vm::tree::{ConstId, Loc, NameId};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{Raised, Vm};
use std::cell::Cell;

/// How a statement ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use]
pub(crate) enum Flow {
    /// Go on with the next one.
    Normal,
    Break,
    Continue,
    /// The value is in [`Cx::ret`].
    Return,
    /// An exception is pending in the VM.
    Raise,
}

/// The running frame. Lives on the native stack, so the values in it are roots.
pub(crate) struct Cx {
    /// First localsplus slot.
    pub base: *mut Value,
    names: *const Gc<Str>,
    consts: *const Value,
    pub prep: &'static Prepared,
    pub func: Gc<Function>,
    /// Kept here because `func.__code__` may be assigned while the frame runs.
    pub code: Gc<Code>,
    /// Value of the `return` under way.
    pub ret: Cell<Value>,
    /// In a generator: the way back to whoever resumed it.
    pub link: Option<Link>,
    /// In a generator: the exception that the resumer is handling.
    pub inherited: Cell<Value>,
    /// How many handlers of this frame are active.
    pub handlers: Cell<u32>,
}

/// Unwraps a result; on error adds the traceback entry for `$loc` and returns the error.
macro_rules! at {
    ($vm:expr, $cx:expr, $loc:expr, $e:expr) => {
        match $e {
            Ok(v) => v,
            Err(_) => return Err($cx.trace($vm, $loc)),
        }
    };
}
pub(crate) use at;

/// In a statement: unwraps a result whose traceback entry exists already.
macro_rules! tri {
    ($e:expr) => {
        match $e {
            Ok(v) => v,
            Err(_) => return Flow::Raise,
        }
    };
}
pub(crate) use tri;

impl Cx {
    #[inline(always)]
    pub fn new(
        vm: &Vm,
        func: Gc<Function>,
        code: Gc<Code>,
        prep: &'static Prepared,
        base: *mut Value,
    ) -> Cx {
        Cx {
            base,
            names: prep.names,
            consts: prep.consts,
            prep,
            func,
            code,
            ret: Cell::new(Value::NONE),
            link: None,
            inherited: Cell::new(vm.handled),
            handlers: Cell::new(0),
        }
    }
    /// Makes the cells that the code captures and copies the captured ones in, as MAKE_CELL and COPY_FREE_VARS do.
    #[inline(never)]
    pub fn make_cells(&self, vm: &mut Vm) {
        for &slot in &self.prep.cells {
            let c = CellObj::new(&vm.heap, self.local(slot));
            self.set_local(slot, c.value());
        }
        if let Some(t) = self.func.closure.get().cast::<Tuple>() {
            let first = self.code.nlocalsplus - (t.len() as u32).min(self.code.nlocalsplus);
            for (i, c) in t.items().iter().enumerate() {
                self.set_local(first + i as u32, *c);
            }
        }
    }
    #[inline(always)]
    pub fn local(&self, slot: u32) -> Value {
        debug_assert!(slot < self.code.nlocalsplus);
        // SAFETY: the frame's window has `nlocalsplus` initialised slots, and the code generator assigns slots below that.
        unsafe { *self.base.add(slot as usize) }
    }
    #[inline(always)]
    pub fn set_local(&self, slot: u32, v: Value) {
        debug_assert!(slot < self.code.nlocalsplus);
        // SAFETY: as above.
        unsafe { *self.base.add(slot as usize) = v }
    }
    /// The cell in a slot.
    #[inline(always)]
    pub fn cell(&self, slot: u32) -> Option<Gc<CellObj>> {
        self.local(slot).cast::<CellObj>()
    }
    #[inline(always)]
    pub fn name(&self, id: NameId) -> Gc<Str> {
        // SAFETY: ids in a tree index the name table of the same tree, which `names` mirrors.
        unsafe { *self.names.add(id as usize) }
    }
    #[inline(always)]
    pub fn constant(&self, id: ConstId) -> Value {
        // SAFETY: as above, for constants.
        unsafe { *self.consts.add(id as usize) }
    }
    /// Adds this frame's traceback entry to the pending exception.
    #[cold]
    #[inline(never)]
    pub fn trace(&self, vm: &mut Vm, loc: Loc) -> Raised {
        vm.add_traceback(
            self.code,
            -1,
            (loc.line, loc.end_line, loc.col, loc.end_col),
        );
        Raised
    }
    /// As [`Cx::trace`], in a statement.
    #[cold]
    pub fn fail(&self, vm: &mut Vm, loc: Loc) -> Flow {
        let _ = self.trace(vm, loc);
        Flow::Raise
    }
    /// Position of what happens before the first statement.
    #[cold]
    pub fn first_line(&self) -> Loc {
        Loc::line_only(self.code.plain.firstlineno)
    }
    /// Notes the line for whoever looks at the frame during a call.
    #[inline(always)]
    pub fn at_line(&self, vm: &mut Vm, loc: Loc) {
        // SAFETY: this frame is the current one while its nodes are evaluated.
        unsafe { (*vm.fp).line = loc.line };
    }
    /// Starts handling an exception; gives what [`Cx::leave_handler`] restores.
    pub fn enter_handler(&self, vm: &mut Vm, exc: Value) -> Value {
        let before = if self.handlers.get() == 0 {
            Value::NULL
        } else {
            vm.handled
        };
        self.handlers.set(self.handlers.get() + 1);
        vm.handled = exc;
        before
    }
    /// Ends handling. The outermost handler of a generator restores what its present resumer handles, not what the resumer did when the
    /// handler was entered.
    pub fn leave_handler(&self, vm: &mut Vm, before: Value) {
        self.handlers.set(self.handlers.get() - 1);
        vm.handled = if before.is_null() {
            self.inherited.get()
        } else {
            before
        };
    }
}

/// Drops the top `n` values of the value stack.
#[inline(always)]
pub(crate) fn pop(vm: &mut Vm, n: usize) {
    // SAFETY: the caller pushed them.
    vm.sp = unsafe { vm.sp.sub(n) };
}

/// Address of the top `n` values. Good until the next evaluation.
#[inline(always)]
pub(crate) fn top(vm: &Vm, n: usize) -> *mut Value {
    // SAFETY: the caller pushed them.
    unsafe { vm.sp.sub(n) }
}

/// The top `n` values. Good until the next evaluation.
#[inline(always)]
pub(crate) fn top_slice(vm: &Vm, n: usize) -> &'static [Value] {
    // SAFETY: the caller pushed them; the value stack never moves, and the caller uses the slice before it pushes or evaluates.
    unsafe { std::slice::from_raw_parts(vm.sp.sub(n), n) }
}
