//! The heap: non-moving mark-sweep over size-class segregated blocks with side mark bits and lazy sweeping.
//!
//! Allocation never collects; it only grows a debt that the next safepoint (a call or a back-edge) notices. So code may hold
//! values in plain Rust locals between safepoints, and across them too, because native stacks are scanned conservatively (see [`roots`]).

mod block;
mod gc_ptr;
mod graph;
mod kind;
pub mod roots;

pub use gc_ptr::Gc;
pub use kind::{HeapType, KIND_COUNT, Kind, KindOps};

use crate::object::header::{FLAG_EXTRA, Header};
use crate::value::Value;
use block::{BLOCK, Block, CLASSES, FIRST, FreeCell, class_of};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// Numbers that a run can export.
#[derive(Clone, Copy, Default, Debug)]
pub struct HeapStats {
    pub allocations: u64,
    pub allocated_bytes: u64,
    pub collections: u64,
    pub live_bytes: u64,
    pub freed_cells: u64,
    pub pause_ns: u64,
}

/// Visits values during marking.
pub struct Tracer<'a> {
    heap: &'a Heap,
    pending: &'a mut Vec<*mut Header>,
}

impl Tracer<'_> {
    /// Marks the cell behind `v`, if it is one.
    #[inline]
    pub fn visit(&mut self, v: Value) {
        if let Some(p) = v.as_ptr() {
            self.visit_header(p);
        }
    }
    /// Marks a cell.
    #[inline]
    pub fn visit_gc<T: HeapType>(&mut self, g: Gc<T>) {
        self.visit_header(g.as_ptr().cast());
    }
    pub fn visit_all(&mut self, vs: &[Value]) {
        for &v in vs {
            self.visit(v);
        }
    }
    /// Marks every cell that a word in `[low, high)` may refer to: the live part of a suspended native stack.
    ///
    /// # Safety
    /// The range is readable.
    pub unsafe fn visit_range(&mut self, low: usize, high: usize) {
        let mut p = low.next_multiple_of(8);
        while p + 8 <= high {
            // SAFETY: inside the range.
            let word = unsafe { std::ptr::read_volatile(p as *const usize) };
            if word > 0xFFFF
                && let Some(c) = self.heap.find_cell(word)
            {
                self.visit_header(c);
            }
            p += 8;
        }
    }
    #[inline]
    fn visit_header(&mut self, p: *mut Header) {
        debug_assert!(
            unsafe { (*p).kind } != Kind::Free,
            "a live value points to a freed cell"
        );
        // SAFETY: values point to cell starts of live blocks.
        if unsafe { Block::mark(p) } {
            self.pending.push(p);
        }
    }
}

/// Allocation state. Interior mutability throughout: a `&Heap` can allocate.
pub struct Heap {
    free: [Cell<*mut FreeCell>; CLASSES.len()],
    /// Blocks of each class that the lazy sweeper has not reached.
    unswept: RefCell<[Vec<*mut Block>; CLASSES.len()]>,
    blocks: RefCell<Vec<*mut Block>>,
    /// 64 KiB page number -> block, for conservative look-ups.
    pages: RefCell<FxHashMap<usize, *mut Block>>,
    ops: &'static [KindOps; KIND_COUNT],
    /// Bytes allocated since the last collection.
    debt: Cell<usize>,
    /// Debt at which a safepoint collects.
    trigger: Cell<usize>,
    /// Bytes that the cells marked so far own outside the heap.
    external: Cell<usize>,
    stress_ticks: Cell<u64>,
    enabled: Cell<bool>,
    stress: bool,
    pending: RefCell<Vec<*mut Header>>,
    stats: Cell<HeapStats>,
}

/// Small enough for the memory of a cycle to stay in a third-level cache, large enough for a collection of a small heap (about a million
/// instructions) not to matter.
const MIN_THRESHOLD: usize = 8 << 20;
/// Collections at consecutive safepoints under stress.
const STRESS_FULL: u64 = 400;
/// Afterwards, one safepoint in this many collects.
const STRESS_STEP: u64 = 101;

