//! Subscripts of lists: items and slices, read, assigned and deleted.

use super::util::{self, Bounds, this};
use crate::heap::Gc;
use crate::numeric::slice_index;
use crate::object::{List, Slice, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// `l[k]`.
pub fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let l = this::<List>(vm, o)?;
    if let Some(i) = k.as_small() {
        return match slice_index::index(i, l.len()).and_then(|i| l.get(i)) {
            Some(v) => Ok(v),
            None => Err(vm.index_error("list index out of range")),
        };
    }
    if let Some(s) = k.cast::<Slice>() {
        let s = Bounds::of(vm, s)?.adjust(l.len());
        let items = util::pick(vm, l.items(), s)?;
        return Ok(vm.list(items));
    }
    let i = subscript(vm, k)?;
    match slice_index::index(i, l.len()).and_then(|i| l.get(i)) {
        Some(v) => Ok(v),
        None => Err(vm.index_error("list index out of range")),
    }
}

fn subscript(vm: &mut Vm, k: Value) -> R<i64> {
    if k.as_int().is_none() && vm.class_of(k).slots().index.is_none() {
        let n = vm.type_name(k);
        return Err(vm.type_error(format!("list indices must be integers or slices, not {n}")));
    }
    vm.sequence_index(k)
}

/// `l[k] = v` and `del l[k]`.
pub fn setitem(vm: &mut Vm, o: Value, k: Value, v: Option<Value>) -> R<()> {
    let l = this::<List>(vm, o)?;
    if let Some(s) = k.cast::<Slice>() {
        let b = Bounds::of(vm, s)?;
        return match v {
            Some(v) => set_slice(vm, l, b, v),
            None => del_slice(vm, l, b),
        };
    }
    let i = match k.as_small() {
        Some(i) => i,
        None => subscript(vm, k)?,
    };
    let Some(i) = slice_index::index(i, l.len()) else {
        return Err(vm.index_error("list assignment index out of range"));
    };
    match v {
        Some(v) => {
            l.set(i, v);
        }
        None => {
            l.remove(i);
        }
    }
    Ok(())
}

fn set_slice(vm: &mut Vm, l: Gc<List>, b: Bounds, v: Value) -> R<()> {
    let fresh;
    let (tuple, list) = (v.cast::<Tuple>(), v.cast::<List>());
    let items = match (&tuple, &list) {
        (Some(t), _) => t.items(),
        // Another list is read in place. What is assigned to a slice of itself must be copied first.
        (_, Some(other)) if !other.same(l) => other.items(),
        (_, Some(_)) => {
            fresh = l.to_vec();
            &fresh
        }
        _ => {
            let it = match vm.get_iter(v) {
                Ok(it) => it,
                Err(e) => {
                    vm.swallow(e, types::TYPE_ERROR)?;
                    return Err(vm.type_error("must assign iterable to extended slice"));
                }
            };
            let list = vm.new_list();
            vm.list_extend(list, it)?;
            fresh = list.take();
            &fresh
        }
    };
    // Iterating may have changed the list, so clamp only now. No Python code runs from here on.
    let s = b.adjust(l.len());
    if b.step() == 1 {
        let start = s.start.max(0) as usize;
        let stop = (s.stop.max(s.start)).max(0) as usize;
        l.splice(&vm.heap, start.min(l.len()), stop.min(l.len()), items);
        return Ok(());
    }
    if items.len() != s.count {
        let (a, c) = (items.len(), s.count);
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {a} to extended slice of size {c}"
        )));
    }
    let mut i = s.start;
    for &v in items {
        l.set(i as usize, v);
        i += s.step;
    }
    Ok(())
}

fn del_slice(vm: &mut Vm, l: Gc<List>, b: Bounds) -> R<()> {
    let s = b.adjust(l.len());
    if s.count == 0 {
        return Ok(());
    }
    if s.step == 1 {
        l.splice(&vm.heap, s.start as usize, s.start as usize + s.count, &[]);
        return Ok(());
    }
    // In ascending order: keep everything that is not hit.
    let (first, step) = if s.step > 0 {
        (s.start as usize, s.step as usize)
    } else {
        (
            (s.start + s.step * (s.count as i64 - 1)) as usize,
            s.step.unsigned_abs() as usize,
        )
    };
    let last = first + step * (s.count - 1);
    let kept: Vec<Value> = l
        .items()
        .iter()
        .enumerate()
        .filter(|(i, _)| *i < first || *i > last || (*i - first) % step != 0)
        .map(|(_, v)| *v)
        .collect();
    l.replace(&vm.heap, kept);
    Ok(())
}
