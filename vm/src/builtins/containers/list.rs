//! `list`: construction, methods and the class itself. Subscripts are in `list_items`, sorting in `list_sort`.

use super::util::{self, CLASS_GETITEM, this};
use super::{list_items, list_sort};
use crate::heap::{Gc, HeapType, Kind};
use crate::numeric::slice_index;
use crate::object::class::{BASE_TYPE, MATCH_SELF, SEQUENCE};
use crate::object::{Class, Cmp, Iter, List, MethodDef, Slots, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    let extra = vm.extra_words(class);
    let l = List::with_extra(&vm.heap, Vec::new(), class.id, extra);
    Ok(vm.init_extra(l.value(), extra))
}

fn init(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    let arg = util::one_iterable(vm, a, "list")?;
    let l = this::<List>(vm, o)?;
    if !l.is_empty() {
        l.clear();
    }
    match arg {
        Some(v) => vm.list_extend(l, v),
        None => Ok(()),
    }
}

impl Vm {
    /// `l.extend(v)`.
    pub fn list_extend(&mut self, l: Gc<List>, v: Value) -> R<()> {
        if let Some(o) = v.cast::<List>()
            && (v.is_exact(types::LIST) || o.same(l))
        {
            if !l.try_reserve(o.len()) {
                return Err(self.memory_error());
            }
            // A copy: `l.extend(l)` must not read what it writes.
            if o.same(l) {
                l.extend(&self.heap, &o.to_vec());
            } else {
                l.extend(&self.heap, o.items());
            }
            return Ok(());
        }
        if v.is_exact(types::TUPLE)
            && let Some(t) = v.cast::<Tuple>()
        {
            l.extend(&self.heap, t.items());
            return Ok(());
        }
        let it = self.get_iter(v)?;
        let hint = self.length_hint(v, 8)?;
        self.list_reserve(l, hint)?;
        let Some(next) = self.class_of(it).slots().next else {
            return Ok(());
        };
        while let Some(x) = next(self, it)? {
            l.push(&self.heap, x);
        }
        Ok(())
    }
    /// A list of the items of what must be a sequence for a while: lists and tuples as they are, others through an iterator that is then asked
    /// like any argument of `list()`, for its iterator and its length hint.
    pub fn sequence_list(&mut self, v: Value) -> R<Gc<List>> {
        if v.is_exact(types::LIST) || v.is_exact(types::TUPLE) {
            return self.collect_list(v);
        }
        let it = self.get_iter(v)?;
        let list = self.new_list();
        self.list_extend(list, it)?;
        Ok(list)
    }
    /// Makes room for `n` more items, or raises MemoryError.
    pub fn list_reserve(&mut self, l: Gc<List>, n: usize) -> R<()> {
        let before = l.external_size();
        if n > isize::MAX as usize / 16 || !l.try_reserve(n) {
            return Err(self.memory_error());
        }
        self.heap.charge(l.external_size().saturating_sub(before));
        Ok(())
    }
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let mut out = String::new();
    write_repr(vm, o, &mut out)?;
    Ok(vm.string(out))
}

/// `repr`, appended to a text.
pub fn write_repr(vm: &mut Vm, o: Value, out: &mut String) -> R<()> {
    let l = this::<List>(vm, o)?;
    if !l.is_empty() && !vm.repr_enter(o) {
        out.push_str("[...]");
        return Ok(());
    }
    out.push('[');
    if !l.is_empty() {
        let r = vm.repr_join(out, |i| l.get(i));
        vm.repr_leave();
        r?;
    }
    out.push(']');
    Ok(())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Some(x), Some(y)) = (a.cast::<List>(), b.cast::<List>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if x.len() != y.len() && matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::bool(op == Cmp::Ne));
    }
    util::compare_items(vm, |i| x.get(i), |i| y.get(i), || (x.len(), y.len()), op)
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let l = this::<List>(vm, o)?;
    Ok(find(vm, l, x, 0, usize::MAX)?.is_some())
}

/// The index of the first item equal to `x` in `start..stop`.
fn find(vm: &mut Vm, l: Gc<List>, x: Value, start: usize, stop: usize) -> R<Option<usize>> {
    let mut i = start;
    while i < stop {
        let Some(v) = l.get(i) else { break };
        if vm.eq(v, x)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let x = this::<List>(vm, a)?;
    let Some(y) = b.cast::<List>() else {
        let n = vm.type_name(b);
        return Err(vm.type_error(format!("can only concatenate list (not \"{n}\") to list")));
    };
    let mut items = util::buffer(vm, x.len() + y.len())?;
    items.extend_from_slice(x.items());
    items.extend_from_slice(y.items());
    Ok(vm.list(items))
}

fn inplace_concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let l = this::<List>(vm, a)?;
    vm.list_extend(l, b)?;
    Ok(a)
}

fn repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let l = this::<List>(vm, o)?;
    let n = util::repeat_count(vm, n)?;
    let items = util::repeated(vm, l.items(), n)?;
    Ok(vm.list(items))
}

