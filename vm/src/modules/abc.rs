//! `_abc`: the checks and registries of abstract base classes. Classes live as long as the VM, so caches are sets of class ids.

use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::{ABSTRACT, IMMUTABLE, MAPPING, SEQUENCE};
use crate::object::{Class, MethodDef, Module, NativeObject, Slots, TypeId, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};
use rustc_hash::FxHashSet;
use std::any::Any;
use std::cell::{Cell, RefCell};

/// State of one abstract base class, kept in its namespace as `_abc_impl`.
struct AbcData {
    registry: RefCell<Vec<Gc<Class>>>,
    /// Known subclasses.
    positive: RefCell<FxHashSet<TypeId>>,
    /// Known non-subclasses, valid for one value of the registration counter.
    negative: RefCell<FxHashSet<TypeId>>,
    negative_version: Cell<i64>,
}
impl NativeObject for AbcData {
    fn trace(&self, t: &mut Tracer<'_>) {
        for c in self.registry.borrow().iter() {
            t.visit_gc(*c);
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

static ABC_DATA: TypeSpec = TypeSpec {
    id: types::ABC_DATA,
    name: "_abc._abc_data",
    module: "_abc",
    kind: Kind::Native,
    flags: crate::object::class::NO_NEW,
    slots: Slots::NONE,
    ..TypeSpec::BASE
};

const COUNTER: &str = "_abc.counter";

/// How many registrations there have been: negative answers from before the last one are stale.
fn counter(vm: &Vm) -> i64 {
    vm.module_state
        .get(COUNTER)
        .and_then(|v| v.as_small())
        .unwrap_or(0)
}

fn data(vm: &mut Vm, class: Value) -> R<&'static AbcData> {
    let n = vm.intern("_abc_impl");
    let found = class
        .as_class()
        .and_then(|c| c.dict.get_str(n))
        .and_then(|v| v.native::<AbcData>());
    match found {
        Some(d) => Ok(d),
        None => {
            // Only a class that was made without ABCMeta.__new__ gets here.
            let d = vm.getattr(class, n)?;
            match d.native::<AbcData>() {
                Some(d) => Ok(d),
                None => Err(vm.type_error("_abc_impl is set to a wrong type")),
            }
        }
    }
}

fn class_arg(vm: &mut Vm, v: Value, msg: &str) -> R<Gc<Class>> {
    match v.as_class() {
        Some(c) => Ok(c),
        None => Err(vm.type_error(msg)),
    }
}

fn init(vm: &mut Vm, _: Value, a: Args) -> R {
    let class = class_arg(vm, a.at(0), "_abc_init() needs a class")?;
    let names = vm.new_set();
    let marker = vm.n.isabstractmethod;
    for e in class.dict.entries() {
        if is_abstract(vm, e.value, marker)? {
            vm.set_add(names, e.key)?;
        }
    }
    let abstracts = vm.n.abstractmethods;
    for &b in class.bases.get().items() {
        let Some(inherited) = vm.getattr_opt(b, abstracts)? else {
            continue;
        };
        let inherited = vm.collect_list(inherited)?;
        for &name in inherited.items().to_vec().iter() {
            let n = vm.attr_name(name)?;
            if let Some(v) = vm.getattr_opt(class.value(), n)?
                && is_abstract(vm, v, marker)?
            {
                vm.set_add(names, name)?;
            }
        }
    }
    let frozen = vm.class(types::FROZENSET).value();
    let frozen = vm.call(frozen, &[names.value()])?;
    class.dict.set_str(&vm.heap, abstracts, frozen);
    if names.is_empty() {
        class.clear_flag(ABSTRACT);
    } else {
        class.set_flag(ABSTRACT);
    }
    let d = AbcData {
        registry: RefCell::default(),
        positive: RefCell::default(),
        negative: RefCell::default(),
        negative_version: Cell::new(counter(vm)),
    };
    let d = vm.native(types::ABC_DATA, d);
    let n = vm.intern("_abc_impl");
    class.dict.set_str(&vm.heap, n, d);
    vm.type_modified(class);
    Ok(Value::NONE)
}

fn is_abstract(vm: &mut Vm, v: Value, marker: Gc<crate::object::Str>) -> R<bool> {
    match vm.getattr_opt(v, marker)? {
        Some(m) => vm.truth(m),
        None => Ok(false),
    }
}

fn register(vm: &mut Vm, _: Value, a: Args) -> R {
    let (this, sub) = (a.at(0), a.at(1));
    let sub_class = class_arg(vm, sub, "Can only register classes")?;
    if vm.issubclass(sub, this)? {
        return Ok(sub);
    }
    if vm.issubclass(this, sub)? {
        return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
    }
    let d = data(vm, this)?;
    d.registry.borrow_mut().push(sub_class);
    let next = vm.int(counter(vm) + 1);
    vm.module_state.insert(COUNTER, next);
    // What `match` sees: registered sequences and mappings match their patterns.
    let flags = this.as_class().map_or(0, |c| c.flags.get()) & (SEQUENCE | MAPPING);
    if flags != 0 {
        set_match_flags(sub_class, flags);
    }
    Ok(sub)
}

/// Gives a class and its subclasses the pattern-matching flags, exclusively. Native classes keep their own (str never matches as a sequence).
fn set_match_flags(class: Gc<Class>, flags: u32) {
    if class.has_flag(IMMUTABLE) || class.flags.get() & (SEQUENCE | MAPPING) == flags {
        return;
    }
    class.clear_flag(SEQUENCE | MAPPING);
    class.set_flag(flags);
    let subs = class.subclasses.borrow().clone();
    for s in subs {
        set_match_flags(s, flags);
    }
}

fn subclasscheck(vm: &mut Vm, this: Value, sub: Value) -> R<bool> {
    let sub_class = class_arg(vm, sub, "issubclass() arg 1 must be a class")?;
    let d = data(vm, this)?;
    if d.positive.borrow().contains(&sub_class.id) {
        return Ok(true);
    }
    if d.negative_version.get() < counter(vm) {
        d.negative.borrow_mut().clear();
        d.negative_version.set(counter(vm));
    } else if d.negative.borrow().contains(&sub_class.id) {
        return Ok(false);
    }
    vm.check_native_depth(" in __subclasscheck__")?;
    let answer = slow_subclasscheck(vm, this, d, sub_class)?;
    let set = if answer { &d.positive } else { &d.negative };
    set.borrow_mut().insert(sub_class.id);
    Ok(answer)
}

fn slow_subclasscheck(vm: &mut Vm, this: Value, d: &'static AbcData, sub: Gc<Class>) -> R<bool> {
    let hook = vm.call_method(this, "__subclasshook__", &[sub.value()])?;
    if !hook.is_not_implemented() {
        return match hook.as_bool() {
            Some(b) => Ok(b),
            None => Err(vm.raise(types::ASSERTION_ERROR, "")),
        };
    }
    if sub.mro_items().iter().any(|c| c.is(this)) {
        return Ok(true);
    }
    let registered = d.registry.borrow().clone();
    for c in registered {
        if vm.issubclass(sub.value(), c.value())? {
            return Ok(true);
        }
    }
    let below = vm.call_method(this, "__subclasses__", &[])?;
    let below = vm.collect_list(below)?;
    let mut i = 0;
    while let Some(c) = below.get(i) {
        i += 1;
        if vm.issubclass(sub.value(), c)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn instancecheck(vm: &mut Vm, _: Value, a: Args) -> R {
    let (this, o) = (a.at(0), a.at(1));
    let real = vm.class_of(o);
    let n = vm.n.class;
    let d = data(vm, this)?;
    let claimed = if real.has_flag(crate::object::class::HEAP_TYPE) {
        vm.getattr(o, n)?
    } else {
        real.value()
    };
    if claimed
        .as_class()
        .is_some_and(|c| d.positive.borrow().contains(&c.id))
    {
        return Ok(Value::TRUE);
    }
    // Through the method, which a metaclass may override.
    let check = vm.n.subclasscheck;
    let mut r = vm.call_method_str(this, check, &[claimed])?;
    if !vm.truth(r)? && !claimed.is(real.value()) {
        r = vm.call_method_str(this, check, &[real.value()])?;
    }
    vm.truth(r).map(Value::bool)
}

fn get_dump(vm: &mut Vm, _: Value, a: Args) -> R {
    let d = data(vm, a.at(0))?;
    let registry = vm.new_set();
    for c in d.registry.borrow().clone() {
        vm.set_add(registry, c.value())?;
    }
    let ids = |vm: &mut Vm, s: &RefCell<FxHashSet<TypeId>>| {
        let out = vm.new_set();
        for id in s.borrow().clone() {
            let c = vm.class(id).value();
            vm.set_add(out, c)?;
        }
        Ok::<Value, Raised>(out.value())
    };
    let positive = ids(vm, &d.positive)?;
    let negative = ids(vm, &d.negative)?;
    let version = vm.int(d.negative_version.get());
    Ok(vm.tuple(&[registry.value(), positive, negative, version]))
}

/// `_set_match_flags(class, kind)`: 1 for sequences, 2 for mappings. The module `collections.abc` marks its own classes with it.
fn mark(vm: &mut Vm, _: Value, a: Args) -> R {
    let class = class_arg(vm, a.at(0), "_set_match_flags() needs a class")?;
    let kind = vm.index_i64(a.at(1))?;
    set_match_flags(class, if kind == 1 { SEQUENCE } else { MAPPING });
    Ok(Value::NONE)
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::o("_abc_init", init),
    MethodDef::fast("_abc_register", register, 2, 2),
    MethodDef::fast("_abc_instancecheck", instancecheck, 2, 2),
    MethodDef::fast(
        "_abc_subclasscheck",
        |vm, _, a| subclasscheck(vm, a.at(0), a.at(1)).map(Value::bool),
        2,
        2,
    ),
    MethodDef::o("_get_dump", get_dump),
    MethodDef::noargs("get_cache_token", |vm, _, _| Ok(vm.int(counter(vm)))),
    MethodDef::o("_reset_registry", |vm, _, a| {
        data(vm, a.at(0))?.registry.borrow_mut().clear();
        Ok(Value::NONE)
    }),
    MethodDef::o("_reset_caches", |vm, _, a| {
        let d = data(vm, a.at(0))?;
        d.positive.borrow_mut().clear();
        d.negative.borrow_mut().clear();
        Ok(Value::NONE)
    }),
    MethodDef::fast("_set_match_flags", mark, 2, 2),
];

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&ABC_DATA];

/// Makes `_abc`.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("_abc");
    vm.add_functions(m, "_abc", FUNCTIONS);
    Ok(m)
}
