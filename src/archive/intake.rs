//! Reading an archive: every file once, files of equal bytes as one report, and nothing again that was read before.

use crate::archive::crew::{Asked, Crew};
use crate::archive::find::Found;
use crate::archive::index::{Seen, files_head, from, number_of, to};
use crate::archive::ledger::{Passing, Reader};
use crate::archive::look::{Look, Unread, keep, look_at};
use crate::archive::memory::Memory;
use crate::archive::pack::Packs;
use crate::archive::sorter::Sorter;
use crate::archive::store::Stores;
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

/// What the threads of an intake write together.
pub struct Shared {
    /// The reports that some file is of; a few bytes for each, in memory.
    claimed: HashSet<u64>,
    claims: Sorter,
    /// The reports that were read, by their ids.
    pub fresh: Sorter,
    files: Sorter,
    failures: Failures,
    broken: Option<io::Error>,
    tally: [u64; 3],
}

impl Shared {
    /// Says that this file is of this report, and whether another was before.
    pub fn claim(&mut self, id: &str, file: &Found) -> io::Result<bool> {
        self.claims.push(&[id.as_bytes(), b"\0", file.name.as_bytes()].concat(), b"")?;
        Ok(!self.claimed.insert(number_of(id)))
    }

    /// Says what a path led to.
    pub fn saw(&mut self, path: &str, seen: &Seen) -> io::Result<()> {
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
    let hall = Hall {
        arrivals: Mutex::new(Arrivals {
            listing: listing.records()?,
            last: None,
            seen: desk.memory.index.files()?.peekable(),
        }),
        shared: Mutex::new(Shared {
            claimed: HashSet::new(),
            claims: Sorter::new(desk.work, "claims"),
            fresh: Sorter::new(desk.work, "fresh"),
            files,
            failures: Failures::default(),
            broken: None,
            tally: [0; 3],
        }),
        done,
    };
    rayon::broadcast(|_| hall.attend(desk));
    let shared = hall.shared.into_inner().unwrap_or_else(PoisonError::into_inner);
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

/// Where the files wait, and what is known of those that were there.
struct Hall<D> {
    arrivals: Mutex<Arrivals>,
    shared: Mutex<Shared>,
    done: D,
}

impl<D: Fn(&Found, &Outcome)> Hall<D> {
    /// Takes in one file after the other until there are no more. While a worker has one, the next is fetched and the one before is
    /// put away.
    fn attend(&self, desk: &Desk) {
        let mut away: Option<(Found, Unread, Asked)> = None;
        loop {
            // The lock is held no longer than this.
            let arrival = locked(&self.arrivals).next();
            let (file, seen) = match arrival {
                None => break,
                Some(Ok(arrival)) => arrival,
                Some(Err(error)) => {
                    locked(&self.shared).broken.get_or_insert(error);
                    continue;
                }
            };
            let look = if desk.stop.load(Ordering::Relaxed) || locked(&self.shared).broken.is_some() {
                Ok(Look::Done(Outcome::Stopped))
            } else {
                look_at(&file, seen.as_ref(), desk, &self.shared)
            };
            match look {
                Ok(Look::Done(outcome)) => self.close(&file, Ok(outcome)),
                Err(error) => self.close(&file, Err(error)),
                Ok(Look::Unread(report, bytes)) => {
                    // Fetched first: the worker that is idle then takes the next, and both have work.
                    let back = away.take().map(|(file, report, asked)| (file, report, desk.crew.answer(asked)));
                    match desk.crew.ask(report.id.clone(), bytes) {
                        Ok(asked) => away = Some((file, report, asked)),
                        Err(error) => self.close(&file, Err(error)),
                    }
                    back.into_iter().for_each(|(file, report, rows)| self.put_away(desk, &file, report, rows));
                }
            }
        }
        away.into_iter().for_each(|(file, report, asked)| self.put_away(desk, &file, report, desk.crew.answer(asked)));
    }

    fn put_away(&self, desk: &Desk, file: &Found, report: Unread, rows: io::Result<Vec<u8>>) {
        self.close(file, rows.and_then(|rows| keep(desk, &self.shared, report, &rows)));
    }

    /// Tells of a file that is done. An error is one of ours.
    fn close(&self, file: &Found, outcome: io::Result<Outcome>) {
        let outcome = outcome.unwrap_or_else(|error| {
            let said = Outcome::Failed(None, error.to_string());
            locked(&self.shared).broken.get_or_insert(error);
            said
        });
        (self.done)(file, &outcome);
        let mut shared = locked(&self.shared);
        match outcome {
            Outcome::Read { .. } | Outcome::Quarantined { .. } => shared.tally[0] += 1,
            Outcome::Remembered { .. } | Outcome::Copy { .. } => shared.tally[1] += 1,
            Outcome::Settling(_) => shared.tally[2] += 1,
            Outcome::Failed(_, error) => shared.failures.add(format!("{}: {error}", file.name)),
            Outcome::Stopped => {}
        }
    }
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

/// What a lock guards: none of it is left half changed.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
