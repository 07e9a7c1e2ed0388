//! Rolls: tables in which one cell of a row counts people and another says in words who they are.
//!
//! ```text
//! row = … number … text "(" list of parts ")" …            02/03/17 | 6 | a crew (1 baby; 5 men) | …
//! ```

use super::TableClaim;
use super::head::Head;
use crate::parse::claim::{Fate, Reading, UnitClaim};
use crate::place::CharSpan;
use rust_decimal::Decimal;

/// `… | 6 | a crew (1 baby; 5 men) | …`: the row counts people in one cell and says in another who they are. The count is the total of
/// those parts, where it is the only one of the row in front of them and they are not more.
pub(super) fn described(reading: &mut Reading, own: usize, claim: &TableClaim, row: usize, heads: &[Head]) {
    let cells = claim.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let column = |span: CharSpan| cells.iter().position(|c| c.is_some_and(|c| c.contains(span)));
    let told: Vec<usize> = (0..own).filter(|q| !reading.quantities[*q].parts.is_empty()).collect();
    let [q] = told[..] else { return };
    let parts = &reading.quantities[q];
    let closes = column(parts.span).and_then(|c| cells[c]).is_some_and(|cell| {
        let after = &reading.text.as_str()[parts.span.end as usize..(cell.end as usize).max(parts.span.end as usize)];
        after.chars().all(|c| matches!(c, ')' | ']' | '.' | ' '))
    });
    let counts: Vec<usize> = (own..reading.quantities.len())
        .filter(|n| {
            let quantity = &reading.quantities[*n];
            quantity.rule == "table_cell"
                && column(quantity.span).is_some_and(|c| matches!(heads[c], Head::Count | Head::Total))
        })
        .collect();
    let [count] = counts[..] else { return };
    let sum: Option<Decimal> =
        parts.parts.iter().map(|p| p.value.number).try_fold(Decimal::ZERO, |a, v| a.checked_add(v?));
    let value = reading.quantities[count].total.clone();
    let (Some(total), Some(sum)) = (value.as_ref().and_then(|v| v.number), sum) else { return };
    let plain = parts.parts.iter().all(|p| p.value.unit == UnitClaim::Plain && p.value.high.is_none());
    let before = reading.quantities[count].span.end <= parts.span.start;
    if !(closes && plain && before && parts.total.is_none() && sum <= total) {
        return;
    }
    // The count's own row goes: its number is told by the parts.
    let head = reading.quantities[count].heads.clone();
    let span = reading.quantities[count].span;
    let parts = &mut reading.quantities[q];
    parts.total = value;
    parts.covers = sum == total;
    parts.heads = head;
    parts.rule = "table_described";
    parts.span = parts.span.union(span);
    for number in &mut reading.numbers {
        match number.fate {
            Fate::Quantity(n) if n == count => number.fate = Fate::Quantity(q),
            Fate::Quantity(n) if n > count => number.fate = Fate::Quantity(n - 1),
            _ => {}
        }
    }
    reading.quantities.remove(count);
}

#[cfg(test)]
mod tests {
    use crate::layout::{Cell, Table};
    use crate::parse::style::Style;
    use crate::parse::table;
    use crate::place::PlacedText;

    fn check(row: &[&str], expect: &[&str]) {
        let head = ["found dead", "number", "name, gender, age", "cause"];
        let cells =
            head.iter().enumerate().map(|(c, t)| (0, c, *t)).chain(row.iter().enumerate().map(|(c, t)| (1, c, *t)));
        let cells = cells
            .map(|(row, column, text)| Cell {
                row,
                column: column as u32,
                row_span: 1,
                column_span: 1,
                text: PlacedText::unplaced(text),
                ..Cell::default()
            })
            .collect();
        let (_, readings) = table::read(&Table { columns: 4, rows: 2, header_rows: 1, cells }, &Style::default());
        let got: Vec<String> = readings[1]
            .quantities
            .iter()
            .map(|q| {
                let total = q.total.as_ref().and_then(|v| v.number).map_or("-".to_owned(), |n| n.to_string());
                let parts: Vec<String> = q.parts.iter().filter_map(|p| p.value.number).map(|n| n.to_string()).collect();
                format!("{} {total}: {}", q.rule, parts.join(" "))
            })
            .collect();
        assert_eq!(got, expect, "{row:?}");
    }

    #[test]
    fn a_row_counts_those_whom_it_describes() {
        check(&["02/03/17", "6", "a crew (1 baby; 5 men)", "rescued"], &["table_described 6: 1 5"]);
        check(&["05/03/17", "4", "a crew (1 man)", "ashore"], &["table_described 4: 1"]);
        check(&["05/03/17", "1", "a guest (woman, 19)", "ashore"], &["table_cell 1: "]);
        check(&["05/03/17", "1", "a crew (2 men)", "ashore"], &["parts_without_total -: 2", "table_cell 1: "]);
    }
}
