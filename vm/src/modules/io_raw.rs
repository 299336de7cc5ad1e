//! A buffered file: bytes in, bytes out, positions. What the Python classes of files are built on; knows no Python objects.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::rc::{Rc, Weak};

const BUFFER: usize = 8192;

/// A parsed mode string.
#[derive(Clone, Copy, Default, Debug)]
pub struct Mode {
    pub read: bool,
    pub write: bool,
    pub append: bool,
    pub create_new: bool,
    pub plus: bool,
    pub binary: bool,
}

impl Mode {
    /// Reads a mode string; the error is the text of the ValueError.
    pub fn parse(text: &str) -> Result<Mode, String> {
        let mut m = Mode::default();
        let mut is_text = false;
        for (i, c) in text.char_indices() {
            if text[..i].contains(c) {
                return Err(format!("invalid mode: '{text}'"));
            }
            match c {
                'r' => m.read = true,
                'w' => m.write = true,
                'a' => m.append = true,
                'x' => m.create_new = true,
                '+' => m.plus = true,
                'b' => m.binary = true,
                't' => is_text = true,
                _ => return Err(format!("invalid mode: '{text}'")),
            }
        }
        if is_text && m.binary {
            return Err("can't have text and binary mode at once".into());
        }
        match [m.read, m.write, m.append, m.create_new]
            .iter()
            .filter(|&&b| b)
            .count()
        {
            1 => Ok(m),
            0 => Err(
                "Must have exactly one of create/read/write/append mode and at most one plus"
                    .into(),
            ),
            _ => Err("must have exactly one of create/read/write/append mode".into()),
        }
    }
    pub fn readable(self) -> bool {
        self.read || self.plus
    }
    pub fn writable(self) -> bool {
        !self.read || self.plus
    }
    /// Opens a file this way.
    pub fn open(self, path: &std::path::Path) -> io::Result<File> {
        let f = OpenOptions::new()
            .read(self.readable())
            .write(self.writable() && !self.append)
            .append(self.append)
            .truncate(self.write)
            .create(self.write || self.append)
            .create_new(self.create_new)
            .open(path)?;
        if f.metadata()?.is_dir() {
            return Err(io::Error::from_raw_os_error(libc::EISDIR));
        }
        Ok(f)
    }
}

/// The file with its buffers. At most one of them is in use.
pub struct Raw {
    file: Option<File>,
    /// Bytes read ahead; `at` of them are consumed.
    ahead: Vec<u8>,
    at: usize,
    /// Bytes not written yet.
    out: Vec<u8>,
    pub mode: Mode,
    /// Writes go out at once, reads take no more than asked for.
    pub unbuffered: bool,
}

fn closed() -> io::Error {
    io::Error::other("I/O operation on closed file.")
}