fn inplace_repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let l = this::<List>(vm, o)?;
    let n = util::repeat_count(vm, n)?;
    if n != 1 {
        let items = util::repeated(vm, l.items(), n)?;
        l.replace(&vm.heap, items);
    }
    Ok(o)
}

fn append(vm: &mut Vm, o: Value, a: Args) -> R {
    this::<List>(vm, o)?.push(&vm.heap, a.at(0));
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    vm.list_extend(l, a.at(0))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    let i = vm.index_i64(a.at(0))?;
    let len = l.len() as i64;
    let i = if i < 0 {
        i.saturating_add(len).max(0)
    } else {
        i.min(len)
    };
    l.insert(&vm.heap, i as usize, a.at(1));
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    let Some(k) = a.get(0) else {
        return match l.pop() {
            Some(v) => Ok(v),
            None => Err(vm.index_error("pop from empty list")),
        };
    };
    let i = vm.index_i64(k)?;
    if l.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    match slice_index::index(i, l.len()).and_then(|i| l.remove(i)) {
        Some(v) => Ok(v),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn remove(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    match find(vm, l, a.at(0), 0, usize::MAX)? {
        Some(i) => {
            l.remove(i);
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn index(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    let start = match a.get(1) {
        Some(v) => util::search_bound(vm, v)?,
        None => 0,
    };
    let stop = match a.get(2) {
        Some(v) => util::search_bound(vm, v)?,
        None => i64::MAX,
    };
    let len = l.len() as i64;
    let from_end = |i: i64| {
        if i < 0 {
            i.saturating_add(len).max(0)
        } else {
            i
        }
    };
    match find(
        vm,
        l,
        a.at(0),
        from_end(start) as usize,
        from_end(stop) as usize,
    )? {
        Some(i) => Ok(vm.int(i as i64)),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &mut Vm, o: Value, a: Args) -> R {
    let l = this::<List>(vm, o)?;
    let (mut i, mut n) = (0, 0);
    while let Some(v) = l.get(i) {
        if vm.eq(v, a.at(0))? {
            n += 1;
        }
        i += 1;
    }
    Ok(vm.int(n))
}

fn clear(vm: &mut Vm, o: Value, _: Args) -> R {
    let l = this::<List>(vm, o)?;
    if !l.is_empty() {
        l.clear();
    }
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let l = this::<List>(vm, o)?;
    Ok(vm.list(l.to_vec()))
}

fn reverse(vm: &mut Vm, o: Value, _: Args) -> R {
    this::<List>(vm, o)?.reverse();
    Ok(Value::NONE)
}

fn reversed(vm: &mut Vm, o: Value, _: Args) -> R {
    let l = this::<List>(vm, o)?;
    Ok(Iter::new(&vm.heap, types::LIST_REV_ITER, o, 0, l.len() as i64 - 1).value())
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let l = this::<List>(vm, o)?;
    Ok(vm.int_usize(40 + l.external_size()))
}

/// The class `list`.
pub static LIST: TypeSpec = TypeSpec {
    id: types::LIST,
    name: "list",
    kind: Kind::List,
    flags: BASE_TYPE | SEQUENCE | MATCH_SELF,
    slots: Slots {
        new: Some(new),
        init: Some(init),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, o| Ok(Iter::new(&vm.heap, types::LIST_ITER, o, 0, 0).value())),
        len: Some(|vm, o| Ok(this::<List>(vm, o)?.len())),
        getitem: Some(list_items::getitem),
        setitem: Some(list_items::setitem),
        contains: Some(contains),
        concat: Some(concat),
        repeat: Some(repeat),
        inplace_concat: Some(inplace_concat),
        inplace_repeat: Some(inplace_repeat),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reversed__", reversed),
        MethodDef::noargs("__sizeof__", sizeof),
        MethodDef::noargs("clear", clear).doc("Remove all items from list."),
        MethodDef::noargs("copy", copy).doc("Return a shallow copy of the list."),
        MethodDef::o("append", append).doc("Append object to the end of the list."),
        MethodDef::fast("insert", insert, 2, 2).doc("Insert object before index."),
        MethodDef::o("extend", extend).doc("Extend list by appending elements from the iterable."),
        MethodDef::fast("pop", pop, 0, 1)
            .doc("Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range."),
        MethodDef::o("remove", remove).doc("Remove first occurrence of value.\n\nRaises ValueError if the value is not present."),
        MethodDef::fast("index", index, 1, 3).doc("Return first index of value.\n\nRaises ValueError if the value is not present."),
        MethodDef::o("count", count).doc("Return number of occurrences of value."),
        MethodDef::noargs("reverse", reverse).doc("Reverse *IN PLACE*."),
        MethodDef::kw("sort", list_sort::sort_method).doc("Sort the list in ascending order and return None."),
        CLASS_GETITEM,
    ],
    doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    ..TypeSpec::BASE
};
