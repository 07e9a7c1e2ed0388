//! What is remembered of an archive: which file had which bytes, and where the rows of those bytes lie.
//!
//! Only a cache. It is one JSON document before its own hash; a torn, foreign or missing one is an empty one.

use crate::archive::pack::Spot;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// The memory of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// When the run began that wrote it, in nanoseconds since 1970: files changed after that are not trusted.
    pub began: i64,
    /// The files that were seen, by their paths as they were given.
    pub files: BTreeMap<String, Seen>,
    /// The reports that were read, by their ids.
    pub reports: BTreeMap<String, Known>,
    /// What was published last, where anything was.
    pub published: Option<Published>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Engine, rules and limits it was read with.
    pub key: String,
    /// Where its rows lie.
    pub spot: Spot,
    /// Why it was quarantined: code and message.
    pub refusal: Option<(String, String)>,
    /// Figures, events and findings.
    pub counts: [u64; 3],
    /// Where it lay when it was published, sorted by name; empty where it is not in the published dataset.
    pub names: Vec<String>,
}

/// What was published last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// A hash of all that decided its bytes.
    pub wanted: String,
    /// Its name: from the hash of its datapackage.json.
    pub generation: String,
}

impl Index {
    /// The index of this file; an empty one where it is missing, torn or of another version.
    pub fn load(path: &Path) -> Index {
        let Ok(bytes) = fs::read(path) else { return Index::default() };
        let Some((body, hash)) = bytes.split_last_chunk::<32>() else { return Index::default() };
        if hash[..] != Sha256::digest(body)[..] {
            return Index::default();
        }
        serde_json::from_slice(body).unwrap_or_default()
    }

    /// Puts the index in the place of the old one.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let beside = path.with_extension("new");
        let mut out = Hashed { file: BufWriter::new(File::create(&beside)?), hash: Sha256::new() };
        serde_json::to_writer(&mut out, self)?;
        let hash = out.hash.finalize();
        out.file.write_all(&hash)?;
        out.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        fs::rename(&beside, path)
    }
}

/// A file that hashes what is written to it.
struct Hashed {
    file: BufWriter<File>,
    hash: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.hash.update(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_read_back_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("index");
        assert_eq!(Index::load(&path), Index::default());
        let index = Index { began: 7, ..Index::default() };
        index.save(&path).unwrap();
        assert_eq!(Index::load(&path), index);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(Index::load(&path), Index::default());
    }
}
