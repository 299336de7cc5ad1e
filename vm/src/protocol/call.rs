//! Calls from native code.

use super::super::run::args::Args;
use crate::heap::Gc;
use crate::object::{
    Binding, BoundMethod, Builtin, Conv, Descriptor, DescriptorKind, Function, MethodDef, Str,
    Tuple, types,
};
use crate::run::frame;
use crate::value::Value;
use crate::vm::{R, Vm};

impl Vm {
    /// Raises RecursionError when the value stack has no room for `n` arguments: calls that pass long argument lists on, each with one more
    /// (methods of methods), fill it long before the native stack.
    #[inline(always)]
    fn room(&mut self, n: usize) -> R<()> {
        if (self.stack_limit as usize).saturating_sub(self.sp as usize) / size_of::<Value>() < n {
            return Err(self.recursion_error(""));
        }
        Ok(())
    }
    /// `f(*args)`. The arguments are copied to the value stack, so they are rooted during the call.
    pub fn call(&mut self, f: Value, args: &[Value]) -> R {
        self.room(args.len())?;
        let start = self.sp;
        for &a in args {
            self.push_root(a);
        }
        let r = self.call_at(f, start, args.len(), Value::NULL);
        self.sp = start;
        r
    }
    /// `f(o, *args)`.
    pub fn call_with_self(&mut self, f: Value, o: Value, args: &[Value]) -> R {
        self.room(args.len() + 1)?;
        let start = self.sp;
        self.push_root(o);
        for &a in args {
            self.push_root(a);
        }
        let r = self.call_at(f, start, args.len() + 1, Value::NULL);
        self.sp = start;
        r
    }
    /// `f(*args, **kw)`.
    pub fn call_kw(&mut self, f: Value, args: &[Value], kw: &[(Gc<Str>, Value)]) -> R {
        if kw.is_empty() {
            return self.call(f, args);
        }
        self.room(args.len() + kw.len() + 1)?;
        let start = self.sp;
        let names: Vec<Value> = kw.iter().map(|(n, _)| n.value()).collect();
        for &a in args {
            self.push_root(a);
        }
        for (_, v) in kw {
            self.push_root(*v);
        }
        let names = self.tuple(&names);
        self.push_root(names);
        let r = self.call_at(f, start, args.len(), names);
        self.sp = start;
        r
    }
    /// Calls with the same arguments as another native call got.
    pub fn call_args(&mut self, f: Value, args: Args) -> R {
        self.room(args.all().len())?;
        let start = self.sp;
        for &a in args.all() {
            self.push_root(a);
        }
        let r = self.call_at(f, start, args.len(), args.kwnames());
        self.sp = start;
        r
    }
    /// Calls with `first` put before the arguments of another native call.
    pub fn call_args_with(&mut self, f: Value, first: &[Value], args: Args) -> R {
        self.room(first.len() + args.all().len())?;
        let start = self.sp;
        for &a in first.iter().chain(args.all()) {
            self.push_root(a);
        }
        let r = self.call_at(f, start, first.len() + args.len(), args.kwnames());
        self.sp = start;
        r
    }
    /// The general call: `npos` positional values at `args`, then the values of `kwnames` (a tuple or NULL), all below `self.sp`.
    /// A Python function runs in a new frame under the running strategy.
    pub fn call_at(&mut self, f: Value, args: *mut Value, npos: usize, kwnames: Value) -> R {
        if let Some(func) = f.cast::<Function>() {
            self.check_native_depth("")?;
            return self.run_function(func, args, npos, kwnames, Value::NULL);
        }
        self.call_native(f, args, npos, kwnames)
    }
    /// As [`Vm::call_at`] for callables that are not Python functions.
    pub fn call_native(&mut self, f: Value, args: *mut Value, npos: usize, kwnames: Value) -> R {
        self.check_native_depth("")?;
        // SAFETY: the caller's contract is the same.
        let a = unsafe { Args::new(args, npos, kwnames) };
        if let Some(b) = f.cast::<Builtin>() {
            return self.call_def(b.def, b.receiver, a, false);
        }
        if let Some(d) = f.cast::<Descriptor>() {
            return self.call_descriptor(d, a);
        }
        if let Some(m) = f.cast::<BoundMethod>() {
            return self.call_args_with(m.func, &[m.receiver], a);
        }
        let class = self.class_of(f);
        match class.slots().call {
            Some(c) => c(self, f, a),
            None => Err(self.type_error(format!("'{}' object is not callable", class.name_str()))),
        }
    }
    /// Calls a native function after its arity check. `method`: name it as a method in messages.
    #[inline]
    pub fn call_def(
        &mut self,
        def: &'static MethodDef,
        receiver: Value,
        a: Args,
        _method: bool,
    ) -> R {
        match def.conv {
            Conv::FastKeywords | Conv::VarArgs => {}
            _ => {
                if a.kw_len() != 0 {
                    let name = self.def_name(def, receiver);
                    return Err(self.type_error(format!("{name}() takes no keyword arguments")));
                }
                let n = a.len();
                if n < def.min as usize || (n > def.max as usize && def.max != u8::MAX) {
                    return Err(self.arity_error(def, receiver, n));
                }
            }
        }
        (def.f)(self, receiver, a)
    }
    /// A module function is named with its module in messages, unless it is a builtin function.
    fn function_name(&self, def: &'static MethodDef) -> String {
        for e in self.modules.entries() {
            if let Some(m) = e.value.cast::<crate::object::Module>()
                && let Some(b) = m.dict.get_text(def.name).and_then(|f| f.cast::<Builtin>())
                && std::ptr::eq(b.def, def)
                && let Some(n) = b.module.cast::<Str>()
                && n.as_str() != "builtins"
            {
                return format!("{}.{}", n.as_str(), def.name);
            }
        }
        // A static method is named with its class.
        match crate::builtins::all_types().find(|spec| {
            spec.methods
                .iter()
                .any(|m| std::ptr::eq(m, def) && matches!(m.binding, Binding::Static))
        }) {
            Some(spec) => format!("{}.{}", spec.name, def.name),
            None => def.name.to_string(),
        }
    }
    fn def_name(&self, def: &'static MethodDef, receiver: Value) -> String {
        if receiver.is_null() {
            return self.function_name(def);
        }
        let class = match (def.binding, receiver.as_class()) {
            (Binding::Instance, _) => self.class_of(receiver),
            // Class methods are named after the class they are called on.
            (Binding::Class, Some(c)) => {
                return format!("{}.{}", c.qualname.get().as_str(), def.name);
            }
            (_, Some(c)) => c,
            (_, None) => self.class_of(receiver),
        };
        // The class that defines the method names it in messages.
        for c in class.mro_items() {
            if let Some(c) = c.as_class()
                && let Some(d) = c
                    .dict
                    .get_text(def.name)
                    .and_then(|d| d.cast::<Descriptor>())
                && matches!(d.what, DescriptorKind::Method(m) | DescriptorKind::ClassMethod(m) if std::ptr::eq(m, def))
            {
                // Its `__qualname__`: without the module.
                let (_, name) = c.name_str().rsplit_once('.').unwrap_or(("", c.name_str()));
                return format!("{name}.{}", def.name);
            }
        }
        def.name.to_string()
    }
    #[cold]
    fn arity_error(
        &mut self,
        def: &'static MethodDef,
        receiver: Value,
        n: usize,
    ) -> crate::vm::Raised {
        let full = self.def_name(def, receiver);
        let (min, max) = (def.min as usize, def.max as usize);
        let msg = match def.conv {
            Conv::NoArgs => format!("{full}() takes no arguments ({n} given)"),
            Conv::O => format!("{full}() takes exactly one argument ({n} given)"),
            _ => {
                let (word, limit) = if min == max {
                    ("", min)
                } else if n < min {
                    ("at least ", min)
                } else {
                    ("at most ", max)
                };
                format!(
                    "{} expected {word}{limit} argument{}, got {n}",
                    def.name,
                    if limit == 1 { "" } else { "s" }
                )
            }
        };
        self.type_error(msg)
    }
    /// Calls a method or slot descriptor: the receiver is the first argument (or bound already).
    fn call_descriptor(&mut self, d: Gc<Descriptor>, a: Args) -> R {
        if matches!(
            d.what,
            DescriptorKind::Member(_)
                | DescriptorKind::GetSet(_)
                | DescriptorKind::InstanceDict
                | DescriptorKind::WeakRefs
        ) {
            let t = self.type_name(d.value());
            return Err(self.type_error(format!("'{t}' object is not callable")));
        }
        let (receiver, rest) = if d.receiver.is_null() {
            match a.get(0) {
                Some(o) => (o, a.skip(1)),
                None => {
                    let (n, own) = (d.name.as_str(), d.owner.name_str());
                    let msg = match d.what {
                        DescriptorKind::Method(_) => {
                            format!("unbound method {own}.{n}() needs an argument")
                        }
                        _ => format!("descriptor '{n}' of '{own}' object needs an argument"),
                    };
                    return Err(self.type_error(msg));
                }
            }
        } else {
            (d.receiver, a)
        };
        match d.what {
            DescriptorKind::Method(def) => {
                let oc = self.class_of(receiver);
                if !oc.is_subclass(d.owner) {
                    let (n, t, own) = (d.name.as_str(), oc.name_str(), d.owner.name_str());
                    return Err(self.type_error(format!(
                        "descriptor '{n}' for '{own}' objects doesn't apply to a '{t}' object"
                    )));
                }
                self.call_def(def, receiver, rest, true)
            }
            DescriptorKind::Slot(row) => {
                let oc = self.class_of(receiver);
                if !oc.is_subclass(d.owner) {
                    let (n, t, own) = (d.name.as_str(), oc.name_str(), d.owner.name_str());
                    return Err(self.type_error(format!(
                        "descriptor '{n}' requires a '{own}' object but received a '{t}'"
                    )));
                }
                super::class_slots::call_slot(self, row, d.owner, receiver, rest)
            }
            DescriptorKind::ClassMethod(def) => self.call_def(def, receiver, rest, true),
            _ => {
                let t = self.type_name(d.value());
                Err(self.type_error(format!("'{t}' object is not callable")))
            }
        }
    }
    /// Runs a Python function in a new frame, entered natively. Arguments as in [`Vm::call_at`]. `ns`: namespace of class and module code.
    pub fn run_function(
        &mut self,
        func: Gc<Function>,
        args: *mut Value,
        npos: usize,
        kwnames: Value,
        ns: Value,
    ) -> R {
        let saved = self.sp;
        let r = match self.push_frame(func, args, npos, kwnames, args, frame::ENTRY) {
            Ok(()) => {
                if !ns.is_null() {
                    // SAFETY: `fp` is the frame just pushed.
                    unsafe { (*self.fp).aux = ns };
                }
                (self.hooks.run)(self)
            }
            Err(e) => Err(e),
        };
        self.sp = saved;
        r
    }
    /// Binds arguments in place at `args` and pushes the frame. `args` slots become the locals; `ret` is the result slot.
    #[inline]
    pub fn push_frame(
        &mut self,
        func: Gc<Function>,
        args: *mut Value,
        npos: usize,
        kwnames: Value,
        ret: *mut Value,
        flags: u32,
    ) -> R<()> {
        let code = func.code.get();
        let nlocals = code.nlocalsplus as usize;
        // SAFETY: pointer arithmetic inside the reservation (RESERVE slots lie above the limit).
        unsafe {
            let top = args.add(nlocals);
            if top.add(code.stacksize as usize) > self.stack_limit || self.fp >= self.frame_limit {
                return Err(self.recursion_error(""));
            }
            let mut bound = npos;
            if !(code.simple && kwnames.is_null() && npos == code.argcount as usize) {
                self.bind_arguments(func, args, npos, kwnames)?;
                bound = code.parameter_count();
            }
            let mut p = args.add(bound);
            while p < top {
                *p = Value::NULL;
                p = p.add(1);
            }
            self.fp = self.fp.add(1);
            *self.fp = frame::Frame {
                ip: std::ptr::null(),
                base: args,
                ret,
                func,
                code,
                aux: Value::NULL,
                flags,
                skip: 0,
                line: 0,
            };
            self.sp = top;
        }
        Ok(())
    }
    /// Removes the current frame record.
    #[inline(always)]
    pub fn pop_frame(&mut self) {
        // SAFETY: there is a frame to pop: records are pushed and popped in pairs.
        self.fp = unsafe { self.fp.sub(1) };
    }
    /// Names of a tuple of keyword names.
    pub fn kwnames_slice(kwnames: Value) -> &'static [Value] {
        kwnames.cast::<Tuple>().map_or(&[], |t| t.items())
    }
    /// A callable that is a Python function or bound to one.
    pub fn is_python_function(v: Value) -> bool {
        v.is_exact(types::FUNCTION)
    }
}
