//! The tree-walking strategy: evaluates the resolved tree node by node.
//!
//! Frames, locals, protocols and the heap are those of the bytecode strategies; only the way from one operation to the next differs.
//! Expressions are Rust functions that return the value, statements return a [`Flow`]. Python calls recurse natively, bounded by
//! the recursion limit and by a check of the native stack. Local variables are slots of the frame, names are interned pointers, nothing is
//! cached at a node; displays of constants are made once per text. Generators run on native stacks of their own (see [`generator`]).
//!
//! Two rules hold everywhere:
//! - `vm.sp` is the same after evaluating a node as before, whether it succeeded or raised, and nobody keeps the address of a pushed
//!   value across an evaluation: a generator's pushed values move when it is suspended and resumed.
//! - An operation that raises adds the frame's traceback entry itself, at its own node's position ([`Cx::trace`]); whoever only passes
//!   the exception on adds nothing.

mod assign;
mod call;
mod class;
mod comp;
mod cx;
mod display;
mod expr;
mod fold;
mod function;
mod generator;
mod index;
mod matching;
mod names;
mod stmt;
mod strings;
mod try_with;
mod type_params;

use crate::options::Options;
use crate::strategy::Strategy;
use cx::{Cx, Flow};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{Hooks, R, Vm};
use index::Node;

/// The strategy's entry in the registry.
pub struct AstWalker;

impl Strategy for AstWalker {
    fn name(&self) -> &'static str {
        "ast-walker"
    }
    fn description(&self) -> &'static str {
        "walks the resolved syntax tree; generators on native stacks of their own"
    }
    fn install(&self, vm: &mut Vm, _: &Options) {
        vm.hooks = Hooks {
            prepare: None,
            name: self.name(),
            run,
            resume: generator::resume,
        };
    }
}

/// Runs the topmost frame until it returns and pops it.
pub(crate) fn run(vm: &mut Vm) -> R {
    // SAFETY: the caller has pushed a frame.
    let frame = unsafe { *vm.fp };
    let r = run_frame(vm, frame.func, frame.code, frame.base);
    vm.pop_frame();
    vm.sp = frame.ret;
    r
}

#[inline]
fn run_frame(
    vm: &mut Vm,
    func: gearbox_vm::heap::Gc<gearbox_vm::object::Function>,
    code: gearbox_vm::heap::Gc<gearbox_vm::object::Code>,
    base: *mut Value,
) -> R {
    let prep = match index::prepared(vm, code) {
        Some(p) => p,
        None => return Err(vm.runtime_error("this code object has no syntax tree to walk")),
    };
    let cx = Cx::new(vm, func, code, prep, base);
    if prep.has_cells {
        cx.make_cells(vm);
    }
    if prep.generator {
        return Ok(generator::detach(vm, &cx));
    }
    if vm.wants_safepoint() && vm.safepoint().is_err() {
        return Err(cx.trace(vm, cx.first_line()));
    }
    run_node(vm, &cx)
}

/// Executes the body that belongs to the frame's code.
fn run_node(vm: &mut Vm, cx: &Cx) -> R {
    match cx.prep.node {
        Node::Function(f) => {
            let body = if f.docstring.is_some() {
                f.body.get(1..).unwrap_or(&[])
            } else {
                &f.body
            };
            finish(cx, stmt::block(vm, cx, body))
        }
        Node::Lambda(f) => finish(cx, stmt::block(vm, cx, &f.body)),
        Node::Module(m) => class::module(vm, cx, m),
        Node::Class(c) => class::class_body(vm, cx, c),
        Node::Comp(c, loc) => comp::own_frame(vm, cx, c, loc),
        Node::FunctionAnnotate(f, loc) => function::annotate_function(vm, cx, f, loc),
        Node::BlockAnnotate(b, loc) => class::annotate_block(vm, cx, b, loc),
        Node::FunctionParams(f, loc) => type_params::function_scope(vm, cx, f, loc),
        Node::ClassParams(c, loc) => type_params::class_scope(vm, cx, c, loc),
        Node::AliasParams(a, loc) => type_params::alias_scope(vm, cx, a, loc),
        Node::Lazy(e, starred, loc) => type_params::lazy_value(vm, cx, e, starred, loc),
    }
}

/// The result of a function body.
#[inline(always)]
fn finish(cx: &Cx, flow: Flow) -> R {
    match flow {
        Flow::Return => Ok(cx.ret.get()),
        Flow::Raise => Err(gearbox_vm::vm::Raised),
        _ => Ok(Value::NONE),
    }
}