impl Raw {
    pub fn new(file: File, mode: Mode, unbuffered: bool) -> Raw {
        let mut raw = Raw {
            file: Some(file),
            ahead: Vec::new(),
            at: 0,
            out: Vec::new(),
            mode,
            unbuffered,
        };
        if mode.append
            && let Some(f) = &mut raw.file
        {
            // A pipe cannot seek; then there is no position to move.
            let _ = f.seek(SeekFrom::End(0));
        }
        raw
    }
    pub fn is_closed(&self) -> bool {
        self.file.is_none()
    }
    pub fn file(&mut self) -> io::Result<&mut File> {
        self.file.as_mut().ok_or_else(closed)
    }
    /// Writes the buffer out.
    pub fn flush(&mut self) -> io::Result<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        let data = std::mem::take(&mut self.out);
        self.file()?.write_all(&data)
    }
    /// Flushes and closes; the file is closed even when flushing fails.
    pub fn close(&mut self) -> io::Result<()> {
        let r = if self.file.is_some() {
            self.flush()
        } else {
            Ok(())
        };
        self.file = None;
        self.ahead = Vec::new();
        self.at = 0;
        r
    }
    /// Drops what was read ahead, so that the file's own position is the logical one.
    fn drop_ahead(&mut self) -> io::Result<()> {
        let rest = self.ahead.len() - self.at;
        self.ahead.clear();
        self.at = 0;
        if rest > 0 {
            self.file()?.seek(SeekFrom::Current(-(rest as i64)))?;
        }
        Ok(())
    }
    pub fn write(&mut self, data: &[u8]) -> io::Result<()> {
        self.drop_ahead()?;
        self.out.extend_from_slice(data);
        if self.unbuffered || self.out.len() >= BUFFER {
            self.flush()
        } else {
            Ok(())
        }
    }
    /// Reads more ahead; false at the end of the file.
    pub fn fill(&mut self) -> io::Result<bool> {
        self.flush()?;
        if self.at > 0 {
            self.ahead.drain(..self.at);
            self.at = 0;
        }
        let start = self.ahead.len();
        self.ahead.resize(start + BUFFER, 0);
        let n = loop {
            let file = self.file.as_mut().ok_or_else(closed)?;
            match file.read(&mut self.ahead[start..]) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                r => break r,
            }
        };
        self.ahead.truncate(start + *n.as_ref().unwrap_or(&0));
        Ok(n? > 0)
    }
    /// What was read ahead and not consumed.
    pub fn peek(&self) -> &[u8] {
        &self.ahead[self.at..]
    }
    /// Takes up to `n` bytes that were read ahead.
    pub fn take(&mut self, n: usize) -> Vec<u8> {
        let n = n.min(self.ahead.len() - self.at);
        let out = self.ahead[self.at..self.at + n].to_vec();
        self.at += n;
        out
    }
    /// Up to `n` bytes; `None`: to the end.
    pub fn read(&mut self, n: Option<usize>) -> io::Result<Vec<u8>> {
        self.flush()?;
        match n {
            None => {
                let mut out = self.take(usize::MAX);
                self.file()?.read_to_end(&mut out)?;
                Ok(out)
            }
            Some(n) if self.unbuffered && self.peek().is_empty() => {
                let mut out = vec![0; n.min(1 << 30)];
                let got = self.file()?.read(&mut out)?;
                out.truncate(got);
                Ok(out)
            }
            Some(n) => {
                while self.peek().len() < n && self.fill()? {}
                Ok(self.take(n))
            }
        }
    }
    /// One line with its end, of at most `limit` bytes.
    pub fn read_line(&mut self, limit: Option<usize>) -> io::Result<Vec<u8>> {
        self.flush()?;
        let mut seen = 0;
        loop {
            if let Some(i) = memchr::memchr(b'\n', &self.peek()[seen..]) {
                let n = (seen + i + 1).min(limit.unwrap_or(usize::MAX));
                return Ok(self.take(n));
            }
            seen = self.peek().len();
            if limit.is_some_and(|l| seen >= l) || !self.fill()? {
                return Ok(self.take(limit.unwrap_or(usize::MAX)));
            }
        }
    }
    pub fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.flush()?;
        self.drop_ahead()?;
        self.file()?.seek(to)
    }
    pub fn tell(&mut self) -> io::Result<u64> {
        let (ahead, out) = (self.peek().len() as u64, self.out.len() as u64);
        let at = self.file()?.stream_position()?;
        Ok(at + out - ahead)
    }
    pub fn truncate(&mut self, size: Option<u64>) -> io::Result<u64> {
        self.flush()?;
        let size = match size {
            Some(n) => n,
            None => self.tell()?,
        };
        self.file()?.set_len(size)?;
        Ok(size)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // Nobody is left to report a failure to.
        let _ = self.close();
    }
}

/// Files with unwritten bytes, so that they reach the disk before another file is opened and at the end, even if nobody closes them.
#[derive(Default)]
pub struct OpenFiles(RefCell<Vec<Weak<RefCell<Raw>>>>);

impl OpenFiles {
    pub fn add(&self, raw: &Rc<RefCell<Raw>>) {
        self.0.borrow_mut().push(Rc::downgrade(raw));
    }
    /// Flushes all of them.
    pub fn flush(&self) {
        self.0.borrow_mut().retain(|w| match w.upgrade() {
            Some(raw) => {
                // An error comes up again when the file is closed.
                let _ = raw.borrow_mut().flush();
                !raw.borrow().is_closed()
            }
            None => false,
        });
    }
}
