//! Blocks: 64 KiB aligned regions of equal cells with side mark bits; a large object is a block with one cell.

use super::kind::{Kind, KindOps};
use crate::object::header::Header;
use std::alloc::{Layout, alloc, dealloc};

/// Block size and alignment in bytes.
pub const BLOCK: usize = 1 << 16;
/// Offset of the first cell.
pub const FIRST: usize = 640;
const GRANULE: usize = 16;

/// Cell sizes; anything bigger is a large object.
pub const CLASSES: [usize; 22] = [
    16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 768, 1024, 1536,
    2048, 4096, 8192,
];

/// Size class of a request, or `None` for a large object.
#[inline(always)]
pub fn class_of(size: usize) -> Option<usize> {
    if size <= 128 {
        Some(size.saturating_sub(1) / 16)
    } else if size <= 8192 {
        Some(8 + CLASSES[8..].iter().position(|&c| size <= c).unwrap_or(13))
    } else {
        None
    }
}

/// Header of a block. Lives at the block's base.
#[repr(C)]
pub struct Block {
    pub cell: usize,
    pub cells: usize,
    /// Total bytes of the allocation (`BLOCK` except for large objects).
    pub total: usize,
    pub swept: bool,
    marks: [u64; BLOCK / GRANULE / 64],
}

const _: () = assert!(size_of::<Block>() <= FIRST && FIRST.is_multiple_of(16));

/// Links free cells.
#[repr(C)]
pub struct FreeCell {
    pub header: Header,
    pub next: *mut FreeCell,
}

impl Block {
    /// Allocates a block of `cell`-byte cells, or one large cell; `None` when memory is exhausted.
    pub fn create(cell: usize, large: bool) -> Option<*mut Block> {
        let total = if large {
            (FIRST + cell).next_multiple_of(4096)
        } else {
            BLOCK
        };
        let layout = Layout::from_size_align(total, BLOCK).ok()?;
        // SAFETY: the layout has non-zero size.
        let p = unsafe { alloc(layout) }.cast::<Block>();
        if p.is_null() {
            return None;
        }
        let cells = if large { 1 } else { (BLOCK - FIRST) / cell };
        // SAFETY: `p` is a fresh allocation of at least FIRST bytes; cells are marked free before anyone looks at them.
        unsafe {
            p.write(Block {
                cell,
                cells,
                total,
                swept: true,
                marks: [0; BLOCK / GRANULE / 64],
            });
            for i in 0..cells {
                Self::cell_at(p, i).write(Header::new(Kind::Free, crate::object::types::OBJECT));
            }
        }
        Some(p)
    }
    /// # Safety
    /// `b` came from [`Block::create`] and nothing refers to its cells.
    pub unsafe fn destroy(b: *mut Block) {
        // SAFETY: same layout as at creation.
        unsafe {
            let layout = Layout::from_size_align_unchecked((*b).total, BLOCK);
            dealloc(b.cast(), layout);
        }
    }
    /// # Safety
    /// `b` is live and `i < cells`.
    #[inline(always)]
    pub unsafe fn cell_at(b: *mut Block, i: usize) -> *mut Header {
        // SAFETY: in bounds by contract.
        unsafe { b.cast::<u8>().add(FIRST + i * (*b).cell).cast() }
    }
    /// The block of a cell start (also right for large objects, whose start is in the first 64 KiB).
    #[inline(always)]
    pub fn of(cell: *mut Header) -> *mut Block {
        (cell as usize & !(BLOCK - 1)) as *mut Block
    }
    #[inline(always)]
    fn bit(cell: *mut Header) -> (usize, u64) {
        let g = (cell as usize & (BLOCK - 1)) / GRANULE;
        (g / 64, 1 << (g % 64))
    }
    /// Sets the mark bit; true if it was clear.
    ///
    /// # Safety
    /// `cell` is a cell start of a live block.
    #[inline(always)]
    pub unsafe fn mark(cell: *mut Header) -> bool {
        let (w, m) = Self::bit(cell);
        // SAFETY: the block header is live by contract.
        let word = unsafe { &mut (*Self::of(cell)).marks[w] };
        let fresh = *word & m == 0;
        *word |= m;
        fresh
    }
    /// # Safety
    /// As for [`Block::mark`].
    pub unsafe fn unmark(cell: *mut Header) {
        let (w, m) = Self::bit(cell);
        // SAFETY: by contract.
        unsafe { (*Self::of(cell)).marks[w] &= !m };
    }
    /// # Safety
    /// As for [`Block::mark`].
    #[inline(always)]
    pub unsafe fn is_marked(cell: *mut Header) -> bool {
        let (w, m) = Self::bit(cell);
        // SAFETY: by contract.
        unsafe { (*Self::of(cell)).marks[w] & m != 0 }
    }
    /// Number of marked cells.
    pub fn marked_cells(&self) -> usize {
        self.marks.iter().map(|w| w.count_ones() as usize).sum()
    }
    pub fn clear_marks(&mut self) {
        self.marks = [0; BLOCK / GRANULE / 64];
    }
    /// Frees unmarked cells and chains every free cell in front of `list`; returns the new list head and the number of cells in use.
    ///
    /// # Safety
    /// Marking is complete; `ops` matches the kinds.
    pub unsafe fn sweep(
        b: *mut Block,
        ops: &[KindOps],
        poison: bool,
        mut list: *mut FreeCell,
    ) -> (*mut FreeCell, usize) {
        let mut used = 0;
        // SAFETY: cells lie inside the block; dead cells are dropped exactly once because their kind becomes Free.
        unsafe {
            (*b).swept = true;
            for i in (0..(*b).cells).rev() {
                let c = Self::cell_at(b, i);
                if (*c).kind != Kind::Free {
                    if Self::is_marked(c) {
                        used += 1;
                        continue;
                    }
                    if let Some(drop) = ops[(*c).kind as usize].drop {
                        drop(c);
                    }
                    if poison {
                        std::ptr::write_bytes(c.cast::<u8>().add(8), 0xDD, (*b).cell - 8);
                    }
                }
                let f = c.cast::<FreeCell>();
                f.write(FreeCell {
                    header: Header::new(Kind::Free, crate::object::types::OBJECT),
                    next: list,
                });
                list = f;
            }
        }
        (list, used)
    }
}
