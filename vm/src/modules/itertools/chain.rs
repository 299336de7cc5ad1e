//! `chain`, `compress`, `starmap`, `zip_longest`.

use super::class;
use crate::builtins::containers::util::CLASS_GETITEM;
use crate::builtins::iterators::this_native;
use crate::heap::Gc;
use crate::object::{Class, List, MethodDef, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

struct Chain {
    /// Iterator over the iterables; NULL when exhausted.
    source: Cell<Value>,
    /// Iterator over the current iterable, or NULL.
    active: Cell<Value>,
}
crate::native_object!(Chain { source, active });

fn make_chain(vm: &mut Vm, class: Gc<Class>, iterables: Value) -> R {
    let source = vm.get_iter(iterables)?;
    Ok(vm.native_of(
        class,
        Chain {
            source: Cell::new(source),
            active: Cell::new(Value::NULL),
        },
    ))
}

fn chain_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "chain")?;
    let t = vm.tuple(a.pos());
    make_chain(vm, class, t)
}

fn from_iterable(vm: &mut Vm, class: Value, a: Args) -> R {
    let class = class
        .as_class()
        .unwrap_or_else(|| vm.class(types::IT_CHAIN));
    make_chain(vm, class, a.at(0))
}

fn chain_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let c = this_native::<Chain>(vm, o)?;
    loop {
        let active = c.active.get();
        if !active.is_null() {
            if let Some(v) = vm.iter_next(active)? {
                return Ok(Some(v));
            }
            c.active.set(Value::NULL);
        }
        let source = c.source.get();
        if source.is_null() {
            return Ok(None);
        }
        let next = match vm.iter_next(source)? {
            Some(iterable) => vm.get_iter(iterable).map(Some),
            None => Ok(None),
        };
        match next {
            Ok(Some(it)) => c.active.set(it),
            Ok(None) => {
                c.source.set(Value::NULL);
                return Ok(None);
            }
            Err(e) => {
                c.source.set(Value::NULL);
                return Err(e);
            }
        }
    }
}

/// The class `chain`.
pub static CHAIN: TypeSpec = TypeSpec {
    methods: &[
        MethodDef::o("from_iterable", from_iterable)
            .class()
            .doc("Alternative chain() constructor taking a single iterable argument that evaluates lazily."),
        CLASS_GETITEM,
    ],
    doc: "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next iterable,\nuntil all of the iterables are exhausted.",
    ..class(types::IT_CHAIN, "chain", chain_new, chain_next)
};

struct Compress {
    data: Value,
    selectors: Value,
}
crate::native_object!(Compress { data, selectors });

fn compress_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [data, selectors] = a.bind(vm, "compress", ["data", "selectors"], 0, 2, 2)?;
    let data = vm.get_iter(data)?;
    let selectors = vm.get_iter(selectors)?;
    Ok(vm.native_of(class, Compress { data, selectors }))
}

fn compress_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let c = this_native::<Compress>(vm, o)?;
    loop {
        let Some(v) = vm.iter_next(c.data)? else {
            return Ok(None);
        };
        let Some(s) = vm.iter_next(c.selectors)? else {
            return Ok(None);
        };
        if vm.truth(s)? {
            return Ok(Some(v));
        }
    }
}

/// The class `compress`.
pub static COMPRESS: TypeSpec = TypeSpec {
    doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
    ..class(types::IT_COMPRESS, "compress", compress_new, compress_next)
};

struct StarMap {
    func: Value,
    it: Value,
}
crate::native_object!(StarMap { func, it });

fn starmap_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    a.no_kw(vm, "starmap")?;
    a.arity(vm, "starmap", 2, 2)?;
    let it = vm.get_iter(a.at(1))?;
    Ok(vm.native_of(class, StarMap { func: a.at(0), it }))
}

fn starmap_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let s = this_native::<StarMap>(vm, o)?;
    let Some(args) = vm.iter_next(s.it)? else {
        return Ok(None);
    };
    let args = vm.collect_tuple(args)?;
    let items = args.cast::<Tuple>().map_or(&[][..], |t| t.items());
    vm.call(s.func, items).map(Some)
}

/// The class `starmap`.
pub static STARMAP: TypeSpec = TypeSpec {
    doc: "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
    ..class(types::IT_STARMAP, "starmap", starmap_new, starmap_next)
};

struct ZipLongest {
    /// Iterators; NULL for the exhausted ones.
    its: Gc<List>,
    active: Cell<usize>,
    fill: Value,
}
crate::native_object!(ZipLongest { its, fill });

fn zip_longest_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let mut fill = Value::NONE;
    for (k, v) in a.kw() {
        if k.as_str() != "fillvalue" {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = v;
    }
    let its = vm.new_list();
    for &v in a.pos() {
        let it = vm.get_iter(v)?;
        its.push(&vm.heap, it);
    }
    let active = Cell::new(its.len());
    Ok(vm.native_of(class, ZipLongest { its, active, fill }))
}

fn zip_longest_next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let z = this_native::<ZipLongest>(vm, o)?;
    if z.active.get() == 0 {
        return Ok(None);
    }
    let row = vm.new_list();
    let mut i = 0;
    while let Some(it) = z.its.get(i) {
        let mut item = z.fill;
        if !it.is_null() {
            match vm.iter_next(it) {
                Ok(Some(v)) => item = v,
                Ok(None) => {
                    z.active.set(z.active.get().saturating_sub(1));
                    if z.active.get() == 0 {
                        return Ok(None);
                    }
                    z.its.set(i, Value::NULL);
                }
                Err(e) => {
                    z.active.set(0);
                    return Err(e);
                }
            }
        }
        row.push(&vm.heap, item);
        i += 1;
    }
    Ok(Some(vm.tuple(row.items())))
}

/// The class `zip_longest`.
pub static ZIP_LONGEST: TypeSpec = TypeSpec {
    doc: "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
    ..class(
        types::IT_ZIP_LONGEST,
        "zip_longest",
        zip_longest_new,
        zip_longest_next,
    )
};
