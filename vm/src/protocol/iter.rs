//! Iteration.

use crate::heap::Gc;
use crate::object::{Iter, List, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// `iter(v)`.
    pub fn get_iter(&mut self, v: Value) -> R {
        let class = self.class_of(v);
        if let Some(f) = class.slots().iter {
            let it = f(self, v)?;
            let tc = self.class_of(it);
            if tc.slots().next.is_none() {
                return Err(self.type_error(format!(
                    "iter() returned non-iterator of type '{}'",
                    tc.name_str()
                )));
            }
            return Ok(it);
        }
        if class.slots().getitem.is_some() && !class.is_subclass_of(types::DICT) {
            return Ok(Iter::new(&self.heap, types::SEQ_ITER, v, 0, 0).value());
        }
        Err(self.type_error(format!("'{}' object is not iterable", class.name_str())))
    }
    /// The next item, or `None` at the end.
    #[inline]
    pub fn iter_next(&mut self, it: Value) -> R<Option<Value>> {
        // Native loops over endless native iterators have no other point where Ctrl-C could be noticed.
        if crate::vm::signal::pending() {
            self.check_interrupt()?;
        }
        // Iterators wrap iterators: a long chain of maps or chains recurses natively.
        self.check_native_depth("")?;
        let class = self.class_of(it);
        match class.slots().next {
            Some(f) => f(self, it),
            None => {
                Err(self.type_error(format!("'{}' object is not an iterator", class.name_str())))
            }
        }
    }
    /// Calls `f` with every item. Exact lists and tuples are walked in place (a list may change meanwhile, as CPython allows).
    pub fn iterate(&mut self, v: Value, mut f: impl FnMut(&mut Vm, Value) -> R<()>) -> R<()> {
        if v.is_exact(types::LIST)
            && let Some(l) = v.cast::<List>()
        {
            let mut i = 0;
            while let Some(x) = l.get(i) {
                f(self, x)?;
                i += 1;
            }
            return Ok(());
        }
        if v.is_exact(types::TUPLE)
            && let Some(t) = v.cast::<Tuple>()
        {
            for &x in t.items() {
                f(self, x)?;
            }
            return Ok(());
        }
        let it = self.get_iter(v)?;
        while let Some(x) = self.iter_next(it)? {
            f(self, x)?;
        }
        Ok(())
    }
    /// All items in a fresh heap list (a rooted buffer).
    pub fn collect_list(&mut self, v: Value) -> R<Gc<List>> {
        if v.is_exact(types::LIST)
            && let Some(l) = v.cast::<List>()
        {
            return Ok(List::new(&self.heap, l.to_vec()));
        }
        if v.is_exact(types::TUPLE)
            && let Some(t) = v.cast::<Tuple>()
        {
            return Ok(List::new(&self.heap, t.items().to_vec()));
        }
        let out = self.new_list();
        self.iterate(v, |vm, x| {
            out.push(&vm.heap, x);
            Ok(())
        })?;
        Ok(out)
    }
    /// `tuple(v)`.
    pub fn collect_tuple(&mut self, v: Value) -> R {
        if v.is_exact(types::TUPLE) {
            return Ok(v);
        }
        let l = self.collect_list(v)?;
        Ok(self.tuple(l.items()))
    }
    /// Items of a list or tuple (subclasses too) without calling their `__iter__`; `None` for anything else.
    pub fn sequence_items(&self, v: Value) -> Option<Vec<Value>> {
        if let Some(l) = v.cast::<List>() {
            Some(l.to_vec())
        } else {
            v.cast::<Tuple>().map(|t| t.items().to_vec())
        }
    }
}
