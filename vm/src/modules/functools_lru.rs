//! The callable behind `functools.lru_cache`.

use super::support::{self, DICT_ATTR, this};
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::{BASE_TYPE, HAS_DICT, WEAKREFS};
use crate::object::{BoundMethod, Class, Dict, MethodDef, NativeObject, Slots, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

struct LruCache {
    func: Value,
    /// `None`: unbounded. The dict's insertion order is the order of use, oldest first.
    maxsize: Option<usize>,
    typed: bool,
    cache: Gc<Dict>,
    /// Separates positional from keyword arguments in keys.
    mark: Value,
    make_info: Value,
    hits: Cell<i64>,
    misses: Cell<i64>,
}
impl NativeObject for LruCache {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.func);
        t.visit_gc(self.cache);
        t.visit(self.mark);
        t.visit(self.make_info);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let [func, maxsize, typed, make_info] = a.bind(
        vm,
        "lru_cache",
        ["user_function", "maxsize", "typed", "cache_info_type"],
        0,
        4,
        4,
    )?;
    if vm.class_of(func).slots().call.is_none() {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let maxsize = if maxsize.is_none() {
        None
    } else if maxsize.as_int().is_some() || vm.class_of(maxsize).slots().index.is_some() {
        Some(vm.index_i64(maxsize)?.max(0) as usize)
    } else {
        return Err(vm.type_error("maxsize should be integer or None"));
    };
    let typed = vm.truth(typed)?;
    let cache = vm.new_dict();
    let object = vm.class(types::OBJECT);
    let mark = vm.new_instance(object);
    let c = LruCache {
        func,
        maxsize,
        typed,
        cache,
        mark,
        make_info,
        hits: Cell::new(0),
        misses: Cell::new(0),
    };
    Ok(support::native_with_dict(vm, class, c))
}

/// The cache key of a call. A single int or str stands for itself.
fn make_key(vm: &mut Vm, c: &LruCache, a: Args) -> Value {
    if !c.typed
        && a.kw_len() == 0
        && a.len() == 1
        && (a.at(0).is_small() || a.at(0).is_exact(types::STR))
    {
        return a.at(0);
    }
    let mut parts = a.pos().to_vec();
    if a.kw_len() > 0 {
        parts.push(c.mark);
        for (k, v) in a.kw() {
            parts.push(k.value());
            parts.push(v);
        }
    }
    if c.typed {
        for v in a.all() {
            let t = vm.class_of(*v).value();
            parts.push(t);
        }
    }
    vm.tuple(&parts)
}

fn call(vm: &mut Vm, o: Value, a: Args) -> R {
    let c = this::<LruCache>(vm, o)?;
    if c.maxsize == Some(0) {
        c.misses.set(c.misses.get() + 1);
        return vm.call_args(c.func, a);
    }
    let key = make_key(vm, c, a);
    let hash = vm.hash(key)?;
    if let Some(i) = vm.dict_find(c.cache, key, hash)? {
        c.hits.set(c.hits.get() + 1);
        let v = c.cache.entry(i).map_or(Value::NONE, |e| e.value);
        if c.maxsize.is_some() && i + 1 < c.cache.entry_count() {
            c.cache.move_entry(&vm.heap, i, true);
        }
        return Ok(v);
    }
    c.misses.set(c.misses.get() + 1);
    let v = vm.call_args(c.func, a)?;
    // The call may have stored the same key already.
    if vm.dict_find(c.cache, key, hash)?.is_none() {
        c.cache.insert_new(&vm.heap, hash, key, v);
        if let Some(max) = c.maxsize {
            while c.cache.len() > max {
                match c.cache.next_entry(0) {
                    Some((oldest, _)) => c.cache.remove_entry(oldest),
                    None => break,
                };
            }
        }
    }
    Ok(v)
}

fn cache_info(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this::<LruCache>(vm, o)?;
    let (hits, misses) = (vm.int(c.hits.get()), vm.int(c.misses.get()));
    let max = c.maxsize.map_or(Value::NONE, |m| vm.int_usize(m));
    let size = vm.int_usize(c.cache.len());
    vm.call(c.make_info, &[hits, misses, max, size])
}

fn cache_clear(vm: &mut Vm, o: Value, _: Args) -> R {
    let c = this::<LruCache>(vm, o)?;
    c.hits.set(0);
    c.misses.set(0);
    c.cache.clear();
    Ok(Value::NONE)
}

fn bind(vm: &mut Vm, o: Value, instance: Value, _: Value) -> R {
    if instance.is_null() || instance.is_none() {
        return Ok(o);
    }
    Ok(BoundMethod::new(&vm.heap, o, instance).value())
}

/// The class.
pub static LRU_CACHE: TypeSpec = TypeSpec {
    id: types::LRU_CACHE,
    name: "functools._lru_cache_wrapper",
    module: "functools",
    kind: Kind::Native,
    flags: BASE_TYPE | HAS_DICT | WEAKREFS,
    slots: Slots {
        new: Some(new),
        call: Some(call),
        descr_get: Some(bind),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("cache_info", cache_info),
        MethodDef::noargs("cache_clear", cache_clear),
        MethodDef::noargs("__copy__", |_, o, _| Ok(o)),
        MethodDef::o("__deepcopy__", |_, o, _| Ok(o)),
        MethodDef::noargs("__reduce__", |vm, o, _| {
            let n = vm.n.qualname;
            vm.getattr(o, n)
        }),
    ],
    getset: &[DICT_ATTR],
    ..TypeSpec::BASE
};
