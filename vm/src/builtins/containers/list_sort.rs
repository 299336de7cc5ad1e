//! `list.sort` and `sorted`: keys, reversal, detection of changes during the sort, and fast paths for keys of one simple class.

use super::timsort;
use super::util::this;
use crate::heap::{Gc, HeapType};
use crate::object::{Cmp, List, Str, types};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};

/// `list.sort(*, key=None, reverse=False)`.
pub fn sort_method(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    let [key, reverse] = a.bind(vm, "sort", ["key", "reverse"], 0, 0, 0)?;
    let reverse = !reverse.is_null() && vm.truth(reverse)?;
    vm.list_sort(l, key.non_null().unwrap_or(Value::NONE), reverse)?;
    Ok(Value::NONE)
}

impl Vm {
    /// Sorts a list in place, stably. `key` is None or a callable.
    pub fn list_sort(&mut self, l: Gc<List>, key: Value, reverse: bool) -> R<()> {
        // The items stay rooted in `items` while the list itself looks empty to Python code, as in CPython.
        let items = List::new(&self.heap, l.take());
        let mut order = Vec::new();
        let r = self.sorted_items(items, key, reverse, &mut order);
        let changed = l.external_size() != 0;
        l.replace(&self.heap, order);
        r?;
        if changed {
            return Err(self.value_error("list modified during sort"));
        }
        Ok(())
    }
    /// Fills `order` with the items in sorted order, or with some permutation of them on error.
    fn sorted_items(
        &mut self,
        items: Gc<List>,
        key: Value,
        reverse: bool,
        order: &mut Vec<Value>,
    ) -> R<()> {
        if key.is_none() {
            *order = items.to_vec();
            // Reversing before and after keeps equal items in their original order.
            if reverse {
                order.reverse();
            }
            let r = sort_plain(self, order);
            if reverse {
                order.reverse();
            }
            std::hint::black_box(items);
            return r;
        }
        let keys = self.new_list();
        let mut i = 0;
        while let Some(x) = items.get(i) {
            match self.call(key, &[x]) {
                Ok(k) => keys.push(&self.heap, k),
                Err(e) => {
                    *order = items.to_vec();
                    return Err(e);
                }
            }
            i += 1;
        }
        let mut pairs: Vec<(Value, Value)> = keys
            .items()
            .iter()
            .copied()
            .zip(items.items().iter().copied())
            .collect();
        if reverse {
            pairs.reverse();
        }
        let r = sort_pairs(self, &mut pairs);
        if reverse {
            pairs.reverse();
        }
        order.extend(pairs.iter().map(|p| p.1));
        // Both lists must outlive the comparisons: they root what `pairs` holds.
        std::hint::black_box((keys, items));
        r
    }
}

/// What all keys have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Small,
    Float,
    Str,
    Any,
}

fn classify(keys: impl Iterator<Item = Value>) -> Keys {
    let mut all = None;
    for k in keys {
        let this = if k.is_small() {
            Keys::Small
        } else if k.as_exact_float().is_some_and(|f| !f.is_nan()) {
            Keys::Float
        } else if k.is_exact(types::STR) && !surrogate::any(text(k)) {
            Keys::Str
        } else {
            return Keys::Any;
        };
        if *all.get_or_insert(this) != this {
            return Keys::Any;
        }
    }
    all.unwrap_or(Keys::Any)
}

fn text(v: Value) -> &'static str {
    v.cast::<Str>().map_or("", |s| s.as_str())
}

fn sort_plain(vm: &mut Vm, v: &mut [Value]) -> R<()> {
    if v.len() < 2 {
        return Ok(());
    }
    match classify(v.iter().copied()) {
        Keys::Small => v.sort_by_key(|v| v.small_unchecked()),
        Keys::Float => v.sort_by(|a, b| order_floats(*a, *b)),
        // UTF-8 orders as code points do (surrogates apart).
        Keys::Str => v.sort_by(|a, b| text(*a).cmp(text(*b))),
        Keys::Any => return timsort::sort(v, &mut |a, b| vm.compare_bool(a, b, Cmp::Lt)),
    }
    Ok(())
}

fn sort_pairs(vm: &mut Vm, v: &mut [(Value, Value)]) -> R<()> {
    if v.len() < 2 {
        return Ok(());
    }
    match classify(v.iter().map(|p| p.0)) {
        Keys::Small => v.sort_by_key(|p| p.0.small_unchecked()),
        Keys::Float => v.sort_by(|a, b| order_floats(a.0, b.0)),
        Keys::Str => v.sort_by(|a, b| text(a.0).cmp(text(b.0))),
        Keys::Any => return timsort::sort(v, &mut |a, b| vm.compare_bool(a.0, b.0, Cmp::Lt)),
    }
    Ok(())
}

/// Both are exact floats and not NaN.
fn order_floats(a: Value, b: Value) -> std::cmp::Ordering {
    a.float_unchecked()
        .partial_cmp(&b.float_unchecked())
        .unwrap_or(std::cmp::Ordering::Equal)
}
