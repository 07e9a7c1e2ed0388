//! Reading an archive: every file once, files of equal bytes as one report, and nothing again that was read before.

use crate::archive::blob;
use crate::archive::crew::Crew;
use crate::archive::find::Found;
use crate::archive::index::{Index, Known, Seen, Stamp};
use crate::archive::pack::{Head, Packs};
use gleaner::finding::Code;
use gleaner::write::{refused, report_id};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Larger files are refused unread: the limit that `extract` sets on its bytes.
pub const FILE_BYTES_MAX: u64 = 64 << 20;
/// How often a file is tried that could not be read, or changed while it was.
const TRIES_MAX: u32 = 3;
/// Between two tries.
const TRY_PAUSE: Duration = Duration::from_millis(100);

/// What an intake works with.
pub struct Desk<'a> {
    /// What is remembered.
    pub index: &'a Index,
    /// Where rows are kept.
    pub packs: &'a Packs,
    /// Who reads.
    pub crew: &'a Crew,
    /// Engine, rules and limits.
    pub key: &'a str,
    /// How far the memory is trusted.
    pub trust: Trust,
    /// Files changed after this time (nanoseconds since 1970) may still be on their way.
    pub settled_before: i64,
    /// Set when the run is to stop.
    pub stop: &'a AtomicBool,
}

/// How far the memory is trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// A file with the size, times and entry of the last run has the same bytes.
    #[default]
    Stamps,
    /// Every file is hashed; what was read of the same bytes is used.
    Hashes,
    /// Every file is read anew.
    Nothing,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was read: figures, events and findings.
    Read { report_id: String, counts: [u64; 3] },
    /// Its bytes were read by an earlier run.
    Remembered { report_id: String },
    /// Its bytes were read under another name.
    Copy { report_id: String },
    /// It could not be read.
    Quarantined { report_id: String, message: String },
    /// It may still be on its way and is left alone.
    Settling,
    /// The disk did not give its bytes: no matter of the file's.
    Failed(String),
    /// The run was stopped before its turn.
    Stopped,
}

/// A report of an archive.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Where it lies, sorted.
    pub names: Vec<String>,
    /// What is known of it.
    pub known: Known,
}

/// What an intake found.
#[derive(Debug, Default)]
pub struct Intake {
    /// The reports by their ids.
    pub reports: BTreeMap<String, Taken>,
    /// The files by their paths.
    pub files: BTreeMap<String, Seen>,
    /// Files whose bytes the disk did not give.
    pub failures: Vec<String>,
    /// How many files were read, remembered, left alone.
    pub tally: [u64; 3],
}

#[derive(Default)]
struct Shared {
    claims: BTreeMap<String, Claim>,
    files: BTreeMap<String, Seen>,
    failures: Vec<String>,
    broken: Option<io::Error>,
    tally: [u64; 3],
}

#[derive(Default)]
struct Claim {
    names: Vec<String>,
    known: Option<Known>,
}

/// Takes these files in, as many at once as the thread pool has threads. `done` is told of every file. An error is one of ours (no
/// room for the rows, no worker); what the disk says of an input is in the intake's failures.
pub fn gather(files: &[Found], desk: &Desk, done: impl Fn(&Found, &Outcome) + Sync) -> io::Result<Intake> {
    let shared = Mutex::new(Shared::default());
    files.par_iter().for_each(|file| {
        let outcome = if desk.stop.load(Ordering::Relaxed) || locked(&shared).broken.is_some() {
            Outcome::Stopped
        } else {
            take_in(file, desk, &shared).unwrap_or_else(|error| {
                let said = Outcome::Failed(error.to_string());
                locked(&shared).broken.get_or_insert(error);
                said
            })
        };
        done(file, &outcome);
        let mut shared = locked(&shared);
        match outcome {
            Outcome::Read { .. } | Outcome::Quarantined { .. } => shared.tally[0] += 1,
            Outcome::Remembered { .. } | Outcome::Copy { .. } => shared.tally[1] += 1,
            Outcome::Settling => shared.tally[2] += 1,
            Outcome::Failed(error) => shared.failures.push(format!("{}: {error}", file.name)),
            Outcome::Stopped => {}
        }
    });
    let mut shared = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = shared.broken {
        return Err(error);
    }
    shared.failures.sort();
    let taken = |(id, mut claim): (String, Claim)| {
        // Which of several copies was read first is chance; the first by name gives the report its path.
        claim.names.sort();
        claim.names.dedup();
        Some((id, Taken { names: claim.names, known: claim.known? }))
    };
    let reports = shared.claims.into_iter().filter_map(taken).collect();
    Ok(Intake { reports, files: shared.files, failures: shared.failures, tally: shared.tally })
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take_in(file: &Found, desk: &Desk, shared: &Mutex<Shared>) -> io::Result<Outcome> {
    let path = file.key();
    let seen = desk.index.files.get(&path);
    let stamp = match stamp_of(file) {
        Ok(Some(stamp)) => stamp,
        Ok(None) => return take_nothing(file, desk, shared),
        Err(error) => return Ok(Outcome::Failed(error.to_string())),
    };
    if stamp.mtime.max(stamp.ctime) >= desk.settled_before {
        // An older version of it stays in the dataset until the new one is whole.
        let remembered = seen.and_then(|s| Some((s, reusable(desk, &report_id(&s.sha256))?)));
        if let Some((seen, known)) = remembered {
            claim(shared, file, known.clone());
            locked(shared).files.insert(path, seen.clone());
        }
        return Ok(Outcome::Settling);
    }
    let trusted =
        |s: &&Seen| desk.trust == Trust::Stamps && s.stamp == stamp && stamp.mtime.max(stamp.ctime) < desk.index.began;
    if let Some(seen) = seen.filter(trusted) {
        let id = report_id(&seen.sha256);
        if let Some(known) = reusable(desk, &id) {
            claim(shared, file, known.clone());
            locked(shared).files.insert(path, seen.clone());
            return Ok(Outcome::Remembered { report_id: id });
        }
    }
    let loaded = match load_patiently(file) {
        Ok(loaded) => loaded,
        Err(error) => return Ok(Outcome::Failed(error.to_string())),
    };
    let id = report_id(&loaded.sha256);
    {
        let mut shared = locked(shared);
        shared.files.insert(path, Seen { stamp: loaded.stamp, sha256: loaded.sha256.clone() });
        let claimed = shared.claims.contains_key(&id);
        let claim = shared.claims.entry(id.clone()).or_default();
        claim.names.push(file.name.clone());
        if claimed {
            return Ok(Outcome::Copy { report_id: id });
        }
        if let Some(known) = reusable(desk, &id).filter(|_| desk.trust != Trust::Nothing) {
            claim.known = Some(known.clone());
            return Ok(Outcome::Remembered { report_id: id });
        }
    }
    let rows = match loaded.bytes {
        Some(bytes) => desk.crew.read(&id, &bytes)?,
        None => blob::pack(&refused(&id, Code::LimitReached, &too_large(loaded.length))),
    };
    keep(desk, shared, id, &loaded.sha256, loaded.length, &rows)
}

/// A report that was read with the same key; one that is torn is found out when its rows are asked for.
fn reusable<'a>(desk: &'a Desk, id: &str) -> Option<&'a Known> {
    desk.index.reports.get(id).filter(|known| known.key == desk.key)
}

