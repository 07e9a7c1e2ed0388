//! One file from the disk to encoded rows, whatever happens on the way.

use gleaner::extract::{ExtractError, Options};
use gleaner::finding::Code;
use gleaner::pipeline::read_report;
use gleaner::resolve::family::Rules;
use gleaner::write::{Contacts, Encoded, encode, refused};
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
pub fn read_bytes(reader: &Reader, report_id: &str, bytes: &[u8]) -> Encoded<'static> {
    let work = || match read_report(bytes, &reader.options, &reader.rules) {
        Ok(records) => encode(report_id, &records, reader.contacts),
        Err(error) => refused(report_id, code_of(&error), &error.to_string()),
    };
    // The reader holds no state that a fault could leave half changed.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|fault| {
        let said = fault.downcast_ref::<String>().map(String::as_str).or(fault.downcast_ref::<&str>().copied());
        refused(
            report_id,
            Code::ReaderFailed,
            &format!("expected rows, the reader failed: {}", said.unwrap_or("no reason")),
        )
    })
}

fn code_of(error: &ExtractError) -> Code {
    match error {
        ExtractError::NotPdf(_) => Code::NotPdf,
        ExtractError::Encrypted => Code::Encrypted,
        ExtractError::Limit(_) => Code::LimitReached,
        ExtractError::Damaged(_) => Code::Damaged,
    }
}
