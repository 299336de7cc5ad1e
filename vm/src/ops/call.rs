//! Calls and returns.

use crate::heap::Gc;
use crate::object::class::HEAP_TYPE;
use crate::object::{BoundMethod, Class, Dict, Function, Tuple, types};
use crate::protocol::slot_calls;
use crate::run::{Flow, Policy, Regs, frame};
use crate::value::Value;
use crate::vm::{R, Vm};

/// CALL's inline-cache words.
const CACHES: u32 = 3;

/// callable, self-or-NULL, arguments.
#[inline(always)]
pub fn call<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    count_down!(P, r);
    r.sync_ip(vm);
    let entered = enter_plain(vm, r.addr(n as usize + 1), n as usize);
    go_on(vm, r, entered, n as usize, CACHES)
}
/// As CALL with a tuple of keyword names on top.
#[inline(always)]
pub fn call_kw<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    count_down!(P, r);
    let names = r.pop();
    r.sync_ip(vm);
    call_at(vm, r, n as usize, names, CACHES)
}
#[inline(always)]
pub(crate) fn call_at(vm: &mut Vm, r: &mut Regs, n: usize, names: Value, skip: u32) -> Flow {
    let entered = enter(vm, r.addr(n + 1), n, names, skip);
    go_on(vm, r, entered, n, skip)
}
/// Behind a native callee, or in the pushed frame.
#[inline(always)]
fn go_on(vm: &mut Vm, r: &mut Regs, entered: Entered, n: usize, skip: u32) -> Flow {
    match entered {
        Entered::Done(v) => {
            r.drop(n + 1);
            r.poke(0, v);
            r.skip(skip as usize);
            Flow::Next
        }
        Entered::Pushed => switch(vm, r),
        Entered::Raised => Flow::Raise,
    }
}
/// Goes on in the frame that has become the current one.
#[inline(always)]
pub(crate) fn switch(vm: &Vm, r: &mut Regs) -> Flow {
    *r = Regs::load(vm);
    Flow::Switch
}

/// Binds `npos` positional arguments at `args` to the parameters of `func` and enters it.
#[inline(always)]
pub(crate) fn push_general(
    vm: &mut Vm,
    r: &mut Regs,
    func: Gc<Function>,
    args: *mut Value,
    npos: usize,
    ret: *mut Value,
    flags: u32,
) -> Flow {
    r.sync_ip(vm);
    match push_slow(vm, func, args, npos, ret, flags) {
        Entered::Pushed => switch(vm, r),
        _ => Flow::Raise,
    }
}
#[inline(never)]
fn push_slow(
    vm: &mut Vm,
    func: Gc<Function>,
    args: *mut Value,
    npos: usize,
    ret: *mut Value,
    flags: u32,
) -> Entered {
    push(vm, func, args, npos, Value::NULL, ret, CACHES, flags)
}

/// Outcome of a call from a loop.
enum Entered {
    /// A native callee has returned.
    Done(Value),
    /// A frame was pushed.
    Pushed,
    Raised,
}

/// As [`enter`] without keywords. The common case, a function of plain parameters that takes the arguments as they lie, is done here and needs no native
/// stack; anything else, errors included, is `enter`'s.
#[inline(never)]
fn enter_plain(vm: &mut Vm, callee: *mut Value, n: usize) -> Entered {
    // SAFETY: the operands lie on the value stack in that layout; a frame is current. The new frame's window is inside the reservation (checked) and
    // filled before it counts as live.
    unsafe {
        if let Some(func) = (*callee).cast::<Function>() {
            let method = !(*callee.add(1)).is_null();
            let args = callee.add(2 - method as usize);
            let (code, bound) = (func.code.get(), n + method as usize);
            let top = args.add(code.nlocalsplus as usize);
            if code.simple
                && bound == code.argcount as usize
                && !code.entry.get().is_null()
                && top.add(code.stacksize as usize) <= vm.stack_limit
                && vm.fp < vm.frame_limit
            {
                (*vm.fp).skip = CACHES;
                let mut p = args.add(bound);
                while p < top {
                    *p = Value::NULL;
                    p = p.add(1);
                }
                vm.fp = vm.fp.add(1);
                *vm.fp = frame::Frame {
                    ip: code.entry.get(),
                    base: args,
                    ret: callee,
                    func,
                    code,
                    aux: Value::NULL,
                    flags: 0,
                    skip: 0,
                    line: 0,
                };
                vm.sp = top;
                return Entered::Pushed;
            }
        }
    }
    enter(vm, callee, n, Value::NULL, CACHES)
}

