//! One file of an archive: what is known of it, what is still to be read, and its rows put away.

use crate::archive::blob::{self, Trace};
use crate::archive::find::Found;
use crate::archive::index::{Known, Seen, to};
use crate::archive::intake::{Desk, Outcome, Shared, Trust, locked};
use crate::archive::load::{hex, load_patiently, stamp_of, too_large};
use crate::archive::pack::{Head, Spot};
use gleaner::finding::Code;
use gleaner::write::{Encoded, Sizes, refused, report_id};
use sha2::{Digest, Sha256};
use std::io;
use std::sync::Mutex;

/// A report whose bytes are to be read.
pub struct Unread {
    /// Its id.
    pub id: String,
    /// The hash of its bytes.
    pub sha256: String,
    /// How many there are.
    pub length: u64,
}

/// What is known of a file when it was looked at.
pub enum Look {
    /// All that there is to know.
    Done(Outcome),
    /// Its bytes, which nobody has read.
    Unread(Unread, Vec<u8>),
}

/// Looks at a file, and says whether it must be read. An error is one of ours.
pub fn look_at(file: &Found, seen: Option<&Seen>, desk: &Desk, shared: &Mutex<Shared>) -> io::Result<Look> {
    let done = |outcome| Ok(Look::Done(outcome));
    let path = file.key();
    let stamp = match stamp_of(file) {
        Ok(Some(stamp)) => stamp,
        Ok(None) => return take_nothing(file, desk, shared).map(Look::Done),
        Err(error) => return done(Outcome::Failed(before(seen), error.to_string())),
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
        return done(Outcome::Settling(before(seen)));
    }
    let trusted = |s: &&Seen| {
        desk.trust == Trust::Stamps && s.stamp == stamp && stamp.mtime.max(stamp.ctime) < desk.memory.index.began
    };
    if let Some(seen) = seen.filter(trusted).filter(known) {
        let id = report_id(&seen.sha256);
        let mut shared = locked(shared);
        shared.claim(&id, file)?;
        shared.saw(&path, seen)?;
        return done(Outcome::Remembered { report_id: id });
    }
    let loaded = match load_patiently(file, desk.stores) {
        Ok(loaded) => loaded,
        Err(error) => return done(Outcome::Failed(before(seen), error.to_string())),
    };
    let id = report_id(&loaded.sha256);
    {
        let mut shared = locked(shared);
        shared.saw(&path, &Seen { stamp: loaded.stamp, sha256: loaded.sha256.clone() })?;
        if shared.claim(&id, file)? {
            return done(Outcome::Copy { report_id: id });
        }
    }
    if desk.trust != Trust::Nothing && desk.memory.fits(&id) {
        return done(Outcome::Remembered { report_id: id });
    }
    let report = Unread { id, sha256: loaded.sha256, length: loaded.length };
    match loaded.bytes {
        Some(bytes) => Ok(Look::Unread(report, bytes)),
        None => {
            let refused = refused(&report.id, Code::LimitReached, &too_large(report.length));
            let rows = blob::pack(&refused, &Trace::default());
            keep(desk, shared, report, &rows).map(Look::Done)
        }
    }
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
    let rows = blob::pack(&refused, &Trace::default());
    keep(desk, shared, Unread { id, sha256: String::new(), length: 0 }, &rows)
}

/// Puts the rows of a report away and says what they are.
pub fn keep(desk: &Desk, shared: &Mutex<Shared>, report: Unread, rows: &[u8]) -> io::Result<Outcome> {
    let Unread { id, sha256, length } = report;
    let torn = || io::Error::other("a worker's rows could not be read back");
    let encoded = blob::unpack(rows).ok_or_else(torn)?;
    let head = Head { sha256, key: desk.memory.reading.key(), bytes: length };
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
