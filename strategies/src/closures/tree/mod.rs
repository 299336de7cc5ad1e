//! Variant `tree`: one closure per expression and statement of the resolved tree, made when a body first runs.
//!
//! What a node means is in `tree_support`, as for the AST walker. A closure fixes at build time what the walker finds out at each visit: the kind of
//! node, the place of a name, constants, whether an operand is a local variable, a constant or an expression of its own. Nodes that are
//! executed once per definition or import (functions, classes, annotations, imports, deletions, calls with `*` or `**`) are captured as they are and
//! walked by their closure, and so are patterns.

mod assign;
mod call;
mod comp;
mod cond;
mod expr;
mod operand;
mod stmt;

use crate::tree_support::cx::{Cx, Flow};
use crate::tree_support::index::{Built, Node, Prepared};
use crate::tree_support::{self, class, finish, function, generator};
use gearbox_vm::heap::Gc;
use gearbox_vm::object::Str;
use gearbox_vm::tree::{ConstId, Mode, NameId};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{Hooks, R, Vm};

/// An expression.
type Eval = Box<dyn Fn(&mut Vm, &Cx) -> R>;
/// An expression as a condition.
type Test = Box<dyn Fn(&mut Vm, &Cx) -> R<bool>>;
/// A statement, or several.
type Exec = Built;
/// An assignment target.
type Store = Box<dyn Fn(&mut Vm, &Cx, Value) -> R<()>>;

/// The entry points.
pub(super) fn hooks() -> Hooks {
    Hooks {
        name: "closures",
        prepare: None,
        run: |vm| tree_support::run(vm, body),
        resume: |vm, g, how| generator::resume(vm, g, how, body),
    }
}

/// Executes the body that belongs to the frame's code.
fn body(vm: &mut Vm, cx: &Cx) -> R {
    let built = cx.prep.built.get_or_init(|| build(cx.prep));
    match (built, cx.prep.node) {
        // What surrounds their statements is the same for every tree strategy, which finds the closure.
        (None, _) | (_, Node::Module(_) | Node::Class(_)) => tree_support::walk(vm, cx),
        (Some(built), _) => finish(cx, built(vm, cx)),
    }
}

#[cold]
#[inline(never)]
fn build(prep: &'static Prepared) -> Option<Exec> {
    let b = Builder { prep };
    Some(match prep.node {
        Node::Function(f) => b.block(function::statements(f)),
        Node::Lambda(f) => b.block(&f.body),
        Node::Module(m) => b.block(class::statements(&m.body, m.mode == Mode::Exec)),
        Node::Class(c) => b.block(class::statements(&c.body, true)),
        Node::Comp(c, _) => b.own_frame(c),
        // Evaluated once, if at all.
        Node::FunctionAnnotate(..)
        | Node::BlockAnnotate(..)
        | Node::FunctionParams(..)
        | Node::ClassParams(..)
        | Node::AliasParams(..)
        | Node::Lazy(..) => return None,
    })
}

/// Makes the closures of one code object.
#[derive(Clone, Copy)]
struct Builder {
    prep: &'static Prepared,
}

impl Builder {
    /// A constant; the text or the code object keeps it alive.
    fn constant(self, id: ConstId) -> Value {
        // SAFETY: ids in a tree index the constant table of the same tree, which `consts` mirrors.
        unsafe { *self.prep.consts.add(id as usize) }
    }
    /// A name.
    fn name(self, id: NameId) -> Gc<Str> {
        // SAFETY: as above, for names.
        unsafe { *self.prep.names.add(id as usize) }
    }
}

/// What a statement answers for an error whose traceback entry exists.
#[inline(always)]
fn done(r: R<()>) -> Flow {
    if r.is_ok() { Flow::Normal } else { Flow::Raise }
}
