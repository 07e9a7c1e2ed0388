//! From what an intake found and what is remembered to the reports of the new dataset, and whether the night looks like one whose
//! dataset may be published: a failing disk or an unmounted folder must not empty it.

use crate::archive::find::Trouble;
use crate::archive::index::{Known, Reports, from, number_of, to};
use crate::archive::intake::Intake;
use crate::archive::ledger::{Passing, Reader, Writer};
use crate::archive::load::hex;
use crate::archive::memory::{Memory, id_of};
use crate::archive::publish::Plan;
use crate::archive::run::{Removed, Request, RunError};
use crate::archive::sorter::Sorter;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::iter::Peekable;
use std::path::Path;

/// The reports of a dataset, and what they come to.
#[derive(Debug)]
pub struct Assembled {
    /// The reports by their ids, under the names that they have in it.
    pub reports: Passing,
    /// How many of them are quarantined.
    pub quarantined: u64,
    /// Figures, events and findings.
    pub counts: [u64; 3],
    /// Reports that the last dataset has not.
    pub came: u64,
    /// Reports that only the last dataset has.
    pub went: u64,
    /// Bytes in use by pack.
    pub used: BTreeMap<u32, u64>,
    /// A hash of all that decides the bytes of the dataset.
    pub wanted: String,
}

/// Why there is no dataset to publish.
#[derive(Debug)]
pub enum AssembleError {
    /// Something is wrong with the night.
    Withheld(String),
    /// The disk said no.
    Io(io::Error),
}

impl From<io::Error> for AssembleError {
    fn from(error: io::Error) -> AssembleError {
        AssembleError::Io(error)
    }
}

/// Puts the reports of the dataset together, where this night looks like one whose dataset may be published.
pub fn assemble(intake: &Intake, memory: &Memory, request: &Request, work: &Path) -> Result<Assembled, AssembleError> {
    let withheld = |message: String| Err(AssembleError::Withheld(message));
    if let Some(first) = &intake.failures.first {
        let more = intake.failures.count - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        return withheld(format!("{first}{more}"));
    }
    let gone = gone(intake, memory, work)?;
    let (lost, all, most) = (gone.len() as u64, memory.published, request.removed_percent_max);
    if request.removed == Removed::Leave && lost.saturating_mul(100) > all.saturating_mul(most) {
        return withheld(format!(
            "expected at most {most} per cent of {all} reports to be gone (--max-removed), found {lost}"
        ));
    }
    let kept = if request.removed == Removed::Stay { gone } else { HashSet::new() };
    let assembled = merged(intake, memory, &kept, &request.plan, work)?;
    match request.failures_max {
        Some(most) if assembled.quarantined > most => withheld(format!(
            "expected at most {most} quarantined files (--max-failures), found {}",
            assembled.quarantined
        )),
        _ => Ok(assembled),
    }
}

/// Folders that cannot be listed may hide files: their rows must not leave the dataset for that.
pub fn hidden(troubles: &[Trouble]) -> Result<(), RunError> {
    match troubles.iter().find(|t| t.hides) {
        Some(t) => Err(RunError::Withheld(format!("{}: {}", t.path.display(), t.message))),
        None => Ok(()),
    }
}

/// The reports that files are of, each with the names of its files.
struct Claims(Peekable<Reader>);

impl Claims {
    fn of(intake: &Intake) -> io::Result<Claims> {
        Ok(Claims(intake.claims.records()?.peekable()))
    }

    /// The id that comes next.
    fn peek(&mut self) -> io::Result<Option<String>> {
        match self.0.peek() {
            None => Ok(None),
            Some(Ok((key, _))) => Ok(Some(parted(key).0)),
            Some(Err(error)) => Err(io::Error::other(error.to_string())),
        }
    }

