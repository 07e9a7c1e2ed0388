//! What is remembered from run to run: which rows may be used again, rows of killed runs, torn ones, and older datasets.

use crate::archive::blob;
use crate::archive::index::{Index, Known, Reports, number_of, to};
use crate::archive::intake::Intake;
use crate::archive::ledger::{Passing, Writer};
use crate::archive::load::hex;
use crate::archive::look::known_of;
use crate::archive::pack::{Head, Packs};
use crate::archive::read::fingerprint;
use crate::archive::sorter::Sorter;
use crate::archive::state::State;
use crate::archive::worker::{CPU_SECONDS_MAX, MEMORY_BYTES_MAX, OUTPUT_BYTES_MAX, Orders};
use gleaner::resolve::family::Rules;
use gleaner::write::report_id;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// How files are read today: rows that were read otherwise are read again.
#[derive(Clone, Debug)]
pub struct Reading {
    /// A hash of the engine, its limits, and all orders but the rules.
    pub engine: String,
    /// A hash of the rules.
    pub rules: String,
    sets: Rules,
}

impl Reading {
    /// The reading that these orders ask of this program.
    pub fn of(orders: &Orders) -> io::Result<Reading> {
        let short = |hash: Sha256| {
            let mut name = hex(hash.finalize().as_slice());
            name.truncate(32);
            name
        };
        let mut engine = Sha256::new();
        // The program's own bytes stand for its version: a changed rule in the code must not find old rows.
        engine.update(fs::read(std::env::current_exe()?)?);
        engine.update(serde_json::to_vec(&Orders { rules: Vec::new(), ..orders.clone() })?);
        engine.update(format!("{MEMORY_BYTES_MAX} {CPU_SECONDS_MAX} {OUTPUT_BYTES_MAX}"));
        let mut rules = Sha256::new();
        rules.update(serde_json::to_vec(&orders.rules)?);
        let sets = orders.reader().map_err(io::Error::other)?.rules;
        Ok(Reading { engine: short(engine), rules: short(rules), sets })
    }

    /// Both hashes, as the heads of packs name them.
    pub fn key(&self) -> String {
        format!("{} {}", self.engine, self.rules)
    }

    /// Whether today's reading would give these rows. Other rules give the same rows where its texts are of the same family as
    /// before, with everything in it; of a file that was refused no texts are known, and it is read again.
    fn gives(&self, known: &Known, packs: &Packs) -> bool {
        if known.engine != self.engine {
            return false;
        }
        known.rules == self.rules || {
            let trace = || blob::trace(&packs.peek(&known.spot, known.trace)?);
            !known.family.is_empty()
                && trace().is_some_and(|t| t.family == known.family && fingerprint(&self.sets, &t.texts) == t.family)
        }
    }
}

/// What is remembered, and which of it may be used.
#[derive(Debug)]
pub struct Memory {
    /// The memory itself.
    pub index: Index,
    /// How files are read today.
    pub reading: Reading,
    /// The reports whose rows may be used, sorted.
    fit: Vec<u64>,
    /// How many reports the last dataset has.
    pub published: u64,
}

impl Memory {
    /// Remembers what this state holds, and what killed runs left in its packs.
    pub fn open(state: &State, packs: &Packs, reading: Reading, work: &Path) -> io::Result<Memory> {
        let mut memory = Memory { index: Index::open(state), reading, fit: Vec::new(), published: 0 };
        let used = memory.look(packs)?;
        let strays = strays(packs, &used, &memory.reading, work)?;
        if strays.count > 0 {
            let joined = join(&memory, Reports::open(&strays.path)?, work)?;
            memory.index.replace_reports(joined);
            memory.look(packs)?;
        }
        Ok(memory)
    }

    /// Whether the rows of this report may be used.
    pub fn fits(&self, report_id: &str) -> bool {
        self.fit.binary_search(&number_of(report_id)).is_ok()
    }

