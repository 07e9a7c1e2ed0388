//! The state folder: the memory of an archive, its lock, and the account of the last run. A cache: to lose it costs time.

use rustix::fs::{FlockOperation, flock};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A state folder that is ours alone until this is dropped; the death of the process frees it too.
#[derive(Debug)]
pub struct State {
    folder: PathBuf,
    kept: PathBuf,
    _locks: Vec<File>,
}

/// The ledger of files, in a state folder.
pub const FILES: &str = "files";
/// The ledger of reports.
pub const REPORTS: &str = "reports";
/// What was published last.
pub const PUBLISHED: &str = "published.json";

/// What to do where another run holds the lock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patience {
    /// Leave.
    #[default]
    Leave,
    /// Wait until it is done.
    Wait,
}

/// Why the state folder could not be had.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// Another run holds it.
    #[error("{path}: another run is at work here", path = .0.display())]
    Locked(PathBuf),
    /// The disk said no.
    #[error("{path}: {cause}", path = .0.display(), cause = .1)]
    Io(PathBuf, #[source] io::Error),
}

/// Where the state of a dataset lies when nobody says otherwise: hidden beside it.
pub fn default_folder(out: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(out.file_name().unwrap_or_default());
    name.push(".gleaner");
    crate::archive::publish::parent_of(out).join(name)
}

impl State {
    /// Takes the folder, which is made where it is missing; `out` is locked too where its state lies elsewhere.
    pub fn take(folder: &Path, out: &Path, patience: Patience, stop: &AtomicBool) -> Result<State, StateError> {
        fs::create_dir_all(folder).map_err(|e| StateError::Io(folder.to_owned(), e))?;
        let mut locks = vec![lock(&folder.join("lock"), patience, stop)?];
        if folder != default_folder(out) {
            let parent = crate::archive::publish::parent_of(out);
            fs::create_dir_all(&parent).map_err(|e| StateError::Io(parent, e))?;
            locks.push(lock(&crate::archive::publish::beside(out, "lock"), patience, stop)?);
        }
        // Datasets are put away by a rename, so they stay on the file system of the dataset.
        let kept = default_folder(out).join("kept");
        Ok(State { folder: folder.to_owned(), kept, _locks: locks })
    }

    /// The ledger of files.
    pub fn files(&self) -> PathBuf {
        self.folder.join(FILES)
    }

    /// The ledger of reports.
    pub fn reports(&self) -> PathBuf {
        self.folder.join(REPORTS)
    }

    /// What was published last.
    pub fn published(&self) -> PathBuf {
        self.folder.join(PUBLISHED)
    }

    /// A folder for what a run holds on the disk while it is at work, made anew.
    pub fn work(&self) -> io::Result<PathBuf> {
        let work = self.folder.join("work");
        match fs::remove_dir_all(&work) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => fs::create_dir(&work)?,
        }
        Ok(work)
    }

    /// The folder of packs.
    pub fn packs(&self) -> PathBuf {
        self.folder.join("packs")
    }

    /// The folder of older datasets.
    pub fn kept(&self) -> PathBuf {
        self.kept.clone()
    }

    /// The account of the last run.
    pub fn account(&self) -> PathBuf {
        self.folder.join("run.json")
    }
}

/// Between two looks at a lock that another run holds.
const LOOK_PAUSE: Duration = Duration::from_millis(50);

fn lock(path: &Path, patience: Patience, stop: &AtomicBool) -> Result<File, StateError> {
    let io = |e: io::Error| StateError::Io(path.to_owned(), e);
    let file = File::options().create(true).append(true).open(path).map_err(io)?;
    loop {
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Ok(file),
            // Whoever waits must still hear a signal.
            Err(rustix::io::Errno::WOULDBLOCK) if patience == Patience::Wait && !stop.load(Ordering::Relaxed) => {
                std::thread::sleep(LOOK_PAUSE);
            }
            Err(rustix::io::Errno::WOULDBLOCK) => return Err(StateError::Locked(path.to_owned())),
            Err(rustix::io::Errno::INTR) => {}
            Err(e) => return Err(io(e.into())),
        }
    }
}

/// Puts a small file in the place of another in one rename.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".new");
    let beside = path.with_file_name(name);
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let (state, out) = (folder.path().join("state"), folder.path().join("out"));
        let stop = AtomicBool::new(false);
        let first = State::take(&state, &out, Patience::Leave, &stop).unwrap();
        let locked = |r: Result<State, StateError>| matches!(r, Err(StateError::Locked(_)));
        assert!(locked(State::take(&state, &out, Patience::Leave, &stop)));
        assert!(locked(State::take(&folder.path().join("other"), &out, Patience::Leave, &stop)));
        drop(first);
        assert!(State::take(&state, &out, Patience::Wait, &stop).is_ok());
    }
}
