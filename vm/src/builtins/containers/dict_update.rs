//! `dict(...)`, `d.update(...)`, `d | other`: filling a dict from mappings, pairs and keywords.

use super::util::this;
use crate::heap::Gc;
use crate::object::{Dict, List, Tuple, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `d.update([other], **kwargs)`.
pub fn update_method(vm: &mut Vm, o: Value, a: Args) -> R {
    update_args(vm, o, a, "update")?;
    Ok(Value::NONE)
}

/// Fills a dict from the arguments of the constructor or of `update`.
pub fn update_args(vm: &mut Vm, o: Value, a: Args, name: &str) -> R<()> {
    a.arity(vm, name, 0, 1)?;
    if let Some(v) = a.get(0) {
        update_from(vm, o, v)?;
    }
    let d = this::<Dict>(vm, o)?;
    for (k, v) in a.kw() {
        vm.dict_set(d, k.value(), v)?;
    }
    Ok(())
}

/// Updates dict `o` from a mapping (anything with `keys`) or an iterable of pairs.
pub fn update_from(vm: &mut Vm, o: Value, v: Value) -> R<()> {
    let d = this::<Dict>(vm, o)?;
    if v.is_exact(types::DICT)
        && let Some(other) = v.cast::<Dict>()
    {
        return merge(vm, d, other);
    }
    let keys = vm.n.keys;
    if vm.getattr_opt(v, keys)?.is_some() {
        return vm.for_each_item(v, |vm, k, x| vm.dict_set(d, k, x));
    }
    update_from_pairs(vm, d, v)
}

fn merge(vm: &mut Vm, d: Gc<Dict>, other: Gc<Dict>) -> R<()> {
    if d.same(other) || other.is_empty() {
        return Ok(());
    }
    if d.entry_count() == 0 {
        d.copy_from(&vm.heap, other);
        return Ok(());
    }
    let expected = other.entry_count();
    let mut i = 0;
    while let Some((at, e)) = other.next_entry(i) {
        vm.dict_set_hashed(d, e.key, e.hash, e.value)?;
        if other.entry_count() != expected {
            return Err(vm.runtime_error("dict mutated during update"));
        }
        i = at + 1;
    }
    Ok(())
}

fn update_from_pairs(vm: &mut Vm, d: Gc<Dict>, v: Value) -> R<()> {
    let it = vm.get_iter(v)?;
    let mut n = 0;
    while let Some(item) = vm.iter_next(it)? {
        if let Some(t) = item.cast::<Tuple>().filter(|t| t.len() == 2) {
            vm.dict_set(d, t.items()[0], t.items()[1])?;
        } else {
            let pair = pair_items(vm, item, n)?;
            let (len, k, x) = (pair.len(), pair.get(0), pair.get(1));
            match (len, k, x) {
                (2, Some(k), Some(x)) => vm.dict_set(d, k, x)?,
                _ => {
                    return Err(vm.value_error(format!(
                        "dictionary update sequence element #{n} has length {len}; 2 is required"
                    )));
                }
            }
        }
        n += 1;
    }
    Ok(())
}

/// Element `n` of an update sequence as a list; the TypeError for something that is no iterable carries a note.
fn pair_items(vm: &mut Vm, item: Value, n: usize) -> R<Gc<List>> {
    if vm.class_of(item).slots().iter.is_some() || vm.class_of(item).slots().getitem.is_some() {
        return vm.collect_list(item);
    }
    let e = vm.type_error("object is not iterable");
    let exc = vm.take_exception();
    let note = vm.string(format!(
        "Cannot convert dictionary update sequence element #{n} to a sequence"
    ));
    vm.call_method(exc, "add_note", &[note])?;
    let _ = e;
    Err(vm.restore_exception(exc))
}
