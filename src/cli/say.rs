//! Data to standard output, words to standard error.

use crate::cli::exit::Failure;
use std::io::{self, Write};

/// Prints data. A reader that has read enough is no error.
pub fn data(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Says why a command failed.
pub fn error(failure: &Failure) {
    words(&format!("gleaner: {failure}"));
}

/// Says something to whoever watches; that nobody does is no error.
pub fn words(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
