//! `operator.itemgetter`, `attrgetter` and `methodcaller`.

use super::support::this;
use crate::heap::{Gc, Kind, Tracer};
use crate::object::{Class, MethodDef, NativeObject, Slots, Str, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;

/// What each of the three was made with.
struct Getter {
    /// Items, attribute names, or a method name with its arguments.
    args: Gc<Tuple>,
    /// Keyword arguments of `methodcaller`.
    kw: Vec<(Gc<Str>, Value)>,
    /// `attrgetter`: the interned parts of each dotted name.
    paths: Vec<Vec<Gc<Str>>>,
}
impl NativeObject for Getter {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.args);
        for (k, v) in &self.kw {
            t.visit_gc(*k);
            t.visit(*v);
        }
        for n in self.paths.iter().flatten() {
            t.visit_gc(*n);
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn make(
    vm: &mut Vm,
    class: Gc<Class>,
    a: Args,
    kw: Vec<(Gc<Str>, Value)>,
    paths: Vec<Vec<Gc<Str>>>,
) -> Value {
    let args = Tuple::new(&vm.heap, a.pos());
    vm.native_of(class, Getter { args, kw, paths })
}

fn at_least_one(vm: &mut Vm, a: Args, name: &str) -> R<()> {
    a.no_kw(vm, name)?;
    if a.is_empty() {
        return Err(vm.type_error(format!("{name} expected 1 argument, got 0")));
    }
    Ok(())
}

/// The one argument of a call.
fn subject(vm: &mut Vm, a: Args, name: &str) -> R {
    a.no_kw(vm, name)?;
    a.arity(vm, name, 1, 1)?;
    Ok(a.at(0))
}

fn item_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    at_least_one(vm, a, "itemgetter")?;
    Ok(make(vm, class, a, Vec::new(), Vec::new()))
}

fn item_call(vm: &mut Vm, o: Value, a: Args) -> R {
    let g = this::<Getter>(vm, o)?;
    let v = subject(vm, a, "itemgetter")?;
    if let [one] = g.args.items() {
        return vm.getitem(v, *one);
    }
    let out = vm.new_list();
    for &k in g.args.items() {
        let x = vm.getitem(v, k)?;
        out.push(&vm.heap, x);
    }
    Ok(vm.tuple(out.items()))
}

fn attr_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    at_least_one(vm, a, "attrgetter")?;
    let mut paths = Vec::with_capacity(a.len());
    for &n in a.pos() {
        let Some(s) = n.cast::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        paths.push(s.as_str().split('.').map(|p| vm.intern(p)).collect());
    }
    Ok(make(vm, class, a, Vec::new(), paths))
}

fn attr_call(vm: &mut Vm, o: Value, a: Args) -> R {
    let g = this::<Getter>(vm, o)?;
    let v = subject(vm, a, "attrgetter")?;
    let out = vm.new_list();
    for path in &g.paths {
        let mut x = v;
        for &n in path {
            x = vm.getattr(x, n)?;
        }
        if g.paths.len() == 1 {
            return Ok(x);
        }
        out.push(&vm.heap, x);
    }
    Ok(vm.tuple(out.items()))
}

fn method_new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    let Some(name) = a.get(0) else {
        return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
    };
    let Some(name) = name.cast::<Str>() else {
        return Err(vm.type_error("method name must be a string"));
    };
    let path = vec![vm.intern_str(name)];
    let kw = a.kw().collect();
    Ok(make(vm, class, a, kw, vec![path]))
}

fn method_call(vm: &mut Vm, o: Value, a: Args) -> R {
    let g = this::<Getter>(vm, o)?;
    let v = subject(vm, a, "methodcaller")?;
    let Some(&name) = g.paths.first().and_then(|p| p.first()) else {
        return Ok(Value::NONE);
    };
    let args = g.args.items().get(1..).unwrap_or(&[]);
    if g.kw.is_empty() {
        return vm.call_method_str(v, name, args);
    }
    let f = vm.getattr(v, name)?;
    vm.call_kw(f, args, &g.kw)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let g = this::<Getter>(vm, o)?;
    let name = vm.full_class_name(vm.class_of(o));
    if !vm.repr_enter(o) {
        return Ok(vm.string(format!("{name}(...)")));
    }
    let r = (|| {
        let mut parts = Vec::new();
        for &v in g.args.items() {
            parts.push(vm.repr(v)?.as_str().to_owned());
        }
        for (k, v) in &g.kw {
            parts.push(format!("{}={}", k.as_str(), vm.repr(*v)?.as_str()));
        }
        Ok(parts.join(", "))
    })();
    vm.repr_leave();
    let text = format!("{name}({})", r?);
    Ok(vm.string(text))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let g = this::<Getter>(vm, o)?;
    let class = vm.class_of(o).value();
    if g.kw.is_empty() {
        return Ok(vm.tuple(&[class, g.args.value()]));
    }
    let args = vm.tuple(g.args.items());
    let kw = vm.new_dict();
    for (k, v) in &g.kw {
        kw.set_str(&vm.heap, *k, *v);
    }
    Ok(vm.tuple(&[class, args, kw.value()]))
}

macro_rules! getter {
    ($static:ident, $name:literal, $new:ident, $call:ident) => {
        static $static: TypeSpec = TypeSpec {
            id: types::$static,
            name: $name,
            module: "operator",
            kind: Kind::Native,
            slots: Slots {
                new: Some($new),
                call: Some($call),
                repr: Some(repr),
                ..Slots::NONE
            },
            methods: &[MethodDef::noargs("__reduce__", reduce)],
            ..TypeSpec::BASE
        };
    };
}
getter!(ITEMGETTER, "operator.itemgetter", item_new, item_call);
getter!(ATTRGETTER, "operator.attrgetter", attr_new, attr_call);
getter!(
    METHODCALLER,
    "operator.methodcaller",
    method_new,
    method_call
);

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&ITEMGETTER, &ATTRGETTER, &METHODCALLER];
