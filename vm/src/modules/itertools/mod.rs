//! The module `itertools`: one file per family of iterators.

mod chain;
mod combine;
mod group;
mod infinite;
mod product;
mod select;
mod tee;

use crate::builtins::iterators::self_iter;
use crate::heap::{Gc, Kind};
use crate::object::class::BASE_TYPE;
use crate::object::slots::{NewFn, NextFn};
use crate::object::{Module, Slots, TypeId, TypeSpec, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Classes of this module.
pub static TYPES: &[&TypeSpec] = &[
    &infinite::COUNT,
    &infinite::CYCLE,
    &infinite::REPEAT,
    &chain::CHAIN,
    &chain::COMPRESS,
    &chain::STARMAP,
    &chain::ZIP_LONGEST,
    &select::DROPWHILE,
    &select::TAKEWHILE,
    &select::FILTERFALSE,
    &select::ISLICE,
    &select::PAIRWISE,
    &select::BATCHED,
    &group::GROUPBY,
    &group::GROUPER,
    &group::ACCUMULATE,
    &tee::TEE,
    &tee::TEE_DATA,
    &product::PRODUCT,
    &combine::PERMUTATIONS,
    &combine::COMBINATIONS,
    &combine::COMBINATIONS_WR,
];

const DOC: &str = "Functional tools for creating and using iterators.\n\n\
Infinite iterators: count, cycle, repeat.\n\
Iterators that end with their input: accumulate, batched, chain, compress, dropwhile, filterfalse, groupby,\n\
islice, pairwise, starmap, takewhile, tee, zip_longest.\n\
Combinatoric iterators: product, permutations, combinations, combinations_with_replacement.\n";

/// Makes the module object.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("itertools");
    let doc = vm.str(DOC);
    vm.set_module_attr(m, "__doc__", doc);
    for t in TYPES {
        let class = vm.class(t.id).value();
        vm.set_module_attr(m, t.name, class);
    }
    vm.add_functions(m, "itertools", tee::FUNCTIONS);
    Ok(m)
}

/// What all iterator classes here have in common.
const fn class(id: TypeId, name: &'static str, new: NewFn, next: NextFn) -> TypeSpec {
    TypeSpec {
        id,
        name,
        module: "itertools",
        kind: Kind::Native,
        flags: BASE_TYPE,
        slots: Slots {
            new: Some(new),
            iter: Some(self_iter),
            next: Some(next),
            ..Slots::NONE
        },
        ..TypeSpec::BASE
    }
}

/// The class's name without its module.
fn short_name(vm: &Vm, o: Value) -> &'static str {
    let name = vm.class_of(o).name_str();
    name.rsplit('.').next().unwrap_or(name)
}

/// Whether a predicate is None or `bool`: then the item's own truth decides.
fn is_truth_test(f: Value) -> bool {
    f.is_none() || f.as_class().is_some_and(|c| c.id == types::BOOL)
}
