//! How a command can end. The numbers are a promise to schedulers and stand in the README.

use std::io;
use std::path::PathBuf;

/// An exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Good = 0,
    /// The arguments cannot be meant: a missing path, no PDF found, rules that do not parse.
    Usage = 2,
    /// A dataset was published, and some files are quarantined in it.
    Quarantined = 3,
    /// Nothing was published: inputs failed, too many are gone or quarantined, or a signal came. The old dataset stands.
    Withheld = 4,
    /// Something could not be written; the old dataset stands.
    Unwritable = 5,
    /// Another run is at work.
    Locked = 6,
    /// A fault of gleaner's own.
    Fault = 70,
}

/// Why a command could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The arguments cannot be meant.
    #[error("{0}")]
    Usage(String),
    /// A file could not be read.
    #[error("{path}: {message}", path = .0.display(), message = .1)]
    Unreadable(PathBuf, String),
    /// Something could not be written.
    #[error("{0}")]
    Unwritable(String),
    /// Nothing was published.
    #[error("{0}")]
    Withheld(String),
    /// Another run is at work.
    #[error("{0}")]
    Locked(String),
    /// Whoever reads our output went away.
    #[error("the reader of the output went away")]
    PipeClosed,
    /// A fault of our own.
    #[error("{0}")]
    Fault(String),
}

impl Failure {
    /// The code it ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Usage(_) | Failure::Unreadable(..) => Exit::Usage,
            Failure::Unwritable(_) => Exit::Unwritable,
            Failure::Withheld(_) => Exit::Withheld,
            Failure::Locked(_) => Exit::Locked,
            Failure::PipeClosed => Exit::Good,
            Failure::Fault(_) => Exit::Fault,
        }
    }
}

impl From<io::Error> for Failure {
    /// An error while writing to standard output.
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::PipeClosed,
            _ => Failure::Unwritable(format!("standard output: {error}")),
        }
    }
}
