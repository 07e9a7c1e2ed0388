//! What a row looks like outside: every column of every table, defined once.
//!
//! A column is a name, a kind, when its cell is empty, what it means, an example, and how its value is taken from a row. The tables
//! stand in the files below this one; nothing else in gleaner knows a column's name.

mod events;
mod figures;
mod findings;
mod media;
mod numbers;
mod observations;
mod reports;

use crate::place::{Place, PlaceBox};
use crate::record::{Figure, RowId, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What kind of value a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The id of this row, unique in its table.
    Key,
    /// The id of a row of the named table.
    Ref(&'static str),
    /// The id of a row of one of several tables.
    AnyRef,
    /// Text as printed or as given.
    Text,
    /// One of a closed list of words.
    Word(fn() -> Vec<&'static str>),
    /// A code whose form is a regular expression (XML Schema syntax, whole cell).
    Code(&'static str),
    /// A whole number, not negative.
    Integer,
    /// An exact decimal.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// An ISO 8601 date.
    Date,
    /// Texts with `;` between; a `;` inside one is written `\;`.
    List,
    /// Boxes `x0 y0 x1 y1` in points, origin top left, `;` between boxes.
    Boxes,
}

/// When a cell may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Never.
    Never,
    /// In the case that is said here.
    When(&'static str),
}

/// What a column is, without its table's row type.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Name: CSV header and JSON key.
    pub name: &'static str,
    /// Kind of value.
    pub kind: Kind,
    /// When it is empty.
    pub empty: Empty,
    /// What it means.
    pub meaning: &'static str,
    /// A cell as CSV writes it.
    pub example: &'static str,
}

/// A cell before any format.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// A word, id or code of ours: written as it is.
    Word(&'a str),
    /// An id or code that was put together.
    Made(String),
    /// Text from the paper: contacts in it are masked unless they are asked for.
    Printed(&'a str),
    /// Texts from the paper, joined: masked like them.
    PrintedList(String),
    /// A contact: left out unless contacts are asked for.
    Contact(&'a str),
    /// A printed telephone number: its digits are masked unless contacts are asked for.
    Phone(&'a str),
    /// A whole number.
    Integer(u64),
    /// An exact decimal.
    Decimal(Decimal),
    /// A yes or no.
    Boolean(bool),
    /// A date.
    Date(Date),
}

/// A row with what its columns need to know of its report.
pub struct Row<'a, T> {
    /// The report's id.
    pub report_id: &'a str,
    /// The number of the row in its table, from 1.
    pub n: u32,
    /// The row itself.
    pub item: &'a T,
    /// What it needs to know of its report.
    pub report: &'a Context<'a>,
}

/// What the columns of one row ask of the rest of the report.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its figures: an observation repeats what its figure says.
    pub figures: &'a [Figure],
    /// The numbers of the findings that are about a row.
    pub doubts: BTreeMap<RowId, Vec<u32>>,
    /// What became of the file.
    pub status: Status,
    /// How many events it has.
    pub events: u64,
    /// How many findings.
    pub findings: u64,
}

impl Default for Context<'_> {
    fn default() -> Self {
        Context { figures: &[], doubts: BTreeMap::new(), status: Status::Read, events: 0, findings: 0 }
    }
}

/// How a cell is taken from a row.
pub type Take<T> = for<'a> fn(&Row<'a, T>) -> Value<'a>;

/// One column of a table of `T`.
pub struct Column<T: 'static> {
    /// What it is.
    pub about: About,
    /// How its value is taken.
    pub take: Take<T>,
}

/// One table, without its row type.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Name: the file is `<name>.csv`.
    pub name: &'static str,
    /// What one row is.
    pub row: &'static str,
    /// Its columns, in order.
    pub columns: fn() -> Vec<About>,
}

/// Every table of a dataset, in the order in which they are documented and nested.
pub const TABLES: &[Table] = &[
    Table { name: "reports", row: "one PDF", columns: reports::all },
    Table {
        name: "figures",
        row: "one printed statistic, wide: its total and its parts by sex and age side by side",
        columns: || about(figures::COLUMNS),
    },
    Table {
        name: "observations",
        row: "one value, tidy: one row a figure x sex x age, in SDMX terms; a range has no single value and no row",
        columns: || about(observations::COLUMNS),
    },
    Table { name: "events", row: "one dated activity, done or upcoming", columns: || about(events::COLUMNS) },
    Table { name: "media", row: "one line of press coverage", columns: || about(media::COLUMNS) },
    Table {
        name: "organizations",
        row: "one partner, donor or focal point that a report names in its header table",
        columns: || about(media::ORGANIZATION_COLUMNS),
    },
    Table { name: "links", row: "one link of a page", columns: || about(media::LINK_COLUMNS) },
    Table {
        name: "findings",
        row: "one doubt: parts that do not add up, a date outside the report, a page without text",
        columns: || about(findings::COLUMNS),
    },
    Table {
        name: "numbers",
        row: "one number printed on a page, and what became of it",
        columns: || about(numbers::COLUMNS),
    },
];

