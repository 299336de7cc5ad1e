//! The `Vm`: one interpreter with its own heap, classes, modules and interned names. Nothing mutable is process-global (except the
//! Ctrl-C flag, which a signal handler must reach), because a benchmark alternates two of them in one process.

mod capture;
mod collect;
mod errors;
mod hooks;
mod init;
mod make;
mod names;
mod quickening;
pub mod signal;
mod type_cache;

pub use capture::Capture;
pub use collect::NativeStack;
pub use hooks::{Hooks, Resume};
pub use names::Names;
pub use quickening::{Event, EventKind, Parameters, Quickening};
pub use type_cache::TypeCache;

use crate::heap::{Gc, Heap};
use crate::object::{Class, Dict, Module, Native, Str, TypeId};
use crate::run::frame::Frame;
use crate::run::stack::Stacks;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::rc::Rc;

/// A Python exception is pending in the `Vm`. Carries nothing: results stay in two registers.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Raised;

/// The result of anything that can raise.
pub type R<T = Value> = Result<T, Raised>;

/// How a VM is set up.
#[derive(Clone, Debug)]
pub struct Config {
    /// Collect at every safepoint and poison freed cells (`GEARBOX_STRESS=gc`).
    pub gc_stress: bool,
    /// `--gc off` takes collection out of a dispatch comparison.
    pub gc_enabled: bool,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// First entries of `sys.path`.
    pub path: Vec<String>,
    /// Bytes of native stack that may be used below the frame that created the VM.
    pub native_stack: usize,
    /// Takes what the program writes to its standard streams, instead of descriptors 1 and 2.
    pub capture: Option<Rc<Capture>>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            gc_stress: false,
            gc_enabled: true,
            argv: vec![String::new()],
            path: Vec::new(),
            native_stack: 1 << 20,
            capture: None,
        }
    }
}

/// Version numbers of a class, 0 = none assigned. Side by side, so that one compare checks both.
#[repr(C, align(8))]
#[derive(Default)]
pub struct ClassVersions {
    /// CPython's `tp_version_tag`.
    pub own: Cell<u32>,
    /// Version of the instances' shared keys.
    pub keys: Cell<u32>,
}

/// The original `len`, `isinstance` and `list.append` (CPython's `interp->callable_cache`). Roots.
#[derive(Clone, Copy)]
pub struct Callables {
    pub len: Value,
    pub isinstance: Value,
    pub list_append: Value,
}

/// One interpreter.
pub struct Vm {
    pub heap: Heap,
    /// Classes by id.
    pub types: Vec<Gc<Class>>,
    /// Versions of each class, by class id.
    pub class_versions: Vec<ClassVersions>,
    next_type_version: u32,
    next_keys_version: u32,
    next_func_version: u32,
    pub(crate) type_cache: Box<TypeCache>,
    interned: FxHashMap<&'static str, Gc<Str>>,
    /// NaN objects made so far: the payload of the last one.
    nans: Cell<u64>,
    pub n: Names,
    /// `__add__`, `__radd__`, `__iadd__` ... by operator.
    pub nb_names: [[Gc<Str>; 3]; crate::object::nb::COUNT],
    /// `__lt__` ... by operator.
    pub cmp_names: [Gc<Str>; 6],
    /// One-character strings below U+0100.
    latin1: Vec<Gc<Str>>,
    pub empty_tuple: Value,

    /// The pending exception, NULL if none.
    pub exc: Value,
    /// The exception being handled (`sys.exception()`), or None.
    pub handled: Value,
    /// Value of the StopIteration that ended the last exhausted iterator (`return` value of a generator), or None.
    pub stop_value: Value,
    /// Position (code unit) that a RERAISE restored, for the handler that catches it; -1 = none.
    pub reraise_lasti: i32,
    /// Return value of the generator that `Hooks::resume` just ran to its end.
    pub gen_result: Value,
    /// `sys.modules`.
    pub modules: Gc<Dict>,
    pub builtins: Gc<Module>,
    pub sys: Value,

