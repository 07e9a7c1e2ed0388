//! What is remembered from run to run: rows of earlier runs, of killed runs, torn ones, and older datasets.

use crate::archive::index::{Index, Known};
use crate::archive::intake::{Intake, known_of};
use crate::archive::pack::{Head, Packs};
use crate::archive::state::State;
use gleaner::write::report_id;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Rows in packs that the index does not know: an earlier run read them and was killed.
pub fn remember_strays(index: &mut Index, packs: &Packs, key: &str) {
    let known: BTreeSet<u32> = index.reports.values().map(|k| k.spot.pack).collect();
    for (head, spot) in packs.stray(|n| known.contains(&n)) {
        let id = report_id(&head.sha256);
        let old = index.reports.get(&id);
        if head.sha256.is_empty() || head.key != key || old.is_some_and(|k| k.key == key) {
            continue;
        }
        let names = old.map(|k| k.names.clone()).unwrap_or_default();
        if let Some(known) = packs.read(&spot).and_then(|rows| known_of(&head, spot, &rows)) {
            index.reports.insert(id, Known { names, ..known });
        }
    }
}

/// Adds what an intake read; what was published stays marked as it is.
pub fn remember(index: &mut Index, intake: &Intake) {
    for (id, taken) in &intake.reports {
        let names = index.reports.get(id).map(|k| k.names.clone()).unwrap_or_default();
        index.reports.insert(id.clone(), Known { names, ..taken.known.clone() });
    }
}

/// Forgets the rows that do not read back; they are read again.
pub fn forget_torn(index: &mut Index, packs: &Packs) {
    let torn = |known: &Known| packs.read(&known.spot).is_none();
    for known in index.reports.values_mut().filter(|k| torn(k)) {
        // Another key: nothing will be reused; what was published stays known.
        known.key.clear();
    }
}

/// More packs than this are gathered into one.
const PACKS_MAX: usize = 64;
/// Packs are gathered too where less than half of their bytes are of use, from this size on.
const PACKED_BYTES_MIN: u64 = 32 << 20;

/// Puts all rows that are in use into one pack where they are scattered, or lie among much that is not in use.
pub fn gather_packs(index: &mut Index, packs: &Packs) -> io::Result<()> {
    let (count, bytes) = packs.size();
    let used: u64 = index.reports.values().map(|k| k.spot.length).sum();
    if count <= PACKS_MAX && (bytes <= PACKED_BYTES_MIN || bytes / 2 <= used) {
        return Ok(());
    }
    for known in index.reports.values_mut() {
        // Torn rows stay where they are, to be found torn when they are asked for.
        if let Some(rows) = packs.read(&known.spot) {
            let head = Head { sha256: known.sha256.clone(), key: known.key.clone(), bytes: known.bytes };
            known.spot = packs.append(&head, &rows)?;
        }
    }
    Ok(())
}

/// Keeps the old dataset under its own name, or takes it away; only so many are kept.
pub fn put_away(old: Option<&Path>, generation: Option<&str>, state: &State, keep: usize) -> io::Result<()> {
    let Some(old) = old else { return Ok(()) };
    match generation {
        Some(generation) if keep > 0 => {
            fs::create_dir_all(state.kept())?;
            let place = state.kept().join(generation);
            if place.exists() {
                fs::remove_dir_all(&place)?;
            }
            fs::rename(old, &place)?;
            // Its time is when it was put away: the oldest go first.
            fs::File::open(&place)?.set_modified(SystemTime::now())?;
        }
        _ => fs::remove_dir_all(old)?,
    }
    let mut kept = Vec::new();
    for entry in fs::read_dir(state.kept()).into_iter().flatten() {
        let entry = entry?;
        kept.push((entry.metadata()?.modified()?, entry.path()));
    }
    kept.sort();
    let surplus = kept.len().saturating_sub(keep);
    kept.into_iter().take(surplus).try_for_each(|(_, path)| fs::remove_dir_all(path))
}
