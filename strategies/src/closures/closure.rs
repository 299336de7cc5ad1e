//! What a closure is here: a code pointer with the captured values behind it, and where closures live.
//!
//! A `Box<dyn Fn>` would be two words that lead to the code through a vtable, and its successor two more words among its captures. Here the closures of a
//! code object lie one behind the other: a closure is known by one word, calling it is one load and one jump, and its successor is where it ends. Most take
//! 16 or 24 bytes, which matters: programs of some size have more closures than a first-level cache holds.

use gearbox_vm::run::Flow;
use gearbox_vm::value::Value;
use gearbox_vm::vm::Vm;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

/// The code of a closure: the VM, the closure itself, the stack pointer, the frame's first slot.
type Code = fn(&mut Vm, Link, *mut Value, *mut Value) -> Exit;

/// How a closure ends that does not end by calling another one. One word: what comes back in more (or through an address) keeps LLVM from making jumps of
/// some of the calls at closures' ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Exit(*const Head);

/// An exit, taken apart.
pub(super) enum End {
    /// The trampoline is to call this closure of the same frame. The stack pointer is in the VM.
    Go(Link),
    /// The trampoline is to settle this flow. The registers are in the VM.
    Leave(Flow),
}

/// The flows by number.
const FLOWS: [Flow; 11] = [
    Flow::Next,
    Flow::Raise,
    Flow::Reraise,
    Flow::RaiseInCaller,
    Flow::Jump,
    Flow::Switch,
    Flow::Leave,
    Flow::Yield,
    Flow::Miss,
    Flow::Slow,
    Flow::Specialize,
];

impl Exit {
    #[inline(always)]
    pub fn go(next: Link) -> Exit {
        Exit(next.0.as_ptr())
    }
    #[inline(always)]
    pub fn leave(flow: Flow) -> Exit {
        Exit(std::ptr::without_provenance(flow as usize))
    }
    #[inline(always)]
    pub fn end(self) -> End {
        // No closure lies at an address so low.
        match (FLOWS.get(self.0.addr()), NonNull::new(self.0.cast_mut())) {
            (None, Some(head)) => End::Go(Link(head)),
            (flow, _) => End::Leave(flow.copied().unwrap_or(Flow::Next)),
        }
    }
}

/// What every closure starts with.
#[repr(C)]
struct Head {
    code: Code,
}

/// A closure with its captures.
#[repr(C)]
struct Closure<F> {
    head: Head,
    captured: F,
}

/// A closure that its arena owns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(NonNull<Head>);

impl Link {
    /// The closure that lies `words` further on.
    ///
    /// # Safety
    /// One starts there, in the same arena.
    #[inline(always)]
    pub unsafe fn further(self, words: i32) -> Link {
        // SAFETY: as promised.
        Link(unsafe { self.0.cast::<u64>().offset(words as isize) }.cast())
    }
    /// Runs the closure.
    ///
    /// # Safety
    /// The arena that owns it exists, and the arguments are the registers of a frame of that chain's code, standing at this instruction.
    #[inline(always)]
    pub unsafe fn go(self, vm: &mut Vm, sp: *mut Value, fp: *mut Value) -> Exit {
        // SAFETY: as promised.
        let code = unsafe { self.0.as_ref().code };
        code(vm, self, sp, fp)
    }
}

/// The code of a closure with captures `F`.
fn code<F>(vm: &mut Vm, this: Link, sp: *mut Value, fp: *mut Value) -> Exit
where
    F: Fn(&mut Vm, Link, *mut Value, *mut Value) -> Exit,
{
    let this = this.0.cast::<Closure<F>>();
    // SAFETY: `Arena::place` pairs this code with these captures; the next closure starts where this one ends.
    let (closure, behind) = unsafe { (this.as_ref(), Link(this.add(1).cast())) };
    (closure.captured)(vm, behind, sp, fp)
}

