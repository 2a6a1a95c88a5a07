//! What commands say on standard output.

use std::{
    fmt::Arguments,
    io::{Write as _, stdout},
};

/// Says a line. Whoever closed the pipe (`| head`) has seen enough, and what is being done goes on.
pub fn line(words: Arguments<'_>) {
    drop(writeln!(stdout().lock(), "{words}"));
}

/// Like `println!`, but a closed pipe is no reason to stop.
#[macro_export]
macro_rules! say {
    ($($words:tt)*) => { $crate::say::line(format_args!($($words)*)) };
}
