//! Packs: files of blobs, one after the other, each behind a head that says whose it is.
//!
//! A run appends what it reads to a pack of its own. Nothing here is synced: a blob is used only where its checksum holds, so that
//! a torn pack costs time and never truth. A pack that no index speaks of (its run was killed) is read back head by head.

use crate::archive::blob::checksum;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a blob lies, and what its bytes must add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Spot {
    /// Which pack.
    pub pack: u32,
    /// First byte of the blob.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
}

/// The head of a blob: what it was read from and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// Engine, limits and rules it was read with.
    pub key: String,
    /// Size of the file in bytes.
    pub bytes: u64,
}

/// The packs of a state folder.
#[derive(Debug)]
pub struct Packs {
    folder: PathBuf,
    opened: Mutex<BTreeMap<u32, Arc<File>>>,
    writing: Mutex<Writing>,
    next: u32,
}

/// The pack of this run.
#[derive(Debug, Default)]
enum Writing {
    /// Nothing is in it yet.
    #[default]
    NotBegun,
    /// It is so many bytes long.
    Open(File, u64),
    /// The disk did not take something, and what would follow a torn record could not be found again.
    Broken(io::ErrorKind),
}

/// What every head begins with; the last letter is its version.
const MAGIC: &[u8; 8] = b"gleaner2";

impl Packs {
    /// The packs of this folder; new blobs go to a pack of their own.
    pub fn open(folder: &Path) -> io::Result<Packs> {
        fs::create_dir_all(folder)?;
        let next = numbers(folder)?.last().map_or(1, |n| n + 1);
        Ok(Packs { folder: folder.to_owned(), opened: Mutex::default(), writing: Mutex::default(), next })
    }

    /// Keeps a blob.
    pub fn append(&self, head: &Head, blob: &[u8]) -> io::Result<Spot> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*writing, Writing::NotBegun) {
            let file = OpenOptions::new().append(true).create_new(true).open(self.path(self.next))?;
            *writing = Writing::Open(file, 0);
        }
        let (file, end) = match &mut *writing {
            Writing::Open(file, end) => (file, end),
            Writing::Broken(kind) => return Err(io::Error::from(*kind)),
            Writing::NotBegun => return Err(io::Error::other("a pack that was not begun")),
        };
        let mut record = Vec::with_capacity(blob.len() + 256);
        record.extend_from_slice(MAGIC);
        for text in [&head.sha256, &head.key] {
            record.extend_from_slice(&(text.len() as u32).to_le_bytes());
            record.extend_from_slice(text.as_bytes());
        }
        record.extend_from_slice(&head.bytes.to_le_bytes());
        let checksum = checksum(blob);
        record.extend_from_slice(&checksum.to_le_bytes());
        record.extend_from_slice(&(blob.len() as u64).to_le_bytes());
        let offset = *end + record.len() as u64;
        record.extend_from_slice(blob);
        if let Err(error) = file.write_all(&record) {
            *writing = Writing::Broken(error.kind());
            if error.kind() == io::ErrorKind::StorageFull {
                // What was read is worth less than room for the next run.
                let _ = fs::remove_file(self.path(self.next));
            }
            return Err(error);
        }
        *end += record.len() as u64;
        Ok(Spot { pack: self.next, offset, length: blob.len() as u64, checksum })
    }

    /// A blob whose checksum holds; nothing where it is torn, gone or changed.
    pub fn read(&self, spot: &Spot) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(spot.length).ok()?];
        self.file(spot.pack)?.read_exact_at(&mut bytes, spot.offset).ok()?;
        (checksum(&bytes) == spot.checksum).then_some(bytes)
    }

    /// So many bytes at the head of a blob, whose checksum nobody has seen.
    pub fn peek(&self, spot: &Spot, length: u64) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(length.min(spot.length)).ok()?];
        self.file(spot.pack)?.read_exact_at(&mut bytes, spot.offset).ok()?;
        Some(bytes)
    }

    fn file(&self, pack: u32) -> Option<Arc<File>> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        match opened.entry(pack) {
            Entry::Occupied(open) => Some(Arc::clone(open.get())),
            Entry::Vacant(free) => Some(Arc::clone(free.insert(Arc::new(File::open(self.path(pack)).ok()?)))),
        }
    }

    /// Tells of the blobs of packs that `known` does not name: what a killed run had read.
    pub fn stray(&self, known: impl Fn(u32) -> bool, mut tell: impl FnMut(Head, Spot)) {
        let strays = numbers(&self.folder).unwrap_or_default().into_iter().filter(|n| *n < self.next && !known(*n));
        strays.for_each(|n| heads(&self.path(n), n, &mut tell));
    }

    /// Takes away the packs that nothing speaks of any more.
    pub fn tidy(&self, used: impl Fn(u32) -> bool) {
        for n in numbers(&self.folder).unwrap_or_default().into_iter().filter(|n| !used(*n)) {
            // What cannot be taken away today is tried again by the next run.
            let _ = fs::remove_file(self.path(n));
        }
    }

    /// The packs and their sizes in bytes; not the one that is being written.
    pub fn sizes(&self) -> Vec<(u32, u64)> {
        let numbers = numbers(&self.folder).unwrap_or_default();
        numbers.into_iter().filter_map(|n| Some((n, fs::metadata(self.path(n)).ok()?.len()))).collect()
    }

    fn path(&self, n: u32) -> PathBuf {
        self.folder.join(format!("{n:06}.pack"))
    }
}

