//! Comprehensions and generator expressions.

use super::{Builder, Eval, Exec, Store, Test};
use crate::tree_support::comp::{self, Sink};
use crate::tree_support::cx::{Cx, Flow, at};
use crate::tree_support::function;
use gearbox_vm::tree::{Comp, Expr, Generator};
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

/// A `for` clause with everything inside it.
struct Clause {
    clause: &'static Generator,
    store: Store,
    ifs: Box<[Test]>,
    inner: Inner,
}

/// What a clause does with each item.
enum Inner {
    /// The next clause, over the items of an iterable.
    Each(Eval, Box<Clause>),
    /// The next clause, over one value.
    One(Eval, Box<Clause>),
    /// An element (or key), and a dict comprehension's value.
    Element(&'static Comp, Eval, Option<Eval>),
}

impl Clause {
    fn run(&self, vm: &mut Vm, cx: &Cx, it: Value, sink: Sink, c: &'static Comp) -> R<()> {
        while let Some(v) = at!(vm, cx, self.clause.iter.loc, vm.iter_next(it)) {
            self.item(vm, cx, v, sink, c)?;
            if vm.wants_safepoint() {
                at!(vm, cx, c.elt.loc, vm.safepoint());
            }
        }
        Ok(())
    }
    #[inline]
    fn item(&self, vm: &mut Vm, cx: &Cx, v: Value, sink: Sink, c: &'static Comp) -> R<()> {
        (self.store)(vm, cx, v)?;
        for test in &self.ifs {
            if !test(vm, cx)? {
                return Ok(());
            }
        }
        match &self.inner {
            Inner::Each(iter, next) => {
                let v = iter(vm, cx)?;
                let it = at!(vm, cx, next.clause.iter.loc, vm.get_iter(v));
                next.run(vm, cx, it, sink, c)
            }
            Inner::One(value, next) => {
                let v = value(vm, cx)?;
                next.item(vm, cx, v, sink, c)
            }
            Inner::Element(c, element, value) => {
                let v = element(vm, cx)?;
                let value = match value {
                    Some(value) => value(vm, cx)?,
                    None => Value::NULL,
                };
                comp::add(vm, cx, c, sink, v, value)
            }
        }
    }
}

impl Builder {
    fn clauses(self, c: &'static Comp, index: usize) -> Option<Clause> {
        let clause = c.generators.get(index)?;
        let inner = match self.clauses(c, index + 1).map(Box::new) {
            Some(next) => match comp::single(&next.clause.iter) {
                Some(one) => Inner::One(self.eval(one), next),
                None => Inner::Each(self.eval(&next.clause.iter), next),
            },
            None => Inner::Element(c, self.eval(&c.elt), c.value.as_ref().map(|v| self.eval(v))),
        };
        Some(Clause {
            clause,
            store: self.store(&clause.target),
            ifs: clause.ifs.iter().map(|t| self.test(t)).collect(),
            inner,
        })
    }

    /// A comprehension expression.
    pub fn comp(self, e: &'static Expr, c: &'static Comp) -> Eval {
        let Some(first) = c.generators.first() else {
            return Box::new(|_, _| Ok(Value::NONE));
        };
        let iter = self.eval(&first.iter);
        if let Some(inlined) = c.inlined.get()
            && let Some(clauses) = self.clauses(c, 0)
        {
            return Box::new(move |vm, cx| {
                let v = iter(vm, cx)?;
                let it = at!(vm, cx, first.iter.loc, vm.get_iter(v));
                comp::run_inlined(vm, cx, c.kind, inlined, |vm, cx, sink| {
                    clauses.run(vm, cx, it, sink, c)
                })
            });
        }
        Box::new(move |vm, cx| {
            let f = function::closure(vm, cx, &c.scope);
            let v = iter(vm, cx)?;
            comp::call_with_iterator(vm, cx, f.value(), v, first.iter.loc, e.loc)
        })
    }

    /// The body of a comprehension that has a frame of its own; the first iterator is its argument.
    pub fn own_frame(self, c: &'static Comp) -> Exec {
        let Some(clauses) = self.clauses(c, 0) else {
            return Box::new(|_, _| Flow::Normal);
        };
        Box::new(move |vm, cx| {
            let sink = Sink::new(vm, c.kind);
            if clauses.run(vm, cx, cx.local(0), sink, c).is_err() {
                return Flow::Raise;
            }
            cx.ret.set(sink.value());
            Flow::Return
        })
    }
}
