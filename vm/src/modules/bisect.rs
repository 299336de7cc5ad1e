//! `bisect`.

use crate::heap::Gc;
use crate::object::{Cmp, List, MethodDef, Module, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

struct Search {
    seq: Value,
    x: Value,
    lo: usize,
    hi: usize,
    key: Value,
}

/// `(a, x, lo=0, hi=None, *, key=None)`.
fn parse(vm: &mut Vm, name: &str, a: Args) -> R<Search> {
    let [seq, x, lo, hi, key] = a.bind(vm, name, ["a", "x", "lo", "hi", "key"], 0, 2, 4)?;
    let lo = if lo.is_null() { 0 } else { vm.index_i64(lo)? };
    if lo < 0 {
        return Err(vm.value_error("lo must be non-negative"));
    }
    let hi = if hi.is_null() || hi.is_none() {
        -1
    } else if hi.as_int().is_some() || vm.class_of(hi).slots().index.is_some() {
        vm.index_i64(hi)?
    } else {
        let t = vm.type_name(hi);
        return Err(vm.type_error(format!("argument should be integer or None, not '{t}'")));
    };
    let hi = if hi < 0 { vm.len(seq)? } else { hi as usize };
    let key = key.non_null().unwrap_or(Value::NONE);
    Ok(Search {
        seq,
        x,
        lo: lo as usize,
        hi,
        key,
    })
}

/// The insertion point; after equal items with `right`. `x` has been through the key already.
fn search(vm: &mut Vm, s: &Search, right: bool) -> R<usize> {
    let (mut lo, mut hi) = (s.lo, s.hi);
    let mapping = vm.is_instance(s.seq, types::DICT);
    if lo < hi && (mapping || vm.class_of(s.seq).slots().getitem.is_none()) {
        let t = vm.type_name(s.seq);
        return Err(vm.type_error(format!("{t} is not a sequence")));
    }
    let exact = if s.seq.is_exact(types::LIST) {
        s.seq.cast::<List>()
    } else {
        None
    };
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        let item = match exact {
            Some(l) => match l.get(mid) {
                Some(v) => v,
                None => return Err(vm.index_error("list index out of range")),
            },
            None => {
                let i = vm.int_usize(mid);
                vm.getitem(s.seq, i)?
            }
        };
        let item = if s.key.is_none() {
            item
        } else {
            vm.call(s.key, &[item])?
        };
        let go_left = if right {
            vm.compare_bool(s.x, item, Cmp::Lt)?
        } else {
            !vm.compare_bool(item, s.x, Cmp::Lt)?
        };
        if go_left {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }
    Ok(lo)
}

fn bisect(vm: &mut Vm, name: &str, a: Args, right: bool) -> R {
    let s = parse(vm, name, a)?;
    let i = search(vm, &s, right)?;
    Ok(vm.int_usize(i))
}

fn insort(vm: &mut Vm, name: &str, a: Args, right: bool) -> R {
    let s = parse(vm, name, a)?;
    let item = s.x;
    let x = if s.key.is_none() {
        item
    } else {
        vm.call(s.key, &[item])?
    };
    let s = Search { x, ..s };
    let i = search(vm, &s, right)?;
    match s.seq.cast::<List>() {
        Some(l) if s.seq.is_exact(types::LIST) => l.insert(&vm.heap, i, item),
        _ => {
            let i = vm.int_usize(i);
            vm.call_method(s.seq, "insert", &[i, item])?;
        }
    }
    Ok(Value::NONE)
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::kw("bisect_left", |vm, _, a| {
        bisect(vm, "bisect_left", a, false)
    }),
    MethodDef::kw("bisect_right", |vm, _, a| {
        bisect(vm, "bisect_right", a, true)
    }),
    MethodDef::kw("insort_left", |vm, _, a| {
        insort(vm, "insort_left", a, false)
    }),
    MethodDef::kw("insort_right", |vm, _, a| {
        insort(vm, "insort_right", a, true)
    }),
];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("bisect");
    vm.add_functions(m, "_bisect", FUNCTIONS);
    for (alias, name) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        if let Some(f) = m.dict.get_text(name) {
            vm.set_module_attr(m, alias, f);
        }
    }
    Ok(m)
}
