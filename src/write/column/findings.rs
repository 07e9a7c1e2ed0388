//! The columns of findings.csv: one doubt a row.

use super::Empty::{Never, When};
use super::{Column, Kind, Value, boxes, column, id, optional_id, printed, words_of};
use crate::finding::{Code, Finding, Severity};
use crate::record::{RowId, RowKind};

/// The columns of findings.csv.
pub const COLUMNS: &[Column<Finding>] = &[
    column("finding_id", Kind::Key, Never, "this finding", "r0123456789abcdef-x00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Finding, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is about", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column(
        "severity",
        Kind::Word(|| [Severity::Note, Severity::Doubt, Severity::Refusal].map(Severity::as_str).to_vec()),
        Never,
        "how much it weighs: worth knowing, a number in doubt, or something was refused",
        "doubt",
        |r| Value::Word(r.item.code.severity().as_str()),
    ),
    column("code", words_of!(Code), Never, "which doubt, of the closed list below", "parts_do_not_add_up", |r| {
        Value::Word(r.item.code.as_str())
    }),
    column("page", Kind::Integer, When("it is about the file as a whole"), "page of the file, from 1", "4", |r| {
        r.item.place.as_ref().map_or(Value::Empty, |p| Value::Integer(u64::from(p.page.number())))
    }),
    column(
        "bbox",
        Kind::Boxes,
        When("it is about a page or file as a whole"),
        "where on the page",
        "72.00 101.25 133.10 112.25",
        |r| r.item.place.as_ref().map_or(Value::Empty, boxes),
    ),
    column(
        "row_id",
        Kind::AnyRef,
        When("it is about no row"),
        "the row it is about",
        "r0123456789abcdef-f00012",
        |r| optional_id(r.report_id, r.item.row),
    ),
    column(
        "message",
        Kind::Text,
        Never,
        "what is doubted, quoting the paper",
        "parts add to 67, printed total is 57",
        |r| Value::Printed(&r.item.message),
    ),
    column("expected", Kind::Text, When("it cannot be said"), "what was expected", "57", |r| printed(&r.item.expected)),
    column("found", Kind::Text, When("it cannot be said"), "what was found", "67", |r| printed(&r.item.found)),
];