    /// The names of the next report's files, sorted.
    fn names(&mut self) -> io::Result<Vec<String>> {
        let Some(id) = self.peek()? else { return Ok(Vec::new()) };
        let mut names: Vec<String> = Vec::new();
        while let Some(next) = self.0.next_if(|r| r.as_ref().is_ok_and(|(key, _)| parted(key).0 == id)) {
            let name = parted(&next?.0).1;
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }
}

/// The id and the name of a claim.
fn parted(key: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(key);
    let (id, name) = text.split_once('\0').unwrap_or((&text, ""));
    (id.to_owned(), name.to_owned())
}

/// The published reports that are gone: no file is of them, nor of their name. A file of the same name with other bytes is a change,
/// and no loss.
fn gone(intake: &Intake, memory: &Memory, work: &Path) -> io::Result<HashSet<u64>> {
    let mut gone = HashSet::new();
    let mut named = Sorter::new(work, "gone");
    let mut claims = Claims::of(intake)?;
    for record in memory.index.records()? {
        let (key, value) = record?;
        let id = String::from_utf8_lossy(&key);
        while claims.peek()?.is_some_and(|claimed| *claimed < *id) {
            claims.names()?;
        }
        if claims.peek()?.is_some_and(|claimed| claimed == id) {
            continue;
        }
        let known: Known = from(&value)?;
        if !known.names.is_empty() {
            gone.insert(number_of(&id));
        }
        for name in &known.names {
            named.push(name.as_bytes(), &key)?;
        }
    }
    if gone.is_empty() {
        return Ok(gone);
    }
    let mut here = Sorter::new(work, "here");
    for claim in intake.claims.records()? {
        here.push(parted(&claim?.0).1.as_bytes(), b"")?;
    }
    let here = here.finish()?;
    let mut here = here.records()?.peekable();
    for record in named.finish()?.records()? {
        let (name, id) = record?;
        while here.next_if(|h| h.as_ref().is_ok_and(|(other, _)| *other < name)).is_some() {}
        if here.peek().is_some_and(|h| h.as_ref().is_ok_and(|(other, _)| *other == name)) {
            gone.remove(&number_of(&String::from_utf8_lossy(&id)));
        }
    }
    Ok(gone)
}

/// What is remembered and what is new, as far as it is in the new dataset.
fn merged(intake: &Intake, memory: &Memory, kept: &HashSet<u64>, plan: &Plan, work: &Path) -> io::Result<Assembled> {
    let mut hash = Sha256::new();
    let reading = &memory.reading;
    hash.update(format!("{:?} {:?} {}", plan.formats, plan.spreadsheets, reading.engine));
    let path = work.join("assembled");
    let mut out = Writer::create(&path)?;
    let mut done = Assembled {
        reports: Passing { path, count: 0 },
        quarantined: 0,
        counts: [0; 3],
        came: 0,
        went: 0,
        used: BTreeMap::new(),
        wanted: String::new(),
    };
    let mut claims = Claims::of(intake)?;
    let mut old = memory.index.reports()?.peekable();
    let mut fresh = Reports::open(&intake.fresh.path)?.peekable();
    loop {
        let (claimed, remembered) = (claims.peek()?, id_of(old.peek())?);
        let Some(id) = claimed.iter().chain(&remembered).min().cloned() else { break };
        let before = if remembered.as_ref() == Some(&id) { old.next().transpose()? } else { None };
        let before = before.map(|(_, known)| known);
        let was = before.as_ref().is_some_and(|known| !known.names.is_empty());
        let known: Option<Known> = if claimed.as_ref() == Some(&id) {
            let names = claims.names()?;
            let read = fresh.next_if(|f| f.as_ref().is_ok_and(|(new, _)| *new == id)).transpose()?;
            let fit = || before.clone().filter(|_| memory.fits(&id));
            let known = read.map(|(_, known)| known).or_else(fit);
            // Rows that other rules gave are known to be those that today's would give.
            known.map(|known| Known { names, rules: reading.rules.clone(), ..known })
        } else {
            before.filter(|_| kept.contains(&number_of(&id)))
        };
        let Some(known) = known else {
            done.went += u64::from(was);
            continue;
        };
        let Known { spot, names, .. } = &known;
        hash.update(format!("\n{id} {} {} {names:?}", spot.length, spot.checksum));
        done.came += u64::from(!was);
        done.quarantined += u64::from(known.refusal.is_some());
        done.counts.iter_mut().zip(known.counts).for_each(|(sum, n)| *sum += n);
        *done.used.entry(spot.pack).or_default() += spot.length;
        out.push(id.as_bytes(), &to(&known)?)?;
    }
    done.reports.count = out.close()?;
    done.wanted = hex(hash.finalize().as_slice());
    Ok(done)
}
