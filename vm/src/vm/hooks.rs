//! What a strategy installs in the VM: native re-entry (sort keys, `__eq__`, ...) runs the strategy that is running.

use super::{R, Vm};
use crate::heap::Gc;
use crate::object::{Code, Generator};
use crate::value::Value;
use std::cell::Cell;

/// How a generator is resumed.
#[derive(Clone, Copy)]
pub enum Resume {
    /// `next()` / `send(value)`.
    Send(Value),
    /// Raise the exception that is pending in the `Vm` at the `yield`.
    Throw,
}

/// Rewrites the fresh executable words of a code object.
pub type Prepare = fn(&mut Vm, Gc<Code>, &[Cell<u32>]);

/// Entry points of the running strategy.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Strategy name, for `sys.implementation` and assertions.
    pub name: &'static str,
    /// Rewrites a code object's fresh executable words (superinstructions).
    pub prepare: Option<Prepare>,
    /// Runs the topmost frame (pushed with the `ENTRY` flag) until it returns. On return or error the frame is gone.
    pub run: fn(&mut Vm) -> R,
    /// Resumes a generator that is `Created` or `Suspended`: `Ok(Some(v))` yielded, `Ok(None)` returned (the value is then in
    /// `Vm::gen_result`), `Err` raised. State changes are the strategy's duty.
    pub resume: fn(&mut Vm, Gc<Generator>, Resume) -> R<Option<Value>>,
}

impl Hooks {
    /// Before any strategy is installed.
    pub fn none() -> Hooks {
        Hooks {
            name: "none",
            prepare: None,
            run: |vm| Err(vm.runtime_error("no execution strategy is installed")),
            resume: |vm, _, _| Err(vm.runtime_error("no execution strategy is installed")),
        }
    }
}
