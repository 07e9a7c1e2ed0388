//! The columns of media.csv, organizations.csv and links.csv: who wrote, who takes part, and where the page points.

use super::Empty::{Never, When};
use super::{Column, Kind, Value, boxes, column, date, id, optional_id, page, printed, words_of};
use crate::record::{Media, Organization, PageLink, Role, RowId, RowKind};

/// The columns of media.csv.
pub const COLUMNS: &[Column<Media>] = &[
    column("media_id", Kind::Key, Never, "this line of press coverage", "r0123456789abcdef-m00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Media, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column("date", Kind::Date, When("none is printed"), "when it appeared", "2019-08-06", |r| date(r.item.date)),
    column("date_text", Kind::Text, When("none is printed"), "the date as printed", "6 August", |r| {
        printed(&r.item.date_text)
    }),
    column("title", Kind::Text, When("none is printed"), "headline", "New centre opens", |r| printed(&r.item.title)),
    column("outlet", Kind::Text, When("none is printed"), "who printed it", "Khmer Times", |r| printed(&r.item.outlet)),
    column(
        "url",
        Kind::Text,
        When("no link annotation covers the row"),
        "address of the link annotation that covers the row's text",
        "https://example.org/article",
        |r| printed(&r.item.url),
    ),
    column("page", Kind::Integer, When("its place is not known"), "page of the file, from 1", "3", |r| {
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

/// The columns of organizations.csv.
pub const ORGANIZATION_COLUMNS: &[Column<Organization>] = &[
    column("organization_id", Kind::Key, Never, "this organization", "r0123456789abcdef-g00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Organization, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is printed in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column("role", words_of!(Role), Never, "what it is to the report", "partner", |r| {
        Value::Word(r.item.role.as_str())
    }),
    column("name", Kind::Text, When("only an acronym is printed"), "as printed", "National Employment Agency", |r| {
        printed(&r.item.name)
    }),
    column("acronym", Kind::Text, When("none is printed"), "as printed", "NEA", |r| printed(&r.item.acronym)),
    column("place", Kind::Text, When("none is named"), "where it works, as printed", "Phnom Penh", |r| {
        printed(&r.item.place_name)
    }),
    column(
        "contact",
        Kind::Text,
        When("none is printed, or `--contacts` was not given"),
        "e-mail and telephone",
        "office@example.org",
        |r| Value::Contact(&r.item.contact),
    ),
    column("page", Kind::Integer, When("its place is not known"), "page of the file, from 1", "1", |r| {
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

/// The columns of links.csv.
pub const LINK_COLUMNS: &[Column<PageLink>] = &[
    column("link_id", Kind::Key, Never, "this link", "r0123456789abcdef-l00001", |r| {
        id(r.report_id, RowId { kind: RowKind::Link, n: r.n })
    }),
    column("report_id", Kind::Ref("reports"), Never, "the report it is in", "r0123456789abcdef", |r| {
        Value::Word(r.report_id)
    }),
    column("page", Kind::Integer, When("its place is not known"), "page of the file, from 1", "3", |r| {
        page(&r.item.place)
    }),
    column(
        "url",
        Kind::Text,
        Never,
        "http, https or mailto; mailto links are left out unless `--contacts` was given",
        "https://example.org/article",
        |r| Value::Printed(&r.item.url),
    ),
    column("text", Kind::Text, When("it covers no text"), "the text that it covers", "New centre opens", |r| {
        printed(&r.item.text)
    }),
    column(
        "attached_to",
        Kind::AnyRef,
        When("it covers the text of no row"),
        "the row whose text it covers",
        "r0123456789abcdef-m00001",
        |r| optional_id(r.report_id, r.item.attached_to),
    ),
    column("bbox", Kind::Boxes, When("its place is not known"), "its rectangle", "72.00 101.25 133.10 112.25", |r| {
        boxes(&r.item.place)
    }),
];
