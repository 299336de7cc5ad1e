//! `product`.

use super::class;
use crate::builtins::iterators::this_native;
use crate::heap::Gc;
use crate::object::{Class, List, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::{Cell, RefCell};

struct Product {
    /// Tuples, one per position.
    pools: Gc<List>,
    /// The choice at each position; empty before the first result.
    indices: RefCell<Vec<usize>>,
    started: Cell<bool>,
    stopped: Cell<bool>,
}
crate::native_object!(Product { pools });

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let mut repeat = 1;
    for (k, v) in a.kw() {
        if k.as_str() != "repeat" {
            let k = k.as_str();
            return Err(vm.type_error(format!(
                "product() got an unexpected keyword argument '{k}'"
            )));
        }
        repeat = vm.index_i64(v)?;
    }
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let n = a.len();
    let total = n.checked_mul(repeat as usize);
    let Some(total) = total.filter(|t| *t <= isize::MAX as usize / 8) else {
        return Err(vm.overflow_error("repeat argument too large"));
    };
    let pools = vm.new_list();
    vm.list_reserve(pools, total)?;
    let mut indices = Vec::new();
    if indices.try_reserve_exact(total).is_err() {
        return Err(vm.memory_error());
    }
    if repeat > 0 {
        for &v in a.pos() {
            let t = vm.collect_tuple(v)?;
            pools.push(&vm.heap, t);
        }
    }
    for i in n..total {
        if let Some(t) = pools.get(i % n) {
            pools.push(&vm.heap, t);
        }
    }
    let object = Product {
        pools,
        indices: RefCell::new(indices),
        started: Cell::new(false),
        stopped: Cell::new(false),
    };
    Ok(vm.native_of(class, object))
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let p = this_native::<Product>(vm, o)?;
    if p.stopped.get() {
        return Ok(None);
    }
    // No Python code runs below.
    let pool = |i: usize| {
        p.pools
            .get(i)
            .and_then(|t| t.cast::<Tuple>())
            .map_or(&[][..], |t| t.items())
    };
    let mut indices = p.indices.borrow_mut();
    let n = p.pools.len();
    if !p.started.replace(true) {
        indices.resize(n, 0);
        if (0..n).any(|i| pool(i).is_empty()) {
            p.stopped.set(true);
            return Ok(None);
        }
    } else {
        let mut i = n;
        loop {
            if i == 0 {
                p.stopped.set(true);
                return Ok(None);
            }
            i -= 1;
            indices[i] += 1;
            if indices[i] < pool(i).len() {
                break;
            }
            indices[i] = 0;
        }
    }
    let row: Vec<Value> = indices
        .iter()
        .enumerate()
        .filter_map(|(i, k)| pool(i).get(*k).copied())
        .collect();
    Ok(Some(vm.tuple(&row)))
}

/// The class `product`.
pub static PRODUCT: TypeSpec = TypeSpec {
    doc: "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
    ..class(types::IT_PRODUCT, "product", new, next)
};
