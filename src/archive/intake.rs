//! Reading an archive: every file once, files of equal bytes as one report, and nothing again that was read before.

use crate::archive::blob::{self, Trace};
use crate::archive::crew::Crew;
use crate::archive::find::Found;
use crate::archive::index::{Known, Seen, files_head, from, number_of, to};
use crate::archive::ledger::{Passing, Reader};
use crate::archive::load::{hex, load_patiently, stamp_of, too_large};
use crate::archive::memory::Memory;
use crate::archive::pack::{Head, Packs, Spot};
use crate::archive::sorter::Sorter;
use crate::archive::store::Stores;
use gleaner::finding::Code;
use gleaner::write::{Encoded, Sizes, refused, report_id};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::io;
use std::iter::Peekable;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What an intake works with.
pub struct Desk<'a> {
    /// What is remembered.
    pub memory: &'a Memory,
    /// Where rows are kept.
    pub packs: &'a Packs,
    /// Who reads.
    pub crew: &'a Crew,
    /// Where objects come from.
    pub stores: &'a Stores,
    /// Where what grows with the archive lies meanwhile.
    pub work: &'a Path,
    /// When the run began, nanoseconds since 1970.
    pub began: i64,
    /// How far the memory is trusted.
    pub trust: Trust,
    /// Files whose entries changed between these times (nanoseconds since 1970) may still be on their way.
    pub settling: Range<i64>,
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
    /// It may still be on its way and is left alone; the report that it was before, where it was one.
    Settling(Option<String>),
    /// The disk did not give its bytes, which is no matter of the file's: the report that it was before, and what the disk said.
    Failed(Option<String>, String),
    /// The run was stopped before its turn.
    Stopped,
}

/// What an intake found. What grows with the archive lies on the disk.
#[derive(Debug)]
pub struct Intake {
    /// Which report lies where: id, a zero byte, name; once for every file.
    pub claims: Passing,
    /// The reports that were read, by their ids.
    pub fresh: Passing,
    /// The files by their paths, behind the head of this run.
    pub files: Passing,
    /// Files whose bytes the disk did not give.
    pub failures: Failures,
    /// How many files were read, remembered, left alone.
    pub tally: [u64; 3],
}

/// Files whose bytes the disk did not give: how many, and the first by name with what was said of it.
#[derive(Clone, Debug, Default)]
pub struct Failures {
    /// How many.
    pub count: u64,
    /// The first.
    pub first: Option<String>,
}

impl Failures {
    fn add(&mut self, said: String) {
        self.count += 1;
        if self.first.as_ref().is_none_or(|first| said < *first) {
            self.first = Some(said);
        }
    }
}

struct Shared {
    /// The reports that some file is of; a few bytes for each, in memory.
    claimed: HashSet<u64>,
    claims: Sorter,
    fresh: Sorter,
    files: Sorter,
    failures: Failures,
    broken: Option<io::Error>,
    tally: [u64; 3],
}

impl Shared {
    /// Says that this file is of this report, and whether another was before.
    fn claim(&mut self, id: &str, file: &Found) -> io::Result<bool> {
        self.claims.push(&[id.as_bytes(), b"\0", file.name.as_bytes()].concat(), b"")?;
        Ok(!self.claimed.insert(number_of(id)))
    }

    fn saw(&mut self, path: &str, seen: &Seen) -> io::Result<()> {
        self.files.push(path.as_bytes(), &to(seen)?)
    }
}

