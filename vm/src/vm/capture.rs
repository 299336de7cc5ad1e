//! What a program writes, kept in memory.

use std::cell::RefCell;

/// What a program wrote to `sys.stdout` and `sys.stderr`, for an embedder that wants it as text.
#[derive(Debug, Default)]
pub struct Capture {
    out: RefCell<Vec<u8>>,
    err: RefCell<Vec<u8>>,
}

impl Capture {
    /// Adds what a stream flushed; descriptor 1 is standard output.
    pub(crate) fn add(&self, fd: i32, data: &[u8]) {
        let stream = if fd == 1 { &self.out } else { &self.err };
        stream.borrow_mut().extend_from_slice(data);
    }
    /// Standard output so far; it starts anew.
    pub fn take_out(&self) -> Vec<u8> {
        self.out.take()
    }
    /// Standard error so far; it starts anew.
    pub fn take_err(&self) -> Vec<u8> {
        self.err.take()
    }
}