/// Calls what is at `callee` ([callable][self or NULL][args...][keyword values...]): pushes a frame for Python functions, methods and
/// classes with a Python `__init__`; calls everything else natively.
#[inline(never)]
fn enter(vm: &mut Vm, callee: *mut Value, n: usize, names: Value, skip: u32) -> Entered {
    // SAFETY: the operands lie on the value stack in that layout; a frame is current.
    unsafe {
        let f = *callee;
        let receiver = *callee.add(1);
        let (args, npos_total) = if receiver.is_null() {
            (callee.add(2), n)
        } else {
            (callee.add(1), n + 1)
        };
        let npos = npos_total - names.cast::<Tuple>().map_or(0, |t| t.len());
        if let Some(func) = f.cast::<Function>() {
            return push(vm, func, args, npos, names, callee, skip, 0);
        }
        if let Some(m) = f.cast::<BoundMethod>()
            && receiver.is_null()
        {
            // The free self slot takes the receiver.
            *callee = m.func;
            *callee.add(1) = m.receiver;
            return enter(vm, callee, n, names, skip);
        }
        if let Some(class) = f.cast::<Class>()
            && receiver.is_null()
            && let Some(init) = python_init(vm, class)
        {
            // [class][NULL][args] becomes [instance][instance][args]: `__init__` runs with self in place, its result lands in the
            // second slot and the instance is already where the call's result belongs.
            let o = vm.new_instance(class);
            *callee.add(1) = o;
            let out = push(
                vm,
                init,
                callee.add(1),
                npos + 1,
                names,
                callee,
                skip,
                frame::INIT,
            );
            if matches!(out, Entered::Pushed) {
                *callee = o;
            } else {
                *callee.add(1) = Value::NULL;
            }
            return out;
        }
        match vm.call_native(f, args, npos, names) {
            Ok(v) => Entered::Done(v),
            Err(_) => Entered::Raised,
        }
    }
}

#[inline(always)]
#[allow(clippy::too_many_arguments)]
fn push(
    vm: &mut Vm,
    func: Gc<Function>,
    args: *mut Value,
    npos: usize,
    names: Value,
    ret: *mut Value,
    skip: u32,
    flags: u32,
) -> Entered {
    let caller = vm.fp;
    let entry = vm.entry_of(func.code.get());
    match vm.push_frame(func, args, npos, names, ret, flags) {
        Ok(()) => {
            // SAFETY: `fp` is the new frame, `caller` the one below it.
            unsafe {
                (*caller).skip = skip;
                (*vm.fp).ip = entry;
            }
            Entered::Pushed
        }
        Err(_) => Entered::Raised,
    }
}

/// The Python `__init__` of a class that is instantiated the plain way: metaclass `type`, `object.__new__`, not abstract.
#[inline]
pub(crate) fn python_init(vm: &mut Vm, class: Gc<Class>) -> Option<Gc<Function>> {
    if !class.has_flag(HEAP_TYPE)
        || class.has_flag(crate::object::class::ABSTRACT)
        || class.header.type_id() != types::TYPE
        || class.slots().new.map(|f| f as usize)
            != vm.class(types::OBJECT).slots().new.map(|f| f as usize)
        || class.slots().init.map(|f| f as usize) != Some(slot_calls::init as *const () as usize)
    {
        return None;
    }
    let n = vm.n.init;
    vm.lookup_type(class, n).and_then(|f| f.cast::<Function>())
}

/// `f(*args, **kwargs)`: callable, NULL, iterable, mapping or NULL.
#[inline(always)]
pub fn call_function_ex<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    r.sync_ip(vm);
    match call_function_ex_slow(vm, r.addr(3)) {
        Entered::Done(v) => {
            r.drop(3);
            r.poke(0, v);
            Flow::Next
        }
        Entered::Pushed => switch(vm, r),
        Entered::Raised => Flow::Raise,
    }
}
#[inline(never)]
fn call_function_ex_slow(vm: &mut Vm, callee: *mut Value) -> Entered {
    // SAFETY: four operands at `callee`.
    let (f, args, kw) = unsafe { (*callee, *callee.add(2), *callee.add(3)) };
    let (start, npos, names) = match vm.spread_arguments(f, args, kw) {
        Ok(x) => x,
        Err(_) => return Entered::Raised,
    };
    if let Some(func) = f.cast::<Function>() {
        return push(vm, func, start, npos, names, callee, 0, 0);
    }
    let r = vm.call_native(f, start, npos, names);
    // The spread values lie above the operands; drop them.
    // SAFETY: the operands are still there.
    vm.sp = unsafe { callee.add(4) };
    match r {
        Ok(v) => Entered::Done(v),
        Err(_) => Entered::Raised,
    }
}

