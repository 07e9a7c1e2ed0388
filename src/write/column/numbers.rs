//! The columns of numbers.csv: every number that is printed, and what became of it.

use super::Empty::{Never, When};
use super::{Column, Kind, Value, boxes, column, id, optional_id, page, word, words_of};
use crate::record::{Number, NumberClass, RowId, RowKind};

/// The columns of numbers.csv.
pub const COLUMNS: &[Column<Number>] = &[
    column("number_id", Kind::Key, Never, "this number", "r0123456789abcdef-n00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Number, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
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
    column(
        "text",
        Kind::Text,
        Never,
        "the token as printed; the digits of a telephone number are `#` unless `--contacts` was given",
        "311,290",
        |r| match r.item.class {
            NumberClass::Phone => Value::Phone(&r.item.text),
            _ => Value::Printed(&r.item.text),
        },
    ),
    column(
        "class",
        words_of!(NumberClass),
        Never,
        "what it is; `unread` is a doubt with a finding, `table_cell` a number of a table or chart that no heads make a statistic, one doubt a page",
        "figure",
        |r| Value::Word(r.item.class.as_str()),
    ),
    column(
        "row_id",
        Kind::AnyRef,
        When("it went into no row"),
        "the row that it went into",
        "r0123456789abcdef-f00001",
        |r| optional_id(r.report_id, r.item.row),
    ),
    column("rule", Kind::Text, When("no rule decided"), "the name of the rule that decided", "count_with_parts", |r| {
        word(r.item.rule)
    }),
];
