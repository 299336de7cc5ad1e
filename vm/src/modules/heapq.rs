//! `heapq`'s native half: the heap operations. Merging and selecting are in `python/heapq.py`.

use crate::heap::Gc;
use crate::object::{Cmp, List, MethodDef, Module};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

/// Whether `a` belongs above `b`: the smaller one, or the larger one in a max-heap.
#[inline]
fn above<const MAX: bool>(vm: &mut Vm, a: Value, b: Value) -> R<bool> {
    if let (Some(x), Some(y)) = (a.as_small(), b.as_small()) {
        return Ok(if MAX { y < x } else { x < y });
    }
    if MAX {
        vm.compare_bool(b, a, Cmp::Lt)
    } else {
        vm.compare_bool(a, b, Cmp::Lt)
    }
}

#[cold]
fn changed(vm: &mut Vm) -> Raised {
    vm.runtime_error("list changed size during iteration")
}

#[inline]
fn at(vm: &mut Vm, l: Gc<List>, i: usize) -> R {
    match l.get(i) {
        Some(v) => Ok(v),
        None => Err(changed(vm)),
    }
}

#[inline]
fn put(vm: &mut Vm, l: Gc<List>, i: usize, v: Value) -> R<()> {
    match l.items_mut().get_mut(i) {
        Some(slot) => {
            *slot = v;
            Ok(())
        }
        None => Err(changed(vm)),
    }
}

/// Moves the item at `pos` up until its parent is not below it. Items are swapped, so the list is complete whenever Python code runs.
fn sift_up_from<const MAX: bool>(vm: &mut Vm, l: Gc<List>, start: usize, mut pos: usize) -> R<()> {
    let n = l.len();
    let item = at(vm, l, pos)?;
    while pos > start {
        let parent = (pos - 1) >> 1;
        let p = at(vm, l, parent)?;
        let up = above::<MAX>(vm, item, p)?;
        if l.len() != n {
            return Err(changed(vm));
        }
        if !up {
            break;
        }
        put(vm, l, parent, item)?;
        put(vm, l, pos, p)?;
        pos = parent;
    }
    Ok(())
}

/// Moves the item at `pos` down to a leaf along the better children, then up to its place: fewer comparisons than stopping early.
fn sift_down_from<const MAX: bool>(vm: &mut Vm, l: Gc<List>, start: usize) -> R<()> {
    let n = l.len();
    let mut pos = start;
    while pos < n / 2 {
        let mut child = 2 * pos + 1;
        if child + 1 < n {
            let (a, b) = (at(vm, l, child)?, at(vm, l, child + 1)?);
            let left = above::<MAX>(vm, a, b)?;
            if l.len() != n {
                return Err(changed(vm));
            }
            child += !left as usize;
        }
        let (c, p) = (at(vm, l, child)?, at(vm, l, pos)?);
        put(vm, l, pos, c)?;
        put(vm, l, child, p)?;
        pos = child;
    }
    sift_up_from::<MAX>(vm, l, start, pos)
}

fn heap_arg(vm: &mut Vm, name: &str, place: &str, v: Value) -> R<Gc<List>> {
    match v.cast::<List>() {
        Some(l) => Ok(l),
        None => {
            let t = vm.type_name(v);
            Err(vm.type_error(format!("{name}() argument {place}must be list, not {t}")))
        }
    }
}

fn heapify<const MAX: bool>(vm: &mut Vm, name: &str, a: Args) -> R {
    let l = heap_arg(vm, name, "", a.at(0))?;
    for i in (0..l.len() / 2).rev() {
        sift_down_from::<MAX>(vm, l, i)?;
    }
    Ok(Value::NONE)
}

fn push<const MAX: bool>(vm: &mut Vm, name: &str, a: Args) -> R {
    let l = heap_arg(vm, name, "1 ", a.at(0))?;
    l.push(&vm.heap, a.at(1));
    sift_up_from::<MAX>(vm, l, 0, l.len() - 1)?;
    Ok(Value::NONE)
}

fn pop<const MAX: bool>(vm: &mut Vm, name: &str, a: Args) -> R {
    let l = heap_arg(vm, name, "", a.at(0))?;
    let Some(last) = l.pop() else {
        return Err(vm.index_error("index out of range"));
    };
    let Some(first) = l.get(0) else {
        return Ok(last);
    };
    put(vm, l, 0, last)?;
    sift_down_from::<MAX>(vm, l, 0)?;
    Ok(first)
}

fn replace<const MAX: bool>(vm: &mut Vm, name: &str, a: Args) -> R {
    let l = heap_arg(vm, name, "1 ", a.at(0))?;
    let Some(first) = l.get(0) else {
        return Err(vm.index_error("index out of range"));
    };
    put(vm, l, 0, a.at(1))?;
    sift_down_from::<MAX>(vm, l, 0)?;
    Ok(first)
}

fn pushpop<const MAX: bool>(vm: &mut Vm, name: &str, a: Args) -> R {
    let l = heap_arg(vm, name, "1 ", a.at(0))?;
    let item = a.at(1);
    let Some(first) = l.get(0) else {
        return Ok(item);
    };
    if !above::<MAX>(vm, first, item)? {
        return Ok(item);
    }
    let Some(first) = l.get(0) else {
        return Err(vm.index_error("index out of range"));
    };
    put(vm, l, 0, item)?;
    sift_down_from::<MAX>(vm, l, 0)?;
    Ok(first)
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::o("heapify", |vm, _, a| heapify::<false>(vm, "heapify", a)),
    MethodDef::o("heapify_max", |vm, _, a| {
        heapify::<true>(vm, "heapify_max", a)
    }),
    MethodDef::fast(
        "heappush",
        |vm, _, a| push::<false>(vm, "heappush", a),
        2,
        2,
    ),
    MethodDef::fast(
        "heappush_max",
        |vm, _, a| push::<true>(vm, "heappush_max", a),
        2,
        2,
    ),
    MethodDef::o("heappop", |vm, _, a| pop::<false>(vm, "heappop", a)),
    MethodDef::o("heappop_max", |vm, _, a| pop::<true>(vm, "heappop_max", a)),
    MethodDef::fast(
        "heapreplace",
        |vm, _, a| replace::<false>(vm, "heapreplace", a),
        2,
        2,
    ),
    MethodDef::fast(
        "heapreplace_max",
        |vm, _, a| replace::<true>(vm, "heapreplace_max", a),
        2,
        2,
    ),
    MethodDef::fast(
        "heappushpop",
        |vm, _, a| pushpop::<false>(vm, "heappushpop", a),
        2,
        2,
    ),
    MethodDef::fast(
        "heappushpop_max",
        |vm, _, a| pushpop::<true>(vm, "heappushpop_max", a),
        2,
        2,
    ),
];

/// Makes `_heapq`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_heapq");
    vm.add_functions(m, "_heapq", FUNCTIONS);
    Ok(m)
}