    /// Adds what an intake read; what was published stays marked as it is.
    pub fn add(&mut self, intake: &Intake, packs: &Packs, work: &Path) -> io::Result<()> {
        let joined = join(self, Reports::open(&intake.fresh.path)?, work)?;
        self.index.replace_reports(joined);
        self.look(packs).map(drop)
    }

    /// Forgets the rows that do not read back; they are read again.
    pub fn forget_torn(&mut self, packs: &Packs, work: &Path) -> io::Result<()> {
        let kept = rewritten(self.index.reports()?, &work.join("whole"), |known| {
            if packs.read(&known.spot).is_none() {
                // Another engine: nothing will be used again; what was published stays known.
                known.engine.clear();
            }
            Ok(())
        })?;
        self.index.replace_reports(kept);
        self.look(packs).map(drop)
    }

    /// Looks at every report once, and says in which packs their rows lie.
    fn look(&mut self, packs: &Packs) -> io::Result<BTreeSet<u32>> {
        (self.fit, self.published) = (Vec::new(), 0);
        let mut used = BTreeSet::new();
        for report in self.index.reports()? {
            let (id, known) = report?;
            used.insert(known.spot.pack);
            self.published += u64::from(!known.names.is_empty());
            if self.reading.gives(&known, packs) {
                self.fit.push(number_of(&id));
            }
        }
        // A torn ledger is none; whole ones are in order, and a foreign one must not be searched wrongly.
        self.fit.sort_unstable();
        Ok(used)
    }
}

/// Rows in packs that no report speaks of: an earlier run read them and was killed.
fn strays(packs: &Packs, used: &BTreeSet<u32>, reading: &Reading, work: &Path) -> io::Result<Passing> {
    let mut sorter = Sorter::new(work, "strays");
    let mut failed = Ok(());
    packs.stray(
        |n| used.contains(&n),
        |head, spot| {
            if head.sha256.is_empty() || head.key != reading.key() || failed.is_err() {
                return;
            }
            let Some(rows) = packs.read(&spot) else { return };
            let known = blob::unpack(&rows).and_then(|encoded| known_of(&head, spot, &rows, &encoded));
            if let Some(known) = known {
                failed = to(&known).and_then(|value| sorter.push(report_id(&head.sha256).as_bytes(), &value));
            }
        },
    );
    failed?;
    sorter.finish()
}

/// What is remembered and what is new, by id; of two with one id the newer, under the names of the older.
fn join(memory: &Memory, fresh: Reports, work: &Path) -> io::Result<Passing> {
    let path = work.join(format!("joined-{}", fresh_number(work)?));
    let mut out = Writer::create(&path)?;
    let mut passing = Passing { path, count: 0 };
    let (mut old, mut fresh) = (memory.index.reports()?.peekable(), fresh.peekable());
    loop {
        let (a, b) = (id_of(old.peek())?, id_of(fresh.peek())?);
        let (id, known) = match (a, b) {
            (None, None) => break,
            (Some(_), None) => old.next().transpose()?,
            (None, Some(_)) => fresh.next().transpose()?,
            (Some(a), Some(b)) if a < b => old.next().transpose()?,
            (Some(a), Some(b)) if b < a => fresh.next().transpose()?,
            (Some(_), Some(_)) => {
                let names = old.next().transpose()?.map(|(_, known)| known.names).unwrap_or_default();
                let mut last = fresh.next().transpose()?;
                // Two killed runs may have read it.
                while let (Some((id, _)), Some(next)) = (&last, id_of(fresh.peek())?) {
                    if *id != next {
                        break;
                    }
                    last = fresh.next().transpose()?;
                }
                last.map(|(id, known)| (id, Known { names, ..known }))
            }
        }
        .ok_or_else(|| io::Error::other("a ledger ended early"))?;
        out.push(id.as_bytes(), &to(&known)?)?;
    }
    passing.count = out.close()?;
    Ok(passing)
}