impl Vm {
    /// Spreads `*args` and `**kwargs` on the value stack: (start, positional count, names). Left on the stack for the call.
    pub fn spread_arguments(
        &mut self,
        f: Value,
        args: Value,
        kw: Value,
    ) -> R<(*mut Value, usize, Value)> {
        let args = match args.cast::<Tuple>().filter(|_| args.is_exact(types::TUPLE)) {
            Some(t) => t.value(),
            None => {
                let class = self.class_of(args);
                if class.slots().iter.is_none() && class.slots().getitem.is_none() {
                    let (n, t) = (self.callable_text(f)?, class.name_str());
                    return Err(self
                        .type_error(format!("{n} argument after * must be an iterable, not {t}")));
                }
                self.collect_tuple(args)?
            }
        };
        let kw = if kw.is_null() || kw.cast::<Dict>().is_some() {
            kw
        } else {
            let d = self.new_dict().value();
            self.dict_merge_kwargs(f, d, kw)?;
            d
        };
        let items = args.cast::<Tuple>().map_or(&[][..], |t| t.items());
        let nkw = kw.cast::<Dict>().map_or(0, |d| d.len());
        // SAFETY: address arithmetic only.
        if unsafe { self.sp.add(items.len() + nkw + 2) } > self.stack_limit {
            return Err(self.recursion_error(""));
        }
        self.push_root(args);
        self.push_root(kw.non_null().unwrap_or(Value::NONE));
        let start = self.sp;
        for &a in items {
            self.push_root(a);
        }
        let mut names = Value::NULL;
        if let Some(d) = kw.cast::<Dict>()
            && !d.is_empty()
        {
            let es = d.entries();
            for e in &es {
                if e.key.cast::<crate::object::Str>().is_none() {
                    return Err(self.type_error("keywords must be strings"));
                }
                self.push_root(e.value);
            }
            let keys: Vec<Value> = es.iter().map(|e| e.key).collect();
            names = self.tuple(&keys);
            self.push_root(names);
        }
        Ok((start, items.len(), names))
    }
}

/// Leaves the frame with the value on top.
#[inline(always)]
pub fn return_value<P: Policy>(vm: &mut Vm, r: &mut Regs, _: u32) -> Flow {
    let v = r.peek(0);
    // SAFETY: a frame is current.
    let (flags, ret) = unsafe { ((*vm.fp).flags, (*vm.fp).ret) };
    if flags == 0 {
        // SAFETY: the caller runs in the same loop; `ret` is the callable's slot of its call.
        unsafe { *ret = v };
    } else if flags == frame::ENTRY {
        // Native code called: this run of the loop is over.
        vm.pop_frame();
        vm.gen_result = v;
        vm.sp = ret;
        return Flow::Leave;
    } else if flags != frame::INIT || !v.is_none() {
        return Flow::Slow;
    }
    // (The INIT form keeps the instance in the result slot.)
    vm.pop_frame();
    // SAFETY: a frame without ENTRY has a caller in the same loop.
    unsafe {
        let caller = &*vm.fp;
        r.ip = caller.ip.add(caller.skip as usize);
        r.sp = ret.add(1);
        r.fp = caller.base;
    }
    Flow::Switch
}
pub(super) fn return_slow(vm: &mut Vm, r: &mut Regs) -> Flow {
    let v = r.pop();
    match return_special(vm, v) {
        Flow::Switch => switch(vm, r),
        flow => flow,
    }
}
/// Leaving a generator's frame, or an `__init__` that returned something or that native code entered. The position of the caller is set, the registers
/// are to be loaded anew.
#[inline(never)]
pub(super) fn return_special(vm: &mut Vm, v: Value) -> Flow {
    // SAFETY: a frame is current.
    let f = unsafe { *vm.fp };
    if f.flags & frame::INIT != 0 && !v.is_none() {
        vm.pop_frame();
        vm.sp = f.ret;
        let t = vm.type_name(v);
        let _ = vm.type_error(format!("__init__() should return None, not '{t}'"));
        // SAFETY: the operands of the caller's CALL are dropped; its handler's depth is at most `ret`.
        return Flow::RaiseInCaller;
    }
    if f.flags & frame::GENERATOR != 0 {
        crate::run::generator::finish_frame(vm);
    }
    vm.pop_frame();
    if f.flags & frame::ENTRY != 0 {
        vm.gen_result = v;
        vm.sp = f.ret;
        return Flow::Leave;
    }
    if f.flags & frame::GENERATOR != 0 {
        crate::run::generator::deliver_return(vm, &f, v);
        return Flow::Switch;
    }
    vm.return_to_caller(f.ret, v);
    Flow::Switch
}

impl Vm {
    /// Delivers a call's result to the caller's frame, which has become the current one, and moves its position over the call's caches.
    pub(crate) fn return_to_caller(&mut self, ret: *mut Value, v: Value) {
        // SAFETY: `ret` is the callable's slot of the caller's call.
        unsafe {
            *ret = v;
            self.sp = ret.add(1);
            let caller = &mut *self.fp;
            caller.ip = caller.ip.add(caller.skip as usize);
        }
    }
}