    stacks: Stacks,
    /// First free slot of the value stack, as seen by native code. Loops keep their own copy and publish it before calling out.
    pub sp: *mut Value,
    /// Frames may not extend beyond this slot.
    pub stack_limit: *mut Value,
    /// The current frame record.
    pub fp: *mut Frame,
    /// Frames may be pushed while `fp` is below this record: the recursion limit.
    pub frame_limit: *mut Frame,
    /// `sys.get_int_max_str_digits()`; 0 = unlimited.
    pub int_max_str_digits: usize,
    /// Native code may not grow the stack below this address.
    pub native_limit: usize,
    /// Stacks to scan besides the running one: (low, high) of each suspended outer stack.
    pub outer_stacks: Vec<NativeStack>,
    /// Highest address of the running native stack.
    pub stack_base: usize,
    pub hooks: Hooks,
    /// What the running loop executed; only counting loops write it.
    pub counts: Option<Box<crate::run::probe::Counts>>,
    /// Which instructions may specialize, and when.
    pub quickening: Quickening,
    /// Which superinstructions are formed.
    pub fusions: crate::fuse::Fusions,
    /// Registers that a tail-call chain leaves behind when it ends.
    pub regs: crate::run::Regs,
    /// Calls of `Vm::repr` that are under way.
    pub repr_depth: u32,
    /// Objects whose repr is being computed (recursive containers print `[...]`).
    pub repr_stack: Vec<Value>,
    /// The same as a set of words, so that deep nesting is not searched.
    pub repr_active: rustc_hash::FxHashSet<u64>,
    /// Instances with `__del__` that have not been finalized.
    pub finalizable: Vec<Value>,
    /// Dead instances whose `__del__` is due.
    pub finalize_queue: Vec<Value>,
    /// Weak references with callbacks whose referents died.
    pub weakref_queue: Vec<Value>,
    /// Weak references by referent address.
    pub weakrefs: FxHashMap<usize, Vec<Gc<Native>>>,
    /// Values that native code keeps alive for the VM's life time.
    pub immortal: Vec<Value>,
    /// The original `all` and `any`, by address of the interned name (LOAD_COMMON_CONSTANT).
    pub common_functions: FxHashMap<usize, Value>,
    /// Callables that members of the CALL family guard by identity.
    pub callables: Callables,
    /// The code object of the program, for disassembly after it has run.
    pub main_code: Option<Gc<crate::object::Code>>,
    /// Per-module state of native library modules, by name (roots).
    pub module_state: FxHashMap<&'static str, Value>,
    pub config: Config,
    /// Source text by file name, for tracebacks of code that has no file (`-c`, `<string>`).
    pub sources: FxHashMap<String, std::sync::Arc<str>>,
}

