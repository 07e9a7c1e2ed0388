//! The columns of reports.csv: one PDF a row.
//!
//! The first stand in [`SOURCE_COLUMNS`]: where a file lies is no matter of its bytes, so they are written when a dataset is put
//! together, and all the others once, when the file is read.

use super::Empty::{Never, When};
use super::{AREA, About, Column, Kind, Value, about, code, column, date, list, printed, word, words_of};
use crate::record::{ReportFacts, Status, TextQuality};
use crate::write::Source;

/// All columns of reports.csv, in order.
pub fn all() -> Vec<About> {
    let mut columns = about(SOURCE_COLUMNS);
    columns.extend(about(COLUMNS));
    columns.extend(about(COUNT_COLUMNS));
    columns
}

/// The columns that tell where the file lies and what its bytes are.
pub const SOURCE_COLUMNS: &[Column<Source>] = &[
    column(
        "report_id",
        Kind::Key,
        Never,
        "`r` and the first 16 hex digits of the SHA-256 of the file's bytes (of its path, where it could not be read)",
        "r0123456789abcdef",
        |r| Value::Word(r.report_id),
    ),
    column("file", Kind::Text, Never, "path below the input folder, `/` between", "2019/cambodia-q3.pdf", |r| {
        Value::Word(&r.item.file)
    }),
    column("also_at", Kind::List, When("no copy was found"), "where the same bytes lie as well", "copy.pdf", |r| {
        list(&r.item.also_at)
    }),
    column(
        "sha256",
        Kind::Code("[0-9a-f]{64}"),
        When("the file could not be read from the disk"),
        "SHA-256 of the file's bytes",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        |r| word(&r.item.sha256),
    ),
    column("bytes", Kind::Integer, Never, "size of the file in bytes", "120622", |r| Value::Integer(r.item.bytes)),
];

/// The columns that the file's bytes decide.
pub const COLUMNS: &[Column<ReportFacts>] = &[
    column("pages", Kind::Integer, Never, "pages of the file; 0 where it could not be read", "4", |r| {
        Value::Integer(u64::from(r.item.pages))
    }),
    column("title", Kind::Text, When("none was found"), "its title", "TRIANGLE in ASEAN: Cambodia", |r| {
        printed(&r.item.title)
    }),
    column("publisher", Kind::Text, When("none was found"), "who publishes it", "ILO", |r| printed(&r.item.publisher)),
    column("programme", Kind::Text, When("none was found"), "of which programme it tells", "TRIANGLE in ASEAN", |r| {
        printed(&r.item.programme)
    }),
    column(
        "family",
        Kind::Text,
        When("the file was quarantined"),
        "the rule set that recognised it, or `generic`",
        "triangle",
        |r| word(&r.item.family),
    ),
    column(
        "ref_area",
        AREA,
        When("no area could be told, or the report is regional"),
        "the area it speaks for, ISO 3166-1 alpha-3",
        "KHM",
        |r| code(&r.item.ref_area),
    ),
    column("area_name", Kind::Text, When("no area could be told"), "the area as printed", "Cambodia", |r| {
        printed(&r.item.area_name)
    }),
    column(
        "period_start",
        Kind::Date,
        When("no period could be found"),
        "first day of the time it speaks of",
        "2019-07-01",
        |r| date(r.item.period.map(|p| p.start)),
    ),
    column(
        "period_end",
        Kind::Date,
        When("no period could be found"),
        "last day of the time it speaks of",
        "2019-09-30",
        |r| date(r.item.period.map(|p| p.end)),
    ),
    column(
        "period_label",
        Kind::Text,
        When("no period could be found, or it is none of these"),
        "quarter, half-year, year or month",
        "2019-Q3",
        |r| word(&r.item.period_label),
    ),
    column(
        "date_published",
        Kind::Date,
        When("it does not say"),
        "day of publication, where it says",
        "2019-10-15",
        |r| date(r.item.date_published),
    ),
    column("language", Kind::Text, When("it could not be told"), "language, BCP 47", "en", |r| word(&r.item.language)),
    column(
        "producer",
        Kind::Text,
        When("the file does not say"),
        "the program that made the PDF",
        "Typst 0.13.1",
        |r| printed(&r.item.producer),
    ),
    column(
        "created",
        Kind::Text,
        When("the file does not say"),
        "when the PDF was made, ISO 8601 as far as it is given",
        "2019-10-03T09:12:44+07:00",
        |r| word(&r.item.created),
    ),
    column(
        "target_sites",
        Kind::List,
        When("it names none"),
        "where the programme works, as printed",
        "Kampong Cham;Prey Veng",
        |r| list(&r.item.target_sites),
    ),
    column(
        "text_quality",
        words_of!(TextQuality),
        Never,
        "how far its text can be trusted; `none` where there is no text, or the file could not be read",
        "ok",
        |r| Value::Word(r.item.text_quality.as_str()),
    ),
    column("status", words_of!(Status), Never, "what became of the file", "read", |r| {
        Value::Word(r.report.status.as_str())
    }),
];

/// The columns that count its rows. Nested in records.jsonl the rows themselves stand under these names.
pub const COUNT_COLUMNS: &[Column<ReportFacts>] = &[
    column("figures", Kind::Integer, Never, "how many rows it has in figures.csv", "62", |r| {
        Value::Integer(r.report.figures.len() as u64)
    }),
    column("events", Kind::Integer, Never, "how many rows it has in events.csv", "10", |r| {
        Value::Integer(r.report.events)
    }),
    column("findings", Kind::Integer, Never, "how many rows it has in findings.csv", "1", |r| {
        Value::Integer(r.report.findings)
    }),
];
