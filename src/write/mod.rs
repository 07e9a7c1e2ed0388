//! Records in, bytes out: the tables of a dataset, into any `io::Write`.
//!
//! A report is encoded once, into fragments: the bytes of its rows, table by table, as CSV and as JSON ([`fn@encode`]). A dataset is
//! those fragments, put one after the other in the order of report ids ([`Tables`]). What depends on the archive and not on the
//! file's bytes (its path, its copies) is written when the dataset is put together; all else is in the fragment, so that a report
//! that was read yesterday need not be read again.
//!
//! What is always true: the same records give the same bytes; a cell holds the exact decimal; every column is defined once, in
//! [`mod@column`], and the CSV header, the JSON keys, datapackage.json, the README's tables and `gleaner schema` come from there.

pub mod column;
mod csv_row;
pub mod encode;
mod json_row;
mod mask;
mod observation;
pub mod package;
pub mod schema;
mod tables;

pub use encode::{Contacts, Encoded, Fragment, Refusal, encode, refused};
pub use observation::Observation;
pub use tables::{Format, Holds, Layout, Sizes, Spreadsheets, Stretch, Tables, layouts};

/// What the store room knows of a file: where it lies and what its bytes are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path below the input folder, `/` between.
    pub file: String,
    /// Where the same bytes lie as well, sorted.
    pub also_at: Vec<String>,
    /// SHA-256 of the bytes in lower-case hex; empty where the file could not be read.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// The id of a report: `r` and the first 16 hex digits of the hash. The letter keeps a spreadsheet from reading a number.
pub fn report_id(sha256: &str) -> String {
    format!("r{}", sha256.get(..16).unwrap_or(sha256))
}
