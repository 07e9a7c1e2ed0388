//! Publishing a dataset in one move: written beside the old one, synced, and swapped in whole.

use crate::archive::fill::fill;
use crate::archive::index::Left;
use crate::archive::load::hex;
use crate::archive::pack::Packs;
use crate::archive::patch::Patch;
use gleaner::write::package::PACKAGE_NAME;
use gleaner::write::{Format, Spreadsheets};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// What is published, and where.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The folder of tables.
    pub out: PathBuf,
    /// As what.
    pub formats: Vec<Format>,
    /// Whether spreadsheets get copies of their own.
    pub spreadsheets: Spreadsheets,
}

/// Why nothing was published. The old dataset stands.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds something that is not ours to replace.
    #[error("{path}: expected an empty folder or a gleaner dataset, found {found}", path = .0.display(), found = .1)]
    NotOurs(PathBuf, String),
    /// A signal stopped it.
    #[error("stopped by a signal")]
    Stopped,
    /// Rows of this report are not as they were put away.
    #[error("{0}: the rows that were put away are torn")]
    Torn(String),
    /// A file of the old dataset is not as it was left.
    #[error("{path}: expected the file as it was published, found other bytes", path = .0.display())]
    Stale(PathBuf),
    /// The disk said no.
    #[error("{path}: {cause}", path = .0.display(), cause = .1)]
    Io(PathBuf, #[source] io::Error),
}

/// A dataset that was put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its name: from the hash of its datapackage.json.
    pub generation: String,
    /// Where the old one lies now, where there was one.
    pub old: Option<PathBuf>,
    /// Its files of reports, as they were left.
    pub files: Vec<Left>,
}

/// What a dataset is put together from.
pub struct Stock<'a> {
    /// The ledger of its reports.
    pub reports: &'a Path,
    /// Their rows.
    pub packs: &'a Packs,
    /// What can be copied from the old dataset, where that is known.
    pub patch: Option<&'a Patch>,
}

/// Writes the dataset and puts it in the place of the old one, which then lies beside it.
///
/// # Errors
/// The folder is not ours to replace, rows are torn, or something could not be written; then the old dataset stands as it was.
pub fn publish(plan: &Plan, stock: &Stock, stop: &AtomicBool) -> Result<Placed, PublishError> {
    may_replace(&plan.out)?;
    let parent = parent_of(&plan.out);
    fs::create_dir_all(&parent).map_err(|e| PublishError::Io(parent.clone(), e))?;
    let beside = beside(&plan.out, "new");
    clear(&beside)?;
    let placed = fill(plan, stock, &beside, stop).and_then(|(generation, files)| {
        let old = swap(&beside, &plan.out, &parent)?;
        Ok(Placed { generation, old, files })
    });
    if placed.is_err() {
        // The first error is the one to tell; what is left over is cleared by the next run.
        let _ = fs::remove_dir_all(&beside);
    }
    placed
}

/// Puts back what a run left that was killed between two renames.
pub fn recover(out: &Path) -> Result<(), PublishError> {
    let old = beside(out, "old");
    if !out.exists() && old.exists() {
        fs::rename(&old, out).map_err(|e| PublishError::Io(out.to_owned(), e))?;
    }
    Ok(())
}

/// The name of the dataset in this folder; nothing where there is none that is whole.
pub fn generation_in(out: &Path) -> Option<String> {
    let bytes = fs::read(out.join("datapackage.json")).ok()?;
    let package: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    for resource in package.get("resources")?.as_array()? {
        let path = out.join(resource.get("path")?.as_str()?);
        if fs::metadata(path).ok()?.len() != resource.get("bytes")?.as_u64()? {
            return None;
        }
    }
    Some(generation_of(&bytes))
}

/// How many letters of a hash name a generation.
const GENERATION_LETTERS: usize = 16;

/// The name of the dataset with this datapackage.json.
pub fn generation_of(package: &[u8]) -> String {
    let mut name = hex(Sha256::digest(package).as_slice());
    name.truncate(GENERATION_LETTERS);
    name
}

/// Refuses a folder that holds anything but a dataset of ours.
pub fn may_replace(out: &Path) -> Result<(), PublishError> {
    let refuse = |found: String| Err(PublishError::NotOurs(out.to_owned(), found));
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => return refuse("a file".to_owned()),
        Err(e) => return Err(PublishError::Io(out.to_owned(), e)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| PublishError::Io(out.to_owned(), e))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    if let Some(other) = names.iter().find(|n| !is_ours(n)) {
        return refuse(format!("{other} in it"));
    }
    if names.is_empty() {
        return Ok(());
    }
    let path = out.join("datapackage.json");
    let package = fs::read(&path).ok().and_then(|b| serde_json::from_slice::<serde_json::Value>(&b).ok());
    match package.as_ref().and_then(|p| p.get("name")).and_then(|n| n.as_str()) {
        Some(PACKAGE_NAME) => Ok(()),
        _ => refuse("tables without a datapackage.json of gleaner's".to_owned()),
    }
}

/// True for the names that a dataset is made of.
fn is_ours(name: &str) -> bool {
    let tables = gleaner::write::column::TABLES;
    let table = |suffix: &str| name.strip_suffix(suffix).is_some_and(|stem| tables.iter().any(|t| t.name == stem));
    matches!(name, "datapackage.json" | "records.jsonl") || table(".excel.csv") || table(".csv") || table(".json")
}

/// Exchanges the new folder with the old one, or names it where there is none; says where the old one lies then.
fn swap(new: &Path, out: &Path, parent: &Path) -> Result<Option<PathBuf>, PublishError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |e: io::Error| PublishError::Io(path, e)
    };
    if !out.exists() {
        fs::rename(new, out).map_err(io(out))?;
        sync_folder(parent)?;
        return Ok(None);
    }
    match renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE) {
        Ok(()) => {}
        // File systems without an exchange get two renames; between them the folder is missing, but never mixed.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            let old = beside(out, "old");
            clear(&old)?;
            fs::rename(out, &old).map_err(io(out))?;
            fs::rename(new, out).map_err(io(out))?;
            fs::rename(&old, new).map_err(io(&old))?;
        }
        Err(e) => return Err(PublishError::Io(out.to_owned(), e.into())),
    }
    sync_folder(parent)?;
    Ok(Some(new.to_owned()))
}

fn clear(folder: &Path) -> Result<(), PublishError> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(PublishError::Io(folder.to_owned(), e)),
        _ => Ok(()),
    }
}

/// The folder in which a folder lies.
pub fn parent_of(out: &Path) -> PathBuf {
    match out.parent() {
        Some(p) if !p.as_os_str().is_empty() => p.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A hidden name beside the folder, on the same file system.
pub fn beside(out: &Path, what: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    parent_of(out).join(format!(".{name}.gleaner-{what}"))
}

/// Hands the entries of a folder to the disk.
pub fn sync_folder(folder: &Path) -> Result<(), PublishError> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| PublishError::Io(folder.to_owned(), e))
}
