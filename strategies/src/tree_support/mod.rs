//! What strategies that work on the resolved tree share: the evaluation of every node, frames as a tree sees them, generators.
//!
//! Frames, locals, protocols and the heap are those of the bytecode strategies; only the way from one operation to the next differs.
//! Expressions are Rust functions that return the value, statements return a [`Flow`](cx::Flow). Python calls recurse natively, bounded by
//! the recursion limit and by a check of the native stack. Local variables are slots of the frame, names are interned pointers, nothing is
//! cached at a node; displays of constants are made once per text. Generators run on native stacks of their own (see [`generator`]).
//!
//! Two rules hold everywhere:
//! - `vm.sp` is the same after evaluating a node as before, whether it succeeded or raised, and nobody keeps the address of a pushed
//!   value across an evaluation: a generator's pushed values move when it is suspended and resumed.
//! - An operation that raises adds the frame's traceback entry itself, at its own node's position ([`Cx::trace`]); whoever only passes
//!   the exception on adds nothing.

pub(crate) mod assign;
pub(crate) mod call;
pub(crate) mod class;
pub(crate) mod comp;
pub(crate) mod cx;
pub(crate) mod display;
pub(crate) mod expr;
pub(crate) mod fold;
pub(crate) mod function;
pub(crate) mod generator;
pub(crate) mod index;
pub(crate) mod matching;
pub(crate) mod names;
pub(crate) mod stmt;
pub(crate) mod strings;
pub(crate) mod try_with;
pub(crate) mod type_params;

use cx::{Cx, Flow};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Raised, Vm};
use index::Node;

/// How a strategy executes the body that belongs to the frame's code.
pub(crate) type Body = fn(&mut Vm, &Cx) -> R;

/// Runs the topmost frame until it returns and pops it.
#[inline(always)]
pub(crate) fn run(vm: &mut Vm, body: Body) -> R {
    // SAFETY: the caller has pushed a frame.
    let frame = unsafe { *vm.fp };
    let r = run_frame(vm, frame.func, frame.code, frame.base, body);
    vm.pop_frame();
    vm.sp = frame.ret;
    r
}

#[inline(always)]
fn run_frame(
    vm: &mut Vm,
    func: gearbox_vm::heap::Gc<gearbox_vm::object::Function>,
    code: gearbox_vm::heap::Gc<gearbox_vm::object::Code>,
    base: *mut Value,
    body: Body,
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
    body(vm, &cx)
}

/// Executes the body that belongs to the frame's code, node by node.
pub(crate) fn walk(vm: &mut Vm, cx: &Cx) -> R {
    match cx.prep.node {
        Node::Function(f) => finish(cx, stmt::block(vm, cx, function::statements(f))),
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
pub(crate) fn finish(cx: &Cx, flow: Flow) -> R {
    match flow {
        Flow::Return => Ok(cx.ret.get()),
        Flow::Raise => Err(Raised),
        _ => Ok(Value::NONE),
    }
}
