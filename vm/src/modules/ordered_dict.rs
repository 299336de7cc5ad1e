//! `collections.OrderedDict`: dicts are ordered already, so this adds what the class promises beyond: moving entries, popping from either
//! end, order-sensitive equality, views and iterators of its own.

use super::support::{CLASS_GETITEM, DICT_ATTR, short_name};
use crate::builtins::containers::dict_views::dict_of_view;
use crate::heap::{Gc, Kind};
use crate::object::class::{BASE_TYPE, HAS_DICT, MAPPING};
use crate::object::{Class, Cmp, Dict, Iter, MethodDef, Slots, Tuple, TypeId, TypeSpec, nb, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

fn this(vm: &mut Vm, o: Value) -> R<Gc<Dict>> {
    match o.cast::<Dict>() {
        Some(d) => Ok(d),
        None => Err(vm.type_error("descriptor requires a 'collections.OrderedDict' object")),
    }
}

fn new(vm: &mut Vm, class: Gc<Class>, _: Args) -> R {
    // Instances have a `__dict__`, subclass or not.
    let extra = vm.extra_words(class).max(1);
    let d = Dict::with_extra(&vm.heap, class.id, extra);
    Ok(vm.init_extra(d.value(), extra))
}

fn base_method(vm: &mut Vm, name: &str, o: Value) -> R {
    match vm.class(types::DICT).dict.get_text(name) {
        Some(f) => vm.call(f, &[o]),
        None => Ok(Value::NONE),
    }
}

fn view(vm: &mut Vm, name: &str, id: TypeId, o: Value) -> R {
    let v = base_method(vm, name, o)?;
    if let Some(h) = v.header() {
        h.set_type_id(id);
    }
    Ok(v)
}

/// What an iterator gives: bits of `Iter::current`.
const KEYS: i64 = 0;
const VALUES: i64 = 1;
const ITEMS: i64 = 2;
const BACKWARDS: i64 = 4;

fn make_iter(vm: &mut Vm, d: Gc<Dict>, what: i64) -> Value {
    let pos = if what & BACKWARDS != 0 {
        d.entry_count()
    } else {
        0
    };
    let it = Iter::new(
        &vm.heap,
        types::ODICT_ITER,
        d.value(),
        pos,
        i64::from(d.epoch()),
    );
    it.current.set(what);
    it.value()
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let Some(it) = o.cast::<Iter>() else {
        return Ok(None);
    };
    let Some(d) = it.source.get().cast::<Dict>() else {
        return Ok(None);
    };
    if i64::from(d.epoch()) != it.aux.get() {
        it.source.set(Value::NULL);
        return Err(vm.runtime_error("OrderedDict mutated during iteration"));
    }
    let what = it.current.get();
    let found = if what & BACKWARDS != 0 {
        d.prev_entry(it.pos.get())
    } else {
        d.next_entry(it.pos.get())
    };
    let Some((i, e)) = found else {
        it.source.set(Value::NULL);
        return Ok(None);
    };
    it.pos.set(if what & BACKWARDS != 0 { i } else { i + 1 });
    Ok(Some(match what & 3 {
        VALUES => e.value,
        ITEMS => vm.tuple(&[e.key, e.value]),
        _ => e.key,
    }))
}

static ODICT_ITER: TypeSpec = TypeSpec {
    id: types::ODICT_ITER,
    name: "odict_iterator",
    kind: Kind::Iter,
    slots: Slots {
        iter: Some(|_, o| Ok(o)),
        next: Some(next),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};

/// Iterates a view through the dict it belongs to.
fn view_iter(vm: &mut Vm, o: Value, what: i64) -> R {
    match dict_of_view(o) {
        Some(d) => Ok(make_iter(vm, d, what)),
        None => Err(vm.type_error("view of something that is not an OrderedDict")),
    }
}

macro_rules! odict_view {
    ($name:ident, $text:literal, $base:ident, $what:expr) => {
        static $name: TypeSpec = TypeSpec {
            id: types::$name,
            name: $text,
            base: types::$base,
            kind: Kind::Native,
            slots: Slots {
                iter: Some(|vm, o| view_iter(vm, o, $what)),
                ..Slots::NONE
            },
            methods: &[MethodDef::noargs("__reversed__", |vm, o, _| {
                view_iter(vm, o, $what | BACKWARDS)
            })],
            ..TypeSpec::BASE
        };
    };
}
odict_view!(ODICT_KEYS, "odict_keys", DICT_KEYS, KEYS);
odict_view!(ODICT_VALUES, "odict_values", DICT_VALUES, VALUES);
odict_view!(ODICT_ITEMS, "odict_items", DICT_ITEMS, ITEMS);

fn repr(vm: &mut Vm, o: Value) -> R {
    let d = this(vm, o)?;
    let name = short_name(vm, o);
    if d.is_empty() {
        return Ok(vm.string(format!("{name}()")));
    }
    if !vm.repr_enter(o) {
        return Ok(vm.str("..."));
    }
    let mut out = format!("{name}({{");
    let mut r = Ok(());
    let mut i = 0;
    while let Some((at, e)) = d.next_entry(i) {
        if i > 0 {
            out.push_str(", ");
        }
        i = at + 1;
        r = (|| {
            out.push_str(vm.repr(e.key)?.as_str());
            out.push_str(": ");
            out.push_str(vm.repr(e.value)?.as_str());
            Ok(())
        })();
        if r.is_err() {
            break;
        }
    }
    vm.repr_leave();
    r?;
    out.push_str("})");
    Ok(vm.string(out))
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    let (Cmp::Eq | Cmp::Ne) = op else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (Some(x), Some(y)) = (a.cast::<Dict>(), b.cast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let Some(as_dicts) = vm.class(types::DICT).slots().compare else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let r = as_dicts(vm, a, b, Cmp::Eq)?;
    let mut equal = vm.truth(r)?;
    if equal && vm.is_instance(a, types::ORDERED_DICT) && vm.is_instance(b, types::ORDERED_DICT) {
        let (mut i, mut j) = (0, 0);
        while let (Some((ni, p)), Some((nj, q))) = (x.next_entry(i), y.next_entry(j)) {
            if !vm.eq(p.key, q.key)? {
                equal = false;
                break;
            }
            (i, j) = (ni + 1, nj + 1);
        }
    }
    Ok(Value::bool(equal == (op == Cmp::Eq)))
}

fn move_to_end(vm: &mut Vm, o: Value, a: Args) -> R {
    let [key, last] = a.bind(vm, "move_to_end", ["key", "last"], 0, 1, 2)?;
    let last = last.is_null() || vm.truth(last)?;
    let d = this(vm, o)?;
    if d.is_empty() {
        return Err(missing(vm, key));
    }
    let hash = vm.hash(key)?;
    match vm.dict_find(d, key, hash)? {
        Some(i) => {
            d.move_entry(&vm.heap, i, last);
            Ok(Value::NONE)
        }
        None => Err(missing(vm, key)),
    }
}

/// KeyError for a key that is not there. CPython hands the key over as all of the exception's arguments: None is none, a tuple several.
fn missing(vm: &mut Vm, key: Value) -> Raised {
    if key.is_none() {
        return vm.raise_with(types::KEY_ERROR, &[]);
    }
    match key.cast::<Tuple>() {
        Some(t) => vm.raise_with(types::KEY_ERROR, t.items()),
        None => vm.key_error(key),
    }
}

fn pop(vm: &mut Vm, o: Value, a: Args) -> R {
    let [key, default] = a.bind(vm, "pop", ["key", "default"], 0, 1, 2)?;
    let d = this(vm, o)?;
    // Unlike `dict.pop`, it hashes the key in any case, and does not say what for.
    vm.hash(key)?;
    match vm.dict_remove(d, key)?.or(default.non_null()) {
        Some(v) => Ok(v),
        None => Err(missing(vm, key)),
    }
}

fn setdefault(vm: &mut Vm, o: Value, a: Args) -> R {
    let [key, default] = a.bind(vm, "setdefault", ["key", "default"], 0, 1, 2)?;
    let d = this(vm, o)?;
    if let Some(v) = vm.dict_get(d, key)? {
        return Ok(v);
    }
    let v = default.non_null().unwrap_or(Value::NONE);
    vm.setitem(o, key, v)?;
    Ok(v)
}

fn fromkeys(vm: &mut Vm, class: Value, a: Args) -> R {
    let [keys, value] = a.bind(vm, "fromkeys", ["iterable", "value"], 0, 1, 2)?;
    let value = value.non_null().unwrap_or(Value::NONE);
    let d = vm.call(class, &[])?;
    vm.iterate(keys, |vm, k| vm.setitem(d, k, value))?;
    Ok(d)
}

fn popitem(vm: &mut Vm, o: Value, a: Args) -> R {
    let [last] = a.bind(vm, "popitem", ["last"], 0, 0, 1)?;
    let last = last.is_null() || vm.truth(last)?;
    let d = this(vm, o)?;
    let found = if last {
        d.prev_entry(d.entry_count())
    } else {
        d.next_entry(0)
    };
    match found {
        Some((i, e)) => {
            d.remove_entry(i);
            Ok(vm.tuple(&[e.key, e.value]))
        }
        None => {
            let m = vm.str("dictionary is empty");
            Err(vm.key_error(m))
        }
    }
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = vm.class_of(o).value();
    vm.call(class, &[o])
}

fn or(vm: &mut Vm, a: Value, b: Value) -> R {
    if a.cast::<Dict>().is_none() || b.cast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let own = if vm.is_instance(a, types::ORDERED_DICT) {
        a
    } else {
        b
    };
    let class = vm.class_of(own).value();
    let new = vm.call(class, &[a])?;
    vm.call_method(new, "update", &[b])?;
    Ok(new)
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let class = vm.class_of(o).value();
    let args = vm.tuple(&[]);
    let state = match vm.dict_of(o) {
        Some(d) if !d.is_empty() => d.value(),
        _ => Value::NONE,
    };
    let items = vm.call_method(o, "items", &[])?;
    let it = vm.get_iter(items)?;
    Ok(vm.tuple(&[class, args, state, Value::NONE, it]))
}

static ORDERED_DICT: TypeSpec = TypeSpec {
    id: types::ORDERED_DICT,
    name: "collections.OrderedDict",
    module: "collections",
    base: types::DICT,
    kind: Kind::Dict,
    flags: BASE_TYPE | MAPPING | HAS_DICT,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, o| {
            let d = this(vm, o)?;
            Ok(make_iter(vm, d, KEYS))
        }),
        binary: Slots::ops(&[(nb::OR, or)]),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::kw("move_to_end", move_to_end),
        MethodDef::noargs("clear", |vm, o, _| {
            this(vm, o)?.clear();
            Ok(Value::NONE)
        }),
        MethodDef::kw("setdefault", setdefault),
        MethodDef::kw("fromkeys", fromkeys).class(),
        MethodDef::kw("pop", pop),
        MethodDef::kw("popitem", popitem),
        MethodDef::noargs("copy", copy),
        MethodDef::noargs("__copy__", copy),
        MethodDef::noargs("__reduce__", reduce),
        MethodDef::noargs("__reversed__", |vm, o, _| {
            let d = this(vm, o)?;
            Ok(make_iter(vm, d, KEYS | BACKWARDS))
        }),
        MethodDef::noargs("keys", |vm, o, _| view(vm, "keys", types::ODICT_KEYS, o)),
        MethodDef::noargs("values", |vm, o, _| {
            view(vm, "values", types::ODICT_VALUES, o)
        }),
        MethodDef::noargs("items", |vm, o, _| view(vm, "items", types::ODICT_ITEMS, o)),
        CLASS_GETITEM,
    ],
    getset: &[DICT_ATTR],
    match_args: &[],
    doc: "Dictionary that remembers insertion order",
};

/// Classes.
pub static TYPES: &[&TypeSpec] = &[
    &ORDERED_DICT,
    &ODICT_KEYS,
    &ODICT_VALUES,
    &ODICT_ITEMS,
    &ODICT_ITER,
];
