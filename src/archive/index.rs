//! What is remembered of an archive: which file had which bytes, and where the rows of those bytes lie.
//!
//! Only a cache. Two ledgers (`files` by path, `reports` by id) and a small file on what was published last; a torn, foreign or
//! missing one is an empty one, and none of them needs another to be of the same run.

use crate::archive::ledger::{self, Passing, Reader, Record};
use crate::archive::pack::Spot;
use crate::archive::state::{State, replace};
use gleaner::write::Source;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The memory of an archive, as it lies on the disk.
#[derive(Debug, Default)]
pub struct Index {
    /// When the run began that wrote the files, in nanoseconds since 1970: files changed after that are not trusted.
    pub began: i64,
    /// What was published last, where anything was.
    pub published: Option<Published>,
    files: Option<PathBuf>,
    reports: Option<PathBuf>,
    /// Reports that were put together by this run, in the place of those on the disk.
    passing: Option<Passing>,
}

/// A file as it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// What the file system said of it.
    pub stamp: Stamp,
    /// The hash of its bytes.
    pub sha256: String,
}

/// What a file system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Size in bytes.
    pub size: u64,
    /// Last change of its bytes, nanoseconds since 1970.
    pub mtime: i64,
    /// Last change of its entry, nanoseconds since 1970.
    pub ctime: i64,
    /// Number of its entry.
    pub inode: u64,
    /// Device it is on.
    pub device: u64,
}

/// A report that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The hash of its bytes.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Engine and limits it was read with; empty where it is to be read again.
    pub engine: String,
    /// The rules that are known to give these rows.
    pub rules: String,
    /// What it took from them; empty where that is not known.
    pub family: String,
    /// Where its rows lie.
    pub spot: Spot,
    /// Bytes at the head of its rows that tell what it took from the rules.
    pub trace: u64,
    /// Why it was quarantined: code and message.
    pub refusal: Option<(String, String)>,
    /// Figures, events and findings.
    pub counts: [u64; 3],
    /// How long its fragments are.
    pub sizes: Vec<[u64; 3]>,
    /// Where it lay when it was published, sorted by name; empty where it is not in the published dataset.
    pub names: Vec<String>,
}

impl Known {
    /// Where it lies, as reports.csv says it.
    pub fn source(&self) -> Source {
        let mut names = self.names.iter().cloned();
        Source {
            file: names.next().unwrap_or_default(),
            also_at: names.collect(),
            sha256: self.sha256.clone(),
            bytes: self.bytes,
        }
    }
}

/// What was published last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// A hash of all that decided its bytes.
    pub wanted: String,
    /// Its name: from the hash of its datapackage.json.
    pub generation: String,
    /// The engine that put it together.
    pub engine: String,
    /// Its files of reports, as they were left.
    pub files: Vec<Left>,
}

/// A published file as it was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Its name in the folder.
    pub name: String,
    /// What the file system said of it.
    pub stamp: Stamp,
    /// CRC-32 of its bytes.
    pub checksum: u32,
}

/// The key of the record that stands at the head of `files` and tells when its run began.
const HEAD: &[u8] = b"";

impl Index {
    /// The index of this state; what is missing, torn or of another version is empty.
    pub fn open(state: &State) -> Index {
        Index::at(&state.files(), &state.reports(), &state.published())
    }

    /// The index of these files.
    pub fn at(files: &Path, reports: &Path, published: &Path) -> Index {
        let whole = |path: &Path| ledger::is_whole(path).then(|| path.to_owned());
        let mut index = Index {
            files: whole(files),
            reports: whole(reports),
            published: fs::read(published).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()),
            ..Index::default()
        };
        let head = index.files().ok().and_then(|mut records| records.next()?.ok());
        index.began = head.and_then(|(key, value)| (key == HEAD).then(|| from(&value).ok())?).unwrap_or_default();
        index
    }

    /// The files that were seen, by their paths as they were given; the first record is the head.
    pub fn files(&self) -> io::Result<Reader> {
        self.files.as_deref().map_or(Ok(Reader::empty()), Reader::open)
    }

    /// The reports that were read, by their ids.
    pub fn reports(&self) -> io::Result<Reports> {
        self.records().map(Reports)
    }

    /// The records of the reports, as they lie on the disk.
    pub fn records(&self) -> io::Result<Reader> {
        self.reports.as_deref().map_or(Ok(Reader::empty()), Reader::open)
    }

    /// Remembers these reports for the rest of this run.
    pub fn replace_reports(&mut self, reports: Passing) {
        self.reports = Some(reports.path.clone());
        self.passing = Some(reports);
    }

    /// Puts the reports that this run remembers in the place of those on the disk.
    pub fn save_reports(&mut self, path: &Path) -> io::Result<()> {
        if let Some(passing) = self.passing.take() {
            passing.keep_at(path)?;
            self.reports = Some(path.to_owned());
        }
        Ok(())
    }
}

/// The head of the files of a run that began then, to be pushed before any file.
pub fn files_head(began: i64) -> io::Result<Record> {
    Ok((HEAD.to_vec(), to(&began)?))
}

/// Remembers what was published.
pub fn save_published(published: &Published, path: &Path) -> io::Result<()> {
    replace(path, &to(published)?)
}

/// Reports one after the other, by their ids.
#[derive(Debug)]
pub struct Reports(Reader);

impl Reports {
    /// The reports of this ledger.
    pub fn open(path: &Path) -> io::Result<Reports> {
        Reader::open(path).map(Reports)
    }
}

impl Iterator for Reports {
    type Item = io::Result<(String, Known)>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = |record: io::Result<Record>| {
            let (key, value) = record?;
            Ok((String::from_utf8_lossy(&key).into_owned(), from(&value)?))
        };
        self.0.next().map(read)
    }
}

/// A value as bytes.
pub fn to(value: &impl Serialize) -> io::Result<Vec<u8>> {
    Ok(serde_json::to_vec(value)?)
}

/// The value that these bytes are.
pub fn from<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    Ok(serde_json::from_slice(bytes)?)
}

/// A report's id as a number: the 16 hex digits after its letter.
pub fn number_of(report_id: &str) -> u64 {
    report_id.get(1..).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}
