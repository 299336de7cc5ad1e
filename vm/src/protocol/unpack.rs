//! Sequence unpacking.

use crate::object::{List, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// Unpacks `v` into exactly `n` values, written to `out` from its end (so that the first item ends up on top of the stack).
    pub fn unpack_sequence(&mut self, v: Value, n: usize, out: *mut Value) -> R<()> {
        let store = |i: usize, x: Value| {
            // SAFETY: the caller reserves `n` slots at `out`.
            unsafe { *out.add(n - 1 - i) = x }
        };
        if v.is_exact(types::TUPLE)
            && let Some(t) = v.cast::<Tuple>()
        {
            self.check_count(t.len(), n, true)?;
            for (i, x) in t.items().iter().enumerate() {
                store(i, *x);
            }
            return Ok(());
        }
        if v.is_exact(types::LIST)
            && let Some(l) = v.cast::<List>()
        {
            self.check_count(l.len(), n, true)?;
            for (i, x) in l.items().iter().enumerate() {
                store(i, *x);
            }
            return Ok(());
        }
        let l = self.unpack_iterable(v, n, None)?;
        for (i, x) in l.items().iter().enumerate() {
            store(i, *x);
        }
        Ok(())
    }
    /// Items of `v` for a target list: exactly `before` of them, or with a starred target in between, `before` + list + `after`.
    pub fn unpack_iterable(
        &mut self,
        v: Value,
        before: usize,
        after: Option<usize>,
    ) -> R<crate::heap::Gc<List>> {
        let class = self.class_of(v);
        if class.slots().iter.is_none() && class.slots().getitem.is_none() {
            let t = class.name_str();
            return Err(self.type_error(format!("cannot unpack non-iterable {t} object")));
        }
        let it = self.get_iter(v)?;
        let out = self.new_list();
        for i in 0..before {
            match self.iter_next(it)? {
                Some(x) => out.push(&self.heap, x),
                None if after.is_none() => {
                    return Err(self.value_error(format!(
                        "not enough values to unpack (expected {before}, got {i})"
                    )));
                }
                None => {
                    let total = before + after.unwrap_or(0);
                    let m =
                        format!("not enough values to unpack (expected at least {total}, got {i})");
                    return Err(self.value_error(m));
                }
            }
        }
        let Some(after) = after else {
            return match self.iter_next(it)? {
                None => Ok(out),
                Some(_) => Err(self.too_many(v, before)),
            };
        };
        let rest = self.new_list();
        // As `list()` does: it asks the iterator for an iterator and for a length hint.
        self.list_extend(rest, it)?;
        if rest.len() < after {
            let (total, got) = (before + after, before + rest.len());
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {total}, got {got})"
            )));
        }
        let tail = rest.items()[rest.len() - after..].to_vec();
        rest.truncate(rest.len() - after);
        out.push(&self.heap, rest.value());
        out.extend(&self.heap, &tail);
        Ok(out)
    }
    fn too_many(&mut self, v: Value, expected: usize) -> Raised {
        // CPython names the length when the object is a list, tuple or dict.
        let known = [types::LIST, types::TUPLE, types::DICT].contains(&v.type_id());
        if known && let Ok(n) = self.len(v) {
            return self.value_error(format!(
                "too many values to unpack (expected {expected}, got {n})"
            ));
        }
        self.value_error(format!("too many values to unpack (expected {expected})"))
    }
    fn check_count(&mut self, got: usize, want: usize, named: bool) -> R<()> {
        if got == want {
            return Ok(());
        }
        if got < want {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected {want}, got {got})"
            )));
        }
        let _ = named;
        Err(self.value_error(format!(
            "too many values to unpack (expected {want}, got {got})"
        )))
    }
}
