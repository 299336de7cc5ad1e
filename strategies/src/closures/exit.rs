//! What a chain of closures hands back to the trampoline: two words, so that they travel in registers.

use gearbox_vm::run::{Flow, Regs};
use gearbox_vm::value::Value;

/// Marks a position in another frame; instruction words are 4-aligned, so the low bits are free.
const SWITCH: usize = 1;
/// Marks a [`Flow`] that is to be settled.
const SETTLE: usize = 2;

/// The end of a chain.
#[derive(Clone, Copy)]
#[repr(C)]
pub(super) struct Exit {
    /// A position, possibly marked with [`SWITCH`], or a flow marked with [`SETTLE`].
    word: *const u32,
    /// The stack pointer, or the position at which the flow arose.
    rest: *mut Value,
}

/// An exit, taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Go on at the position, in the same frame.
    Next(*const u32, *mut Value),
    /// Go on at the position, in the frame that is current now.
    Switch(*const u32, *mut Value),
    /// Settle what arose at this position.
    Settle(Flow, *const u32),
}

/// The flows by number.
const FLOWS: [Flow; 10] = [
    Flow::Next,
    Flow::Raise,
    Flow::Reraise,
    Flow::RaiseInCaller,
    Flow::Switch,
    Flow::Leave,
    Flow::Yield,
    Flow::Miss,
    Flow::Slow,
    Flow::Specialize,
];

impl Exit {
    /// The chain ends with this flow at these registers.
    #[inline(always)]
    pub fn with(r: Regs, flow: Flow) -> Exit {
        let word = match flow {
            Flow::Next => r.ip,
            Flow::Switch => r.ip.wrapping_byte_add(SWITCH),
            _ => {
                return Exit {
                    word: std::ptr::without_provenance((flow as usize) << 2 | SETTLE),
                    rest: r.ip.cast_mut().cast(),
                };
            }
        };
        Exit { word, rest: r.sp }
    }
    #[inline(always)]
    pub fn kind(self) -> Kind {
        let bits = self.word.addr();
        if bits & (SWITCH | SETTLE) == 0 {
            Kind::Next(self.word, self.rest)
        } else if bits & SWITCH != 0 {
            Kind::Switch(self.word.wrapping_byte_sub(SWITCH), self.rest)
        } else {
            let flow = FLOWS.get(bits >> 2).copied().unwrap_or(Flow::Raise);
            Kind::Settle(flow, self.rest.cast_const().cast())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flow_survives_the_packing() {
        let words = [0u32; 4];
        let mut slot = Value::NONE;
        let r = Regs {
            ip: &words[3],
            sp: &mut slot,
            fp: std::ptr::null_mut(),
        };
        for (number, flow) in FLOWS.into_iter().enumerate() {
            assert_eq!(flow as usize, number);
            let expected = match flow {
                Flow::Next => Kind::Next(r.ip, r.sp),
                Flow::Switch => Kind::Switch(r.ip, r.sp),
                _ => Kind::Settle(flow, r.ip),
            };
            assert_eq!(Exit::with(r, flow).kind(), expected);
        }
    }
}
