//! Making classes: metaclass choice, C3 linearisation, layout, `__slots__`, `__set_name__`, `__init_subclass__`.

use crate::heap::{Gc, Kind};
use crate::object::class::{
    BASE_TYPE, ClassParts, HAS_DICT, HAS_FINALIZER, HEAP_TYPE, MAPPING, MATCH_SELF, SEQUENCE,
    WEAKREFS,
};
use crate::object::{
    CellObj, Class, ClassMethod, Descriptor, DescriptorKind, Dict, Function, StaticMethod, Str,
    Tuple, TypeId, types,
};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::cell::Cell;

impl Vm {
    /// The most derived metaclass of `meta` and the bases' classes.
    pub fn calculate_metaclass(&mut self, meta: Gc<Class>, bases: &[Value]) -> R<Gc<Class>> {
        let mut winner = meta;
        for &b in bases {
            let m = self.class_of(b);
            if winner.is_subclass_of(m.id) {
                continue;
            }
            if m.is_subclass_of(winner.id) {
                winner = m;
                continue;
            }
            return Err(self.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
            ));
        }
        Ok(winner)
    }
    /// The base whose layout instances get; TypeError on conflicts.
    /// The base that decides the layout of a class with these bases.
    pub fn best_base(&mut self, bases: &[Value]) -> R<Gc<Class>> {
        let mut best: Option<Gc<Class>> = None;
        for &b in bases {
            let Some(c) = b.as_class() else {
                return Err(self.type_error("bases must be types"));
            };
            if !c.has_flag(BASE_TYPE) {
                return Err(self.type_error(format!(
                    "type '{}' is not an acceptable base type",
                    c.name_str()
                )));
            }
            best = match best {
                None => Some(c),
                Some(x) => {
                    let (sx, sc) = (solid_base(x), solid_base(c));
                    if sx.is_subclass_of(sc.id) {
                        Some(x)
                    } else if sc.is_subclass_of(sx.id) {
                        Some(c)
                    } else {
                        return Err(
                            self.type_error("multiple bases have instance lay-out conflict")
                        );
                    }
                }
            };
        }
        Ok(best.unwrap_or_else(|| self.class(types::OBJECT)))
    }
    /// C3: the method resolution order of a class with these bases.
    pub fn c3(&mut self, class: Value, bases: &[Value]) -> R<Vec<Value>> {
        for (i, b) in bases.iter().enumerate() {
            if bases[..i].iter().any(|x| x.is(*b)) {
                let n = b.as_class().map_or("?", |c| c.name_str());
                return Err(self.type_error(format!("duplicate base class {n}")));
            }
        }
        let mut lists: Vec<Vec<Value>> = bases
            .iter()
            .filter_map(|b| b.as_class())
            .map(|c| c.mro_items().to_vec())
            .collect();
        lists.push(bases.to_vec());
        let mut out = vec![class];
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Ok(out);
            }
            let head = lists
                .iter()
                .map(|l| l[0])
                .find(|h| !lists.iter().any(|l| l[1..].iter().any(|x| x.is(*h))));
            match head {
                Some(h) => {
                    out.push(h);
                    for l in &mut lists {
                        if l[0].is(h) {
                            l.remove(0);
                        }
                    }
                }
                None => {
                    let mut names: Vec<&str> = Vec::new();
                    for l in &lists {
                        if let Some(c) = l[0].as_class()
                            && !names.contains(&c.name_str())
                        {
                            names.push(c.name_str());
                        }
                    }
                    let msg = format!(
                        "Cannot create a consistent method resolution order (MRO) for bases {}",
                        names.join(", ")
                    );
                    return Err(self.type_error(msg));
                }
            }
        }
    }
    /// Reserves the next class id.
    pub fn next_type_id(&self) -> TypeId {
        TypeId(self.types.len() as u32)
    }
    /// Registers a class under its id.
    pub fn register_class(&mut self, c: Gc<Class>) {
        debug_assert!(c.id.0 as usize == self.types.len());
        self.types.push(c);
        self.class_versions.push(Default::default());
        for b in c.bases.get().items() {
            if let Some(b) = b.as_class() {
                b.subclasses.borrow_mut().push(c);
            }
        }
    }
    /// `type.__new__(meta, name, bases, ns, **kw)`. `meta` is already the winner among the metaclasses.
    pub fn new_class(
        &mut self,
        meta: Gc<Class>,
        name: Gc<Str>,
        bases: Gc<Tuple>,
        ns: Gc<Dict>,
        kw: Args,
    ) -> R {
        let object = self.class(types::OBJECT).value();
        let bases = if bases.is_empty() {
            Tuple::new(&self.heap, &[object])
        } else {
            bases
        };
        for &b in bases.items() {
            if b.as_class().is_none() {
                let n = self.n.mro_entries;
                if self.getattr_opt(b, n)?.is_some() {
                    return Err(self.type_error(
                        "type() doesn't support MRO entry resolution; use types.new_class()",
                    ));
                }
            }
        }
        let base = self.best_base(bases.items())?;
        let dict = Dict::new(&self.heap);
        dict.copy_from(&self.heap, ns);
        self.prepare_namespace(dict, name)?;
        let qualname = match dict.remove_str(self.n.qualname) {
            Some(q) => match q.cast::<Str>() {
                Some(q) => q,
                None => {
                    let t = self.type_name(q);
                    return Err(
                        self.type_error(format!("type __qualname__ must be a str, not {t}"))
                    );
                }
            },
            None => name,
        };
        let id = self.next_type_id();
        let slots = self.slot_names(dict, name, base)?;
        let base_has_dict = bases
            .items()
            .iter()
            .any(|b| b.as_class().is_some_and(|c| c.has_flag(HAS_DICT)));
        // Classes keep their attributes in the namespace: a metaclass adds neither a dict nor the descriptor for one.
        let base_has_dict = base_has_dict || base.kind == Kind::Class;
        let base_weak = bases
            .items()
            .iter()
            .any(|b| b.as_class().is_some_and(|c| c.has_flag(WEAKREFS)));
        let base_weak = base_weak || base.kind == Kind::Class;
        let mut flags = HEAP_TYPE | BASE_TYPE;
        for b in bases.items() {
            if let Some(b) = b.as_class() {
                flags |= b.flags.get() & (SEQUENCE | MAPPING | MATCH_SELF | HAS_FINALIZER);
            }
        }
        let (want_dict, want_weak) = match &slots {
            None => (true, true),
            Some(s) => (s.dict, s.weakref),
        };
        if want_dict || base_has_dict {
            flags |= HAS_DICT;
        }
        if want_weak || base_weak {
            flags |= WEAKREFS;
        }
        let inherited = base.member_slots.get();
        let own_slots = slots.as_ref().map_or(0, |s| s.names.len() as u16);
        let inline_values = flags & HAS_DICT != 0 && base.kind == Kind::Instance;
        let parts = ClassParts {
            id,
            metaclass: meta.id,
            flags,
            name,
            qualname,
            dict,
            bases,
            base: Some(base),
            mro: bases,
            kind: base.kind,
            member_slots: inherited + own_slots,
            inline_values,
        };
        let extra = self.extra_words(meta);
        let class = Class::create(&self.heap, parts, extra);
        self.init_extra(class.value(), extra);
        let mro = self.mro_of(class, meta, bases)?;
        class.mro.set(mro);
        self.register_class(class);
        if inline_values
            && let Some(names) = dict
                .get_str(self.n.static_attributes)
                .and_then(|v| v.cast::<Tuple>())
        {
            for n in names.items() {
                if let Some(n) = n.cast::<Str>() {
                    let n = self.intern_str(n);
                    if class.shared_keys.borrow().find(n).is_none() {
                        class.add_shared_key(n);
                    }
                }
            }
        }
        if let Some(s) = &slots {
            for (i, n) in s.names.iter().enumerate() {
                let what = DescriptorKind::Member(inherited + i as u16);
                let d = Descriptor::new(&self.heap, what, class, *n);
                dict.set_str(&self.heap, *n, d.value());
            }
        }
        if want_dict && !base_has_dict {
            let n = self.n.dict;
            let d = Descriptor::new(&self.heap, DescriptorKind::InstanceDict, class, n);
            dict.set_str(&self.heap, n, d.value());
        }
        if want_weak && !base_weak {
            let n = self.n.weakref;
            let d = Descriptor::new(&self.heap, DescriptorKind::WeakRefs, class, n);
            dict.set_str(&self.heap, n, d.value());
        }
        class.set_slots(*base.slots());
        self.update_slots(class);
        // The class exists: fill in `__class__` cells before any hook can call methods.
        if let Some(cell) = dict.remove_str(self.n.classcell) {
            match cell.cast::<CellObj>() {
                Some(c) => c.value.set(class.value()),
                None => {
                    let t = self.type_name(cell);
                    return Err(self.type_error(format!(
                        "__classcell__ must be a nonlocal cell, not <class '{t}'>"
                    )));
                }
            }
        }
        if let Some(cell) = dict.remove_str(self.n.classdictcell)
            && let Some(c) = cell.cast::<CellObj>()
        {
            c.value.set(dict.value());
        }
        self.run_set_name(class)?;
        self.run_init_subclass(class, kw)?;
        Ok(class.value())
    }
    fn mro_of(&mut self, class: Gc<Class>, meta: Gc<Class>, bases: Gc<Tuple>) -> R<Gc<Tuple>> {
        let name = self.n.mro;
        if meta.id != types::TYPE
            && let Some(f) = self.lookup_type(meta, name)
            && !f.is_exact(types::METHOD_DESCR)
        {
            let own = self.c3(class.value(), bases.items())?;
            class.mro.set(Tuple::new(&self.heap, &own));
            let r = self.call_bound(f, class.value(), &[])?;
            let t = self.collect_tuple(r)?;
            return match t.cast::<Tuple>() {
                Some(t) if t.items().iter().all(|c| c.as_class().is_some()) => Ok(t),
                _ => Err(self.type_error("mro() returned a non-class")),
            };
        }
        let m = self.c3(class.value(), bases.items())?;
        Ok(Tuple::new(&self.heap, &m))
    }
    fn prepare_namespace(&mut self, dict: Gc<Dict>, _name: Gc<Str>) -> R<()> {
        let n = self.n;
        if dict.get_str(n.module).is_none()
            && let Some(m) = self.frame().and_then(|f| f.func.globals.get_str(n.name))
        {
            dict.set_str(&self.heap, n.module, m);
        }
        if dict.get_str(n.doc).is_none() {
            dict.set_str(&self.heap, n.doc, Value::NONE);
        }
        // `__new__` is implicitly static; `__init_subclass__` and `__class_getitem__` are implicitly class methods.
        if let Some(f) = dict.get_str(n.new)
            && f.cast::<Function>().is_some()
        {
            let s = StaticMethod {
                header: crate::object::Header::new(Kind::StaticMethod, types::STATICMETHOD),
                func: Cell::new(f),
                dict: Cell::new(Value::NULL),
            };
            let s = self.heap.alloc(s);
            dict.set_str(&self.heap, n.new, s.value());
        }
        for name in [n.init_subclass, n.class_getitem] {
            if let Some(f) = dict.get_str(name)
                && f.cast::<Function>().is_some()
            {
                let c = ClassMethod {
                    header: crate::object::Header::new(Kind::ClassMethod, types::CLASSMETHOD),
                    func: Cell::new(f),
                    dict: Cell::new(Value::NULL),
                };
                let c = self.heap.alloc(c);
                dict.set_str(&self.heap, name, c.value());
            }
        }
        if dict.get_str(n.eq).is_some() && dict.get_str(n.hash).is_none() {
            dict.set_str(&self.heap, n.hash, Value::NONE);
        }
        Ok(())
    }
    /// Calls `__set_name__` of every namespace value that has one.
    fn run_set_name(&mut self, class: Gc<Class>) -> R<()> {
        let name = self.n.set_name;
        for e in class.dict.entries() {
            let vc = self.class_of(e.value);
            if let Some(f) = self.lookup_type(vc, name)
                && let Err(err) = self.call_bound(f, e.value, &[class.value(), e.key])
            {
                let key = self.repr_of_pending(e.key);
                let t = vc.name_str();
                let note = format!(
                    "Error calling __set_name__ on '{t}' instance {key} in '{}'",
                    class.name_str()
                );
                self.add_note_to_pending(&note);
                return Err(err);
            }
        }
        Ok(())
    }
    /// Calls `super(class, class).__init_subclass__(**kw)`.
    fn run_init_subclass(&mut self, class: Gc<Class>, kw: Args) -> R<()> {
        let name = self.n.init_subclass;
        for c in class.mro_items().iter().skip(1) {
            let Some(c) = c.as_class() else { continue };
            if let Some(d) = c.dict.get_str(name) {
                let f = self.bind_descriptor(d, Value::NULL, class)?;
                self.call_args(f, kw.skip(kw.len()))?;
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The nearest base that adds to the layout.
fn solid_base(c: Gc<Class>) -> Gc<Class> {
    let mut c = c;
    loop {
        let Some(b) = c.base.get() else { return c };
        let adds_slots = c.member_slots.get() != b.member_slots.get();
        let own_layout = c.kind != b.kind
            || c.kind == Kind::Native
            || crate::builtins::errors::fields::has_own_fields(c.id);
        if !c.has_flag(HEAP_TYPE) && own_layout || adds_slots {
            return c;
        }
        c = b;
    }
}

/// Parsed `__slots__`.
struct SlotNames {
    names: Vec<Gc<Str>>,
    dict: bool,
    weakref: bool,
}

impl Vm {
    fn slot_names(
        &mut self,
        dict: Gc<Dict>,
        class_name: Gc<Str>,
        base: Gc<Class>,
    ) -> R<Option<SlotNames>> {
        let n = self.n.slots;
        let Some(v) = dict.get_str(n) else {
            return Ok(None);
        };
        let list = if v.cast::<Str>().is_some() {
            let l = self.new_list();
            l.push(&self.heap, v);
            l
        } else {
            self.collect_list(v)?
        };
        let variable = matches!(
            base.kind,
            Kind::Tuple | Kind::Bytes | Kind::Int | Kind::Class
        );
        if !list.is_empty() && variable {
            let b = base.name_str();
            return Err(self.type_error(format!(
                "nonempty __slots__ not supported for subtype of '{b}'"
            )));
        }
        let mut out = SlotNames {
            names: Vec::new(),
            dict: false,
            weakref: false,
        };
        let mut i = 0;
        while let Some(v) = list.get(i) {
            i += 1;
            let Some(s) = v.cast::<Str>() else {
                let t = self.type_name(v);
                return Err(self.type_error(format!("__slots__ items must be strings, not '{t}'")));
            };
            if !crate::text::unicode::is_identifier(s.as_str()) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            match s.as_str() {
                "__dict__" => {
                    if out.dict || base.has_flag(HAS_DICT) {
                        return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                    }
                    out.dict = true;
                }
                "__weakref__" => {
                    if out.weakref || base.has_flag(WEAKREFS) {
                        return Err(
                            self.type_error("__weakref__ slot disallowed: we already got one")
                        );
                    }
                    out.weakref = true;
                }
                text => {
                    let mangled = mangle(class_name.as_str(), text);
                    let name = self.intern(&mangled);
                    if dict.get_str(name).is_some()
                        && text != "__qualname__"
                        && text != "__classcell__"
                    {
                        let m = format!(
                            "'{}' in __slots__ conflicts with class variable",
                            name.as_str()
                        );
                        return Err(self.value_error(m));
                    }
                    out.names.push(name);
                }
            }
        }
        out.names
            .sort_by(|a, b| surrogate::compare(a.as_str(), b.as_str()));
        Ok(Some(out))
    }
}

/// Private-name mangling.
pub fn mangle(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.to_string();
    }
    format!("_{class}{name}")
}
