//! Log lines on standard error: for people, or one JSON object a line.

use crate::cli::say;
use crate::cli::typed::{LogFormat, Loudness};
use std::io;
use tracing_subscriber::filter::LevelFilter;

/// Sets the log up for the whole program.
pub fn start(loudness: &Loudness) {
    let level = match (loudness.quiet, loudness.verbose) {
        (true, _) => LevelFilter::ERROR,
        (false, false) => LevelFilter::INFO,
        (false, true) => LevelFilter::DEBUG,
    };
    let log = tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(level).with_target(false);
    // A second start (in a test) keeps the first.
    let _ = match loudness.log_format {
        LogFormat::Text => log.without_time().with_ansi(false).try_init(),
        LogFormat::Json => {
            say::for_programs();
            log.json().flatten_event(true).try_init()
        }
    };
}