/// The closures of a code object, one behind the other.
pub(super) struct Arena {
    words: Vec<MaybeUninit<u64>>,
}

impl Arena {
    pub fn new() -> Arena {
        Arena { words: Vec::new() }
    }
    /// Where the next closure will lie.
    pub fn end(&self) -> usize {
        self.words.len()
    }
    /// Makes a closure behind the others and tells where it lies. What it does is given the closure that will lie behind it. Its captures are plain
    /// data: they are moved in memory and never dropped.
    pub fn place<F>(&mut self, captured: F) -> usize
    where
        F: Fn(&mut Vm, Link, *mut Value, *mut Value) -> Exit + Copy + 'static,
    {
        const { assert!(align_of::<Closure<F>>() == align_of::<u64>()) };
        let at = self.end();
        let words = size_of::<Closure<F>>() / size_of::<u64>();
        self.words.resize(at + words, MaybeUninit::uninit());
        let head = Head { code: code::<F> };
        // SAFETY: there are `words` words from here, aligned.
        unsafe {
            let closure = self.words.as_mut_ptr().add(at).cast::<Closure<F>>();
            closure.write(Closure { head, captured });
        }
        at
    }
    /// The first closure. It stays where it is until another one is made.
    #[inline(always)]
    pub fn first(&self) -> Link {
        // SAFETY: a vector's pointer is not null.
        Link(unsafe { NonNull::new_unchecked(self.words.as_ptr().cast_mut()) }.cast())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gearbox_vm::vm::Config;

    #[test]
    fn every_flow_survives_the_packing() {
        for (number, flow) in FLOWS.into_iter().enumerate() {
            assert_eq!(flow as usize, number);
            assert!(matches!(Exit::leave(flow).end(), End::Leave(f) if f == flow));
        }
    }

    /// The closure that lies there.
    fn at(arena: &Arena, place: usize) -> Option<Link> {
        // SAFETY: the tests' places are closures'.
        (place < arena.end()).then(|| unsafe { arena.first().further(place as i32) })
    }

    #[test]
    fn a_closure_is_given_the_one_behind_it() {
        let mut vm = Vm::new(Config::default());
        let mut arena = Arena::new();
        let captures = 7i64;
        let first = arena.place(move |vm, behind, _, _| {
            vm.gen_result = Value::small(captures);
            Exit::go(behind)
        });
        let second = arena.place(|_, _, _, _| Exit::leave(Flow::Leave));
        assert_eq!((first, second, arena.end()), (0, 2, 3));
        // SAFETY: the arena exists; these closures look at no frame.
        let exit = unsafe {
            arena
                .first()
                .go(&mut vm, std::ptr::null_mut(), std::ptr::null_mut())
        };
        assert!(matches!(exit.end(), End::Go(to) if Some(to) == at(&arena, second)));
        assert_eq!(vm.gen_result.as_small(), Some(7));
    }

    #[test]
    fn closures_keep_their_captures_when_the_arena_grows() {
        let mut vm = Vm::new(Config::default());
        let mut arena = Arena::new();
        let mut places = Vec::new();
        for i in 0..300 {
            places.push(arena.place(move |vm, _, _, _| {
                vm.gen_result = Value::small(i);
                Exit::leave(Flow::Leave)
            }));
            let wide = [i; 9];
            places.push(arena.place(move |vm, _, _, _| {
                vm.gen_result = Value::small(wide[8]);
                Exit::leave(Flow::Leave)
            }));
        }
        for (i, place) in places.into_iter().enumerate() {
            let link = at(&arena, place).expect("placed");
            assert!(matches!(Exit::go(link).end(), End::Go(to) if to == link));
            // SAFETY: the arena exists; these closures look at no frame.
            unsafe { link.go(&mut vm, std::ptr::null_mut(), std::ptr::null_mut()) };
            assert_eq!(vm.gen_result.as_small(), Some(i as i64 / 2));
        }
    }
}
