//! `gleaner quarantine`: what could not be read, why, how to see it for oneself, and how to have it tried again.

use crate::archive::{self, Index, Patience, State, StateError};
use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::typed::{Place, Quarantine};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

/// Lists or forgets.
pub fn quarantine(typed: &Quarantine) -> Result<Exit, Failure> {
    match typed {
        Quarantine::List(place) => list(place),
        Quarantine::Retry(place) => retry(place),
    }
}

fn state_of(place: &Place) -> PathBuf {
    place.state.clone().unwrap_or_else(|| archive::default_folder(&place.dir))
}

fn existing(place: &Place) -> Result<PathBuf, Failure> {
    let state = state_of(place);
    if state.join("index").exists() {
        return Ok(state);
    }
    Err(Failure::Usage(format!("{}: expected the memory of a run, found none", state.display())))
}

/// One file a line: id, code, file, message, and a command that shows it.
fn list(place: &Place) -> Result<Exit, Failure> {
    let index = Index::load(&existing(place)?.join("index"));
    let mut out = String::new();
    for (id, known) in &index.reports {
        if let Some((code, message)) = &known.refusal {
            let path = index.files.iter().find(|(_, seen)| seen.sha256 == known.sha256).map_or("", |(path, _)| path);
            let file = known.names.first().map_or("", String::as_str);
            out.push_str(&format!("{id}\t{code}\t{file}\t{message}\tgleaner inspect --cut records '{path}'\n"));
        }
    }
    say::data(out.as_bytes())?;
    Ok(Exit::Good)
}

fn retry(place: &Place) -> Result<Exit, Failure> {
    let folder = existing(place)?;
    let state = State::take(&folder, &place.dir, Patience::Leave, &AtomicBool::new(false)).map_err(|e| match e {
        StateError::Locked(_) => Failure::Locked(e.to_string()),
        StateError::Io(..) => Failure::Unwritable(e.to_string()),
    })?;
    let mut index = Index::load(&state.index());
    let mut forgotten = 0;
    for known in index.reports.values_mut().filter(|k| k.refusal.is_some()) {
        // Rows of another key are not used again.
        known.key.clear();
        forgotten += 1;
    }
    index.save(&state.index()).map_err(|e| Failure::Unwritable(format!("{}: {e}", state.index().display())))?;
    say::words(&format!(
        "{forgotten} quarantined {} tried again by the next run",
        if forgotten == 1 { "file is" } else { "files are" }
    ));
    Ok(Exit::Good)
}
