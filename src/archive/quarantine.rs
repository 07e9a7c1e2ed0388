//! What could not be read, as the memory of the last run has it, and how it is forgotten so that the next run tries it again.

use crate::archive::index::{Index, Seen, from};
use crate::archive::memory::rewritten;
use crate::archive::state::{FILES, PUBLISHED, Patience, REPORTS, State, StateError};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Its report's id.
    pub id: String,
    /// Its path below the input folder.
    pub file: String,
    /// Where it lies; empty where that is not known.
    pub path: String,
    /// Why: the code.
    pub code: String,
    /// Why: the message.
    pub message: String,
}

/// The quarantined files that this state folder knows of, by their ids.
pub fn quarantined(state: &Path) -> io::Result<Vec<Quarantined>> {
    let index = Index::at(&state.join(FILES), &state.join(REPORTS), &state.join(PUBLISHED));
    let mut found = Vec::new();
    let mut hashes = BTreeMap::new();
    for report in index.reports()? {
        let (id, known) = report?;
        let file = known.names.into_iter().next().unwrap_or_default();
        if let Some((code, message)) = known.refusal {
            hashes.entry(known.sha256).or_insert(found.len());
            found.push(Quarantined { id, file, path: String::new(), code, message });
        }
    }
    for record in index.files()?.skip(1) {
        let (path, seen) = record?;
        let seen: Seen = from(&seen)?;
        if let Some(one) = hashes.get(&seen.sha256).and_then(|n| found.get_mut(*n)).filter(|f| f.path.is_empty()) {
            one.path = String::from_utf8_lossy(&path).into_owned();
        }
    }
    Ok(found)
}

/// Forgets what was read of the quarantined files, and says how many there are.
pub fn retry(folder: &Path, out: &Path) -> Result<u64, StateError> {
    let state = State::take(folder, out, Patience::Leave, &AtomicBool::new(false))?;
    let mut forgotten = 0;
    let mut forget = || -> io::Result<()> {
        let mut index = Index::open(&state);
        let kept = rewritten(index.reports()?, &state.work()?.join("forgotten"), |known| {
            if known.refusal.is_some() {
                // Rows of another engine are not used again.
                known.engine.clear();
                forgotten += 1;
            }
            Ok(())
        })?;
        index.replace_reports(kept);
        index.save_reports(&state.reports())
    };
    forget().map_err(|e| StateError::Io(state.reports(), e))?;
    Ok(forgotten)
}
