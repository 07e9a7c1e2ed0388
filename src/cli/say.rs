//! Data to standard output, words to standard error.

use crate::cli::exit::Failure;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Prints data. A reader that has read enough is no error.
pub fn data(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Set where words are objects too: a log for programs has no other lines.
static FOR_PROGRAMS: AtomicBool = AtomicBool::new(false);

/// From now on words are lines of a log for programs.
pub fn for_programs() {
    FOR_PROGRAMS.store(true, Ordering::Relaxed);
}

/// Says why a command failed.
pub fn error(failure: &Failure) {
    if FOR_PROGRAMS.load(Ordering::Relaxed) {
        tracing::error!(report = "", exit = failure.exit() as u8, "{failure}");
    } else {
        words(&format!("gleaner: {failure}"));
    }
}

/// Says something to whoever watches; that nobody does is no error.
pub fn words(line: &str) {
    if FOR_PROGRAMS.load(Ordering::Relaxed) {
        tracing::info!(report = "", "{line}");
    } else {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}
