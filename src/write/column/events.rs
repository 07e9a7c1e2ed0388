//! The columns of events.csv: one dated activity a row.

use super::Empty::{Never, When};
use super::{Column, Kind, Value, boxes, column, id, list, page, printed, words_of};
use crate::record::{Event, EventKind, Precision, RowId, RowKind, YearFrom};

/// The columns of events.csv.
pub const COLUMNS: &[Column<Event>] = &[
    column("event_id", Kind::Key, Never, "this event", "r0123456789abcdef-e00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Event, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column("kind", words_of!(EventKind), Never, "done or to come", "activity", |r| Value::Word(r.item.kind.as_str())),
    column("date_start", Kind::Date, Never, "first day", "2019-09-12", |r| Value::Date(r.item.period.start)),
    column("date_end", Kind::Date, Never, "last day", "2019-09-13", |r| Value::Date(r.item.period.end)),
    column(
        "date_precision",
        words_of!(Precision),
        Never,
        "how exactly the date is printed: `in late May` is May, precision `month`",
        "day",
        |r| Value::Word(r.item.period.precision.as_str()),
    ),
    column("date_text", Kind::Text, Never, "the date as printed", "12-13 September", |r| {
        Value::Printed(&r.item.date_text)
    }),
    column(
        "year_from",
        words_of!(YearFrom),
        Never,
        "where the year came from: printed with the date, its heading, or the report's period",
        "report",
        |r| Value::Word(r.item.year_from.as_str()),
    ),
    column("title", Kind::Text, When("there are no words for it"), "short", "Consultation on the draft law", |r| {
        printed(&r.item.title)
    }),
    column(
        "text",
        Kind::Text,
        When("there are no words for it"),
        "whole",
        "On 12-13 September, 43 representatives met",
        |r| printed(&r.item.text),
    ),
    column("location", Kind::Text, When("none is named"), "as printed", "Phnom Penh", |r| printed(&r.item.location)),
    column("attendees", Kind::Text, When("none are named"), "as printed", "Government, workers, employers", |r| {
        printed(&r.item.attendees)
    }),
    column("purpose", Kind::Text, When("none is named"), "as printed", "To review the draft", |r| {
        printed(&r.item.purpose)
    }),
    column("organizations", Kind::List, When("none are named"), "names and acronyms found", "MOLVT;NEA", |r| {
        list(&r.item.organizations)
    }),
    column("page", Kind::Integer, When("its place is not known"), "page of the file, from 1", "2", |r| {
        page(&r.item.place)
    }),
    column(
        "bbox",
        Kind::Boxes,
        When("its place is not known"),
        "where it is printed",
        "72.00 101.25 133.10 112.25",
        |r| boxes(&r.item.place),
    ),
];