/// Takes in the files of a listing (by path, as [`Found::to_bytes`]), as many at once as the thread pool has threads. `done` is told
/// of every file. An error is one of ours (no room for the rows, no worker); what the disk says of an input is in the intake's
/// failures.
pub fn gather(listing: &Passing, desk: &Desk, done: impl Fn(&Found, &Outcome) + Sync) -> io::Result<Intake> {
    let mut files = Sorter::new(desk.work, "files");
    let (key, value) = files_head(desk.began)?;
    files.push(&key, &value)?;
    let shared = Mutex::new(Shared {
        claimed: HashSet::new(),
        claims: Sorter::new(desk.work, "claims"),
        fresh: Sorter::new(desk.work, "fresh"),
        files,
        failures: Failures::default(),
        broken: None,
        tally: [0; 3],
    });
    let arrivals = Arrivals { listing: listing.records()?, last: None, seen: desk.memory.index.files()?.peekable() };
    arrivals.par_bridge().for_each(|arrival| {
        let (file, seen) = match arrival {
            Ok(arrival) => arrival,
            Err(error) => {
                locked(&shared).broken.get_or_insert(error);
                return;
            }
        };
        let outcome = if desk.stop.load(Ordering::Relaxed) || locked(&shared).broken.is_some() {
            Outcome::Stopped
        } else {
            take_in(&file, seen.as_ref(), desk, &shared).unwrap_or_else(|error| {
                let said = Outcome::Failed(None, error.to_string());
                locked(&shared).broken.get_or_insert(error);
                said
            })
        };
        done(&file, &outcome);
        let mut shared = locked(&shared);
        match outcome {
            Outcome::Read { .. } | Outcome::Quarantined { .. } => shared.tally[0] += 1,
            Outcome::Remembered { .. } | Outcome::Copy { .. } => shared.tally[1] += 1,
            Outcome::Settling(_) => shared.tally[2] += 1,
            Outcome::Failed(_, error) => shared.failures.add(format!("{}: {error}", file.name)),
            Outcome::Stopped => {}
        }
    });
    let shared = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = shared.broken {
        return Err(error);
    }
    Ok(Intake {
        claims: shared.claims.finish()?,
        fresh: shared.fresh.finish()?,
        files: shared.files.finish()?,
        failures: shared.failures,
        tally: shared.tally,
    })
}

/// The files of a listing, each with what the last run saw of it: both come in the order of their paths.
struct Arrivals {
    listing: Reader,
    last: Option<Vec<u8>>,
    seen: Peekable<Reader>,
}

