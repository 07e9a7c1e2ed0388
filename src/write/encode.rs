//! One report, encoded once: the bytes of its rows, table by table, as CSV and as JSON.

use crate::finding::{Code, Finding};
use crate::record::{NumberClass, ReportFacts, ReportRecords, RowId, Status, TextQuality};
use crate::write::column::{self, Column, Context, Row, Value};
use crate::write::mask::Mask;
use crate::write::{csv_row, json_row, observation};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Whether telephone numbers and e-mail addresses are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contacts {
    /// They are left out or masked: a published dataset should not spread a person's telephone number.
    #[default]
    Masked,
    /// They are written as printed.
    Shown,
}

/// The rows of one table of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment<'a> {
    /// CSV lines without a header.
    pub csv: Cow<'a, [u8]>,
    /// The same rows as JSON objects, one a line.
    pub json: Cow<'a, [u8]>,
    /// How many rows.
    pub rows: u64,
}

/// One report in bytes, but for where its file lies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encoded<'a> {
    /// Its id.
    pub report_id: String,
    /// Its row of reports.csv between the columns of the file and those that count its rows.
    pub report: Fragment<'a>,
    /// The columns that count its rows.
    pub counts: Fragment<'a>,
    /// Its rows of the other tables, in the order of [`column::TABLES`] without the first.
    pub tables: Vec<Fragment<'a>>,
    /// Why the file was quarantined, where it was.
    pub refusal: Option<Refusal>,
}

/// Why a file was quarantined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The code of its finding.
    pub code: String,
    /// The message of its finding.
    pub message: String,
}

impl Encoded<'_> {
    /// How many rows a table has; none where there is no such table.
    pub fn rows(&self, table: &str) -> u64 {
        let at = column::TABLES.iter().skip(1).position(|t| t.name == table);
        at.and_then(|at| self.tables.get(at)).map_or(0, |fragment| fragment.rows)
    }
}

/// A cell as every format writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing: an empty cell, a JSON null.
    Empty,
    /// Text, a word, an id, a date.
    Text(Cow<'a, str>),
    /// A number or a truth value, as it is written.
    Plain(Cow<'a, str>),
}

/// Encodes the rows of a report that was read.
pub fn encode(report_id: &str, records: &ReportRecords, contacts: Contacts) -> Encoded<'static> {
    let status = if records.findings.is_empty() { Status::Read } else { Status::ReadWithFindings };
    encode_as(report_id, records, contacts, status)
}

/// Encodes a file that could not be read: a row in reports.csv and the finding that says why.
pub fn refused(report_id: &str, code: Code, message: &str) -> Encoded<'static> {
    let facts = ReportFacts {
        pages: 0,
        title: String::new(),
        publisher: String::new(),
        programme: String::new(),
        family: String::new(),
        ref_area: None,
        area_name: String::new(),
        period: None,
        period_label: String::new(),
        date_published: None,
        language: String::new(),
        producer: String::new(),
        created: String::new(),
        target_sites: Vec::new(),
        text_quality: TextQuality::None,
    };
    let records = ReportRecords {
        facts,
        figures: Vec::new(),
        events: Vec::new(),
        media: Vec::new(),
        organizations: Vec::new(),
        links: Vec::new(),
        findings: vec![Finding::new(code, message)],
        numbers: Vec::new(),
    };
    let encoded = encode_as(report_id, &records, Contacts::Masked, Status::Quarantined);
    let refusal = Refusal { code: code.as_str().to_owned(), message: message.to_owned() };
    Encoded { refusal: Some(refusal), ..encoded }
}