impl Vm {
    /// Class object of a builtin class.
    #[inline(always)]
    pub fn class(&self, id: TypeId) -> Gc<Class> {
        self.types[id.0 as usize]
    }
    /// `isinstance` against a builtin class, without hooks.
    #[inline]
    pub fn is_instance(&self, v: Value, id: TypeId) -> bool {
        let t = v.type_id();
        t == id || self.types[t.0 as usize].is_subclass_of(id)
    }
    /// Raises RecursionError when native code has nested too deeply.
    #[inline(always)]
    pub fn check_native_depth(&mut self, what: &str) -> R<()> {
        if crate::heap::roots::stack_address() < self.native_limit {
            Err(self.recursion_error(what))
        } else {
            Ok(())
        }
    }
    /// Raises KeyboardInterrupt when Ctrl-C waits. Never collects, so native loops may call it anywhere.
    #[cold]
    #[inline(never)]
    pub fn check_interrupt(&mut self) -> R<()> {
        if signal::take_interrupt() {
            return Err(self.raise_with(crate::object::types::KEYBOARD_INTERRUPT, &[]));
        }
        Ok(())
    }
    /// A safepoint: collects garbage, handles signals, runs finalizers. Called by loops when [`Vm::breaker`] or the heap asks for it, with
    /// `self.sp` published.
    #[cold]
    #[inline(never)]
    pub fn safepoint(&mut self) -> R<()> {
        // `wants_safepoint` consumed a stress tick already, so a due collection is taken on its word.
        if self.heap.collection_due() {
            self.collect();
        }
        if signal::take_interrupt() {
            return Err(self.raise_with(crate::object::types::KEYBOARD_INTERRUPT, &[]));
        }
        if !self.finalize_queue.is_empty() || !self.weakref_queue.is_empty() {
            self.run_finalizers();
        }
        Ok(())
    }
    /// Whether [`Vm::wants_safepoint`] is worth asking: without a call.
    #[inline(always)]
    pub fn may_want_safepoint(&self) -> bool {
        self.heap.debt_is_due() || signal::pending()
    }
    /// Whether a safepoint has something to do: two loads.
    #[inline(always)]
    pub fn wants_safepoint(&self) -> bool {
        self.heap.wants_collection() || signal::pending()
    }
    /// The version tag of a class, 0 if it has none now.
    #[inline(always)]
    pub fn version_of(&self, id: TypeId) -> u32 {
        // SAFETY: ids in cells are ids of registered classes; the table has a row for each.
        unsafe { self.class_versions.get_unchecked(id.0 as usize) }
            .own
            .get()
    }
    /// Version tag (low half) and shared keys version of a class.
    #[inline(always)]
    pub fn versions_of(&self, id: TypeId) -> u64 {
        // SAFETY: as above; the pair is 8 bytes, aligned.
        let pair = unsafe { self.class_versions.get_unchecked(id.0 as usize) };
        u64::from(pair.own.get()) | u64::from(pair.keys.get()) << 32
    }
    /// Assigns a fresh version to a class (bases first), or returns the current one; 0 if the class ran out of versions.
    pub fn type_version(&mut self, class: Gc<Class>) -> u32 {
        let cell = &self.class_versions[class.id.0 as usize].own;
        if cell.get() != 0 {
            return cell.get();
        }
        // CPython 3.13+: at most 1000 versions per class.
        if class.versions_used.get() >= 1000 {
            return 0;
        }
        for b in class.mro_items().iter().skip(1) {
            if let Some(b) = b.as_class()
                && self.type_version(b) == 0
            {
                return 0;
            }
        }
        let v = self.next_type_version;
        self.next_type_version += 1;
        class.versions_used.set(class.versions_used.get() + 1);
        self.class_versions[class.id.0 as usize].own.set(v);
        v
    }
    /// The class or one of its bases changed: resets the version of the class and of all its subclasses.
    pub fn type_modified(&mut self, class: Gc<Class>) {
        let cell = &self.class_versions[class.id.0 as usize].own;
        if cell.get() == 0 && class.subclasses.borrow().is_empty() {
            return;
        }
        cell.set(0);
        class.cached_getitem.set((None, 0));
        let subs = class.subclasses.borrow().clone();
        for s in subs {
            self.type_modified(s);
        }
    }
    /// The version of a class's shared keys, assigned on demand: the same numbers as dicts' keys versions.
    pub fn shared_keys_version(&mut self, class: Gc<Class>) -> u32 {
        let cell = &self.class_versions[class.id.0 as usize].keys;
        if cell.get() == 0 {
            cell.set(self.next_keys_version);
            self.next_keys_version = self.next_keys_version.saturating_add(1);
        }
        cell.get()
    }
    /// A fresh code version (`co_version`).
    pub fn new_func_version(&mut self) -> u32 {
        let v = self.next_func_version;
        self.next_func_version = v.saturating_add(1);
        v
    }
    /// The keys version of a dict, assigned on demand (CPython's `dk_version`).
    pub fn keys_version(&mut self, d: Gc<Dict>) -> u32 {
        if d.keys_version() == 0 {
            d.set_keys_version(self.next_keys_version);
            self.next_keys_version = self.next_keys_version.saturating_add(1);
        }
        d.keys_version()
    }
    /// Number of active Python calls.
    #[inline]
    pub fn depth(&self) -> u32 {
        // SAFETY: `fp` points into the records.
        unsafe { self.fp.offset_from(self.stacks.frames()) as u32 }
    }
    /// How many Python calls may be active.
    pub fn recursion_limit(&self) -> u32 {
        // SAFETY: as above.
        unsafe { self.frame_limit.offset_from(self.stacks.frames()) as u32 }
    }
    /// Sets [`Vm::recursion_limit`], at most to what there are records for.
    pub fn set_recursion_limit(&mut self, n: u32) {
        let n = (n as usize).min(crate::run::stack::MAX_FRAMES - 64);
        // SAFETY: inside the reservation.
        self.frame_limit = unsafe { self.stacks.frames().add(n) };
    }
    /// Bottom of the value stack.
    pub fn stack_bottom(&self) -> *mut Value {
        self.stacks.bottom()
    }
    /// Frame records from outermost to the current one.
    pub fn frames(&self) -> &[Frame] {
        let first = self.stacks.frames();
        // SAFETY: records 1..=depth are initialised; `fp` points at the current one, record 0 is a sentinel.
        unsafe {
            let n = self.fp.offset_from(first) as usize;
            std::slice::from_raw_parts(first.add(1), n)
        }
    }
    /// The current frame, if any.
    pub fn frame(&self) -> Option<&Frame> {
        self.frames().last()
    }
    /// The running function. A frame is current whenever Python code runs.
    #[inline(always)]
    pub fn func(&self) -> Gc<crate::object::Function> {
        // SAFETY: as documented; called by handlers only.
        unsafe { (*self.fp).func }
    }
    /// Namespace of the running module or class code, else NULL.
    #[inline(always)]
    pub fn namespace(&self) -> Value {
        // SAFETY: as above.
        unsafe { (*self.fp).namespace() }
    }
    /// Pushes a value on the value stack: a root for native code, popped by restoring `sp`.
    #[inline(always)]
    pub fn push_root(&mut self, v: Value) {
        // SAFETY: RESERVE slots stay free above the limit, and native recursion is bounded.
        unsafe {
            *self.sp = v;
            self.sp = self.sp.add(1);
        }
    }
}
