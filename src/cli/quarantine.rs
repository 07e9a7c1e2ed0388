//! `gleaner quarantine`: what could not be read, why, how to see it for oneself, and how to have it tried again.

use crate::archive::{self, StateError};
use crate::cli::exit::{Exit, Failure};
use crate::cli::say;
use crate::cli::typed::{Place, Quarantine};
use std::path::PathBuf;

/// Lists or forgets.
pub fn quarantine(typed: &Quarantine) -> Result<Exit, Failure> {
    match typed {
        Quarantine::List(place) => list(place),
        Quarantine::Retry(place) => retry(place),
    }
}

fn existing(place: &Place) -> Result<PathBuf, Failure> {
    let state = place.state.clone().unwrap_or_else(|| archive::default_folder(&place.dir));
    if state.join("reports").exists() {
        return Ok(state);
    }
    Err(Failure::Usage(format!("{}: expected the memory of a run, found none", state.display())))
}

/// One file a line: id, code, file, message, and a command that shows it.
fn list(place: &Place) -> Result<Exit, Failure> {
    let state = existing(place)?;
    let found = archive::quarantined(&state).map_err(|e| Failure::Unreadable(state, e.to_string()))?;
    let mut out = String::new();
    for archive::Quarantined { id, file, path, code, message } in found {
        // A path in quotes of the shell, whatever signs it has.
        let path = path.replace('\'', "'\\''");
        out.push_str(&format!("{id}\t{code}\t{file}\t{message}\tgleaner inspect --cut records '{path}'\n"));
    }
    say::data(out.as_bytes())?;
    Ok(Exit::Good)
}

fn retry(place: &Place) -> Result<Exit, Failure> {
    let forgotten = archive::retry(&existing(place)?, &place.dir).map_err(|e| match e {
        StateError::Locked(_) => Failure::Locked(e.to_string()),
        StateError::Io(..) => Failure::Unwritable(e.to_string()),
    })?;
    say::words(&format!(
        "{forgotten} quarantined {} tried again by the next run",
        if forgotten == 1 { "file is" } else { "files are" }
    ));
    Ok(Exit::Good)
}