fn encode_as(report_id: &str, records: &ReportRecords, contacts: Contacts, status: Status) -> Encoded<'static> {
    let mut doubts: BTreeMap<RowId, Vec<u32>> = BTreeMap::new();
    for (finding, n) in records.findings.iter().zip(1u32..) {
        if let Some(row) = finding.row {
            doubts.entry(row).or_default().push(n);
        }
    }
    let report = Context {
        figures: &records.figures,
        doubts,
        status,
        events: records.events.len() as u64,
        findings: records.findings.len() as u64,
    };
    let mask = match contacts {
        Contacts::Masked => Some(Mask::new(records.numbers.iter().map(|n| (n.class == NumberClass::Phone, n)))),
        Contacts::Shown => None,
    };
    let page = Sheet { report_id, report: &report, mask: mask.as_ref() };
    let observations = observation::observe(&records.figures);
    let mailto = |url: &str| mask.is_some() && url.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("mailto:"));
    Encoded {
        report_id: report_id.to_owned(),
        report: page.rows(column::REPORTS, std::slice::from_ref(&records.facts), |_| true),
        counts: page.rows(column::COUNT_COLUMNS, std::slice::from_ref(&records.facts), |_| true),
        tables: vec![
            page.rows(column::FIGURES, &records.figures, |_| true),
            page.rows(column::OBSERVATIONS, &observations, |_| true),
            page.rows(column::EVENTS, &records.events, |_| true),
            page.rows(column::MEDIA, &records.media, |_| true),
            page.rows(column::ORGANIZATIONS, &records.organizations, |_| true),
            page.rows(column::LINKS, &records.links, |l| !mailto(&l.url)),
            page.rows(column::FINDINGS, &records.findings, |_| true),
            page.rows(column::NUMBERS, &records.numbers, |_| true),
        ],
        refusal: None,
    }
}

/// What all rows of a report share.
struct Sheet<'a> {
    report_id: &'a str,
    report: &'a Context<'a>,
    mask: Option<&'a Mask>,
}

impl Sheet<'_> {
    /// The rows that are wanted; the others keep their number, so that ids do not depend on what is left out.
    fn rows<T>(&self, columns: &[Column<T>], items: &[T], wanted: impl Fn(&T) -> bool) -> Fragment<'static> {
        let (mut json, mut count) = (Vec::new(), 0);
        let mut lines = csv_row::Lines::new();
        for (item, n) in items.iter().zip(1u32..).filter(|(item, _)| wanted(item)) {
            let row = Row { report_id: self.report_id, n, item, report: self.report };
            let cells: Vec<Cell> = columns.iter().map(|c| cell((c.take)(&row), self.mask)).collect();
            lines.push(&cells);
            json_row::append(&mut json, columns.iter().map(|c| c.about.name).zip(&cells));
            count += 1;
        }
        Fragment { csv: lines.into_bytes().into(), json: json.into(), rows: count }
    }
}

/// The cells that tell where a report's file lies.
pub(super) fn source_cells<'a>(
    report_id: &'a str,
    source: &'a super::Source,
    context: &'a Context<'a>,
) -> Vec<Cell<'a>> {
    let row = Row { report_id, n: 1, item: source, report: context };
    column::SOURCE_COLUMNS.iter().map(|c| cell((c.take)(&row), None)).collect()
}

fn cell<'a>(value: Value<'a>, mask: Option<&Mask>) -> Cell<'a> {
    match value {
        Value::Empty => Cell::Empty,
        Value::Word(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Made(text) => Cell::Text(Cow::Owned(text)),
        Value::Printed(text) => Cell::Text(mask.map_or(Cow::Borrowed(text), |m| m.text(text))),
        Value::PrintedList(text) => {
            let masked = mask.map(|m| m.text(&text).into_owned());
            Cell::Text(Cow::Owned(masked.unwrap_or(text)))
        }
        Value::Contact(text) if mask.is_some() || text.is_empty() => Cell::Empty,
        Value::Contact(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Phone(text) if mask.is_some() => Cell::Text(Cow::Owned(Mask::digits(text))),
        Value::Phone(text) => Cell::Text(Cow::Borrowed(text)),
        Value::Integer(n) => Cell::Plain(Cow::Owned(n.to_string())),
        Value::Decimal(n) => Cell::Plain(Cow::Owned(n.normalize().to_string())),
        Value::Boolean(yes) => Cell::Plain(Cow::Borrowed(if yes { "true" } else { "false" })),
        Value::Date(day) => Cell::Text(Cow::Owned(day.to_string())),
    }
}