impl Iterator for Arrivals {
    type Item = io::Result<(Found, Option<Seen>)>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (path, bytes) = match self.listing.next()? {
                Ok(record) => record,
                Err(error) => return Some(Err(error)),
            };
            // A file that two of the arguments lead to is one file.
            let whole = [path.as_slice(), b"\0", &bytes].concat();
            if self.last.as_ref() == Some(&whole) {
                continue;
            }
            self.last = Some(whole);
            let before = |seen: &io::Result<(Vec<u8>, Vec<u8>)>| seen.as_ref().is_ok_and(|(p, _)| *p < path);
            while self.seen.next_if(before).is_some() {}
            // It stays where it is: the same file may be named once more.
            let seen = match self.seen.peek() {
                Some(Ok((p, value))) if *p == path => from(value).ok(),
                _ => None,
            };
            return Some(Ok((Found::from_bytes(&bytes), seen)));
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take_in(file: &Found, seen: Option<&Seen>, desk: &Desk, shared: &Mutex<Shared>) -> io::Result<Outcome> {
    let path = file.key();
    let stamp = match stamp_of(file) {
        Ok(Some(stamp)) => stamp,
        Ok(None) => return take_nothing(file, desk, shared),
        Err(error) => return Ok(Outcome::Failed(before(seen), error.to_string())),
    };
    // Rows that turn out to be torn are found out when they are asked for.
    let known = |s: &&Seen| desk.memory.fits(&report_id(&s.sha256));
    // The time of the entry, which the system sets: a file may bring the time of its bytes along, from whatever clock.
    if desk.settling.contains(&stamp.ctime) {
        // An older version of it stays in the dataset until the new one is whole.
        if let Some(seen) = seen.filter(known) {
            let mut shared = locked(shared);
            shared.claim(&report_id(&seen.sha256), file)?;
            shared.saw(&path, seen)?;
        }
        return Ok(Outcome::Settling(before(seen)));
    }
    let trusted = |s: &&Seen| {
        desk.trust == Trust::Stamps && s.stamp == stamp && stamp.mtime.max(stamp.ctime) < desk.memory.index.began
    };
    if let Some(seen) = seen.filter(trusted).filter(known) {
        let id = report_id(&seen.sha256);
        let mut shared = locked(shared);
        shared.claim(&id, file)?;
        shared.saw(&path, seen)?;
        return Ok(Outcome::Remembered { report_id: id });
    }
    let loaded = match load_patiently(file, desk.stores) {
        Ok(loaded) => loaded,
        Err(error) => return Ok(Outcome::Failed(before(seen), error.to_string())),
    };
    let id = report_id(&loaded.sha256);
    {
        let mut shared = locked(shared);
        shared.saw(&path, &Seen { stamp: loaded.stamp, sha256: loaded.sha256.clone() })?;
        if shared.claim(&id, file)? {
            return Ok(Outcome::Copy { report_id: id });
        }
    }
    if desk.trust != Trust::Nothing && desk.memory.fits(&id) {
        return Ok(Outcome::Remembered { report_id: id });
    }
    let rows = match loaded.bytes {
        Some(bytes) => desk.crew.read(&id, &bytes)?,
        None => blob::pack(&refused(&id, Code::LimitReached, &too_large(loaded.length)), &Trace::default()),
    };
    keep(desk, shared, id, &loaded.sha256, loaded.length, &rows)
}

/// The report that a file was when it was seen.
fn before(seen: Option<&Seen>) -> Option<String> {
    seen.map(|s| report_id(&s.sha256))
}

/// Something by the name of a PDF that is no file: its path has to tell it from others.
fn take_nothing(file: &Found, desk: &Desk, shared: &Mutex<Shared>) -> io::Result<Outcome> {
    let id = report_id(&hex(Sha256::digest(file.name.as_bytes()).as_slice()));
    if locked(shared).claim(&id, file)? {
        return Ok(Outcome::Copy { report_id: id });
    }
    let refused = refused(&id, Code::Unreadable, "expected a file, found something else");
    keep(desk, shared, id, "", 0, &blob::pack(&refused, &Trace::default()))
}

/// Puts the rows of a report away and says what they are.
fn keep(desk: &Desk, shared: &Mutex<Shared>, id: String, sha256: &str, bytes: u64, rows: &[u8]) -> io::Result<Outcome> {
    let torn = || io::Error::other("a worker's rows could not be read back");
    let encoded = blob::unpack(rows).ok_or_else(torn)?;
    let head = Head { sha256: sha256.to_owned(), key: desk.memory.reading.key(), bytes };
    let spot = desk.packs.append(&head, rows)?;
    let known = known_of(&head, spot, rows, &encoded).ok_or_else(torn)?;
    locked(shared).fresh.push(id.as_bytes(), &to(&known)?)?;
    Ok(match known.refusal {
        Some((_, message)) => Outcome::Quarantined { report_id: id, message },
        None => Outcome::Read { report_id: id, counts: known.counts },
    })
}

/// What the rows of a report say of themselves.
pub fn known_of(head: &Head, spot: Spot, rows: &[u8], encoded: &Encoded) -> Option<Known> {
    let (family, trace) = blob::family(rows)?;
    let (engine, rules) = head.key.split_once(' ')?;
    Some(Known {
        sha256: head.sha256.clone(),
        bytes: head.bytes,
        engine: engine.to_owned(),
        rules: rules.to_owned(),
        family,
        spot,
        trace,
        counts: ["figures", "events", "findings"].map(|t| encoded.rows(t)),
        sizes: Sizes::of(encoded).0,
        refusal: encoded.refusal.as_ref().map(|r| (r.code.clone(), r.message.clone())),
        names: Vec::new(),
    })
}