impl Heap {
    /// An empty heap. `stress` asks for a collection at every safepoint and poisons freed cells.
    pub fn new(ops: &'static [KindOps; KIND_COUNT], stress: bool) -> Heap {
        Heap {
            free: [const { Cell::new(std::ptr::null_mut()) }; CLASSES.len()],
            unswept: RefCell::new([const { Vec::new() }; CLASSES.len()]),
            blocks: RefCell::new(Vec::new()),
            pages: RefCell::new(FxHashMap::default()),
            ops,
            debt: Cell::new(0),
            trigger: Cell::new(if stress { 0 } else { MIN_THRESHOLD }),
            external: Cell::new(0),
            stress_ticks: Cell::new(0),
            enabled: Cell::new(true),
            stress,
            pending: RefCell::new(Vec::new()),
            stats: Cell::new(HeapStats::default()),
        }
    }

    /// Moves `value` into a fresh cell.
    #[inline(always)]
    pub fn alloc<T: HeapType>(&self, value: T) -> Gc<T> {
        const { assert!(align_of::<T>() <= 16) };
        let p = self.raw(size_of::<T>()).cast::<T>();
        // SAFETY: `raw` returned a free cell of at least that size.
        unsafe {
            p.write(value);
            Gc::from_raw(p)
        }
    }
    /// Moves `value` into a cell with `tail` uninitialised bytes behind it.
    ///
    /// # Safety
    /// The caller initialises the tail before the next safepoint.
    #[inline(always)]
    pub unsafe fn alloc_tail<T: HeapType>(&self, value: T, tail: usize) -> Gc<T> {
        let p = self.raw(size_of::<T>() + tail).cast::<T>();
        // SAFETY: as above.
        unsafe {
            p.write(value);
            Gc::from_raw(p)
        }
    }
    #[inline(always)]
    fn raw(&self, size: usize) -> *mut Header {
        if let Some(c) = class_of(size) {
            let f = self.free[c].get();
            if !f.is_null() {
                // SAFETY: cells on the free list are valid FreeCells.
                self.free[c].set(unsafe { (*f).next });
                self.debt.set(self.debt.get() + CLASSES[c]);
                return f.cast();
            }
        }
        self.raw_slow(size)
    }
    #[cold]
    #[inline(never)]
    fn raw_slow(&self, size: usize) -> *mut Header {
        let Some(c) = class_of(size) else {
            let b = Block::create(size.next_multiple_of(16), true)
                .unwrap_or_else(|| out_of_memory(size));
            self.register(b);
            self.debt.set(self.debt.get() + size);
            // SAFETY: a large block has one cell.
            return unsafe { Block::cell_at(b, 0) };
        };
        self.debt.set(self.debt.get() + CLASSES[c]);
        loop {
            let next = self.unswept.borrow_mut()[c].pop();
            let list = match next {
                // SAFETY: marking is complete whenever blocks are unswept.
                Some(b) => unsafe { self.sweep_block(b, std::ptr::null_mut()) },
                None => {
                    let b = Block::create(CLASSES[c], false).unwrap_or_else(|| out_of_memory(size));
                    self.register(b);
                    // SAFETY: all cells are free.
                    unsafe { Block::sweep(b, self.ops, false, std::ptr::null_mut()).0 }
                }
            };
            if !list.is_null() {
                // SAFETY: `list` heads a chain of free cells.
                self.free[c].set(unsafe { (*list).next });
                return list.cast();
            }
        }
    }
    unsafe fn sweep_block(&self, b: *mut Block, list: *mut FreeCell) -> *mut FreeCell {
        // SAFETY: forwarded.
        let (list, _) = unsafe { Block::sweep(b, self.ops, self.stress, list) };
        list
    }
    fn register(&self, b: *mut Block) {
        self.blocks.borrow_mut().push(b);
        let mut pages = self.pages.borrow_mut();
        // SAFETY: `b` is live.
        for page in (b as usize >> 16)..=((b as usize + unsafe { (*b).total } - 1) >> 16) {
            pages.insert(page, b);
        }
    }
    /// Counts memory owned outside cells towards the next collection.
    #[inline]
    pub fn charge(&self, bytes: usize) {
        self.debt.set(self.debt.get() + bytes);
    }
    /// The allocation debt has reached the trigger.
    #[inline(always)]
    pub fn debt_is_due(&self) -> bool {
        self.debt.get() >= self.trigger.get()
    }
    /// Whether a safepoint should collect now.
    #[inline(always)]
    pub fn wants_collection(&self) -> bool {
        self.debt.get() >= self.trigger.get() && self.is_due()
    }
    /// The debt has reached the trigger. Under stress the trigger is 0: every safepoint collects for the first [`STRESS_FULL`]
    /// collections of a run, every [`STRESS_STEP`]th one after that, so that long loops end in bearable time.
    #[cold]
    #[inline(never)]
    fn is_due(&self) -> bool {
        if !self.enabled.get() {
            return false;
        }
        if !self.stress {
            return true;
        }
        let n = self.stress_ticks.get();
        self.stress_ticks.set(n + 1);
        n < STRESS_FULL || n.is_multiple_of(STRESS_STEP)
    }
    /// As [`Heap::wants_collection`], asked a second time at the same safepoint.
    pub fn collection_due(&self) -> bool {
        self.enabled.get() && self.debt.get() >= self.trigger.get()
    }
    /// `gc.enable()` / `gc.disable()`; `--gc off`.
    pub fn set_enabled(&self, on: bool) {
        self.enabled.set(on);
    }
    pub fn is_enabled(&self) -> bool {
        self.enabled.get()
    }
    pub fn is_stress(&self) -> bool {
        self.stress
    }
    pub fn stats(&self) -> HeapStats {
        self.stats.get()
    }

