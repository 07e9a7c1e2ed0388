//! One file from the disk to encoded rows, whatever happens on the way.

use crate::archive::blob::Trace;
use crate::archive::load::hex;
use gleaner::extract::{ExtractError, Options};
use gleaner::finding::Code;
use gleaner::pipeline::read_with_texts;
use gleaner::resolve::family::Rules;
use gleaner::write::{Contacts, Encoded, encode, refused};
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What reading a file needs beside its bytes.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The rule sets.
    pub rules: Rules,
    /// Passwords to try.
    pub options: Options,
    /// Whether contacts are written.
    pub contacts: Contacts,
}

/// Reads one report. A file that cannot be read becomes a row that says so; a fault of ours is caught and becomes one as well.
pub fn read_bytes(reader: &Reader, report_id: &str, bytes: &[u8]) -> (Encoded<'static>, Trace) {
    let work = || match read_with_texts(bytes, &reader.options, &reader.rules) {
        Ok((records, texts)) => {
            let family = fingerprint(&reader.rules, &texts);
            (encode(report_id, &records, reader.contacts), Trace { family, texts })
        }
        Err(error) => (refused(report_id, code_of(&error), &error.to_string()), Trace::default()),
    };
    // The reader holds no state that a fault could leave half changed.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str).or(fault.downcast_ref::<&str>().copied());
        let message = format!("expected rows, the reader failed: {}", said.unwrap_or("no reason"));
        (refused(report_id, Code::ReaderFailed, &message), Trace::default())
    })
}

/// All that a report of these texts takes from the rules, as a short hash: the family that they give it, with everything in it.
pub fn fingerprint(rules: &Rules, texts: &[String]) -> String {
    let family = rules.recognise(texts.iter().map(String::as_str));
    let mut hash = hex(Sha256::digest(format!("{family:?}")).as_slice());
    hash.truncate(16);
    hash
}

fn code_of(error: &ExtractError) -> Code {
    match error {
        ExtractError::NotPdf(_) => Code::NotPdf,
        ExtractError::Encrypted => Code::Encrypted,
        ExtractError::Limit(_) => Code::LimitReached,
        ExtractError::Damaged(_) => Code::Damaged,
    }
}
