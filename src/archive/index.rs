//! What is remembered of an archive: which file had which bytes, and where the rows of those bytes lie.
//!
//! Only a cache. It is one JSON document behind its own hash; a torn, foreign or missing one is an empty one.

use crate::archive::intake::hex;
use crate::archive::pack::Spot;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
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
        let Some((hash, body)) = bytes.split_first_chunk::<65>() else { return Index::default() };
        if hash[..64] != *hex(Sha256::digest(body).as_slice()).as_bytes() {
            return Index::default();
        }
        serde_json::from_slice(body).unwrap_or_default()
    }

    /// Puts the index in the place of the old one.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let body = serde_json::to_vec(self)?;
        let mut bytes = hex(Sha256::digest(&body).as_slice()).into_bytes();
        bytes.push(b'\n');
        bytes.extend_from_slice(&body);
        let beside = path.with_extension("new");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, path)
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