/// The numbers of a folder's packs, sorted.
fn numbers(folder: &Path) -> io::Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(n) = name.to_str().and_then(|n| n.strip_suffix(".pack")).and_then(|n| n.parse().ok()) {
            numbers.push(n);
        }
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Tells of the blobs of a pack, as far as it is whole.
fn heads(path: &Path, pack: u32, tell: &mut impl FnMut(Head, Spot)) {
    if let Ok(file) = File::open(path) {
        let size = file.metadata().map_or(0, |m| m.len());
        let mut file = io::BufReader::new(file);
        while let Ok(Some((head, spot))) = next_head(&mut file, pack, size) {
            tell(head, spot);
        }
    }
}

fn next_head(file: &mut io::BufReader<File>, pack: u32, size: u64) -> io::Result<Option<(Head, Spot)>> {
    let mut magic = [0; 8];
    file.read_exact(&mut magic)?;
    if &magic != MAGIC {
        return Ok(None);
    }
    let mut texts = Vec::new();
    for _ in 0..2 {
        let mut length = [0; 4];
        file.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length);
        if length > 1024 {
            return Ok(None);
        }
        let mut text = vec![0; length as usize];
        file.read_exact(&mut text)?;
        texts.push(String::from_utf8_lossy(&text).into_owned());
    }
    let (mut bytes, mut checksum, mut length) = ([0; 8], [0; 4], [0; 8]);
    file.read_exact(&mut bytes)?;
    file.read_exact(&mut checksum)?;
    file.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let offset = file.stream_position()?;
    let Some(skip) = i64::try_from(length).ok().filter(|_| offset.saturating_add(length) <= size) else {
        return Ok(None);
    };
    file.seek_relative(skip)?;
    let key = texts.pop().unwrap_or_default();
    let sha256 = texts.pop().unwrap_or_default();
    let head = Head { sha256, key, bytes: u64::from_le_bytes(bytes) };
    Ok(Some((head, Spot { pack, offset, length, checksum: u32::from_le_bytes(checksum) })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blobs_are_found_again_and_torn_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let head = |n: u64| Head { sha256: format!("{n:064x}"), key: "k".to_owned(), bytes: n };
        let packs = Packs::open(folder.path()).unwrap();
        let spots: Vec<Spot> = (0..3u8).map(|n| packs.append(&head(n.into()), &[n; 100]).unwrap()).collect();
        assert_eq!(packs.read(&spots[1]), Some(vec![1; 100]));
        let later = Packs::open(folder.path()).unwrap();
        let stray = |packs: &Packs, known: u32| {
            let mut found = Vec::new();
            packs.stray(|n| n == known, |head, spot| found.push((head, spot)));
            found
        };
        let strays = stray(&later, 0);
        assert_eq!(strays, (0..3u8).map(|n| (head(n.into()), spots[usize::from(n)])).collect::<Vec<_>>());
        assert_eq!(stray(&later, 1), []);
        let path = later.path(1);
        let mut bytes = fs::read(&path).unwrap();
        bytes[spots[1].offset as usize + 7] ^= 1;
        bytes.truncate(bytes.len() - 1);
        fs::write(&path, bytes).unwrap();
        let torn = Packs::open(folder.path()).unwrap();
        assert_eq!(torn.read(&spots[0]), Some(vec![0; 100]));
        assert_eq!((torn.read(&spots[1]), torn.read(&spots[2])), (None, None));
        assert_eq!(stray(&torn, 0).len(), 2);
    }
}
