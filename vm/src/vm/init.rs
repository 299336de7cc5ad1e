//! Setting a VM up: the class graph, then builtins and `sys`.

use super::{Callables, Config, Hooks, Names, TypeCache, Vm};
use crate::heap::{Gc, Heap};
use crate::object::class::{self, ClassParts};
use crate::object::kinds::KIND_OPS;
use crate::object::{
    Binding, Builtin, Class, Descriptor, DescriptorKind, Dict, MethodDef, Module, Str, Tuple,
    TypeId, TypeSpec, nb, types,
};
use crate::run::stack::Stacks;
use crate::value::Value;
use rustc_hash::FxHashMap;

impl Vm {
    /// A fresh VM. Boxed: native frames and strategies keep its address.
    pub fn new(config: Config) -> Box<Vm> {
        let heap = Heap::new(&KIND_OPS, config.gc_stress);
        heap.set_enabled(false);
        let stacks = Stacks::default();
        let mut interned: FxHashMap<&'static str, Gc<Str>> = FxHashMap::default();
        let latin1: Vec<Gc<Str>> = (0..256u32)
            .map(|c| {
                Str::new(
                    &heap,
                    char::from_u32(c).unwrap_or(' ').encode_utf8(&mut [0; 4]),
                )
            })
            .collect();
        for s in &latin1 {
            // Single characters are compared again and again.
            s.hash();
            interned.insert(s.as_str(), *s);
        }
        let n = Names::new(|s| *interned.entry(s).or_insert_with(|| Str::new(&heap, s)));
        let mut stem = |pre: &str, s: &str| {
            let t = Str::new(&heap, &format!("__{pre}{s}__"));
            *interned.entry(t.as_str()).or_insert(t)
        };
        let nb_names = nb::NAMES.map(|s| [stem("", s), stem("r", s), stem("i", s)]);
        let cmp_names = crate::object::Cmp::ALL.map(|c| {
            let t = Str::new(&heap, c.method());
            *interned.entry(t.as_str()).or_insert(t)
        });
        let empty_tuple = Tuple::new(&heap, &[]).value();
        let modules = Dict::new(&heap);
        let builtins = Module::new(&heap, Dict::new(&heap));
        let here = crate::heap::roots::stack_address();
        let mut vm = Box::new(Vm {
            sp: stacks.bottom(),
            stack_limit: stacks.limit(),
            fp: stacks.frames(),
            heap,
            types: Vec::with_capacity(512),
            class_versions: Vec::with_capacity(512),
            // Builtin classes get versions below 2 << 16, as in CPython.
            next_type_version: 1,
            next_keys_version: 1,
            next_func_version: 2,
            type_cache: TypeCache::new(),
            interned,
            nans: Default::default(),
            n,
            nb_names,
            cmp_names,
            latin1,
            empty_tuple,
            exc: Value::NULL,
            handled: Value::NONE,
            stop_value: Value::NONE,
            gen_result: Value::NONE,
            reraise_lasti: -1,
            modules,
            builtins,
            sys: Value::NONE,
            frame_limit: stacks.frames(),
            stacks,
            int_max_str_digits: 4300,
            native_limit: here.saturating_sub(config.native_stack),
            outer_stacks: Vec::new(),
            stack_base: here + 4096,
            hooks: Hooks::none(),
            counts: None,
            quickening: Default::default(),
            fusions: Default::default(),
            regs: crate::run::Regs::NONE,
            repr_depth: 0,
            repr_stack: Vec::new(),
            repr_active: Default::default(),
            finalizable: Vec::new(),
            finalize_queue: Vec::new(),
            weakref_queue: Vec::new(),
            weakrefs: FxHashMap::default(),
            immortal: Vec::new(),
            common_functions: FxHashMap::default(),
            callables: Callables {
                len: Value::NULL,
                isinstance: Value::NULL,
                list_append: Value::NULL,
            },
            main_code: None,
            module_state: FxHashMap::default(),
            config,
            sources: FxHashMap::default(),
        });
        vm.set_recursion_limit(1000);
        vm.make_native_classes();
        vm.next_type_version = 2 << 16;
        crate::builtins::install(&mut vm);
        let original = |d: Gc<Dict>, name: &str| d.get_text(name).unwrap_or(Value::NULL);
        vm.callables = Callables {
            len: original(vm.builtins.dict, "len"),
            isinstance: original(vm.builtins.dict, "isinstance"),
            list_append: original(vm.class(types::LIST).dict, "append"),
        };
        let on = vm.config.gc_enabled;
        vm.heap.set_enabled(on);
        vm
    }

