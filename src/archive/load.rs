//! A file's bytes from the disk, patiently, and what the file system says of them.

use crate::archive::find::Found;
use crate::archive::index::Stamp;
use crate::archive::store::{Stores, is_address};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

/// Larger files are refused unread: the limit that `extract` sets on its bytes.
pub const FILE_BYTES_MAX: u64 = 64 << 20;
/// How often a file is tried that could not be read, or changed while it was.
const TRIES_MAX: u32 = 3;
/// Between two tries.
const TRY_PAUSE: Duration = Duration::from_millis(100);

/// Why a file of so many bytes is refused.
pub fn too_large(bytes: u64) -> String {
    format!("limit reached: expected at most {FILE_BYTES_MAX} bytes, found {bytes}")
}

/// A file as it was read.
pub struct Loaded {
    /// What the file system said of it.
    pub stamp: Stamp,
    /// The hash of its bytes.
    pub sha256: String,
    /// How many there are.
    pub length: u64,
    /// They themselves, where they are not too many.
    pub bytes: Option<Vec<u8>>,
}

/// What the file system says of what lies there; nothing where that is no file.
pub fn stamp_of(file: &Found) -> io::Result<Option<Stamp>> {
    if file.stamp.is_some() {
        return Ok(file.stamp);
    }
    let meta = fs::metadata(&file.path)?;
    Ok(meta.is_file().then(|| stamp(&meta)))
}

/// What the file system says of a file.
pub fn stamp(meta: &fs::Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
    Stamp {
        size: meta.size(),
        mtime: nanoseconds(meta.mtime(), meta.mtime_nsec()),
        ctime: nanoseconds(meta.ctime(), meta.ctime_nsec()),
        inode: meta.ino(),
        device: meta.dev(),
    }
}

/// A file's bytes; tried again where the disk does not give them at once.
pub fn load_patiently(file: &Found, stores: &Stores) -> io::Result<Loaded> {
    let mut last = io::Error::other("not tried");
    for again in 0..TRIES_MAX {
        if again > 0 {
            std::thread::sleep(TRY_PAUSE);
        }
        let loaded = if is_address(&file.path) { stores.load(&file.path) } else { load(file) };
        match loaded {
            Ok(loaded) => return Ok(loaded),
            // Waiting does not mend a permission.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Err(error),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// A file's bytes and hash; a file over the limit is only hashed. One that changed meanwhile is an error.
fn load(file: &Found) -> io::Result<Loaded> {
    let mut opened = File::open(&file.path)?;
    let before = stamp(&opened.metadata()?);
    let (bytes, length, hash) = if before.size > FILE_BYTES_MAX {
        let mut hash = Sha256::new();
        let length = io::copy(&mut opened, &mut Hashing(&mut hash))?;
        (None, length, hash.finalize())
    } else {
        let mut bytes = Vec::with_capacity(usize::try_from(before.size).unwrap_or_default());
        (&mut opened).take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
        let hash = Sha256::digest(&bytes);
        let length = bytes.len() as u64;
        (Some(bytes), length, hash)
    };
    let after = stamp(&opened.metadata()?);
    if before != after || length != after.size {
        return Err(io::Error::other("expected a file that stands still, found one that changes while it is read"));
    }
    Ok(Loaded { stamp: after, sha256: hex(hash.as_slice()), length, bytes })
}

/// A hash as something to copy into.
struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes as lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing into a string does not fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
