//! Stops reading where a line does not end: a CSV reader would keep all of it in memory.

use std::{
    cell::Cell,
    io::{self, Read},
    rc::Rc,
};

/// Longest line that is read, in bytes.
pub(super) const LONGEST: usize = 64 * 1024;

/// What a reader has seen so far. Shared, because the reader disappears into the CSV reader.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    line: Cell<u64>,
    length: Cell<usize>,
    quoted: Cell<bool>,
    closed: Cell<bool>,
    last: Cell<u8>,
    too_long: Cell<bool>,
}

impl Seen {
    /// Complete lines.
    pub(super) fn lines(&self) -> u64 {
        self.0.line.get()
    }

    /// Whether a line was too long.
    pub(super) fn too_long(&self) -> bool {
        self.0.too_long.get()
    }

    /// Whether a quotation mark is open.
    pub(super) fn open_quote(&self) -> bool {
        self.0.quoted.get()
    }

    /// Whether the last byte was a line break.
    pub(super) fn ends_with_newline(&self) -> bool {
        self.0.last.get() == b'\n'
    }
}

/// Lets lines through that are not too long. A line break between quotation marks does not end a line.
#[derive(Debug)]
pub(super) struct LineLimit<R> {
    inner: R,
    delimiter: u8,
    seen: Seen,
}

impl<R: Read> LineLimit<R> {
    pub(super) fn new(inner: R, delimiter: u8, seen: Seen) -> Self {
        Self { inner, delimiter, seen }
    }

    fn look(&self, bytes: &[u8]) -> bool {
        let seen = &self.seen.0;
        let (mut length, mut quoted, mut last) = (seen.length.get(), seen.quoted.get(), seen.last.get());
        let mut closed = seen.closed.get();
        for byte in bytes {
            // A quotation mark opens at the start of a cell, and again right after it closed: that one stands for itself.
            let opens = length == 0 || last == self.delimiter || closed;
            let toggles = *byte == b'"' && (quoted || opens);
            closed = toggles && quoted;
            quoted ^= toggles;
            length += 1;
            if *byte == b'\n' && !quoted {
                seen.line.set(seen.line.get() + 1);
                length = 0;
            }
            if length > LONGEST {
                seen.too_long.set(true);
                return false;
            }
            last = *byte;
        }
        seen.closed.set(closed);
        seen.length.set(length);
        seen.quoted.set(quoted);
        seen.last.set(last);
        true
    }
}

impl<R: Read> Read for LineLimit<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if self.look(&buffer[..count]) { Ok(count) } else { Err(io::ErrorKind::FileTooLarge.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> (bool, Seen) {
        let seen = Seen::default();
        let mut sink = Vec::new();
        let done = LineLimit::new(text, b',', seen.clone()).read_to_end(&mut sink).is_ok();
        (done, seen)
    }

    #[test]
    fn quotation_marks_carry_line_breaks_and_may_stand_within_a_cell() {
        let (done, seen) = read(b"a,\"b\nc \"\"d\"\"\",e\n5\"\" pipe,x\n");
        assert!(done && !seen.open_quote() && seen.ends_with_newline());
        assert_eq!(seen.lines(), 2);
    }

    #[test]
    fn an_open_quotation_mark_is_noticed_and_does_not_swallow_the_file() {
        let (done, seen) = read(b"a,b\nc,\"d\n");
        assert!(done && seen.open_quote());
        let endless = [b"a,b\nc,\"".to_vec(), b"d,e\n".repeat(LONGEST)].concat();
        let (done, seen) = read(&endless);
        assert!(!done && seen.too_long());
    }

    /// A line of two gigabytes, made as it is read: reading stops long before.
    #[test]
    fn a_line_without_end_is_read_no_further() {
        let seen = Seen::default();
        let mut limited = LineLimit::new(io::repeat(b'x').take(2 << 30), b',', seen.clone());
        let mut sink = Vec::new();
        assert!(limited.read_to_end(&mut sink).is_err() && seen.too_long());
        assert!(sink.len() < 1024 * 1024, "{} bytes were read", sink.len());
    }
}
