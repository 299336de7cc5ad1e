//! The methods of `collections.deque`.

use super::deque::{self, Deque, mutated, same_kind};
use super::support::{CLASS_GETITEM, search_bound, this};
use crate::object::MethodDef;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

fn append(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    vm.heap.charge(8);
    d.push_back(a.at(0));
    Ok(Value::NONE)
}

fn appendleft(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    vm.heap.charge(8);
    d.push_front(a.at(0));
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, o: Value, a: Args) -> R {
    deque::extend(vm, o, a.at(0))?;
    Ok(Value::NONE)
}

fn extendleft(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    if a.at(0).is(o) {
        for v in d.to_vec() {
            d.push_front(v);
        }
        return Ok(Value::NONE);
    }
    vm.iterate(a.at(0), |_, v| {
        d.push_front(v);
        Ok(())
    })?;
    Ok(Value::NONE)
}

fn taken(vm: &mut Vm, d: &Deque, v: Option<Value>) -> R {
    match v {
        Some(v) => {
            d.touch();
            Ok(v)
        }
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let v = d.items.borrow_mut().pop_back();
    taken(vm, d, v)
}

fn popleft(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let v = d.items.borrow_mut().pop_front();
    taken(vm, d, v)
}

fn clear(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    d.items.borrow_mut().clear();
    d.touch();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let items = this::<Deque>(vm, o)?.to_vec();
    same_kind(vm, o, items)
}

fn count(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let (state, mut i, mut n) = (d.state.get(), 0, 0);
    while let Some(v) = d.get(i) {
        if vm.eq(v, a.at(0))? {
            n += 1;
        }
        if d.state.get() != state {
            return Err(mutated(vm));
        }
        i += 1;
    }
    Ok(vm.int(n))
}

fn index(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let len = d.len();
    let start = search_bound(vm, a.get(1), 0, len)?;
    let stop = search_bound(vm, a.get(2), i64::MAX, len)?;
    let state = d.state.get();
    for i in start..stop {
        let Some(v) = d.get(i) else { break };
        if vm.eq(v, a.at(0))? {
            return Ok(vm.int_usize(i));
        }
        if d.state.get() != state {
            return Err(mutated(vm));
        }
    }
    Err(vm.value_error("deque.index(x): x not in deque"))
}

fn insert(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let i = vm.index_i64(a.at(0))?;
    let len = d.len();
    if d.maxlen.get() == Some(len) {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let i = if i < 0 {
        i.saturating_add(len as i64).max(0)
    } else {
        i.min(len as i64)
    };
    d.items.borrow_mut().insert(i as usize, a.at(1));
    d.touch();
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let (state, len) = (d.state.get(), d.len());
    for i in 0..len {
        let Some(v) = d.get(i) else { break };
        let found = vm.eq(v, a.at(0))?;
        if d.state.get() != state {
            return Err(vm.index_error("deque mutated during remove()."));
        }
        if found {
            d.items.borrow_mut().remove(i);
            d.touch();
            return Ok(Value::NONE);
        }
    }
    Err(vm.value_error("deque.remove(x): x not in deque"))
}

fn reverse(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    d.items.borrow_mut().make_contiguous().reverse();
    d.touch();
    Ok(Value::NONE)
}

fn rotate(vm: &mut Vm, o: Value, a: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let n = match a.get(0) {
        Some(v) => vm.index_i64(v)?,
        None => 1,
    };
    let mut q = d.items.borrow_mut();
    if q.len() > 1 {
        let by = n.rem_euclid(q.len() as i64) as usize;
        q.rotate_right(by);
        d.touch();
    }
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    let class = vm.class_of(o).value();
    let args = match d.maxlen.get() {
        None => vm.tuple(&[]),
        Some(m) => {
            let (empty, m) = (vm.tuple(&[]), vm.int_usize(m));
            vm.tuple(&[empty, m])
        }
    };
    let state = match vm.dict_of(o) {
        Some(d) => d.value(),
        None => Value::NONE,
    };
    let it = vm.get_iter(o)?;
    Ok(vm.tuple(&[class, args, state, it]))
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let d = this::<Deque>(vm, o)?;
    // CPython: a header of 232 bytes with one block of 64 items, 528 bytes per further block.
    Ok(vm.int_usize(760 + d.len() / 64 * 528))
}

/// Every method.
pub const METHODS: &[MethodDef] = &[
    MethodDef::o("append", append),
    MethodDef::o("appendleft", appendleft),
    MethodDef::noargs("clear", clear),
    MethodDef::noargs("copy", copy),
    MethodDef::noargs("__copy__", copy),
    MethodDef::o("count", count),
    MethodDef::o("extend", extend),
    MethodDef::o("extendleft", extendleft),
    MethodDef::fast("index", index, 1, 3),
    MethodDef::fast("insert", insert, 2, 2),
    MethodDef::noargs("pop", pop),
    MethodDef::noargs("popleft", popleft),
    MethodDef::o("remove", remove),
    MethodDef::noargs("reverse", reverse),
    MethodDef::fast("rotate", rotate, 0, 1),
    MethodDef::noargs("__reversed__", deque::reversed),
    MethodDef::noargs("__reduce__", reduce),
    MethodDef::noargs("__sizeof__", sizeof),
    CLASS_GETITEM,
];
