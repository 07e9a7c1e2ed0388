//! Do the printed parts add up to the printed total?

use crate::finding::{Code, Finding};
use crate::record::{Balance, Figure, ReportRecords, RowId, RowKind};
use rust_decimal::Decimal;

/// A finding for each figure whose parts do not give its total.
pub fn check(records: &ReportRecords) -> Vec<Finding> {
    let row = |at: usize| RowId { kind: RowKind::Figure, n: at as u32 + 1 };
    records.figures.iter().enumerate().filter_map(|(at, figure)| doubt(figure).map(|f| f.of(row(at)))).collect()
}

fn doubt(figure: &Figure) -> Option<Finding> {
    if figure.balance != Balance::Mismatch {
        return None;
    }
    let total = figure.value.stated()?;
    let sum: Decimal =
        figure.parts.iter().filter_map(|(_, p)| p.stated()).chain(figure.parts_other.iter().map(|(_, n)| *n)).sum();
    let message = format!("{:?}: parts add to {sum}, printed total is {total}", figure.quote);
    let finding = Finding::new(Code::PartsDoNotAddUp, message).at(figure.place.clone());
    Some(Finding { expected: total.to_string(), found: sum.to_string(), ..finding })
}
