//! A run: what is new is read, what is known is remembered, and the dataset is put in its place, or nothing is.

use crate::archive::account;
use crate::archive::assemble::{AssembleError, Assembled, assemble, hidden};
use crate::archive::crew::Crew;
use crate::archive::find::{Found, Trouble, find};
use crate::archive::index::{Published, Reports, save_published};
use crate::archive::intake::{Desk, Intake, Outcome, Trust, gather};
use crate::archive::ledger::{Passing, Reader};
use crate::archive::memory::{Memory, Reading, gather_packs, put_away, scattered};
use crate::archive::pack::Packs;
use crate::archive::patch::Patch;
use crate::archive::publish::{Placed, Plan, PublishError, Stock, generation_in, may_replace, publish, recover};
use crate::archive::sorter::Sorter;
use crate::archive::state::{Patience, State, StateError};
use crate::archive::store::Stores;
use crate::archive::worker::Orders;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a run is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Folders and files to read.
    pub paths: Vec<PathBuf>,
    /// What is published, and where.
    pub plan: Plan,
    /// Where the memory lies.
    pub state: PathBuf,
    /// How files are read.
    pub orders: Orders,
    /// By whom.
    pub isolation: Isolation,
    /// How far the memory is trusted.
    pub trust: Trust,
    /// What becomes of the rows of files that are gone.
    pub removed: Removed,
    /// Whether anything is published.
    pub purpose: Purpose,
    /// What to do where another run is at work.
    pub patience: Patience,
    /// How many older datasets are kept.
    pub keep: usize,
    /// How many of a hundred reports may be gone.
    pub removed_percent_max: u64,
    /// How many files may be quarantined.
    pub failures_max: Option<u64>,
    /// How long a file must have stood still.
    pub settle: Duration,
    /// Where the account is written for Prometheus.
    pub metrics: Option<PathBuf>,
}

/// Who reads the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Worker processes.
    Workers,
    /// This process, for debugging.
    None,
}

/// What becomes of the rows of files that are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// They leave the dataset.
    Leave,
    /// They stay.
    Stay,
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A dataset.
    Publish,
    /// To see what a run would do.
    Rehearse,
}

/// What a run tells while it is at work.
pub enum Event<'a> {
    /// So many files were found.
    Found(u64),
    /// A place could not be looked into.
    Trouble(&'a Trouble),
    /// A file is done.
    Done(&'a Found, &'a Outcome),
    /// Rows were torn and are read again.
    Torn(&'a str),
    /// A file of the old dataset is not as it was published; the new one is put together without it.
    Stale(&'a Path),
}

/// What a run came to.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Reports in the dataset.
    pub reports: u64,
    /// Files that were read, remembered, left alone.
    pub tally: [u64; 3],
    /// Figures, events and findings in the dataset.
    pub counts: [u64; 3],
    /// Reports that are quarantined in it.
    pub quarantined: u64,
    /// Reports that are new, and reports that are gone, against the last dataset.
    pub came: u64,
    /// Reports that are gone.
    pub went: u64,
    /// The dataset's name.
    pub generation: String,
    /// Whether it is another than before.
    pub changed: bool,
    /// Places that could not be looked into, though no file is behind them.
    pub troubles: u64,
}

/// Why nothing was published. The old dataset stands.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Another run is at work.
    #[error("{0}")]
    Locked(String),
    /// Something is wrong with the night: the inputs failed, or too many are gone.
    #[error("{0}; nothing was published")]
    Withheld(String),
    /// There is nothing to read, and there never was.
    #[error("{0}")]
    Empty(String),
    /// The disk said no.
    #[error("{0}")]
    Unwritable(String),
    /// A signal stopped it.
    #[error("stopped by a signal; nothing was published")]
    Stopped,
}

impl From<StateError> for RunError {
    fn from(error: StateError) -> RunError {
        match error {
            StateError::Locked(_) => RunError::Locked(error.to_string()),
            StateError::Io(..) => RunError::Unwritable(error.to_string()),
        }
    }
}

impl From<PublishError> for RunError {
    fn from(error: PublishError) -> RunError {
        match error {
            PublishError::Stopped => RunError::Stopped,
            _ => RunError::Unwritable(error.to_string()),
        }
    }
}

/// Reads the files that are new and publishes the dataset of all of them.
pub fn run(request: &Request, stop: &AtomicBool, tell: impl Fn(Event) + Sync) -> Result<Account, RunError> {
    may_replace(&request.plan.out)?;
    let state = State::take(&request.state, &request.plan.out, request.patience, stop)?;
    recover(&request.plan.out)?;
    let began = now();
    let work = state.work().map_err(wrong(&request.state))?;
    let done = at_work(request, &state, &work, began, stop, tell);
    // What is left over is cleared by the next run.
    let _ = fs::remove_dir_all(&work);
    let written = match request.purpose {
        Purpose::Publish => account::write(request, &state, began, now(), &done),
        Purpose::Rehearse => Ok(()),
    };
    let done = done?;
    // The dataset is in its place by now.
    let said = |(path, e): (PathBuf, io::Error)| format!("{}: {e}; the dataset is whole", path.display());
    written.map_err(|e| RunError::Unwritable(said(e)))?;
    Ok(done)
}

