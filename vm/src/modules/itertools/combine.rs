//! `permutations`, `combinations`, `combinations_with_replacement`.

use super::class;
use crate::builtins::iterators::this_native;
use crate::heap::Gc;
use crate::object::{Class, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::{Cell, RefCell};

struct Selection {
    /// The tuple that items are chosen from.
    pool: Value,
    r: usize,
    indices: RefCell<Vec<usize>>,
    /// `permutations` only.
    cycles: RefCell<Vec<usize>>,
    started: Cell<bool>,
    stopped: Cell<bool>,
}
crate::native_object!(Selection { pool });

fn pool_items(pool: Value) -> &'static [Value] {
    pool.cast::<Tuple>().map_or(&[], |t| t.items())
}

fn range_vec(vm: &mut Vm, it: impl ExactSizeIterator<Item = usize>) -> R<Vec<usize>> {
    let mut v = Vec::new();
    if v.try_reserve_exact(it.len()).is_err() {
        return Err(vm.memory_error());
    }
    v.extend(it);
    Ok(v)
}

fn selection(
    vm: &mut Vm,
    class: Gc<Class>,
    pool: Value,
    r: i64,
    indices: Vec<usize>,
    cycles: Vec<usize>,
    empty: bool,
) -> Value {
    let object = Selection {
        pool,
        r: r as usize,
        indices: RefCell::new(indices),
        cycles: RefCell::new(cycles),
        started: Cell::new(false),
        stopped: Cell::new(empty),
    };
    vm.native_of(class, object)
}

/// The tuple of the first `r` indices.
fn pick(vm: &mut Vm, s: &Selection, indices: &[usize]) -> Value {
    let pool = pool_items(s.pool);
    let row: Vec<Value> = indices
        .iter()
        .take(s.r)
        .filter_map(|i| pool.get(*i).copied())
        .collect();
    vm.tuple(&row)
}

fn permutations_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [iterable, r] = a.bind(vm, "permutations", ["iterable", "r"], 0, 1, 2)?;
    let pool = vm.collect_tuple(iterable)?;
    let n = pool_items(pool).len();
    let r = match r.non_null().and_then(Value::non_none) {
        Some(v) if v.as_int().is_none() => return Err(vm.type_error("Expected int as r")),
        Some(v) => vm.index_i64(v)?,
        None => n as i64,
    };
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let empty = r as u64 > n as u64;
    let indices = range_vec(vm, 0..n)?;
    let cycles = if empty {
        Vec::new()
    } else {
        (0..r as usize).map(|i| n - i).collect()
    };
    Ok(selection(vm, class, pool, r, indices, cycles, empty))
}

fn permutations_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<Selection>(vm, o)?;
    if s.stopped.get() {
        return Ok(None);
    }
    // No Python code runs below.
    let mut indices = s.indices.borrow_mut();
    let mut cycles = s.cycles.borrow_mut();
    let n = indices.len();
    if s.started.replace(true) {
        let mut i = s.r;
        loop {
            if i == 0 {
                s.stopped.set(true);
                return Ok(None);
            }
            i -= 1;
            cycles[i] -= 1;
            if cycles[i] == 0 {
                indices[i..].rotate_left(1);
                cycles[i] = n - i;
            } else {
                let j = n - cycles[i];
                indices.swap(i, j);
                break;
            }
        }
    }
    Ok(Some(pick(vm, s, &indices)))
}

/// The class `permutations`.
pub static PERMUTATIONS: TypeSpec = TypeSpec {
    doc: "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
    ..class(
        types::IT_PERMUTATIONS,
        "permutations",
        permutations_new,
        permutations_next,
    )
};

fn combinations_args(vm: &mut Vm, a: Args, name: &str) -> R<(Value, usize, i64)> {
    let [iterable, r] = a.bind(vm, name, ["iterable", "r"], 0, 2, 2)?;
    let r = vm.index_i64(r)?;
    let pool = vm.collect_tuple(iterable)?;
    if r < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    Ok((pool, pool_items(pool).len(), r))
}

fn combinations_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let (pool, n, r) = combinations_args(vm, a, "combinations")?;
    let empty = r as u64 > n as u64;
    let indices = if empty {
        Vec::new()
    } else {
        range_vec(vm, 0..r as usize)?
    };
    Ok(selection(vm, class, pool, r, indices, Vec::new(), empty))
}

fn combinations_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<Selection>(vm, o)?;
    if s.stopped.get() {
        return Ok(None);
    }
    let n = pool_items(s.pool).len();
    let mut indices = s.indices.borrow_mut();
    if s.started.replace(true) {
        // The rightmost index that has not reached its last value.
        let r = s.r;
        let Some(i) = (0..r).rev().find(|&i| indices[i] != i + n - r) else {
            s.stopped.set(true);
            return Ok(None);
        };
        let first = indices[i] + 1;
        for (k, slot) in indices[i..].iter_mut().enumerate() {
            *slot = first + k;
        }
    }
    Ok(Some(pick(vm, s, &indices)))
}

/// The class `combinations`.
pub static COMBINATIONS: TypeSpec = TypeSpec {
    doc: "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
    ..class(
        types::IT_COMBINATIONS,
        "combinations",
        combinations_new,
        combinations_next,
    )
};

fn replacement_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let (pool, n, r) = combinations_args(vm, a, "combinations_with_replacement")?;
    let empty = n == 0 && r > 0;
    let indices = if empty {
        Vec::new()
    } else {
        range_vec(vm, 0..r as usize)?
    };
    let indices = indices.into_iter().map(|_| 0).collect();
    Ok(selection(vm, class, pool, r, indices, Vec::new(), empty))
}

fn replacement_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<Selection>(vm, o)?;
    if s.stopped.get() {
        return Ok(None);
    }
    let n = pool_items(s.pool).len();
    let mut indices = s.indices.borrow_mut();
    if s.started.replace(true) {
        let Some(i) = (0..s.r).rev().find(|&i| indices[i] + 1 != n) else {
            s.stopped.set(true);
            return Ok(None);
        };
        let v = indices[i] + 1;
        indices[i..].fill(v);
    }
    Ok(Some(pick(vm, s, &indices)))
}

/// The class `combinations_with_replacement`.
pub static COMBINATIONS_WR: TypeSpec = TypeSpec {
    doc: "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
    ..class(
        types::IT_COMBINATIONS_WR,
        "combinations_with_replacement",
        replacement_new,
        replacement_next,
    )
};
