//! How far a run is: a bar on a terminal, now and then a plain line elsewhere.

use crate::cli::say;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Seconds between plain lines.
const LINE_SECONDS: Duration = Duration::from_secs(5);

/// A way to tell how far a run is.
pub enum Progress {
    /// A bar.
    Bar(ProgressBar),
    /// Plain lines: how many files there are, how many are done, and when that was last said.
    Lines(u64, Mutex<(u64, Instant)>),
    /// Nothing.
    Silent,
}

/// What watches a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Nobody wants to hear it.
    Nobody,
    /// A person or a log.
    Anyone,
}

impl Progress {
    /// For so many files.
    pub fn new(files: u64, audience: Audience) -> Progress {
        match audience {
            Audience::Nobody => Progress::Silent,
            Audience::Anyone if stderr().is_terminal() => {
                let bar = ProgressBar::new(files);
                let style = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {per_sec}, {eta} left");
                Progress::Bar(style.map_or(bar.clone(), |style| bar.with_style(style)))
            }
            Audience::Anyone => Progress::Lines(files, Mutex::new((0, Instant::now()))),
        }
    }

    /// One file more is done.
    pub fn step(&self) {
        match self {
            Progress::Bar(bar) => bar.inc(1),
            Progress::Lines(files, state) => {
                let Ok(mut state) = state.lock() else { return };
                state.0 += 1;
                if state.1.elapsed() >= LINE_SECONDS {
                    state.1 = Instant::now();
                    say::words(&format!("{} of {files} files read", state.0));
                }
            }
            Progress::Silent => {}
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Progress::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
