//! Whether a night looks like one whose dataset may be published: a failing disk or an unmounted folder must not empty it.

use crate::archive::find::Trouble;
use crate::archive::index::Index;
use crate::archive::intake::{Intake, Taken};
use crate::archive::run::{Removed, Request, RunError};
use std::collections::BTreeSet;

/// Whether this night looks like one whose dataset may be published; adds what is to stay of what is gone.
pub fn judge(intake: &mut Intake, index: &Index, request: &Request) -> Result<(), RunError> {
    if let Some(first) = intake.failures.first() {
        let more = intake.failures.len() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        return Err(RunError::Withheld(format!("{first}{more}")));
    }
    let before: Vec<_> = index.reports.iter().filter(|(_, k)| !k.names.is_empty()).collect();
    let here: BTreeSet<&String> = intake.reports.values().flat_map(|t| &t.names).collect();
    let gone: Vec<_> = before
        .iter()
        // A file of the same name with other bytes is a change, and no loss.
        .filter(|(id, k)| !intake.reports.contains_key(*id) && !k.names.iter().any(|n| here.contains(n)))
        .map(|(id, k)| ((*id).clone(), Taken { names: k.names.clone(), known: (*k).clone() }))
        .collect();
    match request.removed {
        Removed::Stay => intake.reports.extend(gone),
        Removed::Leave => {
            let (lost, all, most) = (gone.len() as u64, before.len() as u64, request.removed_percent_max);
            if lost * 100 > all * most {
                return Err(RunError::Withheld(format!(
                    "expected at most {most} per cent of {all} reports to be gone (--max-removed), found {lost}"
                )));
            }
        }
    }
    let quarantined = intake.reports.values().filter(|t| t.known.refusal.is_some()).count() as u64;
    match request.failures_max {
        Some(most) if quarantined > most => Err(RunError::Withheld(format!(
            "expected at most {most} quarantined files (--max-failures), found {quarantined}"
        ))),
        _ => Ok(()),
    }
}

/// Folders that cannot be listed may hide files: their rows must not leave the dataset for that.
pub fn hidden(troubles: &[Trouble]) -> Result<(), RunError> {
    match troubles.iter().find(|t| t.hides) {
        Some(t) => Err(RunError::Withheld(format!("{}: {}", t.path.display(), t.message))),
        None => Ok(()),
    }
}