    fn make_native_classes(&mut self) {
        let mut specs: Vec<Option<&'static TypeSpec>> = vec![None; types::RESERVED];
        for s in crate::builtins::all_types() {
            debug_assert!(specs[s.id.0 as usize].is_none(), "two specs for {}", s.name);
            specs[s.id.0 as usize] = Some(s);
        }
        // Pass 1: class objects, so that ids and pointers exist. Ids without a spec become hidden placeholders.
        for (i, spec) in specs.iter().enumerate() {
            let id = TypeId(i as u32);
            let (name, flags, kind) = match spec {
                Some(s) => (s.name, s.flags, s.kind),
                None => ("<internal>", 0, crate::heap::Kind::Native),
            };
            // As CPython's tp_name: messages show library classes with their module, `__name__` without.
            let short = self.intern(name.rsplit('.').next().unwrap_or(name));
            let name = match spec {
                Some(s) if s.module != "builtins" && !name.contains('.') => {
                    self.intern(&format!("{}.{name}", s.module))
                }
                _ => self.intern(name),
            };
            let parts = ClassParts {
                id,
                metaclass: types::TYPE,
                flags: flags | class::IMMUTABLE,
                name,
                qualname: short,
                dict: Dict::new(&self.heap),
                bases: Tuple::new(&self.heap, &[]),
                base: None,
                mro: Tuple::new(&self.heap, &[]),
                kind,
                member_slots: 0,
                inline_values: false,
            };
            let c = Class::create(&self.heap, parts, 0);
            self.types.push(c);
            self.class_versions.push(Default::default());
        }
        // Pass 2: bases first.
        let mut done = vec![false; types::RESERVED];
        for i in 0..types::RESERVED {
            self.finish_native_class(&specs, &mut done, i);
        }
    }
    fn finish_native_class(
        &mut self,
        specs: &[Option<&'static TypeSpec>],
        done: &mut [bool],
        i: usize,
    ) {
        if std::mem::replace(&mut done[i], true) {
            return;
        }
        let class = self.types[i];
        let object = self.types[types::OBJECT.0 as usize];
        let spec = specs[i];
        let base = spec.map_or(types::OBJECT, |s| s.base);
        if i != types::OBJECT.0 as usize {
            self.finish_native_class(specs, done, base.0 as usize);
            let base = self.types[base.0 as usize];
            class.base.set(Some(base));
            class.bases.set(Tuple::new(&self.heap, &[base.value()]));
            let mut mro = vec![class.value()];
            mro.extend_from_slice(base.mro_items());
            class.mro.set(Tuple::new(&self.heap, &mro));
            base.subclasses.borrow_mut().push(class);
            class.set_flag(
                base.flags.get()
                    & (class::HAS_DICT | class::SEQUENCE | class::MAPPING | class::MATCH_SELF),
            );
        } else {
            class.mro.set(Tuple::new(&self.heap, &[class.value()]));
        }
        let Some(spec) = spec else {
            class.set_slots(*object.slots());
            return;
        };
        let own = spec.slots;
        let slots = match class.base.get() {
            Some(b) => {
                let from = *b.slots();
                self.inherit_slots(&own, &from)
            }
            None => own,
        };
        class.set_slots(slots);
        self.add_slot_wrappers(class, &own);
        for m in spec.methods {
            self.add_method(class, m);
        }
        for g in spec.getset {
            let n = self.intern(g.name);
            let d = Descriptor::new(&self.heap, DescriptorKind::GetSet(g), class, n);
            class.dict.set_str(&self.heap, n, d.value());
        }
        if !spec.match_args.is_empty() {
            let names: Vec<Value> = spec
                .match_args
                .iter()
                .map(|n| self.intern(n).value())
                .collect();
            let names = Tuple::new(&self.heap, &names).value();
            class.dict.set_str(&self.heap, self.n.match_args, names);
        }
        if own.new.is_some() {
            let n = self.n.new;
            let b = Builtin::new(
                &self.heap,
                &crate::builtins::object::NEW_DEF,
                class.value(),
                Value::NULL,
            );
            class.dict.set_str(&self.heap, n, b.value());
        }
        let doc = if spec.doc.is_empty() {
            Value::NONE
        } else {
            self.str(spec.doc)
        };
        let n = self.n;
        if class.dict.get_str(n.doc).is_none() {
            class.dict.set_str(&self.heap, n.doc, doc);
        }
        // Classes of `builtins` have no `__module__` of their own: `type.__module__` answers for them.
        if spec.module != "builtins" && class.dict.get_str(n.module).is_none() {
            let m = self.intern(spec.module);
            class.dict.set_str(&self.heap, n.module, m.value());
        }
    }
    fn add_method(&mut self, class: Gc<Class>, m: &'static MethodDef) {
        let n = self.intern(m.name);
        let v = match m.binding {
            Binding::Instance => {
                Descriptor::new(&self.heap, DescriptorKind::Method(m), class, n).value()
            }
            Binding::Class => {
                Descriptor::new(&self.heap, DescriptorKind::ClassMethod(m), class, n).value()
            }
            Binding::Static => {
                let b = Builtin::new(&self.heap, m, Value::NULL, Value::NULL);
                crate::builtins::methods::static_method(self, b.value())
            }
        };
        class.dict.set_str(&self.heap, n, v);
    }
    /// Adds native functions to a module.
    pub fn add_functions(
        &mut self,
        module: Gc<Module>,
        name: &'static str,
        defs: &'static [MethodDef],
    ) {
        let m = self.intern(name);
        for d in defs {
            let n = self.intern(d.name);
            let f = Builtin::new(&self.heap, d, Value::NULL, m.value());
            module.dict.set_str(&self.heap, n, f.value());
        }
    }
    /// A new module with `__name__` and the usual None attributes set.
    pub fn new_module(&mut self, name: &str) -> Gc<Module> {
        let m = Module::new(&self.heap, Dict::new(&self.heap));
        let n = self.n;
        let s = self.str(name);
        for (k, v) in [
            (n.name, s),
            (n.doc, Value::NONE),
            (n.package, Value::NONE),
            (n.loader, Value::NONE),
            (n.spec, Value::NONE),
        ] {
            m.dict.set_str(&self.heap, k, v);
        }
        m
    }
    /// Sets a module attribute.
    pub fn set_module_attr(&mut self, m: Gc<Module>, name: &str, v: Value) {
        let n = self.intern(name);
        m.dict.set_str(&self.heap, n, v);
    }
}
