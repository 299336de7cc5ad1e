//! Collections: gathering the roots, clearing weak references, queueing finalizers.

use super::Vm;
use crate::heap::roots;
use crate::object::header::FLAG_FINALIZED;
use crate::value::Value;

/// A native stack that is not running: its live part.
#[derive(Clone, Copy, Debug)]
pub struct NativeStack {
    pub low: usize,
    pub high: usize,
}

impl Vm {
    /// Collects now. Returns the number of cells freed is not known (sweeping is lazy).
    pub fn collect(&mut self) {
        let start = std::time::Instant::now();
        let this: *mut Vm = self;
        roots::with_spilled_registers(&mut |low| {
            // SAFETY: `this` is the unique Vm of this call; the closure runs before `collect` continues.
            unsafe { (*this).collect_from(low) }
        });
        self.heap.note_pause(start.elapsed().as_nanos() as u64);
    }
    /// The used part of the value stack: locals and operands of all frames.
    pub fn live_stack(&self) -> &[Value] {
        // SAFETY: every slot below `sp` is initialised (frames fill their locals when pushed).
        unsafe {
            let bottom = self.stacks.bottom();
            std::slice::from_raw_parts(bottom, self.sp.offset_from(bottom) as usize)
        }
    }
    fn collect_from(&mut self, low: usize) {
        self.heap.begin();
        let heap = &self.heap;
        // SAFETY: [low, stack_base) is the live part of the running native stack; outer stacks are suspended and recorded exactly.
        unsafe {
            roots::scan_range(heap, low, self.stack_base);
            for s in &self.outer_stacks {
                roots::scan_range(heap, s.low, s.high);
            }
        }
        heap.mark(|t| {
            for c in &self.types {
                t.visit_gc(*c);
            }
            for s in self.interned.values() {
                t.visit_gc(*s);
            }
            for s in &self.latin1 {
                t.visit_gc(*s);
            }
            t.visit_all(self.live_stack());
            for f in self.frames() {
                t.visit_gc(f.func);
                t.visit_gc(f.code);
                t.visit(f.aux);
            }
            t.visit_all(&[
                self.callables.len,
                self.callables.isinstance,
                self.callables.list_append,
            ]);
            if let Some(c) = self.main_code {
                t.visit_gc(c);
            }
            for e in self.quickening.events.iter().flatten() {
                t.visit_gc(e.code);
            }
            t.visit(self.exc);
            t.visit(self.handled);
            t.visit(self.stop_value);
            t.visit(self.gen_result);
            t.visit(self.empty_tuple);
            t.visit(self.sys);
            t.visit_gc(self.modules);
            t.visit_gc(self.builtins);
            t.visit_all(&self.repr_stack);
            t.visit_all(&self.finalize_queue);
            t.visit_all(&self.weakref_queue);
            t.visit_all(&self.immortal);
            for v in self
                .module_state
                .values()
                .chain(self.common_functions.values())
            {
                t.visit(*v);
            }
        });
        // Finalizers: an unreachable instance with `__del__` is kept for one more cycle and queued.
        let mut pending = std::mem::take(&mut self.finalizable);
        pending.retain(|v| {
            let live = self.heap.is_marked(*v);
            if !live {
                self.finalize_queue.push(*v);
            }
            live
        });
        self.finalizable = pending;
        self.clear_weakrefs();
        let queue = &self.finalize_queue;
        self.heap.mark(|t| t.visit_all(queue));
        self.type_cache.clear();
        self.heap.finish();
    }
    /// Drops entries of dead referents and of dead reference objects; callbacks are queued.
    fn clear_weakrefs(&mut self) {
        let (heap, queue) = (&self.heap, &mut self.weakref_queue);
        self.weakrefs.retain(|addr, refs| {
            refs.retain(|r| heap.is_marked(r.value()));
            let target = Value::from_ptr(*addr as *const crate::object::Header);
            if heap.is_marked(target) {
                return true;
            }
            for r in refs.iter() {
                if let Some(w) = r.value().native::<crate::object::weakref::WeakRef>() {
                    w.target.set(0);
                    if !w.callback.is_none() {
                        queue.push(r.value());
                    }
                }
            }
            false
        });
    }
    /// Runs due weak reference callbacks and `__del__` methods; exceptions are reported as unraisable.
    pub(crate) fn run_finalizers(&mut self) {
        self.run_weakref_callbacks();
        while let Some(v) = self.finalize_queue.pop() {
            let Some(h) = v.header() else { continue };
            if h.has_flag(FLAG_FINALIZED) {
                continue;
            }
            h.set_flag(FLAG_FINALIZED);
            let saved = self.take_exception();
            if let Some(del) = self.class_of(v).slots().del
                && del(self, v).is_err()
            {
                crate::builtins::traceback::report_unraisable(self, v);
            }
            self.exc = saved;
        }
    }
}
