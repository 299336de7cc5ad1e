//! The live code as CPython shows it (`_co_code_adaptive`): opcodes as rewritten, 16-bit cache units as CPython 3.14 lays them out.

use crate::code::{CodeObject, DisOptions, disassemble_recursive};
use crate::heap::Gc;
use crate::isa::{Op, initial_cache};
use crate::object::{Code, Instance};
use crate::vm::Vm;

use super::load_attr::{OFFSET_CLASS, OFFSET_EXTRA};

/// Size of an object header and of the managed-dict pointers before the inline values in CPython: where offsets start.
const FIRST_VALUE: u32 = 24;
const FIRST_SLOT: u32 = 16;
/// Offset of `ob_type`.
const CLASS_OFFSET: u32 = 8;

impl Vm {
    /// Bytes of the live code in `co_code`'s layout. Code that has not run yet shows its seeds.
    pub fn live_code(&self, code: &Code) -> Vec<u8> {
        let mut bytes = code.plain.code.clone();
        let words = code.words();
        let mut at = 0;
        while at * 2 < bytes.len() {
            let live = words.get(at).map_or(bytes[at * 2], |w| w.get() as u8);
            // Fused forms of our own stand for their first instruction; some bear numbers of instrumented forms.
            let op = Op::from_u8(live)
                .filter(|op| !op.is_instrumented())
                .or(Op::from_u8(bytes[at * 2]))
                .unwrap_or(Op::Cache);
            bytes[at * 2] = op as u8;
            let units = op.cache_units();
            let mut shown = [0u16; 9];
            if units > 0 {
                let word = |i: usize| words.get(at + 1 + i).map_or(0, |w| w.get());
                let fresh = words.is_empty();
                shown[0] = if fresh {
                    match initial_cache(op) {
                        17 => self.quickening.seed(op),
                        other => other,
                    }
                } else {
                    word(0) as u16
                };
                if !fresh {
                    fields(op, &word, &mut shown);
                }
            }
            for (i, unit) in shown.iter().take(units).enumerate() {
                bytes[(at + 1 + i) * 2..][..2].copy_from_slice(&unit.to_le_bytes());
            }
            at += 1 + units;
        }
        bytes
    }
}

/// Cache units after the counter. Generic instructions keep what a former member left, as in CPython; its layout is the family's plain one.
fn fields(op: Op, word: &dyn Fn(usize) -> u32, shown: &mut [u16; 9]) {
    let wide = |shown: &mut [u16; 9], unit: usize, v: u32| {
        shown[unit] = v as u16;
        shown[unit + 1] = (v >> 16) as u16;
    };
    let pointer = |shown: &mut [u16; 9], unit: usize| {
        // A tagged word: the address is its low 48 bits.
        wide(shown, unit, word(5));
        wide(shown, unit + 2, word(6) & 0xFFFF);
    };
    match op.family() {
        Op::LoadGlobal => (1..4).for_each(|i| shown[i] = word(i) as u16),
        Op::ToBool | Op::Call | Op::CallKw => wide(shown, 1, word(1)),
        Op::BinaryOp if op == Op::BinaryOpExtend => {
            // CPython stores a descriptor's address; ours are rows of a table, counted from one.
            shown[1] = word(1) as u16 + 1;
        }
        Op::LoadAttr => {
            wide(shown, 1, word(1));
            match op {
                Op::LoadAttrInstanceValue => {
                    shown[3] = (FIRST_VALUE + 8 * word(3)) as u16;
                }
                Op::LoadAttrSlot => {
                    shown[3] = match word(4) {
                        OFFSET_CLASS => CLASS_OFFSET,
                        OFFSET_EXTRA => FIRST_SLOT + 8 * word(3),
                        offset => FIRST_SLOT + offset - Instance::WORDS as u32,
                    } as u16;
                }
                Op::LoadAttrWithHint | Op::LoadAttrModule => shown[3] = word(3) as u16,
                Op::LoadAttrMethodWithValues | Op::LoadAttrNondescriptorWithValues => {
                    wide(shown, 3, word(2));
                    pointer(shown, 5);
                }
                Op::LoadAttr => {}
                Op::LoadAttrClass
                | Op::LoadAttrProperty
                | Op::LoadAttrMethodNoDict
                | Op::LoadAttrNondescriptorNoDict
                | Op::LoadAttrMethodLazyDict => pointer(shown, 5),
                _ => {
                    wide(shown, 3, word(3));
                    pointer(shown, 5);
                }
            }
        }
        Op::StoreAttr => {
            wide(shown, 1, word(1));
            shown[3] = match op {
                Op::StoreAttrInstanceValue => (FIRST_VALUE + 8 * word(3)) as u16,
                Op::StoreAttrSlot => (FIRST_SLOT + 8 * word(3)) as u16,
                Op::StoreAttrWithHint => word(3) as u16,
                _ => 0,
            };
        }
        _ => {}
    }
}

/// A code object and all those nested in it.
pub fn with_nested(code: Gc<Code>) -> Vec<Gc<Code>> {
    let mut all = vec![code];
    let mut next = 0;
    while next < all.len() {
        let nested = all[next].consts.iter().filter_map(|c| c.cast::<Code>());
        all.extend(nested.collect::<Vec<_>>());
        next += 1;
    }
    all
}

/// The listing of a code object and those nested in it, as the run has left them.
pub fn listing(vm: &Vm, code: Gc<Code>, show_caches: bool) -> String {
    let all = with_nested(code);
    let live = |plain: &CodeObject| {
        all.iter()
            .find(|c| std::ptr::eq(&*c.plain, plain))
            .map(|c| vm.live_code(c))
    };
    let options = DisOptions {
        show_caches,
        live: Some(&live),
        ..DisOptions::default()
    };
    disassemble_recursive(&code.plain, &options)
}
