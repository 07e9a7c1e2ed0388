//! Publishing a dataset in one move: written beside the old one, synced, and swapped in whole.

use crate::archive::blob;
use crate::archive::intake::{Taken, hex};
use crate::archive::pack::Packs;
use gleaner::write::package::{PACKAGE_NAME, Written, datapackage};
use gleaner::write::{Format, Source, Spreadsheets, Tables};
use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

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
}

/// Writes the dataset and puts it in the place of the old one, which then lies beside it.
///
/// # Errors
/// The folder is not ours to replace, rows are torn, or something could not be written; then the old dataset stands as it was.
pub fn publish(
    plan: &Plan,
    reports: &BTreeMap<String, Taken>,
    packs: &Packs,
    stop: &AtomicBool,
) -> Result<Placed, PublishError> {
    may_replace(&plan.out)?;
    let parent = parent_of(&plan.out);
    fs::create_dir_all(&parent).map_err(|e| PublishError::Io(parent.clone(), e))?;
    let beside = beside(&plan.out, "new");
    clear(&beside)?;
    let placed = fill(plan, reports, packs, &beside, stop).and_then(|generation| {
        let old = swap(&beside, &plan.out, &parent)?;
        Ok(Placed { generation, old })
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

fn generation_of(package: &[u8]) -> String {
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

/// Writes the files of a dataset, each format on a thread of its own, and gives the dataset's name.
fn fill(
    plan: &Plan,
    reports: &BTreeMap<String, Taken>,
    packs: &Packs,
    folder: &Path,
    stop: &AtomicBool,
) -> Result<String, PublishError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |e| PublishError::Io(path, e)
    };
    fs::create_dir(folder).map_err(io(folder))?;
    let write = |format: &Format| -> Result<Vec<Written>, PublishError> {
        let open = |name: &str| Hashed::create(&folder.join(name));
        let mut tables = Tables::new(&[*format], plan.spreadsheets, open).map_err(io(folder))?;
        for (id, report) in reports {
            if stop.load(Ordering::Relaxed) {
                return Err(PublishError::Stopped);
            }
            let torn = || PublishError::Torn(id.clone());
            let rows = packs.read(&report.known.spot).ok_or_else(torn)?;
            let encoded = blob::unpack(&rows).ok_or_else(torn)?;
            tables.push(&source_of(report), &encoded).map_err(io(folder))?;
        }
        let close = |(name, file): (String, Hashed)| {
            let (bytes, sha256) = file.close().map_err(io(&folder.join(&name)))?;
            Ok(Written { name, bytes, sha256 })
        };
        tables.finish().map_err(io(folder))?.into_iter().map(close).collect()
    };
    let written: Vec<Vec<Written>> = plan.formats.par_iter().map(write).collect::<Result<_, _>>()?;
    let path = folder.join("datapackage.json");
    let bytes = datapackage(&written.concat(), env!("CARGO_PKG_VERSION"));
    let mut package = Hashed::create(&path).map_err(io(&path))?;
    package.write_all(&bytes).map_err(io(&path))?;
    package.close().map_err(io(&path))?;
    sync_folder(folder)?;
    Ok(generation_of(&bytes))
}

/// Where a report lies, as reports.csv says it.
fn source_of(report: &Taken) -> Source {
    let mut names = report.names.iter().cloned();
    Source {
        file: names.next().unwrap_or_default(),
        also_at: names.collect(),
        sha256: report.known.sha256.clone(),
        bytes: report.known.bytes,
    }
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

fn sync_folder(folder: &Path) -> Result<(), PublishError> {
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| PublishError::Io(folder.to_owned(), e))
}

/// A file that counts and hashes what is written to it.
struct Hashed {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

/// Bytes gathered before they are handed to the disk.
const BUFFER_BYTES: usize = 1 << 16;

impl Hashed {
    fn create(path: &Path) -> io::Result<Hashed> {
        Ok(Hashed {
            file: BufWriter::with_capacity(BUFFER_BYTES, File::create_new(path)?),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Hands everything to the disk and says how much it was.
    fn close(self) -> io::Result<(u64, String)> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok((self.bytes, hex(self.hash.finalize().as_slice())))
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.hash.update(&bytes[..n]);
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