/// A number that no ledger of this folder has in its name.
fn fresh_number(work: &Path) -> io::Result<usize> {
    let mut n = fs::read_dir(work)?.count();
    while work.join(format!("joined-{n}")).exists() {
        n += 1;
    }
    Ok(n)
}

/// The id of the next report; its error where it cannot be read.
pub fn id_of(next: Option<&io::Result<(String, Known)>>) -> io::Result<Option<String>> {
    match next {
        None => Ok(None),
        Some(Ok((id, _))) => Ok(Some(id.clone())),
        Some(Err(error)) => Err(io::Error::other(error.to_string())),
    }
}

/// These reports, each changed.
pub fn rewritten(
    reports: Reports,
    path: &Path,
    mut change: impl FnMut(&mut Known) -> io::Result<()>,
) -> io::Result<Passing> {
    let mut passing = Passing { path: path.to_owned(), count: 0 };
    let mut out = Writer::create(path)?;
    for report in reports {
        let (id, mut known) = report?;
        change(&mut known)?;
        out.push(id.as_bytes(), &to(&known)?)?;
    }
    passing.count = out.close()?;
    Ok(passing)
}

/// More packs than this are gathered into fewer.
const PACKS_MAX: usize = 64;
/// So many stay where they are then: the largest.
const PACKS_KEPT: usize = 16;
/// A pack is gathered too where more than half of it is of no use, from this many bytes on.
const UNUSED_BYTES_MIN: u64 = 32 << 20;

/// Which packs are to be emptied into a new one, by how many bytes of each are in use.
pub fn scattered(packs: &Packs, used: impl Fn(u32) -> u64) -> BTreeSet<u32> {
    let mut sizes = packs.sizes();
    let unused = |(n, size): &(u32, u64)| {
        let unused = size.saturating_sub(used(*n));
        unused > size / 2 && unused >= UNUSED_BYTES_MIN
    };
    let mut chosen: BTreeSet<u32> = sizes.iter().filter(|p| unused(p)).map(|p| p.0).collect();
    if sizes.len() > PACKS_MAX {
        sizes.sort_by_key(|(n, size)| (std::cmp::Reverse(*size), *n));
        chosen.extend(sizes.iter().skip(PACKS_KEPT).map(|p| p.0));
    }
    chosen.retain(|n| used(*n) > 0);
    chosen
}

/// Puts the rows that lie in these packs into the pack of this run.
pub fn gather_packs(reports: Reports, path: &Path, packs: &Packs, chosen: &BTreeSet<u32>) -> io::Result<Passing> {
    rewritten(reports, path, |known| {
        if chosen.contains(&known.spot.pack)
            // Torn rows stay where they are, to be found torn when they are asked for.
            && let Some(rows) = packs.read(&known.spot)
        {
            let key = format!("{} {}", known.engine, known.rules);
            let head = Head { sha256: known.sha256.clone(), key, bytes: known.bytes };
            known.spot = packs.append(&head, &rows)?;
        }
        Ok(())
    })
}

/// Keeps the old dataset under its own name, or takes it away; only so many are kept.
pub fn put_away(old: Option<&Path>, generation: Option<&str>, state: &State, keep: usize) -> io::Result<()> {
    let Some(old) = old else { return Ok(()) };
    match generation {
        Some(generation) if keep > 0 => {
            fs::create_dir_all(state.kept())?;
            let place = state.kept().join(generation);
            if place.exists() {
                fs::remove_dir_all(&place)?;
            }
            fs::rename(old, &place)?;
            // Its time is when it was put away: the oldest go first.
            fs::File::open(&place)?.set_modified(SystemTime::now())?;
        }
        _ => fs::remove_dir_all(old)?,
    }
    let mut kept = Vec::new();
    for entry in fs::read_dir(state.kept()).into_iter().flatten() {
        let entry = entry?;
        kept.push((entry.metadata()?.modified()?, entry.path()));
    }
    kept.sort();
    let surplus = kept.len().saturating_sub(keep);
    kept.into_iter().take(surplus).try_for_each(|(_, path)| fs::remove_dir_all(path))
}