fn claim(shared: &Mutex<Shared>, file: &Found, known: Known) {
    let mut shared = locked(shared);
    let claim = shared.claims.entry(report_id(&known.sha256)).or_default();
    claim.names.push(file.name.clone());
    claim.known.get_or_insert(known);
}

/// Something by the name of a PDF that is no file: its path has to tell it from others.
fn take_nothing(file: &Found, desk: &Desk, shared: &Mutex<Shared>) -> io::Result<Outcome> {
    let id = report_id(&hex(Sha256::digest(file.name.as_bytes()).as_slice()));
    locked(shared).claims.entry(id.clone()).or_default().names.push(file.name.clone());
    let rows = blob::pack(&refused(&id, Code::Unreadable, "expected a file, found something else"));
    keep(desk, shared, id, "", 0, &rows)
}

/// Puts the rows of a report away and says what they are.
fn keep(desk: &Desk, shared: &Mutex<Shared>, id: String, sha256: &str, bytes: u64, rows: &[u8]) -> io::Result<Outcome> {
    let head = Head { sha256: sha256.to_owned(), key: desk.key.to_owned(), bytes };
    let spot = desk.packs.append(&head, rows)?;
    let known =
        known_of(&head, spot, rows).ok_or_else(|| io::Error::other("a worker's rows could not be read back"))?;
    let outcome = match &known.refusal {
        Some((_, message)) => Outcome::Quarantined { report_id: id.clone(), message: message.clone() },
        None => Outcome::Read { report_id: id.clone(), counts: known.counts },
    };
    locked(shared).claims.entry(id).or_default().known = Some(known);
    Ok(outcome)
}

/// What the rows of a report say of themselves.
pub fn known_of(head: &Head, spot: crate::archive::pack::Spot, rows: &[u8]) -> Option<Known> {
    let encoded = blob::unpack(rows)?;
    Some(Known {
        sha256: head.sha256.clone(),
        bytes: head.bytes,
        key: head.key.clone(),
        spot,
        counts: ["figures", "events", "findings"].map(|t| encoded.rows(t)),
        refusal: encoded.refusal.map(|r| (r.code, r.message)),
        names: Vec::new(),
    })
}

fn too_large(bytes: u64) -> String {
    format!("limit reached: expected at most {FILE_BYTES_MAX} bytes, found {bytes}")
}

/// A file as it was read.
struct Loaded {
    stamp: Stamp,
    sha256: String,
    length: u64,
    bytes: Option<Vec<u8>>,
}

fn stamp_of(file: &Found) -> io::Result<Option<Stamp>> {
    let meta = fs::metadata(&file.path)?;
    Ok(meta.is_file().then(|| stamp(&meta)))
}

fn stamp(meta: &fs::Metadata) -> Stamp {
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
    Stamp {
        size: meta.size(),
        mtime: nanoseconds(meta.mtime(), meta.mtime_nsec()),
        ctime: nanoseconds(meta.ctime(), meta.ctime_nsec()),
        inode: meta.ino(),
        device: meta.dev(),
    }
}

fn load_patiently(file: &Found) -> io::Result<Loaded> {
    let mut last = io::Error::other("not tried");
    for again in 0..TRIES_MAX {
        if again > 0 {
            std::thread::sleep(TRY_PAUSE);
        }
        match load(file) {
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
