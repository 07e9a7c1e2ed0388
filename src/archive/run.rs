//! A run: what is new is read, what is known is remembered, and the dataset is put in its place, or nothing is.

use crate::archive::account;
use crate::archive::crew::Crew;
use crate::archive::find::{Found, Trouble};
use crate::archive::index::{Index, Known, Published};
use crate::archive::intake::{Desk, Intake, Outcome, Taken, Trust, gather, hex};
use crate::archive::judge::{hidden, judge};
use crate::archive::memory::{forget_torn, gather_packs, put_away, remember, remember_strays};
use crate::archive::pack::Packs;
use crate::archive::publish::{Plan, PublishError, generation_in, may_replace, publish, recover};
use crate::archive::state::{Patience, State, StateError};
use crate::archive::worker::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, OUTPUT_BYTES_MAX, Orders};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a run is asked for.
#[derive(Clone, Debug)]
pub struct Request {
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
    /// A place could not be looked into.
    Trouble(&'a Trouble),
    /// A file is done.
    Done(&'a Found, &'a Outcome),
    /// Rows were torn and are read again.
    Torn(&'a str),
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
    /// Reports that are quarantined in it: id, file, code, message.
    pub quarantined: Vec<[String; 4]>,
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
pub fn run(
    request: &Request,
    files: &[Found],
    troubles: &[Trouble],
    stop: &AtomicBool,
    tell: impl Fn(Event) + Sync,
) -> Result<Account, RunError> {
    may_replace(&request.plan.out)?;
    let state = State::take(&request.state, &request.plan.out, request.patience, stop)?;
    recover(&request.plan.out)?;
    let began = now();
    let done = at_work(request, &state, began, files, troubles, stop, tell);
    let written = match request.purpose {
        Purpose::Publish => account::write(request, &state, began, now(), &done),
        Purpose::Rehearse => Ok(()),
    };
    let done = done?;
    written.map_err(|(path, e)| RunError::Unwritable(format!("{}: {e}", path.display())))?;
    Ok(done)
}

/// The run itself, behind its lock.
fn at_work(
    request: &Request,
    state: &State,
    began: i64,
    files: &[Found],
    troubles: &[Trouble],
    stop: &AtomicBool,
    tell: impl Fn(Event) + Sync,
) -> Result<Account, RunError> {
    let wrong = |path: PathBuf| move |e: io::Error| RunError::Unwritable(format!("{}: {e}", path.display()));
    let packs = Packs::open(&state.packs()).map_err(wrong(state.packs()))?;
    let key = key(&request.orders).map_err(wrong(request.state.clone()))?;
    let mut index = Index::load(&state.index());
    remember_strays(&mut index, &packs);
    troubles.iter().for_each(|t| tell(Event::Trouble(t)));
    hidden(troubles)?;
    if files.is_empty() {
        let had = index.reports.values().any(|k| !k.names.is_empty());
        let message = "expected PDFs (*.pdf), found none".to_owned();
        return Err(if had { RunError::Withheld(message) } else { RunError::Empty(message) });
    }
    let crew = match request.isolation {
        Isolation::Workers => Crew::apart(&request.orders).map_err(wrong(request.state.clone()))?,
        Isolation::None => Crew::Here(request.orders.reader().map_err(|e| RunError::Empty(e.to_string()))?),
    };
    let mut trust = request.trust;
    // Rows that turn out to be torn are forgotten and read again; the second time they are fresh.
    for _ in 0..2 {
        let settled_before = began - nanoseconds(request.settle);
        let settled_before = if request.settle.is_zero() { i64::MAX } else { settled_before };
        let desk = Desk { index: &index, packs: &packs, crew: &crew, key: &key, trust, settled_before, stop };
        let intake = gather(files, &desk, |file, outcome| tell(Event::Done(file, outcome)));
        let mut intake = intake.map_err(wrong(state.packs()))?;
        if request.purpose == Purpose::Rehearse {
            return Ok(account(&intake, &index, request, String::new(), false));
        }
        crew.rest();
        let judged =
            if stop.load(Ordering::Relaxed) { Err(RunError::Stopped) } else { judge(&mut intake, &index, request) };
        if let Err(error) = judged {
            // What was read is remembered, whatever becomes of this run.
            remember(&mut index, &intake);
            index.save(&state.index()).map_err(wrong(state.index()))?;
            return Err(error);
        }
        let wanted = wanted(&request.plan, &intake.reports);
        let standing = generation_in(&request.plan.out);
        let same = index.published.as_ref().filter(|p| p.wanted == wanted && standing.as_ref() == Some(&p.generation));
        let mut done = account(&intake, &index, request, String::new(), same.is_none());
        done.troubles = troubles.len() as u64;
        match same {
            Some(published) => done.generation = published.generation.clone(),
            None => match publish(&request.plan, &intake.reports, &packs, stop) {
                Ok(placed) => {
                    let old = placed.old.as_deref();
                    put_away(old, standing.as_deref(), state, request.keep).map_err(wrong(state.kept()))?;
                    done.changed = standing.as_ref() != Some(&placed.generation);
                    index.published = Some(Published { wanted, generation: placed.generation.clone() });
                    done.generation = placed.generation;
                }
                Err(PublishError::Torn(id)) => {
                    tell(Event::Torn(&id));
                    remember(&mut index, &intake);
                    forget_torn(&mut index, &packs);
                    trust = Trust::Hashes;
                    continue;
                }
                Err(error) => return Err(error.into()),
            },
        }
        index.began = began;
        index.files = intake.files;
        index.reports = intake.reports.into_iter().map(|(id, t)| (id, named(t))).collect();
        gather_packs(&mut index, &packs).map_err(wrong(state.packs()))?;
        index.save(&state.index()).map_err(wrong(state.index()))?;
        let used: BTreeSet<u32> = index.reports.values().map(|k| k.spot.pack).collect();
        packs.tidy(|n| used.contains(&n));
        return Ok(done);
    }
    Err(RunError::Unwritable(format!("{}: rows that were put away do not read back", state.packs().display())))
}

fn named(taken: Taken) -> Known {
    Known { names: taken.names, ..taken.known }
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, nanoseconds)
}

fn nanoseconds(time: Duration) -> i64 {
    i64::try_from(time.as_nanos()).unwrap_or(i64::MAX)
}

/// Engine, rules and limits: rows that were read with other ones are read again.
fn key(orders: &Orders) -> io::Result<String> {
    let mut hash = Sha256::new();
    // The program's own bytes stand for its version: a changed rule in the code must not find old rows.
    hash.update(fs::read(std::env::current_exe()?)?);
    hash.update(serde_json::to_vec(orders)?);
    hash.update(format!("{MEMORY_BYTES_MAX} {CPU_SECONDS_MAX} {OUTPUT_BYTES_MAX}"));
    let mut key = hex(hash.finalize().as_slice());
    key.truncate(32);
    Ok(key)
}

/// All that decides the bytes of a dataset.
fn wanted(plan: &Plan, reports: &BTreeMap<String, Taken>) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{:?} {:?} {}", plan.formats, plan.spreadsheets, env!("CARGO_PKG_VERSION")));
    for (id, report) in reports {
        let known = &report.known;
        hash.update(format!("\n{id} {} {} {} {:?}", known.key, known.spot.length, known.spot.checksum, report.names));
    }
    hex(hash.finalize().as_slice())
}

fn account(intake: &Intake, index: &Index, request: &Request, generation: String, changed: bool) -> Account {
    let before: BTreeSet<&String> =
        index.reports.iter().filter(|(_, k)| !k.names.is_empty()).map(|(id, _)| id).collect();
    let refused = intake.reports.iter().filter_map(|(id, t)| Some((id, t, t.known.refusal.as_ref()?)));
    let quarantined = refused.map(|(id, t, (code, message))| {
        [id.clone(), t.names.first().cloned().unwrap_or_default(), code.clone(), message.clone()]
    });
    let sum = |at: usize| intake.reports.values().map(|t| t.known.counts[at]).sum();
    let went = before.iter().filter(|id| !intake.reports.contains_key(**id)).count() as u64;
    Account {
        reports: intake.reports.len() as u64,
        tally: intake.tally,
        counts: [sum(0), sum(1), sum(2)],
        quarantined: quarantined.collect(),
        came: intake.reports.keys().filter(|id| !before.contains(id)).count() as u64,
        went: if request.removed == Removed::Stay { 0 } else { went },
        generation,
        changed,
        troubles: 0,
    }
}
