//! A worker: a process that reads one file after another from its standard input and answers with encoded rows.
//!
//! It touches no file. Its memory is limited once, its time anew for every file, so that a file that brings it down costs that file
//! and nothing else. It ignores the signals that stop a run: the end of its input is what ends it.

use crate::archive::blob::{self, Trace};
use crate::archive::read::{Reader, read_bytes};
use gleaner::extract::Options;
use gleaner::finding::Code;
use gleaner::resolve::family::Rules;
use gleaner::write::{Contacts, refused};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, IoSlice, Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What a worker may use. Raising a limit reads the files again that it stopped.
pub const MEMORY_BYTES_MAX: u64 = 1 << 30;
/// Seconds of processor time for one file: a backstop behind the counted budgets of `extract`.
pub const CPU_SECONDS_MAX: u64 = 5;
/// Bytes of encoded rows that one file may give.
pub const OUTPUT_BYTES_MAX: u64 = 256 << 20;

/// How a worker is to read, as its first message says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Orders {
    /// A user's family files: name and text.
    pub rules: Vec<(String, String)>,
    /// Passwords to try.
    pub passwords: Vec<String>,
    /// Whether contacts are written.
    pub contacts: bool,
}

impl Orders {
    /// The reader that these orders describe.
    pub fn reader(&self) -> Result<Reader, gleaner::resolve::family::RulesError> {
        Ok(Reader {
            rules: if self.rules.is_empty() { Rules::builtin() } else { Rules::with_files(&self.rules)? },
            options: Options { passwords: self.passwords.clone() },
            contacts: if self.contacts { Contacts::Shown } else { Contacts::Masked },
        })
    }
}

/// Reads files until there are no more.
pub fn work() -> io::Result<()> {
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::new(AtomicBool::new(false)))?;
    }
    limit(Resource::As, MEMORY_BYTES_MAX)?;
    limit(Resource::Core, 0)?;
    // A fault is answered as a refusal; its words would only fill the pipe.
    std::panic::set_hook(Box::new(|_| {}));
    let mut input = io::stdin().lock();
    // Standard output itself would look for the ends of lines.
    let mut output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let Some(orders) = receive(&mut input, u64::MAX)? else { return Ok(()) };
    let orders: Orders = serde_json::from_slice(&orders)?;
    let reader = orders.reader().map_err(io::Error::other)?;
    while let (Some(id), Some(bytes)) = (receive(&mut input, u64::MAX)?, receive(&mut input, u64::MAX)?) {
        let id = String::from_utf8_lossy(&id).into_owned();
        // The limit is of whole seconds of all that the process has used so far.
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec.unsigned_abs();
        limit(Resource::Cpu, used + CPU_SECONDS_MAX + 1)?;
        let (encoded, trace) = read_bytes(&reader, &id, &bytes);
        let mut answer = blob::pack(&encoded, &trace);
        if answer.len() as u64 > OUTPUT_BYTES_MAX {
            let message =
                format!("limit reached: expected at most {OUTPUT_BYTES_MAX} bytes of rows, found {}", answer.len());
            answer = blob::pack(&refused(&id, Code::LimitReached, &message), &Trace::default());
        }
        send(&mut output, &[&answer])?;
    }
    Ok(())
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    let hard = getrlimit(resource).maximum;
    let current = Some(hard.map_or(most, |h| h.min(most)));
    Ok(setrlimit(resource, Rlimit { current, maximum: hard })?)
}

/// Writes messages, each behind its length, in one go as far as that goes: every write wakes the other side.
pub fn send(out: &mut impl Write, messages: &[&[u8]]) -> io::Result<()> {
    let lengths: Vec<[u8; 8]> = messages.iter().map(|m| (m.len() as u64).to_le_bytes()).collect();
    let parts = lengths.iter().zip(messages).flat_map(|(length, m)| [IoSlice::new(length), IoSlice::new(m)]);
    let mut parts: Vec<IoSlice> = parts.collect();
    let mut rest = parts.as_mut_slice();
    while !rest.is_empty() {
        match out.write_vectored(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => IoSlice::advance_slices(&mut rest, written),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

/// Reads a message; nothing where the other side has no more to say.
pub fn receive(input: &mut impl Read, length_max: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    if length > length_max {
        return Err(io::Error::other(format!("expected a message of at most {length_max} bytes, found {length}")));
    }
    let mut message = Vec::with_capacity(usize::try_from(length).map_err(io::Error::other)?);
    let read = input.take(length).read_to_end(&mut message)?;
    if (read as u64) < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(Some(message)) }
}