fn wrong(path: &Path) -> impl Fn(io::Error) -> RunError + use<> {
    let path = path.to_owned();
    move |e| RunError::Unwritable(format!("{}: {e}", path.display()))
}

/// The run itself, behind its lock.
fn at_work(
    request: &Request,
    state: &State,
    work: &Path,
    began: i64,
    stop: &AtomicBool,
    tell: impl Fn(Event) + Sync,
) -> Result<Account, RunError> {
    let packs = Packs::open(&state.packs()).map_err(wrong(&state.packs()))?;
    let reading = Reading::of(&request.orders).map_err(wrong(&request.state))?;
    let mut memory = Memory::open(state, &packs, reading, work).map_err(wrong(work))?;
    let stores = Stores::default();
    let (listing, troubles) = list(request, &stores, work).map_err(wrong(work))?;
    troubles.iter().for_each(|t| tell(Event::Trouble(t)));
    hidden(&troubles)?;
    if listing.count == 0 {
        let message = "expected PDFs (*.pdf), found none".to_owned();
        return Err(if memory.published > 0 { RunError::Withheld(message) } else { RunError::Empty(message) });
    }
    vanished(request, &listing, &memory, work)?;
    tell(Event::Found(listing.count));
    let crew = match request.isolation {
        Isolation::Workers => Crew::apart(&request.orders).map_err(wrong(&request.state))?,
        Isolation::None => Crew::Here(request.orders.reader().map_err(|e| RunError::Empty(e.to_string()))?),
    };
    let mut trust = trust_of(request.trust, memory.index.began, began);
    // Rows that turn out to be torn are forgotten and read again; the second time they are fresh.
    for _ in 0..2 {
        let desk = Desk {
            memory: &memory,
            packs: &packs,
            crew: &crew,
            stores: &stores,
            work,
            began,
            trust,
            settling: settling(began, nanoseconds(request.settle)),
            stop,
        };
        let intake = gather(&listing, &desk, |file, outcome| tell(Event::Done(file, outcome)));
        let intake = intake.map_err(wrong(&state.packs()))?;
        crew.rest();
        let stopped = stop.load(Ordering::Relaxed);
        let assembled = match assemble(&intake, &memory, request, work) {
            Ok(assembled) if request.purpose == Purpose::Rehearse => return Ok(account(&intake, &assembled)),
            Ok(assembled) if !stopped => assembled,
            Err(AssembleError::Io(e)) => return Err(wrong(work)(e)),
            other => {
                // What was read is remembered, whatever becomes of this run.
                memory.add(&intake, &packs, work).map_err(wrong(work))?;
                memory.index.save_reports(&state.reports()).map_err(wrong(&state.reports()))?;
                return Err(match other {
                    Err(AssembleError::Withheld(message)) if !stopped => RunError::Withheld(message),
                    _ => RunError::Stopped,
                });
            }
        };
        let standing = generation_in(&request.plan.out);
        let same = |p: &&Published| p.wanted == assembled.wanted && standing.as_ref() == Some(&p.generation);
        let mut done = account(&intake, &assembled);
        done.troubles = troubles.len() as u64;
        if let Some(published) = memory.index.published.as_ref().filter(same) {
            done.generation = published.generation.clone();
        } else {
            match put_together(request, &memory, &assembled, &packs, work, stop, &tell) {
                Ok(placed) => {
                    let old = placed.old.as_deref();
                    put_away(old, standing.as_deref(), state, request.keep).map_err(wrong(&state.kept()))?;
                    done.changed = standing.as_ref() != Some(&placed.generation);
                    let published = Published {
                        wanted: assembled.wanted.clone(),
                        generation: placed.generation.clone(),
                        engine: memory.reading.engine.clone(),
                        files: placed.files,
                    };
                    save_published(&published, &state.published()).map_err(wrong(&state.published()))?;
                    done.generation = placed.generation;
                }
                Err(PublishError::Torn(id)) => {
                    tell(Event::Torn(&id));
                    memory.add(&intake, &packs, work).map_err(wrong(work))?;
                    memory.forget_torn(&packs, work).map_err(wrong(work))?;
                    trust = Trust::Hashes;
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
        }
        remember(intake, assembled, &packs, state, work).map_err(wrong(&request.state))?;
        return Ok(done);
    }
    Err(RunError::Unwritable(format!("{}: rows that were put away do not read back", state.packs().display())))
}

/// Everything to read, in the order of paths, and the places that could not be looked into.
fn list(request: &Request, stores: &Stores, work: &Path) -> io::Result<(Passing, Vec<Trouble>)> {
    let mut sorter = Sorter::new(work, "listing");
    let troubles = find(&request.paths, stores, |file| sorter.push(file.key().as_bytes(), &file.to_bytes()?))?;
    Ok((sorter.finish()?, troubles))
}

/// A folder that had PDFs and has none, beside others that have: most likely nothing is mounted there.
fn vanished(request: &Request, listing: &Passing, memory: &Memory, work: &Path) -> Result<(), RunError> {
    if request.removed == Removed::Stay || request.removed_percent_max >= 100 || request.paths.len() < 2 {
        return Ok(());
    }
    for folder in request.paths.iter().filter(|p| p.is_dir()) {
        // A path and a slash: no other folder's paths begin with it.
        let mut below = Found { name: String::new(), path: folder.join(""), stamp: None }.key().into_bytes();
        below.dedup_by(|a, b| *a == b'/' && *b == b'/');
        let among = |records: io::Result<Reader>| -> Result<bool, RunError> {
            for record in records.map_err(wrong(work))? {
                if record.map_err(wrong(work))?.0.starts_with(&below) {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        if !among(listing.records())? && among(memory.index.files())? {
            let folder = folder.display();
            return Err(RunError::Withheld(format!("{folder}: expected PDFs (*.pdf) as in the last run, found none")));
        }
    }
    Ok(())
}

/// Publishes; from the old dataset where that is as it was left, else from the rows that were put away.
fn put_together(
    request: &Request,
    memory: &Memory,
    assembled: &Assembled,
    packs: &Packs,
    work: &Path,
    stop: &AtomicBool,
    tell: &impl Fn(Event),
) -> Result<Placed, PublishError> {
    let wrong = |e| PublishError::Io(work.to_owned(), e);
    let reports = assembled.reports.path.as_path();
    if request.trust == Trust::Stamps {
        let new = Reports::open(reports).map_err(wrong)?;
        let patch = Patch::plan(&request.plan, &memory.index, &memory.reading.engine, new).map_err(wrong)?;
        if patch.is_some() {
            match publish(&request.plan, &Stock { reports, packs, patch: patch.as_ref() }, stop) {
                Err(PublishError::Stale(path)) => tell(Event::Stale(&path)),
                other => return other,
            }
        }
    }
    publish(&request.plan, &Stock { reports, packs, patch: None }, stop)
}

/// Remembers what is in the dataset, and tidies up.
fn remember(intake: Intake, assembled: Assembled, packs: &Packs, state: &State, work: &Path) -> io::Result<()> {
    let Assembled { mut reports, mut used, .. } = assembled;
    let chosen = scattered(packs, |n| used.get(&n).copied().unwrap_or_default());
    if !chosen.is_empty() {
        reports = gather_packs(Reports::open(&reports.path)?, &work.join("gathered"), packs, &chosen)?;
        used.clear();
        for report in Reports::open(&reports.path)? {
            used.entry(report?.1.spot.pack).or_default();
        }
    }
    reports.keep_at(&state.reports())?;
    intake.files.keep_at(&state.files())?;
    let used: BTreeSet<u32> = used.into_keys().collect();
    packs.tidy(|n| used.contains(&n));
    Ok(())
}

/// A memory from the future (the clock was set back) proves nothing by its times.
fn trust_of(asked: Trust, remembered: i64, began: i64) -> Trust {
    if asked == Trust::Stamps && remembered > began { Trust::Hashes } else { asked }
}

/// When a file changed that may still be on its way. One that changed in the future (the clock was set back) would be left alone for
/// who knows how long; it is read, and a file that changes meanwhile is noticed.
fn settling(began: i64, settle: i64) -> Range<i64> {
    began.saturating_sub(settle)..if settle == 0 { i64::MIN } else { began.saturating_add(settle) }
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, nanoseconds)
}

fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}

fn account(intake: &Intake, assembled: &Assembled) -> Account {
    Account {
        reports: assembled.reports.count,
        tally: intake.tally,
        counts: assembled.counts,
        quarantined: assembled.quarantined,
        came: assembled.came,
        went: assembled.went,
        ..Account::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_makes_nothing_trusted_and_leaves_nothing_alone() {
        assert_eq!(trust_of(Trust::Stamps, 10, 20), Trust::Stamps);
        assert_eq!(trust_of(Trust::Stamps, 30, 20), Trust::Hashes);
        assert_eq!(trust_of(Trust::Nothing, 30, 20), Trust::Nothing);
        let within = |settle: i64, changed: i64| settling(1000, settle).contains(&changed);
        assert!(within(60, 941) && within(60, 1000) && !within(60, 939));
        assert!(!within(60, 2000), "a file from the future");
        assert!(!within(0, 1000) && !within(0, 999), "nobody asked");
    }
}
