//! Reading an archive: every file once, files of equal bytes as one report, one file a thread.

use crate::archive::find::Found;
use crate::archive::read::{Reader, read_bytes};
use gleaner::finding::Code;
use gleaner::write::{Encoded, Source, refused, report_id};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

/// Larger files are refused unread: the limit that `extract` sets on its bytes.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// A report of an archive.
#[derive(Debug, Default)]
pub struct Report {
    /// Where it lies.
    pub source: Source,
    /// What it says; empty only while it is being read.
    pub encoded: Encoded,
}

/// The reports of an archive by their ids: in the order in which they are published.
pub type Intake = BTreeMap<String, Report>;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was read: figures, events and findings.
    Read { report_id: String, figures: u64, events: u64, findings: u64 },
    /// Its bytes were read under another name.
    Copy { report_id: String },
    /// It could not be read.
    Quarantined { report_id: String, message: String },
}

/// Reads these files, as many at once as the thread pool has threads. `done` is told of every file that is finished.
pub fn gather(files: &[Found], reader: &Reader, done: impl Fn(&Found, &Outcome) + Sync) -> Intake {
    let intake = Mutex::new(Intake::new());
    files.par_iter().for_each(|file| done(file, &take_in(file, reader, &intake)));
    let mut intake = intake.into_inner().unwrap_or_else(PoisonError::into_inner);
    for report in intake.values_mut() {
        // Which of several copies was read first is chance; the first by name gives the report its path.
        let names = &mut report.source.also_at;
        names.sort();
        names.dedup();
        report.source.file = names.remove(0);
    }
    intake
}

fn take_in(file: &Found, reader: &Reader, intake: &Mutex<Intake>) -> Outcome {
    let (mut source, bytes) = match load(file) {
        Ok(loaded) => loaded,
        Err(error) => {
            // Without bytes the path has to tell the file from others.
            let id = report_id(&hex(Sha256::digest(file.name.as_bytes()).as_slice()));
            let message = format!("expected a readable file, found: {error}");
            let encoded = refused(&id, Code::Unreadable, &message);
            let source = Source { also_at: vec![file.name.clone()], ..Source::default() };
            shelve(intake, &id, source, encoded);
            return Outcome::Quarantined { report_id: id, message };
        }
    };
    let id = report_id(&source.sha256);
    source.also_at = vec![file.name.clone()];
    {
        let mut intake = intake.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(report) = intake.get_mut(&id) {
            report.source.also_at.push(file.name.clone());
            return Outcome::Copy { report_id: id };
        }
        intake.insert(id.clone(), Report { source: source.clone(), ..Report::default() });
    }
    let encoded = match bytes {
        Some(bytes) => read_bytes(reader, &id, &bytes),
        None => refused(&id, Code::LimitReached, &too_large(source.bytes)),
    };
    let outcome = outcome_of(&id, &encoded);
    let mut intake = intake.lock().unwrap_or_else(PoisonError::into_inner);
    intake.entry(id).or_default().encoded = encoded;
    outcome
}

fn shelve(intake: &Mutex<Intake>, id: &str, source: Source, encoded: Encoded) {
    intake.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), Report { source, encoded });
}

fn outcome_of(id: &str, encoded: &Encoded) -> Outcome {
    let report_id = id.to_owned();
    match &encoded.refusal {
        Some(message) => Outcome::Quarantined { report_id, message: message.clone() },
        None => Outcome::Read {
            report_id,
            figures: encoded.rows("figures"),
            events: encoded.rows("events"),
            findings: encoded.rows("findings"),
        },
    }
}

fn too_large(bytes: u64) -> String {
    format!("limit reached: expected at most {FILE_BYTES_MAX} bytes, found {bytes}")
}

/// A file's size, hash and bytes; a file over the limit is only hashed.
fn load(file: &Found) -> io::Result<(Source, Option<Vec<u8>>)> {
    let mut opened = File::open(&file.path)?;
    let meta = opened.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::other("expected a file, found something else"));
    }
    let (bytes, length, hash) = if meta.len() > FILE_BYTES_MAX {
        let mut hash = Sha256::new();
        let length = io::copy(&mut opened, &mut Hashing(&mut hash))?;
        (None, length, hash.finalize())
    } else {
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
        opened.read_to_end(&mut bytes)?;
        let hash = Sha256::digest(&bytes);
        let length = bytes.len() as u64;
        (Some(bytes), length, hash)
    };
    let source = Source { sha256: hex(hash.as_slice()), bytes: length, ..Source::default() };
    Ok((source, bytes))
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
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
