//! Ctrl-C: the handler only raises a flag that the next safepoint sees.

use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPT: AtomicBool = AtomicBool::new(false);

extern "C" fn on_sigint(_: libc::c_int) {
    INTERRUPT.store(true, Ordering::Relaxed);
}

/// Installs the SIGINT handler for the process.
pub fn install() {
    let handler = on_sigint as extern "C" fn(libc::c_int);
    // SAFETY: the handler only stores to an atomic. No SA_RESTART: blocking reads return early.
    unsafe {
        let mut act: libc::sigaction = std::mem::zeroed();
        act.sa_sigaction = handler as usize;
        libc::sigemptyset(&mut act.sa_mask);
        libc::sigaction(libc::SIGINT, &act, std::ptr::null_mut());
    }
}

/// Whether a signal waits.
#[inline(always)]
pub fn pending() -> bool {
    INTERRUPT.load(Ordering::Relaxed)
}

/// Takes the flag.
pub fn take_interrupt() -> bool {
    pending() && INTERRUPT.swap(false, Ordering::Relaxed)
}

/// Simulates Ctrl-C (`_thread.interrupt_main`, tests).
pub fn raise_interrupt() {
    INTERRUPT.store(true, Ordering::Relaxed);
}
