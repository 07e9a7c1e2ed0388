//! numbers.csv: every numeral of every passage, its class, and the row that holds it.

use crate::parse::bid::Class;
use crate::parse::claim::{Fate, Reading};
use crate::record::{Number, NumberClass, RowId};

/// What the rows of a reading are, so that its numbers can name them.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The row of each quantity; `None` where it became none.
    pub quantities: Vec<Option<RowId>>,
    /// Those that are cells of a table and no figures.
    pub cells: Vec<usize>,
    /// The row that holds each date.
    pub dates: Vec<Option<RowId>>,
    /// What a number is whose quantity became no row.
    pub otherwise: Option<NumberClass>,
}

fn class(class: Class) -> NumberClass {
    match class {
        Class::Date => NumberClass::Date,
        Class::Ordinal => NumberClass::Ordinal,
        Class::Duration => NumberClass::Duration,
        Class::Age => NumberClass::Age,
        Class::Reference => NumberClass::Reference,
        Class::Identifier => NumberClass::Identifier,
        Class::Phone => NumberClass::Phone,
        Class::Url => NumberClass::Url,
        Class::PageNumber => NumberClass::PageNumber,
        Class::ListMark => NumberClass::ListMark,
        Class::FootnoteMark => NumberClass::FootnoteMark,
        Class::TableCell => NumberClass::TableCell,
        Class::Axis => NumberClass::Axis,
        Class::Name => NumberClass::Name,
    }
}

/// The numbers of a reading.
pub fn numbers(reading: &Reading, rows: &Rows, out: &mut Vec<Number>) {
    for claim in &reading.numbers {
        let (class, row) = match claim.fate {
            Fate::Quantity(n) => match rows.quantities.get(n).copied().flatten() {
                Some(row) => (NumberClass::Figure, Some(row)),
                None if rows.cells.contains(&n) => (NumberClass::TableCell, None),
                None => (rows.otherwise.unwrap_or(NumberClass::Unread), None),
            },
            Fate::Date(n) => (NumberClass::Date, rows.dates.get(n).copied().flatten()),
            Fate::Not(c) => (class(c), None),
            Fate::Unread => (rows.otherwise.unwrap_or(NumberClass::Unread), None),
        };
        let text = reading.text.as_str()[claim.span.range()].to_owned();
        out.push(Number { text, class, row, rule: claim.rule, place: reading.text.place(claim.span) });
    }
}