    /// The start of the live cell that `word` points into, whether tagged, plain or interior; for conservative roots.
    pub fn find_cell(&self, word: usize) -> Option<*mut Header> {
        let addr = word & ((1 << 48) - 1);
        let b = *self.pages.borrow().get(&(addr >> 16))?;
        // SAFETY: registered blocks are live.
        let (cell, cells) = unsafe { ((*b).cell, (*b).cells) };
        let i = addr.checked_sub(b as usize + FIRST)? / cell;
        if i >= cells {
            return None;
        }
        // SAFETY: `i` is in range.
        let c = unsafe { Block::cell_at(b, i) };
        // SAFETY: cells always hold a valid header.
        if unsafe { (*c).kind } == Kind::Free {
            None
        } else {
            Some(c)
        }
    }

    /// Starts a collection: finishes lazy sweeping and clears the marks. Then mark roots, then [`Heap::finish`].
    pub fn begin(&self) {
        self.finish_sweep();
        self.external.set(0);
        for &b in self.blocks.borrow().iter() {
            // SAFETY: live block.
            unsafe { (*b).clear_marks() };
        }
    }
    /// Runs `f` with a tracer, then marks everything reachable.
    pub fn mark(&self, f: impl FnOnce(&mut Tracer<'_>)) {
        let mut pending = self.pending.take();
        let mut external = self.external.get();
        f(&mut Tracer {
            heap: self,
            pending: &mut pending,
        });
        while let Some(p) = pending.pop() {
            // SAFETY: pending cells are live and their kind selects the matching operations.
            unsafe {
                let ops = &self.ops[(*p).kind as usize];
                let mut t = Tracer {
                    heap: self,
                    pending: &mut pending,
                };
                (ops.trace)(p, &mut t);
                if let Some(size) = ops.external_size {
                    external += size(p);
                }
                if (*p).has_flag(FLAG_EXTRA) {
                    let extra = p.cast::<u8>().add((ops.native_size)(p)).cast::<Value>();
                    for i in 0..(*p).aux.get() as usize {
                        t.visit(*extra.add(i));
                    }
                }
            }
        }
        self.pending.replace(pending);
        self.external.set(external);
    }
    /// Whether marking reached the cell. Meaningful between `mark` and the next `begin`.
    pub fn is_marked(&self, v: Value) -> bool {
        // SAFETY: values point to cell starts.
        v.as_ptr().is_none_or(|p| unsafe { Block::is_marked(p) })
    }
    /// Ends a collection: frees dead large objects and queues blocks for lazy sweeping.
    pub fn finish(&self) {
        let mut blocks = self.blocks.borrow_mut();
        let mut unswept = self.unswept.borrow_mut();
        let mut s = self.stats.get();
        s.collections += 1;
        s.allocated_bytes += self.debt.get() as u64;
        s.live_bytes = 0;
        for f in &self.free {
            f.set(std::ptr::null_mut());
        }
        blocks.retain(|&b| {
            // SAFETY: `b` is live until destroyed here; a dead large object is dropped once.
            unsafe {
                if (*b).cells == 1 && class_of((*b).cell).is_none() {
                    let c = Block::cell_at(b, 0);
                    if Block::is_marked(c) {
                        s.live_bytes += (*b).cell as u64;
                        return true;
                    }
                    if (*c).kind != Kind::Free
                        && let Some(drop) = self.ops[(*c).kind as usize].drop
                    {
                        drop(c);
                    }
                    let mut pages = self.pages.borrow_mut();
                    for page in (b as usize >> 16)..=((b as usize + (*b).total - 1) >> 16) {
                        pages.remove(&page);
                    }
                    Block::destroy(b);
                    return false;
                }
                s.live_bytes += ((*b).marked_cells() * (*b).cell) as u64;
                (*b).swept = false;
                if let Some(c) = class_of((*b).cell) {
                    unswept[c].push(b);
                }
            }
            true
        });
        drop(unswept);
        drop(blocks);
        s.live_bytes += self.external.get() as u64;
        if !self.stress {
            self.trigger.set(MIN_THRESHOLD.max(s.live_bytes as usize));
        }
        self.debt.set(0);
        self.stats.set(s);
        if self.stress {
            self.finish_sweep();
        }
    }
    fn finish_sweep(&self) {
        for c in 0..CLASSES.len() {
            loop {
                let Some(b) = self.unswept.borrow_mut()[c].pop() else {
                    break;
                };
                // SAFETY: marking of the previous cycle is complete.
                self.free[c].set(unsafe { self.sweep_block(b, self.free[c].get()) });
            }
        }
    }
    /// Adds pause time to the statistics.
    pub fn note_pause(&self, ns: u64) {
        let mut s = self.stats.get();
        s.pause_ns += ns;
        self.stats.set(s);
    }
    /// Calls `f` for every live cell (after a full sweep): `gc.get_objects`, heap checks.
    pub fn for_each_cell(&self, mut f: impl FnMut(&'static Header)) {
        self.finish_sweep();
        for &b in self.blocks.borrow().iter() {
            // SAFETY: live blocks, valid headers.
            unsafe {
                for i in 0..(*b).cells {
                    let c = Block::cell_at(b, i);
                    if (*c).kind != Kind::Free {
                        f(&*c);
                    }
                }
            }
        }
    }
    /// The extra words of a subclass instance of a builtin (dict word first), empty for plain cells.
    pub fn extra_words(&self, h: &'static Header) -> &'static [Cell<Value>] {
        if !h.has_flag(FLAG_EXTRA) {
            return &[];
        }
        let p = h as *const Header as *mut Header;
        // SAFETY: FLAG_EXTRA says that `aux` words follow the native layout.
        unsafe {
            let extra = p
                .cast::<u8>()
                .add((self.ops[h.kind as usize].native_size)(p))
                .cast::<Cell<Value>>();
            std::slice::from_raw_parts(extra, h.aux.get() as usize)
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for &b in self.blocks.borrow().iter() {
            // SAFETY: the heap is going away: drop what owns memory, then the block.
            unsafe {
                for i in 0..(*b).cells {
                    let c = Block::cell_at(b, i);
                    if (*c).kind != Kind::Free
                        && let Some(drop) = self.ops[(*c).kind as usize].drop
                    {
                        drop(c);
                    }
                }
                Block::destroy(b);
            }
        }
    }
}

#[cold]
fn out_of_memory(size: usize) -> ! {
    std::alloc::handle_alloc_error(
        std::alloc::Layout::from_size_align(size, BLOCK)
            .unwrap_or(std::alloc::Layout::new::<u64>()),
    )
}