pub(super) use events::COLUMNS as EVENTS;
pub(super) use figures::COLUMNS as FIGURES;
pub(super) use findings::COLUMNS as FINDINGS;
pub(super) use media::{COLUMNS as MEDIA, LINK_COLUMNS as LINKS, ORGANIZATION_COLUMNS as ORGANIZATIONS};
pub(super) use numbers::COLUMNS as NUMBERS;
pub(super) use observations::COLUMNS as OBSERVATIONS;
pub(super) use reports::{COLUMNS as REPORTS, COUNT_COLUMNS, SOURCE_COLUMNS};

/// The table of a name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.name == name)
}

fn about<T>(columns: &[Column<T>]) -> Vec<About> {
    columns.iter().map(|c| c.about).collect()
}

const fn column<T>(
    name: &'static str,
    kind: Kind,
    empty: Empty,
    meaning: &'static str,
    example: &'static str,
    take: Take<T>,
) -> Column<T> {
    Column { about: About { name, kind, empty, meaning, example }, take }
}

/// An ISO 3166-1 alpha-3 code.
const AREA: Kind = Kind::Code("[A-Z]{3}");

/// Every word of a closed list.
macro_rules! words_of {
    ($list:ty) => {
        $crate::write::column::Kind::Word(|| <$list>::ALL.iter().map(|w| w.as_str()).collect())
    };
}
use words_of;

fn id<'a>(report_id: &str, row: RowId) -> Value<'a> {
    Value::Made(row.text(report_id))
}

fn optional_id<'a>(report_id: &str, row: Option<RowId>) -> Value<'a> {
    row.map_or(Value::Empty, |row| id(report_id, row))
}

fn printed(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Empty } else { Value::Printed(text) }
}

fn word(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Empty } else { Value::Word(text) }
}

fn optional(text: &Option<String>) -> Value<'_> {
    text.as_deref().map_or(Value::Empty, printed)
}

fn code(text: &Option<String>) -> Value<'_> {
    text.as_deref().map_or(Value::Empty, word)
}

fn decimal<'a>(number: Option<Decimal>) -> Value<'a> {
    number.map_or(Value::Empty, Value::Decimal)
}

fn date<'a>(day: Option<Date>) -> Value<'a> {
    day.map_or(Value::Empty, Value::Date)
}

/// Items in one cell: a `;` inside an item is escaped, so that the cell can be taken apart again.
fn list<'a, S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Value<'a> {
    let items: Vec<String> = items.into_iter().map(|s| s.as_ref().replace(';', "\\;")).collect();
    if items.is_empty() { Value::Empty } else { Value::PrintedList(items.join(";")) }
}

/// A row that is printed nowhere (a report's own doubt) has neither page nor box.
fn page<'a>(place: &Place) -> Value<'a> {
    if place.boxes.is_empty() { Value::Empty } else { Value::Integer(u64::from(place.page.number())) }
}

fn boxes<'a>(place: &Place) -> Value<'a> {
    if place.boxes.is_empty() {
        return Value::Empty;
    }
    Value::Made(place.boxes.iter().map(|b| box_text(*b)).collect::<Vec<_>>().join(";"))
}

fn box_text(b: PlaceBox) -> String {
    [b.x0, b.y0, b.x1, b.y1].map(points).join(" ")
}

/// Hundredths of a point as points with two decimals, without a float: the same bytes on every machine.
fn points(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_written_from_integers() {
        let check = |hundredths: i32, expect: &str| assert_eq!(points(hundredths), expect);
        check(0, "0.00");
        check(7, "0.07");
        check(-7, "-0.07");
        check(59_528, "595.28");
        check(i32::MIN, "-21474836.48");
    }

    #[test]
    fn no_table_names_a_column_twice_and_every_reference_has_its_table() {
        for t in TABLES {
            let columns = (t.columns)();
            let mut names: Vec<_> = columns.iter().map(|c| c.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), columns.len(), "{} names a column twice", t.name);
            assert!(matches!(columns[0].kind, Kind::Key), "the first column of {} is its key", t.name);
            for c in columns {
                if let Kind::Ref(to) = c.kind {
                    assert!(table(to).is_some(), "{}.{} refers to {to}, which is no table", t.name, c.name);
                }
                assert!(!c.meaning.is_empty() && !c.meaning.ends_with('.'), "{}.{}: meaning", t.name, c.name);
            }
        }
    }
}
